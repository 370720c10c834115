"""One indicator judged by its series."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from scorecard.assessment.case import Evidence, Verdict
from scorecard.assessment.outlook import EvidenceOutlook
from scorecard.assessment.rules import decide
from scorecard.assessment.series import accumulate, find_start
from scorecard.assessment.targets import bounds
from scorecard.model.number import EXACTLY, as_figure, exact
from scorecard.model.plan import Aim, Kind
from scorecard.model.scorecard import BaselineOrigin, IndicatorResult, Point, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from scorecard.assessment.case import Circumstances
    from scorecard.assessment.series import Series, Start
    from scorecard.model.interval import Interval
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.records import Judgement
    from scorecard.model.scorecard import ReadingPoint

_DECLARED = (BaselineOrigin.DECLARED, BaselineOrigin.READING)
_NEVER_EXTENDED = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT})


# Nobody has given a figure; that there is none may have been said.
UNREAD = frozenset({Reason.NO_READING, Reason.DUE_NO_READING})


def says_none(points: Sequence[ReadingPoint], around: Circumstances, due: date | None) -> bool:
    """Say whether the last word is that there is no data, for a year in question.

    Args:
        points: what was said, year by year.
        around: the scorecard's year, and how years are counted.
        due: the day of the target, if that is what is waited for.
    """
    if not points or points[-1].value is not None:
        return False
    last, entered = points[-1].year, points[-1].reading
    asked = last == around.year or (due is not None and around.calendar.of(due) <= last)
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
    if series.bounds:
        figures = dict(zip(series.years, series.figures, strict=True))
        found = [decide(end, judgement) for end in ends(evidence, amounts)]
        verdict = of_both_ends(verdict, found, figures)
    if verdict.reason in UNREAD and says_none(series.points, around, verdict.explanation.due):
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
        baseline_reading=_baseline_reading(start, series),
        next_due=None if _is_done(verdict, target) else _next_due(evidence, judgement),
    )


def _is_done(verdict: Verdict, target: Target | None) -> bool:
    """Say whether what was to be done once is done: then nothing more is asked."""
    once = target is not None and target.aim is Aim.DONE and not target.every_year
    return once and verdict.status is Status.ACHIEVED


def _next_due(evidence: Evidence, judgement: Judgement | None) -> int | None:
    """Return the round to be entered next, which may have come already."""
    indicator, start = evidence.indicator, evidence.start.point
    answered = [point.year for point in evidence.series.points[-1:]]
    answered += [] if start is None else [start.year]
    if indicator.kind is Kind.QUALITATIVE:
        answered = [] if judgement is None else [judgement.year]
    return indicator.next_due(max(answered, default=None), evidence.around.year)


def evidence_of(indicator: Indicator, amounts: Series, around: Circumstances) -> Evidence:
    """Return what the indicator is judged by; where amounts accumulate, by their totals."""
    target = indicator.target_on(around.day)
    start = find_start(indicator, amounts, around.year, around.period[0])
    if indicator.accumulate and start.point is not None:
        totals = accumulate(indicator, amounts, start, start.point)
        return Evidence(
            indicator, target, totals.series, start, around, totals.missing, totals.lower_bound
        )
    return Evidence(indicator, target, amounts, start, around)


# So many times the largest figure of a plan stands for an end that is open.
_FAR = 1e6


def ends(evidence: Evidence, amounts: Series) -> Iterator[Evidence]:
    """Yield what is judged with every bound taken at an end of what it may be.

    The baseline and the readings after it are apart, so that each is taken at both of its ends;
    readings in one direction move a verdict in one direction. Only between two limits does the
    middle decide otherwise than both ends.
    """
    indicator, target, start = evidence.indicator, evidence.target, evidence.start
    declared = [baseline.value or 0.0 for baseline in indicator.baselines]
    declared += [milestone.value for milestone in indicator.milestones]
    declared += [*bounds(target)] if target is not None else []
    far = _FAR * (1.0 + max(map(abs, [*declared, *amounts.figures])))
    places: list[Callable[[Interval], float]] = [
        lambda interval: max(as_figure(interval.inside[0]), -far),
        lambda interval: min(as_figure(interval.inside[1]), far),
    ]
    if target is not None and target.aim is Aim.BETWEEN:
        middle = sum(bounds(target)) / 2
        low, high = places
        places.append(lambda interval: min(max(middle, low(interval)), high(interval)))
    read = None if start.reading is None else start.reading.year
    of_baseline = places if read in amounts.bounds else places[:1]
    of_others = places if any(year != read for year in amounts.bounds) else places[:1]
    for at_start, later in product(of_baseline, of_others):
        figures = [
            figure
            if year not in amounts.bounds
            else (at_start if year == read else later)(amounts.bounds[year])
            for year, figure in zip(amounts.years, amounts.figures, strict=True)
        ]
        yield evidence_of(indicator, amounts.with_figures(figures), evidence.around)


# Finer than any figure that people enter.
_FINEST = Decimal("1e-40")


def of_both_ends(
    stated: Verdict, found: Sequence[Verdict], figures: Mapping[int, float]
) -> Verdict:
    """Return the verdict of figures that are bounds: that of all they may be, or none.

    Args:
        stated: the verdict on the figures as they are told.
        found: those on the ends of all they may be, which decide.
        figures: those that are told, by year; no other is shown.
    """
    if stated.reason is Reason.BOUND:
        return stated  # a published method needs a figure, and there is none
    possible = {verdict.status for verdict in found}
    if len(possible) > 1:
        return _hangs(stated, possible)
    if possible == {Status.NOT_ASSESSED}:
        return found[0] if stated.status is not Status.NOT_ASSESSED else stated
    told = stated
    if stated.status not in possible:
        told = min(found, key=lambda verdict: verdict.explanation.shortfall or 0.0)
    explanation, as_stated = told.explanation, stated.explanation
    if explanation.actual is not None:
        year = explanation.actual.year
        explanation = replace(explanation, actual=Point(year, figures[year]))
    if as_stated.path and explanation.path:
        explanation = replace(explanation, baseline=as_stated.baseline, path=as_stated.path)
    short = [v.explanation.shortfall for v in found if v.explanation.shortfall is not None]
    if len(short) == len(found):
        # What it falls short by at least; what is just inside of a strict end is the end.
        least = EXACTLY.quantize(exact(min(short)), _FINEST).normalize(EXACTLY)
        explanation = replace(explanation, shortfall=as_figure(least))
    notes = {verdict.note for verdict in (told, *found)}
    note = told.note if len(notes) == 1 else None
    return replace(told, explanation=explanation, note=note)


def _hangs(stated: Verdict, possible: set[Status]) -> Verdict:
    """Return no verdict: what the figure may be lies on both sides of a cut."""
    explanation = replace(
        stated.explanation,
        rule=Rule.BOUND,
        expected=None,
        ratio=None,
        cut=None,
        shortfall=None,
        possible=tuple(status for status in Status if status in possible),
    )
    return Verdict(Status.NOT_ASSESSED, explanation, reason=Reason.BOUND)


def _extended(indicator: Indicator, target: Target | None, reason: Reason | None) -> Note | None:
    """Say whether the target in force is due later than the first one was."""
    if len(indicator.targets) < 2 or target is None or target.by is None:
        return None
    first = indicator.targets[0].by
    if reason in _NEVER_EXTENDED:
        return None
    return Note.EXTENDED if first is not None and target.by > first else None


def _baseline_reading(start: Start, series: Series) -> ReadingPoint | None:
    """Return the reading that serves as the baseline, or says what the declared one does."""
    if start.reading is not None or start.point is None:
        return start.reading
    year, value = start.point
    same = [point for point in series.points if point.year == year and point.value == value]
    return same[0] if same and same[0].total is None else None


def _latest(indicator: Indicator, series: Series, amounts: Series) -> ReadingPoint | None:
    """Return the latest reading with a value; of evidence in words, the latest with words."""
    if indicator.kind is Kind.QUALITATIVE:
        points = reversed(series.points)
        return next((p for p in points if p.reading is not None and p.reading.value), None)
    return series.newest or amounts.newest
