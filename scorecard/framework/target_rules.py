"""Rules over the values an indicator may take, its targets, baselines and milestones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.framework.wording import (
    described,
    nearest_offered,
    number_hint,
    number_text,
    shown,
    spoken,
)
from scorecard.messages.catalogue import words
from scorecard.model.plan import NUMERIC, Aim, Direction, Kind

if TYPE_CHECKING:
    from datetime import date

    from scorecard.framework.findings import Table


@dataclass(frozen=True, slots=True)
class AllowedValues:
    """The values an indicator may take.

    ``kind`` is None, and ``levels`` empty, when the plan does not say so soundly: then nothing
    is held against it.
    """

    kind: str | None
    minimum: float | None
    maximum: float | None
    levels: tuple[str, ...]

    @classmethod
    def of(cls, table: Table) -> AllowedValues:
        """Return the values that an indicator may take."""
        kind = table.word("kind") if "kind" in table.content else Kind.NUMBER
        if not table.absent("kind") and "kind" not in table.content:
            kind = None
        levels = table.value("levels")
        minimum, maximum = table.number("min"), table.number("max")
        if minimum is not None and maximum is not None and minimum >= maximum:
            minimum = maximum = None  # said already; no value could fit between them
        return cls(kind, minimum, maximum, tuple(levels) if isinstance(levels, dict) else ())

    def flaw(self, value: Any) -> str:
        """Return what is wrong with a value for this indicator, or ""."""
        if self.kind in NUMERIC:
            return self._number_flaw(value)
        if self.kind == Kind.YES_NO and not isinstance(value, bool):
            return words.PlanValues.NOT_BOOL.format(value=described(value))
        if self.kind == Kind.SCALE and self.levels and value not in self.levels:
            hint = nearest_offered(value, self.levels) if isinstance(value, str) else ""
            names = words.LIST_SEPARATOR.join(shown(level) for level in self.levels)
            return words.PlanValues.NOT_LEVEL.format(
                levels=names, value=described(value), hint=hint
            )
        return ""

    def position(self, value: Any) -> float | None:
        """Return a value as a number that can be compared; None when it does not fit."""
        if value is None or self.flaw(value):
            return None
        if self.kind == Kind.SCALE:
            return float(self.levels.index(value)) if self.levels else None
        return float(value) if self.kind in (*NUMERIC, Kind.YES_NO) else None

    def _number_flaw(self, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return words.PlanValues.NOT_NUMBER.format(
                value=described(value), hint=number_hint(value)
            )
        if self.minimum is not None and value < self.minimum:
            least = number_text(self.minimum)
            return words.PlanValues.BELOW.format(value=number_text(value), least=least)
        if self.maximum is not None and value > self.maximum:
            most = number_text(self.maximum)
            return words.PlanValues.ABOVE.format(value=number_text(value), most=most)
        return ""


# Which way an aim goes; between two bounds is neither.
_DIRECTIONS: dict[str, Direction] = {
    Aim.AT_LEAST: Direction.INCREASE,
    Aim.REACH: Direction.INCREASE,
    Aim.DONE: Direction.INCREASE,
    Aim.AT_MOST: Direction.DECREASE,
}


def check_targets(indicator: Table, allowed: AllowedValues) -> None:
    """Report what is wrong within each target, in their order, and beside ``direction``."""
    if allowed.kind == Kind.QUALITATIVE:
        return  # said already: it has no target
    latest: date | None = None
    for number, target in enumerate(indicator.inner("target")):
        _check_aim(target, allowed)
        _check_when(target)
        _check_tolerance(target)
        latest = _check_revision(target, number, latest)
    _check_direction(indicator)


def aim_of(target: Table) -> str | None:
    """Return the one aim of a target; None when it has none, or more than one."""
    aims = [aim for aim in Aim if aim in target.content]
    return aims[0] if len(aims) == 1 else None


def _check_aim(target: Table, allowed: AllowedValues) -> None:
    aims = [aim for aim in Aim if aim in target.content]
    if not aims and all(target.absent(aim) for aim in Aim):
        target.say(words.PlanTargets.NO_AIM.format(aims=_aims_for(allowed)))
    if len(aims) > 1:
        bounds = aims == [Aim.AT_LEAST, Aim.AT_MOST]
        template = words.PlanTargets.TWO_BOUNDS if bounds else words.PlanRules.EXCLUDE
        target.say(template.format(keys=words.AND.join(aims)), aims[1], at_key=True)
        return
    for aim in aims:
        if allowed.kind is not None and aim not in _aims(allowed.kind):
            what = words.PlanTargets.WRONG_AIM.format(
                aim=aim, kind=allowed.kind, aims=_aims_for(allowed)
            )
            target.say(what, aim, at_key=True)
        else:
            _check_value(target, aim, allowed)


def _check_value(target: Table, aim: str, allowed: AllowedValues) -> None:
    value = target.value(aim)
    if value is None:
        return
    if isinstance(value, list):
        for number, bound in enumerate(value):
            if flaw := allowed.flaw(bound):
                what = words.PlanValues.FLAWED.format(name=f"{aim} {number + 1}", flaw=flaw)
                target.say(what, aim, number)
        if value[0] > value[1]:
            high, low = number_text(value[0]), number_text(value[1])
            target.say(words.PlanTargets.BETWEEN.format(low=low, high=high), aim)
    elif flaw := allowed.flaw(value):
        target.say(words.PlanValues.FLAWED.format(name=aim, flaw=flaw), aim)


def _check_when(target: Table) -> None:
    if "by" in target.content and "every_year" in target.content:
        keys = words.AND.join(("by", "every_year"))
        target.say(words.PlanRules.EXCLUDE.format(keys=keys), "every_year", at_key=True)
    elif "by" in target.content and Aim.BETWEEN in target.content:
        target.say(words.PlanTargets.BETWEEN_BY, "by", at_key=True)
    elif target.absent("by") and target.absent("every_year"):
        target.say(words.PlanTargets.NO_DATE)


def _check_tolerance(target: Table) -> None:
    if "tolerance" not in target.content:
        return
    if target.absent("every_year"):
        target.say(words.PlanTargets.TOLERANCE_ONCE, "tolerance", at_key=True)
    elif aim_of(target) in (Aim.REACH, Aim.DONE):
        target.say(words.PlanTargets.TOLERANCE, "tolerance", at_key=True)


def _check_revision(target: Table, number: int, latest: date | None) -> date | None:
    """Check when and why a target was revised; return the latest date of decision so far."""
    if number == 0:
        if "decided" in target.content:
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


def _check_direction(indicator: Table) -> None:
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
        return (Aim.AT_LEAST, Aim.AT_MOST, Aim.BETWEEN)
    return (Aim.DONE,) if kind == Kind.YES_NO else (Aim.REACH,)


def _aims_for(allowed: AllowedValues) -> str:
    """Return an aim that fits the kind, as it would be written."""
    if allowed.kind == Kind.YES_NO:
        return "done = true"
    if allowed.kind == Kind.SCALE:
        return f'reach = "{shown(allowed.levels[-1]) if allowed.levels else "…"}"'
    return words.PlanTargets.AIMS


@dataclass(frozen=True, slots=True)
class _Aim:
    """Where the first target's path ends: a value, and whether it is to be risen to."""

    value: float
    rising: bool

    def met_by(self, value: float) -> bool:
        return value >= self.value if self.rising else value <= self.value

    def turns_back(self, before: float, after: float) -> bool:
        return after < before if self.rising else after > before


