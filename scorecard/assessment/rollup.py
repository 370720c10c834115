"""Adding up: indicators to an objective, objectives and a goal's own indicators to the goal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from scorecard.assessment.methods.rollups import rolled_goal
from scorecard.messages.rollups import roll_up_sentence
from scorecard.model.fiscal import CALENDAR_YEARS, FiscalCalendar
from scorecard.model.methods import RollUpRule
from scorecard.model.scorecard import Counts, GoalResult, ObjectiveResult, RollUp, by_id
from scorecard.model.status import GRAVE, UNASSESSABLE, Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Goal, Objective, Strategy
    from scorecard.model.scorecard import EntityResult, IndicatorResult


@dataclass(frozen=True, slots=True)
class Moment:
    """When children are added up: on this day, of a period that ends with this year.

    ``style`` says how a share is written.
    """

    day: date
    last_year: int
    calendar: FiscalCalendar = CALENDAR_YEARS
    style: NumberStyle | None = None

    @classmethod
    def of(cls, strategy: Strategy, day: date) -> Moment:
        """Return the moment of a strategy on a day."""
        return cls(day, strategy.period[1], strategy.calendar, strategy.style)

    @property
    def over(self) -> bool:
        """Say whether the period is over."""
        return self.day >= self.calendar.last_day(self.last_year)

    def has_come(self, result: IndicatorResult) -> bool:
        """Say whether the day of a result has come; what has none ends with the period.

        What its entities add up to is over when the day of the last of them has come.
        """
        if result.entities and result.indicator.aggregate is None:
            return all(self.has_come(entity.result) for entity in result.entities)
        due = None if result.target is None else result.target.by
        return self.over if due is None else self.calendar.passed(due, self.day)


def roll_up_goals(
    strategy: Strategy, results: Sequence[IndicatorResult], day: date
) -> tuple[GoalResult, ...]:
    """Roll every goal up by the rule the plan names.

    Args:
        strategy: the plan.
        results: those of all its indicators, in its order.
        day: the last one whose deadlines have come.
    """
    in_order, named, moment = iter(results), by_id(results), Moment.of(strategy, day)
    return tuple([_by_rule(strategy, _goal(g, in_order, named, moment)) for g in strategy.goals])


def roll_up_goal(
    strategy: Strategy, goal: Goal, results: Mapping[str, IndicatorResult], day: date
) -> GoalResult:
    """Roll one goal up anew, as a whole assessment does.

    Args:
        strategy: the plan, which may name a published roll-up.
        goal: one of its goals, as declared.
        results: those of the plan's indicators, by id; a headline may use a former one.
        day: the last one whose deadlines have come.

    Raises:
        KeyError: an indicator of the goal has no result.
    """
    own = [*goal.indicators, *(i for objective in goal.objectives for i in objective.indicators)]
    in_order = iter([results[i.id] for i in own])
    return _by_rule(strategy, _goal(goal, in_order, results, Moment.of(strategy, day)))


def _by_rule(strategy: Strategy, goal: GoalResult) -> GoalResult:
    """Return a goal rolled up by our own points as the plan wants it, maybe as a peer does."""
    rule = RollUpRule(strategy.roll_up)
    return goal if rule is RollUpRule.POINTS else rolled_goal(goal, rule)


def _goal(
    goal: Goal,
    in_order: Iterator[IndicatorResult],
    named: Mapping[str, IndicatorResult],
    moment: Moment,
) -> GoalResult:
    """Roll a goal up: its own indicators together are one child of weight 1."""
    own = tuple(islice(in_order, len(goal.indicators)))
    parts = [_objective(objective, in_order, named, moment) for objective in goal.objectives]
    children = [
        of_group(outcome, objective.weight)
        for objective, (_, outcome) in zip(goal.objectives, parts, strict=True)
    ]
    if own:
        group = roll_up([of_indicator(result, moment) for result in own], over=moment.over)
        children.insert(0, of_group(group))
    outcome = roll_up(children, over=moment.over, faulty=goal.faulty)
    objectives = tuple([result for result, _ in parts])
    below = [*own, *[result for objective in objectives for result in objective.indicators]]
    return GoalResult(goal, _as_result(outcome, tally(below), moment), objectives, own)


def _objective(
    objective: Objective,
    in_order: Iterator[IndicatorResult],
    named: Mapping[str, IndicatorResult],
    moment: Moment,
) -> tuple[ObjectiveResult, Outcome]:
    """Roll an objective up, or take its headline's status; the outcome goes up to the goal."""
    own = tuple(islice(in_order, len(objective.indicators)))
    children = [of_indicator(result, moment) for result in own]
    headline = None
    if objective.headline is not None and not objective.faulty:
        headline = named.get(objective.headline)
    if headline is not None:
        outcome = follow(of_indicator(headline, moment))
    else:
        # A headline that nobody knows leaves open what the objective's status should be.
        faulty = objective.faulty or objective.headline is not None
        outcome = roll_up(children, over=moment.over, faulty=faulty)
    result = _as_result(outcome, tally(own), moment, headline)
    return ObjectiveResult(objective, result, own), outcome


