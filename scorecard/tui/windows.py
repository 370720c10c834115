"""Folders of unsaved text: one a window, held by a kernel lock for as long as the window lives."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import BaseFileLock


class Windows:
    """The folders a window has for one store: its own, and those it took over.

    A lock falls with its process, however that ends; a number of a process, which another may have
    by now, says nothing. Every folder has a name of its own, so that no lock is ever used anew.

    Args:
        store_id: the store.
        root: where the folders are.
    """

    def __init__(self, store_id: str, root: Path) -> None:
        self.root = root
        of = hashlib.sha256(store_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._prefix = f"window-{of}-"
        self._held: dict[Path, BaseFileLock | None] = {}
        self._own: Path | None = None

    @property
    def held(self) -> tuple[Path, ...]:
        """Return every folder this window has."""
        return tuple(self._held)

    def own(self) -> Path:
        """Return this window's own folder, made when it is first needed.

        Raises:
            OSError: it cannot be made.
        """
        if self._own is None:
            own = self.root / f"{self._prefix}{secrets.token_hex(8)}"
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = _locked(own)  # before anybody can see the folder
            try:
                own.mkdir(mode=0o700)
            except OSError:
                self._give_up(own, lock)
                raise
            self._held[own] = lock
            self._own = own
        return self._own

    def ended(self) -> Iterator[Path]:
        """Give the folder of each window that ended, what was typed last first, and hold it."""
        for folder in sorted(_folders(self.root, self._prefix), key=_changed, reverse=True):
            if folder in self._held:
                continue
            try:
                lock = _locked(folder)
            except TimeoutError:
                continue  # that window lives
            if not folder.is_dir():  # another window was quicker
                self._give_up(folder, lock)
                continue
            self._held[folder] = lock
            yield folder

    def leave(self, folder: Path) -> None:
        """Leave a folder to the window that opens next; an empty one goes."""
        lock = self._held.pop(folder)
        if folder == self._own:
            self._own = None
        try:
            folder.rmdir()
        except OSError:
            _let_go(lock)
        else:
            self._give_up(folder, lock)

    def close(self) -> None:
        """Leave every folder."""
        for folder in self.held:
            self.leave(folder)

    def _give_up(self, folder: Path, lock: BaseFileLock | None) -> None:
        with suppress(OSError):  # on Windows only once it is let go, which takes it away as well
            _lock_of(folder).unlink()
        _let_go(lock)


def _locked(folder: Path) -> BaseFileLock | None:
    """Hold a folder; None where no lock can be had, and whoever comes next takes what is there.

    Raises:
        TimeoutError: another window holds it.
    """
    from filelock import FileLock  # noqa: PLC0415 - costs 30 ms, and most windows need none

    lock = FileLock(
        _lock_of(folder), timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False
    )
    try:
        lock.acquire()
    except TimeoutError:
        raise
    except (OSError, NotImplementedError):
        return None
    return lock


def _let_go(lock: BaseFileLock | None) -> None:
    if lock is not None:
        with suppress(OSError):
            lock.release(force=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _folders(root: Path, prefix: str) -> list[Path]:
    try:
        return [path for path in root.iterdir() if path.name.startswith(prefix) and path.is_dir()]
    except OSError:
        return []


def _changed(folder: Path) -> int:
    """Return when a folder was last written to."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
