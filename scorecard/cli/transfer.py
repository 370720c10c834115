"""``scorecard import``: readings from other formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from scorecard.cli.console import ask, say, say_aside, tell
from scorecard.cli.options import BY, Options, place_options, who
from scorecard.exchange.history import preview_history
from scorecard.exchange.import_preview import preview_import
from scorecard.exchange.long_csv import read_long_csv
from scorecard.messages.catalogue import number_fault, plural, words
from scorecard.model.fault import ScorecardError
from scorecard.model.number import NumberFault, number_style
from scorecard.records.evidence import folder_of
from scorecard.records.restoring import restore_history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.exchange.import_preview import ImportPreview, Refusal
    from scorecard.exchange.table import Table
    from scorecard.model.number import NumberStyle
    from scorecard.workspace import Workspace


# As many rows of each sort are shown; the rest is counted.
SHOWN = 10
# From this many readings on an import shows its progress.
LONG = 1000


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-published", is_flag=True)
@click.option("--yes", "-y", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--numbers", default=None, metavar="SAMPLE")
@BY
@place_options
def import_(
    options: Options,
    file: Path,
    as_published: bool,
    yes: bool,
    dry_run: bool,
    numbers: str | None,
    by: str | None,
) -> int:
    """Take in the readings of FILE, a long CSV: all of them, or none."""
    workspace = options.workspace()
    style = _style(numbers)
    table = read_long_csv(file)
    if table.is_history:
        return _take_history(workspace, file, table, style, (by, yes, dry_run))
    preview = preview_import(
        workspace.strategy,
        workspace.store.records(),
        table.rows,
        as_published=as_published,
        keeps_source="source" not in table.columns,
        style=style,
        evidence=folder_of(workspace.store.path),
    )
    _show(file, preview)
    if preview.refused:
        say_aside(words.Transfer.REFUSED_NOTHING)
        return 1
    if not preview.entries:
        say([words.Transfer.ALL_THERE])
        return 0
    if dry_run:
        say([words.Transfer.DRY_RUN])
        return 0
    _confirm(yes=yes, number=len(preview.entries), doubted=len(preview.doubts))
    _save(workspace, preview, by)
    say([plural(words.Transfer.IMPORTED, len(preview.entries))])
    return 0


def _take_history(
    workspace: Workspace,
    file: Path,
    table: Table,
    style: NumberStyle | None,
    how: tuple[str | None, bool, bool],
) -> int:
    """Take in a whole history, every revision with the moment of its entry."""
    by, yes, dry_run = how
    records = workspace.store.records()
    preview = preview_history(workspace.strategy, records, table.rows, style=style, by=who(by))
    said, counts = words.Transfer, words.History.COUNTS
    told = counts.format(new=preview.number, same=preview.same, refused=len(preview.refused))
    tell([said.PREVIEW.format(file=file, preview=told)])
    _refusals(file, preview.refused)
    if preview.refused:
        say_aside(said.REFUSED_NOTHING)
        return 1
    if not preview.number or dry_run:
        say([said.DRY_RUN if preview.number else said.ALL_THERE])
        return 0
    _confirm(yes=yes, number=preview.number)
    restore_history(workspace.store, preview.new)
    say([plural(words.History.TAKEN_IN, preview.number)])
    return 0


def _style(numbers: str | None) -> NumberStyle | None:
    if numbers is None:
        return None
    try:
        return number_style(numbers)
    except NumberFault as fault:
        raise ScorecardError(words.Transfer.NUMBERS.format(fault=number_fault(fault))) from None


def _show(file: Path, preview: ImportPreview) -> None:
    said = words.Transfer
    changed = preview.changed
    lines = [said.PREVIEW.format(file=file, preview=preview)]
    lines += [said.ROW.format(number=row.number, what=row.what) for row in changed[:SHOWN]]
    if len(changed) > SHOWN:
        lines.append(said.MORE.format(number=len(changed) - SHOWN))
    tell(lines)
    _refusals(file, preview.refused)
    for number, what in preview.doubts[: SHOWN * 2]:
        say_aside(said.DOUBTED.format(file=file, number=number, what=what))
    if len(preview.doubts) > SHOWN * 2:
        say_aside(said.MORE_DOUBTED.format(number=len(preview.doubts) - SHOWN * 2))
    for remark in preview.remarks:
        say_aside(remark)


def _refusals(file: Path, refused: Sequence[Refusal]) -> None:
    said = words.Transfer
    for refusal in refused[: SHOWN * 2]:
        text = said.REFUSED.format(
            file=file, number=refusal.number, column=refusal.column, what=refusal.what
        )
        say_aside(text)
    if len(refused) > SHOWN * 2:
        more = len(refused) - SHOWN * 2
        say_aside(said.MORE_REFUSED.format(number=more))


def _confirm(*, yes: bool, number: int, doubted: int = 0) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise ScorecardError(words.Transfer.NEEDS_YES)
    question = plural(words.Transfer.ASK, number)
    if doubted:
        question = plural(words.Transfer.ASK_DOUBTED, doubted, ask=question)
    if not ask(question):
        raise ScorecardError(words.Transfer.STOPPED)


def _save(workspace: Workspace, preview: ImportPreview, by: str | None) -> None:
    """Store the entries; a reading that was changed since the preview is refused."""
    store, name = workspace.store, who(by)
    if len(preview.entries) < LONG or not sys.stderr.isatty():
        store.add(preview.entries, by=name, seen=preview.seen)
        return

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words.Transfer.IMPORTING, total=len(preview.entries))

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        store.add(preview.entries, by=name, seen=preview.seen, progress=show)
