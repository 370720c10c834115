"""Two people revise one reading unseen: both stay, the newest counts, somebody settles it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from copy_support import store_with_copy
from records_support import entries, entry, ids, new_store

from scorecard.model.fault import ScorecardError
from scorecard.model.reading import ReadingKey
from scorecard.records.contested import contested
from scorecard.records.refusal import Conflict
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.reading import Reading

KEY = ReadingKey("ind-01", 1900)


def forked(folder: Path, *, more: bool = False) -> Store:
    """Return a store in which Ana and Ben revised one reading without seeing each other."""
    path = new_store(folder, 3)
    other = folder / "other"
    shutil.copy(path, other)
    Store.open(path).add([entry(1, "5")], by="ana")
    ben = Store.open(other)
    ben.add([entry(1, "7")], by="ben")
    if more:
        ben.add([entry(1, "8")], by="ben")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(dict.fromkeys([*lines, *other.read_bytes().splitlines(True)])))
    return store_with_copy(path, folder / "c")


def sides(store: Store) -> set[tuple[str | None, str]]:
    return {(end.value, end.by) for end in store.contested().get(KEY, ())}


@pytest.mark.parametrize("more", [False, True])
def test_both_are_kept_the_newest_counts_and_both_are_named(tmp_path: Path, more: bool) -> None:
    store = forked(tmp_path, more=more)
    assert sides(store) == {("5", "ana"), ("8" if more else "7", "ben")}
    assert store.head(KEY) == store.contested()[KEY][-1]
    (fault,) = store.faults
    assert "ind-01 1900 is contested: " in fault.what
    assert "ana says 5" in fault.what
    assert f"--over {3 if more else 2}`" in fault.what
    assert store.notices == (f"{store.path}: 1 reading is contested; see: scorecard check",)


def test_an_unbroken_history_is_never_contested(tmp_path: Path) -> None:
    from dataclasses import replace
    from datetime import date

    store = Store.open(new_store(tmp_path, 3))
    for value in ("5", "6", "7"):
        store.add([entry(1, value)], by="ana")
    old = replace(entry(1, "2"), published=date(2001, 1, 1), as_published=True)
    store.add([old, entry(1, "9"), *entries(0, 4)], by="ben")
    store.add([replace(old, published=date(2002, 1, 1)), entry(1, "10")], by="ana")
    assert store.contested() == {}


def test_the_bundled_example_is_not_contested(root: Path) -> None:
    assert Store.open(root / "data" / "readings.jsonl").contested() == {}


def test_whoever_saw_both_settles_it(tmp_path: Path) -> None:
    store = forked(tmp_path, more=True)
    ends = store.contested()[KEY]
    saved = store.settle(entry(1, "6"), by="cleo", seen=[end.id for end in ends])
    assert saved.revision == 4
    for again in (store, store_with_copy(store.path, tmp_path / "c"), Store.open(store.path)):
        assert sides(again) == set()
        assert again.head(KEY) == saved
        assert again.faults == ()
    with pytest.raises(ScorecardError, match="is not contested any more"):
        store.settle(entry(1, "6"), by="cleo", seen=[end.id for end in ends])


def test_a_revision_by_somebody_who_saw_one_side_settles_nothing(tmp_path: Path) -> None:
    store = forked(tmp_path)
    store.add([entry(1, "9")], by="ben")
    assert sides(store) == {("5", "ana"), ("9", "ben")}


def test_settling_over_what_was_not_seen_is_a_conflict(tmp_path: Path) -> None:
    store = forked(tmp_path)
    ends = store.contested()[KEY]
    before = ids(store)
    Store.open(store.path).add([entry(1, "9")], by="dora")
    with pytest.raises(Conflict, match="dora changed ind-01 1900"):
        store.settle(entry(1, "6"), by="cleo", seen=[end.id for end in ends])
    assert len(ids(store)) == len(before) + 1


def test_a_third_side_that_comes_later_contests_it_again(tmp_path: Path) -> None:
    store = forked(tmp_path)
    third = tmp_path / "third"
    shutil.copy(new_store(tmp_path, 0, "unused"), third)
    lines = store.path.read_bytes().splitlines(keepends=True)
    third.write_bytes(b"".join(lines[:4]))
    (late,) = Store.open(third).add([entry(1, "11")], by="eve")
    ends = store.contested()[KEY]
    store.settle(entry(1, "6"), by="cleo", seen=[end.id for end in ends])
    with store.path.open("ab") as file:
        file.write(third.read_bytes().splitlines(keepends=True)[-1])
    store.refresh()
    assert late.id in {end.id for end in store.contested()[KEY]}


def test_without_the_numbers_nothing_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> list[Reading]:
        return []

    store = forked(tmp_path)
    monkeypatch.setattr("scorecard.records.contested.unsettled", none)
    assert store.ask(contested) == {}
