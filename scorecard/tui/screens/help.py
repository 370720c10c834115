"""The help: the keys of a screen out of the table of commands, and what the marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages import status_word
from scorecard.model.status import Status
from scorecard.tui.cells import fit, wrapped
from scorecard.tui.commands import bindings, commands_of
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.text_list import TextList
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.inks import Line
    from scorecard.tui.session import Loaded

PLACES = {
    "scorecard": "On the scorecard",
    "indicator": "On an indicator",
    "due": "On what is due",
    "review": "In the review",
    "report": "On the report",
    "problems": "On the problems",
    "filter": "In the filter",
    "field": "In a field of the report",
    "question": "When you are asked",
    "entry": "In a form",
    "ask": "In a question with answers",
    "help": "In this help",
    "list": "In any list",
    "app": "Everywhere",
}
_KEYS = 12
_MEANINGS = {
    Status.ACHIEVED: "the target is met",
    Status.ON_TRACK: "at or beyond the path to the target, or close to it",
    Status.AT_RISK: "behind the path",
    Status.OFF_TRACK: "far behind the path, or not holding what must hold",
    Status.MISSED: "the date has come and the target was not met",
    Status.PARTLY_ACHIEVED: "a goal or objective of which some is achieved and nothing is open",
    Status.NOT_ASSESSED: "nothing can be said; the word beside it says why",
}
_SIGNS = (
    ("*", "after a figure: provisional"),
    ("~", "before a figure: about; in ASCII also where a text was cut"),
    ("(2019)", "after a figure: it is of that year, not of the scorecard's"),
)


class HelpScreen(ScorecardScreen):
    """Keys of the screen it was asked on first, then of everything else."""

    PLACE: ClassVar = "help"
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
        self._title.show("Help", None, 0)
        self._list.show(self._lines)

    def take_in(self, loaded: Loaded) -> None:
        """Stay as it is: help does not depend on what was loaded."""

    def _lines(self, width: int) -> list[Line]:
        order = [self._place, *(place for place in PLACES if place != self._place)]
        lines: list[Line] = []
        for place in order:
            lines += [[], [(f" {PLACES[place]}", "strong text")]]
            for command in commands_of(place):
                said = f"{command.label}. {command.help}"
                lines += self._entry(command.key, said, "strong on_track", width)
        lines += [[], [(" Marks", "strong text")]]
        for status, meaning in _MEANINGS.items():
            mark = self._glyphs.mark(status)
            said = f"{status_word(status)}: {meaning}"
            lines += self._entry(mark, said, status.value, width)
        for sign, meaning in _SIGNS:
            lines += self._entry(sign, meaning, "text", width)
        return lines

    def _entry(self, key: str, said: str, ink: str, width: int) -> list[Line]:
        first, *more = wrapped(said, width - _KEYS - 4, 4, self._glyphs.ellipsis)
        lines: list[Line] = [[("   " + fit(key, _KEYS - 3), ink), (first, "text")]]
        return lines + [[(" " * _KEYS + row, "text")] for row in more]
