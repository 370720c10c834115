"""What is typed or pasted into cells of the year grid: understood, or refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import plural, words
from scorecard.model.plan import Kind
from scorecard.records.entry import Entry, unsaved
from scorecard.records.plausible import doubt_words, doubts_of
from scorecard.tui.grid.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.plan import Indicator
    from scorecard.model.reading import Reading
    from scorecard.tui.forms.reading import ReadingForm
    from scorecard.tui.grid.grid import Grid
    from scorecard.tui.grid.rows import GridRow, Place


_TYPED = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.YES_NO, Kind.SCALE})
# Where letters are answers, those that begin one begin to type.
_ANSWERS = "yn"
_DAY_BEGINS = frozenset("0123456789")
_NUMBER_BEGINS = frozenset("0123456789+-−–.,≥≤<>~≈")

# More cells than any grid has would only make a mistaken paste slow.
_MOST_CELLS = 20_000


class Understood(NamedTuple):
    """What a cell would say; ``reading`` is None where ``fault`` says what is wrong."""

    reading: Reading | None = None
    fault: str = ""
    changes: bool = True


def refusal(indicator: Indicator, year: int) -> str:
    """Return why a cell takes no reading of its own; empty where it does."""
    said = words.ScreenGrid
    if indicator.faulty:
        return said.IS_FAULTY
    if indicator.derive is not None:
        return said.IS_COMPUTED.format(ids=words.LIST_SEPARATOR.join(indicator.derive.ids))
    if not indicator.active_in(year):
        return said.NOT_KEPT.format(year=year)
    return ""


def cell_refusal(row: GridRow, year: int) -> str:
    """Return why nothing is typed into a cell; one kept by name is entered for each of them."""
    indicator = row.indicator
    if row.is_named and not indicator.faulty and indicator.derive is None:
        return words.ScreenGrid.IS_NAMED.format(number=len(indicator.entities))
    return refusal(row.own, year)


def is_typed(row: GridRow) -> bool:
    """Say whether a value can be typed in one line; a person's judgement needs a form."""
    return row.own.kind in _TYPED and not row.is_named


def begins(row: GridRow, character: str) -> bool:
    """Say whether a character begins an answer, so that typing it opens the cell."""
    indicator = row.own
    if row.is_named:
        return False
    letter = character.casefold()
    if indicator.kind is Kind.YES_NO:
        return letter in _ANSWERS or (row.is_dated and character in _DAY_BEGINS)
    if indicator.kind is Kind.SCALE:
        names = (name for level in indicator.levels for name in (level.key, level.title))
        return any(name.casefold().startswith(letter) for name in names)
    return is_typed(row) and character in _NUMBER_BEGINS


def asked(row: GridRow) -> str:
    """Say what can be typed where that is a choice of words; empty for a number."""
    indicator = row.own
    if row.is_dated:
        return words.ScreenGrid.ASKED_DATE
    if indicator.kind is Kind.YES_NO:
        return words.ScreenGrid.ASKED_YES_NO
    if indicator.kind is Kind.SCALE:
        levels = words.LIST_SEPARATOR.join(level.key for level in indicator.levels)
        return words.ScreenGrid.ASKED_LEVEL.format(levels=levels)
    return ""


def answered(form: ReadingForm, edit: Edit) -> dict[str, str]:
    """Return the columns of a draft an edit fills; the parts of a former share go with it."""
    parts = {"numerator": "", "denominator": ""}
    return {**form.initial, **parts, "value": edit.value, "no_data": edit.no_data}


def understood(grid: Grid, row: GridRow, year: int, edit: Edit) -> Understood:
    """Read what is typed as a form would, source and reason left aside; once for each edit."""
    key = (row.place(year), edit)
    found: Understood | None = grid.read.get(key)
    if found is None:
        found = grid.read[key] = _understood(grid, row, year, edit)
    return found


