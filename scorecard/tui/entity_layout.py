"""Rows of entities in a width: status, name, and as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.messages.catalogue import words
from scorecard.tui.cell_text import CONTESTED
from scorecard.tui.cells import clean, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.entity_rows import EntityRow
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line

_GAP = 2
_MOST_STATUS, _LEAST_STATUS = 18, 6
_MOST_CELL = 16
_LEAST_TITLE = 16  # below this the last columns give way


class EntityLayout:
    """Where everything stands for one width.

    Args:
        rows: all rows; the widths come from them, so that filtering moves nothing.
        headings: those of the columns beside the name, the most telling first.
        label: what an entity is called.
        width: cells there are.
        glyphs: the signs to draw with.
    """

    def __init__(
        self,
        rows: Sequence[EntityRow],
        headings: Sequence[str],
        label: str,
        width: int,
        glyphs: Glyphs,
    ) -> None:
        self._headings, self._label, self._glyphs = headings, label, glyphs
        status = max((cell_len(each.row.word) + 2 for each in rows), default=0)
        self._status = min(max(status, _LEAST_STATUS), _MOST_STATUS)
        columns = [[heading, *(r.cells[at] for r in rows)] for at, heading in enumerate(headings)]
        sizes = [min(max(cell_len(clean(t)) for t in texts), _MOST_CELL) for texts in columns]
        titles = max((cell_len(clean(each.row.title)) + _GAP for each in rows), default=0)
        room = width - 1 - self._status - _GAP
        while sizes and room - sum(sizes) - _GAP * len(sizes) < min(titles, _LEAST_TITLE):
            sizes.pop()
        self._sizes = sizes
        left = room - sum(sizes) - _GAP * len(sizes)
        self._title = max(4, min(left, max(titles, cell_len(clean(label)))))

    def heading(self) -> Line:
        """Return the line of headings."""
        status = fit(words.ScreenEntities.STATUS, self._status)
        title = fit(clean(self._label), self._title, self._glyphs.ellipsis)
        return [(f" {status}  {title}{self._cells(self._headings)}", "dim")]

    def line(self, each: EntityRow) -> Line:
        """Return one row."""
        row, ellipsis = each.row, self._glyphs.ellipsis
        word = fit(f"{self._glyphs.mark(row.status)} {row.word}", self._status, ellipsis)
        mark = f" {CONTESTED}" if each.contested else ""
        title = fit(clean(row.title), self._title - len(mark), ellipsis).rstrip(" ") + mark
        return [
            (f" {word}  ", row.status.value),
            (fit(title, self._title), "text"),
            (self._cells(each.cells), "text"),
        ]

    def _cells(self, texts: Sequence[str]) -> str:
        return "".join(
            " " * _GAP + fit(clean(text), size, self._glyphs.ellipsis)
            for text, size in zip(texts, self._sizes, strict=False)
        )
