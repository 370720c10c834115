"""Charts of a report as SVG: readings against baseline, path and target.

A chart is drawn from one indicator's result and nothing else; the same result gives the same
bytes on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.finding import finding_short
from scorecard.report.charts.chart import chart_svg
from scorecard.report.charts.names import chart_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.scorecard import Scorecard

__all__ = ["Chart", "chart_name", "chart_svg", "draw_charts"]


class Chart(NamedTuple):
    """One chart: the name of its file, what it shows in a few words, and the picture itself.

    The picture says all of it: its description has the path, the gaps and the figures, too.
    """

    name: str
    finding: str
    svg: str


def draw_charts(
    card: Scorecard, progress: Callable[[int, int], None] | None = None
) -> dict[str, Chart]:
    """Draw the chart of every indicator that has something to show.

    Args:
        card: the year, assessed.
        progress: told how many indicators of how many are done.

    Returns:
        The charts by the id of their indicator, in the order of the plan.
    """
    period, style = card.strategy.period, card.strategy.style
    results = card.indicators()
    drawn: dict[str, Chart] = {}
    for number, result in enumerate(results, 1):
        svg = chart_svg(result, period, style)
        if svg is not None:
            said = finding_short(result, period, style)
            drawn[result.indicator.id] = Chart(chart_name(result.indicator), said, svg)
        if progress is not None:
            progress(number, len(results))
    return drawn
