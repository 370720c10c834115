"""One entity and its own deadline: done, late, missed, reopened, or still ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.assessment.case import Verdict
from scorecard.model.fiscal import span_of
from scorecard.model.scorecard import Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.assessment.series import Series
    from scorecard.model.fiscal import FiscalCalendar, Span
    from scorecard.model.plan import Entity
    from scorecard.model.scorecard import ReadingPoint


@dataclass(frozen=True, slots=True)
class Compliance:
    """An entity held against its deadline; the fields are those of an entity's result."""

    verdict: Verdict
    deadline: date
    original: date
    done: Span | None
    in_time: bool | None
    in_time_originally: bool | None


def comply(entity: Entity, series: Series, day: date, calendar: FiscalCalendar) -> Compliance:
    """Return where an entity with deadlines stands on a day.

    Args:
        entity: one that has a deadline.
        series: its readings up to the day's year: done (1) or not (0).
        day: the last one whose deadlines have come.
        calendar: from which day to which a year runs.
    """
    answers = series.usable
    if answers and series.figures[-1] >= 1:
        return _done(entity, answers, day, calendar)
    return _not_done(entity, answers, day, calendar)


def _done(
    entity: Entity, answers: Sequence[ReadingPoint], day: date, calendar: FiscalCalendar
) -> Compliance:
    done, first = _when(answers, calendar), entity.deadlines[0]
    original = entity.due_by(first)
    # The deadline that counts is the one in force when it was done.
    due_by = entity.due_by(entity.deadline_on(min(done.last, day), calendar) or first)
    in_time = done.first <= due_by
    has_come = calendar.passed(due_by, day)
    note = None
    if not in_time:
        note = Note.MET_LATE
    elif done.first > original:
        note = Note.EXTENDED
    explanation = Explanation(
        Rule.MET_LATE if not in_time else Rule.MET_BY_DUE if has_come else Rule.MET_EARLY,
        actual=_point(answers),
        broken=_reopened(answers),
        met=calendar.of(done.first),
        due=due_by,
        date_unknown=in_time and done.last > due_by,
    )
    return Compliance(
        Verdict(Status.ACHIEVED, explanation, note),
        due_by,
        original,
        done,
        in_time if has_come else None,
        done.first <= original if calendar.passed(original, day) else None,
    )


def _not_done(
    entity: Entity, answers: Sequence[ReadingPoint], day: date, calendar: FiscalCalendar
) -> Compliance:
    first = entity.deadlines[0]
    deadline = entity.deadline_on(day, calendar) or first
    due_by, original = entity.due_by(deadline), entity.due_by(first)
    has_come, reopened = calendar.passed(due_by, day), _reopened(answers)
    # Reopened before its deadline, it had the time until then to be done again.
    due = has_come and (not reopened or calendar.of(due_by) > reopened[-1])
    latest = answers[-1].year if answers else None
    rule, status, reason = Rule.NOT_DUE, Status.NOT_ASSESSED, Reason.NOT_DUE
    if due and (latest is None or latest < calendar.of(due_by)):
        rule, reason = Rule.DUE_NO_READING, Reason.DUE_NO_READING
    elif due:
        rule, status = Rule.MISSED, Status.MISSED
    elif reopened:
        rule, status = Rule.LOST, Status.OFF_TRACK
    explanation = Explanation(
        rule,
        actual=_point(answers) if answers else None,
        broken=reopened,
        met=_met(answers),
        due=due_by,
    )
    note = Note.EXTENDED if deadline is not first else None
    verdict = Verdict(
        status,
        explanation,
        Note.LOST if rule is Rule.LOST else note,
        reason if status is Status.NOT_ASSESSED else None,
    )
    original_come = calendar.passed(original, day)
    in_time, originally = (False if come else None for come in (has_come, original_come))
    return Compliance(verdict, due_by, original, None, in_time, originally)


def _when(answers: Sequence[ReadingPoint], calendar: FiscalCalendar) -> Span:
    """Return when it was done: the day the latest of the readings since names, else the year."""
    first = len(answers) - 1
    while first > 0 and (answers[first - 1].value or 0.0) >= 1:
        first -= 1
    for point in reversed(answers[first:]):
        text = point.reading.value if point.reading is not None else None
        named = span_of(text, calendar) if text is not None else None
        if named is not None:
            return named
    return calendar.whole_year(answers[first].year)


def _met(answers: Sequence[ReadingPoint]) -> int | None:
    """Return the year it was first known to be done."""
    return next((point.year for point in answers if (point.value or 0.0) >= 1), None)


def _reopened(answers: Sequence[ReadingPoint]) -> tuple[int, ...]:
    """Return the years in which it was found undone after it had been done."""
    years: list[int] = []
    was_done = False
    for point in answers:
        is_done = (point.value or 0.0) >= 1
        if was_done and not is_done:
            years.append(point.year)
        was_done = is_done
    return tuple(years)


def _point(answers: Sequence[ReadingPoint]) -> Point:
    return Point(answers[-1].year, answers[-1].value or 0.0)
