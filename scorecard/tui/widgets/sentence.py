"""Sentences, wrapped: one, several below one another, or side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.look.text import clean, wrapped
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


_MOST_LINES = 8
# Longer lines lose the eye on its way back.
_MEASURE = 120


def paragraph(
    text: str, width: int, most: int, ellipsis: str, ink: str, margin: int = 1
) -> list[Line]:
    """Return a text as lines of an ink between margins; what does not fit ends in an ellipsis."""
    rows = wrapped(clean(text), min(width, _MEASURE) - 2 * margin, most, ellipsis)
    return [[(" " * margin + row, ink)] for row in rows]


class Sentence(Lines):
    """A heading line where there is one, and text wrapped to the lines that are left.

    What does not fit ends in an ellipsis. ``spares`` says that the heading stands elsewhere too:
    it gives way where the text takes its line.
    """

    DEFAULT_CSS: ClassVar = "Sentence { height: 2; }"

    def __init__(
        self,
        glyphs: Glyphs,
        *,
        id: str | None = None,
        classes: str | None = None,
        spares: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._glyphs = glyphs
        self._spares = spares
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

    def all_lines(self, width: int) -> list[Line]:
        """Return the lines where the height is left to the text."""
        return self._lines(width, _MOST_LINES)

    def lines(self, width: int) -> list[Line]:
        """Return the lines."""
        return self._lines(width, self.size.height)

    def _lines(self, width: int, most: int) -> list[Line]:
        text, ink, heading, _ = self._said
        ellipsis = self._glyphs.ellipsis
        lines: list[Line] = []
        if heading and self._spares and len(paragraph(text, width, most, ellipsis, ink)) == most:
            heading = ""
        if heading:
            lines = self._heading(width, most)
        return lines + paragraph(text, width, most - len(lines), ellipsis, ink)

    def _heading(self, width: int, most: int) -> list[Line]:
        """Return the heading; over two lines where the text stands whole below it all the same."""
        text, ink, heading, beside = self._said
        ellipsis = self._glyphs.ellipsis
        shown, unit = clean(heading), clean(beside)
        needed = len(paragraph(text, width, most, ellipsis, ink))
        rows = wrapped(shown, width - 2, 2 if needed + 2 <= most else 1, ellipsis)
        lines: list[Line] = [[(" " + row, "strong text")] for row in rows]
        lines[-1].append((f"  {unit}" if unit else "", "dim"))
        return lines


_LINES_EACH, _LINES_BESIDE = 3, 2  # of one sentence at most


class TextLines(Lines):
    """As high as its sentences need."""

    DEFAULT_CSS: ClassVar = "TextLines { height: auto; }"

    def __init__(
        self, glyphs: Glyphs, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.glyphs = glyphs
        self.said: tuple[str, ...] = ()

    def show(self, sentences: Sequence[str]) -> None:
        """Take in what to say."""
        if tuple(sentences) != self.said:
            self.said = tuple(sentences)
            self.changed()
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Line]:
        """Return the sentences, the first in bold."""
        lines: list[Line] = []
        for at, sentence in enumerate(self.said):
            ink = "text" if at else "strong text"
            lines += paragraph(sentence, width, _LINES_EACH, self.glyphs.ellipsis, ink)
        return lines


_GAP = 4


class FlowLines(TextLines):
    """As high as its sentences need; one that is longer than a line goes over two."""

    def lines(self, width: int) -> list[Line]:
        """Return the sentences, as many on a line as fit; the first is strong: it says most."""
        lines: list[Line] = []
        room = max(1, width - 2)
        left = 0
        for at, sentence in enumerate(map(clean, self.said)):
            ink = "text" if at else "strong text"
            size = _GAP + cell_len(sentence)
            if lines and size <= left:
                lines[-1].append((" " * _GAP + sentence, ink))
                left -= size
            else:
                rows = wrapped(sentence, room, _LINES_BESIDE, self.glyphs.ellipsis)
                lines += [[(" " + row, ink)] for row in rows]
                left = room - cell_len(rows[-1])
        return lines
