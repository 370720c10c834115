"""Rules over the entities of an indicator, each with its own baseline, target or deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.framework import shapes
from scorecard.framework.faults import Flaw, example, sentence, spoken
from scorecard.framework.findings import Sheet
from scorecard.framework.keys import fit, keys_of, slid_sentence
from scorecard.framework.target_rules import NUMERIC, Measure, check_path, check_targets
from scorecard.framework.text import described, id_flaw, shown
from scorecard.messages.catalogue import words

_INDICATOR_KEYS = frozenset(keys_of(shapes.IndicatorShape))
_ENTITY_KEYS = frozenset(keys_of(shapes.EntityShape))
_ADDED = ("sum", "mean")
_COUNTED = ("count", "share")
# What only a figure of all the entities has.
_OF_THE_FIGURE = ("target", "baseline", "milestones")
_EXAMPLE_OF_ONE = "{ deadline = 2020-03-01 }"


def check_slid(sheet: Sheet) -> None:
    """Report keys of the indicator that slid under its entities.

    It goes before all other rules: a key that slid is not missing above.
    """
    entities = sheet.table.get("entities")
    if not isinstance(entities, dict):
        return
    for key, value in entities.items():
        an_entity = isinstance(value, dict) and set(value) <= _ENTITY_KEYS and "title" in value
        if key in _INDICATOR_KEYS and not an_entity:
            _slid(sheet, "entities", key)
        elif isinstance(value, dict):
            for inner in value:
                if inner in _INDICATOR_KEYS - _ENTITY_KEYS:
                    _slid(sheet, "entities", key, inner)


def figure_measure(sheet: Sheet, measure: Measure) -> Measure:
    """Return the measure of the figure that is assessed: with entities, of what they make.

    Args:
        sheet: the indicator's table.
        measure: of its readings.
    """
    how = sheet.word("aggregate") if "entities" in sheet.table else None
    if how in _COUNTED:
        return Measure("number" if how == "count" else "percent", None, None, ())
    return Measure(measure.kind, None, None, ()) if how == "sum" else measure


def check_entities(sheet: Sheet, measure: Measure, period: tuple[int, int] | None) -> None:
    """Report what is wrong with the entities of an indicator, and what does not go with them.

    Args:
        sheet: the indicator's table.
        measure: of its readings.
        period: the strategy's first and last year, None when they are not known.
    """
    entities = sheet.table.get("entities")
    if "entities" not in sheet.table:
        if "aggregate" in sheet.table:
            sheet.say(words.PlanEntities.NO_FIGURE, "aggregate", at_key=True)
        if "latest" in sheet.table:
            sheet.say(words.PlanEntities.NO_DEADLINES, "latest", at_key=True)
        return
    if not isinstance(entities, dict) or not entities:
        empty = isinstance(entities, dict)
        template = words.PlanEntities.EMPTY if empty else words.PlanEntities.NOT_A_TABLE
        what = template.format(example=example("entities"), value=described(entities))
        sheet.say(what, "entities", at_key=True)
        return
    found = [
        entity
        for key, value in entities.items()
        if not (key in _INDICATOR_KEYS and (*sheet.path, key) in sheet.findings.meant)
        and (entity := _entity(sheet, key, value)) is not None
    ]
    for entity in found:
        _check_entity(entity, measure, period)
    _check_names(found)
    if "latest" in sheet.table and not any("deadline" in entity.table for entity in found):
        sheet.say(words.PlanEntities.NO_DEADLINES, "latest", at_key=True)
    _check_whole(sheet, measure)
    _check_aggregate(sheet, measure, found)


def _slid(sheet: Sheet, *path: str) -> None:
    if sheet.findings.places.is_header((*sheet.path, *path[:-1])):
        sheet.say(slid_sentence(sheet, path), *path, at_key=True)
        sheet.findings.meant.add((*sheet.path, path[-1]))


def _entity(sheet: Sheet, key: str, value: Any) -> Sheet | None:
    """Return the sheet of an entity; None, with a fault, where it is none."""
    path = ("entities", key)
    if code := id_flaw(key):
        sheet.say(sentence(Flaw(code, path, key, {}, of_key=True)), *path, at_key=True)
        return None
    if not isinstance(value, dict):
        what = words.PlanEntities.ENTRY_NO_TABLE.format(
            name=spoken(path), example=_EXAMPLE_OF_ONE, value=described(value)
        )
        sheet.say(what, *path)
        return None
    name = f"{sheet.name}: {shown(key)}"
    return Sheet(sheet.findings, (*sheet.path, *path), value, name, sheet.owner)


def _check_entity(entity: Sheet, measure: Measure, period: tuple[int, int] | None) -> None:
    slid = [key for key in entity.table if (*entity.path, key) in entity.findings.flawed]
    fit(entity, shapes.EntityShape, without=slid)
    first, last = entity.year("from"), entity.year("to")
    if first is not None and last is not None and first > last:
        entity.say(words.PlanRules.YEARS_CROSSED.format(first=first, last=last), "from")
    if "deadline" not in entity.table:
        check_targets(entity, measure)
        check_path(entity, measure, period)
        return
    for key in ("target", "baseline"):
        if key in entity.table:
            entity.say(words.PlanEntities.DEADLINE_OR.format(key=key), key, at_key=True)
    _check_deadlines(entity)


def _check_deadlines(entity: Sheet) -> None:
    """Report dates and days of granting that do not follow one another."""
    listed = entity.table["deadline"]
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


def _check_names(entities: list[Sheet]) -> None:
    """Report a former id that is another entity's."""
    taken = {str(entity.path[-1]): entity for entity in entities}
    for entity in entities:
        for number, name in enumerate(entity.value("formerly") or []):
            holder = taken.setdefault(name, entity)
            if holder is not entity or name == entity.path[-1]:
                whose = shown(str(holder.path[-1]))
                what = words.PlanEntities.FORMER_TAKEN.format(id=shown(name), holder=whose)
                entity.say(what, "formerly", number)


