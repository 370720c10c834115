"""Fiscal years on the command line: taken in every form, written in one."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from python_calamine import CalamineWorkbook

from scorecard import clock

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
[strategy]
title = "S"
period = [2019, 2022]
year_starts = "07-01"

[[goal]]
id = "I"
title = "Goal"

  [[goal.objective]]
  id = "1a"
  title = "Objective"

    [[goal.objective.indicator]]
    id = "members"
    title = "Members"
    baseline = { year = 2018, value = 100 }
    milestones = { 2020 = 110 }
    target = { at_least = 130, by = 2022 }

    [[goal.objective.indicator]]
    id = "held"
    title = "Held"
    target = { at_most = 3, every_year = true }

    [[goal.objective.indicator]]
    id = "done"
    title = "Done"
    kind = "yes_no"
    target = { done = true, by = 2020 }

    [[goal.objective.indicator]]
    id = "spent"
    title = "Spent"
    accumulate = true
    baseline = { year = 2018, value = 0 }
    target = { at_most = 90, by = 2022 }
"""
# A day as people write it, and one as computers do.
_DAYS = re.compile(r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|\d{4}-\d{2}-\d{2}")
_BARE = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d/])")


@pytest.fixture
def plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A plan with fiscal years and readings of three of them."""
    assert call(capsys, "init", tmp_path / "s").code == 0
    plan = tmp_path / "s" / "indicators.toml"
    plan.write_text(PLAN, encoding="utf-8")
    entered = [("members", "2018/19", 100), ("members", "2019-20", 104), ("members", "FY2021", 106)]
    entered += [("members", "2021", 120), ("held", "2019/2020", 2), ("held", "2020/21", 5)]
    entered += [("spent", "2019/20", 20), ("spent", "2021/22", 12)]
    for id_, year, value in entered:
        said = call(capsys, "record", id_, year, value, "--by", "Ana", "--framework", plan)
        assert said.code == 0, said.err
    return plan


@pytest.mark.parametrize("year", ["2019/20", "2019-20", "2019/2020", "FY2020", "2019"])
def test_a_year_is_taken_in_every_form(
    plan: Path, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    said = call(capsys, "record", "done", year, "yes", "--by", "Ana", "--framework", plan)
    assert "2019/20" in said.out
    card = call(capsys, "status", "--json", "--year", year, "--framework", plan)
    assert json.loads(card.out)["year"] == 2019


@pytest.mark.parametrize("command", [("status", "--year"), ("due", "--year"), ("changes",)])
def test_a_wrong_pair_is_refused(
    plan: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    said = call(capsys, *command, "2019/21", "--framework", plan)
    assert said.code == 2
    assert "2019/21" in said.err


def test_a_plan_with_calendar_years_refuses_a_pair_with_a_hint(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_text(PLAN.replace('year_starts = "07-01"\n', ""), encoding="utf-8")
    said = call(capsys, "status", "--year", "2019/20", "--framework", plan)
    assert said.code == 2
    assert "2019, the year in which it begins" in " ".join(said.err.split())


@pytest.mark.parametrize("text", ["2018/19", "2018", "FY2019"])
def test_a_year_to_know_by_means_its_last_day(
    plan: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    card = call(capsys, "status", "--json", "--as-of", text, "--framework", plan)
    assert json.loads(card.out)["as_of"] == "2019-06-30"


@pytest.mark.parametrize("text", ["2011-12", "2011-12-31"])
def test_a_month_stays_a_month(plan: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    card = call(capsys, "status", "--json", "--as-of", text, "--framework", plan)
    assert json.loads(card.out)["as_of"] == "2011-12-31"


COMMANDS = [
    ("status",),
    ("status", "--year", "2020"),
    ("show", "members"),
    ("show", "held"),
    ("show", "spent"),
    ("show", "done", "--year", "2021"),
    ("show", "members", "--if", "131"),
    ("due", "--year", "2020"),
    ("changes", "2019", "2021"),
    ("compare",),
    ("history", "members"),
    ("priority",),
    ("decision",),
    ("close", "2019", "--yes"),
    ("record", "members", "2022", "125"),
    ("report", "--year", "2021"),
    ("report", "--year", "2021", "--brief"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_writes_a_year_as_that_of_the_calendar(
    plan: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    said = call(capsys, *command, "--framework", plan)
    text = re.sub(r"\A---\n.*?\n---\n", "", said.out, flags=re.DOTALL) + said.err
    # What the UN's own chart says of a series is its word.
    text = re.sub(r"No\s+Data\s+After\s+\d{4}|digest\s+[0-9a-f]{12}", "", text)
    assert not re.findall(rf".*{_BARE.pattern}.*", _DAYS.sub("", text))


@pytest.mark.parametrize("command", [("export",), ("sheet", "--all")])
def test_a_workbook_names_its_sheets_without_a_slash(
    plan: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    file = plan.with_name("w.xlsx")
    name, *options = command
    said = call(capsys, name, file, *options, "--year", "2021", "--framework", plan)
    assert said.code == 0, said.err
    if name == "sheet":
        assert "readings of 2021/22 to fill in" in said.err
    names = CalamineWorkbook.from_path(str(file)).sheet_names
    assert any("2021-22" in each for each in names), names
    assert not [each for each in names if "/" in each]


def test_a_fiscal_year_that_has_not_begun_is_not_judged(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = '\n[[goal.indicator]]\nid = "voice"\ntitle = "Voice"\nkind = "qualitative"\n'
    plan.write_text(PLAN + judged, encoding="utf-8")
    monkeypatch.setattr(clock, "now", lambda: datetime(2022, 3, 1, 9, tzinfo=UTC))
    command = ("judge", "voice", "2022", "on_track", "--because", "Seen", "--by", "Ana")
    said = call(capsys, *command, "--framework", plan)
    assert said.code == 1
    assert said.err.startswith("2022/23 is still to come")


def test_a_report_lists_files_apart_from_sources_by_fiscal_year(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proof = plan.with_name("proof.txt")
    proof.write_text("counted", encoding="utf-8")
    entered = ("record", "done", "2020", "yes", "--source", "Minutes", "--by", "Ana")
    said = call(capsys, *entered, "--evidence", proof, "--framework", plan)
    assert said.code == 0, said.err
    report = call(capsys, "report", "--year", "2021", "--framework", plan).out
    assert "Minutes\n\nFiles kept beside the data:\n\n- Done, 2020/21: proof.txt" in report
