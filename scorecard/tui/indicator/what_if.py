"""What if: the verdict on a figure that is only supposed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from scorecard import clock
from scorecard.assessment.preview import Preview, above, computed_from
from scorecard.messages.catalogue import words
from scorecard.messages.rollups import group_word
from scorecard.messages.terms import status_word
from scorecard.model.plan import Kind
from scorecard.model.reading import State
from scorecard.records.entry import unsaved
from scorecard.tui.forms.reading import ReadingForm
from scorecard.tui.grid.typed import refusal
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.line_input import AnswerField
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.widgets import Input

    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.records.entry import Entry
    from scorecard.tui.look.glyphs import Glyphs


def why_not(indicator: Indicator | None, entity: str, year: int) -> str:
    """Return why nothing can be supposed of an indicator; empty where it can."""
    said = words.ScreenWhatIf
    if indicator is None:
        return said.GONE
    if why := refusal(indicator, year):
        return why
    if indicator.entities and indicator.entity(entity) is None:
        return said.OF_WHOM
    if indicator.reading_kind is Kind.QUALITATIVE:
        return said.JUDGED
    return ""


class Supposing:
    """Says where an indicator would stand with a reading of the scorecard's year.

    Args:
        card: the year, and the day whose knowledge is used.
        records: everything entered.
        indicator: one of which something can be supposed; see :func:`why_not`.
        entity: the id of the one it is kept for; empty for none.
        glyphs: the signs to draw with.
    """

    def __init__(
        self,
        card: Scorecard,
        records: Records,
        indicator: Indicator,
        entity: str,
        glyphs: Glyphs,
    ) -> None:
        self._card, self._glyphs = card, glyphs
        self._entity = indicator.entity(entity) if entity else None
        # A year still to come may be supposed too.
        day = max(clock.today(), card.strategy.calendar.last_day(card.year))
        self._form = ReadingForm(
            card.strategy, records, indicator, card.year, today=day, entity=self._entity
        )
        self._preview = Preview(
            card.strategy, records, indicator.id, year=card.year, as_of=card.as_of
        )
        self._computed = [
            Preview(card.strategy, records, id_, year=card.year, as_of=card.as_of)
            for id_ in computed_from(card.strategy, indicator.id)
        ]
        self._now = self._own(self._preview.assess())

    def words(self, typed: str) -> tuple[str, str]:
        """Return what is typed would make of it, or what is wrong with it, and the ink."""
        said = words.ScreenWhatIf
        if not typed.strip():
            return said.FIRST.format(title=self._form.title, year=self._card.year), "dim"
        found = self._form.value_or_problems({"value": typed, "state": State.FINAL.value})
        if isinstance(found, tuple):
            problems = words.CLAUSE_SEPARATOR.join(what.rstrip(".") for what in found)
            return said.REFUSED.format(what=problems), "off_track"
        reading = self._reading(found)
        whole = self._preview.assess(reading)
        then = self._own(whole)
        line = said.VERDICT.format(
            mark=self._glyphs.mark(then.status),
            status=status_word(then.status),
            now=status_word(self._now.status),
            sentence=then.sentence,
        )
        if then is not whole:
            mark, status = self._glyphs.mark(whole.status), status_word(whole.status)
            line += words.ScreenEntities.VERDICT.format(mark=mark, status=status)
        others = [each.assess(reading) for each in self._computed]
        for parent in above(self._card, (whole, *others)):
            then_word, now_word = group_word(parent.then), group_word(parent.now)
            line += " " + words.WhatIf.PARENT.format(id=parent.id, then=then_word, now=now_word)
        return said.NOT_SAVED.format(verdict=line), then.status.value

    def _reading(self, entry: Entry) -> Reading:
        reading = unsaved(entry, self._form.head)
        if self._card.as_of is None:
            return reading
        # Known on that day, and over everything that was.
        return replace(
            reading,
            as_published=True,
            published=self._card.as_of,
            revision=reading.revision + 1,
        )

    def _own(self, whole: IndicatorResult) -> IndicatorResult:
        """Return the entity's result, or the indicator's where it is kept for none."""
        if self._entity is None:
            return whole
        found = (each.result for each in whole.entities if each.entity.id == self._entity.id)
        return next(found, whole)


_PURPOSE = "what-if"


class WhatIfPart(ScorecardScreen):
    """Opens the line, follows what is typed, and goes back to the list it came from."""

    _supposing: Supposing | None = None

    @property
    def supposed(self) -> tuple[str, str]:
        """Return what a reading is supposed for: the ids of indicator and entity."""
        raise NotImplementedError

    def action_what_if(self) -> None:
        """Ask for a value, and say what it would make of the indicator."""
        board = self.board
        loaded = board.loaded
        if self.query(AnswerField) or loaded is None:
            return
        card, records = loaded.card, loaded.records
        if card is None or records is None:
            return
        key, entity = self.supposed
        indicator = card.strategy.find(key)
        why = why_not(indicator, entity, card.year)
        if why or indicator is None:
            board.say(words.ScreenWhatIf.NOT_HERE.format(why=why))
            return
        self._supposing = Supposing(card, records, indicator, entity, board.glyphs)
        field = AnswerField(_PURPOSE, "")
        field.placeholder = words.ScreenWhatIf.ASK
        line = Sentence(board.glyphs, id="supposed")
        self.mount(line, field, before=self.query_one(KeyBar))
        line.styles.height = "auto"
        line.styles.max_height = 4
        line.say(*self._supposing.words(""))
        # Their places are needed; all come back together.
        self.add_class("-supposing")
        self.query_one("#detail").display = False

    @on(AnswerField.Changed)
    def _suppose(self, event: Input.Changed) -> None:
        event.stop()
        if self._supposing is not None:
            self.query_one("#supposed", Sentence).say(*self._supposing.words(event.value))

    def on_answer_field_given(self) -> None:
        """Leave the line, and what it said in the place of short messages."""
        if self._supposing is None:
            return
        said, _ = self._supposing.words(self.query_one(AnswerField).value)
        self._close()
        self.tell(said)

    def on_answer_field_dropped(self) -> None:
        """Leave the line."""
        self._close()

    def _close(self) -> None:
        self._supposing = None
        self.query(AnswerField).remove()
        self.query("#supposed").remove()
        self.remove_class("-supposing")
        self.query_one("#detail").display = True
        self.to_list()

    def to_list(self) -> None:
        """Give the keys back to the list."""
