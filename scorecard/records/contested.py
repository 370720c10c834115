"""Readings that two people revised at once: told, and settled by a word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scorecard.messages.catalogue import words
from scorecard.messages.figures import no_value
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.reading import ReadingKey
from scorecard.model.text import quoted
from scorecard.records.entry import place_words
from scorecard.records.index import SETTLES
from scorecard.records.refusal import Conflict
from scorecard.records.revising import Reviser

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scorecard.model.reading import Reading
    from scorecard.records.entry import Entry
    from scorecard.records.index import Chain, Index
    from scorecard.records.line import Document


def contested(index: Index) -> dict[ReadingKey, tuple[Reading, ...]]:
    """Return the readings two people revised at once, each with what its branches say now.

    A revision takes the number after the greatest its writer knew. So two that bear one number
    were written without knowledge of each other: on two computers, or in two branches of git.
    They stay contested until somebody who saw them enters a revision that settles them. The last
    of each reading's revisions is the one that counts.
    """
    found = (
        (ReadingKey(indicator, year, entity), _branches(index, chain))
        for indicator, chains in index.series.items()
        for (year, entity), chain in chains.items()
        if len(chain.revisions) > 1
    )
    return {key: ends for key, ends in found if ends}


def contested_faults(file: str, index: Index) -> list[Fault]:
    """Return a warning for each contested reading: who says what, and how to settle it."""
    said = words.Journal
    faults = []
    for key, ends in contested(index).items():
        place = place_words(key._replace(entity=None))
        entity = "" if key.entity is None else f" --entity {key.entity}"
        sides = sides_words(ends)
        chain = index.chain(key)
        over = 0 if chain is None else chain.top
        what = said.CONTESTED_FAULT.format(place=place, sides=sides, over=f"{over}{entity}")
        faults.append(Fault(file, what, severity=Severity.WARNING))
    return faults


def sides_words(ends: Iterable[Reading]) -> str:
    """Return who says what."""
    side = words.Journal.SIDE
    return "; ".join(
        side.format(by=end.by, value=says(end), day=end.entered_at.date()) for end in ends
    )


def says(reading: Reading) -> str:
    """Return what a revision says, short enough for a sentence."""
    if reading.retracted or reading.value is None:
        return no_value(reading, quoted(reading.no_data))
    return reading.value if len(reading.value) <= 40 else quoted(reading.value)


def _branches(index: Index, chain: Chain[Reading]) -> tuple[Reading, ...]:
    """Return the last revision of each branch of a contested reading, none when it is not."""
    ends = {end.id: end for end in (_end(one, chain) for one in unsettled(index, chain))}
    return tuple(sorted(ends.values(), key=lambda reading: reading.rank))


def unsettled(index: Index, chain: Chain[Reading]) -> list[Reading]:
    """Return the revisions that share their number with another and are not settled."""
    numbers = Counter(reading.revision for reading in chain.revisions)
    if len(numbers) == len(chain.revisions):
        return []
    settled = [
        index.settled[reading.id] for reading in chain.revisions if reading.id in index.settled
    ]
    found: list[Reading] = []
    for number, count in numbers.items():
        if count > 1:
            same = [reading for reading in chain.revisions if reading.revision == number]
            if not _all_in_one(same, settled):
                found += same
    return found


def _all_in_one(readings: Iterable[Reading], settled: Iterable[frozenset[str]]) -> bool:
    ids = {reading.id for reading in readings}
    return any(ids <= some for some in settled)


def _end(reading: Reading, chain: Chain[Reading]) -> Reading:
    """Return the newest revision that goes back to a reading, itself if nothing does."""
    line = {reading.id}
    end = reading
    for later in sorted(chain.revisions, key=lambda r: (r.revision, r.rank)):
        if later.parent in line:
            line.add(later.id)
            end = max(end, later, key=lambda r: (r.revision, r.rank))
    return end


def settlement(index: Index, entry: Entry, *, by: str, seen: Collection[str]) -> Document:
    """Return the document of a revision that settles a contested reading.

    Args:
        index: what the store holds, every line taken in, the lock held.
        entry: the reading that is to stand.
        by: who enters it.
        seen: the ids of the revisions the person saw, as :func:`contested` gives them.

    Raises:
        Conflict: another revision came that the person has not seen.
        ScorecardError: nothing is contested there.
    """
    chain = index.chain(entry.key)
    ends = _branches(index, chain) if chain is not None else ()
    unseen = [end for end in ends if end.id not in seen]
    if unseen:
        raise Conflict(unseen[-1], index.readings.get(unseen[-1].parent or ""))
    if chain is None or not ends:
        place = place_words(entry.key)
        raise ScorecardError(words.Entry.UNCONTESTED.format(place=place))
    document = Reviser(index, by).revision(entry)
    document[SETTLES] = " ".join(reading.id for reading in unsettled(index, chain))
    return document
