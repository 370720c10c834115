"""Saving the year grid's edits: every change is listed, then all are saved, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Records
from scorecard.records.conflict import Conflict
from scorecard.tui.commands import bindings
from scorecard.tui.forms.reading_rows import terms_rows
from scorecard.tui.grid.grid import Grid
from scorecard.tui.grid.saving import Bulk, BulkWords, Terms
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from scorecard.model.reading import Reading
    from scorecard.tui.grid.edits import Edits
    from scorecard.tui.grid.rows import Place
    from scorecard.tui.grid.saving import BulkChecked
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded


class BulkScreen(ScorecardScreen):
    """The changes over the fields that hold for all of them.

    Args:
        glyphs: the signs to draw with.
        loaded: what stands.
        grid: the same by cell.
        edits: the grid's edits; they stay until they are saved.
        settled: called with the places that were saved.
        changed: called with the places whose edits are others now.
        then: what to do once they are saved.
    """

    PLACE: ClassVar = "bulk"
    BINDINGS: ClassVar = bindings("bulk")
    CSS = """
    #changes-made { height: 1fr; min-height: 4; }
    #bulk-about { height: auto; max-height: 2; }
    #terms { height: auto; margin-top: 1; scrollbar-size-vertical: 1; overflow-x: hidden; }
    #bulk-acts { margin-top: 1; }
    #bulk-said { height: auto; min-height: 1; max-height: 4; }
    BulkScreen.-low #terms { margin-top: 0; }
    BulkScreen.-low #bulk-acts { margin-top: 0; }
    BulkScreen.-slim.-low #changes-made { min-height: 2; }
    BulkScreen.-slim.-low #terms { max-height: 3; }
    .short { width: 20; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (50, "-wide")]  # noqa: RUF012 - as above

    class Saved(Message):
        """They were saved, or why not; and what is shown since."""

        def __init__(self, outcome: str | ScorecardError, loaded: Loaded) -> None:
            super().__init__()
            self.outcome, self.loaded = outcome, loaded

    def __init__(
        self,
        glyphs: Glyphs,
        loaded: Loaded,
        grid: Grid,
        edits: Edits,
        settled: Callable[[tuple[Place, ...]], None],
        changed: Callable[[Iterable[Place]], None],
        then: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.then = then
        self._glyphs, self._loaded, self._edits = glyphs, loaded, edits
        self._settled, self._changed = settled, changed
        self._title = TitleBar(glyphs)
        self._table = TextTable(glyphs, id="changes-made")
        self._about = Sentence(glyphs, id="bulk-about")
        self._said = Sentence(glyphs, id="bulk-said")
        self._saving = False
        self._bulk = self._made(grid)

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        source = self.board.entering.desk.source
        self.rows = terms_rows(self._glyphs, Terms(source.title, source.edition))
        yield self._title
        yield self._table
        yield self._about
        with VerticalScroll(id="terms", can_focus=False):
            yield from self.rows
        with Acts(id="bulk-acts"):
            yield Act("save", words.ScreenBulk.SAVE)
            yield Act("back", words.ScreenBulk.BACK)
        yield self._said
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """List the changes, and begin at the source."""
        self._list()
        self.rows[0].controls["source"].focus()

    @property
    def terms(self) -> Terms:
        """Return the fields as they stand."""
        typed = {column: c.value for row in self.rows for column, c in row.controls.items()}
        if not self._bulk.revisions:
            typed["reason"] = ""
        return Terms(**typed)

    def refresh_from(self, loaded: Loaded) -> None:
        """List the changes against what stands now."""
        self._loaded = loaded
        if loaded.card is not None:
            self._bulk = self._made(Grid(loaded.card, loaded.records or Records(), loaded.last))
            self._list()

    @property
    def line(self) -> Sentence:
        """Return the line below the fields."""
        return self._said

    def _made(self, grid: Grid) -> Bulk:
        self._words = BulkWords(grid, self._glyphs)
        return Bulk(grid, self._edits.all)

    @on(Choice.Changed)
    @on(TextField.Changed)
    def _list(self) -> None:
        said, number = words.ScreenBulk, len(self._bulk.lines)
        self._title.show(plural(said.TITLE, number), None, self._loaded.errors)
        self._table.show(self._words.table(self._bulk, self.terms), self._table.cursor)
        asks = self._bulk.revisions > 0
        self._about.say(said.ABOUT_REASON if asks else said.ABOUT, "dim")
        self.rows[-1].display = asks

    @on(TextField.Submitted)
    @on(Choice.Submitted)
    def _go_on(self) -> None:
        self.focus_next()

    @on(Act.Done)
    def _act(self, event: Act.Done) -> None:
        getattr(self, f"action_{event.does}")()

    def action_save(self) -> None:
        """Save all of them, or say what is wrong."""
        if self._saving:
            return
        checked = self._bulk.check(self.terms)
        for row in self.rows:
            row.blame(dict(checked.fields))
        if checked.fields or checked.cells:
            self._refuse(checked)
        elif not checked.entries:
            self._done(words.ScreenGrid.NOTHING_TO_SAVE)
        else:
            self._start(checked)

    def _refuse(self, checked: BulkChecked) -> None:
        """Say what is wrong, and go to the field that is."""
        said = words.ScreenBulk
        if checked.cells:
            faults = self._words.faults(checked.cells)
            self._said.say(said.REFUSED.format(faults=faults), "off_track")
            return
        self._said.say(said.REFUSED_SEE, "off_track")
        blamed = next(row for row in self.rows if row.is_blamed)
        next(iter(blamed.controls.values())).focus()

    def _start(self, checked: BulkChecked) -> None:
        self._saving = self.holds_keys = True
        desk, session = self.board.entering.desk, self.board.session

        def work() -> None:
            outcome: str | ScorecardError
            try:
                outcome = desk.save(checked.entries, dict(checked.seen))
            except ScorecardError as error:
                outcome = error
            self.post_message(self.Saved(outcome, session.load()))

        work_in_turn = desk.in_turn(work)
        self.run_worker(work_in_turn, group="saving", thread=True, exit_on_error=False)

    def work_failed(self, group: str, why: BaseException) -> None:  # noqa: ARG002 - it saves alone
        """Say that saving failed in a way nobody foresaw; the edits stay."""
        self._saving = self.holds_keys = False
        self.tell(words.ScreenForm.NOT_SAVED.format(why=why), "off_track")

    def on_bulk_screen_saved(self, message: Saved) -> None:
        """Go back after a save; after a refusal stay, with every edit as it was."""
        self._saving = self.holds_keys = False
        outcome = message.outcome
        if isinstance(outcome, str):
            # Edits that change nothing went with those that do.
            self._settled(tuple(self._edits.all))
            self.board.show(message.loaded)
            self._done(outcome)
            return
        self.board.show(message.loaded)
        if isinstance(outcome, Conflict):
            self._ask_whose(outcome)
        else:
            self._said.say("; ".join(str(fault) for fault in outcome.faults), "off_track")

    def _done(self, said: str) -> None:
        self._settled(tuple(self._edits.all))
        self.dismiss()
        self.board.last_said = said
        if self.then is not None:
            self.then()
        self.board.say_soon()

    def _ask_whose(self, conflict: Conflict[Reading]) -> None:
        """Say who changed what meanwhile; theirs or mine."""
        said, outdated = words.ScreenBulk, self._bulk.outdated()
        answers = (
            ("reload", said.CONFLICT_RELOAD),
            ("mine", said.CONFLICT_MINE),
            ("stay", said.CONFLICT_STAY),
        )

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "reload":
                # A step like any other: undo brings what was typed back.
                self._edits.change(dict.fromkeys(outdated))
            elif choice == "mine":
                self._edits.change(self._bulk.followed())
            if choice != "stay":
                self._changed(outdated)
                self.refresh_from(self._loaded)
            if not self._edits:
                self.dismiss()
            elif choice == "mine":
                self.action_save()

        text = self._words.conflict(conflict, outdated)
        ask = AskScreen(self._glyphs, said.CONFLICT_HEADING, text, answers)
        self.app.push_screen(ask, answered)
