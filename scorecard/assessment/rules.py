"""The order of the rules: the first that is for an indicator decides its status."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment import every_year, yes_no
from scorecard.assessment.case import Verdict
from scorecard.assessment.methods import choose
from scorecard.assessment.path import Progress, lay, measure, scale_of
from scorecard.assessment.targets import RELATIVE, ROUNDING, meets, shortfall
from scorecard.assessment.trend import find_lean
from scorecard.model.methods import Method
from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import JUDGED, Note, Reason, Status, Trend

if TYPE_CHECKING:
    from scorecard.assessment.case import Case, Evidence
    from scorecard.assessment.path import Movement
    from scorecard.assessment.series import Series
    from scorecard.model.plan import Indicator
    from scorecard.model.records import Judgement


def decide(evidence: Evidence, judgement: Judgement | None) -> Verdict:
    """Ask the first rule that is for the indicator."""
    indicator, target, series = evidence.indicator, evidence.target, evidence.series
    year = evidence.around.year
    ruled_out = _ruled_out(indicator, series, year)
    if ruled_out is not None:
        return ruled_out
    if indicator.kind is Kind.QUALITATIVE:
        return _by_judgement(indicator, judgement, year)
    if indicator.thresholds.method != Method.PATH:
        named = choose.decide(evidence)
        if named is not None:
            return named
    if target is None:
        return _without_status(Rule.NO_TARGET, Reason.NO_TARGET, series)
    return _by_aim(evidence.case(target))


def _ruled_out(indicator: Indicator, series: Series, year: int) -> Verdict | None:
    """Return why the indicator is not to be judged at all."""
    if indicator.context:
        return _without_status(Rule.CONTEXT, Reason.CONTEXT, series)
    if not indicator.active_in(year):
        return _without_status(Rule.RETIRED, Reason.RETIRED, series)
    if indicator.faulty:
        return _without_status(Rule.FAULT, Reason.FAULT, series)
    return None


def _by_judgement(indicator: Indicator, judgement: Judgement | None, year: int) -> Verdict:
    """Take the status of the latest judgement, unless it is too old to speak for the year."""
    if judgement is None or judgement.status not in JUDGED:
        explanation = Explanation(Rule.UNJUDGED)
        return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.QUALITATIVE_UNJUDGED)
    if indicator.is_stale(judgement.year, year):
        explanation = Explanation(Rule.STALE, last_known=judgement.status)
        return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.STALE)
    return Verdict(judgement.status, Explanation(Rule.JUDGED))


def _by_aim(case: Case) -> Verdict:
    """Ask the rule that fits the target."""
    if case.target.every_year:
        return every_year.decide(case)
    if case.target.by is None or case.target.aim is Aim.BETWEEN:
        # The plan refuses these; should one come through, nothing is guessed.
        return _without_status(Rule.FAULT, Reason.FAULT, case.series)
    if case.target.aim is Aim.DONE:
        return yes_no.decide(case)
    return _by_path(case)


def _without_status(rule: Rule, reason: Reason, series: Series) -> Verdict:
    return Verdict(Status.NOT_ASSESSED, Explanation(rule, actual=series.latest), reason=reason)


def _by_path(case: Case) -> Verdict:
    """Hold the latest reading against a target that has a date, and the path to it."""
    target, baseline, actual = case.target, case.start.point, case.series.latest
    has_come = target.by is not None and target.by <= case.day
    if baseline is None or actual is None:
        return _unassessed(case, _nothing_read(actual, has_come=has_come), actual)
    apart = _not_comparable(case, baseline, actual)
    if apart is not None:
        return _unassessed(case, apart, actual)
    path = lay(case.indicator, target, baseline)
    planned = scale_of(path)
    latest = measure(case, path, planned, actual, case.judged_year(actual.year))
    held = Progress(case, path, planned, latest)
    if _is_ceiling(case, baseline):
        return _under_ceiling(held, has_come=has_come)
    return _along_path(held, has_come=has_come)


def _along_path(held: Progress, *, has_come: bool) -> Verdict:
    """Rules 2 to 7: what is due by its reading, what is ahead by the path."""
    case, path, actual = held.case, held.path, held.latest.actual
    # The reading of the year decides, whenever it comes in; but a day that was written out and
    # still lies ahead cannot have been missed.
    if actual.year >= path[-1].year and (has_come or case.target.by_is_year):
        return _gap(held) if case.missing else _at_or_after_due(held)
    if has_come:
        # A total with a year missing in it is not told as if it were the total.
        rule = Rule.GAP if case.missing else Rule.DUE_NO_READING
        return _unassessed(case, rule, actual)
    if case.is_stale(actual.year):
        return _stale(held)
    return _gap(held) if case.missing else progress(held)


def _nothing_read(actual: Point | None, *, has_come: bool) -> Rule:
    """Rule 1: without a baseline and a reading nothing is said."""
    if has_come:
        return Rule.DUE_NO_READING
    return Rule.NO_BASELINE if actual else Rule.NO_READING


def _not_comparable(case: Case, baseline: Point, actual: Point) -> Rule | None:
    """Rule 1: nor without a later reading of the baseline's own series, unless it meets already.

    A ceiling is met by the first reading as well, but kept only when its date has come.
    """
    breaks = case.series.breaks
    if breaks and any(baseline.year < year <= actual.year for year in breaks):
        return Rule.SERIES_BREAK
    if actual.year > baseline.year:
        return None
    met = meets(case.target, actual.value) and not _is_ceiling(case, baseline)
    return None if met else Rule.BASELINE_ONLY


def _is_ceiling(case: Case, baseline: Point) -> bool:
    """Say whether amounts may add up to so much and no more, as a budget; not where they fall."""
    is_total = case.indicator.accumulate and case.target.aim is Aim.AT_MOST
    return is_total and meets(case.target, baseline.value)


def _under_ceiling(held: Progress, *, has_come: bool) -> Verdict:
    """Judge a total that may not pass its target: over it is missed, at once and for good."""
    case, latest, due = held.case, held.latest, held.path[-1].year
    if not latest.meets:
        return explained(held, Rule.OVERSPENT, Status.MISSED)
    if case.missing:
        return _unassessed(case, Rule.GAP, latest.actual)
    if latest.actual.year >= due and (has_come or case.target.by_is_year):
        return explained(held, Rule.MET_BY_DUE, Status.ACHIEVED, met=latest.actual.year)
    if has_come:
        return _unassessed(case, Rule.DUE_NO_READING, latest.actual)
    above = latest.actual.value > latest.expected + latest.slack
    rule, status = Rule.UNDER_LINE, Status.ON_TRACK
    if above:
        rule, status = Rule.ABOVE_LINE, Status.AT_RISK
    if case.is_stale(latest.actual.year):
        return _unassessed(case, Rule.STALE, latest.actual, last_known=status)
    return explained(held, rule, status)


def _at_or_after_due(held: Progress) -> Verdict:
    """Rule 2: the reading of the year the target is due decides, or the first later one."""
    case, path, latest = held.case, held.path, held.latest
    series, due = case.series, path[-1].year
    start = max(due, path[0].year)
    first = len(series.years) - 1
    while first > 0 and series.years[first - 1] >= start:
        first -= 1
    years = series.years[first:]
    if len(years) == 1 and not latest.meets:
        return explained(held, Rule.MISSED, Status.MISSED)
    met = _met(held, first)
    if not met:
        deciding = measure(case, path, held.scale, Point(years[0], series.figures[first]), years[0])
        return explained(held, Rule.MISSED, Status.MISSED, by=deciding)
    if not latest.meets:
        lost = (years[years.index(met[-1]) + 1],)
        return explained(held, Rule.LOST, Status.OFF_TRACK, Note.LOST, met=met[0], broken=lost)
    if len(met) < len(years):
        late, short = Note.MET_LATE, tuple([year for year in years if year not in met])
        return explained(held, Rule.MET_LATE, Status.ACHIEVED, late, met=met[0], broken=short)
    unknown = years[0] > due
    return explained(held, Rule.MET_BY_DUE, Status.ACHIEVED, met=met[0], date_unknown=unknown)


def _met(held: Progress, first: int = 0) -> list[int]:
    """Return the years whose reading met the target, from the figure ``first`` on."""
    case, series = held.case, held.case.series
    return [
        year
        for year, figure in zip(series.years[first:], series.figures[first:], strict=True)
        if meets(case.target, figure)
    ]


def _gap(held: Progress) -> Verdict:
    """Of a total with a year missing only that it is reached may be said, if it can only grow."""
    case, latest = held.case, held.latest
    if case.lower_bound and latest.meets and case.target.aim is Aim.AT_LEAST:
        due, met = held.path[-1].year, _met(held)[0]
        rule = Rule.MET_EARLY if latest.actual.year < due else Rule.MET_BY_DUE
        return explained(held, rule, Status.ACHIEVED, met=met, date_unknown=met > due)
    return _unassessed(case, Rule.GAP, latest.actual)


def _stale(held: Progress) -> Verdict:
    """Rule 4: too old to speak for the year; what it said of its own year stays on record."""
    case, actual = held.case, held.latest.actual
    own = measure(case, held.path, held.scale, actual, actual.year)
    then = replace(held, latest=own)
    said = (_gap(then) if case.missing else progress(then)).status
    known = None if said is Status.NOT_ASSESSED else said
    return _unassessed(case, Rule.STALE, actual, last_known=known)


# A ratio below this is movement away from the target and no mere wobble around the baseline.
MOVING_AWAY = -0.10


def progress(held: Progress) -> Verdict:
    """Judge the latest reading by the path to a target that is still ahead."""
    case, latest = held.case, held.latest
    if latest.meets:
        away = Note.SLIPPING if _worsens(case) else None
        year = latest.actual.year
        return explained(held, Rule.MET_EARLY, Status.ACHIEVED, away, met=year)
    start = held.path[0].value
    if meets(case.target, start):
        return explained(held, Rule.MET_AT_BASELINE, Status.OFF_TRACK, Note.MOVING_AWAY)
    if latest.moved >= latest.needed - latest.slack:
        return explained(held, Rule.AT_OR_BEYOND_PATH, Status.ON_TRACK)
    if latest.ratio is None:
        return explained(held, Rule.NO_MOVEMENT_EXPECTED, Status.OFF_TRACK)
    return _by_ratio(held)


def _worsens(case: Case) -> bool:
    start = case.start
    lean = find_lean(
        case.indicator, case.target, case.series, case.year, start.point, start.restarted
    )
    return lean is not None and lean.word is Trend.WORSENING


def _by_ratio(held: Progress) -> Verdict:
    """Band the unrounded ratio; a ratio at a cut belongs to the better side of it."""
    latest, thresholds = held.latest, held.case.indicator.thresholds
    needed, size = latest.needed, held.scale.size + abs(latest.actual.value)
    # Movements are compared in place of the ratio: dividing by little would blow up what is lost.
    moved = latest.moved + RELATIVE * needed + ROUNDING * size
    if moved >= thresholds.on_track * needed:
        return explained(held, Rule.RATIO, Status.ON_TRACK, cut=thresholds.on_track)
    if moved >= thresholds.at_risk * needed:
        return explained(held, Rule.RATIO, Status.AT_RISK, cut=thresholds.at_risk)
    if moved >= MOVING_AWAY * needed:
        return explained(held, Rule.RATIO, Status.OFF_TRACK, cut=thresholds.at_risk)
    return explained(held, Rule.RATIO, Status.OFF_TRACK, Note.MOVING_AWAY, cut=MOVING_AWAY)


def explained(
    held: Progress,
    rule: Rule,
    status: Status,
    note: Note | None = None,
    *,
    by: Movement | None = None,
    cut: float | None = None,
    met: int | None = None,
    broken: tuple[int, ...] = (),
    date_unknown: bool = False,
) -> Verdict:
    """Return a status with all that was compared.

    ``by`` is the reading that decided, where that is not the latest one; the rest as in
    :class:`~scorecard.model.scorecard.Explanation`.
    """
    case, target, deciding = held.case, held.case.target, by or held.latest
    explanation = Explanation(
        rule,
        held.path[0],
        case.start.origin,
        held.path,
        deciding.expected,
        deciding.actual,
        deciding.ratio,
        cut,
        None if deciding.meets else shortfall(target, deciding.actual.value),
        broken,
        case.missing,
        met=met,
        due=target.by,
        date_unknown=date_unknown,
    )
    latest = held.latest
    return Verdict(status, explanation, note, None, latest.expected, latest.ratio)


_REASONS = {
    Rule.NO_READING: Reason.NO_READING,
    Rule.NO_BASELINE: Reason.NO_READING,
    Rule.GAP: Reason.NO_READING,
    Rule.DUE_NO_READING: Reason.DUE_NO_READING,
    Rule.SERIES_BREAK: Reason.SERIES_BREAK,
    Rule.BASELINE_ONLY: Reason.BASELINE_ONLY,
    Rule.STALE: Reason.STALE,
}


def _unassessed(
    case: Case, rule: Rule, actual: Point | None, last_known: Status | None = None
) -> Verdict:
    """Return a verdict without status: nothing was compared, so nothing is expected."""
    baseline, origin = case.start.point, case.start.origin
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
