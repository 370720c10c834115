"""The words of one finding, with room around them: to be read from the back of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.sentence import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.indicator.notes import YearNote
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.scorecard.rows import Row


_MARGIN = 3
# Longer lines are hard to read on a wall.
_MOST_WIDTH = 90
_MOST_LINES = 8
_MOST_NOTE = 4


class FindingPage(Lines):
    """Status, indicator and sentence, and where it belongs."""

    DEFAULT_CSS: ClassVar = "FindingPage { height: auto; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._row: Row | None = None
        self._status = ""
        self._since = ""
        self._belongs = ""
        self._notes: tuple[YearNote, ...] = ()

    def show(
        self, row: Row, status: str, since: str, belongs: str, notes: Sequence[YearNote] = ()
    ) -> None:
        """Take in a finding.

        Args:
            row: its row.
            status: its status in full.
            since: where it stood the year before.
            belongs: what it is part of.
            notes: what people wrote beside it.
        """
        self._row, self._status, self._since, self._belongs = row, status, since, belongs
        self._notes = tuple(notes)
        self.changed()
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        """Return the lines; blank ones between them where the screen is high enough."""
        row = self._row
        if row is None:
            return [[]]
        blank: list[Line] = [[]] if self.screen.size.height >= 24 else []
        room = min(width - 2 * _MARGIN, _MOST_WIDTH)
        margin = " " * _MARGIN
        status: Line = [(margin + self._status, f"strong {row.status.value}")]
        if self._since:
            gap = max(3, room - cell_len(self._status) - cell_len(self._since))
            status.append((" " * gap + self._since, "dim"))
        said = [self._wrapped(self._belongs, room, 2, "dim")]
        said.append(self._wrapped(row.title, room, 2, "strong text"))
        said.append(self._wrapped(row.sentence, room, _MOST_LINES, "text"))
        lines: list[Line] = [*blank, status, *blank, *said[0], *said[1], *blank, *said[2]]
        lines += [*blank, *self._noted(room)] if self._notes else []
        return [*lines, *blank]

    def _noted(self, room: int) -> list[Line]:
        """Return each note beside its label, the labels of one width where there is room."""
        high = self.screen.size.height >= 24
        label = min(max(cell_len(note.label) for note in self._notes), room // 2) + 2
        lines: list[Line] = []
        for note in self._notes:
            most = _MOST_NOTE if high else 1
            rows = wrapped(clean(note.text), room - label, most, self._glyphs.ellipsis)
            for at, row in enumerate(rows):
                name = fit(clean(note.label) if at == 0 else "", label - 2, self._glyphs.ellipsis)
                lines.append([(" " * _MARGIN + name + "  ", "dim"), (row, note.ink)])
        return lines

    def _wrapped(self, text: str, room: int, most: int, ink: str) -> list[Line]:
        around = room + 2 * _MARGIN
        return paragraph(text, around, most, self._glyphs.ellipsis, ink, _MARGIN)
