"""Whose copy it is: one for each path and store, in the user's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from copy_support import own_file, store_with_copy
from records_support import entries, entry, ids, lines_of, new_store

from scorecard.bundled import example_readings
from scorecard.records.backup import copy_store
from scorecard.records.contents import FORMAT
from scorecard.records.copy import BUNDLED, OwnPlace, copies_folder
from scorecard.records.line import seal
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store, open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_a_copied_folder_does_not_bleed_into_the_first(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
    path = new_store(first, 2)
    copy = second / path.name
    copy.write_bytes(path.read_bytes())
    store_with_copy(path, tmp_path / "c").add([entry(5)], by="ana")
    store_with_copy(copy, tmp_path / "c").add([entry(6)], by="ana")
    assert len(ids(store_with_copy(path, tmp_path / "c"))) == 3
    assert len(ids(store_with_copy(copy, tmp_path / "c"))) == 3


def test_a_store_is_one_however_its_path_is_written(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    (tmp_path / "link").symlink_to(tmp_path)
    store_with_copy(tmp_path / "link" / path.name, tmp_path / "c")
    store_with_copy(path, tmp_path / "c").add([entry(5)], by="ana")
    assert len([*(tmp_path / "c").glob("*/*.jsonl")]) == 1


def test_a_fresh_store_never_gets_an_old_trials_readings(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    for number in (3, 4):
        path.unlink(missing_ok=True)
        copy_store(example_readings(), path)
        # By the word of whoever starts a store where another was.
        OwnPlace(tmp_path / "c", path).copy(Store.open(path).store_id).make()
        store = store_with_copy(path, tmp_path / "c")
        given = len(ids(store))
        store.add(entries(0, number), by="ana")
        assert len(ids(store_with_copy(path, tmp_path / "c"))) == given + number
    new = tmp_path / "new.jsonl"
    Store.create(new)
    new.replace(path)
    assert ids(store_with_copy(path, tmp_path / "c")) == set()


def test_the_bundled_store_is_copied_when_it_is_first_written_to(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(example_readings().read_bytes())
    assert Store.open(path).store_id in BUNDLED
    store = store_with_copy(path, tmp_path / "c")
    store.refresh()
    assert not (tmp_path / "c").exists()
    store.add([entry(5)], by="ana")
    assert own_file(store).read_bytes() == path.read_bytes()
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    assert ids(store_with_copy(path, tmp_path / "c")) == ids(store)


def test_copies_are_kept_in_the_users_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "s"))
    path = new_store(tmp_path, 1)
    open_store(path)
    (own,) = OwnPlace(copies_folder(), path).copies()
    assert own.path.is_relative_to(tmp_path / "s" / "copies")
    monkeypatch.delenv("SCORECARD_STATE")
    assert copies_folder().parts[-2:] == ("scorecard", "copies")


def test_a_newer_format_is_kept_and_never_written(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    store_id = Store.open(path).store_id
    store_with_copy(path, tmp_path / "c")
    with path.open("ab") as file:
        file.write(seal({"type": "header", "format": FORMAT + 1, "store": store_id}))
        file.write(seal({"type": "reading", "id": "n1", "format": 2, "new": {"shape": 1}}))
    before = path.read_bytes()
    store = store_with_copy(path, tmp_path / "c")
    with pytest.raises(NotSaved, match="newer scorecard"):
        store.add([entry(5)], by="ana")
    assert path.read_bytes() == before
    assert own_file(store).read_bytes() == before
    path.write_bytes(b"\n".join(lines_of(path)[:2]) + b"\n")
    cut = path.read_bytes()
    # Rolled back under its newer lines: they are known here, and are not written by this version.
    assert len(ids(store_with_copy(path, tmp_path / "c"))) == 2
    assert path.read_bytes() == cut
