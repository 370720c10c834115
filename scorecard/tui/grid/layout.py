"""The year grid in lines of a width: labels and titles stand, as many years as fit beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages.catalogue import words
from scorecard.tui.look.text import clean, fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from scorecard.tui.grid.cells import CellText
    from scorecard.tui.grid.rows import GridRow
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


_MOST_LABEL = 6
_LEAST_FIGURE, _MOST_FIGURE = 4, 12
_LEAST_TITLE = 20
_SIGNS = 2  # one on either side of a figure
_GAP = 1
_LEAD = 1
_HINT = 1  # at the right edge: whether there are later years


def widest(texts: Iterable[CellText]) -> int:
    """Return the cells of the widest of some texts, signs left aside."""
    return max((cell_len(text.text) for text in texts), default=0)


class GridLayout:
    """Where everything stands for one width.

    Args:
        rows: the rows.
        years: the years across.
        widest: the cells of the widest text in a cell.
        width: cells there are.
        glyphs: the signs to draw with.
        opened: the ids of the indicators whose entities have rows.
    """

    def __init__(
        self,
        rows: Sequence[GridRow],
        years: Sequence[int],
        widest: int,
        width: int,
        glyphs: Glyphs,
        opened: Collection[str] = (),
    ) -> None:
        self._years, self._glyphs, self._opened = years, glyphs, opened
        self._figure = min(max(widest, _LEAST_FIGURE), _MOST_FIGURE)
        self.step = self._figure + _SIGNS + _GAP
        labels = max((cell_len(clean(row.label)) for row in rows), default=0)
        self._label = min(labels, _MOST_LABEL)
        titles = max((cell_len(self._title_of(row)) for row in rows), default=0)
        room = width - _LEAD - self._label - 2 - _HINT
        fits = max(1, (room - min(titles, _LEAST_TITLE)) // self.step)
        self.shown = min(len(years), fits)
        """How many years stand side by side."""
        self._title = max(4, min(titles, room - self.shown * self.step))

    def x(self, place: int) -> int:
        """Return where the figure of the cell at a place begins, the first shown being 0."""
        return self._left + place * self.step + _GAP + 1

    @property
    def figure(self) -> int:
        """Return the cells of a figure."""
        return self._figure

    @property
    def _left(self) -> int:
        return _LEAD + self._label + 2 + self._title

    def place_at(self, x: int) -> int | None:
        """Return which of the years shown a click is in; None beside them."""
        place = (x - self._left) // self.step
        return place if x >= self._left and place < self.shown else None

    def heading(self, first: int, column: int) -> Line:
        """Return the line of years from the first shown; the cursor's is strong."""
        name = fit(words.ScreenGrid.HEADING, self._title - 1, self._glyphs.ellipsis)
        before = self._glyphs.year_back if first > 0 else " "
        line: Line = [
            (" " * (_LEAD + self._label + 2) + name, "dim"),
            (before, "strong on_track"),
        ]
        for at in self._places(first):
            text = fit(str(self._years[at]), self.step - 1, right=True) + " "
            line.append((text, "strong text" if at == column else "dim"))
        later = first + self.shown < len(self._years)
        return [*line, (self._glyphs.year_on if later else " ", "strong on_track")]

    def line(self, row: GridRow, texts: Sequence[CellText], first: int, here: int | None) -> Line:
        """Return one row.

        Args:
            row: the row.
            texts: what stands in each of its cells, by year.
            first: the first year shown.
            here: the cell under the cursor; None where the cursor is elsewhere.
        """
        ellipsis = self._glyphs.ellipsis
        label = fit(clean(row.label), self._label, ellipsis) + "  "
        title = fit(self._title_of(row), self._title, ellipsis)
        ink = "text" if here is None else "strong text"
        line: Line = [(" " * _LEAD + label, "strong text"), (title, ink)]
        for at in self._places(first):
            text, on = texts[at], "here " if at == here else ""
            shown = fit(text.text, min(cell_len(text.text), self._figure), ellipsis)
            lead = fit(text.lead + shown, self._figure + 1, right=True)
            line += [(" " * _GAP, "text"), (lead + fit(text.trail, 1), on + text.ink)]
        return line

    def _title_of(self, row: GridRow) -> str:
        return clean(row.title(self._glyphs, opened=row.indicator.id in self._opened))

    def _places(self, first: int) -> range:
        return range(first, min(first + self.shown, len(self._years)))
