"""Where the pace of the last years leads, and the pace the target needs."""

from __future__ import annotations

from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

from scorecard.assessment.compare import ROUNDING, meets, scale, shortfall
from scorecard.assessment.slopes import quantile, slopes, window
from scorecard.model.entity import Aggregate
from scorecard.model.indicator import Kind
from scorecard.model.projection import Pace, Projection
from scorecard.model.status import Status
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from scorecard.assessment.verdict import Case
    from scorecard.model.indicator import Indicator
    from scorecard.model.scorecard import IndicatorResult

_WITH_A_LEVEL = frozenset({Aim.AT_LEAST, Aim.AT_MOST, Aim.REACH})
LOW, HIGH = 0.25, 0.75
# What lies further ahead than this is not in sight.
MOST_YEARS = 100


def find(case: Case, result: IndicatorResult) -> Projection | None:
    """Return where the pace leads; None without a status, or from fewer than three readings."""
    target, series = case.target, case.series
    last = window(series, case.year, case.start.restarted)
    if not _has_a_level(case, result) or target.by is None or last is None:
        return None
    ordered = slopes(*last)
    pace, ahead = quantile(ordered, 0.5), target.by.year - last.years[-1]
    if abs(pace) <= ROUNDING * max(map(abs, last.figures)):
        pace = 0.0
    latest = last.figures[-1]
    value = low = high = None
    if ahead > 0:
        value, low, high = (
            _within(case.indicator, latest + slope * ahead)
            for slope in (pace, quantile(ordered, LOW), quantile(ordered, HIGH))
        )
    if not all(isfinite(figure) for figure in (pace, *filter(None, (value, low, high)))):
        return None
    reached = _reached(case, result, pace)
    return Projection(target.by.year, value, low, high, reached, pace, _needed(case))


def pace(case: Case, result: IndicatorResult) -> Pace | None:
    """Return what was made a year, what the path planned and what is needed from now on.

    None without a status, or without a path to measure by.
    """
    path, by = result.explanation.path, case.target.by
    if not _has_a_level(case, result) or by is None or len(path) < 2 or not case.series.figures:
        return None
    (start, baseline), latest = path[0], case.series.years[-1]
    if latest <= start or by.year <= start:
        return None
    made = (case.series.figures[-1] - baseline) / (latest - start)
    planned = (case.target.value - baseline) / (by.year - start)
    return Pace(made + 0.0, planned + 0.0, _needed(case), latest, by.year)


def _has_a_level(case: Case, result: IndicatorResult) -> bool:
    """Say whether there is a status, and a level to reach by a date."""
    target = case.target
    if result.status is Status.NOT_ASSESSED or case.missing or target.every_year:
        return False
    return target.aim in _WITH_A_LEVEL and bool(case.series.figures)


def _needed(case: Case) -> float | None:
    """Return the move a year that meets the target in time; None where it is met or too late."""
    latest, figure = case.series.years[-1], case.series.figures[-1]
    due = case.target.by.year if case.target.by is not None else latest
    if due <= latest or _met(case):
        return None
    short = shortfall(case.target, figure)
    return (-short if case.target.aim is Aim.AT_MOST else short) / (due - latest)


def _reached(case: Case, result: IndicatorResult, pace: float) -> int | None:
    """Return the first year whose level at this pace meets the target."""
    if result.status is Status.ACHIEVED:
        return result.explanation.met
    speed = -pace if case.target.aim is Aim.AT_MOST else pace
    if speed <= 0:
        return None
    years = shortfall(case.target, case.series.figures[-1]) / speed
    if years > MOST_YEARS:
        return None
    # A rounding error is no year more; and the latest reading itself has not met it.
    return case.series.years[-1] + max(1, ceil(years - 1e-9))


def _met(case: Case) -> bool:
    figure = case.series.figures[-1]
    bound = case.series.bounds.get(case.series.years[-1], 0)
    slack = scale([case.target.value, figure]).slack(figure)
    return meets(case.target, figure, bound, slack)


def _within(indicator: Indicator, value: float) -> float:
    """Cut a projected value at the limits of the figure."""
    if indicator.kind is Kind.SCALE:
        top = float(max(len(indicator.levels) - 1, 0))
        return float(floor(min(max(value, 0.0), top) + 1e-9))
    lowest, highest = _limits(indicator)
    if lowest is not None:
        value = max(value, lowest)
    if highest is not None:
        value = min(value, highest)
    return value + 0.0


def _limits(indicator: Indicator) -> tuple[float | None, float | None]:
    """Return the limits of the figure: those declared are of one year's and one entity's."""
    how = indicator.aggregate
    if how is Aggregate.COUNT:
        return 0.0, float(len(indicator.entities))
    if how is Aggregate.SHARE:
        return 0.0, 100.0
    if how is Aggregate.SUM or indicator.accumulate:
        return None, None
    return indicator.minimum, indicator.maximum
