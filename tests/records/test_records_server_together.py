"""Several people on one server: conflicts, batches, clocks that differ."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from postgres_support import OnServer
from records_support import by_id, entries, entry, ids, set_clock
from store_contract import KEY

from scorecard import clock
from scorecard.model.fault import ScorecardError
from scorecard.records.line import is_header
from scorecard.records.refusal import Conflict

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Postgres

    from scorecard.model.reading import Reading
    from scorecard.records.store import Store


@pytest.mark.parametrize("copies", [False, True], ids=["no copies", "copies"])
def test_the_second_of_two_computers_is_told_who_changed_it_when_and_how(
    postgres: Postgres, tmp_path: Path, copies: bool
) -> None:
    place = OnServer(postgres, tmp_path)
    mine = place.open("ana", tmp_path / "one" if copies else None)
    theirs = place.open("ben", tmp_path / "two" if copies else None)
    (first,) = mine.add([entry(1, "5")], by="ana")
    (other,) = theirs.add([entry(1, "6")], by="ben", seen={KEY: first.id})
    before = place.rows()
    with pytest.raises(Conflict) as conflict:
        mine.add([entry(1, "7"), entry(2, "8")], by="ana", seen={KEY: first.id})
    told = str(conflict.value)
    for part in ("ben", f"{other.entered_at:%Y-%m-%d}", f"{other.entered_at:%H:%M}", "5", "6"):
        assert part in told
    assert "\n" not in told
    assert place.rows() == before, "the other reading of the batch neither"
    assert (mine.waiting, mine.head(KEY)) == (0, other)


def test_eight_writers_at_once_of_one_reading_one_is_taken_and_seven_are_told(
    postgres: Postgres, tmp_path: Path
) -> None:
    """Five rounds of eight writers who all saw the same revision."""
    place = OnServer(postgres, tmp_path)
    stores = [place.open(copies=tmp_path / str(n) if n % 2 else None) for n in range(8)]
    (seen,) = stores[0].add([entry(1, "0")], by="ana")
    start = threading.Barrier(8)

    def write(store: Store, value: str, saw: str) -> Reading | Conflict[Reading]:
        store.refresh()
        start.wait()
        try:
            return store.add([entry(1, value)], by=f"w{value}", seen={KEY: saw})[0]
        except Conflict as conflict:
            return conflict

    with ThreadPoolExecutor(8) as pool:
        for turn in range(5):
            values = [f"{turn}.{number}" for number in range(8)]
            became = [*pool.map(write, stores, values, [seen.id] * 8)]
            (seen,) = [one for one in became if not isinstance(one, Conflict)]
            assert [one.theirs for one in became if isinstance(one, Conflict)] == [seen] * 7
    lines = [line for line in place.rows() if not is_header(line)]
    assert len(lines) == len(set(lines)) == 6
    assert place.open().head(KEY) == seen


def test_whoever_looks_in_the_middle_of_a_batch_sees_all_of_it_or_nothing(
    postgres: Postgres, tmp_path: Path
) -> None:
    """Twenty batches of thirty, looked at all the while."""
    place = OnServer(postgres, tmp_path)
    writer, watcher = place.open(), place.open("rosa")
    seen: set[int] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            watcher.refresh()
            seen.add(len(ids(watcher)))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for number in range(20):
            writer.add(entries(number * 30, 30), by="ana")
    finally:
        done.set()
        looking.join()
    assert {number % 30 for number in seen} == {0}
    watcher.refresh()
    assert len(ids(watcher)) == 600


def test_a_batch_with_one_line_the_server_refuses_is_refused_whole(
    postgres: Postgres, tmp_path: Path
) -> None:
    place = OnServer(postgres, tmp_path)
    postgres.run(
        place.database,
        'ALTER TABLE scorecard.line ADD CHECK (position(\'"note":"no"\'::bytea IN line) = 0)',
    )
    store = place.open()
    with pytest.raises(ScorecardError, match="NOT saved") as refused:
        store.add([*entries(0, 9), entry(20, note="no")], by="ana")
    assert "\n" not in str(refused.value)
    assert [line for line in place.rows() if not is_header(line)] == []
    assert ids(store) == set()


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_is_wrong_hides_no_revision(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    """One member's clock is 400 days behind, or ahead; both revise in turn, ten times."""
    place = OnServer(postgres, tmp_path)
    right, wrong = place.open("ana", tmp_path / "one"), place.open("ben", tmp_path / "two")
    now = clock.now()
    (head,) = right.add([entry(1, "0")], by="ana")
    for number in range(1, 11):
        set_clock(monkeypatch, now + timedelta(days=days if number % 2 else 0, seconds=number))
        store, by = (wrong, "ben") if number % 2 else (right, "ana")
        (new,) = store.add([entry(1, str(number))], by=by, seen={KEY: head.id})
        assert (new.revision, new.parent) == (number + 1, head.id)
        head = new
    for store in (right, wrong, place.open()):
        store.refresh()
        assert store.head(KEY) == head
        assert [r.value for r in store.history(KEY)] == [str(number) for number in range(11)]
    assert by_id(right) == by_id(wrong)
    with postgres.connect(place.database) as connection:
        found = connection.execute(
            "SELECT bool_and(abs(extract(epoch FROM now() - written_at)) < 3600), "
            "count(DISTINCT written_by) FROM scorecard.line"
        ).fetchone()
    assert found == (True, 2), "when it was written is the server's to say, and by whom"


def test_a_save_takes_four_ways_to_the_server_and_back(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a slow line each of them is what a save costs, and others wait for it."""
    store = OnServer(postgres, tmp_path).open(copies=tmp_path / "copies")
    ways: list[object] = []
    execute = psycopg.Connection.execute

    def counted(self: Any, query: Any, *more: Any, **options: Any) -> Any:
        ways.append(query)
        return execute(self, query, *more, **options)

    monkeypatch.setattr(psycopg.Connection, "execute", counted)
    store.add([entry(1)], by="ana")
    assert (len(ways), store.waiting) == (4, 0)
