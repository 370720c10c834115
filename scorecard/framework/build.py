"""What a check leaves of a plan, as plain tables, and the strategy built from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scorecard.messages.catalogue import DEFAULT_LANGUAGE, numbers_of, preferred
from scorecard.model.fiscal import CALENDAR_YEARS, FiscalCalendar, fiscal_calendar
from scorecard.model.methods import AS_PUBLISHED, PUBLISHED, RollUpRule
from scorecard.model.number import as_figure
from scorecard.model.plan import (
    Aggregate,
    Aim,
    Audience,
    Baseline,
    Deadline,
    Derivation,
    Derive,
    Direction,
    Entity,
    Goal,
    IatiSettings,
    Indicator,
    Kind,
    Level,
    Milestone,
    Objective,
    Part,
    Pin,
    RecordsSettings,
    ReportSettings,
    Rhythm,
    SdmxSettings,
    Section,
    Strategy,
    Target,
    Thresholds,
)
from scorecard.model.reading import Qualifier
from scorecard.model.status import Status
from scorecard.model.text import Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.fault import Fault
    from scorecard.model.methods import Parameters


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked plan.

    ``plan`` holds the tables as the file has them, JSON-ready (dates as text), whatever is
    flawed left out and its owner marked ``faulty``; None when nothing is usable. The faults have
    no file name yet.
    """

    plan: dict[str, Any] | None
    faults: tuple[Fault, ...]


# A table of the plan, as JSON has it.
Plain = dict[str, Any]
_RULES = ("method", "on_track", "at_risk", "stale_after")
# The kind of the figure that counting makes; a sum or a mean is of the kind of its parts.
_FIGURES: dict[Aggregate | None, Kind] = {
    Aggregate.COUNT: Kind.NUMBER,
    Aggregate.SHARE: Kind.PERCENT,
}


def build_strategy(plan: Plain) -> Strategy:
    """Build the strategy from a checked plan (see :attr:`Checked.plan`).

    Raises:
        KeyError, TypeError, ValueError, AttributeError: the tables are not checked ones.
    """
    language = plan["strategy"].get("language", DEFAULT_LANGUAGE)
    asked = preferred() or language
    plan = _in_language(plan, (asked, language))
    head = plan["strategy"]
    first, last = head["period"]
    calendar = fiscal_calendar(head.get("year_starts")) or CALENDAR_YEARS
    return Strategy(
        title=head["title"],
        period=(int(first), int(last)),
        organisation=head.get("organisation", ""),
        goals=tuple(_goal(table, plan["assessment"], calendar) for table in plan["goal"]),
        numbers=head.get("numbers") or numbers_of(language),
        spoken_numbers=None if asked == language else numbers_of(asked) or _ENGLISH,
        labels=dict(head.get("labels", {})),
        description=head.get("description", ""),
        language=language,
        dates=head.get("dates"),
        year_starts=head.get("year_starts"),
        report=_report(plan["report"]),
        records=RecordsSettings(**plan["records"]),
        sdmx=SdmxSettings(**plan["sdmx"]),
        iati=_iati(plan["iati"]),
        roll_up=plan["assessment"].get("roll_up", RollUpRule.POINTS.value),
        pins=tuple(_pin(table) for table in plan["pin"]),
    )


def _pin(table: Plain) -> Pin:
    """Return a pin, whose value the check has read already."""
    status = table.get("status")
    return Pin(
        indicator=table["indicator"],
        year=table["year"],
        on=date.fromisoformat(table["on"]),
        told_in=table["in"],
        entity=table.get("entity"),
        part=table.get("part"),
        value=table.get("value"),
        qualifier=Qualifier(table.get("qualifier", Qualifier.EXACT)),
        high=table.get("high"),
        status=None if status is None else Status(status),
        line=table["line"],
        column=table["column"],
    )


_ENGLISH = "1,234.5"
_IN_LANGUAGES = frozenset({"title", "description", "definition", "organisation", "unit", "source"})


def _in_language(value: Any, codes: tuple[str, ...]) -> Any:
    """Return tables whose texts in several languages show the first of some that each has."""
    if isinstance(value, list):
        return [_in_language(each, codes) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _told(each, codes)
        if key in _IN_LANGUAGES and isinstance(each, dict)
        else _in_language(each, codes)
        for key, each in value.items()
    }


def _told(texts: dict[str, str], codes: tuple[str, ...]) -> Told:
    shown = next((code for code in codes if code in texts), next(iter(texts)))
    return Told(texts[shown], {shown: texts[shown], **texts})


