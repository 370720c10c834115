"""What may come: trend, confidence, projection and pace."""

from __future__ import annotations

from itertools import combinations
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment import path as paths
from scorecard.assessment.case import Case
from scorecard.assessment.path import (
    RELATIVE,
    ROUNDING,
    Question,
    bounds,
    measure,
    meets,
    progress,
    scale,
    shortfall,
)
from scorecard.model.plan import Aggregate, Aim, Direction, Kind
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Confidence, Doubt, Pace, Point, Projection, Rule
from scorecard.model.status import Status, Trend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.assessment.path import Path
    from scorecard.assessment.series import Series, Start
    from scorecard.messages.sentences import Teller
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult


YEARS = 5
LEAST_READINGS = 3


class Window(NamedTuple):
    """The years of the last readings and their figures, oldest first."""

    years: tuple[int, ...]
    figures: tuple[float, ...]


def window(series: Series, year: int, restarted: int | None) -> Window | None:
    """Return the readings of the last five years up to ``year``; None for fewer than three.

    Args:
        series: readings up to the year.
        year: the scorecard's.
        restarted: the year a later baseline started the series anew; nothing before it counts,
            nor anything before a break.
    """
    since = year - YEARS + 1
    if restarted is not None or series.breaks:
        since = max(since, restarted or since, *series.breaks)
    # A year has one figure at most, so the last five have them all.
    years = tuple([known for known in series.years[-YEARS:] if known >= since])
    if len(years) < LEAST_READINGS:
        return None
    return Window(years, series.figures[-len(years) :])


def slopes(years: Sequence[int], figures: Sequence[float]) -> list[float]:
    """Return the slope between every two readings, a year, the smallest first."""
    pairs = combinations(zip(years, figures, strict=True), 2)
    return sorted([(after - before) / (year - start) for (start, before), (year, after) in pairs])


def quantile(ordered: Sequence[float], part: float) -> float:
    """Return the value with this part of a list in order before it, between two where it falls."""
    place = part * (len(ordered) - 1)
    below = int(place)
    if below == place:
        return ordered[below]
    after = place - below
    return ordered[below] * (1 - after) + ordered[below + 1] * after


# A yearly move under this part of the needed one is steady; without a target, of the level.
OF_NEEDED = 0.10
OF_LEVEL = 0.01

_AT_MOST, _BETWEEN = Aim.AT_MOST, Aim.BETWEEN
_STEADY, _IMPROVING, _WORSENING = Trend.STEADY, Trend.IMPROVING, Trend.WORSENING


def find_trend(
    indicator: Indicator,
    target: Target | None,
    series: Series,
    year: int,
    baseline: Point | None = None,
    restarted: int | None = None,
) -> Trend | None:
    """Return the trend of the last five years up to ``year``; None from fewer than 3 readings.

    Args:
        indicator: its direction counts where there is no target.
        target: the one in force; it says which way is good.
        series: readings up to the year.
        year: the scorecard's.
        baseline: with a target that has a date it gives the move needed each year.
        restarted: the year a later baseline started the series anew; nothing before it counts.
    """
    last = window(series, year, restarted)
    if last is None:
        return None
    figures = last.figures
    slope = quantile(slopes(*last), 0.5)
    move = abs(slope)
    needed = _needed_move(target, baseline)
    cut = OF_LEVEL * abs(figures[-1]) if needed is None else OF_NEEDED * needed
    # Rounding errors are no movement, and a move of exactly the cut is one.
    if move < cut * (1 - RELATIVE) or move <= ROUNDING * max(map(abs, figures)):
        return _STEADY
    good = _good_way(indicator, target, figures[-1])
    if not good:
        return Trend.RISING if slope > 0 else Trend.FALLING
    return _IMPROVING if slope * good > 0 else _WORSENING


def _needed_move(target: Target | None, baseline: Point | None) -> float | None:
    """Return the yearly move from baseline to target; None where nothing has a date."""
    if target is None or target.by is None or target.every_year or baseline is None:
        return None
    years = target.by.year - baseline.year
    return abs(target.value - baseline.value) / years if years > 0 else None


def _good_way(indicator: Indicator, target: Target | None, latest: float) -> int:
    """Return 1 where up is good, -1 where down is, 0 where neither or nobody says."""
    if target is None:
        if indicator.direction is None:
            return 0
        return 1 if indicator.direction is Direction.INCREASE else -1
    if target.aim is _AT_MOST:
        return -1
    if target.aim is _BETWEEN:
        low, high = bounds(target)
        return 1 if latest < low else -1 if latest > high else 0
    return 1


