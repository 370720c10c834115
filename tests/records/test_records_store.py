"""The store in daily use: enter, revise, take back, judge, look."""

from __future__ import annotations

import gc
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from records_support import entry, ids, lines_of, put_lines

from scorecard import clock
from scorecard.model.fault import ScorecardError
from scorecard.model.reading import Flag, Qualifier, ReadingKey, Source, State
from scorecard.model.records import current
from scorecard.model.status import Status
from scorecard.records import revising
from scorecard.records.backup import copy_store
from scorecard.records.entry import Entry
from scorecard.records.line import seal
from scorecard.records.refusal import Conflict, NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

KEY = ReadingKey("mines", 2018)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


def test_every_field_comes_back_as_it_was_entered(store: Store) -> None:
    full = Entry(
        "mines",
        2018,
        "12.50",
        entity="Chile",
        numerator="1",
        denominator="8",
        qualifier=Qualifier.AT_LEAST,
        state=State.PROVISIONAL,
        flags=(Flag.ESTIMATED, Flag.BREAK),
        source=Source("Monitor", "2019", "https://example.org/a?b=c", "p. 7"),
        published=date(2019, 11, 1),
        as_published=True,
        note='line\nwith "quotes", \t control \x07, \u202eright-to-left and e\u0301',
        reason="late data",
        by="ben",
    )
    (saved,) = store.add([full], by="ana")
    for again in (saved, Store.open(store.path).head(full.key)):
        assert again is not None
        for name in Entry.__slots__:
            assert getattr(again, name) == getattr(full, name), name
        assert (again.revision, again.parent) == (1, None)
        assert again.known_from == date(2019, 11, 1)


@pytest.mark.parametrize(
    "said",
    [
        Entry("mines", 2018, "0"),
        Entry("mines", 2018, None, no_data="the survey was put off"),
        Entry("mines", 2018, "evidence in words", state=State.DRAFT),
    ],
)
def test_a_value_no_data_and_a_draft_are_readings(store: Store, said: Entry) -> None:
    (saved,) = store.add([said], by="ana")
    assert (saved.value, saved.no_data, saved.state) == (said.value, said.no_data, said.state)
    assert store.head(KEY) == saved


def test_ordinary_values_are_left_out_of_the_line(store: Store) -> None:
    store.add([Entry("mines", 2018, "1")], by="ana")
    text = lines_of(store.path)[-1].decode()
    assert text.startswith('{"type":"reading","id":"')
    for absent in ("entity", "qualifier", "flags", "note", "retracted", "parent", "batch", "null"):
        assert f'"{absent}"' not in text


def test_revisions_are_numbered_and_know_their_parent(store: Store) -> None:
    first, second, third = (
        store.add([Entry("mines", 2018, value, reason="correction")], by=by)[0]
        for value, by in (("1", "ana"), ("2", "ben"), ("3", "ana"))
    )
    assert [r.revision for r in (first, second, third)] == [1, 2, 3]
    assert [r.parent for r in (first, second, third)] == [None, first.id, second.id]
    assert store.history(KEY) == (first, second, third)
    assert store.head(KEY) == third
    assert store.head(ReadingKey("mines", 2018, "Chile")) is None
    assert store.history(ReadingKey("none", 2018)) == ()


def test_two_revisions_of_one_key_in_one_import_follow_each_other(store: Store) -> None:
    first, second = store.add(
        [Entry("mines", 2018, "1"), Entry("mines", 2018, "2", reason="correction")], by="ana"
    )
    assert (second.revision, second.parent) == (2, first.id)
    assert store.head(KEY) == second


def test_back_filled_history_stands_by_the_day_it_was_published(store: Store) -> None:
    editions = [(2021, "9"), (2019, "7"), (2020, "8")]
    saved = store.add(
        [
            Entry("mines", 2018, value, published=date(year, 11, 1), as_published=True)
            for year, value in editions
        ],
        by="ana",
    )
    assert [reading.revision for reading in saved] == [1, 2, 3]
    assert [reading.value for reading in store.history(KEY)] == ["7", "8", "9"]
    assert store.head(KEY) == saved[0]
    seen = current(store.records().readings, as_of=date(2020, 12, 31))
    assert seen[KEY].value == "8"


def test_a_correction_counts_though_an_earlier_clock_ran_ahead(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = datetime.now(UTC) + timedelta(days=3)

    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: ahead)
        store.add([Entry("mines", 2018, "1")], by="fast")
        store.judge("will", 2018, Status.AT_RISK, "wrong clock", by="fast")
    (right,) = store.add([Entry("mines", 2018, "2")], by="ana")
    assert store.head(KEY) == right
    judged = store.judge("will", 2018, Status.ON_TRACK, "right clock", by="ana")
    assert judged == max(store.records().judgements, key=lambda j: j.rank)


