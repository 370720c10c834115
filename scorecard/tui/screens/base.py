"""What every screen of a scorecard shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

if TYPE_CHECKING:
    from scorecard.tui.app import ScorecardApp
    from scorecard.tui.session import Loaded


class ScorecardScreen(Screen[None]):
    """A screen that redraws itself from what was loaded; it never changes or computes anything.

    ``PLACE`` is its name in the table of commands.
    """

    PLACE: ClassVar[str] = ""

    @property
    def board(self) -> ScorecardApp:
        """Return the app, by its own type."""
        from scorecard.tui.app import ScorecardApp  # noqa: PLC0415 - the app imports its screens

        app = self.app
        assert isinstance(app, ScorecardApp)  # noqa: S101 - no other app shows these
        return app

    def take_in(self, loaded: Loaded) -> None:
        """Show what was loaded."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Show a short message where the screen has a line for it."""

    def action_year_back(self) -> None:
        """Show the year before."""
        self.board.move_year(-1)

    def action_year_on(self) -> None:
        """Show the year after."""
        self.board.move_year(1)

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss()
