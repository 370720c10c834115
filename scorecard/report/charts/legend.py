"""The key of a chart: which line and which mark is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.report.charts.shapes import DIM, INK, Line, Mark, Spot, label, line, mark
from scorecard.report.charts.text import cut, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.report.charts.series import Series

ROW: Final = 22.0
_SIZE: Final = 12.5
_SAMPLE: Final = 34.0
_GAP: Final = 20.0


class Entry(NamedTuple):
    """One line of the key: the words, and what stands before them."""

    words: str
    line: Line | None
    mark: Mark | None
    ink: str


def entries(series: Series, ink: str) -> list[Entry]:
    """Return what a chart shows, what was measured first."""
    said = words.Charts
    settled = any(not dot.provisional for dot in series.dots)
    found = {
        Entry(said.READING, Line.READING, Mark.READING, ink): settled,
        Entry(said.PROVISIONAL, None if settled else Line.READING, Mark.PROVISIONAL, ink): any(
            dot.provisional for dot in series.dots
        ),
        Entry(said.RESTATED, None, Mark.RESTATED, DIM): any(
            dot.former is not None for dot in series.dots
        ),
        Entry(said.BASELINE, None, Mark.BASELINE, INK): series.baseline is not None,
        Entry(said.PATH, Line.PATH, None, DIM): len(series.path) > 1,
        Entry(said.MILESTONE, None, Mark.MILESTONE, DIM): bool(series.milestones),
        Entry(said.TARGET, Line.TARGET, Mark.TARGET, INK): series.target is not None,
        Entry(said.MUST_HOLD, Line.TARGET, None, INK): bool(series.holds),
        Entry(said.AHEAD, Line.AHEAD, Mark.AHEAD, ink): series.ahead is not None,
    }
    return [entry for entry, shown in found.items() if shown]


def rows(listed: list[Entry], room: float) -> list[list[Entry]]:
    """Return the entries in rows no wider than there is room."""
    found: list[list[Entry]] = [[]]
    left = room
    for entry in listed:
        wide = _width(entry)
        if found[-1] and wide > left:
            found.append([])
            left = room
        found[-1].append(entry)
        left -= wide + _GAP
    return found


def drawn(lines: list[list[Entry]], at: Spot, room: float) -> Iterator[str]:
    """Yield the key, its first row at a place."""
    y = at.y
    for row in lines:
        x = at.x
        for entry in row:
            start, end = Spot(x, y), Spot(x + (_SAMPLE if entry.line else 14), y)
            if entry.line is not None:
                yield line((start, end), entry.line, entry.ink)
            if entry.mark is not None:
                yield mark(entry.mark, Spot((start.x + end.x) / 2, y), entry.ink)
            said = cut(entry.words, room - _SAMPLE - 6, _SIZE)
            yield label(Spot(end.x + 6, y + 0.35 * _SIZE), said, _SIZE, DIM)
            x += _width(entry) + _GAP
        y += ROW


def _width(entry: Entry) -> float:
    return (_SAMPLE if entry.line else 14) + 6 + width(entry.words, _SIZE)
