"""What the lines of a store say, by what they are of; the newest of each is at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from scorecard.model.number import whole_number
from scorecard.model.plan import PresentIds
from scorecard.model.reading import Reading
from scorecard.model.records import (
    Closure,
    Comment,
    CommentKey,
    Decision,
    Judgement,
    Priority,
    Records,
    closings_in_order,
    made_over,
    that_counts,
)
from scorecard.records.codec import (
    NotUnderstood,
    closure_of,
    comment_of,
    decision_of,
    filled,
    first_of,
    judgement_of,
    lift,
    priority_of,
)
from scorecard.records.contents import LINE_FORMAT
from scorecard.records.schema import SCHEMA, is_plain_reading, is_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from datetime import datetime

    from scorecard.model.reading import ReadingKey
    from scorecard.records.line import Document


Revision = TypeVar("Revision", Reading, Judgement, Comment, Priority, Decision)
Entered = Reading | Judgement | Comment | Priority | Decision | Closure
_Key = TypeVar("_Key", bound="Hashable")
_Named = TypeVar("_Named", Priority, Decision)


class Chain(Generic[Revision]):
    """The revisions of one thing as they come.

    ``head`` is the newest of them, ``top`` the greatest number given to one, and ``first`` the id
    by which what has no key of its own is held: that of its first revision. It is ``mixed`` where
    its revisions were entered under several ids that are one now.
    """

    __slots__ = ("first", "head", "mixed", "revisions", "top")

    def __init__(self, revision: Revision, first: str = "") -> None:
        self.first = first
        self.mixed = False
        self.revisions: list[Revision] = [revision]
        self.head: Revision = revision
        self.top = revision.revision

    @property
    def begun(self) -> tuple[datetime, str]:
        """Return what orders chains of one name: when the first was entered, and its id."""
        return min((one.entered_at, one.id) for one in self.revisions)

    def add(self, revision: Revision) -> None:
        """Add one more revision."""
        self.revisions.append(revision)
        if revision.rank > self.head.rank:
            self.head = revision
        self.top = max(self.top, revision.revision)

    def put_in_order(self) -> None:
        """Put revisions behind those they were made over that came after them."""
        placed: dict[str, Revision] = {}
        for one in sorted(self.revisions, key=lambda one: one.revision):
            parent = placed.get(one.parent or "")
            placed[one.id] = one if parent is None else made_over(one, parent)
        self.revisions = [placed[one.id] for one in self.revisions]
        self.head = max(self.revisions, key=lambda one: one.rank)


class Parents(Generic[Revision]):
    """Where revisions find what they were made over; those that came before it wait for it.

    Lines may stand in any order, so a revision may be read before the one that it follows.

    Args:
        find: gives what has an id, and its chain; None where nothing has it yet.
    """

    def __init__(self, find: Callable[[str], tuple[Revision, Chain[Revision]] | None]) -> None:
        self._find: Callable[[str], tuple[Revision, Chain[Revision]] | None] = find
        self.awaited: dict[str, list[Chain[Revision]]] = {}
        self._late: dict[int, Chain[Revision]] = {}

    def behind(self, revision: Revision, chain: Chain[Revision]) -> Revision:
        """Return a revision in its place behind the one of its chain that it was made over."""
        if revision.parent is None:
            return revision
        found = self._find(revision.parent)
        if found is None:
            self.wait(revision.parent, chain)
            return revision
        parent, of = found
        return made_over(revision, parent) if of is chain else revision

    def wait(self, id_: str, chain: Chain[Revision]) -> None:
        """Note that a revision of a chain was made over what is not here yet."""
        self.awaited.setdefault(id_, []).append(chain)

    def came(self, id_: str, chain: Chain[Revision]) -> None:
        """Note that what has this id is in a chain now."""
        if any(waiting is chain for waiting in self.awaited.pop(id_, ())):
            self._late[id(chain)] = chain

    def late(self) -> tuple[Chain[Revision], ...]:
        """Return the chains in which something came after what was made over it, each once."""
        chains, self._late = tuple(self._late.values()), {}
        return chains


class Chains(dict[_Key, Chain[Revision]]):
    """The chains of one sort of record by their keys."""

    def __init__(self) -> None:
        super().__init__()
        self._by_id: dict[str, tuple[Revision, Chain[Revision]]] = {}
        self._parents: Parents[Revision] = Parents(self._by_id.get)

    def enter(self, key: _Key, revision: Revision, first: str) -> None:
        """Add a revision to its chain, which begins with it where there is none."""
        chain = self.get(key)
        if chain is None:
            chain = self[key] = Chain(revision, first)
            if revision.parent is not None:
                self._parents.wait(revision.parent, chain)
        else:
            revision = self._parents.behind(revision, chain)
            chain.add(revision)
        self._by_id[revision.id] = (revision, chain)
        self._parents.came(revision.id, chain)

    def put_in_order(self) -> None:
        """Put what came before what it was made over behind that."""
        for chain in self._parents.late():
            chain.put_in_order()
            self._by_id.update({one.id: (one, chain) for one in chain.revisions})


_BOARD = frozenset({"comment", "priority", "decision"})
# The field of a revision that names those it settles, apart by spaces.
SETTLES = "settles"


class _Place(NamedTuple):
    """What a reading of an indicator is of."""

    year: int
    entity: str | None = None
    part: str | None = None


class Index:
    """What the documents given to it say.

    ``readings`` are held by id, and ``series`` leads from an indicator to its chains by
    year, entity and part. ``settled`` are the ids of revisions that one revision settled
    together, by its id, and ``settled_by_id`` by each of them; of readings as of what the board
    wrote.
    ``newer`` are the documents of a format this version cannot read, ``faulty`` those that hold
    nonsense, and ``dismissed`` the SHA-256 of the lines that somebody decided to be rid of.

    Args:
        ids: what is called how now: revisions under a former id are of the same reading,
            judgement or comment as those under the present one, and found by either.
    """

    def __init__(self, ids: PresentIds | None = None) -> None:
        self._ids = PresentIds() if ids is None else ids
        self.readings: dict[str, Reading] = {}
        self.series: dict[str, dict[_Place, Chain[Reading]]] = {}
        self.settled: dict[str, frozenset[str]] = {}
        self.settled_by_id: dict[str, list[frozenset[str]]] = {}
        self.newer: list[Document] = []
        self.faulty: list[Document] = []
        self.dismissed: set[str] = set()
        self.board = BoardIndex(self._ids)
        # The chains under several ids to which something was added just now.
        self._mixed: dict[int, Chain[Reading]] = {}
        self._judgements: Chains[tuple[str, int], Judgement] = Chains()
        self._closures: list[Closure] = []
        self._in_order: list[Closure] | None = None
        self._parents: Parents[Reading] = Parents(self._placed)

    def add(self, documents: Iterable[Document]) -> None:
        """Add what documents say, each with an id no other had."""
        self._mixed = {}
        for document in documents:
            try:
                if "format" in document:
                    self._add(lift(document))
                else:
                    self._add(document)
            except (KeyError, TypeError, ValueError):
                (self.newer if _is_newer(document) else self.faulty).append(document)
        self._put_in_order()
        for chain in self._mixed.values():
            chain.head = that_counts(chain.revisions)[-1]

    def chain(self, key: ReadingKey) -> Chain[Reading] | None:
        """Return the revisions of a key."""
        return self.chain_of_present(self.present(key))

    def chain_of_present(self, key: ReadingKey) -> Chain[Reading] | None:
        """Return the revisions of a key that is under the ids of today."""
        chains = self.series.get(key.indicator)
        return None if chains is None else chains.get(_Place(*key[1:]))

    def present(self, key: ReadingKey) -> ReadingKey:
        """Return a key under the ids of today, by which the revisions are held."""
        return self._ids.key(key)

    def judged(self, indicator: str, year: int) -> Judgement | None:
        """Return the newest judgement of an indicator and year."""
        chain = self._judgements.get((self._ids.of(indicator), year))
        return None if chain is None else chain.head

    def last_closings(self) -> dict[int, Closure]:
        """Return the last closing or reopening of each year that ever was closed."""
        return {closure.year: closure for closure in self._closed_in_order()}

    def closings_of(self, year: int) -> list[Closure]:
        """Return a year's closings and reopenings, in their order."""
        return [closure for closure in self._closed_in_order() if closure.year == year]

    def out_of_time(self) -> Iterator[tuple[Entered, Entered]]:
        """Yield what is not entered after what it was made over, each with that.

        A clock was wrong, or the line is another program's. It counts where it was made.
        """
        by_id = {one.id: one for one in self._others()}
        for entered, of in ((self.readings.values(), self.readings), (by_id.values(), by_id)):
            for one in entered:
                before = of.get(one.parent) if one.parent is not None else None
                if before is not None and _is_out_of_time(one, before):
                    yield one, before

    def entered_after(self, moment: datetime) -> list[Entered]:
        """Return what was entered after a moment, as it says, and counts from then; latest last."""
        found = [
            (one.entered_at, one.id, one)
            for one in (*self.readings.values(), *self._others())
            if one.entered_at is not None and one.entered_at > moment
            if not (isinstance(one, Reading) and one.as_published)
        ]
        return [one for _, _, one in sorted(found, key=lambda each: each[:2])]

    def _others(self) -> list[Entered]:
        """Return everything but the readings."""
        board = self.board
        others: list[Entered] = [*self._closures, *_revisions(self._judgements)]
        others += [*_revisions(board.comments), *_revisions(board.priorities)]
        return [*others, *_revisions(board.decisions)]

    def records(self) -> Records:
        """Return everything as one frozen value."""
        return Records(
            readings=tuple(self.readings.values()),
            judgements=_revisions(self._judgements),
            closures=tuple(self._closed_in_order()),
            comments=self.board.all_comments(),
            priorities=self.board.all_priorities(),
            decisions=self.board.all_decisions(),
        )

    def _add(self, document: Document) -> None:
        type_ = document["type"]
        if type_ == "reading":
            if not is_plain_reading(document):
                _check(document)
            self._add_reading(filled(document))
        elif type_ not in SCHEMA:
            return  # other types are kept, and passed over
        else:
            _check(document)
            self._add_other(type_, document)
        if SETTLES in document:
            self._settle(document["id"], frozenset(document[SETTLES].split()))

    def _add_other(self, type_: str, document: Document) -> None:
        if type_ == "judgement":
            judged = judgement_of(document)
            key = (self._ids.of(judged.indicator), judged.year)
            self._judgements.enter(key, judged, judged.id)
        elif type_ == "close":
            closed = closure_of(document)
            self._closures.append(closed)
            self._in_order = None
        elif type_ == "dismissal":
            self.dismissed.add(document["line"])
        elif type_ in _BOARD:
            self.board.take(document)

    def _settle(self, by: str, ids: frozenset[str]) -> None:
        self.settled[by] = ids
        for id_ in ids:
            self.settled_by_id.setdefault(id_, []).append(ids)

    def _add_reading(self, reading: Reading) -> None:
        key = reading.key
        if reading.indicator in self._ids.renamed:
            key = self._ids.key(key)
        indicator, place = key.indicator, _Place(*key[1:])
        chains = self.series.get(indicator)
        if chains is None:
            chains = self.series[indicator] = {}
        chain = chains.get(place)
        if chain is None:
            chain = chains[place] = Chain(reading)
            if reading.parent is not None:
                self._parents.wait(reading.parent, chain)
        else:
            reading = self._parents.behind(reading, chain)
            chain.add(reading)
            chain.mixed = chain.mixed or reading.key != chain.revisions[0].key
            if chain.mixed:
                self._mixed[id(chain)] = chain
        self.readings[reading.id] = reading
        if self._parents.awaited:
            self._parents.came(reading.id, chain)

    def _put_in_order(self) -> None:
        """Put what came before what it was made over behind that."""
        self._judgements.put_in_order()
        self.board.put_in_order()
        for chain in self._parents.late():
            chain.put_in_order()
            self.readings.update({one.id: one for one in chain.revisions})
            if chain.mixed:
                self._mixed[id(chain)] = chain

    def _placed(self, id_: str) -> tuple[Reading, Chain[Reading]] | None:
        reading = self.readings.get(id_)
        chain = None if reading is None else self.chain(reading.key)
        return None if reading is None or chain is None else (reading, chain)

    def _closed_in_order(self) -> list[Closure]:
        if self._in_order is None:
            self._in_order = closings_in_order(self._closures)
        return self._in_order


