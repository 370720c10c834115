"""A row of the year grid: an indicator's, or that of one entity it is kept for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.plan import Entity, Indicator
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.look.glyphs import Glyphs


class Place(NamedTuple):
    """A cell by the id of its indicator, its year, and the id of its entity, empty for none."""

    indicator: str
    year: int
    entity: str = ""


class GridRow(NamedTuple):
    """One row; ``label`` is its objective's or goal's id on the first row of each alone.

    ``own`` is what is typed into it: the indicator, or the entity as an indicator of its own.
    """

    indicator: Indicator
    label: str
    own: Indicator
    entity: Entity | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return the ids of indicator and entity, empty for none."""
        return self.indicator.id, "" if self.entity is None else self.entity.id

    @property
    def folds(self) -> bool:
        """Say whether rows of entities can fold out below it."""
        return self.entity is None and bool(self.indicator.entities)

    @property
    def is_dated(self) -> bool:
        """Say whether the answer is yes, no, or the day it was done."""
        return self.entity is not None and bool(self.entity.deadlines)

    @property
    def name(self) -> str:
        """Return what it is of: the indicator's title, with the entity's."""
        title = self.indicator.title
        if self.entity is None:
            return title
        return words.ScreenEntities.TITLE_OF.format(title=title, entity=self.entity.title)

    def title(self, glyphs: Glyphs, *, opened: bool) -> str:
        """Return what stands at its left: entities stand in, below the sign that folds them."""
        if self.entity is not None:
            return "  " + self.entity.title
        if not self.folds:
            return self.indicator.title
        return f"{glyphs.unfolded if opened else glyphs.folded} {self.indicator.title}"

    def place(self, year: int) -> Place:
        """Return its cell in a year."""
        return Place(self.key[0], year, self.key[1])

    def holds(self, place: Place) -> bool:
        """Say whether a cell is in it, or folded away below it."""
        return place.indicator == self.indicator.id and self.key[1] in ("", place.entity)


def plan_rows(card: Scorecard) -> Iterator[GridRow]:
    """Yield the rows of a strategy's indicators in its order."""
    for goal in card.strategy.goals:
        yield from _group(goal.id, goal.indicators)
        for objective in goal.objectives:
            yield from _group(objective.id, objective.indicators)


def entity_rows_of(indicator: Indicator) -> tuple[GridRow, ...]:
    """Return the rows of an indicator's entities in the order of the plan."""
    return tuple(GridRow(indicator, "", indicator.own(e), e) for e in indicator.entities)


def _group(label: str, indicators: Sequence[Indicator]) -> Iterator[GridRow]:
    for at, indicator in enumerate(indicators):
        yield GridRow(indicator, "" if at else label, indicator)
