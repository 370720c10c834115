"""A list with a cursor, painted line by line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from scorecard.tui.commands import bindings
from scorecard.tui.widgets.painted import inks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.events import Click, Resize

    from scorecard.tui.look.inks import Inks, Line


class PlainScrollBar(ScrollBarRender):
    """A scrollbar of coloured blanks: whole cells, no parts of blocks."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows to move over with the keys or the mouse; only lines in sight are ever painted.

    Subclasses give :meth:`row_count`, :meth:`row_line` and, where they have any,
    :meth:`heading_lines`. Where a row may take several lines they give :meth:`row_heights` and
    :meth:`row_lines` instead of the one line.
    """

    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar = bindings("list")
    CLICK_OPENS: ClassVar = True
    """Whether one click opens a row as enter does; else a second click on it."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row the cursor stands on, from 0."""

    class Moved(Message):
        """The cursor came to another row, or the row under it is another."""

        def __init__(self, line_list: LineList, row: int) -> None:
            super().__init__()
            self.line_list, self.row = line_list, row

        @property
        def control(self) -> LineList:
            """Return the list."""
            return self.line_list

    class Opened(Message):
        """A row was chosen, with enter or a click."""

        def __init__(self, line_list: LineList, row: int) -> None:
            super().__init__()
            self.line_list, self.row = line_list, row

        @property
        def control(self) -> LineList:
            """Return the list."""
            return self.line_list

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painted: dict[int, tuple[object, list[Strip]]] = {}
        self._tops: tuple[int, Sequence[int]] | None = None

    @property
    def room(self) -> int:
        """Return the cells of a line; the scrollbar's are kept free whether or not there is one."""
        return max(0, self.size.width - 1)

    @property
    def shows_cursor(self) -> bool:
        """Say whether the row under the cursor stands out: while the list has the keys."""
        return self.has_focus

    def row_count(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def row_line(self, row: int, width: int) -> Line:
        """Return one row for a width in cells."""
        raise NotImplementedError

    def row_lines(self, row: int, width: int) -> list[Line]:
        """Return the lines of one row."""
        return [self.row_line(row, width)]

    def row_heights(self, width: int) -> Sequence[int] | None:
        """Return the number of lines of every row; None where each takes one."""
        return None

    def heading_lines(self, width: int) -> list[Line]:
        """Return the lines that stay on top."""
        return []

    def row_behind(self, base: Style, inks: Inks, *, on: bool) -> Style:
        """Return the style behind a row; ``on`` says that the cursor stands on it."""
        return base + inks.cursor if on else base

    def rows_changed(self, cursor: int | None = None) -> None:
        """Take in other rows, and put the cursor on one of them."""
        self._painted.clear()
        self._tops = None
        last = max(0, self.row_count() - 1)
        wanted = self.cursor if cursor is None else cursor
        self.set_reactive(LineList.cursor, min(max(0, wanted), last))
        self._fit_height()
        self._bring_into_sight()
        self.refresh()
        self.post_message(self.Moved(self, self.cursor))

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor on a row."""
        return min(max(0, row), max(0, self.row_count() - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Paint the row left and the row reached."""
        if before == now:
            return
        self._bring_into_sight()
        for row in (before, now):
            self._painted.pop(row, None)
            top = self._top(row)
            y = self._heading_height() + top - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, self._top(row + 1) - top))
        self.post_message(self.Moved(self, now))

    def notify_style_update(self) -> None:
        """Forget what was painted when the theme changes."""
        self._painted.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one painted line: a heading, a row, or nothing."""
        width, base, inks = self.room, self.rich_style, inks_of(self)
        headings = self.heading_lines(width) if y < self._heading_height() else []
        if y < len(headings):
            return inks.strip(headings[y], self.size.width, base)
        row, part = self._row_at(y - self._heading_height() + self.scroll_offset.y)
        if row >= self.row_count():
            return Strip.blank(self.size.width, base)
        on = row == self.cursor and self.shows_cursor
        known = (width, self.size.width, base, inks, on)
        held = self._painted.get(row)
        if held is None or held[0] != known:
            behind = self.row_behind(base, inks, on=on)
            lines = self.row_lines(row, width)
            strips = [inks.strip(line, self.size.width, behind) for line in lines]
            held = self._painted[row] = (known, strips)
        return held[1][part]

    def on_mount(self) -> None:
        """Give the scrollbar its measure, and its look where only ASCII can be drawn."""
        if getattr(self.app, "ascii_only", False):
            # Textual's own way to give one scrollbar another look.
            setattr(self.vertical_scrollbar, "renderer", PlainScrollBar)  # noqa: B010 - as above
        self._fit_height()

    def on_resize(self, _: Resize) -> None:
        """Keep the cursor in sight when the room changes."""
        self._fit_height()
        self._bring_into_sight()

    def on_click(self, event: Click) -> None:
        """Open the row clicked, as enter does; where that takes a second click, go to it."""
        below = event.y - self._heading_height()
        if below < 0:
            self.heading_clicked(event.x)
            return
        row, _ = self._row_at(below + self.scroll_offset.y)
        if row >= self.row_count():
            return
        self.focus()
        self.cursor = row
        self.row_clicked(row, event.x)
        if event.chain == (1 if self.CLICK_OPENS else 2):
            self.post_message(self.Opened(self, row))

    def heading_clicked(self, x: int) -> None:
        """Answer a click on the lines that stay on top."""

    def row_clicked(self, row: int, x: int) -> None:
        """Answer a click at a place of a row, besides moving the cursor there."""

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def action_up(self) -> None:
        """Go up one row."""
        self.cursor -= 1

    def action_down(self) -> None:
        """Go down one row."""
        self.cursor += 1

    def action_page_up(self) -> None:
        """Go up one screenful."""
        at = max(0, self._top(self.cursor) - self._page())
        self.cursor = min(self._row_at(at)[0], self.cursor - 1)

    def action_page_down(self) -> None:
        """Go down one screenful."""
        at = self._top(self.cursor) + self._page()
        self.cursor = max(self._row_at(at)[0], self.cursor + 1)

    def action_top(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.cursor = self.row_count() - 1

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row_count():
            self.post_message(self.Opened(self, self.cursor))

    def _heading_height(self) -> int:
        return len(self.heading_lines(self.room))

    def _page(self) -> int:
        return max(1, self.size.height - self._heading_height() - 1)

    def _top(self, row: int) -> int:
        """Return the line on which a row begins, counted from the first row's."""
        tops = self._row_tops()
        return tops[min(row, len(tops) - 1)] if tops else row

    def _row_at(self, line: int) -> tuple[int, int]:
        """Return the row of a line, and which of its lines it is; a row past the last for none."""
        tops = self._row_tops()
        if not tops:
            return line, 0
        row = bisect_right(tops, line) - 1
        return row, line - tops[row]

    def _row_tops(self) -> Sequence[int]:
        """Return where each row begins, and where the last one ends; empty where that is plain."""
        width = self.room
        if self._tops is None or self._tops[0] != width:
            heights = self.row_heights(width) if width else None
            tops = () if heights is None else tuple(accumulate(heights, initial=0))
            self._tops = (width, tops)
        return self._tops[1]

    def _fit_height(self) -> None:
        height = self._top(self.row_count()) + self._heading_height()
        self.virtual_size = Size(self.size.width, height)

    def _bring_into_sight(self) -> None:
        room = self.size.height - self._heading_height()
        if room <= 0:
            return
        first, end = self._top(self.cursor), self._top(self.cursor + 1)
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif end > top + room:
            self.scroll_to(y=end - room, animate=False)


class TextList(LineList):
    """Shows lines made for its width; the cursor is the line one reads."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], list[Line]] = lambda _: []
        self._made: tuple[int, list[Line]] = (-1, [])

    def show(self, make: Callable[[int], list[Line]]) -> None:
        """Take in what makes the lines for a width."""
        self._make, self._made = make, (-1, [])
        self.rows_changed()

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self._lines())

    def row_line(self, row: int, width: int) -> Line:
        """Return one line."""
        return self._lines()[row]

    def action_page_up(self) -> None:
        """Turn a page back; what was read last on it stands on top."""
        self._turn(-self._page())

    def action_page_down(self) -> None:
        """Turn a page on; the last line read stands on top."""
        self._turn(self._page())

    def _turn(self, by: int) -> None:
        top = self.scroll_offset.y + by
        if 0 <= top < self.row_count():
            self.scroll_to(y=top, animate=False)
        self.cursor = top if by < 0 or top < self.row_count() else self.row_count() - 1

    def _lines(self) -> list[Line]:
        width = self.room
        if self._made[0] != width:
            self._made = (width, self._make(width) if width else [])
            self._painted.clear()
        return self._made[1]
