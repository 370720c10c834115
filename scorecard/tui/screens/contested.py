"""What is contested: what each of two people says, and letting one of them stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from scorecard.messages.catalogue import words
from scorecard.model.reading import Reading, RevisionReason
from scorecard.tui.commands import bindings
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import YearScreen
from scorecard.tui.screens.contested_rows import contested_rows
from scorecard.tui.widgets.bars import KeyBar, TitleBar
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import SectionList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.screens.contested_rows import Side
    from scorecard.tui.session import Loaded


class ContestedScreen(YearScreen):
    """A section a record, a row for each side; enter lets one stand.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
        key: the id of the indicator whose readings come first; empty for none.
    """

    PLACE: ClassVar = "contested"
    BINDINGS: ClassVar = bindings("contested")
    CSS = """
    #contested-said { height: 4; margin-top: 1; }
    KeyBar { dock: bottom; }
    """

    def __init__(self, glyphs: Glyphs, loaded: Loaded, key: str = "") -> None:
        super().__init__(glyphs, loaded)
        self._key = key
        self._sides: dict[str, Side] = {}
        self._title = TitleBar(glyphs)
        self._list = SectionList(glyphs, id="contested")
        self._list.hugs = True
        self._said = Sentence(glyphs, id="contested-said")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._list
        yield self._said
        yield KeyBar(self.PLACE)

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self._list.focus()

    def refresh_from(self, loaded: Loaded) -> None:
        """List what is contested now."""
        self.loaded = loaded
        card, said = loaded.card, words.ScreenStore
        if card is None:
            return
        rows, self._sides = contested_rows(card, loaded.store, self.glyphs, self._key)
        self._title.show(said.TITLE, None, loaded.errors)
        self._list.show(rows)

    @property
    def line(self) -> Sentence:
        """Return the line below the list."""
        return self._said

    @property
    def under_cursor(self) -> object:
        """Return the key of the row under the cursor."""
        return None if self._list.current is None else self._list.current.key

    def _explain(self) -> None:
        row = self._list.current
        if row is None:
            self._said.say(words.ScreenStore.NONE, "dim")
        else:
            self._said.say(row.detail, "dim", heading=row.title)

    @on(LineList.Opened)
    def action_settle_contested(self) -> None:
        """Ask whether what is under the cursor shall stand, and why."""
        row, entering = self._list.current, self.board.reading_actions
        side = None if row is None else self._sides.get(row.key)
        if side is None:
            self.tell(words.ScreenStore.CHOOSE)
            return
        if why := entering.writer.refusal():
            self.tell(why)
            return
        said = words.ScreenStore

        def answered(answer: tuple[str, str] | None) -> None:
            if answer is not None and answer[0] == "stand":
                entering.settle(side, answer[1])

        heading, template, yes = said.ASK, said.ASK_TEXT, said.YES
        if side.of_two:
            heading, template, yes = said.ASK_BOTH, said.ASK_BOTH_TEXT, said.YES_BOTH
        text = template.format(place=side.title, value=side.value, by=side.record.by)
        answers = (("stand", yes), ("leave", said.NO))
        # What the board wrote keeps the reason it has.
        needs = said.WHY if isinstance(side.record, Reading) else ""
        ask = AskScreen(self.glyphs, heading, text, answers, needs=needs)
        if ask.field is not None:
            ask.field.value = RevisionReason.CORRECTION.value
        self.app.push_screen(ask, answered)
