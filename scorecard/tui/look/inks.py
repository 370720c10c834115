"""Lines as pieces of text with the name of an ink, and the styles the names stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.tui.look.themes import Palette


# A piece is a text and an ink, with what a click on it does, where it does anything.
Piece = tuple[str, str] | tuple[str, str, str]
Line = list[Piece]

_STRONG = "strong "
_HERE = "here "


class Inks:
    """The styles of one palette by name.

    ``strong NAME`` is the same in bold, ``here NAME`` and ``here strong NAME`` the same under
    the cursor.
    """

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        colours = palette.inks()
        self._styles = {name: Style(color=colour) for name, colour in colours.items()}
        self._styles |= {
            _STRONG + name: Style(color=colour, bold=True) for name, colour in colours.items()
        }
        # The worst stands out without its colour as well.
        self._styles["missed"] = self._styles[_STRONG + "missed"]
        self.cursor = Style(bgcolor=palette.cursor)
        self._styles |= {_HERE + name: style + self.cursor for name, style in self._styles.items()}
        self.bar = Style(bgcolor=palette.bar)

    def style(self, name: str) -> Style:
        """Return the style of an ink."""
        return self._styles[name]

    def strip(self, line: Iterable[Piece], width: int, base: Style) -> Strip:
        """Paint a line of exactly ``width`` cells over a base style.

        A piece may name an action of the screen or the app, which a click on it then does.
        """
        segments = []
        for text, ink, *action in line:
            style = base + self._styles[ink]
            if action:
                style += Style(meta={"@click": action[0]})
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, base)
