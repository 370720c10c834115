"""The decisions of a year's meetings, and the older ones that were open when it began."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.tui.board_rows import decision_rows
from scorecard.tui.commands import bindings
from scorecard.tui.screens.board_list import BoardListScreen
from scorecard.tui.today import today

if TYPE_CHECKING:
    from scorecard.model.decision import Decision
    from scorecard.model.scorecard import Scorecard
    from scorecard.review import BoardYear
    from scorecard.tui.widgets.section_list import SectionRow


class DecisionsScreen(BoardListScreen):
    """Lists them; they are added, done, revised and withdrawn from here."""

    PLACE: ClassVar = "decisions"
    BINDINGS: ClassVar = bindings("decisions")

    def title_of(self, year: int) -> str:
        """Return the year of the decisions."""
        return words.ScreenDecisions.TITLE.format(year=year)

    def rows_of(self, card: Scorecard, of_year: BoardYear) -> list[SectionRow]:
        """Return the decisions by how they stand."""
        writes = not self.board.entering.desk.refusal()
        said = words.ScreenDecisions
        none = (said.NONE_ADD if writes else said.NONE).format(year=card.year)
        on = card.as_of or today()
        return decision_rows(of_year.decisions, self.subjects(card), on, none=none)

    @property
    def decision(self) -> Decision | None:
        """Return the decision under the cursor; None on anything else."""
        row, of_year = self.current, self.of_year
        if row is None or of_year is None:
            return None
        return next((each for each in of_year.decisions if each.ref == row.key), None)

    def action_add_record(self) -> None:
        """Add a decision."""
        self.board.boarding.add_decision()

    def action_revise_record(self) -> None:
        """Change the words or days of the decision under the cursor."""
        if (decision := self.decision) is not None:
            self.board.boarding.revise_decision(decision)
        elif self.of_year is not None and not self.of_year.decisions:
            self.action_add_record()
        else:
            self.choose()

    def action_record_done(self) -> None:
        """Say that the decision under the cursor was carried out."""
        if (decision := self.decision) is not None:
            self.board.boarding.decision_done(decision)
        else:
            self.choose()

    def action_drop_record(self) -> None:
        """Withdraw the decision under the cursor."""
        if (decision := self.decision) is not None:
            self.board.boarding.withdraw(decision)
        else:
            self.choose()
