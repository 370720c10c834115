"""A strategy assessed for one year: the one value that every screen, report and export shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from scorecard.model.methods import Method
from scorecard.model.number import is_stored_number
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.status import GRAVE, WORST_FIRST, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from scorecard.model.fiscal import Span
    from scorecard.model.interval import Interval
    from scorecard.model.plan import Entity, Goal, Indicator, Objective, Part, Strategy, Target
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.model.status import Note, Trend


class Firmness(StrEnum):
    """How far a verdict may be leant on."""

    FIRM = "firm"
    TENTATIVE = "tentative"


class Doubt(StrEnum):
    """A test of confidence that failed."""

    FEW_READINGS = "few_readings"  # fewer than three since the baseline
    LATEST_DECIDES = "latest_decides"  # without it: the other side of the on-track line
    SLOPE_DISAGREES = "slope_disagrees"  # the median slope: the other side of it
    PROVISIONAL = "provisional"  # the latest reading, or a part of it
    LOW_RELIABILITY = "low_reliability"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How firm a verdict is; ``doubts`` names the tests that failed, none of a firm one."""

    doubts: tuple[Doubt, ...] = ()

    @property
    def firmness(self) -> Firmness:
        """Return the word for it."""
        return Firmness.TENTATIVE if self.doubts else Firmness.FIRM