def _is_out_of_time(one: Entered, before: Entered) -> bool:
    if one.revision <= before.revision:
        return True
    at, earlier = one.entered_at, before.entered_at
    return at is not None and earlier is not None and at < earlier


def _check(document: Document) -> None:
    """Refuse a line that holds nonsense.

    Raises:
        NotUnderstood: it does.
    """
    if not is_sound(document):
        raise NotUnderstood(document["type"])


def _is_newer(document: Document) -> bool:
    """Say whether a line is of a format to come; what is no format is nonsense."""
    number = document.get("format")
    return (
        number.__class__ is int and number > LINE_FORMAT and is_sound({"format": number, **_TYPED})
    )


_TYPED = {"type": "any"}


class BoardIndex:
    """What was taken in so far.

    ``comments`` are chains by subject and year, ``priorities`` and ``decisions`` by the id of
    their first revision: two computers that were apart may have given the same ref twice. A
    comment on what was called otherwise is held by the id of today.
    """

    def __init__(self, ids: PresentIds | None = None) -> None:
        self._ids = PresentIds() if ids is None else ids
        self.comments: Chains[CommentKey, Comment] = Chains()
        self.priorities: Chains[str, Priority] = Chains()
        self.decisions: Chains[str, Decision] = Chains()

    def take(self, document: Document) -> None:
        """Take in one line of these types.

        Raises:
            NotUnderstood: this version cannot read it.
        """
        if document["type"] == "comment":
            comment = comment_of(document)
            key = CommentKey(self._ids.of(comment.about), comment.year)
            self.comments.enter(key, comment, comment.id)
        elif document["type"] == "priority":
            priority, first = priority_of(document), first_of(document)
            self.priorities.enter(first, priority, first)
        else:
            decision, first = decision_of(document), first_of(document)
            self.decisions.enter(first, decision, first)

    def put_in_order(self) -> None:
        """Put what came before what it was made over behind that."""
        self.comments.put_in_order()
        self.priorities.put_in_order()
        self.decisions.put_in_order()

    def settled_since(self, document: Document) -> bool:
        """Say whether what a line meant a priority to become, some revision says that counts."""
        try:
            meant, first = priority_of(document), first_of(document)
        except NotUnderstood:
            return False
        chain = self.priorities.get(first)
        return chain is not None and any(one.state is meant.state for one in chain.revisions)

    def all_comments(self) -> tuple[Comment, ...]:
        """Return every revision of every comment."""
        return _revisions(self.comments)

    def all_priorities(self) -> tuple[Priority, ...]:
        """Return every revision of every priority, under the ref it is shown by."""
        names = shown_refs(self.priorities)
        return tuple(
            _shown_priority(one, first, names)
            for first, chain in self.priorities.items()
            for one in chain.revisions
        )

    def all_decisions(self) -> tuple[Decision, ...]:
        """Return every revision of every decision, under the ref it is shown by."""
        names = shown_refs(self.decisions)
        return tuple(
            replace(one, ref=names[first])
            for first, chain in self.decisions.items()
            for one in chain.revisions
        )

    def priority(self, first: str) -> Priority:
        """Return the newest revision of a chain under the ref it is shown by."""
        return _shown_priority(self.priorities[first].head, first, shown_refs(self.priorities))

    def decision(self, first: str) -> Decision:
        """Return the newest revision of a chain under the ref it is shown by."""
        return replace(self.decisions[first].head, ref=shown_refs(self.decisions)[first])


