"""The entities of an indicator, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.tui.entity_layout import EntityLayout
from scorecard.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.entity_rows import EntityRow
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line


class EntityTable(LineList):
    """Shows the rows it is given; the cursor stays on its entity."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._all: Sequence[EntityRow] = ()
        self._shown: Sequence[EntityRow] = ()
        self._headings: Sequence[str] = ()
        self._label = ""
        self._layout: tuple[int, EntityLayout] | None = None

    @property
    def shows_cursor(self) -> bool:
        """Say whether the row under the cursor stands out; always where a field has the keys."""
        return self.has_focus or not self.can_focus

    @property
    def current(self) -> EntityRow | None:
        """Return the row under the cursor; None where there is none."""
        return self._shown[self.cursor] if self._shown else None

    @property
    def shown(self) -> Sequence[EntityRow]:
        """Return the rows shown, in order."""
        return self._shown

    def show(
        self,
        rows: Sequence[EntityRow],
        shown: Sequence[EntityRow],
        headings: Sequence[str],
        label: str,
    ) -> None:
        """Take in all rows, those of them to show, the headings, and the word for an entity."""
        before = self.current
        self._all, self._shown = rows, shown
        self._headings, self._label, self._layout = headings, label, None
        keys = [each.key for each in shown]
        same = before is not None and before.key in keys
        self.rows_changed(keys.index(before.key) if same and before is not None else None)

    def go_to(self, key: str) -> None:
        """Put the cursor on an entity."""
        found = next((at for at, each in enumerate(self._shown) if each.key == key), None)
        if found is not None:
            self.cursor = found

    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._shown)

    def row_line(self, row: int, width: int) -> Line:
        """Return one row."""
        return self._laid_out(width).line(self._shown[row])

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of headings."""
        return [self._laid_out(width).heading()] if self._shown else []

    def _laid_out(self, width: int) -> EntityLayout:
        if self._layout is None or self._layout[0] != width:
            laid = EntityLayout(self._all, self._headings, self._label, width, self._glyphs)
            self._layout = (width, laid)
            self._painted.clear()
        return self._layout[1]
