"""What stands in a cell of the year grid: a figure with one sign on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import year_of
from scorecard.messages.figures import done_on
from scorecard.messages.terms import mark
from scorecard.model.fiscal import span_of
from scorecard.model.plan import Kind
from scorecard.model.reading import State
from scorecard.model.scorecard import ReadingPoint
from scorecard.model.status import Status
from scorecard.tui.grid.typed import doubts, understood
from scorecard.tui.look.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.reading import Reading
    from scorecard.tui.grid.edits import Edit
    from scorecard.tui.grid.grid import Cell, Grid
    from scorecard.tui.grid.rows import GridRow, Place
    from scorecard.tui.grid.typed import Understood
    from scorecard.tui.look.figures import Figures
    from scorecard.tui.look.glyphs import Glyphs


PROVISIONAL, CONTESTED, COMPUTED, DOUBTED = "*", "!", "=", "?"


class CellText(NamedTuple):
    """A text between two signs of at most one cell each, and its ink."""

    text: str
    ink: str = "text"
    lead: str = ""
    trail: str = ""


class GridTexts:
    """The texts of a grid's cells, each made once; in a thread where thousands are edited.

    Args:
        grid: what stands.
        figures: how figures are shown.
        glyphs: the signs to draw with.
    """

    def __init__(self, grid: Grid, figures: Figures, glyphs: Glyphs) -> None:
        self._grid, self._figures, self._glyphs = grid, figures, glyphs
        self._known: dict[tuple[Place, Edit | None, bool], CellText] = {}
        # By row what is asked about the figures typed into it, by year.
        self.doubts: dict[tuple[str, str, str], dict[int, str]] = {}

    def rows(self, edits: Mapping[Place, Edit]) -> list[Sequence[CellText]]:
        """Return the texts of every row, with what is edited."""
        return [self.row(row, edits) for row in self._grid.rows]

    def row(self, row: GridRow, edits: Mapping[Place, Edit]) -> list[CellText]:
        """Return the texts of one row, by year."""
        doubted = self.doubts[row.key] = doubts(self._grid, row, edits)
        return [
            self._text(row, year, edits.get(row.place(year)), doubted=year in doubted)
            for year in self._grid.years
        ]

    def _text(self, row: GridRow, year: int, edit: Edit | None, *, doubted: bool) -> CellText:
        key = (row.place(year), edit, doubted)
        text = self._known.get(key)
        if text is None:
            made = self._made(row, year, edit)
            text = self._known[key] = made._replace(trail=DOUBTED) if doubted else made
        return text

    def _made(self, row: GridRow, year: int, edit: Edit | None) -> CellText:
        cell = self._grid.cell(row, year)
        if edit is None:
            return cell_text(cell, self._figures, self._glyphs)
        found = understood(self._grid, row, year, edit)
        return edited_text(cell, edit, found, self._figures, self._glyphs)


def cell_text(cell: Cell, figures: Figures, glyphs: Glyphs) -> CellText:
    """Return what stands in a cell that nobody edits."""
    stands = cell.stands
    if cell.is_computed:
        return _computed(cell, figures, glyphs)
    own = cell.row.own
    if own.kind is Kind.QUALITATIVE:
        return _judged(cell, glyphs)
    if stands is None and cell.computed is not None:
        return _computed(cell, figures, glyphs)
    if stands is None:
        return CellText(_none(cell, glyphs) if own.active_in(cell.year) else "", "dim")
    text = said(cell, stands, figures, glyphs)
    if stands.state is State.DRAFT:
        return CellText(text, "dim", "(", ")")
    ink = "dim" if stands.value is None else "text"
    trail = PROVISIONAL if stands.state is State.PROVISIONAL else ""
    return CellText(text, ink, trail=CONTESTED if cell.contested else trail)


def edited_text(
    cell: Cell, edit: Edit, found: Understood, figures: Figures, glyphs: Glyphs
) -> CellText:
    """Return what stands in a cell with an edit that is not saved."""
    if found.reading is None:
        return CellText(clean(edit.value or edit.no_data), "strong off_track", "[", "]")
    text = said(cell, found.reading, figures, glyphs)
    return CellText(text, "strong at_risk", "[", "]")


def said(cell: Cell, reading: Reading, figures: Figures, glyphs: Glyphs) -> str:
    """Show what a revision says, without signs beside it; of a day in the cell's year the rest."""
    indicator = cell.row.own
    if reading.retracted:
        return glyphs.nothing
    if reading.value is None:
        return glyphs.dash
    if indicator.kind not in (Kind.NUMBER, Kind.PERCENT):
        text = clean(reading.value)
        done = span_of(text) if cell.row.is_dated else None
        in_year = done is not None and done.is_day and year_of(done.first) == cell.year
        return text[len("2020-") :] if in_year else done_on(text) or text
    point = ReadingPoint(reading.year, None, reading)
    return figures.point(indicator, point).removesuffix(PROVISIONAL)


def _none(cell: Cell, glyphs: Glyphs) -> str:
    """Return the sign of a year without a figure, which may not be due."""
    return glyphs.nothing if cell.row.own.due_in(cell.year) else glyphs.not_due


def _computed(cell: Cell, figures: Figures, glyphs: Glyphs) -> CellText:
    text = figures.point(cell.indicator, cell.computed)
    if not text:
        return CellText(_none(cell, glyphs), "dim", trail=CONTESTED if cell.contested else "")
    trail = PROVISIONAL if text.endswith(PROVISIONAL) else ""
    trail = CONTESTED if cell.contested else trail
    return CellText(text.removesuffix(PROVISIONAL), "dim", COMPUTED, trail)


def _judged(cell: Cell, glyphs: Glyphs) -> CellText:
    """Return the mark of a judgement; evidence that nobody judged is not assessed."""
    ascii_only = glyphs.ascii_only
    if cell.judgement is not None:
        status = cell.judgement.status
        return CellText(mark(status, ascii_only=ascii_only), status.value)
    stands = cell.stands
    if stands is None:
        return CellText(glyphs.nothing, "dim")
    if stands.value is None:
        return CellText(glyphs.dash, "dim")
    unjudged = Status.NOT_ASSESSED
    draft = stands.state is State.DRAFT
    return CellText(
        mark(unjudged, ascii_only=ascii_only),
        unjudged.value,
        "(" if draft else "",
        ")" if draft else "",
    )
