"""The journal: a store's file, created once and only ever appended to."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.codec import moment_text
from scorecard.records.contents import FORMAT, TAIL, Contents
from scorecard.records.file import DISK, WriterLock, put_lines
from scorecard.records.line import new_id, seal
from scorecard.records.refusal import AnotherStore, NoStore, NotSaved, not_saved, shown_path, why

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scorecard.records.file import Disk
    from scorecard.records.line import Document


def create_file(path: Path, *, lines: bytes = b"", disk: Disk = DISK) -> None:
    """Make a store with an id of its own; ``lines`` follow its header as they are.

    Raises:
        ScorecardError: something is there already, or the disk refuses; nothing stays behind.
    """
    shown = shown_path(path)
    header = {"type": "header", "format": FORMAT, "store": new_id()}
    header["at"] = moment_text(datetime.now(UTC))
    try:
        descriptor = disk.create(path)
    except FileExistsError:
        raise ScorecardError(Fault(shown, words.File.IN_THE_WAY)) from None
    except OSError as error:
        raise _not_made(shown, error) from None
    try:
        try:
            rest = memoryview(seal(header) + lines)
            while rest:
                rest = rest[disk.write(descriptor, rest) :]
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
        disk.sync_folder(path.parent)
    except OSError as error:
        # It was made a moment ago by this very call, and holds nothing.
        path.unlink(missing_ok=True)
        raise _not_made(shown, error) from None


def _not_made(shown: str, error: OSError) -> ScorecardError:
    return ScorecardError(Fault(shown, words.File.NOT_MADE.format(why=why(error))))


LOCK_TIMEOUT = 20.0
# How often a file that others replace while it is written to is tried again.
ATTEMPTS = 3


class Sight(NamedTuple):
    """What tells from outside whether a file is still as it was read."""

    device: int
    inode: int
    size: int
    modified: int


class Journal:
    """One store's file: what it says, kept up to date, and the one way to add to it.

    Args:
        path: the file.
        disk: the system calls.
        lock_timeout: seconds to wait for another writer.

    Raises:
        ScorecardError: the file is missing, unreadable or not a store; nothing was created.
    """

    def __init__(
        self, path: Path, *, disk: Disk = DISK, lock_timeout: float = LOCK_TIMEOUT
    ) -> None:
        self.path = path
        self.contents = Contents()
        self.trouble: Fault | None = None
        # Another store was put in the place of this one.
        self.displaced = False
        self._disk = disk
        self._lock = WriterLock(path, lock_timeout)
        self._sight: Sight | None = None
        self._look()

    @property
    def shown(self) -> str:
        """Return the path as faults name it."""
        return shown_path(self.path)

    @property
    def read_only(self) -> str:
        """Return why nothing can be written, or an empty text."""
        if self.contents.format > FORMAT:
            return words.File.NEWER_TO_WRITE
        if self.trouble is not None:
            return self.trouble.what
        return self._not_allowed()

    def refresh(self) -> bool:
        """Take in what others did to the file; say whether anything is different.

        A file that is gone or no longer a store leaves what was read before in place:
        ``trouble`` says so, and nothing is written until it is back.
        """
        before = self.trouble
        try:
            if _sight(self._disk.stat(self.path)) == self._sight:
                self.trouble = None
                return before is not None
            self._look()
        except (OSError, ValueError) as error:
            what = Fault(self.shown, words.File.UNREADABLE_NOW.format(why=why(error)))
            self.trouble = self._told(NoStore(what, missing=isinstance(error, FileNotFoundError)))
        except ScorecardError as error:
            self.trouble = self._told(error)
            self.displaced = isinstance(error, AnotherStore)
        else:
            self.trouble = None
            return True
        return self.trouble != before

    def append(self, make: Callable[[], list[Document]]) -> None:
        """Add the documents that ``make`` returns: all of them durably, or none.

        ``make`` is called under the lock, when every line others wrote is known. It may be
        called again when the file was replaced meanwhile.

        Raises:
            NotSaved: the documents are not in the store, and why.
            ScorecardError: whatever ``make`` raises; nothing was written.
        """
        self.append_lines(lambda: [seal(document) for document in make()])

    def append_lines(self, make: Callable[[], list[bytes]]) -> None:
        """Add the sealed lines that ``make`` returns, as :meth:`append` does with documents."""
        self._refresh_to_write()
        with self._lock.held():
            for _ in range(ATTEMPTS):
                self._refresh_to_write()
                lines = make()
                try:
                    if not lines or self._write(lines):
                        return
                except OSError as error:
                    raise not_saved(self.shown, error) from None
        raise NotSaved(Fault(self.shown, words.File.KEEPS_REPLACING))

    def uncertain(self, reason: str) -> NotSaved:
        """Return the refusal of what was written and may or may not be there."""
        return NotSaved(Fault(self.shown, words.File.UNCERTAIN.format(why=reason)))

    def _told(self, error: ScorecardError) -> Fault:
        """Return what to say while the file cannot be read."""
        return next(fault for fault in error.faults if isinstance(fault, Fault))

    def remarks(self, *, urgent: bool = False) -> tuple[Fault, ...]:  # noqa: ARG002 - see Kept
        """Return what a person should hear of the file beside its faults, or must at once."""
        return ()

    def line_of(self, text: str) -> int:
        """Return the number of the first line that contains ``text``; 0 when none does."""
        data = self.data()
        place = data.find(text.encode())
        return data.count(b"\n", 0, place) + 1 if place >= 0 else 0

    def data(self) -> bytes:
        """Return the bytes of the file that are known; nothing when it cannot be read."""
        try:
            descriptor = self._disk.open_to_read(self.path)
            try:
                return self._disk.read(descriptor, self.contents.size, 0)
            finally:
                self._disk.close(descriptor)
        except OSError:
            return b""

    def _not_allowed(self) -> str:
        if not os.access(self.path, os.W_OK):
            return words.File.FILE_LOCKED_UP
        lock = self._lock.path
        if not os.access(lock if lock.exists() else lock.parent, os.W_OK):
            return words.File.FOLDER_LOCKED_UP
        return ""

    def _refresh_to_write(self) -> None:
        self.refresh()
        if reason := self.read_only:
            raise NotSaved(Fault(self.shown, words.Entry.NOT_SAVED.format(what=reason)))

    def _look(self) -> None:
        """Read what is new, or everything when the file is not the known one grown longer."""
        try:
            status = self._disk.stat(self.path)
            if not stat.S_ISREG(status.st_mode):
                folder = stat.S_ISDIR(status.st_mode)
                what = words.File.IS_FOLDER if folder else words.File.IS_NO_FILE
                raise NoStore(Fault(self.shown, what))
            descriptor = self._disk.open_to_read(self.path)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise NoStore(Fault(self.shown, words.File.NO_STORE), missing=True) from None
        except OSError as error:
            raise _unreadable(self.shown, error) from None
        try:
            self._take(descriptor)
        except OSError as error:
            raise _unreadable(self.shown, error) from None
        finally:
            self._disk.close(descriptor)

    def _take(self, descriptor: int) -> None:
        status = self._disk.fstat(descriptor)
        if not self._take_more(descriptor, status):
            contents, data = Contents(), self._disk.read(descriptor, status.st_size, 0)
            contents.take(data)
            self._admit(contents, data)
        # A file that shrank while it was read shows a size of its own next time.
        self._sight = _sight(status)._replace(size=self.contents.size)

    def _take_more(self, descriptor: int, status: os.stat_result) -> bool:
        """Take in new lines when all that is known stands before them unchanged."""
        known, sight = self.contents, self._sight
        if sight is None or (status.st_dev, status.st_ino) != sight[:2]:
            return False
        if status.st_size <= known.size:
            return False
        start = min(known.consumed, max(0, known.size - TAIL))
        piece = self._disk.read(descriptor, status.st_size - start, start)
        if piece[known.size - len(known.tail) - start : known.size - start] != known.tail:
            return False
        piece = piece[known.consumed - start :]
        known.take(piece)
        self._heard(piece)
        return True

    def _admit(self, contents: Contents, data: bytes) -> None:  # noqa: ARG002 - see Kept
        """Put what was just read in the place of what was known; ``data`` are its bytes."""
        known = self.contents
        if not contents.ours:
            raise NoStore(Fault(self.shown, contents.not_ours))
        if known.store_id and contents.store_id and known.store_id != contents.store_id:
            raise AnotherStore(Fault(self.shown, words.File.ANOTHER_STORE))
        self.contents = contents

    def _heard(self, piece: bytes) -> None:
        """Learn what was taken in behind the known lines; there is nobody to tell here."""

    def _write(self, lines: Sequence[bytes]) -> bool:
        """Write lines durably; False when the file was changed or replaced by others meanwhile."""
        descriptor = self._disk.open_to_append(self.path)
        try:
            status = self._disk.fstat(descriptor)
            if _sight(status) != self._sight:
                return False
            torn = bool(self.contents.size) and not self.contents.tail.endswith(b"\n")
            put_lines(self._disk, descriptor, lines, torn=torn)
            try:
                return self._settle(descriptor, lines)
            except OSError as error:
                said = words.File.NOT_CONFIRMED.format(why=why(error))
                raise self.uncertain(said) from None
        finally:
            # All that matters was synced and read back; closing adds nothing to that.
            with suppress(OSError):
                self._disk.close(descriptor)

    def _settle(self, descriptor: int, lines: Sequence[bytes]) -> bool:
        """Make what was written durable and known; False when the path leads elsewhere now."""
        self._disk.sync(descriptor)
        status = self._disk.fstat(descriptor)
        piece = self._read_back(descriptor, status.st_size, lines)
        if _sight(self._disk.stat(self.path))[:2] != _sight(status)[:2]:
            return False
        self.contents.take(piece)
        self._sight = _sight(status)
        self._heard(piece)
        return True

    def _read_back(self, descriptor: int, size: int, lines: Sequence[bytes]) -> bytes:
        """Return what the file holds behind its known lines, once it holds ``lines`` too."""
        known = self.contents
        piece = self._disk.read(descriptor, size - known.consumed, known.consumed)
        new = piece[known.size - known.consumed :]
        # Where locks do not work, another writer's lines may stand before or after.
        if b"".join(lines[:-1]) not in new or lines[-1].rstrip(b"\n") not in new:
            raise self.uncertain(words.File.READ_BACK)
        return piece


def _sight(status: os.stat_result) -> Sight:
    return Sight(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def _unreadable(shown: str, error: OSError) -> NoStore:
    return NoStore(Fault(shown, words.File.UNREADABLE.format(why=why(error))))
