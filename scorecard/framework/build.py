"""From checked plain tables to the model; standard library only, so that a cached plan is quick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.model.indicator import (
    Baseline,
    Derivation,
    Derive,
    Direction,
    Indicator,
    Kind,
    Level,
    Thresholds,
)
from scorecard.model.strategy import Goal, Objective, Strategy
from scorecard.model.target import Aim, Milestone, Target

if TYPE_CHECKING:
    from collections.abc import Mapping

Table = dict[str, Any]
_RULES = ("method", "on_track", "at_risk", "stale_after")


def build_strategy(plan: Table) -> Strategy:
    """Build the strategy from a checked plan (see ``checked.Checked.plan``).

    Raises:
        KeyError, TypeError, ValueError, AttributeError: the tables are not checked ones.
    """
    head = plan["strategy"]
    first, last = head["period"]
    return Strategy(
        title=head["title"],
        period=(int(first), int(last)),
        organisation=head.get("organisation", ""),
        goals=tuple(_goal(table, plan["assessment"]) for table in plan["goal"]),
        numbers=head.get("numbers") or None,
        labels=dict(head.get("labels", {})),
        description=head.get("description", ""),
    )


def _goal(table: Table, defaults: Table) -> Goal:
    return Goal(
        id=table["id"],
        title=table["title"],
        objectives=tuple(_objective(entry, defaults) for entry in table["objective"]),
        indicators=tuple(_indicator(entry, defaults) for entry in table["indicator"]),
        description=table.get("description", ""),
        faulty=table.get("faulty", False),
    )


def _objective(table: Table, defaults: Table) -> Objective:
    return Objective(
        id=table["id"],
        title=table["title"],
        indicators=tuple(_indicator(entry, defaults) for entry in table["indicator"]),
        headline=table.get("headline"),
        description=table.get("description", ""),
        weight=float(table.get("weight", 1.0)),
        faulty=table.get("faulty", False),
    )


def _indicator(table: Table, defaults: Table) -> Indicator:
    kind = Kind(table.get("kind", "number"))
    levels = tuple(Level(key, title) for key, title in table.get("levels", {}).items())
    positions = {level.key: float(n) for n, level in enumerate(levels)}
    active = table.get("active", {})
    return Indicator(
        id=table["id"],
        title=table["title"],
        kind=kind,
        unit=table.get("unit", ""),
        decimals=table.get("decimals"),
        minimum=_float(table.get("min")),
        maximum=_float(table.get("max")),
        levels=levels,
        baselines=_baselines(table, positions),
        targets=tuple(_target(entry, positions) for entry in _list(table.get("target"))),
        milestones=_milestones(table, positions),
        direction=Direction(table["direction"]) if "direction" in table else None,
        target_set_by=table.get("target_set_by", ""),
        definition=table.get("definition", ""),
        source=table.get("source", ""),
        owner=table.get("owner", ""),
        tags=tuple(table.get("tags", ())),
        weight=float(table.get("weight", 1.0)),
        context=table.get("context", False),
        accumulate=table.get("accumulate", False),
        derive=_derive(table),
        active_from=active.get("from"),
        active_to=active.get("to"),
        formerly=tuple(table.get("formerly", ())),
        thresholds=_thresholds(table, defaults),
        faulty=table.get("faulty", False),
    )


def _thresholds(table: Table, defaults: Table) -> Thresholds:
    given = {**defaults, **table}
    rules = {key: given[key] for key in _RULES if key in given}
    for cut in ("on_track", "at_risk"):
        if cut in rules:
            rules[cut] = float(rules[cut])
    return Thresholds(**rules)


def _baselines(table: Table, positions: Mapping[str, float]) -> tuple[Baseline, ...]:
    found = [
        Baseline(entry["year"], _position(entry["value"], positions) if "value" in entry else None)
        for entry in _list(table.get("baseline"))
    ]
    return tuple(sorted(found, key=lambda baseline: baseline.year))


def _milestones(table: Table, positions: Mapping[str, float]) -> tuple[Milestone, ...]:
    found = [
        Milestone(int(year), _position(value, positions))
        for year, value in table.get("milestones", {}).items()
    ]
    return tuple(sorted(found, key=lambda milestone: milestone.year))


def _derive(table: Table) -> Derive | None:
    for rule, ids in table.get("derive", {}).items():
        return Derive(Derivation(rule), tuple(ids))
    return None


def _target(table: Table, positions: Mapping[str, float]) -> Target:
    aim = next(aim for aim in Aim if aim in table)
    low, high = table[aim] if aim is Aim.BETWEEN else (None, None)
    by = table.get("by")
    return Target(
        aim=aim,
        value=0.0 if aim is Aim.BETWEEN else _position(table[aim], positions),
        low=_float(low),
        high=_float(high),
        by=date(by, 12, 31) if isinstance(by, int) else _date(by),
        by_is_year=not isinstance(by, str),
        every_year=table.get("every_year", False),
        tolerance=float(table.get("tolerance", 0.0)),
        decided=_date(table.get("decided")),
        why=table.get("why", ""),
        declared=dict(table),
    )


def _position(value: Any, positions: Mapping[str, float]) -> float:
    """Return a value in the unit: a level's index for a scale, 1 or 0 for yes or no."""
    return positions[value] if isinstance(value, str) else float(value)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _list(value: Any) -> list[Any]:
    """Return a table as a list of one, nothing as an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
