"""What a chart shows of an indicator, as points of its Scorecard; nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import Point, first_year, is_break, is_provisional

if TYPE_CHECKING:
    from scorecard.model.plan import Milestone
    from scorecard.model.scorecard import IndicatorResult


@dataclass(frozen=True, slots=True)
class Dot:
    """A reading in the chart; ``joined`` to the one before it unless the series breaks here."""

    year: int
    value: float
    provisional: bool
    joined: bool


class Ahead(NamedTuple):
    """Where the pace leads: a year, the value then, and the range it may lie in."""

    year: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ChartData:
    """Years and values to draw, in the indicator's unit.

    ``holds`` are the bounds that must hold every year; ``ahead`` is where the pace of the readings
    leads from the last of them, None where that cannot be said. ``years`` is the span
    of the time axis, ``values`` that of the other; ``whole`` says that values between whole ones
    mean nothing.
    """

    dots: tuple[Dot, ...]
    path: tuple[Point, ...]
    baseline: Point | None
    milestones: tuple[Milestone, ...]
    target: Point | None
    holds: tuple[float, ...]
    years: tuple[int, int]
    values: tuple[float, float]
    whole: bool
    ahead: Ahead | None = None


def chart_data(result: IndicatorResult, period: tuple[int, int]) -> ChartData | None:
    """Return what to draw; None when there is no figure at all to put on paper."""
    if result.indicator.kind is Kind.QUALITATIVE:
        return None
    first = first_year(result, period)
    dots = _dots(result, first)
    path = result.explanation.path
    milestones = result.indicator.milestones if path else ()
    target, holds = _target(result)
    if not dots and not path:
        return None
    baseline = result.baseline
    marks = [mark for mark in (*dots, *path, *milestones, target, baseline) if mark is not None]
    ahead = _ahead(result, dots[-1].year) if dots else None
    values = [*(mark.value for mark in marks), *holds, *(ahead[1:] if ahead else ())]
    years = [*(mark.year for mark in marks), first, period[1], *(ahead[:1] if ahead else ())]
    return ChartData(
        dots,
        path,
        baseline,
        milestones,
        target,
        holds,
        (min(years), max(years)),
        (min(values), max(values)),
        result.indicator.kind in (Kind.YES_NO, Kind.SCALE),
        ahead,
    )


def _ahead(result: IndicatorResult, last: int) -> Ahead | None:
    """Return where the pace leads, while that is still to come."""
    found = result.projection
    if found is None or found.year <= last:
        return None
    if found.value is None or found.low is None or found.high is None:
        return None
    figures = (found.value, found.low, found.high)
    return Ahead(found.year, *figures) if all(map(isfinite, figures)) else None


def _dots(result: IndicatorResult, first: int) -> tuple[Dot, ...]:
    dots: list[Dot] = []
    broken = False
    for point in result.readings:
        if point.year < first:
            continue
        broken = broken or is_break(point)
        value = point.assessed
        if value is not None:
            dots.append(Dot(point.year, value, is_provisional(point), bool(dots) and not broken))
            broken = False
    return tuple(dots)


def _target(result: IndicatorResult) -> tuple[Point | None, tuple[float, ...]]:
    """Return the target as a point in time, or as the bounds that hold every year."""
    target = result.target
    if target is None:
        return None, ()
    if target.aim is Aim.BETWEEN:
        bounds = tuple(bound for bound in (target.low, target.high) if bound is not None)
        return None, bounds
    if target.every_year or target.by is None:
        return None, (target.value,)
    return Point(target.by.year, target.value), ()
