"""A form's row: label, field, words, fault; and a reason to choose or write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from scorecard.messages.catalogue import words
from scorecard.model.reading import RevisionReason
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.line_input import TextBox, TextField
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantBlur

    from scorecard.tui.look.glyphs import Glyphs


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


Control = TextField | TextBox | Choice | ReasonField


class FormRow(Widget):
    """Fields by the column each is for.

    Args:
        glyphs: the signs to draw with.
        fields: label, column and control of each; the first label stands at the left edge.
        words: keep room beside the fields for something to say.
    """

    DEFAULT_CSS: ClassVar = """
    FormRow { height: auto; }
    FormRow .row-line { height: auto; }
    FormRow .row-label { width: 10; padding-left: 1; color: $text-muted; }
    FormRow .row-next { width: auto; padding: 0 1; color: $text-muted; }
    FormRow .row-words { width: 1fr; height: auto; max-height: 2; }
    FormRow .row-fault { height: auto; max-height: 4; padding-left: 9; display: none; }
    """

    class Left(Message):
        """The keys went from one of the fields to something else."""

        def __init__(self, row: FormRow) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self, glyphs: Glyphs, *fields: tuple[str, str, Control], words: bool = False
    ) -> None:
        super().__init__()
        self.controls = {column: control for _, column, control in fields}
        self._labels = [label for label, _, _ in fields]
        self._words = Sentence(glyphs) if words else None
        self._fault = Sentence(glyphs)

    def compose(self) -> ComposeResult:
        """Lay the fields out side by side, the fault below."""
        with Horizontal(classes="row-line"):
            for at, (label, control) in enumerate(
                zip(self._labels, self.controls.values(), strict=True)
            ):
                look = "row-next" if at else "row-label"
                yield Static(label, classes=look, markup=False)
                yield control
            if self._words is not None:
                self._words.add_class("row-words")
                yield self._words
        self._fault.add_class("row-fault")
        yield self._fault

    def say(self, text: str, ink: str = "on_track") -> None:
        """Say something beside the fields."""
        if self._words is not None:
            self._words.say(text, ink)

    def blame(self, problems: dict[str, str]) -> bool:
        """Show what is wrong with the fields of this row; say whether anything is."""
        found = [problems[column] for column in self.controls if column in problems]
        named = len(self.controls) > 1
        columns = [column for column in self.controls if column in problems]
        said = [f"{c}: {w}" if named else w for c, w in zip(columns, found, strict=True)]
        text = ". ".join(said)
        self._fault.say(text[:1].upper() + text[1:], "off_track")
        self._fault.display = bool(found)
        return bool(found)

    @property
    def is_blamed(self) -> bool:
        """Say whether a fault is shown."""
        return bool(self._fault.display)

    def on_descendant_blur(self, _: DescendantBlur) -> None:
        """Say that a field was left."""
        self.post_message(self.Left(self))
