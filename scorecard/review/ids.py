"""What things are called now that were once called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.strategy import Strategy


def present_ids(strategy: Strategy) -> dict[str, str]:
    """Map every id of goals, objectives and indicators, former ones too, to the present one."""
    present = {name: i.id for i in strategy.indicators() for name in i.formerly}
    # An id in use wins over the same one as another's former id.
    present |= {indicator.id: indicator.id for indicator in strategy.indicators()}
    for goal in strategy.goals:
        present[goal.id] = goal.id
        present |= {objective.id: objective.id for objective in goal.objectives}
    return present


def present_entity(indicator: Indicator, name: str | None) -> str | None:
    """Return what an entity is called now; a name the plan does not know stays as it is."""
    if name is None or not indicator.entities:
        return name
    entity = indicator.entity(name)
    return name if entity is None else entity.id
