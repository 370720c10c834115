"""Sentences, wrapped: one, several below one another, or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


_MOST_LINES = 8


class Sentence(Lines):
    """A heading line where there is one, and text wrapped to the lines that are left.

    What does not fit ends in an ellipsis.
    """

    DEFAULT_CSS: ClassVar = "Sentence { height: 2; }"

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._said = ("", "text", "", "")

    def say(self, text: str, ink: str = "text", *, heading: str = "", beside: str = "") -> None:
        """Show a text in an ink, under a heading with something beside it.

        Nothing is painted when all of it is the same as before.
        """
        said = (text, ink, heading, beside)
        if said != self._said:
            self._said = said
            self.changed()
            if self.styles.is_auto_height:
                self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines all of it needs, where the height is left to the text."""
        return max(1, len(self._lines(width, _MOST_LINES)))

    def lines(self, width: int) -> list[Line]:
        """Return the lines."""
        return self._lines(width, self.size.height)

    def _lines(self, width: int, most: int) -> list[Line]:
        text, ink, heading, beside = self._said
        ellipsis = self._glyphs.ellipsis
        lines: list[Line] = []
        if heading:
            shown, unit = clean(heading), clean(beside)
            cut = fit(shown, min(cell_len(shown), width - 2), ellipsis)
            lines.append([(" " + cut, "strong text"), (f"  {unit}" if unit else "", "dim")])
        rows = wrapped(clean(text), width - 2, most - len(lines), ellipsis)
        return lines + [[(" " + row, ink)] for row in rows]


_TEXT_LINES_MOST_LINES = 3


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
            rows = wrapped(clean(sentence), width - 2, _TEXT_LINES_MOST_LINES, self.glyphs.ellipsis)
            lines += [[(" " + row, ink)] for row in rows]
        return lines


_GAP = 4
_FLOW_LINES_MOST_LINES = 2


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
                rows += wrapped(sentence, room, _FLOW_LINES_MOST_LINES, self.glyphs.ellipsis)
        return [[(" " + row, "text" if at else "strong text")] for at, row in enumerate(rows)]
