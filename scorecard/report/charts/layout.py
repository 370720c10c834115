"""Where things lie on a chart: its axes and frame, and the labels that find room in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecard.messages.catalogue import year_within
from scorecard.report.charts.svg import DIM, GRID, RADIUS, Spot, cut, label, rule, width
from scorecard.report.charts.ticks import leaves_out_zero, value_ticks, year_ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        lower: how much further down it begins, under a title of several lines.
    """

    def __init__(self, series: Series, wording: Wording, lower: float = 0.0) -> None:
        self._series = series
        self._ticks = value_ticks(*series.values, _MOST_STEPS, whole=series.whole)
        self._names = [cut(wording.tick(tick), _WIDEST_TICK, TEXT) for tick in self._ticks]
        self.left = EDGE + max(width(name, TEXT) for name in self._names) + 8
        self.right = WIDTH - EDGE
        self.top, self.bottom = _TOP + lower, _BOTTOM + lower
        first, last = series.years
        self._room = (self.right - self.left - 2 * _INSET) / max(1, last - first)
        if first == last:
            self._room = 0.0
        self._low, self._span = self._ticks[0], self._ticks[-1] - self._ticks[0]
        # Where the axis leaves out zero, so that a small rise does not pass for a large one.
        self.starts_at = self._names[0] if leaves_out_zero(self._ticks) else ""

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
        years = year_ticks(first, last, int((self.right - self.left) / _YEAR_ROOM))
        apart = (self.x(years[-1]) - self.x(years[0])) / max(1, len(years) - 1)
        room = apart / width("0", TEXT) - 1
        for year in years:
            x, text = self.x(year), year_within(year, room)
            yield rule(Spot(x, self.bottom), Spot(x, self.bottom + 5), DIM)
            yield label(Spot(x, self.bottom + 20), text, TEXT, DIM, anchor="middle")


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, from its left upper to its right lower corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Say whether this box lies inside another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def crossed_by(self, start: Spot, end: Spot) -> bool:
        """Say whether a straight line runs through the box."""
        entry, leave = 0.0, 1.0
        for here, step, low, high in (
            (start.x, end.x - start.x, self.left, self.right),
            (start.y, end.y - start.y, self.top, self.bottom),
        ):
            if step == 0:
                if not low <= here <= high:
                    return False
                continue
            near, far = sorted(((low - here) / step, (high - here) / step))
            entry, leave = max(entry, near), min(leave, far)
        return entry <= leave


_LABEL_GAP = 3.0


class Labels:
    """Finds room for labels, one after the other; the first asked for has the widest choice.

    Args:
        area: where labels may lie.
    """

    def __init__(self, area: Box) -> None:
        self._area = area
        self._taken: list[Box] = []
        self._lines: list[tuple[Spot, Spot]] = []

    def block(self, at: Spot) -> None:
        """Keep labels off a mark."""
        self._taken.append(Box(at.x - RADIUS, at.y - RADIUS, at.x + RADIUS, at.y + RADIUS))

    def avoid(self, start: Spot, end: Spot) -> None:
        """Prefer other places than over a line."""
        self._lines.append((start, end))

    def place(self, wide: float, size: float, spots: Iterable[Spot]) -> Spot | None:
        """Return where a text begins, of the places offered; None where there is no room.

        Args:
            wide: how wide it is.
            size: that of its letters.
            spots: left ends of its base line, the best first.
        """
        best: tuple[int, Spot, Box] | None = None
        for spot in spots:
            box = Box(spot.x, spot.y - 0.8 * size, spot.x + wide, spot.y + 0.25 * size)
            if not box.within(self._area) or any(box.overlaps(taken) for taken in self._taken):
                continue
            crossed = sum(box.crossed_by(*line) for line in self._lines)
            if best is None or crossed < best[0]:
                best = (crossed, spot, box)
        if best is None:
            return None
        self._taken.append(best[2])
        return best[1]


def around(at: Spot, wide: float, size: float) -> list[Spot]:
    """Return where a label may stand around a mark: over, under, then beside it."""
    above, below = at.y - RADIUS - _LABEL_GAP, at.y + RADIUS + _LABEL_GAP + 0.8 * size
    right, left = at.x + RADIUS + _LABEL_GAP, at.x - RADIUS - _LABEL_GAP - wide
    middle = at.y + 0.3 * size
    return [
        Spot(at.x - wide / 2, above),
        Spot(at.x - wide / 2, below),
        Spot(right, above + 4),
        Spot(left, above + 4),
        Spot(right, below - 4),
        Spot(left, below - 4),
        Spot(right, middle),
        Spot(left, middle),
    ]


def along(start: Spot, end: Spot, wide: float, size: float) -> list[Spot]:
    """Return where a label may stand along a level line: over or under it, then a line higher."""
    room = end.x - start.x - wide
    above, below = start.y - _LABEL_GAP - 2, start.y + _LABEL_GAP + 2 + 0.8 * size
    ends, between = (1.0, 0.0), (0.5, 0.25, 0.75)
    higher = above - size - _LABEL_GAP
    rows = ((ends, above), (ends, below), (ends, higher), (between, above), (between, below))
    return [Spot(start.x + part * room, y) for parts, y in rows for part in parts]
