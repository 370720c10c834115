"""The store as a TinyDB database: the journal is its storage, a type of line is a table."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import JSONStorage, Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from scorecard.messages.catalogue import words
from scorecard.records.contents import mark
from scorecard.records.file import DISK
from scorecard.records.journal import LOCK_TIMEOUT, Journal
from scorecard.records.line import new_id, seal, unpacked
from scorecard.records.refusal import NotARevision, ReadOnlyTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scorecard.records.address import Address
    from scorecard.records.contents import Contents
    from scorecard.records.file import Disk
    from scorecard.records.line import Document

# The table of readings, named as all are: by what its lines say they are.
READINGS = "reading"


def refuse() -> NoReturn:
    """Refuse what would change or remove a document.

    Raises:
        ReadOnlyTable: always.
    """
    raise ReadOnlyTable(words.File.READ_ONLY)


class MadeUnderLock:
    """Documents that are made when they are asked for: when nobody else can write any more.

    They are asked for again when the file was replaced meanwhile, and may be others then.
    """

    def __init__(self, make: Callable[[], list[Document]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Document]:
        return iter(self._make())


class Documents(Mapping[str, Any]):
    """Documents by id, in the order they came; each is held as a line, and the asker's own."""

    def __init__(self) -> None:
        self._lines: dict[str, bytes] = {}

    def __getitem__(self, id_: str) -> Document:
        return unpacked(self._lines[id_])

    def __contains__(self, id_: object) -> bool:
        return id_ in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def hold(self, id_: str, line: bytes) -> bytes:
        """Hold a document, unless there is one with its id; return the one that is held."""
        return self._lines.setdefault(id_, line)

    def behind(self, since: int) -> Iterator[Document]:
        """Yield the documents behind the first ``since``, one at a time."""
        items: Iterable[tuple[str, bytes]] = self._lines.items()
        if since:  # not looked through from their beginning
            items = [*islice(reversed(self._lines.items()), len(self._lines) - since)][::-1]
        for id_, line in items:
            document = unpacked(line)
            if document["id"] == id_:
                document["id"] = id_  # the very text that is held already
            yield document


