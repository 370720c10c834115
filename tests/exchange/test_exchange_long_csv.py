from __future__ import annotations

import csv
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from scorecard.exchange.long_csv import COLUMNS, HISTORY, KNOWN, MAX_BYTES, read_long_csv
from scorecard.model.fault import ScorecardError
from scorecard.records.draft import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.exchange.table import Table


def table(folder: Path, content: str | bytes) -> Table:
    path = folder / "readings.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_long_csv(path)


def fault(folder: Path, content: str | bytes) -> str:
    """Return what a file is refused for, each fault on a line, without the file's path."""
    with pytest.raises(ScorecardError) as refused:
        table(folder, content)
    said = str(refused.value)
    assert said.startswith(str(folder))
    return said.replace(f"{folder}{os.sep}", "")


def test_every_column_is_read(tmp_path: Path) -> None:
    names = [name for name in KNOWN if name != "escaped"]
    found = table(tmp_path, ",".join(names) + "\n" + ",".join(f"a {n}" for n in names) + "\n")
    assert found.columns == tuple(names)
    (row,) = found.rows
    assert (row.number, row.place, row.written) == (2, "row 2", "a value")
    assert row.history == {name: f"a {name}" for name in HISTORY}
    assert row.draft == Draft(**{name: f"a {name}" for name in names if name not in HISTORY})
    assert not row.problems


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_marks_line_ends_and_the_byte_order_mark_are_seen(
    tmp_path: Path, start: str, mark: str, ending: str
) -> None:
    lines = [
        ["Value ", " INDICATOR", "year", "note"],
        ['"1,5"' if mark == "," else "1,5", "states", "2018", f'"one{ending}two ""{mark}"""'],
        ["2", "states", "2019", "x"],
    ]
    found = table(tmp_path, start + ending.join(mark.join(cells) for cells in lines))
    assert [row.number for row in found.rows] == [2, 3]
    assert found.columns == ("value", "indicator", "year", "note")
    first = Draft("states", "2018", "1,5", note=f'one{ending}two "{mark}"')
    assert found.rows[0].draft == first
    assert not found.problems


def test_a_hint_for_spreadsheets_is_followed_and_not_counted(tmp_path: Path) -> None:
    found = table(tmp_path, "sep=;\r\nindicator;year;value\r\nstates;2018;1\r\n")
    assert [(row.number, row.draft.value) for row in found.rows] == [(2, "1")]


def test_text_is_kept_exactly(tmp_path: Path) -> None:
    note = " e\u0301 العربية \u200f 👩\u200d🔬 '=1 "
    found = table(tmp_path, f"indicator,year,value,note\nstates,2018,1,{note}\n")
    assert found.rows[0].draft.note == note


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        'indicator,year,value,note\n\na,2018,1,"two\nlines"\n,,,\n   \nb,2018,1,\n\n',
    )
    assert [(row.number, row.draft.indicator) for row in found.rows] == [(3, "a"), (6, "b")]


def test_empty_cells_at_the_end_are_no_matter(tmp_path: Path) -> None:
    found = table(tmp_path, "indicator,year,value,,\nstates,2018,1,,\nstates,2019,1\n")
    assert [row.number for row in found.rows] == [2, 3]
    assert not found.problems


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    assert table(tmp_path, "indicator,year,value\n").rows == ()


def test_rows_that_do_not_fit_the_header_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "indicator,year,value,,note\n"
        "states,2018,1,,x\n"
        "states,2018\n"
        "states,2018,1,,a note, with a comma\n"
        "states,2018,1,stray,x\n"
        "states\n",
    )
    short = "but the header names 5 columns; an empty cell needs its comma too"
    long = "but the header names 5 columns; a text that holds a comma stands in quotation marks"
    assert found.problems == (
        (3, "whole row", f"has 2 cells, {short}"),
        (4, "whole row", f"has 6 cells, {long}"),
        (5, "column 4", 'holds "stray", but has no name in the header'),
        (6, "whole row", f"has 1 cell, {short}"),
    )
    assert [row.number for row in found.rows] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "indicator,year",
            'row 1: there is no column "value", and indicator, year, value are needed',
        ),
        (
            "indicator,year,value,Sorce",
            'row 1: unknown column "sorce" (column 4); did you mean "source"?',
        ),
        ("indicator,year,value,zzzzz", 'row 1: unknown column "zzzzz" (column 4)'),
        (
            "indicator,year,value,note,Year ",
            "row 1: the column year is there 2 times (2, 5)",
        ),
        ("indicator|year|value", "row 1: is not a header: it names none of the columns"),
        ("states,2018,105", "row 1: is not a header"),
        ("indicator,year,value,\x1b[2J", 'unknown column "\\u001b[2j"'),
    ],
)
def test_a_wrong_header(tmp_path: Path, header: str, said: str) -> None:
    assert said in fault(tmp_path, header + "\nstates,2018,1\n")


def test_every_fault_of_a_header_is_named_up_to_a_limit(tmp_path: Path) -> None:
    said = fault(tmp_path, "indicator,year,nte,foo,bar\n").splitlines()
    assert [line.partition(": row 1: ")[2] for line in said] == [
        'there is no column "value", and indicator, year, value are needed',
        'unknown column "nte" (column 3); did you mean "note"?',
        'unknown column "foo" (column 4)',
        'unknown column "bar" (column 5)',
    ]
    many = ",".join(f"x{n}" for n in range(90))
    said = fault(tmp_path, f"indicator,year,value,{many}\n").splitlines()
    assert len(said) == 11
    assert said[-1].endswith("and 80 more columns that are unknown")


