"""A file into a table of readings, whatever its format and layout: the one door for imports."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.exchange.cells import Sheet, cell_name, letters, text_of, typed
from scorecard.exchange.datapackage import DESCRIPTOR
from scorecard.exchange.eurostat import unpacked
from scorecard.exchange.headers import folded
from scorecard.exchange.layout import NoTable, find_layout
from scorecard.exchange.long_csv import (
    csv_records,
    csv_text,
    is_long_header,
    is_nearly_long_header,
    long_table,
    parted,
    read_bytes,
)
from scorecard.exchange.opensdg import is_open_sdg, open_sdg_files, read_open_sdg
from scorecard.exchange.plan_names import PlanNames
from scorecard.exchange.read_package import package_of, package_place, read_package
from scorecard.exchange.sheet_rows import in_one_notation, table_of
from scorecard.exchange.workbook import OLE, ZIP, open_workbook
from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.text import quoted
from scorecard.records.line import uncollected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from scorecard.exchange.table import Table
    from scorecard.exchange.workbook import Workbook
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Strategy


@uncollected()
def read_table(
    path: Path,
    strategy: Strategy,
    *,
    sheet: str = "",
    ignore: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    style: NumberStyle | None = None,
) -> Table:
    """Read the readings of a CSV file, a workbook or a data package, long or wide.

    Args:
        path: the file, the folder of a package, or a data folder of Open SDG.
        strategy: the plan, whose indicators and entities the file names.
        sheet: which of a workbook's, or which table of a package; without it the one with a table
            that is not hidden.
        ignore: columns that are left out, by their names in the file.
        names: what people agreed that names of a file stand for, ``id`` or ``id/entity``.
        style: how the file writes numbers, where a person said so.

    Raises:
        ScorecardError: it cannot be read, or holds no one table; each fault says what to change.
    """
    known = PlanNames(strategy, names or {})
    if path.is_dir() and not (path / DESCRIPTOR).is_file():
        return read_open_sdg(open_sdg_files(path), strategy, known, ignore)
    path = package_place(path)
    data = read_bytes(path)
    if path.stem.startswith("indicator_") and not data.startswith((ZIP, OLE)):
        header = next(csv_records(csv_text(data, path), ",", path), (1, []))[1]
        if is_open_sdg(path, header):
            return read_open_sdg([path], strategy, known, ignore)
    descriptor = package_of(data)
    if descriptor is not None:

        def read(
            place: Path, data: bytes, beside: Sequence[str], written: NumberStyle | None
        ) -> Table:
            return _Door(place, known, ignore, style or written, beside).of(data)

        return read_package(descriptor, path, read, sheet)
    return _Door(path, known, ignore, style).of(data, sheet)


class UnknownColumn(ScorecardError):
    """A table that could be read without a column nobody knows; ``column`` is its name."""

    def __init__(self, column: str, fault: Fault) -> None:
        super().__init__(fault)
        self.column = column


class _Door:
    """One file that is read."""

    def __init__(
        self,
        path: Path,
        names: PlanNames,
        ignore: Sequence[str],
        style: NumberStyle | None,
        beside: Sequence[str] = (),
    ) -> None:
        self._path = path
        self._names = names
        self._ignore = ignore
        self._beside = beside
        self._style = style

    def of(self, data: bytes, sheet: str = "") -> Table:
        """Return the table of what a file holds."""
        if data.startswith((ZIP, OLE)):
            return self.of_workbook(open_workbook(data, self._path), sheet)
        if data.lstrip()[:1] == b"<":
            raise ScorecardError(Fault(str(self._path), words.SheetFile.WEB_PAGE))
        if sheet:
            what = words.SheetFile.ONLY_SHEETS.format(name=quoted(sheet))
            raise ScorecardError(Fault(str(self._path), what))
        return self.of_csv(data)

    def of_csv(self, data: bytes) -> Table:
        """Return the table of a CSV file: one of ours as it is, any other as a sheet."""
        text = csv_text(data, self._path)
        # A cell may be as long as the file: its length is refused later, with the cell's own name.
        former = csv.field_size_limit(len(text) + 1)
        try:
            text, mark = parted(text)
            records = csv_records(text, mark, self._path)
            header = next(records, (1, []))
            ours = self._ours(header, records, mark)
            if ours is not None:
                return ours
            rows: list[list[str]] = []
            for number, cells in (header, *records):
                rows.extend([] for _ in range(number - 1 - len(rows)))
                rows.append(cells)
        finally:
            csv.field_size_limit(former)
        try:
            return self._of_sheet(Sheet("", unpacked(rows)))
        except NoTable as fault:
            if not fault.found and not self._ignore and is_nearly_long_header(header[1]):
                # A header that is nearly one of ours is told what is wrong with it.
                return long_table(header, iter(()), mark, self._path)
            raise self._refusal(fault, str(fault)) from None

    def _refusal(self, why: NoTable, what: str) -> ScorecardError:
        fault = Fault(str(self._path), what)
        return UnknownColumn(why.column, fault) if why.column else ScorecardError(fault)

    def of_workbook(self, book: Workbook, name: str) -> Table:
        """Return the table of one of a workbook's sheets."""
        said = words.SheetFile
        if name and name not in book.names:
            listed = words.LIST_SEPARATOR.join(map(quoted, book.names))
            what = said.NO_SHEET.format(name=quoted(name), listed=listed)
            raise ScorecardError(Fault(str(self._path), what))
        shown = [each for each in book.names if each not in book.hidden]
        looked_at = [name] if name else shown
        if not looked_at:
            listed = words.LIST_SEPARATOR.join(map(quoted, book.names))
            raise ScorecardError(Fault(str(self._path), said.HIDDEN_ONLY.format(listed=listed)))
        tables: dict[str, Table] = {}
        faults: dict[str, NoTable] = {}
        for each in looked_at:
            try:
                tables[each] = self._of_sheet(book.read(each))
            except NoTable as fault:
                if fault.found or name or len(looked_at) == 1:
                    faults[each] = fault
        if len(tables) == 1 and (name or not faults):
            (found,) = tables
            table = tables[found]
            remarks = (*self._of_book(book, found, looked_at), *table.remarks)
            return _with(table, remarks)
        if len(tables) > 1:
            listed = words.LIST_SEPARATOR.join(map(quoted, tables))
            raise ScorecardError(Fault(str(self._path), said.SEVERAL.format(listed=listed)))
        if tables:
            listed = words.LIST_SEPARATOR.join(map(quoted, (*tables, *faults)))
            raise ScorecardError(Fault(str(self._path), said.SEVERAL.format(listed=listed)))
        if not faults:
            listed = words.LIST_SEPARATOR.join(map(quoted, looked_at))
            raise ScorecardError(Fault(str(self._path), said.NO_TABLE.format(listed=listed)))
        raise self._refused(faults)

    def _refused(self, faults: Mapping[str, NoTable]) -> ScorecardError:
        """Return why none of some sheets can be read."""
        said = words.SheetFile.SHEET_FAULT
        refusals = [
            self._refusal(why, said.format(name=quoted(name), what=why))
            for name, why in faults.items()
        ]
        if len(refusals) == 1:
            return refusals[0]
        return ScorecardError(*(fault for refusal in refusals for fault in refusal.faults))

    def _of_book(self, book: Workbook, found: str, looked_at: Sequence[str]) -> Iterator[str]:
        """Yield what is said of a workbook whose sheet was read."""
        said = words.SheetFile
        others = [quoted(name) for name in looked_at if name != found]
        if others:
            listed = words.LIST_SEPARATOR.join(others)
            yield said.CHOSEN.format(name=quoted(found), others=listed)
        hidden = [quoted(name) for name in book.names if name in book.hidden and name != found]
        if hidden:
            yield said.HIDDEN_SHEETS.format(listed=words.LIST_SEPARATOR.join(hidden))
        if found in book.hidden:
            yield said.IS_HIDDEN.format(name=quoted(found))
        if "links" in book.parts:
            yield said.LINKS
        if "macros" in book.parts:
            yield said.MACROS

    def _of_sheet(self, sheet: Sheet) -> Table:
        """Return the table of a sheet.

        Raises:
            NoTable: it has none, or none that can be read.
        """
        lines = ((n, row) for n, row in enumerate(sheet.rows) if any(map(text_of, row)))
        first = next(lines, None) if sheet.name else None
        if first is not None:
            header = (first[0] + 1, [text_of(cell) for cell in first[1]])
            width = len(header[1])
            records = (
                (n + 1, [typed(cell) for cell in row] + [""] * (width - len(row)))
                for n, row in lines
            )
            ours = self._ours(header, records, ",", sheet)
            if ours is not None:
                _check_stored(sheet, first[0])
                told = words.Layout.LONG.format(header=header[0], rest="")
                return _with(replace(ours, layout=told), (*ours.remarks, *_hidden(sheet)))
        layout = find_layout(sheet, self._names, self._ignore, self._path.stem)
        _check_stored(sheet, layout.header)
        table = table_of(sheet, layout, self._names, self._style)
        return _with(table, (*table.remarks, *_hidden(sheet)))

    def _ours(
        self,
        header: tuple[int, list[str]],
        records: Iterator[tuple[int, list[str]]],
        mark: str,
        sheet: Sheet | None = None,
    ) -> Table | None:
        """Return the table below a header that is that of a long CSV; None below any other."""
        number, cells = header
        asked = set(map(folded, self._ignore))
        ignored = asked | set(map(folded, self._beside))
        kept = [place for place, cell in enumerate(cells) if folded(cell) not in ignored]
        names = [cells[place] for place in kept]
        if not is_long_header(names) or ignored - set(map(folded, cells)):
            return None
        if len(kept) < len(cells):
            width = len(cells)
            records = (
                (n, [row[place] for place in kept if place < len(row)] + row[width:])
                for n, row in records
            )
        table = long_table((number, names), records, mark, self._path, sheet.name if sheet else "")
        if len(kept) < len(cells):
            gone = [cell for cell in cells if folded(cell) in ignored]
            told = [
                said.format(listed=words.LIST_SEPARATOR.join(listed))
                for said, listed in (
                    (words.Layout.IGNORED, [cell for cell in gone if folded(cell) in asked]),
                    (words.Layout.LEFT_OUT, [cell for cell in gone if folded(cell) not in asked]),
                )
                if listed
            ]
            table = replace(table, left_out=(*table.left_out, *gone), remarks=tuple(told))
        if table.is_history or self._style is not None:
            return table
        value = [folded(cell) for cell in cells].index("value")
        texts = {
            row.number: found.indicator
            for row in table.rows
            if (sheet is None or isinstance(sheet.rows[row.number - 1][value], str))
            and (found := self._names.find(row.draft.indicator)) is not None
        }
        return in_one_notation(table, texts)


