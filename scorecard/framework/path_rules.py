"""Rules over an indicator's path: from its baseline through its milestones to its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.framework.target_rules import aim_of
from scorecard.framework.text import described, number_text
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.framework.measure import Measure
    from scorecard.framework.sheet import Sheet

_RISING = {"at_least": True, "reach": True, "done": True, "at_most": False}


@dataclass(frozen=True, slots=True)
class _Aim:
    """Where the first target's path ends: a value, and whether it is to be risen to."""

    value: float
    rising: bool

    def met_by(self, value: float) -> bool:
        return value >= self.value if self.rising else value <= self.value

    def turns_back(self, before: float, after: float) -> bool:
        return after < before if self.rising else after > before


def check_path(indicator: Sheet, measure: Measure, period: tuple[int, int] | None) -> None:
    """Report baselines and milestones that do not fit the kind, the years or the target."""
    if measure.kind == "qualitative":
        return  # said already: it has no path
    due = [year for target in indicator.inner("target") if (year := target.year("by"))]
    _check_baselines(indicator, measure, due)
    _check_milestone_target(indicator, due)
    _check_milestones(indicator, measure, due, _start(indicator, period))
    aim = _aim(indicator, measure)
    if aim is not None:
        _warn_of_turns(indicator, measure, aim)


def _check_baselines(indicator: Sheet, measure: Measure, due: list[int]) -> None:
    years: set[int] = set()
    for number, baseline in enumerate(indicator.inner("baseline")):
        value, year = baseline.value("value"), baseline.year("year")
        if value is not None and (flaw := measure.flaw(value)):
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


def _check_milestone_target(indicator: Sheet, due: list[int]) -> None:
    """Report milestones that lead to no target."""
    if "milestones" not in indicator.table or due:
        return
    if indicator.absent("target"):
        indicator.say(words.PlanTargets.MILESTONES_ALONE, "milestones", at_key=True)
    elif any(target.flag("every_year") for target in indicator.inner("target")):
        indicator.say(words.PlanTargets.MILESTONES_HELD, "milestones", at_key=True)


def _check_milestones(
    indicator: Sheet, measure: Measure, due: list[int], start: tuple[int, str] | None
) -> None:
    for key, value in indicator.items("milestones"):
        year = int(key)
        if due and year >= max(due):
            what = words.PlanTargets.MILESTONE_LATE.format(year=key, due=max(due))
            indicator.say(what, "milestones", key, at_key=True)
        elif start is not None and year <= start[0]:
            what = start[1].format(year=key, start=start[0])
            indicator.say(what, "milestones", key, at_key=True)
        if measure.kind == "yes_no":
            continue  # said already: it has no milestones
        flaw = measure.flaw(value)
        if isinstance(value, str) and measure.kind != "scale" and measure.kind is not None:
            flaw = words.PlanValues.NOT_NUMBER.format(value=described(value))
        if flaw:
            what = words.PlanValues.FLAWED.format(name=f"milestones: {key}", flaw=flaw)
            indicator.say(what, "milestones", key)


def _start(indicator: Sheet, period: tuple[int, int] | None) -> tuple[int, str] | None:
    """Return the year the path starts in, and what to say of a milestone that is no later."""
    if not indicator.absent("baseline"):
        years = [year for b in indicator.inner("baseline") if (year := b.year("year"))]
        return (min(years), words.PlanTargets.MILESTONE_EARLY) if years else None
    return (period[0] - 1, words.PlanTargets.MILESTONE_BEFORE) if period else None


def _aim(indicator: Sheet, measure: Measure) -> _Aim | None:
    """Return the aim of the first target when it is to be met by a year."""
    targets = indicator.inner("target")
    aim = aim_of(targets[0]) if targets else None
    if aim not in _RISING or targets[0].year("by") is None:
        return None
    value = measure.position(targets[0].value(aim))
    return None if value is None else _Aim(value, _RISING[aim])


def _warn_of_turns(indicator: Sheet, measure: Measure, aim: _Aim) -> None:
    """Warn of a baseline that already meets the target, and milestones that lead away from it."""
    points: list[tuple[int, float]] = []
    for baseline in indicator.inner("baseline"):
        value, year = measure.position(baseline.value("value")), baseline.year("year")
        if value is None or year is None:
            continue
        if aim.met_by(value):
            baseline.warn(words.PlanTargets.BASELINE_MEETS, "value")
        elif not points:
            points.append((year, value))
    milestones = [
        (int(key), value)
        for key, entry in indicator.items("milestones")
        if (value := measure.position(entry)) is not None
    ]
    for year, value in sorted(milestones):
        written = indicator.table["milestones"][str(year)]
        name = written if isinstance(written, str) else number_text(written)
        template = ""
        if points and aim.turns_back(points[-1][1], value):
            template = words.PlanTargets.MILESTONE_BACK
        elif aim.turns_back(value, aim.value):
            template = words.PlanTargets.MILESTONE_BEYOND
        if template:
            indicator.warn(template.format(year=year, value=name), "milestones", str(year))
        points.append((year, value))
