"""A connection with a PostgreSQL server: how it is made, when it is given up, what went wrong."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
from psycopg import errors, pq, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from psycopg.abc import PQGen

    from scorecard.records.address import Address

_T = TypeVar("_T")

# What says that a connection is no more.
GONE = (psycopg.OperationalError, psycopg.InterfaceError)
# libpq's own settings: a connection that is gone is noticed within a minute.
_SETTINGS: dict[str, Any] = {
    "connect_timeout": 5,
    "fallback_application_name": "scorecard",
    "client_encoding": "UTF8",
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
# What of the words for TLS lets a connection be an open one.
_MAYBE_OPEN = ("", "disable", "allow", "prefer")
# What of them is sure whose server it is; and the first libpq that may refuse a way of logging in.
_SURE, _KNOWS_AUTH = ("verify-ca", "verify-full"), 160_000
# Milliseconds: a computer that falls asleep in the middle of a save keeps nobody waiting longer.
_ASLEEP = 60_000
# Seconds without a word from a server that was asked something; longer than any turn is waited for.
_SILENCE = 45.0


class _Silent(psycopg.OperationalError):
    """Nothing came for too long."""


class Connection(psycopg.Connection[Any]):
    """A connection that gives up where nothing at all comes any more.

    The network's own timeouts notice a server that is gone, not one that stands still.
    """

    def wait(self, gen: PQGen[_T], *more: Any, **options: Any) -> _T:
        """Wait as every statement does, as long as anything comes."""
        try:
            return super().wait(_heard_from(gen), *more, **options)
        except _Silent:
            self.pgconn.finish()  # nothing can be asked over it any more
            raise


def _heard_from(gen: PQGen[_T]) -> PQGen[_T]:
    """Pass on what a statement waits for; it is asked anew many times a second.

    Raises:
        _Silent: nothing came for too long.
    """
    last = time.monotonic()
    try:
        awaited = next(gen)
        while True:
            ready = yield awaited
            if ready:
                last = time.monotonic()
            elif time.monotonic() - last > _SILENCE:
                raise _Silent(words.Server.SILENT)
            awaited = gen.send(ready)
    except StopIteration as done:
        found: _T = done.value
        return found


def connect(address: Address) -> Connection:
    """Return a connection with the server of an address, each statement by itself.

    Raises:
        psycopg.Error: there is none to be had, or not in the way the address asks for.
    """
    settings = _SETTINGS | conninfo_to_dict(address.conninfo)
    if settings.get("sslmode") not in _SURE and pq.version() >= _KNOWS_AUTH:
        # A plan may name anybody's server: no password goes there as it is.
        settings.setdefault("require_auth", "!password")
    connection = Connection.connect(make_conninfo(**settings), autocommit=True)
    open_network = not connection.pgconn.ssl_in_use and not connection.info.host.startswith("/")
    if open_network and address.tls not in _MAYBE_OPEN:
        connection.close()
        raise psycopg.OperationalError(words.Server.NO_TLS)
    connection.execute(
        sql.SQL("SET idle_in_transaction_session_timeout = {}").format(sql.Literal(_ASLEEP))
    )
    return connection


def close(connection: psycopg.Connection[Any]) -> None:
    """Let a connection go, whether or not the server is there."""
    with suppress(psycopg.Error):
        connection.close()


def trouble(error: psycopg.Error) -> str:
    """Return why a server could not be used, in words; one line of libpq's where there are none."""
    said = words.Server
    match error:
        case errors.UndefinedTable() | errors.InvalidSchemaName() | errors.UndefinedFunction():
            return said.NOT_PREPARED
        case errors.InsufficientPrivilege():
            return said.NOT_A_MEMBER
    first = next(filter(None, map(str.strip, str(error).splitlines())), type(error).__name__)
    if error.sqlstate is None:
        for pattern, what in (
            (r'database ".*" does not exist', said.NO_DATABASE),
            (_NOT_LET_IN, said.NOT_KNOWN),
            ("but SSL was required", said.NO_TLS),
            ("certificate verify failed|root certificate file", said.NOT_TRUSTED),
            ("does not match host name", said.OTHER_NAME),
            ("failed to resolve|could not translate host", said.NO_HOST),
            (_NO_ANSWER, said.NOT_THERE),
        ):
            if re.search(pattern, first):
                return what
    why = first.rpartition(" failed: ")[2].removeprefix("connection is bad: ")
    why = why.removeprefix("FATAL:").strip()
    return said.UNREACHABLE.format(why=why)


# libpq has no codes for a connection that it could not make, only what it says; what a server says
# in another language is told as it is.
_NOT_LET_IN = (
    r'role ".*" does not exist|not permitted to log in|authentication failed|no password supplied'
    r"|no pg_hba\.conf entry|rejects connection"
)
_NO_ANSWER = (
    "failed: (Connection refused|No such file)|time(out expired|d out)|No route|unreachable"
)
