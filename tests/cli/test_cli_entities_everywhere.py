"""An entity is named wherever a figure of its own is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import make_example, make_project

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PLAN = """
[strategy]
title = "S"
period = [2017, 2021]
labels = { entity = "Region" }
[[goal]]
id = "I"
title = "Land"
[[goal.indicator]]
id = "plans"
title = "People reached"
unit = "people"
[goal.indicator.entities]
north = { title = "North", BASE, target = { at_least = 50, by = 2020 } }
south = { title = "South", BASE, target = { at_least = 50, by = 2020 }, formerly = ["s"] }
west = { title = "West", BASE, target = { at_least = 80, by = 2021 } }
""".replace("BASE", "baseline = { year = 2016, value = 10 }")
COUNTS = "1 achieved, 1 on track, 1 missed"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    made = make_project(tmp_path / "project", PLAN)
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    for entity, value in (("south", 33), ("north", 55), ("west", 70)):
        call(capsys, "record", "plans", 2020, value, "--entity", entity)
    return made


def said(text: str) -> str:
    return " ".join(text.split())


def test_the_counts_of_the_entities_are_the_reading_where_there_is_no_aggregate(
    folder: Path, capsys: Capture
) -> None:
    status = call(capsys, "status", "--year", 2020).out
    row, more = status.splitlines()[-2:]
    assert row.endswith("1 achieved, 1 on  each its own")
    assert more.endswith("track, 1 missed"), "a long reading stays in its column"
    assert len(row) - len("  each its own") == len(more)
    assert "1 of 1 entered for 2020" in said(status)
    (found,) = json.loads(call(capsys, "status", "--year", 2020, "--json").out)["goals"][0][
        "indicators"
    ]
    assert found["reading"] == COUNTS
    report = call(capsys, "report", "--year", 2020).out
    assert f"| {COUNTS} |" in report
    assert "| Region  " in report
    for name, latest, target in (
        ("North", "55", "≥50 by 2020"),
        ("South", "33", "≥50 by 2020"),
        ("West", "70", "≥80 by 2021"),
    ):
        row = next(line for line in report.splitlines() if line.startswith(f"| {name} "))
        assert f"| {latest} (2020)" in row
        assert target in row


def test_a_target_of_its_own_is_no_deadline(folder: Path, capsys: Capture) -> None:
    assert "deadline" not in call(capsys, "show", "plans", "--year", 2020).out


def test_the_readings_of_entities_are_listed_with_their_names(
    folder: Path, capsys: Capture
) -> None:
    shown = said(call(capsys, "show", "plans", "--year", 2020).out)
    assert "No readings" not in shown
    assert "Readings, newest first: 2020 North: 55 2020 South: 33 2020 West: 70" in shown


def test_the_history_follows_each_entity_apart(folder: Path, capsys: Capture) -> None:
    call(capsys, "record", "plans", 2020, 34, "--entity", "south", "--reason", "correction")
    lines = call(capsys, "history", "plans", 2020).out.splitlines()
    told = [line.split("  ")[-1].partition(";")[0] for line in lines if ";" in line]
    assert told == ["North: 55", "South: 33", "South: 33 → 34", "West: 70"]


def test_the_history_of_one_entity_goes_on_under_its_new_name(
    folder: Path, capsys: Capture
) -> None:
    path = folder / "indicators.toml"
    old = PLAN.replace("south =", "s =").replace(', formerly = ["s"]', "")
    path.write_text(old, encoding="utf-8")
    call(capsys, "record", "plans", 2019, 30, "--entity", "s")
    path.write_text(PLAN, encoding="utf-8")
    call(capsys, "record", "plans", 2019, 31, "--entity", "south", "--reason", "correction")
    assert "South: 30 → 31" in call(capsys, "history", "plans", 2019).out


def test_one_states_reading_is_not_another_states_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_example(tmp_path / "example"))
    text = said(call(capsys, "history", "article-5-deadlines", 2015).out)
    assert "Ethiopia: no;" in text
    assert "Mozambique: 2015-09-17;" in text
    assert "→" not in text


def test_what_is_due_names_the_entity_in_the_report(folder: Path, capsys: Capture) -> None:
    report = call(capsys, "report", "--year", 2020).out
    assert "North, South and West: People reached" in report


def test_a_refusal_names_the_entity(folder: Path, capsys: Capture) -> None:
    retract = ("retract", "plans", 2020, "--entity", "north", "--reason", "unit")
    assert call(capsys, *retract).code == 0
    assert "People reached, North, 2020: no reading to take back" in call(capsys, *retract).err
