"""The priorities around a year: last year's and what became of them, the year's, the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.model.priority import PriorityState
from scorecard.tui.board_rows import priority_rows
from scorecard.tui.commands import bindings
from scorecard.tui.screens.board_list import BoardListScreen

if TYPE_CHECKING:
    from scorecard.model.priority import Priority
    from scorecard.model.scorecard import Scorecard
    from scorecard.review import BoardYear
    from scorecard.tui.widgets.section_list import SectionRow


class PrioritiesScreen(BoardListScreen):
    """Lists them; they are added, adopted, settled and revised from here."""

    PLACE: ClassVar = "priorities"
    BINDINGS: ClassVar = bindings("priorities")

    def title_of(self, year: int) -> str:
        """Return the years the priorities are of."""
        return words.ScreenPriorities.TITLE.format(first=year - 1, last=year + 1)

    def rows_of(self, card: Scorecard, of_year: BoardYear) -> list[SectionRow]:
        """Return the priorities by year."""
        writes = not self.board.entering.desk.refusal()
        return priority_rows(of_year, self.subjects(card), may_add=writes)

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
            self.board.boarding.add_priority(year or self.of_year.year)

    def action_revise_record(self) -> None:
        """Change the words of the priority under the cursor."""
        if (priority := self.priority) is not None:
            self.board.boarding.revise_priority(priority)
        elif self.current is not None and self.current.year:
            self.action_add_record()
        else:
            self.choose()

    def action_adopt_priority(self) -> None:
        """Adopt the priority under the cursor."""
        if (priority := self.priority) is not None:
            self.board.boarding.adopt(priority)
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
            self.board.boarding.settle(priority, state)
        else:
            self.choose()
