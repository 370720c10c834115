"""The bottom line: a few keys and what they do; each can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from scorecard.tui.commands import footer_of
from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from rich.style import Style

    from scorecard.tui.look.inks import Inks, Line

# Five are read at a glance; a wide terminal has room for those who look for more.
_FEW, _MANY, _WIDE = 5, 12, 100


class KeyBar(Lines):
    """The footer of one screen, out of the table of commands."""

    DEFAULT_CSS: ClassVar = ""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return the bar behind the keys."""
        return base + inks.bar

    def lines(self, width: int) -> list[Line]:
        """Return the keys; those that do not fit are left out, help last of all."""
        keys = list(footer_of(self._place, _FEW if width < _WIDE else _MANY))
        while len(keys) > 1 and 1 + sum(_size(key, word) for key, word, _ in keys) > width:
            keys.pop(-2)
        line: Line = [(" ", "text")]
        for key, word, command in keys:
            action = f"{'app' if 'app' in command.where else 'screen'}.{command.action}"
            line += [
                (key, "strong on_track", action),
                (f" {word}", "text", action),
                ("   ", "text"),
            ]
        return [line]


def _size(key: str, word: str) -> int:
    return cell_len(key) + 1 + cell_len(word) + 3
