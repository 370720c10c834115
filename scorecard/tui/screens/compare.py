"""What each published method would say of the indicators, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.messages.comparisons import summary_words, tally_words
from scorecard.tui.commands import bindings
from scorecard.tui.compare_rows import compare_rows
from scorecard.tui.screens.base import YearScreen, closed_in, copied
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_list import LineList
from scorecard.tui.widgets.section_list import SectionList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.model.comparison import Comparison
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.session import Loaded


class CompareScreen(YearScreen):
    """A section an indicator, the arithmetic of the row under the cursor below.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
        key: the id of the one indicator; empty for all of them.
    """

    PLACE: ClassVar = "compare"
    BINDINGS: ClassVar = bindings("compare")
    CSS = """
    #tally { height: auto; max-height: 2; margin-bottom: 1; }
    #arithmetic { height: 4; }
    CompareScreen.-low #tally { margin-bottom: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual

    class Compared(Message):
        """A worker has asked every method, of what was loaded then."""

        def __init__(self, comparisons: tuple[Comparison, ...], loaded: Loaded) -> None:
            super().__init__()
            self.comparisons, self.loaded = comparisons, loaded

    def __init__(self, glyphs: Glyphs, loaded: Loaded, key: str = "") -> None:
        super().__init__(glyphs, loaded)
        self.key = key
        self._title = TitleBar(glyphs)
        self._tally = Sentence(glyphs, id="tally")
        self._list = SectionList(glyphs, id="compared")
        self._detail = Sentence(glyphs, id="arithmetic")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._tally
        yield self._list
        yield self._detail
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Show what is loaded, and give the keys to the list."""
        super().on_mount()
        self._list.focus()

    def take_in(self, loaded: Loaded) -> None:
        """Ask every method anew, in a thread; what was said stays until then."""
        self.loaded = loaded
        card = loaded.card
        if card is None:
            return
        found = card.find(self.key) if self.key else None
        said = words.ScreenCompare
        title = said.TITLE.format(year=card.year)
        if found is not None:
            title = said.TITLE_ONE.format(year=card.year, title=found.indicator.title)
        self._title.show(title, card, loaded.errors, closed=closed_in(loaded))
        if not self._list.rows:
            self._tally.say(said.WORKING, "dim")
        session, year = self.board.session, card.year
        ids = {found.indicator.id} if found is not None else None

        def work() -> None:
            self.post_message(self.Compared(session.methods(year, ids), loaded))

        self.run_worker(work, group="session", thread=True, exclusive=True, exit_on_error=False)

    def on_compare_screen_compared(self, message: Compared) -> None:
        """Show what the methods said, unless something else was loaded since."""
        card = self.loaded.card
        if message.loaded is not self.loaded or card is None:
            return
        found, said = message.comparisons, words.ScreenCompare
        self._list.show(compare_rows(found, self.glyphs, card.strategy.style))
        one = summary_words(found[0]) if self.key and found else tally_words(found)
        tally = said.HINT.format(tally=one) if found else said.NONE
        self._tally.say(tally, "dim")

    def work_failed(self, group: str, why: BaseException) -> None:  # noqa: ARG002 - it reads alone
        """Say why there is nothing to show, or nothing newer."""
        self._tally.say(words.ScreenWords.READING_FAILED.format(why=why), "off_track")

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator under the cursor."""
        row = self._list.current
        return "" if row is None else row.opens

    @property
    def text_here(self) -> str:
        """Return what the row under the cursor says."""
        row = self._list.current
        return "" if row is None else copied(row.title, row.detail)

    @property
    def line(self) -> Sentence:
        """Return the line for the arithmetic."""
        return self._detail

    @property
    def under_cursor(self) -> object:
        """Return the key of the row under the cursor."""
        return None if self._list.current is None else self._list.current.key

    def _explain(self) -> None:
        row = self._list.current
        self._detail.say("" if row is None else row.detail)

    @on(LineList.Opened)
    def action_open_compared(self) -> None:
        """Open the indicator of the row under the cursor."""
        key = self.indicator_here
        if key:
            order = list(dict.fromkeys(row.opens for row in self._list.rows if row.opens))
            self.board.open_indicator(key, order)
