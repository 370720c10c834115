"""The rows of a form: which fields a kind of indicator asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.terms import state_word, status_word
from scorecard.model.plan import Kind
from scorecard.model.reading import State
from scorecard.model.status import JUDGED
from scorecard.tui.widgets.choice import Choice
from scorecard.tui.widgets.fields import FormRow, ReasonField
from scorecard.tui.widgets.line_input import TextBox, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.plan import Level
    from scorecard.tui.forms.reading import Form
    from scorecard.tui.grid.saving import Terms
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.widgets.fields import Control


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

    rows.append(FormRow(glyphs, (words.ScreenEntry.WITHOUT, "no_data", line("no_data"))))
    rows.append(FormRow(glyphs, (words.ScreenEntry.SOURCE, "source", line("source"))))
    edition = (words.ScreenEntry.EDITION, "edition", line("edition", "short"))
    rows.append(FormRow(glyphs, edition, (words.ScreenEntry.PAGE, "page", line("page", "shorter"))))
    rows.append(FormRow(glyphs, (words.ScreenEntry.ADDRESS, "address", line("address"))))
    states = Choice(
        glyphs, [(s.value, state_word(s)) for s in _STATES], typed["state"], id="field-state"
    )
    rows.append(FormRow(glyphs, (words.ScreenEntry.STATE, "state", states)))
    rows.append(
        FormRow(glyphs, (words.ScreenEntry.REASON, "reason", ReasonField(glyphs, typed["reason"])))
    )
    note = TextBox(typed["note"], id="field-note")
    note.add_class("note")
    rows.append(FormRow(glyphs, (words.ScreenEntry.NOTE, "note", note)))
    return tuple(rows)


def terms_rows(glyphs: Glyphs, terms: Terms) -> tuple[FormRow, ...]:
    """Return the rows of what holds for all edits of a grid; the reason comes last."""
    said = words.ScreenBulk
    source = TextField(terms.source, id="field-source")
    edition = TextField(terms.edition, id="field-edition")
    edition.add_class("short")
    chosen = [(s.value, state_word(s)) for s in _STATES if s is not State.DRAFT]
    states = Choice(glyphs, chosen, terms.state, id="field-state")
    return (
        FormRow(glyphs, (said.SOURCE, "source", source), (said.EDITION, "edition", edition)),
        FormRow(glyphs, (said.STATE, "state", states)),
        FormRow(glyphs, (said.REASON, "reason", ReasonField(glyphs, terms.reason))),
    )


def _answer(glyphs: Glyphs, form: Form, typed: Mapping[str, str]) -> list[FormRow]:
    """Return the rows for the value itself."""
    indicator, kind = form.indicator, form.kind
    if kind is Kind.QUALITATIVE:
        evidence = TextBox(typed["value"], goes_on=False, id="field-value")
        evidence.add_class("evidence")
        judged = [(s.value, status_word(s)) for s in JUDGED]
        status = Choice(glyphs, judged, typed["judged"], id="field-judged")
        because = TextBox(typed["because"], id="field-because")
        return [
            FormRow(glyphs, (words.ScreenEntry.EVIDENCE, "value", evidence)),
            FormRow(glyphs, (words.ScreenEntry.JUDGEMENT, "judged", status)),
            FormRow(glyphs, (words.ScreenEntry.BECAUSE, "because", because)),
        ]
    if form.is_dated:
        dated = TextField(typed["value"], id="field-value")
        dated.add_class("short")
        dated.placeholder = words.ScreenEntities.ANSWER_SHORT
        return [FormRow(glyphs, (words.ScreenEntry.VALUE, "value", dated), words=True)]
    if kind is Kind.YES_NO:
        answers = [("yes", words.ScreenEntry.YES), ("no", words.ScreenEntry.NO)]
        return [_chosen(glyphs, answers, typed)]
    if kind is Kind.SCALE:
        levels = [(v.key, _level(v)) for v in indicator.levels]
        return [_chosen(glyphs, levels, typed, listed=True)]
    value = TextField(typed["value"], id="field-value")
    value.add_class("short")
    rows = [FormRow(glyphs, (words.ScreenEntry.VALUE, "value", value), words=True)]
    if kind is Kind.PERCENT:
        parts: list[tuple[str, str, Control]] = []
        for label, column in (
            (words.ScreenEntry.PART, "numerator"),
            (words.ScreenEntry.WHOLE, "denominator"),
        ):
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
    return FormRow(glyphs, (words.ScreenEntry.VALUE, "value", choice))


def _level(level: Level) -> str:
    if not level.title:
        return level.key
    return words.ScreenEntry.LEVEL.format(level=level.key, title=level.title)
