"""The lines, marks and texts of a chart as SVG."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from scorecard.model.text import visible
from scorecard.report.colours import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable


INK: Final = LIGHT.ink
DIM: Final = LIGHT.dim
GRID: Final = LIGHT.grid
PAPER: Final = LIGHT.paper
_FROM_RIGHT: Final = ("R", "AL")
# A mark reaches so far from its middle.
RADIUS: Final = 6.0


class Line(Enum):
    """How the line of a series is drawn: its width and its dashes."""

    READING = (2.5, "")
    PATH = (1.5, "4 5")
    TARGET = (2.0, "18 5 3 5")
    RESTATED = (1.0, "")
    AHEAD = (2.25, "0.1 5")


class Mark(Enum):
    """The shape that stands for a figure."""

    READING = "a filled circle"
    PROVISIONAL = "a hollow circle"
    RESTATED = "a hollow square"
    BASELINE = "a filled diamond"
    MILESTONE = "a hollow diamond"
    TARGET = "a circle in a ring"
    AHEAD = "a cross"
    SQUARE = "a filled square"
    TRIANGLE = "a filled triangle"
    RHOMB = "a filled, upright diamond"
    WEDGE = "a filled triangle, its point below"
    STAR = "a filled star"


# The parts of a breakdown are told apart by these.
PART_MARKS: Final = (
    Mark.READING,
    Mark.SQUARE,
    Mark.TRIANGLE,
    Mark.RHOMB,
    Mark.WEDGE,
    Mark.STAR,
)
CORNERS: Final = {
    Mark.RESTATED: ((-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)),
    Mark.BASELINE: ((0, -6), (6, 0), (0, 6), (-6, 0)),
    Mark.MILESTONE: ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    Mark.SQUARE: ((-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)),
    Mark.TRIANGLE: ((0, -6.5), (6, 4.5), (-6, 4.5)),
    Mark.RHOMB: ((0, -7), (5, 0), (0, 7), (-5, 0)),
    Mark.WEDGE: ((0, 6.5), (-6, -4.5), (6, -4.5)),
    Mark.STAR: (
        (0, -7), (1.7, -2.3), (6.7, -2.2), (2.7, 0.9), (4.1, 5.7),
        (0, 2.8), (-4.1, 5.7), (-2.7, 0.9), (-6.7, -2.2), (-1.7, -2.3),
    ),
}  # fmt: skip
_HOLLOW: Final = frozenset({Mark.RESTATED, Mark.MILESTONE})


# A tuple, for it is taken apart as x and y.
class Spot(NamedTuple):
    """A place on the canvas, from its left upper corner."""

    x: float
    y: float


def line(spots: Iterable[Spot], style: Line, ink: str) -> str:
    """Return a line through some places."""
    width, dashes = style.value
    points = " ".join(f"{number(x)},{number(y)}" for x, y in spots)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{ink}" '
        f'stroke-width="{number(width)}"{dashed} stroke-linecap="round" stroke-linejoin="round"/>'
    )


def rule(start: Spot, end: Spot, ink: str) -> str:
    """Return a hairline of the grid or of an axis."""
    return (
        f'<line x1="{number(start.x)}" y1="{number(start.y)}" x2="{number(end.x)}" '
        f'y2="{number(end.y)}" stroke="{ink}" stroke-width="1"/>'
    )


def label(
    at: Spot,
    text: str,
    size: float,
    ink: str,
    *,
    anchor: str = "start",
    bold: bool = False,
    halo: bool = False,
) -> str:
    """Return a text; a halo keeps it readable where it lies over a line."""
    weight = ' font-weight="bold"' if bold else ""
    edge = f' stroke="{PAPER}" stroke-width="4" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{number(at.x)}" y="{number(at.y)}" font-size="{number(size)}" '
        f'text-anchor="{anchor}" fill="{ink}"{weight}{edge}>{_apart(xml(text))}</text>'
    )


def _apart(text: str) -> str:
    """Return a text that runs from right to left as a piece of its own: a chart does not."""
    return (
        f"\u2067{text}\u2069"
        if any(unicodedata.bidirectional(c) in _FROM_RIGHT for c in text)
        else text
    )


def mark(shape: Mark, at: Spot, ink: str, *, hollow: bool = False) -> str:
    """Return the mark of a figure; one that is not final is hollow."""
    if shape is Mark.READING and not hollow:
        return _circle(at, 4.5, fill=ink, edge=PAPER, width=1)
    if shape in (Mark.READING, Mark.PROVISIONAL):
        return _circle(at, 4.5, fill=PAPER, edge=ink, width=2)
    if shape is Mark.TARGET:
        ring = _circle(at, 6, fill=PAPER, edge=ink, width=1.5)
        return ring + _circle(at, 2.5, fill=ink, edge=ink, width=1)
    if shape is Mark.AHEAD:
        arms = [(Spot(at.x - 4, at.y + d), Spot(at.x + 4, at.y - d)) for d in (-4, 4)]
        return "".join(line(arm, Line.READING, ink) for arm in arms)
    hollow = hollow or shape in _HOLLOW
    fill, edge = (PAPER, ink) if hollow else (ink, PAPER)
    return _shape(at, CORNERS[shape], fill=fill, edge=edge)


def _circle(at: Spot, radius: float, *, fill: str, edge: str, width: float) -> str:
    return (
        f'<circle cx="{number(at.x)}" cy="{number(at.y)}" r="{number(radius)}" fill="{fill}" '
        f'stroke="{edge}" stroke-width="{number(width)}"/>'
    )


def _shape(at: Spot, corners: Iterable[tuple[float, float]], *, fill: str, edge: str) -> str:
    points = " ".join(f"{number(at.x + x)},{number(at.y + y)}" for x, y in corners)
    return f'<polygon points="{points}" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>'


def number(value: float) -> str:
    """Return a coordinate with two decimals, zeros at the end left out."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def xml(text: str) -> str:
    """Return text for an element or an attribute: one line, every special character escaped.

    Characters that XML cannot hold, or that would turn what follows around, show as their code.
    """
    return escape(_folded(text))


