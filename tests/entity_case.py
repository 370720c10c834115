"""Indicators kept per entity, and readings of them, as short as a test wants to write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from series_case import indicator, reading

from scorecard.model.plan import Aggregate, Deadline, Entity, Indicator, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.plan import Target
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import EntityResult, IndicatorResult

_KINDS = {Aggregate.COUNT: Kind.NUMBER, Aggregate.SHARE: Kind.PERCENT, None: Kind.YES_NO}


def entity(title: str, *deadlines: str | tuple[str, str], **rest: Any) -> Entity:
    """Return an entity; a deadline is a day, or a day and when it was granted."""
    made = tuple(
        Deadline(date.fromisoformat(day))
        if isinstance(day, str)
        else Deadline(*(date.fromisoformat(part) for part in day))
        for day in deadlines
    )
    return Entity(title.casefold(), title, deadlines=made, **rest)


def clearance(
    *entities: Entity,
    aggregate: Aggregate | None = None,
    targets: tuple[Target, ...] = (),
    **rest: Any,
) -> Indicator:
    """Return an indicator "x" of entities with deadlines."""
    rest.setdefault("kind", _KINDS[aggregate])
    rest.setdefault("entity_kind", Kind.YES_NO)
    return indicator(*targets, entities=entities, aggregate=aggregate, **rest)


def told(answers: Mapping[str, Mapping[int, object]], **rest: Any) -> list[Reading]:
    """Return readings by the title of the entity, then by year."""
    return [
        reading(year, value, entity=title.casefold(), **rest)
        for title, by_year in answers.items()
        for year, value in by_year.items()
    ]


def of(result: IndicatorResult, title: str) -> EntityResult:
    """Return the result of one entity."""
    return next(found for found in result.entities if found.entity.title == title)
