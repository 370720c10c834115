"""The assessed strategy for one year: the one value every screen, report and export shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from scorecard.model.confidence import Confidence
    from scorecard.model.entity_result import EntityResult
    from scorecard.model.indicator import Indicator
    from scorecard.model.outlook import Outlook
    from scorecard.model.peer import PeerVerdict
    from scorecard.model.projection import Pace, Projection
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement
    from scorecard.model.status import Note, Reason, Status, Trend
    from scorecard.model.strategy import Goal, Objective, Strategy
    from scorecard.model.target import Target


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


# Points, explanations and results are made for every reading or indicator: a named tuple costs a
# fifth of a frozen dataclass.
class Point(NamedTuple):
    """A year and a value in the indicator's unit (level index for a scale, 1/0 for yes/no)."""

    year: int
    value: float


class ReadingPoint(NamedTuple):
    """A reading as the assessment used it.

    ``value`` is None where the revision says "no data"; for an accumulated indicator it is the
    year's amount and ``total`` the sum so far. ``reading`` is None for a derived value, whose
    inputs are in ``derived_from``.
    """

    year: int
    value: float | None
    reading: Reading | None = None
    total: float | None = None
    derived_from: tuple[Reading, ...] = ()
    previous: Reading | None = None  # the revision this one superseded, when its value differs

    @property
    def assessed(self) -> float | None:
        """Return the figure that is assessed: the running total where amounts accumulate."""
        return self.value if self.total is None else self.total


class Explanation(NamedTuple):
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


class IndicatorResult(NamedTuple):
    """One indicator, assessed.

    ``said`` is the sentence, or what makes it from the result when somebody asks: most results
    are never read aloud. Read it as ``sentence``. ``outlook`` is asked in the same way: read it
    as ``trend``, ``confidence``, ``projection`` and ``pace``.
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
    method: str = "path"
    readings: Sequence[ReadingPoint] = ()  # by year, up to the scorecard's
    judgement: Judgement | None = None
    entities: tuple[EntityResult, ...] = ()  # in the order of the plan

    @property
    def sentence(self) -> str:
        """Return the explanation as one sentence."""
        return self.said if isinstance(self.said, str) else self.said(self)

    @property
    def trend(self) -> Trend | None:
        """Return which way the last readings lean; None from fewer than three."""
        return None if self.outlook is None else self.outlook.trend()

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
    ``capped`` says that a missed or moving-away child held it at "at risk".
    """

    status: Status
    reason: Reason | None
    counts: Counts
    coverage: float | None
    mean: float | None = None
    capped: bool = False
    achieved: int = 0  # for partly achieved: this many
    closed: int = 0  # of this many
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