# Other spaces (no-break, narrow) are kept, since numbers are grouped with them.
_SPACE: Final = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Widths in parts of the text's size. The reader's fonts are not known: these are those of a wide
# one, so that what fits here fits everywhere.
_NARROW: Final = frozenset("!'(),.:;I[]ijl|\u2018\u2019\u00a0\u2009\u202f ")
_WIDE: Final = frozenset("%&@MWmw…—")


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is at most, in the units of its size."""
    return sum(map(_advance, text)) * size * (1.1 if bold else 1.0)


def lines_of_text(
    text: str, room: float, size: float, most: int, *, bold: bool = False
) -> list[str]:
    """Return text in lines no wider than ``room``, broken between words; the last one cut."""
    lines: list[str] = []
    left = _folded(text).split(" ")
    while left:
        taken = len(left)
        if len(lines) + 1 < most:
            while taken > 1 and width(" ".join(left[:taken]), size, bold=bold) > room:
                taken -= 1
        lines.append(cut(" ".join(left[:taken]), room, size, bold=bold))
        left = left[taken:]
    return lines


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return text no wider than ``room``, its end replaced by an ellipsis where it is wider."""
    whole = _folded(text)
    if width(whole, size, bold=bold) <= room:
        return whole
    left = room - width("…", size, bold=bold)
    shown: list[str] = []
    for character in whole:
        left -= width(character, size, bold=bold)
        if left < 0:
            break
        shown.append(character)
    # A letter is not parted from its accents or from what it is joined with.
    while shown and _joins(whole[len(shown)]):
        shown.pop()
    return "".join(shown).rstrip() + "…"


def _folded(text: str) -> str:
    return visible(_SPACE.sub(" ", text).strip(" "))


def _joins(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in "\u200c\u200d\ufe0e\ufe0f"


@lru_cache(maxsize=1024)
def _advance(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.4 if ord(character) > 0xFFFF else 1.05
    if character in _NARROW:
        return 0.4
    if character in _WIDE:
        return 1.0
    if character.isascii():
        return 0.72 if character.isupper() else 0.62
    return 0.8
