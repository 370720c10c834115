"""The chart of one indicator, as high as the screen lets it be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.tui.look.chart import Chart
from scorecard.tui.look.chart_data import chart_data
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.look.figures import Figures
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


class TrendChart(Lines):
    """Draws one result; words stand in its place where nothing can be drawn."""

    DEFAULT_CSS: ClassVar = "TrendChart { height: 10; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._chart: Chart | None = None

    def show(self, result: IndicatorResult, period: tuple[int, int], figures: Figures) -> None:
        """Take in a result."""
        data = chart_data(result, period)
        indicator = result.indicator
        self._chart = None
        if data is not None:
            self._chart = Chart(
                data,
                result.status.value,
                lambda value: figures.value(indicator, value),
                figures.target(result),
                ascii_only=self._glyphs.ascii_only,
            )
        self.changed()

    def lines(self, width: int) -> list[Line]:
        """Return the chart."""
        if self._chart is None:
            return [[], [(" " + words.ScreenWords.NO_CHART, "dim")]]
        return self._chart.lines(width - 1, self.size.height)
