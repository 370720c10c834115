"""A journal's file: created once and only ever appended to, known as far as it was read."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.codec import moment_text
from scorecard.records.contents import FORMAT, TAIL, Contents
from scorecard.records.copy import copies_beside
from scorecard.records.file import WriterLock, followed, put_lines
from scorecard.records.line import new_id, parsed, seal
from scorecard.records.refusal import NoStore, NotSaved, not_saved, shown_path, why

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from scorecard.records.copy import Beside
    from scorecard.records.file import Disk
    from scorecard.records.line import Document


def create_file(path: Path, disk: Disk, *, lines: bytes = b"") -> None:
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


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells from outside whether a file is still as it was read."""

    device: int
    inode: int
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a file: ``data`` are the bytes.

    ``contents`` are what they hold when they are all of it, and None when they follow what was
    known; ``stamp`` is the file's as it was read.
    """

    data: bytes
    contents: Contents | None
    stamp: object


class JournalFile:
    """One file: what was read of it, what is new in it, and the one way to add to it.

    ``owners`` gives the ids of the stores it may be of, where it has headers of several.

    Args:
        path: the file, or a link to it; it is not read yet.
        disk: the system calls.
        timeout: seconds to wait for another writer.
    """

    def __init__(self, path: Path, disk: Disk, timeout: float) -> None:
        self.named = path
        self.path = followed(path)
        self.linked = self.path != path
        self._lock = WriterLock(self.path, timeout)
        self.contents = Contents()
        self.owners: Callable[[], Sequence[str]] = tuple
        self._disk = disk
        self._stamp: Stamp | None = None

    @property
    def shown(self) -> str:
        """Return the path as faults name it."""
        return shown_path(self.named)

    @property
    def leads_elsewhere(self) -> bool:
        """Say whether the path leads to another file than when it was opened."""
        return followed(self.named) != self.path

    @property
    def is_gone(self) -> bool:
        """Say whether nothing stands at the path."""
        return not self.path.exists()

    @property
    def locked_up(self) -> str:
        """Return why nothing can be added to it, or an empty text."""
        if moved := self.moved_to:
            return words.File.MOVED.format(to=moved)
        if not os.access(self.path, os.W_OK):
            return words.File.FILE_LOCKED_UP
        lock = self._lock.path
        if not os.access(lock if lock.exists() else lock.parent, os.W_OK):
            return words.File.FOLDER_LOCKED_UP
        return ""

    @property
    def moved_to(self) -> str:
        """Return where the store went; nothing while it is here."""
        return moved_to(self.path)

    def move_to(self, place: str) -> None:
        """Note beside the file where the store went, so that nothing is added here any more.

        Raises:
            NotSaved: the disk refused.
        """
        note: Document = {"moved_to": place, "at": moment_text(datetime.now(UTC))}
        note["why"] = words.File.MOVED_NOTE
        try:
            draft = _note_of(self.path).with_suffix(".draft")
            draft.write_bytes(orjson.dumps(note, option=orjson.OPT_INDENT_2) + b"\n")
            draft.replace(_note_of(self.path))
            self._disk.sync_folder(self.path.parent)
        except OSError as error:
            raise not_saved(self.shown, error) from None
        with suppress(OSError):  # the note alone is heeded by every scorecard that knows of notes
            self.path.chmod(self.path.stat().st_mode & ~0o222)

    def held(self, timeout: float | None = None) -> AbstractContextManager[None]:
        """Hold the lock of writers; see :meth:`.WriterLock.held`."""
        return self._lock.held(timeout)

    def copies_beside(self, store_id: str, known: Sequence[bytes]) -> tuple[Beside, ...]:
        """Return the copies that sync programs left beside it; see :func:`.copy.copies_beside`."""
        return copies_beside(self.path, store_id, known)

    def make_again(self) -> bool:
        """Make the file anew, empty, where its folder is; say whether it is there."""
        if not self.path.parent.is_dir():
            return False
        try:
            self._disk.close(self._disk.create(self.path))
            self._disk.sync_folder(self.path.parent)
        except FileExistsError:
            return True
        except OSError:
            return False
        return True

    @property
    def known(self) -> bool:
        """Say whether it was read, so that only what is new need be."""
        return self._stamp is not None

    def changed(self) -> bool:
        """Say whether the file is another, longer or shorter than it was read.

        Raises:
            OSError, ValueError: it cannot be looked at.
        """
        return _stamp(self._disk.stat(self.path)) != self._stamp

    def let_go(self) -> None:
        """Hold nothing: a file is opened whenever it is read."""

    def forget(self) -> None:
        """Read all of it the next time."""
        self._stamp = None

    def read_news(self) -> Found:
        """Read what is new, or everything when the file is not the known one grown longer.

        What is new counts at once; all of a file counts when it is admitted.

        Raises:
            NoStore: nothing is there, or nothing that could be read.
        """
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
            raise self._unreadable(error) from None
        try:
            return self._read(descriptor)
        except OSError as error:
            raise self._unreadable(error) from None
        finally:
            self._disk.close(descriptor)

    def admit(self, contents: Contents, stamp: object) -> None:
        """Put what all of the file holds in the place of what was known.

        Raises:
            NoStore: it is no store.
            AnotherStore: it is another one.
        """
        contents.check_after(self.contents, self.shown)
        self.contents = contents
        self._stamp = stamp if isinstance(stamp, Stamp) else None

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

    def write(self, lines: Sequence[bytes]) -> bytes | None:
        """Write lines durably, and see that they can be read.

        Returns:
            What follows the known lines now; None, and nothing counts, when the file was changed
            or replaced by others meanwhile.

        Raises:
            OSError: the disk refused; a piece may stand there.
            NotSaved: they may or may not stand there.
        """
        descriptor = self._disk.open_to_append(self.path)
        try:
            if _stamp(self._disk.fstat(descriptor)) != self._stamp:
                return None
            torn = bool(self.contents.size) and not self.contents.tail.endswith(b"\n")
            if self.contents.ends_foreign:
                lines = [self.contents.header, *lines]
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

    def uncertain(self, reason: str) -> NotSaved:
        """Return the refusal of what was written and may or may not be there."""
        return NotSaved(Fault(self.shown, words.File.UNCERTAIN.format(why=reason)))

    def _read(self, descriptor: int) -> Found:
        status = self._disk.fstat(descriptor)
        piece = self._piece(descriptor, status)
        # Which lines are another store's is told from all of them.
        if piece is not None and not self.contents.is_mixed(piece):
            self.contents.take(piece)
            # A file that shrank while it was read shows a size of its own next time.
            self._stamp = _stamp(status, self.contents.size)
            return Found(piece, None, self._stamp)
        data = self._disk.read(descriptor, status.st_size, 0)
        contents = Contents.of(data, [self.contents.store_id, *self.owners()])
        return Found(data, contents, _stamp(status, contents.size))

    def _piece(self, descriptor: int, status: os.stat_result) -> bytes | None:
        """Return what is new when all that is known stands before it unchanged."""
        known, stamp = self.contents, self._stamp
        if stamp is None or (status.st_dev, status.st_ino) != (stamp.device, stamp.inode):
            return None
        if status.st_size <= known.size:
            return None
        start = min(known.consumed, max(0, known.size - TAIL))
        piece = self._disk.read(descriptor, status.st_size - start, start)
        if piece[known.size - len(known.tail) - start : known.size - start] != known.tail:
            return None
        return piece[known.consumed - start :]

    def _settle(self, descriptor: int, lines: Sequence[bytes]) -> bytes | None:
        """Make what was written durable and known; None when the path leads elsewhere now."""
        self._disk.sync(descriptor)
        stamp = _stamp(self._disk.fstat(descriptor))
        piece = self._read_back(descriptor, stamp.size, lines)
        there = _stamp(self._disk.stat(self.path))
        if (there.device, there.inode) != (stamp.device, stamp.inode):
            return None
        self.contents.take(piece)
        self._stamp = stamp
        return piece

    def _read_back(self, descriptor: int, size: int, lines: Sequence[bytes]) -> bytes:
        """Return what the file holds behind its known lines, once it holds ``lines`` too."""
        known = self.contents
        piece = self._disk.read(descriptor, size - known.consumed, known.consumed)
        new = piece[known.size - known.consumed :]
        # Where locks do not work, another writer's lines may stand before or after.
        if b"".join(lines[:-1]) not in new or lines[-1].rstrip(b"\n") not in new:
            raise self.uncertain(words.File.READ_BACK)
        return piece

    def _unreadable(self, error: OSError) -> NoStore:
        return NoStore(Fault(self.shown, words.File.UNREADABLE.format(why=why(error))))


def _stamp(status: os.stat_result, size: int | None = None) -> Stamp:
    size = status.st_size if size is None else size
    return Stamp(status.st_dev, status.st_ino, size, status.st_mtime_ns)


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.moved")


def moved_to(path: Path) -> str:
    """Return where the store of a file went, as the note beside it says; nothing without one."""
    try:
        data = _note_of(path).read_bytes()
    except (OSError, ValueError):
        return ""
    place = (parsed(data) or {}).get("moved_to")
    # Whatever became of the note, somebody closed this file.
    return place if isinstance(place, str) and place else "?"


def open_again(path: Path) -> None:
    """Take away the note beside a file to which the store came back.

    Raises:
        NotSaved: the disk refused.
    """
    try:
        path.chmod(path.stat().st_mode | 0o200)
        _note_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise not_saved(shown_path(path), error) from None
