"""TinyDB's table over the journal: queries work, changes are refused, answers are copies."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NoReturn, cast

from tinydb.table import Document, Table

from scorecard.records.tables.storage import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tinydb.storages import Storage

    from scorecard.records.tables.storage import JournalStorage


class RecordDocument(Document):
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
