"""A block out of a spreadsheet, pasted over cells: all of it is understood, or none is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.typed import understood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.grid.grid import Grid
    from scorecard.tui.grid.rows import Place


# More cells than any grid has would only make a mistaken paste slow.
_MOST_CELLS = 20_000


class PasteRefused(ValueError):
    """What was pasted cannot be taken; the message is a sentence for a person."""


def block(text: str) -> list[list[str]]:
    """Split what a spreadsheet copies: a line a row, a tab between cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def pasted(
    grid: Grid, rows: Sequence[Sequence[str]], at: tuple[int, int]
) -> dict[Place, Edit | None]:
    """Return the edits a block makes with its corner on a cell; empty cells change nothing.

    Args:
        grid: what stands.
        rows: what was pasted, by cells.
        at: the row and the year, as places in the grid, of the block's upper left cell.

    Raises:
        PasteRefused: it reaches past the grid, or some of it is not understood.
    """
    size = len(rows), max(map(len, rows))
    reaches = at[0] + size[0] > len(grid.rows) or at[1] + size[1] > len(grid.years)
    if reaches or size[0] * size[1] > _MOST_CELLS:
        said = words.ScreenGrid.PASTE_TOO_BIG
        raise PasteRefused(said.format(rows=size[0], columns=size[1]))
    changes: dict[Place, Edit | None] = {}
    faults: list[tuple[str, str]] = []
    for down, cells in enumerate(rows):
        row = grid.rows[at[0] + down]
        for across, cell in enumerate(cells):
            if not cell:
                continue
            year = grid.years[at[1] + across]
            edit = Edit(cell, seen=grid.form(row, year).seen)
            found = understood(grid, row, year, edit)
            if found.fault:
                title = words.ScreenGrid.PASTE_CELL.format(title=row.name, year=year)
                faults.append((title, found.fault))
            changes[row.place(year)] = edit if found.changes else None
    if faults:
        raise PasteRefused(_refused(faults))
    return changes


def _refused(faults: list[tuple[str, str]]) -> str:
    said, others = words.ScreenGrid, len(faults) - 1
    more = plural(said.PASTE_MORE, others) if others else ""
    place, what = faults[0]
    return said.PASTE_REFUSED.format(place=place, what=what.rstrip("."), more=more)
