"""The parts a chart is drawn with: lines, marks and text as SVG elements.

Every series has a line and a mark of its own, so that they stay apart without colour.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from scorecard.report.charts.text import xml

if TYPE_CHECKING:
    from collections.abc import Iterable

INK: Final = "#1b2129"
DIM: Final = "#59636f"
GRID: Final = "#e1e5ea"
PAPER: Final = "#ffffff"
# A mark reaches so far from its middle.
RADIUS: Final = 6.0


class Line(Enum):
    """How the line of a series is drawn: its width and its dashes."""

    READING = (2.5, "")
    PATH = (1.75, "6 4")
    TARGET = (1.5, "14 4 2 4")
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


_CORNERS: Final = {
    Mark.RESTATED: ((-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)),
    Mark.BASELINE: ((0, -6), (6, 0), (0, 6), (-6, 0)),
    Mark.MILESTONE: ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
}


class Spot(NamedTuple):
    """A place on the canvas, from its left upper corner."""

    x: float
    y: float


def number(value: float) -> str:
    """Return a coordinate with two decimals, zeros at the end left out."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


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
        f'text-anchor="{anchor}" fill="{ink}"{weight}{edge}>{xml(text)}</text>'
    )


def mark(shape: Mark, at: Spot, ink: str) -> str:
    """Return the mark of a figure."""
    if shape is Mark.READING:
        return _circle(at, 4.5, fill=ink, edge=PAPER, width=1)
    if shape is Mark.PROVISIONAL:
        return _circle(at, 4.5, fill=PAPER, edge=ink, width=2)
    if shape is Mark.TARGET:
        ring = _circle(at, 6, fill=PAPER, edge=ink, width=1.5)
        return ring + _circle(at, 2.5, fill=ink, edge=ink, width=1)
    if shape is Mark.AHEAD:
        arms = [(Spot(at.x - 4, at.y + d), Spot(at.x + 4, at.y - d)) for d in (-4, 4)]
        return "".join(line(arm, Line.READING, ink) for arm in arms)
    filled = shape is Mark.BASELINE
    fill, edge = (ink, PAPER) if filled else (PAPER, ink)
    return _shape(at, _CORNERS[shape], fill=fill, edge=edge)


def _circle(at: Spot, radius: float, *, fill: str, edge: str, width: float) -> str:
    return (
        f'<circle cx="{number(at.x)}" cy="{number(at.y)}" r="{number(radius)}" fill="{fill}" '
        f'stroke="{edge}" stroke-width="{number(width)}"/>'
    )


def _shape(at: Spot, corners: Iterable[tuple[float, float]], *, fill: str, edge: str) -> str:
    points = " ".join(f"{number(at.x + x)},{number(at.y + y)}" for x, y in corners)
    return f'<polygon points="{points}" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>'
