"""Choosing the indicator that a name in a file stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.text import nearest, quoted
from scorecard.tui.screens.choose import PickScreen
from scorecard.tui.widgets.table import Offered
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.plan import Strategy
    from scorecard.tui.look.glyphs import Glyphs

LEAVE = "\x00"  # no id has it
_NEAR = 5


class NameScreen(PickScreen):
    """Gives back the id of an indicator, ``LEAVE`` for none of them; empty for no answer.

    Args:
        glyphs: the signs to draw with.
        strategy: the plan; its indicators that are called alike are offered first.
        name: as the file has it.
        places: where the file has it.
    """

    def __init__(self, glyphs: Glyphs, strategy: Strategy, name: str, places: str) -> None:
        said = words.ScreenImport
        self.table = Offered(glyphs, id="choices")
        text = said.WHICH.format(name=quoted(name), places=places)
        super().__init__(glyphs, text, self.table, said.WHICH_HINT, said.WHICH_NONE)
        ids: dict[str, str] = {}
        for indicator in strategy.indicators():
            ids |= dict.fromkeys((indicator.title, indicator.id), indicator.id)
        near = (ids[each] for each in nearest(name, ids, _NEAR))
        titles = {indicator.id: indicator.title for indicator in strategy.indicators()}
        self._rows = [(id_, titles[id_]) for id_ in dict.fromkeys((*near, *titles))]
        self._shown: list[tuple[str, str]] = []

    def offer(self, matches: Callable[[str], bool]) -> bool:
        """Show the indicators whose title or id matches, then the way to leave the name out."""
        said = words.ScreenImport
        found = [row for row in self._rows if matches(" ".join(row))]
        self._shown = [*found, (LEAVE, said.WHICH_LEAVE)]
        columns = (TextColumn(said.INDICATOR, most=120, flexible=True, lines=2), TextColumn(""))
        rows = tuple((title, "" if id_ == LEAVE else id_) for id_, title in self._shown)
        self.table.show(TextTableData(columns, rows, ("",) * len(rows)), 0)
        return bool(found)

    @property
    def chosen(self) -> str | None:
        """Return the id under the cursor, or ``LEAVE``."""
        return self._shown[self.table.cursor][0]
