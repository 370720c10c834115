"""One indicator: why it stands where it stands, its chart, its readings, its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on

from scorecard.messages.catalogue import words
from scorecard.messages.finding import finding
from scorecard.review.board import board_year
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.facts import facts
from scorecard.tui.indicator.names import EntityPane
from scorecard.tui.indicator.notes import comment_note
from scorecard.tui.indicator.subject import SubjectScreen
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.scorecard.rows import Level, Row, build_rows
from scorecard.tui.screens.base import copied
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.row_list import LineList, TextList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded
    from scorecard.tui.store_state import StoreState


class EntityPart(SubjectScreen):
    """Shows the names in the place of chart and years, while there are any and they are wanted."""

    def __init__(self, glyphs: Glyphs, loaded: Loaded, order: Sequence[str]) -> None:
        super().__init__(glyphs, loaded, order)
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
            self.board.open("entity", self.key, key, order)

    @on(LineList.Opened, "#entities")
    def _entity_opened(self) -> None:
        self.open_entity()

    def action_enter_reading(self) -> None:
        """Open the form, of the entity under the cursor where names are listed."""
        self.board.reading_actions.enter(self.key, entity=self.entity_here)

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


def _indicators(card: Scorecard) -> list[Row]:
    return [row for row in build_rows(card) if row.level is Level.INDICATOR]


# Cells of a fact's name, at the least.
_NAMES = 14


class IndicatorScreen(EntityPart):
    """Sentence, chart and readings of one indicator; steps through the list it came from."""

    PLACE: ClassVar = "indicator"
    BINDINGS: ClassVar = bindings("indicator")
    CSS = """
    #why { height: auto; max-height: 4; margin-bottom: 1; }
    #finding { height: auto; max-height: 2; margin-bottom: 1; }
    #comment { height: auto; max-height: 4; margin-bottom: 1; display: none; }
    #detail { height: 2; }
    #by-entity { display: none; }
    #outlook { height: auto; max-height: 3; margin-bottom: 1; display: none; }
    TrendChart { height: 3fr; max-height: 34; }
    #facts { height: 3fr; margin-bottom: 1; display: none; }
    #readings { height: 2fr; min-height: 4; }
    KeyBar { dock: bottom; }
    IndicatorScreen.-tall TrendChart { margin-bottom: 1; }
    IndicatorScreen.-tall #detail { height: 3; margin-top: 1; }
    IndicatorScreen.-low #readings { min-height: 3; }
    IndicatorScreen.-low #why { margin-bottom: 0; }
    IndicatorScreen.-low #facts { margin-bottom: 0; }
    IndicatorScreen.-low #finding { margin-bottom: 0; }
    IndicatorScreen.-low #comment { max-height: 2; margin-bottom: 0; }
    IndicatorScreen.-outlook #finding { margin-bottom: 0; }
    IndicatorScreen.-low #outlook { margin-bottom: 0; }
    IndicatorScreen.-low #detail { height: 1; }
    IndicatorScreen.-supposing.-low #finding, IndicatorScreen.-supposing.-high #finding,
    IndicatorScreen.-supposing.-low #outlook, IndicatorScreen.-supposing.-high #outlook {
        max-height: 0; margin: 0;
    }
    IndicatorScreen.-names #why { max-height: 7; }
    IndicatorScreen.-low.-names #why { max-height: 5; }
    IndicatorScreen.-names #by-entity { display: block; }
    IndicatorScreen.-names TrendChart { display: none; }
    IndicatorScreen.-names #finding { display: none; }
    IndicatorScreen.-names #outlook { display: none; }
    IndicatorScreen.-names #readings { display: none; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded, key: str, order: Sequence[str]) -> None:
        super().__init__(glyphs, loaded, order)
        self.key = key
        self._comment = Sentence(glyphs, id="comment")
        self._facts = TextList(id="facts")
        self._finding = Sentence(glyphs, id="finding")

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

    def find(self, card: Scorecard) -> Row | None:
        """Return the indicator as a row."""
        return next((row for row in _indicators(card) if row.key == self.key), None)

    def all_of(self, card: Scorecard) -> list[str]:
        """Return the ids of the plan's indicators."""
        return [row.key for row in _indicators(card)]

    def show_more(self, card: Scorecard, row: Row, figures: Figures) -> None:
        """Show chart, finding, comment, definition and the names it is kept for."""
        if row.result is None:
            return
        period = card.strategy.period
        self._chart.show(row.result, period, figures)
        said = finding(row.result, period, figures.style, ascii_only=self._glyphs.ascii_only)
        self._finding.say(said, "dim")
        self._tell_comment(row)
        self.show_entities(self._loaded, row.result)
        self._facts.show(self._fact_lines)

    def _tell_comment(self, row: Row) -> None:
        """Show the year's comment, or that it lacks one that is asked for."""
        card, records = self._loaded.card, self._loaded.records
        if card is None or records is None:
            return
        of_year = board_year(card.strategy, records, card.year, card.as_of)
        may_write = not self.board.reading_actions.writer.refusal()
        sides = self._loaded.store.sides
        note = next(comment_note(row, of_year, sides, may_write=may_write), None)
        self._comment.display = note is not None
        if note is not None:
            said = words.ScreenComment.NOTE.format(label=note.label, text=note.text)
            self._comment.say(said, note.ink)

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

    def action_correct_reading(self) -> None:
        """Open the form on the reading under the cursor; among names, what is under it."""
        if self.by_name:
            self.open_entity()
        else:
            super().action_correct_reading()

    @property
    def under_cursor(self) -> object:
        """Return the indicator, and the name or the row under the cursor."""
        here = self.entity_here if self.by_name else self._table.cursor
        return self.key, self.by_name, self._history, here

    def _explain(self) -> None:
        if self.by_name:
            each = self.entities.current
            if each is None:
                self._detail.say("")
            else:
                self._detail.say(each.row.sentence, "dim", heading=each.row.title)
        else:
            super()._explain()

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

    @property
    def stands_on(self) -> str:
        """Return the id of the indicator."""
        return self.key

    def turn_to(self, id_: str) -> None:
        """Turn to another indicator."""
        self.key = id_

    @property
    def at_end(self) -> tuple[str, str]:
        """Return what to say before the first and after the last."""
        return words.ScreenWords.FIRST_ONE, words.ScreenWords.LAST_ONE

    def action_next_indicator(self) -> None:
        """Show the next indicator of the list."""
        self.step(1)

    def action_previous_indicator(self) -> None:
        """Show the indicator before this one."""
        self.step(-1)

    def step(self, by: int) -> bool:
        """Turn to another, and let the scorecard's cursor follow."""
        turned = super().step(by)
        if turned:
            self.changed_list()
            self.board.follow(self.key)
        return turned

    def _fact_lines(self, width: int) -> list[Line]:
        row, card = self._row, self._loaded.card
        if row is None or row.result is None or card is None:
            return []
        lines: list[Line] = []
        figures = Figures(card, ascii_only=self._glyphs.ascii_only)
        told = [(clean(name), clean(value)) for name, value in facts(row.result, figures)]
        # The words of a plan may be longer than those of the tool.
        names = max(_NAMES, min(width // 3, max(cell_len(name) + 1 for name, _ in told)))
        for name, value in told:
            texts = wrapped(value, width - names - 2, 12, self._glyphs.ellipsis)
            for at, text in enumerate(texts):
                lead = fit(name if at == 0 else "", names - 1, self._glyphs.ellipsis)
                lines.append([(f" {lead} ", "dim"), (text, "text")])
        return lines