_WITH_A_LEVEL = frozenset({Aim.AT_LEAST, Aim.AT_MOST, Aim.REACH})
LOW, HIGH = 0.25, 0.75
# What lies further ahead than this is not in sight.
MOST_YEARS = 100


def find_projection(case: Case, result: IndicatorResult) -> Projection | None:
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
    before, lag = read[-2], case.year - read[-1].year
    if result.explanation.rule is Rule.LOST:
        slack = paths.scale_of(path).slack(before.value)
        bound = case.series.bounds.get(before.year, 0)
        return meets(case.target, before.value, bound, slack)
    return _is_good(case, path, before, before.year + lag) != _stands_good(result)


def _slope_disagrees(case: Case, result: IndicatorResult, read: list[Point]) -> bool:
    """Say whether the median pace since the baseline puts it on the other side of the line.

    The pace is counted in what the path asks, so that keeping to a bent path is a steady pace
    too; on a straight one it is the median of the slopes between every two readings.
    """
    path = result.explanation.path
    baseline = path[0]
    points = [baseline, *[point for point in read if point.year > baseline.year]]
    asked = [paths.height(path, point.year) for point in points]
    least = ROUNDING * max(abs(value) for _, value in path)
    paces = sorted(
        (later.value - earlier.value) / (due - before)
        for (earlier, before), (later, due) in combinations(zip(points, asked, strict=True), 2)
        if abs(due - before) > least
    )
    if not paces:
        return False
    value = baseline.value + quantile(paces, 0.5) * (asked[-1] - baseline.value)
    robust = Point(points[-1].year, value)
    return _is_good(case, path, robust, case.year) != _stands_good(result)


def _is_good(case: Case, path: Path, point: Point, year: int) -> bool:
    """Say whether a figure, held against the path of a year, is on track or better."""
    planned = paths.scale_of(path)
    question = Question(case, path, planned, measure(case, path, planned, point, year))
    return progress(question).status in _ON_THE_GOOD_SIDE


def _stands_good(result: IndicatorResult) -> bool:
    return result.status in _ON_THE_GOOD_SIDE


def _behind(result: IndicatorResult) -> tuple[Reading, ...]:
    """Return the readings the latest figure rests on."""
    latest = result.latest
    if latest is None:
        return ()
    return latest.derived_from if latest.reading is None else (latest.reading,)


class Circumstances(NamedTuple):
    """What is the same for every indicator of a scorecard.

    ``day`` is the last one whose deadlines have come: 31 December, or the as-of day if earlier.
    ``tell`` makes the sentence of a result.
    """

    year: int
    day: date
    period: tuple[int, int]
    tell: Teller


class Evidence(NamedTuple):
    """What one indicator is judged by; it is the outlook of its result as well.

    ``missing`` names the years a running total lacks, ``lower_bound`` says that such a total can
    only be too low.
    """

    indicator: Indicator
    target: Target | None
    series: Series
    start: Start
    around: Circumstances
    missing: tuple[int, ...] = ()
    lower_bound: bool = False

    def case(self, target: Target) -> Case:
        """Return the question whether the target is met."""
        indicator, _, series, start, (year, day, period, _), missing, lower_bound = self
        fields = (indicator, target, series, start, year, day, period, self, missing, lower_bound)
        # The plain constructor passes through Python once more.
        return tuple.__new__(Case, fields)

    def trend(self) -> Trend | None:
        """Return which way the last readings lean; None from fewer than three."""
        if self.missing:
            return None
        year, (point, _, restarted) = self.around.year, self.start
        return find_trend(self.indicator, self.target, self.series, year, point, restarted)

    def confidence(self, result: IndicatorResult) -> Confidence | None:
        """Return how firm the verdict is; None where there is none that a reading moves."""
        return None if self.target is None else find_confidence(self.case(self.target), result)

    def projection(self, result: IndicatorResult) -> Projection | None:
        """Return where the pace leads; None from fewer than three readings."""
        return None if self.target is None else find_projection(self.case(self.target), result)

    def pace(self, result: IndicatorResult) -> Pace | None:
        """Return what was made a year and what is needed; None without a path to measure by."""
        return None if self.target is None else pace(self.case(self.target), result)
