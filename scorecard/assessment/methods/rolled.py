"""A scorecard whose objectives and goals are rolled up as a published method does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.methods.mapping import MEANINGS
from scorecard.assessment.methods.rollups import mean_score, worst_two
from scorecard.messages.peers import roll_up_words
from scorecard.model.methods import Method, RollUpRule
from scorecard.model.peer import Measure
from scorecard.model.status import UNASSESSABLE, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.assessment.methods.rollups import Added
    from scorecard.model.peer import PeerVerdict
    from scorecard.model.scorecard import (
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        RollUp,
        Scorecard,
    )

# Whose words a roll-up's are, and the measures whose scores it adds up.
_OWNERS = {RollUpRule.MEAN_SCORE: Method.OPENSDG, RollUpRule.WORST_TWO: Method.SDSN}
_SCORED = {
    RollUpRule.MEAN_SCORE: (Measure.RATIO, Measure.GROWTH),
    RollUpRule.WORST_TWO: (Measure.COLOUR,),
}


def rolled(card: Scorecard) -> Scorecard:
    """Roll every objective and goal up by the rule the plan names.

    A goal takes all indicators below it, as its peer does. An objective with a headline follows
    it, and what the plan could not declare stays without a status.
    """
    rule = RollUpRule(card.strategy.roll_up)
    return replace(card, goals=tuple(rolled_goal(goal, rule) for goal in card.goals))


def rolled_goal(goal: GoalResult, rule: RollUpRule) -> GoalResult:
    """Roll one goal and its objectives up by a published rule; see :func:`rolled`."""
    objectives = tuple(_objective(objective, rule) for objective in goal.objectives)
    below = [*goal.indicators]
    for objective in objectives:
        below += objective.indicators
    roll_up = goal.roll_up if goal.goal.faulty else _roll_up(below, goal.roll_up, rule)
    return replace(goal, objectives=objectives, roll_up=roll_up)


def _objective(objective: ObjectiveResult, rule: RollUpRule) -> ObjectiveResult:
    declared = objective.objective
    if declared.faulty or declared.headline is not None:
        return objective
    return replace(objective, roll_up=_roll_up(objective.indicators, objective.roll_up, rule))


def _roll_up(results: Sequence[IndicatorResult], was: RollUp, rule: RollUpRule) -> RollUp:
    """Return what results add up to; coverage is that of our own rule, which weighs them."""
    counted = [result for result in results if result.reason not in UNASSESSABLE]
    said = [_scored(result, rule) for result in counted]
    scores = [None if one is None else one.score for one in said]
    if rule is RollUpRule.MEAN_SCORE:
        added = mean_score(["" if one is None else one.word for one in said], scores)
    else:
        added = worst_two(scores)
    status, reason = Status.NOT_ASSESSED, was.reason or Reason.NO_READING
    if added.word:
        status = MEANINGS[_OWNERS[rule]][added.word][0]
    return replace(
        was,
        status=status,
        reason=None if added.word else reason,
        mean=None,
        capped=False,
        achieved=0,
        closed=0,
        sentence=_sentence(rule, added, was),
    )


def _scored(result: IndicatorResult, rule: RollUpRule) -> PeerVerdict | None:
    """Return the verdict behind a result if it has a status, by a measure the rule adds up."""
    said = result.explanation.peer
    if said is None or result.status is Status.NOT_ASSESSED or said.measure not in _SCORED[rule]:
        return None
    return said


def _sentence(rule: RollUpRule, added: Added, was: RollUp) -> str:
    return roll_up_words(rule, added.word, added.figure, (added.counted, added.total), was.counts)
