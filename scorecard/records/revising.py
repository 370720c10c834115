"""Entries become revisions of what stands: numbered, with a parent, in an order no clock upsets."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from scorecard import clock
from scorecard.messages.catalogue import words, year_text
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Judgement, made_over
from scorecard.records.closing import closed_fault
from scorecard.records.codec import judgement_document, moment_text, reading_document, reading_of
from scorecard.records.entry import place_words
from scorecard.records.line import new_id
from scorecard.records.refusal import check_seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.status import Status
    from scorecard.records.entry import Entry
    from scorecard.records.index import Index
    from scorecard.records.line import Document


class _Newest(NamedTuple):
    """The current revision of a key, and the greatest number given."""

    head: Reading | None
    top: int


_NONE_YET = _Newest(None, 0)


class Reviser:
    """Turns the entries of one save into documents, one after the other.

    Args:
        index: what the store holds, every line taken in, the lock held.
        by: who enters what names nobody itself.
    """

    def __init__(self, index: Index, by: str) -> None:
        self._index = index
        self._by = by
        self._now = clock.now()
        self._now_text = moment_text(self._now)
        self._newest: dict[ReadingKey, _Newest] = {}
        # What was made of a key last; read only where another entry of this save revises it.
        self._made: dict[ReadingKey, Document] = {}
        self._closings = index.last_closings()

    def check_seen(self, seen: Mapping[ReadingKey, str | None]) -> None:
        """Compare what a person saw with what stands.

        Raises:
            Conflict: a revision stands that the person has not seen.
            NotSaved: the revision the person saw is gone, and nothing stands.
        """
        for key, id_ in seen.items():
            head = self._of(key)[1].head
            if id_ != (None if head is None else head.id):
                gone = words.Entry.GONE.format(place=place_words(key))
                check_seen(head, id_, self._index.readings.get, gone)

    def revision(self, entry: Entry) -> Document:
        """Return the document of an entry as the next revision of its key.

        Raises:
            ScorecardError: there is nothing to take back, history is back-filled into a year that
                is closed, or such a year is changed without a reason.
        """
        key, newest = self._of(entry.key)
        head, top = newest.head, newest.top
        self._check(entry, head)
        document = reading_document(
            entry,
            id_=new_id(),
            revision=top + 1,
            parent=head.id if head else None,
            by=entry.by or self._by,
            at=self._moment(entry, head),
        )
        self._newest[key] = _Newest(head, top + 1)
        self._made[key] = document
        return document

    def judgement(
        self, indicator: str, year: int, status: Status, because: str, reason: str
    ) -> Document:
        """Return the document of a judgement as the next of its kind.

        Raises:
            ScorecardError: the year is closed, and no reason is given for changing it.
        """
        self._check_closed(f"{indicator} {year_text(year)}", year, reason)
        before = self._index.judged(indicator, year)
        return judgement_document(
            Judgement(
                new_id(),
                indicator,
                year,
                status,
                because,
                self._by,
                clock.now_after(before.entered_at) if before else self._now,
                before.revision + 1 if before else 1,
                before.id if before else None,
                reason,
            )
        )

    def _of(self, key: ReadingKey) -> tuple[ReadingKey, _Newest]:
        """Return a key under the ids of today, and what is newest of it."""
        key = self._index.present(key)
        made = self._made.pop(key, None)
        if made is not None:
            reading, before = reading_of(made), self._newest[key]
            head = before.head
            reading = reading if head is None else made_over(reading, head)
            current = reading if head is None or reading.rank > head.rank else head
            self._newest[key] = _Newest(current, before.top)
        found = self._newest.get(key)
        if found is None:
            chain = self._index.chain_of_present(key)
            found = _Newest(chain.head, chain.top) if chain else _NONE_YET
            self._newest[key] = found
        return key, found

    def _check(self, entry: Entry, head: Reading | None) -> None:
        if not entry.retracted and entry.year not in self._closings:
            return
        place = place_words(entry.key)
        if entry.retracted and head is None:
            raise ScorecardError(words.Entry.NOTHING_TO_TAKE_BACK.format(place=place))
        if entry.retracted and head is not None and head.retracted:
            raise ScorecardError(words.Entry.TAKEN_BACK_ALREADY.format(place=place))
        if entry.as_published and closed_fault(self._closings.get(entry.year), ""):
            raise ScorecardError(words.Entry.CLOSED_HISTORY.format(place=place, year=entry.year))
        self._check_closed(place, entry.year, entry.reason)

    def _check_closed(self, place: str, year: int, reason: str) -> None:
        """Refuse a change of a closed year for which no reason is given."""
        if fault := closed_fault(self._closings.get(year), reason):
            said = words.Entry
            what = said.PLACED.format(place=place, what=fault)
            raise ScorecardError(said.NOT_SAVED.format(what=what))

    def _moment(self, entry: Entry, head: Reading | None) -> str:
        """Return the time of entry as it is written, never before what it revises.

        A computer whose clock is behind could otherwise save a correction that nobody sees.
        """
        if head is None or (entry.as_published and entry.published is not None):
            return self._now_text
        at = clock.now_after(head.entered_at)
        if at.date() < head.known_from:
            at = datetime.combine(head.known_from, time(), at.tzinfo)
        return moment_text(at)
