"""The figures of a result as the columns show them: short, in the strategy's own style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import figure, latest_short, target_short
from scorecard.model.number import format_number
from scorecard.model.reading import Flag, State

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint, Scorecard
    from scorecard.review.moves import Change


class Figures:
    """Shows the figures of one scorecard."""

    def __init__(self, card: Scorecard, *, ascii_only: bool) -> None:
        self.year = card.year
        self.style = card.strategy.style
        self._ascii = ascii_only

    def latest(self, result: IndicatorResult) -> str:
        """Show the latest reading, with its year when that is not the scorecard's."""
        return latest_short(
            result.indicator, result.latest, self.year, self.style, ascii_only=self._ascii
        )

    def point(self, indicator: Indicator, point: ReadingPoint | None) -> str:
        """Show a reading in the column of its own year: ``≥110*``; empty without one."""
        if point is None:
            return ""
        return latest_short(indicator, point, point.year, self.style, ascii_only=self._ascii)

    def dated(self, indicator: Indicator, point: ReadingPoint | None) -> str:
        """Show a reading, with its year when that is not the scorecard's; empty without one."""
        return latest_short(indicator, point, self.year, self.style, ascii_only=self._ascii)

    def target(self, result: IndicatorResult) -> str:
        """Show the target: ``≥130 by 2020``; empty without one."""
        return target_short(result.indicator, result.target, self.style, ascii_only=self._ascii)

    def expected(self, result: IndicatorResult) -> str:
        """Show what the path expects, with decimals enough to differ from the reading."""
        if result.expected is None:
            return ""
        actual = None if result.latest is None else result.latest.assessed
        return figure(result.indicator, result.expected, self.style, actual)

    def value(self, indicator: Indicator, value: float) -> str:
        """Show a computed value without its unit."""
        return figure(indicator, value, self.style)

    def change(self, change: Change | None, *, points: bool = False) -> str:
        """Show a movement with its sign; no movement is ``0``.

        Args:
            change: as it is to be shown; None for none.
            points: it is of percentages, and there is room to say that it is in their points.
        """
        if change is None:
            return ""
        shown = format_number(f"{change.by:f}", self.style)
        signed = "+" + shown if change.by > 0 else shown
        if not points:
            return signed
        said: str = words.ScreenWords.CHANGE_POINTS.format(change=signed)
        return said


def is_provisional(point: ReadingPoint) -> bool:
    """Say whether the figure, or one it was computed from, is provisional."""
    return any(entered.state is State.PROVISIONAL for entered in point.behind)


def is_break(point: ReadingPoint) -> bool:
    """Say whether the series starts anew at this reading."""
    return point.reading is not None and Flag.BREAK in point.reading.flags
