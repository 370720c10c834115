"""Commands that a signal ends: whole or not at all, with the exit code that says which it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SIGNALS = [getattr(signal, name, None) for name in ("SIGHUP", "SIGINT", "SIGTERM")]
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there a signal ends a program at once"),
    pytest.mark.skipif(
        signal.SIG_IGN in [signal.getsignal(each) for each in SIGNALS if each],
        reason="a signal is ignored here, and so it is in what is started",
    ),
]
# Longer than anything takes here; what is held up never comes to its end.
PATIENCE = 60.0
# Holds the program up in a function, before it does what it does or behind it.
HELD_UP = """
import os, sys, time
from pathlib import Path
from scorecard.records.file import Disk
def held_up(owner, name, before):
    plain = getattr(owner, name)
    def held(*arguments):
        if owner in (os, Path) and not list(Path().rglob("*.part")):
            return plain(*arguments)  # a store's own files
        if not before:
            plain(*arguments)
        first = not Path("begun").exists()
        Path("begun").touch()
        time.sleep(3600 if before else first)
        if before:
            plain(*arguments)
    setattr(owner, name, held)
"""
STOPPED = "stopped; nothing was changed"
START = "\nfrom scorecard.__main__ import main; sys.exit(main())"


@pytest.fixture
def stopped(example: Path) -> Callable[..., tuple[int, str]]:
    """Return what starts a command, sends signals once it is held up, and gives code and words."""

    def stopped(where: str, signals: Sequence[int], *arguments: str) -> tuple[int, str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HELD_UP + where + START, *arguments],
            cwd=example,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        deadline = time.monotonic() + PATIENCE
        while not (example / "begun").exists():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        for number in signals:
            process.send_signal(number)
        _, said = process.communicate(timeout=PATIENCE)
        (example / "begun").unlink()
        return process.returncode, said.strip()

    return stopped


def files(folder: Path) -> list[str]:
    """Return every file below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("number", [number for number in SIGNALS if number])
@pytest.mark.parametrize("line", [("export", "out.csv"), ("report", "--output", "progress.md")])
def test_a_file_half_written_is_none(
    example: Path, stopped: Callable[..., tuple[int, str]], line: Sequence[str], number: int
) -> None:
    before = files(example)
    # Another one at once does not disturb what the first begins.
    code, said = stopped("held_up(os, 'fsync', True)", [number, signal.SIGTERM], *line)
    assert code in (128 + number, 128 + signal.SIGTERM)
    assert said == STOPPED
    assert files(example) == before


def test_files_that_belong_together_all_take_their_places(
    example: Path, stopped: Callable[..., tuple[int, str]]
) -> None:
    line = ("report", "--year", "2020", "--output", "progress.md")
    code, _ = stopped("held_up(Path, 'replace', False)", [signal.SIGTERM], *line)
    assert code == 128 + signal.SIGTERM
    text = (example / "progress.md").read_text(encoding="utf-8")
    charts = {path.name for path in (example / "progress-charts").iterdir()}
    assert charts
    assert all(f"progress-charts/{name}" in text for name in charts)
    assert not list(example.rglob("*.part"))


def test_an_import_that_is_stopped_counts_as_a_whole_or_not_at_all(
    example: Path, stopped: Callable[..., tuple[int, str]]
) -> None:
    store = example / "data" / "readings.jsonl"
    before = Store.open(store).records()
    rows = "".join(f"ccm-states-parties,{year},{year - 1900}\n" for year in range(2017, 2022))
    (example / "in.csv").write_text("indicator,year,value\n" + rows, encoding="utf-8")
    where = "held_up(Disk, 'write', True)"
    code, said = stopped(where, [signal.SIGTERM], "import", "in.csv", "--yes")
    assert (code, said) == (128 + signal.SIGTERM, STOPPED)
    assert Store.open(store).records() == before


def test_a_reader_who_reads_no_more_holds_nothing_up(example: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    if not hasattr(fcntl, "F_SETPIPE_SZ"):
        pytest.skip("only Linux has pipes that are soon full")
    out, into = os.pipe()
    fcntl.fcntl(into, fcntl.F_SETPIPE_SZ, 4096)
    line = [sys.executable, "-m", "scorecard", "status", "--json"]
    process = subprocess.Popen(line, cwd=example, stdout=into, stderr=subprocess.PIPE, text=True)
    os.close(into)
    assert os.read(out, 1)  # it has begun to write more than the pipe holds
    process.terminate()
    _, said = process.communicate(timeout=PATIENCE)
    os.close(out)
    assert (process.returncode, said.strip()) == (128 + signal.SIGTERM, STOPPED)
