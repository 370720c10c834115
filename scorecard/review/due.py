"""What is due: readings still missing, unsettled or unsourced, comments, priorities, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.plan import Aggregate, Kind, PresentIds
from scorecard.model.reading import ReadingKey, State
from scorecard.model.records import (
    OPEN_STATES,
    current,
    current_comments,
    current_decisions,
    current_priorities,
    known,
    newest,
)
from scorecard.model.scorecard import ReadingPoint, Rule
from scorecard.model.status import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scorecard.model.plan import Entity, Indicator, Part
    from scorecard.model.reading import Reading
    from scorecard.model.records import Decision, Priority, Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard


_DECIDED = frozenset({Rule.MET_BY_DUE, Rule.MET_LATE, Rule.MISSED, Rule.LOST})


@dataclass(frozen=True, slots=True)
class Due:
    """All that is still to do for a year.

    ``items`` are of single indicators: readings first, then comments. ``priorities`` wait for the
    board's word, ``decisions`` are overdue. ``no_data`` is what somebody said there is no
    figure for, and why: it is asked for no more.
    """

    items: tuple[DueItem, ...] = ()
    priorities: tuple[Priority, ...] = ()
    decisions: tuple[Decision, ...] = ()
    no_data: tuple[DueItem, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is due."""
        return bool(self.items or self.priorities or self.decisions)

    def counts(self) -> dict[str, int]:
        """Return how many there are of each sort, in order: the item's kind, or what it is."""
        kinds = [item.kind.value for item in self.items]
        counts = {kind.value: kinds.count(kind.value) for kind in DueKind}
        counts |= {"priority": len(self.priorities), "decision": len(self.decisions)}
        return {sort: number for sort, number in counts.items() if number}


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing still to do for the scorecard's year.

    ``due`` says that the date of the target has come and no earlier year's reading has decided it;
    ``objective`` is the id of the objective, or of the goal that has the indicator for its own.
    ``last`` is the latest reading with a value that the scorecard knows, ``reading`` the one of the
    year that this item is about. ``entity`` is the entity it is kept for, if it is kept for some,
    and ``part`` the part of it that is asked for.
    """

    indicator: Indicator
    kind: DueKind
    due: bool
    objective: str
    last: ReadingPoint | None = None
    reading: Reading | None = None
    entity: Entity | None = None
    part: Part | None = None

    @property
    def whose(self) -> str:
        """Return the titles of the entity and the part it is of; "" of the whole."""
        return words.LIST_SEPARATOR.join(of.title for of in (self.entity, self.part) if of)


class DueKind(StrEnum):
    """What a reading still lacks, or its indicator."""

    MISSING = "missing"
    DRAFT = "draft"
    PROVISIONAL = "provisional"
    UNSOURCED = "unsourced"
    UNPOOLED = "unpooled"  # a percentage to be pooled, without its numerator and denominator
    NO_DATA = "no_data"  # nothing: somebody said why there is none
    COMMENT = "comment"  # asked for where the status is one of ``require_comment``


def due_all(scorecard: Scorecard, records: Records, *, today: date) -> Due:
    """List everything that is still to do for the scorecard's year.

    Besides readings (see :func:`due`) these are the comments its indicators ask for and do not
    have, priorities of earlier years that nobody settled (and of the year itself, once that is
    over), and decisions that should have been done.

    Args:
        scorecard: the year and the day's knowledge it was assessed with.
        records: all revisions.
        today: the day that divides what is overdue from what is to come, where the scorecard
            has no day of its own.
    """
    day = scorecard.as_of or today
    is_over = day > scorecard.strategy.calendar.last_day(scorecard.year)
    last_over = scorecard.year if is_over else scorecard.year - 1
    return Due(
        (*due(scorecard, records), *_comments(scorecard, records)),
        tuple(
            priority
            for priority in current_priorities(records, scorecard.as_of)
            if priority.state in OPEN_STATES and priority.year <= last_over
        ),
        tuple(
            decision
            for decision in current_decisions(records, scorecard.as_of)
            if decision.overdue(day)
        ),
        tuple(_no_data(scorecard, records)),
    )


def _no_data(scorecard: Scorecard, records: Records) -> Iterator[DueItem]:
    """Yield the readings of the year that say why there is no figure, in the order of the plan."""
    ids = PresentIds(scorecard.strategy)
    entered = current(records.readings, scorecard.as_of, ids=ids)
    for parent, result in _with_parents(scorecard):
        for subject, entity in _subjects(result, scorecard.year):
            of = entity.id if entity is not None else None
            reading = entered.get(ReadingKey(result.indicator.id, scorecard.year, of))
            if reading is not None and reading.no_data:
                come, last = _target_has_come(subject, scorecard), _last(subject)
                kind = DueKind.NO_DATA
                yield DueItem(result.indicator, kind, come, parent, last, reading, entity)


def due(scorecard: Scorecard, records: Records) -> tuple[DueItem, ...]:
    """List what is still to be entered, settled or sourced for the scorecard's year.

    A year whose verdict waits for a reading comes first, then targets whose date has come, then
    the rest in the order of the plan, context indicators last. A derived indicator is not asked
    for, its inputs are; nor is what was to be done once and is, nor what is kept every so many
    years in a year that is none of them. A qualitative one is missing while
    nobody has judged the year; a reading that says why there is no data answers the question. A
    part is asked for when the whole is, once it has been read or where it has a target; a whole
    that is the sum of its parts is not asked for beside them.

    Args:
        scorecard: the year and the day's knowledge it was assessed with.
        records: all revisions.
    """
    ids = PresentIds(scorecard.strategy)
    entered = current(records.readings, scorecard.as_of, ids=ids)
    lists = _Lists(scorecard, entered, _drafts(scorecard, records, ids))
    ranked: list[tuple[_Rank, DueItem]] = []
    for parent, result in _with_parents(scorecard):
        if _is_for_entry(result, scorecard.year):
            ranked += lists.of(parent, result)
    ranked.sort(key=lambda pair: pair[0])
    return tuple(item for _, item in ranked)


# Whether a verdict does not wait for it, whether its target has not come, whether it is context.
_Rank = tuple[bool, bool, bool]


class _Lists:
    """Lists what single indicators still lack, from what was entered for the scorecard's year."""

    def __init__(
        self,
        card: Scorecard,
        entered: Mapping[ReadingKey, Reading],
        drafts: Mapping[ReadingKey, Reading],
    ) -> None:
        self._card, self._entered, self._drafts = card, entered, drafts
        self._parts: dict[tuple[str, str | None, str], Reading] = {}
        for (id_, year, entity, part), reading in sorted(
            ((k, r) for k, r in entered.items() if k.part is not None), key=lambda each: each[0][1]
        ):
            if part is not None and year <= card.year and reading.value is not None:
                self._parts[id_, entity, part] = reading

    def of(self, parent: str, result: IndicatorResult) -> Iterator[tuple[_Rank, DueItem]]:
        """Yield what an indicator lacks, and its parts, with what ranks it."""
        indicator, year = result.indicator, self._card.year
        for subject, entity in _subjects(result, year):
            key = ReadingKey(indicator.id, year, None if entity is None else entity.id)
            waits = subject.reason is Reason.DUE_NO_READING
            # Nothing is asked of an entity while its deadline is ahead, or once it is done.
            settled = entity is not None and bool(entity.deadlines) and not waits
            settled = settled or _is_done(subject) or not indicator.due_in(year)
            summed = subject.latest is not None and bool(subject.latest.sum_of)
            lacks = [*self._lacks(subject, key, settled=settled or summed)]
            lacks += _unpooled(indicator, subject, year)
            rank = self._rank(subject, result)
            for kind, reading in lacks:
                last = _last(subject)
                item = DueItem(indicator, kind, not rank[1], parent, last, reading, entity)
                yield rank, item
            stands = self._entered.get(key)
            if not settled and (stands is None or not stands.no_data):
                yield from self._of_parts(parent, result, key, entity)

    def _of_parts(
        self, parent: str, result: IndicatorResult, key: ReadingKey, entity: Entity | None
    ) -> Iterator[tuple[_Rank, DueItem]]:
        indicator = result.indicator
        for found in result.parts:
            part, own = found.part, key._replace(part=found.part.name)
            read = self._parts.get((key.indicator, key.entity, part.name))
            if read is None and found.result.target is None and own not in self._drafts:
                continue
            last = None
            if read is not None:
                last = ReadingPoint(read.year, indicator.figure_of(read.value), read)
            rank = self._rank(found.result, result)
            for kind, reading in self._lacks(found.result, own):
                yield (
                    rank,
                    DueItem(indicator, kind, not rank[1], parent, last, reading, entity, part),
                )

    def _rank(self, subject: IndicatorResult, result: IndicatorResult) -> _Rank:
        waits, come = subject.reason is Reason.DUE_NO_READING, _target_has_come(subject, self._card)
        return not waits, not come, result.indicator.context

    def _lacks(
        self, subject: IndicatorResult, key: ReadingKey, *, settled: bool = False
    ) -> Iterator[tuple[DueKind, Reading | None]]:
        of_year = self._entered.get(key), self._drafts.get(key)
        return _lacks(subject, key.year, *of_year, settled=settled)