def check_path(indicator: Table, allowed: AllowedValues, period: tuple[int, int] | None) -> None:
    """Report baselines and milestones that do not fit the kind, the years or the target."""
    if allowed.kind == Kind.QUALITATIVE:
        return  # said already: it has no path
    due = [year for target in indicator.inner("target") if (year := target.year("by"))]
    _check_baselines(indicator, allowed, due)
    _check_milestone_target(indicator, due)
    _check_milestones(indicator, allowed, due, _start(indicator, period))
    aim = _aim(indicator, allowed)
    if aim is not None:
        _warn_of_turns(indicator, allowed, aim)


def _check_baselines(indicator: Table, allowed: AllowedValues, due: list[int]) -> None:
    years: set[int] = set()
    for number, baseline in enumerate(indicator.inner("baseline")):
        value, year = baseline.value("value"), baseline.year("year")
        if value is not None and (flaw := allowed.flaw(value)):
            baseline.say(words.PlanValues.FLAWED.format(name="value", flaw=flaw), "value")
        if year is None:
            continue
        if year in years:
            baseline.say(words.PlanTargets.BASELINE_TWICE.format(year=year), "year")
        years.add(year)
        # A series begun anew needs only the last target still ahead of it.
        ends = [min(due), max(due)] if due else []
        if ends and year >= ends[bool(number)]:
            due_then = ends[bool(number)]
            baseline.say(words.PlanTargets.BASELINE_LATE.format(year=year, due=due_then), "year")


