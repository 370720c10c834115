"""The top line: what is shown, the year with its switch, and how much is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.cells import clean, fit
from scorecard.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from rich.style import Style

    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Inks, Line


class TitleBar(Lines):
    """One line; the signs beside the year can be clicked."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, glyphs: Glyphs, *, board: bool = False) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._board = board
        self._title = ""
        self._card: Scorecard | None = None
        self._problems = 0
        self._status: tuple[str, str] | None = None

    def show(
        self,
        title: str,
        card: Scorecard | None,
        problems: int,
        status: tuple[str, str] | None = None,
    ) -> None:
        """Say what the screen shows, of which scorecard, and how many errors there are.

        ``status`` is a text and its ink; without one, the line says how much is entered.
        """
        self._title, self._card, self._problems, self._status = title, card, problems, status
        self.changed()

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return the bar behind the title."""
        return base + inks.bar

    def lines(self, width: int) -> list[Line]:
        """Return the line: the title is cut before anything at its right."""
        right = self._right(width)
        room = width - 2 - sum(cell_len(piece[0]) for piece in right)
        title = fit(clean(self._title), max(0, room), self._glyphs.ellipsis)
        return [[(" ", "text"), (title, "strong text"), *right, (" ", "text")]]

    def _right(self, width: int) -> Line:
        line: Line = []
        if self._problems:
            word = "problem" if self._problems == 1 else "problems"
            line.append((f"  {self._problems} {word} (p)", "off_track", "app.problems"))
        if self._board:
            line.append(("  read-only", "dim"))
        card, glyphs = self._card, self._glyphs
        if card is None:
            return line
        line += [
            (f"  {glyphs.year_back} ", "dim", "screen.year_back"),
            (str(card.year), "strong text"),
            (f" {glyphs.year_on}", "dim", "screen.year_on"),
        ]
        if card.as_of is not None:
            line.append((f"  as of {card.as_of.isoformat()}", "at_risk"))
        if self._status is not None:
            text, ink = self._status
            line.append((f"  {text}", f"strong {ink}"))
        elif width >= 60:
            said = f"{card.entered} of {card.expected_entries} entered"
            line += [("  ", "text"), (said, "text", "screen.due")]
        return line
