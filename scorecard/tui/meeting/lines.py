"""A meeting's page as lines of a width: columns that line up, texts that use the room there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from scorecard.model.text import visible
from scorecard.tui.look.glyphs import in_ascii
from scorecard.tui.look.text import clean, fit, pieces, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.look.inks import Line
    from scorecard.tui.meeting.pages import Item, Said, Section


# Longer lines lose the eye on its way back.
_MEASURE = 100
_GAP = 2
# From this width, two columns of sections stand side by side.
_TWO = 160
_BETWEEN = 6
# A text beside its columns has this much at least; else it stands below them.
_LEAST = 28
_MANY = 10_000  # lines: a text is shown whole


class Told(NamedTuple):
    """A line, and the indicator it tells of; empty for none."""

    line: Line
    opens: str = ""


def page_lines(
    sections: Sequence[Section], width: int, *, margin: int, high: bool, roomy: bool
) -> list[Told]:
    """Return the lines of a page.

    Args:
        sections: what it says.
        width: of the screen, in cells.
        margin: cells left free at either edge.
        high: leave a line blank between sections.
        roomy: leave one blank between items too.
    """
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


def sections_in_ascii(sections: Sequence[Section]) -> list[Section]:
    """Return what a page says without the signs that ASCII lacks."""
    return [_in_ascii(section) for section in sections]


def _in_ascii(section: Section) -> Section:
    def each(said: tuple[Said, ...]) -> tuple[Said, ...]:
        return tuple((in_ascii(text), ink) for text, ink in said)

    items = tuple(
        replace(item, texts=each(item.texts), cells=each(item.cells), right=each(item.right))
        for item in section.items
    )
    return replace(section, items=items, heading=in_ascii(section.heading))


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


class _Columns(NamedTuple):
    """How wide the columns of a section are: what leads, and what stands at the right.

    What has one column at the right has it to itself. ``below`` says that the texts stand below
    what leads them.
    """

    lead: list[int]
    right: list[int]
    room: int
    below: bool

    @property
    def indent(self) -> int:
        """Return where the texts begin."""
        return _GAP if self.below else _size_of(self.lead)


def _size_of(columns: Sequence[int]) -> int:
    return sum(size + _GAP for size in columns)


def _measured(section: Section, room: int) -> _Columns:
    lead = _widest([section.heads, *(_texts(item.cells) for item in section.items)])
    right = _widest([_texts(item.right) for item in section.items if len(item.right) > 1])
    below = bool(lead) and room - _size_of(lead) < max(_LEAST, room // 2)
    return _Columns(lead, right, room, below)


def _texts(cells: Sequence[Said]) -> list[str]:
    return [clean(text) for text, _ in cells]


def _widest(rows: Sequence[Sequence[str]]) -> list[int]:
    most = max(map(len, rows), default=0)
    return [max(cell_len(row[at]) for row in rows if at < len(row)) for at in range(most)]


def _section(section: Section, room: int, *, roomy: bool) -> list[Told]:
    columns = _measured(section, room)
    lines: list[Told] = []
    if section.heading:
        lines += [Told([(row, "strong text")]) for row in _rows(section.heading, room)]
    if any(section.heads):
        lines.append(Told(_cells([(head, "dim") for head in section.heads], columns.lead)))
    items = section.items
    for at, item in enumerate(items):
        parted = at and max(len(item.texts), len(items[at - 1].texts)) > 1
        lines += [Told([])] if roomy and parted else []
        lines += [Told(line, item.opens) for line in _item(item, columns)]
    return lines


def _cells(cells: Sequence[Said], sizes: Sequence[int]) -> Line:
    line: Line = []
    for at, size in enumerate(sizes):
        text, ink = cells[at] if at < len(cells) else ("", "text")
        line.append((fit(clean(text), size) + " " * _GAP, ink))
    return line


def _item(item: Item, columns: _Columns) -> list[Line]:
    """Return an item: its columns, its texts beside them, or below where there is no room."""
    room, indent = columns.room, columns.indent
    right = _right(item.right, columns.right)
    taken = _size(right)
    beside = taken and room - indent - taken >= _LEAST
    first, *more = item.texts
    texts = _wrapped([first], room - indent - (taken if beside else 0))
    if beside:
        texts[0] = [*texts[0], (" " * (room - indent - _size(texts[0]) - taken), "text"), *right]
    if right and not beside:
        below: Line = [(clean(text) + " " * _GAP, ink) for text, ink in item.right if text]
        fits = _size(below) <= room - indent + _GAP
        texts += [below] if fits else _wrapped(item.right, room - indent)
    texts += _wrapped(more, room - indent)
    lead = _cells(item.cells, columns.lead)
    if not columns.below:
        return [[*lead, *texts[0]], *([(" " * indent, "text"), *line] for line in texts[1:])]
    return [lead, *([(" " * indent, "text"), *line] for line in texts)]


def _right(cells: Sequence[Said], sizes: Sequence[int]) -> Line:
    """Return what stands at the right; of several, each but the last ends where others do."""
    if len(cells) < 2:
        return [(" " * _GAP + clean(text), ink) for text, ink in cells]
    line: Line = []
    for at, ((text, ink), size) in enumerate(zip(cells, sizes, strict=True)):
        right = at < len(sizes) - 1
        line.append((" " * _GAP + fit(clean(text), size, right=right), ink))
    return line


def _wrapped(texts: Sequence[Said], room: int) -> list[Line]:
    return [[(row, ink)] for text, ink in texts for row in _rows(text, room)]


def _rows(text: str, room: int) -> list[str]:
    """Break a text of any length at its spaces; what steers or hides is shown as its code."""
    shown = visible(" ".join(pieces(text))) if text.strip() else text
    return wrapped(shown, max(1, room), _MANY)
