"""Reading a long CSV: one row for each reading, as people and spreadsheets write it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.exchange.columns import ESCAPED, KNOWN, header_faults, header_names
from scorecard.exchange.csv_text import read_csv_text
from scorecard.exchange.formula import APOSTROPHE
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.text import quoted
from scorecard.records.entry.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_DELIMITERS = ",;\t"
_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
WHOLE_ROW = "whole row"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: ``number`` as a spreadsheet shows it (the header is 1), and what it says.

    ``problems`` are those of the row's shape, as (column, what); such a row has no true draft and
    every preview refuses it.
    """

    number: int
    draft: Draft
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a long CSV, blank ones left out, and the columns it has."""

    rows: tuple[CsvRow, ...]
    columns: tuple[str, ...]

    @property
    def problems(self) -> tuple[tuple[int, str, str], ...]:
        """Return the problems of the rows' shape as (row number, column, what)."""
        return tuple((row.number, *problem) for row in self.rows for problem in row.problems)


def read_long_csv(path: Path) -> CsvTable:
    """Read a long CSV in UTF-8, its cells parted by commas, semicolons or tabs.

    Raises:
        ScorecardError: the file, its header or its quotation marks make it unreadable; each fault
            names the row where there is one.
    """
    text = read_csv_text(path)
    # A cell may be as long as the file: its length is refused later, with the cell's own name.
    former = csv.field_size_limit(len(text) + 1)
    try:
        return _table(text, path)
    finally:
        csv.field_size_limit(former)


def _table(text: str, path: Path) -> CsvTable:
    hint = re.match('"?sep=([,;\t])"?\r?\n', text)
    if hint is not None:
        # A line for spreadsheets alone: they follow it, hide it and do not count it.
        text = text[hint.end() :]
    delimiter = hint[1] if hint else _delimiter(text)
    records = _records(text, delimiter, path)
    number, header = next(records, (1, []))
    names = header_names(header)
    faults = header_faults(names)
    if faults:
        raise ScorecardError(*(Fault(str(path), f"row {number}: {what}") for what in faults))
    columns = _Columns(names, delimiter)
    return CsvTable(
        tuple(columns.row(number, cells) for number, cells in records),
        tuple(name for name in names if name),
    )


def _delimiter(text: str) -> str:
    """Return the mark that parts the first line into the most names that are known."""
    first = next(line for line in io.StringIO(text, newline="") if line.strip())

    def known(delimiter: str) -> tuple[int, int]:
        names = header_names(next(csv.reader([first], delimiter=delimiter), []))
        return len(set(names) & set(KNOWN)), len(names)

    return max(_DELIMITERS, key=known)


def _records(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the records that are not blank, each with its number in a spreadsheet."""
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        what = (
            "a quotation mark opens a cell and none closes it"
            if "end of data" in str(error)
            else "text stands after the quotation mark that closes a cell"
        )
        what = f'row {number + 1}: {what}; a quotation mark inside a text is written twice: ""'
        raise ScorecardError(Fault(str(path), what)) from None


class _Columns:
    """Turns the cells of a row into a draft by the header's names."""

    def __init__(self, names: Sequence[str], delimiter: str) -> None:
        self._places = [(name, n) for n, name in enumerate(names) if name]
        self._unnamed = [n for n, name in enumerate(names) if not name]
        self._least = self._places[-1][1] + 1
        self._most = len(names)
        self._mark = _DELIMITER_NAMES[delimiter]

    def row(self, number: int, cells: list[str]) -> CsvRow:
        """Return the row; one whose cells do not fit the columns has problems and no draft."""
        problems = self._misfit(cells)
        if problems:
            return CsvRow(number, Draft(), tuple(problems))
        fields = {name: cells[place] for name, place in self._places}
        for column in re.split("[;, ]+", fields.pop(ESCAPED, "")):
            if column and column not in fields:
                problems.append((ESCAPED, f"{quoted(column)} is no column of this file"))
            elif column:
                fields[column] = fields[column].removeprefix(APOSTROPHE)
        return CsvRow(number, Draft(**fields), tuple(problems))

    def _misfit(self, cells: list[str]) -> list[tuple[str, str]]:
        if len(cells) < self._least:
            what = f"has {_cells(len(cells))}, but the header names {self._least} columns"
            return [(WHOLE_ROW, f"{what}; an empty cell needs its {self._mark} too")]
        beyond = [cell for cell in cells[self._most :] if cell.strip()]
        if beyond:
            what = f"has {_cells(len(cells))}, but the header names {self._least} columns"
            advice = f"a text that holds a {self._mark} stands in quotation marks"
            return [(WHOLE_ROW, f"{what}; {advice}")]
        return [
            (f"column {place + 1}", f"holds {quoted(cells[place])}, but has no name in the header")
            for place in self._unnamed
            if place < len(cells) and cells[place].strip()
        ]


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number:,} cells"