def _report(table: Plain) -> ReportSettings:
    usual = ReportSettings()
    return ReportSettings(
        sections=tuple(Section(name) for name in table.get("sections", usual.sections)),
        audience=Audience(table.get("audience", usual.audience)),
        charts=table.get("charts", usual.charts),
        templates=table.get("templates", usual.templates),
    )


def _iati(table: Plain) -> IatiSettings:
    # Codes and their percentages, which are tables, are kept as pairs.
    told: Plain = {k: tuple(v.items()) if isinstance(v, dict) else v for k, v in table.items()}
    return IatiSettings(**told)


def _goal(table: Plain, defaults: Plain, calendar: FiscalCalendar) -> Goal:
    return Goal(
        id=table["id"],
        title=table["title"],
        objectives=tuple(_objective(entry, defaults, calendar) for entry in table["objective"]),
        indicators=tuple(_indicator(entry, defaults, calendar) for entry in table["indicator"]),
        description=table.get("description", ""),
        formerly=tuple(table.get("formerly", ())),
        faulty=table.get("faulty", False),
    )


def _objective(table: Plain, defaults: Plain, calendar: FiscalCalendar) -> Objective:
    return Objective(
        id=table["id"],
        title=table["title"],
        indicators=tuple(_indicator(entry, defaults, calendar) for entry in table["indicator"]),
        headline=table.get("headline"),
        description=table.get("description", ""),
        weight=float(table.get("weight", 1.0)),
        formerly=tuple(table.get("formerly", ())),
        faulty=table.get("faulty", False),
    )


def _indicator(table: Plain, defaults: Plain, calendar: FiscalCalendar) -> Indicator:
    levels = tuple(Level(key, title) for key, title in table.get("levels", {}).items())
    positions = {level.key: float(n) for n, level in enumerate(levels)}
    active = table.get("active", {})
    entities = _entities(table, positions, calendar)
    kind = _kind(table, entities)
    aggregate = Aggregate(table["aggregate"]) if "aggregate" in table else None
    return Indicator(
        id=table["id"],
        title=table["title"],
        kind=_FIGURES.get(aggregate, kind),
        unit=table.get("unit", ""),
        decimals=table.get("decimals"),
        minimum=_float(table.get("min")),
        maximum=_float(table.get("max")),
        levels=levels,
        baselines=_baselines(table, positions),
        targets=_targets(table, positions, calendar),
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
        rhythm=_rhythm(table),
        formerly=tuple(table.get("formerly", ())),
        thresholds=_thresholds(table, defaults),
        require_comment=_require_comment(table, defaults),
        entities=entities,
        aggregate=aggregate,
        entity_kind=kind,
        parts=_parts(table, positions, calendar),
        adds_up=table.get("adds_up", True),
        faulty=table.get("faulty", False),
    )


def _kind(table: Plain, entities: tuple[Entity, ...]) -> Kind:
    """Return the kind as declared; of entities with deadlines it is asked whether it is done."""
    if "kind" not in table and any(entity.deadlines for entity in entities):
        return Kind.YES_NO
    return Kind(table.get("kind", "number"))


def _rhythm(table: Plain) -> Rhythm | None:
    """Return how often it is kept; the first of its baselines is a round where no other is said."""
    if "every" not in table:
        return None
    starts = [baseline["year"] for baseline in _list(table.get("baseline"))]
    return Rhythm(table["every"], table["first"] if "first" in table else min(starts))


def _entities(
    table: Plain, positions: Mapping[str, float], calendar: FiscalCalendar
) -> tuple[Entity, ...]:
    declared, latest = table.get("entities", {}), _date(table.get("latest"))
    return tuple(
        _entity(id_, entry, positions, latest, calendar) for id_, entry in declared.items()
    )


def _entity(
    id_: str,
    table: Plain,
    positions: Mapping[str, float],
    latest: date | None,
    calendar: FiscalCalendar,
) -> Entity:
    return Entity(
        id=id_,
        title=table.get("title", id_),
        formerly=tuple(table.get("formerly", ())),
        active_from=table.get("from"),
        active_to=table.get("to"),
        baselines=_baselines(table, positions),
        targets=_targets(table, positions, calendar),
        deadlines=tuple(_deadline(entry) for entry in _list(table.get("deadline"))),
        latest=latest,
    )


def _parts(
    table: Plain, positions: Mapping[str, float], calendar: FiscalCalendar
) -> tuple[Part, ...]:
    told = table.get("parts", {})
    return tuple(
        _part(name, breakdown, told.get(name, {}), positions, calendar)
        for breakdown, names in table.get("breakdowns", {}).items()
        for name in names
    )


