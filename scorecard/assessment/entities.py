"""The entities of an indicator, each judged as an indicator of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scorecard.assessment.deadlines import comply
from scorecard.assessment.rollup import of_entity, roll_up
from scorecard.messages.sentences import DeadlineTeller
from scorecard.model.plan import Aggregate, Aim, Target, passed
from scorecard.model.scorecard import EntityResult, Explanation, IndicatorResult, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.assessment.deadlines import Compliance
    from scorecard.assessment.index import Index
    from scorecard.assessment.outlook import Circumstances
    from scorecard.assessment.series import Series
    from scorecard.model.plan import Entity, Indicator

    Judge = Callable[[Indicator, Series, Circumstances], IndicatorResult]

_NOTHING_READ = frozenset({Reason.NO_READING, Reason.DUE_NO_READING})
# Nobody has said where such an entity stands.
UNHEARD = frozenset({Reason.DUE_NO_READING, Reason.NO_READING, Reason.STALE, Reason.SERIES_BREAK})
_RULED_OUT = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT})


def joined(
    result: IndicatorResult, index: Index, around: Circumstances, judge: Judge
) -> IndicatorResult:
    """Return the result of an indicator with its entities, and with a status made of theirs.

    The figure they aggregate to has been held against the indicator's target already; where
    there is no such target, the status is the roll-up of the entities'.
    """
    found = judge_all(result.indicator, index, around, judge)
    result = result._replace(entities=found)
    if result.reason in _RULED_OUT:
        return result
    if result.target is not None:
        return _unread(result) if result.reason in _NOTHING_READ else result
    outcome = roll_up([of_entity(entity) for entity in found])
    # An indicator is not partly achieved: it asks for all of its entities.
    closed = outcome.status is Status.PARTLY_ACHIEVED
    return result._replace(
        status=Status.MISSED if closed else outcome.status,
        reason=outcome.reason,
        explanation=Explanation(Rule.ENTITIES, actual=result.explanation.actual),
    )


def _unread(result: IndicatorResult) -> IndicatorResult:
    """Say why entities give no figure: none has come due, or what they hang on is not known."""
    is_share = result.indicator.aggregate is Aggregate.SHARE
    if not is_share and result.indicator.aggregate is not Aggregate.COUNT:
        return result
    counted = [e for e in result.entities if e.in_time is not None or not is_share]
    held = result.target is not None and result.target.every_year
    if held and any(entity.reason in UNHEARD for entity in counted):
        return result._replace(reason=Reason.DUE_NO_READING, explanation=Explanation(Rule.UNHEARD))
    if counted:
        return result
    return result._replace(reason=Reason.NOT_DUE, explanation=Explanation(Rule.NONE_DUE))


def judge_all(
    indicator: Indicator, index: Index, around: Circumstances, judge: Judge
) -> tuple[EntityResult, ...]:
    """Judge every entity of an indicator on the day of the circumstances.

    Args:
        indicator: one with entities.
        index: has their readings.
        around: the year and the day; a year before the scorecard's is judged with what is known
            today.
        judge: judges an indicator by its series.
    """
    return tuple([_judge(indicator, entity, index, around, judge) for entity in indicator.entities])


def all_heard(indicator: Indicator, index: Index, year: int) -> bool:
    """Say whether nothing is left to ask of a year: every entity kept in it has its reading.

    Of an entity with a deadline nothing is asked while it is ahead, or once it is done; but that
    nobody has said anything of any of them yet is no answer either.
    """
    day = last_day(year, index.as_of)
    heard = False
    for entity in indicator.entities:
        _, series = index.of_entity(indicator, entity, year)
        heard = heard or bool(series.years)
        if not entity.active_in(year):
            continue
        if entity.deadlines:
            if comply(entity, series, day).verdict.reason is Reason.DUE_NO_READING:
                return False
        elif not series.years or series.years[-1] != year:
            return False
    return heard


def last_day(year: int, as_of: date | None) -> date:
    """Return the last day of a year whose deadlines have come as of a day."""
    day = date(year, 12, 31)
    return day if as_of is None else min(day, as_of)


def _judge(
    indicator: Indicator, entity: Entity, index: Index, around: Circumstances, judge: Judge
) -> EntityResult:
    subject, series = index.of_entity(indicator, entity, around.year)
    if not entity.deadlines or subject.context or subject.faulty:
        return _by_target(entity, judge(subject, series, around), around)
    if not entity.active_in(around.year):
        return EntityResult(entity, judge(subject, series, around))
    found = comply(entity, series, around.day)
    status, explanation, note, reason, *_ = found.verdict
    target = Target(Aim.DONE, 1.0, by=found.deadline, by_is_year=False)
    result = IndicatorResult(
        subject,
        status,
        explanation,
        DeadlineTeller(found.original, found.done, _beyond(entity, found, around.day)),
        note,
        reason,
        None,
        series.newest,
        None,
        target,
        readings=series.points,
    )
    return EntityResult(entity, result, *found[1:])


def _beyond(entity: Entity, found: Compliance, day: date) -> date | None:
    """Return the deadline in force where it is later than any may be, and still to be met."""
    granted = entity.deadline_on(day)
    if found.done is not None or granted is None or granted.day == found.deadline:
        return None
    return granted.day


def _by_target(entity: Entity, result: IndicatorResult, around: Circumstances) -> EntityResult:
    """Return the result of an entity with a target of its own; a date is its deadline."""
    target = result.target
    if target is None:
        return EntityResult(entity, result)
    first = result.indicator.targets[0].by
    if target.by is None or first is None:
        return EntityResult(entity, result)
    achieved = result.status is Status.ACHIEVED
    in_time = achieved and result.note is not Note.MET_LATE
    met = result.explanation.met
    return EntityResult(
        entity,
        result,
        target.by,
        first,
        in_time=in_time if passed(target.by, around.day) else None,
        in_time_originally=(
            achieved and met is not None and met <= first.year
            if passed(first, around.day)
            else None
        ),
    )
