"""The chart of one indicator: readings, baseline, path and target on a canvas of dots."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages.catalogue import words, year_within
from scorecard.model.reading import Qualifier
from scorecard.report.charts.ticks import leaves_out_zero, value_ticks, year_ticks
from scorecard.tui.look.text import clean, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scorecard.report.charts.series import Dot, Series
    from scorecard.tui.look.inks import Line


_BRAILLE = 0x2800
# The bit of each dot of a braille cell, by row and column.
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

_LEAST_WIDTH = 24
_LEAST_HEIGHT = 5
_MOST_KEY_ROWS = 2
_MOST_CLOSE = 6
_YEAR_ROOM = 6
_INSET = 4  # cells that stay free at both ends, for years and figures to stand under the marks


@dataclass(frozen=True, slots=True)
class _Signs:
    """Marks and lines; a mark of three signs shows a figure's height within its row.

    A line is dashed so that those of the plan and those of the readings differ without colour.
    """

    reading: str
    provisional: str
    at_least: str
    at_most: str
    baseline: str
    milestone: str
    target: str
    former: str
    ahead: str
    lines: dict[str, str]  # in a key; where there are no dots, also what is drawn
    tick: str
    axis: str
    ellipsis: str


_UNICODE = _Signs(
    "▀■▄", "⠛⠶⣤", "△", "▽", "◆", "◇", "◎", "┼", "×",
    {"path": "⠂⠐⠂⠐", "target": "⠒⠒ ⠒⠒"}, "┤", "│", "…",
)  # fmt: skip
_ASCII = _Signs(
    '"o,', "?", "^", "v", "B", "M", "T", "+", "x",
    {"reading": "'-_", "path": ".", "target": "=", "ahead": ":", "span": "|"}, "|", "|", "~",
)  # fmt: skip
# So many dots of a line are drawn, and so many left out.
_DASHES = {"reading": (1, 0), "path": (1, 2), "target": (6, 4), "ahead": (2, 4), "span": (1, 0)}


@dataclass(frozen=True, slots=True)
class Texts:
    """How a chart writes what stands on it, in the strategy's style.

    ``tick`` is a value of the axis, ``reading`` a reading beside its mark, ``value`` any other
    value; ``target`` is the target in short.
    """

    tick: Callable[[Decimal], str]
    reading: Callable[[Dot], str]
    value: Callable[[float], str]
    target: str


class Canvas:
    """Dots, signs and texts on ``width`` by ``height`` cells; positions count from the top left.

    A sign stands before dots, and what was drawn later before what was drawn earlier.
    """

    def __init__(self, width: int, height: int, *, ascii_only: bool) -> None:
        self.width, self.height = width, height
        self.fine = (1, 3) if ascii_only else (2, 4)  # dots of a cell, across and down
        self._ascii = ascii_only
        self._bits: dict[tuple[int, int], int] = {}
        self._signs: dict[tuple[int, int], str] = {}
        self._inks: dict[tuple[int, int], str] = {}
        self._firm: set[tuple[int, int]] = set()  # nothing is written over these

    def dot(self, x: int, y: int, ink: str, sort: str) -> None:
        """Set a fine dot of a sort of line."""
        across, down = self.fine
        cell = (x // across, y // down)
        if not (0 <= cell[0] < self.width and 0 <= cell[1] < self.height):
            return
        if self._ascii:
            signs = _ASCII.lines[sort]
            self._bits[cell] = ord(signs[y % down % len(signs)])
        else:
            self._bits[cell] = self._bits.get(cell, 0) | _BITS[y % 4][x % 2]
        self._inks[cell] = ink
        if sort == "reading":
            self._firm.add(cell)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], ink: str, sort: str
    ) -> None:
        """Draw a straight line between fine positions, dashed as its sort is."""
        (x0, y0), (x1, y1) = start, end
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        drawn, left_out = _DASHES[sort]
        for step in range(steps + 1):
            if step % (drawn + left_out) < drawn:
                way = step / steps
                self.dot(round(x0 + (x1 - x0) * way), round(y0 + (y1 - y0) * way), ink, sort)

    def put(self, x: int, y: int, text: str, ink: str) -> None:
        """Write signs into cells, one each; what falls outside is left out."""
        for at, sign in enumerate(text, start=x):
            if 0 <= at < self.width and 0 <= y < self.height:
                self._signs[at, y] = sign
                self._inks[at, y] = ink
                self._firm.add((at, y))

    def free(self, x: int, y: int, width: int, *, over_lines: bool = False) -> bool:
        """Say whether a text has room: on the canvas, and a cell away from marks and texts.

        Args:
            x: its first cell.
            y: its row.
            width: its cells.
            over_lines: lines of the plan may run under it.
        """
        if x < 0 or x + width > self.width or not 0 <= y < self.height:
            return False
        if any((at, y) in self._signs for at in range(x - 1, x + width + 1)):
            return False
        taken = self._firm if over_lines else self._bits
        return not any((at, y) in taken for at in range(x, x + width))

    def place(self, text: str, ink: str, spots: Iterable[tuple[int, int]]) -> bool:
        """Write a text at the first of some cells where it has room, over no line if it can be."""
        wanted, size = list(spots), cell_len(text)
        for over_lines in (False, True):
            for x, y in wanted:
                if text and self.free(x, y, size, over_lines=over_lines):
                    for beside in ((x - 1, y), (x + size, y)):
                        if beside not in self._firm:
                            self._bits.pop(beside, None)
                    self.put(x, y, text, ink)
                    return True
        return False

    def row(self, y: int) -> Line:
        """Return one row as pieces."""
        line: Line = []
        for x in range(self.width):
            cell = (x, y)
            bits = self._bits.get(cell, 0)
            sign = self._signs.get(cell) or (
                " " if not bits else chr(bits if self._ascii else _BRAILLE + bits)
            )
            ink = self._inks.get(cell, "text")
            if line and line[-1][1] == ink:
                line[-1] = (line[-1][0] + sign, ink)
            else:
                line.append((sign, ink))
        return line


class Chart:
    """Draws a series into lines of a width and height.

    Args:
        series: what to draw.
        ink: the ink of the readings, that of the status.
        texts: how its figures are written.
        ascii_only: draw with ASCII alone.
    """

    def __init__(self, series: Series, ink: str, texts: Texts, *, ascii_only: bool) -> None:
        self._series = series
        self._ink = ink
        self._texts = texts
        self._ascii = ascii_only
        self._signs = _ASCII if ascii_only else _UNICODE

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the chart, its axes and its key; nothing where there is no room for it."""
        if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
            return []
        # What the axis starts at is not known before its rows are: that of the fewest tells.
        most = min(_MOST_KEY_ROWS, height - _LEAST_HEIGHT + 1)
        for key_rows in range(1, most + 1):
            axis = Axis(self._series, height - 1 - key_rows)
            key = self._key(axis, width)
            if len(key) <= key_rows:
                break
        labels = [fit_label(self._texts.tick(tick), width // 3, self._signs) for tick in axis.ticks]
        margin = max(cell_len(label) for label in labels)
        frame = Frame(self._series, axis, width - margin - 3, ascii_only=self._ascii)
        self._draw(frame)
        by_row = {axis.row(tick): label for tick, label in zip(axis.ticks, labels, strict=True)}
        lines: list[Line] = []
        for row in range(axis.rows):
            label = by_row.get(row, "")
            sign = self._signs.tick if label else self._signs.axis
            lead = " " * (margin - cell_len(label) + 1) + label + " " + sign
            lines.append([(lead, "dim"), *frame.canvas.row(row)])
        return [*lines, _years(frame, margin + 3), *key[:key_rows]]

    def _draw(self, frame: Frame) -> None:
        """Draw what was planned, then what was measured, so that this lies on top; then figures."""
        self._draw_plan(frame)
        self._draw_ahead(frame)
        if self._series.target is not None:  # no pace hides what it is to reach
            frame.mark(*self._series.target, self._signs.target, "path")
        self._draw_readings(frame)
        if self._series.baseline is not None:
            frame.mark(*self._series.baseline, self._signs.baseline, "strong text")
        self._write(frame)

    def _draw_plan(self, frame: Frame) -> None:
        """Draw bounds, path and milestones."""
        series, canvas = self._series, frame.canvas
        for bound in series.bounds:
            y = frame.y(bound)
            canvas.line((0, y), (canvas.width * canvas.fine[0] - 1, y), "path", "target")
        for start, end in pairwise(frame.at(*point) for point in series.path):
            canvas.line(start, end, "path", "path")
        for stone in series.milestones:
            frame.mark(*stone, self._signs.milestone, "path")

    def _draw_readings(self, frame: Frame) -> None:
        """Draw the readings, joined where they compare, with what they were before restated."""
        for dot in self._series.dots:
            if dot.former is not None:
                ends = frame.at(dot.year, dot.former), frame.at(dot.year, dot.value)
                frame.canvas.line(*ends, "dim", "span")
                frame.mark(dot.year, dot.former, self._signs.former, "dim")
        for before, dot in pairwise(self._series.dots):
            if dot.joined:
                ends = frame.at(before.year, before.value), frame.at(dot.year, dot.value)
                frame.canvas.line(*ends, "text", "reading")
        for dot in self._series.dots:
            # The status is the latest reading's alone: an earlier one may have been on track.
            ink = f"strong {self._ink}" if dot is self._series.dots[-1] else "text"
            if dot.ends is not None:
                low, high = (frame.at(dot.year, end) for end in dot.ends)
                frame.canvas.line(low, high, ink, "reading")
                continue
            frame.mark(dot.year, dot.value, self._sign(dot), ink)

    def _draw_ahead(self, frame: Frame) -> None:
        """Draw where the pace leads: sparse dots to a cross, its range through it."""
        ahead, dots = self._series.ahead, self._series.dots
        if ahead is None or ahead.value is None or ahead.low is None or ahead.high is None:
            return
        start, end = frame.at(dots[-1].year, dots[-1].value), frame.at(ahead.year, ahead.value)
        frame.canvas.line(start, end, self._ink, "ahead")
        ends = frame.at(ahead.year, ahead.low), frame.at(ahead.year, ahead.high)
        frame.canvas.line(*ends, self._ink, "span")
        frame.mark(ahead.year, ahead.value, self._signs.ahead, self._ink)

    def _sign(self, dot: Dot) -> str:
        """Return the mark of a reading: what is only a bound, or not final, looks like it."""
        bound = {
            Qualifier.AT_LEAST: self._signs.at_least,
            Qualifier.AT_MOST: self._signs.at_most,
            Qualifier.MORE_THAN: self._signs.at_least,
            Qualifier.LESS_THAN: self._signs.at_most,
        }.get(dot.point.qualifier)
        return bound or (self._signs.provisional if dot.provisional else self._signs.reading)

    def _write(self, frame: Frame) -> None:
        """Write figures at their marks, the latest first, and the target at its line."""
        series, canvas = self._series, frame.canvas
        told = [(dot.year, dot.value, self._texts.reading(dot)) for dot in reversed(series.dots)]
        start = series.baseline
        if start is not None and all(start.year != dot.year for dot in series.dots):
            told.append((*start, self._texts.value(start.value)))
        for year, value, text in told[:1]:
            canvas.place(text, f"strong {self._ink}", around(frame.cell(year, value), text))
        self._name_target(frame)
        rest = told[1:]
        if rest and frame.apart < max(cell_len(text) for *_, text in told) + 1:
            lowest, highest = (pick(told, key=lambda each: each[1]) for pick in (min, max))
            rest = [each for each in rest if each in (lowest, highest, told[-1])]
        for year, value, text in rest:
            canvas.place(text, "text", around(frame.cell(year, value), text))

    def _name_target(self, frame: Frame) -> None:
        """Write the target at its mark where it has room, else along its line."""
        series, text = self._series, self._texts.target
        size, spots = cell_len(text), []
        if series.target is not None:
            spots = around(frame.cell(*series.target), text)
        for bound in series.bounds[-1:]:
            row, end = frame.axis.row(bound), frame.canvas.width - size - 1
            spots += [(x, row + by) for x in (end, 1) for by in (-1, 1, 0)]
        frame.canvas.place(text, "path", spots)

    def _shows_ahead(self, axis: Axis) -> bool:
        """Say whether the mark of the pace is seen, not under that of the target."""
        ahead, target = self._series.ahead, self._series.target
        if ahead is None or ahead.value is None:
            return False
        mark = (ahead.year, axis.row(ahead.value))
        return target is None or mark != (target[0], axis.row(target[1]))

    def _key(self, axis: Axis, width: int) -> list[Line]:
        """Return what the marks and lines mean, and that zero is not on the axis, in rows."""
        series, signs, said = self._series, self._signs, words.Charts
        lines = signs.lines
        # The signs of ASCII do not show by themselves that they are one at three heights.
        reading, provisional = (
            sign if self._ascii else sign[1] for sign in (signs.reading, signs.provisional)
        )
        target = f"{lines['target'][0]}{signs.target}{lines['target'][0]}"
        restated = any(dot.former is not None for dot in series.dots)
        sorts = [self._sign(dot) for dot in series.dots]
        covered = {(dot.year, axis.row(dot.value)) for dot in series.dots}
        stones = any((year, axis.row(value)) not in covered for year, value in series.milestones)
        shown = (
            (signs.reading in sorts, reading, said.READING, "text"),
            (signs.provisional in sorts, provisional, said.PROVISIONAL, "text"),
            (signs.at_least in sorts, signs.at_least, said.AT_LEAST, "text"),
            (signs.at_most in sorts, signs.at_most, said.AT_MOST, "text"),
            (restated, signs.former, said.RESTATED, "dim"),
            (series.baseline is not None, signs.baseline, said.BASELINE, "text"),
            (len(series.path) > 1, lines["path"], said.PATH, "path"),
            (stones, signs.milestone, said.MILESTONE, "path"),
            (series.target is not None, target, said.TARGET, "path"),
            (bool(series.holds), lines["target"], said.MUST_HOLD, "path"),
            (self._shows_ahead(axis), signs.ahead, said.AHEAD, self._ink),
        )
        parts = [(f"{sign} {name}", ink) for there, sign, name, ink in shown if there]
        if leaves_out_zero(axis.ticks):
            starts_at = self._texts.tick(axis.ticks[0])
            parts.append((said.NOT_FROM_ZERO.format(value=starts_at), "dim"))
        return key_rows(parts, width)


def fit_label(text: str, width: int, signs: _Signs) -> str:
    """Return the name of a tick, no wider than some cells."""
    return fit(clean(text), width, signs.ellipsis).rstrip(" ")


def key_rows(parts: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Return texts side by side, in as many rows as they need."""
    rows: list[Line] = []
    left = 0
    for text, ink in parts:
        gap = 2 if rows and cell_len(text) + 2 <= left else 0
        if not gap:
            rows.append([("  ", "text")])
            left = width - 2
        rows[-1] += [(" " * gap, "text"), (text, ink)]
        left -= gap + cell_len(text)
    return rows


def _years(frame: Frame, margin: int) -> Line:
    """Return the axis of years: as many as stand apart."""
    room = [" "] * frame.canvas.width
    years = year_ticks(*frame.years, max(2, frame.canvas.width // _YEAR_ROOM))
    apart = frame.apart * (years[-1] - years[0]) / max(1, len(years) - 1)
    for year in years:
        text = year_within(year, apart - 1)
        start = min(max(0, frame.column(year) - len(text) // 2), frame.canvas.width - len(text))
        room[start : start + len(text)] = text
    return [(" " * margin + "".join(room).rstrip(" "), "dim")]


def around(cell: tuple[int, int], text: str) -> list[tuple[int, int]]:
    """Return where a text may stand around a mark: over, under, beside, then to one side."""
    x, y = cell
    size = cell_len(text)
    middle, left = x - size // 2, x - size - 1
    beside = [(x + 2, y), (left, y)]
    aslant = [(at, y + by) for by in (-1, 1) for at in (x + 1, x - size)]
    return [(middle, y - 1), (middle, y + 1), *beside, *aslant]


class Axis:
    """The axis of values: its ticks a whole number of rows apart, the lowest on the lowest row.

    Args:
        series: what is drawn.
        rows: how many rows there are.
    """

    def __init__(self, series: Series, rows: int) -> None:
        self.rows = rows
        found = {
            value_ticks(*series.values, most, whole=series.whole) for most in range(2, max(3, rows))
        }
        fitting = [ticks for ticks in found if len(ticks) <= rows] or list(found)
        # The finest, but for many ticks of which each has a row: they are hard to read.
        self.ticks = min(
            fitting,
            key=lambda ticks: (
                self._apart(ticks) < 2 and len(ticks) > _MOST_CLOSE,
                self._by_row(ticks),
                ticks[-1] - ticks[0],
                len(ticks),
            ),
        )
        self._step = self.ticks[1] - self.ticks[0]

    def _apart(self, ticks: Sequence[Decimal]) -> int:
        return max(1, (self.rows - 1) // (len(ticks) - 1))

    def _by_row(self, ticks: Sequence[Decimal]) -> Decimal:
        return (ticks[1] - ticks[0]) / self._apart(ticks)

    def height(self, value: float | Decimal) -> float:
        """Return how many rows below the middle of the first one a value lies."""
        steps = (Decimal(value) - self.ticks[0]) / self._step
        return self.rows - 1 - float(steps * self._apart(self.ticks))

    def row(self, value: float | Decimal) -> int:
        """Return the row nearest to a value."""
        return floor(self.height(value) + 0.5)


class Frame:
    """Where years and values lie on a canvas."""

    def __init__(self, series: Series, axis: Axis, width: int, *, ascii_only: bool) -> None:
        self.canvas = Canvas(max(4, width), axis.rows, ascii_only=ascii_only)
        self.axis = axis
        self.years = series.years
        first, last = series.years
        self._inset = min(_INSET, self.canvas.width // 4)
        room = self.canvas.width - 2 * self._inset - 1
        self.apart = room / max(1, last - first)  # cells from a year to the next

    def column(self, year: int) -> int:
        """Return the column of cells of a year."""
        return self._inset + round((year - self.years[0]) * self.apart)

    def y(self, value: float) -> float:
        """Return the fine row of a value."""
        down = self.canvas.fine[1]
        return (self.axis.height(value) + 0.5) * down - 0.5

    def at(self, year: int, value: float) -> tuple[float, float]:
        """Return the fine position of a year and value."""
        return self.column(year) * self.canvas.fine[0], self.y(value)

    def cell(self, year: int, value: float) -> tuple[int, int]:
        """Return the cell of a year and value."""
        return self.column(year), self.axis.row(value)

    def mark(self, year: int, value: float, signs: str, ink: str) -> None:
        """Put a mark at a year and value; one of three signs shows how high in its row."""
        x, row = self.cell(year, value)
        off = self.axis.height(value) - row
        third = 0 if off < -1 / 6 else 2 if off > 1 / 6 else 1
        self.canvas.put(x, row, signs[third] if len(signs) == 3 else signs, ink)
