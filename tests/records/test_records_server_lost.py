"""A server that is full, set back, repaired or followed by another: what the copies have is there.

What a server lost comes back from the copies, told in one line.
"""

from __future__ import annotations

import subprocess
import threading
import time
from copy import copy
from typing import TYPE_CHECKING

import psycopg
import pytest
from copy_support import remarks
from postgres_support import Cluster, OnServer
from records_support import by_id, entries, entry, ids

from scorecard.model.fault import ScorecardError
from scorecard.records.address import read_address
from scorecard.records.line import is_header
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from postgres_support import Postgres


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not reached():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.005)


def lines_of(place: OnServer) -> list[bytes]:
    return [line for line in place.rows() if not is_header(line)]


# Full


FULL = """
CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
END $$;
CREATE {kind} TRIGGER zz_full {when} INSERT ON scorecard.line {deferred}
FOR EACH ROW EXECUTE FUNCTION public.full();
"""
AT_ONCE = FULL.format(kind="", when="BEFORE", deferred="")
AT_COMMIT = FULL.format(kind="CONSTRAINT", when="AFTER", deferred="DEFERRABLE INITIALLY DEFERRED")
ROOM = "DROP FUNCTION public.full() CASCADE"


@pytest.mark.parametrize("how", [AT_ONCE, AT_COMMIT], ids=["at once", "at commit"])
def test_what_a_full_server_cannot_take_waits_in_the_copy_and_goes_out_later(
    postgres: Postgres, tmp_path: Path, how: str
) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "computer")
    store.add([entry(1)], by="ana")
    postgres.run(place.database, how)
    store.add([entry(2)], by="ana")
    again = place.open(copies=tmp_path / "computer")
    again.add([entry(3)], by="ana")
    assert (again.waiting, len(ids(again)), len(lines_of(place))) == (2, 3, 1)
    why = "no space left" if how == AT_ONCE else "the server did not confirm it"
    assert f"2 lines waiting for the server ({why})" in remarks(again)
    postgres.run(place.database, ROOM)
    store.add([entry(4)], by="ana")
    assert (store.waiting, remarks(store)) == (0, "")
    assert len(lines_of(place)) == len(set(lines_of(place))) == 4
    assert ids(place.open()) == ids(store)


def test_without_the_copy_a_full_server_is_told_as_such(postgres: Postgres, tmp_path: Path) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open()
    postgres.run(place.database, AT_ONCE)
    with pytest.raises(NotSaved, match="NOT saved: no space left; make room") as refused:
        store.add([entry(2)], by="ana")
    assert "\n" not in str(refused.value)
    postgres.run(place.database, ROOM)
    store.add([entry(2)], by="ana")
    assert len(lines_of(place)) == 1


# Lines gone


LOSSES = {
    "the last": "number > 6",
    "some between": "number IN (3, 4, 7)",
    "the header": "number = 1",
    "all but the last": "number < 10",
    "all": "true",
}


def lose(place: OnServer, which: str) -> None:
    """Delete lines as only a superuser can, who put the triggers out of force."""
    place.postgres.run(
        place.database,
        "SET session_replication_role = replica;"
        f"DELETE FROM scorecard.line WHERE store = '{place.id}' AND {which}",
    )


@pytest.mark.parametrize("which", LOSSES.values(), ids=LOSSES)
def test_at_the_next_opening_lost_lines_are_put_back_and_it_goes_on(
    postgres: Postgres, tmp_path: Path, which: str
) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "computer")
    store.add(entries(0, 9), by="ana")
    known, before = by_id(store), lines_of(place)
    lose(place, which)
    lost = 9 - len(lines_of(place))
    again = place.open(copies=tmp_path / "computer")
    assert by_id(again) == known
    assert sorted(lines_of(place)) == sorted(before)
    assert again.put_back == lost
    if lost:
        assert "kept on this computer" in remarks(again)
        assert "missing on the server and" in remarks(again)
        assert "put back" in remarks(again)
        assert "\n" not in remarks(again)
    for someone in (again, place.open(), store):
        someone.add([entry(100 + len(lines_of(place)))], by="ben")
        assert someone.waiting == 0
    assert len(lines_of(place)) == len(set(lines_of(place))) == 12
    assert len(ids(place.open())) == 12


@pytest.mark.parametrize("which", ["number > 6", "number > 2", "true"])
def test_a_running_store_notices_that_the_server_was_set_back(
    postgres: Postgres, tmp_path: Path, which: str
) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "computer")
    store.add(entries(0, 9), by="ana")
    known, before = by_id(store), lines_of(place)
    lose(place, which)
    # Somebody else goes on where the server was set back to, so that the numbers are there again.
    if which != "true":
        place.open("ben").add(entries(50, 9), by="ben")
    store.refresh()
    assert known.items() <= by_id(store).items()
    assert set(before) <= set(lines_of(place))
    assert store.put_back == 10 - int(which[-1]) if which != "true" else 9
    assert len(lines_of(place)) == len(set(lines_of(place)))
    assert place.open().add([entry(90)], by="ana")


