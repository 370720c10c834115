"""Rules over the entities of an indicator, each with its own baseline, target or deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.framework import shapes
from scorecard.framework.findings import Table, check_shape, keys_of, slid_sentence
from scorecard.framework.shapes import id_flaw
from scorecard.framework.target_rules import AllowedValues, check_path, check_targets
from scorecard.framework.wording import Flaw, described, example, sentence, shown, spoken
from scorecard.messages.catalogue import words
from scorecard.model.plan import NUMERIC, Aggregate, Kind

_INDICATOR_KEYS = frozenset(keys_of(shapes.IndicatorShape))
_KEYS_OF_ONE = {
    "entities": frozenset(keys_of(shapes.EntityShape)),
    "parts": frozenset(keys_of(shapes.PartShape)),
}
_ADDED = (Aggregate.SUM, Aggregate.MEAN, Aggregate.POOLED)
_COUNTED = (Aggregate.COUNT, Aggregate.SHARE)
# What only a figure of all the entities has.
_FIGURE_KEYS = ("target", "baseline", "milestones")
_EXAMPLE_OF_ONE = "{ deadline = 2020-03-01 }"


def check_slid(table: Table) -> None:
    """Report keys of the indicator that slid under its entities, or its parts.

    It goes before all other rules: a key that slid is not missing above.
    """
    for held, keys_of_one in _KEYS_OF_ONE.items():
        inside = table.content.get(held)
        for key, value in inside.items() if isinstance(inside, dict) else ():
            is_one = isinstance(value, dict) and set(value) <= keys_of_one and "title" in value
            if key in _INDICATOR_KEYS and not is_one:
                _report_slid(table, held, key)
            elif isinstance(value, dict):
                for inner in value:
                    if inner in _INDICATOR_KEYS - keys_of_one:
                        _report_slid(table, held, key, inner)


def figure_values(table: Table, allowed: AllowedValues) -> AllowedValues:
    """Return what the figure that is assessed may be: with entities, what they make.

    Args:
        table: the indicator's table.
        allowed: the values of its readings.
    """
    how = table.word("aggregate") if "entities" in table.content else None
    if how in _COUNTED:
        kind = Kind.NUMBER if how == Aggregate.COUNT else Kind.PERCENT
        return AllowedValues(kind, None, None, ())
    return AllowedValues(allowed.kind, None, None, ()) if how == Aggregate.SUM else allowed


def check_entities(table: Table, allowed: AllowedValues, period: tuple[int, int] | None) -> None:
    """Report what is wrong with the entities of an indicator, and what does not go with them.

    Args:
        table: the indicator's table.
        allowed: the values of its readings.
        period: the strategy's first and last year, None when they are not known.
    """
    entities = table.content.get("entities")
    if "entities" not in table.content:
        if "aggregate" in table.content:
            table.say(words.PlanEntities.NO_FIGURE, "aggregate", at_key=True)
        if "latest" in table.content:
            table.say(words.PlanEntities.NO_DEADLINES, "latest", at_key=True)
        return
    if not isinstance(entities, dict) or not entities:
        empty = isinstance(entities, dict)
        template = words.PlanEntities.EMPTY if empty else words.PlanEntities.NOT_A_TABLE
        what = template.format(example=example("entities"), value=described(entities))
        table.say(what, "entities", at_key=True)
        return
    found = [
        entity
        for key, value in entities.items()
        if not (key in _INDICATOR_KEYS and (*table.path, key) in table.findings.meant)
        and (entity := _entity(table, key, value)) is not None
    ]
    for entity in found:
        _check_entity(entity, allowed, period)
    _check_names(found)
    if "latest" in table.content and not any("deadline" in entity.content for entity in found):
        table.say(words.PlanEntities.NO_DEADLINES, "latest", at_key=True)
    _check_whole(table, allowed)
    _check_aggregate(table, allowed, found)


def _report_slid(table: Table, *path: str) -> None:
    if table.findings.places.is_header((*table.path, *path[:-1])):
        table.say(slid_sentence(table, path), *path, at_key=True)
        table.findings.meant.add((*table.path, path[-1]))


def _entity(table: Table, key: str, value: Any) -> Table | None:
    """Return the table of an entity; None, with a fault, where it is none."""
    path = ("entities", key)
    if code := id_flaw(key):
        table.say(sentence(Flaw(code, path, key, {}, of_key=True)), *path, at_key=True)
        return None
    if not isinstance(value, dict):
        what = words.PlanEntities.ENTRY_NO_TABLE.format(
            name=spoken(path), example=_EXAMPLE_OF_ONE, value=described(value)
        )
        table.say(what, *path)
        return None
    name = f"{table.name}: {shown(key)}"
    return Table(table.findings, (*table.path, *path), value, name, table.owner)


def _check_entity(entity: Table, allowed: AllowedValues, period: tuple[int, int] | None) -> None:
    slid = [key for key in entity.content if (*entity.path, key) in entity.findings.flawed]
    check_shape(entity, shapes.EntityShape, without=slid)
    first, last = entity.year("from"), entity.year("to")
    if first is not None and last is not None and first > last:
        entity.say(words.PlanRules.YEARS_CROSSED.format(first=first, last=last), "from")
    if "deadline" not in entity.content:
        check_targets(entity, allowed)
        check_path(entity, allowed, period)
        return
    for key in ("target", "baseline"):
        if key in entity.content:
            entity.say(words.PlanEntities.DEADLINE_OR.format(key=key), key, at_key=True)
    _check_deadlines(entity)


def _check_deadlines(entity: Table) -> None:
    """Report dates and days of granting that do not follow one another."""
    listed = entity.content["deadline"]
    many = isinstance(listed, list)
    before: date | None = None
    granted_before: date | None = None
    for number, item in enumerate(listed if many else [listed]):
        place: tuple[str | int, ...] = ("deadline", number) if many else ("deadline",)
        day, granted = (
            (_day(item.get("date")), _day(item.get("granted")))
            if isinstance(item, dict)
            else (_day(item), None)
        )
        if number == 0 and granted is not None:
            entity.say(words.PlanEntities.FIRST_GRANTED, *place)
        if day is not None and before is not None and day <= before:
            template = words.PlanEntities.NOT_AFTER
            entity.say(template.format(number=number + 1, day=day, before=before), *place)
        if granted is not None and day is not None and granted >= day:
            template = words.PlanEntities.GRANTED_LATE
            entity.say(template.format(number=number + 1, day=day, granted=granted), *place)
        elif granted is not None and granted_before is not None and granted < granted_before:
            template = words.PlanEntities.GRANTED_EARLY
            entity.say(template.format(number=number + 1, before=granted_before), *place)
        before, granted_before = day or before, granted or granted_before


def _day(value: Any) -> date | None:
    return value if type(value) is date else None


def _check_names(entities: list[Table]) -> None:
    """Report a former id that is another entity's."""
    taken = {str(entity.path[-1]): entity for entity in entities}
    for entity in entities:
        for number, name in enumerate(entity.value("formerly") or []):
            holder = taken.setdefault(name, entity)
            if holder is not entity or name == entity.path[-1]:
                whose = shown(str(holder.path[-1]))
                what = words.PlanEntities.FORMER_TAKEN.format(id=shown(name), holder=whose)
                entity.say(what, "formerly", number)


