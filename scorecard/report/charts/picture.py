"""What every chart is: a document with its title, its frame, its key, its labels; its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scorecard.report.charts.layout import EDGE, TEXT, WIDTH, Frame, Labels, around
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
from scorecard.report.colours import chart_colours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.plan import Indicator
    from scorecard.report.charts.series import Dot, Series
    from scorecard.report.charts.wording import Wording


_TITLE: Final = 16.0
_TITLE_ROW: Final = 20.0
_TITLE_LINES: Final = 3
# A chart by itself follows the reader's dark mode; what cannot read this draws it as it stands.
_DARK: Final = (
    f"<style>@media screen and (prefers-color-scheme: dark) {{\n{chart_colours()}}}</style>"
)
_FONTS: Final = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', sans-serif"


class Picture:
    """A chart's document, and what is drawn on its frame.

    Args:
        shown: spans the axes.
        wording: names the values of the axis.
        title: what stands above it.
    """

    def __init__(self, shown: Series, wording: Wording, title: str) -> None:
        self._wording = wording
        self._title = lines_of_text(title, WIDTH - 2 * EDGE, _TITLE, _TITLE_LINES, bold=True)
        self._frame = Frame(shown, wording, _TITLE_ROW * (len(self._title) - 1))
        self._labels = Labels(self._frame.area)
        self._lines: list[str] = []
        self._marks: list[str] = []
        self._texts: list[str] = []

    def _document(self, id_: str, title: str, told: str, entries: list[KeyEntry]) -> str:
        """Return the whole picture.

        Args:
            id_: names its title and its description.
            title: says what it is of to those who hear it.
            told: the same of what it shows, in lines.
            entries: its key.
        """
        room = WIDTH - 2 * EDGE
        key = key_rows(entries, room)
        key_top = self._frame.bottom + 48
        height = number(key_top + _KEY_ROW * (len(key) - 1) + EDGE)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(WIDTH)} {height}" '
            f'width="{number(WIDTH)}" height="{height}" role="img" '
            f'aria-labelledby="{id_}-title {id_}-desc" font-family="{xml(_FONTS)}">'
        )
        described = "\n".join(xml(row) for row in told.split("\n"))
        parts = [
            head,
            f'<title id="{id_}-title">{xml(title)}</title>',
            f'<desc id="{id_}-desc">{described}</desc>',
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

    def _draw_dots(self, dots: Sequence[Dot], ink: str, shape: Mark = Mark.READING) -> None:
        """Draw readings, joined where they compare; what is not final is hollow."""
        frame = self._frame
        run: list[Spot] = []
        for dot in dots:
            if not dot.joined:
                self._line(run, Line.READING, ink)
                run = []
            run.append(frame.at(dot.year, dot.value))
        self._line(run, Line.READING, ink)
        for dot in dots:
            if dot.ends is not None:
                low, high = (frame.at(dot.year, end) for end in dot.ends)
                self._line((low, high), Line.READING, ink)
                continue
            self._mark(shape, frame.at(dot.year, dot.value), ink, hollow=dot.provisional)

    def _line(self, spots: list[Spot] | tuple[Spot, ...], style: Line, ink: str) -> None:
        if len(spots) < 2:
            return
        self._lines.append(line(spots, style, ink))
        for start, end in pairwise(spots):
            self._labels.avoid(start, end)

    def _mark(self, shape: Mark, at: Spot, ink: str, *, hollow: bool = False) -> None:
        self._marks.append(mark(shape, at, ink, hollow=hollow))
        self._labels.block(at)

    def _write_dot(self, text: str, at: Spot, *, bold: bool = False) -> None:
        if not text:
            return
        wide = width(text, TEXT, bold=bold)
        where = self._labels.place(wide, TEXT, around(at, wide, TEXT))
        if where is not None:
            self._texts.append(label(where, text, TEXT, INK, bold=bold, halo=True))


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


def chart_key(indicator: Indicator, breakdown: str = "") -> str:
    """Return what the charts of an indicator are listed under: its id, which holds no space.

    That of a breakdown has its name after it.
    """
    return f"{indicator.id} {breakdown}" if breakdown else indicator.id


def chart_stem(indicator: Indicator, breakdown: str = "") -> str:
    """Return the name of a chart's file without its ending."""
    return stem(chart_key(indicator, breakdown))


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


def chart_name(indicator: Indicator, breakdown: str = "") -> str:
    """Return the name of the file that a chart is kept in."""
    return chart_stem(indicator, breakdown) + ".svg"
