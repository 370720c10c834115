"""Short sentences side by side, as many on a line as have room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.cells import clean, wrapped
from scorecard.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line

_GAP = 4
_MOST_LINES = 2


class FlowLines(Lines):
    """As high as its sentences need; one that is longer than a line goes over two."""

    DEFAULT_CSS: ClassVar = "FlowLines { height: auto; }"

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._said: tuple[str, ...] = ()

    def show(self, sentences: Sequence[str]) -> None:
        """Take in what to say."""
        if tuple(sentences) != self._said:
            self._said = tuple(sentences)
            self.changed()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the sentences need."""
        return max(1, len(self.lines(width)))

    def lines(self, width: int) -> list[Line]:
        """Return the sentences; the first line is strong, for it says most."""
        rows: list[str] = []
        room = max(1, width - 2)
        for sentence in map(clean, self._said):
            joined = f"{rows[-1]}{' ' * _GAP}{sentence}" if rows else sentence
            if rows and cell_len(joined) <= room:
                rows[-1] = joined
            else:
                rows += wrapped(sentence, room, _MOST_LINES, self._glyphs.ellipsis)
        return [[(" " + row, "text" if at else "strong text")] for at, row in enumerate(rows)]