def _as_result(
    outcome: Outcome, counts: Counts, moment: Moment, headline: IndicatorResult | None = None
) -> RollUp:
    result = RollUp(
        outcome.status,
        outcome.reason,
        counts,
        outcome.coverage,
        outcome.mean,
        outcome.capped,
        # Of a headline it is that indicator's, and says nothing of the others that are counted.
        outcome.share if headline is None else None,
    )
    return replace(result, sentence=roll_up_sentence(result, headline, moment.style))


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
# Of what was to be achieved, at least this part must have been to say that it was in part.
HALF = 0.5
_NONE, _ALL, _EITHER = (0.0, 0.0), (1.0, 1.0), (0.0, 1.0)
_SHARES = {Status.ACHIEVED: _ALL, Status.MISSED: _NONE}


@dataclass(frozen=True, slots=True)
class Child:
    """One child as its parent sees it.

    ``mean`` is its points (0 to 3), None while it has no status; ``counts`` says that it is part
    of the weight; ``open`` that its question is not closed; ``aside`` that it has none;
    ``caps`` that it holds the parent at "at risk". ``share`` is how much of it was achieved, at
    least and at most: of what is closed and not known it may be none or all.
    """

    status: Status
    reason: Reason | None
    weight: float
    mean: float | None
    counts: bool
    open: bool
    aside: bool
    caps: bool
    share: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What children add up to; the fields of a roll-up, and what its own parent needs.

    ``share`` is how much was achieved, at least and at most, None while a child is open; ``open``
    says that one is, ``weighed`` that any child was part of the weight.
    """

    status: Status
    reason: Reason | None
    coverage: float | None = None
    mean: float | None = None
    capped: bool = False
    share: tuple[float, float] | None = None
    open: bool = False
    weighed: bool = False
    caps: bool = False


def of_indicator(result: IndicatorResult, moment: Moment) -> Child:
    """Return an indicator as a child."""
    return _child(result, result.indicator.weight, has_come=moment.has_come(result))


def of_entity(result: EntityResult, moment: Moment) -> Child:
    """Return an entity as a child of its indicator; all weigh the same."""
    return _child(result.result, 1.0, has_come=moment.has_come(result.result))


def _child(result: IndicatorResult, weight: float, *, has_come: bool) -> Child:
    status, reason, note = result.status, result.reason, result.note
    assessed = status is not Status.NOT_ASSESSED
    # What was never due by the end had nothing to achieve.
    aside = reason in _ASIDE or (reason is Reason.NOT_DUE and has_come)
    closed = has_come or status in _SHARES or reason is Reason.UNDECIDED
    # A day that has come with "on track" does not say how it ended; lost is not achieved.
    usual = _NONE if note is Note.LOST else _EITHER
    return Child(
        status,
        reason,
        weight,
        (0.0 if note in GRAVE else _POINTS[status]) if assessed else None,
        counts=assessed or reason not in UNASSESSABLE,
        open=not (closed or aside),
        aside=aside,
        caps=status is Status.MISSED or note is Note.MOVING_AWAY,
        share=_SHARES.get(status, usual),
    )


def of_group(outcome: Outcome, weight: float = 1.0) -> Child:
    """Return an objective, or a goal's own indicators together, as a child of the goal.

    It is open while anything in it is; one with nothing to achieve stands aside.
    """
    assessed = outcome.status is not Status.NOT_ASSESSED
    return Child(
        outcome.status,
        outcome.reason,
        weight,
        outcome.mean if assessed else None,
        counts=assessed or outcome.weighed,
        open=outcome.open,
        aside=not outcome.open and outcome.share is None,
        caps=outcome.caps,
        share=outcome.share or _EITHER,
    )


def roll_up(
    children: Sequence[Child],
    *,
    over: bool = False,
    faulty: bool = False,
    partly: Status = Status.PARTLY_ACHIEVED,
) -> Outcome:
    """Return what children add up to.

    Args:
        children: with their weights; none at all is not assessed.
        over: the period is, so that what nobody can measure leaves nothing open.
        faulty: the parent itself could not be read from the plan, so nothing is said of it.
        partly: the word where half or more was achieved, not all.
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
        share = _EITHER if over else None
        fault = Reason.FAULT
        return Outcome(
            Status.NOT_ASSESSED, fault, coverage, share=share, open=not over, weighed=True
        )
    mean = total / assessed if assessed > 0 else None
    closed = [child for child in children if not child.aside]
    if closed and not any(child.open for child in closed):
        return _closed(closed, coverage, mean, partly)
    if mean is None or coverage is None or coverage < COVERAGE - _EPSILON:
        # Nothing but context is closed from the start; a target may still be set otherwise.
        context = bool(children) and all(child.reason in _SHOWN_ONLY for child in children)
        waits = bool(closed) or not (over or context)
        reason = _reason(children)
        return Outcome(Status.NOT_ASSESSED, reason, coverage, open=waits, weighed=weighed > 0)
    status = _band(mean)
    capped = status is Status.ON_TRACK and any(child.caps for child in children)
    return Outcome(
        Status.AT_RISK if capped else status,
        None,
        coverage,
        mean,
        capped,
        open=True,
        weighed=True,
    )


