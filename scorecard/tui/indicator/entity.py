"""One entity of an indicator: where it stands, its chain of deadlines, its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from scorecard.messages.catalogue import words
from scorecard.model.plan import Kind
from scorecard.tui.commands import bindings
from scorecard.tui.indicator.facts import chain_table
from scorecard.tui.indicator.names import row_of
from scorecard.tui.indicator.subject import SubjectScreen
from scorecard.tui.look.figures import Figures
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.sentence import Sentence
from scorecard.tui.widgets.table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from scorecard.model.scorecard import EntityResult, Scorecard
    from scorecard.tui.look.figures import Figures
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.scorecard.rows import Row
    from scorecard.tui.session import Loaded


_DRAWN = (Kind.NUMBER, Kind.PERCENT, Kind.SCALE)


class EntityScreen(SubjectScreen):
    """Sentence, deadlines and readings of one entity; steps through the list it came from.

    Args:
        glyphs: the signs to draw with.
        loaded: what is shown.
        key: the id of the indicator.
        entity: the id of the entity.
        order: the ids of the entities to step through.
    """

    PLACE: ClassVar = "entity"
    BINDINGS: ClassVar = bindings("entity")
    CSS = """
    #why { height: auto; max-height: 4; margin-bottom: 1; }
    #of { height: 1; }
    #chain { height: auto; margin-bottom: 1; display: none; }
    #outlook { height: auto; max-height: 3; margin-bottom: 1; display: none; }
    #detail { height: 3; margin-top: 1; }
    TrendChart { height: 3fr; max-height: 34; display: none; }
    #readings { height: 2fr; min-height: 3; }
    KeyBar { dock: bottom; }
    EntityScreen.-tall TrendChart { margin-bottom: 1; }
    EntityScreen.-low #why { margin-bottom: 0; }
    EntityScreen.-low #detail { margin-top: 0; }
    EntityScreen.-low #chain { margin-bottom: 0; }
    """

    def __init__(
        self, glyphs: Glyphs, loaded: Loaded, key: str, entity: str, order: Sequence[str]
    ) -> None:
        super().__init__(glyphs, loaded, order)
        self.key, self.entity = key, entity
        self._found: EntityResult | None = None
        self._of = Sentence(glyphs, id="of")
        self._chain = TextTable(glyphs, id="chain")
        self._chain.can_focus = False

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        yield self._title
        yield self._of
        yield self._why
        yield self._chain
        yield self._chart
        yield self._outlook
        yield self._table
        yield self._detail
        yield KeyBar(self.PLACE)

    def find(self, card: Scorecard) -> Row | None:
        """Return the entity as a row."""
        result = card.find(self.key)
        listed = () if result is None else result.entities
        self._found = next((each for each in listed if each.entity.id == self.entity), None)
        if result is None or self._found is None:
            return None
        self._of.say(result.indicator.title, "dim")
        return row_of(self._found)

    def all_of(self, card: Scorecard) -> list[str]:
        """Return the ids of the entities, in the plan's order."""
        result = card.find(self.key)
        return [] if result is None else [each.entity.id for each in result.entities]

    def show_more(self, card: Scorecard, row: Row, figures: Figures) -> None:
        """Show the chain of deadlines, and the chart where there is something to draw."""
        found = self._found
        if found is None or row.result is None:
            return
        chain = chain_table(found.entity, card.last_day, card.strategy.calendar)
        self._chain.show(chain, 0)
        self._chain.display = bool(chain.rows)
        self._chain.styles.height = len(chain.rows) + 1
        drawn = row.result.indicator.kind in _DRAWN
        self._chart.display = drawn
        if drawn:
            self._chart.show(row.result, card.strategy.period, figures)

    @property
    def stands_on(self) -> str:
        """Return the id of the entity."""
        return self.entity

    def turn_to(self, id_: str) -> None:
        """Turn to another entity."""
        self.entity = id_

    @property
    def at_end(self) -> tuple[str, str]:
        """Return what to say before the first and after the last."""
        return words.ScreenEntities.FIRST_ONE, words.ScreenEntities.LAST_ONE

    def action_next_entity(self) -> None:
        """Show the next entity of the list."""
        self.step(1)

    def action_previous_entity(self) -> None:
        """Show the entity before this one."""
        self.step(-1)
