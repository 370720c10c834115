"""Running commands: in this process for speed, or as a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.cli.main import run
from scorecard.records import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

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


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def one_line(self) -> str:
        """Return the one line of standard error, and fail when there are more."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


def make_project(folder: Path, plan: str = PLAN) -> Path:
    """Write a plan and an empty store into a folder."""
    (folder / "data").mkdir(parents=True)
    (folder / "indicators.toml").write_text(plan, encoding="utf-8")
    Store.create(folder / "data" / "readings.jsonl")
    return folder


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Answer:
    """Run a command in this process."""
    code = run([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return Answer(code, captured.out, captured.err)


def process(
    *arguments: object,
    cwd: Path,
    text: str | None = None,
    env: Mapping[str, str] | None = None,
) -> Answer:
    """Run a command as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", *map(str, arguments)],
        cwd=cwd,
        input=text if text is not None else "",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **(env or {})},
    )
    return Answer(done.returncode, done.stdout, done.stderr)
