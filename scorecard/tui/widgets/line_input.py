"""Fields of one line to type in: an answer, a filter, a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

from scorecard.messages.catalogue import words
from scorecard.tui.commands import bindings

if TYPE_CHECKING:
    from textual.events import Blur, Paste


class AnswerField(Input):
    """Enter gives the answer, escape leaves everything as it is."""

    DEFAULT_CSS: ClassVar = """
    AnswerField { height: 1; border: none; padding: 0 1; background: $field; }
    AnswerField > .input--placeholder { color: $dim; }
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
        super().__init__(text, select_on_focus=False)
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


class FilterField(Input):
    """One line of words and terms; enter keeps the filter, escape takes it away."""

    DEFAULT_CSS: ClassVar = """
    FilterField { height: 1; border: none; padding: 0 1; background: $field; }
    FilterField > .input--placeholder { color: $dim; }
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


class TextField(Input):
    """One line; a text of several is pasted whole, on one."""

    DEFAULT_CSS: ClassVar = """
    TextField { width: 1fr; height: 1; border: none; padding: 0; background: $bar; }
    TextField > .input--placeholder { color: $dim; }
    TextField > .input--selection { background: $dim; color: $background; }
    TextField:focus { border: none; background: $field; }
    """

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes)
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        # Textual asks every class of the field; its own would paste the first line again.
        event.prevent_default()
        event.stop()
        lines = (line.strip() for line in event.text.splitlines())
        self.replace(" ".join(lines).strip(), *self.selection)
