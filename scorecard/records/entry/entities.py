"""Which entity a draft is for, and what is said of one that has a deadline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.model.entity import span_of
from scorecard.model.nearest import did_you_mean, either, nearest, plain_look
from scorecard.model.text import quoted
from scorecard.records.entry.values import Measure, ValueFault, read_measure

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.entity import Entity
    from scorecard.model.indicator import Indicator
    from scorecard.model.number import NumberStyle
    from scorecard.records.entry.words import Problems

_NAMED = 8  # so many entities are listed; of more, the number is told
_DATED = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")


def read_entity(indicator: Indicator, name: str, problems: Problems) -> Entity | None:
    """Return the entity a draft names by its id, a former one, or its title.

    Returns:
        None for an indicator that has none, and, with a problem, where the name fits nothing.
    """
    if not indicator.entities:
        if name:
            what = f"{indicator.id} is not kept per entity; leave {quoted(name)} out"
            problems.append(("entity", what))
        return None
    found = indicator.entity(name) if name else None
    if found is None and name:
        look = plain_look(name)
        alike = [e for e in indicator.entities if look in (plain_look(e.id), plain_look(e.title))]
        found = alike[0] if len(alike) == 1 else None
    if found is None:
        problems.append(("entity", _no_entity(indicator, name)))
    return found


def read_value(
    indicator: Indicator,
    entity: Entity | None,
    typed: tuple[str, str, str],
    year: int,
    style: NumberStyle | None,
    today: date,
) -> Measure:
    """Read what people typed as the value of an indicator, or of one of its entities.

    Args:
        indicator: the indicator.
        entity: the entity the reading is for; of one with a deadline the value is yes, no, or
            when it was done: a day, a month or a year.
        typed: value, numerator and denominator.
        year: the reading's; what is done later belongs to a later reading. 0 is not known.
        style: how numbers are written, None when the plan does not say.
        today: the day that divides what was done from what is to come.

    Raises:
        ValueFault: it does not fit the kind.
    """
    text = typed[0].strip()
    own = indicator if entity is None else indicator.own(entity)
    if entity is None or not entity.deadlines:
        return read_measure(own, *typed, style)
    if len(text) < len("2020") or not _DATED.fullmatch(text):
        try:
            return read_measure(own, *typed, style)
        except ValueFault as fault:
            what = f"{quoted(text)} is neither yes, no nor a day such as 2020-02-27"
            raise ValueFault(
                fault.column, what if fault.column == "value" else str(fault)
            ) from None
    done = span_of(text)
    if done is None:
        said = f"{quoted(text)} is not a day; write it as 2020-02-27, 2020-02 or 2020"
        raise ValueFault("value", said)
    if done.first > today:
        raise ValueFault("value", f"{text} is still to come; say no until it is done")
    if year and done.first.year > year:
        what = f"{text} is after {year}; enter it as a reading of {done.first.year}"
        raise ValueFault("value", what)
    return Measure(text)


def _no_entity(indicator: Indicator, name: str) -> str:
    ids = [entity.id for entity in indicator.entities]
    listed = either(ids) if len(ids) <= _NAMED else f"one of {len(ids)}, such as {ids[0]}"
    if not name:
        return f"is empty; {indicator.id} is kept per entity: name {listed}"
    titles = {entity.title: entity.id for entity in indicator.entities}
    near = dict.fromkeys(titles.get(found, found) for found in nearest(name, [*ids, *titles]))
    hint = did_you_mean(near) or f"; it is {listed}"
    return f"{indicator.id} has no entity {quoted(name)}{hint}"