def shown_refs(chains: Mapping[str, Chain[_Named]]) -> dict[str, str]:
    """Return the ref each chain is shown by: a second "2019-1" as "2019-1b".

    The one that was entered first keeps its name, on every computer the same.
    """
    return {
        chain.first: ref + _letter(place)
        for ref, same in alike(chains).items()
        for place, chain in enumerate(same)
    }


def alike(chains: Mapping[str, Chain[_Named]]) -> dict[str, list[Chain[_Named]]]:
    """Return the chains that were given each ref, the one that was entered first before others."""
    found: dict[str, list[Chain[_Named]]] = {}
    for chain in chains.values():
        found.setdefault(min(chain.revisions, key=lambda one: one.rank).ref, []).append(chain)
    return {ref: sorted(same, key=lambda one: one.begun) for ref, same in found.items()}


def next_ref(chains: Iterable[Chain[_Named]], start: str) -> str:
    """Return the next ref that begins so: after "2019-2" comes "2019-3"."""
    refs = {revision.ref for chain in chains for revision in chain.revisions}
    numbers = (whole_number(ref.removeprefix(start)) for ref in refs if ref.startswith(start))
    return f"{start}{max((number or 0 for number in numbers), default=0) + 1}"


def _revisions(chains: Mapping[_Key, Chain[Revision]]) -> tuple[Revision, ...]:
    return tuple(one for chain in chains.values() for one in chain.revisions)


def _shown_priority(priority: Priority, first: str, names: Mapping[str, str]) -> Priority:
    return replace(priority, ref=names[first], carried_from=names.get(priority.carried_from, ""))


def _letter(place: int) -> str:
    """Return what follows the ref of the second, third … of one name: b, c … z, then z27."""
    if not place:
        return ""
    return chr(ord("a") + place) if place < 26 else f"z{place + 1}"