def _check_stored(sheet: Sheet, header: int) -> None:
    """See that every formula from a table's header on has its result.

    Raises:
        NoTable: one has none; it would be taken for a blank cell.
    """
    unstored = sorted(place for place in sheet.unstored if place[0] >= header)
    if unstored:
        cell = cell_name(unstored[0], sheet.name)
        raise NoTable(plural(words.SheetFile.UNSTORED, len(unstored), cell=cell))


def _with(table: Table, remarks: Sequence[str]) -> Table:
    return replace(table, remarks=tuple(remarks))


def _hidden(sheet: Sheet) -> Iterator[str]:
    """Yield that rows and columns with something in them are hidden."""
    said = words.SheetFile
    filled = [n for n in sorted(sheet.hidden_rows) if n < len(sheet.rows) and any(sheet.rows[n])]
    if filled:
        yield plural(said.HIDDEN_ROWS, len(filled), listed=_few([str(n + 1) for n in filled]))
    width = max(map(len, sheet.rows), default=0)
    columns = [n for n in sorted(sheet.hidden_columns) if n < width]
    if columns:
        yield plural(said.HIDDEN_COLUMNS, len(columns), listed=_few([*map(letters, columns)]))


def _few(names: Collection[str]) -> str:
    shown = words.LIST_SEPARATOR.join([*names][:8])
    return shown + ("\u2026" if len(names) > 8 else "")
