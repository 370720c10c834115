"""A journal with this computer's copy behind it: what the file loses is put back from there."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault
from scorecard.records.copy.notices import notices
from scorecard.records.copy.union import differences, lines_of, sealed
from scorecard.records.copy.united import United
from scorecard.records.file.contents import FORMAT
from scorecard.records.file.disk import DISK
from scorecard.records.file.journal import ATTEMPTS, LOCK_TIMEOUT
from scorecard.records.refusal import NoStore, NotSaved, NoTurn, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from scorecard.model.fault import ScorecardError
    from scorecard.records.file.disk import Disk

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
