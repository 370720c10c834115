"""A reading: one value for one indicator and year, with source and note, in revisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime


class Qualifier(StrEnum):
    """How exactly the value was printed."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    BETWEEN = "between"


# With these a value is only a bound of the figure; of one between two it is the lower.
BOUNDS = frozenset(
    {
        Qualifier.AT_LEAST,
        Qualifier.AT_MOST,
        Qualifier.MORE_THAN,
        Qualifier.LESS_THAN,
        Qualifier.BETWEEN,
    }
)
# Of these the value is the upper end, of the other bounds the lower.
UPPER_BOUNDS = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})
LOWER_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
# The value itself is none of what the figure may be.
STRICT_BOUNDS = frozenset({Qualifier.MORE_THAN, Qualifier.LESS_THAN})


class State(StrEnum):
    """How settled a reading is. Drafts never enter a scorecard."""

    DRAFT = "draft"
    PROVISIONAL = "provisional"
    FINAL = "final"


class Flag(StrEnum):
    """A caution beside a value; ``break`` starts a series anew at this reading."""

    ESTIMATED = "estimated"
    BREAK = "break"
    LOW_RELIABILITY = "low reliability"


class RevisionReason(StrEnum):
    """Why a reading was revised."""

    CORRECTION = "correction"
    LATE_DATA = "late data"
    METHOD_CHANGE = "method change"
    RESTATED_BY_SOURCE = "restated by source"


# A tuple, for readings are looked up by it in great numbers.
class ReadingKey(NamedTuple):
    """What makes two readings revisions of one another."""

    indicator: str
    year: int
    entity: str | None = None
    part: str | None = None  # as it is named in the plan's breakdowns


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: title, edition, address, page; empty text where unknown."""

    title: str = ""
    edition: str = ""
    address: str = ""
    page: str = ""

    def __bool__(self) -> bool:
        """Say whether any of it is known."""
        return bool(self.title or self.edition or self.address or self.page)


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that a reading rests on: its path in the folder for evidence, and what it held."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One revision of a reading.

    ``value`` is text: a decimal with a point for numbers and percents, ``yes`` or ``no``, a
    level's key, or evidence in words; of a figure between two the lower, and ``high`` the upper.
    It is None when the revision says "no data, because …"
    (``no_data`` holds why) or when it takes the reading back (``retracted``). ``entered_at`` has
    the zone it was entered in, by which its day is told. ``published`` is the last day an
    imprecise date may mean. ``not_before`` is the day of what it was made over, where that is later
    than its own, as a clock that was wrong leaves it; it orders, and says nothing of when this was
    known.
    """

    id: str
    indicator: str
    year: int
    value: str | None
    entered_at: datetime
    by: str
    entity: str | None = None
    part: str | None = None
    revision: int = 1
    parent: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    high: str | None = None
    state: State = State.FINAL
    flags: tuple[Flag, ...] = ()
    source: Source = Source()
    evidence: tuple[EvidenceFile, ...] = ()
    published: date | None = None
    as_published: bool = False  # back-filled history: ``published`` says when it was known
    note: str = ""
    reason: str = ""
    no_data: str = ""
    retracted: bool = False
    not_before: date | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> ReadingKey:
        """Return the key this revision belongs to."""
        return ReadingKey(self.indicator, self.year, self.entity, self.part)

    @property
    def known_from(self) -> date:
        """Return the day from which the tool may use this revision."""
        if self.as_published and self.published is not None:
            return self.published
        return self.entered_at.date()

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one key; the greatest is current."""
        return (self.not_before or self.known_from, self.revision, self.entered_at, self.id)

    @property
    def usable(self) -> bool:
        """Say whether a scorecard may use it: not a draft, not taken back, with a value."""
        return self.value is not None and not self.retracted and self.state is not State.DRAFT
