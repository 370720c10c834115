"""A form's row: label, field or choice, words, fault; a text of lines, a reason to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from scorecard.messages.catalogue import words
from scorecard.messages.terms import revision_reason
from scorecard.model.reading import RevisionReason
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.painted import Lines
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.events import Click, DescendantBlur, Key
    from textual.geometry import Size

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Inks, Line


_GAP = 3

_OTHER = "other"
# Cells of the labels at the left edge, with the blank before them.
LABEL = 10
_MOST_FAULT_LINES = 4


class Choice(Lines, can_focus=True):
    """Choices side by side, over as many lines as they need, or one below the other.

    Args:
        choices: a key and its words; a key may be empty.
        chosen: the key chosen at first; none of the keys for none.
        listed: one below the other.
    """

    DEFAULT_CSS: ClassVar = "Choice { width: 1fr; height: auto; }"
    BINDINGS: ClassVar = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down,space", "step(1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Changed(Message):
        """Another choice was taken."""

    class Submitted(Message):
        """The person is done with this one."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self,
        glyphs: Glyphs,
        choices: Sequence[tuple[str, str]],
        chosen: str = "",
        *,
        listed: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._choices = tuple(choices)
        self._chosen = chosen
        self._listed = listed

    @property
    def value(self) -> str:
        """Return the key that is chosen."""
        return self._chosen

    @value.setter
    def value(self, key: str) -> None:
        if key != self._chosen:
            self._chosen = key
            self.changed()
            self.post_message(self.Changed())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the choices need."""
        return len(self._laid_out(width))

    def backdrop(self, base: Style, inks: Inks) -> Style:
        """Return what lies behind the choices while they have the keys."""
        return base + inks.cursor if self.has_focus else base

    def lines(self, width: int) -> list[Line]:
        """Return the choices."""
        return [
            [self._piece(key, text, width) for key, text in of_line]
            for of_line in self._laid_out(width)
        ]

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.changed()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.changed()

    def on_click(self, event: Click) -> None:
        """Take the choice clicked."""
        width, end = self.size.width, 0
        laid_out = self._laid_out(width)
        for key, text in laid_out[event.y] if event.y < len(laid_out) else ():
            end += cell_len(self._piece(key, text, width)[0])
            if event.x < end:
                self.value = key
                return

    def action_step(self, by: int) -> None:
        """Take the choice before or after; from none, the first or last."""
        keys = [key for key, _ in self._choices]
        if self._chosen in keys:
            self.value = keys[(keys.index(self._chosen) + by) % len(keys)]
        else:
            self.value = keys[0 if by > 0 else -1]

    def action_submit(self) -> None:
        """Go on."""
        self.post_message(self.Submitted(self))

    def _laid_out(self, width: int) -> list[list[tuple[str, str]]]:
        """Return the choices by line."""
        lines: list[list[tuple[str, str]]] = []
        left = 0
        for key, text in self._choices:
            taken = cell_len(self._piece(key, text, width)[0])
            # The gap behind the last one of a line may be cut.
            if not lines or self._listed or taken - _GAP > left:
                lines.append([])
                left = width
            lines[-1].append((key, text))
            left -= taken
        return lines

    def _piece(self, key: str, text: str, width: int) -> tuple[str, str]:
        on = key == self._chosen
        dot = "*" if self._glyphs.ascii_only else "•"
        piece = f"({dot if on else ' '}) {clean(text)}"
        cut = fit(piece, min(cell_len(piece), width), self._glyphs.ellipsis)
        return cut + " " * _GAP, "strong text" if on else "text"


class TextBox(TextArea):
    """Several lines.

    Args:
        text: what it begins with.
        goes_on: enter goes on to what follows, and ctrl+j begins a line; else enter does.
    """

    DEFAULT_CSS: ClassVar = """
    TextBox { width: 1fr; height: 3; border: none; padding: 0 1; background: $bar; }
    TextBox:focus { border: none; background: $field; }
    TextBox .text-area--cursor-line { background: $bar; }
    TextBox:focus .text-area--cursor-line { background: $field; }
    """

    class Submitted(Message):
        """The person is done with it."""

        def __init__(self, box: TextBox) -> None:
            super().__init__()
            self.box = box

    def __init__(
        self,
        text: str = "",
        *,
        goes_on: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(text, id=id, classes=classes, highlight_cursor_line=False)
        self._goes_on = goes_on
        self.cursor_blink = False

    @property
    def value(self) -> str:
        """Return what is typed."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        if text != self.text:
            self.load_text(text)

    async def _on_key(self, event: Key) -> None:
        if self._goes_on and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
        elif event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")


class ReasonField(Vertical):
    """The standard reasons as choices; the last of them opens a line."""

    DEFAULT_CSS: ClassVar = "ReasonField { height: auto; width: 1fr; }"

    def __init__(self, glyphs: Glyphs, reason: str) -> None:
        super().__init__()
        standard = [r.value for r in RevisionReason]
        own = bool(reason) and reason not in standard
        choices = [(r, revision_reason(r)) for r in standard]
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
        left: the cells of the labels at the left edge, with the blank before them.
    """

    DEFAULT_CSS: ClassVar = """
    FormRow { layout: horizontal; height: auto; }
    FormRow .row-words { width: 1fr; height: auto; max-height: 3; }
    """

    class Left(Message):
        """The keys went from one of the fields to something else."""

        def __init__(self, row: FormRow) -> None:
            super().__init__()
            self.row = row

    def __init__(
        self,
        glyphs: Glyphs,
        *fields: tuple[str, str, Control],
        words: bool = False,
        left: int = LABEL,
    ) -> None:
        super().__init__()
        self._left = left
        self.controls = {column: control for _, column, control in fields}
        self._glyphs = glyphs
        self._labels = [clean(label) for label, _, _ in fields]
        self._words = Sentence(glyphs, classes="row-words") if words else None
        self._fault = ""
        self._make_room()

    def compose(self) -> ComposeResult:
        """Lay the fields out side by side."""
        yield from self.controls.values()
        if self._words is not None:
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
            line.append((fit(f" {text}", self._left), "dim"))
        for label, control in list(zip(self._labels, self.fields, strict=True))[1:]:
            at = control.region.x - self.region.x - cell_len(label) - 2
            taken = sum(cell_len(piece[0]) for piece in lines[0])
            lines[0].append((f"{' ' * (at - taken)} {label} ", "dim"))
        indent = " " * self._left
        return lines + [[(indent + text, "off_track")] for text in fault]

    def _label(self) -> list[str]:
        return wrapped(self._labels[0], self._left - 1, _MOST_FAULT_LINES, self._glyphs.ellipsis)

    def _fault_lines(self, width: int) -> list[str]:
        if not self._fault:
            return []
        room = width - self._left - 1
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
            left = cell_len(label) + 2 if at else self._left
            control.styles.margin = (0, 0, below, left if label else 0)

    @property
    def is_blamed(self) -> bool:
        """Say whether a fault is shown."""
        return bool(self._fault)

    def on_descendant_blur(self, _: DescendantBlur) -> None:
        """Say that a field was left."""
        self.post_message(self.Left(self))
