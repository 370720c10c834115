"""The rows a form is shown in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from scorecard.tui.forms.form import FieldKind
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.fields import FormRow, ReasonField
from scorecard.tui.widgets.line_input import TextBox, TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.tui.forms.form import Field, Form
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.widgets.fields import Control


class Names(Suggester):
    """Offers the rest of an id while it is typed; the right arrow takes it.

    Args:
        completed: gives what is typed with its last id in full.
    """

    def __init__(self, completed: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completed = completed

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text in full; None where an id would not begin with what is typed."""
        found = self._completed(value)
        return found if found != value and found.startswith(value) else None


def form_rows(glyphs: Glyphs, form: Form, typed: Mapping[str, str]) -> tuple[FormRow, ...]:
    """Return the rows of a form, filled with what is typed."""
    rows: list[list[Field]] = []
    for field in form.fields:
        if field.beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
    return tuple(
        FormRow(
            glyphs,
            *((f.label, f.column, _control(glyphs, form, f, typed[f.column])) for f in fields),
            words=any(field.told for field in fields),
        )
        for fields in rows
    )


def _control(glyphs: Glyphs, form: Form, field: Field, text: str) -> Control:
    name, kind = f"field-{field.column}", field.kind
    control: Control
    if kind in (FieldKind.CHOICE, FieldKind.LIST):
        control = Choice(glyphs, field.choices, text, listed=kind is FieldKind.LIST, id=name)
    elif kind is FieldKind.REASON:
        control = ReasonField(glyphs, text)
    elif kind in (FieldKind.NOTE, FieldKind.TEXT):
        control = TextBox(text, goes_on=kind is FieldKind.NOTE, id=name)
    else:
        control = TextField(text, id=name)
        control.placeholder = field.hint
        if kind is FieldKind.IDS:
            control.suggester = Names(form.completed)
    if field.size:
        control.add_class(field.size)
    return control