def _check_whole(sheet: Sheet, measure: Measure) -> None:
    """Report what an indicator with entities cannot have."""
    if measure.kind == "qualitative":
        sheet.say(words.PlanEntities.QUALITATIVE, "entities", at_key=True)
    if "derive" in sheet.table:
        sheet.say(words.PlanEntities.DERIVED, "derive", at_key=True)
    how = sheet.word("aggregate")
    if sheet.flag("accumulate") and how in _COUNTED:
        what = words.PlanEntities.COUNT_OF_SUMS.format(how=how)
        sheet.say(what, "accumulate", at_key=True)
    if not sheet.absent("aggregate"):
        return
    for key in _OF_THE_FIGURE:
        if key in sheet.table:
            sheet.say(words.PlanEntities.WHICH_FIGURE.format(key=key), key, at_key=True)


def _check_aggregate(sheet: Sheet, measure: Measure, entities: list[Sheet]) -> None:
    """Report an aggregate that the entities have nothing for."""
    how = sheet.word("aggregate")
    for entity in entities:
        template = ""
        if how in _ADDED and "deadline" in entity.table:
            template = words.PlanEntities.NO_ADDING
        elif how == "share" and not _is_dated(entity):
            template = words.PlanEntities.NO_SHARE
        elif how == "count" and measure.kind not in (None, "yes_no") and not _has_aim(entity):
            template = words.PlanEntities.NO_COUNT
        if template:
            what = template.format(how=how, entity=shown(str(entity.path[-1])))
            sheet.say(what, "aggregate")
            return
    if how in _ADDED and measure.kind is not None and measure.kind not in NUMERIC:
        what = words.PlanEntities.NO_NUMBERS.format(how=how, kind=measure.kind)
        sheet.say(what, "aggregate")


def _is_dated(entity: Sheet) -> bool:
    """Say whether an entity has a day by which it must be there, however flawed."""
    return "deadline" in entity.table or any("by" in t.table for t in entity.inner("target"))


def _has_aim(entity: Sheet) -> bool:
    return "deadline" in entity.table or "target" in entity.table
