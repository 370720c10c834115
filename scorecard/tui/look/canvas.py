"""A canvas of fine dots: eight to a cell in braille, one to a cell in ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.tui.look.inks import Line


_BRAILLE = 0x2800
# The bit of each dot of a braille cell, by row and column.
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Canvas:
    """Dots and signs on ``width`` by ``height`` cells; positions count from the top left.

    A sign stands before dots, and what was drawn later before what was drawn earlier.
    """

    def __init__(self, width: int, height: int, *, ascii_only: bool) -> None:
        self.width, self.height = width, height
        self.fine = (1, 1) if ascii_only else (2, 4)  # dots of a cell, across and down
        self._bits: dict[tuple[int, int], int] = {}
        self._signs: dict[tuple[int, int], str] = {}
        self._inks: dict[tuple[int, int], str] = {}

    def dot(self, x: int, y: int, ink: str, sign: str) -> None:
        """Set a fine dot; ``sign`` is what it looks like in ASCII."""
        across, down = self.fine
        cell = (x // across, y // down)
        if not (0 <= cell[0] < self.width and 0 <= cell[1] < self.height):
            return
        if self.fine == (1, 1):
            self._signs[cell] = sign
        else:
            self._bits[cell] = self._bits.get(cell, 0) | _BITS[y % 4][x % 2]
        self._inks[cell] = ink

    def line(
        self, start: tuple[float, float], end: tuple[float, float], ink: str, sign: str, every: int
    ) -> None:
        """Draw a straight line between fine positions, with a dot at ``every`` so many steps."""
        (x0, y0), (x1, y1) = start, end
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(0, steps + 1, every):
            way = step / steps
            self.dot(round(x0 + (x1 - x0) * way), round(y0 + (y1 - y0) * way), ink, sign)

    def put(self, x: int, y: int, text: str, ink: str) -> None:
        """Write signs into cells, one each; what falls outside is left out."""
        for at, sign in enumerate(text, start=x):
            if 0 <= at < self.width and 0 <= y < self.height:
                self._signs[at, y] = sign
                self._inks[at, y] = ink

    def free(self, x: int, y: int, width: int) -> bool:
        """Say whether cells of a row are empty and on the canvas."""
        cells = [(at, y) for at in range(x, x + width)]
        inside = x >= 0 and x + width <= self.width and 0 <= y < self.height
        return inside and not any(cell in self._signs or cell in self._bits for cell in cells)

    def row(self, y: int) -> Line:
        """Return one row as pieces."""
        line: Line = []
        for x in range(self.width):
            cell = (x, y)
            sign = self._signs.get(cell) or chr(_BRAILLE + self._bits.get(cell, 0))
            if sign == chr(_BRAILLE):
                sign = " "
            ink = self._inks.get(cell, "text")
            if line and line[-1][1] == ink:
                line[-1] = (line[-1][0] + sign, ink)
            else:
                line.append((sign, ink))
        return line
