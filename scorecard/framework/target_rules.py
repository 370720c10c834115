"""Rules over an indicator's target, the first and its revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.framework.measure import NUMERIC
from scorecard.framework.text import number_text, shown
from scorecard.messages.catalogue import words

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
        target.say(words.PlanTargets.NO_AIM.format(fitting=_fitting(measure)))
    if len(aims) > 1:
        bounds = aims == ["at_least", "at_most"]
        template = words.PlanTargets.TWO_BOUNDS if bounds else words.PlanRules.EXCLUDE
        target.say(template.format(keys=words.AND.join(aims)), aims[1], at_key=True)
        return
    for aim in aims:
        if measure.kind is not None and aim not in _aims(measure.kind):
            what = words.PlanTargets.UNFIT.format(
                aim=aim, kind=measure.kind, fitting=_fitting(measure)
            )
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
                what = words.PlanValues.FLAWED.format(name=f"{aim} {number + 1}", flaw=flaw)
                target.say(what, aim, number)
        if value[0] > value[1]:
            high, low = number_text(value[0]), number_text(value[1])
            target.say(words.PlanTargets.BETWEEN.format(low=low, high=high), aim)
    elif flaw := measure.flaw(value):
        target.say(words.PlanValues.FLAWED.format(name=aim, flaw=flaw), aim)


def _check_when(target: Sheet) -> None:
    if "by" in target.table and "every_year" in target.table:
        keys = words.AND.join(("by", "every_year"))
        target.say(words.PlanRules.EXCLUDE.format(keys=keys), "every_year", at_key=True)
    elif "by" in target.table and "between" in target.table:
        target.say(words.PlanTargets.BETWEEN_BY, "by", at_key=True)
    elif target.absent("by") and target.absent("every_year"):
        target.say(words.PlanTargets.NO_DATE)


def _check_tolerance(target: Sheet) -> None:
    if "tolerance" not in target.table:
        return
    if target.absent("every_year"):
        target.say(words.PlanTargets.TOLERANCE_ONCE, "tolerance", at_key=True)
    elif aim_of(target) in ("reach", "done"):
        target.say(words.PlanTargets.TOLERANCE, "tolerance", at_key=True)


def _check_revision(target: Sheet, number: int, latest: date | None) -> date | None:
    """Check when and why a target was revised; return the latest date of decision so far."""
    if number == 0:
        if "decided" in target.table:
            target.say(words.PlanTargets.FIRST_DECIDED, "decided", at_key=True)
        return None
    if target.absent("decided"):
        target.say(words.PlanTargets.NO_DECISION)
    if target.absent("why"):
        target.say(words.PlanTargets.NO_REASON)
    decided = target.day("decided")
    if decided is None:
        return latest
    if latest is not None and decided <= latest:
        target.say(words.PlanTargets.DECIDED.format(day=decided, before=latest), "decided")
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
        indicator.warn(words.PlanTargets.DIRECTION, "direction", at_key=True)
    else:
        what = words.PlanTargets.DIRECTIONS.format(direction=direction, aim=aim)
        indicator.say(what, "direction")


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
    return words.PlanTargets.FITTING
