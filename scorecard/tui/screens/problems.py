"""What is wrong with the plan and the data, by file and line, while the rest stays usable."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Severity
from scorecard.tui.commands import bindings
from scorecard.tui.look.text import clean, wrapped
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import TextList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.model.fault import Fault
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded

# No fault is so long that more lines of it would help.
_MOST_LINES = 12


class ProblemsScreen(ScorecardScreen):
    """Every fault: where, and what."""

    PLACE: ClassVar = "problems"
    BINDINGS: ClassVar = bindings("problems")
    CSS = "#problems { margin-top: 1; }"

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._loaded = loaded
        self._title = TitleBar(glyphs)
        self._list = TextList(id="problems")
        self._sentence = Sentence(glyphs)

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._list
        yield self._sentence
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Show the faults."""
        self.refresh_from(self._loaded)

    def refresh_from(self, loaded: Loaded) -> None:
        """Show the faults that are left; without a scorecard, go on to it once there is one."""
        had_none = self._loaded.card is None
        self._loaded = loaded
        if had_none and loaded.card is not None and not loaded.faults:
            self.dismiss()
            return
        self._title.show(_headline(loaded.faults), None, 0)
        self._list.show(self._lines)
        self._sentence.say(self._advice(), "dim")

    @property
    def line(self) -> Sentence:
        """Return the line for advice."""
        return self._sentence

    def action_back(self) -> None:
        """Go back; without a scorecard there is nothing to go back to, so leave."""
        if self._loaded.card is None:
            self.app.exit()
        else:
            self.dismiss()

    def _advice(self) -> str:
        if self._loaded.card is None:
            return words.ScreenWords.UNUSABLE
        if self._loaded.outdated:
            return words.ScreenWords.OUTDATED
        return words.ScreenWords.USABLE if self._loaded.faults else ""

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for fault in self._loaded.faults:
            ink = "off_track" if fault.severity is Severity.ERROR else "at_risk"
            ellipsis = self._glyphs.ellipsis
            # The place is what one types into an editor: it is wrapped, never cut.
            places = wrapped(clean(_place(fault)), width - 2, _MOST_LINES, ellipsis)
            lines += [[(" " + row, f"strong {ink}")] for row in places]
            rows = wrapped(clean(fault.what), width - 4, _MOST_LINES, ellipsis)
            lines += [[("   " + row, "text")] for row in rows]
            lines.append([])
        return lines or [[(" " + words.ScreenWords.FINE, "text")]]


def _place(fault: Fault) -> str:
    word = "" if fault.severity is Severity.ERROR else words.ScreenWords.WARNING
    place = ":".join(str(part) for part in (fault.file, fault.line, fault.column) if part)
    return place + word


def _headline(faults: tuple[Fault, ...]) -> str:
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    warnings = len(faults) - errors
    said = words.ScreenWords
    counted = ((errors, said.ERRORS), (warnings, said.WARNINGS))
    parts = [plural(forms, number) for number, forms in counted if number]
    return words.LIST_SEPARATOR.join(parts) or said.NO_PROBLEMS
