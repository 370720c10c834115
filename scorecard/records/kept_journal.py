"""A journal together with this computer's copy of it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import plural, words
from scorecard.model.fault import Fault, Severity
from scorecard.records.contents import FORMAT
from scorecard.records.copy import BUNDLED, OwnPlace
from scorecard.records.faults import lines_told
from scorecard.records.file import DISK
from scorecard.records.journal import ATTEMPTS, LOCK_TIMEOUT, Journal
from scorecard.records.line import SEAL
from scorecard.records.refusal import NoStore, NotSaved, NoTurn, reason, shown_path
from scorecard.records.union import copies_beside, differences, lines_of, sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from pathlib import Path

    from scorecard.model.fault import ScorecardError
    from scorecard.records.contents import Contents
    from scorecard.records.copy import OwnCopy
    from scorecard.records.file import Disk
    from scorecard.records.union import Beside


_HEADER = b'{"type":"header"'
# What a power cut or a program that stopped leaves of a file: nothing to lose.
_BLANK = b"\x00 \t\r\n"


class United(Journal):
    """One store's file, and the lines of it this computer has entered or seen.

    Args:
        path: the file.
        copies: the folder of this computer's copies.
        disk: the system calls for the file.
        own_disk: those for the copy.
        lock_timeout: seconds to wait for another writer.

    Raises:
        NoStore: there is no store.
    """

    def __init__(
        self,
        path: Path,
        copies: Path,
        *,
        disk: Disk = DISK,
        own_disk: Disk = DISK,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self.beside: tuple[Beside, ...] = ()
        self.own_trouble = ""
        self._place = OwnPlace(copies, path, disk=own_disk)
        self._own: OwnCopy | None = None
        # The lines of the copy that the file has not, in their order.
        self._only_here: dict[bytes, None] = {}
        # Those of them that came from copies beside the file.
        self._found: set[bytes] = set()
        # A writer is at work, and looks after what only the copy has.
        self._busy = False
        super().__init__(path, disk=disk, lock_timeout=lock_timeout)

    @property
    def own(self) -> OwnCopy | None:
        """Return this computer's copy; None while nothing is copied."""
        return self._own

    @property
    def only_here(self) -> tuple[bytes, ...]:
        """Return the lines the file has not, a header of it included."""
        return tuple(self._only_here)

    @property
    def waiting(self) -> tuple[bytes, ...]:
        """Return the lines that are on this computer only."""
        return tuple(line for line in self._only_here if not line.startswith(_HEADER))

    def refresh(self) -> bool:
        """Take in what others did to the file or to the copy; say whether anything differs."""
        changed = super().refresh()
        return self._hear_own() or changed

    def _admit(self, contents: Contents, data: bytes) -> None:
        """Put the union of file and copy in the place of what was known."""
        own = self._copy_of(contents, data)
        held = None if own is None else self._held(own)
        there: list[bytes] = []
        here: list[bytes] = []
        if held is not None and (held or contents.store_id not in BUNDLED):
            there, here = differences(data, held)
            beside = copies_beside(self.path, contents.store_id, (data, held))
            found = [line for copy in beside for line in copy.lines]
            here, there = here + found, there + found
            self._found |= set(found)
            contents.take_elsewhere(here)
            self.beside = beside
        super()._admit(contents, data)
        self._own = own if held is not None else None
        self._only_here = dict.fromkeys(here)
        if own is not None and there:
            self._copy(own, there)

    def _heard(self, piece: bytes) -> None:
        """Copy the lines others added to the file; those that waited for it wait no longer."""
        own = self._own
        if own is None or not own.known:
            return
        whole, _, last = piece.rpartition(b"\n")
        there = sealed(lines_of(whole))
        ours = dict.fromkeys(self._news(own))
        news = [line for line in there if line not in self._only_here and line not in ours]
        arrived = {*there, *sealed([last])}
        here = dict.fromkeys(line for line in self._only_here if line not in arrived)
        fresh = self._lacking([line for line in ours if line not in arrived and line not in here])
        self._only_here = here | dict.fromkeys(fresh)
        self.contents.take_elsewhere(fresh)
        if news:
            self._copy(own, news)

    def _hear_own(self) -> bool:
        """Take in what other programs of this computer could save in the copy only."""
        own = self._own
        if own is None or not own.changed():
            return False
        fresh = self._lacking([line for line in self._news(own) if line not in self._only_here])
        if not own.known:
            # Dropped or replaced: begin anew.
            self._sight = None
            return super().refresh()
        if fresh:
            self._only_here.update(dict.fromkeys(fresh))
            self.contents.take_elsewhere(fresh)
            if not self._busy:
                self._bring_back()
        return bool(fresh)

    def _bring_back(self) -> None:
        """Put the lines back that only the copy has; who can only read, cannot."""

    def _news(self, own: OwnCopy) -> list[bytes]:
        """Return what other programs of this computer added to the copy."""
        try:
            return own.news() if own.changed() else []
        except OSError as error:
            self.own_trouble = reason(error)
            return []

    def _copy(self, own: OwnCopy, lines: Sequence[bytes]) -> None:
        """Copy lines of the file; one that cannot be copied is read all the same."""
        try:
            others = own.append(lines)
        except OSError as error:
            self.own_trouble = reason(error)
        except NoTurn as refusal:
            self.own_trouble = refusal.why
        else:
            self.own_trouble = ""
            self._hear(others, frozenset(lines))

    def _hear(self, others: Sequence[bytes], known: Container[bytes]) -> None:
        """Take in lines that other programs of this computer put into the copy meanwhile."""
        unknown = [line for line in others if line not in known and line not in self._only_here]
        fresh = self._lacking(unknown)
        self._only_here.update(dict.fromkeys(fresh))
        self.contents.take_elsewhere(fresh)

    def _lacking(self, lines: Sequence[bytes]) -> list[bytes]:
        """Return those of the copy's new lines that the file has not.

        Another program that looks at the store for the first time copies what stands there.
        """
        if not lines:
            return []
        held = frozenset(lines_of(self.data()))
        return [line for line in lines if line not in held]

    def _copy_of(self, contents: Contents, data: bytes) -> OwnCopy | None:
        """Return the copy that belongs to what was just read; None when it is no store."""
        if not contents.ours and not contents.half_made and data.strip(_BLANK) and SEAL not in data:
            return None
        if store_id := contents.store_id or self.contents.store_id:
            return self._place.copy(store_id)
        # The header is gone, and perhaps more.
        copies = self._place.copies()
        lines = frozenset(sealed(lines_of(data)))
        if not lines:
            return next(iter(copies), None)
        return next((o for o in copies if lines & {*lines_of(self._held(o) or b"")}), None)

    def _held(self, own: OwnCopy) -> bytes | None:
        try:
            return own.read()
        except OSError as error:
            self.own_trouble = reason(error)
            return None


