"""What the lists of priorities and of decisions share: counts, rows, what is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from scorecard.messages.catalogue import words
from scorecard.review import board_year
from scorecard.tui.screens.base import YearScreen, copied
from scorecard.tui.subjects import Subjects
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_list import LineList
from scorecard.tui.widgets.section_list import SectionList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.model.scorecard import Scorecard
    from scorecard.review import BoardYear
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.section_list import SectionRow


class BoardListScreen(YearScreen):
    """A list of the board's records; its heirs say which, and what can be done with one.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
    """

    CSS = """
    #board-list { margin-top: 1; }
    #board-detail { height: 5; margin-top: 1; }
    PrioritiesScreen.-low #board-list, PrioritiesScreen.-low #board-detail { margin-top: 0; }
    DecisionsScreen.-low #board-list, DecisionsScreen.-low #board-detail { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self.of_year: BoardYear | None = None
        self.listed = SectionList(glyphs, id="board-list")
        self._detail = Sentence(glyphs, id="board-detail")
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self.listed
        yield self._detail
        yield KeyBar(self.PLACE)

    def title_of(self, year: int) -> str:
        """Return what the screen shows."""
        raise NotImplementedError

    def rows_of(self, card: Scorecard, of_year: BoardYear) -> list[SectionRow]:
        """Return the rows."""
        raise NotImplementedError

    def take_in(self, loaded: Loaded) -> None:
        """List what stands now; the cursor stays on what it stood on."""
        self.loaded = loaded
        card, records = loaded.card, loaded.records
        if card is None or records is None:
            return
        fresh = self.of_year is None or self.of_year.year != card.year
        self.of_year = board_year(card.strategy, records, card.year, card.as_of)
        closed = self.of_year.closed
        title = self.title_of(card.year)
        self._title.show(title, card, loaded.errors, closed=closed)
        self.listed.show(self.rows_of(card, self.of_year))
        if fresh:
            self.listed.go_to(self._wanted or self.start_of(card.year))
            self._wanted = ""

    def start_of(self, year: int) -> str:  # noqa: ARG002 - for the heirs
        """Return the key of the row the cursor begins on; empty for the first."""
        return ""

    def go_to(self, key: str) -> None:
        """Put the cursor on a record, once it is listed."""
        if self.of_year is None:
            self._wanted = key
        else:
            self.listed.go_to(key)

    @property
    def current(self) -> SectionRow | None:
        """Return the row under the cursor."""
        return self.listed.current

    @property
    def text_here(self) -> str:
        """Return the record under the cursor and what is known of it."""
        row = self.current
        return "" if row is None or not row.title else copied(row.title, row.detail)

    @property
    def about_here(self) -> str:
        """Return the id of what the record under the cursor is for; empty for none."""
        return "" if self.current is None else self.current.about

    @property
    def line(self) -> Sentence:
        """Return the line for the details."""
        return self._detail

    @property
    def under_cursor(self) -> object:
        """Return the key of the row under the cursor."""
        return None if self.current is None else self.current.key

    def _explain(self) -> None:
        row = self.current
        if row is None or row.heading or not row.title:
            self._detail.say("")
        else:
            self._detail.say(row.detail, "text", heading=row.title)

    @on(LineList.Opened)
    def _opened(self) -> None:
        self.action_revise_record()

    def action_revise_record(self) -> None:
        """Open the record under the cursor."""
        raise NotImplementedError

    def choose(self) -> None:
        """Say that no record stands under the cursor."""
        self.tell(words.ScreenBoard.CHOOSE)

    def subjects(self, card: Scorecard) -> Subjects:
        """Return what ids are called."""
        return Subjects(card.strategy)
