"""The lines of a store in a table of a PostgreSQL server: read, added to, and heard of."""

from __future__ import annotations

import errno
import re
import time
import weakref
from contextlib import contextmanager, suppress
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from psycopg import errors, sql

from scorecard.messages.catalogue import either, words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.model.text import quoted
from scorecard.records.contents import Contents
from scorecard.records.journal_file import Found
from scorecard.records.refusal import NoStore, NotSaved, NoTurn, busy
from scorecard.records.server_connection import GONE, Connection, close, connect, trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from scorecard.records.address import Address
    from scorecard.records.copy import Beside

READERS, WRITERS = "scorecard_reader", "scorecard_writer"
# What needs no quotes anywhere in SQL.
_ROLE = re.compile("[a-z_][a-z0-9_]{0,62}")
# Seconds before a server that did not answer is tried again.
_AGAIN = 5.0
# Lines that are added by one statement: during a million the server would be silent too long.
_PIECE = 10_000
_MOVED = "SC001"


def preparation(readers: str = READERS, writers: str = WRITERS) -> str:
    """Return the SQL with which an administrator makes a database ready for stores.

    Args:
        readers: the role of those who read.
        writers: the role of those who also add.

    Raises:
        ScorecardError: a role cannot be called so.
    """
    for role in (readers, writers):
        if not _ROLE.fullmatch(role):
            raise ScorecardError(words.Server.NO_ROLE.format(name=quoted(role)))
    text = files("scorecard.records").joinpath("server.sql").read_text(encoding="utf-8")
    return text.format(readers=readers, writers=writers)


class Tip(NamedTuple):
    """The last line of a store on a server, by which it is known whether anything came."""

    number: int
    line: bytes


_NOTHING = Tip(0, b"")


class _Here(NamedTuple):
    """What a server says of a store: its id, its name, what may be done with it."""

    id: str
    name: str
    may_write: bool
    asleep: bool
    moved_to: str


