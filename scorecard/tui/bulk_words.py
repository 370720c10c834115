"""The edits of a bulk save as rows of a table, and what is wrong with them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.tui.grid_words import CellWords
from scorecard.tui.widgets.text_table import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.reading import Reading
    from scorecard.records import Conflict
    from scorecard.tui.bulk import Bulk, BulkLine, Terms
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.grid import Grid
    from scorecard.tui.grid_row import Place

_MOST_NAMED = 4


class BulkWords:
    """Shows edits against what stands.

    Args:
        grid: what stands.
        glyphs: the signs to draw with.
    """

    def __init__(self, grid: Grid, glyphs: Glyphs) -> None:
        self._cells, self._glyphs = CellWords(grid, glyphs), glyphs
        self._grid = grid

    def table(self, bulk: Bulk, terms: Terms) -> TextTableData:
        """Return a row for each edit: indicator, year, was, becomes, reason."""
        said = words.ScreenBulk
        columns = (
            TextColumn(said.INDICATOR, most=60, flexible=True),
            TextColumn(said.YEAR),
            TextColumn(said.WAS, right=True, most=16, flexible=True),
            TextColumn(said.BECOMES, right=True, most=24, flexible=True),
            TextColumn(said.WHY, most=20),
        )
        rows = tuple(self._row(line, terms) for line in bulk.lines)
        return TextTableData(columns, rows, ("",) * len(rows))

    def faults(self, cells: Sequence[tuple[Place, str]]) -> str:
        """Name the first fault, and how many more there are."""
        place, what = cells[0]
        name = words.ScreenGrid.PLACE.format(title=self._name(place), year=place.year)
        first = words.ScreenBulk.FAULT.format(place=name, what=what)
        if len(cells) == 1:
            return first
        return words.ScreenBulk.MORE.format(first=first, number=len(cells) - 1)

    def conflict(self, conflict: Conflict[Reading], outdated: Mapping[Place, Reading]) -> str:
        """Say what others changed meanwhile: all cells, where the store names the first alone."""
        if len(outdated) <= 1:
            return str(conflict)
        said, lines = words.ScreenBulk, []
        for place, theirs in list(outdated.items())[:_MOST_NAMED]:
            row = self._grid.row_for(place)
            if row is None:
                continue
            name, now = self._cells.place(row, place.year), self._cells.value(row, theirs)
            at = f"{theirs.entered_at:%Y-%m-%d %H:%M}"
            lines.append(said.CONFLICT_LINE.format(place=name, by=theirs.by, at=at, now=now))
        left = len(outdated) - _MOST_NAMED
        more = [said.CONFLICT_MORE.format(number=left)] if left > 0 else []
        return " ".join([said.CONFLICT.format(first=conflict, others="; ".join(lines)), *more])

    def _row(self, line: BulkLine, terms: Terms) -> tuple[str, ...]:
        said, row = words.ScreenBulk, line.row
        was = said.WAS_NOTHING
        if row is not None and line.was is not None:
            was = self._cells.value(row, line.was)
        becomes = line.fault
        if row is not None and line.becomes is not None:
            becomes = self._cells.value(row, line.becomes)
        why = (terms.reason or said.NEEDED) if line.revises else said.FIRST
        return (self._name(line.place), str(line.place.year), was, becomes, why)

    def _name(self, place: Place) -> str:
        """Name what an edit is of; by its ids where the plan has it no more."""
        row = self._grid.row_for(place)
        return " ".join(filter(None, (place.indicator, place.entity))) if row is None else row.name
