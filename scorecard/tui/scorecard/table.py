"""The tree-table of goals, objectives and indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.tui.scorecard.columns import Columns
from scorecard.tui.scorecard.rows import Level
from scorecard.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.scorecard.filter import View
    from scorecard.tui.scorecard.rows import Row


class ScorecardTable(Table[Columns]):
    """Shows the rows a view leaves; keeps the cursor on its row whatever changes around it."""

    def __init__(self, view: View, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self.view = view
        self._card: Scorecard | None = None
        self._all: tuple[Row, ...] = ()
        self._shown: Sequence[Row] = ()

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Return every row of the scorecard, shown or not."""
        return self._all

    @property
    def shown(self) -> Sequence[Row]:
        """Return the rows the view leaves, in order."""
        return self._shown

    @property
    def current(self) -> Row | None:
        """Return the row under the cursor; None when none is shown."""
        return self._shown[self.cursor] if self._shown else None

    def show(self, card: Scorecard, rows: tuple[Row, ...]) -> None:
        """Take in a scorecard; the cursor stays on the row of the same id."""
        self._card, self._all = card, rows
        self.measure_anew()
        self.view_changed()

    def view_changed(self, key: str | None = None) -> None:
        """Show what the view leaves now, with the cursor on a row, or where it was."""
        before = self.current
        self._shown = self.view.shown(self._all)
        wanted = [key] if key is not None else []
        if before is not None:
            # A row that is hidden now hands the cursor to the heading it went under.
            wanted += [before.key, *reversed(before.above)]
        places = {row.key: at for at, row in enumerate(self._shown)}
        at = next((places[key] for key in wanted if key in places), self.cursor)
        self.rows_changed(at)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row, unfolding what hides it."""
        row = next((row for row in self._all if row.key == key), None)
        if row is not None:
            self.view.folded.difference_update(row.above)
            self.view_changed(key)

    def toggle(self, row: Row) -> None:
        """Fold or unfold what stands below a heading."""
        if row.level is not Level.INDICATOR and not self.view.flat:
            self.view.folded ^= {row.key}
            self.view_changed(row.key)

    def row_count(self) -> int:
        """Return the number of rows shown."""
        return len(self._shown)

    def row_line(self, row: int, width: int) -> Line:
        """Return one row."""
        shown, view = self._shown[row], self.view
        folded = shown.key in view.folded and not view.narrowed
        return self.columns(width).line(shown, flat=view.flat, folded=folded)

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of column headings."""
        if not self._shown:
            return []
        return [[(self.columns(width).heading(), "dim")]]

    def row_clicked(self, row: int, x: int) -> None:
        """Fold or unfold at a click on the sign before a heading."""
        if x <= 2:
            self.toggle(self._shown[row])

    def measure(self, width: int) -> Columns:
        """Return the columns there is room for."""
        assert self._card is not None  # noqa: S101 - rows come with their scorecard
        return Columns(self._card, self._all, width, self._glyphs)