_SHOWN_ONLY = (Reason.CONTEXT, Reason.RETIRED)


def follow(headline: Child) -> Outcome:
    """Return the outcome of an objective that takes the status of its headline."""
    coverage = None if not headline.counts else 0.0 if headline.mean is None else 1.0
    ended = not (headline.open or headline.aside)
    return Outcome(
        headline.status,
        headline.reason,
        coverage,
        headline.mean,
        share=headline.share if ended else None,
        open=headline.open,
        weighed=headline.counts,
        caps=headline.caps,
    )


def _band(mean: float) -> Status:
    if mean > ON_TRACK + _EPSILON:
        return Status.ON_TRACK
    return Status.AT_RISK if mean > AT_RISK + _EPSILON else Status.OFF_TRACK


def _closed(
    children: Sequence[Child], coverage: float | None, mean: float | None, partly: Status
) -> Outcome:
    """Say how it ended: the day of every child has come.

    What is not known may have gone either way; it decides only where that makes another word.
    """
    weight = sum(child.weight for child in children)
    low, high = (sum(c.weight * c.share[side] for c in children) / weight for side in (0, 1))
    status = _ended(low, partly)
    if status is not _ended(high, partly):
        return Outcome(
            Status.NOT_ASSESSED, Reason.UNDECIDED, coverage, share=(low, high), weighed=True
        )
    return Outcome(
        status,
        None,
        coverage,
        mean,
        share=(low, high),
        weighed=True,
        caps=status is Status.MISSED,
    )


def _ended(share: float, partly: Status) -> Status:
    if share >= 1 - _EPSILON:
        return Status.ACHIEVED
    return partly if share >= HALF - _EPSILON else Status.MISSED


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
