"""The figure of a part is a reading of its own, beside that of the whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.records.backup import back_up, incoming, make_from, read_backup, take_in
from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = Entry("x", 2018, "42")
WOMEN = Entry("x", 2018, "12", part="women")


def test_a_part_and_the_whole_have_revisions_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    store.add([WHOLE, WOMEN], by="ana")
    store.add([Entry("x", 2018, "13", part="women", reason="correction")], by="ana")
    again = Store.open(path)
    assert [reading.value for reading in again.history(WHOLE.key)] == ["42"]
    women = again.history(WOMEN.key)
    assert [(reading.value, reading.part, reading.revision) for reading in women] == [
        ("12", "women", 1),
        ("13", "women", 2),
    ]
    # An older version would take it for the figure of the whole: it keeps the line and passes on.
    of_parts = [b'"format":2' in line for line in path.read_bytes().splitlines() if b'"x"' in line]
    assert of_parts == [False, True, True]


def test_two_who_revise_a_part_at_once_contest_the_part_alone(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    Store.create(path).add([WHOLE, WOMEN], by="ana")
    other = tmp_path / "other.jsonl"
    shutil.copy(path, other)
    change = replace(WOMEN, reason="correction")
    Store.open(path).add([replace(change, value="13")], by="ana")
    Store.open(other).add([replace(change, value="14")], by="ben")
    store = Store.open(path)
    take_in(store, incoming(store, other.read_bytes(), "other.jsonl"))
    store = Store.open(path)
    ((key, ends),) = store.contested().items()
    assert key == WOMEN.key
    assert {end.value for end in ends} == {"13", "14"}
    (fault,) = store.faults
    assert "--part women" in fault.what
    settled = replace(change, value="14")
    store.settle(settled, by="ana", seen=[end.id for end in ends])
    assert not store.contested()
    head = Store.open(path).head(WHOLE.key)
    assert head is not None
    assert head.value == "42"


def test_a_backup_and_its_return_keep_the_parts(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    store.add([WHOLE, WOMEN], by="ana")
    data, _ = read_backup(back_up(store, tmp_path / "backups").path)
    path.unlink()
    make_from(path, data)
    assert [r.part for r in Store.open(path).records().readings] == [None, "women"]
