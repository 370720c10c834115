"""TinyDB's database over the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tinydb import TinyDB

from scorecard.records.tables.storage import JournalStorage, refuse
from scorecard.records.tables.table import RecordTable
from scorecard.records.tables.views import READINGS

if TYPE_CHECKING:
    from scorecard.records.store import Store


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
