"""What the tests of this computer's copy share: computers, and stores seen from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.records.file import DISK
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.file import Disk
    from scorecard.records.journal import Journal


def store_with_copy(
    path: Path,
    computer: Path,
    *,
    disk: Disk = DISK,
    own_disk: Disk = DISK,
    lock_timeout: float = 5.0,
) -> Store:
    """Open a store as a computer does whose copies are kept in a folder."""
    return Store.open(path, computer, disk=disk, own_disk=own_disk, lock_timeout=lock_timeout)


def journal_of(store: Store) -> Journal:
    """Return the journal of a store with this computer's copy."""
    return store.journal


def own_file(store: Store) -> Path:
    """Return the file of this computer's copy."""
    own = journal_of(store).own
    assert own is not None
    return own.path


def remarks(store: Store) -> str:
    """Return what is said of file and copy, in one text."""
    return "\n".join(f"{remark.file}: {remark.what}" for remark in store.journal.remarks())
