"""What may come: confidence, projection and pace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

from scorecard.assessment.path import Progress, height, measure, scale_of
from scorecard.assessment.rules import progress
from scorecard.assessment.targets import ROUNDING, meets, shortfall
from scorecard.assessment.trend import LEAST_READINGS, YEARS, find_lean, quantile, slopes, window
from scorecard.model.number import as_figure
from scorecard.model.plan import Aggregate, Aim, Kind
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Confidence, Doubt, Pace, Point, Projection, Rule
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.assessment.case import Case, Evidence
    from scorecard.assessment.path import Path
    from scorecard.assessment.series import Series
    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult, Lean

_WITH_A_LEVEL = frozenset({Aim.AT_LEAST, Aim.AT_MOST, Aim.REACH})
LOW, HIGH = 0.25, 0.75
# What lies further ahead than this is not in sight.
MOST_YEARS = 100


def find_projection(case: Case, result: IndicatorResult) -> Projection | None:
    """Return where the pace leads; None without a status, or from fewer than three readings."""
    target, series = case.target, case.series
    last = window(case.indicator, series, case.year, case.start.restarted)
    if not _has_a_level(case, result) or target.by_year is None or last is None:
        return None
    ordered = slopes(last.years, last.figures)
    pace, ahead = quantile(ordered, 0.5), target.by_year - last.years[-1]
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
    return Projection(target.by_year, value, low, high, reached, pace, _needed(case))


def pace(case: Case, result: IndicatorResult) -> Pace | None:
    """Return what was made a year, what the path planned and what is needed from now on.

    None without a status, or without a path to measure by.
    """
    path, by = result.explanation.path, case.target.by_year
    if not _has_a_level(case, result) or by is None or len(path) < 2 or not case.series.figures:
        return None
    (start, baseline), latest = path[0], case.series.years[-1]
    if latest <= start or by <= start:
        return None
    made = (case.series.figures[-1] - baseline) / (latest - start)
    planned = (case.target.value - baseline) / (by - start)
    return Pace(made + 0.0, planned + 0.0, _needed(case), latest, by)


def _has_a_level(case: Case, result: IndicatorResult) -> bool:
    """Say whether there is a status, and a level to reach by a date."""
    target = case.target
    if result.status is Status.NOT_ASSESSED or case.missing or target.every_year:
        return False
    return target.aim in _WITH_A_LEVEL and bool(case.series.figures)


def _needed(case: Case) -> float | None:
    """Return the move a year that meets the target in time; None where it is met or too late."""
    latest, figure = case.series.years[-1], case.series.figures[-1]
    due = latest if case.target.by_year is None else case.target.by_year
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
    return meets(case.target, case.series.figures[-1])


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


_BY_PATH = frozenset(
    {Rule.RATIO, Rule.AT_OR_BEYOND_PATH, Rule.NO_MOVEMENT_EXPECTED, Rule.MET_AT_BASELINE}
)
_ON_THE_GOOD_SIDE = frozenset({Status.ON_TRACK, Status.ACHIEVED})


def find_confidence(case: Case, result: IndicatorResult) -> Confidence | None:
    """Return how firm a verdict is; None where no reading to come could turn it.

    That is so of what is achieved or missed, of targets for every year, of a yes or no, and of
    course where there is no status.
    """
    rule, path = result.explanation.rule, result.explanation.path
    judged = rule in _BY_PATH or (rule is Rule.LOST and case.target.aim is not Aim.DONE)
    if not judged or len(path) < 2:
        return None
    read = [
        Point(year, figure)
        for year, figure in zip(case.series.years, case.series.figures, strict=True)
        if year >= path[0].year
    ]
    doubts = [Doubt.FEW_READINGS] if len(read) < LEAST_READINGS else []
    if _latest_decides(case, result, read):
        doubts.append(Doubt.LATEST_DECIDES)
    if rule in _BY_PATH and _slope_disagrees(case, result, read):
        doubts.append(Doubt.SLOPE_DISAGREES)
    behind = _behind(result)
    if any(reading.state is State.PROVISIONAL for reading in behind):
        doubts.append(Doubt.PROVISIONAL)
    if any(Flag.LOW_RELIABILITY in reading.flags for reading in behind):
        doubts.append(Doubt.LOW_RELIABILITY)
    return Confidence(tuple(doubts))


def _latest_decides(case: Case, result: IndicatorResult, read: list[Point]) -> bool:
    """Say whether the reading before the latest stood on the other side of the on-track line.

    Each is held against the path of its own year, or as many years later as the scorecard is
    after the latest one: a series that keeps to the path stays firm.
    """
    path = result.explanation.path
    if len(read) < 2 or read[-2].year <= path[0].year:
        return False
    before, lag = read[-2], case.judged_year(read[-1].year) - read[-1].year
    if result.explanation.rule is Rule.LOST:
        return meets(case.target, before.value)
    return _is_good(case, path, before, before.year + lag) != _stands_good(result)


def _slope_disagrees(case: Case, result: IndicatorResult, read: list[Point]) -> bool:
    """Say whether the median pace since the baseline puts it on the other side of the line.

    The pace is counted in what the path asks, so that keeping to a bent path is a steady pace
    too; on a straight one it is the median of the slopes between every two readings.
    """
    path = result.explanation.path
    baseline = path[0]
    points = [baseline, *[point for point in read if point.year > baseline.year]]
    held = [height(path, point.year) for point in points]
    least = ROUNDING * max(abs(value) for _, value in path)
    paces = sorted(
        (later.value - earlier.value) / (due - before)
        for (earlier, before), (later, due) in combinations(zip(points, held, strict=True), 2)
        if abs(due - before) > least
    )
    if not paces:
        return False
    value = baseline.value + quantile(paces, 0.5) * (held[-1] - baseline.value)
    robust = Point(points[-1].year, value)
    year = case.judged_year(points[-1].year)
    return _is_good(case, path, robust, year) != _stands_good(result)


def _is_good(case: Case, path: Path, point: Point, year: int) -> bool:
    """Say whether a figure, held against the path of a year, is on track or better."""
    planned = scale_of(path)
    held = Progress(case, path, planned, measure(case, path, planned, point, year))
    return progress(held).status in _ON_THE_GOOD_SIDE


def _stands_good(result: IndicatorResult) -> bool:
    return result.status in _ON_THE_GOOD_SIDE


def _behind(result: IndicatorResult) -> tuple[Reading, ...]:
    """Return the readings the latest figure rests on."""
    return () if result.latest is None else result.latest.behind


def _wherever(series: Series) -> Iterator[Series]:
    """Yield a series with its figures between two at their ends, the latest apart from the others.

    One without such a figure is yielded as it is.
    """
    ranges = series.ranges
    if not ranges:
        yield series
        return
    for of_latest, of_others in product(("low", "high"), repeat=2):
        figures = [
            figure
            if year not in ranges
            else as_figure(
                getattr(series.bounds[year], of_latest if year == series.years[-1] else of_others)
            )
            for year, figure in zip(series.years, series.figures, strict=True)
        ]
        yield series.with_figures(figures)


@dataclass(frozen=True, slots=True)
class EvidenceOutlook:
    """Answers what is held of a result from what it was judged by."""

    evidence: Evidence

    def lean(self) -> Lean | None:
        """Return which way the last readings lean; None from fewer than three.

        Of figures between two nothing is said unless they lean the same way wherever they lie.
        """
        evidence = self.evidence
        if evidence.missing:
            return None
        found = {
            find_lean(
                evidence.indicator,
                evidence.target,
                series,
                evidence.around.year,
                evidence.start.point,
                evidence.start.restarted,
            )
            for series in _wherever(evidence.series)
        }
        return found.pop() if len(found) == 1 else None

    def confidence(self, result: IndicatorResult) -> Confidence | None:
        """Return how firm the verdict is; None where there is none that a reading moves."""
        case = self._case()
        if case is None:
            return None
        found = [
            find_confidence(replace(case, series=series), result)
            for series in _wherever(case.series)
        ]
        doubts = {doubt for each in found if each is not None for doubt in each.doubts}
        return found[0] and Confidence(tuple(doubt for doubt in Doubt if doubt in doubts))

    def projection(self, result: IndicatorResult) -> Projection | None:
        """Return where the pace leads; None from fewer than three readings, or with a range."""
        case = self._case()
        if case is None or not case.series.ranges.isdisjoint(case.series.years[-YEARS:]):
            return None
        return find_projection(case, result)

    def pace(self, result: IndicatorResult) -> Pace | None:
        """Return what was made a year and what is needed; None without a path to measure by.

        A figure between two makes no pace.
        """
        case = self._case()
        if case is None:
            return None
        needed = [*case.series.years[-1:], *(point.year for point in result.explanation.path[:1])]
        return pace(case, result) if case.series.ranges.isdisjoint(needed) else None

    def _case(self) -> Case | None:
        target = self.evidence.target
        return None if target is None else self.evidence.case(target)