def _understood(grid: Grid, row: GridRow, year: int, edit: Edit) -> Understood:
    form = grid.form(row, year)
    why = cell_refusal(row, year)
    if why:
        return Understood(fault=why.rstrip("."))
    if edit.taken_back:
        if form.standing is None:
            return Understood(fault=words.ScreenGrid.NOT_CLEARED.rstrip("."))
        return Understood(unsaved(_taken_back(form), form.head))
    typed = answered(form, edit)
    entry = form.value_or_problems(typed)
    if isinstance(entry, tuple):
        return Understood(fault=words.CLAUSE_SEPARATOR.join(what.rstrip(".") for what in entry))
    return Understood(unsaved(entry, form.head), changes=not _stands(form.standing, entry))


def doubts(grid: Grid, row: GridRow, edits: Mapping[Place, Edit]) -> dict[int, str]:
    """Return by year what is asked about the figures typed into a row.

    Each is held against the others as well, as if they were saved.
    """
    typed: dict[int, Reading] = {}
    for year in grid.years:
        edit = edits.get(row.place(year))
        reading = None if edit is None else understood(grid, row, year, edit).reading
        if reading is not None:
            typed[year] = reading
    if not typed:
        return {}
    found = doubts_of(row.own, [*typed.values()], grid.form(row, grid.years[0]).figures)
    said = (doubt_words(row.own, doubt, grid.card.strategy.style) for doubt in found)
    return {year: what for year, what in zip(typed, said, strict=True) if what}


def _taken_back(form: ReadingForm) -> Entry:
    key = form.key
    return Entry(key.indicator, key.year, None, entity=key.entity, part=key.part, retracted=True)


def _stands(standing: Reading | None, entry: Entry) -> bool:
    """Say whether a cell says already what an entry would make it say."""
    return standing is not None and all(
        getattr(standing, name) == getattr(entry, name)
        for name in ("value", "qualifier", "high", "no_data", "state")
    )


class PasteRefused(ValueError):
    """What was pasted cannot be taken; the message is a sentence for a person."""


def block(text: str) -> list[list[str]]:
    """Split what a spreadsheet copies: a line a row, a tab between cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell.strip() for cell in line.split("\t")] for line in lines]


def pasted(
    grid: Grid, rows: Sequence[Sequence[str]], at: tuple[int, int]
) -> dict[Place, Edit | None]:
    """Return the edits a block makes with its corner on a cell; empty cells change nothing.

    Args:
        grid: what stands.
        rows: what was pasted, by cells.
        at: the row and the year, as places in the grid, of the block's upper left cell.

    Raises:
        PasteRefused: it reaches past the grid, or some of it is not understood.
    """
    size = len(rows), max(map(len, rows))
    reaches = at[0] + size[0] > len(grid.rows) or at[1] + size[1] > len(grid.years)
    if reaches or size[0] * size[1] > _MOST_CELLS:
        said = words.ScreenGrid.PASTE_TOO_BIG
        raise PasteRefused(said.format(rows=size[0], columns=size[1]))
    changes: dict[Place, Edit | None] = {}
    faults: list[tuple[str, str]] = []
    for down, cells in enumerate(rows):
        row = grid.rows[at[0] + down]
        for across, cell in enumerate(cells):
            if not cell:
                continue
            year = grid.years[at[1] + across]
            edit = Edit(cell, seen=grid.form(row, year).seen)
            found = understood(grid, row, year, edit)
            if found.fault:
                title = words.ScreenGrid.PASTE_CELL.format(title=row.name, year=year)
                faults.append((title, found.fault))
            changes[row.place(year)] = edit if found.changes else None
    if faults:
        raise PasteRefused(_refused(faults))
    return changes


def _refused(faults: list[tuple[str, str]]) -> str:
    said, others = words.ScreenGrid, len(faults) - 1
    more = plural(said.PASTE_MORE, others) if others else ""
    place, what = faults[0]
    return said.PASTE_REFUSED.format(place=place, what=what.rstrip("."), more=more)
