"""What is said of file and copy, of hand edits, backups and merges, in another language."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from copy_support import store_with_copy
from records_support import FailingDisk, FullDisk, entry, lines_of, new_store, put_lines
from store_words import english, refusal, speak

from scorecard.records import backup
from scorecard.records.backup import back_up, copy_store, incoming, make_from, read_backup
from scorecard.records.entry import Entry
from scorecard.records.hand_edit import edit_words
from scorecard.records.line import seal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)


def heard(store: Store) -> list[str]:
    """Return everything that is said of a store, the names of files left out."""
    faults = [fault.what for fault in (*store.faults, *store.journal.remarks())]
    return [*faults, *(notice.partition(": ")[2] for notice in store.notices)]


def kept(folder: Path, readings: int = 3) -> tuple[Path, Store]:
    path = new_store(folder, readings)
    return path, store_with_copy(path, folder / "c")


def beside(path: Path, more: int) -> None:
    """Leave a copy beside a store that has some readings more."""
    copy = path.with_name(f"{path.stem} (1){path.suffix}")
    shutil.copy(path, copy)
    for number in range(more):
        Store.open(copy).add([entry(50 + number)], by="BEN")


def situations(folder: Path) -> Iterator[Store]:
    """Yield stores of which there is something to say."""
    for lost in (1, 2):
        path, _ = kept(folder / f"lost{lost}")
        put_lines(path, lines_of(path)[:-lost])
        yield store_with_copy(path, folder / f"lost{lost}" / "c")
    for more in range(3):
        path = new_store(folder / f"beside{more}", 2)
        beside(path, more)
        yield store_with_copy(path, folder / f"beside{more}" / "c")
    for code in (5, 13, 28):
        path, _ = kept(folder / f"disk{code}")
        disk = FailingDisk("open_to_append", 0, code)
        store = store_with_copy(path, folder / f"disk{code}" / "c", disk=disk)
        disk.armed = True
        store.add([entry(60)], by="ANA")
        yield store
    yield store_with_copy(
        new_store(folder / "full", 2), folder / "full" / "c", own_disk=FullDisk(0)
    )
    path, store = kept(folder / "gone")
    path.unlink()
    path.parent.rename(folder / "unmounted")
    store.refresh()
    yield store
    path, store = kept(folder / "odd")
    path.write_bytes(b"ELSE\n")
    yield store_with_copy(path, folder / "odd" / "c")


def test_what_a_person_must_hear_of_file_and_copy(tmp_path: Path) -> None:
    for name in ("lost1", "lost2", "beside0", "beside1", "beside2", "disk5", "disk13", "disk28"):
        (tmp_path / name).mkdir()
    for name in ("full", "gone", "odd"):
        (tmp_path / name).mkdir()
    for store in situations(tmp_path):
        said = heard(store)
        assert said
        assert english(said) == []


def test_a_save_the_copy_refuses(tmp_path: Path) -> None:
    path, _ = kept(tmp_path)
    store = store_with_copy(path, tmp_path / "c", own_disk=FullDisk(9))
    assert english(refusal(lambda: store.add([entry(60)], by="ANA"))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"value":"1.5"', b'"value":"9.4"'),
        (b'"source":"Report","edition":"2020",', b""),
        (b'"value":"1.5",', b'"value":"1.5","flags":["estimated"],"retracted":true,'),
        (b'"crc":"', b'"crc":"0'),
    ],
)
def test_a_line_edited_by_hand(tmp_path: Path, before: bytes, after: bytes) -> None:
    path, _ = kept(tmp_path)
    lines = lines_of(path)
    put_lines(path, [*lines[:2], lines[2].replace(before, after), *lines[3:]])
    store = store_with_copy(path, tmp_path / "c")
    said = [*heard(store), *map(edit_words, store.hand_edits())]
    assert len(said) > 1
    assert english(said) == []


def test_a_contested_reading(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 2), tmp_path / "other"
    for number in range(2):
        key = entry(number).key
        shutil.copy(path, other)
        taken = Entry(key.indicator, key.year, None, retracted=True, reason="WHY")
        Store.open(path).add([taken], by="ANA")
        missing = Entry(key.indicator, key.year, None, no_data="WHY")
        Store.open(other).add([missing], by="BEN")
        put_lines(path, dict.fromkeys([*lines_of(path), *lines_of(other)]))
        said = heard(Store.open(path))
        assert len(said) == number + 2
        assert english(said) == []


def test_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_store(tmp_path, 2)
    store = Store.open(path)
    made = back_up(store, tmp_path / "b")
    made.path.write_bytes(b"ELSE")
    said = [read_backup(made.path)[1]]
    said += refusal(lambda: read_backup(tmp_path / "none"))
    said += refusal(lambda: back_up(store, path / "b"))
    said += refusal(lambda: make_from(path, b"ELSE"))
    said += refusal(lambda: make_from(path / "below", path.read_bytes()))
    monkeypatch.setattr(backup, "_digest_of", lambda _: "")
    said += refusal(lambda: back_up(store, tmp_path / "c"))
    assert len(said) == 6
    assert english(said) == []


def test_merges_and_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = new_store(tmp_path, 2), new_store(tmp_path, 1, "other.jsonl")
    store = Store.open(path)
    newer = seal({"type": "header", "format": 2, "store": store.store_id})
    said = []
    for data in (b"ELSE", other.read_bytes(), path.read_bytes() + newer):
        said += refusal(lambda: incoming(store, data, "IT"))  # noqa: B023 - called at once
    monkeypatch.setattr("pathlib.Path.read_bytes", _refusing)
    said += refusal(lambda: copy_store(path, tmp_path / "new"))
    assert len(said) == 4
    assert english(said) == []


def _refusing(_: Path) -> bytes:
    raise PermissionError(13, "Permission denied")
