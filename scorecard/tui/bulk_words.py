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
    from scorecard.tui.grid import Grid, Place

_MOST_NAMED = 4


class BulkWords:
    """Shows edits against what stands.

    Args:
        grid: what stands.
        glyphs: the signs to draw with.
    """

    def __init__(self, grid: Grid, glyphs: Glyphs) -> None:
        self._cells, self._glyphs = CellWords(grid, glyphs), glyphs
        self._indicators = {row.indicator.id: row.indicator for row in grid.rows}

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

    def faults(self, bulk: Bulk, cells: Sequence[tuple[Place, str]]) -> str:
        """Name the first fault, and how many more there are."""
        titles = {line.place: line.indicator for line in bulk.lines}
        place, what = cells[0]
        name = self._cells.place(titles[place], place[1])
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
            name = self._cells.place(self._indicators[place[0]], place[1])
            now = self._cells.value(self._indicators[place[0]], theirs)
            at = f"{theirs.entered_at:%Y-%m-%d %H:%M}"
            lines.append(said.CONFLICT_LINE.format(place=name, by=theirs.by, at=at, now=now))
        left = len(outdated) - _MOST_NAMED
        more = [said.CONFLICT_MORE.format(number=left)] if left > 0 else []
        return " ".join([said.CONFLICT.format(first=conflict, others="; ".join(lines)), *more])

    def _row(self, line: BulkLine, terms: Terms) -> tuple[str, ...]:
        said, indicator = words.ScreenBulk, line.indicator
        was = said.WAS_NOTHING
        if line.was is not None:
            was = self._cells.value(indicator, line.was)
        becomes = line.fault
        if line.becomes is not None:
            becomes = self._cells.value(indicator, line.becomes)
        why = (terms.reason or said.NEEDED) if line.revises else said.FIRST
        return (indicator.title, str(line.place[1]), was, becomes, why)
