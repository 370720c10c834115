"""The paper of a chart: where a year and a value lie on it, its grid and its axes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecard.report.charts.axis import value_ticks, year_ticks
from scorecard.report.charts.labels import Box
from scorecard.report.charts.shapes import DIM, GRID, Spot, label, rule
from scorecard.report.charts.text import cut, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.report.charts.series import Series
    from scorecard.report.charts.wording import Wording

WIDTH: Final = 720.0
EDGE: Final = 16.0
TEXT: Final = 13.0
_TOP, _BOTTOM = 72.0, 312.0
_INSET: Final = 34.0
_WIDEST_TICK: Final = 150.0
_YEAR_ROOM: Final = 46.0
_MOST_STEPS: Final = 6


class Frame:
    """Where things lie, in units of the canvas from its left upper corner.

    Args:
        series: what is drawn.
        wording: names the values of the axis.
    """

    def __init__(self, series: Series, wording: Wording) -> None:
        self._series = series
        self._ticks = value_ticks(*series.values, _MOST_STEPS, whole=series.whole)
        self._names = [cut(wording.tick(tick), _WIDEST_TICK, TEXT) for tick in self._ticks]
        self.left = EDGE + max(width(name, TEXT) for name in self._names) + 8
        self.right = WIDTH - EDGE
        self.top, self.bottom = _TOP, _BOTTOM
        first, last = series.years
        self._room = (self.right - self.left - 2 * _INSET) / max(1, last - first)
        if first == last:
            self._room = 0.0
        self._low, self._span = self._ticks[0], self._ticks[-1] - self._ticks[0]

    @property
    def area(self) -> Box:
        """Return where labels may lie."""
        return Box(self.left, self.top - 12, self.right, self.bottom - 1)

    def x(self, year: int) -> float:
        """Return how far from the left a year lies."""
        return self.left + _INSET + self._room * (year - self._series.years[0])

    def y(self, value: float | Decimal) -> float:
        """Return how far from the top a value lies."""
        # As decimals, for the span of two floats may be more than a float can hold.
        part = (Decimal(value) - self._low) / self._span
        return self.bottom - float(part) * (self.bottom - self.top)

    def at(self, year: int, value: float) -> Spot:
        """Return where a figure lies."""
        return Spot(self.x(year), self.y(value))

    def level(self, value: float) -> tuple[Spot, Spot]:
        """Return the ends of a line across the chart at a value."""
        return Spot(self.left, self.y(value)), Spot(self.right, self.y(value))

    def drawn(self) -> Iterator[str]:
        """Yield the grid and the axes with their names."""
        for tick, name in zip(self._ticks, self._names, strict=True):
            y = self.y(tick)
            yield rule(Spot(self.left, y), Spot(self.right, y), GRID)
            if name:
                at = Spot(self.left - 8, y + 0.35 * TEXT)
                yield label(at, name, TEXT, DIM, anchor="end")
        first, last = self._series.years
        for year in year_ticks(first, last, int((self.right - self.left) / _YEAR_ROOM)):
            x = self.x(year)
            yield rule(Spot(x, self.bottom), Spot(x, self.bottom + 5), DIM)
            yield label(Spot(x, self.bottom + 20), str(year), TEXT, DIM, anchor="middle")
