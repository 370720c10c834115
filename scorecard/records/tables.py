"""The store as TinyDB sees it: storage, tables and documents."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from scorecard.messages.catalogue import words
from scorecard.records.refusal import ReadOnlyTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document
    from scorecard.records.store import Store


def refuse() -> NoReturn:
    """Refuse what would change or remove a document.

    Raises:
        ReadOnlyTable: always.
    """
    raise ReadOnlyTable(words.File.READ_ONLY)


class JournalStorage(Storage):
    """The tables of a store, up to date at every read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self) -> dict[str, dict[str, Any]]:
        """Return every table by name."""
        return {name: dict(self._store.table(name)) for name in self._store.table_names()}

    def table(self, name: str) -> Mapping[str, Document]:
        """Return one table, without making the others."""
        return self._store.table(name)

    def write(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()


class RecordDocument(TinyDocument):
    """A document that is the reader's own: changing it changes nothing else."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(value, doc_id)
        for name, held in value.items():
            if isinstance(held, (list, dict)):
                self[name] = deepcopy(held)


class RecordTable(Table):
    """A table that is read. Answers are never kept, since others may write at any time."""

    document_class = RecordDocument
    document_id_class = cast("type[int]", str)  # TinyDB's types know numbers only

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = 0,  # noqa: ARG002 - TinyDB's signature; a cache would answer from before
        persist_empty: bool = False,
    ) -> None:
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    def insert(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def insert_multiple(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def update(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def update_multiple(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def upsert(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def remove(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def truncate(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()

    def _update_table(self, *_: object, **__: object) -> NoReturn:
        """Refuse: whatever else would change a table passes here."""
        refuse()

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        storage = cast("JournalStorage", self._storage)
        return cast("dict[str, Mapping[str, Any]]", storage.table(self.name))


REVISIONS = "revisions"
READINGS = "readings"
INDICATOR = "indicator:"
BOARD = ("comments", "priorities", "decisions")


class Views:
    """Tables of one moment; a table that was handed out is never changed, but made anew."""

    def __init__(self) -> None:
        self._version = -1
        self._tables: dict[str, Mapping[str, Document]] = {}

    def table(self, name: str, version: int, index: Index) -> Mapping[str, Document]:
        """Return the documents of a table, none for a name that is not known."""
        if version != self._version:
            self._version = version
            self._tables = {}
        if name not in self._tables:
            self._tables[name] = _made(name, index)
        return self._tables[name]


def table_names(index: Index) -> list[str]:
    """Return the names of all tables; those of the board only where something is in them."""
    board = [name for name in BOARD if index.board.heads(name)]
    return [REVISIONS, READINGS, *board, *(INDICATOR + id_ for id_ in sorted(index.series))]


def _made(name: str, index: Index) -> Mapping[str, Document]:
    documents = index.documents
    if name == REVISIONS:
        return {id_: documents[id_] for id_ in index.readings}
    if name == READINGS:
        return _heads(documents, (c for chains in index.series.values() for c in chains.values()))
    if name in BOARD:
        return {id_: documents[id_] for id_ in index.board.heads(name)}
    if name.startswith(INDICATOR):
        chains = index.series.get(name.removeprefix(INDICATOR), {})
        keys = sorted(chains, key=lambda key: (key[0], key[1] or ""))
        return _heads(documents, (chains[key] for key in keys))
    return {}


def _heads(documents: Mapping[str, Document], chains: Iterable[Chain]) -> Mapping[str, Document]:
    return {chain.head.id: documents[chain.head.id] for chain in chains}


class Database(TinyDB):
    """The store's tables; asked without naming one, it answers from ``readings``."""

    table_class = RecordTable
    default_table_name = READINGS

    def __init__(self, store: Store) -> None:
        super().__init__(store, storage=JournalStorage)

    def drop_tables(self) -> NoReturn:
        """Refuse."""
        refuse()

    def drop_table(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()
