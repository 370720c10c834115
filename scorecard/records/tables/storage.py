"""TinyDB's storage over the journal: it reads, and refuses to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from tinydb.storages import Storage

from scorecard.messages.catalogue import words
from scorecard.records.refusal import ReadOnlyTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.records.file.line import Document
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
