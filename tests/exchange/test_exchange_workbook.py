"""Workbooks into cells: what a person sees in them, and files that are none or mean harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from made_sheets import PLAN, Percentage, ods, xls, xlsx

from scorecard.exchange.cells import (
    Cell,
    CellError,
    Percent,
    cell_name,
    letters,
    plain_digits,
    text_of,
    typed,
)
from scorecard.exchange.read_table import read_table
from scorecard.exchange.workbook import open_workbook
from scorecard.model.fault import ScorecardError
from scorecard.model.number import NumberStyle, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import openpyxl

ROWS = [["Indicator", 2017, 2018], ["States Parties", 1, 2]]


def made(make: Callable[[Path], None], path: Path) -> bytes:
    make(path)
    return path.read_bytes()


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """Return a zipped workbook with parts put in, or other bytes in place of theirs."""
    stream = io.BytesIO()
    given = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in given:
                new.writestr(name, old.read(name))
        for name, part in given.items():
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(ScorecardError) as fault:
        read_table(path, PLAN)
    said = str(fault.value)
    assert said.count("\n") == 0
    return said


@pytest.fixture
def plain(tmp_path: Path) -> bytes:
    return made(xlsx(ROWS), tmp_path / "plain.xlsx")


def test_what_is_no_workbook_is_refused_in_a_line(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "in.xlsx"
    damaged = "is damaged, or is no workbook"
    assert damaged in refused(path, b"PK\x03\x04 and no more")
    assert damaged in refused(path, plain[: len(plain) // 2])
    assert damaged in refused(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert damaged in refused(path, changed(plain, xl__workbook_DOT_xml=b"<workbook"))
    assert damaged in refused(path, changed(plain, xl__worksheets__sheet1_DOT_xml=b"no XML"))
    assert "without a workbook in it" in refused(path, _zip({"word/document.xml": b"<w/>"}))
    assert "(.xlsb)" in refused(path, _zip({"xl/workbook.bin": b""}))
    assert "is a web page" in refused(path, b"<html><table><tr><td>1</td></tr></table>")


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def test_what_is_locked_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    assert "is locked by a password" in refused(path, locked)
    parts = {"content.xml": b"?", "META-INF/manifest.xml": b"<m:encryption-data/>"}
    assert "is locked by a password" in refused(path, _zip(parts))


def test_what_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "in.xlsx"
    bomb = changed(plain, xl__sharedStrings_DOT_xml=b"<sst>" + b" " * (40 * 1024 * 1024))
    assert len(bomb) < 100_000
    assert "unpacks to 40 MiB" in refused(path, bomb)


@pytest.mark.parametrize("part", ["xl__workbook_DOT_xml", "xl__worksheets__sheet1_DOT_xml"])
def test_what_unfolds_in_its_xml_is_refused(tmp_path: Path, plain: bytes, part: str) -> None:
    name = part.replace("__", "/").replace("_DOT_", ".")
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        xml = archive.read(name).partition(b"?>\n")[2] or archive.read(name)
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + xml
    assert "is damaged" in refused(tmp_path / "in.xlsx", changed(plain, **{part: bomb}))


def test_a_cell_far_below_takes_no_memory(tmp_path: Path) -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["XFD1048576"] = "far"

    data = made(xlsx(ROWS, more=more), tmp_path / "far.xlsx")
    assert "reach beyond 8,000,000" in refused(tmp_path / "in.xlsx", data)


def test_a_row_repeated_a_million_times_takes_no_memory(tmp_path: Path) -> None:
    data = made(ods(ROWS), tmp_path / "plain.ods")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("content.xml")
    row = b'<table:table-row><table:table-cell office:value-type="float" office:value="1"'
    many = xml.replace(
        b"</table:table>",
        row.replace(b"row>", b'row table:number-rows-repeated="900000">')
        + b' table:number-columns-repeated="900"><text:p>1</text:p></table:table-cell>'
        + b"</table:table-row></table:table>",
    )
    assert many != xml
    said = refused(tmp_path / "in.ods", changed(data, content_DOT_xml=many))
    assert "reach beyond 8,000,000" in said


def test_links_and_macros_are_said_and_do_nothing(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "in.xlsm"
    data = changed(
        plain, xl__externalLinks__externalLink1_DOT_xml=b"<x/>", xl__vbaProject_DOT_bin=b"\0"
    )
    path.write_bytes(data)
    said = "\n".join(read_table(path, PLAN).remarks)
    assert "has links to others" in said
    assert "none was run" in said


def test_a_sheet_is_named(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "in.xlsx"
    path.write_bytes(plain)
    with pytest.raises(ScorecardError, match='has no sheet "Other"; it has "Sheet1"'):
        read_table(path, PLAN, sheet="Other")
    path.write_bytes(b"Indicator,2017,2018\nStates Parties,1,2\n")
    with pytest.raises(ScorecardError, match='has no sheet "Other"'):
        read_table(path, PLAN, sheet="Other")


def test_a_hidden_sheet_is_read_when_it_is_named(tmp_path: Path) -> None:
    def more(book: openpyxl.Workbook) -> None:
        book.create_sheet("Empty")
        book.worksheets[0].sheet_state = "veryHidden"
        book.active = 1

    path = tmp_path / "in.xlsx"
    xlsx(ROWS, more=more)(path)
    with pytest.raises(ScorecardError, match="no table"):
        read_table(path, PLAN)
    table = read_table(path, PLAN, sheet="Sheet1")
    assert len(table.rows) == 2
    assert any("is hidden" in remark for remark in table.remarks)


def test_an_ods_keeps_percent_errors_and_hidden_rows(tmp_path: Path) -> None:
    data = made(
        ods([["Indicator", 2017], ["States Parties", Percentage(0.45)]]), tmp_path / "a.ods"
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("content.xml")
    more = (
        b'<table:table-row table:visibility="collapse"><table:table-cell table:formula="of:=1/0"'
        b' office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p>'
        b'</table:table-cell><table:table-cell table:formula="of:=1+1"/></table:table-row>'
        b"</table:table>"
    )
    path = tmp_path / "b.ods"
    path.write_bytes(changed(data, content_DOT_xml=xml.replace(b"</table:table>", more)))
    sheet = open_workbook(path.read_bytes(), path).read("Tabelle1")
    assert sheet.rows[1][1] == Percent(0.45)
    assert sheet.rows[2][0] == CellError("#DIV/0!")
    assert sheet.unstored == {(2, 1)}
    assert sheet.hidden_rows == {2}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (45.300000000000004, "45.3"),
        (0.1 + 0.2, "0.3"),
        (2.0, "2"),
        (-0.0, "0"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "0.00000015"),
        (True, "TRUE"),
        (date(2019, 12, 31), "2019-12-31"),
        (datetime(2019, 12, 31, 13, 5), "2019-12-31 13:05"),  # noqa: DTZ001  a cell has no zone
        (time(3, 4), "03:04:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (Percent(0.453), "45.3 %"),
        (Percent(0.07), "7 %"),
        (CellError("#N/A"), "#N/A"),
        (" 007", " 007"),
    ],
)
def test_a_cell_says_what_a_person_sees(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@pytest.mark.parametrize("style", [None, NumberStyle(".", ","), NumberStyle(",", ".")])
@pytest.mark.parametrize("number", [1.234, 12.345, 1234.567, 0.001, 45.3, 1234.0, -1.234])
def test_a_number_of_a_workbook_is_read_alike_in_every_notation(
    style: NumberStyle | None, number: float
) -> None:
    assert float(parse_number(typed(number), style).text) == number
    percent = parse_number(typed(Percent(number / 100)), style)
    assert percent.percent
    assert float(percent.text) == pytest.approx(number)


def test_cells_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert cell_name((4, 2), "Readings") == "Readings!C5"
    assert plain_digits(123456789012345.0) == "123456789012345"


def test_an_old_workbook_that_asks_for_memory_without_end_is_given_up(tmp_path: Path) -> None:
    data = bytearray(made(xls([["Indicator", 2017], ["States Parties", 1.0]]), tmp_path / "a.xls"))
    # Where a sheet says how far its cells reach: the record's kind and length, its first row, and
    # the one behind its last.
    reach = data.index(b"\x00\x02\x0e\x00")
    path = tmp_path / "b.xls"
    path.write_bytes(data)
    assert len(read_table(path, PLAN).rows) == 1
    data[reach + 8 : reach + 12] = b"\xff\xff\xff\x7f"
    data[reach + 14 : reach + 16] = b"\xff\x00"
    assert "is damaged" in refused(path, bytes(data))
