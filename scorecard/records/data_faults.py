"""Faults between the store and the plan: readings and other records without a place in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scorecard.model.entity import span_of
from scorecard.model.fault import Fault
from scorecard.model.indicator import Kind
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
    places = {i.id: i for i in strategy.indicators()}
    places |= {old: i for i in strategy.indicators() for old in i.formerly}
    unknown: dict[str, int] = {}
    for reading in records.readings:
        if reading.indicator not in places:
            unknown[reading.indicator] = unknown.get(reading.indicator, 0) + 1
    for name, number in unknown.items():
        noun = "reading is" if number == 1 else "readings are"
        yield (
            f'{number} {noun} for "{name}", which the plan does not name; if it was renamed, '
            f'write formerly = ["{name}"] on the indicator it became'
        )
    yield from _homeless(strategy, records)
    for reading in current(records.readings).values():
        indicator = places.get(reading.indicator)
        if indicator is None or indicator.faulty or reading.value is None:
            continue
        what = _misfit(indicator, reading)
        if what:
            name = f" {reading.entity}" if reading.entity else ""
            yield f"{indicator.id} {reading.year}{name}: {what}"


def _homeless(strategy: Strategy, records: Records) -> Iterator[str]:
    """Say which comments, priorities and decisions are about what the plan does not name."""
    known = {goal.id for goal in strategy.goals}
    known |= {objective.id for goal in strategy.goals for objective in goal.objectives}
    for indicator in strategy.indicators():
        known |= {indicator.id, *indicator.formerly}
    for comment in standing_comments(records).values():
        if comment.about not in known:
            yield (
                f"the comment for {comment.year} is on {quoted(comment.about)}, which the plan "
                "does not name"
            )
    for noun, standing in (
        ("priority", standing_priorities(records)),
        ("decision", standing_decisions(records)),
    ):
        for record in standing:
            for id_ in record.about:
                if id_ not in known:
                    yield f"{noun} {record.ref} is for {quoted(id_)}, which the plan does not name"


def _misfit(indicator: Indicator, reading: Reading) -> str:
    value = reading.value or ""
    if indicator.derive is not None:
        return "the plan computes this indicator from others, so its own readings are not used"
    entity = indicator.entity(reading.entity or "")
    if entity is None and (what := _no_entity(indicator, reading)):
        return what
    return _misfit_of_kind(indicator, entity, value)


def _misfit_of_kind(indicator: Indicator, entity: Entity | None, value: str) -> str:
    kind = indicator.kind_for(entity)
    if kind in (Kind.NUMBER, Kind.PERCENT) and not _finite(value):
        return f"the reading {quoted(value)} is no number, as the kind {kind.value} asks"
    if kind is Kind.YES_NO and value not in ("yes", "no"):
        if entity is not None and entity.deadlines:
            done = span_of(value) is not None
            return "" if done else f"the reading {quoted(value)} is neither yes, no nor a day"
        return f"the reading {quoted(value)} is neither yes nor no"
    if kind is Kind.SCALE and indicator.level_index(value) is None:
        levels = ", ".join(level.key for level in indicator.levels)
        return f"the reading {quoted(value)} is no level of the scale ({levels})"
    return ""


def _no_entity(indicator: Indicator, reading: Reading) -> str:
    """Return what is wrong with the entity of a reading, "" where it rightly has none."""
    if reading.entity is None:
        if not indicator.entities:
            return ""
        return "the indicator is kept per entity, so a reading for none of them is not used"
    name = quoted(reading.entity)
    if not indicator.entities:
        return f"the indicator is not kept per entity, so the reading for {name} is not used"
    return (
        f"the reading is for {name}, which the plan does not name; if it was renamed, write "
        f'formerly = ["{reading.entity}"] on the entity it became'
    )


def _finite(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False
