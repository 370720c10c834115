"""A sealed line that holds nonsense: it hurts nothing else, is named, and may be dismissed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest
from copy_support import own_file, store_with_copy
from records_support import entry, ids, lines_of, new_store, put_lines

from scorecard.model.fault import ScorecardError
from scorecard.records.backup import back_up, incoming, read_backup, take_in
from scorecard.records.line import seal, unseal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.line import Document

NESTED: list[Any] = []
for _ in range(800):
    NESTED = [NESTED]
FAULTY: dict[str, Document] = {
    "an id that is a list": {"id": ["a"]},
    "an id nested deeply": {"id": NESTED},
    "a type that is a list": {"type": NESTED},
    "no type": {"type": None},
    "the greatest of numbers": {"revision": 2**64 - 1},
    "a year true": {"year": True},
    "a moment out of the calendar": {"at": "9999-12-31T23:59:59.999-23:59"},
    "a text where truth belongs": {"retracted": "false"},
    "a text where a list belongs": {"flags": "estimated"},
    "a text where parts belong": {"parts": "nan"},
    "an endless value": {"value": "nan"},
    "a batch of other digits": {"batch": "x/1/²"},
    "its own parent": {"parent": "odd"},
    "a text of ten million": {"note": "x" * 10_000_000},
}


def odd(path: Path, change: Document) -> bytes:
    """Add a line to the file that is the last one but for a change."""
    (known,), _ = unseal(lines_of(path)[-1:])
    known.pop("crc")
    # Deeper than what seals lines would write.
    body = json.dumps({**known, "id": "odd", **change}).encode()[:-1]
    line = b'%b,"crc":"%08x"}' % (body, crc32(body))
    with path.open("ab") as file:
        file.write(line + b"\n")
    return line


@pytest.mark.parametrize("name", FAULTY)
def test_it_hurts_nothing_else(tmp_path: Path, name: str) -> None:
    path = new_store(tmp_path, 2)
    line = odd(path, FAULTY[name])
    store = store_with_copy(path, tmp_path / "c")
    assert len(ids(store)) == 2
    (fault,) = store.faults
    assert (fault.line, fault.what.startswith("this line does not count: `")) == (4, True)
    assert "scorecard dismiss 4 --because WHY" in fault.what
    store.add([entry(5)], by="ana")
    store.add([entry(1, "7", reason="correction")], by="ana")
    assert len(ids(store_with_copy(path, tmp_path / "c"))) == 4
    assert line in lines_of(path)
    assert line in own_file(store).read_bytes()


def test_what_was_made_over_it_works(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    odd(path, {"year": "now", "revision": 2})
    (known,), _ = unseal(lines_of(path)[2:3])
    later = {**known, "id": "later", "revision": 3, "parent": "odd", "value": "9"}
    with path.open("ab") as file:
        file.write(seal(later))
    head = Store.open(path).head(entry(1).key)
    assert head is not None
    assert (head.value, head.revision) == ("9", 3)


def test_a_dismissed_line_is_named_no_more_on_any_computer(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    line = odd(path, {"year": True})
    store = store_with_copy(path, tmp_path / "ana")
    before = path.read_bytes()
    (faulty,) = store.faulty_lines()
    with pytest.raises(ScorecardError, match="the word why is empty"):
        store.dismiss(faulty, "", by="ana")
    store.dismiss(faulty, "sealed nonsense", by="ana")
    assert path.read_bytes().startswith(before)
    for computer in ("ana", "ben"):
        again = store_with_copy(path, tmp_path / computer)
        assert (again.faults, again.errors, again.notices) == ((), (), ())
        (faulty,) = again.faulty_lines()
        assert faulty.dismissed
    with pytest.raises(ScorecardError, match="dismissed already"):
        again.dismiss(faulty, "again", by="ben")
    # Somebody deletes it, and a computer that has seen it puts it back: nothing is different.
    put_lines(path, [one for one in lines_of(path) if one != line])
    again = store_with_copy(path, tmp_path / "ben")
    assert line in lines_of(path)
    assert again.errors == ()


def test_errors_count_what_faults_name_line_by_line(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    odd(path, {"year": True})
    odd(path, {"id": ["a"]})
    store = Store.open(path)
    assert len(store.faults) == 2
    (error,) = store.errors
    assert "2 lines hold nonsense and do not count; see: scorecard check" in error.what


def test_a_line_with_the_id_of_another_can_be_dismissed_too(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    (known,), _ = unseal(lines_of(path)[1:2])
    with path.open("ab") as file:
        file.write(seal({**known, "value": "99"}))
    store = store_with_copy(path, tmp_path / "c")
    (faulty,) = store.faulty_lines()
    assert (faulty.line, "its id stands on another line" in faulty.what) == (4, True)
    store.dismiss(faulty, "a slip", by="ana")
    assert store_with_copy(path, tmp_path / "c").errors == ()


@pytest.mark.parametrize("name", FAULTY)
def test_it_goes_out_with_a_backup_and_in_with_a_merge(tmp_path: Path, name: str) -> None:
    path = new_store(tmp_path, 2)
    whole = path.read_bytes()
    line = odd(path, FAULTY[name])
    made = back_up(Store.open(path), tmp_path / "backups")
    path.write_bytes(whole)
    store = Store.open(path)
    what = incoming(store, read_backup(made.path)[0], "backup")
    assert what.lines == (line,)
    take_in(store, what)
    assert line in lines_of(path)
    assert len(store.faults) == 1


def test_nothing_is_written_that_could_not_be_read_back(tmp_path: Path) -> None:
    store = Store.open(new_store(tmp_path, 1))
    before = store.path.read_bytes()
    document = {"type": "comment", "id": "c1", "text": "x", "year": "2018"}
    with pytest.raises(ScorecardError, match="NOT saved: `by` is missing"):
        store.enter("comment", lambda _: [document], lambda _: None)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("change", [{"format": "two"}, {"format": None}, {"store": ["x"]}])
def test_a_header_that_holds_nonsense_does_not_make_the_store_read_only(
    tmp_path: Path, change: Document
) -> None:
    path = new_store(tmp_path, 1)
    header = {"type": "header", "format": 1, "store": Store.open(path).store_id}
    with path.open("ab") as file:
        file.write(seal({**header, **change}))
    store = store_with_copy(path, tmp_path / "c")
    (fault,) = store.faults
    assert fault.line == 3
    store.add([entry(5)], by="ana")
    assert len(ids(store_with_copy(path, tmp_path / "c"))) == 2
