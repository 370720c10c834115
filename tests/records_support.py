"""What the store's tests share: entries, disks that fail, and other processes."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from scorecard import clock
from scorecard.model.reading import Reading, Source
from scorecard.records import line
from scorecard.records.entry import Entry
from scorecard.records.file import Disk
from scorecard.records.store import Store

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable
    from datetime import datetime

    import pytest

# What a disk keeps or loses of a file as one.
PAGE = 4096
ROOT = Path(__file__).resolve().parent.parent


def entry(number: int, value: str | None = None, **fields: Any) -> Entry:
    """Return an entry whose key is the number's own."""
    return Entry(
        f"ind-{number % 20:02d}",
        1900 + number // 20,
        f"{number}.5" if value is None else value,
        source=Source("Report", "2020"),
        **fields,
    )


def entries(first: int, number: int) -> list[Entry]:
    """Return entries with different keys."""
    return [entry(n) for n in range(first, first + number)]


def new_store(folder: Path, readings: int = 0, name: str = "readings.jsonl") -> Path:
    """Make a store with single readings, and return its path."""
    path = folder / name
    store = Store.create(path)
    for number in range(readings):
        store.add([entry(number)], by="ana")
    return path


def ids(store: Store) -> set[str]:
    """Return the ids of every reading that counts."""
    return {reading.id for reading in store.records().readings}


def by_id(store: Store) -> dict[str, Reading]:
    """Return every reading that counts."""
    return {reading.id: reading for reading in store.records().readings}


def lines_of(path: Path) -> list[bytes]:
    """Return the lines of a file without their newlines."""
    return path.read_bytes().split(b"\n")[:-1]


def put_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write lines over a file."""
    path.write_bytes(b"".join(line + b"\n" for line in lines))


class Died(BaseException):
    """The process is no more: nothing catches this."""


class DyingDisk(Disk):
    """Takes so many bytes, then the process dies in the middle of the write."""

    def __init__(self, budget: int) -> None:
        self.left = budget

    def write(self, descriptor: int, data: memoryview) -> int:
        if len(data) > self.left:
            os.write(descriptor, data[: self.left])
            raise Died
        self.left -= len(data)
        return super().write(descriptor, data)


class FullDisk(Disk):
    """Has room for so many bytes more, as a disk or a quota has."""

    def __init__(self, room: int, code: int = errno.ENOSPC) -> None:
        self.room = room
        self.code = code

    def write(self, descriptor: int, data: memoryview) -> int:
        if not self.room:
            raise OSError(self.code, os.strerror(self.code))
        taken = super().write(descriptor, data[: self.room])
        self.room -= taken
        return taken


class LoggingDisk(Disk):
    """Notes every call by name, in order."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name in vars(Disk) and not name.startswith("_"):
            self.calls.append(name)
        return found


class FailingDisk(Disk):
    """Fails at one occurrence of one call."""

    def __init__(self, call: str, occurrence: int, code: int = errno.EIO) -> None:
        self.call = call
        self.left = occurrence
        self.code = code
        self.armed = False

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name in vars(Disk) and self.armed and name == self.call:
            self.left -= 1
            if self.left < 0:
                self.armed = False
                raise OSError(self.code, os.strerror(self.code))
        return found


def left_of(durable: bytes, seen: bytes, chance: random.Random) -> bytes:
    """Return one of the files a cut may leave: any of the pages not yet synced, any length."""
    length = chance.choice([len(durable), len(seen), chance.randint(len(durable), len(seen))])
    left = bytearray(durable.ljust(length, b"\x00")[:length])
    for start in range(len(durable) // PAGE * PAGE, length, PAGE):
        if chance.random() < 0.5:
            left[start : start + PAGE] = seen[start : min(start + PAGE, length)]
    return bytes(left)


def run_python(code: str, *arguments: object) -> Any:
    """Run code in a process of its own and return the JSON it printed last."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def start_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start code in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def set_clock(patch: pytest.MonkeyPatch, at: datetime) -> None:
    """Let it be a moment for whatever is entered, and for the ids that are made of it."""
    patch.setattr(clock, "now", lambda: at)
    patch.setattr(line, "_latest", 0)
    nanoseconds = int(at.timestamp() * 1e9)
    patch.setattr(line, "time", SimpleNamespace(time_ns=lambda: nanoseconds))
