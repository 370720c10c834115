"""The year grid: indicators down, years across, and a cursor on one cell; drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from scorecard.messages.catalogue import words, year_within
from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.grid.typed import begins
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from rich.style import Style
    from textual.events import Key, Paste, Resize

    from scorecard.tui.grid.cell_field import CellField
    from scorecard.tui.grid.cells import CellText
    from scorecard.tui.grid.grid import Grid
    from scorecard.tui.grid.rows import GridRow
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Inks, Line


_MOST_LABEL = 6
_LEAST_FIGURE, _MOST_FIGURE = 4, 12
_LEAST_TITLE = 30  # before another year joins
_MOST_LINES = 3  # of a title
_SIGNS = 2  # one on either side of a figure
_GAP = 1
_LEAD = 1
_HINT = 1  # at the right edge: whether there are later years


def widest(texts: Iterable[CellText]) -> int:
    """Return the cells of the widest of some texts, signs left aside."""
    return max((cell_len(text.text) for text in texts), default=0)


class GridLayout:
    """Where everything stands for one width.

    Args:
        rows: the rows.
        years: the years across.
        widest: the cells of the widest text in a cell.
        width: cells there are.
        glyphs: the signs to draw with.
        opened: the ids of the indicators whose entities have rows.
    """

    def __init__(
        self,
        rows: Sequence[GridRow],
        years: Sequence[int],
        widest: int,
        width: int,
        glyphs: Glyphs,
        opened: Collection[str] = (),
    ) -> None:
        self._years, self._glyphs, self._opened = years, glyphs, opened
        self._figure = min(max(widest, _LEAST_FIGURE), _MOST_FIGURE)
        self.step = self._figure + _SIGNS + _GAP
        labels = max((cell_len(clean(row.label)) for row in rows), default=0)
        self._label = min(labels, _MOST_LABEL)
        titles = max((cell_len(self._title_of(row)) for row in rows), default=0)
        room = width - _LEAD - self._label - 2 - _HINT
        fits = max(1, (room - min(titles, _LEAST_TITLE)) // self.step)
        self.shown = min(len(years), fits)
        """How many years stand side by side."""
        self._title = max(4, min(titles, room - self.shown * self.step))
        self._titles: dict[tuple[str, str, str], list[str]] = {}

    def x(self, place: int) -> int:
        """Return where the figure of the cell at a place begins, the first shown being 0."""
        return self._left + place * self.step + _GAP + 1

    @property
    def figure(self) -> int:
        """Return the cells of a figure."""
        return self._figure

    @property
    def _left(self) -> int:
        return _LEAD + self._label + 2 + self._title

    def place_at(self, x: int) -> int | None:
        """Return which of the years shown a click is in; None beside them."""
        place = (x - self._left) // self.step
        return place if x >= self._left and place < self.shown else None

    def heading(self, first: int, column: int) -> Line:
        """Return the line of years from the first shown; the cursor's is strong."""
        name = fit(words.ScreenGrid.HEADING, self._title - 1, self._glyphs.ellipsis)
        before = self._glyphs.year_back if first > 0 else " "
        line: Line = [
            (" " * (_LEAD + self._label + 2) + name, "dim"),
            (before, "strong on_track"),
        ]
        for at in self._places(first):
            year, room = self._years[at], self.step - 1
            text = fit(year_within(year, room), room, right=True) + " "
            line.append((text, "strong text" if at == column else "dim"))
        later = first + self.shown < len(self._years)
        return [*line, (self._glyphs.year_on if later else " ", "strong on_track")]

    def height(self, row: GridRow) -> int:
        """Return the number of lines a row takes."""
        return len(self._wrapped(row))

    def lines(
        self, row: GridRow, texts: Sequence[CellText], first: int, here: int | None
    ) -> list[Line]:
        """Return the lines of one row; its figures stand on the first.

        Args:
            row: the row.
            texts: what stands in each of its cells, by year.
            first: the first year shown.
            here: the cell under the cursor; None where the cursor is elsewhere.
        """
        ellipsis = self._glyphs.ellipsis
        label = fit(clean(row.label), self._label, ellipsis) + "  "
        title, *more = self._wrapped(row)
        ink = "text" if here is None else "strong text"
        line: Line = [(" " * _LEAD + label, "strong text"), (fit(title, self._title), ink)]
        for at in self._places(first):
            text, on = texts[at], "here " if at == here else ""
            shown = fit(text.text, min(cell_len(text.text), self._figure), ellipsis)
            lead = fit(text.lead + shown, self._figure + 1, right=True)
            line += [(" " * _GAP, "text"), (lead + fit(text.trail, 1), on + text.ink)]
        before = " " * (_LEAD + len(label))
        below: list[Line] = [[(before, "text"), (part, ink)] for part in more]
        return [line, *below]

    def _wrapped(self, row: GridRow) -> list[str]:
        if row.key not in self._titles:
            title = self._title_of(row)
            indent = " " * (len(title) - len(title.lstrip(" ")))
            room = max(4, self._title - len(indent))
            lines = wrapped(title, room, _MOST_LINES, self._glyphs.ellipsis)
            self._titles[row.key] = [indent + line for line in lines]
        return self._titles[row.key]

    def _title_of(self, row: GridRow) -> str:
        return clean(row.title(self._glyphs, opened=row.indicator.id in self._opened))

    def _places(self, first: int) -> range:
        return range(first, min(first + self.shown, len(self._years)))


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
    CLICK_OPENS: ClassVar = False  # one goes from cell to cell; the second click types into it

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

    def row_heights(self, width: int) -> Sequence[int]:
        """Return the number of lines of every row."""
        layout = self.columns(width)
        return [layout.height(row) for row in self._rows]

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Return the lines of one row."""
        here = self.column if row == self.cursor and self.has_focus else None
        return self.columns(width).lines(self._rows[row], self._texts[row], self._first, here)

    def heading_lines(self, width: int) -> list[Line]:
        """Return the line of years."""
        return [self.columns(width).heading(self._first, self.column)] if self._rows else []

    def row_behind(self, base: Style, inks: Inks, *, on: bool) -> Style:
        """Return what lies behind a row: the cursor is one cell of it."""
        return base

    def cell_region(self) -> Region:
        """Return where on the screen the figure under the cursor stands."""
        layout = self.columns(self.room)
        x = layout.x(self.column - self._first)
        y = self._heading_height() + self._top(self.cursor) - self.scroll_offset.y
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
            y = self._heading_height() + self._top(self.cursor) - self.scroll_offset.y
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

    def row_clicked(self, row: int, x: int) -> None:
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
