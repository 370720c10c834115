"""How published methods roll indicators up to objectives and goals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.assessment.methods import opensdg, sdsn
from scorecard.assessment.methods.choose import MEANINGS
from scorecard.messages.peers import roll_up_words
from scorecard.model.methods import Method, RollUpRule
from scorecard.model.scorecard import Measure
from scorecard.model.status import UNASSESSABLE, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.scorecard import (
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        PeerVerdict,
        RollUp,
    )


# Bands of the mean score, from the best.
MEAN_SCORE_CUTS = (2.5, 0.0, -2.5)
# SDSN leaves a goal grey with fewer than this part of its indicators.
LEAST_PART = 0.5
WORST = 2


@dataclass(frozen=True, slots=True)
class Added:
    """What a peer's roll-up gives: its word ("" where it gives none) and its figure.

    ``counted`` of ``total`` children had what is added up.
    """

    word: str
    figure: float | None
    counted: int
    total: int


def mean_score(words: Sequence[str], scores: Sequence[float | None]) -> Added:
    """Return Open SDG's roll-up: the mean score of the children that have one.

    ``target_achieved`` is said only where every child with a score is.
    """
    pairs = [(w, s) for w, s in zip(words, scores, strict=True) if s is not None]
    if not pairs:
        return Added("", None, 0, len(words))
    mean = sum(score for _, score in pairs) / len(pairs)
    if all(word == opensdg.ACHIEVED for word, _ in pairs):
        word = opensdg.ACHIEVED
    else:
        word = opensdg.CLASSES[sum(mean < cut for cut in MEAN_SCORE_CUTS)]
    return Added(word, mean, len(pairs), len(words))


def worst_two(scores: Sequence[float | None]) -> Added:
    """Return SDSN's colour of a goal from its indicators' scores (0 to 3): the two worst's mean.

    Green takes two greens and red two reds; one indicator alone gives its own colour.
    """
    known = sorted(score for score in scores if score is not None)
    if not known or len(known) < LEAST_PART * len(scores):
        return Added("", None, len(known), len(scores))
    worst = known[:WORST]
    mean = sum(worst) / len(worst)
    place = sum(mean < cut for cut in sdsn.COLOUR_CUTS)
    best, last = 0, len(sdsn.COLOUR_CUTS)
    if place == best and any(score < sdsn.COLOUR_CUTS[0] for score in worst):
        place += 1
    elif place == last and any(score >= sdsn.COLOUR_CUTS[-1] for score in worst):
        place -= 1
    return Added(sdsn.COLOURS[place], mean, len(known), len(scores))


# Whose words a roll-up's are, and the measures whose scores it adds up.
_OWNERS = {RollUpRule.MEAN_SCORE: Method.OPENSDG, RollUpRule.WORST_TWO: Method.SDSN}
_SCORED = {
    RollUpRule.MEAN_SCORE: (Measure.RATIO, Measure.GROWTH),
    RollUpRule.WORST_TWO: (Measure.COLOUR,),
}


def rolled_goal(goal: GoalResult, rule: RollUpRule) -> GoalResult:
    """Roll one goal and its objectives up by a published rule.

    A goal takes all indicators below it, as its peer does. An objective with a headline follows
    it, and what the plan could not declare stays without a status.
    """
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
    status, reason = Status.NOT_ASSESSED, was.reason
    if reason is None or reason is Reason.UNDECIDED:
        # Ours; what a peer lacks is said by what its indicators lack.
        reason = max(was.counts.reasons, key=lambda each: each[1], default=(Reason.NO_READING,))[0]
    if added.word:
        status = MEANINGS[_OWNERS[rule]][added.word][0]
    return replace(
        was,
        status=status,
        reason=None if added.word else reason,
        mean=None,
        capped=False,
        share=None,
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
