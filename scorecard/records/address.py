"""Where a server keeps a store: as people write it, and without any secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import SCHEMES, TLS_MODES
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from pathlib import Path

# What libpq would take from an address, and everybody from a list of running programs.
_SECRETS = frozenset(
    {
        "password",
        "sslpassword",
        "scram_client_key",
        "scram_server_key",
        "oauth_client_secret",
    }
)
# What a store on a server may be called.
_NAME = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Address:
    """A store on a PostgreSQL server.

    Args:
        conninfo: what libpq is told; no secret is in it.
        store: the name of the store there; empty where there is but one.
        shown: all of it as people write it, by which this computer's copies know it as well.
        home: the file it would be here; files of evidence are kept beside it.
        tls: the least that the plan demands of the connection, one of :data:`.TLS_MODES`.
    """

    conninfo: str
    store: str
    shown: str
    home: Path
    tls: str = ""

    def __str__(self) -> str:
        return self.shown


def read_address(text: str, home: Path, tls: str = "") -> Address:
    """Read ``postgresql://host/database?store=name`` or ``service=name store=name``.

    Args:
        text: what was written.
        home: the file it would be here.
        tls: the least the plan demands of the connection.

    Raises:
        ScorecardError: a secret stands in it, it is no address, or what it names cannot be a store.
    """
    said = words.Server
    begin, between, pairs = _split(text)
    settings = [(unquote(name), value) for name, value in pairs]
    if _has_secret(text) or _SECRETS.intersection(name for name, _ in settings):
        raise ScorecardError(said.IN_THE_OPEN)
    if not _is_plain(begin, pairs):
        raise ScorecardError(said.NO_ADDRESS)
    given = {name: unquote(value) for name, value in settings}  # as for libpq, the last one counts
    store, mode = given.get("store", ""), given.get("sslmode", "")
    if store and not _NAME.fullmatch(store):
        raise ScorecardError(said.NO_NAME.format(name=quoted(store)))
    if mode and mode not in TLS_MODES:
        raise ScorecardError(said.NO_ADDRESS)
    if tls and mode and TLS_MODES.index(mode) < TLS_MODES.index(tls):
        raise ScorecardError(said.WEAK_TLS.format(asked=tls, given=mode))
    rest = [f"{name}={value}" for name, value in settings if name != "store"]
    if tls and not mode:
        rest.append(f"sslmode={tls}")
    start = f"{begin}?" if begin and rest else begin
    return Address(start + between.join(rest), store, text, home, tls)


def _split(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Return what comes before the settings, what stands between them, and each of them."""
    if text.startswith(SCHEMES):
        begin, _, query = text.partition("?")
        pairs, between = query.split("&"), "&"
    else:
        begin, pairs, between = "", text.split(), " "
    settings = [pair.partition("=")[::2] for pair in pairs if pair]
    return begin, between, settings


def need_library() -> None:
    """See that PostgreSQL's library is there, which only a store on a server needs.

    Raises:
        ScorecardError: it is not.
    """
    try:
        import_module("psycopg")
    except ImportError:
        raise ScorecardError(words.Server.NO_LIBRARY) from None


def _has_secret(text: str) -> bool:
    """Say whether a password stands before the host of a URL, or what is hardly anything else."""
    if not text.startswith(SCHEMES):
        return False
    rest = text.partition("://")[2]
    # libpq ends a password at the first @, with a question mark in it or not; people at the last.
    users = [
        rest.partition("/")[0].partition("@")[:2],
        rest.partition("?")[0].rpartition("@")[:2],
    ]
    return any(at and unquote(user).partition(":")[2] for user, at in users)


def _is_plain(begin: str, pairs: list[tuple[str, str]]) -> bool:
    """Say whether libpq and this module cannot read it differently.

    Quotes hide where a setting ends, and a NUL where all of it does.
    """
    parts = [begin, *(part for pair in pairs for part in pair)]
    if not all(part.isprintable() and unquote(part).isprintable() for part in parts):
        return False
    if not all(name and value for name, value in pairs):
        return False
    if begin:
        return " " not in "".join(parts)
    return not any(mark in part for part in parts for mark in "'\\")
