"""Adding up: indicators to an objective, objectives and a goal's own indicators to the goal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from scorecard.assessment.methods.rollups import rolled_goal
from scorecard.messages.rollups import Ending, roll_up_sentence
from scorecard.model.methods import RollUpRule
from scorecard.model.scorecard import Counts, GoalResult, ObjectiveResult, RollUp, by_id
from scorecard.model.status import GRAVE, UNASSESSABLE, Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecard.model.plan import Goal, Objective, Strategy
    from scorecard.model.scorecard import EntityResult, IndicatorResult


def roll_up_goals(strategy: Strategy, results: Sequence[IndicatorResult]) -> tuple[GoalResult, ...]:
    """Roll every goal up by the rule the plan names.

    Args:
        strategy: the plan.
        results: those of all its indicators, in its order.
    """
    in_order, named = iter(results), by_id(results)
    return tuple([_by_rule(strategy, _goal(goal, in_order, named)) for goal in strategy.goals])


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
    return _by_rule(strategy, _goal(goal, iter([results[i.id] for i in own]), results))


def _by_rule(strategy: Strategy, goal: GoalResult) -> GoalResult:
    """Return a goal rolled up by our own points as the plan wants it, maybe as a peer does."""
    rule = RollUpRule(strategy.roll_up)
    return goal if rule is RollUpRule.POINTS else rolled_goal(goal, rule)


def _goal(
    goal: Goal, in_order: Iterator[IndicatorResult], named: Mapping[str, IndicatorResult]
) -> GoalResult:
    """Roll a goal up: its own indicators together are one child of weight 1."""
    own = tuple(islice(in_order, len(goal.indicators)))
    parts = [_objective(objective, in_order, named) for objective in goal.objectives]
    children = [
        of_group(outcome, objective.weight)
        for objective, (_, outcome) in zip(goal.objectives, parts, strict=True)
    ]
    if own:
        group = roll_up([of_indicator(result) for result in own])
        children.insert(0, of_group(group))
    outcome = roll_up(children, faulty=goal.faulty)
    objectives = tuple([result for result, _ in parts])
    below = [*own, *[result for objective in objectives for result in objective.indicators]]
    return GoalResult(goal, _as_result(outcome, tally(below)), objectives, own)


def _objective(
    objective: Objective, in_order: Iterator[IndicatorResult], named: Mapping[str, IndicatorResult]
) -> tuple[ObjectiveResult, Outcome]:
    """Roll an objective up, or take its headline's status; the outcome goes up to the goal."""
    own = tuple(islice(in_order, len(objective.indicators)))
    children = [of_indicator(result) for result in own]
    headline = None
    if objective.headline is not None and not objective.faulty:
        headline = named.get(objective.headline)
    if headline is not None:
        outcome = follow(of_indicator(headline))
    else:
        # A headline that nobody knows leaves open what the objective's status should be.
        faulty = objective.faulty or objective.headline is not None
        outcome = roll_up(children, faulty=faulty)
    return ObjectiveResult(objective, _as_result(outcome, tally(own), headline), own), outcome


def _as_result(outcome: Outcome, counts: Counts, headline: IndicatorResult | None = None) -> RollUp:
    ending = Ending(
        outcome.status,
        outcome.reason,
        outcome.coverage,
        outcome.capped,
        outcome.achieved,
        outcome.closed,
    )
    return RollUp(
        outcome.status,
        outcome.reason,
        counts,
        outcome.coverage,
        outcome.mean,
        outcome.capped,
        outcome.achieved,
        outcome.closed,
        roll_up_sentence(ending, counts, headline),
    )


_ASIDE_IN_COUNTS = (Reason.CONTEXT, Reason.RETIRED)


def tally(results: Sequence[IndicatorResult]) -> Counts:
    """Count indicators by status and reason; ``context`` and retired ones stand apart."""
    reasons = Counter(result.reason for result in results)
    statuses = Counter(r.status for r in results if r.reason not in _ASIDE_IN_COUNTS)
    return Counts(
        tuple([(status, statuses[status]) for status in Status if status in statuses]),
        tuple(
            [
                (reason, reasons[reason])
                for reason in Reason
                if reason in reasons and reason not in _ASIDE_IN_COUNTS
            ]
        ),
        reasons[Reason.CONTEXT],
        reasons[Reason.RETIRED],
    )


_POINTS = {
    Status.ACHIEVED: 3.0,
    Status.ON_TRACK: 3.0,
    Status.AT_RISK: 2.0,
    Status.OFF_TRACK: 1.0,
    Status.MISSED: 0.0,
}
# A mean must be more than this: a half goes to the worse.
ON_TRACK = 2.5
AT_RISK = 1.5
# Of the weight that could be assessed, at least this part must have been.
COVERAGE = 0.5
_EPSILON = 1e-9

_OPEN = frozenset({Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK})
# Never meant to have a status: such a child neither opens nor closes its parent.
_ASIDE = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.NO_TARGET})


