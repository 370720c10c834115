"""The plan: a strategy with its goals, objectives and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective; ``headline`` is the id of the indicator whose status it takes."""

    id: str
    title: str
    indicators: tuple[Indicator, ...] = ()
    headline: str | None = None
    description: str = ""
    weight: float = 1.0
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its objectives, and indicators of its own."""

    id: str
    title: str
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    description: str = ""
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Strategy:
    """The whole plan. ``period`` is the first and last year, both counted."""

    title: str
    period: tuple[int, int]
    organisation: str = ""
    goals: tuple[Goal, ...] = ()
    numbers: str | None = None  # how people here write numbers, e.g. "1,234.5"
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    description: str = ""

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator in the order of the plan: a goal's own first."""
        for goal in self.goals:
            yield from goal.indicators
            for objective in goal.objectives:
                yield from objective.indicators

    def find(self, id_: str) -> Indicator | None:
        """Return the indicator with this id, or one formerly called so."""
        for indicator in self.indicators():
            if indicator.id == id_:
                return indicator
        return next((i for i in self.indicators() if id_ in i.formerly), None)

    def years(self) -> range:
        """Return the years of the period."""
        return range(self.period[0], self.period[1] + 1)
