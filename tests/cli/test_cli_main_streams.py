"""Commands whose output, input or talk goes nowhere: closed, to a full disk, to no reader."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.cli.main import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the closing is written for a POSIX shell")

# A whole command line for each command, none of which the small project refuses for its words.
_LINES: dict[str, tuple[str, ...]] = {
    "show": ("members",),
    "record": ("members", "2018", "105"),
    "retract": ("members", "2018", "--reason", "wrong"),
    "judge": ("voice", "2018", "on_track", "--because", "Heard"),
    "comment": ("members", "2018", "Well"),
    "close": ("2018", "--on", "2019-05-01"),
    "reopen": ("2018", "--because", "An error"),
    "history": ("members",),
    "import": ("in.csv", "--yes"),
    "export": ("out.csv",),
    "serve": ("--host", "0.0.0.0"),  # refused without --yes; it would go on for ever
    "merge": ("none.jsonl",),
    "accept": ("2",),
    "init": ("new",),
    "demo": ("shown",),
}


def ended(arguments: Sequence[str], streams: str, cwd: Path) -> tuple[int, str]:
    """Run a command with the shell's redirections; return its exit code and what it said."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {streams}', "sh", sys.executable, "-m", "scorecard", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=env,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_with_every_stream_closed_ends_as_it_does_otherwise(
    project: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "in.csv").write_text("indicator,year,value\nmembers,2018,105\n", "utf-8")
    line = (command, *_LINES.get(command, ()))
    alike = project.with_name("alike")
    shutil.copytree(project, alike)
    closed, _ = ended(line, ">&- 2>&- <&-", project)
    monkeypatch.chdir(alike)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    plain = call(capsys, *line)
    assert closed == plain.code, plain.err


def test_help_with_every_stream_closed_is_no_fault(project: Path) -> None:
    assert ended(("record", "--help"), ">&- 2>&- <&-", project) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "streams"),
    [
        *((("status",), streams) for streams in (">&-", "2>&-", "<&-", ">&- 2>&-")),
        *((each, ">&-") for each in (("status", "--json"), ("--version",), ("--help",), ())),
        *((each, "<&-") for each in (("--help",), ())),
    ],
)
def test_a_closed_stream_is_nobody_who_listens(
    project: Path, arguments: tuple[str, ...], streams: str
) -> None:
    code, said = ended(arguments, streams, project)
    assert code == 0
    assert "Traceback" not in said
    if ">&-" in streams.split():
        assert said == ""


@pytest.mark.parametrize("streams", ["2>&-", ">&- 2>&-", "2>/dev/full"])
def test_a_refusal_that_nobody_hears_is_one_all_the_same(project: Path, streams: str) -> None:
    if "/dev/full" in streams and not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("this system has no /dev/full")
    assert ended(("stauts",), streams, project) == (2, "")
    assert ended(("show", "memers"), streams, project) == (1, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("arguments", [("status",), ("--version",), ("--help",), ("export", "-")])
def test_a_full_disk_is_named_in_one_line(project: Path, arguments: tuple[str, ...]) -> None:
    code, said = ended(arguments, ">/dev/full", project)
    assert (code, said) == (1, "no space left on device\n")
