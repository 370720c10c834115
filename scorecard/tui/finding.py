"""What a chart shows, as sentences: for those who cannot see it, and for those who glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import trend_word
from scorecard.messages.figures import years
from scorecard.tui.chart_data import first_year
from scorecard.tui.figures import is_break, is_provisional

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint
from scorecard.tui.figures import Figures

_FROM_TO = "{first} in {from_} to {last} in {to}{trend}"
_ONE = "One figure: {first} in {from_}"
_NONE = "No figure yet"
_PATH = "the path leads from {first} in {from_} to {last} in {to}"
_BREAK = "the series breaks in {years}"
_MISSING = "no figure for {years}"
_PROVISIONAL = "provisional: {years}"


def finding(result: IndicatorResult, period: tuple[int, int], figures: Figures) -> str:
    """Return the chart in words: first and last figure, trend, path, gaps and breaks."""
    first = first_year(result, period)
    points = [p for p in result.readings if p.assessed is not None and p.year >= first]
    said = [_movement(result, points, figures)]
    path = result.explanation.path
    if path:
        said.append(
            _PATH.format(
                first=figures.value(result.indicator, path[0].value),
                from_=path[0].year,
                last=figures.value(result.indicator, path[-1].value),
                to=path[-1].year,
            )
        )
    for template, named in (
        (_BREAK, [point.year for point in points if is_break(point)]),
        (_MISSING, _missing(points)),
        (_PROVISIONAL, [point.year for point in points if is_provisional(point)]),
    ):
        if named:
            said.append(template.format(years=years(named)))
    return "; ".join(said) + "."


def _movement(result: IndicatorResult, points: list[ReadingPoint], figures: Figures) -> str:
    if not points:
        return _NONE
    first, last = points[0], points[-1]
    shown = figures.point(result.indicator, first), figures.point(result.indicator, last)
    if first is last:
        return _ONE.format(first=shown[0], from_=first.year)
    trend = f", {trend_word(result.trend)}" if result.trend is not None else ""
    return _FROM_TO.format(
        first=shown[0], from_=first.year, last=shown[1], to=last.year, trend=trend
    )


def _missing(points: list[ReadingPoint]) -> list[int]:
    have = {point.year for point in points}
    return [year for year in range(min(have), max(have)) if year not in have] if have else []
