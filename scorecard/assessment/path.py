"""A reading against its target and the path to it: rules 2 and 4 to 7 of the decision order."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment.case import Case, Verdict
from scorecard.assessment.series import MAY_BE_HIGHER, MAY_BE_LOWER
from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status, Trend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.assessment.series import Series
    from scorecard.model.plan import Indicator, Target


# Of the way from the lowest to the highest figure of the plan: this much is no difference.
RELATIVE = 1e-9
# Of a figure itself: what adding and dividing in binary may have lost.
ROUNDING = 1e-13

_AT_MOST, _BETWEEN = Aim.AT_MOST, Aim.BETWEEN


class Scale(NamedTuple):
    """How far apart the plan's figures are, and how large; taken from the plan alone.

    Both follow the unit, and ``span`` stays the same when a constant is added to all figures, so
    that neither a change of unit nor a shift of the scale can turn a comparison.
    """

    span: float
    size: float

    def slack(self, figure: float) -> float:
        """Return how far ``figure`` may fall short and still be equal."""
        return RELATIVE * self.span + ROUNDING * (self.size + abs(figure))


def scale(figures: Sequence[float]) -> Scale:
    """Return the scale of a plan's figures."""
    low, high = min(figures), max(figures)
    return Scale(high - low, max(high, -low))


def meets(target: Target, figure: float, open_to: int, slack: float) -> bool:
    """Say whether a figure meets a target; the bound itself does.

    Args:
        target: what is asked.
        figure: the reading.
        open_to: what its qualifier leaves open. "At least N" cannot meet an ``at_most``, nor
            "at most N" an ``at_least``, nor either a ``between``.
        slack: how far short is still enough, in the unit.
    """
    aim = target.aim
    if aim is _AT_MOST:
        return figure <= target.value + slack and not open_to & MAY_BE_HIGHER
    if aim is _BETWEEN:
        low, high = bounds(target)
        return low - slack <= figure <= high + slack and not open_to
    return figure >= target.value - slack and not open_to & MAY_BE_LOWER


def shortfall(target: Target, figure: float) -> float:
    """Return how far a figure is from meeting the target, in the unit; never below 0."""
    if target.aim is _AT_MOST:
        return max(0.0, figure - target.value)
    if target.aim is _BETWEEN:
        low, high = bounds(target)
        return max(0.0, low - figure, figure - high)
    return max(0.0, target.value - figure)


def bounds(target: Target) -> tuple[float, float]:
    """Return both ends of a ``between``; of another target its value twice."""
    low = target.value if target.low is None else target.low
    return low, low if target.high is None else target.high


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


_MEASURE_AT_MOST = Aim.AT_MOST


class Measure(NamedTuple):
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


class Question(NamedTuple):
    """A case that may have a status, with what every rule needs of it."""

    case: Case
    path: Path
    scale: Scale
    latest: Measure


def measure(case: Case, path: Path, scale: Scale, actual: Point, year: int) -> Measure:
    """Hold a reading against what the path expects of a year."""
    target, value, baseline = case.target, actual.value, path[0].value
    level = expected(case.indicator, path, year)
    moved, needed = value - baseline, level - baseline
    if target.aim is _MEASURE_AT_MOST:
        moved, needed = -moved, -needed
    slack = scale.slack(value)
    # Adding zero turns -0 into 0.
    ratio = moved / needed + 0.0 if needed > slack else None
    met = meets(target, value, case.series.bounds.get(actual.year, 0), slack)
    return _new(Measure, (actual, level, moved, needed, ratio, slack, met))


def explained(
    question: Question,
    rule: Rule,
    status: Status,
    note: Note | None = None,
    *,
    by: Measure | None = None,
    cut: float | None = None,
    met: int | None = None,
    broken: tuple[int, ...] = (),
    date_unknown: bool = False,
) -> Verdict:
    """Return a status with all that was compared.

    ``by`` is the reading that decided, where that is not the latest one; the rest as in
    :class:`~scorecard.model.scorecard.Explanation`.
    """
    case, path, _, latest = question
    actual, level, _, _, ratio, _, is_met = by or latest
    target = case.target
    fields = (
        rule,
        path[0],
        case.start.origin,
        path,
        level,
        actual,
        ratio,
        cut,
        None if is_met else shortfall(target, actual.value),
        broken,
        case.missing,
        0,
        met,
        target.by,
        date_unknown,
        None,
        None,
    )
    explanation = _new(Explanation, fields)
    return _new(Verdict, (status, explanation, note, None, latest.expected, latest.ratio))


