"""One of a few: every choice is in sight, the arrows or a click take another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.message import Message

from scorecard.tui.look.text import clean, fit
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.events import Click
    from textual.geometry import Size

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Inks, Line

_GAP = 3


class Choice(Lines, can_focus=True):
    """Choices side by side, over as many lines as they need, or one below the other.

    Args:
        choices: a key and its words; a key may be empty.
        chosen: the key chosen at first; none of the keys for none.
        listed: one below the other.
    """

    DEFAULT_CSS: ClassVar = "Choice { width: 1fr; height: auto; }"
    BINDINGS: ClassVar = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down,space", "step(1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Changed(Message):
        """Another choice was taken."""

    class Submitted(Message):
        """The person is done with this one."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self,
        glyphs: Glyphs,
        choices: Sequence[tuple[str, str]],
        chosen: str = "",
        *,
        listed: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._choices = tuple(choices)
        self._chosen = chosen
        self._listed = listed

    @property
    def value(self) -> str:
        """Return the key that is chosen."""
        return self._chosen

    @value.setter
    def value(self, key: str) -> None:
        if key != self._chosen:
            self._chosen = key
            self.changed()
            self.post_message(self.Changed())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the lines the choices need."""
        return len(self._laid_out(width))

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return what lies behind the choices while they have the keys."""
        return base + inks.cursor if self.has_focus else base

    def lines(self, width: int) -> list[Line]:
        """Return the choices."""
        return [
            [self._piece(key, words, width) for key, words in of_line]
            for of_line in self._laid_out(width)
        ]

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.changed()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.changed()

    def on_click(self, event: Click) -> None:
        """Take the choice clicked."""
        width, end = self.size.width, 0
        laid_out = self._laid_out(width)
        for key, words in laid_out[event.y] if event.y < len(laid_out) else ():
            end += cell_len(self._piece(key, words, width)[0])
            if event.x < end:
                self.value = key
                return

    def action_step(self, by: int) -> None:
        """Take the choice before or after; from none, the first or last."""
        keys = [key for key, _ in self._choices]
        if self._chosen in keys:
            self.value = keys[(keys.index(self._chosen) + by) % len(keys)]
        else:
            self.value = keys[0 if by > 0 else -1]

    def action_submit(self) -> None:
        """Go on."""
        self.post_message(self.Submitted(self))

    def _laid_out(self, width: int) -> list[list[tuple[str, str]]]:
        """Return the choices by line."""
        lines: list[list[tuple[str, str]]] = []
        left = 0
        for key, words in self._choices:
            taken = cell_len(self._piece(key, words, width)[0])
            # The gap behind the last one of a line may be cut.
            if not lines or self._listed or taken - _GAP > left:
                lines.append([])
                left = width
            lines[-1].append((key, words))
            left -= taken
        return lines

    def _piece(self, key: str, words: str, width: int) -> tuple[str, str]:
        on = key == self._chosen
        dot = "*" if self._glyphs.ascii_only else "•"
        text = f"({dot if on else ' '}) {clean(words)}"
        cut = fit(text, min(cell_len(text), width), self._glyphs.ellipsis)
        return cut + " " * _GAP, "strong text" if on else "text"