def test_a_backup_that_is_restored_is_brought_up_to_date_by_whoever_has_a_copy(
    postgres: Postgres, tmp_path: Path
) -> None:
    """pg_dump, ten lines more from two computers, the database dropped, pg_restore."""
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "one")
    other = place.open("ben", copies=tmp_path / "two")
    store.add(entries(0, 4), by="ana")
    server = ("-h", postgres.socket, "-U", "postgres")
    dump = postgres.programs.run("pg_dump", *server, place.database)
    store.add(entries(10, 5), by="ana")
    other.add(entries(20, 5), by="ben")
    everything = sorted(lines_of(place))
    postgres.run("postgres", f"DROP DATABASE {place.database} WITH (FORCE)")
    postgres.run("postgres", f"CREATE DATABASE {place.database}")
    postgres.programs.run("psql", *server, "-q", place.database, said=dump)
    assert len(lines_of(place)) == 4
    # The first knows its own five, the second all ten: it had taken the others in.
    store.refresh()
    assert len(lines_of(place)) == 9
    assert "5 lines kept on this computer were missing on the server" in remarks(store)
    del other
    later = place.open("ben", copies=tmp_path / "two")
    assert sorted(lines_of(place)) == everything
    assert "5 lines kept on this computer were missing on the server" in remarks(later)
    store.refresh()
    assert by_id(store) == by_id(later) == by_id(place.open())


# A standby


@pytest.fixture
def standby(cluster: Cluster) -> Iterator[Cluster]:
    """Return a standby of the test's own server, or skip where there can be none."""
    second = Cluster(cluster.programs)
    try:
        try:
            second.follow(cluster)
        except subprocess.CalledProcessError as error:
            pytest.skip(f"no standby here: {error}")
        yield second
    finally:
        second.end()


def test_what_a_standby_had_not_received_comes_back_from_the_copies(
    cluster: Cluster, standby: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four lines received, six not; the first server is killed, the standby promoted."""
    monkeypatch.setattr("scorecard.records.server._AGAIN", 0.0)
    place = OnServer(cluster, tmp_path)
    url = f"postgresql://ana@/{place.database}?host={cluster.socket},{standby.socket}&store=records"
    both = read_address(url, tmp_path / "readings.jsonl")
    store = Store.open(both, tmp_path / "one", lock_timeout=5.0)
    store.add(entries(0, 4), by="ana")
    behind = copy(place)
    behind.postgres = standby
    until(lambda: in_database(behind) == 4)
    # It receives nothing more.
    with standby.connect("postgres") as connection:
        connection.execute("ALTER SYSTEM SET primary_conninfo = ''")
        connection.execute("SELECT pg_reload_conf()")
        receiver = "SELECT FROM pg_stat_wal_receiver"
        until(lambda: not connection.execute(receiver).fetchall())
    store.add(entries(10, 6), by="ana")
    everything = by_id(store)
    assert in_database(behind) == 4
    cluster.kill()
    store.refresh()
    assert by_id(store) == everything
    assert "this server only follows another one" in store.read_only
    with pytest.raises(NotSaved, match="only follows another one; write to that") as refused:
        store.add([entry(30)], by="ana")
    assert "\n" not in str(refused.value)
    standby.run("postgres", "SELECT pg_promote()")
    store.refresh()
    assert store.read_only == ""
    assert by_id(store) == everything
    assert len(lines_of(behind)) == 10
    assert "6 lines kept on this computer were missing on the server and were put back" in (
        remarks(store)
    )
    store.add([entry(30)], by="ana")
    again = Store.open(both, tmp_path / "one")
    assert by_id(again) == by_id(store)
    assert len(lines_of(behind)) == len(set(lines_of(behind))) == 11


def in_database(place: OnServer) -> int:
    """Return how many readings have come; none where not even the database has."""
    try:
        return len(lines_of(place))
    except psycopg.Error:
        return 0


def test_a_store_that_a_backup_does_not_know_is_stood_in_for_by_the_copy(
    postgres: Postgres, tmp_path: Path
) -> None:
    place = OnServer(postgres, tmp_path)
    store = place.open(copies=tmp_path / "computer")
    store.add([entry(1)], by="ana")
    postgres.run(
        place.database,
        "SET session_replication_role = replica;"
        "DELETE FROM scorecard.line; DELETE FROM scorecard.store",
    )
    with pytest.raises(ScorecardError, match="no store here that you may read"):
        place.open()
    again = place.open(copies=tmp_path / "computer")
    assert by_id(again) == by_id(store)
    trouble = again.journal.trouble
    assert trouble is not None
    assert "this computer's copy stands in for the server until" in trouble.what
    again.add([entry(2)], by="ana")
    assert (again.waiting, len(ids(again))) == (2, 2)


def test_a_turn_that_others_have_is_waited_for_and_what_they_wrote_is_seen(
    postgres: Postgres, tmp_path: Path
) -> None:
    """Also where an administrator made each transaction see what stood when it began."""
    place = OnServer(postgres, tmp_path)
    postgres.run(
        place.database,
        f"ALTER DATABASE {place.database} SET default_transaction_isolation = 'serializable'",
    )
    store = place.open()
    (line,) = [ln for ln in _made_elsewhere(postgres, tmp_path) if not is_header(ln)]
    saved: list[object] = []
    waiting = threading.Thread(target=lambda: saved.extend(store.add([entry(2)], by="ana")))
    with postgres.connect(place.database, "ben") as other:
        other.execute("BEGIN")
        other.execute("INSERT INTO scorecard.line (store, line) VALUES (%s, %s)", [place.id, line])
        waiting.start()
        with postgres.connect("postgres") as watching:
            locked = "SELECT FROM pg_locks WHERE NOT granted"
            until(lambda: bool(watching.execute(locked).fetchall()))
        other.execute("COMMIT")
    waiting.join()
    assert len(saved) == 1
    assert len(ids(store)) == 2
    assert len(ids(place.open())) == 2


def _made_elsewhere(postgres: Postgres, folder: Path) -> list[bytes]:
    there = OnServer(postgres, folder)
    there.open().add([entry(1)], by="ben")
    return there.rows()