def _part(
    name: str,
    breakdown: str,
    table: Plain,
    positions: Mapping[str, float],
    calendar: FiscalCalendar,
) -> Part:
    return Part(
        name=name,
        breakdown=breakdown,
        title=table.get("title", name),
        formerly=tuple(table.get("formerly", ())),
        baselines=_baselines(table, positions),
        targets=tuple(_target(entry, positions, calendar) for entry in _list(table.get("target"))),
        milestones=_milestones(table, positions),
    )


def _deadline(entry: Plain | str) -> Deadline:
    if isinstance(entry, str):
        return Deadline(date.fromisoformat(entry))
    granted = entry.get("granted")
    return Deadline(date.fromisoformat(entry["date"]), _date(granted))


def _thresholds(table: Plain, defaults: Plain) -> Thresholds:
    given = {**defaults, **table}
    rules = {key: given[key] for key in _RULES if key in given}
    for cut in ("on_track", "at_risk"):
        if cut in rules:
            rules[cut] = float(rules[cut])
    return Thresholds(**rules, parameters=build_parameters(table, defaults))


def _require_comment(table: Plain, defaults: Plain) -> tuple[Status, ...]:
    """Return the statuses that ask for a comment; an indicator's own list, even empty, wins."""
    named = {**defaults, **table}.get("require_comment", ())
    return tuple(status for status in Status if status.value in named)


def _baselines(table: Plain, positions: Mapping[str, float]) -> tuple[Baseline, ...]:
    found = [
        Baseline(entry["year"], _position(entry["value"], positions) if "value" in entry else None)
        for entry in _list(table.get("baseline"))
    ]
    return tuple(sorted(found, key=lambda baseline: baseline.year))


def _milestones(table: Plain, positions: Mapping[str, float]) -> tuple[Milestone, ...]:
    found = [
        Milestone(int(year), _position(value, positions))
        for year, value in table.get("milestones", {}).items()
    ]
    return tuple(sorted(found, key=lambda milestone: milestone.year))


def _derive(table: Plain) -> Derive | None:
    for rule, ids in table.get("derive", {}).items():
        return Derive(Derivation(rule), tuple(ids))
    return None


def _targets(
    table: Plain, positions: Mapping[str, float], calendar: FiscalCalendar
) -> tuple[Target, ...]:
    return tuple(_target(entry, positions, calendar) for entry in _list(table.get("target")))


def _target(table: Plain, positions: Mapping[str, float], calendar: FiscalCalendar) -> Target:
    aim = next(aim for aim in Aim if aim in table)
    low, high = table[aim] if aim is Aim.BETWEEN else (None, None)
    by = table.get("by")
    day = calendar.last_day(by) if isinstance(by, int) else _date(by)
    return Target(
        aim=aim,
        value=0.0 if aim is Aim.BETWEEN else _position(table[aim], positions),
        low=_float(low),
        high=_float(high),
        by=day,
        by_is_year=not isinstance(by, str),
        every_year=table.get("every_year", False),
        tolerance=_figure(table.get("tolerance", 0.0)),
        decided=_date(table.get("decided")),
        why=table.get("why", ""),
        declared=dict(table),
        by_year=None if day is None else calendar.of(day),
    )


def _position(value: Any, positions: Mapping[str, float]) -> float:
    """Return a value in the unit: a level's index for a scale, 1 or 0 for yes or no."""
    return positions[value] if isinstance(value, str) else _figure(value)


def _float(value: Any) -> float | None:
    return None if value is None else _figure(value)


def _figure(value: float) -> float:
    """Return a number of the plan with all its digits, a whole one of thirty too."""
    return as_figure(Decimal(value)) if isinstance(value, int) else value


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _list(value: Any) -> list[Any]:
    """Return a table as a list of one, nothing as an empty list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def build_parameters(table: Mapping[str, Any], defaults: Mapping[str, Any]) -> Parameters | None:
    """Return the parameters of an indicator; None where the plan has none, so all as published.

    Args:
        table: the indicator's; a key in a table of its own goes before the same key of
            ``defaults``.
        defaults: of [assessment].
    """
    given = {name: {**defaults.get(name, {}), **table.get(name, {})} for name in PUBLISHED}
    if not any(given.values()):
        return None
    made = {
        name: replace(getattr(AS_PUBLISHED, name), **{k: _value(v) for k, v in keys.items()})
        for name, keys in given.items()
        if keys
    }
    return replace(AS_PUBLISHED, **made)


def _value(value: Any) -> Any:
    """Return a number as a float and a list as a tuple; years and texts as they are."""
    if isinstance(value, list):
        return tuple(value)
    return value
