"""Rules over the breakdowns of an indicator, and their parts with targets of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.framework import shapes
from scorecard.framework.findings import Table, check_shape
from scorecard.framework.target_rules import check_path, check_targets
from scorecard.framework.wording import described, example, nearest_offered, shown, spoken
from scorecard.messages.catalogue import either, words
from scorecard.model.plan import NUMERIC, Aggregate

if TYPE_CHECKING:
    from scorecard.framework.target_rules import AllowedValues

# The figures that are made of those of entities part by part.
_OF_PARTS = (Aggregate.SUM, Aggregate.MEAN, Aggregate.POOLED)


def check_parts(
    table: Table, allowed: AllowedValues, figure: AllowedValues, period: tuple[int, int] | None
) -> None:
    """Report what is wrong with the breakdowns of an indicator, and what does not go with them.

    Args:
        table: the indicator's table.
        allowed: the values of its readings.
        figure: the values of the figure that is assessed.
        period: the strategy's first and last year, None when they are not known.
    """
    if "breakdowns" not in table.content:
        if table.absent("breakdowns"):
            for key in ("parts", "adds_up"):
                if key in table.content:
                    how = words.PlanParts.NO_BREAKDOWNS.format(
                        key=key, example=example("breakdowns")
                    )
                    table.say(how, key, at_key=True)
        return
    _check_whole(table, allowed)
    names = _check_names(table)
    parts = table.content.get("parts", {})
    if not isinstance(parts, dict):
        what = words.PlanTypes.NOT_A_TABLE.format(
            name="parts", example=example("parts"), value=described(parts)
        )
        table.say(what, "parts")
        return
    found = [part for key, value in parts.items() if (part := _part(table, key, value, names))]
    for part in found:
        check_shape(part, shapes.PartShape, without=_slid(part))
        check_targets(part, figure)
        check_path(part, figure, period)
        _check_start(table, part)
    _check_former(found, names)


def _slid(part: Table) -> list[str]:
    """Return the keys of the indicator that slid into a part, which are reported already."""
    return [key for key in part.content if (*part.path, key) in part.findings.flawed]


def _check_whole(table: Table, allowed: AllowedValues) -> None:
    """Report what an indicator with breakdowns cannot be."""
    said = words.PlanParts
    if allowed.kind is not None and allowed.kind not in NUMERIC:
        what = said.WRONG_KIND.format(kinds=either(NUMERIC), kind=allowed.kind)
        table.say(what, "breakdowns", at_key=True)
    if "derive" in table.content:
        table.say(said.DERIVED, "derive", at_key=True)
    if "entities" in table.content and not (
        table.word("aggregate") in _OF_PARTS
        or ("aggregate" in table.content and not table.sound("aggregate"))
    ):
        table.say(said.NO_ADDING, "breakdowns", at_key=True)


def _check_names(table: Table) -> list[str]:
    """Report parts named twice, and parts alone; return the names of all parts."""
    breakdowns = table.content["breakdowns"]
    holders: dict[str, str] = {}
    names: list[str] = []
    for breakdown, listed in breakdowns.items() if isinstance(breakdowns, dict) else ():
        flawed = (*table.path, "breakdowns", breakdown) in table.findings.flawed
        for number, name in enumerate(listed if isinstance(listed, list) else ()):
            if not isinstance(name, str):
                continue
            if flawed:
                names.append(name)  # said already
            elif holder := holders.get(name.casefold()):
                what = words.PlanParts.TWICE.format(part=shown(name), breakdown=shown(holder))
                table.say(what, "breakdowns", breakdown, number)
            else:
                holders[name.casefold()] = breakdown
                names.append(name)
        if not flawed and len(listed) == 1 and table.value("adds_up") is not False:
            what = words.PlanParts.ALONE.format(name=shown(breakdown))
            table.say(what, "breakdowns", breakdown)
    return names


def _part(table: Table, key: str, value: Any, names: list[str]) -> Table | None:
    """Return the table of a part; None, with a fault, where it is none."""
    path = ("parts", key)
    if (*table.path, key) in table.findings.meant:
        return None  # it slid, and that is said
    if key not in names:
        if names:
            known = words.LIST_SEPARATOR.join(map(shown, names))
            hint = nearest_offered(key, names) or words.PlanParts.KNOWN.format(names=known)
            what = words.PlanParts.UNKNOWN.format(part=shown(key), hint=hint)
            table.say(what, *path, at_key=True)
        return None
    if not isinstance(value, dict):
        what = words.PlanTypes.NOT_A_TABLE.format(
            name=spoken(path),
            example="{ target = { at_least = 50, by = 2020 } }",
            value=described(value),
        )
        table.say(what, *path)
        return None
    name = f"{table.name}: {shown(key)}"
    return Table(table.findings, (*table.path, *path), value, name, table.owner)


def _check_start(table: Table, part: Table) -> None:
    """Report a part whose amounts add up from nobody knows where."""
    if not table.flag("accumulate") or "target" not in part.content:
        return
    starts = [baseline.value("value") for baseline in table.inner("baseline")]
    if part.absent("baseline") and any(starts):
        part.say(words.PlanParts.NO_START.format(), "target", at_key=True)
    for baseline in part.inner("baseline"):
        if baseline.absent("value"):
            baseline.say(words.PlanRules.NO_START_VALUE)


def _check_former(parts: list[Table], names: list[str]) -> None:
    """Report a former name that is another part's, or was."""
    taken = dict.fromkeys(names, "")
    for part in parts:
        own = str(part.path[-1])
        for number, name in enumerate(part.value("formerly") or []):
            if name in taken:
                holder = shown(taken[name] or name)
                what = words.PlanParts.FORMER_TAKEN.format(part=shown(name), holder=holder)
                part.say(what, "formerly", number)
            taken.setdefault(name, own)
