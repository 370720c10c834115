"""Lines to read and scroll through, without anything to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.tui.inks import Line


class TextList(LineList):
    """Shows lines made for its width; the cursor is the line one reads."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
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

    def row_line(self, row: int, width: int) -> Line:  # noqa: ARG002 - made for the width already
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
