"""A strategy and its records into a scorecard."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from scorecard.assessment import rollup
from scorecard.assessment.index import Index
from scorecard.assessment.judge import judge
from scorecard.assessment.methods.rollups import rolled, rolled_goal
from scorecard.assessment.outlook import Circumstances
from scorecard.messages.rollups import Ending, roll_up_sentence
from scorecard.messages.sentences import Teller
from scorecard.model.methods import RollUpRule
from scorecard.model.plan import Indicator, Kind
from scorecard.model.scorecard import Counts, GoalResult, ObjectiveResult, RollUp, Scorecard, by_id
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scorecard.assessment.rollup import Outcome
    from scorecard.model.plan import Goal, Objective, Strategy
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult


_STATUSES, _REASONS = tuple(Status), tuple(Reason)
_CONTEXT, _RETIRED = Reason.CONTEXT, Reason.RETIRED


def tally(results: Iterable[IndicatorResult]) -> Counts:
    """Count indicators by status and reason; ``context`` and retired ones stand apart."""
    statuses: dict[Status, int] = {}
    reasons: dict[Reason, int] = {}
    for result in results:
        status, reason = result.status, result.reason
        if reason is not None:
            reasons[reason] = reasons.get(reason, 0) + 1
            if reason is _CONTEXT or reason is _RETIRED:
                continue
        statuses[status] = statuses.get(status, 0) + 1
    return _counts(statuses, reasons, reasons.pop(_CONTEXT, 0), reasons.pop(_RETIRED, 0))


def added(parts: Iterable[Counts]) -> Counts:
    """Add counts up."""
    statuses: dict[Status, int] = {}
    reasons: dict[Reason, int] = {}
    context = retired = 0
    for part in parts:
        for status, number in part.by_status:
            statuses[status] = statuses.get(status, 0) + number
        for reason, number in part.reasons:
            reasons[reason] = reasons.get(reason, 0) + number
        context += part.context
        retired += part.retired
    return _counts(statuses, reasons, context, retired)


def _counts(
    statuses: dict[Status, int], reasons: dict[Reason, int], context: int, retired: int
) -> Counts:
    """Return counts in the order of the lists of words."""
    return Counts(
        tuple([(status, statuses[status]) for status in _STATUSES if status in statuses]),
        tuple([(reason, reasons[reason]) for reason in _REASONS if reason in reasons]),
        context,
        retired,
    )


_QUALITATIVE = Kind.QUALITATIVE


def default_year(strategy: Strategy, records: Records, as_of: date | None = None) -> int:
    """Return the latest year of the period that is at least half entered, else the first.

    Args:
        strategy: the plan.
        records: all revisions.
        as_of: the day whose knowledge is used; None for all there is.
    """
    return year_of(strategy, Index(strategy, records, as_of))


def year_of(strategy: Strategy, index: Index) -> int:
    """Return the default year from readings already put in order."""
    for year in reversed(strategy.years()):
        have, scored = entered(index, year)
        if scored and 2 * have >= scored:
            return year
    return strategy.period[0]


def entered(index: Index, year: int) -> tuple[int, int]:
    """Return how many scored indicators have a reading for the year, and how many there are."""
    have = scored = 0
    for indicator in index.indicators:
        if _is_scored(indicator) and indicator.active_in(year):
            scored += 1
            have += index.has_word(indicator, year)
    return have, scored


def _is_scored(indicator: Indicator) -> bool:
    """Say whether the indicator is meant to have a status; a fault does not excuse it."""
    if indicator.context:
        return False
    return bool(indicator.targets) or indicator.faulty or indicator.kind is _QUALITATIVE


# The roll-up of this tool's own, which stands where the plan names no other.
_POINTS = "points"


def assess(
    strategy: Strategy, records: Records, *, year: int | None = None, as_of: date | None = None
) -> Scorecard:
    """Assess a strategy for one year with the knowledge of one day.

    Args:
        strategy: the plan.
        records: all revisions of everything entered.
        year: the scorecard's year; None for the latest that is at least half entered.
        as_of: the day whose knowledge is used; None for all there is.
    """
    with _collecting_later():
        return _assess(strategy, records, year, as_of)


def _assess(
    strategy: Strategy, records: Records, year: int | None, as_of: date | None
) -> Scorecard:
    index = Index(strategy, records, as_of)
    year = year_of(strategy, index) if year is None else year
    index.end(year)
    around = circumstances(strategy, year, as_of)
    results = [judge(indicator, index, around) for indicator in index.indicators]
    in_order, named = iter(results), by_id(results)
    goals = tuple([_goal(goal, in_order, named) for goal in strategy.goals])
    counts = added(goal.roll_up.counts for goal in goals)
    card = Scorecard(strategy, year, as_of, counts, goals, *entered(index, year))
    if strategy.roll_up == _POINTS:
        return card
    return rolled(card)


def assess_indicator(
    strategy: Strategy,
    records: Records,
    id_: str,
    *,
    year: int,
    as_of: date | None = None,
) -> IndicatorResult:
    """Assess one indicator alone, as a form does with a reading that is not saved yet.

    Raises:
        KeyError: no indicator has or had this id.
    """
    index = Index(strategy, records, as_of)
    indicator = index.find(id_)
    if indicator is None:
        raise KeyError(id_)
    index.end(year)
    return judge(indicator, index, circumstances(strategy, year, as_of))


def roll_up_goal(
    strategy: Strategy, goal: Goal, results: Mapping[str, IndicatorResult]
) -> GoalResult:
    """Roll one goal up anew, as a whole assessment does.

    Args:
        strategy: the plan, which may name a published roll-up.
        goal: one of its goals, as declared.
        results: those of the plan's indicators, by id; a headline may use a former one.

    Raises:
        KeyError: an indicator of the goal has no result.
    """
    own = [*goal.indicators, *(i for objective in goal.objectives for i in objective.indicators)]
    found = _goal(goal, iter([results[i.id] for i in own]), results)
    if strategy.roll_up == _POINTS:
        return found
    return rolled_goal(found, RollUpRule(strategy.roll_up))


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Keep the collector of cycles from walking all readings over and over meanwhile.

    What is made here is frozen and has no cycles; with ten thousand readings at hand the search
    for some would take as long as a quarter of the assessment, and grow faster than it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # Both together put what is new with what is old, unwalked.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def circumstances(strategy: Strategy, year: int, as_of: date | None) -> Circumstances:
    """Return what is the same for every indicator of a scorecard of a year as of a day."""
    day = date(year, 12, 31)
    last_day = day if as_of is None else min(day, as_of)
    return Circumstances(year, last_day, strategy.period, Teller(year, strategy.style))


def _goal(
    goal: Goal, in_order: Iterator[IndicatorResult], named: Mapping[str, IndicatorResult]
) -> GoalResult:
    """Roll a goal up: its own indicators together are one child of weight 1."""
    own = tuple(islice(in_order, len(goal.indicators)))
    rolled = [_objective(objective, in_order, named) for objective in goal.objectives]
    children = [
        rollup.of_group(outcome, objective.weight)
        for objective, (_, outcome) in zip(goal.objectives, rolled, strict=True)
    ]
    if own:
        group = rollup.roll_up([rollup.of_indicator(result) for result in own])
        children.insert(0, rollup.of_group(group))
    outcome = rollup.roll_up(children, faulty=goal.faulty)
    objectives = tuple([result for result, _ in rolled])
    counts = added([tally(own), *[result.roll_up.counts for result in objectives]])
    return GoalResult(goal, _roll_up(outcome, counts), objectives, own)


def _objective(
    objective: Objective, in_order: Iterator[IndicatorResult], named: Mapping[str, IndicatorResult]
) -> tuple[ObjectiveResult, Outcome]:
    """Roll an objective up, or take its headline's status; the outcome goes up to the goal."""
    own = tuple(islice(in_order, len(objective.indicators)))
    children = [rollup.of_indicator(result) for result in own]
    headline = None
    if objective.headline is not None and not objective.faulty:
        headline = named.get(objective.headline)
    if headline is not None:
        outcome = rollup.follow(rollup.of_indicator(headline))
    else:
        # A headline that nobody knows leaves open what the objective's status should be.
        faulty = objective.faulty or objective.headline is not None
        outcome = rollup.roll_up(children, faulty=faulty)
    return ObjectiveResult(objective, _roll_up(outcome, tally(own), headline), own), outcome


def _roll_up(outcome: Outcome, counts: Counts, headline: IndicatorResult | None = None) -> RollUp:
    status, reason, coverage, mean, capped, achieved, closed, *_ = outcome
    ending = Ending(status, reason, coverage, capped, achieved, closed)
    said = roll_up_sentence(ending, counts, headline)
    return RollUp(status, reason, counts, coverage, mean, capped, achieved, closed, said)
