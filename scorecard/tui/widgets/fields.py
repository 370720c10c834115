"""A form's row: label, field, words, fault; and a reason to choose or write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.message import Message

from scorecard.messages.catalogue import words
from scorecard.model.reading import RevisionReason
from scorecard.tui.look.text import clean, wrapped
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.line_input import TextBox, TextField
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import DescendantBlur
    from textual.geometry import Size

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line


_OTHER = "other"
# Cells of the labels at the left edge, with the blank before them.
_LABEL = 10
_MOST_FAULT_LINES = 4


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


class FormRow(Lines):
    """Fields by the column each is for; labels and fault are painted around them.

    Args:
        glyphs: the signs to draw with.
        fields: label, column and control of each; the first label stands at the left edge.
        words: keep room beside the fields for something to say.
    """

    DEFAULT_CSS: ClassVar = """
    FormRow { layout: horizontal; height: auto; }
    FormRow .row-words { width: 1fr; height: auto; max-height: 2; }
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
        self._glyphs = glyphs
        self._labels = [clean(label) for label, _, _ in fields]
        self._words = Sentence(glyphs) if words else None
        self._fault = ""
        self._make_room()

    def compose(self) -> ComposeResult:
        """Lay the fields out side by side."""
        yield from self.controls.values()
        if self._words is not None:
            self._words.add_class("row-words")
            yield self._words

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the fields need, and the fault below them."""
        fields = self.layout.get_content_height(self, container, viewport, width)
        label = len(self._label()) if self._labels[0] else 0
        return max(fields, label)

    def lines(self, width: int) -> list[Line]:
        """Return the labels, and below the fields what is wrong with them."""
        fault = self._fault_lines(width)
        above = max(1, self.size.height - len(fault))
        lines: list[Line] = [[] for _ in range(above)]
        for line, text in zip(lines, self._label(), strict=False):
            line.append((f" {text}".ljust(_LABEL), "dim"))
        for label, control in list(zip(self._labels, self.fields, strict=True))[1:]:
            at = control.region.x - self.region.x - cell_len(label) - 2
            taken = sum(cell_len(piece[0]) for piece in lines[0])
            lines[0].append((f"{' ' * (at - taken)} {label} ", "dim"))
        indent = " " * _LABEL
        return lines + [[(indent + text, "off_track")] for text in fault]

    def _label(self) -> list[str]:
        return wrapped(self._labels[0], _LABEL - 1, _MOST_FAULT_LINES, self._glyphs.ellipsis)

    def _fault_lines(self, width: int) -> list[str]:
        if not self._fault:
            return []
        room = width - _LABEL - 1
        return wrapped(clean(self._fault), room, _MOST_FAULT_LINES, self._glyphs.ellipsis)

    @property
    def fields(self) -> tuple[Control, ...]:
        """Return the fields from left to right."""
        return tuple(self.controls.values())

    def say(self, text: str, ink: str = "on_track") -> None:
        """Say something beside the fields."""
        if self._words is not None:
            self._words.say(text, ink)

    def blame(self, problems: dict[str, str]) -> bool:
        """Show what is wrong with the fields of this row; say whether anything is."""
        found = {column: problems[column] for column in self.controls if column in problems}
        named = len(self.controls) > 1
        text = ". ".join(f"{c}: {what}" if named else what for c, what in found.items())
        text = text[:1].upper() + text[1:]
        if text != self._fault:
            self._fault = text
            self._make_room()
            self.changed()
        return bool(found)

    def on_resize(self) -> None:
        """Give the fault the lines it needs now."""
        self._make_room()
        self.changed()

    def _make_room(self) -> None:
        """Leave room around the fields for labels and fault."""
        # One that was never shown has no width yet; it is told when it gets one.
        below = len(self._fault_lines(self.size.width)) if self.size.width else 0
        for at, (label, control) in enumerate(zip(self._labels, self.fields, strict=True)):
            left = cell_len(label) + 2 if at else _LABEL
            control.styles.margin = (0, 0, below, left if label else 0)

    @property
    def is_blamed(self) -> bool:
        """Say whether a fault is shown."""
        return bool(self._fault)

    def on_descendant_blur(self, _: DescendantBlur) -> None:
        """Say that a field was left."""
        self.post_message(self.Left(self))
