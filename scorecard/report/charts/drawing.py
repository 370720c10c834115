"""An indicator's chart drawn as SVG, with its key, and what its file is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecard.messages.catalogue import words
from scorecard.messages.finding import finding_short, parts_finding
from scorecard.report.charts.layout import TEXT, along, around
from scorecard.report.charts.parts import parts_svg
from scorecard.report.charts.picture import KeyEntry, Picture, chart_key, chart_name, chart_stem
from scorecard.report.charts.series import Dot, Series, breakdowns, series
from scorecard.report.charts.svg import DIM, INK, Line, Mark, Spot, cut, label, width
from scorecard.report.charts.wording import Wording
from scorecard.report.colours import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.number import NumberStyle
    from scorecard.model.scorecard import IndicatorResult, Scorecard


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: the name of its file, what it shows in a few words, and the picture itself.

    The picture says all of it: its description has the path, the gaps and the figures, too.
    """

    name: str
    finding: str
    svg: str


def draw_charts(
    card: Scorecard, progress: Callable[[int, int], None] | None = None
) -> dict[str, Chart]:
    """Draw every indicator and every breakdown that has something to show.

    Args:
        card: the year, assessed.
        progress: told how many indicators of how many are done.

    Returns:
        The charts by their keys, in the order of the plan.
    """
    period, style = card.strategy.period, card.strategy.style
    results = card.indicators()
    charts: dict[str, Chart] = {}
    for done, result in enumerate(results, 1):
        svg = chart_svg(result, period, style)
        if svg is not None:
            said = finding_short(result, period, style)
            charts[result.indicator.id] = Chart(chart_name(result.indicator), said, svg)
        for found in breakdowns(result, period):
            own = result.indicator, found.breakdown
            parts = [(part.title, part.result) for part in found.parts]
            said = parts_finding(parts, period, style)
            svg = parts_svg(result, found, period, style)
            charts[chart_key(*own)] = Chart(chart_name(*own), said, svg)
        if progress is not None:
            progress(done, len(results))
    return charts


def chart_svg(
    result: IndicatorResult,
    period: tuple[int, int],
    style: NumberStyle | None = None,
) -> str | None:
    """Return the chart of an indicator as an SVG document.

    Args:
        result: the indicator, assessed.
        period: the strategy's first and last year.
        style: how numbers are written.

    Returns:
        The document, its last line ended; None where a chart would say nothing: for words, for an
        answer given once, and where fewer than two figures are known.
    """
    shown = series(result, period)
    if shown is None:
        return None
    wording = Wording(result, style)
    return _Drawing(shown, wording, LIGHT.inks[result.status]).document(period)