def _is_done(result: IndicatorResult) -> bool:
    """Say whether what was to be done once is done: then nothing more is asked."""
    once = result.target is not None and not result.target.every_year
    latest = result.latest.assessed if result.latest is not None else None
    return once and latest == 1 and result.indicator.kind is Kind.YES_NO


def _is_for_entry(result: IndicatorResult, year: int) -> bool:
    """Say whether a person is to enter this indicator: a faulty one must first be mended."""
    indicator = result.indicator
    return indicator.derive is None and not indicator.faulty and indicator.active_in(year)


def _subjects(
    result: IndicatorResult, year: int
) -> Iterator[tuple[IndicatorResult, Entity | None]]:
    """Yield what readings are entered for: the indicator, or each entity kept in the year."""
    if not result.indicator.entities:
        yield result, None
    for found in result.entities:
        if found.entity.active_in(year):
            yield found.result, found.entity


def _lacks(
    result: IndicatorResult,
    year: int,
    entered: Reading | None,
    draft: Reading | None,
    *,
    settled: bool = False,
) -> Iterator[tuple[DueKind, Reading | None]]:
    """Yield what one indicator's year lacks, the gravest first."""
    if draft is not None and entered is not None and draft.rank < entered.rank:
        draft = None
    if result.indicator.kind is Kind.QUALITATIVE:
        answered = result.judgement is not None and result.judgement.year == year
    else:
        answered = entered is not None
    if draft is not None:
        yield DueKind.DRAFT, draft
    elif not (answered or settled):
        yield DueKind.MISSING, None
    if entered is None or entered.value is None:
        return
    if entered.state is State.PROVISIONAL:
        yield DueKind.PROVISIONAL, entered
    if not entered.source:
        yield DueKind.UNSOURCED, entered


