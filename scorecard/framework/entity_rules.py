"""Rules over the entities of an indicator, each with its own baseline, target or deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.framework import shape as shapes
from scorecard.framework.fit import fit, keys_of
from scorecard.framework.measure import NUMERIC, Measure
from scorecard.framework.path_rules import check_path
from scorecard.framework.sheet import Sheet
from scorecard.framework.target_rules import check_targets
from scorecard.framework.text import described, id_flaw, shown
from scorecard.framework.unknown import slid_sentence
from scorecard.framework.wording import Flaw, sentence

_INDICATOR_KEYS = frozenset(keys_of(shapes.IndicatorShape))
_ENTITY_KEYS = frozenset(keys_of(shapes.EntityShape))
_ADDED = ("sum", "mean")
_COUNTED = ("count", "share")
# What only a figure of all the entities has.
_OF_THE_FIGURE = ("target", "baseline", "milestones")
_NO_DEADLINES = "latest is for entities with deadlines, and there are none"
_EXAMPLE = '{ chile = { title = "Chile", deadline = 2020-03-01 } }'


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
            what = "aggregate makes a figure of entities, and there are none"
            sheet.say(what, "aggregate", at_key=True)
        if "latest" in sheet.table:
            sheet.say(_NO_DEADLINES, "latest", at_key=True)
        return
    if not isinstance(entities, dict) or not entities:
        said = f"not {described(entities)}" if not isinstance(entities, dict) else "it is empty"
        sheet.say(f"entities must be a table such as {_EXAMPLE}; {said}", "entities", at_key=True)
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
        sheet.say(_NO_DEADLINES, "latest", at_key=True)
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
        what = f"entities: {shown(key)} must be a table such as {{ deadline = 2020-03-01 }}"
        sheet.say(f"{what}, not {described(value)}", *path)
        return None
    name = f"{sheet.name}: {shown(key)}"
    return Sheet(sheet.findings, (*sheet.path, *path), value, name, sheet.owner)


def _check_entity(entity: Sheet, measure: Measure, period: tuple[int, int] | None) -> None:
    slid = [key for key in entity.table if (*entity.path, key) in entity.findings.flawed]
    fit(entity, shapes.EntityShape, without=slid)
    first, last = entity.year("from"), entity.year("to")
    if first is not None and last is not None and first > last:
        entity.say(f"from, {first}, is after to, {last}", "from")
    if "deadline" not in entity.table:
        check_targets(entity, measure)
        check_path(entity, measure, period)
        return
    for key in ("target", "baseline"):
        if key in entity.table:
            what = f"{key} and deadline exclude each other: a deadline asks whether it is done"
            entity.say(what, key, at_key=True)
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
            what = "deadline 1 is the original one; granted belongs to the extensions after it"
            entity.say(what, *place)
        if day is not None and before is not None and day <= before:
            entity.say(
                f"deadline {number + 1}, {day}, is not after the one before, {before}", *place
            )
        if granted is not None and day is not None and granted >= day:
            entity.say(
                f"deadline {number + 1}, {day}, lies before it was granted, {granted}", *place
            )
        elif granted is not None and granted_before is not None and granted < granted_before:
            what = f"was granted before the one before it, {granted_before}"
            entity.say(f"deadline {number + 1} {what}", *place)
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
                what = (
                    f'formerly: "{shown(name)}" is {shown(str(holder.path[-1]))}, an entity already'
                )
                entity.say(what, "formerly", number)


def _check_whole(sheet: Sheet, measure: Measure) -> None:
    """Report what an indicator with entities cannot have."""
    if measure.kind == "qualitative":
        sheet.say("kind qualitative has no entities", "entities", at_key=True)
    if "derive" in sheet.table:
        what = (
            "an indicator with entities is made of theirs; derive and entities exclude each other"
        )
        sheet.say(what, "derive", at_key=True)
    how = sheet.word("aggregate")
    if sheet.flag("accumulate") and how in _COUNTED:
        sheet.say(f"accumulate does not go with aggregate {how}", "accumulate", at_key=True)
    if not sheet.absent("aggregate"):
        return
    for key in _OF_THE_FIGURE:
        if key in sheet.table:
            what = (
                f"{key} is for the figure that the entities make; say which with aggregate = "
                f'"count", "share", "sum" or "mean", or give each entity its own'
            )
            sheet.say(what, key, at_key=True)


def _check_aggregate(sheet: Sheet, measure: Measure, entities: list[Sheet]) -> None:
    """Report an aggregate that the entities have nothing for."""
    how = sheet.word("aggregate")
    for entity in entities:
        name = shown(str(entity.path[-1]))
        what = ""
        if how in _ADDED and "deadline" in entity.table:
            what = f"{how} needs figures, and {name} has a deadline"
        elif how == "share" and not _is_dated(entity):
            what = f"share needs a deadline, or a target with by, for each; {name} has none"
        elif how == "count" and measure.kind not in (None, "yes_no") and not _has_aim(entity):
            what = f"count needs a deadline or a target for each; {name} has none"
        if what:
            sheet.say(what, "aggregate")
            return
    if how in _ADDED and measure.kind is not None and measure.kind not in NUMERIC:
        sheet.say(f"{how} needs numbers; this indicator is {measure.kind}", "aggregate")


def _is_dated(entity: Sheet) -> bool:
    """Say whether an entity has a day by which it must be there, however flawed."""
    return "deadline" in entity.table or any("by" in t.table for t in entity.inner("target"))


def _has_aim(entity: Sheet) -> bool:
    return "deadline" in entity.table or "target" in entity.table