class _Drawing(Picture):
    """Draws one series on its frame."""

    def __init__(self, shown: Series, wording: Wording, ink: str) -> None:
        super().__init__(shown, wording, wording.indicator.title)
        self._series, self._ink = shown, ink

    def document(self, period: tuple[int, int]) -> str:
        """Return the whole picture."""
        self._draw()
        return self._document(
            "chart-" + chart_stem(self._wording.indicator),
            self._wording.title(),
            self._wording.description(self._series, period),
            key_entries(self._series, self._ink),
        )

    def _draw(self) -> None:
        """Draw what was planned, then what was measured, so that this lies on top."""
        self._draw_plan()
        self._draw_ahead()
        for dot in self._series.dots:
            if dot.former is not None:
                before, now = (self._frame.at(dot.year, v) for v in (dot.former, dot.value))
                self._line((before, now), Line.RESTATED, DIM)
                self._mark(Mark.RESTATED, before, DIM)
        self._draw_dots(self._series.dots, self._ink)
        start = self._series.baseline
        if start is not None:
            self._mark(Mark.BASELINE, self._frame.at(*start), INK)
        self._name()

    def _draw_plan(self) -> None:
        shown, frame = self._series, self._frame
        for bound in shown.bounds:
            self._line(frame.level(bound), Line.TARGET, INK)
        if len(shown.path) > 1:
            self._line([frame.at(*point) for point in shown.path], Line.PATH, DIM)
        for stone in shown.milestones:
            self._mark(Mark.MILESTONE, frame.at(*stone), DIM)
        if shown.target is not None:
            self._mark(Mark.TARGET, frame.at(*shown.target), INK)

    def _draw_ahead(self) -> None:
        """Draw where the pace leads, with a bar for the range it may lead to."""
        ahead, frame = self._series.ahead, self._frame
        if ahead is None or ahead.value is None or ahead.low is None or ahead.high is None:
            return
        last = self._series.dots[-1]
        end = frame.at(ahead.year, ahead.value)
        self._line((frame.at(last.year, last.value), end), Line.AHEAD, self._ink)
        ends = frame.at(ahead.year, ahead.low), frame.at(ahead.year, ahead.high)
        self._line(ends, Line.RESTATED, self._ink)
        self._mark(Mark.AHEAD, end, self._ink)

    def _name(self) -> None:
        """Write figures beside their marks, the latest first; the target has room at its line."""
        shown, frame = self._series, self._frame
        dots = list(reversed(shown.dots))
        for dot in dots[:1]:
            self._write_dot(self._wording.dot(dot), frame.at(dot.year, dot.value), bold=True)
        self._name_target()
        self._name_path()
        for dot in _with_figures(dots)[1:]:
            self._write_dot(self._wording.dot(dot), frame.at(dot.year, dot.value))
        known = {dot.year for dot in shown.dots}
        start = shown.baseline
        if start is not None and start.year not in known and not self._wording.levels:
            self._write_dot(self._wording.value(start.value), frame.at(*start))

    def _name_target(self) -> None:
        shown, frame = self._series, self._frame
        values = shown.bounds
        text = cut(self._wording.target(), (frame.right - frame.left) * 0.8, TEXT)
        if not values or not text:
            return
        wide = width(text, TEXT)
        spots = along(*frame.level(values[-1]), wide, TEXT)
        if shown.target is not None:
            spots = around(frame.at(*shown.target), wide, TEXT) + spots
        where = self._labels.place(wide, TEXT, spots)
        if where is not None:
            self._texts.append(label(where, text, TEXT, INK, halo=True))

    def _name_path(self) -> None:
        """Write beside the middle of the path what it is."""
        path = self._series.path
        if len(path) < 2:
            return
        (x, y), (right, bottom) = (self._frame.at(*path[at]) for at in (-2, -1))
        middle = Spot((x + right) / 2, (y + bottom) / 2)
        wide = width(words.Charts.PATH, TEXT)
        where = self._labels.place(wide, TEXT, around(middle, wide, TEXT))
        if where is not None:
            self._texts.append(label(where, words.Charts.PATH, TEXT, DIM, halo=True))


# Of more readings than this, only the ends and the extremes bear their figures.
_MOST_FIGURES: Final = 12


def _with_figures(dots: list[Dot]) -> list[Dot]:
    """Return the readings that bear their figures, the first of them first."""
    if len(dots) <= _MOST_FIGURES:
        return dots
    lowest, highest = (pick(dots, key=lambda dot: dot.value) for pick in (min, max))
    return [dots[0], *(dot for dot in dots[1:] if dot in (dots[-1], lowest, highest))]


def key_entries(series: Series, ink: str) -> list[KeyEntry]:
    """Return what a chart shows, what was measured first."""
    said = words.Charts
    settled = any(not dot.provisional for dot in series.dots)
    found = {
        KeyEntry(said.READING, Line.READING, Mark.READING, ink): settled,
        KeyEntry(said.PROVISIONAL, None if settled else Line.READING, Mark.PROVISIONAL, ink): any(
            dot.provisional for dot in series.dots
        ),
        KeyEntry(said.RESTATED, None, Mark.RESTATED, DIM): any(
            dot.former is not None for dot in series.dots
        ),
        KeyEntry(said.BASELINE, None, Mark.BASELINE, INK): series.baseline is not None,
        KeyEntry(said.PATH, Line.PATH, None, DIM): len(series.path) > 1,
        KeyEntry(said.MILESTONE, None, Mark.MILESTONE, DIM): bool(series.milestones),
        KeyEntry(said.TARGET, Line.TARGET, Mark.TARGET, INK): series.target is not None,
        KeyEntry(said.MUST_HOLD, Line.TARGET, None, INK): bool(series.holds),
        KeyEntry(said.AHEAD, Line.AHEAD, Mark.AHEAD, ink): series.ahead is not None,
    }
    return [entry for entry, shown in found.items() if shown]
