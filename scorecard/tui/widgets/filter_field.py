"""The field to filter by; the rows follow while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

from scorecard.messages.catalogue import words
from scorecard.tui.commands import bindings

if TYPE_CHECKING:
    from textual.events import Blur


class FilterField(Input):
    """One line of words and terms; enter keeps the filter, escape takes it away."""

    DEFAULT_CSS: ClassVar = """
    FilterField { height: 1; border: none; padding: 0 1; background: $panel; }
    FilterField:focus { border: none; }
    """
    BINDINGS: ClassVar = bindings("filter")

    class Closed(Message):
        """The person is done with the field; ``kept`` says that the filter stays."""

        def __init__(self, *, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            placeholder=words.ScreenWords.FILTER,
            select_on_focus=False,
            compact=True,
        )
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()

    def action_keep_filter(self) -> None:
        """Close the field; the rows stay as they are."""
        self.post_message(self.Closed(kept=True))

    def action_drop_filter(self) -> None:
        """Close the field and show everything."""
        self.post_message(self.Closed(kept=False))

    def _on_blur(self, event: Blur) -> None:
        super()._on_blur(event)
        if self.is_attached:
            self.post_message(self.Closed(kept=True))
