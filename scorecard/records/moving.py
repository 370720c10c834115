"""A store moved: from a file to a server and back, line by line, and the old one let go last."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.address import Address, need_library
from scorecard.records.backup import make_from, replace_file
from scorecard.records.copy import is_of
from scorecard.records.file import WriterLock
from scorecard.records.journal import LOCK_TIMEOUT
from scorecard.records.journal_file import open_again
from scorecard.records.line import lines_of, sealed
from scorecard.records.recovery import tally
from scorecard.records.refusal import NotSaved, not_saved, shown_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scorecard.records.store import Store


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: how many lines are there now, of them how many were not there before.

    ``left`` lines that do not count stayed in the old file, where there is one.
    """

    lines: int
    brought: int
    left: int
    digest: str


def move_to_server(store: Store, target: Address, name: str, readers: str, writers: str) -> Moved:
    """Bring every line of a store to a server, and close the old place when they are there.

    Started again after it was cut off, it goes on: a line that is there is not brought again.

    Args:
        store: what is moved; nothing is added to it meanwhile.
        target: the server.
        name: what the store is called there.
        readers: the role of those who read it there.
        writers: the role of those who also add.

    Raises:
        ScorecardError: a line waits, or either place refuses; the old one is as it was.
    """
    need_library()
    from scorecard.records import server  # noqa: PLC0415 - PostgreSQL's own library

    source = store.journal.named
    if isinstance(source, Address) and server.is_same_place(source, target):
        raise ScorecardError(Fault(target.shown, words.Move.SAME))
    with store.journal.still() as data:
        lines = sealed(lines_of(data))
        server.make_store(target, store.store_id, name, readers, writers)
        brought = server.bring(target, store.store_id, lines)
        # Reckoned by the server, over a connection of its own, of what it keeps.
        there = frozenset(server.digests(target, store.store_id))
        if any(sha256(line).digest() not in there for line in lines):
            raise NotSaved(Fault(target.shown, words.Move.DIFFERS))
        store.journal.close_for(target.shown)
    left = sum(bool(line.strip()) for line in lines_of(data)) - len(lines)
    return _moved(lines, brought, left)


def move_to_file(store: Store, path: Path) -> Moved:
    """Bring every line of a store into a file, and close the old place when they are there.

    A file that this store was moved from before is opened again, and given what it lacks.

    Args:
        store: what is moved; nothing is added to it meanwhile.
        path: the file.

    Raises:
        ScorecardError: a line waits, another store is there, or either place refuses; the old one
            is as it was.
    """
    source = store.journal.named
    if not isinstance(source, Address) and source.resolve() == path.resolve():
        raise ScorecardError(Fault(shown_path(path), words.Move.SAME))
    with store.journal.still() as data:
        lines = sealed(lines_of(data))
        brought: Sequence[bytes] = lines
        if os.path.lexists(path):
            brought = _give(path, lines, store.store_id)
        else:
            make_from(path, b"".join([line + b"\n" for line in lines]))
        try:
            there = frozenset(lines_of(path.read_bytes()))
        except OSError as error:
            raise not_saved(shown_path(path), error) from None
        if any(line not in there for line in lines):
            raise NotSaved(Fault(shown_path(path), words.Move.DIFFERS))
        store.journal.close_for(str(path.absolute()))
        open_again(path)
    return _moved(lines, brought)


def _give(path: Path, lines: Sequence[bytes], store_id: str) -> list[bytes]:
    """Give a file of the same store the lines it lacks, and return those."""
    shown = shown_path(path)
    try:
        data = path.read_bytes()
        if not is_of(data, store_id):
            raise ScorecardError(Fault(shown, words.Move.ANOTHER_THERE))
        known = frozenset(lines_of(data))
        missing = [line for line in lines if line not in known]
        if missing:
            torn = b"" if data.endswith(b"\n") else b"\n"
            with WriterLock(path, LOCK_TIMEOUT).held():
                replace_file(path, data + torn + b"".join([line + b"\n" for line in missing]))
    except OSError as error:
        raise not_saved(shown, error) from None
    return missing


def _moved(lines: Sequence[bytes], brought: Sequence[bytes], left: int = 0) -> Moved:
    kept = tally(b"\n".join(lines))
    return Moved(len(kept.lines), len(kept.lines.intersection(brought)), left, kept.digest)
