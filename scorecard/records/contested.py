"""What two people revised at once: told, and settled by a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from shlex import quote
from typing import TYPE_CHECKING, Any

from scorecard.messages.board import value_told
from scorecard.messages.catalogue import plural, words, year_text
from scorecard.messages.figures import no_value
from scorecard.model.fault import Fault, ScorecardError, Severity
from scorecard.model.reading import Reading, ReadingKey
from scorecard.model.records import Comment, Priority, origins
from scorecard.model.text import quoted
from scorecard.records.entry import place_words
from scorecard.records.index import SETTLES, alike
from scorecard.records.refusal import Conflict, place_of
from scorecard.records.revising import Reviser

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

    from scorecard.model.records import Decision
    from scorecard.records.entry import Entry
    from scorecard.records.index import Chain, Index, Revision
    from scorecard.records.line import Document

    BoardRecord = Comment | Priority | Decision


@dataclass(frozen=True, slots=True)
class Contest:
    """What the board wrote and two people revised at once: the sides, the last of which counts.

    ``over`` is the greatest number given to a revision. A ref that was given twice, to two records,
    is contested too: nobody can tell which of them is meant by it. Both stand, each under the name
    it is shown by.
    """

    sides: tuple[BoardRecord, ...]
    over: int

    @property
    def last(self) -> BoardRecord:
        """Return the side that counts."""
        return self.sides[-1]

    @property
    def named(self) -> BoardRecord:
        """Return the side that is called as what is contested: of two of a ref the first."""
        last = self.last
        if isinstance(last, Comment):
            return last
        return min(self.sides, key=lambda side: getattr(side, "ref", ""))

    @property
    def place(self) -> str:
        """Return what is contested, as a sentence names it."""
        return place_of(self.named)

    @property
    def of_one(self) -> bool:
        """Say whether the sides are of one record; those of a ref given twice are of two."""
        return len({_name(side) for side in self.sides}) == 1

    def holds(self, record: BoardRecord) -> bool:
        """Say whether a revision is of what is contested."""
        return _name(record) in map(_name, self.sides)

    @property
    def seen(self) -> frozenset[str]:
        """Return the ids of the sides, for who has seen them to name."""
        return frozenset(side.id for side in self.sides)


def _name(record: BoardRecord) -> Hashable:
    """Return what the revisions of one record share; a ref says itself of which sort it is."""
    return record.key if isinstance(record, Comment) else record.ref


def contested(index: Index) -> dict[ReadingKey, tuple[Reading, ...]]:
    """Return the readings two people revised at once, each with what its branches say now.

    A revision takes the number after the greatest its writer knew. So two that bear one number
    were written without knowledge of each other: on two computers, or in two branches of git.
    They stay contested until somebody who saw them enters a revision that settles them. The last
    of each reading's revisions is the one that counts.
    """
    found = (
        (ReadingKey(indicator, *place), branches(index, chain))
        for indicator, chains in index.series.items()
        for place, chain in chains.items()
        if len(chain.revisions) > 1
    )
    return {key: ends for key, ends in found if ends}


def contested_board(index: Index) -> tuple[Contest, ...]:
    """Return the comments, priorities and decisions that are contested, as readings are."""
    board = index.board
    found: list[tuple[tuple[BoardRecord, ...], int]] = [
        (tuple(replace(end, about=key.about) for end in branches(index, chain)), chain.top)
        for key, chain in board.comments.items()
    ]
    found += _contested_refs(index, board.priorities)
    found += _contested_refs(index, board.decisions)
    found = [(ends, over) for ends, over in found if ends]
    if not found:
        return ()
    shown: dict[str, BoardRecord] = {one.id: one for one in board.all_priorities()}
    shown |= {one.id: one for one in board.all_decisions()}
    return tuple(
        Contest(tuple(shown.get(end.id, end) for end in ends), over) for ends, over in found
    )


def _contested_refs(
    index: Index, chains: Mapping[str, Chain[Revision]]
) -> Iterator[tuple[tuple[Revision, ...], int]]:
    for same in alike(chains).values():  # type: ignore[type-var]  # readings have no refs
        for group in [same] if given_twice(index, same) else [[chain] for chain in same]:
            yield _ends_of(index, group), max(chain.top for chain in group)


def given_twice(index: Index, same: Collection[Chain[Revision]]) -> bool:
    """Say whether one ref was given to several records, and nobody who saw that has said so."""
    firsts = {chain.first for chain in same}
    return len(firsts) > 1 and not _all_in_one(firsts, index.settled_by_id)


def _ends_of(index: Index, group: Collection[Chain[Revision]]) -> tuple[Revision, ...]:
    """Return what stands at the end of each branch of each chain, the newest last."""
    if len(group) == 1:
        return branches(index, *group)
    ends = [end for chain in group for end in branches(index, chain) or (chain.head,)]
    return tuple(sorted(ends, key=lambda one: one.rank))


def settles(
    index: Index, group: Collection[Chain[Revision]], seen: Collection[str], gone: str
) -> str:
    """Return what a revision has to name to settle what is contested, the lock held.

    Args:
        index: what the store holds, every line taken in.
        group: the chain, and those that were given the same ref.
        seen: the ids of the sides the person saw.
        gone: what to say where nothing is contested any more.

    Raises:
        Conflict: another revision came that the person has not seen.
        ScorecardError: nothing is contested there.
    """
    ends = _ends_of(index, group)
    for end in reversed(ends):
        if end.id not in seen:
            before = (one for chain in group for one in chain.revisions if one.id == end.parent)
            raise Conflict(end, next(before, None))  # type: ignore[type-var]  # of no judgement
    if not ends:
        raise ScorecardError(gone)
    firsts = {chain.first for chain in group} if len(group) > 1 else set()
    firsts |= {one.id for chain in group for one in unsettled(index, chain)}
    return " ".join(sorted(firsts))


def contested_words(index: Index) -> str:
    """Return how many records of each sort are contested, in a sentence; "" where none is."""
    number, counts = contested_counts(len(contested(index)), contested_board(index))
    return plural(words.Journal.CONTESTED, number, counts=counts) if number else ""


def contested_counts(readings: int, contests: Iterable[Contest]) -> tuple[int, str]:
    """Return how many records are contested, and "1 reading and 2 comments"; "" for none."""
    counts = Counter({"reading": readings})
    counts.update(sort_of(contest.last) for contest in contests)
    told = [plural(words.Journal.SORTS[sort], number) for sort, number in counts.items() if number]
    *before, last = told or [""]
    listed = words.AND.join(filter(None, (words.LIST_SEPARATOR.join(before), last)))
    return counts.total(), listed


def sort_of(record: BoardRecord) -> str:
    """Return of which sort a record is, by the name of its table."""
    return type(record).__name__.lower()


def contested_faults(file: str, index: Index) -> list[Fault]:
    """Return a warning for whatever is contested: who says what, and how to settle it."""
    faults = []
    for key, ends in contested(index).items():
        chain = index.chain(key)
        place = place_words(key._replace(entity=None, part=None))
        over = str(0 if chain is None else chain.top)
        over += "" if key.entity is None else f" --entity {quote(key.entity)}"
        over += "" if key.part is None else f" --part {quote(key.part)}"
        command = words.Journal.SETTLE["reading"].format(place=place, over=over)
        faults.append(_fault(file, place, ends, command))
    for contest in contested_board(index):
        named = contest.named
        place = (
            f"{named.about} {year_text(named.year)}" if isinstance(named, Comment) else named.ref
        )
        command = words.Journal.SETTLE[sort_of(named)].format(place=place, over=contest.over)
        faults.append(_fault(file, contest.place, contest.sides, command, of_one=contest.of_one))
    return faults


def _fault(
    file: str,
    place: str,
    ends: Iterable[Reading | BoardRecord],
    command: str,
    *,
    of_one: bool = True,
) -> Fault:
    said = words.Journal
    what = said.CONTESTED_FAULT if of_one else said.GIVEN_TWICE_FAULT
    told = what.format(place=place, sides=sides_words(ends), command=command)
    return Fault(file, told, severity=Severity.WARNING)


def sides_words(ends: Iterable[Reading | BoardRecord]) -> str:
    """Return who says what."""
    side, ends = words.Journal.SIDE, tuple(ends)
    named = len({end.ref for end in ends if not isinstance(end, Reading | Comment)}) > 1
    return "; ".join(
        side.format(by=end.by, value=_named(end, named=named), day=end.entered_at.date())
        for end in ends
    )


def _named(end: Reading | BoardRecord, *, named: bool) -> str:
    if named and not isinstance(end, Reading | Comment):
        return words.Journal.NAMED.format(ref=end.ref, what=says(end))
    return says(end)


def says(record: Reading | BoardRecord) -> str:
    """Return what a revision says, short enough for a sentence."""
    if isinstance(record, Reading):
        if record.retracted or record.value is None:
            return no_value(record, quoted(record.no_data))
        return record.value if len(record.value) <= 40 else quoted(record.value)
    if isinstance(record, Comment):
        return value_told(record.text)
    return words.Journal.STANDS.format(state=_state(record), text=value_told(record.text))


def _state(record: Priority | Decision) -> str:
    if isinstance(record, Priority):
        return words.Priorities.STATE[record.state.value]
    if record.withdrawn:
        return words.Revised.FIELD["withdrawn"]
    return words.Decisions.DONE if record.done else words.Decisions.OPEN


def branches(index: Index, chain: Chain[Revision]) -> tuple[Revision, ...]:
    """Return the last revision of each branch of a contested record, none when it is not."""
    begins = unsettled(index, chain)
    if not begins:
        return ()
    ends = {end.id: end for end in _ends(begins, chain)}
    return tuple(sorted(ends.values(), key=lambda one: one.rank))


def unsettled(index: Index, chain: Chain[Revision]) -> list[Revision]:
    """Return the revisions that share their number with another and are not settled."""
    if len({one.revision for one in chain.revisions}) == len(chain.revisions):
        return []
    settled = _by_id(index.settled[one.id] for one in chain.revisions if one.id in index.settled)
    numbered: dict[Hashable, list[Revision]] = {}
    begun = origins(chain.revisions)
    for one in chain.revisions:
        numbered.setdefault((begun[one.id], one.revision), []).append(one)
    return [
        one
        for same in numbered.values()
        if len(same) > 1 and not _all_in_one({one.id for one in same}, settled)
        for one in same
    ]


def _by_id(settled: Iterable[frozenset[str]]) -> dict[str, list[frozenset[str]]]:
    """Return what was settled together by each id among it: few of many are looked at."""
    found: dict[str, list[frozenset[str]]] = {}
    for some in settled:
        for id_ in some:
            found.setdefault(id_, []).append(some)
    return found


def _all_in_one(ids: Collection[str], settled: Mapping[str, Iterable[frozenset[str]]]) -> bool:
    return any(some.issuperset(ids) for some in settled.get(next(iter(ids)), ()))


def _ends(begins: Iterable[Revision], chain: Chain[Revision]) -> Iterator[Revision]:
    """Return for each revision the newest that goes back to it, itself if nothing does."""
    order = sorted(chain.revisions, key=_place)
    follow: dict[str, list[Revision]] = {}
    for one in order:
        if one.parent:
            follow.setdefault(one.parent, []).append(one)
    # From the last on back: what goes back to a revision is known when its turn comes. What stands
    # before what it says it follows is followed itself, and leads no further.
    last: dict[str, Revision] = {}
    for one in reversed(order):
        last[one.id] = one
        for later in follow.get(one.id, ()):
            last[one.id] = max(last[one.id], last.get(later.id, one), key=_place)
    for begin in begins:
        end = begin
        for later in follow.get(begin.id, ()):
            end = max(end, last[later.id], key=_place)
        yield end


def _place(revision: Revision) -> tuple[int, Any]:
    return revision.revision, revision.rank


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
    gone = words.Entry.UNCONTESTED.format(place=place_words(entry.key))
    if chain is None:
        raise ScorecardError(gone)
    named = settles(index, (chain,), seen, gone)
    document = Reviser(index, by).revision(entry)
    document[SETTLES] = named
    return document
