"""Why a reading is revised: one of the standard reasons, or words of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from scorecard.messages.catalogue import words
from scorecard.model.reading import RevisionReason
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.tui.glyphs import Glyphs

_OTHER = "other"


class ReasonField(Vertical):
    """The standard reasons as choices; the last of them opens a line."""

    DEFAULT_CSS: ClassVar = "ReasonField { height: auto; width: 1fr; }"

    def __init__(self, glyphs: Glyphs, reason: str) -> None:
        super().__init__()
        standard = [r.value for r in RevisionReason]
        own = bool(reason) and reason not in standard
        choices = [(r, r) for r in standard]
        self._choice = Choice(
            glyphs,
            [*choices, (_OTHER, words.ScreenEntry.OTHER)],
            _OTHER if own else reason,
            id="field-reason",
        )
        self._own = TextField(reason if own else "", id="field-own-reason")

    def compose(self) -> ComposeResult:
        """Lay the choices out, the line below."""
        yield self._choice
        self._own.display = self._choice.value == _OTHER
        self._own.placeholder = words.ScreenEntry.OTHER_WHY
        yield self._own

    @property
    def value(self) -> str:
        """Return the reason as it stands."""
        return self._own.value if self._choice.value == _OTHER else self._choice.value

    @value.setter
    def value(self, reason: str) -> None:
        standard = {r.value for r in RevisionReason}
        own = bool(reason) and reason not in standard
        self._own.value = reason if own else ""
        self._choice.value = _OTHER if own else reason

    def on_choice_changed(self) -> None:
        """Open the line for words of one's own, or close it."""
        self._own.display = self._choice.value == _OTHER
        if self._own.display and self._choice.has_focus:
            self._own.focus()

    def focus(self, scroll_visible: bool = True) -> ReasonField:
        """Give the keys to the choices."""
        self._choice.focus(scroll_visible)
        return self
