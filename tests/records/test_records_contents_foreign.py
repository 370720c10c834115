"""Lines that follow the header of another store: kept, named, and counted only as our own."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from copy_support import journal_of, own_file, store_with_copy
from records_support import FullDisk, by_id, entries, entry, ids, lines_of, new_store, put_lines

from scorecard.records.backup import back_up
from scorecard.records.contents import Contents
from scorecard.records.file import Disk
from scorecard.records.line import is_header, unseal
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def mixed(tmp_path: Path) -> tuple[Path, set[str], set[str]]:
    """Return a store with another's lines behind its own, and the ids of both."""
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    ours, theirs = ids(Store.open(path)), ids(Store.open(other))
    path.write_bytes(path.read_bytes() + other.read_bytes())
    return path, ours, theirs


def test_what_is_added_behind_foreign_lines_is_ours(mixed: tuple[Path, set[str], set[str]]) -> None:
    path, ours, _ = mixed
    before, header = path.read_bytes(), lines_of(path)[0]
    (saved,) = Store.open(path).add([entry(9)], by="ana")
    assert path.read_bytes().startswith(before + header + b"\n")
    assert ids(Store.open(path)) == ours | {saved.id}
    # The header is written once: what follows it stands among ours.
    store = Store.open(path)
    more = store.add(entries(20, 3), by="ana") + store.add([entry(30)], by="ana")
    assert sum(map(is_header, lines_of(path))) == 3
    assert ids(Store.open(path)) == ids(store) == ours | {saved.id, *(one.id for one in more)}


def test_foreign_lines_are_not_copied_and_not_taken_away(
    mixed: tuple[Path, set[str], set[str]], tmp_path: Path
) -> None:
    path, ours, _ = mixed
    before = path.read_bytes()
    store = store_with_copy(path, tmp_path / "c")
    assert ids(store) == ours
    copied = own_file(store).read_bytes()
    assert before.startswith(copied)
    (saved,) = store.add([entry(9)], by="ana")
    assert path.read_bytes().startswith(before)
    path.unlink()
    again = store_with_copy(path, tmp_path / "c")
    assert ids(again) == ids(Store.open(path)) == ours | {saved.id}


