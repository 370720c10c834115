"""Choosing for whom a reading is: a few letters, the arrows, enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from unicodedata import combining, normalize

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen

from scorecard.messages.catalogue import words
from scorecard.model.text import folded
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.names import EntityTable, EntityView, entity_rows, headings, label
from scorecard.tui.look.figures import Figures
from scorecard.tui.screens.base import ClosesItself
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.indicator.names import EntityRow
    from scorecard.tui.look.glyphs import Glyphs


class ChooseScreen(ModalScreen[str], ClosesItself[str]):
    """Gives back the id of the entity chosen; empty for none.

    Args:
        glyphs: the signs to draw with.
        card: says how figures are written, and what an entity is called.
        result: the indicator's.
        year: the reading's.
    """

    PLACE: ClassVar = "choose"
    BINDINGS: ClassVar = bindings("choose")
    CSS = """
    ChooseScreen { align: center middle; }
    #choose { width: 80; max-width: 100%; height: 90%; max-height: 30; padding: 1 0;
              background: $bar; }
    #choose-text { height: auto; max-height: 3; }
    #choose-field { background: $background; margin: 1; }
    #choose-hint { height: 1; }
    """

    def __init__(self, glyphs: Glyphs, card: Scorecard, result: IndicatorResult, year: int) -> None:
        super().__init__()
        figures = Figures(card, ascii_only=glyphs.ascii_only)
        rows = entity_rows(result, figures)
        self._rows = [each for each in rows if each.found.entity.active_in(year)]
        self._view = EntityView.new()
        self._headings, self._label = headings(result), label(card.strategy)
        self._text = Sentence(glyphs, id="choose-text")
        said = words.ScreenEntities.PICK.format(title=result.indicator.title, year=year)
        self._text.say(said, "strong text")
        self.field = TextField(id="choose-field")
        self.table = EntityTable(glyphs, id="choices")
        self.table.can_focus = False
        self._hint = Sentence(glyphs, id="choose-hint")

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        with Vertical(id="choose"):
            yield self._text
            yield self.field
            yield self.table
            yield self._hint

    def on_mount(self) -> None:
        """Give the keys to the field."""
        self._list()
        self.field.focus()

    def on_input_changed(self) -> None:
        """Keep the names that match while one types."""
        self._list()
        self.table.cursor = 0

    def on_input_submitted(self) -> None:
        """Take the name under the cursor at enter."""
        self.action_choose_entity()

    @on(LineList.Opened)
    def action_choose_entity(self) -> None:
        """Take the name under the cursor."""
        each = self.table.current
        if each is not None:
            self.dismiss(each.key)

    def action_choose_up(self) -> None:
        """Go up one name."""
        self.table.action_up()

    def action_choose_down(self) -> None:
        """Go down one name."""
        self.table.action_down()

    def action_back(self) -> None:
        """Choose nobody."""
        self.dismiss("")

    def _list(self) -> None:
        shown = self._view.shown([each for each in self._rows if self._matches(each)])
        self.table.show(self._rows, shown, self._headings, self._label)
        said = words.ScreenEntities
        self._hint.say(said.PICK_HINT if shown else said.PICK_NONE, "dim" if shown else "at_risk")

    def _matches(self, each: EntityRow) -> bool:
        """Say whether every word typed is in the name, accents and case aside."""
        entity = each.found.entity
        name = _plain(f"{entity.title} {entity.id}")
        return all(_plain(part) in name for part in self.field.value.split())


def _plain(text: str) -> str:
    """Return letters without accents, in lower case."""
    apart = normalize("NFKD", folded(text))
    return "".join(letter for letter in apart if not combining(letter))
