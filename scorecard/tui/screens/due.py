"""What is still missing, provisional, a draft or without a source for the year."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard.tui.commands import bindings
from scorecard.tui.due_rows import due_rows
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.widgets.key_bar import KeyBar
from scorecard.tui.widgets.line_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.text_table import TextTable
from scorecard.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.review import DueItem
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.session import Loaded


class DueScreen(YearScreen):
    """Counts, the list, and why the indicator under the cursor stands where it stands."""

    PLACE: ClassVar = "due"
    BINDINGS: ClassVar = bindings("due")
    CSS = """
    #lacking { height: auto; max-height: 2; margin-bottom: 1; }
    #due-why { height: 4; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded) -> None:
        super().__init__(glyphs, loaded)
        self._items: tuple[DueItem, ...] = ()
        self._counts = Sentence(glyphs, id="lacking")
        self._table = TextTable(glyphs, id="due")
        self._why = Sentence(glyphs, id="due-why")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        self._title = TitleBar(self.glyphs, board=self.board.read_only)
        yield self._title
        yield self._counts
        yield self._table
        yield self._why
        yield KeyBar(self.PLACE)

    @property
    def current(self) -> DueItem | None:
        """Return what the cursor stands on; None when nothing is due."""
        return self._items[self._table.cursor] if self._items else None

    @property
    def indicator_here(self) -> str:
        """Return the id of the indicator under the cursor; empty when nothing is due."""
        return "" if self.current is None else self.current.indicator.id

    def take_in(self, loaded: Loaded) -> None:
        """Show what is due now; the cursor stays on its indicator while it is due."""
        self.loaded = loaded
        card, records = loaded.card, loaded.records
        if card is None or records is None:
            return
        before = self.current
        rows = due_rows(card, records, ascii_only=self.glyphs.ascii_only)
        self._items = rows.items
        self._title.show(f"Due for {card.year}", card, loaded.errors)
        self._counts.say(", ".join(f"{number} {what.lower()}" for what, number in rows.counts))
        self._table.show(rows.table, self._place_of(before))

    def _place_of(self, before: DueItem | None) -> int:
        """Return where the cursor goes: to the same thing, else the same indicator, else stays."""
        if before is not None:
            same = (before.indicator.id, before.kind)
            at = [i for i, item in enumerate(self._items) if item.indicator.id == same[0]]
            exact = [i for i in at if self._items[i].kind is same[1]]
            if at:
                return (exact or at)[0]
        return self._table.cursor

    def tell(self, text: str) -> None:
        """Show a short message in the place of the explanation."""
        self._why.say(text, "at_risk")

    @on(LineList.Moved)
    def _explain(self) -> None:
        item = self.current
        if item is None:
            self._why.say("")
        else:
            indicator = item.indicator
            self._why.say(self._table.detail, heading=indicator.title, beside=indicator.unit)

    @on(LineList.Opened)
    def action_open_indicator(self) -> None:
        """Open the indicator under the cursor; next and previous go through this list."""
        item = self.current
        if item is not None:
            order = list(dict.fromkeys(each.indicator.id for each in self._items))
            self.board.open_indicator(item.indicator.id, order)
