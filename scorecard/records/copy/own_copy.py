"""This computer's copy of a store: every line that was entered or seen here."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from scorecard.records.copy.own_lock import own_turn
from scorecard.records.copy.union import lines_of, sealed
from scorecard.records.file.durable import put_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scorecard.records.file.disk import Disk

# Beside the copies, the path they are of: for people who look into the folder.
_OF = "path.txt"


class OwnCopy:
    """A file that only grows, in a folder that is this user's alone.

    Args:
        path: the copy.
        of: the real path of the store it is a copy of.
        disk: the system calls.
    """

    def __init__(self, path: Path, *, of: str, disk: Disk) -> None:
        self.path = path
        self._of = of
        self._disk = disk
        # What tells from outside whether the copy is still as it was read: inode and size.
        self._sight: tuple[int, int] | None = None

    @property
    def known(self) -> bool:
        """Say whether it is there and was read, so that only what is new need be looked at."""
        return self._sight is not None

    def read(self) -> bytes:
        """Return all of it, nothing when there is none.

        Raises:
            OSError: it cannot be read.
        """
        try:
            descriptor = self._disk.open_to_read(self.path)
        except FileNotFoundError:
            self._sight = None
            return b""
        try:
            status = self._disk.fstat(descriptor)
            data = self._disk.read(descriptor, status.st_size, 0)
        finally:
            self._disk.close(descriptor)
        # A line that another program is just writing is read when it is whole.
        self._sight = (status.st_ino, data.rfind(b"\n") + 1)
        return data

    def changed(self) -> bool:
        """Say whether another program added to the copy, or it was replaced or is gone."""
        try:
            status = self._disk.stat(self.path)
        except OSError:
            return self._sight is not None
        return (status.st_ino, status.st_size) != self._sight

    def news(self) -> list[bytes]:
        """Return the sealed lines others added since; when it is another file now, it is not known.

        Raises:
            OSError: it cannot be read.
        """
        try:
            descriptor = self._disk.open_to_read(self.path)
        except FileNotFoundError:
            self._sight = None
            return []
        try:
            return self._news(descriptor)
        finally:
            self._disk.close(descriptor)

    def append(self, lines: Sequence[bytes]) -> list[bytes]:
        """Add sealed lines durably; return those that others had added meanwhile.

        Args:
            lines: at least one, without line ends.

        Raises:
            OSError: they are not durable.
            NotSaved: another program does not let go of the copy.
        """
        if self._sight is None:
            self._make()
        descriptor = self._disk.open_to_append(self.path)
        try:
            with own_turn(descriptor, self.path):
                return self._append(descriptor, lines)
        finally:
            with suppress(OSError):
                self._disk.close(descriptor)

    def delete(self) -> None:
        """Take the copy away.

        Raises:
            OSError: it stays.
        """
        self.path.unlink(missing_ok=True)
        with suppress(OSError):
            if not [*self.path.parent.glob("*.jsonl")]:
                self.path.with_name(_OF).unlink(missing_ok=True)
                self.path.parent.rmdir()
        self._sight = None

    def _append(self, descriptor: int, lines: Sequence[bytes]) -> list[bytes]:
        others = self._news(descriptor)
        twice = frozenset(others)
        news = [line + b"\n" for line in lines if line not in twice]
        # Until it is done, nobody knows what stands there.
        self._sight = None
        size = self._disk.fstat(descriptor).st_size
        torn = bool(size) and self._disk.read(descriptor, 1, size - 1) != b"\n"
        if news:
            put_lines(self._disk, descriptor, news, torn=torn)
        self._disk.sync(descriptor)
        status = self._disk.fstat(descriptor)
        self._sight = (status.st_ino, status.st_size)
        return others

    def _news(self, descriptor: int) -> list[bytes]:
        status = self._disk.fstat(descriptor)
        inode, known = self._sight or (status.st_ino, 0)
        if (status.st_ino, status.st_size) == (inode, known):
            return []
        if inode != status.st_ino or status.st_size < known:
            self._sight = None
            return []
        data = self._disk.read(descriptor, status.st_size - known, known)
        whole = data.rfind(b"\n") + 1
        self._sight = (inode, known + whole)
        return sealed(lines_of(data[:whole]))

    def _make(self) -> None:
        """Make folder and file, durably, unless they are there."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            self._disk.close(self._disk.create(self.path))
            with suppress(OSError):
                # Nobody else's business; and a name for people, which nothing depends on.
                self.path.chmod(0o600)
                self.path.with_name(_OF).write_bytes(os.fsencode(self._of) + b"\n")
            self._disk.sync_folder(self.path.parent)
            self._disk.sync_folder(self.path.parent.parent)
