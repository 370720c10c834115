"""An indicator's chart drawn as SVG, with its key, and what its file is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecard.messages.catalogue import words
from scorecard.messages.finding import finding_short
from scorecard.report.charts.layout import EDGE, TEXT, WIDTH, Frame, Labels, along, around
from scorecard.report.charts.series import Dot, Series, series
from scorecard.report.charts.svg import (
    DIM,
    INK,
    PAPER,
    Line,
    Mark,
    Spot,
    cut,
    label,
    line,
    lines_of_text,
    mark,
    number,
    width,
    xml,
)
from scorecard.report.charts.wording import Wording
from scorecard.report.colours import LIGHT, chart_colours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Indicator
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
    """Draw the chart of every indicator that has something to show.

    Args:
        card: the year, assessed.
        progress: told how many indicators of how many are done.

    Returns:
        The charts by the id of their indicator, in the order of the plan.
    """
    period, style = card.strategy.period, card.strategy.style
    results = card.indicators()
    charts: dict[str, Chart] = {}
    for done, result in enumerate(results, 1):
        svg = chart_svg(result, period, style)
        if svg is not None:
            said = finding_short(result, period, style)
            charts[result.indicator.id] = Chart(chart_name(result.indicator), said, svg)
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


_TITLE: Final = 16.0
_TITLE_ROW: Final = 20.0
_TITLE_LINES: Final = 3
# A chart by itself follows the reader's dark mode; what cannot read this draws it as it stands.
_DARK: Final = (
    f"<style>@media screen and (prefers-color-scheme: dark) {{\n{chart_colours()}}}</style>"
)
_FONTS: Final = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', sans-serif"


class _Drawing:
    """Draws one series on its frame."""

    def __init__(self, shown: Series, wording: Wording, ink: str) -> None:
        self._series = shown
        self._wording = wording
        self._ink = ink
        self._title = lines_of_text(
            wording.indicator.title, WIDTH - 2 * EDGE, _TITLE, _TITLE_LINES, bold=True
        )
        self._frame = Frame(shown, wording, _TITLE_ROW * (len(self._title) - 1))
        self._labels = Labels(self._frame.area)
        self._lines: list[str] = []
        self._marks: list[str] = []
        self._texts: list[str] = []

    def document(self, period: tuple[int, int]) -> str:
        """Return the whole picture."""
        room = WIDTH - 2 * EDGE
        key = key_rows(key_entries(self._series, self._ink), room)
        key_top = self._frame.bottom + 48
        height = number(key_top + _KEY_ROW * (len(key) - 1) + EDGE)
        stem = "chart-" + chart_stem(self._wording.indicator)
        title = self._wording.title()
        self._draw()
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(WIDTH)} {height}" '
            f'width="{number(WIDTH)}" height="{height}" role="img" '
            f'aria-labelledby="{stem}-title {stem}-desc" font-family="{xml(_FONTS)}">'
        )
        parts = [
            head,
            f'<title id="{stem}-title">{xml(title)}</title>',
            f'<desc id="{stem}-desc">{self._description(period)}</desc>',
            _DARK,
            f'<rect width="{number(WIDTH)}" height="{height}" fill="{PAPER}"/>',
            *self._headed(room),
            *self._frame.drawn(),
            *self._lines,
            *self._marks,
            *self._texts,
            *key_svg(key, Spot(EDGE, key_top), room),
            "</svg>\n",
        ]
        return "\n".join(parts)

    def _headed(self, room: float) -> list[str]:
        """Return what stands above the chart: the title, and below it what the axis is of."""
        unit = cut(self._wording.axis(self._frame.starts_at), room, TEXT)
        rows = [26 + _TITLE_ROW * number for number in range(len(self._title))]
        texts = [
            label(Spot(EDGE, y), said, _TITLE, INK, bold=True)
            for y, said in zip(rows, self._title, strict=True)
        ]
        return [*texts, label(Spot(EDGE, rows[-1] + 20), unit, TEXT, DIM)] if unit else texts

    def _description(self, period: tuple[int, int]) -> str:
        said = self._wording.description(self._series, period)
        return "\n".join(xml(row) for row in said.split("\n"))

    def _draw(self) -> None:
        """Draw what was planned, then what was measured, so that this lies on top."""
        self._draw_plan()
        self._draw_ahead()
        for dot in self._series.dots:
            if dot.former is not None:
                before, now = (self._frame.at(dot.year, v) for v in (dot.former, dot.value))
                self._line((before, now), Line.RESTATED, DIM)
                self._mark(Mark.RESTATED, before, DIM)
        self._draw_readings()
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

    def _draw_readings(self) -> None:
        frame = self._frame
        run: list[Spot] = []
        for dot in self._series.dots:
            if not dot.joined:
                self._line(run, Line.READING, self._ink)
                run = []
            run.append(frame.at(dot.year, dot.value))
        self._line(run, Line.READING, self._ink)
        for dot in self._series.dots:
            if dot.ends is not None:
                low, high = (frame.at(dot.year, end) for end in dot.ends)
                self._line((low, high), Line.READING, self._ink)
                continue
            shape = Mark.PROVISIONAL if dot.provisional else Mark.READING
            self._mark(shape, frame.at(dot.year, dot.value), self._ink)

    def _line(self, spots: list[Spot] | tuple[Spot, ...], style: Line, ink: str) -> None:
        if len(spots) < 2:
            return
        self._lines.append(line(spots, style, ink))
        for start, end in pairwise(spots):
            self._labels.avoid(start, end)

    def _mark(self, shape: Mark, at: Spot, ink: str) -> None:
        self._marks.append(mark(shape, at, ink))
        self._labels.block(at)

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

    def _write_dot(self, text: str, at: Spot, *, bold: bool = False) -> None:
        if not text:
            return
        wide = width(text, TEXT, bold=bold)
        where = self._labels.place(wide, TEXT, around(at, wide, TEXT))
        if where is not None:
            self._texts.append(label(where, text, TEXT, INK, bold=bold, halo=True))

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


_KEY_ROW: Final = 22.0
_KEY_TEXT: Final = 12.5
_KEY_SAMPLE: Final = 34.0
_KEY_GAP: Final = 20.0


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the key: the words, and what stands before them."""

    words: str
    line: Line | None
    mark: Mark | None
    ink: str


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


