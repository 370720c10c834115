"""The lock on this computer's copy: on a disk of its own, so it can be had on the open file."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scorecard.records.file.lock import WriterLock
from scorecard.records.refusal import busy, knows_no_locks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TIMEOUT = 20.0
_TRY_EVERY = 0.002


@contextmanager
def own_turn(descriptor: int, path: Path) -> Iterator[None]:
    """Hold the lock on a copy that is open; it falls with its process, however that ends.

    Raises:
        NoTurn: another program of this computer does not let go of it.
        OSError: the system refuses.
    """
    if sys.platform == "win32":
        with WriterLock(path, _TIMEOUT).held():
            yield
        return
    import fcntl  # noqa: PLC0415 - not there on every system

    end = time.monotonic() + _TIMEOUT
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if time.monotonic() > end:
                raise busy(str(path), _TIMEOUT) from None
            time.sleep(_TRY_EVERY)
        except OSError as error:
            if not knows_no_locks(error):
                raise
            # A state folder on a disk without locks: one write to the end still is one piece.
            break
    # Closing the descriptor lets go of it.
    yield