def _unpooled(
    indicator: Indicator, result: IndicatorResult, year: int
) -> Iterator[tuple[DueKind, Reading | None]]:
    """Yield an entity's percentage of the year that cannot be pooled as it lacks its parts."""
    point = result.latest
    if indicator.aggregate is not Aggregate.POOLED or point is None or point.year != year:
        return
    if point.fraction is None:
        yield DueKind.UNPOOLED, point.reading


def _drafts(scorecard: Scorecard, records: Records, ids: PresentIds) -> dict[ReadingKey, Reading]:
    """Return the highest-ranked draft of each of the year's readings."""
    drafts = (
        reading
        for reading in known(records.readings, scorecard.as_of)
        if reading.state is State.DRAFT and reading.year == scorecard.year
    )
    return newest(drafts, lambda reading: ids.key(reading.key))


def _comments(scorecard: Scorecard, records: Records) -> Iterator[DueItem]:
    """Yield the indicators whose status asks for a comment and that have none for the year."""
    ids = PresentIds(scorecard.strategy)
    written = {
        ids.of(key.about)
        for key in current_comments(records, scorecard.as_of)
        if key.year == scorecard.year
    }
    for parent, result in _with_parents(scorecard):
        indicator = result.indicator
        if result.asks_for_comment and indicator.id not in written:
            come = _target_has_come(result, scorecard)
            yield DueItem(indicator, DueKind.COMMENT, come, parent, _last(result))


def _with_parents(scorecard: Scorecard) -> Iterator[tuple[str, IndicatorResult]]:
    for goal in scorecard.goals:
        for result in goal.indicators:
            yield goal.goal.id, result
        for objective in goal.objectives:
            for result in objective.indicators:
                yield objective.objective.id, result


def due_since(result: IndicatorResult, scorecard: Scorecard) -> date | None:
    """Return the date of the target, once it has come by the day the scorecard is for.

    A target that must hold every year is due in the last year of the period. One that a reading of
    an earlier year has decided waits for nothing more.
    """
    if result.target is None or result.indicator.context or _was_decided(result, scorecard):
        return None
    by = result.target.by
    if result.target.every_year:
        by = scorecard.strategy.calendar.last_day(scorecard.strategy.period[1])
    return by if by is not None and by <= scorecard.last_day else None


def _target_has_come(result: IndicatorResult, scorecard: Scorecard) -> bool:
    return due_since(result, scorecard) is not None


def _was_decided(result: IndicatorResult, scorecard: Scorecard) -> bool:
    """Say whether a reading of a year before this one, from the target's date on, has decided."""
    actual, due_on = result.explanation.actual, result.explanation.due
    by = result.target.by if result.target is not None else None
    if result.explanation.rule not in _DECIDED or actual is None or by is None:
        return False
    return scorecard.strategy.calendar.of(due_on or by) <= actual.year < scorecard.year


def _last(result: IndicatorResult) -> ReadingPoint | None:
    return next((p.alone for p in reversed(result.readings) if p.value is not None), None)


def for_entry(scorecard: Scorecard) -> Iterator[tuple[Indicator, IndicatorResult, Entity | None]]:
    """Yield all that a person may enter for the scorecard's year, in the order of the plan.

    These are the indicators, each with its result, and of those kept per entity every entity with
    the result that is its own.
    """
    for _, result in _with_parents(scorecard):
        if _is_for_entry(result, scorecard.year):
            for subject, entity in _subjects(result, scorecard.year):
                yield result.indicator, subject, entity
