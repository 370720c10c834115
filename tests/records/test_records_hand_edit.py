"""A line edited by hand: the original stays, the edit is named, and may be accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from copy_support import store_with_copy
from records_support import entry, ids, new_store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.store import Store


def edited(folder: Path, before: bytes, after: bytes) -> Store:
    """Return a store in which somebody edited the second of three readings, line 3."""
    path = new_store(folder, 3)
    store_with_copy(path, folder / "c")
    data = path.read_bytes()
    assert data.count(before) == 1
    path.write_bytes(data.replace(before, after))
    return store_with_copy(path, folder / "c")


def test_the_original_stays_and_the_edit_is_named(tmp_path: Path) -> None:
    store = edited(tmp_path, b'"value":"1.5"', b'"value":"9.4"')
    assert len(ids(store)) == 3
    head = store.head(entry(1).key)
    assert head is not None
    assert head.value == "1.5"
    fault = store.faults[0]
    assert fault.line == 3
    assert fault.what.startswith("edited by hand: value 1.5 → 9.4; what was entered still counts")
    assert "scorecard accept 3" in fault.what


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (b'"value":"1.5"', b'"value": 9.4', [("value", "1.5", "9.4")]),
        (b'"value":"1.5",', b'"value":"1.5","note":"x",', [("note", "nothing", "x")]),
        (
            b'"indicator":"ind-01","year":1900',
            b'"indicator":"ind-01","year":1901',
            [("year", "1900", "1901")],
        ),
    ],
)
def test_every_field_that_differs_is_named(
    tmp_path: Path, before: bytes, after: bytes, changes: list[tuple[str, str, str]]
) -> None:
    (edit,) = edited(tmp_path, before, after).hand_edits()
    assert list(edit.changes) == changes
    assert not edit.accepted
    assert edit.original is not None


def test_an_accepted_edit_is_named_no_more(tmp_path: Path) -> None:
    store = edited(tmp_path, b'"value":"1.5"', b'"value":"9.4"')
    (edit,) = store.hand_edits()
    (saved,) = store.add([edit.entry], by="cleo")
    assert (saved.value, saved.revision, saved.by) == ("9.4", 2, "cleo")
    again = store_with_copy(store.path, tmp_path / "c")
    assert again.faults == ()
    assert again.hand_edits()[0].accepted


def test_a_line_taken_back_to_what_was_entered_is_no_fault(tmp_path: Path) -> None:
    store = edited(tmp_path, b'"value":"1.5"', b'"value":"9.4"')
    data = store.path.read_bytes()
    store.path.write_bytes(data.replace(b'"value":"9.4"', b'"value":"1.5"'))
    assert store_with_copy(store.path, tmp_path / "c").faults == ()


def test_a_line_added_by_hand_can_be_read_as_one(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    with path.open("ab") as file:
        file.write(b'{"type":"reading","indicator":"new","year":2018,"value":7}\n')
    store = store_with_copy(path, tmp_path / "c")
    (edit,) = store.hand_edits()
    assert edit.original is None
    assert (edit.entry.indicator, edit.entry.year, edit.entry.value) == ("new", 2018, "7")
    assert store.faults[0].line == 3
    store.add([edit.entry], by="cleo")
    assert store_with_copy(path, tmp_path / "c").faults == ()


@pytest.mark.parametrize(
    "line", [b'{"type":"reading","year":2018}', b'{"type":"close","year":2018}', b"[1]", b"x"]
)
def test_what_reads_as_no_reading_is_no_edit(tmp_path: Path, line: bytes) -> None:
    path = new_store(tmp_path, 1)
    with path.open("ab") as file:
        file.write(line + b"\n")
    store = store_with_copy(path, tmp_path / "c")
    assert store.hand_edits() == ()
    assert store.faults[0].line == 3


def test_where_nobody_has_the_original_the_line_is_named_as_broken(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    path.write_bytes(path.read_bytes().replace(b'"value":"1.5"', b'"value":"9.4"'))
    store = store_with_copy(path, tmp_path / "c")
    assert "no longer matches its seal" in store.faults[0].what
    (edit,) = store.hand_edits()
    assert (edit.original, edit.edited.value) == (None, "9.4")
