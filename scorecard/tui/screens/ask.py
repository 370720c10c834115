"""A question over the screen: a few answers, perhaps a line to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen

from scorecard.messages.catalogue import words
from scorecard.tui.commands import bindings
from scorecard.tui.screens.base import ClosesItself
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.tui.look.glyphs import Glyphs


# Classes of the screen by its size, for the stylesheets.
_HEIGHTS = [(0, "-low"), (16, "-high")]


class AskScreen(ModalScreen[tuple[str, str]], ClosesItself[tuple[str, str]]):
    """Gives back the name of the answer and what was typed.

    Args:
        glyphs: the signs to draw with.
        heading: the question in short.
        text: what one must know to answer.
        answers: name and words of each; the last changes nothing, and escape gives it.
        needs: what to type, in a word; every answer but the last needs it. Empty for nothing.
        bare: the names of answers that need nothing typed all the same.
        careful: begin at the last answer, so that a key pressed too often changes nothing.
    """

    PLACE: ClassVar = "ask"
    BINDINGS: ClassVar = bindings("ask")
    CSS = """
    AskScreen { align: center middle; }
    #ask { width: 70; max-width: 100%; height: auto; padding: 1; background: $bar; }
    AskScreen.-low #ask { padding: 0 1; }
    AskScreen.-low #ask-text { max-height: 5; }
    AskScreen.-low #ask-field { margin-bottom: 0; }
    #ask-text { height: auto; max-height: 10; margin-bottom: 1; }
    #ask-field { background: $background; margin: 0 1 1 1; }
    #ask-field:focus { background: $field; }
    #ask-fault { height: 1; display: none; }
    """

    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(
        self,
        glyphs: Glyphs,
        heading: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        *,
        needs: str = "",
        bare: Sequence[str] = (),
        careful: bool = False,
    ) -> None:
        super().__init__()
        self._text = Sentence(glyphs, id="ask-text")
        self._text.say(text, heading=heading)
        self._fault = Sentence(glyphs, id="ask-fault")
        self._answers = tuple(answers)
        self._acts = tuple(Act(name, said) for name, said in self._answers)
        self._bare = frozenset(bare)
        self._needs, self._begin = needs, self._acts[-1 if careful else 0]
        self.field = TextField(id="ask-field") if needs else None

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        with Vertical(id="ask"):
            yield self._text
            if self.field is not None:
                self.field.placeholder = self._needs
                yield self.field
            yield self._fault
            with Acts(id="ask-answers"):
                yield from self._acts

    def on_mount(self) -> None:
        """Give the keys to the field, else to the answer to begin at."""
        (self.field or self._begin).focus()

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss((self._answers[-1][0], ""))

    def action_other_answer(self) -> None:
        """Go to the next answer."""
        self.focus_next()

    def action_answer_before(self) -> None:
        """Go to the answer before."""
        self.focus_previous()

    def on_input_submitted(self) -> None:
        """Take the first answer at enter in the field."""
        self._answer(self._answers[0][0])

    @on(Act.Done)
    def _done(self, event: Act.Done) -> None:
        self._answer(event.does)

    def _answer(self, name: str) -> None:
        typed = "" if self.field is None else self.field.value.strip()
        if name == self._answers[-1][0]:
            self.action_back()
        elif self.field is not None and not typed and name not in self._bare:
            self._fault.say(words.ScreenEntry.NEEDED.format(what=self._needs), "off_track")
            self._fault.display = True
            self.field.focus()
        else:
            self.dismiss((name, typed))
