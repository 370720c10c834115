"""``sheet``: a workbook for staff, written, filled in and imported."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest
from cli_support import call
from workbook_support import cells, converted, opened

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def test_it_writes_what_is_due_and_says_what_comes_next(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    told = call(capsys, "sheet", "due 2018.xlsx", "--year", 2018)
    assert (told.code, told.out) == (0, "")
    name = "due 2018.xlsx"
    assert told.err == f"{name}: 3 readings of 2018 to fill in. Then: scorecard import '{name}'\n"
    rows = cells((project / name).read_bytes())
    assert [row["indicator"] for row in rows] == ["share", "policy", "voice"]
    assert opened((project / name).read_bytes()).sheetnames[0] == "Readings 2018"


def test_all_has_every_reading_of_the_year(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    call(capsys, "sheet", "all.xlsx", "--year", 2018, "--all")
    first = cells((project / "all.xlsx").read_bytes())[0]
    assert (first["indicator"], first["value"], first["source"]) == ("members", 105, "Register")


def test_a_draft_over_a_reading_is_what_is_filled_in(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    call(capsys, "record", "members", 2018, 107, "--state", "draft", "--reason", "late data")
    call(capsys, "sheet", "due.xlsx", "--year", 2018)
    first = cells((project / "due.xlsx").read_bytes())[0]
    assert (first["value"], first["state"], first["asked"]) == (107, "draft", "a draft")


def test_a_workbook_that_may_be_filled_in_is_not_replaced(project: Path, capsys: Capture) -> None:
    call(capsys, "sheet", "due.xlsx", "--year", 2018)
    before = (project / "due.xlsx").read_bytes()
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    assert call(capsys, "sheet", "due.xlsx", "--year", 2018).code == 1
    assert (project / "due.xlsx").read_bytes() == before
    assert call(capsys, "sheet", "due.xlsx", "--year", 2018, "--force").code == 0
    assert (project / "due.xlsx").read_bytes() != before


def test_where_nothing_is_due_none_is_written(project: Path, capsys: Capture) -> None:
    plan = project / "indicators.toml"
    text = plan.read_text(encoding="utf-8")
    start = text.index('    [[goal.objective.indicator]]\n    id = "share"')
    plan.write_text(text[:start], encoding="utf-8")
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    told = call(capsys, "sheet", "due.xlsx", "--year", 2018)
    assert (told.code, told.err) == (
        0,
        "Nothing is due for 2018, and no workbook was written; --all has every reading.\n",
    )
    assert not (project / "due.xlsx").exists()


def test_another_name_and_a_day_are_refused(project: Path, capsys: Capture) -> None:
    told = call(capsys, "sheet", "due.ods")
    assert (told.code, "name it so" in told.err) == (2, True)
    told = call(capsys, "sheet", "due.xlsx", "--as-of", "2018")
    assert (told.code, "leave --as-of out" in told.err) == (2, True)
    assert not (project / "due.xlsx").exists()


def fill(path: Path, typed: dict[str, dict[str, object]]) -> None:
    """Type into the rows of a workbook, each by its indicator and the names of its columns."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    names = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        for name, value in typed.get(row[names.index("indicator")].value, {}).items():
            row[names.index(name)].value = value
    book.save(path)


TYPED: dict[str, dict[str, object]] = {
    "members": {
        "value": "≥107",
        "source": "Register",
        "edition": "02018",
        "page": "007",
        "published": dt.date(2018, 11, 30),
        "note": "-1 since May",
    },
    "share": {"no_data": "not asked"},
    "policy": {"value": "yes"},
}


def imported(project: Path, capsys: Capture, name: str) -> None:
    """Import a workbook that was filled in, and see that everything typed is there."""
    told = call(capsys, "import", name, "--yes")
    assert (told.code, "Imported 3 readings." in told.out) == (0, True), told
    call(capsys, "export", "out.xlsx", "--force")
    found = {row["indicator"]: row for row in cells((project / "out.xlsx").read_bytes())}
    assert (found["members"]["value"], found["members"]["qualifier"]) == (107, "at least")
    for column in ("source", "edition", "page", "note"):
        assert found["members"][column] == TYPED["members"][column]
    assert found["members"]["published"] == dt.datetime(2018, 11, 30)  # noqa: DTZ001
    assert found["share"]["no_data"] == "not asked"
    assert found["policy"]["value"] == "yes"


def test_a_workbook_filled_in_is_imported_and_empty_rows_are_passed_over(
    project: Path, capsys: Capture
) -> None:
    call(capsys, "sheet", "due.xlsx", "--year", 2018)
    fill(project / "due.xlsx", TYPED)
    imported(project, capsys, "due.xlsx")
    again = call(capsys, "import", "due.xlsx", "--yes")
    assert "3 the same" in again.out


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_libreoffice_saves_what_was_typed(project: Path, capsys: Capture, kind: str) -> None:
    call(capsys, "sheet", "due.xlsx", "--year", 2018)
    fill(project / "due.xlsx", TYPED)
    saved = converted(project / "due.xlsx", kind)
    imported(project, capsys, str(saved))


def test_a_workbook_left_as_it_is_changes_nothing(example: Path, capsys: Capture) -> None:
    call(capsys, "sheet", "all.xlsx", "--year", 2021, "--all")
    told = call(capsys, "import", "all.xlsx", "--yes")
    assert "0 new, 0 changed, 20 the same, 0 refused" in told.out
    assert (example / "all.xlsx").exists()


def test_what_somebody_changed_meanwhile_is_told(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register")
    call(capsys, "sheet", "all.xlsx", "--year", 2018, "--all")
    call(capsys, "record", "members", 2018, 106, "--reason", "correction", "--by", "Ben")
    call(capsys, "record", "policy", 2018, "no", "--by", "Ben", "--source", "Minutes")
    fill(project / "all.xlsx", {"members": {"value": 107}, "policy": {"value": "yes"}})
    told = call(capsys, "import", "all.xlsx", "--yes")
    assert told.code == 1
    lines = [line for line in told.err.splitlines() if "Ben" in line]
    assert len(lines) == 2
    assert "106" in lines[0]
    assert "105" in lines[0]


@pytest.mark.parametrize("wide", [(), ("--wide",)])
@pytest.mark.parametrize("name", ["all.xlsx", "all.csv"])
def test_an_export_imported_again_is_all_the_same(
    example: Path, capsys: Capture, name: str, wide: tuple[str, ...]
) -> None:
    call(capsys, "export", name, *wide)
    told = call(capsys, "import", name, "--yes")
    assert "0 new, 0 changed, 194 the same, 0 refused" in told.out
    assert (example / name).exists()


def test_a_history_goes_through_a_workbook_into_an_empty_store(
    example: Path, capsys: Capture
) -> None:
    call(capsys, "export", "history.xlsx", "--history")
    call(capsys, "export", "history.csv", "--history")
    call(capsys, "init", "empty")
    told = call(
        capsys,
        "import",
        "history.xlsx",
        "--yes",
        "--data",
        "empty/data",
    )
    assert told.code == 0, told
    call(capsys, "export", "again.csv", "--history", "--data", "empty/data")
    assert (example / "again.csv").read_bytes() == (example / "history.csv").read_bytes()
