"""Short sentences side by side, as many on a line as have room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from scorecard.tui.cells import clean, wrapped
from scorecard.tui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from scorecard.tui.inks import Line

_GAP = 4
_MOST_LINES = 2


class FlowLines(TextLines):
    """As high as its sentences need; one that is longer than a line goes over two."""

    def lines(self, width: int) -> list[Line]:
        """Return the sentences; the first line is strong, for it says most."""
        rows: list[str] = []
        room = max(1, width - 2)
        for sentence in map(clean, self.said):
            joined = f"{rows[-1]}{' ' * _GAP}{sentence}" if rows else sentence
            if rows and cell_len(joined) <= room:
                rows[-1] = joined
            else:
                rows += wrapped(sentence, room, _MOST_LINES, self.glyphs.ellipsis)
        return [[(" " + row, "text" if at else "strong text")] for at, row in enumerate(rows)]
