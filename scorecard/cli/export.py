"""``scorecard export``: the readings, as a CSV file or a workbook."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard import __version__, clock
from scorecard.cli.console import give, say_aside
from scorecard.cli.options import Options, common_options
from scorecard.cli.spoken import Choice
from scorecard.exchange.formats import FORMATS, Subject, export_as
from scorecard.exchange.history import in_order
from scorecard.exchange.long_csv import write_history_csv, write_long_csv
from scorecard.exchange.whole_xlsx import history_workbook, readings_workbook
from scorecard.exchange.wide import WideTable
from scorecard.files import write_folder, write_text
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import UsageError
from scorecard.model.records import current

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.workspace import Workspace

_WORKBOOK = ".xlsx"
# Other kinds of workbook, which are read and not written.
_READ_ONLY = (".ods", ".xls", ".xlsm", ".xlsb")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "format_", type=Choice(FORMATS))
@click.option("--history", is_flag=True)
@click.option("--wide", is_flag=True)
@click.option("--force", is_flag=True)
@common_options
def export(
    options: Options, file: Path, format_: str | None, history: bool, wide: bool, force: bool
) -> None:
    """Write the readings to FILE as a CSV or a workbook that `import` takes back."""
    if format_ is not None:
        if history or wide:
            raise UsageError(words.Formats.BY_ITSELF)
        _in_format(options, file, format_, force=force)
        return
    is_workbook = file.suffix.lower() == _WORKBOOK
    if file.suffix.lower() in _READ_ONLY:
        said = words.Workbook.NOT_WRITTEN
        raise UsageError(said.format(file=file, suffix=file.suffix))
    if history and wide:
        raise UsageError(words.Workbook.WIDE_IS_NO_HISTORY)
    workspace = options.workspace()
    make = _history if history else _wide if wide else _standing
    number, content = make(workspace, options, is_workbook=is_workbook)
    if str(file) == "-":
        give(str(content))
        return
    write_text(file, content, force=force, kept=workspace.kept)
    told = words.Transfer.EXPORTED_HISTORY if history else words.Transfer.EXPORTED
    say_aside(plural(told, number, file=file))


def _in_format(options: Options, file: Path, name: str, *, force: bool) -> None:
    """Write what a format of other people's tools holds, and say what it cannot say.

    Raises:
        UsageError: it takes a folder, and the screen was asked for.
        ScorecardError: something stands there, or the plan lacks what the format needs.
    """
    workspace = options.workspace()
    found = export_as(name, _subject(workspace, options))
    if not found.is_folder:
        if str(file) == "-":
            give(str(found.files[""]))
        else:
            write_text(file, found.files[""], force=force, kept=workspace.kept)
    elif str(file) == "-":
        raise UsageError(words.Formats.FOLDER.format(format=name))
    else:
        write_folder(file, found.files, force=force, kept=workspace.kept)
    for sentence in found.left_out:
        say_aside(sentence)
    say_aside(plural(words.Transfer.EXPORTED, found.readings, file=file))


def _subject(workspace: Workspace, options: Options) -> Subject:
    """Return what is exported: figures of every year, but up to the year that is asked for."""
    records, as_of = workspace.store.records(), options.as_of
    card = workspace.scorecard(options.year, as_of)
    later = None
    if options.year is None:
        stands = current(records.readings, as_of, ids=workspace.store.ids)
        last = max((key.year for key in stands), default=card.year)
        later = workspace.scorecard(last, as_of) if last > card.year else None
    made = clock.now().isoformat(timespec="seconds")
    return Subject(card, records, __version__, made, later)


def _history(
    workspace: Workspace, options: Options, *, is_workbook: bool
) -> tuple[int, str | bytes]:
    """Return how many revisions there are, and the file that holds them."""
    records = workspace.store.records()
    calendar = workspace.strategy.calendar
    whole = list(in_order(records, workspace.store.ids, options.as_of, options.year, calendar))
    if is_workbook:
        return len(whole), history_workbook(workspace.strategy, whole)
    text = io.StringIO(newline="")
    return write_history_csv(workspace.strategy, whole, text), text.getvalue()


def _wide(workspace: Workspace, options: Options, *, is_workbook: bool) -> tuple[int, str | bytes]:
    """Return how many figures stand, and the wide table of them; say what it leaves out."""
    readings = standing(workspace, options)
    table = WideTable(workspace.strategy, readings)
    if is_workbook:
        return table.workbook(readings)
    if table.more:
        say_aside(plural(words.Workbook.WIDE_LEAVES_OUT, table.more))
    return table.text()


def _standing(
    workspace: Workspace, options: Options, *, is_workbook: bool
) -> tuple[int, str | bytes]:
    """Return how many readings stand, and the file that holds them."""
    readings = standing(workspace, options)
    if is_workbook:
        card = workspace.scorecard(options.year, options.as_of)
        return len(readings), readings_workbook(workspace.strategy, readings, card)
    text = io.StringIO(newline="")
    return write_long_csv(workspace.strategy, readings, text), text.getvalue()


def standing(workspace: Workspace, options: Options) -> list[Reading]:
    """Return the readings that stand, in the order of the plan."""
    records = workspace.store.records()
    found = current(records.readings, options.as_of, ids=workspace.store.ids).values()
    chosen = [reading for reading in found if options.year in (None, reading.year)]
    order = {ind.id: n for n, ind in enumerate(workspace.strategy.indicators())}
    chosen.sort(key=lambda r: (order.get(r.indicator, len(order)), r.indicator, r.year, r.rank))
    return chosen