def test_a_row_names_its_own_author(store: Store) -> None:
    saved = store.add([Entry("a", 2018, "1", by="ben"), Entry("b", 2018, "1")], by="ana")
    assert [reading.by for reading in saved] == ["ben", "ana"]


def test_taking_back_needs_something_to_take_back(store: Store) -> None:
    back = Entry("mines", 2018, None, retracted=True, reason="wrong country")
    with pytest.raises(ScorecardError, match="no reading to take back"):
        store.add([back], by="ana")
    store.add([Entry("mines", 2018, "1")], by="ana")
    store.add([back], by="ana")
    assert current(store.records().readings) == {}
    with pytest.raises(ScorecardError, match="taken back already"):
        store.add([back], by="ana")
    (again,) = store.add([Entry("mines", 2018, "2")], by="ana")
    assert (again.revision, store.head(KEY)) == (3, again)


def test_a_conflict_says_who_when_and_from_what_to_what(store: Store) -> None:
    other = Store.open(store.path)
    (first,) = store.add([Entry("mines", 2018, "12.4")], by="ana")
    (theirs,) = other.add([Entry("mines", 2018, "12.9")], by="ben")
    before = store.path.read_bytes()
    with pytest.raises(Conflict) as caught:
        store.add([Entry("mines", 2018, "13")], by="ana", seen={KEY: first.id})
    assert caught.value.theirs == theirs
    text = str(caught.value)
    assert "ben changed mines 2018" in text
    assert "12.4 → 12.9" in text
    assert f"{theirs.entered_at:%H:%M}" in text
    assert store.path.read_bytes() == before
    (mine,) = store.add([Entry("mines", 2018, "13")], by="ana", seen={KEY: theirs.id})
    assert mine.revision == 3


def test_the_first_of_two_who_saw_nothing_is_kept(store: Store) -> None:
    store.add([Entry("mines", 2018, None, no_data="none yet")], by="ben")
    with pytest.raises(Conflict, match="no data: none yet"):
        store.add([Entry("mines", 2018, "13")], by="ana", seen={KEY: None})
    with pytest.raises(NotSaved, match="not in the store any more"):
        store.add([Entry("x", 2018, "13")], by="ana", seen={ReadingKey("x", 2018): "gone"})


def test_without_the_check_of_what_was_seen_a_change_is_overrun(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([Entry("mines", 2018, "1")], by="ben")
    monkeypatch.setattr(revising.Reviser, "check_seen", lambda *_: None)
    store.add([Entry("mines", 2018, "2")], by="ana", seen={KEY: None})
    assert len(store.history(KEY)) == 2


def test_no_entries_write_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    assert store.add([], by="ana") == ()
    assert store.path.read_bytes() == before


def test_ten_thousand_readings_are_one_batch_with_progress(store: Store) -> None:
    told: list[tuple[int, int]] = []
    saved = store.add(
        [entry(number) for number in range(10_000)],
        by="ana",
        progress=lambda done, of: told.append((done, of)),
    )
    assert len(saved) == len(ids(Store.open(store.path))) == 10_000
    assert gc.isenabled()
    assert told == sorted(told)
    assert len(told) > 10
    assert told[-1] == (10_000, 10_000)
    assert lines_of(store.path)[-1].rpartition(b'"batch":"')[2].split(b'"')[0].endswith(b"/10000")


def test_a_stop_while_progress_is_shown_writes_nothing(store: Store) -> None:
    before = store.path.read_bytes()

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add([entry(1), entry(2)], by="ana", progress=stop)
    assert store.path.read_bytes() == before
    assert store.add([entry(1)], by="ana")


def test_unknown_types_are_kept_and_passed_over(store: Store) -> None:
    with store.path.open("ab") as file:
        file.write(seal({"type": "minutes", "id": "c1", "text": "well done", "year": 2018}))
    store.add([entry(1)], by="ana")
    again = Store.open(store.path)
    assert len(again.records().readings) == 1
    assert again.faults == ()
    assert b"well done" in store.path.read_bytes()


def test_records_are_the_same_value_until_something_changes(store: Store) -> None:
    store.add([entry(1)], by="ana")
    before = store.records()
    assert store.records() is before
    store.add([entry(2)], by="ana")
    assert len(store.records().readings) == 2
    assert len(before.readings) == 1


def test_a_copy_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    store.add([entry(1), entry(2)], by="ana")
    store.judge("will", 2018, Status.AT_RISK, "so", by="ana")
    target = tmp_path / "copy.jsonl"
    put_lines(store.path, reversed(lines_of(store.path)))
    assert copy_store(store.path, target) == 2
    copy = Store.open(target)
    assert copy.records() == Store.open(store.path).records()
    assert copy.store_id not in ("", store.store_id)
    assert copy.faults == ()
    with pytest.raises(ScorecardError, match="there already"):
        copy_store(store.path, target)
