"""One entity of an indicator: where it stands, its chain of deadlines, its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard.messages.catalogue import words
from scorecard.messages.terms import note_word
from scorecard.model.plan import Kind
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.facts import chain_table, outlook_line
from scorecard.tui.indicator.names import row_of
from scorecard.tui.indicator.readings import readings_table, revisions_table
from scorecard.tui.indicator.what_if import WhatIfPart
from scorecard.tui.look.figures import Figures
from scorecard.tui.screens.base import ScorecardScreen, closed_in, copied
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.title_bar import TitleBar
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.model.scorecard import EntityResult, IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded


_DRAWN = (Kind.NUMBER, Kind.PERCENT, Kind.SCALE)


class EntityScreen(WhatIfPart, ScorecardScreen):
    """Sentence, deadlines and readings of one entity; steps through the list it came from.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
        key: the id of the indicator.
        entity: the id of the entity.
        order: the ids of the entities to step through.
    """

    PLACE: ClassVar = "entity"
    BINDINGS: ClassVar = bindings("entity")
    CSS = """
    #why { height: auto; max-height: 4; margin-bottom: 1; }
    #of { height: 1; }
    #chain { height: auto; margin-bottom: 1; display: none; }
    #outlook { height: auto; max-height: 2; margin-bottom: 1; display: none; }
    #detail { height: 3; }
    TrendChart { height: 40%; min-height: 6; max-height: 16; display: none; }
    EntityScreen.-low #why { margin-bottom: 0; }
    EntityScreen.-low #chain { margin-bottom: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual

    def __init__(
        self, glyphs: Glyphs, loaded: Loaded, key: str, entity: str, order: Sequence[str]
    ) -> None:
        super().__init__()
        self.key, self.entity = key, entity
        self._glyphs, self._order, self._loaded = glyphs, list(order), loaded
        self._found: EntityResult | None = None
        self._history = False
        self._title = TitleBar(glyphs)
        self._of = Sentence(glyphs, id="of")
        self._why = Sentence(glyphs, id="why")
        self._chain = TextTable(glyphs, id="chain")
        self._chain.can_focus = False
        self._chart = TrendChart(glyphs)
        self._outlook = Sentence(glyphs, id="outlook")
        self._table = TextTable(glyphs, id="readings")
        self._detail = Sentence(glyphs, id="detail")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._of
        yield self._why
        yield self._chain
        yield self._chart
        yield self._outlook
        yield self._table
        yield self._detail
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Show the entity it was opened for."""
        self._table.focus()
        self.refresh_from(self._loaded)

    def refresh_from(self, loaded: Loaded) -> None:
        """Show the entity as it is now; go back when the plan has it no more."""
        self._loaded = loaded
        card = loaded.card
        result = None if card is None else card.find(self.key)
        listed = () if result is None else result.entities
        found = next((each for each in listed if each.entity.id == self.entity), None)
        if card is None or result is None or found is None:
            self.dismiss()
            return
        self._found = found
        if self.entity not in self._order:
            self._order = [each.entity.id for each in listed]
        self._show(card, result, found)
        self._fill_table(self._table.cursor)

    def _show(self, card: Scorecard, result: IndicatorResult, found: EntityResult) -> None:
        row, glyphs = row_of(found), self._glyphs
        status = f"{glyphs.mark(row.status)} {row.word}"
        if found.note is not None:
            note = note_word(found.note)
            status = words.ScreenWords.STATUS_NOTE.format(status=status, note=note)
        stands = (status, row.status.value)
        self._title.show(row.title, card, self._loaded.errors, stands, closed_in(self._loaded))
        self._of.say(result.indicator.title, "dim")
        self._why.say(found.sentence)
        chain = chain_table(found.entity, card.year, card.as_of)
        self._chain.show(chain, 0)
        self._chain.display = bool(chain.rows)
        self._chain.styles.height = len(chain.rows) + 1
        figures = Figures(card, ascii_only=glyphs.ascii_only)
        drawn = found.result.indicator.kind in _DRAWN
        self._chart.display = drawn
        if drawn:
            self._chart.show(found.result, card.strategy.period, figures)
        outlook = outlook_line(found.result, figures.style)
        self._outlook.say(outlook, "dim")
        self._outlook.display = bool(outlook)

    def _fill_table(self, cursor: int) -> None:
        found, card, records = self._found, self._loaded.card, self._loaded.records
        if found is None or card is None or records is None:
            return
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        if self._history:
            indicator = card.strategy.find(self.key) or found.result.indicator
            data = revisions_table(indicator, records, card, figures, self._glyphs, found.entity)
        else:
            contested = self._loaded.store.years_of(self.key, self.entity)
            data = readings_table(found.result, figures, contested)
        self._table.show(data, cursor)

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator."""
        return self.key

    @property
    def text_here(self) -> str:
        """Return name and sentence of the entity."""
        found = self._found
        return "" if found is None else copied(found.entity.title, found.sentence)

    @property
    def supposed(self) -> tuple[str, str]:
        """Return what a reading is supposed for: the ids of indicator and entity."""
        return self.key, self.entity

    def to_list(self) -> None:
        """Give the keys back to the readings."""
        self._table.focus()

    @property
    def line(self) -> Sentence:
        """Return the line for the detail."""
        return self._detail

    @property
    def under_cursor(self) -> object:
        """Return the entity, and the row under the cursor."""
        return self.entity, self._history, self._table.cursor

    def _explain(self) -> None:
        self._detail.say(self._table.detail, "dim")

    def action_enter_reading(self) -> None:
        """Open the form for the year shown."""
        self.board.entering.enter(self.key, entity=self.entity)

    @on(LineList.Opened, "#readings")
    def action_correct_reading(self) -> None:
        """Open the form on the reading under the cursor."""
        year = self._table.first_text
        if year:
            self.board.entering.enter(self.key, int(year), entity=self.entity)
        else:
            self.board.say(words.ScreenWords.NO_CORRECTION)

    def action_retract_reading(self) -> None:
        """Take back the reading under the cursor, once it is said why."""
        found, year = self._found, self._table.first_text
        points = () if found is None else found.result.readings
        entered = next((p.reading for p in points if str(p.year) == year), None)
        if entered is None or found is None:
            self.board.say(words.ScreenWords.NO_RETRACTION)
        else:
            self.board.entering.retract(entered, found.entity.title)

    def action_history(self) -> None:
        """Show every revision, or the readings again."""
        self._history = not self._history
        self._fill_table(0)

    def action_next_entity(self) -> None:
        """Show the next entity of the list."""
        self._step(1)

    def action_previous_entity(self) -> None:
        """Show the entity before this one."""
        self._step(-1)

    def _step(self, by: int) -> None:
        at = self._order.index(self.entity) + by
        if 0 <= at < len(self._order):
            self.entity = self._order[at]
            self.refresh_from(self._loaded)
            self._table.cursor = 0
        else:
            said = words.ScreenEntities
            self.board.say(said.LAST_ONE if by > 0 else said.FIRST_ONE)
