"""What every screen of a scorecard shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.screen import Screen, ScreenResultType
from textual.worker import WorkerState

from scorecard.messages.catalogue import words
from scorecard.model.records import closed_years
from scorecard.tui.commands import commands_of
from scorecard.tui.navigation import Navigation, Page
from scorecard.tui.widgets.bars import TitleBar
from scorecard.tui.widgets.row_list import LineList

if TYPE_CHECKING:
    from textual.await_complete import AwaitComplete
    from textual.geometry import Size
    from textual.worker import Worker

    from scorecard.model.records import Closure
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.store_state import StoreState
    from scorecard.tui.widgets.sentence import Sentence


class ClosesItself(Screen[ScreenResultType]):
    """A screen that is dismissed itself, where Textual would pop what lies on top of it."""

    def _screen_resized(self, size: Size) -> None:
        """Lay out anew, unless that is on its way; Textual tells a new screen of its size twice."""
        if size != self.size or not self._layout_required:
            super()._screen_resized(size)

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen and no other; one that is closed already stays so."""
        app = cast("Navigation", self.app)
        if self is app.screen:
            return super().dismiss(result)
        if self in app.screen_stack and self._result_callbacks:
            self._result_callbacks[-1](result)
        return app.close_below(self)


# Classes of the screen by its size, for the stylesheets.
_HEIGHTS = [(0, "-low"), (24, "-high"), (36, "-tall")]


class ScorecardScreen(ClosesItself[None], Page):
    """A screen that redraws itself from what was loaded; it never changes or computes anything.

    ``refresh_from`` takes in what was loaded, ``explain`` says what stands under the cursor, and
    ``tell`` a message in its place.
    """

    VERTICAL_BREAKPOINTS = _HEIGHTS
    _told_at: object = None  # where the cursor stood when a message was told; None without one

    @property
    def board(self) -> Navigation:
        """Return the app, by its own type."""
        return cast("Navigation", self.app)

    @property
    def line(self) -> Sentence | None:
        """Return the line for what stands under the cursor, and for messages; None for none."""
        return None

    @property
    def under_cursor(self) -> object:
        """Return what tells the cursor's place from any other, in a year."""
        return None

    def tell(self, text: str, ink: str = "at_risk", *, heading: str = "") -> None:
        """Show a message in the screen's line until the cursor stands elsewhere."""
        if self.line is not None:
            self._told_at = self._stands_at
            self.line.say(text, ink, heading=heading)

    def explain(self) -> None:
        """Say what stands under the cursor, in the place of any message."""
        self._told_at = None
        self._explain()

    def _explain(self) -> None:
        """Say what stands under the cursor, where the screen does."""

    @on(LineList.Moved)
    def explain_elsewhere(self) -> None:
        """Say what stands under the cursor, unless a message was told of this very place.

        A list says after every reload that its cursor moved, a message's own reload among them.
        """
        if self._told_at != self._stands_at:
            self.explain()

    @property
    def _stands_at(self) -> tuple[int | None, object]:
        loaded = self.board.loaded
        card = None if loaded is None else loaded.card
        return None if card is None else card.year, self.under_cursor

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in words that a worker of the screen failed in a way nobody foresaw."""
        error = event.worker.error
        # One that is cancelled has an error too.
        if event.state is WorkerState.ERROR and error is not None:
            self.work_failed(event.worker.group, error)

    def work_failed(self, group: str, why: BaseException) -> None:
        """Show that a worker failed, where the screen waits for what it should have brought."""
        self.tell(words.ScreenWords.READING_FAILED.format(why=why))

    def on_screen_resume(self) -> None:
        """Say what the store asks of people, and what came while another screen was open."""
        if self.board.loaded is not None:
            self.warn_of(self.board.loaded.store)
        self.board.tell_news()

    def warn_of(self, store: StoreState) -> None:
        """Say in the title bar what waits and what is contested; nothing when all is well."""
        may_settle = any(command.id == "contested" for command in commands_of(self.PLACE))
        settles = "screen.contested" if may_settle and (store.contested or store.board) else ""
        for bar in self.query(TitleBar):
            bar.warn(store.warning(key=may_settle), settles)

    def action_year_back(self) -> None:
        """Show the year before."""
        self.board.move_year(-1)

    def action_year_on(self) -> None:
        """Show the year after."""
        self.board.move_year(1)

    def action_review(self) -> None:
        """Show what changed since the year before, and what went wrong; in a meeting, its pages."""
        self.board.open(self.board.meeting if self.board.meets else "review")

    def action_due(self) -> None:
        """Show what is still missing."""
        self.board.open("due")

    def action_report(self) -> None:
        """Show the year's report."""
        self.board.open("report")

    def action_grid(self) -> None:
        """Show every indicator over every year."""
        self.board.open("grid")

    def action_import_file(self) -> None:
        """Choose a file of readings, where any may be entered."""
        if why := self.board.reading_actions.writer.refusal():
            self.board.say(why)
        else:
            self.board.open("import-file")

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator the screen or its cursor stands on; empty for none."""
        return ""

    @property
    def text_here(self) -> str:
        """Return the sentence of what the cursor stands on; empty for none."""
        return ""

    def action_copy(self) -> None:
        """Copy the sentence of what the cursor stands on."""
        self.board.copy(self.text_here)

    def action_unsaved(self) -> None:
        """List what was typed and not saved."""
        self.board.open("unsaved")

    @property
    def about_here(self) -> str:
        """Return the id of the indicator, objective or goal in question; empty for none."""
        return self.indicator_here

    def action_comment(self) -> None:
        """Open the year's comment on what the cursor stands on."""
        self.board.board_actions.comment(self.about_here)

    def action_priorities(self) -> None:
        """Show the priorities around the year."""
        self.board.open("priorities")

    def action_decisions(self) -> None:
        """Show the decisions of the year."""
        self.board.open("decisions")

    def action_close_year(self) -> None:
        """Close the year that is shown, once it is asked."""
        self.board.board_actions.close_year()

    def action_reopen_year(self) -> None:
        """Open the year that is shown again, once it is said why."""
        self.board.board_actions.reopen_year()

    def action_compare_methods(self) -> None:
        """Show what each method says of the indicator in question."""
        self.board.open("compare", self.indicator_here if self.PLACE == "indicator" else "")

    def action_contested(self) -> None:
        """List what is contested, the readings of the indicator in question first."""
        self.board.open("contested", self.indicator_here)

    def action_enter_reading(self) -> None:
        """Open the form of the indicator in question."""
        self.board.reading_actions.enter(self.indicator_here)

    def action_undo(self) -> None:
        """Undo the last save."""
        self.board.reading_actions.undo()

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss()


class YearScreen(ScorecardScreen):
    """A screen over what is loaded, on one year of it."""

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.loaded = loaded

    def on_mount(self) -> None:
        """Show what is loaded."""
        self.refresh_from(self.loaded)


def closed_in(loaded: Loaded) -> Closure | None:
    """Return the closing of the year that is shown; None while it is open."""
    card, records = loaded.card, loaded.records
    if card is None or records is None:
        return None
    return closed_years(records, card.as_of).get(card.year)


def copied(title: str, sentence: str) -> str:
    """Return a sentence with what it is about, as it is copied."""
    return words.ScreenApp.COPY.format(title=title, sentence=sentence)
