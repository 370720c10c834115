"""One indicator judged: which rule applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment import entities, every_year, yes_no
from scorecard.assessment import path as by_target
from scorecard.assessment.case import Verdict
from scorecard.assessment.outlook import Evidence
from scorecard.assessment.series import accumulate, find_start
from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import BaselineOrigin, Explanation, IndicatorResult, Rule
from scorecard.model.status import JUDGED, Note, Reason, Status

if TYPE_CHECKING:
    from scorecard.assessment.case import Case
    from scorecard.assessment.index import Index
    from scorecard.assessment.outlook import Circumstances
    from scorecard.assessment.series import Series
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.records import Judgement
    from scorecard.model.scorecard import ReadingPoint


def decide(indicator: Indicator, judgement: Judgement | None, year: int) -> Verdict:
    """Take the status of the latest judgement, unless it is too old to speak for the year."""
    if judgement is None or judgement.status not in JUDGED:
        explanation = Explanation(Rule.UNJUDGED)
        return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.QUALITATIVE_UNJUDGED)
    if year - judgement.year > indicator.thresholds.stale_after:
        explanation = Explanation(Rule.STALE, last_known=judgement.status)
        return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.STALE)
    return Verdict(judgement.status, Explanation(Rule.JUDGED))


_DECLARED = (BaselineOrigin.DECLARED, BaselineOrigin.READING)
_QUALITATIVE = Kind.QUALITATIVE
# A named tuple's own constructor passes through Python once more.
_new = tuple.__new__
_DONE = Aim.DONE
_BETWEEN = Aim.BETWEEN
_PATH = "path"
_NEVER_EXTENDED = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT})


def judge(indicator: Indicator, index: Index, around: Circumstances) -> IndicatorResult:
    """Return the result of one indicator, from an index that ends with the scorecard's year."""
    judgement = index.judgement(indicator.id) if indicator.kind is _QUALITATIVE else None
    result = judge_series(indicator, index.series(indicator.id), around, judgement)
    return entities.joined(result, index, around, judge_series) if indicator.entities else result


def judge_series(
    indicator: Indicator,
    amounts: Series,
    around: Circumstances,
    judgement: Judgement | None = None,
) -> IndicatorResult:
    """Return the result of one indicator, from its readings up to the scorecard's year."""
    evidence = _gathered(indicator, amounts, around)
    _, target, series, start, _, _, _ = evidence
    status, explanation, note, reason, expected, ratio = _decided(evidence, judgement)
    fields = (
        indicator,
        status,
        explanation,
        around.tell,
        note or _extended(indicator, target, reason),
        reason,
        evidence,
        _latest(indicator, series, amounts),
        explanation.baseline or (start.point if start.origin in _DECLARED else None),
        target,
        expected,
        ratio,
        indicator.thresholds.method,
        series.points,
        judgement,
        (),
    )
    return _new(IndicatorResult, fields)


def _gathered(indicator: Indicator, amounts: Series, around: Circumstances) -> Evidence:
    """Return what the indicator is judged by; where amounts accumulate, by their totals."""
    target = indicator.target_on(around.day)
    start = find_start(indicator, amounts, around.year, around.period[0])
    if indicator.accumulate and start.point is not None:
        series, missing, lower_bound = accumulate(indicator, amounts, start.point)
        return Evidence(indicator, target, series, start, around, missing, lower_bound)
    return _new(Evidence, (indicator, target, amounts, start, around, (), False))


def _decided(evidence: Evidence, judgement: Judgement | None) -> Verdict:
    """Ask the first rule that is for the indicator."""
    indicator, target, series, _, around, _, _ = evidence
    ruled_out = _ruled_out(indicator, series, around.year)
    if ruled_out is not None:
        return ruled_out
    if indicator.kind is _QUALITATIVE:
        return decide(indicator, judgement, around.year)
    named = None if indicator.thresholds.method == _PATH else _by_name(evidence)
    if named is not None:
        return named
    if target is None:
        return _without_status(Rule.NO_TARGET, Reason.NO_TARGET, series)
    return _by_aim(evidence.case(target))


def _by_name(evidence: Evidence) -> Verdict | None:
    """Return the verdict of the published method the plan names, where it is for the indicator."""
    from scorecard.assessment.methods.choose import decide  # noqa: PLC0415 - most plans name none

    return decide(evidence)


def _ruled_out(indicator: Indicator, series: Series, year: int) -> Verdict | None:
    """Return why the indicator is not to be judged at all."""
    if indicator.context:
        return _without_status(Rule.CONTEXT, Reason.CONTEXT, series)
    if not indicator.active_in(year):
        return _without_status(Rule.RETIRED, Reason.RETIRED, series)
    if indicator.faulty:
        return _without_status(Rule.FAULT, Reason.FAULT, series)
    return None


def _by_aim(case: Case) -> Verdict:
    """Ask the rule that fits the target."""
    if case.target.every_year:
        return every_year.decide(case)
    if case.target.by is None or case.target.aim is _BETWEEN:
        # The plan refuses these; should one come through, nothing is guessed.
        return _without_status(Rule.FAULT, Reason.FAULT, case.series)
    if case.target.aim is _DONE:
        return yes_no.decide(case)
    return by_target.decide(case)


def _without_status(rule: Rule, reason: Reason, series: Series) -> Verdict:
    return Verdict(Status.NOT_ASSESSED, Explanation(rule, actual=series.latest), reason=reason)


def _extended(indicator: Indicator, target: Target | None, reason: Reason | None) -> Note | None:
    """Say whether the target in force is due later than the first one was."""
    if len(indicator.targets) < 2 or target is None or target.by is None:
        return None
    first = indicator.targets[0].by
    if reason in _NEVER_EXTENDED:
        return None
    return Note.EXTENDED if first is not None and target.by > first else None


def _latest(indicator: Indicator, series: Series, amounts: Series) -> ReadingPoint | None:
    """Return the latest reading with a value; of evidence in words, the latest with words."""
    if indicator.kind is _QUALITATIVE:
        points = reversed(series.points)
        return next((p for p in points if p.reading is not None and p.reading.value), None)
    return series.newest or amounts.newest
