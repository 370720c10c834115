"""What an ODS file says beside its values: percent, errors, formulas without one, hidden rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.exchange.zip_parts import MAX_CELLS, SheetParts, TooManyCells, parse

if TYPE_CHECKING:
    import zipfile

    from scorecard.exchange.cells import Place

_ERRORS = ("#", "Err:")


def read_ods_parts(archive: zipfile.ZipFile) -> dict[str, SheetParts]:
    """Return what there is to know of each sheet, by its name.

    Raises:
        OddXml: the content is damaged, or is what no workbook has.
        TooManyCells: a sheet reaches too far; a few letters can repeat a cell a million times.
    """
    reader = _Reader()
    parse(archive, "content.xml", reader.start, reader.end, reader.told)
    return reader.sheets


class _Reader:
    """Goes through the sheets, rows and cells in their order."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetParts] = {}
        self._parts = SheetParts()
        self._row, self._column = 0, 0
        self._row_repeated, self._repeated = 1, 1
        self._columns_declared = 0
        self._rows, self._columns = 0, 0
        self._cell: dict[str, str] = {}
        self._text: list[str] | None = None
        self._depth = 0
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._unstored: set[Place] = set()
        self._merged: list[tuple[Place, Place]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("table-cell", "covered-table-cell"):
            self._cell, self._text = attributes, []
            self._repeated = _count(attributes.get("number-columns-repeated"))
        elif tag == "annotation":
            self._depth += 1
        elif tag == "table-row":
            self._column = 0
            self._row_repeated = _count(attributes.get("number-rows-repeated"))
            if attributes.get("visibility", "visible") != "visible":
                last = min(self._row + self._row_repeated, 1 << 20)
                self._hidden_rows.update(range(self._row, last))
        elif tag == "table-column":
            number = _count(attributes.get("number-columns-repeated"))
            if attributes.get("visibility", "visible") != "visible":
                first = self._columns_declared
                self._hidden_columns.update(range(first, min(first + number, 1 << 14)))
            self._columns_declared += number
        elif tag == "table":
            self._begin(attributes.get("name", ""))

    def _begin(self, name: str) -> None:
        self._parts = self.sheets[name] = SheetParts()
        self._row = self._columns_declared = self._rows = self._columns = 0
        self._hidden_rows, self._hidden_columns = set(), set()
        self._unstored, self._merged = set(), []

    def end(self, tag: str) -> None:
        if tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
            self._column += self._repeated
        elif tag == "annotation":
            self._depth -= 1
        elif tag == "table-row":
            self._row += self._row_repeated
        elif tag == "table":
            self._parts.hidden_rows = frozenset(self._hidden_rows)
            self._parts.hidden_columns = frozenset(self._hidden_columns)
            self._parts.unstored = frozenset(self._unstored)
            self._parts.merged = tuple(self._merged)

    def told(self, piece: str) -> None:
        if self._text is not None and not self._depth:
            self._text.append(piece)

    def _end_cell(self) -> None:
        told, self._text = "".join(self._text or ()), None
        cell, kind = self._cell, self._cell.get("value-type", "")
        wide = _count(cell.get("number-columns-spanned"))
        tall = _count(cell.get("number-rows-spanned"))
        if wide > 1 or tall > 1:
            last = (self._row + tall - 1, self._column + wide - 1)
            self._merged.append(((self._row, self._column), last))
        if not kind and "formula" not in cell and not told.strip():
            return
        self._rows = max(self._rows, self._row + self._row_repeated)
        self._columns = max(self._columns, self._column + self._repeated)
        if self._rows * self._columns > MAX_CELLS:
            raise TooManyCells
        places = [
            (row, column)
            for row in range(self._row, self._row + self._row_repeated)
            for column in range(self._column, self._column + self._repeated)
        ]
        if kind == "percentage":
            self._parts.percents.update(places)
        elif "formula" in cell and told.startswith(_ERRORS):
            self._parts.errors.update(dict.fromkeys(places, told))
        elif "formula" in cell and not kind:
            self._unstored.update(places)


def _count(text: str | None) -> int:
    """Return how often something is repeated, or how far it spans: once where nothing is said."""
    return int(text) if text and text.isascii() and text.isdigit() and 0 < len(text) < 9 else 1
