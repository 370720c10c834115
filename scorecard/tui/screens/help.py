"""The help: what the marks mean, and the keys of a screen out of the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.messages.terms import status_word
from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.look.text import fit, wrapped
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import TextList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded

_KEYS = 13
_EXAMPLE = 2019  # of a year beside a figure


class HelpScreen(ScorecardScreen):
    """What the marks mean, keys of the screen it was asked on, then of everything else."""

    PLACE: ClassVar = "help"
    TELLS: ClassVar = False
    BINDINGS: ClassVar = bindings("help")

    def __init__(self, glyphs: Glyphs, place: str) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._place = place
        self._title = TitleBar(glyphs)
        self._list = TextList(id="help")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._list
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Write the page."""
        self._title.show(words.ScreenHelp.TITLE, None, 0)
        self._list.show(self._lines)

    def refresh_from(self, loaded: Loaded) -> None:
        """Stay as it is: help does not depend on what was loaded."""

    def _lines(self, width: int) -> list[Line]:
        said_, places = words.ScreenHelp, words.ScreenHelp.PLACES
        order = [self._place, *(place for place in places if place != self._place)]
        lines: list[Line] = [[(f" {said_.MARKS}", "strong text")]]
        for status, meaning in said_.MEANINGS:
            mark = self._glyphs.mark(status)
            said = said_.MARK.format(status=status_word(status), meaning=meaning)
            lines += self._entry(mark, said, status.value, width)
        for sign, meaning in said_.SIGNS:
            lines += self._entry(sign.format(year=_EXAMPLE), meaning, "text", width)
        for place in order:
            lines += [[], [(f" {places[place]}", "strong text")]]
            for command in commands_of(place, whole=place == self._place):
                said = command.help
                if not said.lower().startswith(command.label.lower()):
                    said = said_.COMMAND.format(label=command.label, help=said)
                lines += self._entry(command.key, said, "strong on_track", width)
        return lines

    def _entry(self, key: str, said: str, ink: str, width: int) -> list[Line]:
        first, *more = wrapped(said, width - _KEYS - 4, 4, self._glyphs.ellipsis)
        lines: list[Line] = [[("   " + fit(key, _KEYS - 3), ink), (first, "text")]]
        return lines + [[(" " * _KEYS + row, "text")] for row in more]
