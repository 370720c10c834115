"""The README is true: every command in it is run, and every output is as shown."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from scorecard.cli.main import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A line of dots stands for lines that are left out.
ELLIPSIS = "…"


class Step(NamedTuple):
    """A command of the page with the output shown below it."""

    command: str
    shown: list[str]


def steps(page: str) -> Iterator[Step]:
    """Yield the commands of every console block, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Step(command, shown)


def run(command: str, cwd: Path) -> list[str]:
    """Run a command line of the page and return the lines it prints."""
    words = shlex.split(command, comments=True)
    assert words[0] == "scorecard", command
    done = subprocess.run(
        [sys.executable, "-m", "scorecard", *words[1:]],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "SCORECARD_BY": "ana"},
    )
    return done.stdout.rstrip("\n").split("\n") if done.stdout else []


def matches(shown: list[str], printed: list[str]) -> bool:
    """Compare an output with what the page shows; an ellipsis stands for any lines."""
    if not shown:
        return not printed
    if shown[0].strip() == ELLIPSIS:
        return any(matches(shown[1:], printed[n:]) for n in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


@pytest.mark.parametrize("page", ["README.md"])
def test_every_command_of_the_page_prints_what_is_shown(
    root: Path, tmp_path: Path, page: str
) -> None:
    cwd = tmp_path
    found = list(steps((root / page).read_text(encoding="utf-8")))
    assert len(found) > 10
    for step in found:
        if step.command.startswith("cd "):
            cwd = (cwd / step.command.removeprefix("cd ")).resolve()
            continue
        printed = run(step.command, cwd)
        assert matches(step.shown, printed), "\n".join([f"$ {step.command}", *printed])


def test_every_command_stands_in_the_readme(root: Path) -> None:
    page = (root / "README.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"scorecard {name}" not in page]
    assert not missing
