"""Every system call may fail: a reading is there and acknowledged, or refused in words."""

from __future__ import annotations

import errno
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from records_support import (
    FailingDisk,
    LoggingDisk,
    entries,
    entry,
    ids,
    new_store,
)

from scorecard.model.fault import ScorecardError
from scorecard.records.file import Disk
from scorecard.records.journal import Journal
from scorecard.records.journal_file import JournalFile
from scorecard.records.line import seal
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store
from scorecard.records.tables import JournalStorage

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.entry import Entry


def calls_of(path: Path, load: list[Entry]) -> list[str]:
    """Return the calls one save makes, in order, those of the refresh before left out."""
    disk = LoggingDisk()
    store = Store.open(path, disk=disk)
    disk.calls.clear()
    store.add(load, by="ana")
    return disk.calls[disk.calls.index("open_to_append") :]


def test_the_order_of_a_save(tmp_path: Path) -> None:
    assert calls_of(new_store(tmp_path, 1), [entry(1)]) == [
        "open_to_append",
        "fstat",
        "write",
        "sync",
        "fstat",
        "read",
        "stat",
        "close",
    ]


def test_the_last_line_of_an_import_is_written_when_the_others_are_durable(tmp_path: Path) -> None:
    calls = calls_of(new_store(tmp_path, 1), entries(0, 50))
    assert [call for call in calls if call in ("write", "sync", "read")] == [
        "write",
        "sync",
        "write",
        "sync",
        "read",
    ]


@pytest.mark.parametrize("number", [1, 12])
def test_any_call_that_fails_refuses_or_has_saved(tmp_path: Path, number: int) -> None:
    counts: Counter[str] = Counter()
    calls = (*calls_of(new_store(tmp_path, 1, "count"), entries(0, number)), "stat", "stat")
    for turn, call in enumerate(calls):
        path = new_store(tmp_path, 2, f"{turn}.jsonl")
        known = ids(Store.open(path))
        disk = FailingDisk(call, counts[call])
        counts[call] += 1
        store = Store.open(path, disk=disk)
        disk.armed = True
        load = entries(50, number)
        try:
            saved = {reading.id for reading in store.add(load, by="ana")}
        except ScorecardError as error:
            saved, said = set(), str(error)
        else:
            said = "saved"
        disk.armed = False
        there = ids(Store.open(path)) - known
        # What may be there though it was refused is called uncertain, and is whole.
        assert len(there) in (0, number)
        if saved:
            assert there == saved
        else:
            assert said.count("NOT saved") == 1
            assert not there or "NOT saved for certain" in said
        again = {reading.id for reading in store.add(entries(90, 2), by="ana")}
        assert ids(store) == ids(Store.open(path)) == known | there | again
        assert not Store.open(path).faults or number > 1


class ShortDisk(Disk):
    """Takes one byte at a time."""

    def write(self, descriptor: int, data: memoryview) -> int:
        return super().write(descriptor, data[:1])


def test_short_writes_are_gone_on_with(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    saved = Store.open(path, disk=ShortDisk()).add(entries(5, 3), by="ana")
    assert {reading.id for reading in saved} < ids(Store.open(path))
    assert Store.open(path).faults == ()


class LyingDisk(Disk):
    """Writes something else than it was given."""

    lies = True

    def write(self, descriptor: int, data: memoryview) -> int:
        if not self.lies:
            return super().write(descriptor, data)
        return os.write(descriptor, bytes(data).replace(b'"year":19', b'"year":18'))


class ShortReadingDisk(Disk):
    """Reads back less than was asked."""

    short = 0

    def read(self, descriptor: int, size: int, offset: int) -> bytes:
        return super().read(descriptor, size - self.short, offset)


def test_what_reads_back_differently_is_not_acknowledged(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    disk = LyingDisk()
    store = Store.open(path, disk=disk)
    with pytest.raises(NotSaved, match="reading it back"):
        store.add([entry(5)], by="ana")
    disk.lies = False
    store.add([entry(5)], by="ana")
    assert len(ids(Store.open(path))) == 2


def test_the_bytes_are_compared_whatever_they_mean(tmp_path: Path) -> None:
    journal = Journal(new_store(tmp_path, 1), disk=LyingDisk())
    with pytest.raises(NotSaved, match="reading it back"):
        journal.append(lambda: [seal({"type": "comment", "id": "c", "year": 1999})])


def test_the_newline_an_import_lacks_is_not_taken_for_done(tmp_path: Path) -> None:
    class StumblingDisk(Disk):
        """Fails once, at the very last byte of what it is given first."""

        step = 0

        def write(self, descriptor: int, data: memoryview) -> int:
            self.step += 1
            if self.step == 2:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().write(descriptor, data[:-1] if self.step == 1 else data)

    path = new_store(tmp_path, 1)
    store = Store.open(path, disk=StumblingDisk())
    with pytest.raises(NotSaved, match="NOT saved: no space left"):
        store.add(entries(10, 5), by="ana")
    store.add(entries(10, 5), by="ana")
    assert len(ids(Store.open(path))) == 6
    assert Store.open(path).faults == ()


def test_a_short_read_back_is_not_acknowledged(tmp_path: Path) -> None:
    disk = ShortReadingDisk()
    store = Store.open(new_store(tmp_path, 1), disk=disk)
    disk.short = 5
    with pytest.raises(NotSaved, match="reading it back"):
        store.add([entry(5)], by="ana")


def test_without_the_read_back_a_lie_is_still_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two safeguards: the bytes are compared, and then must count. One alone suffices here."""
    path = new_store(tmp_path, 1)
    store = Store.open(path, disk=LyingDisk())

    def believe(journal: JournalFile, descriptor: int, size: int, lines: object) -> bytes:
        known = journal.contents
        return journal._disk.read(descriptor, size - known.consumed, known.consumed)

    monkeypatch.setattr(JournalFile, "_read_back", believe)
    with pytest.raises(NotSaved, match="reading it back"):
        store.add([entry(5)], by="ana")
    monkeypatch.setattr(JournalStorage, "_confirm", lambda *_: None)
    with pytest.raises(KeyError):
        store.add([entry(5)], by="ana")


def test_a_file_replaced_while_it_is_written_to_is_written_again(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)

    class ReplacingDisk(Disk):
        """An editor saves its copy between the write and the look at the path."""

        times = 1

        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            if self.times:
                self.times -= 1
                copy = path.with_name("copy")
                copy.write_bytes(opened)
                copy.replace(path)

    opened = path.read_bytes()
    store = Store.open(path, disk=ReplacingDisk())
    (saved,) = store.add([entry(7)], by="ana")
    assert saved.id in ids(Store.open(path))
    assert len(ids(Store.open(path))) == 3


def test_a_file_replaced_again_and_again_is_given_up(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)

    class EverReplacingDisk(Disk):
        def sync(self, descriptor: int) -> None:
            super().sync(descriptor)
            copy = path.with_name("copy")
            copy.write_bytes(opened)
            copy.replace(path)

    opened = path.read_bytes()
    with pytest.raises(NotSaved, match="keeps replacing"):
        Store.open(path, disk=EverReplacingDisk()).add([entry(7)], by="ana")
    assert path.read_bytes() == opened


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_no_space_is_said_as_that(tmp_path: Path, code: int) -> None:
    disk = FailingDisk("write", 0, code)
    store = Store.open(new_store(tmp_path, 1), disk=disk)
    disk.armed = True
    with pytest.raises(NotSaved, match="NOT saved: no space left"):
        store.add([entry(5)], by="ana")