# A ratio below this is movement away from the target and no mere wobble around the baseline.
MOVING_AWAY = -0.10

# Looking a member up on its enumeration is slow enough to matter once per series.
_RATIO = Rule.RATIO
_ON_TRACK, _AT_RISK, _OFF_TRACK = Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK


def progress(question: Question) -> Verdict:
    """Judge the latest reading by the path to a target that is still ahead."""
    case, path, scale, latest = question
    if latest.meets:
        away = Note.SLIPPING if case.evidence.trend() is Trend.WORSENING else None
        year = latest.actual.year
        return explained(question, Rule.MET_EARLY, Status.ACHIEVED, away, met=year)
    start = path[0].value
    # A figure whose qualifier alone keeps it from meeting the target has not moved away.
    if meets(case.target, start, 0, scale.slack(start)) and not meets(
        case.target, latest.actual.value, 0, latest.slack
    ):
        return explained(question, Rule.MET_AT_BASELINE, _OFF_TRACK, Note.MOVING_AWAY)
    if latest.moved >= latest.needed - latest.slack:
        return explained(question, Rule.AT_OR_BEYOND_PATH, _ON_TRACK)
    if latest.ratio is None:
        return explained(question, Rule.NO_MOVEMENT_EXPECTED, _OFF_TRACK)
    return _by_ratio(question)


def _by_ratio(question: Question) -> Verdict:
    """Band the unrounded ratio; a ratio at a cut belongs to the better side of it."""
    latest, thresholds = question.latest, question.case.indicator.thresholds
    needed, size = latest.needed, question.scale.size + abs(latest.actual.value)
    # Movements are compared in place of the ratio: dividing by little would blow up what is lost.
    moved = latest.moved + RELATIVE * needed + ROUNDING * size
    if moved >= thresholds.on_track * needed:
        return explained(question, _RATIO, _ON_TRACK, cut=thresholds.on_track)
    if moved >= thresholds.at_risk * needed:
        return explained(question, _RATIO, _AT_RISK, cut=thresholds.at_risk)
    if moved >= MOVING_AWAY * needed:
        return explained(question, _RATIO, _OFF_TRACK, cut=thresholds.at_risk)
    return explained(question, _RATIO, _OFF_TRACK, Note.MOVING_AWAY, cut=MOVING_AWAY)


_REASONS = {
    Rule.NO_READING: Reason.NO_READING,
    Rule.NO_BASELINE: Reason.NO_READING,
    Rule.GAP: Reason.NO_READING,
    Rule.DUE_NO_READING: Reason.DUE_NO_READING,
    Rule.SERIES_BREAK: Reason.SERIES_BREAK,
    Rule.BASELINE_ONLY: Reason.BASELINE_ONLY,
    Rule.STALE: Reason.STALE,
}


def decide(case: Case) -> Verdict:
    """Return the verdict on a target that has a date."""
    target, baseline, actual = case.target, case.start.point, case.series.latest
    has_come = target.by is not None and target.by <= case.day
    if baseline is None or actual is None:
        return _unassessed(case, _nothing_read(actual, has_come=has_come), actual)
    apart = _not_comparable(case.series, baseline, actual)
    if apart is not None:
        return _unassessed(case, apart, actual)
    path = lay(case.indicator, target, baseline)
    planned = scale_of(path)
    latest = measure(case, path, planned, actual, case.year)
    question = tuple.__new__(Question, (case, path, planned, latest))
    # The reading of the year decides, whenever it comes in; but a day that was written out and
    # still lies ahead cannot have been missed.
    if actual.year >= path[-1].year and (has_come or target.by_is_year):
        return _gap(question) if case.missing else _at_or_after_due(question)
    if has_come:
        return _unassessed(case, Rule.DUE_NO_READING, actual)
    if case.year - actual.year > case.indicator.thresholds.stale_after:
        return _stale(question)
    return _gap(question) if case.missing else progress(question)


