"""What a reading is of: an indicator, one it is kept for by name, a part of its breakdowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from scorecard.model.plan import Entity, Indicator, Part
    from scorecard.model.reading import Reading


def title_of(indicator: Indicator, entity: Entity | None, part: Part | None) -> str:
    """Return an indicator's title, with those of an entity and a part."""
    title = indicator.title
    for kept in (entity, part):
        if kept is not None:
            title = words.ScreenEntities.TITLE_OF.format(title=title, entity=kept.title)
    return title


def kept_under(indicator: Indicator, reading: Reading) -> tuple[str, str] | None:
    """Return the entity and part a reading is of, as the plan calls them now, empty for none.

    None where the plan has them no more.
    """
    entity = None if reading.entity is None else indicator.entity(reading.entity)
    part = None if reading.part is None else indicator.part(reading.part)
    if (entity is None) is not (reading.entity is None) or (part is None) is not (
        reading.part is None
    ):
        return None
    return "" if entity is None else entity.id, "" if part is None else part.name
