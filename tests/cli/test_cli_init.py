"""``init``, ``demo``, ``schema`` and the door."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest
from cli_support import call, process

from scorecard import __version__
from scorecard.bundled import example_plan, example_readings
from scorecard.cli.main import COMMANDS, scorecard
from scorecard.messages.catalogue import words
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_demo_is_the_bundled_strategy_with_a_store_of_its_own(
    here: Path, capsys: Capture
) -> None:
    assert call(capsys, "demo", "a").code == 0
    assert call(capsys, "demo", "b").code == 0
    assert (here / "a" / "indicators.toml").read_bytes() == example_plan().read_bytes()
    stores = [Store.open(here / name / "data" / "readings.jsonl") for name in ("a", "b")]
    ids = {store.store_id for store in stores} | {Store.open(example_readings()).store_id}
    assert len(ids) == 3
    assert all(len(store.records().readings) == 213 for store in stores)
    again = call(capsys, "demo", "a")
    assert again.code == 1
    assert "already" in again.one_line


def test_init_makes_a_plan_without_faults_and_an_empty_store(here: Path, capsys: Capture) -> None:
    assert call(capsys, "init", "ours").code == 0
    check = call(capsys, "check", "--framework", "ours/indicators.toml")
    assert (check.code, check.err) == (0, "")
    status = call(capsys, "status", "--framework", "ours/indicators.toml")
    assert status.code == 0
    assert "Our strategy" in status.out
    assert call(capsys, "init", "ours").code == 1


def test_init_beside_a_plan_makes_only_the_store(here: Path, capsys: Capture) -> None:
    (here / "indicators.toml").write_text("# mine\n", encoding="utf-8")
    assert call(capsys, "init", ".").code == 0
    assert (here / "indicators.toml").read_text(encoding="utf-8") == "# mine\n"
    assert (here / "data" / "readings.jsonl").exists()


def test_what_is_refused_leaves_nothing_behind(here: Path, capsys: Capture) -> None:
    (here / "plan").mkdir()
    (here / "plan" / "indicators.toml").write_text("# mine", encoding="utf-8")
    assert "is there already; nothing was changed" in call(capsys, "demo", "plan").one_line
    assert [path.name for path in (here / "plan").iterdir()] == ["indicators.toml"]
    (here / "full").mkdir()
    (here / "full" / "data").write_text("", encoding="utf-8")
    for command in ("demo", "init"):
        assert "data: is a file; a folder is needed there" in call(capsys, command, "full").one_line
        assert "has no name" in call(capsys, command, "").one_line
    assert sorted(path.name for path in here.iterdir()) == ["full", "plan"]


def test_the_next_step_can_be_pasted_into_a_shell(here: Path, capsys: Capture) -> None:
    del here
    assert "--framework 'two words/indicators.toml'" in call(capsys, "demo", "two words").out
    assert "an\\u000aother/indicators.toml:" in call(capsys, "init", "an\nother").out


def test_the_schema_is_json(here: Path, capsys: Capture) -> None:
    answer = call(capsys, "schema")
    assert answer.code == 0
    assert "properties" in json.loads(answer.out)


def test_the_version_is_answered_at_the_door_and_inside(here: Path, capsys: Capture) -> None:
    assert process("--version", cwd=here).out == f"scorecard {__version__}\n"
    assert call(capsys, "--ascii", "--version").out == f"scorecard {__version__}\n"


def test_no_help_is_kept_for_what_is_not_there() -> None:
    paths: dict[str, click.Command] = {"": scorecard}
    for name in COMMANDS:
        command = scorecard.get_command(click.Context(scorecard), name)
        assert command is not None
        paths[name] = command
        for part, below in getattr(command, "commands", {}).items():
            paths[f"{name} {part}"] = below
    assert list(words.CommandHelp.TEXTS) == list(paths)
    for path, texts in words.CommandHelp.OWN.items():
        below = [command for name, command in paths.items() if name == path or f"{path} " in name]
        there = {parameter.opts[0] for command in below for parameter in command.params}
        assert set(texts) <= there, path


def test_every_command_has_help_that_opens(here: Path, capsys: Capture) -> None:
    listed = call(capsys, "--help").out
    assert list(words.CommandHelp.LINES) == list(COMMANDS)
    for name, text in words.CommandHelp.LINES.items():
        assert name in listed
        answer = call(capsys, name, "--help")
        assert answer.code == 0
        assert f"scorecard {name}" in answer.out
        assert len(text) < 70


def test_options_stand_before_or_after_the_command(project: Path, capsys: Capture) -> None:
    before = call(capsys, "--year", 2018, "--ascii", "status").out
    after = call(capsys, "status", "--year", 2018, "--ascii").out
    alone = call(capsys, "--year", 2018, "--ascii").out
    assert before == after == alone
    assert ": 2018" in after


def test_a_plan_and_a_store_may_be_named(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 105)
    monkeypatch.chdir(tmp_path)
    plan = project / "indicators.toml"
    assert "105" in call(capsys, "status", "--framework", plan, "--year", 2018).out
    named = ("--framework", plan, "--data", project / "data", "--year", 2018)
    assert "105" in call(capsys, "status", *named).out
    assert call(capsys, "status", "--framework", plan, "--data", tmp_path).code == 1


def test_the_nearest_parent_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (project / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(project / "deep" / "er")
    assert "Test strategy" in call(capsys, "status").out


def test_a_closed_pipe_is_no_fault(project: Path) -> None:
    answer = process("export", "-", cwd=project)
    assert answer.code == 0
