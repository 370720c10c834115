"""The cells of one sheet, of whatever file it came from, and the text of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from scorecard.model.number import bare_number

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that its cell shows in hundredths: 0.45 stands there as 45 %."""

    value: float


@dataclass(frozen=True, slots=True)
class CellError:
    """What a spreadsheet shows where it could not compute: ``#N/A``, ``#REF!``."""

    text: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """A figure as text, with the state and the flags that stand behind it in its cell."""

    text: str
    state: str = ""
    flags: str = ""


Cell = str | float | bool | date | time | timedelta | Percent | CellError | Flagged
"""Text, and what a workbook keeps as something else; an empty cell is an empty text."""

Place = tuple[int, int]
"""Row and column of a cell, both from 0."""

# What a workbook shows of a number at most; beyond are the traces of binary arithmetic.
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet from its first row and column on; the rows may differ in length.

    ``merged`` are the first and last cells of those that are one, ``unstored`` the formulas whose
    value was never stored. Of hidden rows and columns the numbers are given, from 0; they are
    among the cells as the others are.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[tuple[Place, Place], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unstored: frozenset[Place] = frozenset()


def text_of(cell: Cell) -> str:
    """Return a cell's text as a person reads it, numbers in plain digits with a point."""
    match cell:
        case str():
            text = cell
        case bool():
            text = str(cell).upper()
        case float():
            text = plain_digits(cell)
        case Percent():
            text = f"{plain_digits(cell.value * 100)} %"
        case CellError() | Flagged():
            text = cell.text
        case datetime():
            text = cell.isoformat(" ", "minutes").removesuffix(" 00:00")
        case timedelta():
            text = str(cell)
        case _:
            text = cell.isoformat()
    return text


def typed(cell: Cell) -> str:
    """Return a cell's text as it is to be read: a number in such a way that no style misreads it.

    A number that is kept as one has no notation; written with a point it is made to fit each.
    """
    match cell:
        case bool() | str():
            return text_of(cell)
        case float():
            return bare_number(plain_digits(cell))
        case Percent():
            return f"{bare_number(plain_digits(cell.value * 100))} %"
    return text_of(cell)


def plain_digits(number: float) -> str:
    """Return a number as a spreadsheet shows it: 45.300000000000004 is 45.3."""
    text = f"{Decimal(f'{number:.{_DIGITS}g}'):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_name(place: Place, sheet: str = "") -> str:
    """Return what a spreadsheet calls a cell, its sheet before it: ``Readings!C5``."""
    name = f"{letters(place[1])}{place[0] + 1}"
    return f"{sheet}!{name}" if sheet else name