@dataclass(frozen=True, slots=True)
class Lean:
    """Which way the last readings lean, and what that rests on.

    The latest reading is better (1), worse (-1) or the same (0): ``last`` than in the year
    ``since_last``, the one before it, and ``whole`` than in ``since``, the first of them. Where
    nobody says which way is good, ``judged`` is False and they say higher and lower.
    """

    word: Trend
    last: int
    since_last: int
    whole: int
    since: int
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Projection:
    """Where the pace of the last five years leads, from the latest reading on.

    ``value`` is what it gives for ``year``, the year the target is due, ``low`` and ``high`` what
    the quartiles of the pace give, all in the unit and within the declared limits; None where
    that year has been read already. ``reached`` is the year the target is met at this pace, None
    for never. ``pace`` is the median move a year, ``needed`` the one that meets the target when
    it is due, None where it is met or its year is over.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    reached: int | None
    pace: float
    needed: float | None


@dataclass(frozen=True, slots=True)
class Pace:
    """Moves a year, in the unit: made from the baseline to the latest reading, planned, needed.

    ``planned`` is the mean move from the baseline to the target, ``needed`` the one from the
    latest reading that meets the target when it is due; None where it is met, or where the year
    it is due is over. ``since`` is the year of that reading, ``until`` the year it is due.
    """

    made: float
    planned: float
    needed: float | None
    since: int
    until: int


class Measure(StrEnum):
    """What a method takes of a series and bands."""

    RATIO = "ratio"  # growth a year, as a part of the growth needed
    GROWTH = "growth"  # growth a year, counted the good way
    LEVEL = "level"  # the latest reading itself
    PROJECTED_SHARE = "projected_share"  # of the way, once the target is due
    ARROW = "arrow"  # points a year, against the points needed
    COLOUR = "colour"  # the latest reading, placed from 0 to 3
    ACHIEVEMENT = "achievement"  # per cent of the year's target
    SCORE = "score"  # the part of the way made


class Silence(StrEnum):
    """Why a method says nothing, or nothing but that it cannot tell."""

    NOT_A_NUMBER = "not_a_number"
    NO_FIGURE = "no_figure"
    NO_READING = "no_reading"
    ONE_READING = "one_reading"
    SERIES_BREAK = "series_break"
    GAP = "gap"
    NO_BASE = "no_base"
    NO_READING_SINCE_BASE = "no_reading_since_base"
    NO_TARGET = "no_target"
    NO_DATE = "no_date"
    NO_DIRECTION = "no_direction"
    BETWEEN = "between"
    RANGE = "range"
    SIGN_CHANGE = "sign_change"
    TARGET_ZERO = "target_zero"
    AT_MOST = "at_most"
    NO_WAY_TO_GO = "no_way_to_go"
    NO_BOUNDS = "no_bounds"
    NO_LEVELS = "no_levels"
    HAS_TARGET = "has_target"


@dataclass(frozen=True, slots=True)
class PeerVerdict:
    """One method's verdict with its arithmetic.

    ``word`` is the peer's own; a peer may have one for what it cannot assess too. ``figure`` is
    what was banded and ``cut`` the highest cut it reaches, None below all of them; a ``figure``
    is None where meeting the target decided or the peer has none. ``made`` and ``needed`` are the
    yearly rates behind it: parts of the level, or points for an arrow. ``score`` is the peer's
    second figure where it has one. ``scaled`` is what the cuts were multiplied by. ``met`` says
    that the target is met, ``base_met`` that the base met it already.
    """

    method: Method
    measure: Measure
    word: str = ""
    status: Status | None = None
    note: Note | None = None
    silence: Silence | None = None
    figure: float | None = None
    cut: float | None = None
    cuts: tuple[float, ...] = ()
    score: float | None = None
    base: Point | None = None
    latest: Point | None = None
    target: float | None = None
    target_year: int | None = None
    made: float | None = None
    needed: float | None = None
    scaled: float | None = None
    met: bool = False
    base_met: bool = False
    zero_as: float | None = None  # what stood in for a base or target of zero


class Outlook(Protocol):
    """Answers for one result; most results are never asked."""

    def lean(self) -> Lean | None:
        """Return which way the last readings lean; None from fewer than three."""

    def confidence(self, result: IndicatorResult) -> Confidence | None:
        """Return how firm the verdict is; None where there is none that the next reading moves."""

    def projection(self, result: IndicatorResult) -> Projection | None:
        """Return where the pace leads; None from fewer than three readings."""

    def pace(self, result: IndicatorResult) -> Pace | None:
        """Return what was made a year and what is needed; None without a path to measure by."""


@dataclass(frozen=True, slots=True)
class EntityResult:
    """One entity of an indicator, judged as an indicator of its own.

    ``result`` has its status, sentence, readings and whatever else an indicator has. ``deadline``
    is the one in force, of what is done the one in force when it was done, and ``original`` the
    first. ``done`` is when it was done, None while it is not. ``in_time`` says whether it was
    done by its deadline, None while that is ahead; ``in_time_originally`` the same of the first.
    """

    entity: Entity
    result: IndicatorResult
    deadline: date | None = None
    original: date | None = None
    done: Span | None = None
    in_time: bool | None = None
    in_time_originally: bool | None = None

    @property
    def status(self) -> Status:
        """Return where it stands."""
        return self.result.status

    @property
    def note(self) -> Note | None:
        """Return the nuance beside its status."""
        return self.result.note

    @property
    def reason(self) -> Reason | None:
        """Return why it has no status."""
        return self.result.reason

    @property
    def sentence(self) -> str:
        """Return its explanation as one sentence."""
        return self.result.sentence


@dataclass(frozen=True, slots=True)
class PartResult:
    """One part of what an indicator measures, judged as an indicator of its own.

    It has a status where it has a target; that of the whole never rests on it. Where it is made of
    entities, ``of`` has the figure of each kept in the scorecard's year, None for one without.
    """

    part: Part
    result: IndicatorResult
    of: tuple[tuple[Entity, ReadingPoint | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """How many of the entities whose deadline has come met it, and met the original one."""

    in_time: int
    due: int
    in_time_originally: int
    due_originally: int

    @classmethod
    def of(cls, results: Iterable[EntityResult]) -> Shares:
        """Return the shares of some entities; all zero where no deadline has come."""
        listed = [(result.in_time, result.in_time_originally) for result in results]
        due = [now for now, _ in listed if now is not None]
        first = [then for _, then in listed if then is not None]
        return cls(sum(due), len(due), sum(first), len(first))


class Rule(StrEnum):
    """Which clause of the decision order decided."""

    CONTEXT = "context"
    RETIRED = "retired"
    FAULT = "fault"
    NO_TARGET = "no_target"
    NO_READING = "no_reading"
    NO_BASELINE = "no_baseline"
    SERIES_BREAK = "series_break"
    BASELINE_ONLY = "baseline_only"
    GAP = "gap"  # accumulated amounts with a year missing
    BOUND = "bound"  # only a bound, and what it may be lies on both sides of a cut
    OVERSPENT = "overspent"  # a ceiling that the total is over
    ABOVE_LINE = "above_line"  # under the ceiling, but above the straight line to it
    UNDER_LINE = "under_line"
    MET_BY_DUE = "met_by_due"
    MET_LATE = "met_late"
    MISSED = "missed"
    LOST = "lost"
    DUE_NO_READING = "due_no_reading"
    STALE = "stale"
    MET_EARLY = "met_early"
    MET_AT_BASELINE = "met_at_baseline"
    AT_OR_BEYOND_PATH = "at_or_beyond_path"
    NO_MOVEMENT_EXPECTED = "no_movement_expected"
    RATIO = "ratio"
    NOT_DUE = "not_due"
    NONE_DUE = "none_due"  # of no entity the deadline has come
    UNHEARD = "unheard"  # the target is met or not by entities nobody has said anything of
    HOLDS = "holds"
    HELD_ALL_YEARS = "held_all_years"
    HELD_BUT_BROKEN = "held_but_broken"
    WITHIN_TOLERANCE = "within_tolerance"
    BROKEN = "broken"
    BROKEN_IN_PERIOD = "broken_in_period"
    HELD_WITH_GAPS = "held_with_gaps"
    JUDGED = "judged"
    UNJUDGED = "unjudged"
    PEER = "peer"  # a published method, asked for by name
    ENTITIES = "entities"  # what its entities add up to


class BaselineOrigin(StrEnum):
    """Where the baseline came from."""

    DECLARED = "declared"
    READING = "reading"  # ``baseline = { year = 2016 }``
    YEAR_BEFORE = "year_before"  # the reading of the year before the period
    FIRST_AFTER = "first_after"  # the first reading after that


# A tuple, for it is taken apart as year and value.
class Point(NamedTuple):
    """A year and a value in the indicator's unit (level index for a scale, 1/0 for yes/no)."""

    year: int
    value: float


