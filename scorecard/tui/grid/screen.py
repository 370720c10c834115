"""The year grid as it is looked at: cells, cursor, and the line on what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from scorecard.messages.catalogue import plural, words
from scorecard.model.records import Records
from scorecard.tui.grid.cell_field import CellField
from scorecard.tui.grid.cells import GridTexts
from scorecard.tui.grid.edits import MANY, Edits
from scorecard.tui.grid.grid import Grid
from scorecard.tui.grid.typed import understood
from scorecard.tui.grid.widget import YearGrid
from scorecard.tui.grid.words import CellWords, header, legend
from scorecard.tui.screens.base import YearScreen, copied
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import ComposeResult
    from textual.events import Key

    from scorecard.tui.grid.edits import Edit
    from scorecard.tui.grid.grid import Cell
    from scorecard.tui.grid.rows import Place
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded


class GridView(YearScreen):
    """Shows what stands and what is edited; the heirs change it."""

    AUTO_FOCUS = "#cells"
    CSS = """
    GridScreen { layers: base above; }
    #legend { height: 1; }
    #cell-line { height: 4; }
    GridScreen.-low #legend { display: none; }
    GridScreen.-low #cell-line { height: 3; }
    """

    class EditsRead(Message):
        """The edits were read against what stands after a reload."""

        def __init__(self, grid: Grid, cell_words: CellWords, texts: GridTexts) -> None:
            super().__init__()
            self.grid, self.cell_words, self.texts = grid, cell_words, texts

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        assert loaded.card is not None  # noqa: S101 - opened over a scorecard alone
        self.grid = Grid(
            loaded.card, loaded.records or Records(), loaded.last, loaded.store.contested
        )
        self._opened: set[str] = set()
        self.edits = Edits()
        self.field = CellField(self.take_typed, self.close, self._key_beyond, id="cell-field")
        self.table = YearGrid(glyphs, self.field, self.begin, id="cells")
        self.sentence = Sentence(glyphs, id="cell-line")
        self._legend = Sentence(glyphs, id="legend")
        self._words = CellWords(self.grid, glyphs)
        self._texts = GridTexts(self.grid, self._words.figures, glyphs)
        self._coming: Grid | None = None
        self._started = False
        self._back = ""  # what is to be told of edits that are back, once they are shown

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self.table
        yield self._legend
        yield self.sentence
        yield KeyBar(self.PLACE)
        yield self.field

    def on_mount(self) -> None:
        """Show the grid, with the edits a former sitting left.

        Computed figures need the period's last year.
        """
        if self.loaded.last is None:
            self.board.work(self.board.session.look_over_period)
        rounds = any(row.own.rhythm is not None for row in self.grid.rows)
        self._legend.say(legend(self.glyphs, rounds=rounds), "dim")
        self._restore()

    @property
    def here(self) -> Cell | None:
        """Return the cell under the cursor; None in an empty grid."""
        if not self.grid.rows or not self.grid.years:
            return None
        row = self.grid.rows[self.table.cursor]
        return self.grid.cell(row, self.grid.years[self.table.column])

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator under the cursor."""
        return "" if self.here is None else self.here.indicator.id

    @property
    def text_here(self) -> str:
        """Return what names the cell under the cursor, and its line."""
        return "" if self.here is None else copied(self.heading(), self.cell_line())

    @property
    def is_unsaved(self) -> bool:
        """Say whether anything typed here is not saved."""
        return bool(self.edits)

    def refresh_from(self, loaded: Loaded) -> None:
        """Show what stands now; cursor and edits stay."""
        self.loaded = loaded
        card, records = loaded.card, loaded.records
        if card is None or records is None:
            return
        grid = Grid(card, records, loaded.last, loaded.store.contested, self._opened)
        cell_words = CellWords(grid, self.glyphs)
        texts = GridTexts(grid, cell_words.figures, self.glyphs)
        self._coming, edits = grid, self.edits.all
        if len(edits) < MANY:
            self._take(grid, cell_words, texts)
            return

        def work() -> None:
            texts.rows(edits)
            self.post_message(self.EditsRead(grid, cell_words, texts))

        self.run_worker(work, group="reload", thread=True, exit_on_error=False)

    def on_grid_view_edits_read(self, message: EditsRead) -> None:
        """Show what stands after a reload, unless another came meanwhile."""
        if message.grid is self._coming:
            self._take(message.grid, message.cell_words, message.texts)

    def _take(self, grid: Grid, cell_words: CellWords, texts: GridTexts) -> None:
        before, started = self.here, self._started
        self._started = True
        self.grid, self._words, self._texts = grid, cell_words, texts
        if grid.opened != self._opened:  # folded while the edits were read
            grid.open(self._opened)
        year = grid.card.year if before is None or not started else before.year
        self._show_rows(before, year)
        self._head()
        if self._back:
            # Once there is a cell to stand at: the first cursor of a grid is no move away.
            self.tell(self._back)
            self._back = ""

    def _show_rows(self, before: Cell | None, year: int) -> None:
        """Show the rows there are now, the cursor where it was, or above where it was folded."""
        row = None if before is None else self.grid.place_of(*before.row.key)
        if row is None and before is not None:
            row = self.grid.place_of(before.indicator.id)
        column = self.grid.years.index(year) if year in self.grid.years else self.table.column
        texts = self._texts.rows(self.edits.all)
        self.table.show(self.grid, texts, (self.table.cursor if row is None else row, column))

    def fold(self, indicator: str, *, opened: bool) -> None:
        """Fold the entities of an indicator out below it, or away."""
        here = self.here
        (self._opened.add if opened else self._opened.discard)(indicator)
        self.grid.open(self._opened)
        if here is not None:
            self._show_rows(here, here.year)
        self.explain()

    def begin(self, character: str) -> None:
        """Answer a character typed on a cell."""
        raise NotImplementedError

    def take_typed(self, rows: int, cells: int) -> None:
        """Take what is typed, and go on by rows and cells."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the field over the cell; the keys are the grid's again."""
        self.field.close()
        self.set_focus(self.table)
        self.explain()

    def _key_beyond(self, event: Key) -> None:
        self.table.take_key(event)

    def go_to_cell(self, row: int, year: int) -> None:
        """Put the cursor on a cell."""
        self.table.cursor = row
        if year in self.grid.years:
            self.table.column = self.grid.years.index(year)

    def go_to_place(self, place: Place) -> bool:
        """Put the cursor on a cell, folded out if need be; say whether it is there."""
        if (place.entity or place.part) and place.indicator not in self._opened:
            self.fold(place.indicator, opened=True)
        row = self.grid.place_of(*place.row)
        if row is not None:
            self.go_to_cell(row, place.year)
        return row is not None

    def change(self, changes: Mapping[Place, Edit | None]) -> bool:
        """Make edits as one step; say whether any is another one now."""
        changed = self.edits.change(changes)
        if changed:
            self.edits_changed(changes)
        return changed

    def edits_changed(self, places: Iterable[Place]) -> None:
        """Show the edits of some cells as they are now, and keep all on this computer."""
        kept = self.board.session.drafts
        at = (self.grid.place_of(*place.row) for place in places)
        rows = {row for row in at if row is not None}
        self.table.show_rows(
            {row: self._texts.row(self.grid.rows[row], self.edits.all) for row in rows}
        )
        self._head()
        self.explain()
        if kept is not None:
            refused = words.ScreenGrid.NOT_KEPT_HERE
            self.board.keep(kept.put_edits(self.edits.all), lambda: self.tell(refused))

    @property
    def line(self) -> Sentence:
        """Return the line on the cell."""
        return self.sentence

    @property
    def under_cursor(self) -> object:
        """Return the cell under the cursor."""
        here = self.here
        return None if here is None else here.place

    def _explain(self) -> None:
        here = self.here
        if here is None:
            self.sentence.say(words.ScreenGrid.EMPTY)
        elif not self.field.display:
            self.sentence.say(self.cell_line(), heading=self.heading(), beside=self.unit())

    def heading(self) -> str:
        """Return what names the cell under the cursor."""
        here = self.here
        return "" if here is None else self._words.place(here.row, here.year)

    def unit(self) -> str:
        """Return the unit of the cell under the cursor; a day has none."""
        here = self.here
        return "" if here is None or here.row.is_dated else here.indicator.unit

    def cell_line(self) -> str:
        """Return what one must know of the cell under the cursor."""
        here = self.here
        if here is None:
            return ""
        edit = self.edits.of(here.place)
        if edit is None:
            return self._words.line(here)
        found = understood(self.grid, here.row, here.year, edit)
        doubt = self._texts.doubts.get(here.row.key, {}).get(here.year, "")
        return self._words.edit(here, edit, found, doubt)

    def _head(self) -> None:
        card, said = self.grid.card, words.ScreenGrid
        title = said.TITLE
        if card.as_of is not None:
            title = said.TITLE_AS_OF.format(day=card.as_of.isoformat())
        beside = header(self.grid, self.edits, sum(map(len, self._texts.doubts.values())))
        ink = "at_risk" if self.edits else "dim"
        self._title.show(title, None, self.loaded.errors, (beside, ink) if beside else None)

    def _restore(self) -> None:
        """Offer the edits again that a former sitting did not save."""
        kept = None if self.board.reading_actions.writer.refusal() else self.board.session.drafts
        edits, at = ({}, "") if kept is None else kept.edits
        self.edits.change(edits)
        for id_ in {place.indicator for place in edits if place.entity or place.part}:
            self.fold(id_, opened=True)
        self._back = plural(words.ScreenGrid.BACK, len(edits), at=at) if edits else ""
