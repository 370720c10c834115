"""Saving the year grid's edits: every change is listed, then all are saved, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import VerticalScroll
from textual.message import Message

from scorecard.messages.catalogue import plural, words
from scorecard.model.records import Records
from scorecard.tui.commands import bindings
from scorecard.tui.forms.screen import FormScreen
from scorecard.tui.grid.edits import MANY
from scorecard.tui.grid.grid import Grid
from scorecard.tui.grid.saving import Bulk, BulkWords, Terms, TermsForm
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.button import Act, Acts
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from scorecard.records.refusal import Conflict
    from scorecard.tui.grid.edits import Edits
    from scorecard.tui.grid.rows import Place
    from scorecard.tui.grid.saving import BulkChecked
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.writer import Writer


class BulkScreen(FormScreen):
    """The changes over the fields that hold for all of them.

    Args:
        glyphs: the signs to draw with.
        loaded: what stands.
        writer: saves them.
        listed: the edits against what stands, as they were when it was opened.
        edits: the grid's edits; they stay until they are saved.
        settled: called with the places that were saved.
        changed: called with the places whose edits are others now.
        then: what to do once they are saved.
    """

    PLACE: ClassVar = "bulk"
    FAULT_INK: ClassVar = "off_track"
    BINDINGS: ClassVar = bindings("bulk")
    CSS = """
    #changes-made { height: 1fr; min-height: 4; }
    #bulk-about { height: auto; max-height: 2; }
    #terms { height: auto; margin-top: 1; scrollbar-size-vertical: 1; overflow-x: hidden; }
    #bulk-acts { margin-top: 1; }
    #bulk-said { height: auto; min-height: 1; max-height: 4; }
    BulkScreen.-low #terms { margin-top: 0; }
    BulkScreen.-low #bulk-acts { margin-top: 0; }
    BulkScreen.-slim.-low #changes-made { min-height: 2; }
    BulkScreen.-slim.-low #terms { max-height: 3; }
    .short { width: 20; }
    """

    class ListedAnew(Message):
        """The changes were read against what stands after a reload."""

        def __init__(self, listed: Listed) -> None:
            super().__init__()
            self.listed = listed

    def __init__(
        self,
        glyphs: Glyphs,
        loaded: Loaded,
        writer: Writer,
        listed: Listed,
        edits: Edits,
        settled: Callable[[tuple[Place, ...]], None],
        changed: Callable[[Iterable[Place]], None],
        then: Callable[[], object] | None = None,
    ) -> None:
        # Left empty, each figure keeps its indicator's own source.
        self.form = TermsForm(listed.bulk, Terms())
        super().__init__(glyphs, self.form, loaded, writer, None, said_id="bulk-said")
        self.then = then
        self._edits = edits
        self._settled, self._changed = settled, changed
        self._table = TextTable(glyphs, id="changes-made")
        self._about = Sentence(glyphs, id="bulk-about")
        self._listed = listed
        self._coming: Grid | None = None
        self._once_listed: list[Callable[[], object]] = []
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._table
        yield self._about
        with VerticalScroll(id="terms", can_focus=False):
            yield from self.rows
        with Acts(id="bulk-acts"):
            yield Act("save", words.ScreenBulk.SAVE)
            yield Act("back", words.ScreenBulk.BACK)
        yield self._said
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """List the changes, and begin at the source."""
        self.look()
        self.begin_at(self.rows[0].controls["source"])

    @property
    def is_unsaved(self) -> bool:
        """Say that nothing is lost with the fields: the grid has the edits."""
        return False

    def refresh_from(self, loaded: Loaded) -> None:
        """List the changes against what stands now."""
        self.loaded = loaded
        if loaded.card is None:
            return
        grid = Grid(loaded.card, loaded.records or Records(), loaded.last)
        edits, glyphs = self._edits, self.glyphs
        self._coming = grid
        if len(edits) < MANY:
            self._take(Listed(grid, edits, glyphs))
            return
        self.run_worker(
            lambda: self.post_message(self.ListedAnew(Listed(grid, edits, glyphs))),
            group="reload",
            thread=True,
            exit_on_error=False,
        )

    def on_bulk_screen_listed_anew(self, message: ListedAnew) -> None:
        """List the changes as they were read, unless another reload came meanwhile."""
        if message.listed.grid is self._coming:
            self._take(message.listed)

    def _take(self, listed: Listed) -> None:
        self._listed, self.form.bulk, self._coming = listed, listed.bulk, None
        self.look()
        waited, self._once_listed = self._once_listed, []
        for do in waited:
            do()

    def work_failed(self, group: str, why: BaseException) -> None:
        """Stay with the changes as they were listed where listing them anew failed."""
        if group == "reload":
            self._coming, self._once_listed = None, []
        super().work_failed(group, why)

    def _once(self, do: Callable[[], object]) -> None:
        """Do something over the changes as they stand, once they are listed."""
        if self._coming is None:
            do()
        else:
            self._once_listed.append(do)

    def look(self) -> None:
        """List the changes; what is typed of the source changes none of their rows."""
        said, bulk = words.ScreenBulk, self.form.bulk
        reason = self.form.terms(self.typed).reason
        if self._shown == (reason, self._listed):
            return
        self._shown = (reason, self._listed)
        number = len(bulk.lines)
        self._title.show(plural(said.TITLE, number), None, self.loaded.errors)
        self._table.show(self._listed.table(reason), self._table.cursor)
        asks = bulk.revisions > 0
        self._about.say(said.ABOUT_REASON if asks else said.ABOUT, "dim")
        self.rows[-1].display = asks

    def action_save(self) -> None:
        """Save all of them, or say what is wrong."""
        self._once(self._save_listed)

    def _save_listed(self) -> None:
        if self.saving:
            return
        checked = self.form.bulk.check(self.form.terms(self.typed))
        for row in self.rows:
            row.blame(dict(checked.fields))
        if checked.fields or checked.cells:
            self._refuse(checked)
            return
        task = self.form.save(self.typed)
        if task is None:
            self.saved()
            self.board.last_said = words.ScreenGrid.NOTHING_TO_SAVE
            self._leave()
            self.board.say_soon()
        else:
            doubted = self._listed.doubted
            self.once_sure(
                self._listed.words.doubts(doubted),
                lambda: self.start(task, self._leave, self.action_save),
                len(doubted),
            )

    def _leave(self) -> None:
        self.dismiss()
        if self.then is not None:
            self.then()

    def _refuse(self, checked: BulkChecked) -> None:
        """Say what is wrong, and go to the field that is."""
        said = words.ScreenBulk
        if checked.cells:
            faults = self._listed.words.faults(checked.cells)
            self.tell(said.REFUSED.format(faults=faults), self.FAULT_INK)
            return
        self.tell(said.REFUSED_SEE, self.FAULT_INK)
        self.go_to_fault(dict(checked.fields))

    def saved(self) -> None:
        """Forget the edits: they were saved; those that change nothing went with the others."""
        self._settled(tuple(self._edits.all))

    def ask_whose(self, conflict: Conflict[Any]) -> None:
        """Say who changed what meanwhile; theirs or mine."""
        self._once(lambda: self._ask_whose(conflict))

    def _ask_whose(self, conflict: Conflict[Any]) -> None:
        said, bulk = words.ScreenBulk, self.form.bulk
        outdated = bulk.outdated()
        answers = (
            ("reload", said.CONFLICT_RELOAD),
            ("mine", said.CONFLICT_MINE),
            ("stay", said.CONFLICT_STAY),
        )

        def answered(answer: tuple[str, str] | None) -> None:
            choice = answer[0] if answer else "stay"
            if choice == "reload":
                # A step like any other: undo brings what was typed back.
                self._edits.change(dict.fromkeys(outdated))
            elif choice == "mine":
                self._edits.change(self.form.bulk.followed())
            if choice != "stay":
                self._changed(outdated)
                self.refresh_from(self.loaded)
            if not self._edits:
                self.dismiss()
            elif choice == "mine":
                self.action_save()

        text = self._listed.words.conflict(conflict, outdated)
        ask = AskScreen(self.glyphs, said.CONFLICT_HEADING, text, answers)
        self.app.push_screen(ask, answered)


class Listed:
    """Edits against what stands, with the texts of their rows; made in a thread where many.

    Args:
        grid: what stands.
        edits: the grid's edits.
        glyphs: the signs to draw with.
    """

    def __init__(self, grid: Grid, edits: Edits, glyphs: Glyphs) -> None:
        self.grid, self.edits = grid, edits.all
        self.bulk = Bulk(grid, self.edits)
        self.words = BulkWords(grid, glyphs)
        self._texts = self.words.texts(self.bulk)
        self.doubted = self.bulk.doubts()

    def table(self, reason: str) -> TextTableData:
        """Return a row for each edit: indicator, year, was, becomes, reason."""
        said = words.ScreenBulk
        columns = (
            TextColumn(said.INDICATOR, most=60, flexible=True, lines=2),
            TextColumn(said.YEAR),
            TextColumn(said.WAS, right=True, most=16, flexible=True),
            TextColumn(said.BECOMES, right=True, most=24, flexible=True),
            TextColumn(said.WHY, most=20),
        )
        why = reason or said.NEEDED
        rows = tuple(
            (*texts, why if line.revises else said.FIRST)
            for texts, line in zip(self._texts, self.bulk.lines, strict=True)
        )
        return TextTableData(columns, rows, ("",) * len(rows))
