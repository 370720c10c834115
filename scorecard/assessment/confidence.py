"""Whether a verdict would stand without its latest reading, and if one odd year were no matter."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scorecard.assessment import path as paths
from scorecard.assessment.compare import ROUNDING, meets
from scorecard.assessment.measure import Question, measure
from scorecard.assessment.progress import progress
from scorecard.assessment.slopes import LEAST_READINGS, quantile
from scorecard.model.confidence import Confidence, Doubt
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Point, Rule
from scorecard.model.status import Status
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from scorecard.assessment.path import Path
    from scorecard.assessment.verdict import Case
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult

_BY_PATH = frozenset(
    {Rule.RATIO, Rule.AT_OR_BEYOND_PATH, Rule.NO_MOVEMENT_EXPECTED, Rule.MET_AT_BASELINE}
)
_ON_THE_GOOD_SIDE = frozenset({Status.ON_TRACK, Status.ACHIEVED})


def find(case: Case, result: IndicatorResult) -> Confidence | None:
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
