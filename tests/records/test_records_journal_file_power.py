"""The power goes at any moment: whatever pages the disk kept, nothing acknowledged is lost."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from records_support import PAGE, entries, entry, ids, left_of, new_store

from scorecard.records.contents import Batches
from scorecard.records.file import Disk
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Moment(NamedTuple):
    """What the file held at a moment: by the last sync, and as the program saw it."""

    durable: bytes
    seen: bytes
    acknowledged: frozenset[str]


class PowerDisk(Disk):
    """Remembers at every call what a power cut would leave.

    ``skips`` says which syncs, by turn, return without having done anything.
    """

    def __init__(self, path: Path, skips: frozenset[int] = frozenset()) -> None:
        self.path = path
        self.durable = self.path.read_bytes()
        self.acknowledged: set[str] = set()
        self.moments: list[Moment] = []
        self.skips = skips
        self.turn = 0

    def note(self) -> None:
        self.moments.append(
            Moment(self.durable, self.path.read_bytes(), frozenset(self.acknowledged))
        )

    def write(self, descriptor: int, data: memoryview) -> int:
        # Several writes to one import, so that the power may go in between.
        taken = super().write(descriptor, data[: 3 * PAGE + 100])
        self.note()
        return taken

    def sync(self, descriptor: int) -> None:
        if self.turn not in self.skips:
            self.durable = self.path.read_bytes()
        self.turn += 1
        self.note()


def lost_to_power(folder: Path, skips: frozenset[int] = frozenset()) -> list[str]:
    """Cut the power at many moments of a day's work; return what went wrong."""
    path = new_store(folder, 2)
    disk = PowerDisk(path, skips)
    disk.acknowledged = ids(Store.open(path))
    store = Store.open(path, disk=disk)
    for day in range(3):
        for load in ([entry(day)], entries(100 * day, 80), [entry(50 + day)]):
            disk.acknowledged |= {reading.id for reading in store.add(load, by=f"day {day}")}
            disk.note()
    chance = random.Random(11)
    wrong = []
    left = folder / "left.jsonl"
    for number, moment in enumerate(disk.moments * 4):
        left.write_bytes(left_of(moment.durable, moment.seen, chance))
        readings = Store.open(left).records().readings
        found = {reading.id for reading in readings}
        if not moment.acknowledged <= found:
            wrong.append(f"{number}: acknowledged readings are lost")
        if any(count not in (1, 2, 81, 82) for count in Counter(r.by for r in readings).values()):
            wrong.append(f"{number}: half an import shows")
        saved = Store.open(left).add([entry(9999)], by="later")
        if ids(Store.open(left)) != found | {saved[0].id}:
            wrong.append(f"{number}: work cannot go on")
    return wrong


def test_a_power_cut_loses_nothing_and_shows_no_half_import(tmp_path: Path) -> None:
    assert lost_to_power(tmp_path) == []


def test_without_the_sync_a_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    wrong = lost_to_power(tmp_path, frozenset(range(100)))
    assert any("acknowledged" in what for what in wrong)


def test_without_the_sync_before_the_last_line_half_an_import_shows(tmp_path: Path) -> None:
    # Each day syncs four times: a reading, an import's body, its last line, a reading.
    wrong = lost_to_power(tmp_path, frozenset({1, 5, 9}))
    assert any("half an import" in what for what in wrong)
    assert not any("acknowledged" in what for what in wrong)


def test_without_the_rule_of_the_last_line_half_an_import_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Batches, "admit", lambda _, __, lines: [*lines])
    assert any("half an import" in what for what in lost_to_power(tmp_path))
