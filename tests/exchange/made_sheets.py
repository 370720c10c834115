"""Sheets as organisations keep and publish them, made anew for each test with other figures."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from scorecard.model.plan import Entity, Goal, Indicator, Kind, Objective, Strategy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

COUNTRIES = (Entity("chl", "Chile"), Entity("per", "Peru"), Entity("bih", "Bosnia and Herzegovina"))
PLAN = Strategy(
    "S",
    (2017, 2021),
    goals=(
        Goal(
            "I",
            "Goal one",
            (
                Objective(
                    "1a",
                    "Objective",
                    (
                        Indicator("states", "States Parties", unit="states", decimals=0),
                        Indicator("casualties", "Casualties recorded", unit="people", decimals=0),
                        Indicator("share", "Share of schools with water", kind=Kind.PERCENT),
                        Indicator("cost", "Cost per pupil", unit="US$", decimals=2),
                        Indicator("1.1.1", "Population below the poverty line", kind=Kind.PERCENT),
                        Indicator("enrol", "Net enrolment rate", decimals=1, entities=COUNTRIES),
                        Indicator("trained", "Teachers trained", formerly=("teachers",)),
                        Indicator("law", "Law adopted", kind=Kind.YES_NO),
                        Indicator("réussite", "Taux de réussite à l’examen", kind=Kind.PERCENT),
                    ),
                ),
            ),
        ),
    ),
    numbers="1,234.5",
)

Rows = list[list[Any]]
Figures = dict[tuple[str, ...], str]


@dataclass(frozen=True)
class Made:
    """A sheet: how it is made, whom it is like, and what comes of it.

    ``values`` are indicator, year and, if any, entity, with the value as read; ``refused`` a part
    of the sentence instead. ``said`` are parts of what is told of it.
    """

    name: str
    like: str
    has: str
    make: Callable[[Path], None]
    values: Figures = field(default_factory=dict)
    refused: str = ""
    said: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Callable[[Path], None]:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    content = stream.getvalue()

    def make(path: Path) -> None:
        path.write_bytes(content.encode(encoding))

    return make


def xlsx(
    rows: Rows,
    *,
    title: str = "Sheet1",
    merged: Sequence[str] = (),
    more: Callable[[openpyxl.Workbook], None] = lambda _: None,
    start: int = 1,
) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = title
        for number, row in enumerate(rows, start):
            for column, value in enumerate(row, 1):
                if isinstance(value, Percentage):
                    cell = sheet.cell(number, column, value.value)
                    cell.number_format = "0 %"
                elif value is not None and value != "":
                    sheet.cell(number, column, value)
        for cells in merged:
            sheet.merge_cells(cells)
        more(book)
        book.save(path)

    return make


@dataclass(frozen=True)
class Percentage:
    """A number in a cell that shows it in hundredths."""

    value: float


def xls(rows: Rows) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        book = xlwt.Workbook()
        sheet = book.add_sheet("Data")
        day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                style = [day] if isinstance(value, date) else []
                if value is not None:
                    sheet.write(number, column, value, *style)
        book.save(str(path))

    return make


def ods(rows: Rows) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        book = OpenDocumentSpreadsheet()
        table = Table(name="Tabelle1")
        book.spreadsheet.addElement(table)
        for row in rows:
            line = TableRow()
            table.addElement(line)
            for value in row:
                line.addElement(_ods_cell(value))
        book.save(str(path))

    return make


def _ods_cell(value: object) -> Any:
    if value is None:
        return CoveredTableCell()
    if isinstance(value, Percentage):
        kind = {"valuetype": "percentage", "value": str(value.value)}
    elif isinstance(value, int | float):
        kind = {"valuetype": "float", "value": str(value)}
    elif isinstance(value, date):
        kind = {"valuetype": "date", "datevalue": value.isoformat()}
    elif value == "":
        return TableCell()
    else:
        kind = {"valuetype": "string"}
    cell = TableCell(**kind)
    cell.addElement(P(text=str(getattr(value, "value", value))))
    return cell


def written(rows: Rows, more: Callable[[Any, Any], None]) -> Callable[[Path], None]:
    """Return a maker for what only the other library writes: results of formulas, raised signs."""

    def make(path: Path) -> None:
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)
        more(book, sheet)
        book.close()

    return make
