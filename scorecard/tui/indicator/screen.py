"""The part of an indicator's screen that lists the entities it is kept for.

One indicator: why it stands where it stands, its chart, its readings, their history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard.messages.catalogue import words
from scorecard.messages.finding import finding
from scorecard.messages.terms import note_word
from scorecard.review.board import board_year
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.facts import facts, outlook_line
from scorecard.tui.indicator.names import EntityPane
from scorecard.tui.indicator.notes import comment_note
from scorecard.tui.indicator.readings import readings_table, revisions_table
from scorecard.tui.indicator.what_if import WhatIfPart
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.scorecard.rows import Level, Row, build_rows
from scorecard.tui.screens.base import ScorecardScreen, closed_in, copied
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.row_list import LineList, TextList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.title_bar import TitleBar
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded
    from scorecard.tui.store_state import StoreState


class EntityPart(ScorecardScreen):
    """Shows the names in the place of chart and years, while there are any and they are wanted.

    Args:
        glyphs: the signs to draw with.
    """

    key: str

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.entities = EntityPane(glyphs, id="by-entity")
        self._wanted = True
        self._any = False

    @property
    def by_name(self) -> bool:
        """Say whether the names are listed now."""
        return self._any and self._wanted

    def show_entities(self, loaded: Loaded, result: IndicatorResult) -> None:
        """Take in the entities of a result."""
        self._any = bool(result.entities)
        if self._any and loaded.card is not None:
            contested = _contested(loaded.store, result.indicator.id)
            self.entities.show(loaded.card, result, contested)
        self.set_class(self.by_name, "-names")

    def changed_list(self) -> None:
        """Give the keys to what is listed now."""
        raise NotImplementedError

    def to_list(self) -> None:
        """Give the keys back to the list."""
        self.changed_list()

    @property
    def entity_here(self) -> str:
        """Return the id of the entity under the cursor; empty where no names are listed."""
        each = self.entities.current if self.by_name else None
        return "" if each is None else each.key

    @property
    def supposed(self) -> tuple[str, str]:
        """Return what a reading is supposed for: the ids of indicator and entity under it."""
        return self.key, self.entity_here

    def open_entity(self) -> None:
        """Open the entity under the cursor; next and previous follow the list as it is."""
        key = self.entity_here
        if key:
            order = [each.key for each in self.entities.table.shown]
            self.board.open_entity(self.key, key, order)

    @on(LineList.Opened, "#entities")
    def _entity_opened(self) -> None:
        self.open_entity()

    def action_enter_reading(self) -> None:
        """Open the form, of the entity under the cursor where names are listed."""
        self.board.entering.enter(self.key, entity=self.entity_here)

    def action_by_entity(self) -> None:
        """Show the names, or the chart and the years."""
        if not self._any:
            self.board.say(words.ScreenEntities.NONE)
            return
        self._wanted = not self._wanted
        self.set_class(self.by_name, "-names")
        self.changed_list()

    def action_filter_entities(self) -> None:
        """Ask for letters to keep names by."""
        if self._listed():
            self.entities.filter()

    def action_entity_status(self) -> None:
        """Keep those of the next status."""
        if self._listed():
            self.entities.next_status()

    def action_entity_order(self) -> None:
        """List the worst first, or by name."""
        if self._listed():
            self.entities.turn_order()

    def action_back(self) -> None:
        """Show all names again where some are left out, else go back."""
        if self.by_name and self.entities.view.view.narrowed:
            self.entities.show_all()
        else:
            super().action_back()

    def _listed(self) -> bool:
        """See that the names are listed; say so where there are none."""
        if not self._any:
            self.board.say(words.ScreenEntities.NONE)
        elif not self._wanted:
            self.action_by_entity()
        return self.by_name


def _contested(store: StoreState, indicator: str) -> set[str]:
    keys = (key for key in store.contested if key.indicator == indicator)
    return {key.entity for key in keys if key.entity is not None}


_NAMES = 14


class IndicatorScreen(EntityPart, WhatIfPart):
    """Sentence, chart and readings of one indicator; steps through the list it came from."""

    PLACE: ClassVar = "indicator"
    BINDINGS: ClassVar = bindings("indicator")
    CSS = """
    #why { height: auto; max-height: 4; margin-bottom: 1; }
    #finding { height: auto; max-height: 2; margin-bottom: 1; }
    #comment { height: auto; max-height: 4; margin-bottom: 1; display: none; }
    #detail { height: 2; }
    #by-entity { display: none; }
    #outlook { height: auto; max-height: 2; margin-bottom: 1; display: none; }
    TrendChart { height: 36%; min-height: 6; max-height: 16; }
    #facts { height: 36%; min-height: 6; max-height: 16; display: none; }
    IndicatorScreen.-low #why { margin-bottom: 0; }
    IndicatorScreen.-low #finding { margin-bottom: 0; }
    IndicatorScreen.-low #comment { max-height: 2; margin-bottom: 0; }
    IndicatorScreen.-outlook #finding { margin-bottom: 0; }
    IndicatorScreen.-low #outlook { margin-bottom: 0; }
    IndicatorScreen.-low #detail { height: 1; }
    IndicatorScreen.-names #why { max-height: 7; }
    IndicatorScreen.-low.-names #why { max-height: 5; }
    IndicatorScreen.-names #by-entity { display: block; }
    IndicatorScreen.-names TrendChart { display: none; }
    IndicatorScreen.-names #finding { display: none; }
    IndicatorScreen.-names #outlook { display: none; }
    IndicatorScreen.-names #readings { display: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012 - typed so by Textual

    def __init__(self, glyphs: Glyphs, key: str, order: Sequence[str], loaded: Loaded) -> None:
        super().__init__(glyphs)
        self.key = key
        self._glyphs = glyphs
        self._order = order
        self._loaded = loaded
        self._row: Row | None = None
        self._history = False
        self._title = TitleBar(glyphs)
        self._why = Sentence(glyphs, id="why")
        self._comment = Sentence(glyphs, id="comment")
        self._chart = TrendChart(glyphs)
        self._facts = TextList(id="facts")
        self._finding = Sentence(glyphs, id="finding")
        self._outlook = Sentence(glyphs, id="outlook")
        self._table = TextTable(glyphs, id="readings")
        self._detail = Sentence(glyphs, id="detail")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._why
        yield self._chart
        yield self._facts
        yield self._finding
        yield self._outlook
        yield self._comment
        yield self.entities
        yield self._table
        yield self._detail
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Show the indicator it was opened for."""
        self.take_in(self._loaded)
        self.changed_list()

    def take_in(self, loaded: Loaded) -> None:
        """Show the indicator as it is now; go back when the plan has it no more."""
        self._loaded = loaded
        rows = () if loaded.card is None else build_rows(loaded.card)
        indicators = [row for row in rows if row.level is Level.INDICATOR]
        row = next((row for row in indicators if row.key == self.key), None)
        if row is None or row.result is None or loaded.card is None:
            self.dismiss()
            return
        self._row = row
        if self.key not in self._order:
            self._order = [other.key for other in indicators]
        figures = Figures(loaded.card, ascii_only=self._glyphs.ascii_only)
        status = f"{self._glyphs.mark(row.status)} {row.word}"
        if row.result.note is not None:
            note = note_word(row.result.note)
            status = words.ScreenWords.STATUS_NOTE.format(status=status, note=note)
        title = f"{row.label}  {row.title}"
        stands, closed = (status, row.status.value), closed_in(loaded)
        self._title.show(title, loaded.card, loaded.errors, stands, closed)
        self._why.say(row.sentence)
        period = loaded.card.strategy.period
        self._chart.show(row.result, period, figures)
        ascii_only = self._glyphs.ascii_only
        said = finding(row.result, period, figures.style, ascii_only=ascii_only)
        self._finding.say(said, "dim")
        outlook = outlook_line(row.result, figures.style)
        self._outlook.say(outlook, "dim")
        self._outlook.display = bool(outlook)
        self.set_class(bool(outlook), "-outlook")
        self._tell_comment(row)
        self.show_entities(loaded, row.result)
        self._facts.show(self._fact_lines)
        self._fill_table(self._table.cursor)

    def _tell_comment(self, row: Row) -> None:
        """Show the year's comment, or that it lacks one that is asked for."""
        card, records = self._loaded.card, self._loaded.records
        if card is None or records is None:
            return
        of_year = board_year(card.strategy, records, card.year, card.as_of)
        may_write = not self.board.entering.writer.refusal()
        note = next(comment_note(row, of_year, may_write=may_write), None)
        self._comment.display = note is not None
        if note is not None:
            said = words.ScreenComment.NOTE.format(label=note.label, text=note.text)
            self._comment.say(said, note.ink)

    def _fill_table(self, cursor: int) -> None:
        row, card, records = self._row, self._loaded.card, self._loaded.records
        if row is None or row.result is None or card is None or records is None:
            return
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        if self._history:
            data = revisions_table(row.result.indicator, records, card, figures, self._glyphs)
        else:
            contested = self._loaded.store.years_of(self.key)
            data = readings_table(row.result, figures, contested)
        self._table.show(data, cursor)

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator."""
        return self.key

    @property
    def text_here(self) -> str:
        """Return title and sentence of the indicator."""
        each = self.entities.current if self.by_name else None
        row = self._row if each is None else each.row
        return "" if row is None else copied(row.title, row.sentence)

    def changed_list(self) -> None:
        """Give the keys to the names, or to the readings."""
        (self.entities.table if self.by_name else self._table).focus()
        self.explain()

    @on(LineList.Opened, "#readings")
    def action_correct_reading(self) -> None:
        """Open the form on the reading under the cursor; among names, what is under it."""
        if self.by_name:
            self.open_entity()
            return
        year = self._table.first_text
        if year:
            self.board.entering.enter(self.key, int(year))
        else:
            self.board.say(words.ScreenWords.NO_CORRECTION)

    def action_retract_reading(self) -> None:
        """Take back the reading under the cursor, once it is said why."""
        row, year = self._row, self._table.first_text
        points = () if row is None or row.result is None else row.result.readings
        entered = next((p.reading for p in points if str(p.year) == year), None)
        if entered is None:
            self.board.say(words.ScreenWords.NO_RETRACTION)
        else:
            self.board.entering.retract(entered, entered.indicator if row is None else row.title)

    @property
    def line(self) -> Sentence:
        """Return the line for the detail."""
        return self._detail

    @property
    def under_cursor(self) -> object:
        """Return the indicator, and the name or the row under the cursor."""
        here = self.entity_here if self.by_name else self._table.cursor
        return self.key, self.by_name, self._history, here

    def _explain(self) -> None:
        if self.by_name:
            each = self.entities.current
            self._detail.say("" if each is None else each.row.sentence, "dim")
        else:
            self._detail.say(self._table.detail, "dim")

    def action_history(self) -> None:
        """Show every revision, or the readings again."""
        self._history = not self._history
        if self.by_name:
            self._history = True
            self.action_by_entity()
        self._fill_table(0)

    def action_definition(self) -> None:
        """Show what the plan says in the place of the chart, or the chart again."""
        shows_facts = not self._facts.display
        self._facts.display, self._chart.display = shows_facts, not shows_facts
        if shows_facts:
            self._facts.focus()
        else:
            self.changed_list()

    def action_next_indicator(self) -> None:
        """Show the next indicator of the list."""
        self._step(1)

    def action_previous_indicator(self) -> None:
        """Show the indicator before this one."""
        self._step(-1)

    def _step(self, by: int) -> None:
        at = list(self._order).index(self.key) + by
        if 0 <= at < len(self._order):
            self.key = self._order[at]
            self.take_in(self._loaded)
            self._table.cursor = 0
            self.changed_list()
            self.board.follow(self.key)
        else:
            self.board.say(words.ScreenWords.LAST_ONE if by > 0 else words.ScreenWords.FIRST_ONE)

    def _fact_lines(self, width: int) -> list[Line]:
        row, card = self._row, self._loaded.card
        if row is None or row.result is None or card is None:
            return []
        lines: list[Line] = []
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        for name, value in facts(row.result, figures):
            texts = wrapped(clean(value), width - _NAMES - 2, 12, self._glyphs.ellipsis)
            for at, text in enumerate(texts):
                lead = fit(clean(name) if at == 0 else "", _NAMES - 1, self._glyphs.ellipsis)
                lines.append([(f" {lead} ", "dim"), (text, "text")])
        return lines
