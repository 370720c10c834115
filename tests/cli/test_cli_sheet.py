"""``sheet``: a workbook for staff, written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call
from workbook_support import cells, opened

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
