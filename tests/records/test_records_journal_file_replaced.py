"""The file is replaced, changed or gone while a program has it open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from records_support import entries, entry, ids, lines_of, new_store, put_lines

from scorecard.records.entry import Entry
from scorecard.records.file import Disk
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def changed(path: Path, how: str) -> None:
    """Do to the file what editors, checkouts and sync programs do."""
    head, *lines = lines_of(path)
    if how == "replaced by a copy":
        copy = path.with_name("copy")
        copy.write_bytes(path.read_bytes())
        copy.replace(path)
    elif how == "written over in place":
        put_lines(path, [head, *reversed(lines)])
        os.utime(path, ns=(1, 1))
    elif how == "touched":
        os.utime(path, ns=(1, 1))
    elif how == "tail changed and grown":
        put_lines(path, [head, *reversed(lines), lines[0]])


@pytest.mark.parametrize(
    "how", ["replaced by a copy", "written over in place", "touched", "tail changed and grown"]
)
def test_a_file_changed_as_a_whole_is_read_again(tmp_path: Path, how: str) -> None:
    path = new_store(tmp_path, 4)
    store = Store.open(path)
    before = ids(store)
    changed(path, how)
    assert store.refresh()
    assert ids(store) == before
    assert store.faults == ()
    (saved,) = store.add([entry(50)], by="ana")
    assert ids(Store.open(path)) == before | {saved.id}


def test_an_edited_copy_that_is_longer_is_read_anew(tmp_path: Path) -> None:
    path = new_store(tmp_path, 4)
    store = Store.open(path)
    other = tmp_path / "other"
    other.write_bytes(path.read_bytes().replace(b'"value":"0.5"', b'"value":"9.5"'))
    (saved,) = Store.open(other).add([entry(50)], by="ben")
    other.replace(path)
    assert store.refresh()
    assert saved.id in ids(store)
    assert {reading.value for reading in store.records().readings} & {"0.5", "9.5"} == set()
    assert any("edited by hand" in fault.what for fault in store.faults)


def test_lines_that_come_without_the_lock_are_taken_in_before_the_write(tmp_path: Path) -> None:
    path = new_store(tmp_path)

    class SneakingDisk(Disk):
        """A program that knows no lock appends just before we open the file to write."""

        times = 1

        def open_to_append(self, path: Path) -> int:
            if self.times:
                self.times = 0
                with path.open("ab") as file:
                    file.write(line)
            return super().open_to_append(path)

    other = tmp_path / "other"
    other.write_bytes(path.read_bytes())
    Store.open(other).add([Entry("shared", 2018, "1")], by="ben")
    line = other.read_bytes()[path.stat().st_size :]
    (saved,) = Store.open(path, disk=SneakingDisk()).add([Entry("shared", 2018, "2")], by="ana")
    assert saved.revision == 2


def test_an_older_copy_in_its_place_is_noticed(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    older = path.read_bytes()
    store = Store.open(path)
    store.add(entries(10, 3), by="ana")
    path.write_bytes(older)
    assert store.refresh()
    assert len(ids(store)) == 2
    (fault,) = store.faults
    assert "3 lines known before can no longer be found" in fault.what
    store.add([entry(20)], by="ana")
    assert len(ids(Store.open(path))) == 3


@pytest.mark.parametrize("how", ["deleted", "emptied", "overwritten", "a folder"])
def test_a_file_that_goes_away_leaves_what_was_read(tmp_path: Path, how: str) -> None:
    path = new_store(tmp_path, 2)
    data = path.read_bytes()
    store = Store.open(path)
    known = ids(store)
    path.unlink()
    if how == "emptied":
        path.write_bytes(b"")
    elif how == "overwritten":
        path.write_bytes(b"something else\n" * 500)
    elif how == "a folder":
        path.mkdir()
    left = sorted(tmp_path.iterdir())
    assert store.refresh()
    assert not store.refresh()
    assert ids(store) == known
    assert len(store.faults) == 1
    assert store.read_only
    with pytest.raises(NotSaved, match="NOT saved"):
        store.add([entry(9)], by="ana")
    assert sorted(tmp_path.iterdir()) == left
    if how == "a folder":
        path.rmdir()
    path.write_bytes(data)
    assert store.refresh()
    assert not store.faults + tuple(store.read_only)
    assert store.add([entry(9)], by="ana")


def test_another_store_in_its_place_is_not_written_to(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 2), new_store(tmp_path, 3, "other")
    store = Store.open(path)
    known = ids(store)
    other.replace(path)
    before = path.read_bytes()
    with pytest.raises(NotSaved, match="another store"):
        store.add([entry(9)], by="ana")
    assert ids(store) == known
    assert path.read_bytes() == before
