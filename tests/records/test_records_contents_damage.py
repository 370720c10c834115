"""What hands, editors, git and failing disks do to the file: sound lines stay, all is named."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import orjson
import pytest
from records_support import by_id, entries, entry, ids, lines_of, new_store, put_lines

from scorecard.model.fault import Severity
from scorecard.model.reading import ReadingKey
from scorecard.records.contents import Contents
from scorecard.records.line import BOM, seal, unseal
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def id_on(line: bytes) -> str:
    """Return the id on a sealed line."""
    ((document,), _) = unseal([line])
    return str(document.get("id"))


def still_works(path: Path, known: set[str]) -> None:
    """Enter one more reading and find it and the known ones in a fresh store."""
    (saved,) = Store.open(path).add([entry(9999)], by="ana")
    assert ids(Store.open(path)) == known | {saved.id}


Change = Callable[[bytes], bytes]
HARMLESS: dict[str, Change] = {
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "a byte-order mark": lambda data: BOM + data,
    "both": lambda data: BOM + data.replace(b"\n", b"\r\n"),
    "blank lines": lambda data: data.replace(b"\n", b"\n\n  \n"),
    "no newline at the end": lambda data: data[:-1],
    "every line twice": lambda data: data + data,
    "spaces around": lambda data: data.replace(b"\n", b" \t\n "),
    "shuffled": lambda data: b"".join(
        random.Random(1).sample(data.splitlines(keepends=True), data.count(b"\n"))
    ),
    "carriage returns on some lines": lambda data: data.replace(b"\n", b"\r\n", 2),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_git_and_editors_change_around_lines_does_no_harm(tmp_path: Path, name: str) -> None:
    path = new_store(tmp_path, 3)
    Store.open(path).add(entries(100, 5), by="ben")
    before = Store.open(path)
    path.write_bytes(HARMLESS[name](path.read_bytes()))
    store = Store.open(path)
    assert by_id(store) == by_id(before)
    assert store.store_id == before.store_id
    assert store.faults == ()
    still_works(path, ids(before))
    assert Store.open(path).faults == ()


def test_a_torn_last_line_is_passed_over_and_reported(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    known = ids(Store.open(path))
    path.write_bytes(path.read_bytes() + lines_of(path)[-1][:90])
    store = Store.open(path)
    (fault,) = store.faults
    assert (fault.line, fault.severity) == (5, Severity.WARNING)
    assert "stops short" in fault.what
    assert ids(store) == known
    still_works(path, known)
    # The torn piece stays as a line of its own; nothing is ever cut off.
    (fault,) = Store.open(path).faults
    assert fault.line == 5


@pytest.mark.parametrize("nulls", [1, 17, 4096, 8192])
def test_empty_bytes_at_the_end_are_passed_over(tmp_path: Path, nulls: int) -> None:
    path = new_store(tmp_path, 3)
    known = ids(Store.open(path))
    path.write_bytes(path.read_bytes() + b"\x00" * nulls)
    (fault,) = Store.open(path).faults
    assert "empty bytes" in fault.what
    still_works(path, known)


def test_a_line_edited_by_hand_is_named_and_does_not_count(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    lines = lines_of(path)
    edited = id_on(lines[2])
    put_lines(path, [line.replace(b'"value":"1.5"', b'"value":"9.5"') for line in lines])
    store = Store.open(path)
    (fault,) = store.faults
    assert fault.line == 3
    assert "edited by hand" in fault.what
    assert edited not in ids(store)
    assert len(ids(store)) == 2
    assert store.head(ReadingKey("ind-01", 1900)) is None


def test_a_line_added_by_hand_is_named_and_does_not_count(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    with path.open("a") as file:
        file.write('{"type":"reading","indicator":"x","year":2018,"value":"1"}\n')
    store = Store.open(path)
    (fault,) = store.faults
    assert fault.line == 3
    assert "without a seal" in fault.what
    assert "scorecard accept" in fault.what
    assert len(ids(store)) == 1


def test_conflict_marks_are_named_and_both_sides_count(tmp_path: Path) -> None:
    path = new_store(tmp_path, 4)
    known = ids(Store.open(path))
    head, *lines = lines_of(path)
    marked = [head, lines[0], b"<<<<<<< HEAD", lines[1], b"=======", *lines[2:], b">>>>>>> other"]
    put_lines(path, marked)
    store = Store.open(path)
    assert ids(store) == known
    assert [fault.line for fault in store.faults] == [3, 5, 8]
    assert all("git" in fault.what for fault in store.faults)
    still_works(path, known)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_gits_union_merge_keeps_both_revisions_of_one_reading(tmp_path: Path) -> None:
    base = new_store(tmp_path, 3, "base")
    sides = [tmp_path / "ours", tmp_path / "theirs"]
    saved = set()
    for side, value in zip(sides, ("7", "8"), strict=True):
        shutil.copy(base, side)
        saved.add(Store.open(side).add([entry(1, value)], by=side.name)[0])
    merged = subprocess.run(
        ["git", "merge-file", "-p", "--union", sides[0], base, sides[1]],
        capture_output=True,
        check=True,
    ).stdout
    path = tmp_path / "merged"
    path.write_bytes(merged)
    store = Store.open(path)
    (contested,) = store.faults
    assert contested.severity is Severity.WARNING
    assert "ind-01 1900 is contested: " in contested.what
    assert "ours says 7" in contested.what
    assert ids(store) == ids(Store.open(base)) | {reading.id for reading in saved}
    history = store.history(ReadingKey("ind-01", 1900))
    assert set(history[1:]) == saved
    assert history[1].parent == history[2].parent == history[0].id
    assert store.head(history[0].key) == history[2]


def test_one_id_with_two_contents_is_named(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    (document,), _ = unseal(lines_of(path)[1:2])
    del document["crc"]
    with path.open("ab") as file:
        file.write(seal({**document, "value": "77"}))
    store = Store.open(path)
    (fault,) = store.faults
    assert fault.line == 4
    assert "id stands on another line" in fault.what
    assert {reading.value for reading in store.records().readings} == {"0.5", "1.5"}


def test_a_missing_header_is_named_and_the_readings_count(tmp_path: Path) -> None:
    path = new_store(tmp_path, 2)
    known = ids(Store.open(path))
    put_lines(path, lines_of(path)[1:])
    store = Store.open(path)
    (fault,) = store.faults
    assert (fault.line, ids(store)) == (1, known)
    assert "header" in fault.what
    still_works(path, known)


@pytest.mark.parametrize("readings", [0, 2])
def test_an_edited_header_is_named(tmp_path: Path, readings: int) -> None:
    path = new_store(tmp_path, readings)
    known = ids(Store.open(path))
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":3', 1))
    store = Store.open(path)
    (fault,) = store.faults
    assert fault.line == 1
    assert "header was edited" in fault.what
    assert store.format == 1
    still_works(path, known)


@pytest.mark.parametrize("size", ["²", "", "x", "9" * 5000, "-1"])
def test_a_batch_of_a_size_that_is_no_number_is_an_import_cut_off(
    tmp_path: Path, size: str
) -> None:
    path = new_store(tmp_path, 2)
    *lines, last = lines_of(path)
    document = orjson.loads(last)
    del document["crc"]
    put_lines(path, [*lines, seal({**document, "batch": f"x/1/{size}"}).rstrip()])
    store = Store.open(path)
    assert len(store.faults) == 1
    assert len(store.records().readings) == 1


def test_another_stores_lines_are_named_and_do_not_count(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 2), new_store(tmp_path, 3, "other")
    own, known = Store.open(path).store_id, ids(Store.open(path))
    path.write_bytes(path.read_bytes() + other.read_bytes())
    store = Store.open(path)
    (fault,) = store.faults
    assert (fault.line, fault.severity, store.store_id) == (5, Severity.WARNING, own)
    assert "3 lines from here on, each: a line of another store" in fault.what
    assert ids(store) == known


def test_many_bad_lines_are_one_fault(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    with path.open("ab") as file:
        file.write(b"x\n" * 500 + b"<<<<<<< a\n" + b"y\n" * 2 + b"\n" + b"z\n")
    faults = Store.open(path).faults
    assert [fault.line for fault in faults] == [3, 503, 504, 507]
    assert "500 lines from here on" in faults[0].what
    assert "2 lines" in faults[2].what
    assert "lines from here" not in faults[3].what


@pytest.mark.parametrize("seed", range(60))
def test_damage_hides_the_lines_it_hits_and_no_others(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = new_store(tmp_path, 5)
    Store.open(path).add(entries(100, 60), by="ben")
    sound = by_id(Store.open(path))
    lines = {id_on(line): line for line in lines_of(path)}
    commit = lines_of(path)[-1]
    data = bytearray(path.read_bytes())
    if seed % 3 == 0:
        start = chance.randrange(len(data))
        data[start : start + 8192] = b"\x00" * len(data[start : start + 8192])
    else:
        for _ in range(chance.randint(1, 200 if seed % 3 == 1 else 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    left = {line.strip(b"\r\x00 \t") for line in bytes(data).split(b"\n")}
    whole = commit in left
    expected = {
        id_: reading
        for id_, reading in sound.items()
        if lines[id_] in left and (whole or b'"batch"' not in lines[id_])
    }
    store = Store.open(path)
    assert by_id(store) == expected
    if bytes(data) != b"".join(line + b"\n" for line in lines.values()):
        assert store.faults
    still_works(path, set(expected))


def test_pieces_of_any_length_say_the_same_as_the_whole(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    Store.open(path).add(entries(50, 3), by="ben")
    data = BOM + path.read_bytes().replace(b"\n", b"\r\n") + b"torn"
    whole = Contents()
    whole.take(data)
    expected = {document["id"]: document for document in whole.fresh()}
    assert len(expected) == 6
    for step in (1, 7, 100, 333):
        pieces = Contents()
        for end in [*range(step, len(data), step), len(data)]:
            pieces.take(data[pieces.consumed : end])
        assert pieces.troubles() == whole.troubles()
        assert (pieces.size, pieces.consumed, pieces.tail) == (
            whole.size,
            whole.consumed,
            whole.tail,
        )
        fresh = {document["id"]: document for document in pieces.fresh()}
        assert fresh == expected
