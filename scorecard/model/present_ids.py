"""What indicators, entities, objectives and goals are called now, by every id they have or had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.reading import ReadingKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.indicator import Indicator
    from scorecard.model.strategy import Strategy


class PresentIds:
    """The ids of a plan, former ones (``formerly``) too, each leading to the present one.

    The first in the plan wins, and an id in use over the same one as another's former id.
    ``indicators`` holds every indicator by each of its ids; ``ids`` the present id by every id of
    an indicator, an objective or a goal; ``renamed`` the ids of indicators of which a reading may
    stand under another key than today's.

    Args:
        strategy: the plan; without one every id stays as it is.
    """

    def __init__(self, strategy: Strategy | None = None) -> None:
        plan = () if strategy is None else tuple(strategy.indicators())
        indicators = {old: i for i in reversed(plan) for old in i.formerly}
        indicators |= {i.id: i for i in reversed(plan)}
        self.indicators: Mapping[str, Indicator] = indicators
        self.renamed = frozenset(
            name
            for name, indicator in indicators.items()
            if name != indicator.id or any(entity.formerly for entity in indicator.entities)
        )
        ids = {name: indicator.id for name, indicator in indicators.items()}
        for goal in () if strategy is None else strategy.goals:
            ids[goal.id] = goal.id
            ids |= {objective.id: objective.id for objective in goal.objectives}
        self.ids: Mapping[str, str] = ids

    def of(self, id_: str) -> str:
        """Return the present id for an id; one the plan does not know stays as it is."""
        return self.ids.get(id_, id_)

    def entity(self, indicator: str, name: str | None) -> str | None:
        """Return what an entity of an indicator is called now; an unknown name stays as it is."""
        found = self.indicators.get(indicator)
        entity = None if name is None or found is None else found.entity(name)
        return name if entity is None else entity.id

    def key(self, key: ReadingKey) -> ReadingKey:
        """Return the key of a reading under the ids indicator and entity have now."""
        found = self.indicators.get(key.indicator)
        if found is None:
            return key
        return ReadingKey(found.id, key.year, self.entity(found.id, key.entity))
