"""A table of texts in columns as wide as they need; one of them takes what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.cells import clean, fit
from scorecard.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line

_GAP = 2


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column: at most ``most`` cells wide; ``flexible`` ones shrink when there is no room."""

    heading: str
    right: bool = False
    most: int = 40
    flexible: bool = False


@dataclass(frozen=True, slots=True)
class TextTableData:
    """Columns, rows of as many texts, a detail for each row, and words for an empty table."""

    columns: tuple[TextColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    details: tuple[str, ...]
    empty: str = ""


_NOTHING = TextTableData((), (), ())


class TextTable(LineList):
    """Shows one :class:`TextTableData`."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._data = _NOTHING
        self._widths: tuple[int, list[int]] | None = None

    def show(self, data: TextTableData, cursor: int | None = None) -> None:
        """Take in other rows."""
        self._data, self._widths = data, None
        self.rows_changed(cursor)

    @property
    def detail(self) -> str:
        """Return the detail of the row under the cursor."""
        return self._data.details[self.cursor] if self._data.details else ""

    @property
    def first_text(self) -> str:
        """Return the first text of the row under the cursor; empty without rows."""
        return self._data.rows[self.cursor][0] if self._data.rows else ""

    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._data.rows)

    def row_line(self, row: int, width: int) -> Line:
        """Return one row."""
        return [(self._line(self._data.rows[row], width), "text")]

    def heading_lines(self, width: int) -> list[Line]:
        """Return the headings, or what to say when there is no row."""
        if not self._data.rows:
            return [[(" " + self._data.empty, "dim")]]
        return [[(self._line([c.heading for c in self._data.columns], width), "dim")]]

    def _line(self, texts: Sequence[str], width: int) -> str:
        cells = (
            fit(clean(text), size, self._glyphs.ellipsis, right=column.right)
            for text, size, column in zip(
                texts, self._measure(width), self._data.columns, strict=True
            )
            if size
        )
        return " " + (" " * _GAP).join(cells)

    def _measure(self, width: int) -> list[int]:
        """Return the width of each column; flexible ones share what is missing, to nothing."""
        if self._widths is None or self._widths[0] != width:
            columns, rows = self._data.columns, self._data.rows
            sizes = [
                min(
                    column.most,
                    max(cell_len(clean(text)) for text in (column.heading, *(r[at] for r in rows))),
                )
                for at, column in enumerate(columns)
            ]
            missing = 1 + sum(sizes) + _GAP * (len(sizes) - 1) - width
            for at in reversed(range(len(columns))):
                if missing > 0 and columns[at].flexible:
                    cut = min(sizes[at] - 4, missing)
                    sizes[at] -= max(0, cut)
                    missing -= max(0, cut)
            self._widths = (width, sizes)
            self._painted.clear()
        return self._widths[1]
