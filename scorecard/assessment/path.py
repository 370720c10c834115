"""The path from baseline to target, and a reading held against what it expects."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from scorecard.assessment.targets import Scale, meets, scale
from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import Point

if TYPE_CHECKING:
    from scorecard.assessment.case import Case
    from scorecard.model.plan import Indicator, Target

Path = tuple[Point, ...]


def lay(indicator: Indicator, target: Target, baseline: Point) -> Path:
    """Return the points of the path, by year; the last is the target in the year it is due."""
    end = Point(baseline.year if target.by_year is None else target.by_year, target.value)
    if not indicator.milestones:
        return (baseline, end)
    between = [
        Point(m.year, m.value) for m in indicator.milestones if baseline.year < m.year < end.year
    ]
    return (baseline, *sorted(between), end)


def scale_of(path: Path) -> Scale:
    """Return the scale of a path's figures."""
    return scale([point.value for point in path])


def expected(indicator: Indicator, path: Path, year: int) -> float:
    """Return the expected value of a year; on a scale the level, rounded down."""
    value = height(path, year)
    return float(floor(value + 1e-9)) if indicator.kind is Kind.SCALE else value


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


@dataclass(frozen=True, slots=True)
class Movement:
    """A reading beside what the path expects of the scorecard's year.

    ``moved`` and ``needed`` are the movements since the baseline, made and expected, counted
    towards the target; ``ratio`` is None where no movement towards the target was expected.
    ``slack`` is no difference.
    """

    actual: Point
    expected: float
    moved: float
    needed: float
    ratio: float | None
    slack: float
    meets: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A case with its path, and the latest reading beside what the path expects."""

    case: Case
    path: Path
    scale: Scale
    latest: Movement


def measure(case: Case, path: Path, planned: Scale, actual: Point, year: int) -> Movement:
    """Hold a reading against what the path expects of a year."""
    target, value, baseline = case.target, actual.value, path[0].value
    level = expected(case.indicator, path, year)
    moved, needed = value - baseline, level - baseline
    if target.aim is Aim.AT_MOST:
        moved, needed = -moved, -needed
    slack = planned.slack(value)
    # Adding zero turns -0 into 0.
    ratio = moved / needed + 0.0 if needed > slack else None
    met = meets(target, value)
    return Movement(actual, level, moved, needed, ratio, slack, met)
