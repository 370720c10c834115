"""Choosing the file to import: a path typed with completion, or a row of the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from scorecard.files import typed_path
from scorecard.messages.catalogue import words
from scorecard.tui.commands import bindings
from scorecard.tui.importing.folder import (
    Listing,
    first_folder,
    in_folder,
    list_folder,
    parted,
    size_words,
)
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import Offered
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.events import Paste

    from scorecard.tui.importing.folder import Item
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded


class PathField(TextField):
    """A path; a whole one that is pasted, as a file dropped on a terminal is, takes its place."""

    DEFAULT_CSS: ClassVar = ""

    def _on_paste(self, event: Paste) -> None:
        text = event.text.strip().strip("'\"")
        if "\n" in text or not typed_path(text).is_absolute():
            super()._on_paste(event)
            return
        event.prevent_default()
        event.stop()
        self.value = text
        self.cursor_position = len(text)


class ImportFileScreen(YearScreen):
    """A path over what its folder holds; enter opens the folder, or the preview of the file."""

    PLACE: ClassVar = "import-file"
    BINDINGS: ClassVar = bindings("import-file")
    CSS = """
    #import-path { margin: 1 1 1 1; padding: 0 1; }
    #import-hint { height: 2; margin-top: 1; }
    """

    class Listed(Message):
        """A worker has looked into a folder; the first one it chose itself."""

        def __init__(self, listing: Listing, *, first: bool) -> None:
            super().__init__()
            self.listing, self.first = listing, first

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._title = TitleBar(glyphs)
        self.field = PathField(id="import-path")
        self.field.placeholder = words.ScreenImport.PATH
        self.table = Offered(glyphs, id="import-files")
        self.table.can_focus = False
        self._hint = Sentence(glyphs, id="import-hint")
        self._listing: Listing | None = None
        self._coming: Path | None = None  # the folder a worker looks into
        self._items: tuple[Item, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self.field
        yield self.table
        yield self._hint
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Look where a file was last imported from."""
        super().on_mount()
        self.field.focus()
        plan = self.board.session.places.plan
        self._work(lambda: list_folder(first_folder(plan.parent)), first=True)

    def refresh_from(self, loaded: Loaded) -> None:
        """Say what may be wrong; files do not depend on what is loaded."""
        self.loaded = loaded
        self._title.show(words.ScreenImport.CHOOSE, None, loaded.errors)

    @property
    def line(self) -> Sentence:
        """Return the line below the list."""
        return self._hint

    @property
    def under_cursor(self) -> object:
        """Return the path under the cursor."""
        item = self.current
        return None if item is None else item.path

    @property
    def current(self) -> Item | None:
        """Return what enter takes; None where no name is like the one typed."""
        return self._items[self.table.cursor] if self._items else None

    def _work(self, task: Callable[[], Listing], *, first: bool = False) -> None:
        """Look into a folder in a thread; one that is looked into still is waited for no more."""
        self.run_worker(
            lambda: self.post_message(self.Listed(task(), first=first)),
            group="folder",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def on_import_file_screen_listed(self, message: Listed) -> None:
        """Show what a folder holds, unless another is typed meanwhile."""
        listing = message.listing
        if message.first:
            if self.field.value:
                return
            self._listing = listing
            self._put(in_folder(listing.folder))
        elif listing.folder != self._coming:
            return
        self._listing, self._coming = listing, None
        self._list()

    @on(TextField.Changed)
    def _typed(self) -> None:
        folder, _ = parted(self.field.value)
        if self._listing is not None and folder == self._listing.folder:
            self._coming = None
            self._list()
        elif folder != self._coming:
            self._coming = folder
            self._work(lambda: list_folder(folder))

    def _list(self) -> None:
        """Show what is left of the folder by the name typed."""
        listing, said = self._listing, words.ScreenImport
        if listing is None:
            return
        _, name = parted(self.field.value)
        self._items = listing.matching(name)
        rows = tuple(
            (
                item.name,
                "" if item.is_folder else size_words(item.size),
                "" if item.changed is None else item.changed.isoformat(),
            )
            for item in self._items
        )
        columns = (
            TextColumn(said.NAME, most=120, flexible=True),
            TextColumn(said.SIZE, right=True),
            TextColumn(said.CHANGED_ON),
        )
        empty = listing.fault or (said.NO_SUCH if name else said.NO_SHEETS)
        self.table.show(TextTableData(columns, rows, ("",) * len(rows), empty), 0)
        self.explain()

    def _explain(self) -> None:
        item, said = self.current, words.ScreenImport
        if item is None:
            self._hint.say(said.TYPED_OPENS if parted(self.field.value)[1] else "", "dim")
        else:
            opens = said.OPENS_FOLDER if item.is_folder else said.OPENS
            self._hint.say(opens.format(name=item.name), "dim")

    def action_choose_up(self) -> None:
        """Go up one row."""
        self.table.action_up()

    def action_choose_down(self) -> None:
        """Go down one row."""
        self.table.action_down()

    def action_complete_path(self) -> None:
        """Put the name under the cursor into the field."""
        item = self.current
        if item is not None and self._listing is not None:
            self._take(item)

    def on_input_submitted(self) -> None:
        """Open what stands under the cursor at enter."""
        self.action_choose_file()

    @on(LineList.Opened)
    def action_choose_file(self) -> None:
        """Open the folder or the file under the cursor; else the file whose path is typed."""
        item = self.current
        _, name = parted(self.field.value)
        # What is listed may be another folder's still; what is typed is meant.
        if item is None or self._coming is not None:
            if name:
                self.board.open("import", typed_path(self.field.value))
        elif item.is_folder:
            self._take(item)
        else:
            self.board.open("import", item.path)

    def _take(self, item: Item) -> None:
        self._put(in_folder(item.path) if item.is_folder else str(item.path))

    def _put(self, text: str) -> None:
        self.field.value = text
        self.field.cursor_position = len(self.field.value)
