"""Another copy of a store taken in: the union of both by revision, looked at before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.care.backup import everything
from scorecard.records.care.rivals import contested
from scorecard.records.care.tally import tally
from scorecard.records.copy.union import lines_of, sealed
from scorecard.records.file.contents import FORMAT, Contents
from scorecard.records.file.line import unseal
from scorecard.records.refusal import NotSaved
from scorecard.records.tables.index import Index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.store import Store


@dataclass(frozen=True, slots=True)
class Incoming:
    """What another copy of a store would bring.

    ``lines`` are the sealed lines the store has not, ``readings`` the revisions among them,
    ``known`` how many it has already. ``odd`` counts lines that nothing can be read from.
    ``contested`` are the readings that would be contested and are not now.
    """

    name: str
    lines: tuple[bytes, ...]
    known: int
    odd: int
    readings: tuple[Reading, ...]
    contested: Mapping[ReadingKey, tuple[Reading, ...]]


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
    old = contested(before)
    return Incoming(
        name,
        tuple(lines),
        known=len(held.lines.difference(lines)),
        odd=held.odd,
        readings=tuple(r for id_, r in after.readings.items() if id_ not in before.readings),
        contested={key: ends for key, ends in contested(after).items() if key not in old},
    )


def take_in(store: Store, what: Incoming) -> None:
    """Add the lines another copy has and this store has not, durably.

    Raises:
        NotSaved: the disk, the lock or the file refused.
    """

    def make() -> list[bytes]:
        known = frozenset(lines_of(everything(store)))
        return [line + b"\n" for line in what.lines if line not in known]

    store.journal.append_lines(make)
    ids = {document["id"] for document in unseal(what.lines)[0] if "id" in document}
    unfinished = {d["id"] for b in store.journal.contents.unfinished() for d in b.documents}
    missing = ids - unfinished - store.ask(lambda index: frozenset(index.documents))
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
    index.take(contents.fresh())
    return index