@dataclass(frozen=True, slots=True)
class Pool:
    """What a percentage of several entities is made of: their parts and wholes, added up."""

    part: Decimal
    whole: Decimal
    entities: int


@dataclass(frozen=True, slots=True)
class ReadingPoint:
    """A reading as the assessment used it.

    ``value`` is None where the revision says "no data"; for an accumulated indicator it is the
    year's amount and ``total`` the sum so far. ``reading`` is None for a derived value, whose
    inputs are in ``derived_from``. ``total_of`` are the readings a total is made of, and
    ``interval`` is all that the assessed figure may be, where it is only a bound. ``pool`` is what
    a pooled percentage is made of; ``sum_of`` are the titles of the parts that a year's figure is
    the sum of, where nobody said one of the whole.
    """

    year: int
    value: float | None
    reading: Reading | None = None
    total: float | None = None
    derived_from: tuple[Reading, ...] = ()
    previous: Reading | None = None  # the revision this one superseded, when its value differs
    restated: Reading | None = None  # what the figure was before it was last restated
    total_of: tuple[Reading, ...] = ()
    interval: Interval | None = None
    pool: Pool | None = None
    sum_of: tuple[str, ...] = ()

    @property
    def behind(self) -> tuple[Reading, ...]:
        """Return the readings the assessed figure rests on."""
        return self.total_of or self.of_year

    @property
    def of_year(self) -> tuple[Reading, ...]:
        """Return the readings the year's own figure rests on."""
        return self.derived_from if self.reading is None else (self.reading,)

    @property
    def fraction(self) -> tuple[Decimal, Decimal] | None:
        """Return numerator and denominator, as entered or pooled; None where one is missing."""
        if self.pool is not None:
            return self.pool.part, self.pool.whole
        reading = self.reading
        part, whole = (None, None) if reading is None else (reading.numerator, reading.denominator)
        if not (part and whole and is_stored_number(part) and is_stored_number(whole)):
            return None
        found = Decimal(part), Decimal(whole)
        return found if found[1] > 0 else None

    @property
    def alone(self) -> ReadingPoint:
        """Return the year's own figure, without the total it is part of."""
        if self.total is None:
            return self
        return replace(self, total=None, total_of=(), interval=None)

    @property
    def qualifier(self) -> Qualifier:
        """Return how exactly the assessed figure is known."""
        if self.reading is not None and self.total is None:
            return self.reading.qualifier
        if self.interval is not None:
            return Qualifier.ABOUT if self.interval.anything else self.interval.qualifier
        about = any(reading.qualifier is Qualifier.ABOUT for reading in self.behind)
        return Qualifier.ABOUT if about else Qualifier.EXACT

    @property
    def unknown(self) -> bool:
        """Say whether bounds of both sides went into it, so that it may be anything."""
        return self.interval is not None and self.interval.anything

    @property
    def assessed(self) -> float | None:
        """Return the figure that is assessed: the running total where amounts accumulate."""
        return self.value if self.total is None else self.total


