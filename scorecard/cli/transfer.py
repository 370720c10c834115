"""``scorecard import``: readings from other formats."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from scorecard.cli.console import (
    ask,
    ask_text,
    is_long,
    on_terminal,
    page,
    print_json,
    say,
    say_aside,
    tell,
    width,
    wrap,
)
from scorecard.cli.import_lines import left_words, preview_lines
from scorecard.cli.options import BY, Options, place_options, who
from scorecard.exchange import import_names
from scorecard.exchange.history import preview_history
from scorecard.exchange.import_json import history_json, import_json
from scorecard.exchange.import_preview import Answers, named, place_of, preview_import
from scorecard.exchange.read_table import read_table
from scorecard.messages.catalogue import number_fault, plural, words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.number import NumberFault, number_style
from scorecard.records.evidence import folder_of
from scorecard.records.restoring import restore_history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scorecard.exchange.history import HistoryPreview
    from scorecard.exchange.import_preview import ImportPreview, Refusal
    from scorecard.exchange.table import Row, Table
    from scorecard.model.number import NumberStyle
    from scorecard.workspace import Workspace


# As many rows that are wrong are named to a program; the rest is counted, and whole in the JSON.
SHOWN = 20
# So many of the texts that a question is about are named in it.
_TEXTS_NAMED = 6
# From this many readings on an import shows its progress.
LONG = 1000
# What becomes of an import, as its JSON says it.
_IMPORTED, _SHOWN, _NOTHING = "imported", "shown", "nothing"
_REFUSED, _NOTHING_RIGHT, _NOT_AGREED = "refused", "nothing_right", "not_agreed"


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-published", is_flag=True)
@click.option("--yes", "-y", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--numbers", default=None, metavar="SAMPLE")
@click.option("--sheet", default="", metavar="NAME")
@click.option("--ignore", multiple=True, metavar="COLUMN")
@click.option("--map", "names", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-data", default="", metavar="WHY")
@click.option("--marks-as-notes", is_flag=True)
@click.option("--over-changes", is_flag=True)
@click.option("--take-right", is_flag=True)
@BY
@place_options
def import_(
    options: Options,
    file: Path,
    by: str | None,
    numbers: str | None,
    sheet: str,
    ignore: tuple[str, ...],
    names: Path | None,
    no_data: str,
    marks_as_notes: bool,
    over_changes: bool,
    **how: bool,
) -> int:
    """Take in the readings of FILE, a CSV file, a workbook or a folder: all, or none."""
    workspace = options.workspace()
    style = _style(numbers)
    kept = _Names(workspace, names)
    read = partial(read_table, file, workspace.strategy, sheet=sheet, ignore=ignore, style=style)
    table = read(names=kept.names)
    work = _Import(options, file, table, workspace, _How(style=style, **how))
    if table.is_history:
        return work.take_history(by)
    answers = Answers(kept.names, no_data.strip(), marks_as_notes, table.footnotes, over_changes)
    preview = work.look(answers)
    if work.asks:
        preview = work.ask_about(preview, answers, kept, read)
    return work.take(preview, kept.stale, by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """What a person said on the command line about an import."""

    yes: bool
    dry_run: bool
    take_right: bool
    as_published: bool
    style: NumberStyle | None


class _Names:
    """The names that people agreed to, and where they are kept."""

    def __init__(self, workspace: Workspace, path: Path | None) -> None:
        if path is not None and not path.exists():
            raise ScorecardError(Fault(str(path), words.ImportNames.MISSING))
        self._path = path or import_names.names_beside(workspace.places.store)
        self.names = import_names.read_names(self._path)
        gone = import_names.stale(self.names, workspace.store.ids)
        self.stale = tuple(f"{self._path}: {what}" for what in gone)

    def keep(self, names: Mapping[str, str]) -> None:
        """Keep what somebody agreed to just now."""
        if names != self.names:
            import_names.write_names(self._path, names)
            number = len(names.keys() - self.names.keys())
            say_aside(plural(words.ImportNames.KEPT, number, path=self._path))


def _named(workspace: Workspace, preview: ImportPreview) -> dict[str, str]:
    """Ask a person about names that are not known; return those that were agreed to."""
    names: dict[str, str] = {}
    for name, offers in preview.unanswered.names.items():
        for id_ in offers:
            title = workspace.store.ids.indicators[id_].title
            if ask(words.Transfer.IS_NAME.format(name=name, id=id_, title=title)):
                names[name] = id_
                break
    return names


def _answered(preview: ImportPreview, answers: Answers) -> Answers:
    """Ask a person about what is refused until somebody answers."""
    said, unanswered = words.Transfer, preview.unanswered
    no_data, marks, over = answers.no_data, answers.marks_as_notes, answers.over_changes
    if rows := unanswered.no_figure:
        question = plural(said.WHY_NO_FIGURE, len(rows), texts=_texts(rows))
        no_data = ask_text(question)
    if rows := unanswered.marked:
        marks = ask(plural(said.KEEP_MARKS, len(rows), texts=_texts(rows)))
    if changed := unanswered.changed_since:
        numbers = {row.number for row, _ in changed}
        for refusal in preview.refused:
            if refusal.number in numbers:
                say_aside(str(refusal))
        over = ask(plural(said.OVER_CHANGES, len(changed)))
    return replace(answers, no_data=no_data, marks_as_notes=marks, over_changes=over)


def _texts(rows: Iterable[Row]) -> str:
    """Return what stands in the cells of rows, each once and only a few."""
    texts = dict.fromkeys(row.draft.value.strip() for row in rows)
    return words.LIST_SEPARATOR.join([*texts][:_TEXTS_NAMED])


class _Import:
    """One import: what it would do is shown, asked about, and done.

    Args:
        options: the common options.
        file: the file.
        table: what it says.
        workspace: the plan and the store.
        how: what the command line says.
    """

    def __init__(
        self, options: Options, file: Path, table: Table, workspace: Workspace, how: _How
    ) -> None:
        self._json = options.json
        self._file = file
        self._table = table
        self._workspace = workspace
        self._how = how

    @property
    def asks(self) -> bool:
        """Say whether a person is asked."""
        how = self._how
        return sys.stdin.isatty() and not (how.yes or how.dry_run or self._json)

    def look(self, answers: Answers) -> ImportPreview:
        """Return what importing the file would do."""
        how, table, store = self._how, self._table, self._workspace.store
        return preview_import(
            self._workspace.strategy,
            store.records(),
            table.rows,
            as_published=how.as_published,
            keeps_source="source" not in table.columns,
            style=how.style or table.notation,
            answers=answers,
            evidence=folder_of(store.path),
        )

    def ask_about(
        self, preview: ImportPreview, answers: Answers, kept: _Names, read: Callable[..., Table]
    ) -> ImportPreview:
        """Ask a person about what the file leaves open; return what it would do then."""
        if agreed := _named(self._workspace, preview):
            # What stands in the rows of a name, and below it, is asked about once it is known.
            answers = replace(answers, names={**answers.names, **agreed})
            kept.keep(answers.names)
            if self._file.is_file() or self._file.is_dir():  # a pipe is read but once
                self._table = read(names=answers.names)
            preview = self.look(answers)
        told = _answered(preview, answers)
        return preview if told == answers else self.look(told)

    def take(self, preview: ImportPreview, stale: Sequence[str], by: str | None) -> int:
        """Show a preview, ask, and import what is agreed to; return the exit code."""
        told = (self._table.layout, *self._table.remarks, *preview.remarks, *stale)
        told = tuple(text for text in told if text)
        if not self._json:
            self._show(preview, told)
        taken, outcome = self._agreed(preview)
        if outcome == _IMPORTED:
            self._save(taken, by)
        number = len(taken.entries) if outcome == _IMPORTED else 0
        if self._json:
            print_json(import_json(str(self._file), self._table, preview, outcome, number, told))
        elif outcome != _NOT_AGREED:
            self._say(outcome, number)
        if taken is not preview and outcome in (_IMPORTED, _SHOWN, _NOTHING):
            say_aside(left_words(preview, taken))
        return self._code(outcome)

    def _agreed(self, preview: ImportPreview) -> tuple[ImportPreview, str]:
        """Return what is to be imported, and what becomes of it."""
        how, taken = self._how, preview
        if preview.refused or (how.take_right and preview.doubts):
            right = preview.only_right()
            question = plural(words.Transfer.TAKE_RIGHT, preview.refused_rows)
            if not how.take_right and not (self.asks and right.entries and ask(question)):
                return preview, _REFUSED
            taken = right
            if not taken.entries and not taken.same:
                return preview, _NOTHING_RIGHT
        if not taken.entries or how.dry_run:
            return taken, _SHOWN if taken.entries else _NOTHING
        if how.yes or not self.asks:
            return taken, _IMPORTED if how.yes else _NOT_AGREED
        return self._asked(taken)

    def _asked(self, taken: ImportPreview) -> tuple[ImportPreview, str]:
        """Ask whether to import, and where something looks wrong, whether to import the rest."""
        question, doubted = plural(words.Transfer.ASK, len(taken.entries)), len(taken.doubts)
        if not doubted:
            return taken, _IMPORTED if ask(question) else _NOT_AGREED
        if ask(plural(words.Transfer.ASK_DOUBTED, doubted, ask=question)):
            return taken, _IMPORTED
        right = taken.only_right()
        agreed = right.entries and ask(plural(words.Transfer.OTHERS, len(right.entries)))
        return (right, _IMPORTED) if agreed else (taken, _NOT_AGREED)

    def _say(self, outcome: str, number: int) -> None:
        """Say what became of it."""
        said = words.Transfer
        if outcome == _IMPORTED:
            say([plural(said.IMPORTED, number)])
        elif outcome == _NOTHING:
            say([said.ALL_THERE])
        elif outcome == _SHOWN:
            say([said.DRY_RUN])
        else:
            say_aside(said.REFUSED_NOTHING if outcome == _REFUSED else said.NOTHING_RIGHT)

    def _show(self, preview: ImportPreview, told: Sequence[str]) -> None:
        """Show every row to a person, and what changes and what is wrong to a program."""
        said, file = words.Transfer, self._file
        counts = said.PREVIEW.format(file=file, preview=preview)
        if on_terminal() and not self._how.yes:
            lines = preview_lines(preview, width())
            remarks = [line for text in told for line in wrap(text)]
            tell([counts, *remarks])
            page([counts, *remarks, "", *lines] if is_long(lines) else ["", *lines])
            return
        rows = (said.ROW.format(place=place_of(r.row), what=r.what) for r in preview.changed)
        tell([counts, *rows])
        _refusals(file, preview.refused)
        for row, what in preview.doubts[:SHOWN]:
            told_of = words.Preview.ROW.format(place=named(row.entry), what=what)
            say_aside(said.DOUBTED.format(file=file, place=place_of(row.row), what=told_of))
        if len(preview.doubts) > SHOWN:
            say_aside(said.MORE_DOUBTED.format(number=len(preview.doubts) - SHOWN))
        for text in told:
            say_aside(text)

    def _save(self, preview: ImportPreview, by: str | None) -> None:
        """Store the entries; a reading that was changed since the preview is refused."""
        store, name = self._workspace.store, who(by)
        if len(preview.entries) < LONG or not sys.stderr.isatty():
            store.add(preview.entries, by=name, seen=preview.seen)
            return
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(words.Transfer.IMPORTING, total=len(preview.entries))

            def show(done: int, total: int) -> None:
                bar.update(task, completed=done, total=total)

            store.add(preview.entries, by=name, seen=preview.seen, progress=show)

    def take_history(self, by: str | None) -> int:
        """Take in a whole history, every revision with the moment of its entry."""
        store, said = self._workspace.store, words.Transfer
        preview = preview_history(
            self._workspace.strategy,
            store.records(),
            self._table.rows,
            style=self._how.style or self._table.notation,
            by=who(by),
        )
        if not self._json:
            told = words.History.COUNTS.format(
                new=preview.number, same=preview.same, refused=preview.refused_rows
            )
            tell([said.PREVIEW.format(file=self._file, preview=told)])
            _refusals(self._file, preview.refused)
        outcome = self._history_agreed(preview)
        number = preview.number if outcome == _IMPORTED else 0
        if number:
            restore_history(store, preview.new)
        if self._json:
            print_json(history_json(str(self._file), self._table, preview, outcome, number))
        elif number:
            say([plural(words.History.TAKEN_IN, number)])
        elif outcome != _NOT_AGREED:
            self._say(outcome, number)
        return self._code(outcome)

    def _history_agreed(self, preview: HistoryPreview) -> str:
        """Return what becomes of a history; somebody is asked who can be."""
        how = self._how
        if preview.refused:
            return _REFUSED
        if not preview.number or how.dry_run:
            return _SHOWN if preview.number else _NOTHING
        agreed = how.yes or (self.asks and ask(plural(words.Transfer.ASK, preview.number)))
        return _IMPORTED if agreed else _NOT_AGREED

    def _code(self, outcome: str) -> int:
        """Return the exit code.

        Raises:
            ScorecardError: nobody agreed.
        """
        if outcome == _NOT_AGREED:
            asked = sys.stdin.isatty() and not self._json
            raise ScorecardError(words.Transfer.STOPPED if asked else words.Transfer.NEEDS_YES)
        return int(outcome in (_REFUSED, _NOTHING_RIGHT))


def _style(numbers: str | None) -> NumberStyle | None:
    if numbers is None:
        return None
    try:
        return number_style(numbers)
    except NumberFault as fault:
        raise ScorecardError(words.Transfer.NUMBERS.format(fault=number_fault(fault))) from None


def _refusals(file: Path, refused: Sequence[Refusal]) -> None:
    """Say what is refused; one thing that is wrong at several places is said once."""
    said = words.Transfer
    alike: dict[tuple[str, str], list[Refusal]] = {}
    for refusal in refused:
        alike.setdefault((refusal.column, refusal.what), []).append(refusal)
    for first, *others in [*alike.values()][:SHOWN]:
        told = said.REFUSED.format(file=file, refusal=first)
        say_aside(plural(said.REFUSED_TOO, len(others), refusal=told) if others else told)
    if more := sum(map(len, [*alike.values()][SHOWN:])):
        say_aside(said.MORE_REFUSED.format(number=more))
