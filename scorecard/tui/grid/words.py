"""What stands around the year grid: its header, its legend, and the line on the cell under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.preview import Preview, expected_in
from scorecard.messages.catalogue import plural, words
from scorecard.messages.figures import marks, not_due, source_words, target_words, years
from scorecard.messages.terms import flag_word, state_word, status_word
from scorecard.model.reading import State
from scorecard.tui.grid.typed import cell_refusal
from scorecard.tui.indicator.readings import stated
from scorecard.tui.look.figures import Figures

if TYPE_CHECKING:
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.tui.grid.edits import Edit, Edits
    from scorecard.tui.grid.grid import Cell, Grid
    from scorecard.tui.grid.rows import GridRow, Place
    from scorecard.tui.grid.typed import Understood
    from scorecard.tui.look.glyphs import Glyphs


def header(grid: Grid, edits: Edits, doubted: int = 0) -> str:
    """Return what the title line says beside the title: what is not saved, what is closed.

    Args:
        grid: what stands.
        edits: what is typed.
        doubted: how many of the figures typed look wrong.
    """
    said, parts = words.ScreenGrid, []
    if edits:
        parts.append(plural(said.UNSAVED, len(edits)))
    if doubted:
        parts.append(plural(said.DOUBTED, doubted))
    closed = [year for year in grid.closed if year in grid.years]
    if closed:
        parts.append(said.CLOSED.format(years=years(closed)))
    return said.HEADER_SEPARATOR.join(parts)


def legend(glyphs: Glyphs, *, rounds: bool = False) -> str:
    """Return what the signs of the cells mean.

    Args:
        glyphs: the signs to draw with.
        rounds: whether anything is kept every so many years.
    """
    said = words.ScreenGrid
    signs = [*said.LEGEND]
    if rounds:
        signs.insert(1, said.LEGEND_NOT_DUE)
    text = said.LEGEND_SEPARATOR.join(signs)
    return text.format(nothing=glyphs.nothing, not_due=glyphs.not_due, no_data=glyphs.dash)


class CellWords:
    """Says what one must know of a cell: what stands, from where, and what is expected.

    Args:
        grid: what stands.
        glyphs: the signs to draw with.
    """

    def __init__(self, grid: Grid, glyphs: Glyphs) -> None:
        self._grid, self._glyphs = grid, glyphs
        self.figures = Figures(grid.card, ascii_only=glyphs.ascii_only)
        self._said: dict[Place, str] = {}

    def place(self, row: GridRow, year: int) -> str:
        """Name a cell."""
        return words.ScreenGrid.PLACE.format(title=row.name, year=year)

    def line(self, cell: Cell) -> str:
        """Say what stands in a cell; made once for each."""
        at = cell.place
        if at not in self._said:
            self._said[at] = self._line(cell)
        return self._said[at]

    def edit(self, cell: Cell, edit: Edit, found: Understood, doubt: str = "") -> str:
        """Say what an edit would make of a cell, and whether somebody changed it meanwhile.

        ``doubt`` is what is asked about the figure.
        """
        said, row = words.ScreenGrid, cell.row
        if found.reading is None:
            return said.EDIT_FAULT.format(what=found.fault.rstrip("."))
        becomes = self.value(row, found.reading)
        if cell.stands is None:
            parts = [said.EDIT_FIRST.format(becomes=becomes)]
        else:
            parts = [said.EDIT.format(becomes=becomes, was=self.value(row, cell.stands))]
        parts.append(doubt)
        head = cell.head
        if head is not None and self._grid.form(row, cell.year).seen != edit.seen:
            value = self.value(row, head)
            parts.append(said.CHANGED_SINCE.format(by=head.by, value=value))
        parts += [self._closed(cell), self._expected(cell)]
        return " ".join(part for part in parts if part)

    def value(self, row: GridRow, reading: Reading) -> str:
        """Show what a revision says, and why where it says that there is no data."""
        if reading.value is None and not reading.retracted:
            return words.NO_VALUE_BECAUSE.format(why=reading.no_data)
        return stated(reading, self.figures, row.own)

    def _line(self, cell: Cell) -> str:
        indicator, parts = cell.indicator, [self._stands(cell)]
        if cell.judgement is not None:
            judged = cell.judgement
            parts.append(
                words.ScreenGrid.JUDGED.format(
                    status=status_word(judged.status),
                    by=judged.by,
                    day=judged.entered_at.date().isoformat(),
                    because=judged.because,
                )
            )
        if indicator.derive is None:
            parts.append(cell_refusal(cell.row, cell.year))
        parts.append(not_due(cell.row.own, cell.year))
        if cell.contested:
            parts.append(words.ScreenGrid.IS_CONTESTED)
        parts += [self._expected(cell), self._closed(cell)]
        return " ".join(part for part in parts if part)

    def _stands(self, cell: Cell) -> str:
        """Say what counts, or what was drafted, with its source, by whom and when."""
        said, stands = words.ScreenGrid, cell.stands
        if cell.indicator.derive is not None:
            value = self.figures.point(cell.indicator, cell.computed)
            template = said.COMPUTED if value else said.COMPUTED_NONE
            ids = words.LIST_SEPARATOR.join(cell.indicator.derive.ids)
            return template.format(value=value, ids=ids) + said.END
        if cell.row.is_named:
            value = self.figures.point(cell.indicator, cell.computed)
            return said.OF_NAMES.format(value=value) if value else said.OF_NAMES_NONE
        if stands is None and cell.computed is not None:
            value = self.figures.point(cell.indicator, cell.computed)
            return said.OF_PARTS.format(value=value, how=marks(cell.computed))
        if stands is None:
            return "" if cell.judgement is not None else said.NOTHING + said.END
        cautions = [state_word(stands.state)] if stands.state is State.PROVISIONAL else []
        cautions += [flag_word(flag) for flag in stands.flags]
        signs = said.MARKS.format(marks=words.LIST_SEPARATOR.join(cautions)) if cautions else ""
        day = stands.entered_at.date().isoformat()
        value = self.value(cell.row, stands)
        text = said.STANDS.format(value=value, marks=signs, by=stands.by, day=day)
        source = source_words(stands.source)
        text += said.SOURCE.format(source=source) if source else said.NO_SOURCE
        return text + (said.NOTE.format(note=stands.note) if stands.note else "") + said.END

    def _expected(self, cell: Cell) -> str:
        """Say what the path expects of the year, or else what the target or the deadline is."""
        indicator, card, entity = cell.row.own, self._grid.card, cell.entity
        if entity is not None and entity.deadlines:
            calendar = card.strategy.calendar
            due = entity.deadline_on(card.as_of or calendar.last_day(cell.year), calendar)
            day = "" if due is None else entity.due_by(due).isoformat()
            return words.ScreenGrid.DUE_BY.format(day=day) if day else ""
        if indicator.context or not indicator.targets or indicator.faulty:
            return ""
        first, last = card.strategy.period
        year = min(max(cell.year, first), last)
        result = self._grid.last.get(cell.indicator.id)
        if indicator.derive is None:
            result = self._result(cell, year)
        if result is None or result.target is None:
            return ""
        level = expected_in(result, cell.year)
        if level is not None:
            value = self.figures.on_path(result, level)
            said = words.ScreenGrid
            template = said.EXPECTED_TOTAL if indicator.accumulate else said.EXPECTED
            return template.format(value=value)
        target = target_words(indicator, result.target, self.figures.style)
        return words.ScreenGrid.TARGET.format(target=target)

    def _result(self, cell: Cell, year: int) -> IndicatorResult | None:
        """Return how the row is assessed in a year."""
        card, id_ = self._grid.card, cell.indicator.id
        records = self._grid.records(cell.indicator)
        whole = Preview(card.strategy, records, id_, year=year, as_of=card.as_of).assess()
        part = cell.row.part
        if part is not None:
            return next((each.result for each in whole.parts if each.part.name == part.name), None)
        if cell.entity is None:
            return whole
        found = (e.result for e in whole.entities if e.entity.id == cell.entity.id)
        return next(found, None)

    def _closed(self, cell: Cell) -> str:
        closing = self._grid.closed.get(cell.year)
        if closing is None:
            return ""
        return words.ScreenGrid.IS_CLOSED.format(
            year=cell.year, day=closing.on.isoformat(), by=closing.by
        )