def test_foreign_lines_that_come_while_it_is_open_do_not_count(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    for store in (Store.open(path), store_with_copy(path, tmp_path / "c")):
        store.refresh()
        ours = ids(store)
        with path.open("ab") as file:
            file.write(other.read_bytes())
        assert store.refresh()
        assert ids(store) == ours
        (saved,) = store.add([entry(9)], by="ana")
        assert ids(store) == ids(Store.open(path)) == ours | {saved.id}
    assert not set(lines_of(own_file(store))) & set(lines_of(other))


def test_lines_this_computer_knows_as_ours_count_wherever_they_stand(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    ours = by_id(store_with_copy(path, tmp_path / "c"))
    head, *lines = lines_of(path)
    put_lines(path, [head, lines[0], *lines_of(other), *lines[1:]])
    # Who never saw them takes them for the other's; who did puts them where they are ours.
    assert len(ids(Store.open(path))) == 1
    store = store_with_copy(path, tmp_path / "c")
    assert by_id(store) == ours
    assert by_id(Store.open(path)) == ours
    assert journal_of(store).put_back == 2


def test_a_line_of_ours_that_git_put_behind_foreign_ones_is_put_back(tmp_path: Path) -> None:
    """As `merge=union` does when one branch had another project's lines merged in."""
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    first = path.read_bytes()
    (saved,) = store_with_copy(path, tmp_path / "c").add([entry(9)], by="ana")
    ours = path.read_bytes()[len(first) :]
    path.write_bytes(first + other.read_bytes() + ours)
    assert saved.id in ids(store_with_copy(path, tmp_path / "c"))
    assert saved.id in ids(Store.open(path))


def test_a_waiting_line_that_comes_to_stand_behind_foreign_ones_goes_on_waiting(
    tmp_path: Path,
) -> None:
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    store = store_with_copy(path, tmp_path / "c")
    before = path.read_bytes()
    path.write_bytes(b"my,notes\n")
    (saved,) = store.add([entry(9)], by="ana")
    line = journal_of(store).waiting[-1]
    data = before + other.read_bytes() + line + b"\n"
    path.write_bytes(data)
    store.refresh()
    assert saved.id in ids(store)
    assert saved.id in ids(Store.open(path))
    assert path.read_bytes().startswith(data)


@pytest.mark.parametrize("seed", range(10))
def test_shuffled_lines_of_one_store_are_all_ours(tmp_path: Path, seed: int) -> None:
    path = new_store(tmp_path, 6)
    ours, lines = ids(Store.open(path)), [*lines_of(path), lines_of(path)[0]]
    random.Random(seed).shuffle(lines)
    put_lines(path, lines)
    store = Store.open(path)
    assert ids(store) == ours
    assert store.faults == ()


def test_a_union_merge_of_one_store_is_all_ours(tmp_path: Path) -> None:
    path = new_store(tmp_path, 3)
    first = path.read_bytes()
    branches = []
    for number in (7, 8):
        path.write_bytes(first)
        Store.open(path).add([entry(number)], by="ana")
        branches.append(path.read_bytes()[len(first) :])
    path.write_bytes(first + b"<<<<<<< ours\n" + b"=======\n".join(branches) + b">>>>>>> theirs\n")
    assert len(ids(Store.open(path))) == 5


def test_the_store_of_a_file_that_begins_with_another_is_the_one_known_here(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    store = store_with_copy(path, tmp_path / "c")
    ours, own = ids(store), store.store_id
    path.write_bytes(other.read_bytes() + path.read_bytes())
    again = store_with_copy(path, tmp_path / "c")
    assert (again.store_id, ids(again)) == (own, ours)
    store.refresh()
    assert (store.store_id, ids(store), journal_of(store).trouble) == (own, ours, None)


def test_a_copy_that_an_older_version_filled_with_foreign_lines_keeps_them_counted(
    mixed: tuple[Path, set[str], set[str]], tmp_path: Path
) -> None:
    path, ours, theirs = mixed
    store = store_with_copy(path, tmp_path / "c")
    own_file(store).write_bytes(path.read_bytes())
    again = store_with_copy(path, tmp_path / "c")
    assert ids(again) == ids(Store.open(path)) == ours | theirs
    path.unlink()
    last = store_with_copy(path, tmp_path / "c")
    assert ids(last) == ids(Store.open(path)) == ours | theirs


def test_foreign_lines_are_told_with_where_they_stand(
    mixed: tuple[Path, set[str], set[str]], tmp_path: Path
) -> None:
    path, _, _ = mixed
    store = store_with_copy(path, tmp_path / "c")
    (fault,) = [fault for fault in store.faults if fault.line]
    assert fault.line == 6
    assert "2 lines from here on, each: a line of another store" in fault.what
    assert "2 lines of another store, the first in line 6, are kept and not counted" in "\n".join(
        store.notices
    )


def test_sections_are_told_apart_piece_by_piece_as_in_one(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 4), new_store(tmp_path, 3, "other")
    one, two = lines_of(path), lines_of(other)
    data = b"\r\n".join([*one[:3], *two[:2], b"junk", one[0], *one[3:], *two]) + b"\r\n"
    whole = Contents.of(data)
    again = Contents.of(data + one[1])
    assert again.foreign == whole.foreign
    assert {d["id"] for d in whole.fresh()} == {unseal([line])[0][0]["id"] for line in one[1:]}
    for cut in range(0, len(data), 37):
        piecewise = Contents()
        piecewise.take(data[:cut])
        piecewise.take(data[piecewise.consumed :])
        assert piecewise.foreign == whole.foreign
        assert piecewise.troubles() == whole.troubles()
        assert {d["id"] for d in piecewise.fresh()} == {
            unseal([line])[0][0]["id"] for line in one[1:]
        }


class Crowded(Disk):
    """A disk to which somebody appends another store's lines just before ours."""

    def __init__(self, path: Path, lines: bytes) -> None:
        self.path, self.lines = path, lines

    def write(self, descriptor: int, data: memoryview) -> int:
        with self.path.open("ab") as file:
            file.write(self.lines)
        self.lines = b""
        return super().write(descriptor, data)


def test_foreign_lines_that_come_in_the_middle_of_a_save_swallow_nothing(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    ours = ids(Store.open(path))
    store = store_with_copy(path, tmp_path / "c", disk=Crowded(path, other.read_bytes()))
    with suppress(NotSaved):
        store.add([entry(9)], by="ana")
    again = store_with_copy(path, tmp_path / "c")
    assert ids(again) == ids(Store.open(path))
    assert ids(again) > ours
    assert not set(lines_of(own_file(again))) & set(lines_of(other))
    assert any(reading.value == "9.5" for reading in by_id(again).values())


def test_lines_that_were_merged_are_ours_though_they_come_again(tmp_path: Path) -> None:
    path, other = new_store(tmp_path, 3), new_store(tmp_path, 2, "other")
    with path.open("ab") as file:
        file.write(b"".join(line + b"\n" for line in lines_of(other)[1:]))
    store = Store.open(path)
    assert len(ids(store)) == 5
    with path.open("ab") as file:
        file.write(other.read_bytes())
    store.refresh()
    assert store.journal.contents.foreign == {}
    assert len(ids(store)) == len(ids(Store.open(path))) == 5


def test_a_backup_of_what_waits_behind_foreign_lines_has_it_as_ours(
    mixed: tuple[Path, set[str], set[str]], tmp_path: Path
) -> None:
    path, ours, _ = mixed
    store = store_with_copy(path, tmp_path / "c", disk=FullDisk(0))
    (saved,) = store.add([entry(9)], by="ana")
    made = back_up(store, tmp_path / "b")
    assert made.lines == 4
    assert ids(Store.open(made.path)) == ours | {saved.id}
