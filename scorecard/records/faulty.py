"""Lines whose seal holds and that do not count: found, named, and dismissed by a record of it.

A line that holds nonsense, or whose id another line had first, cannot be deleted: every computer
that has seen it puts it back. Whoever decides that it is of no use enters a dismissal, a line of
its own that names it by the SHA-256 of its bytes. From then on nobody is told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.fault import Fault, ScorecardError
from scorecard.records.codec import moment_text
from scorecard.records.line import bare, lines_of, new_id, unseal
from scorecard.records.schema import wrong
from scorecard.records.values import check_name, check_reason, refuse_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.records.index import Index
    from scorecard.records.line import Document
    from scorecard.records.tables import JournalStorage

DISMISSAL = "dismissal"


@dataclass(frozen=True, slots=True)
class FaultyLine:
    """A sealed line that does not count.

    ``line`` counts from 1, and is 0 of a line that the file has not yet. ``what`` says in words
    what is wrong; ``digest`` is the SHA-256 by which the line is known on every computer.
    """

    line: int
    what: str
    digest: str
    dismissed: bool


def faulty_lines(storage: JournalStorage, index: Index) -> tuple[FaultyLine, ...]:
    """Return the sealed lines that do not count, each once, in the order in which they stand."""
    odd = [*storage.journal.contents.faulty, *index.faulty, *storage.doubled]
    seals = {str(document["crc"]).encode() for document in odd}
    if not seals:
        return ()
    found = {each.digest: each for each in reversed(list(_found(storage, index, seals)))}
    return tuple(sorted(found.values(), key=lambda each: (not each.line, each.line)))


def faulty_faults(storage: JournalStorage, index: Index) -> list[Fault]:
    """Return a fault for each of these lines that nobody has dismissed."""
    file = storage.journal.shown
    return [
        Fault(file, words.Line.FAULTY.format(what=each.what, line=each.line or "LINE"), each.line)
        for each in faulty_lines(storage, index)
        if not each.dismissed
    ]


def dismissal(each: FaultyLine, because: str, by: str) -> Document:
    """Return the document that dismisses a line.

    Raises:
        ScorecardError: no reason or name is given, or one cannot be kept.
    """
    refuse_all([check_name(by), check_reason(because)])
    if each.dismissed:
        raise ScorecardError(words.Line.DISMISSED_ALREADY.format(line=each.line))
    return {
        "type": DISMISSAL,
        "id": new_id(),
        "line": each.digest,
        "because": because,
        "by": by,
        "at": moment_text(clock.now()),
    }


def _found(storage: JournalStorage, index: Index, seals: set[bytes]) -> Iterator[FaultyLine]:
    journal = storage.journal
    lines = lines_of(journal.data())
    for place, line in enumerate((*lines, *journal.only_here), 1):
        inner = line if line[-10:-2] in seals else bare(line)
        if inner[-10:-2] not in seals:
            continue
        for document in unseal([inner])[0]:
            if what := wrong(document) or _doubled(storage, document):
                digest = sha256(inner).hexdigest()
                number = place if place <= len(lines) else 0
                yield FaultyLine(number, what, digest, digest in index.dismissed)


def _doubled(storage: JournalStorage, document: Document) -> str:
    """Say that another line had the id first, and differs."""
    held = (table.get(document["id"]) for table in storage.tables.values())
    first = next((each for each in held if each is not None), document)
    return "" if first["crc"] == document["crc"] else words.File.TWICE