@dataclass(frozen=True, slots=True)
class Explanation:
    """A status as data: what was compared with what, and which rule decided.

    Values are in the indicator's unit, ``ratio`` and ``cut`` without unit. ``actual`` is the
    reading that decided; ``expected`` is what the path asks of the scorecard's year, None where
    there is no status. ``broken`` and ``missing`` name the years a rule speaks of: those that
    broke the target, lost it or broke the series, and those without a reading.
    """

    rule: Rule
    baseline: Point | None = None
    baseline_origin: BaselineOrigin | None = None
    path: tuple[Point, ...] = ()
    expected: float | None = None
    actual: Point | None = None
    ratio: float | None = None
    cut: float | None = None  # the cut the ratio was held against
    shortfall: float | None = None  # always >= 0: how far from the target, in the unit
    broken: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    held: int = 0  # every_year: years read and met
    met: int | None = None  # the year the target was first met; once due, from its date on
    due: date | None = None
    date_unknown: bool = False  # met, but the year it was due has no reading
    last_known: Status | None = None  # for a stale one: what the last reading said
    possible: tuple[Status, ...] = ()  # of a bound: what it may come to
    peer: PeerVerdict | None = None  # what a published method says, where one was asked for


@dataclass(frozen=True, slots=True)
class Counts:
    """How many indicators stand at each status; ``context`` and retired ones stand apart.

    ``reasons`` splits ``not_assessed``: (reason, number) in the order of the list of reasons.
    """

    by_status: tuple[tuple[Status, int], ...] = ()
    reasons: tuple[tuple[Reason, int], ...] = ()
    context: int = 0
    retired: int = 0

    def of(self, status: Status) -> int:
        """Return the number at one status."""
        return dict(self.by_status).get(status, 0)

    @property
    def total(self) -> int:
        """Return the number of indicators counted: context and retired ones are not."""
        return sum(number for _, number in self.by_status)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator, assessed.

    ``said`` is the sentence, or what makes it from the result when somebody asks: most results
    are never read aloud. Read it as ``sentence``. ``outlook`` is asked in the same way: read it
    as ``trend``, ``confidence``, ``projection`` and ``pace``. ``next_due`` is the year of the next
    figure of what is kept every so many years; it may have come already.
    """

    indicator: Indicator
    status: Status
    explanation: Explanation
    said: str | Callable[[IndicatorResult], str]
    note: Note | None = None
    reason: Reason | None = None
    outlook: Outlook | None = None
    latest: ReadingPoint | None = None
    baseline: Point | None = None
    target: Target | None = None
    expected: float | None = None
    ratio: float | None = None
    method: str = Method.PATH.value
    readings: Sequence[ReadingPoint] = ()  # by year, up to the scorecard's
    judgement: Judgement | None = None
    entities: tuple[EntityResult, ...] = ()  # in the order of the plan
    baseline_reading: ReadingPoint | None = (
        None  # the one behind the baseline, or that says the same
    )
    next_due: int | None = None
    parts: tuple[PartResult, ...] = ()  # of every breakdown, in the order of the plan

    @property
    def sentence(self) -> str:
        """Return the explanation as one sentence."""
        return self.said if isinstance(self.said, str) else self.said(self)

    @property
    def asks_for_comment(self) -> bool:
        """Say whether the plan asks for a comment where it stands; of what is not kept never."""
        kept = not self.indicator.faulty and self.reason is not Reason.RETIRED
        return kept and self.status in self.indicator.require_comment

    @property
    def trend(self) -> Trend | None:
        """Return which way the last readings lean; None from fewer than three."""
        lean = self.lean
        return None if lean is None else lean.word

    @property
    def lean(self) -> Lean | None:
        """Return the trend with its years, last movement first; it is never said as a bare word."""
        return None if self.outlook is None else self.outlook.lean()

    @property
    def confidence(self) -> Confidence | None:
        """Return how firm the status is; None where no reading to come could turn it."""
        return None if self.outlook is None else self.outlook.confidence(self)

    @property
    def projection(self) -> Projection | None:
        """Return where the pace of the last years leads; None from fewer than three readings."""
        return None if self.outlook is None else self.outlook.projection(self)

    @property
    def pace(self) -> Pace | None:
        """Return what was made a year and what is needed; None without a path to measure by."""
        return None if self.outlook is None else self.outlook.pace(self)


@dataclass(frozen=True, slots=True)
class RollUp:
    """What a group of children adds up to.

    ``mean`` is the unrounded mean of points (0 to 3) that goes up a level; ``coverage`` the
    assessed part (0 to 1) of the weight that could be assessed, None when none could.
    ``capped`` says that a missed or moving-away child held it at "at risk". ``share`` is the part
    (0 to 1) of the weight that was achieved, at least and at most, once the day of all of it has
    come; None before, and where the status is a headline's or by a published rule.
    """

    status: Status
    reason: Reason | None
    counts: Counts
    coverage: float | None
    mean: float | None = None
    capped: bool = False
    share: tuple[float, float] | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """One objective, rolled up from its indicators or taken from its headline."""

    objective: Objective
    roll_up: RollUp
    indicators: tuple[IndicatorResult, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalResult:
    """One goal, rolled up from its objectives and its own indicators together as one child."""

    goal: Goal
    roll_up: RollUp
    objectives: tuple[ObjectiveResult, ...] = ()
    indicators: tuple[IndicatorResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The assessed strategy for one year, with the knowledge of one day.

    ``as_of`` is None when everything known counts. ``entered`` of ``expected_entries`` scored
    indicators have a reading for the year.
    """

    strategy: Strategy
    year: int
    as_of: date | None
    counts: Counts
    goals: tuple[GoalResult, ...]
    entered: int
    expected_entries: int

    @property
    def last_day(self) -> date:
        """Return the last day whose deadlines have come."""
        return self.strategy.calendar.last_day(self.year, self.as_of)

    def indicators(self) -> tuple[IndicatorResult, ...]:
        """Return every indicator's result in the order of the plan."""
        found: list[IndicatorResult] = []
        for goal in self.goals:
            found.extend(goal.indicators)
            for objective in goal.objectives:
                found.extend(objective.indicators)
        return tuple(found)

    def find(self, id_: str) -> IndicatorResult | None:
        """Return one indicator's result by id, or by a former id."""
        for result in self.indicators():
            if result.indicator.id == id_:
                return result
        return next((r for r in self.indicators() if id_ in r.indicator.formerly), None)


