"""What every published method is asked, and what they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.methods import AS_PUBLISHED
from scorecard.model.number import reaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.methods import Parameters
    from scorecard.model.scorecard import Point


@dataclass(frozen=True, slots=True)
class Question:
    """One series and what is asked of it.

    ``readings`` stand by year and have a value each; ``base_year`` is where progress is measured
    from. ``good`` is 1 where up is good, -1 where down is. ``period_target`` is what the year of
    the latest reading alone was to reach, where it has a milestone of its own.
    """

    readings: tuple[Point, ...]
    base_year: int
    good: int
    target: float | None = None
    target_year: int | None = None
    parameters: Parameters = AS_PUBLISHED
    period_target: float | None = None

    def since(self, year: int) -> tuple[Point, ...]:
        """Return the readings of a year and after."""
        return tuple(point for point in self.readings if point.year >= year)

    def meets(self, value: float, target: float) -> bool:
        """Say whether a value is at the target or beyond it."""
        return reaches(value, target) if self.good > 0 else reaches(target, value)

    def begins_at(self, base: float, target: float) -> bool:
        """Say whether a base leaves no way to the target, as far as binary arithmetic tells."""
        return self.meets(base, target) or base == target


def compound(start: Point, end: Point) -> float:
    """Return the constant growth a year that leads from one figure to another, as a part.

    The start is not zero, and the years differ. From one sign to the other there is no such
    growth; Python then gives a complex number, of which a peer may take the size.
    """
    growth: float = (end.value / start.value) ** (1 / (end.year - start.year)) - 1
    return growth


def reached(figure: float, cuts: Sequence[float]) -> int:
    """Return how many cuts, from the best to the worst, a figure falls short of."""
    return sum(figure < cut for cut in cuts)


def cut_at(cuts: Sequence[float], place: int) -> float | None:
    """Return the cut that was reached; None below all of them."""
    return cuts[place] if place < len(cuts) else None
