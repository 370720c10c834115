"""What people entered, every revision of it: readings, judgements, and what the board wrote."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from scorecard.model.plan import Audience
from scorecard.model.reading import Reading, ReadingKey, State

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from datetime import date

    from scorecard.model.plan import Indicator, PresentIds
    from scorecard.model.status import Status


# A tuple, as a reading's key is.
class CommentKey(NamedTuple):
    """What a comment is about: the id of an indicator, objective or goal, and the year."""

    about: str
    year: int


@dataclass(frozen=True, slots=True)
class Comment:
    """One revision of a comment; an empty ``text`` withdraws it.

    ``audience`` is the narrowest circle that is meant to read it; a ``draft`` is left out of
    reports for anybody but the board.
    """

    id: str
    about: str
    year: int
    text: str
    by: str
    entered_at: datetime
    audience: Audience = Audience.PUBLIC
    draft: bool = False
    revision: int = 1
    parent: str | None = None
    not_before: date | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> CommentKey:
        """Return what the revisions of one comment share."""
        return CommentKey(self.about, self.year)

    @property
    def known_from(self) -> date:
        """Return the day it was entered, from which it may be used."""
        return self.entered_at.date()

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one key; the greatest is current."""
        return (self.not_before or self.known_from, self.revision, self.entered_at, self.id)


class PriorityKind(StrEnum):
    """What sort of priority it is."""

    OPERATIONAL = "operational"
    THEMATIC = "thematic"


class PriorityReason(StrEnum):
    """Why it was set."""

    OPPORTUNITY = "opportunity"
    URGENT_CHALLENGE = "urgent challenge"
    CAPACITY = "capacity"


class PriorityState(StrEnum):
    """How far it is: proposed, adopted, then settled at the next review."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    DONE = "done"
    CARRIED_OVER = "carried over"
    DROPPED = "dropped"


# A priority in one of these still waits for the board's word.
OPEN_STATES = frozenset({PriorityState.PROPOSED, PriorityState.ADOPTED})


@dataclass(frozen=True, slots=True)
class Priority:
    """One revision of a priority.

    ``ref`` names it for people, "2019-2" for the second of 2019, and all its revisions share it.
    ``about`` are ids of goals, objectives or indicators; ``measure`` says how we will know.
    ``because`` is the word why it was settled or changed; ``carried_from`` the ref of the
    priority of the year before that it goes on with.
    """

    id: str
    ref: str
    year: int
    text: str
    by: str
    entered_at: datetime
    kind: PriorityKind = PriorityKind.THEMATIC
    about: tuple[str, ...] = ()
    reason: PriorityReason | None = None
    lead: str = ""
    measure: str = ""
    state: PriorityState = PriorityState.PROPOSED
    because: str = ""
    carried_from: str = ""
    revision: int = 1
    parent: str | None = None
    not_before: date | None = field(default=None, compare=False, repr=False)

    @property
    def known_from(self) -> date:
        """Return the day it was entered, from which it may be used."""
        return self.entered_at.date()

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one ref; the greatest is current."""
        return (self.not_before or self.known_from, self.revision, self.entered_at, self.id)


# Nobody counts more hands.
MOST_VOTES = 999_999


@dataclass(frozen=True, slots=True)
class Vote:
    """How many were for, against, and abstained; what that comes to is the meeting's to say."""

    in_favour: int
    against: int
    abstained: int

    def __post_init__(self) -> None:
        """Refuse what no count of hands can be."""
        counts = (self.in_favour, self.against, self.abstained)
        if not all(0 <= count <= MOST_VOTES for count in counts):
            raise ValueError(self)


