"""Choosing a name, such as for whom a reading is: a few letters, the arrows, enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from unicodedata import combining, normalize

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen

from scorecard.messages.catalogue import words
from scorecard.model.text import folded
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.names import EntityTable, EntityView, entity_rows, headings
from scorecard.tui.look.figures import Figures
from scorecard.tui.screens.base import ClosesItself
from scorecard.tui.widgets.line_input import TextField
from scorecard.tui.widgets.row_list import LineList
from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.tui.look.glyphs import Glyphs


class PickScreen(ModalScreen[str], ClosesItself[str]):
    """A field over the rows that hold what is typed; gives back the key of the one chosen.

    Subclasses give :meth:`offer` and :attr:`chosen`.

    Args:
        glyphs: the signs to draw with.
        text: what is asked.
        table: the rows.
        hint: how to choose.
        none: what to say where no row holds what is typed.
    """

    PLACE: ClassVar = "choose"
    BINDINGS: ClassVar = bindings("choose")
    DEFAULT_CSS: ClassVar = "PickScreen { align: center middle; }"
    CSS = """
    #choose { width: 80; max-width: 100%; height: 90%; max-height: 30; padding: 1 0;
              background: $bar; }
    #choose-text { height: auto; max-height: 3; }
    #choose-field { background: $background; margin: 1; }
    #choose-hint { height: 1; }
    """

    def __init__(self, glyphs: Glyphs, text: str, table: LineList, hint: str, none: str) -> None:
        super().__init__()
        self._text = Sentence(glyphs, id="choose-text")
        self._text.say(text, "strong text")
        self.field = TextField(id="choose-field")
        self._rows_below = table
        table.can_focus = False
        self._hint = Sentence(glyphs, id="choose-hint")
        self._hints = {True: (hint, "dim"), False: (none, "at_risk")}

    def offer(self, matches: Callable[[str], bool]) -> bool:
        """Show the rows whose name matches; say whether there are any."""
        raise NotImplementedError

    @property
    def chosen(self) -> str | None:
        """Return the key of the row under the cursor; None without any."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        with Vertical(id="choose"):
            yield self._text
            yield self.field
            yield self._rows_below
            yield self._hint

    def on_mount(self) -> None:
        """Give the keys to the field."""
        self._list()
        self.field.focus()

    def on_input_changed(self) -> None:
        """Keep the names that match while one types."""
        self._list()
        self._rows_below.cursor = 0

    def on_input_submitted(self) -> None:
        """Take the name under the cursor at enter."""
        self.action_choose_entity()

    @on(LineList.Opened)
    def action_choose_entity(self) -> None:
        """Take the name under the cursor."""
        chosen = self.chosen
        if chosen is not None:
            self.dismiss(chosen)

    def action_choose_up(self) -> None:
        """Go up one name."""
        self._rows_below.action_up()

    def action_choose_down(self) -> None:
        """Go down one name."""
        self._rows_below.action_down()

    def action_back(self) -> None:
        """Choose nobody."""
        self.dismiss("")

    def _list(self) -> None:
        typed = _plain(self.field.value).split()
        self._hint.say(*self._hints[self.offer(lambda name: _holds(name, typed))])


def _holds(name: str, typed: Sequence[str]) -> bool:
    """Say whether every word typed is in a name, accents and case aside."""
    plain = _plain(name)
    return all(part in plain for part in typed)


class ChooseScreen(PickScreen):
    """Gives back the id of the entity chosen; empty for none.

    Args:
        glyphs: the signs to draw with.
        card: says how figures are written, and what an entity is called.
        result: the indicator's.
        year: the reading's.
    """

    def __init__(self, glyphs: Glyphs, card: Scorecard, result: IndicatorResult, year: int) -> None:
        said = words.ScreenEntities
        self.table = EntityTable(glyphs, id="choices")
        text = said.PICK.format(title=result.indicator.title, year=year)
        super().__init__(glyphs, text, self.table, said.PICK_HINT, said.PICK_NONE)
        figures = Figures(card, ascii_only=glyphs.ascii_only)
        rows = entity_rows(result, figures)
        self._rows = [each for each in rows if each.found.entity.active_in(year)]
        self._view = EntityView.new()
        self._headings, self._label = headings(result), words.Entities.LABEL

    def offer(self, matches: Callable[[str], bool]) -> bool:
        """Show the entities whose name or id matches."""
        kept = [
            each
            for each in self._rows
            if matches(f"{each.found.entity.title} {each.found.entity.id}")
        ]
        shown = self._view.shown(kept)
        self.table.show(self._rows, shown, self._headings, self._label)
        return bool(shown)

    @property
    def chosen(self) -> str | None:
        """Return the id of the entity under the cursor."""
        return None if self.table.current is None else self.table.current.key


def _plain(text: str) -> str:
    """Return letters without accents, in lower case."""
    apart = normalize("NFKD", folded(text))
    return "".join(letter for letter in apart if not combining(letter))
