"""The part of a screen that supposes a reading: one line to type, what it would make above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from scorecard.messages.catalogue import words
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.answer_field import AnswerField
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.widgets import Input

    from scorecard.tui.supposing import Supposing

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
        from scorecard.tui.supposing import Supposing, why_not  # noqa: PLC0415 - when asked

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
        # Its place is needed; both come back together.
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
        self.query_one("#detail").display = True
        self.to_list()

    def to_list(self) -> None:
        """Give the keys back to the list."""