def by_id(results: Iterable[IndicatorResult]) -> dict[str, IndicatorResult]:
    """Return results by every id their indicator has or had; an id in use wins."""
    listed = list(results)
    # The first in the plan wins, as everywhere.
    former = {name: r for r in reversed(listed) for name in r.indicator.formerly}
    return former | {result.indicator.id: result for result in listed}


def gravity(result: IndicatorResult) -> tuple[int, bool]:
    """Return what orders results, the worst news first."""
    return WORST_FIRST.index(result.status), result.note not in GRAVE


# Some methods have no word for a target met, and none has one for a target missed.
_ALIKE = {Status.ACHIEVED: Status.ON_TRACK, Status.MISSED: Status.OFF_TRACK}


def agree(one: Status, other: Status) -> bool:
    """Say whether two methods say the same, as far as each has a word for it."""
    return _ALIKE.get(one, one) is _ALIKE.get(other, other)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator by our own path and by every published method.

    ``path`` is the result of this tool's own rules, whatever method the plan names; ``method`` is
    the one it names. ``verdicts`` holds every view of every method, silent ones included. With a
    ``reason`` nothing is compared, as the indicator is not to be judged.
    """

    indicator: Indicator
    method: str
    path: IndicatorResult
    verdicts: tuple[PeerVerdict, ...] = ()
    reason: Reason | None = None

    @property
    def statuses(self) -> tuple[Status, ...]:
        """Return every status that is said, in the order of the list of statuses."""
        said = {verdict.status for verdict in self.verdicts}
        if self.reason is None:
            said.add(self.path.status)
        return tuple(s for s in Status if s in said and s is not Status.NOT_ASSESSED)

    @property
    def disagree(self) -> bool:
        """Say whether the methods differ.

        Achieved agrees with on track and missed with off track, for not every method has a word
        for each.
        """
        return len({_ALIKE.get(status, status) for status in self.statuses}) > 1


def first_year(result: IndicatorResult, period: tuple[int, int]) -> int:
    """Return the year a chart begins with: the baseline's, or the one before the period.

    Earlier readings would press together what the status is about; they stay in the table.
    """
    starts = [period[0] - 1]
    if result.baseline is not None:
        starts.append(result.baseline.year)
    starts += [point.year for point in result.explanation.path[:1]]
    return min(starts)


def is_provisional(point: ReadingPoint) -> bool:
    """Say whether the figure, or one it was computed from, is provisional."""
    return any(entered.state is State.PROVISIONAL for entered in point.behind)


def is_break(point: ReadingPoint) -> bool:
    """Say whether the series starts anew at this reading."""
    return point.reading is not None and Flag.BREAK in point.reading.flags
