"""Which entity a draft is for, and what is said of one that has a deadline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.offers import did_you_mean, either
from scorecard.model.entity import span_of
from scorecard.model.nearest import nearest, plain_look
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
            what = words.Entry.NO_ENTITIES.format(id=indicator.id, name=quoted(name))
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
    if len(text) >= len("2020") and _DATED.fullmatch(text):
        return _done_on(text, year, today)
    try:
        return read_measure(own, *typed, style)
    except ValueFault as fault:
        if fault.column != "value":
            raise
        raise ValueFault("value", words.Entry.NOT_DONE.format(text=quoted(text))) from None


def _done_on(text: str, year: int, today: date) -> Measure:
    """Read when something with a deadline was done: a day, a month or a year."""
    done = span_of(text)
    if done is None:
        raise ValueFault("value", words.Entry.NOT_A_DAY.format(text=quoted(text)))
    if done.first > today:
        raise ValueFault("value", words.Entry.DONE_TO_COME.format(text=text))
    if year and done.first.year > year:
        what = words.Entry.DONE_LATER.format(text=text, year=year, later=done.first.year)
        raise ValueFault("value", what)
    return Measure(text)


def _no_entity(indicator: Indicator, name: str) -> str:
    ids = [entity.id for entity in indicator.entities]
    said = words.Entry
    few = len(ids) <= _NAMED
    listed = either(ids) if few else said.ONE_OF_SUCH.format(number=len(ids), first=ids[0])
    if not name:
        return said.EMPTY_ENTITY.format(id=indicator.id, listed=listed)
    titles = {entity.title: entity.id for entity in indicator.entities}
    near = dict.fromkeys(titles.get(found, found) for found in nearest(name, [*ids, *titles]))
    hint = did_you_mean(near) or said.IT_IS.format(listed=listed)
    return said.UNKNOWN_ENTITY.format(id=indicator.id, name=quoted(name), hint=hint)
