"""What is said, and the exit code, are true of what was saved, wherever the words go."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cli_support import call, process
from projects import PLAN, make_project

from scorecard import signals
from scorecard.cli import console
from scorecard.records.journal import Journal
from scorecard.records.journal_file import JournalFile
from scorecard.records.line import seal
from scorecard.records.store import Store
from scorecard.signals import put_off

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
POSIX = pytest.mark.skipif(os.name == "nt", reason="written for a POSIX shell")
FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110

CSV = "indicator,year,value\nmembers,2018,105\n"
RECORD = ("record", "members", "2018", "105")
# What turns, hides or steers: the controls, the marks of direction, and separators.
ACTS = "\x1b[2J\x1b]0;x\x07\x7f\x9b31m\u202e\u2066\u200e\u200f\u2028\u2029\x85"
_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def hostile(folder: Path) -> None:
    """Add what others may have written to the store of a folder."""
    reading = {"type": "reading", "id": "01a209aedbb99c5af156fa021ca1", "revision": 1}
    reading |= {"indicator": "members", "year": 2017, "value": "101", "state": "final"}
    reading |= {"source": f"S{ACTS}é", "note": f"N{ACTS}", "by": "B"}
    comment = {"type": "comment", "id": "01a209aedbb99c5af156fa021ca2", "revision": 1}
    comment |= {"about": "members", "year": 2017, "text": f"C{ACTS}", "by": "B"}
    at = {"at": "2017-05-01T00:00:00.000Z"}
    with (folder / "data" / "readings.jsonl").open("ab") as file:
        file.write(seal({**reading, **at}) + seal({**comment, **at}))


def saved(folder: Path) -> int:
    """Return how many readings of 2018 the store of a folder holds."""
    readings = Store.open(folder / "data" / "readings.jsonl").records().readings
    return sum(reading.year == 2018 for reading in readings)


def redirected(folder: Path, streams: str, *arguments: str) -> tuple[int, str, str]:
    """Run a command with a shell's redirections."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {streams}', "sh", sys.executable, "-m", "scorecard", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@POSIX
@FULL
@pytest.mark.parametrize("arguments", [RECORD, (*RECORD, "--json"), ("import", "in.csv", "--yes")])
def test_what_is_saved_is_no_failure_where_it_cannot_be_told(
    project: Path, arguments: tuple[str, ...]
) -> None:
    (project / "in.csv").write_text(CSV, encoding="utf-8")
    code, _, said = redirected(project, ">/dev/full", *arguments)
    told = "it is saved, but the answer could not be written: no space left on device\n"
    assert (code, said) == (0, told)
    assert saved(project) == 1


@POSIX
@FULL
@pytest.mark.parametrize(
    ("arguments", "made"),
    [(("init", "new"), "new"), (("demo", "new"), "new"), (("backup", "b"), "b")],
)
def test_what_is_made_is_no_failure_either(
    project: Path, arguments: tuple[str, ...], made: str
) -> None:
    code, _, said = redirected(project, ">/dev/full", *arguments)
    assert (code, said.count("\n")) == (0, 1)
    assert said.startswith("it is done, but")
    assert (project / made).is_dir()


@POSIX
@pytest.mark.parametrize("arguments", [RECORD, ("import", "in.csv", "--yes"), ("status",)])
def test_a_reader_who_left_is_no_failure(project: Path, arguments: tuple[str, ...]) -> None:
    (project / "in.csv").write_text(CSV, encoding="utf-8")
    reads, writes = os.pipe()
    os.close(reads)
    code = subprocess.call(
        [sys.executable, "-m", "scorecard", *arguments],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=writes,
    )
    os.close(writes)
    assert code == 0
    assert saved(project) == (arguments != ("status",))


