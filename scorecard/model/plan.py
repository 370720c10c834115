"""The plan: a strategy, its goals, objectives and indicators, with targets and entities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from scorecard.model.fiscal import CALENDAR_YEARS, FiscalCalendar, fiscal_calendar, span_of
from scorecard.model.methods import Method, RollUpRule
from scorecard.model.number import NumberFault, NumberStyle, number_style, stored_number
from scorecard.model.reading import Qualifier, ReadingKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scorecard.model.methods import Parameters
    from scorecard.model.status import Status


class Audience(StrEnum):
    """Who may read a comment, or whom a report is made for; each circle reads the wider ones."""

    PUBLIC = "public"
    DONOR = "donor"
    BOARD = "board"

    def may_read(self, text: Audience) -> bool:
        """Say whether a report for this audience may print a text meant for ``text``."""
        order = list(Audience)
        return order.index(text) <= order.index(self)


# Who set a target: the strategy itself, the wording of it, or an example of this tool's.
TARGET_SET_BY = ("strategy", "wording", "example")
# Words that a plan may put its own in the place of.
RENAMED = (
    "strategy", "goal", "objective", "indicator", "baseline", "target", "milestone", "reading",
    "entity",
)  # fmt: skip


class Aim(StrEnum):
    """What a target asks of the value; it also says which way is good."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    REACH = "reach"  # a level of a scale
    DONE = "done"  # a yes or no


