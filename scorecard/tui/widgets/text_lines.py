"""Sentences below one another, each wrapped to the width."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.tui.cells import clean, wrapped
from scorecard.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line

_MOST_LINES = 3


class TextLines(Lines):
    """As high as its sentences need."""

    DEFAULT_CSS: ClassVar = "TextLines { height: auto; }"

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.glyphs = glyphs
        self.said: tuple[str, ...] = ()

    def show(self, sentences: Sequence[str]) -> None:
        """Take in what to say."""
        if tuple(sentences) != self.said:
            self.said = tuple(sentences)
            self.changed()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the sentences need."""
        return max(1, len(self.lines(width)))

    def lines(self, width: int) -> list[Line]:
        """Return the sentences, the first in bold."""
        lines: list[Line] = []
        for at, sentence in enumerate(self.said):
            ink = "text" if at else "strong text"
            rows = wrapped(clean(sentence), width - 2, _MOST_LINES, self.glyphs.ellipsis)
            lines += [[(" " + row, ink)] for row in rows]
        return lines
