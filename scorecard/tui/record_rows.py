"""The rows of a form for one of the board's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.form_row import FormRow
from scorecard.tui.widgets.text_field import TextBox, TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.record_form import Asked, RecordForm
    from scorecard.tui.widgets.form_row import Control


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


def record_rows(glyphs: Glyphs, form: RecordForm, typed: Mapping[str, str]) -> tuple[FormRow, ...]:
    """Return the rows of a form, filled with what is typed."""
    rows: list[list[tuple[str, str, Control]]] = []
    spoken: set[str] = set()
    for asked in form.fields:
        field = (asked.label, asked.column, _control(glyphs, form, asked, typed[asked.column]))
        if asked.beside and rows:
            rows[-1].append(field)
        else:
            rows.append([field])
        if asked.names:
            spoken.add(asked.column)
    return tuple(
        FormRow(glyphs, *row, words=any(column in spoken for _, column, _ in row)) for row in rows
    )


def _control(glyphs: Glyphs, form: RecordForm, asked: Asked, text: str) -> Control:
    name = f"field-{asked.column}"
    if asked.choices:
        return Choice(glyphs, asked.choices, text, id=name)
    if asked.lines:
        box = TextBox(text, goes_on=False, id=name)
        box.add_class("lines")
        return box
    field = TextField(text, id=name)
    if asked.names:
        field.suggester = Names(form.completed)
    if asked.short:
        field.add_class("short")
    return field
