"""The year grid: indicators down, years across; typed into in place, saved all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from scorecard.messages.catalogue import plural, words
from scorecard.tui.commands import bindings
from scorecard.tui.grid.cell_field import CellField
from scorecard.tui.grid.edits import MANY, Edit
from scorecard.tui.grid.save_screen import BulkScreen, Listed
from scorecard.tui.grid.screen import GridView
from scorecard.tui.grid.typed import (
    PasteRefused,
    asked,
    block,
    cell_refusal,
    is_typed,
    pasted,
    understood,
)
from scorecard.tui.grid.widget import YearGrid
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.widgets.row_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.tui.grid.grid import Cell
    from scorecard.tui.grid.rows import Place


class GridScreen(GridView):
    """Typing into the cells, and what becomes of the edits."""

    PLACE: ClassVar = "grid"
    _open_cell: Cell | None = None
    BINDINGS: ClassVar = bindings("grid")

    class PasteRead(Message):
        """A block was read: the edits it makes, or why it is refused."""

        def __init__(self, outcome: dict[Place, Edit | None] | PasteRefused) -> None:
            super().__init__()
            self.outcome = outcome

    class SaveRead(Message):
        """The edits were read against what stands, to be saved."""

        def __init__(self, listed: Listed, then: Callable[[], object] | None) -> None:
            super().__init__()
            self.listed, self.then = listed, then

    def begin(self, character: str) -> None:
        """Open the cell under the cursor on a character typed there."""
        self._open(character)

    @on(LineList.Opened)
    def action_edit_cell(self) -> None:
        """Open the cell under the cursor on what stands in it; evidence opens its form."""
        here = self.here
        if here is not None and here.row.is_named:
            self.action_fold_names()
        elif here is not None and not is_typed(here.row):
            self.action_enter_reading()
        elif here is not None:
            edit = self.edits.of(here.place)
            self._open(self._as_typed() if edit is None else edit.value)

    def action_fold_names(self) -> None:
        """Fold those the indicator is kept for out below it, or away again."""
        here = self.here
        if here is None or not (here.indicator.entities or here.indicator.parts):
            self.tell(words.ScreenGrid.NO_NAMES)
        else:
            self.fold(here.indicator.id, opened=here.indicator.id not in self.grid.opened)

    def _as_typed(self) -> str:
        here = self.here
        return "" if here is None else self.grid.form(here.row, here.year).initial["value"]

    def _open(self, text: str) -> None:
        here = self.here
        why = self.board.reading_actions.writer.refusal()
        if here is None or why or (why := cell_refusal(here.row, here.year)):
            self.tell(why)
            return
        self._open_cell = here
        self.field.open(text, self.table.cell_region())
        self._ask_for()

    def _ask_for(self) -> None:
        here = self.here
        if here is not None:
            beside = " ".join(p for p in (asked(here.row), self.cell_line()) if p)
            self.sentence.say(beside, heading=self.heading(), beside=self.unit())

    def take_typed(self, rows: int, cells: int) -> None:
        """Understand what is typed and go on; with a fault the cell stays open."""
        cell, text = self._open_cell, self.field.value.strip()
        if cell is None or not self.field.display:
            return
        place = cell.place
        if text:
            edit = Edit(text, seen=self.grid.form(cell.row, cell.year).seen)
            found = understood(self.grid, cell.row, cell.year, edit)
            if found.fault:
                self._refuse(place, found.fault)
                return
            before = self.edits.of(place)
            if before is not None and before.value == text:
                edit = before
            self.change({place: edit if found.changes else None})
        self.close()
        if rows:
            self.table.cursor += rows
        for _ in range(abs(cells)):
            (self.table.action_next_cell if cells > 0 else self.table.action_previous_cell)()

    def keep(self) -> None:
        """Keep what is typed in a cell that is still open with the edits, faulty or not."""
        cell, text, kept = self._open_cell, self.field.value.strip(), self.board.session.drafts
        if cell is None or not self.field.display or not text or kept is None:
            return
        edit = Edit(text, seen=self.grid.form(cell.row, cell.year).seen)
        found = understood(self.grid, cell.row, cell.year, edit)
        if found.fault or found.changes:
            self.board.keep(kept.put_edits({**self.edits.all, cell.place: edit}))

    def _refuse(self, place: Place, fault: str) -> None:
        """Say what is wrong with what is typed, and stay there."""
        self.go_to_place(place)
        said = words.ScreenGrid.FAULT.format(what=_sentence(fault))
        self.tell(said, "off_track", heading=self.heading())
        self.set_focus(self.field)

    @on(YearGrid.Shifted)
    def _follow(self) -> None:
        if self.field.display:
            self.field.place(self.table.cell_region())

    @on(YearGrid.Pasted)
    @on(CellField.Block)
    def _paste(self, event: YearGrid.Pasted | CellField.Block) -> None:
        """Take a block in, whole or not at all."""
        if self.field.display:
            self.close()
        if self.here is None or not event.text.strip():
            return
        if why := self.board.reading_actions.writer.refusal():
            self.tell(why)
            return
        rows = block(event.text)
        number = sum(len([cell for cell in row if cell]) for row in rows)
        if number >= MANY:
            self.tell(words.ScreenGrid.PASTING.format(number=number), "dim")
        grid, at = self.grid, (self.table.cursor, self.table.column)

        def work() -> None:
            outcome: dict[Place, Edit | None] | PasteRefused
            try:
                outcome = pasted(grid, rows, at)
            except PasteRefused as refused:
                outcome = refused
            self.post_message(self.PasteRead(outcome))

        self.run_worker(work, group="paste", thread=True, exit_on_error=False)

    def on_grid_screen_paste_read(self, message: PasteRead) -> None:
        """Take what a block says into the edits, or say why none of it is taken."""
        changes = message.outcome
        if isinstance(changes, PasteRefused):
            self.tell(str(changes), "off_track")
            return
        edits = sum(edit is not None for edit in changes.values())
        self.change(changes)
        said = words.ScreenGrid
        self.tell(plural(said.PASTED, edits) if edits else said.PASTED_NOTHING)

    def action_clear_cell(self) -> None:
        """Drop the edit of the cell; where there is none, take the reading back."""
        here = self.here
        if here is None:
            return
        place = here.place
        if self.edits.of(place) is not None:
            self.change({place: None})
            return
        why = self.board.reading_actions.writer.refusal() or cell_refusal(here.row, here.year)
        if why or here.stands is None:
            self.tell(why or words.ScreenGrid.NOT_CLEARED)
            return
        seen = self.grid.form(here.row, here.year).seen
        self.change({place: Edit(taken_back=True, seen=seen)})

    def action_no_data_here(self) -> None:
        """Ask why there is no data for the cell."""
        here, said = self.here, words.ScreenGrid
        why = self.board.reading_actions.writer.refusal()
        if here is None or why or (why := cell_refusal(here.row, here.year)):
            self.tell(why)
            return
        place = here.place
        seen = self.grid.form(here.row, here.year).seen

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is None or answer[0] != "no_data":
                return
            edit = Edit(no_data=answer[1], seen=seen)
            found = understood(self.grid, here.row, here.year, edit)
            if found.fault:
                self.tell(said.LINE_FAULT.format(fault=found.fault))
            elif not self.change({place: edit if found.changes else None}):
                self.tell(said.SAME)

        heading = said.NO_DATA_ASK.format(title=here.row.name, year=here.year)
        answers = (("no_data", said.NO_DATA_TAKE), ("leave", said.LEAVE))
        ask = AskScreen(self.glyphs, heading, said.NO_DATA_TEXT, answers, needs=said.NO_DATA_WHY)
        self.app.push_screen(ask, answered)

    def action_undo(self) -> None:
        """Undo the last edit; where none is left, the last save."""
        places = self.edits.undo()
        if not places:
            super().action_undo()
            return
        self.edits_changed(places)
        said = words.ScreenGrid
        if len(places) > 1:
            self.tell(said.UNDONE_MANY.format(number=len(places)))
            return
        if self.go_to_place(places[0]):
            self.tell(said.UNDONE.format(place=self.heading()))

    def action_enter_reading(self) -> None:
        """Open the form of the cell under the cursor."""
        here = self.here
        if here is not None:
            at = here.place
            self.board.reading_actions.enter(at.indicator, at.year, entity=at.entity, part=at.part)

    def action_save_edits(self) -> None:
        """List every change, and ask what is needed to save them."""
        if not self.edits:
            self.tell(words.ScreenGrid.NOTHING_TO_SAVE)
        elif why := self.board.reading_actions.writer.refusal():
            self.tell(why)
        else:
            self.save_then(None)

    def save_then(self, then: Callable[[], object] | None) -> None:
        """Open the bulk save, and do something once it is saved."""
        open_one = self.app.screen
        if isinstance(open_one, BulkScreen):
            open_one.then = then
            return
        if len(self.edits) >= MANY:
            self.tell(words.ScreenGrid.READING.format(number=len(self.edits)), "dim")
        # What is typed meanwhile is for the form that opens.
        self.holds_keys = True
        grid, edits = self.grid, self.edits

        def work() -> None:
            self.post_message(self.SaveRead(Listed(grid, edits, self.glyphs), then))

        self.run_worker(work, group="bulk", thread=True, exit_on_error=False)

    def on_grid_screen_save_read(self, message: SaveRead) -> None:
        """Open the save; where another edit or a reload came meanwhile, read them again."""
        self.holds_keys = False
        listed = message.listed
        if listed.grid is not self.grid or listed.edits is not self.edits.all:
            self.save_then(message.then)
            return
        screen = BulkScreen(
            self.glyphs,
            self.loaded,
            self.board.reading_actions.writer,
            listed,
            self.edits,
            self.settled,
            self.edits_changed,
            message.then,
        )
        self.app.push_screen(screen)

    def work_failed(self, group: str, why: BaseException) -> None:
        """Let the keys go on where reading the edits failed in a way nobody foresaw."""
        self.holds_keys = False
        super().work_failed(group, why)

    def settled(self, places: tuple[Place, ...]) -> None:
        """Forget edits that were saved or given up."""
        before = tuple(self.edits.all)
        self.edits.settle(places)
        self.edits_changed({*before, *places})

    def action_back(self) -> None:
        """Go back; with unsaved edits, ask first."""
        self.ask_to_leave(self.dismiss)

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Do something that closes the grid, once its edits are saved or given up."""
        if not self.is_unsaved:
            then()
            return
        said, number = words.ScreenGrid, len(self.edits)

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "save":
                self.save_then(then)
            elif choice == "discard":
                self.settled(tuple(self.edits.all))
                then()

        answers = (("save", said.SAVE), ("discard", said.DISCARD), ("stay", said.STAY))
        text = plural(said.ASK_TEXT, number)
        self.app.push_screen(AskScreen(self.glyphs, said.ASK_HEADING, text, answers), answered)


def _sentence(fault: str) -> str:
    return fault[:1].upper() + fault[1:].rstrip(".")
