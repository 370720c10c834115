"""Small projects to test in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.bundled import example_plan, example_readings
from scorecard.records.backup import copy_store
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
[strategy]
title = "Test strategy"
period = [2017, 2021]
numbers = "1,234.5"

[[goal]]
id = "I"
title = "A goal"

  [[goal.objective]]
  id = "1a"
  title = "An objective"

    [[goal.objective.indicator]]
    id = "members"
    title = "Members"
    unit = "members"
    baseline = { year = 2016, value = 100 }
    target = { at_least = 130, by = 2020 }

    [[goal.objective.indicator]]
    id = "share"
    title = "Share of women"
    kind = "percent"
    target = { at_least = 50, by = 2021 }

    [[goal.objective.indicator]]
    id = "policy"
    title = "Policy adopted"
    kind = "yes_no"
    target = { done = true, by = 2019 }

    [[goal.objective.indicator]]
    id = "voice"
    title = "Voice of survivors"
    kind = "qualitative"
"""


def make_project(folder: Path, plan: str = PLAN) -> Path:
    """Write a plan and an empty store into a folder."""
    (folder / "data").mkdir(parents=True)
    (folder / "indicators.toml").write_text(plan, encoding="utf-8")
    Store.create(folder / "data" / "readings.jsonl")
    return folder


def make_example(folder: Path) -> Path:
    """Copy the bundled example into a folder."""
    (folder / "data").mkdir(parents=True)
    (folder / "indicators.toml").write_bytes(example_plan().read_bytes())
    copy_store(example_readings(), folder / "data" / "readings.jsonl")
    return folder