def _check_milestone_target(indicator: Table, due: list[int]) -> None:
    """Report milestones that lead to no target."""
    if "milestones" not in indicator.content or due:
        return
    if indicator.absent("target"):
        indicator.say(words.PlanTargets.MILESTONES_ALONE, "milestones", at_key=True)
    elif any(target.flag("every_year") for target in indicator.inner("target")):
        indicator.say(words.PlanTargets.MILESTONES_HELD, "milestones", at_key=True)


def _check_milestones(
    indicator: Table, allowed: AllowedValues, due: list[int], start: tuple[int, str] | None
) -> None:
    for key, value in indicator.items("milestones"):
        year = int(key)
        if due and year >= max(due):
            what = words.PlanTargets.MILESTONE_LATE.format(year=key, due=max(due))
            indicator.say(what, "milestones", key, at_key=True)
        elif start is not None and year <= start[0]:
            what = start[1].format(year=key, start=start[0])
            indicator.say(what, "milestones", key, at_key=True)
        if allowed.kind == Kind.YES_NO:
            continue  # said already: it has no milestones
        flaw = allowed.flaw(value)
        if isinstance(value, str) and allowed.kind != Kind.SCALE and allowed.kind is not None:
            flaw = words.PlanValues.NOT_NUMBER.format(
                value=described(value), hint=number_hint(value)
            )
        if flaw:
            what = words.PlanValues.FLAWED.format(name=spoken(("milestones", key)), flaw=flaw)
            indicator.say(what, "milestones", key)


def _start(indicator: Table, period: tuple[int, int] | None) -> tuple[int, str] | None:
    """Return the year the path starts in, and what to say of a milestone that is no later."""
    if not indicator.absent("baseline"):
        years = [year for b in indicator.inner("baseline") if (year := b.year("year"))]
        return (min(years), words.PlanTargets.MILESTONE_EARLY) if years else None
    return (period[0] - 1, words.PlanTargets.MILESTONE_BEFORE) if period else None


def _aim(indicator: Table, allowed: AllowedValues) -> _Aim | None:
    """Return the aim of the first target when it is to be met by a year."""
    targets = indicator.inner("target")
    aim = aim_of(targets[0]) if targets else None
    if aim not in _DIRECTIONS or targets[0].year("by") is None:
        return None
    value = allowed.position(targets[0].value(aim))
    return None if value is None else _Aim(value, _DIRECTIONS[aim] is Direction.INCREASE)


def _warn_of_turns(indicator: Table, allowed: AllowedValues, aim: _Aim) -> None:
    """Warn of a baseline that already meets the target, and milestones that lead away from it."""
    points: list[tuple[int, float]] = []
    for baseline in indicator.inner("baseline"):
        value, year = allowed.position(baseline.value("value")), baseline.year("year")
        if value is None or year is None:
            continue
        if aim.met_by(value):
            if indicator.flag("accumulate") and not aim.rising:
                return  # a ceiling: totals start under it and rise towards it
            baseline.warn(words.PlanTargets.BASELINE_MEETS, "value")
        elif not points:
            points.append((year, value))
    milestones = [
        (int(key), value)
        for key, entry in indicator.items("milestones")
        if (value := allowed.position(entry)) is not None
    ]
    for year, value in sorted(milestones):
        written = indicator.content["milestones"][str(year)]
        name = written if isinstance(written, str) else number_text(written)
        template = ""
        if points and aim.turns_back(points[-1][1], value):
            template = words.PlanTargets.MILESTONE_BACK
        elif aim.turns_back(value, aim.value):
            template = words.PlanTargets.MILESTONE_BEYOND
        if template:
            indicator.warn(template.format(year=year, value=name), "milestones", str(year))
        points.append((year, value))
