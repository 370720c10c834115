"""Targets that must hold every year of the period."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.assessment.case import Case, Verdict
from scorecard.assessment.targets import meets, shortfall
from scorecard.model.plan import Aggregate
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Reason, Status


@dataclass(frozen=True, slots=True)
class _Years:
    """The years judged: what was read, which of them held, which broke it, which are unknown."""

    read: tuple[Point, ...]
    held: tuple[int, ...]
    broken: tuple[int, ...]
    missing: tuple[int, ...]


def decide(case: Case) -> Verdict:
    """Judge each year of the period so far; its last year closes the question."""
    years = _judge(case)
    ended = case.year >= _last(case)
    if not years.read:
        over = ended and case.calendar.last_day(_last(case)) <= case.day
        if over:
            return _verdict(case, years, Rule.DUE_NO_READING, reason=Reason.DUE_NO_READING)
        return _verdict(case, years, Rule.NO_READING, reason=Reason.NO_READING)
    if ended:
        return _at_the_end(case, years)
    latest = years.read[-1]
    if case.is_stale(latest.year):
        known = _running(case, years).status
        return _verdict(case, years, Rule.STALE, reason=Reason.STALE, last_known=known)
    return _running(case, years)


def _judge(case: Case) -> _Years:
    first = max(case.period[0], case.indicator.active_from or case.period[0])
    if case.indicator.aggregate is Aggregate.SHARE and case.series.years:
        # While no deadline has come there is nothing to have a share of.
        first = max(first, case.series.years[0])
    last = min(case.year, _last(case))
    read: list[Point] = []
    held: list[int] = []
    broken: list[int] = []
    for year, figure in zip(case.series.years, case.series.figures, strict=True):
        if first <= year <= last:
            read.append(Point(year, figure))
            (held if meets(case.target, figure) else broken).append(year)
    known = {*held, *broken}
    asked = (year for year in range(first, last + 1) if case.indicator.due_in(year))
    missing = tuple(year for year in asked if year not in known)
    return _Years(tuple(read), tuple(held), tuple(broken), missing)


def _last(case: Case) -> int:
    """Return the last year that is asked about: of the period, or the last the indicator is kept.

    After it nothing is asked any more, so it closes the question.
    """
    last, kept_to = case.period[1], case.indicator.active_to
    return last if kept_to is None else min(last, kept_to)


def _running(case: Case, years: _Years) -> Verdict:
    """Judge the latest year while others are still to come."""
    latest = years.read[-1]
    if latest.year in years.held:
        if years.broken:
            return _verdict(case, years, Rule.HELD_BUT_BROKEN, Status.AT_RISK)
        return _verdict(case, years, Rule.HOLDS, Status.ON_TRACK)
    if meets(case.target, latest.value, case.target.tolerance):
        return _verdict(case, years, Rule.WITHIN_TOLERANCE, Status.AT_RISK)
    return _verdict(case, years, Rule.BROKEN, Status.OFF_TRACK)


def _at_the_end(case: Case, years: _Years) -> Verdict:
    """Close the question in the last year: a year that broke it cannot be made good."""
    if years.broken:
        deciding = next(point for point in reversed(years.read) if point.year in years.broken)
        return _verdict(case, years, Rule.BROKEN_IN_PERIOD, Status.MISSED, actual=deciding)
    if not years.missing:
        return _verdict(case, years, Rule.HELD_ALL_YEARS, Status.ACHIEVED)
    over = case.calendar.last_day(_last(case)) <= case.day
    reason = Reason.DUE_NO_READING if over else Reason.NO_READING
    return _verdict(case, years, Rule.HELD_WITH_GAPS, reason=reason)


def _verdict(
    case: Case,
    years: _Years,
    rule: Rule,
    status: Status = Status.NOT_ASSESSED,
    *,
    reason: Reason | None = None,
    actual: Point | None = None,
    last_known: Status | None = None,
) -> Verdict:
    actual = actual or (years.read[-1] if years.read else None)
    short = None
    if actual is not None and actual.year in years.broken:
        short = shortfall(case.target, actual.value)
    explanation = Explanation(
        rule,
        actual=actual,
        shortfall=short,
        broken=years.broken,
        missing=years.missing,
        held=len(years.held),
        last_known=last_known,
    )
    return Verdict(status, explanation, reason=reason)
