"""The few system calls the store makes, in one place so that a test can let each of them fail."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
            import fcntl  # noqa: PLC0415 - not there on every system

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
