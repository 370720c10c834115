"""The part of an indicator's screen that lists the entities it is kept for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from scorecard.messages.catalogue import words
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.entity_pane import EntityPane
from scorecard.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.glyphs import Glyphs
    from scorecard.tui.session import Loaded
    from scorecard.tui.store_state import StoreState


class EntityPart(ScorecardScreen):
    """Shows the names in the place of chart and years, while there are any and they are wanted.

    Args:
        glyphs: the signs to draw with.
    """

    key: str

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.entities = EntityPane(glyphs, id="by-entity")
        self._wanted = True
        self._any = False

    @property
    def by_name(self) -> bool:
        """Say whether the names are listed now."""
        return self._any and self._wanted

    def show_entities(self, loaded: Loaded, result: IndicatorResult) -> None:
        """Take in the entities of a result."""
        self._any = bool(result.entities)
        if self._any and loaded.card is not None:
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
            self.board.open_entity(self.key, key, order)

    @on(LineList.Opened, "#entities")
    def _entity_opened(self) -> None:
        self.open_entity()

    def action_enter_reading(self) -> None:
        """Open the form, of the entity under the cursor where names are listed."""
        self.board.entering.enter(self.key, entity=self.entity_here)

    def action_by_entity(self) -> None:
        """Show the names, or the chart and the years."""
        if not self._any:
            self.board.say(words.ScreenEntities.NONE)
            return
        self._wanted = not self._wanted
        self.set_class(self.by_name, "-names")
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
        if not self._any:
            self.board.say(words.ScreenEntities.NONE)
        elif not self._wanted:
            self.action_by_entity()
        return self.by_name


def _contested(store: StoreState, indicator: str) -> set[str]:
    keys = (key for key in store.contested if key.indicator == indicator)
    return {key.entity for key in keys if key.entity is not None}
