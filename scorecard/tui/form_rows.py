"""The rows of a form: which fields a kind of indicator asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages import state_word, status_word
from scorecard.model.indicator import Kind
from scorecard.model.reading import State
from scorecard.model.status import JUDGED
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.form_row import FormRow
from scorecard.tui.widgets.reason_field import ReasonField
from scorecard.tui.widgets.text_field import TextBox, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.tui.form import Form
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.widgets.form_row import Control

_STATES = (State.FINAL, State.PROVISIONAL, State.DRAFT)


def form_rows(glyphs: Glyphs, form: Form, typed: Mapping[str, str]) -> tuple[FormRow, ...]:
    """Return the rows of a form, filled; a note comes last.

    Args:
        glyphs: the signs to draw with.
        form: says the kind, and whether something is revised.
        typed: what stands in the fields.
    """
    rows = [*_answer(glyphs, form, typed)]

    def line(column: str, look: str = "") -> TextField:
        field = TextField(typed[column], id=f"field-{column}")
        field.set_classes(look)
        return field

    rows.append(FormRow(glyphs, ("No data,", "no_data", line("no_data"))))
    rows.append(FormRow(glyphs, ("Source", "source", line("source"))))
    edition = ("Edition", "edition", line("edition", "short"))
    rows.append(FormRow(glyphs, edition, ("page", "page", line("page", "shorter"))))
    rows.append(FormRow(glyphs, ("Address", "address", line("address"))))
    states = Choice(
        glyphs, [(s.value, state_word(s)) for s in _STATES], typed["state"], id="field-state"
    )
    rows.append(FormRow(glyphs, ("State", "state", states)))
    rows.append(FormRow(glyphs, ("Reason", "reason", ReasonField(glyphs, typed["reason"]))))
    note = TextBox(typed["note"], id="field-note")
    note.add_class("note")
    rows.append(FormRow(glyphs, ("Note", "note", note)))
    return tuple(rows)


def _answer(glyphs: Glyphs, form: Form, typed: Mapping[str, str]) -> list[FormRow]:
    """Return the rows for the value itself."""
    indicator, kind = form.indicator, form.indicator.kind
    if kind is Kind.QUALITATIVE:
        evidence = TextBox(typed["value"], goes_on=False, id="field-value")
        evidence.add_class("evidence")
        judged = [(s.value, status_word(s)) for s in JUDGED]
        status = Choice(glyphs, judged, typed["judged"], id="field-judged")
        because = TextBox(typed["because"], id="field-because")
        return [
            FormRow(glyphs, ("Evidence", "value", evidence)),
            FormRow(glyphs, ("Judged", "judged", status)),
            FormRow(glyphs, ("Because", "because", because)),
        ]
    if kind is Kind.YES_NO:
        answers = [("yes", "yes"), ("no", "no")]
        return [_chosen(glyphs, answers, typed)]
    if kind is Kind.SCALE:
        levels = [(v.key, f"{v.key}: {v.title}" if v.title else v.key) for v in indicator.levels]
        return [_chosen(glyphs, levels, typed, listed=True)]
    value = TextField(typed["value"], id="field-value")
    value.add_class("short")
    rows = [FormRow(glyphs, ("Value", "value", value), words=True)]
    if kind is Kind.PERCENT:
        parts: list[tuple[str, str, Control]] = []
        for label, column in (("Part", "numerator"), ("of", "denominator")):
            field = TextField(typed[column], id=f"field-{column}")
            field.add_class("short")
            parts.append((label, column, field))
        rows.append(FormRow(glyphs, *parts))
    return rows


def _chosen(
    glyphs: Glyphs,
    answers: list[tuple[str, str]],
    typed: Mapping[str, str],
    *,
    listed: bool = False,
) -> FormRow:
    choice = Choice(glyphs, answers, typed["value"], listed=listed, id="field-value")
    return FormRow(glyphs, ("Value", "value", choice))
