"""Backups and other copies of a store: made, compared, taken back in."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from scorecard.files import read_input
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.contents import FORMAT, Contents
from scorecard.records.contested import contested, contested_board
from scorecard.records.copy import welcome
from scorecard.records.file import DISK, followed
from scorecard.records.index import Index
from scorecard.records.journal_file import create_file
from scorecard.records.line import bare, is_header, is_typed, known_lines, lines_of, sealed, unseal
from scorecard.records.recovery import DIGEST, PREFIX, backups, stated, statement, tally
from scorecard.records.refusal import NotSaved, reason, shown_path, why
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.contested import Contest
    from scorecard.records.line import Document


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
    header = journal.contents.header if journal.contents.ends_foreign else b""
    torn = b"" if data.endswith(b"\n") or not data else b"\n"
    return data + torn + header + b"\n".join(waiting) + b"\n"


def back_up(store: Store, folder: Path) -> Backup:
    """Write a backup of a store into a folder, unless the last one there is the same.

    The file appears whole or not at all, and is on the disk when this returns.

    Raises:
        ScorecardError: the folder cannot be written; nothing stays behind.
    """
    data = everything(store)
    number = len(tally(store.journal.contents.own_part(data)).lines)
    digest = sha256(data).hexdigest()
    last = newest(folder, store.store_id)
    if last is not None and stated(last).get("digest") == digest and _digest_of(last) == digest:
        return Backup(last, number, made=False)
    name = f"{PREFIX}{datetime.now(UTC):%Y-%m-%d-%H%M%S%f}"[:-3]
    path = folder / f"{name}-{store.store_id[-8:]}.jsonl"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        said = statement(path, digest, store.store_id, store.journal.title)
        replace_file(path.with_name(path.name + DIGEST), said)
        replace_file(path, data)
        DISK.sync_folder(folder)
        if _digest_of(path) != digest:
            raise ScorecardError(Fault(str(path), words.Upkeep.BACKUP_READ_BACK))
    except OSError as error:
        what = words.Upkeep.NO_BACKUP_MADE.format(why=reason(error))
        raise ScorecardError(Fault(shown_path(folder), what)) from None
    return Backup(path, number, made=True)


def newest(folder: Path, store_id: str) -> Path | None:
    """Return the newest backup of a store in a folder."""
    return dict(backups(folder)).get(store_id)


def read_backup(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a backup, and what speaks against them: a digest that differs.

    Raises:
        ScorecardError: it cannot be read.
    """
    data = _bytes_of(path)
    digest = stated(path).get("digest")
    differs = digest and digest != sha256(data).hexdigest()
    return data, words.Upkeep.DIGEST_DIFFERS if differs else ""


def _digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def replace_file(path: Path, data: bytes) -> None:
    """Put data in the place of a file, on the disk before its name is.

    Raises:
        OSError: the disk refuses; what was there stays.
    """
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


# As much is read of what is no file: a device may go on without end.
_MOST = 100_000_000


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else read_input(path, _MOST)
    except OSError as error:
        what = words.Upkeep.CANNOT_READ.format(why=why(error))
        raise ScorecardError(Fault(shown_path(path), what)) from None


def make_from(path: Path, data: bytes, *, before: str = "damaged") -> Path | None:
    """Make a store's file out of a backup; what stood there is kept beside it.

    Where this computer keeps copies of other stores of this place, this one is the place's from
    now on, by the word of whoever makes it.

    Args:
        path: the file.
        data: what it is to hold.
        before: what to call what stood there.

    Returns:
        Where what stood there is now, None when nothing did.

    Raises:
        ScorecardError: the backup is no store, or the disk refuses.
    """
    contents = Contents.of(data)
    if not contents.ours:
        raise ScorecardError(words.Upkeep.BACKUP_NOT_OURS)
    aside, named, path = None, path, followed(path)
    try:
        if path == named:
            path.parent.mkdir(parents=True, exist_ok=True)
        with _draft(path, data) as draft:
            if os.path.lexists(path):
                aside = _free_name(path, before)
                path.replace(aside)
            welcome(path, contents.store_id)
            draft.rename(path)
        DISK.sync_folder(path.parent)
    except OSError as error:
        what = words.Upkeep.NOT_BROUGHT_BACK.format(why=reason(error))
        raise ScorecardError(Fault(shown_path(path), what)) from None
    return aside


def _free_name(path: Path, before: str) -> Path:
    """Return a name beside a file that is nobody else's: an empty file is made under it."""
    name = f"{path.name}.{before}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    for number in count(1):
        free = path.with_name(name if number == 1 else f"{name}-{number}")
        with suppress(FileExistsError):
            DISK.close(DISK.create(free))
            return free
    raise AssertionError  # there is always one more


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


def incoming(store: Store, data: bytes, name: str, *, other: bool = False) -> Incoming:
    """Look at what another copy of the same store would bring; nothing is changed.

    Args:
        store: the store.
        data: the other copy.
        name: what to call it.
        other: another store's lines are to become this one's, by the word of whoever says so.

    Raises:
        ScorecardError: it is not a copy of this store, or a newer scorecard wrote it.
    """
    theirs = Contents.of(data, [store.store_id])
    _check(theirs, store.store_id, name, other=other)
    mine = store.journal.contents.own_part(everything(store))
    data = data if other else theirs.own_part(data)
    lines = sealed(lines_of(data), known_lines(mine))
    if other:
        lines = [line for line in lines if not is_header(line)]
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
        known = known_lines(store.journal.contents.own_part(everything(store)))
        return [line + b"\n" for line in what.lines if line not in known]

    store.journal.append(make)
    given = (document for document in unseal(what.lines)[0] if is_typed(document))
    ids = {document["id"] for document in given}
    unfinished = {d["id"] for b in store.journal.contents.unfinished() for d in b.documents}
    there = store.database.storage.read() or {}
    missing = ids - unfinished - frozenset().union(*there.values())
    if missing:
        raise NotSaved(Fault(store.journal.shown, words.Upkeep.NOT_TAKEN_IN))


def _check(theirs: Contents, store_id: str, name: str, *, other: bool) -> None:
    if not theirs.ours:
        raise ScorecardError(Fault(name, words.File.NOT_OURS))
    if theirs.format > FORMAT:
        raise ScorecardError(Fault(name, words.Upkeep.NEWER_TO_TAKE_IN))
    if not other and theirs.store_id and store_id and theirs.store_id != store_id:
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
