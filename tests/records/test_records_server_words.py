"""Why a server cannot be used: one clear line each, no traceback, nothing of libpq's own layout."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from copy_support import remarks
from postgres_support import OnServer
from records_support import entry, ids

from scorecard.model.fault import ScorecardError
from scorecard.records import server_connection
from scorecard.records.address import read_address
from scorecard.records.server import make_store
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Postgres


def told(text: str, folder: Path, tls: str = "") -> str:
    """Return why a store cannot be opened, and not made either."""
    address = read_address(text, folder / "readings.jsonl", tls)
    with pytest.raises(ScorecardError) as refused:
        Store.open(address)
    what = str(refused.value)
    assert "\n" not in what
    assert what.startswith(text)
    assert "  " not in what
    assert "connection to server" not in what
    return what.removeprefix(f"{text}: ")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    for text in (
        f"postgresql://127.0.0.1:{port}/db",
        f"postgresql://localhost:{port}/db",
        "postgresql:///db?host=/nowhere",
        f"postgresql://127.0.0.1:{port},127.0.0.1:{port}/db",
    ):
        assert told(text, tmp_path).startswith("no server answers at this address; look whether")


def test_a_server_that_accepts_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(server_connection._SETTINGS, "connect_timeout", 2)
    with socket.create_server(("127.0.0.1", 0)) as door:
        text = f"postgresql://127.0.0.1:{door.getsockname()[1]}/db?sslmode=disable"
        assert told(text, tmp_path).startswith("no server answers at this address")


def test_a_computer_nobody_knows(tmp_path: Path) -> None:
    what = told("postgresql://no-such-host.invalid/db", tmp_path)
    assert what.startswith("no computer of this name is known; look at the address")


def test_a_service_nobody_named_and_settings_there_are_not(tmp_path: Path) -> None:
    what = told("service=nope store=x", tmp_path)
    assert what == 'the server cannot be used: definition of service "nope" not found'
    what = told("postgresql://host/db?zork=1", tmp_path)
    assert what == 'the server cannot be used: invalid URI query parameter: "zork"'


def test_databases_people_and_roles(postgres: Postgres, tmp_path: Path) -> None:
    place = OnServer(postgres, tmp_path)
    bare = postgres.database(prepared=False)
    postgres.run(
        place.database,
        "DO $$ BEGIN CREATE ROLE locked NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
    )
    for database, user, said in (
        ("nowhere", "ana", "the server has no such database"),
        (place.database, "stranger", "the server does not let you in"),
        (place.database, "locked", "the server does not let you in"),
        (bare, "ana", "the database is not ready for stores; an administrator makes it ready"),
    ):
        text = postgres.url(database, user)
        assert told(text, tmp_path).startswith(said)
        address = read_address(text, tmp_path / "r")
        with pytest.raises(ScorecardError) as refused:
            make_store(address, "an-id", "name")
        assert str(refused.value).startswith(f"{text}: {said}")


def test_stores_there_are_not_or_several_of(postgres: Postgres, tmp_path: Path) -> None:
    empty = postgres.url(postgres.database(), "ana")
    assert told(empty, tmp_path).startswith("no store here that you may read; bring one here")
    place = OnServer(postgres, tmp_path)
    url = postgres.url(place.database, "ana")
    what = told(f"{url}&store=other", tmp_path)
    assert what == "no store named other here that you may read; there is records"
    make_store(place.address(), "another-id", "another")
    assert told(url, tmp_path).startswith("several stores are here; say which, with ?store=NAME")
    with pytest.raises(ScorecardError, match="a store named records is here already"):
        make_store(place.address(), "a-third-id", "records")


@pytest.mark.parametrize("tls", ["require", "verify-full"])
def test_a_server_without_the_encryption_that_is_demanded(tmp_path: Path, tls: str) -> None:
    """A server that says no to TLS, as one does that has no certificate."""
    with socket.create_server(("127.0.0.1", 0)) as door, Refusal(door):
        text = f"postgresql://127.0.0.1:{door.getsockname()[1]}/db"
        root = "&sslrootcert=system" if tls == "verify-full" else ""
        sentence = "the connection would not be encrypted, as the plan or the address demands"
        assert told(text + root.replace("&", "?"), tmp_path, tls) == sentence
        assert told(f"{text}?sslmode={tls}{root}", tmp_path) == sentence


class Refusal:
    """Says no to every demand for TLS, until it is left."""

    def __init__(self, door: socket.socket) -> None:
        self._door = door
        self._done = False
        self._thread = threading.Thread(target=self._refuse)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done = True
        socket.create_connection(self._door.getsockname()).close()
        self._thread.join()

    def _refuse(self) -> None:
        while not self._done:
            client, _ = self._door.accept()
            with client, suppress(OSError):
                client.recv(8)
                client.sendall(b"N")


def test_a_server_that_goes_away_is_told_by_a_running_store(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = OnServer(postgres, tmp_path)
    running, alone = place.open(copies=tmp_path / "computer"), place.open()
    running.add([entry(1)], by="ana")
    postgres.run("postgres", f"DROP DATABASE {place.database} WITH (FORCE)")
    alone.refresh()
    assert "the server has no such database" in str(alone.journal.trouble)
    with pytest.raises(ScorecardError, match="NOT saved: the server has no such database") as no:
        alone.add([entry(2)], by="ana")
    assert "\n" not in str(no.value)
    running.add([entry(2)], by="ana")
    assert len(ids(running)) == 2
    said = remarks(running)
    assert "saved on this computer only: 1 line waiting for the server (the server has no" in said
    assert "the file" not in said
    for fault in (*running.faults, *alone.faults, *running.notices):
        assert "\n" not in str(fault)
    monkeypatch.setattr("scorecard.records.server._AGAIN", 0.0)
    assert len(ids(place.open(copies=tmp_path / "computer"))) == 2
