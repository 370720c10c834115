"""The list of changed statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from scorecard.tui.change_words import ORDER, ChangeColumns
from scorecard.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from scorecard.review import StatusChange, YearReview
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line


class ChangeList(LineList):
    """Shows what is worse, better, newly and no longer assessed; a page past its end goes on."""

    DEFAULT_CSS: ClassVar = ""

    class PastEnd(Message):
        """A page further was asked for where the last row shows already."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._changes: tuple[StatusChange, ...] = ()
        self._labels: dict[str, str] = {}
        self._year = 0
        self._columns: tuple[int, ChangeColumns] | None = None

    @property
    def changes(self) -> tuple[StatusChange, ...]:
        """Return what is listed, in order."""
        return self._changes

    @property
    def current(self) -> StatusChange | None:
        """Return the change under the cursor; None where none is listed."""
        return self._changes[self.cursor] if self._changes else None

    def show(self, review: YearReview | None, year: int, labels: dict[str, str]) -> None:
        """Take in a review; ``labels`` gives the objective's id for each indicator's.

        The cursor stays on its indicator.
        """
        before = self.current
        self._changes = () if review is None else tuple(c for m in ORDER for c in review.of(m))
        self._year, self._labels, self._columns = year, labels, None
        ids = [change.indicator.id for change in self._changes]
        known = before is not None and before.indicator.id in ids
        self.rows_changed(ids.index(before.indicator.id) if known and before else None)

    def row_count(self) -> int:
        """Return the number of changes."""
        return len(self._changes)

    def row_line(self, row: int, width: int) -> Line:
        """Return one change."""
        return self._laid_out(width).line(row)

    def heading_lines(self, width: int) -> list[Line]:
        """Return the years the statuses are of."""
        return [self._laid_out(width).heading()] if self._changes else []

    def action_page_down(self) -> None:
        """Go down one screenful; at the end, to what comes after the list."""
        rows = self.size.height - self._heading_height()
        if self.scroll_offset.y + rows >= self.row_count():
            self.post_message(self.PastEnd())
        else:
            super().action_page_down()

    def _laid_out(self, width: int) -> ChangeColumns:
        if self._columns is None or self._columns[0] != width:
            columns = ChangeColumns(self._changes, self._labels, self._year, width, self._glyphs)
            self._columns = (width, columns)
            self._painted.clear()
        return self._columns[1]
