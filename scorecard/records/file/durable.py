"""Lines written so that the last one is there only when the others are on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.records.file.disk import Disk


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
