"""The figures of a result as the columns show them: short, in the strategy's own style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.entities import latest_words, targets_short
from scorecard.messages.figures import (
    declared,
    expected,
    figure,
    latest_short,
    lines_of,
    on_path,
)
from scorecard.messages.parts import part_facts, part_sentences, part_tables
from scorecard.model.number import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.messages.parts import PartTable
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
        """Show the latest reading, with its year when that is not the scorecard's.

        Where entities add up to no figure, their counts are shown.
        """
        return latest_words(result, self.year, self.style, ascii_only=self._ascii)

    def parts(self, result: IndicatorResult) -> Iterator[str]:
        """Say where each part with a target stands."""
        return part_sentences(result, self.year, self.style, ascii_only=self._ascii)

    def part_tables(self, result: IndicatorResult) -> tuple[PartTable, ...]:
        """Return a table for each breakdown somebody has entered a figure of."""
        tables = part_tables(result, self.year, self.style, ascii_only=self._ascii)
        return tuple(table for table in tables if table.years)

    def part_facts(self, result: IndicatorResult) -> Iterator[tuple[str, str]]:
        """Yield each part with its figures by year and where it stands."""
        return part_facts(result, self.year, self.style, ascii_only=self._ascii)

    def point(
        self,
        indicator: Indicator,
        point: ReadingPoint | None,
        result: IndicatorResult | None = None,
    ) -> str:
        """Show a reading in the column of its own year: ``≥110*``; empty without one.

        Args:
            indicator: what it is of.
            point: the reading.
            result: the result it belongs to, where it belongs to one.
        """
        if point is None:
            return ""
        lines = () if result is None else lines_of(result)
        return latest_short(
            indicator, point, point.year, self.style, lines=lines, ascii_only=self._ascii
        )

    def dated(self, indicator: Indicator, point: ReadingPoint | None) -> str:
        """Show a reading, with its year when that is not the scorecard's; empty without one."""
        return latest_short(indicator, point, self.year, self.style, ascii_only=self._ascii)

    def target(self, result: IndicatorResult) -> str:
        """Show the target: ``≥130 by 2020``; empty without one."""
        return targets_short(result, self.style, ascii_only=self._ascii)

    def expected(self, result: IndicatorResult) -> str:
        """Show what the path expects, with decimals enough to differ from the reading."""
        return expected(result, self.style)

    def on_path(self, result: IndicatorResult, value: float) -> str:
        """Show what a path asks of any year."""
        return on_path(result, value, self.style)

    def declared(self, indicator: Indicator, value: float) -> str:
        """Show a value of the plan, with all its decimals."""
        return declared(indicator, value, self.style)

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
