"""What a chart draws, as numbers of one indicator's result; nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING, Final

from scorecard.model.number import EXACTLY, as_figure, exact
from scorecard.model.plan import Aim, Kind
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Point, first_year, is_break, is_provisional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import IndicatorResult, Projection, ReadingPoint


@dataclass(frozen=True, slots=True)
class Dot:
    """A reading: ``former`` is the figure it replaced; ``joined`` to the one before it.

    One between two figures has its ``ends``: it is drawn from one to the other, and joined to none.
    """

    year: int
    value: float
    provisional: bool
    joined: bool
    former: float | None
    point: ReadingPoint
    ends: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Years and values to draw, in the indicator's unit.

    ``holds`` are the bounds that must hold every year; ``ahead`` is where the pace of the readings
    leads; ``whole`` says that nothing is counted in parts: no figure that somebody entered or
    declared lies between whole ones.
    """

    dots: tuple[Dot, ...]
    path: tuple[Point, ...]
    baseline: Point | None
    milestones: tuple[Point, ...]
    target: Point | None
    holds: tuple[float, ...]
    ahead: Projection | None
    years: tuple[int, int]
    values: tuple[float, float]
    whole: bool

    @property
    def bounds(self) -> tuple[float, ...]:
        """Return what lines go across at: the target, or the bounds that must hold every year."""
        return self.holds if self.target is None else (self.target.value,)


