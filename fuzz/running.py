"""Runs a case as people would, and says what must never be: of traces, waits, files and lines."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from fuzz.case import STORE
from scorecard.cli.main import run
from scorecard.messages import catalogue
from scorecard.records.line import lines_of, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fuzz.case import Case

# Seconds of work, and on a machine that is busy with other things, of waiting.
MOST_WORK = 5.0
MOST_WAIT = 60.0
READERS = frozenset(
    {"status", "show", "due", "history", "check", "changes", "compare", "verify", "schema"}
)
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Found:
    """What must not be: of which sort, so that many of one sort are told once, and the words."""

    sort: str
    what: str


class HungError(BaseException):
    """A command works on and on; no ``except Exception`` may catch it."""


@dataclass(frozen=True, slots=True)
class _Ended:
    code: object
    said: str


def run_case(case: Case, *, apart: bool = False) -> list[Found]:
    """Run a case in a folder of its own, which is gone afterwards.

    Args:
        case: the case.
        apart: whether each command is a process of its own, as people run it.
    """
    folder = Path(tempfile.mkdtemp(prefix="scorecard-fuzz-"))
    try:
        with _standing_in(folder, case):
            return list(_tried(case, folder, apart=apart))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tried(case: Case, folder: Path, *, apart: bool) -> Iterator[Found]:
    project = folder / "project"
    case.lay_out(project)
    acknowledged: set[bytes] = set()
    if case.seen is not None:
        (project / STORE).write_bytes(case.seen)
        _ended(("check",), apart=False)
        acknowledged.update(sealed(lines_of(case.seen)))
        case.lay_out(project)
    acknowledged.update(_lines([project / STORE]))
    for command in case.commands:
        before = _state(project)
        ended = _ended(command, apart=apart)
        found = [*_wrong(ended), *(_touched(before, project, case) if _reads(command) else ())]
        # In the store, in a copy of it beside it, or in this computer's own.
        places = [*(project / "data").glob("*.jsonl"), *(folder / "state").rglob("*.jsonl")]
        held = _lines(places)
        if lost := acknowledged - held:
            found.append(Found("a line is lost", f"{len(lost)}, one of them {min(lost)!r}"))
        acknowledged |= held
        for one in found:
            yield Found(one.sort, f"{list(command)}\n{one.what}")


def _reads(command: Sequence[str]) -> bool:
    return any(word in READERS for word in command[:1])


def _wrong(ended: _Ended) -> Iterator[Found]:
    if "Traceback (most recent call last)" in ended.said:
        places = re.findall(r"(scorecard/\S+?\.py)\", line \d+, in (\S+)", ended.said)
        error = re.findall(r"^(\w[\w.]*)(?::.*)?$", ended.said, re.MULTILINE)[-1:]
        yield Found(f"a traceback: {places[-1:]} {error}", ended.said[-3000:])
    elif isinstance(ended.code, str):
        yield Found(ended.code, ended.said[-3000:])
    elif ended.code not in (0, 1, 2):
        yield Found(f"exit code {ended.code}", ended.said[-3000:])


def _state(project: Path) -> dict[str, tuple[bytes, int]]:
    """Return what stands in a folder, and since when; the store's lock is nobody's file."""
    return {
        str(path.relative_to(project)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(project.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def _touched(before: dict[str, tuple[bytes, int]], project: Path, case: Case) -> Iterator[Found]:
    """Say what a reader did; where other copies of the store are, it puts back what is missing."""
    after = _state(project)
    copies = case.seen is not None or any(name.startswith("data/readings (") for name in case.files)
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if was is None or now is None:
            if name != STORE or not copies:
                yield Found("a reader made or removed a file", name)
        elif name != STORE or not copies:
            yield Found("a reader changed a file", name)
        elif not now[0].startswith(was[0]) and was[0].strip(b"\0 \r\n"):
            yield Found("a reader changed what stood in the store", name)


def _lines(paths: Sequence[Path]) -> set[bytes]:
    """Return every sealed line of the files that are there."""
    data = [path.read_bytes() for path in paths if path.is_file()]
    return {line for held in data for line in sealed(lines_of(held))}


def _ended(command: Sequence[str], *, apart: bool) -> _Ended:
    return _process(command) if apart else _call(command)


def _process(command: Sequence[str]) -> _Ended:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "scorecard", *(os.fsencode(word) for word in command)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=MOST_WAIT,
        )
    except subprocess.TimeoutExpired:
        return _Ended("it hangs", "")
    return _Ended(done.returncode, done.stderr.decode(errors="replace"))


def _call(command: Sequence[str]) -> _Ended:
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    streams = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), said
    # The language of what is said is the process's choice, and so the last command's.
    catalogue.use()
    code: object = None
    try:
        with _limited():
            code = run(list(command))
    except HungError:
        code = "it hangs"
        traceback.print_exc(file=said)
        return _Ended(code, "".join(traceback.format_exc()[-1500:]).replace("Traceback", "Stack"))
    except BaseException:  # noqa: BLE001 - whatever comes out is what is looked for
        traceback.print_exc(file=said)
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    return _Ended(code, said.buffer.getvalue().decode(errors="replace"))


@contextmanager
def _limited() -> Iterator[None]:
    """Break off what works for too long, or waits for what never comes."""
    if sys.platform == "win32":
        yield
        return

    def hung(*_: object) -> NoReturn:
        raise HungError

    before = [signal.signal(which, hung) for which in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, MOST_WORK)
    signal.setitimer(signal.ITIMER_REAL, MOST_WAIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for which, handler in zip((signal.SIGPROF, signal.SIGALRM), before, strict=True):
            signal.signal(which, handler)


@contextmanager
def _standing_in(folder: Path, case: Case) -> Iterator[None]:
    """Stand in the case's project, with a home, a state and a name of its own."""
    project = folder / "project"
    (project / "data").mkdir(parents=True)
    here, environment = Path.cwd(), dict(os.environ)
    for name in [name for name in os.environ if name.startswith(("SCORECARD_", "XDG_"))]:
        del os.environ[name]
    os.environ |= {
        "HOME": str(folder),
        "PYTHONPATH": str(_ROOT),
        "SCORECARD_STATE": str(folder / "state"),
        "SCORECARD_CACHE": "",
        "SCORECARD_BY": "ana",
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
        **case.environment,
    }
    os.chdir(project)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(environment)
