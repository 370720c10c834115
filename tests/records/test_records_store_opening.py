"""Opening and making a store: what is not one is named, and nothing is created or changed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from records_support import FailingDisk, FullDisk, LoggingDisk, entry, ids, lines_of, new_store

from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.line import seal, unseal
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store


def refused(path: Path) -> str:
    """Open what is not a store, and return the one line said about it."""
    with pytest.raises(ScorecardError) as caught:
        Store.open(path)
    (fault,) = caught.value.faults
    assert isinstance(fault, Fault)
    assert fault.file == str(path)
    assert "\n" not in fault.what
    return fault.what


def test_a_missing_store_is_not_created(tmp_path: Path) -> None:
    for path in (tmp_path / "readings.jsonl", tmp_path / "no" / "such" / "readings.jsonl"):
        what = refused(path)
        assert "nothing was created" in what
        assert "scorecard init" in what
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    assert "no store here" in refused(tmp_path / "data" / "readings.jsonl")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\x00" * 5000, "not a scorecard store"),
        (bytes(range(256)) * 40, "not a scorecard store"),
        (b"\x7fELF" + os.urandom(1000), "not a scorecard store"),
        (b'{"_default": {"1": {"a": 1}}}', "not a scorecard store"),
        (b"indicator,year,value\nmines,2018,3\n", "not a scorecard store"),
        (b'{"type":"header","format":1,"st', "not finished when it was made"),
        (b'{"', "not finished when it was made"),
    ],
)
def test_what_is_not_a_store_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, word: str
) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(content)
    assert word in refused(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "readings.jsonl").mkdir()
    assert "is a folder" in refused(tmp_path / "readings.jsonl")


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe with a name")
def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "readings.jsonl")
    assert "is not a file" in refused(tmp_path / "readings.jsonl")


@pytest.mark.parametrize("call", ["stat", "open_to_read", "fstat", "read"])
@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
def test_an_unreadable_store_is_named(tmp_path: Path, call: str, code: int) -> None:
    path = new_store(tmp_path, 1)
    disk = FailingDisk(call, 0, code)
    disk.armed = True
    with pytest.raises(ScorecardError) as caught:
        Store.open(path, disk=disk)
    assert "cannot be read" in str(caught.value)
    assert os.strerror(code).lower() in str(caught.value)


def test_a_path_no_system_takes_is_named(tmp_path: Path) -> None:
    assert "no store here" in refused(tmp_path / "a\0b")


def test_a_new_store_has_a_sealed_header_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    (header,), others = unseal(lines_of(path))
    assert not others
    assert header["type"] == "header"
    assert header["format"] == store.format == 1
    assert header["store"] == store.store_id
    assert (store.faults, store.read_only, ids(store)) == ((), "", set())


def test_making_a_store_never_touches_what_is_there(tmp_path: Path) -> None:
    for number, make in enumerate((new_store, None)):
        path = tmp_path / f"{number}.jsonl"
        if make:
            make(tmp_path, 1, path.name)
        else:
            path.write_bytes(b"")
        before = path.read_bytes()
        with pytest.raises(ScorecardError, match="there already"):
            Store.create(path)
        assert path.read_bytes() == before
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ScorecardError, match="there already"):
        Store.create(tmp_path / "link")
    with pytest.raises(ScorecardError, match="no store was made"):
        Store.create(tmp_path / "none" / "readings.jsonl")


def test_a_new_store_is_durable_before_it_is_there(tmp_path: Path) -> None:
    disk = LoggingDisk()
    Store.create(tmp_path / "readings.jsonl", disk=disk)
    made = disk.calls[: disk.calls.index("sync_folder") + 1]
    assert made == ["create", "write", "sync", "close", "sync_folder"]


@pytest.mark.parametrize("call", ["create", "write", "sync", "sync_folder"])
def test_a_store_that_cannot_be_made_leaves_nothing(tmp_path: Path, call: str) -> None:
    disk = FailingDisk(call, 0)
    disk.armed = True
    with pytest.raises(ScorecardError, match="no store was made: input/output error"):
        Store.create(tmp_path / "readings.jsonl", disk=disk)
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_a_new_store(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError, match="no space"):
        Store.create(tmp_path / "readings.jsonl", disk=FullDisk(10))
    assert list(tmp_path.iterdir()) == []


def test_a_newer_format_is_read_and_never_written(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    with path.open("ab") as file:
        file.write(seal({"type": "header", "format": 2, "store": Store.open(path).store_id}))
        file.write(b"a line of another shape\n")
    before = path.read_bytes()
    store = Store.open(path)
    assert store.format == 2
    assert len(ids(store)) == 2
    assert "newer scorecard" in store.read_only
    (fault,) = store.faults
    assert "format 2" in fault.what
    assert "1 line could not be read" in fault.what
    with pytest.raises(NotSaved, match="newer scorecard; update"):
        store.add([entry(9)], by="ana")
    assert path.read_bytes() == before


def test_an_older_header_does_not_take_back_a_newer_one(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    store_id = Store.open(path).store_id
    with path.open("ab") as file:
        for number in (2, 1):
            file.write(seal({"type": "header", "format": number, "store": store_id}))
    assert Store.open(path).format == 2
    assert "newer scorecard" in Store.open(path).read_only


def test_lines_of_a_newer_format_are_kept_and_counted_in_one_fault(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    (known,), _ = unseal(lines_of(path)[-1:])
    known = {name: value for name, value in known.items() if name != "crc"}
    with path.open("ab") as file:
        for id_ in ("n1", "n2"):
            file.write(seal({**known, "id": id_, "state": "confirmed", "format": 3}))
    store = Store.open(path)
    store.add([entry(5)], by="ana")
    for again in (store, Store.open(path)):
        assert len(ids(again)) == 2
        (fault,) = again.faults
        assert fault.line == 3
        assert "2 lines, this the first" in fault.what
        assert "newer scorecard" in fault.what


def test_a_field_this_version_does_not_know_does_no_harm(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    (known,), _ = unseal(lines_of(path)[-1:])
    known = {name: value for name, value in known.items() if name != "crc"}
    with path.open("ab") as file:
        more = {"id": "n1", "revision": 2, "mood": "fair", "parts": {"women": "3"}}
        file.write(seal({**known, **more}))
    store = Store.open(path)
    assert len(ids(store)) == 2
    assert store.faults == ()


@pytest.mark.skipif(os.name == "nt", reason="needs the permissions of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_place_is_read_and_refuses_in_words(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path, 1)
    path.with_name(path.name + ".lock").unlink()
    locked = path if what == "file" else tmp_path
    real = os.access
    # The administrator may write anywhere, so the answer is given for them.
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) != locked and real(at, mode))
    store = Store.open(path)
    assert "may not write" in store.read_only
    assert len(ids(store)) == 1
    before = path.read_bytes()
    with pytest.raises(NotSaved, match="NOT saved: you may not write"):
        store.add([entry(2)], by="ana")
    assert path.read_bytes() == before


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_write_that_is_not_allowed_is_refused_in_words(tmp_path: Path, code: int) -> None:
    disk = FailingDisk("open_to_append", 0, code)
    store = Store.open(new_store(tmp_path, 1), disk=disk)
    disk.armed = True
    with pytest.raises(NotSaved, match="you may not write to this file or its folder"):
        store.add([entry(2)], by="ana")


def test_faults_name_the_file_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_store(tmp_path)
    with path.open("ab") as file:
        file.write(b"garbage\n")
    monkeypatch.chdir(tmp_path)
    (fault,) = Store.open(path).faults
    assert str(fault).startswith("readings.jsonl:2: ")
