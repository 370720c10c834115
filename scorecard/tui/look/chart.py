"""The chart of one indicator: readings, baseline, path and target on a canvas of dots."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.tui.look.chart_data import ChartData
    from scorecard.tui.look.inks import Line


_BRAILLE = 0x2800
# The bit of each dot of a braille cell, by row and column.
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

_LEAST_WIDTH = 24
_LEAST_HEIGHT = 5
_UNICODE = {
    "reading": "●", "provisional": "○", "baseline": "◆", "milestone": "◇", "target": "◎",
    "ahead": "□",
}  # fmt: skip
_ASCII = {
    "reading": "o", "provisional": "?", "baseline": "B", "milestone": "M", "target": "T",
    "ahead": "P",
}  # fmt: skip
_AXIS = {False: ("┤", "│", "┴", "─", "└"), True: ("|", "|", "+", "-", "+")}
_TEXT_UNDER_LINE = 2  # the axis of years and the key


class Canvas:
    """Dots and signs on ``width`` by ``height`` cells; positions count from the top left.

    A sign stands before dots, and what was drawn later before what was drawn earlier.
    """

    def __init__(self, width: int, height: int, *, ascii_only: bool) -> None:
        self.width, self.height = width, height
        self.fine = (1, 1) if ascii_only else (2, 4)  # dots of a cell, across and down
        self._bits: dict[tuple[int, int], int] = {}
        self._signs: dict[tuple[int, int], str] = {}
        self._inks: dict[tuple[int, int], str] = {}

    def dot(self, x: int, y: int, ink: str, sign: str) -> None:
        """Set a fine dot; ``sign`` is what it looks like in ASCII."""
        across, down = self.fine
        cell = (x // across, y // down)
        if not (0 <= cell[0] < self.width and 0 <= cell[1] < self.height):
            return
        if self.fine == (1, 1):
            self._signs[cell] = sign
        else:
            self._bits[cell] = self._bits.get(cell, 0) | _BITS[y % 4][x % 2]
        self._inks[cell] = ink

    def line(
        self, start: tuple[float, float], end: tuple[float, float], ink: str, sign: str, every: int
    ) -> None:
        """Draw a straight line between fine positions, with a dot at ``every`` so many steps."""
        (x0, y0), (x1, y1) = start, end
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(0, steps + 1, every):
            way = step / steps
            self.dot(round(x0 + (x1 - x0) * way), round(y0 + (y1 - y0) * way), ink, sign)

    def put(self, x: int, y: int, text: str, ink: str) -> None:
        """Write signs into cells, one each; what falls outside is left out."""
        for at, sign in enumerate(text, start=x):
            if 0 <= at < self.width and 0 <= y < self.height:
                self._signs[at, y] = sign
                self._inks[at, y] = ink

    def free(self, x: int, y: int, width: int) -> bool:
        """Say whether cells of a row are empty and on the canvas."""
        cells = [(at, y) for at in range(x, x + width)]
        inside = x >= 0 and x + width <= self.width and 0 <= y < self.height
        return inside and not any(cell in self._signs or cell in self._bits for cell in cells)

    def row(self, y: int) -> Line:
        """Return one row as pieces."""
        line: Line = []
        for x in range(self.width):
            cell = (x, y)
            sign = self._signs.get(cell) or chr(_BRAILLE + self._bits.get(cell, 0))
            if sign == chr(_BRAILLE):
                sign = " "
            ink = self._inks.get(cell, "text")
            if line and line[-1][1] == ink:
                line[-1] = (line[-1][0] + sign, ink)
            else:
                line.append((sign, ink))
        return line


class Chart:
    """Draws chart data into lines of a width and height.

    Args:
        data: what to draw.
        ink: the ink of the readings, that of the status.
        label: shows a value beside the axis.
        target: the target in short, written beside it.
        ascii_only: draw with ASCII alone.
    """

    def __init__(
        self,
        data: ChartData,
        ink: str,
        label: Callable[[float], str],
        target: str,
        *,
        ascii_only: bool,
    ) -> None:
        self._data = data
        self._ink = ink
        self._label = label
        self._target = target
        self._ascii = ascii_only
        self._signs = _ASCII if ascii_only else _UNICODE

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the chart, its axes and its key; nothing where there is no room for it."""
        if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
            return []
        rows = height - _TEXT_UNDER_LINE
        ticks = self._ticks(rows)
        labels = [self._label(tick) for tick in ticks]
        margin = max(cell_len(label) for label in labels)
        frame = _Frame(self._data, ticks, width - margin - 4, rows, ascii_only=self._ascii)
        self._draw(frame)
        by_row = {frame.cell_row(tick): label for tick, label in zip(ticks, labels, strict=True)}
        tick_sign, line_sign = _AXIS[self._ascii][:2]
        lines: list[Line] = []
        for row in range(rows):
            label = by_row.get(row, "")
            sign = tick_sign if label else line_sign
            lead = " " * (margin - cell_len(label) + 1) + label + " " + sign
            lines.append([(lead, "dim"), *frame.canvas.row(row)])
        return [*lines, self._years(frame, margin), self._key(width)]

    def _ticks(self, rows: int) -> list[float]:
        """Return round values from below the least to above the greatest, few enough to read."""
        low, high = self._data.values
        if high - low < 1e-9:
            low, high = low - 1, high + 1
        for step in _steps((high - low) / max(2, rows - 1), whole=self._data.whole):
            first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
            if last - first <= max(1, rows // 2):
                return [number * step for number in range(first, last + 1)]
        return [low, high]

    def _draw(self, frame: _Frame) -> None:
        data, canvas = self._data, frame.canvas
        for bound in data.holds:
            y = frame.y(bound)
            canvas.line((0, y), (frame.last_x, y), "path", "-", 3)
        for start, end in pairwise(frame.at(point.year, point.value) for point in data.path):
            canvas.line(start, end, "path", ".", 3)
        for before, dot in pairwise(data.dots):
            if dot.joined:
                left, right = frame.at(before.year, before.value), frame.at(dot.year, dot.value)
                canvas.line(left, right, self._ink, "-", 1)
        self._draw_ahead(frame)
        for stone in data.milestones:
            frame.mark(stone.year, stone.value, self._signs["milestone"], "path")
        if data.target is not None:
            frame.mark(data.target.year, data.target.value, self._signs["target"], "path")
        for dot in data.dots:
            sign = self._signs["provisional" if dot.provisional else "reading"]
            frame.mark(dot.year, dot.value, sign, f"strong {self._ink}")
        if data.baseline is not None:
            start = data.baseline
            frame.mark(start.year, start.value, self._signs["baseline"], "strong text")
        self._name_target(frame)

    def _draw_ahead(self, frame: _Frame) -> None:
        """Draw where the pace leads: sparse dots to a square, its range through it."""
        ahead, dots = self._data.ahead, self._data.dots
        if ahead is None or not dots:
            return
        start, end = frame.at(dots[-1].year, dots[-1].value), frame.at(ahead.year, ahead.value)
        frame.canvas.line(start, end, self._ink, "'", 5)
        ends = frame.at(ahead.year, ahead.low), frame.at(ahead.year, ahead.high)
        frame.canvas.line(*ends, self._ink, "'", 1)
        frame.mark(ahead.year, ahead.value, self._signs["ahead"], self._ink)

    def _name_target(self, frame: _Frame) -> None:
        """Write the target where nothing else is drawn: after it, before it, over or under it."""
        data = self._data
        if data.target is not None:
            x, y = frame.cell(data.target.year, data.target.value)
        elif data.holds:
            x, y = frame.canvas.width - 1, frame.cell_row(data.holds[0])
        else:
            return
        size = cell_len(self._target)
        left = min(max(0, x - size + 1), frame.canvas.width - size)
        for at in ((x + 2, y), (left, y - 1), (left, y + 1), (x - size - 1, y), (left, y - 2)):
            if frame.canvas.free(*at, size):
                frame.canvas.put(*at, self._target, "path")
                return

    def _years(self, frame: _Frame, margin: int) -> Line:
        """Return the axis of years: as many as stand apart, always the first."""
        first, last = self._data.years
        room = [" "] * frame.canvas.width
        gap = max(1, ceil(6 * max(1, last - first) / frame.canvas.width))
        for year in range(first, last + 1, gap):
            text = str(year)
            start = min(max(0, frame.cell(year, 0)[0] - 2), frame.canvas.width - 4)
            room[start : start + 4] = text
        return [(" " * (margin + 3) + "".join(room), "dim")]

    def _key(self, width: int) -> Line:
        data, signs, said = self._data, self._signs, words.ScreenWords
        path = "." if self._ascii else "⠒⠒"
        parts = [(signs["reading"] + " " + said.CHART_READING, self._ink)]
        if any(dot.provisional for dot in data.dots):
            parts.append((signs["provisional"] + " " + said.CHART_PROVISIONAL, self._ink))
        if data.baseline is not None:
            parts.append((signs["baseline"] + " " + said.CHART_BASELINE, "text"))
        if data.path:
            parts.append((path + " " + said.CHART_PATH, "path"))
        if data.ahead is not None:
            parts.append((signs["ahead"] + " " + said.CHART_AHEAD, self._ink))
        if data.milestones:
            parts.append((signs["milestone"] + " " + said.CHART_MILESTONE, "path"))
        if data.target is not None:
            parts.append((signs["target"] + " " + said.CHART_TARGET, "path"))
        if data.holds:
            parts.append((path + " " + said.CHART_HOLDS, "path"))
        size = 2 + sum(cell_len(text) for text, _ in parts)
        gap = " " * max(1, min(3, (width - size) // len(parts)))
        line: Line = [("  ", "text")]
        for text, ink in parts:
            line += [(text, ink), (gap, "text")]
        return line


class _Frame:
    """Where years and values lie on a canvas."""

    def __init__(
        self, data: ChartData, ticks: list[float], width: int, height: int, *, ascii_only: bool
    ) -> None:
        self.canvas = Canvas(max(4, width), height, ascii_only=ascii_only)
        self._years = data.years
        self._low, self._high = ticks[0], ticks[-1]
        across, down = self.canvas.fine
        # Half a cell stays free at both ends, so that signs and years stand under one another.
        self._margin = across * 2
        self.last_x = self.canvas.width * across - 1
        self._last_y = self.canvas.height * down - 1

    def y(self, value: float) -> float:
        """Return the fine row of a value."""
        return self._last_y * (self._high - value) / (self._high - self._low)

    def at(self, year: int, value: float) -> tuple[float, float]:
        """Return the fine position of a year and value."""
        first, last = self._years
        room = self.last_x - 2 * self._margin
        return self._margin + room * (year - first) / max(1, last - first), self.y(value)

    def cell(self, year: int, value: float) -> tuple[int, int]:
        """Return the cell of a year and value."""
        x, y = self.at(year, value)
        across, down = self.canvas.fine
        return round(x) // across, round(y) // down

    def cell_row(self, value: float) -> int:
        """Return the row of cells of a value."""
        return round(self.y(value)) // self.canvas.fine[1]

    def mark(self, year: int, value: float, sign: str, ink: str) -> None:
        """Put a sign at a year and value."""
        self.canvas.put(*self.cell(year, value), sign, ink)


def _steps(least: float, *, whole: bool) -> list[float]:
    """Return round steps, 1, 2 and 5 times powers of ten, from about ``least`` up."""
    power = floor(log10(max(least, 1e-12)))
    steps = [
        factor * 10.0**exponent for exponent in range(power, power + 4) for factor in (1, 2, 5)
    ]
    return [step for step in steps if not whole or step >= 1]
