"""The model values of a store, by key; built once and added to as lines come."""

from __future__ import annotations

import gc
from operator import attrgetter
from typing import TYPE_CHECKING

from scorecard.model.plan import PresentIds
from scorecard.model.records import Closure, Judgement, Records
from scorecard.records.board_index import BoardIndex
from scorecard.records.codec import NotUnderstood, closure_of, judgement_of, lift, reading_of
from scorecard.records.contents import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.line import Document


_BY_RANK = attrgetter("rank")
_MANY = 1000
_BOARD = frozenset({"comment", "priority", "decision"})


class Chain:
    """The revisions of one key: all of them, the current one, and the greatest number given."""

    __slots__ = ("head", "revisions", "top")

    def __init__(self, first: Reading) -> None:
        self.revisions = [first]
        self.head = first
        self.top = first.revision

    def add(self, reading: Reading) -> None:
        """Take in one more revision."""
        self.revisions.append(reading)
        if reading.rank > self.head.rank:
            self.head = reading
        self.top = max(self.top, reading.revision)


class Index:
    """Readings, judgements, closures and the board's records of the documents taken in so far.

    ``documents`` holds every line by id; ``doubled`` those whose id another line had before.
    ``series`` leads from an indicator to its chains by (year, entity). ``newer`` holds
    the documents this version cannot read.

    Args:
        ids: what is called how now: revisions under a former id are of the same reading,
            judgement or comment as those under the present one, and found by either.
    """

    def __init__(self, ids: PresentIds | None = None) -> None:
        self._ids = PresentIds() if ids is None else ids
        self.documents: dict[str, Document] = {}
        self.readings: dict[str, Reading] = {}
        self.series: dict[str, dict[tuple[int, str | None], Chain]] = {}
        self.newer: list[Document] = []
        self.doubled: list[Document] = []
        self._judgements: dict[tuple[str, int], list[Judgement]] = {}
        self._closures: list[tuple[str, str, Closure]] = []
        self._board: BoardIndex | None = None

    @property
    def board(self) -> BoardIndex:
        """Return the comments, priorities and decisions."""
        if self._board is None:
            # Most stores have none of it yet, and reading a status needs none.
            self._board = BoardIndex(self._ids)
        return self._board

    def take(self, documents: Sequence[Document]) -> None:
        """Take in the documents of lines that came to count."""
        # None of what is made here is garbage, and looking for some doubles the time.
        pause = len(documents) > _MANY and gc.isenabled()
        if pause:
            gc.disable()
        try:
            self._take(documents)
        finally:
            if pause:
                gc.enable()

    def _take(self, documents: Sequence[Document]) -> None:
        known = self.documents.setdefault
        for document in documents:
            try:
                held = known(document["id"], document)
                if held is not document:
                    # The very same line twice, as git's merges leave it, is one line.
                    if held != document:
                        self.doubled.append(document)
                    continue
                if "format" in document or FORMAT > 1:
                    document = lift(document)  # noqa: PLW2901 - the line as this version reads it
                if document["type"] == "reading":
                    self._take_reading(reading_of(document))
                elif document["type"] == "judgement":
                    judged = judgement_of(document)
                    key = (self._ids.of(judged.indicator), judged.year)
                    self._judgements.setdefault(key, []).append(judged)
                elif document["type"] == "close":
                    closed = closure_of(document)
                    self._closures.append((document["at"], document["id"], closed))
                elif document["type"] in _BOARD:
                    self.board.take(document)
            except (KeyError, TypeError, NotUnderstood):
                self.newer.append(document)

    def chain(self, key: ReadingKey) -> Chain | None:
        """Return the revisions of a key."""
        indicator, year, entity = self.present(key)
        return self.series.get(indicator, {}).get((year, entity))

    def present(self, key: ReadingKey) -> ReadingKey:
        """Return a key under the ids of today, by which the revisions are held."""
        return self._ids.key(key)

    def judged(self, indicator: str, year: int) -> Judgement | None:
        """Return the judgement that stands for an indicator and year."""
        found = self._judgements.get((self._ids.of(indicator), year), ())
        return max(found, key=_BY_RANK, default=None)

    def last_words(self) -> dict[int, Closure]:
        """Return the last closing or reopening of each year that ever was closed."""
        return {closure.year: closure for closure in self._closed_in_order()}

    def records(self) -> Records:
        """Return everything as one frozen value."""
        judgements = tuple(one for some in self._judgements.values() for one in some)
        board = self._board
        return Records(
            readings=tuple(self.readings.values()),
            judgements=judgements,
            closures=tuple(self._closed_in_order()),
            comments=board.all_comments() if board else (),
            priorities=board.all_priorities() if board else (),
            decisions=board.all_decisions() if board else (),
        )

    def _take_reading(self, reading: Reading) -> None:
        self.readings[reading.id] = reading
        indicator, entity = reading.indicator, reading.entity
        if indicator in self._ids.renamed:
            indicator, _, entity = self._ids.key(reading.key)
        chains = self.series.get(indicator)
        if chains is None:
            chains = self.series[indicator] = {}
        chain = chains.get((reading.year, entity))
        if chain is None:
            chains[(reading.year, entity)] = Chain(reading)
        else:
            chain.add(reading)

    def _closed_in_order(self) -> list[Closure]:
        return [closure for _, _, closure in sorted(self._closures, key=lambda one: one[:2])]
