"""Rules over an indicator's target, the first and its revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework.measure import NUMERIC
from scorecard.framework.text import number_text, shown

if TYPE_CHECKING:
    from datetime import date

    from scorecard.framework.measure import Measure
    from scorecard.framework.sheet import Sheet

AIMS = ("at_least", "at_most", "between", "reach", "done")
_DIRECTIONS = {"at_least": "increase", "reach": "increase", "done": "increase"} | {
    "at_most": "decrease"
}


def check_targets(indicator: Sheet, measure: Measure) -> None:
    """Report what is wrong within each target, in their order, and beside ``direction``."""
    if measure.kind == "qualitative":
        return  # said already: it has no target
    latest: date | None = None
    for number, target in enumerate(indicator.inner("target")):
        _check_aim(target, measure)
        _check_when(target)
        _check_tolerance(target)
        latest = _check_revision(target, number, latest)
    _check_direction(indicator)


def aim_of(target: Sheet) -> str | None:
    """Return the one aim of a target; None when it has none, or more than one."""
    aims = [aim for aim in AIMS if aim in target.table]
    return aims[0] if len(aims) == 1 else None


def _check_aim(target: Sheet, measure: Measure) -> None:
    aims = [aim for aim in AIMS if aim in target.table]
    if not aims and all(target.absent(aim) for aim in AIMS):
        target.say(f"says nothing to reach; add {_fitting(measure)}")
    if len(aims) > 1:
        hint = (
            "; for two bounds write between = [40, 60]" if aims == ["at_least", "at_most"] else ""
        )
        target.say(f"{' and '.join(aims)} exclude each other{hint}", aims[1], at_key=True)
        return
    for aim in aims:
        if measure.kind is not None and aim not in _aims(measure.kind):
            what = f"{aim} does not fit kind {measure.kind}; write {_fitting(measure)}"
            target.say(what, aim, at_key=True)
        else:
            _check_value(target, aim, measure)


def _check_value(target: Sheet, aim: str, measure: Measure) -> None:
    value = target.value(aim)
    if value is None:
        return
    if isinstance(value, list):
        for number, bound in enumerate(value):
            if flaw := measure.flaw(bound):
                target.say(f"{aim} {number + 1} {flaw}", aim, number)
        if value[0] > value[1]:
            bounds = f"[{number_text(value[1])}, {number_text(value[0])}]"
            target.say(f"between names the lowest value first: {bounds}", aim)
    elif flaw := measure.flaw(value):
        target.say(f"{aim} {flaw}", aim)


def _check_when(target: Sheet) -> None:
    if "by" in target.table and "every_year" in target.table:
        target.say("by and every_year exclude each other", "every_year", at_key=True)
    elif "by" in target.table and "between" in target.table:
        target.say(
            "between must hold every year; write every_year = true instead", "by", at_key=True
        )
    elif target.absent("by") and target.absent("every_year"):
        target.say("does not say by when; add by = 2020, or every_year = true")


def _check_tolerance(target: Sheet) -> None:
    if "tolerance" not in target.table:
        return
    if target.absent("every_year"):
        target.say("tolerance only goes with every_year = true", "tolerance", at_key=True)
    elif aim_of(target) in ("reach", "done"):
        target.say("tolerance only goes with numbers", "tolerance", at_key=True)


def _check_revision(target: Sheet, number: int, latest: date | None) -> date | None:
    """Check when and why a target was revised; return the latest date of decision so far."""
    if number == 0:
        if "decided" in target.table:
            what = "the first target holds from the start; decided belongs to those after it"
            target.say(what, "decided", at_key=True)
        return None
    if target.absent("decided"):
        target.say("a revised target needs the date of its decision: decided = 2019-11-30")
    if target.absent("why"):
        target.say('a revised target needs a reason: why = "…"')
    decided = target.day("decided")
    if decided is None:
        return latest
    if latest is not None and decided <= latest:
        what = f"decided, {decided}, is not after the target before it, {latest}"
        target.say(what, "decided")
    return decided


def _check_direction(indicator: Sheet) -> None:
    direction = indicator.word("direction")
    targets = indicator.inner("target")
    if direction is None or not targets:
        return
    aim = aim_of(targets[0])
    if aim is None or not targets[0].sound(aim):
        return
    if _DIRECTIONS.get(aim, direction) == direction:
        indicator.warn("direction is not needed; the target says it", "direction", at_key=True)
    else:
        indicator.say(
            f'direction "{direction}" disagrees with the target, {aim}; take one of them out',
            "direction",
        )


def _aims(kind: str) -> tuple[str, ...]:
    if kind in NUMERIC:
        return ("at_least", "at_most", "between")
    return ("done",) if kind == "yes_no" else ("reach",)


def _fitting(measure: Measure) -> str:
    """Return an aim that fits the kind, as it would be written."""
    if measure.kind == "yes_no":
        return "done = true"
    if measure.kind == "scale":
        return f'reach = "{shown(measure.levels[-1]) if measure.levels else "…"}"'
    return "at_least, at_most or between"
