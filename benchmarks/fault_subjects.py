"""The stores that are put under faults: the tool's own, with its copies, and stock TinyDB.

Both keep one value per number, so that one harness can ask either what it still has.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Protocol

from tinydb import TinyDB, where

from scorecard.records.entry import Entry
from scorecard.records.file import DISK, Disk
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Values = dict[int, str]


class Session(Protocol):
    """One program that has the store open; a save that returns is acknowledged."""

    def save(self, values: Values) -> None:
        """Save values; when it returns they are acknowledged."""


class Subject(Protocol):
    """A store in a folder of its own."""

    name: str
    path: Path

    def open(self, computer: str = "one", disk: Disk = DISK, own: Disk = DISK) -> Session:
        """Open it as a program on a computer does, with the disks of its file and its copy."""

    def values(self, computer: str = "one") -> Values:
        """Return what somebody who opens it now sees; nothing when it cannot be read."""


class OwnSession:
    """A program that has the tool's store open."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def save(self, values: Values) -> None:
        """Save values as one batch."""
        load = [
            Entry(f"i{number % 40}", 1900 + number // 40 % 8000, value, reason="correction")
            for number, value in values.items()
        ]
        self.store.add(load, by="somebody")


class Own:
    """The tool's store: the file, and a copy for each computer."""

    name = "scorecard"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "readings.jsonl"
        Store.create(self.path)

    def store(self, computer: str = "one", disk: Disk = DISK, own: Disk = DISK) -> Store:
        """Open the store as a computer does."""
        return Store.open(self.path, self.folder / computer, disk=disk, own_disk=own)

    def open(self, computer: str = "one", disk: Disk = DISK, own: Disk = DISK) -> OwnSession:
        """Open it as a program does."""
        return OwnSession(self.store(computer, disk, own))

    def own_file(self, computer: str = "one") -> Path:
        """Return the file of a computer's copy."""
        (found,) = (self.folder / computer).glob("*/*.jsonl")
        return found

    def values(self, computer: str = "one") -> Values:
        """Return the current value of each number."""
        best: dict[int, tuple[object, str]] = {}
        for reading in self.store(computer).records().readings:
            number = (reading.year - 1900) * 40 + int(reading.indicator[1:])
            held = best.get(number)
            if held is None or held[0] < reading.rank:  # type: ignore[operator]  # ranks compare
                best[number] = (reading.rank, reading.value or "")
        return {number: value for number, (_, value) in best.items()}


class StockSession:
    """A program that has TinyDB open."""

    def __init__(self, path: Path) -> None:
        self.table = TinyDB(path).table("readings")

    def save(self, values: Values) -> None:
        """Save values one after the other."""
        for number, value in values.items():
            if not self.table.update({"value": value}, where("number") == number):
                self.table.insert({"number": number, "value": value, "note": "x" * 60})


class Stock:
    """TinyDB as it comes."""

    name = "stock TinyDB"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "stock.json"
        TinyDB(self.path).close()

    def open(self, computer: str = "one", disk: Disk = DISK, own: Disk = DISK) -> StockSession:
        """Open it as a program does."""
        return StockSession(self.path)

    def values(self, computer: str = "one") -> Values:
        """Return the value of each number."""
        try:
            rows = TinyDB(self.path).table("readings").all()
            return {int(row["number"]): str(row["value"]) for row in rows}
        except (ValueError, KeyError, TypeError, AttributeError):
            # What cannot be opened any more has lost everything.
            return {}


class Share(Disk):
    """A share whose appends are not atomic: it looks for the end, and writes there later."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write where the end was a moment ago."""
        end = os.fstat(descriptor).st_size
        again = os.open(self.path, os.O_WRONLY)
        try:
            os.sched_yield()
            return os.pwrite(again, data, end)
        finally:
            os.close(again)


class Full(Disk):
    """Has room for so many bytes more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write what there is room for."""
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = super().write(descriptor, data[: self.room])
        self.room -= taken
        return taken
