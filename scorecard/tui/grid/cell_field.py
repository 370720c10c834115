"""The field that opens over a cell of the year grid while one types into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.message import Message

from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.widgets.line_input import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Blur, Key, Paste
    from textual.geometry import Region


class CellField(TextField):
    """Enter, tab and the vertical keys are done with it, escape leaves it.

    What it is given is called, not told by a message: the key after the last would come before
    the message does.

    Args:
        taken: called when the person is done, with the rows and the cells to go on by.
        dropped: called when the person leaves it as it was.
        beyond: called with a key that comes while the field is closed.
    """

    DEFAULT_CSS: ClassVar = """
    CellField { position: absolute; layer: above; display: none; padding: 0; }
    """
    BINDINGS: ClassVar = bindings("cell")

    class Block(Message):
        """More than one cell was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self,
        taken: Callable[[int, int], None],
        dropped: Callable[[], None],
        beyond: Callable[[Key], object],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._taken, self._dropped, self._beyond = taken, dropped, beyond
        # What was typed on the cell is gone on from, never typed over.
        self.select_on_focus = False
        self._cell: Region | None = None

    def open(self, text: str, cell: Region) -> None:
        """Open over a cell, with a text to go on from."""
        self.value = text
        self.cursor_position = len(text)
        self.place(cell)
        self.display = True
        self.screen.set_focus(self)

    def take_key(self, event: Key) -> None:
        """Do what a key does here, where it came to the grid instead."""
        if not self._do(event.key) and event.is_printable and event.character:
            self.insert_text_at_cursor(event.character)

    async def _on_key(self, event: Key) -> None:
        if not self.display:
            # It was on its way before the grid had the keys again.
            self._beyond(event)
        elif not self._do(event.key):
            return
        event.stop()
        event.prevent_default()

    def _do(self, key: str) -> bool:
        """Do at once what a key is bound to; say whether it is bound to anything."""
        command = next((c for c in commands_of("cell") if key in c.keys), None)
        if command is not None:
            getattr(self, f"action_{command.action}")()
        return command is not None

    def place(self, cell: Region) -> None:
        """Stand over a cell, and no wider than that until the text needs more."""
        self._cell = cell
        room = self.screen.size.width
        width = min(max(cell.width + 2, cell_len(self.value) + 2), room)
        self.styles.width = width
        x = max(0, min(cell.x - 1, room - width))
        self.styles.offset = (x, cell.y)

    def on_input_changed(self) -> None:
        """Grow with the text."""
        if self._cell is not None:
            self.place(self._cell)

    def close(self) -> None:
        """Go out of sight."""
        self.display = False

    def action_take_typed(self) -> None:
        """Take it and go down."""
        self._taken(1, 0)

    def action_take_typed_up(self) -> None:
        """Take it and go up."""
        self._taken(-1, 0)

    def action_take_typed_on(self) -> None:
        """Take it and go on."""
        self._taken(0, 1)

    def action_take_typed_before(self) -> None:
        """Take it and go back."""
        self._taken(0, -1)

    def action_drop_typed(self) -> None:
        """Leave it."""
        self._dropped()

    def _on_blur(self, event: Blur) -> None:
        super()._on_blur(event)
        # A terminal that loses the keys to another window is no end of typing.
        if self.display and self.app.app_focus and self.screen.is_current:
            self._taken(0, 0)

    def _on_paste(self, event: Paste) -> None:
        if "\t" in event.text.strip("\n") or "\n" in event.text.strip("\r\n"):
            event.prevent_default()
            event.stop()
            self.post_message(self.Block(event.text))
        else:
            super()._on_paste(event)