@dataclass(frozen=True, slots=True)
class Child:
    """One child as its parent sees it.

    ``mean`` is its points (0 to 3), None while it has no status; ``counts`` says that it is part
    of the weight; ``open`` that its question is not closed; ``aside`` that it has none;
    ``caps`` that it holds the parent at "at risk".
    """

    status: Status
    reason: Reason | None
    weight: float
    mean: float | None
    counts: bool
    open: bool
    aside: bool
    caps: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What children add up to; the fields of a roll-up, and what its own parent needs.

    ``weighed`` says that any child was part of the weight.
    """

    status: Status
    reason: Reason | None
    coverage: float | None = None
    mean: float | None = None
    capped: bool = False
    achieved: int = 0
    closed: int = 0
    weighed: bool = False
    caps: bool = False


def of_indicator(result: IndicatorResult) -> Child:
    """Return an indicator as a child."""
    return _child(result, result.indicator.weight)


def of_entity(result: EntityResult) -> Child:
    """Return an entity as a child of its indicator; all weigh the same."""
    return _child(result.result, 1.0)


def _child(result: IndicatorResult, weight: float) -> Child:
    status, reason, note = result.status, result.reason, result.note
    assessed = status is not Status.NOT_ASSESSED
    aside = reason in _ASIDE
    return Child(
        status,
        reason,
        weight,
        (0.0 if note in GRAVE else _POINTS[status]) if assessed else None,
        counts=assessed or reason not in UNASSESSABLE,
        open=status in _OPEN or not (assessed or aside),
        aside=aside,
        caps=status is Status.MISSED or note is Note.MOVING_AWAY,
    )


def of_group(outcome: Outcome, weight: float = 1.0) -> Child:
    """Return an objective, or a goal's own indicators together, as a child of the goal.

    One without a status keeps the goal open, unless nothing in it was ever meant to have one.
    """
    assessed = outcome.status is not Status.NOT_ASSESSED
    aside = outcome.reason in (Reason.CONTEXT, Reason.RETIRED)
    return Child(
        outcome.status,
        outcome.reason,
        weight,
        outcome.mean if assessed else None,
        counts=assessed or outcome.weighed,
        open=outcome.status in _OPEN or not (assessed or aside),
        aside=aside,
        caps=outcome.caps,
    )


def roll_up(children: Sequence[Child], *, faulty: bool = False) -> Outcome:
    """Return what children add up to.

    Args:
        children: with their weights; none at all is not assessed.
        faulty: the parent itself could not be read from the plan, so nothing is said of it.
    """
    weighed = assessed = total = 0.0
    for child in children:
        if child.counts:
            weighed += child.weight
            if child.mean is not None:
                assessed += child.weight
                total += child.weight * child.mean
    coverage = assessed / weighed if weighed > 0 else None
    if faulty:
        return Outcome(Status.NOT_ASSESSED, Reason.FAULT, coverage, weighed=True)
    if coverage is None or coverage < COVERAGE - _EPSILON:
        reason = _reason(children)
        return Outcome(Status.NOT_ASSESSED, reason, coverage, weighed=weighed > 0)
    mean = total / assessed
    closed = [child for child in children if not child.aside]
    if not any(child.open for child in closed):
        return _closed(closed, coverage, mean)
    status = _band(mean)
    capped = status is Status.ON_TRACK and any(child.caps for child in children)
    return Outcome(Status.AT_RISK if capped else status, None, coverage, mean, capped, weighed=True)


def follow(headline: Child) -> Outcome:
    """Return the outcome of an objective that takes the status of its headline."""
    coverage = None if not headline.counts else 0.0 if headline.mean is None else 1.0
    return Outcome(
        headline.status,
        headline.reason,
        coverage,
        headline.mean,
        weighed=headline.counts,
        caps=headline.caps,
    )


def _band(mean: float) -> Status:
    if mean > ON_TRACK + _EPSILON:
        return Status.ON_TRACK
    return Status.AT_RISK if mean > AT_RISK + _EPSILON else Status.OFF_TRACK


def _closed(children: Sequence[Child], coverage: float, mean: float) -> Outcome:
    """Say how it ended: no child can change any more."""
    achieved = sum(child.status is Status.ACHIEVED for child in children)
    if achieved == len(children):
        status = Status.ACHIEVED
    elif all(child.status is Status.MISSED for child in children):
        status = Status.MISSED
    else:
        status = Status.PARTLY_ACHIEVED
    return Outcome(
        status,
        None,
        coverage,
        mean,
        achieved=achieved,
        closed=len(children),
        weighed=True,
        caps=status is Status.MISSED,
    )


def _reason(children: Sequence[Child]) -> Reason:
    """Return why there is no status: a fault, else what holds most of the children back.

    Those that were part of the weight speak first; of two reasons as frequent, the first in the
    list of reasons does. Where there are no children there is nothing to reach.
    """
    unassessed = [child for child in children if child.reason is not None]
    reasons = [child.reason for child in unassessed if child.counts]
    reasons = reasons or [child.reason for child in unassessed]
    if Reason.FAULT in reasons:
        return Reason.FAULT
    return max(Reason, key=reasons.count) if reasons else Reason.NO_TARGET
