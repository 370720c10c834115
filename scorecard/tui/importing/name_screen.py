"""Choosing what a file leaves open: the indicator a name stands for, or the sheet to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.model.text import nearest, quoted
from scorecard.tui.screens.choose import PickScreen
from scorecard.tui.widgets.table import Offered
from scorecard.tui.widgets.table_data import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecard.model.plan import Strategy
    from scorecard.tui.look.glyphs import Glyphs

LEAVE = "\x00"  # no id has it
_NEAR = 5


class _Row(NamedTuple):
    """One to choose: its key, its title, and what stands beside that."""

    key: str
    title: str
    beside: str = ""


class OfferScreen(PickScreen):
    """Gives back the key of a row; empty for none.

    Args:
        glyphs: the signs to draw with.
        text: what is asked.
        heading: what the rows are.
        rows: those to choose from.
        hint: how to choose, and what to say where none is called as typed.
        last: one that is offered whatever is typed.
    """

    def __init__(
        self,
        glyphs: Glyphs,
        text: str,
        heading: str,
        rows: Sequence[_Row],
        hint: tuple[str, str],
        last: _Row | None = None,
    ) -> None:
        self.table = Offered(glyphs, id="choices")
        super().__init__(glyphs, text, self.table, *hint)
        self._heading, self._rows = heading, tuple(rows)
        self._last = () if last is None else (last,)
        self._shown: tuple[_Row, ...] = ()

    def offer(self, matches: Callable[[str], bool]) -> bool:
        """Show the rows whose title, or what stands beside it, matches."""
        found = tuple(row for row in self._rows if matches(f"{row.title} {row.beside}"))
        self._shown = (*found, *self._last)
        columns = (TextColumn(self._heading, most=120, flexible=True, lines=2), TextColumn(""))
        rows = tuple((row.title, row.beside) for row in self._shown)
        self.table.show(TextTableData(columns, rows, ("",) * len(rows)), 0)
        return bool(found)

    @property
    def chosen(self) -> str | None:
        """Return the key under the cursor; None without any."""
        return self._shown[self.table.cursor].key if self._shown else None


def name_screen(
    glyphs: Glyphs, strategy: Strategy, name: str, offers: Sequence[str], places: str
) -> OfferScreen:
    """Return what asks for an indicator, an entity or a part of one; ``LEAVE`` for none.

    Args:
        glyphs: the signs to draw with.
        strategy: the plan; its indicators that are called alike are offered first.
        name: as the file has it.
        offers: the ids that may be meant.
        places: where the file has it.
    """
    said = words.ScreenImport
    titles = {indicator.id: indicator.title for indicator in strategy.indicators()}
    ids = {title: id_ for id_, title in titles.items()} | {id_: id_ for id_ in titles}
    for indicator in strategy.indicators():
        for entity in indicator.entities:
            id_ = f"{indicator.id}/{entity.id}"
            ids.setdefault(entity.title, id_)
            title = words.ScreenEntities.TITLE_OF
            titles[id_] = title.format(title=indicator.title, entity=entity.title)
        for part in indicator.parts if not indicator.entities else ():
            id_ = f"{indicator.id}//{part.name}"
            title = words.ScreenEntities.TITLE_OF
            titles[id_] = title.format(title=indicator.title, entity=part.title)
    near = (ids[each] for each in nearest(name, ids, _NEAR))
    rows = [_Row(id_, titles[id_], id_) for id_ in dict.fromkeys((*offers, *near, *titles))]
    text = said.WHICH.format(name=quoted(name), places=places)
    hint = (said.WHICH_HINT, said.WHICH_NONE)
    last = _Row(LEAVE, said.WHICH_LEAVE)
    return OfferScreen(glyphs, text, said.INDICATOR, rows, hint, last)


def sheet_screen(glyphs: Glyphs, file: str, sheets: Sequence[str]) -> OfferScreen:
    """Return what asks which sheet of a workbook is to be read."""
    said = words.ScreenImport
    rows = [_Row(name, name) for name in sheets]
    text, hint = said.WHICH_SHEET.format(file=file), (said.WHICH_HINT, said.NO_SHEET_CALLED)
    return OfferScreen(glyphs, text, said.SHEET, rows, hint)
