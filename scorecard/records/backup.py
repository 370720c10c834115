"""Backups and other copies of a store: made, compared, taken back in."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.contents import FORMAT, Contents
from scorecard.records.contested import contested, contested_board
from scorecard.records.file import DISK
from scorecard.records.index import Index
from scorecard.records.journal_file import create_file
from scorecard.records.line import bare, is_header, is_unfinished, lines_of, sealed, unseal
from scorecard.records.refusal import NotSaved, reason, shown_path, why
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.contested import Contest
    from scorecard.records.line import Document


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted; headers and lines whose seal does not hold are left out.

    ``digest`` is the SHA-256 of the sorted lines, in hexadecimal; ``odd`` counts the lines that
    are neither sealed nor empty, and ``torn`` those of them that merely stop short, as a save
    that was cut off leaves them.
    """

    lines: frozenset[bytes]
    digest: str
    odd: int = 0
    torn: int = 0


def tally(data: bytes) -> Tally:
    """Count what the bytes of a store hold."""
    given = [line for line in lines_of(data) if line.strip(b"\x00 \t\r")]
    whole = sealed(given)
    odd = {bare(line) for line in given} - {b"", *whole}
    return replace(counted(whole), odd=len(odd), torn=sum(map(is_unfinished, odd)))


def counted(lines: Iterable[bytes]) -> Tally:
    """Count sealed lines."""
    held = frozenset(line for line in lines if not is_header(line))
    digest = sha256()
    for line in sorted(held):
        digest.update(line + b"\n")
    return Tally(held, digest.hexdigest())


def copy_store(source: Path, target: Path) -> int:
    """Copy every line but the header into a new store with an id of its own.

    Returns:
        How many revisions of readings the new store holds.

    Raises:
        ScorecardError: the source is not a store, something stands at the target, or the disk
            refuses.
    """
    Store.open(source)
    lines = [line for line in _bytes_of(source).splitlines() if not is_header(bare(line))]
    create_file(target, DISK, lines=b"".join(line + b"\n" for line in lines))
    return len(Store.open(target).records().readings)


_PREFIX = "scorecard-backup-"
_DIGEST = ".sha256"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, how many lines it holds, and whether it was made just now."""

    path: Path
    lines: int
    made: bool


def everything(store: Store) -> bytes:
    """Return all the store holds: the bytes of the file, and the lines that wait for it."""
    journal = store.journal
    store.refresh()
    data = journal.data()
    waiting = journal.only_here
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
    if last is not None and _stated_digest(last) == digest and _digest_of(last) == digest:
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
    data = _bytes_of(path)
    stated = _stated_digest(path)
    differs = stated and stated != sha256(data).hexdigest()
    return data, words.Upkeep.DIGEST_DIFFERS if differs else ""


def _stated_digest(path: Path) -> str:
    """Return the digest written beside a backup, nothing when there is none."""
    try:
        text = path.with_name(path.name + _DIGEST).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return text.split(" ", 1)[0].strip().lower()


def _digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _write(path: Path, data: bytes) -> None:
    with _draft(path, data) as draft:
        draft.replace(path)


@contextmanager
def _draft(path: Path, data: bytes) -> Iterator[Path]:
    """Give a file beside ``path`` that holds the data on the disk; it goes unless it is renamed."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            DISK.sync(file.fileno())
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = words.Upkeep.CANNOT_READ.format(why=why(error))
        raise ScorecardError(Fault(shown_path(path), what)) from None


def make_from(path: Path, data: bytes) -> Path | None:
    """Make a store's file out of a backup; what stood there unreadable is kept beside it.

    Returns:
        Where the unreadable file is now, None when nothing stood there.

    Raises:
        ScorecardError: the backup is no store, or the disk refuses.
    """
    contents = Contents()
    contents.take(data)
    if not contents.ours:
        raise ScorecardError(words.Upkeep.BACKUP_NOT_OURS)
    aside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _draft(path, data) as draft:
            if os.path.lexists(path):
                aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
                path.rename(aside)
            draft.rename(path)
        DISK.sync_folder(path.parent)
    except OSError as error:
        what = words.Upkeep.NOT_BROUGHT_BACK.format(why=reason(error))
        raise ScorecardError(Fault(shown_path(path), what)) from None
    return aside


@dataclass(frozen=True, slots=True)
class Incoming:
    """What another copy of a store would bring.

    ``lines`` are the sealed lines the store has not, ``readings`` the revisions among them,
    ``known`` how many it has already. ``odd`` counts lines that nothing can be read from.
    ``contested`` are the readings that would be contested and are not now, ``board`` the
    comments, priorities and decisions.
    """

    name: str
    lines: tuple[bytes, ...]
    known: int
    odd: int
    readings: tuple[Reading, ...]
    contested: Mapping[ReadingKey, tuple[Reading, ...]]
    board: tuple[Contest, ...] = ()


def incoming(store: Store, data: bytes, name: str) -> Incoming:
    """Look at what another copy of the same store would bring; nothing is changed.

    Raises:
        ScorecardError: it is not a copy of this store, or a newer scorecard wrote it.
    """
    theirs = Contents()
    theirs.take(data)
    _check(theirs, store.store_id, name)
    mine = everything(store)
    lines = sealed(lines_of(data), frozenset(lines_of(mine)))
    held = tally(data)
    before, after = _index(mine, ()), _index(mine, lines)
    old, were = contested(before), frozenset(contested_board(before))
    return Incoming(
        name,
        tuple(lines),
        known=len(held.lines.difference(lines)),
        odd=held.odd,
        readings=tuple(r for id_, r in after.readings.items() if id_ not in before.readings),
        contested={key: ends for key, ends in contested(after).items() if key not in old},
        board=tuple(contest for contest in contested_board(after) if contest not in were),
    )


def take_in(store: Store, what: Incoming) -> None:
    """Add the lines another copy has and this store has not, durably.

    Raises:
        NotSaved: the disk, the lock or the file refused.
    """

    def make() -> list[bytes]:
        known = frozenset(lines_of(everything(store)))
        return [line + b"\n" for line in what.lines if line not in known]

    store.journal.append(make)
    ids = {document["id"] for document in unseal(what.lines)[0] if "id" in document}
    unfinished = {d["id"] for b in store.journal.contents.unfinished() for d in b.documents}
    there = store.database.storage.read() or {}
    missing = ids - unfinished - frozenset().union(*there.values())
    if missing:
        raise NotSaved(Fault(store.journal.shown, words.Upkeep.NOT_TAKEN_IN))


def _check(theirs: Contents, store_id: str, name: str) -> None:
    if not theirs.ours:
        raise ScorecardError(Fault(name, words.File.NOT_OURS))
    if theirs.format > FORMAT:
        raise ScorecardError(Fault(name, words.Upkeep.NEWER_TO_TAKE_IN))
    if theirs.store_id and store_id and theirs.store_id != store_id:
        raise ScorecardError(Fault(name, words.Upkeep.IS_ANOTHER))


def _index(data: bytes, more: tuple[bytes, ...] | list[bytes]) -> Index:
    contents, index = Contents(), Index()
    contents.take(data)
    contents.take_elsewhere(more)
    held: dict[str, Document] = {}
    for document in contents.fresh():
        held.setdefault(str(document["id"]), document)
    index.add(held.values())
    return index
