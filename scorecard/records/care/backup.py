"""Backups: a dated copy of everything a store holds, with the digest of its bytes beside it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.care.tally import tally
from scorecard.records.copy.kept import Kept
from scorecard.records.file.disk import DISK
from scorecard.records.refusal import reason, shown_path, why

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.store import Store

_PREFIX = "scorecard-backup-"
_DIGEST = ".sha256"


class Backup(NamedTuple):
    """A backup: its file, how many lines it holds, and whether it was made just now."""

    path: Path
    lines: int
    made: bool


def everything(store: Store) -> bytes:
    """Return all the store holds: the bytes of the file, and the lines that wait for it."""
    journal = store.journal
    store.refresh()
    data = journal.data()
    waiting = journal.only_here if isinstance(journal, Kept) else ()
    if not waiting:
        return data
    return data + (b"" if data.endswith(b"\n") or not data else b"\n") + b"\n".join(waiting) + b"\n"


def back_up(store: Store, folder: Path) -> Backup:
    """Write a backup of a store into a folder, unless the last one there is the same.

    The file appears whole or not at all, and is on the disk when this returns.

    Raises:
        ScorecardError: the folder cannot be written; nothing stays behind.
    """
    data = everything(store)
    number = len(tally(data).lines)
    digest = sha256(data).hexdigest()
    last = newest(folder, store.store_id)
    if last is not None and stated_digest(last) == digest and _digest_of(last) == digest:
        return Backup(last, number, made=False)
    name = f"{_PREFIX}{datetime.now(UTC):%Y-%m-%d-%H%M%S%f}"[:-3]
    path = folder / f"{name}-{store.store_id[-8:]}.jsonl"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path.with_name(path.name + _DIGEST), f"{digest}  {path.name}\n".encode())
        _write(path, data)
        DISK.sync_folder(folder)
        if _digest_of(path) != digest:
            raise ScorecardError(Fault(str(path), words.Upkeep.BACKUP_READ_BACK))
    except OSError as error:
        what = words.Upkeep.NO_BACKUP_MADE.format(why=reason(error))
        raise ScorecardError(Fault(shown_path(folder), what)) from None
    return Backup(path, number, made=True)


def newest(folder: Path, store_id: str) -> Path | None:
    """Return the newest backup of a store in a folder, of any store when no id is given."""
    ending = f"-{store_id[-8:]}.jsonl" if store_id else ".jsonl"
    found: list[Path] = []
    with suppress(OSError):
        found = sorted(p for p in folder.glob(f"{_PREFIX}*.jsonl") if p.name.endswith(ending))
    return found[-1] if found else None


def read_backup(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a backup, and what speaks against them: a digest that differs.

    Raises:
        ScorecardError: it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        what = words.Upkeep.CANNOT_READ.format(why=why(error))
        raise ScorecardError(Fault(shown_path(path), what)) from None
    stated = stated_digest(path)
    differs = stated and stated != sha256(data).hexdigest()
    return data, words.Upkeep.DIGEST_DIFFERS if differs else ""


def stated_digest(path: Path) -> str:
    """Return the digest written beside a backup, nothing when there is none."""
    try:
        text = path.with_name(path.name + _DIGEST).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return text.split(" ", 1)[0].strip().lower()


def _digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            DISK.sync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
