"""Running commands: in this process for speed, or as a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest


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
