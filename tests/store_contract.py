"""What every store of readings keeps, whatever is under it: a suite another backend can join.

A backend is a :class:`Place`; a class of tests that inherits :class:`StoreContract` and names its
places is the whole of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
from records_support import entries, entry, ids

from scorecard.model.fault import ScorecardError
from scorecard.model.reading import ReadingKey
from scorecard.records.entry import Entry
from scorecard.records.refusal import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from scorecard.model.reading import Reading
    from scorecard.model.records import Records

KEY = ReadingKey("ind-01", 1900)


class Readings(Protocol):
    """The part of a store that holds readings."""

    def add(
        self,
        entries: Sequence[Entry],
        *,
        by: str,
        seen: Mapping[ReadingKey, str | None] | None = None,
    ) -> tuple[Reading, ...]: ...
    def records(self) -> Records: ...
    def history(self, key: ReadingKey) -> tuple[Reading, ...]: ...
    def head(self, key: ReadingKey) -> Reading | None: ...
    def refresh(self) -> bool: ...


class Place(Protocol):
    """Where one store is: made empty, opened by any number of people, lines taken out and in."""

    def open(self) -> Any: ...
    def lines(self) -> list[bytes]: ...
    def load(self, lines: Iterable[bytes]) -> None: ...


class StoreContract:
    """The tests; ``place`` makes a new, empty store of the same id each time it is called."""

    place: Callable[[Path], Place]

    @pytest.fixture
    def here(self, tmp_path: Path) -> Place:
        folder = tmp_path / "here"
        folder.mkdir()
        return type(self).place(folder)

    def test_what_is_acknowledged_is_there_for_everybody_who_opens(self, here: Place) -> None:
        saved = here.open().add(entries(0, 5), by="ana")
        again: Readings = here.open()
        assert set(again.records().readings) == set(saved)
        assert [reading.by for reading in saved] == ["ana"] * 5

    def test_a_revision_supersedes_and_erases_nothing(self, here: Place) -> None:
        store: Readings = here.open()
        (first,) = store.add([entry(1, "5")], by="ana")
        (second,) = store.add([entry(1, "6", reason="correction")], by="ben")
        assert (second.revision, second.parent) == (2, first.id)
        for each in (store, here.open()):
            assert each.history(KEY) == (first, second)
            assert each.head(KEY) == second

    def test_what_was_not_seen_is_a_conflict_and_writes_nothing(self, here: Place) -> None:
        mine, theirs = here.open(), here.open()
        (first,) = mine.add([entry(1, "5")], by="ana")
        (other,) = theirs.add([entry(1, "6")], by="ben", seen={KEY: first.id})
        before = here.lines()
        with pytest.raises(Conflict) as conflict:
            mine.add([entry(1, "7")], by="ana", seen={KEY: first.id})
        assert conflict.value.theirs == other
        assert here.lines() == before
        (saved,) = mine.add([entry(1, "7")], by="ana", seen={KEY: other.id})
        assert saved.revision == 3

    def test_many_are_entered_together_or_not_at_all(self, here: Place) -> None:
        store: Readings = here.open()
        with pytest.raises(ScorecardError, match="NOT saved"):
            store.add([*entries(0, 4), Entry("x", 2018, None)], by="ana")
        assert ids(here.open()) == set()
        taken_back = Entry("ind-01", 1900, None, retracted=True, reason="wrong")
        with pytest.raises(ScorecardError, match="no reading to take back"):
            store.add([*entries(10, 4), taken_back], by="ana")
        assert here.lines() == []

    def test_a_retraction_is_a_revision_too(self, here: Place) -> None:
        store: Readings = here.open()
        store.add([entry(1, "5")], by="ana")
        taken_back = Entry("ind-01", 1900, None, retracted=True, reason="wrong")
        (gone,) = store.add([taken_back], by="ben")
        head = here.open().head(KEY)
        assert head == gone
        assert head.retracted

    def test_whoever_has_it_open_sees_what_others_entered(self, here: Place) -> None:
        watching, writing = here.open(), here.open()
        writing.add([entry(1)], by="ben")
        assert watching.refresh()
        assert ids(watching) == ids(writing)
        assert not watching.refresh()

    def test_lines_go_out_and_in_byte_for_byte_however_often(
        self, here: Place, tmp_path: Path
    ) -> None:
        store = here.open()
        store.add(entries(0, 30), by="ana")
        store.add([entry(1, "7", reason="late data", note="„Zeichen“\nund Zeilen")], by="ben")
        folder = tmp_path / "there"
        folder.mkdir()
        there = type(self).place(folder)
        for _ in range(2):
            there.load(here.lines())
            assert sorted(there.lines()) == sorted(here.lines())
        assert set(there.open().records().readings) == set(store.records().readings)
        assert there.open().history(KEY) == store.history(KEY)
