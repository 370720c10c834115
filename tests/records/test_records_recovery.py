"""What is kept of a store elsewhere: files described, backups told apart by store and title."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from records_support import entry, new_store

from scorecard.records.backup import back_up
from scorecard.records.copy import holds
from scorecard.records.recovery import (
    backups,
    beside,
    described,
    newest_of_each,
    recoverable_files,
    stated,
    store_of,
)
from scorecard.records.store import Store


def filled(folder: Path, title: str, readings: int = 2) -> Store:
    """Return a store of a title in a folder of its own."""
    folder.mkdir(parents=True)
    store = Store.open(new_store(folder, readings))
    store.journal.entitle(title)
    return store


def test_a_file_is_described_by_store_title_lines_and_newest_day(tmp_path: Path) -> None:
    store = filled(tmp_path / "a", "Ours")
    made = back_up(store, tmp_path / "b").path
    found = described(made)
    assert found is not None
    (newest,) = {f"{reading.entered_at:%Y-%m-%d}" for reading in store.records().readings}
    assert (found.store_id, found.title, found.lines) == (store.store_id, "Ours", 2)
    assert found.newest == newest
    assert found.told == f"2 lines of “Ours”, the newest of {newest} (store …{found.short})"
    assert described(tmp_path / "none") is None
    assert described(tmp_path) is None
    assert described(new_store(tmp_path, 0)) is None
    (tmp_path / "notes.jsonl").write_bytes(b"my,notes\n")
    assert described(tmp_path / "notes.jsonl") is None


def test_what_stands_beside_a_backup_is_read_as_far_as_it_says_anything(tmp_path: Path) -> None:
    store = filled(tmp_path / "a", 'A "title"\nof two lines')
    made = back_up(store, tmp_path / "b").path
    digest = made.with_name(made.name + ".sha256")
    assert stated(made)["title"] == store.journal.title
    assert len(digest.read_text(encoding="ascii").splitlines()) == 2
    for text in (b"", b"\xff\xfe", b"abc\n# []\n", b'abc\n# {"title": 3}\n', b"abc"):
        digest.write_bytes(text)
        assert stated(made).get("title") is None
        assert store_of(made) == store.store_id
    digest.unlink()
    assert stated(made) == {}


def test_backups_are_told_apart_by_the_store_they_are_of(tmp_path: Path) -> None:
    ours, theirs = filled(tmp_path / "a", "Ours"), filled(tmp_path / "t", "Theirs")
    folder = tmp_path / "backups"
    first = back_up(ours, folder).path
    other = back_up(theirs, folder).path
    ours.add([entry(9)], by="ana")
    last = back_up(ours, folder).path
    assert backups(folder) == [
        (ours.store_id, first),
        (theirs.store_id, other),
        (ours.store_id, last),
    ]
    assert [found.path for found in newest_of_each(folder)] == [last, other]


def test_what_lies_beside_is_found_where_people_put_it(tmp_path: Path) -> None:
    store = filled(tmp_path / "a" / "data", "Ours")
    for place in ("a", "a/data", "a/backups", "a/data/backups", "elsewhere"):
        back_up(store, tmp_path / place)
    (store.path.with_name("readings.jsonl.damaged-20261201-000000")).write_bytes(
        store.path.read_bytes()
    )
    (store.path.with_name("readings.jsonl.lock")).touch()
    found = [kept.path.parent.relative_to(tmp_path).as_posix() for kept in beside(store.path)]
    assert sorted(found) == ["a", "a/backups", "a/data", "a/data", "a/data/backups"]
    assert len(recoverable_files(store.path, [])) == len(found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name is made")
def test_what_has_no_end_or_no_writer_holds_no_store(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path()):
        assert (store_of(path), described(path), stated(path)) == ("", None, {})
        assert not holds(str(path), "any")