def test_ctrl_c_before_the_copy_saves_nothing_and_says_so(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scorecard.records.journal.Journal._keep", pressed)
    answer = call(capsys, *RECORD)
    assert (answer.code, answer.one_line) == (130, "stopped; nothing was changed")
    monkeypatch.undo()
    assert saved(project) == 0


def test_ctrl_c_between_copy_and_file_says_where_it_is(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(JournalFile, "write", pressed)
        answer = call(capsys, *RECORD)
    assert answer.code == 0
    waits, stopped = answer.err.splitlines()
    assert "1 line waiting for the file (the command was broken off)" in waits
    assert stopped == "stopped; it is saved on this computer, and goes into the file the next time"
    assert saved(project) == 0
    call(capsys, "status")
    assert saved(project) == 1


@pytest.fixture
def heeded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let signals be answered as in a program of its own."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.setattr(signals, "_RAISING", signals._Raising())
    # A job that a script started with & ignores Ctrl-C, and so would all it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signals.raise_stopped()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("heeded")
def test_ctrl_c_while_it_is_copied_waits_until_it_is_safe(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Journal._keep

    def pressed(self: Journal, lines: list[bytes]) -> None:
        signal.raise_signal(signal.SIGINT)
        keep(self, lines)

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "_keep", pressed)
        answer = call(capsys, *RECORD)
    assert answer.code == 0
    assert answer.err.splitlines()[-1].startswith("stopped; it is saved on this computer")
    call(capsys, "status")
    assert saved(project) == 1


def test_ctrl_c_after_the_file_says_that_it_is_saved(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scorecard.workspace.Workspace.scorecard", pressed)
    answer = call(capsys, *RECORD)
    assert (answer.code, answer.one_line) == (0, "stopped; it is saved")
    assert saved(project) == 1


@POSIX
def test_ctrl_c_at_any_moment_of_a_start_is_no_traceback(project: Path) -> None:
    # At each import of its own, which every moment of a start lies between two of.
    script = (
        "import sys, os, signal, importlib.abc\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Press(importlib.abc.MetaPathFinder):\n"
        "    left = int(sys.argv[1])\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        Press.left -= 1\n"
        "        if Press.left == 0: os.kill(os.getpid(), signal.SIGINT)\n"
        "from scorecard.__main__ import main\n"
        "sys.meta_path.insert(0, Press())\n"
        "sys.argv = ['scorecard', 'status']\n"
        "sys.exit(main())\n"
    )
    for number in (1, 20, 60, 100, 130, 150):
        done = subprocess.run(
            [sys.executable, "-c", script, str(number)],
            cwd=project,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert done.returncode == 130, done.stderr
        assert done.stderr in (b"", b"stopped; nothing was changed\n")


@pytest.mark.usefixtures("heeded")
def test_what_must_not_be_broken_off_is_not() -> None:
    begun = []
    with pytest.raises(KeyboardInterrupt), put_off():  # noqa: PT012 - in their order
        signal.raise_signal(signal.SIGINT)
        begun.append("ended")
    assert begun == ["ended"]


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["ascii", "cp1252", "C"],
)
def test_data_is_utf_8_whatever_the_locale(tmp_path: Path, env: dict[str, str]) -> None:
    folder = make_project(tmp_path / "p", PLAN.replace('"Members"', '"Mémbres → 🇫🇷"'))
    assert process(*RECORD, cwd=folder).code == 0
    for arguments in (("export", "-"), ("status", "--json"), ("report",), ("status",)):
        plain, other = (process(*arguments, cwd=folder, env=each) for each in ({}, env))
        assert other.out == plain.out
        assert "é" in other.out or arguments == ("export", "-")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "members", "--year", "2017"),
        ("history", "members"),
        ("comment", "members", "2017", "--show"),
    ],
)
def test_json_escapes_what_acts_and_stays_the_same_data(
    project: Path, capsys: Capture, arguments: tuple[str, ...]
) -> None:
    hostile(project)
    out = call(capsys, *arguments, "--json").out
    assert not _RAW.search(out)
    assert ACTS in texts_of(json.loads(out))


def texts_of(data: object) -> str:
    """Return all texts in some data, one after the other."""
    if isinstance(data, dict):
        return "".join(map(texts_of, data.values()))
    return "".join(map(texts_of, data)) if isinstance(data, list) else str(data)


class _Screen:
    """A terminal of one encoding."""

    def __init__(self, stream: object) -> None:
        self._stream = stream

    def isatty(self) -> bool:
        return True

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@pytest.mark.parametrize(
    "arguments",
    [("report", "--year", "2017"), ("export", "-"), ("show", "members"), ("history", "members")],
)
def test_a_terminal_is_never_acted_on(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    hostile(project)
    monkeypatch.setattr(sys, "stdout", _Screen(sys.stdout))
    monkeypatch.setenv("NO_COLOR", "1")
    out = call(capsys, *arguments).out
    assert "\\u202e" in out
    assert not _RAW.search(out)


def test_our_colours_are_all_that_steers(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Screen(sys.stdout))
    console.say([console.paint("late\x1b[5m", "off_track")])
    assert capsys.readouterr().out == "\x1b[31mlate\\u001b[5m\x1b[0m\n"


def test_a_pipe_gets_data_as_it_is(project: Path, capsys: Capture) -> None:
    hostile(project)
    assert f"S{ACTS}é" in call(capsys, "export", "-").out


def test_a_letter_a_terminal_lacks_has_a_stand_in_or_its_code() -> None:
    console.prepare_streams()
    assert "▲ é–…ж".encode("ascii", "scorecard.stand_in") == b"^ \\xe9-...\\u0436"
