"""What the pages of an indicator and of one it is kept for share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from scorecard.messages.catalogue import words, year_parsed, year_text
from scorecard.tui.indicator.facts import outlook_line
from scorecard.tui.indicator.readings import readings_table, revisions_table
from scorecard.tui.indicator.what_if import WhatIfPart
from scorecard.tui.look.figures import Figures
from scorecard.tui.screens.base import closed_in, copied
from scorecard.tui.widgets.bars import TitleBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.scorecard.rows import Row
    from scorecard.tui.session import Loaded


class SubjectScreen(WhatIfPart):
    """Why something stands where it stands, its chart, its readings, their history.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
        order: the ids to step through.
    """

    key: str
    entity: str = ""  # the id of the one it is on; empty for the indicator itself

    def __init__(self, glyphs: Glyphs, loaded: Loaded, order: Sequence[str]) -> None:
        super().__init__()
        self._glyphs, self._order, self._loaded = glyphs, list(order), loaded
        self._row: Row | None = None
        self._history = False
        self._title = TitleBar(glyphs)
        self._why = Sentence(glyphs, id="why")
        self._chart = TrendChart(glyphs)
        self._outlook = Sentence(glyphs, id="outlook")
        self._table = TextTable(glyphs, id="readings")
        self._table.hugs = True  # what the readings leave is the chart's
        self._detail = Sentence(glyphs, id="detail")

    def on_mount(self) -> None:
        """Show what it was opened for."""
        self.refresh_from(self._loaded)
        self.to_list()

    def refresh_from(self, loaded: Loaded) -> None:
        """Show it as it is now; go back when the plan has it no more."""
        self._loaded, card = loaded, loaded.card
        row = self._row = None if card is None else self.find(card)
        if card is None or row is None or row.result is None:
            self.dismiss()
            return
        if self.stands_on not in self._order:
            self._order = self.all_of(card)
        stands = (row.status_text(self._glyphs), row.status.value)
        closed = closed_in(loaded)
        self._title.show(row.title, card, loaded.errors, stands, closed, lead=row.label)
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        self._why.say(" ".join((row.sentence, *figures.parts(row.result))))
        outlook = outlook_line(row.result, figures.style)
        self._outlook.say(outlook, "dim")
        self._outlook.display = bool(outlook)
        self.set_class(bool(outlook), "-outlook")
        self.show_more(card, row, figures)
        self._fill_table(self._table.cursor)

    def find(self, card: Scorecard) -> Row | None:
        """Return what the page is on; None where the plan has it no more."""
        raise NotImplementedError

    def all_of(self, card: Scorecard) -> list[str]:
        """Return the ids to step through where the list it came from lacks it."""
        raise NotImplementedError

    def show_more(self, card: Scorecard, row: Row, figures: Figures) -> None:
        """Show what such a page has besides: its chart at least."""
        raise NotImplementedError

    @property
    def stands_on(self) -> str:
        """Return its id in the list to step through."""
        raise NotImplementedError

    def turn_to(self, id_: str) -> None:
        """Turn to another of the list."""
        raise NotImplementedError

    @property
    def at_end(self) -> tuple[str, str]:
        """Return what to say before the first of the list and after the last."""
        raise NotImplementedError

    def _fill_table(self, cursor: int) -> None:
        row, card, records = self._row, self._loaded.card, self._loaded.records
        if row is None or row.result is None or card is None or records is None:
            return
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        amiss = self._loaded.amiss
        if self._history:
            indicator = card.strategy.find(self.key) or row.result.indicator
            of = indicator.entity(self.entity) if self.entity else None
            data = revisions_table(indicator, records, card, figures, self._glyphs, amiss, of)
        else:
            contested = self._loaded.store.years_of(self.key, self.entity or None)
            data = readings_table(row.result, figures, amiss, contested)
        self._table.show(data, cursor)

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator."""
        return self.key

    @property
    def text_here(self) -> str:
        """Return title and sentence."""
        return "" if self._row is None else copied(self._row.title, self._row.sentence)

    @property
    def supposed(self) -> tuple[str, str]:
        """Return what a reading is supposed for: the ids of indicator and entity."""
        return self.key, self.entity

    @property
    def line(self) -> Sentence:
        """Return the line for the detail."""
        return self._detail

    @property
    def under_cursor(self) -> object:
        """Return what the page is on, and the row under the cursor."""
        return self.stands_on, self._history, self._table.cursor

    def _explain(self) -> None:
        self._detail.say(self._table.detail, "dim")

    def to_list(self) -> None:
        """Give the keys back to the readings."""
        self._table.focus()

    def action_enter_reading(self) -> None:
        """Open the form for the year shown."""
        self.board.reading_actions.enter(self.key, entity=self.entity)

    @on(LineList.Opened, "#readings")
    def action_correct_reading(self) -> None:
        """Open the form on the reading under the cursor."""
        year = year_parsed(self._table.first_text)
        if year is not None:
            self.board.reading_actions.enter(self.key, year, entity=self.entity)
        else:
            self.board.say(words.ScreenWords.NO_CORRECTION)

    def action_retract_reading(self) -> None:
        """Take back the reading under the cursor, once it is said why."""
        row, year = self._row, self._table.first_text
        points = () if row is None or row.result is None else row.result.readings
        entered = next((p.reading for p in points if year_text(p.year) == year), None)
        if entered is None or row is None:
            self.board.say(words.ScreenWords.NO_RETRACTION)
        else:
            self.board.reading_actions.retract(entered, row.title)

    def action_history(self) -> None:
        """Show every revision, or the readings again."""
        self._history = not self._history
        self._fill_table(0)

    def step(self, by: int) -> bool:
        """Turn to the next of the list, or the one before; say so at its end."""
        at = self._order.index(self.stands_on) + by
        if not 0 <= at < len(self._order):
            self.board.say(self.at_end[by > 0])
            return False
        self.turn_to(self._order[at])
        self.refresh_from(self._loaded)
        self._table.cursor = 0
        return True