@dataclass(frozen=True, slots=True)
class Target:
    """One declared target.

    ``value`` is the bound in the indicator's unit; for ``reach`` the index of the level, for
    ``done`` 1.0. ``low`` and ``high`` are used by ``between`` alone. Either ``by`` is set or
    ``every_year`` is true. ``by`` is a day: a bare year means its last one. ``by_year`` is the
    year of the strategy it lies in; where none is given, that of the calendar.
    """

    aim: Aim
    value: float = 0.0
    low: float | None = None
    high: float | None = None
    by: date | None = None
    by_is_year: bool = True  # False when a full date was written
    every_year: bool = False
    tolerance: float = 0.0  # in the unit; every_year only
    decided: date | None = None  # when a revised target was decided; None for the first
    why: str = ""
    declared: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """The table as written in the plan: JSON-ready numbers and text, e.g. {"at_least": 130}."""
    by_year: int | None = None

    def __post_init__(self) -> None:
        """Take the year of the day where years are those of the calendar."""
        if self.by is not None and self.by_year is None:
            object.__setattr__(self, "by_year", self.by.year)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target for a year on the way; ``value`` as in :class:`Target`."""

    year: int
    value: float


class Aggregate(StrEnum):
    """How the figure of an indicator is made of its entities."""

    COUNT = "count"  # entities achieved
    SHARE = "share"  # in hundredths: those in time of those whose deadline has come
    SUM = "sum"
    MEAN = "mean"
    POOLED = "pooled"  # in hundredths: all numerators of all denominators


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which an entity must be done; ``granted`` is the day an extension was given.

    An extension without it is in force from the day the date before it passes.
    """

    day: date
    granted: date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as declared; baselines, targets and deadlines are its own, each may be empty.

    Of ``deadlines`` the first is the original one, each further one an extension. An entity with
    deadlines is done or not: its readings are yes, no, or the day it was done. None of them
    counts beyond ``latest``.
    """

    id: str
    title: str
    formerly: tuple[str, ...] = ()
    active_from: int | None = None
    active_to: int | None = None
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    latest: date | None = None

    def active_in(self, year: int) -> bool:
        """Say whether the entity is kept in ``year``."""
        return (self.active_from is None or year >= self.active_from) and (
            self.active_to is None or year <= self.active_to
        )

    def deadline_on(self, day: date, calendar: FiscalCalendar) -> Deadline | None:
        """Return the deadline in force on ``day``: the latest extension that counts by then."""
        if not self.deadlines:
            return None
        found = self.deadlines[0]
        for before, extension in pairwise(self.deadlines):
            granted = extension.granted
            if granted <= day if granted is not None else calendar.passed(before.day, day):
                found = extension
        return found

    def due_by(self, deadline: Deadline) -> date:
        """Return the day that counts of a deadline: its own, or ``latest`` if that is earlier."""
        return deadline.day if self.latest is None else min(deadline.day, self.latest)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what an indicator measures, such as the women of a breakdown by sex.

    ``name`` is what readings are kept under; baselines, targets and milestones are its own, each
    may be empty.
    """

    name: str
    breakdown: str
    title: str
    formerly: tuple[str, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()


class Kind(StrEnum):
    """What sort of value an indicator takes."""

    NUMBER = "number"
    PERCENT = "percent"  # in hundredths: 12 means 12 %
    YES_NO = "yes_no"
    SCALE = "scale"
    QUALITATIVE = "qualitative"


# The kinds whose values are numbers.
NUMERIC = (Kind.NUMBER, Kind.PERCENT)


class Direction(StrEnum):
    """Which way is good, for an indicator without a target."""

    INCREASE = "increase"
    DECREASE = "decrease"


# Which way is good of what is to be reached; between two bounds it is neither.
_GOOD = {Aim.AT_LEAST: Direction.INCREASE, Aim.AT_MOST: Direction.DECREASE}


class Derivation(StrEnum):
    """How an indicator is computed from others."""

    SUM = "sum"
    DIFFERENCE = "difference"  # first minus second
    SHARE = "share"  # 100 x first / second


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale, worst first."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where an indicator stood at the start.

    ``value`` is in the unit (a level's index for a scale, 1.0 or 0.0 for yes or no); None takes
    the reading of ``year``.
    """

    year: int
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Derive:
    """The rule and the ids an indicator is computed from."""

    rule: Derivation
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The assessment rule of one indicator: cuts as ratios, ``stale_after`` in years.

    ``method`` is one of :class:`~scorecard.model.methods.Method`; ``parameters`` are those of the
    published methods, None for all as published.
    """

    method: str = Method.PATH.value
    on_track: float = 0.95
    at_risk: float = 0.60
    stale_after: int = 2
    parameters: Parameters | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The years in which an indicator is kept that is not kept every year: its rounds."""

    every: int
    first: int

    def is_round(self, year: int) -> bool:
        """Say whether a reading is due in ``year``."""
        return year >= self.first and (year - self.first) % self.every == 0

    def after(self, year: int) -> int:
        """Return the first round after ``year``."""
        if year < self.first:
            return self.first
        return year + self.every - (year - self.first) % self.every

    def rounds(self, after: int, until: int) -> tuple[int, ...]:
        """Return the rounds after one year, up to another."""
        return tuple(range(self.after(after), until + 1, self.every))


_ANSWERS = {"yes": 1.0, "no": 0.0}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator as declared. ``faulty`` marks one the plan could not declare properly.

    ``kind`` is that of the figure which is assessed. With ``entities`` there are readings for
    each of them alone, and ``entity_kind`` is theirs; see :meth:`kind_for`.
    """

    id: str
    title: str
    kind: Kind = Kind.NUMBER
    unit: str = ""
    decimals: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    levels: tuple[Level, ...] = ()
    baselines: tuple[Baseline, ...] = ()  # by year; a later one starts the series anew
    targets: tuple[Target, ...] = ()  # the first, then each revision in the order decided
    milestones: tuple[Milestone, ...] = ()  # by year
    direction: Direction | None = None
    target_set_by: str = ""
    definition: str = ""
    source: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    weight: float = 1.0
    context: bool = False
    accumulate: bool = False
    derive: Derive | None = None
    active_from: int | None = None
    active_to: int | None = None
    rhythm: Rhythm | None = None  # None where it is kept every year
    formerly: tuple[str, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)
    require_comment: tuple[Status, ...] = ()  # a year with one of these asks for a comment
    entities: tuple[Entity, ...] = ()
    aggregate: Aggregate | None = None
    entity_kind: Kind = Kind.NUMBER
    parts: tuple[Part, ...] = ()  # of every breakdown, in the order of the plan
    adds_up: bool = True  # whether the parts of a breakdown make up the whole
    faulty: bool = False

    def active_in(self, year: int) -> bool:
        """Say whether the indicator is kept in ``year``."""
        return (self.active_from is None or year >= self.active_from) and (
            self.active_to is None or year <= self.active_to
        )

    def due_in(self, year: int) -> bool:
        """Say whether a reading of ``year`` is asked for."""
        return self.active_in(year) and (self.rhythm is None or self.rhythm.is_round(year))

    def next_due(self, answered: int | None, year: int) -> int | None:
        """Return the round to be entered next; None of what is kept every year, or no longer.

        Args:
            answered: the last year with a word on it, None without any.
            year: the year in question; the last round up to it is next while nobody answered it.
        """
        if self.rhythm is None or self.faulty:
            return None
        came = [each for each in self.rhythm.rounds(0, year) if self.active_in(each)][-1:]
        if came and (answered is None or answered < came[0]):
            return came[0]
        ahead = self.rhythm.after(year)
        return ahead if self.active_in(ahead) else None

    def is_stale(self, read: int, year: int) -> bool:
        """Say whether the reading of one year is too old to speak for another.

        One that is kept every so many years is so when the round after it was due so long ago.
        """
        since = read if self.rhythm is None else self.rhythm.after(read)
        return year - since > self.thresholds.stale_after

    def target_on(self, day: date) -> Target | None:
        """Return the target in force on ``day``: the latest decided by then, else the first."""
        if len(self.targets) < 2:
            return self.targets[0] if self.targets else None
        decided = [t for t in self.targets[1:] if t.decided is not None and t.decided <= day]
        return max(decided, key=lambda t: t.decided or day) if decided else self.targets[0]

    def level_index(self, key: str) -> int | None:
        """Return the position of a level, worst 0; None when there is no such level."""
        return next((i for i, level in enumerate(self.levels) if level.key == key), None)

    @property
    def is_whole(self) -> bool:
        """Say whether it is counted: its figures are whole numbers, as the plan's decimals say."""
        return self.kind is Kind.NUMBER and self.decimals == 0 and self.unit != "%"

    def figure_of(self, text: str | None) -> float | None:
        """Return what a stored text is worth as a number; None for words, and for what is none.

        A yes is 1, and so is the day something was done; a level is its position.
        """
        if text is None or self.kind is Kind.QUALITATIVE:
            return None
        if self.kind is Kind.YES_NO:
            if text in _ANSWERS:
                return _ANSWERS[text]
            return None if span_of(text) is None else 1.0
        if self.kind is Kind.SCALE:
            index = self.level_index(text)
            return None if index is None else float(index)
        return stored_number(text)

    def entity(self, id_: str) -> Entity | None:
        """Return the entity with this id, or one formerly called so."""
        for entity in self.entities:
            if entity.id == id_:
                return entity
        return next((entity for entity in self.entities if id_ in entity.formerly), None)

    def part(self, name: str) -> Part | None:
        """Return the part with this name, or one formerly called so."""
        for part in self.parts:
            if part.name == name:
                return part
        return next((part for part in self.parts if name in part.formerly), None)

    def measured(self, entity: str | None, part: str | None) -> Indicator:
        """Return what a reading of an entity and a part measures, as an indicator of its own.

        Names that the plan does not know, and None, leave it as it is.
        """
        found = None if part is None else self.part(part)
        whole = self if found is None else self.own_part(found)
        one = None if entity is None else whole.entity(entity)
        return whole if one is None else whole.own(one)

    @property
    def breakdowns(self) -> tuple[tuple[Part, ...], ...]:
        """Return the parts of each breakdown."""
        return tuple(tuple(parts) for _, parts in groupby(self.parts, lambda p: p.breakdown))

    @property
    def sums_parts(self) -> bool:
        """Say whether the parts of a breakdown add up to the indicator's own figure."""
        return bool(self.parts) and self.adds_up and self.kind is Kind.NUMBER

    @property
    def reading_kind(self) -> Kind:
        """Return what sort of value people enter, where no deadline asks for another."""
        return self.entity_kind if self.entities else self.kind

    def kind_for(self, entity: Entity | None) -> Kind:
        """Return what sort of value a reading takes: the indicator's own, or an entity's."""
        if entity is None:
            return self.kind
        return Kind.YES_NO if entity.deadlines else self.entity_kind

    def own(self, entity: Entity) -> Indicator:
        """Return an entity as an indicator of its own."""
        return replace(
            self,
            id=entity.id,
            title=entity.title,
            kind=self.kind_for(entity),
            baselines=entity.baselines,
            targets=entity.targets,
            milestones=(),
            formerly=entity.formerly,
            active_from=entity.active_from,
            active_to=entity.active_to,
            weight=1.0,
            entities=(),
            aggregate=None,
            parts=(),
        )

    def own_part(self, part: Part) -> Indicator:
        """Return a part as an indicator of its own, kept for the same entities.

        Which way is good is the same of a part without a target as of the whole. Where the
        amounts of the whole are added up from nothing, those of a part are too.
        """
        baselines = part.baselines
        if self.accumulate and not baselines and not any(b.value for b in self.baselines):
            baselines = self.baselines
        aim = self.targets[0].aim if self.targets else None
        return replace(
            self,
            id=part.name,
            title=part.title,
            baselines=baselines,
            targets=part.targets,
            milestones=part.milestones,
            direction=self.direction or (_GOOD.get(aim) if aim and not part.targets else None),
            formerly=part.formerly,
            accumulate=self.accumulate and bool(baselines),
            weight=1.0,
            entities=tuple(replace(e, baselines=(), targets=()) for e in self.entities),
            parts=(),
        )


class Section(StrEnum):
    """The sections of a report in their usual order; those from ``READINGS`` on are annexes."""

    GLANCE = "glance"
    SCORECARD = "scorecard"
    CHANGES = "changes"
    LAST_PRIORITIES = "last_priorities"
    DECISIONS = "decisions"
    CONTEXT = "context"
    GOALS = "goals"
    RESTATEMENTS = "restatements"
    NEXT_PRIORITIES = "next_priorities"
    READINGS = "readings"
    DEFINITIONS = "definitions"
    SOURCES = "sources"
    METHOD = "method"
    COMPARISON = "comparison"
    DUE = "due"


ANNEXES = frozenset(
    {
        Section.READINGS,
        Section.DEFINITIONS,
        Section.SOURCES,
        Section.METHOD,
        Section.COMPARISON,
        Section.DUE,
    }
)


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """The plan's ``[report]``.

    ``templates`` is a folder, relative to the plan's own; empty for the templates of this tool.
    """

    sections: tuple[Section, ...] = tuple(Section)
    audience: Audience = Audience.BOARD
    charts: bool = True
    templates: str = ""


SCHEMES = ("postgresql://", "postgres://")
_SERVICE = re.compile(r"service=\S")


def is_address(text: str) -> bool:
    """Say whether a text names a server's store, not a folder."""
    return text.startswith(SCHEMES) or _SERVICE.match(text) is not None


# From what may be read on its way to what is sure of the server; libpq's own words.
TLS_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


@dataclass(frozen=True, slots=True)
class RecordsSettings:
    """The plan's ``[records]``.

    ``store`` is the address of the server's store, empty for a file beside the plan; ``tls`` the
    least the connection to a server must be, one of :data:`TLS_MODES`, empty where all will do.
    """

    store: str = ""
    tls: str = ""


# By the plan's word for each the code of the IATI standard's lists, version 2.03.
IATI_ORGANISATION_TYPES = {
    "government": "10",
    "local_government": "11",
    "other_public_sector": "15",
    "international_ngo": "21",
    "national_ngo": "22",
    "regional_ngo": "23",
    "partner_country_ngo": "24",
    "public_private_partnership": "30",
    "multilateral": "40",
    "foundation": "60",
    "private_sector": "70",
    "academic": "80",
    "other": "90",
}
IATI_STATUSES = {
    "pipeline": "1",
    "implementation": "2",
    "finalisation": "3",
    "closed": "4",
    "cancelled": "5",
    "suspended": "6",
}
IATI_SCOPES = {
    "global": "1",
    "regional": "2",
    "multinational": "3",
    "national": "4",
    "several_areas": "5",
    "one_area": "6",
    "one_district": "7",
    "one_place": "8",
}


@dataclass(frozen=True, slots=True)
class IatiSettings:
    """The plan's ``[iati]``: what an activity of the IATI standard says beside its results.

    ``organisation`` is the identifier of who reports, ``activity`` that of the strategy.
    ``organisation_type``, ``status`` and ``scope`` are words of the lists above. Of ``sectors``,
    ``countries`` and ``regions`` there are the codes, each with its percentage. Empty is unsaid.
    """

    organisation: str = ""
    organisation_type: str = ""
    name: str = ""
    activity: str = ""
    activity_status: str = ""
    scope: str = ""
    sectors: tuple[tuple[str, float], ...] = ()
    countries: tuple[tuple[str, float], ...] = ()
    regions: tuple[tuple[str, float], ...] = ()
    currency: str = ""
    language: str = ""
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class SdmxSettings:
    """The plan's ``[sdmx]``: how statisticians name the data structure of its figures.

    ``agency`` is empty where the plan does not say it. ``area`` is the code of what all figures
    are about, usually the one of SDMX for "not applicable".
    """

    agency: str = ""
    structure: str = "SCORECARD"
    version: str = "1.0.0"
    area: str = "_Z"


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective; ``headline`` is the id of the indicator whose status it takes."""

    id: str
    title: str
    indicators: tuple[Indicator, ...] = ()
    headline: str | None = None
    description: str = ""
    weight: float = 1.0
    formerly: tuple[str, ...] = ()
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its objectives, and indicators of its own."""

    id: str
    title: str
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    description: str = ""
    formerly: tuple[str, ...] = ()
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """What a report that went out said: the figure of a year, the status of that year, or both.

    ``value``, ``qualifier`` and ``high`` are as in a reading; ``value`` is None where only a status
    was told. ``on`` is the day whose knowledge it was, ``told_in`` what said it. ``line`` and
    ``column`` are where it stands in the plan.
    """

    indicator: str
    year: int
    on: date
    told_in: str
    entity: str | None = None
    part: str | None = None
    value: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    high: str | None = None
    status: Status | None = None
    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)

    @property
    def key(self) -> ReadingKey:
        """Return which figure it speaks of, under the ids it was written with."""
        return ReadingKey(self.indicator, self.year, self.entity, self.part)


@dataclass(frozen=True, slots=True)
class Strategy:
    """The whole plan. ``period`` is the first and last year, both counted."""

    title: str
    period: tuple[int, int]
    organisation: str = ""
    goals: tuple[Goal, ...] = ()
    numbers: str | None = None  # how people here write numbers, e.g. "1,234.5"
    labels: dict[str, str] = field(default_factory=dict, hash=False)
    description: str = ""
    language: str = "en"  # the code of the language everything is said in
    dates: str | None = None  # how people here write 31 December 2018
    year_starts: str | None = None  # the month and day fiscal years begin on, e.g. "07-01"
    report: ReportSettings = ReportSettings()
    records: RecordsSettings = RecordsSettings()
    sdmx: SdmxSettings = SdmxSettings()
    iati: IatiSettings = IatiSettings()
    roll_up: str = RollUpRule.POINTS.value
    pins: tuple[Pin, ...] = ()
    spoken_numbers: str | None = None  # how another language does that is spoken instead

    def indicators(self) -> Iterator[Indicator]:
        """Yield every indicator in the order of the plan: a goal's own first."""
        for goal in self.goals:
            yield from goal.indicators
            for objective in goal.objectives:
                yield from objective.indicators

    def parents(self) -> Iterator[Goal | Objective]:
        """Yield every goal, and after it its objectives."""
        for goal in self.goals:
            yield goal
            yield from goal.objectives

    def find(self, id_: str) -> Indicator | None:
        """Return the indicator with this id, or one formerly called so."""
        for indicator in self.indicators():
            if indicator.id == id_:
                return indicator
        return next((i for i in self.indicators() if id_ in i.formerly), None)

    @property
    def style(self) -> NumberStyle | None:
        """Return how numbers are written; None where the plan does not say, or not properly."""
        return _style(self.spoken_numbers or self.numbers)

    @property
    def file_style(self) -> NumberStyle | None:
        """Return how files write numbers that are taken back, in whatever language that is."""
        return _style(self.numbers)

    @property
    def calendar(self) -> FiscalCalendar:
        """Return from which day to which its years run, and how they are written."""
        return _calendar(self.year_starts)

    def years(self) -> range:
        """Return the years of the period."""
        return range(self.period[0], self.period[1] + 1)


@lru_cache(maxsize=8)
def _style(numbers: str | None) -> NumberStyle | None:
    if not numbers:
        return None
    try:
        return number_style(numbers)
    except NumberFault:
        # The plan's own fault says so; figures are shown all the same.
        return None


@lru_cache(maxsize=8)
def _calendar(starts: str | None) -> FiscalCalendar:
    return fiscal_calendar(starts) or CALENDAR_YEARS


class PresentIds:
    """The ids of a plan, former ones (``formerly``) too, each leading to the present one.

    The first in the plan wins, and an id in use over the same one as another's former id.
    ``indicators`` holds every indicator by each of its ids; ``ids`` the present id by every id of
    an indicator, an objective or a goal; ``renamed`` the ids of indicators of which a reading may
    stand under another key than today's.

    Args:
        strategy: the plan; without one every id stays as it is.
    """

    def __init__(self, strategy: Strategy | None = None) -> None:
        plan = () if strategy is None else tuple(strategy.indicators())
        indicators = {old: i for i in reversed(plan) for old in i.formerly}
        indicators |= {i.id: i for i in reversed(plan)}
        self.indicators: Mapping[str, Indicator] = indicators
        self.renamed = frozenset(
            name
            for name, indicator in indicators.items()
            if name != indicator.id
            or any(entity.formerly for entity in indicator.entities)
            or any(part.formerly for part in indicator.parts)
        )
        parents = [] if strategy is None else list(strategy.parents())
        ids = {old: node.id for node in reversed(parents) for old in node.formerly}
        ids |= {name: indicator.id for name, indicator in indicators.items()}
        ids |= {node.id: node.id for node in parents}
        self.ids: Mapping[str, str] = ids

    def of(self, id_: str) -> str:
        """Return the present id for an id; one the plan does not know stays as it is."""
        return self.ids.get(id_, id_)

    def entity(self, indicator: str, name: str | None) -> str | None:
        """Return what an entity of an indicator is called now; an unknown name stays as it is."""
        found = self.indicators.get(indicator)
        entity = None if name is None or found is None else found.entity(name)
        return name if entity is None else entity.id

    def key(self, key: ReadingKey) -> ReadingKey:
        """Return the key of a reading under the ids indicator, entity and part have now."""
        found = self.indicators.get(key.indicator)
        if found is None:
            return key
        if key.entity is None and key.part is None and found.id == key.indicator:
            return key  # as most are
        part = None if key.part is None else found.part(key.part)
        name = key.part if part is None else part.name
        return ReadingKey(found.id, key.year, self.entity(found.id, key.entity), name)
