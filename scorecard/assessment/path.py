"""The path from baseline through milestones to target."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from scorecard.assessment.compare import Scale
from scorecard.model.indicator import Kind
from scorecard.model.scorecard import Point

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.target import Target

_SCALE = Kind.SCALE
# A named tuple's own constructor passes through Python once more.
_new = tuple.__new__

Path = tuple[Point, ...]


def lay(indicator: Indicator, target: Target, baseline: Point) -> Path:
    """Return the points of the path, by year; the last is the target in the year it is due."""
    end = _new(Point, (baseline.year if target.by is None else target.by.year, target.value))
    if not indicator.milestones:
        return (baseline, end)
    between = [
        Point(m.year, m.value) for m in indicator.milestones if baseline.year < m.year < end.year
    ]
    return (baseline, *sorted(between), end)


def scale_of(path: Path) -> Scale:
    """Return the scale of a path's figures."""
    low = high = path[0].value
    for _, value in path:
        if value < low:
            low = value
        elif value > high:
            high = value
    return _new(Scale, (high - low, max(high, -low)))


def expected(indicator: Indicator, path: Path, year: int) -> float:
    """Return the expected value of a year; on a scale the level, rounded down."""
    value = height(path, year)
    return float(floor(value + 1e-9)) if indicator.kind is _SCALE else value


def height(path: Path, year: int) -> float:
    """Return where the path is in a year: straight from point to point, then at the last."""
    start, value = path[0]
    for end, level in path[1:]:
        if start <= year < end:
            return value + (level - value) * (year - start) / (end - start)
        if year < start < end:
            break
        start, value = end, level
    return value
