"""Tables painted line by line: columns of texts, and headed sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.message import Message

from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.table_data import SectionRow, TextTableData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Resize

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line, Piece


Columns = TypeVar("Columns")

_GAP = 2
# The last column has what is said; where less is left for it, others go.
_LEAST = 20
_MOST = 28
_LINES_EACH = 2
_MOST_EMPTY = 4  # lines that say why a table has no row
# Lines of a screen from which there is room for a blank line between two sections, and for a
# second line below a row.
_HIGH, _VERY_HIGH = 24, 36


class Table(LineList, Generic[Columns]):
    """A list whose rows stand in columns, measured once for a width and the rows there are.

    Subclasses give :meth:`measure`, and call :meth:`measure_anew` when it would differ. One that
    ``hugs`` its rows leaves the rest of the screen to what stands below it.
    """

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._measured: tuple[int, Columns] | None = None
        self.hugs = False

    def measure(self, width: int) -> Columns:
        """Return where the columns stand in a width."""
        raise NotImplementedError

    def _fit_height(self) -> None:
        """Take no more lines than there are rows, where what explains them stands below."""
        super()._fit_height()
        if self.hugs:
            self.styles.max_height = max(1, self.virtual_size.height)

    def measure_anew(self) -> None:
        """Forget where the columns stood: the rows are others."""
        self._measured = None

    def columns(self, width: int) -> Columns:
        """Return where the columns stand in a width."""
        if self._measured is None or self._measured[0] != width:
            self._measured = (width, self.measure(width))
            self._painted.clear()
        return self._measured[1]


class SectionList(Table[dict[int, list[int]]]):
    """Shows sections; the cursor passes over what is no row, and a page past the end goes on."""

    class PastEnd(Message):
        """A page further was asked for where the last row shows already."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self._all: tuple[SectionRow, ...] = ()
        self._rows: tuple[SectionRow, ...] = ()
        self._laid_out_for = (False, False)

    @property
    def current(self) -> SectionRow | None:
        """Return the row under the cursor, or the one it says more of; None without any."""
        if not self._rows:
            return None
        below = self.cursor > 0 and self._rows[self.cursor].below
        return self._rows[self.cursor - below]

    @property
    def rows(self) -> tuple[SectionRow, ...]:
        """Return what is listed."""
        return self._rows

    def show(self, rows: Sequence[SectionRow]) -> None:
        """Take in other rows; the cursor stays on what it stood on."""
        before = self.current
        self._all = tuple(rows[1:] if rows and rows[0].blank else rows)
        self._lay_out(before)

    def go_to(self, key: str) -> None:
        """Put the cursor on a row; it stays where no row has the key."""
        found = next((n for n, row in enumerate(self._rows) if key and row.key == key), None)
        if found is not None:
            self.cursor = found

    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def row_heights(self, width: int) -> Sequence[int]:
        """Return the number of lines of every row."""
        return [len(self._last(row, width)) for row in self._rows]

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Return the lines of one row: its last text goes over two before it is cut."""
        shown = self._rows[row]
        if shown.blank:
            return [[]]
        line: Line = [(" ", "text")]
        for (text, ink), size in zip(shown.cells[:-1], self._sizes(shown, width), strict=True):
            if size:
                line.append(self._piece(text, ink, size))
                line.append((" " * _GAP, "text"))
        ink = shown.cells[-1][1]
        first, *more = self._last(shown, width)
        indent = " " * sum(cell_len(piece[0]) for piece in line)
        lines: list[Line] = [[*line, (first, ink)]]
        lines += [[(indent + text, ink)] for text in more]
        return lines

    def _sizes(self, row: SectionRow, width: int) -> list[int]:
        return self.columns(width).get(len(row.cells), [])

    def _last(self, row: SectionRow, width: int) -> list[str]:
        """Return the lines of a row's last text."""
        if row.blank:
            return [""]
        room = width - 1 - sum(size + _GAP for size in self._sizes(row, width) if size)
        text = clean(row.cells[-1][0])
        if cell_len(text) <= room:
            return [text]
        # A text may begin further in than its row.
        inward = len(text) - len(text.lstrip(" "))
        texts = wrapped(text, max(1, room - inward), _LINES_EACH, self._glyphs.ellipsis)
        return [" " * inward + each for each in texts]

    def _piece(self, text: str, ink: str, size: int) -> Piece:
        return fit(clean(text), size, self._glyphs.ellipsis), ink

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight; blanks come and go with the room."""
        if self._height() != self._laid_out_for:
            self._lay_out(self.current)
        super().on_resize(event)

    def action_up(self) -> None:
        """Go up one row."""
        self._land(self.cursor - 1, -1)

    def action_down(self) -> None:
        """Go down one row."""
        self._land(self.cursor + 1, 1)

    def action_page_up(self) -> None:
        """Go up one screenful."""
        at = self._row_at(max(0, self._top(self.cursor) - self._page()))[0]
        self._land(min(at, self.cursor - 1), -1)

    def action_page_down(self) -> None:
        """Go down one screenful; at the end, to what comes after the list."""
        if self.scroll_offset.y + self.size.height >= self._top(self.row_count()):
            self.post_message(self.PastEnd())
        else:
            at = self._row_at(self._top(self.cursor) + self._page())[0]
            self._land(min(self.row_count() - 1, max(at, self.cursor + 1)), 1)

    def _land(self, at: int, by: int) -> None:
        """Go to a row, or past what is none."""
        while 0 <= at < len(self._rows) and self._rows[at].passed:
            at += by
        if 0 <= at < len(self._rows):
            self.cursor = at

    def _lay_out(self, before: SectionRow | None) -> None:
        self._laid_out_for = high, very_high = self._height()
        rows = tuple(
            row for row in self._all if (high or not row.blank) and (very_high or not row.below)
        )
        keys = [row.key for row in rows]
        at = keys.index(before.key) if before is not None and before.key in keys else None
        if before is None:
            # The first thing there is to say, not the heading over it.
            at = next((n for n, row in enumerate(rows) if row.detail and not row.heading), 0)
        self._rows = rows
        self.measure_anew()
        self.rows_changed(at)

    def _height(self) -> tuple[bool, bool]:
        """Say whether there is room for blanks, and for second lines."""
        height = self.screen.size.height if self.is_attached else 0
        return height >= _HIGH, height >= _VERY_HIGH

    def measure(self, width: int) -> dict[int, list[int]]:
        """Return the widths of all columns but the last, by how many cells a row has."""
        found: dict[int, list[int]] = {}
        most = max(_MOST, width // 3)
        for row in self._rows:
            sizes = found.setdefault(len(row.cells), [0] * max(0, len(row.cells) - 1))
            for at, (text, _) in enumerate(row.cells[:-1]):
                sizes[at] = max(sizes[at], min(most, cell_len(clean(text))))
        for sizes in found.values():
            _narrow(sizes, width)
        return found


def _narrow(sizes: list[int], width: int) -> None:
    """Let columns go until the last one has room; the first one is the answer, and stays."""
    for at in range(1, len(sizes)):
        if width - 1 - sum(size + _GAP for size in sizes if size) >= _LEAST:
            return
        sizes[at] = 0


_NOTHING = TextTableData((), (), ())


class TextTable(Table[list[int]]):
    """Shows one :class:`TextTableData`."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(glyphs, id=id)
        self._data = _NOTHING

    def show(self, data: TextTableData, cursor: int | None = None) -> None:
        """Take in other rows."""
        self._data = data
        self.measure_anew()
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

    def row_heights(self, width: int) -> Sequence[int] | None:
        """Return the number of lines of every row; None where each takes one."""
        if all(column.lines == 1 for column in self._data.columns):
            return None
        return [len(self._wrapped(row, width)) for row in self._data.rows]

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Return the lines of one row."""
        rows = self._wrapped(self._data.rows[row], width)
        lines = [self._line(texts, width) for texts in rows]
        if not self._data.inks:
            return [[(line, "text")] for line in lines]
        first = len(fit(clean(rows[0][0]), self.columns(width)[0])) + 1
        ink = self._data.inks[row]
        return [[(line[:first], ink), (line[first:], "text")] for line in lines]

    def _wrapped(self, texts: Sequence[str], width: int) -> list[list[str]]:
        """Return the texts of a row, line by line; most columns have one on the first alone."""
        over = [
            wrapped(clean(text), size, column.lines, self._glyphs.ellipsis)
            if column.lines > 1 and size
            else [text]
            for text, size, column in zip(
                texts, self.columns(width), self._data.columns, strict=True
            )
        ]
        most = max(map(len, over), default=1)
        return [[part[at] if at < len(part) else "" for part in over] for at in range(most)]

    def heading_lines(self, width: int) -> list[Line]:
        """Return the headings, or what to say when there is no row."""
        if not self._data.rows:
            empty = wrapped(clean(self._data.empty), width - 1, _MOST_EMPTY, self._glyphs.ellipsis)
            return [[(" " + text, "dim")] for text in empty]
        return [[(self._line([c.heading for c in self._data.columns], width), "dim")]]

    def _line(self, texts: Sequence[str], width: int) -> str:
        cells = (
            fit(clean(text), size, self._glyphs.ellipsis, right=column.right)
            for text, size, column in zip(
                texts, self.columns(width), self._data.columns, strict=True
            )
            if size
        )
        return " " + (" " * _GAP).join(cells)

    def measure(self, width: int) -> list[int]:
        """Return the width of each column; one that nobody filled, or has no room, has none.

        Optional columns give way first, then flexible ones, the last one before the others.
        """
        columns, rows = self._data.columns, self._data.rows
        sizes = [
            min(column.most, max(cell_len(clean(text)) for text in (column.heading, *texts)))
            if any(texts)
            else 0
            for column, texts in zip(columns, zip(*rows, strict=True), strict=False)
        ]
        backwards = list(reversed(range(len(sizes))))
        for at in backwards:
            if columns[at].optional:
                left = sizes[at] - max(0, _missing(sizes, width))
                sizes[at] = left if left >= min(_LEAST, sizes[at]) else 0
        for at in backwards:
            if columns[at].flexible:
                sizes[at] -= max(0, min(sizes[at] - 4, _missing(sizes, width)))
        return sizes


class Offered(TextTable):
    """Rows to choose from while a field has the keys."""

    DEFAULT_CSS: ClassVar = ""

    @property
    def shows_cursor(self) -> bool:
        """Show always what enter takes."""
        return True


def _missing(sizes: Sequence[int], width: int) -> int:
    """Return how many cells columns are wider than there is room, those between them included."""
    return 1 + sum(size + _GAP for size in sizes if size) - _GAP - width
