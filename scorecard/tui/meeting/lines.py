"""A meeting's page as lines of a width: columns that line up, texts that use the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from scorecard.model.text import visible
from scorecard.tui.look.text import clean, fit, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.look.inks import Line
    from scorecard.tui.meeting.pages import Item, Section


# Longer lines lose the eye on its way back.
_MEASURE = 100
_GAP = 2
# From this width, two columns of sections stand side by side.
_TWO = 160
_BETWEEN = 6
# A text beside its columns has this much at least; else it stands below them.
_LEAST = 30
_MANY = 10_000  # lines: a text is shown whole


class Told(NamedTuple):
    """A line, and the indicator it tells of; empty for none."""

    line: Line
    opens: str = ""


def page_lines(sections: Sequence[Section], width: int, *, high: bool, roomy: bool) -> list[Told]:
    """Return the lines of a page.

    Args:
        sections: what it says.
        width: of the screen, in cells.
        high: leave a line blank between sections.
        roomy: leave one blank between items too, and more at the edges.
    """
    margin = 4 if roomy else 2
    room = width - 2 * margin
    split = width >= _TWO and len(sections) > 1
    measure = min(_MEASURE, (room - _BETWEEN) // 2 if split else room)
    made = [_section(each, measure, roomy=roomy) for each in sections]
    lines = _joined(made, blank=high)
    if split:
        left, right = (_joined(half, blank=high) for half in _halves(made))
        lines = _beside(left, right, measure)
    edge: Line = [(" " * margin, "text")]
    top = [Told([])] if high else []
    return top + [Told([*edge, *told.line], told.opens) for told in lines]


def _joined(sections: Sequence[list[Told]], *, blank: bool) -> list[Told]:
    lines: list[Told] = []
    for section in sections:
        lines += [Told([])] if blank and lines else []
        lines += section
    return lines


def _halves(sections: list[list[Told]]) -> list[list[list[Told]]]:
    """Divide sections, in their order, where the higher of the two columns is lowest."""
    heights = [len(each) + 1 for each in sections]
    cuts = range(1, len(sections))
    at = min(cuts, key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))
    return [sections[:at], sections[at:]]


def _beside(left: list[Told], right: list[Told], measure: int) -> list[Told]:
    """Put two columns side by side; a line tells of what its left half does, else its right."""
    lines = []
    for at in range(max(len(left), len(right))):
        first = left[at] if at < len(left) else Told([])
        second = right[at] if at < len(right) else Told([])
        fill = measure + _BETWEEN - _size(first.line)
        lines.append(
            Told([*first.line, (" " * fill, "text"), *second.line], first.opens or second.opens)
        )
    return lines


def _size(line: Line) -> int:
    return sum(cell_len(piece[0]) for piece in line)


def _section(section: Section, room: int, *, roomy: bool) -> list[Told]:
    sizes = _columns(section)
    lead = sum(size + _GAP for size in sizes)
    below = bool(sizes) and room - lead < max(_LEAST, room // 2)
    lines: list[Told] = []
    if section.heading:
        lines += [Told([(row, "strong text")]) for row in _rows(section.heading, room)]
    if any(section.heads) and not below:
        lines.append(Told(_cells([(head, "dim") for head in section.heads], sizes)))
    for at, item in enumerate(section.items):
        lines += [Told([])] if roomy and at and len(item.texts) > 1 else []
        lines += _item(item, sizes, lead, room, below=below)
    return lines


def _columns(section: Section) -> list[int]:
    """Return how wide each column of what leads the items is."""
    rows = [section.heads, *([clean(text) for text, _ in item.cells] for item in section.items)]
    most = max(map(len, rows), default=0)
    return [max(cell_len(row[at]) for row in rows if at < len(row)) for at in range(most)]


def _cells(cells: Sequence[tuple[str, str]], sizes: Sequence[int]) -> Line:
    line: Line = []
    for at, size in enumerate(sizes):
        text, ink = cells[at] if at < len(cells) else ("", "text")
        line.append((fit(clean(text), size) + " " * _GAP, ink))
    return line


def _item(item: Item, sizes: Sequence[int], lead: int, room: int, *, below: bool) -> list[Told]:
    """Return an item: its columns, its texts beside them, or below where there is no room."""
    lines: list[Told] = []
    head = _cells(item.cells, sizes)
    indent = lead
    if below:
        indent = _GAP
        lines.append(Told(head, item.opens))
        head = [(" " * indent, "text")]
    right = cell_len(item.right)
    beside = bool(right) and room - indent - right - _GAP >= _LEAST
    for at, (text, ink) in enumerate(item.texts):
        free = room - indent - (right + _GAP if beside and not at else 0)
        for row in _rows(text, free):
            start: Line = head if not (at or len(lines) > below) else [(" " * indent, "text")]
            line: Line = [*start, (row, ink)]
            if beside and len(lines) == below:
                fill = room - indent - cell_len(row) - right
                line += [(" " * fill, "text"), (item.right, "text")]
            lines.append(Told(line, item.opens))
    if right and not beside:
        lines += [
            Told([(" " * indent, "text"), (row, "dim")], item.opens)
            for row in _rows(item.right, room - indent)
        ]
    return lines


def _rows(text: str, room: int) -> list[str]:
    """Break a text of any length at its spaces; what steers or hides is shown as its code."""
    shown = visible(" ".join(text.split())) if text.strip() else text
    return wrapped(shown, max(1, room), _MANY)
