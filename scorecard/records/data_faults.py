"""Faults between the store and the plan: readings and other records without a place in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.entity import span_of
from scorecard.model.fault import Fault
from scorecard.model.indicator import Kind
from scorecard.model.present_ids import PresentIds
from scorecard.model.records import (
    current,
    standing_comments,
    standing_decisions,
    standing_priorities,
)
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.entity import Entity
    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.strategy import Strategy


def data_faults(strategy: Strategy, records: Records, file: str) -> tuple[Fault, ...]:
    """Return what of the records does not fit the plan, one fault per indicator or record.

    Args:
        strategy: the plan.
        records: what the store holds.
        file: the store's name in the faults.
    """
    return tuple(Fault(file, what) for what in _misfits(strategy, records))


def _misfits(strategy: Strategy, records: Records) -> Iterator[str]:
    ids = PresentIds(strategy)
    places = ids.indicators
    unknown: dict[str, int] = {}
    for reading in records.readings:
        if reading.indicator not in places:
            unknown[reading.indicator] = unknown.get(reading.indicator, 0) + 1
    for name, number in unknown.items():
        unnamed = words.Misfit.UNKNOWN_ONE if number == 1 else words.Misfit.UNKNOWN
        yield unnamed.format(number=number, name=name)
    yield from _homeless(ids, records)
    for reading in current(records.readings, ids=ids).values():
        indicator = places.get(reading.indicator)
        if indicator is None or indicator.faulty or reading.value is None:
            continue
        what = _misfit(indicator, reading)
        if what:
            name = f" {reading.entity}" if reading.entity else ""
            place = f"{indicator.id} {reading.year}{name}"
            yield words.Entry.PLACED.format(place=place, what=what)


def _homeless(ids: PresentIds, records: Records) -> Iterator[str]:
    """Say which comments, priorities and decisions are about what the plan does not name."""
    known = ids.ids
    for comment in standing_comments(records).values():
        if comment.about not in known:
            name = quoted(comment.about)
            yield words.Misfit.COMMENT.format(year=comment.year, name=name)
    for homeless, standing in (
        (words.Misfit.PRIORITY, standing_priorities(records)),
        (words.Misfit.DECISION, standing_decisions(records)),
    ):
        for record in standing:
            for id_ in record.about:
                if id_ not in known:
                    yield homeless.format(ref=record.ref, name=quoted(id_))


def _misfit(indicator: Indicator, reading: Reading) -> str:
    value = reading.value or ""
    if indicator.derive is not None:
        return words.Misfit.COMPUTED
    entity = indicator.entity(reading.entity or "")
    if entity is None and (what := _no_entity(indicator, reading)):
        return what
    return _misfit_of_kind(indicator, entity, value)


def _misfit_of_kind(indicator: Indicator, entity: Entity | None, value: str) -> str:
    kind, said = indicator.kind_for(entity), words.Misfit
    if kind in (Kind.NUMBER, Kind.PERCENT) and not _finite(value):
        return said.NO_NUMBER.format(value=quoted(value), kind=kind.value)
    if kind is Kind.YES_NO and value not in ("yes", "no"):
        if entity is not None and entity.deadlines:
            done = span_of(value) is not None
            return "" if done else said.NOT_DONE.format(value=quoted(value))
        return said.NOT_YES_NO.format(value=quoted(value))
    if kind is Kind.SCALE and indicator.level_index(value) is None:
        levels = words.LIST_SEPARATOR.join(level.key for level in indicator.levels)
        return said.NO_LEVEL.format(value=quoted(value), levels=levels)
    return ""


def _no_entity(indicator: Indicator, reading: Reading) -> str:
    """Return what is wrong with the entity of a reading, "" where it rightly has none."""
    if reading.entity is None:
        if not indicator.entities:
            return ""
        return words.Misfit.NO_ENTITY
    name = quoted(reading.entity)
    if not indicator.entities:
        return words.Misfit.ENTITY.format(name=name)
    return words.Misfit.UNKNOWN_ENTITY.format(name=name, entity=reading.entity)


def _finite(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False
