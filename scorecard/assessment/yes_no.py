"""Something to be done once by a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.case import Case, Verdict
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence


def decide(case: Case) -> Verdict:
    """Return the verdict on something done, undone or not done yet."""
    answers = [
        Point(year, figure)
        for year, figure in zip(case.series.years, case.series.figures, strict=True)
    ]
    has_come = case.target.by is not None and case.target.by <= case.day
    if not answers:
        if has_come:
            return _verdict(case, Rule.DUE_NO_READING, reason=Reason.DUE_NO_READING)
        return _verdict(case, Rule.NOT_DUE, reason=Reason.NOT_DUE)
    baseline = case.start.point
    earlier = [baseline] if baseline is not None and baseline.year < answers[0].year else []
    done = [point.year for point in (*earlier, *answers) if point.value >= 1]
    if answers[-1].value >= 1:
        return _done(case, answers, done, has_come=has_come)
    return _not_done(case, answers, done, has_come=has_come)


def _done(case: Case, answers: Sequence[Point], done: Sequence[int], *, has_come: bool) -> Verdict:
    """Done is achieved, late when a reading at or after the date still said no."""
    due = _due(case)
    late = tuple(point.year for point in answers if point.year >= due and point.value < 1)
    if late:
        return _verdict(
            case,
            Rule.MET_LATE,
            Status.ACHIEVED,
            answers[-1],
            Note.MET_LATE,
            met=done[0],
            broken=late,
        )
    rule = Rule.MET_BY_DUE if has_come else Rule.MET_EARLY
    unknown = done[0] > due
    return _verdict(case, rule, Status.ACHIEVED, answers[-1], met=done[0], date_unknown=unknown)


def _not_done(
    case: Case, answers: Sequence[Point], done: Sequence[int], *, has_come: bool
) -> Verdict:
    """Undone is lost; at the date it is missed, unless it was done at the date and undone since."""
    due, latest = _due(case), answers[-1]
    if has_come:
        at_date = [point for point in answers if point.year >= due]
        if not at_date:
            return _verdict(case, Rule.DUE_NO_READING, actual=latest, reason=Reason.DUE_NO_READING)
        done = [year for year in done if year >= due]
        if not done:
            return _verdict(case, Rule.MISSED, Status.MISSED, at_date[0])
    if done:
        lost = next(point.year for point in answers if point.year > done[-1])
        return _verdict(
            case, Rule.LOST, Status.OFF_TRACK, latest, Note.LOST, met=done[0], broken=(lost,)
        )
    return _verdict(case, Rule.NOT_DUE, actual=latest, reason=Reason.NOT_DUE)


def _due(case: Case) -> int:
    """Return the year of the date. An answer known only by its year counts as in time in it."""
    return case.year if case.target.by_year is None else case.target.by_year


def _verdict(
    case: Case,
    rule: Rule,
    status: Status = Status.NOT_ASSESSED,
    actual: Point | None = None,
    note: Note | None = None,
    *,
    reason: Reason | None = None,
    met: int | None = None,
    broken: tuple[int, ...] = (),
    date_unknown: bool = False,
) -> Verdict:
    explanation = Explanation(
        rule,
        actual=actual,
        broken=broken,
        met=met,
        due=case.target.by,
        date_unknown=date_unknown,
    )
    return Verdict(status, explanation, note, reason)
