"""A file that is appended to durably, by one process at a time."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING

from scorecard.records.refusal import NoTurn, busy, knows_no_locks, not_saved, reason, shown_path

if sys.platform == "darwin":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from filelock import BaseFileLock


def followed(path: Path) -> Path:
    """Return the file a link leads to, be it there or not; a path that is no link as it is.

    The file, not the link, is the store: what is made, locked, kept beside or put in its place
    is so where the file is.
    """
    try:
        path.readlink()
    except (OSError, ValueError):
        return path
    return Path(os.path.realpath(path))


_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Disk:
    """Files by descriptor. Every method raises OSError, and nothing else, when the disk fails."""

    def open_to_read(self, path: Path) -> int:
        """Open a file that is there; nothing is created."""
        return os.open(path, os.O_RDONLY | _FLAGS)

    def open_to_append(self, path: Path) -> int:
        """Open a file that is there; whatever is written goes to its end."""
        return os.open(path, os.O_RDWR | os.O_APPEND | _FLAGS)

    def create(self, path: Path) -> int:
        """Make a new file; FileExistsError when anything is there already."""
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _FLAGS, 0o666)

    def stat(self, path: Path) -> os.stat_result:
        """Look at the file the path leads to now."""
        return path.stat()

    def fstat(self, descriptor: int) -> os.stat_result:
        """Look at the file that is open, wherever its path leads now."""
        return os.fstat(descriptor)

    def read(self, descriptor: int, size: int, offset: int) -> bytes:
        """Read ``size`` bytes from ``offset``; fewer only where the file ends."""
        os.lseek(descriptor, offset, os.SEEK_SET)
        pieces = []
        while size > 0 and (piece := os.read(descriptor, size)):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write some of ``data`` and return how many bytes were taken."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return only when what was written is on the medium."""
        if sys.platform == "darwin":
            # fsync there stops at the drive's own cache; a network disk knows only fsync.
            with suppress(OSError):
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
        os.fsync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder durable; Windows does so by itself."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY | _FLAGS)
        try:
            os.fsync(descriptor)
        except OSError as error:
            # Some network disks keep names durable by themselves and know no such call.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Let the file go."""
        os.close(descriptor)


DISK = Disk()


def put_lines(disk: Disk, descriptor: int, lines: Sequence[bytes], *, torn: bool) -> None:
    """Write lines to the end of a file; the last of them still waits for a sync.

    Args:
        disk: the system calls.
        descriptor: the file, open to append.
        lines: at least one, each with its newline.
        torn: the file does not end in a newline, so one comes first.

    Raises:
        OSError: the disk refused; a piece may stand there.
    """
    first = b"\n" if torn else b""
    *body, last = lines
    if body:
        # The last line makes a batch count, so the others are on the disk before it.
        _put(disk, descriptor, first + b"".join(body))
        disk.sync(descriptor)
        first = b""
    _put(disk, descriptor, first + last, newline_needed=False)


def _put(disk: Disk, descriptor: int, data: bytes, *, newline_needed: bool = True) -> None:
    rest = memoryview(data)
    while rest:
        try:
            taken = disk.write(descriptor, rest)
        except OSError:
            if len(rest) == 1 and not newline_needed:
                # The line is whole; the next one begins with the newline it lacks.
                return
            raise
        rest = rest[taken:]


# Seconds between two tries; a save holds the lock for about a millisecond.
_TRY_EVERY = 0.005


class WriterLock:
    """A kernel lock on a file beside the store; it falls with its process, however that ends.

    Args:
        path: the store; the lock is ``path`` with ``.lock`` behind it.
        timeout: how many seconds to wait for another writer.
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._store = path
        self.path = path.with_name(path.name + ".lock")
        self._timeout = timeout
        self._lock: BaseFileLock | None = None
        self._process = 0

    @contextmanager
    def held(self, timeout: float | None = None) -> Iterator[None]:
        """Hold the lock.

        Args:
            timeout: how many seconds to wait this time.

        Raises:
            NoTurn: another writer has it for too long, or no lock can be had here.
        """
        timeout = self._timeout if timeout is None else timeout
        try:
            lock = self._get()
            # A folder that is gone, such as a share, would be made anew by the lock.
            self.path.parent.stat()
            lock.acquire(timeout=timeout)
        except TimeoutError:
            raise busy(shown_path(self._store), timeout) from None
        except OSError as error:
            (fault,) = not_saved(shown_path(self.path), error).faults
            raise NoTurn(fault, reason(error), never=knows_no_locks(error)) from None
        try:
            yield
        finally:
            lock.release()

    def _get(self) -> BaseFileLock:
        """Return the lock of this process; one inherited by a fork keeps nobody out."""
        if self._lock is None or self._process != os.getpid():
            from filelock import FileLock  # noqa: PLC0415 - costs 30 ms, and readers never need it

            mode = 0o666
            with suppress(OSError):  # a store that is gone may be made again
                mode &= S_IMODE(self._store.stat().st_mode)
            # Its owner may always use the lock, also where the store was made read-only.
            mode |= 0o600
            self._process = os.getpid()
            # Whoever may write the store may lock it. A soft lock would outlive a killed process.
            self._lock = FileLock(
                self.path,
                timeout=self._timeout,
                mode=mode,
                thread_local=False,
                poll_interval=_TRY_EVERY,
                fallback_to_soft=False,
            )
        return self._lock
