"""Copies that sync programs leave beside the store are read in, reported, and left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from copy_support import remarks, store_with_copy
from records_support import entry, ids, new_store

from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "readings (Ana's conflicted copy 2026-11-23).jsonl",
    "readings (conflicted copy 2026-11-23 101112).jsonl",
    "readings-LAPTOP-7.jsonl",
    "readings.sync-conflict-20261123-101112-ABCDEFG.jsonl",
    "readings 2.jsonl",
    "readings (1).jsonl",
    "readings_conflict-20261123-101112.jsonl",
)


def left_beside(path: Path, name: str) -> tuple[Path, str]:
    """Leave a copy beside a store that has one reading more; return it and the reading's id."""
    beside = path.with_name(name)
    beside.write_bytes(path.read_bytes())
    (saved,) = Store.open(beside).add([Entry("new", 2018, "4")], by="ben")
    beside.with_name(beside.name + ".lock").unlink()
    return beside, saved.id


@pytest.mark.parametrize("name", NAMES)
def test_what_only_such_a_copy_has_is_taken_in(tmp_path: Path, name: str) -> None:
    path = new_store(tmp_path, 3)
    beside, new = left_beside(path, name)
    there = beside.read_bytes()
    store = store_with_copy(path, tmp_path / "c")
    assert new in ids(store)
    assert new in ids(Store.open(path))
    assert remarks(store) == (
        f"{beside}: a copy that a sync program left; 1 line that only it had was taken in; it can "
        "be deleted"
    )
    assert beside.read_bytes() == there
    whole = store_with_copy(path, tmp_path / "c")
    assert "everything in it is in the store" in remarks(whole)
    assert whole.notices == (), "it can wait"
    beside.unlink()
    again = store_with_copy(path, tmp_path / "c")
    assert (remarks(again), new in ids(again)) == ("", True)


def test_a_running_program_takes_it_in_when_the_file_is_replaced(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    store = store_with_copy(path, tmp_path / "c")
    _, new = left_beside(path, NAMES[0])
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    store.refresh()
    assert new in ids(store)


@pytest.mark.parametrize("name", ["notes.jsonl", "readingsold.jsonl", "readings (copy).csv"])
def test_other_files_are_nobodys_business(tmp_path: Path, name: str) -> None:
    path = new_store(tmp_path, 3)
    beside, new = left_beside(path, "readings 2.jsonl")
    beside.rename(path.with_name(name))
    store = store_with_copy(path, tmp_path / "c")
    assert new not in ids(store)
    assert remarks(store) == ""


def test_another_store_beside_it_is_not_read_in(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    new_store(tmp_path, 2, "readings 2.jsonl")
    store = store_with_copy(path, tmp_path / "c")
    assert (len(ids(store)), remarks(store)) == (3, "")


def test_a_damaged_one_gives_what_it_can(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    beside, new = left_beside(path, "readings 2.jsonl")
    beside.write_bytes(beside.read_bytes().replace(b'"1.5"', b'"9.9"') + b"\x00garbage\n")
    store = store_with_copy(path, tmp_path / "c")
    assert new in ids(store)
    assert len(ids(store)) == 4
    assert store.head(entry(1).key) is not None
