"""The file a link leads to is the store; a copy is found again when the store was moved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from copy_support import journal_of, own_file, remarks, store_with_copy
from records_support import FullDisk, by_id, entry, ids, new_store

from scorecard.model.fault import ScorecardError
from scorecard.records.backup import make_from
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.reading import Reading

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """Return a link to a store of three readings on a share."""
    share, data = tmp_path / "share", tmp_path / "data"
    share.mkdir()
    data.mkdir()
    link = data / "readings.jsonl"
    link.symlink_to(new_store(share, 3))
    return link


def test_what_is_entered_through_a_link_is_in_the_file_and_locked_there(
    link: Path, tmp_path: Path
) -> None:
    target = link.resolve()
    (saved,) = store_with_copy(link, tmp_path / "c").add([entry(5)], by="ana")
    assert saved.id in ids(Store.open(target))
    assert [path.name for path in link.parent.iterdir()] == [link.name]
    assert target.with_name(target.name + ".lock").exists()
    # The same copy, whichever way one comes.
    assert own_file(store_with_copy(target, tmp_path / "c")) == own_file(
        store_with_copy(link, tmp_path / "c")
    )


@pytest.mark.parametrize("gone", ["the share", "the file"])
def test_a_broken_link_is_stood_in_for_and_makes_no_file(
    link: Path, tmp_path: Path, gone: str
) -> None:
    target = link.resolve()
    store = store_with_copy(link, tmp_path / "c")
    away = tmp_path / "away"
    lost = target.parent if gone == "the share" else target
    lost.rename(away)
    saved = [*store.add([entry(5)], by="ana")]
    again = store_with_copy(link, tmp_path / "c")
    saved += again.add([entry(6)], by="ana")
    for one in (store, again):
        one.refresh()
        assert {reading.id for reading in saved} <= ids(one)
        assert "waiting for the file (it is not there)" in remarks(one)
        assert "the file this link leads to is not there" in str(one.faults[0])
    assert link.is_symlink()
    assert not lost.exists()
    away.rename(lost)
    assert {reading.id for reading in saved} <= ids(store_with_copy(link, tmp_path / "c"))
    assert {reading.id for reading in saved} <= ids(Store.open(target))


def test_a_backup_is_put_where_the_link_leads(link: Path, tmp_path: Path) -> None:
    target, whole = link.resolve(), link.read_bytes()
    store = store_with_copy(link, tmp_path / "c")
    target.write_bytes(b"my,notes\n")
    (saved,) = store.add([entry(5)], by="ana")
    aside = make_from(link, whole)
    assert aside is not None
    assert (aside.parent, aside.read_bytes()) == (target.parent, b"my,notes\n")
    assert link.is_symlink()
    assert target.read_bytes() == whole
    # What waited on this computer goes to the file it waited for.
    store_with_copy(link, tmp_path / "c")
    assert saved.id in ids(Store.open(target))


def test_a_share_that_is_gone_is_not_made_by_restoring(link: Path, tmp_path: Path) -> None:
    whole, share = link.read_bytes(), link.resolve().parent
    share.rename(tmp_path / "away")
    with pytest.raises(ScorecardError, match="it was not brought back"):
        make_from(link, whole)
    assert not share.exists()


def test_a_link_that_leads_elsewhere_meanwhile_is_not_followed(link: Path, tmp_path: Path) -> None:
    store = store_with_copy(link, tmp_path / "c")
    first = link.resolve()
    other = tmp_path / "other"
    other.mkdir()
    (other / link.name).write_bytes(first.read_bytes())
    before = first.read_bytes()
    link.unlink()
    link.symlink_to(other / link.name)
    with pytest.raises(NotSaved, match="the path leads to another file"):
        store.add([entry(5)], by="ana")
    assert first.read_bytes() == (other / link.name).read_bytes() == before
    assert len(ids(store)) == 3
    link.unlink()
    link.symlink_to(first)
    (saved,) = store.add([entry(5)], by="ana")
    assert saved.id in ids(Store.open(first))


def waiting(path: Path, computer: Path) -> Reading:
    """Enter a reading that only the copy of a computer has."""
    (saved,) = store_with_copy(path, computer, disk=FullDisk(0)).add([entry(9)], by="ana")
    return saved


@pytest.mark.parametrize("how", ["moved", "linked", "another link"])
def test_what_waited_at_the_path_before_is_brought_along(tmp_path: Path, how: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    path = new_store(here, 2)
    if how == "another link":
        path.rename(tmp_path / "shared.jsonl")
        path.symlink_to(tmp_path / "shared.jsonl")
    saved = waiting(path, tmp_path / "c")
    if how == "another link":
        path.unlink()
        (tmp_path / "shared.jsonl").rename(there / path.name)
    else:
        path.rename(there / path.name)
    if how == "moved":
        path = there / path.name
    else:
        path.symlink_to(there / path.name)
    store = store_with_copy(path, tmp_path / "c")
    assert by_id(store)[saved.id] == saved
    assert saved.id in ids(Store.open(path))
    assert "1 line that was only in this computer's copy of " in remarks(store)
    assert saved.id.encode() in own_file(store).read_bytes()
    # Told once, and looked for once.
    assert remarks(store_with_copy(path, tmp_path / "c")) == ""


def test_what_is_brought_along_waits_here_where_the_file_cannot_be_written(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    path = new_store(here, 2)
    saved = waiting(path, tmp_path / "c")
    moved = path.rename(there / path.name)
    store = store_with_copy(moved, tmp_path / "c", disk=FullDisk(0))
    assert [reading.id for reading in by_id(store).values() if reading.id == saved.id]
    assert "saved on this computer only: 1 line waiting" in remarks(store)
    moved.unlink()
    # Now the copy of the new path alone has it.
    assert saved.id in ids(store_with_copy(moved, tmp_path / "c"))


def test_what_waited_is_found_however_often_a_folder_moves(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    path = new_store(here, 2)
    saved = []
    for away, back in ((here, there), (there, here), (here, there)):
        saved.append(waiting(away / path.name, tmp_path / "c").id)
        away.rename(back)
    store = store_with_copy(there / path.name, tmp_path / "c")
    assert set(saved) <= ids(store)
    assert journal_of(store).waiting == ()


def test_what_waits_for_a_folder_stays_there_when_the_folder_is_copied(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    path = new_store(here, 2)
    saved = waiting(path, tmp_path / "c")
    (there / path.name).write_bytes(path.read_bytes())
    store = store_with_copy(there / path.name, tmp_path / "c")
    assert saved.id not in ids(store)
    assert remarks(store) == ""
    assert saved.id in ids(store_with_copy(path, tmp_path / "c"))


def test_what_stood_here_before_a_link_was_put_in_its_place_is_told(tmp_path: Path) -> None:
    share, data, copies = tmp_path / "share", tmp_path / "data", tmp_path / "c"
    for folder in (share, data):
        folder.mkdir()
    ours = new_store(share, 3)
    store_with_copy(ours, copies)
    link = new_store(data, 0)
    (saved,) = store_with_copy(link, copies).add([entry(5)], by="ana")
    link.unlink()
    link.symlink_to(ours)
    through = store_with_copy(link, copies)
    assert "another store was here before" in remarks(through)
    (kept,) = through.journal.unanswered
    assert saved.id.encode() in kept.path.read_bytes()
    assert store_with_copy(ours, copies).journal.unanswered == ()
