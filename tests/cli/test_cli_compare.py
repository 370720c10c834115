"""``scorecard compare``: every method's verdict on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cli_support import call

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
[strategy]
title = "S"
period = [2017, 2021]

[assessment]
method = "opensdg"
roll_up = "mean_score"

[[goal]]
id = "I"
title = "Goal"

  [[goal.objective]]
  id = "1a"
  title = "Objective"

    [[goal.objective.indicator]]
    id = "states"
    title = "States Parties [bold]"
    unit = "states"
    baseline = { year = 2016, value = 100 }
    target = { at_least = 130, by = 2020 }

    [[goal.objective.indicator]]
    id = "seen"
    title = "Seen"
    context = true
"""


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A plan with one reading."""
    plan = _at(tmp_path, capsys, PLAN)
    entered = call(capsys, "record", "states", 2018, 105, "--by", "staff", "--framework", plan)
    assert entered.code == 0, entered.err
    return plan


def _at(folder: Path, capsys: pytest.CaptureFixture[str], text: str) -> Path:
    """Start a store and put a plan beside it."""
    assert call(capsys, "init", folder / "s").code == 0
    plan = folder / "s" / "indicators.toml"
    plan.write_text(text, encoding="utf-8")
    return plan


def test_the_verdicts_read_well(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "compare", "--year", 2018, "--framework", place)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[:5] == [
        "S: what each method says of 2018",
        "",
        "States Parties [bold] (states)",
        "  They disagree: at risk (UN projected share, achievement); off track (path,",
        "  Open SDG, Eurostat, UN chart, SDSN arrow, OKR).",
    ]
    assert max(map(len, lines)) <= 80
    assert (
        '  ■ off track    Open SDG *: "limited progress", progress of 2.47 % a year from' in lines
    )
    assert "  Nothing is compared: shown for context, never scored." in lines
    assert lines[-2:] == [
        "1 compared: the same for 0, alike for 0, different for 1.",
        "* the method of the plan",
    ]


def test_ids_and_ascii(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--year", 2018, "--framework", place)
    one = call(capsys, "compare", "states", "--ascii", *options)
    assert "  # off track    path: 105 states in 2018" in one.out
    assert "Seen" not in one.out
    assert call(capsys, "compare", "1a", *options).out.count("They disagree") == 1
    wrong = call(capsys, "compare", "sates", *options)
    assert wrong.code == 1
    assert 'did you mean "states"?' in wrong.one_line


def test_json(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--year", 2018, "--framework", place, "--json")
    data = json.loads(call(capsys, "compare", "states", *options).out)
    (row,) = data["indicators"]
    assert row["id"] == "states"
    assert row["method"] == "opensdg"
    assert row["verdicts"][0]["word"] == "limited_progress"
    status = json.loads(call(capsys, "status", *options).out)
    (objective,) = status["goals"][0]["objectives"]
    assert objective["indicators"][0]["explanation"]["peer"]["word"] == "limited_progress"
    assert objective["indicators"][0]["method"] == "opensdg"
    assert objective["status"] == "off_track"


def test_the_named_method_is_what_status_and_show_say(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--year", 2018, "--framework", place)
    assert 'Open SDG says "limited progress"' in call(capsys, "show", "states", *options).out
    assert "off track" in call(capsys, "status", *options).out


def test_a_plan_without_indicators(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = _at(tmp_path, capsys, PLAN.partition("  [[goal.objective]]")[0])
    answer = call(capsys, "compare", "--framework", plan)
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "The plan has no indicators."
