"""The lists of priorities and of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.records import PriorityState
from scorecard.review.board import board_year
from scorecard.tui.board.rows import decision_rows, priority_rows
from scorecard.tui.commands import bindings
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.screens.base import YearScreen, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import SectionList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.model.records import Decision, Priority
    from scorecard.model.scorecard import Scorecard
    from scorecard.review.board import BoardYear
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.widgets.table_data import SectionRow


class BoardListScreen(YearScreen):
    """A list of the board's records; its heirs say which, and what can be done with one.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
    """

    CSS = """
    #board-list { margin-top: 1; }
    #board-detail { height: 5; margin-top: 1; }
    KeyBar { dock: bottom; }
    PrioritiesScreen.-low #board-list, DecisionsScreen.-low #board-list { margin-top: 0; }
    PrioritiesScreen.-low #board-detail, DecisionsScreen.-low #board-detail { height: 4; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self.of_year: BoardYear | None = None
        self.listed = SectionList(glyphs, id="board-list")
        self.listed.hugs = True
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

    def refresh_from(self, loaded: Loaded) -> None:
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

    def start_of(self, year: int) -> str:
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


class PrioritiesScreen(BoardListScreen):
    """Lists them; they are added, adopted, settled and revised from here."""

    PLACE: ClassVar = "priorities"
    BINDINGS: ClassVar = bindings("priorities")

    def title_of(self, year: int) -> str:
        """Return the years the priorities are of."""
        return words.ScreenPriorities.TITLE.format(first=year - 1, last=year + 1)

    def rows_of(self, card: Scorecard, of_year: BoardYear) -> list[SectionRow]:
        """Return the priorities by year."""
        writes = not self.board.reading_actions.writer.refusal()
        return priority_rows(of_year, self.subjects(card), self.loaded.store.sides, may_add=writes)

    def start_of(self, year: int) -> str:
        """Return the first priority of the year, or what stands where there is none."""
        rows = (row for row in self.listed.rows if row.year == year and not row.heading)
        return next((row.key for row in rows), "")

    @property
    def priority(self) -> Priority | None:
        """Return the priority under the cursor; None on anything else."""
        row, of_year = self.current, self.of_year
        if row is None or of_year is None:
            return None
        outcomes = (*of_year.last, *of_year.own, *of_year.next)
        return next((each.priority for each in outcomes if each.priority.ref == row.key), None)

    def action_add_record(self) -> None:
        """Add a priority to the year the cursor stands in."""
        if self.of_year is not None:
            year = 0 if self.current is None else self.current.year
            self.board.board_actions.add_priority(year or self.of_year.year)

    def action_revise_record(self) -> None:
        """Change the words of the priority under the cursor."""
        if (priority := self.priority) is not None:
            self.board.board_actions.revise_priority(priority)
        elif self.current is not None and self.current.year:
            self.action_add_record()
        else:
            self.choose()

    def action_adopt_priority(self) -> None:
        """Adopt the priority under the cursor."""
        if (priority := self.priority) is not None:
            self.board.board_actions.adopt(priority)
        else:
            self.choose()

    def action_record_done(self) -> None:
        """Say that the priority under the cursor is done."""
        self._settle(PriorityState.DONE)

    def action_carry_over(self) -> None:
        """Carry the priority under the cursor over to the next year."""
        self._settle(PriorityState.CARRIED_OVER)

    def action_drop_record(self) -> None:
        """Drop the priority under the cursor."""
        self._settle(PriorityState.DROPPED)

    def _settle(self, state: PriorityState) -> None:
        if (priority := self.priority) is not None:
            self.board.board_actions.settle(priority, state)
        else:
            self.choose()


class DecisionsScreen(BoardListScreen):
    """Lists them; they are added, done, revised and withdrawn from here."""

    PLACE: ClassVar = "decisions"
    BINDINGS: ClassVar = bindings("decisions")

    def title_of(self, year: int) -> str:
        """Return the year of the decisions."""
        return words.ScreenDecisions.TITLE.format(year=year)

    def rows_of(self, card: Scorecard, of_year: BoardYear) -> list[SectionRow]:
        """Return the decisions by how they stand."""
        writes = not self.board.reading_actions.writer.refusal()
        said = words.ScreenDecisions
        none = (said.NONE_ADD if writes else said.NONE).format(year=card.year)
        on = card.as_of or clock.today()
        return decision_rows(
            of_year.decisions, self.subjects(card), on, self.loaded.store.sides, none=none
        )

    @property
    def decision(self) -> Decision | None:
        """Return the decision under the cursor; None on anything else."""
        row, of_year = self.current, self.of_year
        if row is None or of_year is None:
            return None
        return next((each for each in of_year.decisions if each.ref == row.key), None)

    def action_add_record(self) -> None:
        """Add a decision."""
        self.board.board_actions.add_decision()

    def action_revise_record(self) -> None:
        """Change the words or days of the decision under the cursor."""
        if (decision := self.decision) is not None:
            self.board.board_actions.revise_decision(decision)
        elif self.of_year is not None and not self.of_year.decisions:
            self.action_add_record()
        else:
            self.choose()

    def action_record_done(self) -> None:
        """Say that the decision under the cursor was carried out."""
        if (decision := self.decision) is not None:
            self.board.board_actions.decision_done(decision)
        else:
            self.choose()

    def action_drop_record(self) -> None:
        """Withdraw the decision under the cursor."""
        if (decision := self.decision) is not None:
            self.board.board_actions.withdraw(decision)
        else:
            self.choose()
