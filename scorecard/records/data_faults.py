"""Faults between the store and the plan: readings the plan has no place for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from scorecard.model.fault import Fault
from scorecard.model.indicator import Kind
from scorecard.model.records import current
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.strategy import Strategy


def data_faults(strategy: Strategy, records: Records, file: str) -> tuple[Fault, ...]:
    """Return what of the readings does not fit the plan, one fault per indicator or reading.

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
    for reading in current(records.readings).values():
        indicator = places.get(reading.indicator)
        if indicator is None or indicator.faulty or reading.value is None:
            continue
        what = _misfit(indicator, reading)
        if what:
            yield f"{indicator.id} {reading.year}: {what}"


def _misfit(indicator: Indicator, reading: Reading) -> str:
    value = reading.value or ""
    if indicator.derive is not None:
        return "the plan computes this indicator from others, so its own readings are not used"
    if reading.entity is not None:
        name = quoted(reading.entity)
        return f"the indicator is not kept per entity, so the reading for {name} is not used"
    if indicator.kind in (Kind.NUMBER, Kind.PERCENT) and not _finite(value):
        return f"the reading {quoted(value)} is no number, as the kind {indicator.kind.value} asks"
    if indicator.kind is Kind.YES_NO and value not in ("yes", "no"):
        return f"the reading {quoted(value)} is neither yes nor no"
    if indicator.kind is Kind.SCALE and indicator.level_index(value) is None:
        levels = ", ".join(level.key for level in indicator.levels)
        return f"the reading {quoted(value)} is no level of the scale ({levels})"
    return ""


def _finite(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return False
