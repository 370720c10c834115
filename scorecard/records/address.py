"""Where a server keeps a store: as people write it, and without any secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import TLS_MODES
from scorecard.model.text import quoted

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMES = ("postgresql://", "postgres://")
_SERVICE = re.compile(r"service=\S")
# What libpq would take from an address, and everybody from a list of running programs.
_SECRETS = frozenset({"password", "sslpassword", "scram_client_key", "scram_server_key"})
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


def is_address(text: str) -> bool:
    """Say whether a text names a server's store, not a folder."""
    return text.startswith(_SCHEMES) or _SERVICE.match(text) is not None


def read_address(text: str, home: Path, tls: str = "") -> Address:
    """Read ``postgresql://host/database?store=name`` or ``service=name store=name``.

    Args:
        text: what was written.
        home: the file it would be here.
        tls: the least the plan demands of the connection.

    Raises:
        ScorecardError: a secret stands in it, or what it names cannot be a store.
    """
    begin, between, settings = _split(text)
    names = [name for name, _ in settings]
    if _has_secret(begin) or _SECRETS.intersection(names):
        raise ScorecardError(words.Server.IN_THE_OPEN)
    stores = [unquote(value) for name, value in settings if name == "store"]
    store = stores[-1] if stores else ""
    if store and not _NAME.fullmatch(store):
        raise ScorecardError(words.Server.NO_NAME.format(name=quoted(store)))
    rest = between.join(f"{name}={value}" for name, value in settings if name != "store")
    mode = next((value for name, value in settings if name == "sslmode"), "")
    if tls and mode in TLS_MODES and TLS_MODES.index(mode) < TLS_MODES.index(tls):
        raise ScorecardError(words.Server.WEAK_TLS.format(asked=tls, given=mode))
    if tls and not mode:
        rest += f"{between if rest else ''}sslmode={tls}"
    start = f"{begin}?" if begin and rest else begin
    return Address(start + rest, store, text, home, tls)


def _split(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Return what comes before the settings, what stands between them, and each of them."""
    if text.startswith(_SCHEMES):
        begin, _, query = text.partition("?")
        pairs, between = query.split("&"), "&"
    else:
        begin, pairs, between = "", text.split(), " "
    settings = [pair.partition("=")[::2] for pair in pairs if pair]
    return begin, between, settings


def _has_secret(begin: str) -> bool:
    """Say whether a password stands before the host of a URL."""
    authority = begin.partition("://")[2].partition("/")[0]
    user, at, _ = authority.rpartition("@")
    return bool(at) and ":" in user and not user.endswith(":")


def need_library() -> None:
    """See that PostgreSQL's library is there, which only a store on a server needs.

    Raises:
        ScorecardError: it is not.
    """
    try:
        import_module("psycopg")
    except ImportError:
        raise ScorecardError(words.Server.NO_LIBRARY) from None