@dataclass(frozen=True, slots=True)
class Decision:
    """One revision of a decision.

    ``ref`` names it for people, "D2019-3" for the third of the meetings of 2019, and all its
    revisions share it. ``on`` is the day of the meeting, ``who`` sees to it, ``due`` and ``done``
    are days. ``withdrawn`` takes back what was entered by mistake; ``because`` says why.
    ``vote`` is None where nobody counted.
    """

    id: str
    ref: str
    on: date
    text: str
    by: str
    entered_at: datetime
    who: str = ""
    due: date | None = None
    done: date | None = None
    vote: Vote | None = None
    about: tuple[str, ...] = ()
    withdrawn: bool = False
    because: str = ""
    revision: int = 1
    parent: str | None = None
    not_before: date | None = field(default=None, compare=False, repr=False)

    @property
    def known_from(self) -> date:
        """Return the day it was entered, from which it may be used."""
        return self.entered_at.date()

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one ref; the greatest is current."""
        return (self.not_before or self.known_from, self.revision, self.entered_at, self.id)

    def overdue(self, day: date) -> bool:
        """Say whether it should have been done before ``day`` and was not."""
        return not self.withdrawn and self.done is None and self.due is not None and self.due < day


_Dated = TypeVar("_Dated", "Comment", "Priority", "Decision")
_Named = TypeVar("_Named", "Priority", "Decision")
_Revision = TypeVar("_Revision", Reading, "Comment", "Priority", "Decision", "Judgement")
_Key = TypeVar("_Key", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's status for a qualitative indicator in a year, with name and reason.

    ``because`` is what it rests on; ``reason`` says why a year that was closed is judged.
    """

    id: str
    indicator: str
    year: int
    status: Status
    because: str
    by: str
    entered_at: datetime
    revision: int = 1
    parent: str | None = None
    reason: str = ""
    not_before: date | None = field(default=None, compare=False, repr=False)

    @property
    def known_from(self) -> date:
        """Return the day it was entered, from which it may be used."""
        return self.entered_at.date()

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders judgements of one indicator and year; the greatest is current."""
        return (self.not_before or self.known_from, self.revision, self.entered_at, self.id)


@dataclass(frozen=True, slots=True)
class Closure:
    """A year the board closed on a day, or reopened, and then ``because`` says why.

    ``entered_at`` tells what was entered before it on its own day from what came after.
    ``revision`` counts the closings and reopenings of the year, and ``parent`` is the one this was
    made over; what an older version entered has neither.
    """

    year: int
    on: date
    by: str
    reopened: bool = False
    because: str = ""
    entered_at: datetime | None = field(default=None, compare=False)
    id: str = field(default="", compare=False)
    revision: int = field(default=0, compare=False)
    parent: str | None = field(default=None, compare=False)

    @property
    def known_from(self) -> date:
        """Return the day from which it may be used: that of its entry, not an earlier one."""
        return self.on if self.entered_at is None else max(self.on, self.entered_at.date())


@dataclass(frozen=True, slots=True)
class Records:
    """Every revision of every record: the input of an assessment.

    All revisions are held, in no particular order; closures in the order they were entered.
    """

    readings: tuple[Reading, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    closures: tuple[Closure, ...] = ()
    comments: tuple[Comment, ...] = ()
    priorities: tuple[Priority, ...] = ()
    decisions: tuple[Decision, ...] = ()


def made_over(revision: _Revision, parent: _Revision) -> _Revision:
    """Return a revision in its place behind the one it was made over, whatever clocks said.

    History that is filled in as published has the place of the day on which it was.
    """
    day = parent.rank[0]
    published = isinstance(revision, Reading) and revision.as_published and revision.published
    if published or parent.revision >= revision.revision or day <= revision.known_from:
        return revision
    return replace(revision, not_before=day)


def closings_in_order(closures: Iterable[Closure]) -> list[Closure]:
    """Return closings and reopenings in the order in which they were made.

    Each follows the one that it was made over, whatever the clocks said. Those of an older version,
    which do not say what they were made over, follow their moments; of one moment they follow each
    other as only they can: a year that is closed was opened, and one that is open closed.
    """
    moments: dict[str, datetime] = {}
    by_year: dict[int, list[tuple[datetime, Closure]]] = {}
    for closure in sorted(closures, key=lambda one: one.revision):
        at = closure.entered_at or _LONG_AGO
        if closure.parent is not None:
            at = max(at, moments.get(closure.parent, at))
        moments[closure.id] = at
        by_year.setdefault(closure.year, []).append((at, closure))
    found: list[tuple[datetime, Closure]] = []
    for entered in by_year.values():
        entered.sort(key=lambda one: (one[0], one[1].revision, one[1].id))
        found += _in_turn(entered)
    return [closure for _, closure in sorted(found, key=lambda one: one[0])]


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _in_turn(entered: list[tuple[datetime, Closure]]) -> Iterator[tuple[datetime, Closure]]:
    """Yield what was entered for one year; of one moment, a closing and a reopening in turn."""
    is_open = True
    for at, same in groupby(entered, key=lambda one: one[0]):
        # Those of a number keep their order, the others go where they change something.
        waiting: dict[bool, deque[Closure]] = {False: deque(), True: deque()}
        numbered: deque[Closure] = deque()
        for _, closure in same:
            (numbered if closure.revision else waiting[closure.reopened]).append(closure)
        while numbered or waiting[False] or waiting[True]:
            if numbered and (numbered[0].reopened is not is_open or not waiting[not is_open]):
                chosen = numbered.popleft()
            else:
                chosen = (waiting[not is_open] or waiting[is_open]).popleft()
            is_open = chosen.reopened
            yield at, chosen


def known(readings: Iterable[Reading], as_of: date | None) -> list[Reading]:
    """Return the revisions that were known on ``as_of`` (all of them without a day)."""
    if as_of is None:
        return list(readings)
    return [reading for reading in readings if reading.known_from <= as_of]


def newest(
    revisions: Iterable[_Revision], key: Callable[[_Revision], _Key]
) -> dict[_Key, _Revision]:
    """Return the revision of the highest rank for each key, in the order of the keys met first."""
    best: dict[_Key, _Revision] = {}
    for revision in revisions:
        place = key(revision)
        held = best.get(place)
        if held is None or held.rank < revision.rank:
            best[place] = revision
    return best


def origins(
    revisions: Iterable[Reading | Comment | Priority | Decision | Judgement],
) -> dict[str, Hashable]:
    """Return by the id of each revision what the first that it goes back to was entered for.

    Where two ids became one, each goes on from its own first: neither ever replaced the other.
    What follows one that is not among them, a draft or one not yet known, follows the last before.
    """
    begun: dict[str, Hashable] = {}
    last: Hashable = None
    for one in sorted(revisions, key=lambda r: (r.revision, r.rank)):
        own = getattr(one, "key", None)
        first = one.revision <= 1 or last is None
        last = begun[one.id] = own if first else begun.get(one.parent or "", last)
    return begun


def that_counts(revisions: Iterable[Reading]) -> list[Reading]:
    """Return the revisions of one key that count, oldest first: the last of them stands.

    They are all there are, but for ids that became one: then those that go on from one of these,
    the one with the newest figure that was not taken back.
    """
    chain = list(revisions)
    if len(chain) < 2:
        return chain
    chain.sort(key=lambda reading: reading.rank)
    if len({reading.key for reading in chain}) < 2:
        return chain
    begun = origins(chain)
    counts = max(heads(chain).values(), key=lambda head: (not head.retracted, head.rank))
    return [reading for reading in chain if begun[reading.id] == begun[counts.id]]


def heads(revisions: Iterable[Reading]) -> dict[ReadingKey, Reading]:
    """Return the newest revision by what the first it goes back to was entered for."""
    chain = list(revisions)
    begun = cast("dict[str, ReadingKey]", origins(chain))
    return newest(chain, lambda reading: begun[reading.id])


def by_lines(
    indicator: Indicator, readings: Sequence[Reading]
) -> Iterator[tuple[Reading, Hashable, str]]:
    """Yield the readings of a year, each with what it shares with those before it, and a name.

    The name is that of its entity and part; where two ids became one, the former ids tell them
    apart.

    Args:
        indicator: what the readings are of, under its present id or a former one.
        readings: those of one year, each line in its order.
    """
    begun = cast("dict[str, ReadingKey]", origins(readings))
    lines: dict[_Of, set[ReadingKey]] = {}
    for reading in readings:
        lines.setdefault(_of(indicator, reading), set()).add(begun[reading.id])
    for reading in readings:
        own, line = _of(indicator, reading), begun[reading.id]
        entity = None if own[0] is None else indicator.entity(own[0])
        part = None if own[1] is None else indicator.part(own[1])
        names = [
            own[0] if entity is None else entity.title,
            own[1] if part is None else part.title,
        ]
        if len({other.entity for other in lines[own]}) > 1:
            names[0] = line.entity
        if len({other.part for other in lines[own]}) > 1:
            names[1] = line.part
        if len({other.indicator for other in lines[own]}) > 1:
            names = [line.indicator, *names]
        name = ", ".join(filter(None, names))
        yield reading, (own, line) if len(lines[own]) > 1 else own, name


_Of = tuple["str | None", "str | None"]


def _of(indicator: Indicator, reading: Reading) -> _Of:
    """Return what entity and part of a reading are called today; None for none."""
    entity = None if reading.entity is None else indicator.entity(reading.entity)
    part = None if reading.part is None else indicator.part(reading.part)
    return (
        reading.entity if entity is None else entity.id,
        reading.part if part is None else part.name,
    )


def current(
    readings: Iterable[Reading], as_of: date | None = None, *, ids: PresentIds | None = None
) -> dict[ReadingKey, Reading]:
    """Return the revision that stands for each key as of a day, retracted ones left out.

    Drafts are passed over: a draft revision does not hide the final one before it. A revision
    that says "no data" stands, and so hides an earlier value. With the ids of today, readings
    under a former one are revisions of those under the present one; where two ids became one, to
    take one of their readings back leaves the other.
    """
    final = [r for r in known(readings, as_of) if r.state is not State.DRAFT]
    best = newest(final, lambda r: r.key if ids is None else ids.key(r.key))
    if ids is not None and ids.renamed:
        renamed: dict[ReadingKey, list[Reading]] = {}
        for reading in final:
            if best[key := ids.key(reading.key)].retracted:
                renamed.setdefault(key, []).append(reading)
        best |= {key: that_counts(chain)[-1] for key, chain in renamed.items()}
    return {key: reading for key, reading in best.items() if not reading.retracted}


def current_comments(records: Records, as_of: date | None = None) -> dict[CommentKey, Comment]:
    """Return the comment that stands for each subject and year, withdrawn ones left out."""
    best = newest(_entered_by(records.comments, as_of), lambda comment: comment.key)
    return {key: comment for key, comment in best.items() if comment.text}


def current_priorities(
    records: Records, as_of: date | None = None, *, year: int | None = None
) -> tuple[Priority, ...]:
    """Return the current revision of each priority (of one year), in the order first entered."""
    return tuple(
        priority
        for priority in _by_ref(_entered_by(records.priorities, as_of))
        if year is None or priority.year == year
    )


def current_decisions(records: Records, as_of: date | None = None) -> tuple[Decision, ...]:
    """Return the current revision of each decision by day of meeting, withdrawn ones left out."""
    newest = _by_ref(_entered_by(records.decisions, as_of))
    return tuple(sorted((d for d in newest if not d.withdrawn), key=lambda d: d.on))


def closed_years(records: Records, as_of: date | None = None) -> dict[int, Closure]:
    """Return the closing that stands for each year that is closed; the last word decides."""
    last: dict[int, Closure] = {}
    for closure in records.closures:
        if as_of is None or closure.known_from <= as_of:
            last[closure.year] = closure
    return {year: closure for year, closure in sorted(last.items()) if not closure.reopened}


def _entered_by(revisions: Iterable[_Dated], as_of: date | None) -> Iterator[_Dated]:
    """Yield the revisions entered on or before a day; all of them without one."""
    for revision in revisions:
        if as_of is None or revision.entered_at.date() <= as_of:
            yield revision


def _by_ref(revisions: Iterable[_Named]) -> list[_Named]:
    """Return the newest revision of each ref, in the order the refs were first entered."""
    entered = sorted(revisions, key=lambda r: (r.entered_at, r.revision, r.id))
    return list(newest(entered, lambda revision: revision.ref).values())
