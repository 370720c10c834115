"""The forms and cells that hold text typed and not saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard.messages.catalogue import plural, words, year_text
from scorecard.model.fault import ScorecardError
from scorecard.tui.commands import bindings
from scorecard.tui.drafts import MINUTES, NOTE, PRESENT, entity_of
from scorecard.tui.forms.ids import Subjects
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from scorecard.tui.drafts import Unsaved
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.session import Loaded


# What was typed into a form, as it is told: the first of these that says something.
_TOLD = ("text", "value", "no_data", "because", "note", "present")


class UnsavedScreen(YearScreen):
    """A row for each form, and one for the year grid; enter opens it where it was left."""

    PLACE: ClassVar = "unsaved"
    BINDINGS: ClassVar = bindings("unsaved")

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._title = TitleBar(glyphs)
        self._table = TextTable(glyphs, id="unsaved")
        self._said = Sentence(glyphs, id="unsaved-said")
        self._open: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._table
        yield self._said
        yield KeyBar(self.PLACE)

    def refresh_from(self, loaded: Loaded) -> None:
        """List what is unsaved now."""
        self.loaded = loaded
        said, writer = words.ScreenUnsaved, self.board.reading_actions.writer
        try:
            drafts = writer.unsaved()
        except ScorecardError as error:
            self.tell(str(error))
            return
        forms, (edits, at) = drafts.unsaved(), drafts.edits
        rows = [self._row(form) for form in forms]
        self._open = [self._opener(form) for form in forms]
        if edits:
            rows.append((at, said.GRID, "", plural(said.EDITS, len(edits))))
            self._open.append(partial(self.board.open, "grid"))
        columns = (
            TextColumn(said.AT),
            TextColumn(said.INDICATOR, most=60, flexible=True, lines=2),
            TextColumn(said.YEAR),
            TextColumn(said.TYPED, most=60, flexible=True),
        )
        self._title.show(said.TITLE, None, loaded.errors)
        details = (said.ABOUT,) * len(rows)
        self._table.show(TextTableData(columns, tuple(rows), details, said.NONE))

    def on_screen_resume(self) -> None:
        """List anew after something was saved or dropped."""
        self.refresh_from(self.loaded)

    @property
    def line(self) -> Sentence:
        """Return the line below the list."""
        return self._said

    @property
    def under_cursor(self) -> object:
        """Return the row under the cursor."""
        return self._table.cursor

    def _explain(self) -> None:
        self._said.say(self._table.detail, "dim")

    @on(LineList.Opened)
    def action_open_unsaved(self) -> None:
        """Open the form or the grid under the cursor."""
        if self._open:
            self._open[self._table.cursor]()

    def _row(self, form: Unsaved) -> tuple[str, ...]:
        typed = (form.fields.get(name, "") for name in _TOLD if form.kind != MINUTES)
        return (form.at, self._title_of(form), year_text(form.year), next(filter(None, typed), ""))

    def _title_of(self, form: Unsaved) -> str:
        card, said = self.loaded.card, words.ScreenUnsaved.KINDS
        title = form.indicator
        if card is not None and title:
            title = Subjects(card.strategy).title_of(title)
        return said.get(form.kind, said["reading"])[not title].format(title=title)

    def _opener(self, form: Unsaved) -> Callable[[], None]:
        if form.kind in (MINUTES, NOTE, PRESENT):
            return lambda: self.tell(words.ScreenUnsaved.IN_MEETING)
        if form.kind in ("comment", "priority", "decision"):
            of = (form.kind, form.indicator, form.year)
            return lambda: self.board.board_actions.reopen_unsaved(*of)
        entity = entity_of(form.kind)
        return lambda: self.board.reading_actions.enter(form.indicator, form.year, entity=entity)
