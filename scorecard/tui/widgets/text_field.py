"""Fields to type into: one line, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual.events import Key, Paste


class TextField(Input):
    """One line; a text of several is pasted whole, on one."""

    DEFAULT_CSS: ClassVar = """
    TextField { width: 1fr; height: 1; border: none; padding: 0 1; background: $bar; }
    TextField:focus { border: none; background: $scrollbar; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, compact=True)
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        # Textual asks every class of the field; its own would paste the first line again.
        event.prevent_default()
        event.stop()
        lines = (line.strip() for line in event.text.splitlines())
        self.replace(" ".join(lines).strip(), *self.selection)


class TextBox(TextArea):
    """Several lines.

    Args:
        text: what it begins with.
        goes_on: enter goes on to what follows, and ctrl+j begins a line; else enter does.
    """

    DEFAULT_CSS: ClassVar = """
    TextBox { width: 1fr; height: 3; border: none; padding: 0 1; background: $bar; }
    TextBox:focus { border: none; background: $scrollbar; }
    TextBox .text-area--cursor-line { background: $bar; }
    TextBox:focus .text-area--cursor-line { background: $scrollbar; }
    """

    class Submitted(Message):
        """The person is done with it."""

        def __init__(self, box: TextBox) -> None:
            super().__init__()
            self.box = box

    def __init__(self, text: str = "", *, goes_on: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False)
        self._goes_on = goes_on
        self.cursor_blink = False

    @property
    def value(self) -> str:
        """Return what is typed."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        if text != self.text:
            self.load_text(text)

    async def _on_key(self, event: Key) -> None:
        if self._goes_on and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
