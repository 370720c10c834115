"""The chart of one indicator, as high as the screen lets it be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.model.plan import NUMERIC
from scorecard.report.charts.series import drawable
from scorecard.report.charts.wording import Wording
from scorecard.tui.look.chart import Chart, Texts
from scorecard.tui.look.parts_chart import PartsChart
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from decimal import Decimal

    from scorecard.model.scorecard import IndicatorResult
    from scorecard.report.charts.series import Breakdown, Dot
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
        found = drawable(result, period)
        self._chart = None
        if found is not None:
            ascii_only = self._glyphs.ascii_only
            texts = chart_texts(result, figures, ascii_only=ascii_only)
            self._chart = Chart(found, result.status.value, texts, ascii_only=ascii_only)
        self.changed()

    def show_parts(
        self, result: IndicatorResult, found: Breakdown | None, figures: Figures
    ) -> None:
        """Take in the parts of a breakdown; None where there is too little to draw."""
        self._chart = None
        if found is not None:
            ascii_only = self._glyphs.ascii_only
            own = [chart_texts(part.result, figures, ascii_only=ascii_only) for part in found.parts]
            whole = chart_texts(result, figures, ascii_only=ascii_only)
            self._chart = PartsChart(found, (whole, own), ascii_only=ascii_only)
        self.changed()

    def lines(self, width: int) -> list[Line]:
        """Return the chart."""
        if self._chart is None:
            return [[], [(" " + words.ScreenWords.NO_CHART, "dim")]]
        return self._chart.lines(width - 1, self.size.height)


def chart_texts(result: IndicatorResult, figures: Figures, *, ascii_only: bool) -> Texts:
    """Return how a chart of a result writes its figures."""
    wording = Wording(result, figures.style)
    # Levels and answers are named at the axis, and need not be at every mark.
    numeric = result.indicator.kind in NUMERIC

    def tick(value: Decimal) -> str:
        text = wording.tick(value)
        # A power of ten has signs of its own.
        return f"{value:.3g}" if ascii_only and "×" in text else text

    def reading(dot: Dot) -> str:
        return figures.point(result.indicator, dot.point, result) if numeric else ""

    def value(number: float) -> str:
        return figures.on_path(result, number) if numeric else ""

    return Texts(tick, reading, value, figures.target(result))