def test_a_hundred_thousand_columns_are_one_line(tmp_path: Path) -> None:
    header = "indicator,year,value," + ",".join(f"c{n}" for n in range(99_997))
    said = fault(tmp_path, header + "\nstates,2018,1\n")
    assert "the header has 100,000 columns" in said
    assert said.count("\n") == 0
    assert len(said) < 400
    wide = table(tmp_path, "indicator,year,value\nstates,2018,1" + ",x" * 99_997 + "\n")
    assert len(wide.problems) == 1
    assert "has 100,000 cells, but the header names 3 columns" in wide.problems[0][2]


def test_a_cell_of_ten_megabytes_is_read_whole_and_the_limit_put_back(tmp_path: Path) -> None:
    former = csv.field_size_limit()
    note = "n" * 10_000_000
    found = table(tmp_path, f"indicator,year,value,note\nstates,2018,1,{note}\n")
    assert found.rows[0].draft.note == note
    assert csv.field_size_limit() == former
    assert "is not a header" in fault(tmp_path, note)
    assert csv.field_size_limit() == former


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('a,2018,1,x\nb,2018,1,"open\nc,2018,1,x\n', "row 3: a quotation mark opens a cell"),
        ('a,2018,1,"x"y\n', "row 2: text stands after the quotation mark that closes a cell"),
    ],
)
def test_quotation_marks_that_do_not_match(tmp_path: Path, rows: str, said: str) -> None:
    assert said in fault(tmp_path, "indicator,year,value,note\n" + rows)


HEADER = "indicator,year,value\nstates,2018,é\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "readings.csv: is empty; its first row names the columns"),
        (b"\xef\xbb\xbf \r\n", "readings.csv: is empty"),
        (HEADER.encode("latin-1"), "readings.csv:2: is not in UTF-8: the byte E9 here"),
        (b"\xff\xfea", "is in UTF-16, which some programs call Unicode text; in the"),
        (HEADER.encode("utf-16-be"), "is in UTF-16"),
        (HEADER.encode("utf-16-le"), "is in UTF-16"),
        (b"indicator,year,value\r\nstates,2018,1\x00\r\n", "readings.csv:2: holds a null byte"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Excel workbook"),
        (b"%PDF-1.7\n", "is a PDF"),
    ],
)
def test_what_is_no_csv_in_utf_8(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in fault(tmp_path, content)


def test_a_workbook_is_told_from_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "readings.csv"
    with zipfile.ZipFile(path, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    assert 'save it as "CSV UTF-8"' in fault(tmp_path, path.read_bytes())


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.csv", "there is no such file"),
        (tmp_path, "is a folder, not a CSV file"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (tmp_path / "a\x00b", "cannot be read"),
    ):
        with pytest.raises(ScorecardError, match=said):
            read_long_csv(path)


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "readings.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ScorecardError, match="larger than 100 MiB; import it in parts"):
        read_long_csv(path)


def test_only_named_cells_lose_an_apostrophe(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "indicator,year,value,note,source,escaped\n"
        "a,2018,1,'=1+1,'kept,note\n"
        "a,2018,1,'=1+1,'=2,\n"
        "a,2018,1,=1+1,''x,note; source\n"
        "a,2018,1,x,y,nota\n",
    )
    told = [(row.draft.note, row.draft.source) for row in found.rows]
    assert told == [("=1+1", "'kept"), ("'=1+1", "'=2"), ("=1+1", "'x"), ("x", "y")]
    assert found.problems == ((5, "escaped", '"nota" is no column of this file'),)


def test_the_columns_are_the_drafts_fields() -> None:
    assert set(KNOWN) - {"escaped", *HISTORY} == set(Draft._fields)


def test_the_columns_of_a_history_mean_nothing_without_the_moment_of_entry(
    tmp_path: Path,
) -> None:
    with pytest.raises(ScorecardError, match="as_published"):
        table(tmp_path, "indicator,year,value,as_published\na,2018,1,yes\n")


def test_a_table_begins_with_what_is_needed() -> None:
    assert COLUMNS[:3] == ("indicator", "year", "value")


def test_a_workbook_for_staff_saved_as_csv_is_read(tmp_path: Path) -> None:
    """What it shows is passed over, and so are rows into which nothing was typed."""
    found = table(
        tmp_path,
        "indicator,title,unit,target,earlier,definition,asked,year,value,note,seen\n"
        "states,States,,≥130,2017: 102,,missing,2018,105,,none\n"
        "casualties,Casualties,,,,,missing,2018,,,none\n"
        "amount,Amount,,,,,missing,2018, ,why?,r7\n",
    )
    drafts = [Draft("states", "2018", "105", seen="none")]
    drafts.append(Draft("amount", "2018", " ", note="why?", seen="r7"))
    assert [row.draft for row in found.rows] == drafts
    assert [row.number for row in found.rows] == [2, 4]
    assert found.columns == ("indicator", "year", "value", "note", "seen")
    assert found.left_out[0] == "title"


def test_what_a_workbook_for_staff_shows_is_unknown_elsewhere(tmp_path: Path) -> None:
    said = fault(tmp_path, "indicator,year,value,target\nstates,2018,105,130\n")
    assert 'unknown column "target"' in said
