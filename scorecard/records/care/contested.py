"""Settling a contested reading by a revision of somebody who saw all of its branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.model.fault import ScorecardError
from scorecard.records.care.rivals import SETTLES, branches, rivals
from scorecard.records.entry.conflict import Conflict
from scorecard.records.entry.limits import check_entries
from scorecard.records.entry.revising import Reviser

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecard.model.reading import Reading
    from scorecard.records.entry.entry import Entry
    from scorecard.records.file.line import Document
    from scorecard.records.store import Store
    from scorecard.records.tables.index import Index


def settle(store: Store, entry: Entry, *, by: str, seen: Collection[str]) -> Reading:
    """Enter a revision that settles a contested reading.

    Args:
        store: where it is kept.
        entry: the reading that is to stand.
        by: who enters it.
        seen: the ids of the revisions the person saw, as :func:`.rivals.contested` gives them.

    Raises:
        Conflict: another revision came that the person has not seen.
        ScorecardError: the entry cannot be kept, or nothing is contested there.
        NotSaved: the disk, the lock or the file refused.
    """
    check_entries((entry,), by)

    def make(index: Index) -> list[Document]:
        chain = index.chain(entry.key)
        ends = branches(index, chain) if chain is not None else ()
        unseen = [end for end in ends if end.id not in seen]
        if unseen:
            raise Conflict(unseen[-1], index.readings.get(unseen[-1].parent or ""))
        if chain is None or not ends:
            place = f"{entry.indicator} {entry.year}"
            raise ScorecardError(words.Entry.UNCONTESTED.format(place=place))
        document = Reviser(index, by).revision(entry)
        document[SETTLES] = " ".join(reading.id for reading in rivals(index, chain))
        return [document]

    (made,) = store.enter(make)
    return store.ask(lambda index: index.readings[made["id"]])