class JournalStorage(Storage):
    """TinyDB's storage over a journal: tables that grow by sealed lines, and only grow.

    ``tables`` hold the documents that count, by type and id, in the order they came;
    ``doubled`` those whose id another line had before. ``vanished`` lines were known before the
    file was last read from its beginning.

    Args:
        path: the file, or where a server keeps the lines.
        copies: the folder of this computer's copies; without one nothing is copied.
        disk: the system calls for the file; tests put faulty ones here.
        own_disk: those for the copy.
        lock_timeout: seconds to wait for another writer.

    Raises:
        ScorecardError: the file is missing, unreadable or not a store; nothing was created.
    """

    def __init__(
        self,
        path: Path | Address | str,
        copies: Path | None = None,
        *,
        disk: Disk = DISK,
        own_disk: Disk = DISK,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self.journal = Journal(
            Path(path) if isinstance(path, str) else path,
            copies,
            disk=disk,
            own_disk=own_disk,
            lock_timeout=lock_timeout,
        )
        # Whoever reads or writes holds it; one program may do so from several threads.
        self.mutex = threading.RLock()
        self.tables: dict[str, Documents] = {}
        self.doubled: list[Document] = []
        self.vanished = 0
        self._contents: Contents | None = None
        # The ids of all but the readings: however many types there are, two places are looked at.
        self._other_ids: set[str] = set()

    def read(self) -> dict[str, dict[str, Document]]:
        """Return every table by name, what others wrote taken in."""
        with self.mutex:
            self.journal.refresh()
            self.catch_up()
            return {name: dict(table) for name, table in self.tables.items()}

    def table(self, name: str) -> dict[str, Document]:
        """Return one table, without the others."""
        with self.mutex:
            self.journal.refresh()
            self.catch_up()
            return dict(self.tables.get(name, {}))

    def write(self, *_: object, **__: object) -> NoReturn:
        """Refuse: nothing that stands is written anew."""
        refuse()

    def append(self, name: str, documents: Iterable[Mapping[str, Any]]) -> list[str]:
        """Add documents to a table durably: all of them, or none; several are one batch.

        Args:
            name: the table.
            documents: looked at under the lock, with everything others wrote taken in; no
                documents, and nothing is written.

        Returns:
            Their ids.

        Raises:
            NotSaved: the disk, the lock or the file refused.
            NotARevision: one of them is none of this table, or stands already.
        """
        ids: list[str] = []

        def under_lock() -> list[bytes]:
            self.catch_up()
            made = [dict(document) for document in documents]
            ids[:] = self._checked(name, made)
            mark(made, new_id())
            return [seal(document) for document in made]

        with self.mutex:
            self.journal.append(under_lock)
            self.catch_up()
            self._confirm(name, ids)
        return ids

    def catch_up(self) -> None:
        """Put the lines that came to count since the last time into their tables."""
        contents, before = self.journal.contents, self.tables
        again = contents is not self._contents
        if again:
            self._contents = contents
            self.tables, self.doubled, self._other_ids = {}, [], set()
        self._put(contents.fresh_lines())
        if again and before:
            held = frozenset().union(*self.tables.values())
            self.vanished = len(frozenset().union(*before.values()) - held)

    def _confirm(self, name: str, ids: Sequence[str]) -> None:
        """See that what was written counts now, as anybody who opens the file will see it."""
        table = self.tables.get(name, ())
        if any(id_ not in table for id_ in ids):
            raise self.journal.uncertain(words.File.READ_BACK)

    def _put(self, lines: Iterable[bytes]) -> None:
        last = None
        table = readings = Documents()
        others, is_reading = self._other_ids, False
        for line in lines:
            document = unpacked(line)
            type_, id_ = document["type"], document["id"]
            if type_ != last:  # lines of one type stand together
                last, table = type_, self.tables.setdefault(type_, Documents())
                readings, is_reading = self.tables.get(READINGS, readings), type_ == READINGS
            if is_reading:
                elsewhere = id_ in others
            else:
                elsewhere = id_ in readings or (id_ in others and id_ not in table)
                others.add(id_)
            if elsewhere:
                self.doubled.append(document)
                continue
            # The very same line twice, as git's merges leave it, is one line.
            if table.hold(id_, line) != line:
                self.doubled.append(document)

    def _checked(self, name: str, documents: Sequence[Document]) -> list[str]:
        """Return the ids of documents, each of them new."""
        ids: dict[str, None] = {}
        for document in documents:
            id_ = document.get("id")
            if not isinstance(id_, str) or document.get("type") != name or "crc" in document:
                raise NotARevision(words.File.NOT_A_REVISION.format(table=name))
            if id_ in ids or id_ in self._other_ids or id_ in self.tables.get(READINGS, {}):
                raise NotARevision(words.File.STANDS_ALREADY.format(id=id_))
            ids[id_] = None
        return list(ids)


class RecordDocument(TinyDocument):
    """A document that is the reader's own: changing it changes nothing else."""

    def __init__(self, value: Mapping[str, Any], doc_id: int) -> None:
        super().__init__(value, doc_id)
        for name, held in value.items():
            if isinstance(held, (list, dict)):
                self[name] = deepcopy(held)


class RecordTable(Table):
    """Every revision of one type of record; it is read and added to, never changed.

    Answers are never kept, since others may write at any time.
    """

    document_class = RecordDocument
    document_id_class = cast("type[int]", str)  # TinyDB's types know numbers only

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = 0,  # of TinyDB; a cache would answer from before
        persist_empty: bool = False,
    ) -> None:
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    @property
    def documents(self) -> Documents:
        """Return the documents by id that are known so far."""
        return self._journal_storage.tables.get(self.name, Documents())

    def added(self, since: int) -> Iterator[Document]:
        """Yield the documents behind the first ``since``, one at a time."""
        return self.documents.behind(since)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add one document durably; see :meth:`insert_multiple`."""
        (id_,) = self.insert_multiple([document])
        return id_

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add documents as sealed lines of the journal, durably: all of them, or none.

        Returns:
            Their ids, which are texts.

        Raises:
            NotSaved: the disk, the lock or the file refused.
            NotARevision: one of them is none of this table, or stands already.
        """
        if not isinstance(documents, MadeUnderLock):
            documents = list(documents)
        return cast("list[int]", self._journal_storage.append(self.name, documents))

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
        return cast("dict[str, Mapping[str, Any]]", self._journal_storage.table(self.name))

    @property
    def _journal_storage(self) -> JournalStorage:
        return cast("JournalStorage", self._storage)


class Database(TinyDB):
    """The tables of a store; asked without naming one, it answers from the readings.

    Its storage is the journal; another one, with the same methods, can be named in its place.
    """

    default_storage_class = cast("type[JSONStorage]", JournalStorage)  # TinyDB's types know one
    default_table_name = READINGS
    table_class = RecordTable

    @property
    def records(self) -> JournalStorage:
        """Return the storage."""
        return cast("JournalStorage", self._storage)

    def record_table(self, name: str) -> RecordTable:
        """Return a table; there need be nothing in it yet."""
        return cast("RecordTable", self.table(name))

    def drop_tables(self) -> NoReturn:
        """Refuse."""
        refuse()

    def drop_table(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        refuse()
