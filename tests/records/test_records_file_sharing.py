"""Several programs and threads on one file: nothing is lost, and each sees the other."""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from records_support import entries, entry, ids, new_store, start_python

from scorecard.model.reading import ReadingKey
from scorecard.records.entry import Entry
from scorecard.records.file import Disk, WriterLock
from scorecard.records.journal_file import JournalFile
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHARED = ReadingKey("shared", 2018)

WRITER = """
import json, sys
sys.path.insert(0, "tests")
from pathlib import Path
from records_support import entries
from scorecard.records.entry import Entry; from scorecard.records.store import Store

path, who, number, size = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
store = Store.open(path)
saved = []
for turn in range(number):
    load = [Entry("shared", 2018, f"{turn}"), *entries(turn * 50, size - 1)]
    saved += [reading.id for reading in store.add(load, by=who)]
print(json.dumps(saved))
"""


@pytest.mark.parametrize(("processes", "number", "size"), [(2, 40, 1), (8, 12, 1), (2, 10, 30)])
def test_programs_that_write_at_once_lose_nothing(
    tmp_path: Path, processes: int, number: int, size: int
) -> None:
    path = new_store(tmp_path, 1)
    watching = Store.open(path)
    known = ids(watching)
    table = watching.database.table("reading")
    assert len(table) == 1
    children = [start_python(WRITER, path, f"p{n}", number, size) for n in range(processes)]
    acknowledged: set[str] = set()
    for child in children:
        out, err = child.communicate(timeout=60)
        assert child.returncode == 0, err
        acknowledged |= set(json.loads(out))
    assert len(acknowledged) == processes * number * size
    # The table looks by itself; the rest is asked to.
    assert len(table) == len(acknowledged) + 1
    assert ids(watching) == acknowledged | known
    history = watching.history(SHARED)
    assert sorted(reading.revision for reading in history) == list(range(1, processes * number + 1))
    assert {reading.parent for reading in history} == {None} | {
        reading.id for reading in history[:-1]
    }
    assert Store.open(path).faults == ()


class SecondWriter(Disk):
    """Another program saves in the very moment between our look and our write."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refused = ""

    def write(self, descriptor: int, data: memoryview) -> int:
        try:
            Store.open(self.path, lock_timeout=0.02).add([Entry("shared", 2018, "9")], by="ben")
        except NotSaved as refusal:
            self.refused = str(refusal)
        return super().write(descriptor, data)


def test_the_lock_keeps_a_second_writer_out(tmp_path: Path) -> None:
    path = new_store(tmp_path)
    disk = SecondWriter(path)
    Store.open(path, disk=disk).add([Entry("shared", 2018, "1")], by="ana")
    assert "another program has been writing to it for 0.02 seconds" in disk.refused
    assert [reading.by for reading in Store.open(path).history(SHARED)] == ["ana"]


def test_without_the_lock_two_revisions_get_one_number_and_both_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def nothing(*_: object) -> Iterator[None]:
        yield

    monkeypatch.setattr(WriterLock, "held", nothing)
    path = new_store(tmp_path)
    disk = SecondWriter(path)
    Store.open(path, disk=disk).add([Entry("shared", 2018, "1")], by="ana")
    assert disk.refused == ""
    history = Store.open(path).history(SHARED)
    assert [reading.revision for reading in history] == [1, 1]
    assert {reading.by for reading in history} == {"ana", "ben"}


def test_threads_share_one_store(tmp_path: Path) -> None:
    store = Store.open(new_store(tmp_path))
    saved: list[str] = []
    failures: list[BaseException] = []

    def work(who: int) -> None:
        try:
            for turn in range(15):
                load = [Entry("shared", 2018, f"{turn}"), entry(who * 100 + turn)]
                saved.extend(reading.id for reading in store.add(load, by=f"t{who}"))
                store.records()
                for document in store.database.table("revisions"):
                    document.clear()
        except BaseException as failure:  # noqa: BLE001 - reported by the main thread
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert ids(store) == set(saved) == ids(Store.open(store.path))
    assert [reading.revision for reading in store.history(SHARED)] == list(range(1, 61))


def test_what_others_saved_is_seen_without_opening_again(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    watching, writing = Store.open(path), Store.open(path)
    assert not watching.refresh()
    writing.add([entry(5)], by="ben")
    assert len(ids(watching)) == 2
    assert watching.refresh()
    assert ids(watching) == ids(writing)
    assert not watching.refresh()
    writing.add(entries(10, 5), by="ben")
    (mine,) = watching.add([entry(5, "7")], by="ana")
    assert mine.revision == 2
    assert len(ids(watching)) == 9
    assert writing.refresh()
    assert ids(writing) == ids(watching)


def test_an_own_save_is_not_news(tmp_path: Path) -> None:
    store = Store.open(new_store(tmp_path, 2))
    store.add([entry(5)], by="ana")
    assert not store.refresh()


def test_a_half_written_import_of_another_program_shows_when_it_is_whole(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 1), tmp_path / "other"
    other.write_bytes(path.read_bytes())
    Store.open(other).add(entries(10, 20), by="ben")
    news = other.read_bytes()[path.stat().st_size :]
    watching = Store.open(path)
    pieces = (news[:1000], news[1000:1001], news[1001:-5], news[-5:-1], news[-1:])
    for piece, counted in zip(pieces, (1, 1, 1, 21, 21), strict=True):
        with path.open("ab") as file:
            file.write(piece)
        watching.refresh()
        assert len(ids(watching)) == counted
    assert watching.faults == ()


@pytest.mark.skipif(sys.platform == "win32", reason="needs the locks of POSIX")
def test_a_disk_without_locks_is_refused_and_no_weaker_lock_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    path = new_store(tmp_path, 1)
    before = path.read_bytes()
    monkeypatch.setattr(fcntl, "flock", missing)
    with pytest.raises(NotSaved, match="cannot keep two writers apart"):
        Store.open(path).add([entry(1)], by="ana")
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
def test_whoever_may_write_the_store_may_take_its_lock(tmp_path: Path) -> None:
    path = new_store(tmp_path)
    path.chmod(0o664)
    Store.open(path).add([entry(1)], by="ana")
    lock = path.with_name("readings.jsonl.lock")
    assert lock.stat().st_mode & 0o777 == 0o664
    assert lock.stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permissions of POSIX")
@pytest.mark.parametrize("mode", [0o000, 0o444, 0o464])
def test_a_store_that_was_made_read_only_can_still_be_locked(tmp_path: Path, mode: int) -> None:
    path = new_store(tmp_path)
    path.chmod(mode)
    with WriterLock(path, 1.0).held():
        assert path.with_name("readings.jsonl.lock").stat().st_mode & 0o600 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_forked_program_takes_a_lock_of_its_own(tmp_path: Path) -> None:
    path = new_store(tmp_path)
    store = Store.open(path)
    store.add([entry(1)], by="ana")
    file = store.journal._file
    assert isinstance(file, JournalFile)
    lock = file._lock
    mine = lock._get()
    assert lock._get() is mine
    lock._process -= 1
    assert lock._get() is not mine