def _nothing_read(actual: Point | None, *, has_come: bool) -> Rule:
    """Rule 1: without a baseline and a reading nothing is said."""
    if has_come:
        return Rule.DUE_NO_READING
    return Rule.NO_BASELINE if actual else Rule.NO_READING


def _not_comparable(series: Series, baseline: Point, actual: Point) -> Rule | None:
    """Rule 1: nor without a later reading of the baseline's own series."""
    if series.breaks and any(baseline.year < year <= actual.year for year in series.breaks):
        return Rule.SERIES_BREAK
    return Rule.BASELINE_ONLY if actual.year <= baseline.year else None


def _unassessed(
    case: Case, rule: Rule, actual: Point | None, last_known: Status | None = None
) -> Verdict:
    """Return a verdict without status: nothing was compared, so nothing is expected."""
    baseline, origin, _ = case.start
    path = lay(case.indicator, case.target, baseline) if baseline is not None else ()
    broken: tuple[int, ...] = ()
    if rule is Rule.SERIES_BREAK and baseline is not None:
        broken = tuple([year for year in case.series.breaks if year > baseline.year])
    explanation = Explanation(
        rule,
        baseline,
        origin,
        path,
        actual=actual,
        broken=broken,
        missing=case.missing,
        due=case.target.by,
        last_known=last_known,
    )
    reason = _REASONS[rule]
    if rule is Rule.GAP and case.target.by is not None and case.target.by <= case.day:
        reason = Reason.DUE_NO_READING
    return Verdict(Status.NOT_ASSESSED, explanation, reason=reason)


def _at_or_after_due(question: Question) -> Verdict:
    """Rule 2: the reading of the year the target is due decides, or the first later one."""
    case, path, planned, latest = question
    series, due = case.series, path[-1].year
    start = max(due, path[0].year)
    first = len(series.years) - 1
    while first > 0 and series.years[first - 1] >= start:
        first -= 1
    years = series.years[first:]
    if len(years) == 1 and not latest.meets:
        return explained(question, Rule.MISSED, Status.MISSED)
    met = _met(question, first)
    if not met:
        deciding = measure(case, path, planned, Point(years[0], series.figures[first]), years[0])
        return explained(question, Rule.MISSED, Status.MISSED, by=deciding)
    if not latest.meets:
        lost = (years[years.index(met[-1]) + 1],)
        return explained(question, Rule.LOST, Status.OFF_TRACK, Note.LOST, met=met[0], broken=lost)
    if len(met) < len(years):
        late, short = Note.MET_LATE, tuple([year for year in years if year not in met])
        return explained(question, Rule.MET_LATE, Status.ACHIEVED, late, met=met[0], broken=short)
    unknown = years[0] > due
    return explained(question, Rule.MET_BY_DUE, Status.ACHIEVED, met=met[0], date_unknown=unknown)


def _met(question: Question, first: int = 0) -> list[int]:
    """Return the years whose reading met the target, from the figure ``first`` on."""
    case, series = question.case, question.case.series
    target, open_to, slack = case.target, series.bounds.get, question.scale.slack
    return [
        year
        for year, figure in zip(series.years[first:], series.figures[first:], strict=True)
        if meets(target, figure, open_to(year, 0), slack(figure))
    ]


def _gap(question: Question) -> Verdict:
    """Of a total with a year missing only that it is reached may be said, if it can only grow."""
    case, latest = question.case, question.latest
    if case.lower_bound and latest.meets and case.target.aim is Aim.AT_LEAST:
        due, met = question.path[-1].year, _met(question)[0]
        rule = Rule.MET_EARLY if latest.actual.year < due else Rule.MET_BY_DUE
        return explained(question, rule, Status.ACHIEVED, met=met, date_unknown=met > due)
    return _unassessed(case, Rule.GAP, latest.actual)


def _stale(question: Question) -> Verdict:
    """Rule 4: too old to speak for the year; what it said of its own year stays on record."""
    case, path, planned, latest = question
    own = measure(case, path, planned, latest.actual, latest.actual.year)
    then = question._replace(latest=own)
    said = (_gap(then) if case.missing else progress(then)).status
    known = None if said is Status.NOT_ASSESSED else said
    return _unassessed(case, Rule.STALE, latest.actual, last_known=known)
