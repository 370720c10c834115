"""What is wrong with a store's file, and why it takes or gives nothing, in another language."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from records_support import FailingDisk, FullDisk, entries, entry, lines_of, new_store, put_lines
from store_words import english, refusal, speak

from scorecard.records.file import Disk, WriterLock
from scorecard.records.journal_file import JournalFile
from scorecard.records.line import seal, unseal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.records.contents import Sort
    from scorecard.records.entry import Entry
    from scorecard.records.line import Document

MORE = [entry(30, "7")]


@pytest.fixture(autouse=True)
def _another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)


def faults(store: Store) -> list[str]:
    return [fault.what for fault in store.faults]


def saving(path: Path, disk: Disk, load: list[Entry] | None = None) -> list[str]:
    """Return what a save is refused with by a disk that begins to fail now."""
    store = Store.open(path, disk=disk, lock_timeout=0.02)
    if isinstance(disk, FailingDisk):
        disk.armed = True
    return refusal(lambda: store.add(load or MORE, by="ANA"))


def line(path: Path, number: int, **changes: object) -> Document:
    """Return what stands on a line, changed."""
    (known,), _ = unseal([lines_of(path)[number]])
    return {**{name: held for name, held in known.items() if name != "crc"}, **changes}


@pytest.mark.parametrize("content", [b"", b'{"type":"hea', b"ELSE\n"])
def test_what_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "readings.jsonl"
    assert english(refusal(lambda: Store.open(path))) == []
    path.write_bytes(content)
    assert english(refusal(lambda: Store.open(path))) == []
    assert english(refusal(lambda: Store.create(path))) == []


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe with a name")
def test_what_cannot_be_read_or_made(tmp_path: Path) -> None:
    said = refusal(lambda: Store.open(tmp_path))
    os.mkfifo(tmp_path / "pipe")
    said += refusal(lambda: Store.open(tmp_path / "pipe"))
    disk = FailingDisk("open_to_read", 0)
    disk.armed = True
    path = new_store(tmp_path, 1)
    said += refusal(lambda: Store.open(path, disk=disk))
    said += refusal(lambda: Store.create(tmp_path / "full", disk=FullDisk(3)))
    assert len(said) == 4
    assert english(said) == []


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("open_to_append", errno.ENOSPC),
        ("open_to_append", errno.EACCES),
        ("open_to_append", errno.ENOLCK),
        ("open_to_append", errno.EIO),
        ("sync", errno.EIO),
        ("fstat", errno.EIO),
    ],
)
def test_a_save_the_disk_refuses(tmp_path: Path, call: str, code: int) -> None:
    said = saving(new_store(tmp_path, 1), FailingDisk(call, 0, code))
    assert len(said) == 1
    assert english(said) == []


def test_a_full_disk(tmp_path: Path) -> None:
    assert english(saving(new_store(tmp_path, 1), FullDisk(9))) == []


def test_a_save_that_is_not_confirmed(tmp_path: Path) -> None:
    class Forgetful(Disk):
        def sync(self, descriptor: int) -> None:
            os.ftruncate(descriptor, os.fstat(descriptor).st_size - 9)

    said = saving(new_store(tmp_path, 1), FailingDisk("sync", 0))
    said += saving(new_store(tmp_path, 1, "other.jsonl"), Forgetful())
    said += saving(new_store(tmp_path, 1, "third.jsonl"), FailingDisk("fstat", 1))
    assert english(said) == []


def test_a_file_that_others_do_not_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_store(tmp_path, 1)
    with WriterLock(path, 1).held():
        said = saving(path, Disk())
    monkeypatch.setattr(JournalFile, "write", lambda *_: None)
    said += saving(path, Disk())
    assert english(said) == []


@pytest.mark.parametrize("locked", ["readings.jsonl", ""])
def test_a_place_that_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    path = new_store(tmp_path, 1)
    path.with_name(path.name + ".lock").unlink()
    real, closed = os.access, tmp_path / locked
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) != closed and real(at, mode))
    assert english([Store.open(path).read_only]) == []
    assert english(saving(path, Disk())) == []


def test_what_is_newer(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    with path.open("ab") as file:
        file.write(seal(line(path, 1, id="N1", format=2)))
    said = faults(Store.open(path))
    with path.open("ab") as file:
        file.write(seal(line(path, 1, id="N2", format=2)))
        file.write(seal({"type": "header", "format": 2, "store": Store.open(path).store_id}))
    said += faults(Store.open(path)) + saving(path, Disk())
    assert len(said) == 4
    assert english(said) == []


SPOILED: dict[Sort, bytes] = {
    "unfinished": b'{"type":"read',
    "empty bytes": b"\x00" * 9,
    "merge mark": b"<<<<<<< HEAD",
    "no seal": b'{"type":"ELSE"}',
    "broken seal": b'{"type":"ELSE","crc":"00000000"}',
    "foreign": b"ELSE",
    "header": b'{"type":"header","crc":"00000000"}',
}


@pytest.mark.parametrize("sort", SPOILED)
@pytest.mark.parametrize("number", [1, 3])
def test_damaged_lines(tmp_path: Path, sort: Sort, number: int) -> None:
    path = new_store(tmp_path, 1)
    put_lines(path, [*lines_of(path), *[SPOILED[sort]] * number])
    said = faults(Store.open(path))
    assert len(said) == 1
    assert english(said) == []


def test_headers_and_ids(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 2), new_store(tmp_path, 1, "other.jsonl")
    lines = lines_of(path)
    twice = seal(line(path, 1, value="9")).rstrip(b"\n")
    put_lines(path, [*lines[1:], twice])
    said = faults(Store.open(path))
    put_lines(path, [*lines, *lines_of(other)])
    said += faults(Store.open(path))
    assert len(said) == 3
    assert english(said) == []


def test_what_vanished_and_what_was_cut_off(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    lines, store = lines_of(path), Store.open(path)
    assert store.faults == ()
    for left in (3, 2):
        put_lines(path, lines[:left])
        store.refresh()
        said = faults(store)
        assert len(said) == 1
        assert english(said) == []
    for there in (1, 2):
        put_lines(path, lines)
        Store.open(path).add(entries(40, 3), by="ANA")
        put_lines(path, lines_of(path)[: len(lines) + there])
        said = faults(Store.open(path))
        assert len(said) == 1
        assert english(said) == []


def test_a_file_that_goes_away_or_becomes_another(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 1), new_store(tmp_path, 1, "other.jsonl")
    store = Store.open(path)
    path.unlink()
    store.refresh()
    said = faults(store)
    path.write_bytes(other.read_bytes())
    store.refresh()
    said += faults(store) + refusal(lambda: store.add(MORE, by="ANA"))
    assert len(said) == 3
    assert english(said) == []


def test_what_tinydb_would_change(tmp_path: Path) -> None:
    table = Store.open(new_store(tmp_path, 1)).database.table("READING")
    (found,) = Store.open(tmp_path / "readings.jsonl").database
    held = {name: value for name, value in found.items() if name != "crc"}
    said = refusal(lambda: table.insert({"type": "READING"}))
    said += refusal(lambda: table.insert(held | {"type": "READING"}))
    said += refusal(table.truncate)
    assert len(said) == 3
    assert english(text.replace(held["id"], "") for text in said) == []
