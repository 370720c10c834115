"""The year grid: indicators down, years across, and a cursor on one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.grid.layout import GridLayout, widest
from scorecard.tui.grid.typed import begins
from scorecard.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.style import Style
    from textual.events import Key, Paste, Resize

    from scorecard.tui.grid.cell_field import CellField
    from scorecard.tui.grid.cells import CellText
    from scorecard.tui.grid.grid import Grid
    from scorecard.tui.grid.rows import GridRow
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Inks, Line


class YearGrid(Table[GridLayout]):
    """Shows the cells it is given; what is typed and pasted it passes on.

    Args:
        glyphs: the signs to draw with.
        field: opens over the cell one types into.
        begin: opens it, given the character that was typed. Called, not told: a message would
            let the next key come before the field is open.
    """

    DEFAULT_CSS: ClassVar = ""
    BINDINGS: ClassVar = bindings("cells")

    column: reactive[int] = reactive(0, repaint=False)
    """The year the cursor stands on, as a place among the years."""

    class Pasted(Message):
        """Something was pasted on a cell."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Shifted(Message):
        """The cells stand elsewhere on the screen now."""

    def __init__(
        self,
        glyphs: Glyphs,
        field: CellField,
        begin: Callable[[str], None],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(glyphs, id=id)
        self._field, self._begin = field, begin
        self._rows: tuple[GridRow, ...] = ()
        self._years: tuple[int, ...] = ()
        self._opened: frozenset[str] = frozenset()
        self._texts: list[Sequence[CellText]] = []
        self._widest: list[int] = []  # by row
        self._first = 0

    def show(self, grid: Grid, texts: list[Sequence[CellText]], at: tuple[int, int]) -> None:
        """Take in a grid, what stands in its cells by row and year, and the cursor's place."""
        self._rows, self._years, self._texts = grid.rows, grid.years, texts
        self._opened = grid.opened
        self.measure_anew()
        self._widest = [widest(row) for row in texts]
        self.set_reactive(YearGrid.column, self.validate_column(at[1]))
        self.rows_changed(at[0])
        self._bring_column_into_sight()

    def show_rows(self, texts: Mapping[int, Sequence[CellText]]) -> None:
        """Take in other cells in some rows of the same grid."""
        before = max(self._widest, default=0)
        for row, cells in texts.items():
            self._texts[row] = cells
            self._widest[row] = widest(cells)
            self._painted.pop(row, None)
        if max(self._widest, default=0) != before:
            self.measure_anew()
            self._bring_column_into_sight()
        self.refresh()

    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def row_line(self, row: int, width: int) -> Line:
        """Return one row."""
        here = self.column if row == self.cursor and self.has_focus else None
        return self.columns(width).line(self._rows[row], self._texts[row], self._first, here)

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of years."""
        return [self.columns(width).heading(self._first, self.column)] if self._rows else []

    def row_behind(self, base: Style, inks: Inks, *, on: bool) -> Style:  # noqa: ARG002
        """Return what lies behind a row: the cursor is one cell of it."""
        return base

    def cell_region(self) -> Region:
        """Return where on the screen the figure under the cursor stands."""
        layout = self.columns(self.room)
        x = layout.x(self.column - self._first)
        y = self._heading_height() + self.cursor - self.scroll_offset.y
        return Region(self.region.x + x, self.region.y + y, layout.figure, 1)

    def validate_column(self, column: int) -> int:
        """Keep the cursor on a year."""
        return min(max(0, column), max(0, len(self._years) - 1))

    def watch_column(self, before: int, now: int) -> None:
        """Paint the cell left and the cell reached; scroll sideways where that is out of sight."""
        if before == now:
            return
        if not self._bring_column_into_sight():
            self._painted.pop(self.cursor, None)
            y = self._heading_height() + self.cursor - self.scroll_offset.y
            self.refresh(Region(0, 0, self.size.width, 1), Region(0, y, self.size.width, 1))
        self.post_message(self.Moved(self, self.cursor))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the cells moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Shifted())

    def on_resize(self, _: Resize) -> None:
        """Keep the cursor in sight."""
        self._bring_column_into_sight()
        self.post_message(self.Shifted())

    def on_key(self, event: Key) -> None:
        """Begin to type where a character begins an answer; else do what the key is bound to."""
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: Key) -> bool:
        """Do what a key does on the cell under the cursor; say whether it does anything."""
        if self._field.display:
            # It was on its way before the field had the keys.
            self._field.take_key(event)
            return True
        return self._types(event.character) or self._do(event.key)

    def _types(self, character: str | None) -> bool:
        """Open the cell where a character begins an answer; say whether it does."""
        if not self._rows or character is None or not character.isprintable():
            return False
        if not begins(self._rows[self.cursor], character):
            return False
        self._begin(character)
        return True

    def _do(self, key: str) -> bool:
        """Do at once what a key is bound to here or on the grid's screen; say whether it is.

        Textual would ask its bindings a little later, and a figure typed after an arrow key would
        come before it.
        """
        for place, owner in (("cells", self), ("list", self), ("grid", self.screen)):
            for command in commands_of(place):
                if key in command.keys:
                    getattr(owner, f"action_{command.action}")()
                    return True
        return False

    def on_paste(self, event: Paste) -> None:
        """Pass on what is pasted."""
        event.stop()
        self.post_message(self.Pasted(event.text))

    def row_clicked(self, row: int, x: int) -> None:  # noqa: ARG002 - the cursor is there already
        """Go to the cell clicked."""
        place = self.columns(self.room).place_at(x)
        if place is not None:
            self.column = self._first + place

    def action_cell_before(self) -> None:
        """Go to the year before."""
        self.column -= 1

    def action_cell_after(self) -> None:
        """Go to the next year."""
        self.column += 1

    def action_next_cell(self) -> None:
        """Go to the next year; from the last, to the first of the next indicator."""
        self._walk(1)

    def action_previous_cell(self) -> None:
        """Go to the year before; from the first, to the last of the indicator above."""
        self._walk(-1)

    def _walk(self, by: int) -> None:
        size = max(1, len(self._years))
        at = self.cursor * size + self.column + by
        if 0 <= at < size * self.row_count():
            self.cursor, self.column = divmod(at, size)

    def action_first_cell(self) -> None:
        """Go to the first year."""
        self.column = 0

    def action_last_cell(self) -> None:
        """Go to the last year."""
        self.column = len(self._years) - 1

    def _bring_column_into_sight(self) -> bool:
        """Choose the first year shown; say whether it is another one."""
        if not self.room:
            return False
        shown = self.columns(self.room).shown
        first = min(self._first, self.column, max(0, len(self._years) - shown))
        first = max(first, self.column - shown + 1)
        if first == self._first:
            return False
        self._first = first
        self._painted.clear()
        self.refresh()
        return True

    def measure(self, width: int) -> GridLayout:
        """Return where everything stands in a width."""
        most = max(self._widest, default=0)
        return GridLayout(self._rows, self._years, most, width, self._glyphs, self._opened)
