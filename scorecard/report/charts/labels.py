"""Where the labels of a chart go: beside what they name, over nothing else, never off the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.report.charts.shapes import RADIUS, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

_GAP = 3.0


class Box(NamedTuple):
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
    over, under = at.y - RADIUS - _GAP, at.y + RADIUS + _GAP + 0.8 * size
    right, left = at.x + RADIUS + _GAP, at.x - RADIUS - _GAP - wide
    middle = at.y + 0.3 * size
    return [
        Spot(at.x - wide / 2, over),
        Spot(at.x - wide / 2, under),
        Spot(right, over + 4),
        Spot(left, over + 4),
        Spot(right, under - 4),
        Spot(left, under - 4),
        Spot(right, middle),
        Spot(left, middle),
    ]


def along(start: Spot, end: Spot, wide: float, size: float) -> list[Spot]:
    """Return where a label may stand along a level line: over or under it, then a line higher."""
    room = end.x - start.x - wide
    over, under = start.y - _GAP - 2, start.y + _GAP + 2 + 0.8 * size
    ends, between = (1.0, 0.0), (0.5, 0.25, 0.75)
    higher = over - size - _GAP
    rows = ((ends, over), (ends, under), (ends, higher), (between, over), (between, under))
    return [Spot(start.x + part * room, y) for parts, y in rows for part in parts]
