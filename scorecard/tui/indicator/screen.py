"""One indicator: why it stands where it stands, its chart, its readings, its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on

from scorecard.messages.catalogue import words
from scorecard.messages.finding import finding, parts_finding
from scorecard.report.charts.series import breakdowns
from scorecard.review.board import board_year
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.facts import facts
from scorecard.tui.indicator.names import EntityPane
from scorecard.tui.indicator.notes import comment_note
from scorecard.tui.indicator.readings import parts_table
from scorecard.tui.indicator.subject import SubjectScreen
from scorecard.tui.look.figures import Figures
from scorecard.tui.look.parts_chart import lettered
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.scorecard.rows import Level, Row, build_rows
from scorecard.tui.screens.base import copied
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.row_list import LineList, TextList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.messages.parts import PartTable
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.report.charts.series import Breakdown
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.look.inks import Line
    from scorecard.tui.session import Loaded
    from scorecard.tui.store_state import StoreState


# What stands in the place of chart and years, or these; beside them each breakdown by its name.
_NAMES, _YEARS = "names", "years"


class EntityPart(SubjectScreen):
    """Shows the names or a breakdown in the place of chart and years, while these are wanted."""

    def __init__(self, glyphs: Glyphs, loaded: Loaded, order: Sequence[str]) -> None:
        super().__init__(glyphs, loaded, order)
        self.entities = EntityPane(glyphs, id="by-entity")
        self._wanted = _NAMES
        self._ways = [_YEARS]
        self._tables: dict[str, PartTable] = {}

    @property
    def by_name(self) -> bool:
        """Say whether the names are listed now."""
        return self._way == _NAMES

    @property
    def parted(self) -> PartTable | None:
        """Return the breakdown that is shown now."""
        return self._tables.get(self._way)

    @property
    def _way(self) -> str:
        """Return what is shown now: what is wanted where there is that."""
        return self._wanted if self._wanted in self._ways else self._ways[0]

    def show_entities(self, loaded: Loaded, result: IndicatorResult, figures: Figures) -> None:
        """Take in the entities and the parts of a result."""
        self._tables = {
            words.Parts.HEADING.format(breakdown=table.breakdown): table
            for table in figures.part_tables(result)
        }
        self._ways = [*([_NAMES] if result.entities else []), _YEARS, *self._tables]
        if result.entities and loaded.card is not None:
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
        """Show the names, the chart and the years, or the next breakdown."""
        if len(self._ways) == 1:
            self.board.say(words.ScreenEntities.NONE)
            return
        at = self._ways.index(self._way)
        self._go(self._ways[(at + 1) % len(self._ways)])

    def _go(self, way: str) -> None:
        """Show names, years or a breakdown."""
        self._wanted, self._history = way, False
        self.refresh_from(self._loaded)
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
        if _NAMES not in self._ways:
            self.board.say(words.ScreenEntities.NO_NAMES)
        elif not self.by_name:
            self._go(_NAMES)
        return self.by_name


def _contested(store: StoreState, indicator: str) -> set[str]:
    keys = (key for key in store.contested if key.indicator == indicator)
    return {key.entity for key in keys if key.entity is not None}


def _indicators(card: Scorecard) -> list[Row]:
    return [row for row in build_rows(card) if row.level is Level.INDICATOR]


# Cells of a fact's name, at the least.
_FACT = 14


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
        self.show_entities(self._loaded, row.result, figures)
        table = self.parted
        if table is None:
            self._chart.show(row.result, period, figures)
            said = finding(row.result, period, figures.style, ascii_only=self._glyphs.ascii_only)
        else:
            drawn = self._drawn(table)
            self._chart.show_parts(row.result, drawn, figures)
            said = parts_finding(
                [(each.title, each.result) for each in table.rows],
                period,
                figures.style,
                ascii_only=self._glyphs.ascii_only,
            )
            said = " ".join((*table.notes, said))
        self._finding.say(said, "dim")
        if table is not None:
            self._outlook.display = False  # it is that of the whole
        self._tell_comment(row)
        self._facts.show(self._fact_lines)

    def _drawn(self, table: PartTable) -> Breakdown | None:
        """Return what is drawn of a breakdown."""
        row, card = self._row, self._loaded.card
        if row is None or row.result is None or card is None:
            return None
        listed = breakdowns(row.result, card.strategy.period)
        return next((each for each in listed if each.breakdown == table.breakdown), None)

    def _fill_table(self, cursor: int) -> None:
        """Fill it with the parts where a breakdown is shown."""
        table = self.parted
        if table is None:
            super()._fill_table(cursor)
            return
        drawn = self._drawn(table)
        letters = {} if drawn is None else {p.title: letter for letter, p in lettered(drawn)}
        self._table.show(parts_table(table, letters), cursor)

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
        table = self.parted
        if self.by_name:
            self.open_entity()
        elif table is not None:
            part = table.rows[self._table.cursor].name
            self.board.reading_actions.enter(self.key, part=part)
        else:
            super().action_correct_reading()

    def action_retract_reading(self) -> None:
        """Take back the reading under the cursor; parts have theirs by year in the history."""
        if self.parted is None:
            super().action_retract_reading()
        else:
            self.board.say(words.ScreenWords.NO_RETRACTION)

    @property
    def under_cursor(self) -> object:
        """Return the indicator, and the name or the row under the cursor."""
        here = self.entity_here if self.by_name else self._table.cursor
        return self.key, self._way, self._history, here

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
        if self._way != _YEARS:
            self._go(_YEARS)
            self._history = True
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
        names = max(_FACT, min(width // 3, max(cell_len(name) + 1 for name, _ in told)))
        for name, value in told:
            texts = wrapped(value, width - names - 2, 12, self._glyphs.ellipsis)
            for at, text in enumerate(texts):
                lead = fit(name if at == 0 else "", names - 1, self._glyphs.ellipsis)
                lines.append([(f" {lead} ", "dim"), (text, "text")])
        return lines
