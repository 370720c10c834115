"""A one-line field for the answer to what the line above it asks."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message
from textual.widgets import Input

from scorecard.tui.commands import bindings


class AnswerField(Input):
    """Enter gives the answer, escape leaves everything as it is."""

    DEFAULT_CSS: ClassVar = """
    AnswerField { height: 1; border: none; padding: 0 1; background: $panel; }
    AnswerField:focus { border: none; }
    """
    BINDINGS: ClassVar = bindings("field")

    class Given(Message):
        """The answer to what was asked for under a purpose."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose, self.text = purpose, text

    class Dropped(Message):
        """The person leaves it."""

    def __init__(self, purpose: str, text: str) -> None:
        super().__init__(text, select_on_focus=False, compact=True)
        self._purpose = purpose
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()

    def action_keep_field(self) -> None:
        """Give the answer."""
        self.post_message(self.Given(self._purpose, self.value))

    def action_drop_field(self) -> None:
        """Leave it."""
        self.post_message(self.Dropped())