class ServerLog:
    """The lines of one store on a server, known as far as they were read.

    It is to the table what :class:`.JournalFile` is to a file. It connects when it is first asked,
    and again by itself.

    ``unreached`` is why it could not be reached when that was tried last; empty while it can.

    Args:
        address: where the store is.
        timeout: seconds to wait for another writer.
    """

    linked = False
    leads_elsewhere = False
    is_gone = False

    def __init__(self, address: Address, timeout: float) -> None:
        self.named = address
        self.path: Path = address.home
        self.contents = Contents()
        self.owners: Callable[[], Sequence[str]] = tuple
        self._timeout = timeout
        self._connection: Connection | None = None
        self._here: _Here | None = None
        self._tip: Tip | None = None
        self._in_turn = False
        # When it is tried again.
        self._next_try = 0.0
        self.unreached = ""
        self._listens = False
        self._heard = 0
        # What the server said between two looks.
        self._told: list[psycopg.Notify] = []

    @property
    def shown(self) -> str:
        """Return the address as faults name it."""
        return self.named.shown

    @property
    def known(self) -> bool:
        """Say whether it was read, so that only what is new need be."""
        return self._tip is not None

    @property
    def store(self) -> _Here:
        """Return what the server says of the store.

        Raises:
            NoStore: it cannot be reached, or has no such store.
        """
        self._connected()
        if self._here is None:
            raise AssertionError  # found when it was connected
        return self._here

    @property
    def locked_up(self) -> str:
        """Return why nothing can be added, or an empty text."""
        said, here = words.Server, self._here
        if here is None:
            return ""  # the trouble is told instead
        if here.moved_to:
            return said.MOVED.format(to=here.moved_to)
        if here.asleep:
            return said.STANDBY
        return "" if here.may_write else said.READER

    def changed(self) -> bool:
        """Say whether the last line is another than when it was read.

        Raises:
            NoStore: it cannot be reached.
        """
        if self.locked_up:
            # A standby is promoted, a reader made a writer, without a word to who is connected.
            self._tried(self._look_again)
            if not self.locked_up:
                return True  # what waited can go out
        return self._tip is None or self._last_line() != self._tip

    def sight(self) -> int:
        """Return what is another number once others may have added something.

        The server says so by itself: nothing is asked of it.
        """
        if self._connection is None:
            if time.monotonic() >= self._next_try:
                with suppress(ScorecardError):
                    self._connected()
                    self._heard += 1
            return self._heard
        try:
            if not self._listens:
                self._connection.execute("LISTEN scorecard")
                self._listens = True
                self._heard += 1  # what came before it listened
            self._connection.pgconn.consume_input()
            while raw := self._connection.pgconn.notifies():
                extra = raw.extra.decode("utf-8", "replace")
                self._told.append(psycopg.Notify("", extra, raw.be_pid))
            self._hear(self._connection.info.backend_pid)
        except psycopg.Error:
            self._drop()
            self._heard += 1
        return self._heard

    def let_go(self) -> None:
        """Give the connection back; one is made again when something is asked."""
        self._drop()

    def forget(self) -> None:
        """Read all of it the next time."""
        self._tip = None

    def read_news(self) -> Found:
        """Read what is new, or everything where what is known is not what stands there.

        Raises:
            NoStore: it cannot be reached, or has no such store.
        """
        tip = self._tip
        if tip is not None:
            first, *news = self._lines(tip.number) or [_NOTHING]
            piece = _joined([line for _, line in news])
            # A server that was set back to an earlier day has other lines, or fewer.
            if first == tip and not self.contents.is_mixed(piece):
                self.contents.take(piece)
                if news:
                    self._tip = Tip(*news[-1])
                return Found(piece, None, self._tip)
        found = self._lines(1)
        data = _joined([line for _, line in found])
        contents = Contents.of(data, [self.contents.store_id, *self.owners()])
        # A repair may have left gaps: how many there are is not the last number.
        return Found(data, contents, Tip(*found[-1]) if found else _NOTHING)

    def admit(self, contents: Contents, stamp: object) -> None:
        """Put what all of the lines hold in the place of what was known.

        Raises:
            NoStore: they are no store.
            AnotherStore: they are another one.
        """
        contents.check_after(self.contents, self.shown)
        self.contents = contents
        self._tip = stamp if isinstance(stamp, Tip) else None

    def data(self) -> bytes:
        """Return the lines that are known as the bytes of a file; nothing if it cannot be read."""
        try:
            return _joined([line for _, line in self._lines(1)])
        except ScorecardError:
            return b""

    def write(self, lines: Sequence[bytes]) -> bytes | None:
        """Add lines durably, all of them or none; the turn must be held, and ends.

        Returns:
            Their bytes; None, and nothing counts, when others added something meanwhile.

        Raises:
            OSError: the server refused.
            NotSaved: they may or may not stand there.
        """
        tip, connection = self._tip, self._connection
        if tip is None or connection is None or not self._in_turn:
            raise OSError(self.unreached or words.Server.CUT_OFF)
        if self.contents.ends_foreign:
            lines = [self.contents.header, *lines]
        added = [line.rstrip(b"\n") for line in lines]
        try:
            for start in range(0, len(added), _PIECE):
                part = added[start : start + _PIECE]
                row = connection.execute(_ADD, [self.store.id, part]).fetchone()
                if row != (tip.number + 1 + start, len(part)):
                    connection.execute("ROLLBACK")
                    return None
        except psycopg.Error as error:
            raise self._refused(error) from None
        try:
            connection.execute("COMMIT")
        except psycopg.Error as error:
            self._drop()
            raise self.uncertain(trouble(error)) from None
        piece = _joined(added)
        self.contents.take(piece)
        self._tip = Tip(tip.number + len(added), added[-1])
        return piece

    def uncertain(self, reason: str) -> NotSaved:
        """Return the refusal of what was written and may or may not be there."""
        return NotSaved(Fault(self.shown, words.File.UNCERTAIN.format(why=reason)))

    @contextmanager
    def held(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the turn of writers of this store; it falls with the connection.

        Args:
            timeout: how many seconds to wait this time.

        Raises:
            NoTurn: another writer has it for too long, or the server cannot be reached.
        """
        seconds = self._timeout if timeout is None else timeout
        self._begin(seconds)
        self._in_turn = True
        try:
            yield
        finally:
            self._in_turn = False
            connection = self._connection
            if connection is not None and connection.info.transaction_status:
                try:
                    connection.execute("ROLLBACK")
                except psycopg.Error:
                    self._drop()

    def copies_beside(self, store_id: str, known: Sequence[bytes]) -> tuple[Beside, ...]:
        """Return nothing: no sync program leaves copies on a server."""
        del store_id, known
        return ()

    def make_again(self) -> bool:
        """Say that nothing is made again on a server."""
        return False

    @property
    def moved_to(self) -> str:
        """Return where the store went; nothing while it is here."""
        return "" if self._here is None else self._here.moved_to

    def move_to(self, place: str) -> None:
        """Note where the store went, so that nothing is added here any more; empty: it is here.

        Raises:
            NotSaved: the server refused.
        """
        try:
            self._connected().execute(_GOES, [self.store.id, place])
            if self._in_turn:
                self._connected().execute("COMMIT")
        except psycopg.Error as error:
            raise NotSaved(Fault(self.shown, str(self._refused(error)))) from None
        self._drop()  # to be asked anew

    # The connection

    def _begin(self, seconds: float) -> None:
        try:
            for last in (False, True):
                connection = self._connected()
                try:
                    # All in one message: each that is answered on its own is a way there and back.
                    milliseconds = str(max(1, round(seconds * 1000)))
                    begin = sql.SQL(_BEGIN).format(sql.Literal(milliseconds))
                    if self.store.may_write and not self.store.asleep:
                        begin += sql.SQL(_TAKE_TURN).format(sql.Literal(self.store.id))
                    connection.execute(begin)
                    break
                except errors.LockNotAvailable:
                    raise
                except GONE:
                    self._drop()
                    if last:
                        raise
        except errors.LockNotAvailable:
            with suppress(psycopg.Error):
                connection.execute("ROLLBACK")
            raise busy(self.shown, seconds) from None
        except NoStore as error:
            fault = Fault(self.shown, words.Entry.NOT_SAVED.format(what=error.fault.what))
            raise NoTurn(fault, error.fault.what, never=True) from None
        except psycopg.Error as error:
            what = self._unreachable(error).fault.what
            fault = Fault(self.shown, words.Entry.NOT_SAVED.format(what=what))
            raise NoTurn(fault, what, never=True) from None

    def _last_line(self) -> Tip:
        found = self._asked(
            "SELECT number, line FROM scorecard.line WHERE store = %s ORDER BY number DESC LIMIT 1"
        )
        return Tip(*found[0]) if found else _NOTHING

    def _lines(self, since: int) -> list[tuple[int, bytes]]:
        return self._asked(
            "SELECT number, line FROM scorecard.line WHERE store = %s AND number >= %s "
            "ORDER BY number",
            since,
        )

    def _asked(self, query: str, *more: object) -> list[Any]:
        """Return the rows that a question about the store finds."""

        def ask(connection: psycopg.Connection[Any]) -> list[Any]:
            return connection.execute(query, [self.store.id, *more], binary=True).fetchall()

        return self._tried(ask)

    def _tried(self, ask: Callable[[psycopg.Connection[Any]], list[Any]]) -> list[Any]:
        """Ask, and once more over a new connection where the old one turns out to be gone.

        Raises:
            NoStore: the server cannot be reached, or refuses.
        """
        again = self._connection is not None and not self._in_turn
        try:
            return ask(self._connected())
        except GONE as error:
            if not again:
                raise self._unreachable(error) from None
            self._drop()
        except psycopg.Error as error:
            raise self._unreachable(error) from None
        try:
            return ask(self._connected())
        except psycopg.Error as error:
            raise self._unreachable(error) from None

    def _connected(self) -> Connection:
        """Return the connection, made where there is none.

        Raises:
            NoStore: the server cannot be reached, or has no such store.
        """
        if self._connection is not None:
            return self._connection
        if self._in_turn or time.monotonic() < self._next_try:
            raise NoStore(Fault(self.shown, self.unreached or words.Server.CUT_OFF))
        try:
            connection = connect(self.named)
            try:
                self._here = self._find(connection)
            except BaseException:
                connection.close()
                raise
        except psycopg.Error as error:
            raise self._unreachable(error) from None
        # A list's own method: one of this object would keep it from ever being let go.
        connection.add_notify_handler(self._told.append)
        self._connection, self._listens, self.unreached = connection, False, ""
        # With this object its connection goes, in whatever order Python finds they are not needed.
        self._close = weakref.finalize(self, close, connection)
        return connection

    def _look_again(self, connection: psycopg.Connection[Any]) -> list[Any]:
        self._here = self._find(connection)
        return []

    def _find(self, connection: psycopg.Connection[Any]) -> _Here:
        """Find the store by its name or id, or the only one there is."""
        said, name = words.Server, self.named.store
        found = [_Here(*row) for row in connection.execute(_STORES).fetchall()]
        # One that is known goes on being meant, whatever else came to stand there.
        wanted = name or self.contents.store_id
        mine = [here for here in found if not wanted or wanted in (here.name, here.id)]
        if len(mine) == 1:
            return mine[0]
        if not found:
            raise NoStore(Fault(self.shown, said.NO_STORES), missing=True)
        names = either([here.name for here in found[:8]])
        text = said.NO_SUCH if name else said.WHICH
        raise NoStore(Fault(self.shown, text.format(name=name, names=names)), missing=bool(name))

    def _hear(self, own: int) -> None:
        """Count it if another connection than our own added to the store."""
        here = self.store.id
        self._heard += any(told.pid != own and told.payload == here for told in self._told)
        self._told.clear()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._close()

    def _unreachable(self, error: psycopg.Error) -> NoStore:
        """Return why the store cannot be read; it is not tried again at once."""
        if isinstance(error, GONE) or self._connection is None:
            self._drop()
            self._next_try = time.monotonic() + _AGAIN
        self.unreached = trouble(error)
        return NoStore(Fault(self.shown, self.unreached))

    def _refused(self, error: psycopg.Error) -> OSError:
        """Return why nothing was added."""
        if isinstance(error, GONE) and not isinstance(error, errors.DiskFull):
            self._drop()
        if error.sqlstate == _MOVED:
            self._drop()
            return OSError(words.Server.MOVED_MEANWHILE)
        if isinstance(error, errors.DiskFull):
            return OSError(errno.ENOSPC, words.File.NO_SPACE)
        if isinstance(error, errors.InsufficientPrivilege):
            return OSError(errno.EPERM, words.File.NOT_ALLOWED)
        return OSError(trouble(error))


def _joined(lines: Sequence[bytes]) -> bytes:
    return b"".join([line + b"\n" for line in lines])


# Whatever the database's own default is: what others wrote before the turn came must be seen, and
# what is confirmed must be on the server's disk.
_BEGIN = """
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT set_config('lock_timeout', {}, true), set_config('synchronous_commit', CASE setting
  WHEN 'off' THEN 'local' ELSE setting END, true)
FROM current_setting('synchronous_commit') AS setting;
"""
_TAKE_TURN = "SELECT scorecard.take_turn({})"
# min and count say whether anything came between.
_ADD = """
WITH added AS (
  INSERT INTO scorecard.line (store, line)
  SELECT %s, each.line FROM unnest(%s::bytea[]) WITH ORDINALITY AS each (line, place)
  ORDER BY each.place RETURNING number
)
SELECT min(number), count(*) FROM added
"""
_WHICH = "SELECT pg_postmaster_start_time(), current_database()"
_ALL = "SELECT line FROM scorecard.line WHERE store = %s ORDER BY number"
_GOES = "INSERT INTO scorecard.moved (store, goes_to) VALUES (%s, %s)"
_WENT = "SELECT goes_to FROM scorecard.moved WHERE store = %s ORDER BY number DESC LIMIT 1"
_STORES = """
SELECT id, name, scorecard.is_one_of(writers), pg_is_in_recovery(), coalesce((
  SELECT goes_to FROM scorecard.moved WHERE store = store.id ORDER BY number DESC LIMIT 1), '')
FROM scorecard.store AS store ORDER BY name
"""


def make_store(
    address: Address, store_id: str, name: str, readers: str = READERS, writers: str = WRITERS
) -> None:
    """Make room for a store on a server, unless it has it already; no line is in it.

    Args:
        address: where; its store's name is ``name``.
        store_id: the id of the store.
        name: what it is called there.
        readers: the role of those who read it.
        writers: the role of those who also add.

    Raises:
        ScorecardError: the server cannot be reached, or refuses; another store has the name.
    """
    said = words.Server
    try:
        with connect(address) as connection:
            there = connection.execute(
                "SELECT id, name FROM scorecard.store WHERE id = %s OR name = %s", [store_id, name]
            ).fetchall()
            if (store_id, name) in there:
                return
            if there:
                text = said.NAME_TAKEN if there[0][0] != store_id else said.UNDER_NAME
                raise ScorecardError(Fault(address.shown, text.format(name=there[0][1])))
            connection.execute(
                "INSERT INTO scorecard.store (id, name, readers, writers) VALUES (%s, %s, %s, %s)",
                [store_id, name, readers, writers],
            )
    except errors.UniqueViolation:
        raise ScorecardError(Fault(address.shown, said.NAME_TAKEN.format(name=name))) from None
    except psycopg.Error as error:
        raise ScorecardError(Fault(address.shown, trouble(error))) from None


def bring(address: Address, store_id: str, lines: Sequence[bytes]) -> list[bytes]:
    """Add the lines that a store on a server lacks, all or none; it is here from then on.

    Returns:
        Those that it lacked.

    Raises:
        ScorecardError: the server cannot be reached, or refuses; nothing was added.
    """
    try:
        with connect(address) as connection, connection.transaction():
            connection.execute("SELECT scorecard.take_turn(%s)", [store_id])
            there = connection.execute(_ALL, [store_id], binary=True)
            known = frozenset(line for (line,) in there.fetchall())
            missing = [line for line in lines if line not in known]
            went = connection.execute(_WENT, [store_id]).fetchone()
            if went is not None and went[0]:
                connection.execute(_GOES, [store_id, ""])
            for start in range(0, len(missing), _PIECE):
                connection.execute(_ADD, [store_id, missing[start : start + _PIECE]])
    except psycopg.Error as error:
        raise NotSaved(Fault(address.shown, trouble(error))) from None
    return missing


def digests(address: Address, store_id: str) -> list[bytes]:
    """Return the SHA-256 of every line of a store, as the server reckons it of what it keeps.

    Raises:
        ScorecardError: the server cannot be reached, or refuses.
    """
    try:
        with connect(address) as connection:
            query = "SELECT sha256(line) FROM scorecard.line WHERE store = %s"
            there = connection.execute(query, [store_id], binary=True).fetchall()
    except psycopg.Error as error:
        raise NotSaved(Fault(address.shown, trouble(error))) from None
    return [digest for (digest,) in there]


def is_same_place(one: Address, other: Address) -> bool:
    """Say whether two addresses lead to the same database, however they are written.

    Raises:
        ScorecardError: either server cannot be reached.
    """
    found = []
    for address in (one, other):
        try:
            with connect(address) as connection:
                found.append(connection.execute(_WHICH).fetchone())
        except psycopg.Error as error:
            raise ScorecardError(Fault(address.shown, trouble(error))) from None
    return found[0] == found[1]
