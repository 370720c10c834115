"""Death, power cuts and many writers, with this computer's copy: 0 lost, 0 altered."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from copy_support import journal_of, own_file, store_with_copy
from records_support import (
    PAGE,
    Died,
    DyingDisk,
    by_id,
    entries,
    entry,
    ids,
    left_of,
    new_store,
    start_python,
)

from scorecard.records.file import DISK, Disk
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.entry import Entry


def die_and_go_on(folder: Path, load: list[Entry], at: int, *, own: bool) -> bool:
    """Die after so many bytes on one side; nothing is lost or half there. Say whether it died."""
    path = new_store(folder, 3)
    store = store_with_copy(path, folder / "c")
    before = by_id(store)
    disk = DyingDisk(at)
    both = (DISK, disk) if own else (disk, DISK)
    try:
        store_with_copy(path, folder / "c", disk=both[0], own_disk=both[1]).add(load, by="ana")
        died = False
    except Died:
        died = True
    again = store_with_copy(path, folder / "c")
    after = by_id(again)
    assert before.items() <= after.items()
    assert len(after) - len(before) in (0, len(load))
    saved = again.add(load, by="ana")
    last = by_id(store_with_copy(path, folder / "c"))
    assert last == after | {reading.id: reading for reading in saved}
    assert last == by_id(Store.open(path))
    return died


@pytest.mark.parametrize("own", [True, False])
def test_death_at_every_byte_of_a_record(tmp_path: Path, own: bool) -> None:
    load = [entry(7)]
    died = True
    at = 0
    while died:
        folder = tmp_path / str(at)
        folder.mkdir()
        died = die_and_go_on(folder, load, at, own=own)
        shutil.rmtree(folder)
        at += 1
    assert at > 150


@pytest.mark.parametrize("own", [True, False])
def test_death_at_some_bytes_of_an_import(tmp_path: Path, own: bool) -> None:
    chance = random.Random(7)
    for turn in range(15):
        folder = tmp_path / str(turn)
        folder.mkdir()
        assert die_and_go_on(folder, entries(100, 60), chance.randrange(12_000), own=own)


class Cut(NamedTuple):
    """What both files held at a moment: by the last sync, and as the program saw them."""

    durable: tuple[bytes, bytes]
    seen: tuple[bytes, bytes]
    acknowledged: frozenset[str]


class TwoDisks:
    """Remembers at every write and sync of file and copy what a power cut would leave."""

    def __init__(self, paths: tuple[Path, Path], *, syncs: bool = True) -> None:
        self.paths = paths
        self.syncs = syncs
        self.durable = [path.read_bytes() for path in paths]
        self.acknowledged: set[str] = set()
        self.cuts: list[Cut] = []

    def side(self, number: int) -> Disk:
        both = self

        class Side(Disk):
            def write(self, descriptor: int, data: memoryview) -> int:
                taken = super().write(descriptor, data[: 2 * PAGE + 100])
                both.note()
                return taken

            def sync(self, descriptor: int) -> None:
                if both.syncs:
                    both.durable[number] = both.paths[number].read_bytes()
                both.note()

        return Side()

    def note(self) -> None:
        seen = (self.paths[0].read_bytes(), self.paths[1].read_bytes())
        durable = (self.durable[0], self.durable[1])
        self.cuts.append(Cut(durable, seen, frozenset(self.acknowledged)))


def lost_to_power(folder: Path, *, syncs: bool = True) -> list[int]:
    """Cut the power at many moments; return at which something acknowledged was lost or half."""
    path = new_store(folder, 2)
    first = store_with_copy(path, folder / "c")
    disks = TwoDisks((path, own_file(first)), syncs=syncs)
    disks.acknowledged = ids(first)
    store = store_with_copy(path, folder / "c", disk=disks.side(0), own_disk=disks.side(1))
    for day in range(3):
        for load in ([entry(day)], entries(100 * day, 60), [entry(50 + day)]):
            disks.acknowledged |= {reading.id for reading in store.add(load, by=f"day {day}")}
            disks.note()
    chance = random.Random(11)
    wrong = []
    for number, cut in enumerate(disks.cuts * 3):
        for side in (0, 1):
            disks.paths[side].write_bytes(left_of(cut.durable[side], cut.seen[side], chance))
        found = ids(store_with_copy(path, folder / "c"))
        if not cut.acknowledged <= found or (len(found) - 2) % 62 not in (0, 1, 61):
            wrong.append(number)
    return wrong


def test_a_power_cut_loses_nothing_and_shows_no_half_import(tmp_path: Path) -> None:
    assert lost_to_power(tmp_path) == []


def test_without_the_sync_a_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    assert lost_to_power(tmp_path, syncs=False)


WRITER = """
import json, os, random, sys
sys.path.insert(0, "tests")
from pathlib import Path
from copy_support import store_with_copy
from records_support import entries
from scorecard.records.entry import Entry
from scorecard.records.file import Disk, WriterLock
from contextlib import contextmanager

