"""The stores there are keep the contract of stores: the file alone, and file and copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from copy_support import store_with_copy
from postgres_support import OnServer
from records_support import new_store
from store_contract import StoreContract

from scorecard.records.backup import everything, incoming, take_in
from scorecard.records.line import is_header, lines_of, sealed
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from postgres_support import Postgres


class OneFile:
    """A store that is one file."""

    def __init__(self, folder: Path) -> None:
        self.path = new_store(folder)

    def open(self) -> Store:
        return Store.open(self.path)

    def lines(self) -> list[bytes]:
        held = sealed(lines_of(everything(self.open())))
        return [line for line in held if not is_header(line)]

    def load(self, lines: Iterable[bytes]) -> None:
        store = self.open()
        data = b"".join(line + b"\n" for line in lines)
        take_in(store, incoming(store, data, "lines"))


class FileAndCopy(OneFile):
    """A store with a computer's copy behind it."""

    def open(self) -> Store:
        return store_with_copy(self.path, self.path.parent / "computer")


class ServerAlone(OneFile):
    """A store on a PostgreSQL server."""

    def __init__(self, folder: Path, postgres: Postgres) -> None:
        self.server = OnServer(postgres, folder)

    def open(self) -> Store:
        return self.server.open()


class ServerAndCopy(ServerAlone):
    """A store on a PostgreSQL server with a computer's copy behind it."""

    def open(self) -> Store:
        return self.server.open(copies=self.server.folder / "computer")


class TestOneFile(StoreContract):
    place = OneFile


class TestFileAndCopy(StoreContract):
    place = FileAndCopy


class TestServer(StoreContract):
    @pytest.fixture(autouse=True)
    def on_server(self, postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
        place = partial(ServerAlone, postgres=postgres)
        monkeypatch.setattr(type(self), "place", place, raising=False)


class TestServerAndCopy(StoreContract):
    @pytest.fixture(autouse=True)
    def on_server(self, postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
        place = partial(ServerAndCopy, postgres=postgres)
        monkeypatch.setattr(type(self), "place", place, raising=False)
