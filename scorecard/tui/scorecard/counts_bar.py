"""How many indicators stand where: a bar of parts, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.messages.catalogue import words
from scorecard.messages.terms import status_word
from scorecard.model.status import Status
from scorecard.tui.scorecard.rows import COUNT_ORDER
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from scorecard.model.scorecard import Counts
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


class CountsBar(Lines):
    """Mark, number and word of each status, then the parts as a bar where there is room.

    Where the line is too short for that, "not assessed" reads "none"; where that is too long as
    well, the words go over two lines.
    """

    DEFAULT_CSS: ClassVar = "CountsBar { height: auto; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._counts: Counts | None = None

    def show(self, counts: Counts | None) -> None:
        """Take in the counts of a scorecard; None before there is one."""
        self._counts = counts
        self.changed()
        if (
            self.is_attached
            and self.size.width
            and len(self.lines(self.size.width)) != self.size.height
        ):
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        """Return one line, or two where one is too short."""
        if self._counts is None:
            return [[]]
        parts = [(status, n) for status in COUNT_ORDER if (n := self._counts.of(status))]
        for none, gap in ((False, "  "), (False, " "), (True, "  "), (True, " ")):
            line = self._line(parts, gap, none=none)
            room = width - sum(cell_len(piece[0]) for piece in line)
            if room >= 0:
                return [line + self._bar(parts, min(room - 2, 60))]
        half = (len(parts) + 1) // 2
        return [self._line(some, "  ", none=True) for some in (parts[:half], parts[half:])]

    def _line(self, parts: list[tuple[Status, int]], gap: str, *, none: bool) -> Line:
        line: Line = []
        for status, number in parts:
            word = (
                words.ScreenWords.NONE
                if none and status is Status.NOT_ASSESSED
                else status_word(status)
            )
            text = f"{self._glyphs.mark(status)} {number} {word}"
            line += [(gap if line else " ", "text"), (text, status.value)]
        return line

    def _bar(self, parts: list[tuple[Status, int]], room: int) -> Line:
        """Draw each indicator as its mark: a shape beside a colour."""
        total = sum(number for _, number in parts)
        if not total or room < total:
            return []
        each = min(2, room // total)
        bar: Line = [(self._glyphs.mark(status) * (n * each), status.value) for status, n in parts]
        return [("  ", "text"), *bar]
