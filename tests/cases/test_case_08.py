"""Small plans: what can never be judged is found, and every id can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = """\
[strategy]
title = "A single year"
period = [2024, 2024]
numbers = "1,234.5"
[[goal]]
id = "1"
title = "A goal"
  [[goal.objective]]
  id = "1.a"
  title = "An objective with a point in its id"
  headline = "1.a.1"
    [[goal.objective.indicator]]
    id = "1.a.1"
    title = "One"
    baseline = { year = 2023, value = 10 }
    target = { at_least = 20, by = 2024 }
    [[goal.objective.indicator]]
    id = "1.a.2"
    title = "One"
    context = true
    [[goal.objective.indicator]]
    id = "2024"
    title = "Named like a year"
    target = { at_least = 5, every_year = true }
    [[goal.objective.indicator]]
    id = "D2024-1"
    title = "Named like a decision"
    kind = "yes_no"
    target = { done = true, by = 2024-12-01 }
    [[goal.objective.indicator]]
    id = "2024-1"
    title = "Named like a priority"
    kind = "qualitative"
  [[goal.objective]]
  id = "1.b"
  title = "The headline is context"
  headline = "around"
    [[goal.objective.indicator]]
    id = "around"
    title = "Around"
    context = true
    [[goal.objective.indicator]]
    id = "ok"
    title = "Fine"
    target = { at_least = 5, every_year = true }
"""


def test_what_can_never_be_judged_or_reached_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "p", PLAN))
    checked = call(capsys, "check")
    assert checked.code == 1
    told = checked.out + checked.err
    assert 'objective 1.b: headline: "around" is context: shown, never scored' in told
    assert 'warning: indicator 2024-1: the id "2024-1" looks like the number of a prio' in told
    assert 'warning: indicator D2024-1: the id "D2024-1" looks like the number of a deci' in told
    assert "indicator 2024:" not in told


def test_an_id_keeps_its_history_beside_a_priority_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "p", PLAN))
    call(capsys, "judge", "2024-1", 2024, "on_track", "--because", "the survey")
    assert call(capsys, "priority", "add", 2024, "Listen", "--for", "1.a").code == 0
    told = call(capsys, "history", "2024-1").out
    assert "the survey" in told
    assert "Listen" in told
    assert "the survey" in call(capsys, "history", "2024-1", "--json").out
    assert "Listen" in call(capsys, "priority", "2024-1").out
