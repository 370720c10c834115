"""A row of the year grid: an indicator's, or that of one entity or part it is kept for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.tui.forms.kept import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.plan import Entity, Indicator, Part
    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.look.glyphs import Glyphs


class Place(NamedTuple):
    """A cell by the id of its indicator, its year, the id of its entity and the name of its part.

    Those are empty for none.
    """

    indicator: str
    year: int
    entity: str = ""
    part: str = ""

    @property
    def row(self) -> tuple[str, str, str]:
        """Return what names its row: the ids of indicator and entity, and the part."""
        return self.indicator, self.entity, self.part


class GridRow(NamedTuple):
    """One row; ``label`` is its objective's or goal's id on the first row of each alone.

    ``own`` is what is typed into it: the indicator, or entity and part as one of its own.
    """

    indicator: Indicator
    label: str
    own: Indicator
    entity: Entity | None = None
    part: Part | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return the ids of indicator and entity and the name of the part, empty for none."""
        entity = "" if self.entity is None else self.entity.id
        return self.indicator.id, entity, "" if self.part is None else self.part.name

    @property
    def folds(self) -> bool:
        """Say whether rows of entities or parts can fold out below it."""
        is_top = self.entity is None and self.part is None
        return is_top and bool(self.indicator.entities or self.indicator.parts)

    @property
    def is_named(self) -> bool:
        """Say whether its figure is made of those it is kept for by name."""
        return self.entity is None and bool(self.indicator.entities)

    @property
    def is_dated(self) -> bool:
        """Say whether the answer is yes, no, or the day it was done."""
        return self.entity is not None and bool(self.entity.deadlines)

    @property
    def name(self) -> str:
        """Return what it is of: the indicator's title, with those of entity and part."""
        return title_of(self.indicator, self.entity, self.part)

    def title(self, glyphs: Glyphs, *, opened: bool) -> str:
        """Return what stands at its left: entities stand in, below the sign that folds them.

        The parts of an entity stand in below it.
        """
        if self.part is not None:
            return ("  " if self.entity is None else "    ") + self.part.title
        if self.entity is not None:
            return "  " + self.entity.title
        if not self.folds:
            return self.indicator.title
        return f"{glyphs.unfolded if opened else glyphs.folded} {self.indicator.title}"

    def place(self, year: int) -> Place:
        """Return its cell in a year."""
        indicator, entity, part = self.key
        return Place(indicator, year, entity, part)

    def holds(self, place: Place) -> bool:
        """Say whether a cell is in it, or folded away below it."""
        indicator, entity, part = self.key
        kept = entity in ("", place.entity) and part in ("", place.part)
        return place.indicator == indicator and kept


def plan_rows(card: Scorecard) -> Iterator[GridRow]:
    """Yield the rows of a strategy's indicators in its order."""
    for goal in card.strategy.goals:
        yield from _group(goal.id, goal.indicators)
        for objective in goal.objectives:
            yield from _group(objective.id, objective.indicators)


def rows_below(indicator: Indicator) -> Iterator[GridRow]:
    """Yield the rows of an indicator's entities and parts in the order of the plan."""
    for entity in indicator.entities:
        yield GridRow(indicator, "", indicator.own(entity), entity)
        for part in indicator.parts:
            yield GridRow(indicator, "", indicator.measured(entity.id, part.name), entity, part)
    if not indicator.entities:
        for part in indicator.parts:
            yield GridRow(indicator, "", indicator.own_part(part), None, part)


def _group(label: str, indicators: Sequence[Indicator]) -> Iterator[GridRow]:
    for at, indicator in enumerate(indicators):
        yield GridRow(indicator, "" if at else label, indicator)
