"""A server that is away: what is said to wait is what it has not, and goes out when it is back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import psycopg
import pytest
from postgres_support import OnServer
from records_support import entry, ids

from scorecard.model.fault import ScorecardError
from scorecard.records import server, server_connection

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Postgres


def away(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let no server be reached."""

    def nowhere(_: object) -> None:
        raise psycopg.OperationalError("connection refused")

    monkeypatch.setattr(server, "connect", nowhere)
    return monkeypatch


def test_only_what_the_server_has_not_is_said_to_wait(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, copies = OnServer(postgres, tmp_path), tmp_path / "copies"
    store = place.open(copies=copies)
    for number in range(5):
        store.add([entry(number)], by="ana")
    place.open("ben").add([entry(7)], by="ben")
    store.refresh()
    with monkeypatch.context() as patch:
        away(patch)
        offline = place.open(copies=copies)
        assert ids(offline) == ids(store)
        assert offline.waiting == 0
        (fault,) = offline.faults
        assert fault.what == (
            "the server cannot be used: connection refused; this computer's copy stands in for the "
            "server until it can be used again"
        )
        offline.add([entry(8)], by="ana")
        again = place.open(copies=copies)
        assert (again.waiting, len(ids(again))) == (1, 7)
        assert "1 line waiting for the server" in "".join(again.notices)
    back = place.open(copies=copies)
    assert (back.waiting, back.put_back) == (0, 0)
    assert "1 line that waited on this computer has reached the server now" in "".join(back.notices)
    assert ids(place.open("ben")) == ids(back)


def test_without_a_note_of_what_was_sent_everything_is_said_to_wait(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, copies = OnServer(postgres, tmp_path), tmp_path / "copies"
    place.open(copies=copies).add([entry(1)], by="ana")
    (note,) = copies.glob("*/*.sent")
    note.write_text("what is this?")
    away(monkeypatch)
    assert place.open(copies=copies).waiting == 1


def test_a_server_that_stands_still_keeps_nobody_waiting(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its network answers, and nothing else does."""
    place, copies = OnServer(postgres, tmp_path), tmp_path / "copies"
    store = place.open(copies=copies)
    store.add([entry(1)], by="ana")
    monkeypatch.setattr(server_connection, "_SILENCE", 0.3)
    with postgres.connect(place.database) as connection:
        found = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = %s",
            ["ana"],
        ).fetchall()
    assert found
    for (pid,) in found:
        os.kill(pid, signal.SIGSTOP)
    try:
        store.add([entry(2)], by="ana")
        assert len(ids(store)) == 2
    finally:
        for (pid,) in found:
            os.kill(pid, signal.SIGCONT)
    again = place.open(copies=copies)
    assert (len(ids(again)), again.waiting, again.put_back) == (2, 0, 0)
    assert ids(place.open("ben")) == ids(again)


def test_a_connection_that_is_given_up_is_closed_without_a_word(
    postgres: Postgres,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(server_connection, "_SILENCE", 0.2)
    with (
        server_connection.connect(OnServer(postgres, tmp_path).address()) as connection,
        pytest.raises(psycopg.OperationalError, match="nothing came from it"),
        connection.transaction(),
    ):
        connection.execute("SELECT pg_sleep(60)")
    assert connection.closed
    assert not caplog.records


def test_many_lines_are_added_piece_by_piece_and_all_or_none(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that works on very many lines must not be taken for one that stands still."""
    monkeypatch.setattr(server, "_PIECE", 2)
    place = OnServer(postgres, tmp_path)
    store, other = place.open(), place.open("ben")
    assert len(store.add([entry(number) for number in range(5)], by="ana")) == 5
    other.refresh()
    assert ids(other) == ids(store)
    before = place.rows()
    assert len(before) == 6
    # The second piece is refused, and the first does not stay.
    postgres.run(
        place.database,
        "CREATE FUNCTION full_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NEW.number > 8 THEN RAISE disk_full; END IF; RETURN NEW; END $$; "
        "CREATE TRIGGER zz_full BEFORE INSERT ON scorecard.line FOR EACH ROW "
        "EXECUTE FUNCTION full_up()",
    )
    with pytest.raises(ScorecardError, match="NOT saved"):
        store.add([entry(number) for number in range(5, 10)], by="ana")
    assert place.rows() == before
