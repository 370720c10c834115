"""The screens over a store on a server: what others wrote, a server that goes and comes back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg
import pytest
from postgres_support import OnServer
from tui_support import entry, place, screen_text, session, until

from scorecard.records import server
from scorecard.records.store import Store
from scorecard.tui.app import ScorecardApp
from scorecard.tui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from postgres_support import Postgres

    from scorecard.workspace import Places


@pytest.fixture
def there(postgres: Postgres, tmp_path: Path) -> OnServer:
    """Return an empty store on a server."""
    return OnServer(postgres, tmp_path)


def on_server(there: OnServer, folder: Path) -> Places:
    """Return the places of a small plan whose readings are on a server."""
    places = place(folder)
    lines = places.store.read_bytes().splitlines()
    with there.postgres.connect(there.database, "ana") as connection:
        for line in lines[1:]:
            connection.execute(
                "INSERT INTO scorecard.line (store, line) VALUES (%s, %s)", [there.id, line]
            )
    return replace(places, server=there.address(), data=there.address().shown)


def statements(there: OnServer) -> int:
    """Return how many transactions the other connections of a database have done."""
    with there.postgres.connect(there.database) as connection:
        found = connection.execute(
            "SELECT string_agg(query_start::text, ' ' ORDER BY pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchone()
    return hash(found)


def test_what_others_wrote_is_heard_and_nothing_is_asked(there: OnServer, tmp_path: Path) -> None:
    places = on_server(there, tmp_path)
    found = session(places, 2020)
    found.load()
    assert not found.has_changed()
    asked = statements(there)
    for _ in range(5):
        assert not found.has_changed()
    assert statements(there) == asked
    there.open("ben").add([entry("wells", 2020, "190")], by="ben")
    while not found.has_changed():  # the server tells in its own time
        pass
    loaded = found.load()
    assert not found.has_changed()
    assert loaded.card is not None
    result = loaded.card.find("wells")
    assert result is not None
    assert result.latest is not None
    assert result.latest.value == 190


def test_a_server_that_goes_is_told_and_found_again_by_itself(
    there: OnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = on_server(there, tmp_path)
    found = Session(places, year=2020)
    assert found.load().card is not None
    monkeypatch.setattr(server, "_AGAIN", 0.0)
    with monkeypatch.context() as patch:

        def nowhere(_: object) -> None:
            raise psycopg.OperationalError("connection refused")

        patch.setattr(server, "connect", nowhere)
        with there.postgres.connect("postgres") as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                [there.database],
            )
        while not found.has_changed():
            pass
        loaded = found.load()
        assert loaded.card is not None
        assert any("copy stands in for the server" in fault.what for fault in loaded.faults)
        assert found.workspace is not None
        found.workspace.store.add([entry("wells", 2020, "190")], by="ana")
        assert found.load().store.waiting == 1
    assert found.look() is not None
    loaded = found.load()
    assert not [fault.what for fault in loaded.faults if "stands in" in fault.what]
    assert loaded.store.waiting == 0
    assert len(Store.open(there.address("ben")).history(entry("wells", 2020, "1").key)) == 1


@pytest.mark.asyncio
async def test_an_open_screen_follows_by_itself(there: OnServer, tmp_path: Path) -> None:
    app = ScorecardApp(session(on_server(there, tmp_path), 2020))
    async with app.run_test(size=(80, 24)):
        writer = await asyncio.to_thread(there.open, "ben")
        await asyncio.to_thread(writer.add, [entry("wells", 2020, "191")], by="ben")
        await until(lambda: "191" in screen_text(app))
