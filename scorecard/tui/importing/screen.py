"""What importing a file would do, before anything is taken in: checked, asked about, accepted."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from scorecard.exchange.read_table import UnknownColumn
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import ended
from scorecard.model.fault import ScorecardError
from scorecard.model.text import quoted
from scorecard.tui.commands import bindings
from scorecard.tui.forms.reading_save import undoing
from scorecard.tui.importing.file_screen import ImportFileScreen
from scorecard.tui.importing.name_screen import sheet_screen
from scorecard.tui.importing.questions import Questions
from scorecard.tui.importing.rows import (
    TAKEN,
    WRONG,
    Choices,
    Sort,
    Understood,
    import_table,
    keep_names,
    sheets_of,
    understand,
)
from scorecard.tui.look.glyphs import in_ascii
from scorecard.tui.preferences import remember_import_folder
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.step import Step
from scorecard.tui.store_state import waiting_words
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.line_input import FilterField
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import FlowLines, Sentence
from scorecard.tui.widgets.table import TextTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.entry import Entry
    from scorecard.records.store import Progress
    from scorecard.tui.importing.rows import ImportRow
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.step import Task, Writing

_SEVERAL = 2
# More rows than anybody looks through; the filter finds the others.
_MOST = 5000
# So many rows are named in a question.
_PLACES = 3
# What the list shows, one after another.
_SHOWN = (frozenset(Sort), WRONG, TAKEN)


class ImportScreen(Questions):
    """Counts, the rows, and the whole of the row under the cursor.

    Args:
        glyphs: the signs to draw with.
        loaded: what stands.
        path: the file.
    """

    PLACE: ClassVar = "import"
    BINDINGS: ClassVar = bindings("import")
    CSS = """
    #import-counts { margin-bottom: 1; max-height: 6; }
    #import-said { height: 5; margin-top: 1; }
    ImportScreen.-low #import-counts { max-height: 3; }
    ImportScreen.-low #import-said { height: 4; margin-top: 0; }
    """

    class Previewed(Message):
        """A worker has read the file, or knows why it cannot be."""

        def __init__(self, found: Understood | ScorecardError) -> None:
            super().__init__()
            self.found = found

    class Saved(Message):
        """A worker has taken the readings in, or knows why not, and what is loaded since."""

        def __init__(self, outcome: str | ScorecardError, loaded: Loaded) -> None:
            super().__init__()
            self.outcome, self.loaded = outcome, loaded

    class Sheets(Message):
        """A worker has looked which sheets there are, and why that was asked."""

        def __init__(self, sheets: tuple[str, ...], why: str) -> None:
            super().__init__()
            self.sheets, self.why = sheets, why

    class Progressed(Message):
        """A worker has made so many of the readings ready to be written."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done, self.total = done, total

    def __init__(self, glyphs: Glyphs, loaded: Loaded, path: Path) -> None:
        super().__init__(glyphs, loaded)
        self.path = path
        self._rows: tuple[ImportRow, ...] = ()
        self._only = _SHOWN[0]
        self._filter = ""
        self._given_up = False
        self._then: Callable[[], object] = self.explain
        self._title = TitleBar(glyphs)
        self._counts = FlowLines(glyphs, id="import-counts")
        self.table = TextTable(glyphs, id="import-rows")
        self._said = Sentence(glyphs, id="import-said")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._counts
        yield self.table
        yield self._said
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Read the file."""
        self.table.focus()
        super().on_mount()

    def refresh_from(self, loaded: Loaded) -> None:
        """Read the file against what is loaded now."""
        self.loaded = loaded
        self._show_title()
        if not self.holds_keys:
            self.read(self._then)

    @property
    def line(self) -> Sentence:
        """Return the line below the list."""
        return self._said

    @property
    def under_cursor(self) -> object:
        """Return the number of the row under the cursor."""
        return None if self.current is None else self.current.number

    @property
    def current(self) -> ImportRow | None:
        """Return the row under the cursor; None without any."""
        return self._rows[self.table.cursor] if self._rows else None

    @property
    def is_unsaved(self) -> bool:
        """Say whether answers would be lost; the file itself stays where it is."""
        return self.choices != Choices() and not (self.holds_keys or self._given_up)

    def read(self, then: Callable[[], object], *, anew: bool = False) -> None:
        """Read the file in a thread, and go on then; what was read once counts, unless ``anew``."""
        self._then = then
        if self.found is None:
            self._said.say(words.ScreenImport.READING, "dim")
        path, session = self.path, self.board.session
        table = None if self.found is None else self.found.table
        choices = self.choices

        def work() -> None:
            outcome: Understood | ScorecardError
            try:
                outcome = understand(path, session.workspace, choices, table, anew=anew)
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Previewed(outcome))

        self.run_worker(work, group="preview", thread=True, exclusive=True, exit_on_error=False)

    def on_import_screen_previewed(self, message: Previewed) -> None:
        """Show the rows, or why there are none."""
        found = message.found
        if isinstance(found, ScorecardError):
            self.found = None
            self._list()
            why = words.CLAUSE_SEPARATOR.join(str(fault) for fault in found.faults)
            self.tell(ended(why), "off_track")
            if isinstance(found, UnknownColumn):
                self.ask_for_column(found.column)
            elif not self.choices.sheet:
                self._look_for_sheets(why)
            return
        if self.found is not None and self.found.table is not found.table:
            self.choices = self.choices.moved(self.found.rows, found.rows)
        self.found = found
        self._list()
        then, self._then = self._then, self.explain
        then()

    def _look_for_sheets(self, why: str = "") -> None:
        """Ask which sheet is to be read, where there are several."""
        path = self.path

        def work() -> None:
            self.post_message(self.Sheets(sheets_of(path), why))

        self.run_worker(work, group="sheets", thread=True, exclusive=True, exit_on_error=False)

    def on_import_screen_sheets(self, message: Sheets) -> None:
        """Ask which sheet is to be read."""
        if len(message.sheets) < _SEVERAL:
            if not message.why:
                self.tell(words.ScreenImport.ONE_SHEET)
            return

        def answered(name: str | None) -> None:
            if name:
                self._read_anew(replace(Choices(), sheet=name))

        asks = sheet_screen(self.glyphs, self.path.name, message.sheets)
        self.app.push_screen(asks, answered)

    def action_choose_sheet(self) -> None:
        """Read another sheet of the workbook."""
        self._look_for_sheets()

    def action_leave_column(self) -> None:
        """Leave a column out that the file has."""
        self.ask_for_column()

    def ask_for_column(self, column: str = "") -> None:
        """Ask which column is left out, perhaps one that nobody knows; then read the rest."""
        said = words.ScreenImport

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "leave":
                ignored = (*self.choices.ignored, answer[1])
                self._read_anew(replace(Choices(), sheet=self.choices.sheet, ignored=ignored))

        answers = [("leave", said.LEAVE_COLUMN_YES), ("back", said.LOOK)]
        heading = said.UNKNOWN_COLUMN.format(name=quoted(column)) if column else said.LEAVE_COLUMN
        needs, text = said.LEAVE_COLUMN_NAME, said.LEAVE_COLUMN_TEXT
        ask = AskScreen(self.glyphs, heading, text, answers, needs=needs)
        if ask.field is not None:
            ask.field.value = column
        self.app.push_screen(ask, answered)

    def _read_anew(self, choices: Choices) -> None:
        """Read the file itself again: what was chosen of its rows was of others."""
        self.choices, self.found = choices, None
        self.read(self.explain)

    def _show_title(self) -> None:
        said, sheet = words.ScreenImport, "" if self.found is None else self.found.table.sheet
        title = (said.TITLE_SHEET if sheet else said.TITLE).format(file=self.path.name, sheet=sheet)
        self._title.show(title, None, self.loaded.errors)

    def _list(self) -> None:
        """Show the rows that are to be seen; the cursor stays on its row."""
        said, before = words.ScreenImport, self.under_cursor
        self._show_title()
        rows = () if self.found is None else self.found.sorted_by(self.choices)
        self._counts.show(self._counted(rows))
        wanted = self._filter.casefold().split()
        kept = (row for row in rows if row.sort in self._only and row.holds(wanted))
        self._rows = tuple(islice(kept, _MOST))
        numbers = [row.number for row in self._rows]
        at = numbers.index(before) if before in numbers else None
        empty = "" if self.found is None else said.NO_ROWS if rows else said.EMPTY
        self.table.show(import_table(self._rows, empty, self.glyphs.arrow), at)

    def _counted(self, rows: tuple[ImportRow, ...]) -> list[str]:
        """Return how many rows there are of each sort, and what is said of the whole file."""
        if self.found is None:
            return []
        said, of = words.ScreenImport, dict.fromkeys(Sort, 0)
        for row in rows:
            of[row.sort] += 1
        counts = [
            said.COUNTED.format(number=f"{number:,}", sort=said.SORTS[sort.value])
            for sort, number in of.items()
            if number
        ]
        told = [words.STANDING_SEPARATOR.join(counts)] if counts else []
        if self.glyphs.ascii_only:
            told = [in_ascii(text) for text in told]
        if self._only != _SHOWN[0]:
            told.append(said.SHOWS_WRONG if self._only is WRONG else said.SHOWS_TAKEN)
        if len(rows) > _MOST:
            told.append(said.SHOWS_MOST.format(most=f"{_MOST:,}"))
        if self._filter:
            told.append(said.FILTERED.format(text=quoted(self._filter)))
        return [*told, *self.found.said]

    def _explain(self) -> None:
        row = self.current
        if row is None:
            self._said.say("")
        else:
            heading = words.ScreenImport.HEADING.format(title=row.title, year=row.year)
            self._said.say(self.table.detail, heading=heading)

    @on(LineList.Opened)
    def action_open_row(self) -> None:
        """Show the whole of a row, and ask whether to take it."""
        row, said = self.current, words.ScreenImport
        if row is None:
            return
        answers = [("close", said.CLOSE)]
        if row.known is not None and row.sort is not Sort.SAME:
            left, taken = ("leave", said.LEAVE), ("take", said.TAKE)
            answers = [taken if row.sort is Sort.LEFT else left, *answers]
            if row.sort is Sort.DOUBTED:
                answers = [taken, *answers]

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] != "close":
                leaves = answer[0] == "leave"
                change = self.choices.leaving if leaves else self.choices.taking
                self.choose(change([row.number]))

        heading = said.HEADING.format(title=row.title, year=row.year)
        ask = AskScreen(self.glyphs, heading, self.table.detail, answers, careful=True)
        self.app.push_screen(ask, answered)

    def action_leave_row(self) -> None:
        """Leave the row under the cursor out, or take it after all."""
        row = self.current
        if row is None or row.known is None or row.sort is Sort.SAME:
            self.tell(words.ScreenImport.NOT_YOURS)
            return
        at, left = self.table.cursor, row.number in self.choices.left
        self.choose((self.choices.taking if left else self.choices.leaving)([row.number]))
        # The row goes to the others of its sort; the cursor goes on.
        self.table.cursor = min(at, max(0, len(self._rows) - 1))

    def choose(self, choices: Choices) -> None:
        """List the rows as they are chosen."""
        self.choices = choices
        self._list()
        self.explain()

    def action_show_rows(self) -> None:
        """Show all rows, then what asks for a look, then what would be taken in."""
        self._only = _SHOWN[(_SHOWN.index(self._only) + 1) % len(_SHOWN)]
        self._list()
        self.explain()

    def action_filter_rows(self) -> None:
        """Filter the rows by words."""
        for field in self.query(FilterField):
            field.focus()
            return
        self.mount(FilterField(self._filter), before=self._said)

    @on(FilterField.Changed)
    def _filtered(self, event: FilterField.Changed) -> None:
        self._filter = event.value
        self._list()

    @on(FilterField.Closed)
    def _close_filter(self, event: FilterField.Closed) -> None:
        if not event.kept:
            self._filter = ""
            self._list()
        self.query(FilterField).remove()
        self.table.focus()
        self.explain()

    def save(self, found: Understood) -> None:
        """Take the readings in, in a thread: all of them as one step, or none."""
        self.holds_keys = True
        self._said.say(words.ScreenImport.IMPORTING, "dim")
        writer, session = self.board.reading_actions.writer, self.board.session
        entries = found.entries(self.choices)

        def show(done: int, total: int) -> None:
            self.post_message(self.Progressed(done, total))

        task = save_import(entries, found.seen, show)
        path, names = self.path, self.choices.answers.names
        number = sum(row.sort is Sort.LEFT for row in found.sorted_by(self.choices))
        left_out = plural(words.ScreenImport.ASK_LEFT, number) if number else ""

        def work() -> None:
            outcome: str | ScorecardError
            try:
                outcome = writer.save(task)
                if session.workspace is not None:
                    not_kept = keep_names(session.workspace, names)
                    outcome = " ".join(filter(None, (outcome, left_out, not_kept)))
                remember_import_folder(str(path.absolute().parent))
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Saved(outcome, session.load()))

        in_turn = writer.in_turn(work)
        self.run_worker(in_turn, group="store", thread=True, exit_on_error=False)

    def on_import_screen_progressed(self, message: Progressed) -> None:
        """Say how far a long import is."""
        if self.holds_keys:
            said = words.ScreenImport.PROGRESS
            told = said.format(done=f"{message.done:,}", total=f"{message.total:,}")
            self._said.say(told, "dim")

    def on_import_screen_saved(self, message: Saved) -> None:
        """Go back to where one came from; after a refusal, stay with what stands since."""
        outcome = message.outcome
        if isinstance(outcome, str):
            self.board.show(message.loaded)
            self.board.last_said = outcome
            for screen in (*self.app.screen_stack,):
                if isinstance(screen, ImportFileScreen):
                    screen.dismiss()
            self.dismiss()
            self.board.say_soon()
            return
        self.holds_keys = False
        why = words.CLAUSE_SEPARATOR.join(str(fault) for fault in outcome.faults)
        self._then = lambda: self.tell(why, "off_track")
        self.board.show(message.loaded)

    def work_failed(self, group: str, why: BaseException) -> None:
        """Say that saving failed in a way nobody foresaw; the list stays."""
        if group == "store":
            self.holds_keys = False
            self.tell(words.ScreenForm.NOT_SAVED.format(why=why), "off_track")
        else:
            super().work_failed(group, why)

    def action_back(self) -> None:
        """Go back; nothing was taken in."""
        self.ask_to_leave(self.dismiss)

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Leave once a person who has answered questions means it."""
        if not self.is_unsaved:
            then()
            return

        def give_up() -> None:
            self._given_up = True
            then()

        said = words.ScreenImport
        answers = [("discard", said.LEAVE_FILE), ("stay", words.ScreenEntry.STAY)]
        self.ask(said.NOT_IMPORTED, said.NOT_IMPORTED_TEXT, answers, {"discard": give_up})


def save_import(
    entries: Sequence[Entry],
    seen: Mapping[ReadingKey, str | None],
    progress: Progress,
) -> Task:
    """Return what stores the readings of a file as one batch, all or none.

    It raises ``Conflict`` where somebody changed one of the readings meanwhile: nothing is saved.

    Args:
        entries: in the order in which they are to be stored; one reading may have several.
        seen: for each reading the id of the revision the person saw, None for none.
        progress: called with how many of how many are done.
    """

    def task(writing: Writing) -> Step:
        store = writing.store
        before = {entry.key: store.head(entry.key) for entry in entries}
        mine = {key: id_ for key, id_ in seen.items() if key in before}
        made = store.add(entries, by=writing.by, seen=mine, progress=progress)
        # Of a reading that got several revisions, the last one is what an undo follows.
        last: dict[ReadingKey, Reading] = {reading.key: reading for reading in made}
        changes = tuple((reading, before[key]) for key, reading in last.items())
        said = plural(words.Transfer.IMPORTED, len(made))
        told = " ".join(part for part in (said, waiting_words(store)) if part)
        return Step(told, undoing(changes), len(changes))

    return task
