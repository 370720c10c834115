"""One indicator judged by its series."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.case import Evidence
from scorecard.assessment.outlook import EvidenceOutlook
from scorecard.assessment.rules import decide
from scorecard.assessment.series import accumulate, find_start
from scorecard.model.plan import Kind
from scorecard.model.scorecard import BaselineOrigin, IndicatorResult
from scorecard.model.status import Note, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.assessment.case import Circumstances
    from scorecard.assessment.series import Series
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.records import Judgement
    from scorecard.model.scorecard import ReadingPoint

_DECLARED = (BaselineOrigin.DECLARED, BaselineOrigin.READING)
_NEVER_EXTENDED = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT})


# Nobody has given a figure; that there is none may have been said.
UNREAD = frozenset({Reason.NO_READING, Reason.DUE_NO_READING})


def says_none(points: Sequence[ReadingPoint], year: int, due: date | None) -> bool:
    """Say whether the last word is that there is no data, for a year in question.

    Args:
        points: what was said, year by year.
        year: the scorecard's.
        due: the day of the target, if that is what is waited for.
    """
    if not points or points[-1].value is not None:
        return False
    last, entered = points[-1].year, points[-1].reading
    asked = last == year or (due is not None and due.year <= last)
    return asked and entered is not None and bool(entered.no_data)


def judge_series(
    indicator: Indicator,
    amounts: Series,
    around: Circumstances,
    judgement: Judgement | None = None,
) -> IndicatorResult:
    """Return the result of one indicator, from its readings up to the scorecard's year."""
    evidence = evidence_of(indicator, amounts, around)
    target, series, start = evidence.target, evidence.series, evidence.start
    verdict = decide(evidence, judgement)
    if verdict.reason in UNREAD and says_none(series.points, around.year, verdict.explanation.due):
        verdict = replace(verdict, reason=Reason.NO_DATA)
    return IndicatorResult(
        indicator,
        verdict.status,
        verdict.explanation,
        around.tell,
        verdict.note or _extended(indicator, target, verdict.reason),
        verdict.reason,
        EvidenceOutlook(evidence),
        _latest(indicator, series, amounts),
        verdict.explanation.baseline or (start.point if start.origin in _DECLARED else None),
        target,
        verdict.expected,
        verdict.ratio,
        indicator.thresholds.method,
        series.points,
        judgement,
    )


def evidence_of(indicator: Indicator, amounts: Series, around: Circumstances) -> Evidence:
    """Return what the indicator is judged by; where amounts accumulate, by their totals."""
    target = indicator.target_on(around.day)
    start = find_start(indicator, amounts, around.year, around.period[0])
    if indicator.accumulate and start.point is not None:
        totals = accumulate(indicator, amounts, start.point)
        return Evidence(
            indicator, target, totals.series, start, around, totals.missing, totals.lower_bound
        )
    return Evidence(indicator, target, amounts, start, around)


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
    if indicator.kind is Kind.QUALITATIVE:
        points = reversed(series.points)
        return next((p for p in points if p.reading is not None and p.reading.value), None)
    return series.newest or amounts.newest
