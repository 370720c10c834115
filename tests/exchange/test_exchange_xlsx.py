from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from workbook_support import assert_harmless, converted, opened, parts

from scorecard.exchange.xlsx import Check, Column, Tab, number_cell, number_form, workbook_bytes
from scorecard.model.fault import ScorecardError

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.exchange.xlsx import Value

RISKY = (
    "=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "+1", "-1+2", "\t=1", "'=1", "＝1",
    "http://example.org", "mailto:a@example.org", "internal:Readings!A1", "external:c:\\x.xlsx",
    "{=SUM(A1:A3)}", "007", "1e5", "TRUE", "#N/A", "_x000D_", " a ", "a\nb",
)  # fmt: skip


def written(*rows: list[Value], column: Column = Column("text")) -> bytes:  # noqa: B008 - a value
    return workbook_bytes([Tab("One", [column], rows)], title="T")


@pytest.mark.parametrize("text", RISKY)
def test_a_text_stays_a_text_whatever_it_looks_like(text: str) -> None:
    data = written([text])
    cell = opened(data)["One"]["A2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert_harmless(data)
    assert cell.value == text


@pytest.mark.parametrize(("text", "guarded"), [("=1+1", True), ("@SUM", True), ("a=b", False)])
def test_a_text_that_would_run_stays_one_when_it_is_typed_anew(text: str, guarded: bool) -> None:
    assert bool(opened(written([text]))["One"]["A2"].quotePrefix) is guarded


@pytest.mark.parametrize(
    ("stored", "form"),
    [("105", "#,##0"), ("105.50", "#,##0.00"), ("-3.1", "#,##0.0"), ("0.123456", "#,##0.000000")],
)
def test_a_number_is_one_with_the_decimals_it_was_entered_with(stored: str, form: str) -> None:
    cell = opened(written([number_cell(stored, "x")]))["One"]["A2"]
    assert (cell.data_type, cell.value, cell.number_format) == ("n", float(stored), form)
    assert number_form(2) == "#,##0.00"


def test_a_number_of_more_digits_than_a_cell_holds_is_text() -> None:
    assert number_cell("123456789012345", "") == Decimal(123456789012345)
    assert number_cell("0.000123456789012345", "") == Decimal("0.000123456789012345")
    assert number_cell("1234567890123456", "1,234…") == "1,234…"
    cell = opened(written([number_cell("12345678901234567890", "12345678901234567890")]))["One"]
    assert (cell["A2"].data_type, cell["A2"].value) == ("s", "12345678901234567890")


def test_days_and_years_are_what_they_are() -> None:
    page = opened(written([date(2018, 11, 30)], [2018], [date(1899, 5, 1)]))["One"]
    assert page["A2"].value == datetime(2018, 11, 30)  # noqa: DTZ001 - as it is read
    assert (page["A2"].number_format, page["A3"].value) == ("yyyy-mm-dd", 2018)
    assert page["A3"].number_format == "0"
    # A spreadsheet knows no day so early.
    assert page["A4"].value == "1899-05-01"


def test_the_same_tables_give_the_same_bytes() -> None:
    tabs = [Tab("One", [Column("a"), Column("b")], [["x", 1], [None, Decimal("1.5")]])]
    made = datetime(2019, 3, 1, 12, tzinfo=UTC)
    assert workbook_bytes(tabs, title="T", made=made) == workbook_bytes(tabs, title="T", made=made)
    assert (
        "2019-03-01T12:00:00Z"
        in parts(workbook_bytes(tabs, title="T", made=made))["docProps/core.xml"]
    )
    assert workbook_bytes(tabs, title="T") == workbook_bytes(tabs, title="T")


def test_a_text_no_cell_can_hold_is_refused() -> None:
    assert opened(written(["😀" * 16_383]))["One"]["A2"].value == "😀" * 16_383
    with pytest.raises(ScorecardError, match="row 3 of the workbook: text has more than 32,767"):
        written(["x"], ["😀" * 16_384])


def test_the_header_stays_in_sight_and_on_every_page() -> None:
    page = opened(written(["x"]))["One"]
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert not page.merged_cells.ranges
    assert not page.protection.sheet


def test_columns_fit_and_rows_show_their_lines() -> None:
    columns = [Column("a"), Column("b", 10)]
    page = opened(workbook_bytes([Tab("One", columns, [["x" * 20, "aaaa " * 6]])], title="T"))[
        "One"
    ]
    assert page.column_dimensions["A"].width == pytest.approx(23, abs=1)
    assert page.column_dimensions["B"].width == pytest.approx(10, abs=1)
    assert page.row_dimensions[2].height == 45


def test_a_check_warns_and_takes_what_people_insist_on() -> None:
    rule = {"validate": "list", "source": ["yes", "no"]}
    check = Check(0, 0, "T" * 40, "M" * 300, rule)
    tab = Tab("One", [Column("a", typed=True)], [[None]], checks=[check])
    (found,) = opened(workbook_bytes([tab], title="T"))["One"].data_validations.dataValidation
    assert (found.type, found.errorStyle, str(found.sqref)) == ("list", "warning", "A2")
    assert (found.promptTitle, found.prompt) == ("T" * 32, "M" * 255)


def test_libreoffice_opens_it_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "one.xlsx"
    rows: list[list[Value]] = [[text] for text in RISKY]
    path.write_bytes(written(*rows))
    page = opened(converted(path, "xlsx").read_bytes())["One"]
    assert [page.cell(n + 2, 1).data_type for n in range(len(RISKY))] == ["s"] * len(RISKY)