path, computer, number, how = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]

class Share(Disk):
    # A share whose appends are not atomic: it looks for the end, and writes there later.
    def write(self, descriptor, data):
        end = os.fstat(descriptor).st_size
        again = os.open(path, os.O_WRONLY)
        try:
            if random.random() < 0.5:
                os.sched_yield()
            return os.pwrite(again, data, end)
        finally:
            os.close(again)

if how == "unlocked":
    @contextmanager
    def held(self, timeout=None):
        yield
    WriterLock.held = held

store = store_with_copy(path, computer, disk=Share() if how == "unlocked" else Disk())
saved = []
for turn in range(number):
    load = [Entry("shared", 2018, f"{turn}"), *entries(turn * 50, turn % 3)]
    saved += [reading.id for reading in store.add(load, by=computer.name)]
print(json.dumps(saved))
"""


def acknowledged_by(path: Path, computers: list[Path], number: int, how: str) -> set[str]:
    """Let several programs write at once, and return what they acknowledged."""
    children = [start_python(WRITER, path, computer, number, how) for computer in computers]
    acknowledged: set[str] = set()
    for child in children:
        out, err = child.communicate(timeout=60)
        assert child.returncode == 0, err
        acknowledged |= set(json.loads(out))
    return acknowledged


@pytest.mark.parametrize(
    ("computers", "number"), [(["one", "one"], 30), (["one", "two"], 30), (list("abcdefgh"), 8)]
)
def test_programs_that_write_at_once_lose_nothing(
    tmp_path: Path, computers: list[str], number: int
) -> None:
    path = new_store(tmp_path, 1)
    watching = store_with_copy(path, tmp_path / "watching")
    known = ids(watching)
    places = [tmp_path / name for name in computers]
    acknowledged = acknowledged_by(path, places, number, "locked")
    watching.refresh()
    assert ids(watching) == known | acknowledged == ids(Store.open(path))
    for place in places:
        assert ids(store_with_copy(path, place)) == known | acknowledged
    assert journal_of(watching).put_back == 0
    assert Store.open(path).faults == ()


@pytest.mark.skipif(sys.platform == "win32", reason="needs pwrite")
def test_a_share_without_locks_or_atomic_appends_loses_nothing_once_all_have_opened_it(
    tmp_path: Path,
) -> None:
    path = new_store(tmp_path, 1)
    places = [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    acknowledged = acknowledged_by(path, places, 40, "unlocked")
    for place in places:
        store_with_copy(path, place)
    assert acknowledged <= ids(Store.open(path))
    for place in places:
        assert acknowledged <= ids(store_with_copy(path, place))


def test_a_line_that_was_written_over_comes_from_the_copy(tmp_path: Path) -> None:
    lost = {}
    for which in ("with", "without"):
        folder = tmp_path / which
        folder.mkdir()
        path = new_store(folder, 1)
        store = store_with_copy(path, folder / "c") if which == "with" else Store.open(path)
        end = path.stat().st_size
        saved = {reading.id for reading in store.add([entry(5)], by="ana")}
        # Another computer had looked for the end before, and writes there now.
        descriptor = os.open(path, os.O_WRONLY)
        os.pwrite(descriptor, b"x" * 40 + b"\n", end)
        os.close(descriptor)
        again = store_with_copy(path, folder / "c") if which == "with" else Store.open(path)
        lost[which] = len(saved - ids(again))
    assert lost == {"with": 0, "without": 1}
