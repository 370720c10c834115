"""Somebody said that there is no data, and why: the words stand where the figure would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PLAN = """
[strategy]
title = "S"
period = [2017, 2021]
[[goal]]
id = "I"
title = "Land"
[[goal.indicator]]
id = "due"
title = "Schools"
baseline = { year = 2016, value = 10 }
target = { at_least = 50, by = 2020 }
[[goal.indicator]]
id = "ahead"
title = "Clinics"
baseline = { year = 2016, value = 10 }
target = { at_least = 50, by = 2021 }
[[goal.indicator]]
id = "held"
title = "Wells"
target = { at_least = 5, every_year = true }
[[goal.indicator]]
id = "kept"
title = "Roads"
[goal.indicator.entities]
north = { title = "North", deadline = 2020-06-01 }
south = { title = "South", deadline = 2020-06-01 }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    made = make_project(tmp_path / "project", PLAN)
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    for indicator in ("due", "ahead", "held"):
        call(capsys, "record", indicator, 2020, "--no-data", "the flood took it")
    call(capsys, "record", "kept", 2020, "--no-data", "no visit", "--entity", "north")
    return made


def results(capsys: Capture, year: int) -> dict[str, Any]:
    card = json.loads(call(capsys, "status", "--year", year, "--json").out)
    return {found["id"]: found for found in card["goals"][0]["indicators"]}


def test_it_is_a_reason_of_its_own_in_the_year_in_question(folder: Path, capsys: Capture) -> None:
    found = results(capsys, 2020)
    for id_ in ("due", "ahead", "held"):
        assert found[id_]["reason"] == "no_data"
        assert found[id_]["sentence"].endswith("No data for 2020: the flood took it.")
    north, south = found["kept"]["entities"]
    assert (north["reason"], south["reason"]) == ("no_data", "due_no_reading")


def test_what_was_said_of_another_year_is_no_reason(folder: Path, capsys: Capture) -> None:
    found = results(capsys, 2021)
    # The day came in 2020, of which it was said; the others ask for 2021.
    assert found["due"]["reason"] == "no_data"
    assert found["ahead"]["reason"] == "due_no_reading"
    assert found["held"]["reason"] == "due_no_reading"
    assert found["kept"]["entities"][0]["reason"] == "no_data"
    assert results(capsys, 2019)["due"]["reason"] == "no_reading"


def test_a_figure_that_came_later_takes_its_place(folder: Path, capsys: Capture) -> None:
    call(capsys, "record", "due", 2020, 60, "--reason", "late data")
    assert results(capsys, 2020)["due"]["status"] == "achieved"


def test_the_words_stand_where_the_figure_would(folder: Path, capsys: Capture) -> None:
    why = "no data: the flood took it"
    status = call(capsys, "status", "--year", 2020).out
    assert "no data: the" in status
    assert "flood took it" in status, "the words stand under one another in their column"
    report = call(capsys, "report", "--year", 2020).out
    rows = [line for line in report.splitlines() if line.startswith("| I ")]
    assert sum(why in row for row in rows) == 3
    north = next(line for line in report.splitlines() if line.startswith("| North "))
    assert "no data: no visit" in north


def test_due_tells_what_is_asked_for_no_more(folder: Path, capsys: Capture) -> None:
    text = " ".join(call(capsys, "due", "--year", 2020).out.split())
    missing, _, none = text.partition("No data to be had: 4")
    assert "Schools" not in missing
    assert "South: Roads" in missing
    assert "Schools (due); because the flood took it" in none
    assert "North: Roads (kept); because no visit" in none
    told = json.loads(call(capsys, "due", "--year", 2020, "--json").out)
    assert [row["indicator"] for row in told["no_data"]] == ["due", "ahead", "held", "kept"]
    assert told["no_data"][0]["because"] == "the flood took it"
