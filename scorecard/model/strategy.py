"""The plan: a strategy with its goals, objectives and indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from scorecard.model.number import NumberFault, NumberStyle, number_style
from scorecard.model.report import ReportSettings

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
    language: str = "en"  # the code of the language everything is said in
    dates: str | None = None  # how people here write 31 December 2018
    report: ReportSettings = ReportSettings()
    roll_up: str = "points"  # one of scorecard.model.methods.RollUpRule

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

    @property
    def style(self) -> NumberStyle | None:
        """Return how numbers are written; None where the plan does not say, or not properly."""
        return _style(self.numbers) if self.numbers else None

    def years(self) -> range:
        """Return the years of the period."""
        return range(self.period[0], self.period[1] + 1)


@lru_cache(maxsize=8)
def _style(numbers: str) -> NumberStyle | None:
    try:
        return number_style(numbers)
    except NumberFault:
        # The plan's own fault says so; figures are shown all the same.
        return None
