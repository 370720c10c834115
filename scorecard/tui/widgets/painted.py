"""Widgets that paint their own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from scorecard.tui.look.inks import Inks
from scorecard.tui.look.themes import palette_of

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Size

    from scorecard.tui.look.inks import Line


def inks_of(widget: Widget) -> Inks:
    """Return the inks of the theme that is on; one set is kept for each widget's app."""
    palette = palette_of(widget.app.current_theme)
    known: Inks | None = getattr(widget.app, "scorecard_inks", None)
    if known is None or known.palette is not palette:
        known = Inks(palette)
        widget.app.scorecard_inks = known  # type: ignore[attr-defined]  # the app's one cache
    return known


class Lines(Widget):
    """A widget that says its lines for a width; it never takes the focus.

    Subclasses give :meth:`lines` and call :meth:`changed` when these would differ.
    """

    DEFAULT_CSS = "Lines { height: 1; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._painted: tuple[object, list[Strip]] | None = None

    def lines(self, width: int) -> list[Line]:
        """Return what to show, top down, for a width in cells."""
        raise NotImplementedError

    def all_lines(self, width: int) -> list[Line]:
        """Return what to show where the height is left to what is said."""
        return self.lines(width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return max(1, len(self.all_lines(width)))

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return the style behind the text."""
        return base

    def changed(self) -> None:
        """Paint anew: what the lines say has changed."""
        self._painted = None
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was painted when the theme changes."""
        self._painted = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one painted line."""
        size, base, inks = self.size, self.rich_style, inks_of(self)
        width, known = size.width, (size, base, inks)
        if self._painted is None or self._painted[0] != known:
            behind = self.backdrop(base, inks)
            strips = [inks.strip(line, width, behind) for line in self.lines(width)]
            self._painted = (known, strips)
        strips = self._painted[1]
        if y < len(strips):
            return strips[y]
        return Strip.blank(width, self.backdrop(base, inks))
