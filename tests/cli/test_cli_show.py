"""``show``, ``history``, ``due`` and ``check`` as text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import PLAN, make_project

from scorecard import bundled
from scorecard.cli import options
from scorecard.cli.main import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def test_a_goal_and_an_objective_are_shown_with_the_sentence_of_each_indicator(
    example: Path, capsys: Capture
) -> None:
    objective = call(capsys, "show", "1a", "--year", 2020).out
    assert objective.startswith("1a  At least 130 States Parties")
    assert "missed by 20 states." in objective
    assert "(ccm-signatories)" in objective
    goal = call(capsys, "show", "I", "--year", 2020).out
    for title in ("No more use of cluster munitions", "1a  At least 130", "1b  Strengthened norm"):
        assert title in goal


def test_an_indicator_is_shown_with_its_facts_readings_and_definition(
    example: Path, capsys: Capture
) -> None:
    text = call(capsys, "show", "international-support", "--year", 2018).out
    for part in (
        "★ achieved",
        "Target:       at least 500 by 2021, set by this example",
        "Baseline:     482.9 in 2016",
        "2017  696.3; was 673.2;",
        "Definition: Contributions of donors",
    ):
        assert part in text
    derived = call(capsys, "show", "victim-assistance-share").out
    assert "2020  5.9 %; computed" in derived


def test_a_revised_target_is_shown_beside_the_first(project: Path, capsys: Capture) -> None:
    revised = (
        "target = [{ at_least = 130, by = 2020 }, "
        '{ at_least = 120, by = 2021, decided = 2019-05-01, why = "funds cut" }]'
    )
    plan = PLAN.replace("target = { at_least = 130, by = 2020 }", revised)
    (project / "indicators.toml").write_text(plan, encoding="utf-8")
    call(capsys, "record", "members", 2020, 118)
    text = call(capsys, "show", "members", "--year", 2020).out
    assert "Target:       at least 120 by 2021" in text
    assert "First target: at least 130 by 2020\n" in text
    assert "Revised:      at least 120 by 2021, decided on 1 May 2019: funds cut\n" in text
    assert "extended" in text
    before = call(capsys, "show", "members", "--year", 2018).out
    assert "Target:       at least 130 by 2020" in before


def test_nothing_due_is_said(project: Path, capsys: Capture) -> None:
    source = ("--source", "Register")
    call(capsys, "record", "members", 2018, 110, *source)
    call(capsys, "record", "share", 2018, "45 %", *source)
    call(capsys, "record", "policy", 2018, "yes", *source)
    call(capsys, "judge", "voice", 2018, "on_track", "--because", "x")
    assert "Nothing is due." in call(capsys, "due", "--year", 2018).out
    call(capsys, "record", "share", 2019, "46 %", "--state", "provisional", "--source", "")
    text = call(capsys, "due", "--year", 2019).out
    assert "Provisional: 1" in text
    assert "Without a source: 1" in text
    assert "No reading yet: 2" in text  # the policy was adopted the year before


def test_an_empty_history_is_said(project: Path, capsys: Capture) -> None:
    assert "No readings for 2018." in call(capsys, "history", "members", 2018).out


def test_a_reading_the_plan_has_no_place_for_is_a_fault(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 110)
    plan = (project / "indicators.toml").read_text(encoding="utf-8")
    (project / "indicators.toml").write_text(plan.replace('"members"', '"staff"', 1), "utf-8")
    answer = call(capsys, "check")
    assert answer.code == 1
    assert 'formerly = ["members"]' in answer.one_line


def test_who_enters_is_the_option_then_the_environment_then_git_then_the_login(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "_git_name", lambda: "gita")
    monkeypatch.setattr(options, "_login", lambda: "luis")
    assert options.who("bea") == "bea"
    assert options.who(" ") == "ana"
    monkeypatch.delenv("SCORECARD_BY")
    assert options.who(None) == "gita"
    monkeypatch.setattr(options, "_git_name", str)
    assert options.who(None) == "luis"


def test_every_command_of_the_table_is_there() -> None:
    assert bundled.blank_plan().exists()
    for module, attribute in COMMANDS.values():
        assert callable(getattr(import_module(f"scorecard.cli.{module}"), attribute))


def test_supposing_a_reading_adds_up_by_the_rule_the_plan_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Scores of 5 and -5 have a mean of 0, moderate progress; by our own points it is off track."""
    rule = '[assessment]\nmethod = "opensdg"\nroll_up = "mean_score"\n\n[[goal]]'
    plan = (
        PLAN.replace("[[goal]]", rule, 1)
        .replace('kind = "percent"\n', "")
        .replace(
            "target = { at_least = 50, by = 2021 }",
            "baseline = { year = 2016, value = 100 }\n    target = { at_least = 130, by = 2020 }",
        )
    )
    monkeypatch.chdir(make_project(tmp_path, plan))
    call(capsys, "record", "share", 2018, 140, "--source", "Survey")
    text = call(capsys, "show", "members", "--year", 2018, "--what-if", 90).out
    assert "1a would be at risk (now achieved).\nI would be at risk (now achieved).\n" in text
