"""A question with yes and no, in the line above the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.tui.cells import clean, wrapped
from scorecard.tui.commands import bindings
from scorecard.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line


class Question(Lines, can_focus=True):
    """Asks, and takes y or n; both can be clicked."""

    DEFAULT_CSS: ClassVar = "Question { height: 3; }"
    BINDINGS: ClassVar = bindings("question")

    class Answered(Message):
        """The person has decided."""

        def __init__(self, *, yes: bool) -> None:
            super().__init__()
            self.yes = yes

    def __init__(self, glyphs: Glyphs, text: str) -> None:
        super().__init__()
        self._glyphs, self._text = glyphs, text

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()

    def lines(self, width: int) -> list[Line]:
        """Return the question, then the two keys."""
        rows = wrapped(clean(self._text), width - 2, 2, self._glyphs.ellipsis)
        keys: Line = [(" ", "text")]
        said = words.ScreenWords
        for key, word, does in (("y", said.YES_KEY, "yes"), ("n", said.NO_KEY, "no")):
            keys += [(key, "strong on_track", does), (f" {word}", "text", does), ("   ", "text")]
        asked: list[Line] = [[(" " + row, "at_risk")] for row in rows]
        return [*asked, keys]

    def action_yes(self) -> None:
        """Do what is asked."""
        self.post_message(self.Answered(yes=True))

    def action_no(self) -> None:
        """Leave everything as it is."""
        self.post_message(self.Answered(yes=False))