def key_rows(listed: list[KeyEntry], room: float) -> list[list[KeyEntry]]:
    """Return the entries in rows no wider than there is room."""
    found: list[list[KeyEntry]] = [[]]
    left = room
    for entry in listed:
        wide = _entry_width(entry)
        if found[-1] and wide > left:
            found.append([])
            left = room
        found[-1].append(entry)
        left -= wide + _KEY_GAP
    return found


def key_svg(lines: list[list[KeyEntry]], at: Spot, room: float) -> Iterator[str]:
    """Yield the key, its first row at a place."""
    y = at.y
    for row in lines:
        x = at.x
        for entry in row:
            start, end = Spot(x, y), Spot(x + (_KEY_SAMPLE if entry.line else 14), y)
            if entry.line is not None:
                yield line((start, end), entry.line, entry.ink)
            if entry.mark is not None:
                yield mark(entry.mark, Spot((start.x + end.x) / 2, y), entry.ink)
            said = cut(entry.words, room - _KEY_SAMPLE - 6, _KEY_TEXT)
            yield label(Spot(end.x + 6, y + 0.35 * _KEY_TEXT), said, _KEY_TEXT, DIM)
            x += _entry_width(entry) + _KEY_GAP
        y += _KEY_ROW


def _entry_width(entry: KeyEntry) -> float:
    return (_KEY_SAMPLE if entry.line else 14) + 6 + width(entry.words, _KEY_TEXT)


# An id that may be a file's name as it is: small letters, so that case makes no difference, and
# single marks between them, so that no such id looks like a name with a digest.
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
# Names that Windows keeps for devices, whatever stands behind the point.
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_LONGEST_STEM: Final = 60


def chart_stem(indicator: Indicator) -> str:
    """Return the name of an indicator's chart without its ending."""
    return stem(indicator.id)


def stem(id_: str) -> str:
    """Return a name that a file or an anchor may have, for an id.

    It is the id where that is plain; else what is plain of it and a digest, so that ids that
    differ only in case or in other marks have different names on every file system.
    """
    if _PLAIN.fullmatch(id_) and not _DEVICE.fullmatch(id_) and len(id_) <= _LONGEST_STEM:
        return id_
    slug = _OTHER.sub("-", id_.lower()).strip("-")[: _LONGEST_STEM - 14].strip("-") or "chart"
    digest = sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug}--{digest[:12]}"


def chart_name(indicator: Indicator) -> str:
    """Return the name of the file an indicator's chart is kept in."""
    return chart_stem(indicator) + ".svg"
