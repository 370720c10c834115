"""The store: what people entered, read and added to, never rewritten."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import PresentIds
from scorecard.records.contents import mark
from scorecard.records.copy import copies_folder
from scorecard.records.entry import check_entries, check_text, check_year
from scorecard.records.faults import store_faults
from scorecard.records.file import DISK
from scorecard.records.index import Index
from scorecard.records.journal import LOCK_TIMEOUT, Journal, create_file
from scorecard.records.kept_journal import Kept
from scorecard.records.line import new_id
from scorecard.records.revising import Reviser
from scorecard.records.tables import Database, Views, table_names

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.records import Judgement
    from scorecard.model.status import Status
    from scorecard.records.line import Document


def judge(
    store: Store,
    indicator: str,
    year: int,
    status: Status,
    because: str,
    *,
    by: str,
    reason: str = "",
) -> Judgement:
    """Enter a person's judgement of a qualitative indicator.

    Args:
        store: where it is kept.
        indicator: the id of the indicator.
        year: the year judged.
        status: what it is judged.
        because: what the judgement rests on.
        by: who judges.
        reason: why a year that is closed is judged; needed there alone.

    Raises:
        ScorecardError: a text cannot be kept, or no reason or name is given.
        NotSaved: the disk, the lock or the file refused.
    """
    needed = {"indicator": indicator, "reason": because, "judge": by}
    texts = [*needed.items(), ("reason_closed", reason)]
    wrong = next((fault for name, text in texts if (fault := check_text(name, text))), "")
    wrong = wrong or next((_names_no(name) for name, text in needed.items() if not text), "")
    if wrong := wrong or check_year(year):
        raise ScorecardError(words.Entry.NOT_SAVED.format(what=wrong))

    def make(index: Index) -> list[Document]:
        return [Reviser(index, by).judgement(indicator, year, status, because, reason)]

    store.enter(make)
    judged = store.ask(lambda index: index.judged(indicator, year))
    if judged is None:
        raise AssertionError  # what was entered was read back
    return judged


def _names_no(field: str) -> str:
    return words.Entry.NAMES_NO.format(field=words.Entry.FIELD[field])


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tinydb import TinyDB

    from scorecard.model.fault import Fault
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Judgement, Records
    from scorecard.model.status import Status
    from scorecard.records.contents import Contents
    from scorecard.records.entry import Entry
    from scorecard.records.file import Disk
    from scorecard.records.index import Chain
    from scorecard.records.line import Document

    Progress = Callable[[int, int], None]

Answer = TypeVar("Answer")

# Rows between two reports of progress.
_STEP = 500


class Store:
    """Every revision of every record of one place.

    It may be used from several threads; any number of processes may use the same file.

    Args:
        journal: the file.
        ids: what the plan calls everything now; without one every id stands for itself.
    """

    def __init__(self, journal: Journal, ids: PresentIds | None = None) -> None:
        self._journal = journal
        self.ids = PresentIds() if ids is None else ids
        self._mutex = threading.RLock()
        self._contents: Contents | None = None
        self._index = Index(self.ids)
        self._views = Views()
        self._version = 0
        self._vanished = 0
        self._records: tuple[int, Records] | None = None
        self._faults: tuple[object, tuple[Fault, ...]] | None = None
        self._database: TinyDB | None = None

    @classmethod
    def open(cls, path: Path, *, lock_timeout: float = LOCK_TIMEOUT, disk: Disk = DISK) -> Store:
        """Open the store at ``path``; nothing is created, nothing is changed.

        Args:
            path: the file.
            lock_timeout: seconds to wait for another writer.
            disk: the system calls; tests put faulty ones here.

        Raises:
            ScorecardError: it is missing, empty, unreadable, a folder or not a store.
        """
        return cls(Journal(path, disk=disk, lock_timeout=lock_timeout))

    @classmethod
    def create(cls, path: Path, *, disk: Disk = DISK) -> Store:
        """Make a new, empty store with an id of its own, and open it.

        Raises:
            ScorecardError: something is there already, or the file cannot be made.
        """
        create_file(path, disk=disk)
        return cls.open(path, disk=disk)

    @property
    def path(self) -> Path:
        """Return the file."""
        return self._journal.path

    @property
    def journal(self) -> Journal:
        """Return the file, and with it this computer's copy if there is one."""
        return self._journal

    @property
    def store_id(self) -> str:
        """Return the id the store was given when it was made."""
        return self._journal.contents.store_id

    @property
    def format(self) -> int:
        """Return the greatest format any header of the file names."""
        return self._journal.contents.format

    @property
    def read_only(self) -> str:
        """Return why nothing can be entered here, or an empty text."""
        return self._journal.read_only

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with lines of the file; the others are usable."""
        with self._mutex:
            self._catch_up()
            journal = self._journal
            state = (self._version, journal.contents.size, journal.trouble, journal.remarks())
            if self._faults is None or self._faults[0] != state:
                self._faults = (state, store_faults(journal, self._index, self._vanished))
            return self._faults[1]

    @property
    def database(self) -> TinyDB:
        """Return the store as a TinyDB database that is read and never changed.

        Tables: ``revisions`` (every one), ``readings`` (the newest of each indicator, year and
        entity), ``indicator:<id>`` (those of one indicator), ``comments``, ``priorities`` and
        ``decisions`` (the newest of each). A document's id is its revision's.
        """
        with self._mutex:
            if self._database is None:
                # Only those who query need it.
                self._database = Database(self)
            return self._database

    def refresh(self) -> bool:
        """Take in what other programs did to the file; say whether anything changed."""
        with self._mutex:
            return self._journal.refresh()

    def records(self) -> Records:
        """Return everything entered so far; the same value until something changes."""
        with self._mutex:
            self._catch_up()
            if self._records is None or self._records[0] != self._version:
                self._records = (self._version, self._index.records())
            return self._records[1]

    def history(self, key: ReadingKey) -> tuple[Reading, ...]:
        """Return the revisions of a reading, oldest first, the current one last."""
        chain = self._chain(key)
        return () if chain is None else tuple(sorted(chain.revisions, key=lambda r: r.rank))

    def head(self, key: ReadingKey) -> Reading | None:
        """Return the newest revision of a reading, be it a draft or a retraction."""
        chain = self._chain(key)
        return None if chain is None else chain.head

    def add(
        self,
        entries: Sequence[Entry],
        *,
        by: str,
        seen: Mapping[ReadingKey, str | None] | None = None,
        progress: Progress | None = None,
    ) -> tuple[Reading, ...]:
        """Enter readings durably: all of them, or none.

        Args:
            entries: checked entries; several are one batch.
            by: who enters them, where an entry names nobody itself.
            seen: the id of the revision the person saw for a key, None for none.
            progress: called with how many of how many are done.

        Returns:
            The new revisions, in the order of the entries.

        Raises:
            Conflict: somebody entered another revision of a key in ``seen`` meanwhile.
            ScorecardError: an entry cannot be kept, or changes a closed year without a reason.
            NotSaved: the disk, the lock or the file refused.
        """
        entries = tuple(entries)
        check_entries(entries, by)
        with self._mutex:
            made = self.enter(lambda _: self._revisions(entries, by, seen or {}, progress))
            if progress is not None and entries:
                progress(len(entries), len(entries))
            return tuple([self._index.readings[document["id"]] for document in made])

    def judge(
        self, indicator: str, year: int, status: Status, because: str, *, by: str, reason: str = ""
    ) -> Judgement:
        """Enter a person's judgement of a qualitative indicator; see :func:`.judging.judge`."""
        return judge(self, indicator, year, status, because, by=by, reason=reason)

    def enter(self, make: Callable[[Index], list[Document]]) -> list[Document]:
        """Enter lines of any type durably: all of them, or none; several are one batch.

        Args:
            make: asked under the lock, with everything others wrote taken in; it may be asked
                again when the file was replaced meanwhile. No documents, and nothing is written.

        Returns:
            The documents as they were entered.

        Raises:
            NotSaved: the disk, the lock or the file refused.
            ScorecardError: whatever ``make`` raises; nothing was written.
        """
        made: list[Document] = []

        def under_lock() -> list[Document]:

            self._catch_up()
            made[:] = make(self._index)
            mark(made, new_id())
            return made

        with self._mutex:
            self._journal.append(under_lock)
            self._confirm(made)
        return made

    def ask(self, question: Callable[[Index], Answer]) -> Answer:
        """Return what a question finds in everything entered so far, others' lines included."""
        with self._mutex:
            self._journal.refresh()
            self._catch_up()
            return question(self._index)

    def table(self, name: str) -> Mapping[str, Document]:
        """Return the documents of a TinyDB table by id, what others wrote taken in."""
        with self._mutex:
            self._journal.refresh()
            self._catch_up()
            return self._views.table(name, self._version, self._index)

    def table_names(self) -> list[str]:
        """Return the names of the TinyDB tables."""
        with self._mutex:
            self._journal.refresh()
            self._catch_up()
            return table_names(self._index)

    def _confirm(self, made: list[Document]) -> None:
        """See that what was written counts now, as anybody who opens the file will see it."""
        self._catch_up()
        if any(document["id"] not in self._index.documents for document in made):
            raise self._journal.uncertain(words.File.READ_BACK)

    def _revisions(
        self,
        entries: tuple[Entry, ...],
        by: str,
        seen: Mapping[ReadingKey, str | None],
        progress: Progress | None,
    ) -> list[Document]:
        """Return the documents of entries as revisions of what now stands."""
        reviser = Reviser(self._index, by)
        reviser.check_seen(seen)
        documents: list[Document] = []
        for done, entry in enumerate(entries):
            documents.append(reviser.revision(entry))
            if progress is not None and done % _STEP == 0:
                progress(done, len(entries))
        return documents

    def _chain(self, key: ReadingKey) -> Chain | None:
        with self._mutex:
            self._catch_up()
            return self._index.chain(key)

    def _catch_up(self) -> None:
        """Index what came to count since the last time."""
        contents, before = self._journal.contents, self._index
        fresh = contents.fresh()
        if contents is not self._contents:
            self._contents = contents
            self._index = Index(self.ids)
        elif not fresh:
            return
        self._index.take(fresh)
        self._version += 1
        if self._index is not before:
            self._vanished = len(before.documents.keys() - self._index.documents.keys())


def open_store(path: Path, ids: PresentIds | None = None) -> Store:
    """Open a store, bring file and copy together, and put back what the file has lost.

    No store is made where none was. A file that cannot be read is stood in for by the copy.

    Args:
        path: the file.
        ids: what the plan calls everything now.

    Raises:
        ScorecardError: there is no store, and this computer has never seen one there.
    """
    return Store(Kept(path, copies_folder()), ids)
