"""The lock writers take in turn; readers need none."""

from __future__ import annotations

import os
from contextlib import contextmanager
from stat import S_IMODE
from typing import TYPE_CHECKING

from scorecard.records.refusal import NoTurn, busy, knows_no_locks, not_saved, reason, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock

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

            # Its owner may always use the lock, also where the store was made read-only.
            mode = S_IMODE(self._store.stat().st_mode) & 0o666 | 0o600
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