def notices(kept: Kept, *, urgent: bool = False) -> Iterator[Fault]:
    """Yield what waits, what was put back and what was read in; nothing when all is well.

    What lies about beside the store and holds nothing new is not urgent: it can wait for `check`.
    """
    said = words.Kept
    waiting = len(kept.waiting)
    if waiting:
        yield _warning(kept.shown, said.WAITING.format(lines=lines_told(waiting), why=kept.waits))
    if kept.put_back:
        yield _warning(kept.shown, plural(said.PUT_BACK, kept.put_back))
    if kept.own_trouble:
        yield _warning(kept.shown, said.NOT_COPIED.format(why=kept.own_trouble))
    for beside in kept.beside:
        number = len(beside.lines)
        if urgent and not number:
            continue
        text = plural(said.BESIDE, number) if number else said.BESIDE_NOTHING
        yield _warning(shown_path(beside.path), text)


def _warning(file: str, what: str) -> Fault:
    return Fault(file, what, severity=Severity.WARNING)


# Seconds to wait for a writer when nothing but putting lines back is to be done.
_BRIEFLY = 2.0


class Kept(United):
    """One store's file, written so that whatever becomes of it, this computer has every line.

    A line is durable in the copy before it goes to the file. ``waits`` says why lines wait for
    the file; ``put_back`` counts those it had lost, or never had, and has now.

    Args:
        path: the file.
        copies: the folder of this computer's copies.
        disk: the system calls for the file.
        own_disk: those for the copy.
        lock_timeout: seconds to wait for another writer.

    Raises:
        ScorecardError: there is no store, and no copy that could stand in for it.
    """

    def __init__(
        self,
        path: Path,
        copies: Path,
        *,
        disk: Disk = DISK,
        own_disk: Disk = DISK,
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> None:
        self.waits = ""
        self.put_back = 0
        try:
            super().__init__(path, copies, disk=disk, own_disk=own_disk, lock_timeout=lock_timeout)
        except NoStore as error:
            if not self._stand_in(error):
                raise

    @property
    def read_only(self) -> str:
        """Return why nothing can be entered; a file that is gone or full is no reason."""
        if self.contents.format > FORMAT or self.displaced:
            return super().read_only
        return "" if self.trouble is not None else self._not_allowed()

    def remarks(self, *, urgent: bool = False) -> tuple[Fault, ...]:
        """Return what waits, what was put back and what was read in."""
        return tuple(notices(self, urgent=urgent))

    def append_lines(self, make: Callable[[], list[bytes]]) -> None:
        """Add lines: durably here, then to the file; they wait here if it cannot be written.

        Raises:
            NotSaved: they are not even durable here, and why.
            ScorecardError: whatever ``make`` raises; nothing was written.
        """
        self._refresh_to_write()
        if self.trouble is not None and not self.path.exists() and self._make_again():
            self.refresh()
        with self._turn() as stands_in_the_way:
            self._refresh_to_write()
            lines = [line.rstrip(b"\n") for line in make()]
            if not lines:
                return
            self._keep(lines)
            self._only_here.update(dict.fromkeys(lines))
            self.waits = self._unreadable or stands_in_the_way or self._push()
            self.contents.take_elsewhere([line for line in lines if line in self._only_here])

    def _look(self) -> None:
        try:
            super()._look()
        except NoStore as error:
            # A running program waits: a checkout takes a file away only to put another there.
            if not error.missing or self._sight is not None or not self._make_again():
                raise
            super()._look()
        if self._only_here and not self._busy:
            self._bring_back()

    @contextmanager
    def _turn(self, timeout: float | None = None) -> Iterator[str]:
        """Hold the lock if it can be had; yield why the file cannot be written, or nothing."""
        busy, self._busy, why = self._busy, True, ""
        with ExitStack() as stack:
            stack.callback(setattr, self, "_busy", busy)
            try:
                stack.enter_context(self._lock.held(timeout))
            except NoTurn as refusal:
                # Where nobody can have a lock, copies heal what two writers do to each other.
                why = "" if refusal.never else refusal.why
            yield why

    def _keep(self, lines: Sequence[bytes]) -> None:
        """Make lines durable on this computer, and those of the file before them.

        Raises:
            NotSaved: they are not.
        """
        own = self._own or self._place.copy(self.contents.store_id or "unnamed")
        before: list[bytes] = []
        try:
            if not own.known:
                before, _ = differences(self.data(), own.read())
            others = own.append([*before, *lines])
        except OSError as error:
            what = words.Upkeep.COPY_NOT_WRITTEN.format(why=reason(error))
            raise NotSaved(Fault(str(own.path), what)) from None
        self._own, self.own_trouble = own, ""
        self._hear(others, {*before, *lines})

    def _push(self) -> str:
        """Add the lines that wait to the file; return why they wait on."""
        for _ in range(ATTEMPTS):
            if not self._only_here:
                return ""
            if self._unreadable:
                return self._unreadable
            try:
                if self._write([line + b"\n" for line in self._only_here]):
                    self._only_here.clear()
                    return ""
            except OSError as error:
                return reason(error)
            except NotSaved:
                return words.Kept.UNCONFIRMED
            super().refresh()
        return words.Kept.REPLACED

    def _bring_back(self) -> None:
        """Put the lines back that the file has lost, or never had."""
        with self._turn(_BRIEFLY) as stands_in_the_way:
            super().refresh()
            number = sum(line not in self._found for line in self.waiting)
            self.waits = self._unreadable or stands_in_the_way or self.read_only or self._push()
            if not self._only_here:
                self.put_back += number

    @property
    def _unreadable(self) -> str:
        if self.trouble is None:
            return ""
        return self.trouble.what if self.path.exists() else words.Kept.GONE

    def _told(self, error: ScorecardError) -> Fault:
        """Say that the copy stands in, and what to do."""
        fault = super()._told(error)
        if not isinstance(error, NoStore):
            return fault
        what = words.Kept.STANDS_IN_GONE if error.missing else words.Kept.STANDS_IN
        return replace(fault, what=what.format(what=fault.what))

    def _make_again(self) -> bool:
        """Make the file anew, empty, when it is gone and its lines are here; say whether it is."""
        copies = [self._own] if self._own is not None else self._place.copies()
        if not copies or not self.path.parent.is_dir() or not self._held(copies[0]):
            return False
        try:
            self._disk.close(self._disk.create(self.path))
            self._disk.sync_folder(self.path.parent)
        except FileExistsError:
            return True
        except OSError:
            return False
        return True

    def _stand_in(self, error: NoStore) -> bool:
        """Read from the copy alone, as the file cannot be read; say whether there is one."""
        for own in self._place.copies():
            lines = sealed(lines_of(self._held(own) or b""))
            if lines:
                self.contents.take_elsewhere(lines)
                self._own, self._only_here = own, dict.fromkeys(lines)
                self.trouble = self._told(error)
                self.waits = self._unreadable
                return True
        return False