@dataclass(frozen=True, slots=True)
class PartSeries:
    """The readings of one part, and what it is held against where it has a target of its own."""

    title: str
    result: IndicatorResult
    shown: Series


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The parts of one breakdown that have figures, on the same axes, which ``span`` all of them.

    ``left_out`` are the titles of those for which there is no mark any more.
    """

    breakdown: str
    parts: tuple[PartSeries, ...]
    span: Series
    left_out: tuple[str, ...]


# So many parts can be told apart on one chart.
MOST_PARTS: Final = 6


def series(result: IndicatorResult, period: tuple[int, int]) -> Series | None:
    """Return what a chart in a report draws of a result; None where it would say nothing.

    Two figures of different years are the least; an answer of yes or no is drawn only where it
    is asked every year.
    """
    target = result.target
    if result.indicator.kind is Kind.YES_NO and not (target is not None and target.every_year):
        return None
    found = drawable(result, period)
    if found is None or not found.dots:
        return None
    start = () if found.baseline is None else (found.baseline,)
    return found if len({mark.year for mark in (*found.dots, *start)}) > 1 else None


def drawable(result: IndicatorResult, period: tuple[int, int]) -> Series | None:
    """Return all there is to draw of a result; None without any figure."""
    kind = result.indicator.kind
    if kind is Kind.QUALITATIVE:
        return None
    dots = _dots(result, first_year(result, period))
    path = tuple(point for point in result.explanation.path if isfinite(point.value))
    if not dots and not path:
        return None
    baseline = _finite(result.baseline)
    stones = tuple(Point(m.year, m.value) for m in result.indicator.milestones) if path else ()
    aim, holds = _target(result)
    marks = (*((d.year, d.value) for d in dots), *path, *stones, *_some(baseline), *_some(aim))
    values = [float(value) for _, value in marks] + [d.former for d in dots if d.former is not None]
    values += [end for dot in dots for end in dot.ends or ()]
    values += map(float, holds)
    # Where a pace leads says nothing of how a figure is counted.
    whole = all(value.is_integer() for value in values)
    years = [year for year, _ in marks] + [period[1]]
    ahead = _ahead(result, dots[-1].year) if dots else None
    if ahead is not None:
        values += _range(ahead)
        years.append(ahead.year)
    if kind in (Kind.YES_NO, Kind.SCALE):
        # Every level has its line, whether it was ever reached or not.
        values += [0.0, float(max(1, len(result.indicator.levels) - 1))]
        whole = True
    return Series(
        dots,
        path,
        baseline,
        stones,
        aim,
        holds,
        ahead,
        (min(years), max(years)),
        (min(values), max(values)),
        result.indicator.decimals == 0 or whole,
    )


def breakdowns(result: IndicatorResult, period: tuple[int, int]) -> Iterator[Breakdown]:
    """Yield what a chart draws of each breakdown; nothing where it would say nothing.

    Figures of two years are the least. Where there are more parts than can be told apart, those
    with a target come before the others.
    """
    for breakdown, listed in groupby(result.parts, lambda each: each.part.breakdown):
        parts = [
            PartSeries(found.part.title, found.result, _bare(shown))
            for found in listed
            if (shown := drawable(found.result, period)) is not None and shown.dots
        ]
        if len({dot.year for part in parts for dot in part.shown.dots}) < 2:
            continue
        aimed = sorted(parts, key=lambda part: not part.shown.bounds)[:MOST_PARTS]
        kept = tuple(part for part in parts if part in aimed)
        every = [part.shown for part in kept]
        years = [year for each in every for year in each.years]
        values = [value for each in every for value in each.values]
        span = replace(
            every[0],
            years=(min(years), max(*years, period[1])),
            values=(min(values), max(values)),
            whole=all(each.whole for each in every),
        )
        left_out = tuple(part.title for part in parts if part not in kept)
        yield Breakdown(breakdown, kept, span, left_out)


def _bare(found: Series) -> Series:
    """Return the readings and the target alone: the rest would be too much for one of several."""
    dots = tuple(replace(dot, former=None) for dot in found.dots)
    years = [dot.year for dot in dots]
    years += [] if found.target is None else [found.target.year]
    values = [value for dot in dots for value in (dot.value, *(dot.ends or ()))]
    values += found.bounds
    return replace(
        found,
        dots=dots,
        path=(),
        baseline=None,
        milestones=(),
        ahead=None,
        years=(min(years), max(years)),
        values=(min(values), max(values)),
    )


def _ahead(result: IndicatorResult, last: int) -> Projection | None:
    """Return where the pace leads, while that is still to come."""
    ahead = result.projection
    if ahead is None or ahead.year <= last or len(_range(ahead)) < 3:
        return None
    return ahead


def _range(ahead: Projection) -> tuple[float, ...]:
    """Return the value a pace leads to, and the least and the greatest it may lead to."""
    values = (ahead.value, ahead.low, ahead.high)
    return tuple(value for value in values if value is not None and isfinite(value))


def _some(point: Point | None) -> tuple[Point, ...]:
    return () if point is None else (point,)


def _finite(point: Point | None) -> Point | None:
    return point if point is not None and isfinite(point.value) else None


def _dots(result: IndicatorResult, first: int) -> tuple[Dot, ...]:
    """Return the readings from a year on; one after a missing year or a break stands alone."""
    dots: list[Dot] = []
    for point in result.readings:
        value = point.assessed
        if point.year < first or value is None or not isfinite(value):
            continue
        ends = None
        if point.qualifier is Qualifier.BETWEEN and point.interval is not None:
            ends = float(point.interval.low), float(point.interval.high)
        joined = bool(dots) and dots[-1].year == point.year - 1 and not is_break(point)
        joined = joined and ends is None and dots[-1].ends is None
        former = _former(result.indicator, point)
        dots.append(Dot(point.year, value, is_provisional(point), joined, former, point, ends))
    return tuple(dots)


def _former(indicator: Indicator, point: ReadingPoint) -> float | None:
    """Return the figure a restated one replaced; of a running total, the total it made."""
    if point.restated is None:
        return None
    was = point.restated
    value = None if was.retracted else indicator.figure_of(was.value)
    if value is None or point.value is None or value == point.value:
        return None
    former = value
    if point.total is not None:
        by = EXACTLY.subtract(exact(value), exact(point.value))
        former = as_figure(EXACTLY.add(exact(point.total), by))
    return former if isfinite(former) else None


def _target(result: IndicatorResult) -> tuple[Point | None, tuple[float, ...]]:
    """Return the target as a point in time, or as the bounds that hold every year."""
    target = result.target
    if target is None:
        return None, ()
    if target.aim is Aim.BETWEEN:
        bounds = (bound for bound in (target.low, target.high) if bound is not None)
        return None, tuple(bound for bound in bounds if isfinite(bound))
    if not isfinite(target.value):
        return None, ()
    if target.every_year or target.by_year is None:
        return None, (target.value,)
    return Point(target.by_year, target.value), ()
