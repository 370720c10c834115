"""A button of one line: ``[ Save ]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message

from scorecard.tui.widgets.painted import Lines

if TYPE_CHECKING:
    from rich.style import Style

    from scorecard.tui.look.inks import Inks, Line


class Acts(Horizontal):
    """Acts beside one another where they fit, else below one another: none is ever cut off."""

    DEFAULT_CSS: ClassVar = """
    Acts { height: auto; padding-left: 1; }
    Acts.-stacked { layout: vertical; }
    """

    def on_resize(self) -> None:
        """Lay them out for the room there is."""
        wide = sum(act.wide + 1 for act in self.query(Act) if act.display)
        self.set_class(wide > self.size.width, "-stacked")


class Act(Lines, can_focus=True):
    """Does one thing at enter, space or a click.

    Args:
        name: what it does, for whoever listens.
        words: what it says.
    """

    DEFAULT_CSS: ClassVar = "Act { width: auto; margin-right: 1; }"
    BINDINGS: ClassVar = [Binding("enter,space", "do", show=False)]

    class Done(Message):
        """It was asked for."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.does = name

    def __init__(self, name: str, words: str) -> None:
        super().__init__(id=f"act-{name}")
        self._does = name
        self.say(words)

    @property
    def wide(self) -> int:
        """Return how many cells it takes."""
        return cell_len(self._words)

    def say(self, words: str) -> None:
        """Say something else."""
        self._words = f"[ {words} ]"
        self.styles.width = self.wide
        self.changed()

    def lines(self, width: int) -> list[Line]:
        """Return the words in brackets."""
        return [[(self._words, "strong text" if self.has_focus else "text")]]

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return what lies behind it."""
        return base + (inks.cursor if self.has_focus else inks.bar)

    def on_focus(self) -> None:
        """Show that enter does it."""
        self.changed()

    def on_blur(self) -> None:
        """Show that enter does something else."""
        self.changed()

    def on_click(self) -> None:
        """Do it."""
        self.action_do()

    def action_do(self) -> None:
        """Do it."""
        self.post_message(self.Done(self._does))
