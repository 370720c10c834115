"""Targets with a date, method ``path``: the decision order, first that applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment import path as paths
from scorecard.assessment.compare import meets
from scorecard.assessment.measure import Question, explained, measure
from scorecard.assessment.progress import progress
from scorecard.assessment.verdict import Case, Verdict
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status
from scorecard.model.target import Aim

if TYPE_CHECKING:
    from scorecard.assessment.series import Series

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
    path = paths.lay(case.indicator, target, baseline)
    planned = paths.scale_of(path)
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
    path = paths.lay(case.indicator, case.target, baseline) if baseline is not None else ()
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
