"""The values of a store by what they are of: readings, judgements, closed years."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from scorecard.model.plan import PresentIds
from scorecard.model.records import Closure, Judgement, Records
from scorecard.records.board_index import BoardIndex
from scorecard.records.chain import Chain
from scorecard.records.codec import NotUnderstood, closure_of, judgement_of, lift, reading_of
from scorecard.records.contents import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.records.line import Document


_BY_RANK = attrgetter("rank")
_BOARD = frozenset({"comment", "priority", "decision"})
# The field of a revision that names those it settles, apart by spaces.
SETTLES = "settles"


class Index:
    """What the documents given to it say.

    ``readings`` are held by id, and ``series`` leads from an indicator to its chains by
    (year, entity). ``settled`` are the ids of revisions that one revision settled together, by
    its id. ``newer`` are the documents this version cannot read.

    Args:
        ids: what is called how now: revisions under a former id are of the same reading,
            judgement or comment as those under the present one, and found by either.
    """

    def __init__(self, ids: PresentIds | None = None) -> None:
        self._ids = PresentIds() if ids is None else ids
        self.readings: dict[str, Reading] = {}
        self.series: dict[str, dict[tuple[int, str | None], Chain[Reading]]] = {}
        self.settled: dict[str, frozenset[str]] = {}
        self.newer: list[Document] = []
        self.board = BoardIndex(self._ids)
        self._judgements: dict[tuple[str, int], list[Judgement]] = {}
        # When each was entered, and the id of its line: their order.
        self._closures: list[tuple[str, str, Closure]] = []

    def add(self, documents: Iterable[Document]) -> None:
        """Add what documents say, each with an id no other had."""
        for document in documents:
            try:
                if "format" in document or FORMAT > 1:
                    self._add(lift(document))
                else:
                    self._add(document)
            except (KeyError, TypeError, NotUnderstood):
                self.newer.append(document)

    def chain(self, key: ReadingKey) -> Chain[Reading] | None:
        """Return the revisions of a key."""
        indicator, year, entity = self.present(key)
        return self.series.get(indicator, {}).get((year, entity))

    def present(self, key: ReadingKey) -> ReadingKey:
        """Return a key under the ids of today, by which the revisions are held."""
        return self._ids.key(key)

    def judged(self, indicator: str, year: int) -> Judgement | None:
        """Return the newest judgement of an indicator and year."""
        found = self._judgements.get((self._ids.of(indicator), year), ())
        return max(found, key=_BY_RANK, default=None)

    def last_closings(self) -> dict[int, Closure]:
        """Return the last closing or reopening of each year that ever was closed."""
        return {closure.year: closure for closure in self._closed_in_order()}

    def closings_entered(self, year: int) -> list[str]:
        """Return when a year's closings and reopenings were entered, as their lines say it."""
        return [at for at, _, closure in self._closures if closure.year == year]

    def records(self) -> Records:
        """Return everything as one frozen value."""
        return Records(
            readings=tuple(self.readings.values()),
            judgements=tuple(one for some in self._judgements.values() for one in some),
            closures=tuple(self._closed_in_order()),
            comments=self.board.all_comments(),
            priorities=self.board.all_priorities(),
            decisions=self.board.all_decisions(),
        )

    def _add(self, document: Document) -> None:
        type_ = document["type"]
        if type_ == "reading":
            self._add_reading(reading_of(document))
            if SETTLES in document:
                self.settled[document["id"]] = frozenset(str(document[SETTLES]).split())
        elif type_ == "judgement":
            judged = judgement_of(document)
            key = (self._ids.of(judged.indicator), judged.year)
            self._judgements.setdefault(key, []).append(judged)
        elif type_ == "close":
            closed = closure_of(document)
            self._closures.append((document["at"], document["id"], closed))
        elif type_ in _BOARD:
            self.board.take(document)
        # Other types are kept, and passed over.

    def _add_reading(self, reading: Reading) -> None:
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