def _check_whole(table: Table, allowed: AllowedValues) -> None:
    """Report what an indicator with entities cannot have."""
    if allowed.kind == Kind.QUALITATIVE:
        table.say(words.PlanEntities.QUALITATIVE, "entities", at_key=True)
    if "derive" in table.content:
        table.say(words.PlanEntities.DERIVED, "derive", at_key=True)
    how = table.word("aggregate")
    if table.flag("accumulate") and how in _COUNTED:
        what = words.PlanEntities.COUNT_OF_SUMS.format(how=how)
        table.say(what, "accumulate", at_key=True)
    if not table.absent("aggregate"):
        return
    for key in _FIGURE_KEYS:
        if key in table.content:
            table.say(words.PlanEntities.WHICH_FIGURE.format(key=key), key, at_key=True)


def _check_aggregate(table: Table, allowed: AllowedValues, entities: list[Table]) -> None:
    """Report an aggregate that the entities have nothing for."""
    how = table.word("aggregate")
    for entity in entities:
        template = ""
        if how in _ADDED and "deadline" in entity.content:
            template = words.PlanEntities.NO_ADDING
        elif how == Aggregate.SHARE and not _is_dated(entity):
            template = words.PlanEntities.NO_SHARE
        elif (
            how == Aggregate.COUNT
            and allowed.kind not in (None, Kind.YES_NO)
            and not _has_aim(entity)
        ):
            template = words.PlanEntities.NO_COUNT
        if template:
            what = template.format(how=how, entity=shown(str(entity.path[-1])))
            table.say(what, "aggregate")
            return
    wanted = (Kind.PERCENT,) if how == Aggregate.POOLED else NUMERIC
    if how in _ADDED and allowed.kind is not None and allowed.kind not in wanted:
        said = words.PlanEntities
        template = said.NO_PERCENT if how == Aggregate.POOLED else said.NO_NUMBERS
        table.say(template.format(how=how, kind=allowed.kind), "aggregate")


def _is_dated(entity: Table) -> bool:
    """Say whether an entity has a day by which it must be there, however flawed."""
    return "deadline" in entity.content or any("by" in t.content for t in entity.inner("target"))


def _has_aim(entity: Table) -> bool:
    return "deadline" in entity.content or "target" in entity.content
