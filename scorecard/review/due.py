"""What is due: readings of the scorecard's year still missing, unsettled or without a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecard.model.indicator import Kind
from scorecard.model.reading import State
from scorecard.model.records import current, known
from scorecard.model.status import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, Scorecard
    from scorecard.model.strategy import Strategy


class DueKind(StrEnum):
    """What a reading still lacks."""

    MISSING = "missing"
    DRAFT = "draft"
    PROVISIONAL = "provisional"
    UNSOURCED = "unsourced"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing still to do for the scorecard's year.

    ``due`` says that the date of the target has come; ``objective`` is the id of the objective,
    or of the goal that has the indicator for its own. ``last`` is the latest reading with a value
    that the scorecard knows, ``reading`` the one of the year that this item is about.
    """

    indicator: Indicator
    kind: DueKind
    due: bool
    objective: str
    last: ReadingPoint | None = None
    reading: Reading | None = None


def due(scorecard: Scorecard, records: Records) -> tuple[DueItem, ...]:
    """List what is still to be entered, settled or sourced for the scorecard's year.

    A year whose verdict waits for a reading comes first, then targets whose date has come, then
    the rest in the order of the plan, context indicators last. A derived indicator is not asked
    for, its inputs are; a qualitative one is missing while nobody has judged the year; a reading
    that says why there is no data answers the question.

    Args:
        scorecard: the year and the day's knowledge it was assessed with.
        records: all revisions.
    """
    standing = _of_year(scorecard, current(records.readings, scorecard.as_of).values())
    drafts = _of_year(
        scorecard,
        (r for r in known(records.readings, scorecard.as_of) if r.state is State.DRAFT),
    )
    ranked: list[tuple[tuple[bool, bool, bool], DueItem]] = []
    for parent, result in _with_parents(scorecard):
        if not _asked_for(result, scorecard.year):
            continue
        id_ = result.indicator.id
        item_due = _target_has_come(result, scorecard)
        rank = (
            result.reason is not Reason.DUE_NO_READING,
            not item_due,
            result.indicator.context,
        )
        for kind, reading in _lacks(result, scorecard.year, standing.get(id_), drafts.get(id_)):
            item = DueItem(result.indicator, kind, item_due, parent, _last(result), reading)
            ranked.append((rank, item))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(item for _, item in ranked)


def _lacks(
    result: IndicatorResult, year: int, standing: Reading | None, draft: Reading | None
) -> Iterator[tuple[DueKind, Reading | None]]:
    """Yield what one indicator's year lacks, the gravest first."""
    if draft is not None and standing is not None and draft.rank < standing.rank:
        draft = None
    if result.indicator.kind is Kind.QUALITATIVE:
        answered = result.judgement is not None and result.judgement.year == year
    else:
        answered = standing is not None
    if draft is not None:
        yield DueKind.DRAFT, draft
    elif not answered:
        yield DueKind.MISSING, None
    if standing is None or standing.value is None:
        return
    if standing.state is State.PROVISIONAL:
        yield DueKind.PROVISIONAL, standing
    if not standing.source:
        yield DueKind.UNSOURCED, standing


def _asked_for(result: IndicatorResult, year: int) -> bool:
    """Say whether a person is to enter this indicator: a faulty one must first be mended."""
    indicator = result.indicator
    return indicator.derive is None and not indicator.faulty and indicator.active_in(year)


def _target_has_come(result: IndicatorResult, scorecard: Scorecard) -> bool:
    """Say whether the date of the target has come by the day the scorecard is for.

    A target that must hold every year is due in the last year of the period.
    """
    if result.target is None or result.indicator.context:
        return False
    day = date(scorecard.year, 12, 31)
    if scorecard.as_of is not None:
        day = min(day, scorecard.as_of)
    by = result.target.by
    if result.target.every_year:
        by = date(scorecard.strategy.period[1], 12, 31)
    return by is not None and by <= day


def _last(result: IndicatorResult) -> ReadingPoint | None:
    return next((p for p in reversed(result.readings) if p.value is not None), None)


def _with_parents(scorecard: Scorecard) -> Iterator[tuple[str, IndicatorResult]]:
    for goal in scorecard.goals:
        for result in goal.indicators:
            yield goal.goal.id, result
        for objective in goal.objectives:
            for result in objective.indicators:
                yield objective.objective.id, result


def _of_year(scorecard: Scorecard, readings: Iterable[Reading]) -> dict[str, Reading]:
    """Return the highest-ranked of the year's readings by indicator id."""
    ids = _ids(scorecard.strategy)
    found: dict[str, Reading] = {}
    for reading in readings:
        id_ = ids.get(reading.indicator)
        if id_ is None or reading.year != scorecard.year or reading.entity is not None:
            continue
        held = found.get(id_)
        if held is None or held.rank < reading.rank:
            found[id_] = reading
    return found


def _ids(strategy: Strategy) -> Mapping[str, str]:
    """Map every id, present or former, to the present one."""
    ids = {name: i.id for i in strategy.indicators() for name in i.formerly}
    return ids | {i.id: i.id for i in strategy.indicators()}
