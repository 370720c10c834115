"""The store: what people entered, read and added to, never rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.plan import PresentIds
from scorecard.records.closing import check_closing, check_reopening, closing, reopening
from scorecard.records.contested import (
    contested,
    contested_board,
    contested_words,
    settlement,
)
from scorecard.records.copy import copies_folder
from scorecard.records.entry import check_entries, check_judgement
from scorecard.records.faults import store_faults
from scorecard.records.faulty import DISMISSAL, dismissal, faulty_faults, faulty_lines
from scorecard.records.file import DISK
from scorecard.records.hand_edit import hand_edits
from scorecard.records.index import Index
from scorecard.records.journal import LOCK_TIMEOUT
from scorecard.records.journal_file import create_file
from scorecard.records.line import uncollected
from scorecard.records.revising import Reviser
from scorecard.records.schema import is_plain_reading, wrong
from scorecard.records.tables import READINGS, Database, MadeUnderLock

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Closure, Judgement, Records
    from scorecard.model.status import Status
    from scorecard.records.address import Address
    from scorecard.records.contested import Contest
    from scorecard.records.entry import Entry
    from scorecard.records.faulty import FaultyLine
    from scorecard.records.file import Disk
    from scorecard.records.hand_edit import HandEdit
    from scorecard.records.index import Chain
    from scorecard.records.journal import Journal
    from scorecard.records.line import Document

    Progress = Callable[[int, int], None]

Answer = TypeVar("Answer")

# Rows between two reports of progress.
_STEP = 500


class Store:
    """Every revision of every record of one place.

    It reads the documents of a TinyDB database and adds to its tables. It may be used from
    several threads; any number of processes may use the same file.

    Args:
        database: where the records are.
        ids: what the plan calls everything now; without one every id stands for itself.
    """

    def __init__(self, database: Database, ids: PresentIds | None = None) -> None:
        self.ids = PresentIds() if ids is None else ids
        self._database = database
        self._storage = database.records
        self._mutex = self._storage.mutex
        self._index = Index(self.ids)
        # The tables the index was made of, and how many documents of each are in it.
        self._tables: Mapping[str, Mapping[str, Document]] | None = None
        self._read: dict[str, int] = {}
        self._version = 0
        self._records: tuple[int, Records] | None = None
        self._faults: tuple[object, tuple[Fault, ...]] | None = None

    @classmethod
    def open(
        cls,
        path: Path | Address,
        copies: Path | None = None,
        ids: PresentIds | None = None,
        *,
        lock_timeout: float = LOCK_TIMEOUT,
        disk: Disk = DISK,
        own_disk: Disk = DISK,
    ) -> Store:
        """Open the store at ``path``; without copies nothing is created and nothing is changed.

        Args:
            path: the file, or where a server keeps the lines.
            copies: the folder of this computer's copies: file and copy are brought together, and
                what the file has lost is put back.
            ids: what the plan calls everything now.
            lock_timeout: seconds to wait for another writer.
            disk: the system calls for the file; tests put faulty ones here.
            own_disk: those for the copy.

        Raises:
            ScorecardError: it is missing, empty, unreadable, a folder or not a store, and no
                copy can stand in for it.
        """
        database = Database(path, copies, disk=disk, own_disk=own_disk, lock_timeout=lock_timeout)
        return cls(database, ids)

    @classmethod
    def create(cls, path: Path, *, disk: Disk = DISK) -> Store:
        """Make a new, empty store with an id of its own, and open it.

        Raises:
            ScorecardError: something is there already, or the file cannot be made.
        """
        create_file(path, disk)
        return cls.open(path, disk=disk)

    @property
    def path(self) -> Path:
        """Return the file."""
        return self.journal.path

    @property
    def journal(self) -> Journal:
        """Return the file, and with it this computer's copy if there is one."""
        return self._storage.journal

    @property
    def store_id(self) -> str:
        """Return the id the store was given when it was made."""
        return self.journal.contents.store_id

    @property
    def format(self) -> int:
        """Return the greatest format any header of the file names."""
        return self.journal.contents.format

    @property
    def read_only(self) -> str:
        """Return why nothing can be entered here, or an empty text."""
        return self.journal.read_only

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with lines of the file; the others are usable."""
        with self._mutex:
            self._catch_up()
            journal = self.journal
            state = (self._version, journal.contents.size, journal.trouble, journal.remarks())
            if self._faults is None or self._faults[0] != state:
                self._faults = (state, store_faults(self._storage, self._index))
            return self._faults[1]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Return the faults that make something unusable; lines that hold nonsense are counted."""
        with self._mutex:
            self._catch_up()
            errors = [fault for fault in self.faults if fault.severity is Severity.ERROR]
            faulty = frozenset(faulty_faults(self._storage, self._index))
        if not faulty:
            return tuple(errors)
        told = plural(words.Line.COUNTED, len(faulty))
        rest = (fault for fault in errors if fault not in faulty)
        return (*rest, Fault(self.journal.shown, told))

    def faulty_lines(self) -> tuple[FaultyLine, ...]:
        """Return the sealed lines that do not count, dismissed ones included."""
        return self.ask(lambda index: faulty_lines(self._storage, index))

    def dismiss(self, line: FaultyLine, because: str, *, by: str) -> None:
        """Enter that a line which does not count is of no use: nobody is told of it any more.

        Raises:
            ScorecardError: no reason or name is given, or it was dismissed already.
            NotSaved: the disk, the lock or the file refused.
        """
        self.enter(DISMISSAL, lambda _: [dismissal(line, because, by)], lambda _: None)

    @property
    def database(self) -> Database:
        """Return the TinyDB database that holds the records: a table for each type of record."""
        return self._database

    @property
    def waiting(self) -> int:
        """Return how many lines are saved on this computer only; none without a copy."""
        return len(self.journal.waiting)

    @property
    def put_back(self) -> int:
        """Return how many lines the file had lost since the store was opened, and has again."""
        return self.journal.put_back

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what must be heard at once, each as one line; nothing when all is well."""
        journal = self.journal
        said = [f"{r.file}: {r.what}" for r in journal.remarks(urgent=True)]
        if what := self.ask(contested_words):
            said.append(f"{journal.shown}: {what}")
        return tuple(said)

    def contested(self) -> Mapping[ReadingKey, tuple[Reading, ...]]:
        """Return the readings that two people revised at once; see :func:`.contested.contested`."""
        return self.ask(contested)

    def contested_board(self) -> tuple[Contest, ...]:
        """Return the comments, priorities and decisions two people revised at once."""
        return self.ask(contested_board)

    def hand_edits(self) -> tuple[HandEdit, ...]:
        """Return the lines that people edited or added by hand, accepted ones included."""
        if not self.journal.contents.by_hand:
            return ()
        return self.ask(lambda index: hand_edits(self.journal.data(), index))

    def sight(self) -> object:
        """Return what is another value once others may have added to a server; it costs little."""
        with self._mutex:
            return self.journal.sight()

    def refresh(self) -> bool:
        """Take in what other programs did to the file; say whether anything changed."""
        with self._mutex:
            return self.journal.refresh()

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

    def ask(self, question: Callable[[Index], Answer]) -> Answer:
        """Return what a question finds in everything entered so far, others' lines included."""
        with self._mutex:
            self.journal.refresh()
            self._catch_up()
            return question(self._index)

    def enter(
        self,
        table: str,
        make: Callable[[Index], list[Document]],
        question: Callable[[Index], Answer],
    ) -> Answer:
        """Enter documents of a table durably: all of them, or none; several are one batch.

        Args:
            table: the table.
            make: asked under the lock, with everything others wrote taken in; it may be asked
                again when the file was replaced meanwhile. No documents, and nothing is written.
            question: asked once they are entered.

        Returns:
            What the question finds.

        Raises:
            NotSaved: the disk, the lock or the file refused.
            ScorecardError: whatever ``make`` raises; nothing was written.
        """

        def under_lock() -> list[Document]:
            self._catch_up()
            made = make(self._index)
            for document in made:
                # What could not be read back as a record is not written.
                if not is_plain_reading(document) and (what := wrong(document)):
                    raise ScorecardError(words.Entry.NOT_SAVED.format(what=what))
            return made

        with self._mutex:
            self._database.record_table(table).insert_multiple(MadeUnderLock(under_lock))
            self._catch_up()
            return question(self._index)

    @uncollected()
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
        made: list[Document] = []

        def make(index: Index) -> list[Document]:
            reviser = Reviser(index, by)
            reviser.check_seen(seen or {})
            made.clear()
            for done, entry in enumerate(entries):
                made.append(reviser.revision(entry))
                if progress is not None and done % _STEP == 0:
                    progress(done, len(entries))
            return made

        def entered(index: Index) -> tuple[Reading, ...]:
            if progress is not None and entries:
                progress(len(entries), len(entries))
            return tuple([index.readings[document["id"]] for document in made])

        return self.enter(READINGS, make, entered)

    def settle(self, entry: Entry, *, by: str, seen: Collection[str]) -> Reading:
        """Enter a revision that settles a contested reading.

        Args:
            entry: what the reading is to say.
            by: who enters it.
            seen: the ids of the revisions the person saw, as :func:`.contested.contested` gives
                them.

        Raises:
            Conflict: another revision came that the person has not seen.
            ScorecardError: the entry cannot be kept, or nothing is contested there.
            NotSaved: the disk, the lock or the file refused.
        """
        check_entries((entry,), by)
        made: list[Document] = []

        def make(index: Index) -> list[Document]:
            made[:] = [settlement(index, entry, by=by, seen=seen)]
            return made

        return self.enter(READINGS, make, lambda index: index.readings[made[0]["id"]])

    def judge(
        self, indicator: str, year: int, status: Status, because: str, *, by: str, reason: str = ""
    ) -> Judgement:
        """Enter a person's judgement of a qualitative indicator.

        Args:
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
        check_judgement(indicator, year, because, by, reason)
        judged = self.enter(
            "judgement",
            lambda index: [Reviser(index, by).judgement(indicator, year, status, because, reason)],
            lambda index: index.judged(indicator, year),
        )
        if judged is None:
            raise AssertionError  # what was entered was read back
        return judged

    def close_year(
        self, year: int, *, on: date, by: str, calendar: FiscalCalendar = CALENDAR_YEARS
    ) -> Closure:
        """Close a year: from now on a change of it needs a reason.

        Args:
            year: the year.
            on: the day the board approved; not to come, nor before the year began or was reopened.
            by: who closes it.
            calendar: from which day to which a year runs.

        Raises:
            ScorecardError: it is closed already, or the day cannot be.
            NotSaved: the disk, the lock or the file refused.
        """
        check_closing(year, on, by, calendar)
        return self.enter(
            "close",
            lambda index: [closing(index, year, on, by)],
            lambda index: index.last_closings()[year],
        )

    def reopen_year(self, year: int, *, because: str, by: str) -> Closure:
        """Open a closed year again, with a reason; what was closed stays in the history.

        Raises:
            ScorecardError: it is not closed, or no reason is given.
            NotSaved: the disk, the lock or the file refused.
        """
        check_reopening(year, because, by)
        return self.enter(
            "close",
            lambda index: [reopening(index, year, because, by)],
            lambda index: index.last_closings()[year],
        )

    def _chain(self, key: ReadingKey) -> Chain[Reading] | None:
        with self._mutex:
            self._catch_up()
            return self._index.chain(key)

    @uncollected()
    def _catch_up(self) -> None:
        """Add to the index what came into the tables since the last time."""
        storage = self._storage
        storage.catch_up()
        if storage.tables is not self._tables:
            self._tables = storage.tables
            self._index, self._read = Index(self.ids), {}
            self._version += 1
        for name, held in storage.tables.items():
            read = self._read.get(name, 0)
            if len(held) > read:
                self._index.add(self._database.record_table(name).added(read))
                self._read[name] = len(held)
                self._version += 1


def open_store(path: Path | Address, ids: PresentIds | None = None) -> Store:
    """Open a store with this computer's copy, and put back what the file has lost.

    No store is made where none was. A file that cannot be read is stood in for by the copy.

    Args:
        path: the file, or where a server keeps the lines.
        ids: what the plan calls everything now.

    Raises:
        ScorecardError: there is no store, and this computer has never seen one there.
    """
    return Store.open(path, copies_folder(), ids)
