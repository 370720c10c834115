"""This computer's copy: durable first, then the file; what cannot go there waits and is said."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from copy_support import journal_of, own_file, remarks, store_with_copy
from records_support import (
    Died,
    DyingDisk,
    FailingDisk,
    FullDisk,
    LoggingDisk,
    entries,
    entry,
    ids,
    new_store,
)

from scorecard.records.file import DISK, Disk, WriterLock
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.records.entry import Entry


class Calls(Disk):
    """Notes whose file is written and synced, in one list for file and copy."""

    def __init__(self, name: str, calls: list[str]) -> None:
        self.name = name
        self.calls = calls

    def write(self, descriptor: int, data: memoryview) -> int:
        self.calls.append(f"{self.name} write")
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.calls.append(f"{self.name} sync")
        super().sync(descriptor)

    def read(self, descriptor: int, size: int, offset: int) -> bytes:
        self.calls.append(f"{self.name} read")
        return super().read(descriptor, size, offset)


def calls_of(path: Path, computer: Path, load: list[Entry]) -> list[str]:
    calls: list[str] = []
    disk, own_disk = Calls("file", calls), Calls("copy", calls)
    store = store_with_copy(path, computer, disk=disk, own_disk=own_disk)
    calls.clear()
    store.add(load, by="ana")
    return [call for call in calls if call != "copy read"]


def test_a_line_is_durable_here_before_it_goes_to_the_file(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    assert calls_of(path, tmp_path / "c", [entry(1)]) == [
        "copy write",
        "copy sync",
        "file write",
        "file sync",
        "file read",
    ]


def test_of_an_import_the_last_line_comes_when_the_others_are_durable(tmp_path: Path) -> None:
    calls = calls_of(new_store(tmp_path, 1), tmp_path / "c", entries(0, 30))
    body_and_last = ["write", "sync", "write", "sync"]
    assert calls == [
        *(f"copy {call}" for call in body_and_last),
        *(f"file {call}" for call in body_and_last),
        "file read",
    ]


def test_the_names_of_a_new_copy_are_durable(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    disk = LoggingDisk()
    store_with_copy(path, tmp_path / "c", own_disk=disk)
    made = [call for call in disk.calls if call in ("create", "sync_folder", "write", "sync")]
    assert made == ["create", "sync_folder", "sync_folder", "write", "sync", "write", "sync"]


def test_the_copy_is_the_file_byte_for_byte(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    store = store_with_copy(path, tmp_path / "c")
    assert own_file(store).read_bytes() == path.read_bytes()
    store.add([entry(5)], by="ana")
    Store.open(path).add([entry(6)], by="ben")
    store.refresh()
    store.add(entries(10, 4), by="ana")
    assert own_file(store).read_bytes() == path.read_bytes()
    assert own_file(store).stat().st_mode & 0o077 == 0
    assert remarks(store) == ""
    assert Path(own_file(store).with_name("path.txt").read_text().strip()) == path.resolve()


def test_a_full_shared_disk_keeps_readings_here_until_there_is_room(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    disk = FullDisk(0)
    store = store_with_copy(path, tmp_path / "c", disk=disk)
    before = path.read_bytes()
    saved = {reading.id for reading in store.add([entry(5)], by="ana")}
    saved |= {reading.id for reading in store.add(entries(10, 3), by="ana")}
    assert path.read_bytes() == before
    assert "saved on this computer only: 4 lines waiting for the file (no space left)" in (
        remarks(store)
    )
    known = ids(Store.open(path)) | saved
    # Opening works while it is full, and shows everything.
    assert ids(store_with_copy(path, tmp_path / "c", disk=disk)) == ids(store) == known
    disk.room = 10_000
    saved |= {reading.id for reading in store.add([entry(6)], by="ana")}
    assert remarks(store) == ""
    assert ids(Store.open(path)) == known | saved


def test_what_waits_goes_to_the_file_at_the_next_opening(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    (saved,) = store_with_copy(path, tmp_path / "c", disk=FullDisk(60)).add([entry(5)], by="ana")
    assert saved.id not in ids(Store.open(path))
    store = store_with_copy(path, tmp_path / "c")
    assert saved.id in ids(Store.open(path))
    assert journal_of(store).put_back == 1
    assert "1 line kept on this computer was missing from the file and was put back" in (
        remarks(store)
    )
    assert remarks(store_with_copy(path, tmp_path / "c")) == ""


def test_a_full_disk_of_ones_own_refuses_and_harms_nothing(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    disk = FullDisk(path.stat().st_size + 50)
    store = store_with_copy(path, tmp_path / "c", own_disk=disk)
    before = path.read_bytes()
    with pytest.raises(NotSaved, match="NOT saved: this computer's copy cannot be written: no sp"):
        store.add([entry(5)], by="ana")
    assert path.read_bytes() == before
    assert len(ids(store)) == len(ids(store_with_copy(path, tmp_path / "c"))) == 3
    disk.room = 10_000
    store.add([entry(5)], by="ana")
    assert len(ids(Store.open(path))) == 4


def test_a_store_is_read_where_no_copy_can_be_made(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    store = store_with_copy(path, tmp_path / "c", own_disk=FullDisk(0))
    assert len(ids(store)) == 3
    assert "this computer's copy cannot be written (no space left)" in remarks(store)


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("number", [1, 12])
def test_any_call_that_fails_refuses_or_has_saved(tmp_path: Path, number: int, own: bool) -> None:
    for call in ("stat", "fstat", "open_to_append", "open_to_read", "read", "write", "sync"):
        for occurrence in range(4):
            folder = tmp_path / f"{call}-{occurrence}"
            folder.mkdir()
            path = new_store(folder, 2)
            disk = FailingDisk(call, occurrence)
            both = (DISK, disk) if own else (disk, DISK)
            store = store_with_copy(path, folder / "c", disk=both[0], own_disk=both[1])
            known = ids(store)
            disk.armed = True
            saved: set[str] = set()
            with suppress(NotSaved):
                saved = {r.id for r in store.add(entries(50, number), by="ana")}
            disk.armed = False
            there = ids(store_with_copy(path, folder / "c"))
            assert known | saved <= there
            assert len(there - known) in (0, number)
            again = {r.id for r in store.add(entries(90, 2), by="ana")}
            assert (
                there | again == ids(store_with_copy(path, folder / "c")) == ids(Store.open(path))
            )


def test_a_share_that_is_gone_is_waited_for(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    path = new_store(share, 3)
    store = store_with_copy(path, tmp_path / "c")
    share.rename(tmp_path / "away")
    (saved,) = store.add([entry(5)], by="ana")
    for again in (store, store_with_copy(path, tmp_path / "c")):
        assert saved.id in ids(again)
        assert "waiting for the file (it is not there)" in remarks(again)
        assert again.read_only == ""
    assert not share.exists()
    (later,) = store_with_copy(path, tmp_path / "c").add([entry(6)], by="ana")
    (tmp_path / "away").rename(share)
    store_with_copy(path, tmp_path / "c")
    assert {saved.id, later.id} <= ids(Store.open(path))
    store.refresh()
    assert remarks(store) == ""


def test_a_lock_that_is_not_to_be_had_in_time_is_waited_for(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    other = WriterLock(path, 1.0)
    store = store_with_copy(path, tmp_path / "c", lock_timeout=0.02)
    with other.held():
        (saved,) = store.add([entry(5)], by="ana")
        assert "another program has been writing to it for 0.02 seconds" in remarks(store)
    assert saved.id not in ids(Store.open(path))
    store.add([entry(6)], by="ana")
    assert saved.id in ids(Store.open(path))


@pytest.mark.skipif(sys.platform == "win32", reason="needs the locks of POSIX")
def test_a_disk_without_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    path = new_store(tmp_path, 1)
    monkeypatch.setattr(fcntl, "flock", missing)
    store = store_with_copy(path, tmp_path / "c")
    (saved,) = store.add([entry(1)], by="ana")
    assert saved.id in ids(Store.open(path))
    assert remarks(store) == ""


def test_whoever_may_not_write_the_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path, 1)
    real = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) != path and real(at, mode))
    store = store_with_copy(path, tmp_path / "c")
    with pytest.raises(NotSaved, match="you may not write to this file"):
        store.add([entry(2)], by="ana")


def test_a_save_after_one_that_was_cut_off_is_whole_in_the_copy(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    with pytest.raises(Died):
        store_with_copy(path, tmp_path / "c", own_disk=DyingDisk(400)).add([entry(4)] * 3, by="ana")
    (saved,) = store_with_copy(path, tmp_path / "c").add([entry(5)], by="ana")
    path.unlink()
    # Now there is only the copy.
    assert saved.id in ids(store_with_copy(path, tmp_path / "c"))


def test_a_share_that_is_gone_after_a_save_is_not_made_anew(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    store = store_with_copy(new_store(share, 3), tmp_path / "c")
    store.add([entry(5)], by="ana")
    share.rename(tmp_path / "away")
    store.add([entry(6)], by="ana")
    assert "waiting for the file (it is not there)" in remarks(store)
    assert not share.exists()
