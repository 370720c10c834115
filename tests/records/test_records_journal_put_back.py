"""The file loses lines: this computer puts them back, with one line saying so."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from copy_support import journal_of, own_file, remarks, store_with_copy
from records_support import by_id, entries, entry, ids, lines_of, new_store, put_lines

from scorecard.model.fault import ScorecardError
from scorecard.records.copy import OwnPlace
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

LOSING = {
    "deleted": 8,
    "emptied": 8,
    "half made": 8,
    "zeroed": 8,
    "rolled back": 5,
    "cut in a line": 2,
    "lines taken out": 3,
    "first line gone": 0,
}
HARMLESS = (
    "shuffled",
    "doubled",
    "crlf",
    "bom",
    "conflict marks",
    "nul tail",
    "padded",
    "replaced",
)


def filled(folder: Path) -> tuple[Path, Store, bytes]:
    """Return a store of eight readings, seen from one computer, and how it once was."""
    path = new_store(folder, 2)
    store = store_with_copy(path, folder / "c")
    store.add([entry(5)], by="ana")
    older = path.read_bytes()
    store.add(entries(10, 4), by="ana")
    store.add([entry(6)], by="ana")
    return path, store, older


def harm(path: Path, how: str, older: bytes) -> None:
    """Do to the file what people, disks, editors, checkouts and sync programs do."""
    data = path.read_bytes()
    head, *lines = lines_of(path)
    changed = {
        "emptied": b"",
        "half made": data[:30],
        "zeroed": b"\x00" * len(data),
        "rolled back": older,
        "cut in a line": data[:-300],
        "lines taken out": b"\n".join([head, *lines[1:3], *lines[5:]]) + b"\n",
        "first line gone": b"\n".join(lines) + b"\n",
        "doubled": data + data,
        "crlf": data.replace(b"\n", b"\r\n"),
        "bom": b"\xef\xbb\xbf" + data,
        "conflict marks": data + b"<<<<<<< ours\n=======\n>>>>>>> theirs\n",
        "padded": b"\xef\xbb\xbf" + data.replace(b"\n", b"\x00\n \t"),
        "nul tail": data + b"\x00" * 700,
    }
    if how == "deleted":
        path.unlink()
    elif how == "shuffled":
        random.Random(4).shuffle(lines)
        put_lines(path, [head, *lines])
    elif how == "replaced":
        copy = path.with_name("copy")
        copy.write_bytes(data)
        copy.replace(path)
    else:
        path.write_bytes(changed[how])


@pytest.mark.parametrize("how", [*LOSING, *HARMLESS])
def test_at_the_next_opening_nothing_is_lost(tmp_path: Path, how: str) -> None:
    path, store, older = filled(tmp_path)
    known = by_id(store)
    harm(path, how, older)
    harmed = path.read_bytes() if path.exists() else b""
    again = store_with_copy(path, tmp_path / "c")
    assert by_id(again) == known
    assert by_id(Store.open(path)) == known
    if how in HARMLESS:
        assert path.read_bytes() == harmed, "nothing is missing, so nothing is written"
    number = LOSING.get(how, 0)
    assert (journal_of(again).put_back > 0) == bool(number)
    if number == 8:
        assert "8 lines kept on this computer were missing from the file and were put" in (
            remarks(again)
        )
    again.add([entry(30)], by="ana")
    assert len(ids(Store.open(path))) == len(known) + 1
    assert remarks(store_with_copy(path, tmp_path / "c")) == ""


@pytest.mark.parametrize("how", [*LOSING, *HARMLESS])
def test_a_running_program_notices_and_loses_nothing(tmp_path: Path, how: str) -> None:
    path, store, older = filled(tmp_path)
    known = by_id(store)
    harm(path, how, older)
    store.refresh()
    assert by_id(store) == known
    (saved,) = store.add([entry(30)], by="ana")
    assert by_id(store) == by_id(Store.open(path)) == known | {saved.id: saved}


@pytest.mark.parametrize("how", LOSING)
def test_without_the_copy_readings_are_lost(tmp_path: Path, how: str) -> None:
    path = new_store(tmp_path, 2)
    store = Store.open(path)
    older = path.read_bytes()
    known = ids(store) | {reading.id for reading in store.add(entries(10, 5), by="ana")}
    harm(path, how, older)
    try:
        left = ids(Store.open(path))
    except ScorecardError:
        left = set()
    assert left < known or how == "first line gone"


def test_somebody_elses_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    path, store, _ = filled(tmp_path)
    known = ids(store)
    path.write_bytes(b"indicator,year,value\nmines,2018,3\n")
    for again in (store_with_copy(path, tmp_path / "c"), store):
        again.refresh()
        assert ids(again) == known
        assert "is not a scorecard store" in str(again.faults[0])
        assert "this computer's copy stands in for it" in str(again.faults[0])
    (saved,) = store.add([entry(30)], by="ana")
    assert path.read_bytes() == b"indicator,year,value\nmines,2018,3\n"
    assert "1 line" not in remarks(store_with_copy(path, tmp_path / "c"))
    path.unlink()
    assert ids(store_with_copy(path, tmp_path / "c")) == ids(Store.open(path)) == known | {saved.id}


def test_a_running_program_does_not_make_a_file_again_that_a_checkout_took_away(
    tmp_path: Path,
) -> None:
    path, store, _ = filled(tmp_path)
    data = path.read_bytes()
    path.unlink()
    store.refresh()
    assert not path.exists()
    assert len(ids(store)) == 8
    assert "the file is not there" in str(store.faults[0])
    path.write_bytes(data)
    store.refresh()
    assert store.faults == ()


def test_a_missing_store_is_not_made_on_a_computer_that_never_saw_it(tmp_path: Path) -> None:
    path, _, _ = filled(tmp_path)
    path.unlink()
    with pytest.raises(ScorecardError, match="no store here; nothing was created"):
        store_with_copy(path, tmp_path / "another")
    with pytest.raises(ScorecardError, match="no store here; nothing was created"):
        store_with_copy(tmp_path / "mistyped" / path.name, tmp_path / "c")
    assert not path.exists()


def test_another_store_in_its_place_is_not_written_to(tmp_path: Path) -> None:
    path, store, _ = filled(tmp_path)
    known = ids(store)
    new_store(tmp_path, 1, "other").replace(path)
    before = path.read_bytes()
    with pytest.raises(ScorecardError, match="another store was put in the place"):
        store.add([entry(30)], by="ana")
    assert ids(store) == known
    assert path.read_bytes() == before


@pytest.mark.parametrize("which", ["file", "copy"])
@pytest.mark.parametrize("seed", range(40))
def test_damage_of_either_side_loses_nothing(tmp_path: Path, seed: int, which: str) -> None:
    path, store, _ = filled(tmp_path)
    known = by_id(store)
    own = journal_of(store).own
    assert own is not None
    chance = random.Random(seed)
    hit = path if which == "file" else own.path
    data = bytearray(hit.read_bytes())
    if seed % 4 == 0:
        start = chance.randrange(len(data))
        data[start : start + 900] = b"\x00" * len(data[start : start + 900])
    else:
        for _ in range(chance.randint(1, 60)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    hit.write_bytes(data)
    again = store_with_copy(path, tmp_path / "c")
    assert by_id(again) == known
    again.add([entry(30)], by="ana")
    assert by_id(store_with_copy(path, tmp_path / "c")).keys() > known.keys()
    assert by_id(Store.open(path)).keys() > known.keys()


def test_a_copy_that_was_dropped_is_made_again(tmp_path: Path) -> None:
    path, store, _ = filled(tmp_path)
    own = journal_of(store).own
    assert own is not None
    own.path.unlink()
    store.refresh()
    assert own.path.read_bytes() == path.read_bytes()
    own.path.unlink()
    store.add([entry(30)], by="ana")
    assert own.path.read_bytes() == path.read_bytes()


def test_what_another_program_copies_of_the_file_is_not_put_back(tmp_path: Path) -> None:
    """Two programs that meet a store for the first time both copy it; the file has it all."""
    path, store, _ = filled(tmp_path)
    copied, first = own_file(store), path.read_bytes()
    for before in (store.refresh, lambda: store.add([entry(40)], by="ana")):
        with copied.open("ab") as copy:
            copy.write(first)
        before()
        assert journal_of(store).put_back == 0
        assert not journal_of(store).waiting
    other = store_with_copy(path, tmp_path / "elsewhere")
    with copied.open("ab") as copy:
        copy.write(first)
    other.add([entry(41)], by="ben")
    store.refresh()
    assert journal_of(store).put_back == 0
    lines = path.read_bytes().splitlines()
    assert len(lines) == len(set(lines))


def test_a_copy_that_holds_every_line_twice_is_no_loss_of_the_file(tmp_path: Path) -> None:
    path, store, _ = filled(tmp_path)
    copy, before = own_file(store), path.read_bytes()
    copy.write_bytes(before + before)
    again = store_with_copy(path, tmp_path / "c")
    assert journal_of(again).put_back == 0
    assert path.read_bytes() == before


def test_two_programs_at_first_sight_copy_each_line_once(tmp_path: Path) -> None:
    path, store, _ = filled(tmp_path)
    first = path.read_bytes()
    place = OwnPlace(tmp_path / "another", path)
    ours, theirs = place.copy("one"), place.copy("one")
    lines = first.splitlines()
    assert (ours.read(), theirs.read()) == (b"", b"")
    assert ours.append(lines[:4]) == []
    assert theirs.append(lines) == lines[:4]
    assert ours.path.read_bytes() == first
    assert journal_of(store).put_back == 0
