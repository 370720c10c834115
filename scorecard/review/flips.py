"""Which statuses turned on a restated figure: the scorecard with it, held against one without."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment import assess_indicator, roll_up_goal
from scorecard.model.present_ids import PresentIds
from scorecard.model.records import Records
from scorecard.model.scorecard import by_id
from scorecard.model.status import Reason
from scorecard.model.strategy import Goal
from scorecard.review.move import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import GoalResult, IndicatorResult, Scorecard
    from scorecard.model.status import Status
    from scorecard.model.strategy import Objective, Strategy
    from scorecard.review.restatements import Restatement

# Whatever the figure, these have no status.
_FIXED = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.FAULT, Reason.NO_TARGET})


class Flip(NamedTuple):
    """A status that turned: what it would be without the restatement, and what it is with it."""

    level: Level
    id: str
    title: str
    was: Status
    now: Status


class Counterfactual:
    """Assesses a scorecard anew as if some of its figures had not been restated.

    Only the indicators that rest on these figures are assessed, and only the goals above them
    rolled up.

    Args:
        card: the scorecard as it is.
        records: the revisions it was made from.
    """

    def __init__(self, card: Scorecard, records: Records) -> None:
        self._card = card
        self._results = {result.indicator.id: result for result in card.indicators()}
        self._ids = PresentIds(card.strategy)
        self._named = by_id(self._results.values())
        self._readings: dict[str, list[Reading]] = {}
        for reading in records.readings:
            id_ = self._ids.of(reading.indicator)
            if id_ in self._results:
                self._readings.setdefault(id_, []).append(reading)
        self._inputs = {id_: self._resting_on(id_) for id_ in self._results}
        self._users: dict[str, list[str]] = {}
        for id_, inputs in self._inputs.items():
            for each in inputs:
                self._users.setdefault(each, []).append(id_)
        self._goals: dict[str, list[GoalResult]] = {}
        for goal in card.goals:
            for id_ in _ids_of(goal, self._ids):
                self._goals.setdefault(id_, []).append(goal)
        self._plans: dict[str, Strategy] = {}

    def flips(self, undone: Iterable[Restatement]) -> tuple[Flip, ...]:
        """Return the statuses that would be others without some restatements.

        Args:
            undone: each figure is put back to what it was ``before``.

        Returns:
            Indicators, objectives and goals in the order of the plan, each goal before its parts.
        """
        former: dict[str, list[Restatement]] = {}
        for step in undone:
            former.setdefault(step.indicator.id, []).append(step)
        touched = dict.fromkeys(user for id_ in former for user in self._users[id_])
        without: dict[str, IndicatorResult] = {}
        for id_ in touched:
            if self._results[id_].reason in _FIXED:
                continue
            result = self._assessed(id_, former)
            if _differ(self._results[id_], result):
                without[id_] = result
        return tuple(self._turned(without)) if without else ()

    def _resting_on(self, id_: str) -> tuple[str, ...]:
        """Return an indicator and, if it is derived, those it is computed from."""
        found = [id_]
        for each in found:
            result = self._results.get(each)
            if result is not None and result.indicator.derive is not None:
                names = (self._ids.of(name) for name in result.indicator.derive.ids)
                found += [name for name in names if name in self._results and name not in found]
        return tuple(found)

    def _assessed(self, id_: str, former: dict[str, list[Restatement]]) -> IndicatorResult:
        readings: list[Reading] = []
        for each in self._inputs[id_]:
            mine, steps = self._readings.get(each, ()), former.get(each, ())
            readings += _put_back(self._ids, mine, steps)
        return assess_indicator(
            self._plan(id_),
            Records(tuple(readings)),
            id_,
            year=self._card.year,
            as_of=self._card.as_of,
        )

    def _plan(self, id_: str) -> Strategy:
        """Return the plan cut down to what one indicator needs."""
        plan = self._plans.get(id_)
        if plan is None:
            needed = (self._results[each].indicator for each in self._inputs[id_])
            goals = (Goal("", "", indicators=tuple(needed)),)
            plan = self._plans[id_] = replace(self._card.strategy, goals=goals)
        return plan

    def _turned(self, without: dict[str, IndicatorResult]) -> Iterator[Flip]:
        """Yield what turned, from the results that differ up to the goals."""
        results = ChainMap(by_id(without.values()), self._named)
        above = {goal.goal.id for id_ in without for goal in self._goals[id_]}
        for goal in self._card.goals:
            if goal.goal.id in above:
                without_it = roll_up_goal(self._card.strategy, goal.goal, results)
                yield from _between(without_it, goal)


def _put_back(
    ids: PresentIds, readings: Iterable[Reading], steps: Iterable[Restatement]
) -> list[Reading]:
    """Return the revisions without those that came after a figure as it was."""
    was = {(step.year, step.entity): step.before.rank for step in steps}
    if not was:
        return list(readings)
    kept: list[Reading] = []
    for reading in readings:
        _, year, entity = ids.key(reading.key)
        held = was.get((year, entity))
        if held is None or reading.rank <= held:
            kept.append(reading)
    return kept


def _ids_of(goal: GoalResult, present: PresentIds) -> set[str]:
    """Return the indicators a goal rests on, headlines that stand elsewhere included."""
    ids = {result.indicator.id for result in goal.indicators}
    for objective in goal.objectives:
        ids |= {result.indicator.id for result in objective.indicators}
        ids |= _headline(objective.objective, present)
    return ids


def _headline(objective: Objective, present: PresentIds) -> set[str]:
    named = objective.headline
    return set() if named is None else {present.of(named)}


def _between(without: GoalResult, with_: GoalResult) -> Iterator[Flip]:
    """Yield the statuses of one goal that differ, from top to bottom."""
    goal = with_.goal
    yield from _flip(Level.GOAL, goal.id, goal.title, without.roll_up.status, with_.roll_up.status)
    yield from _of_indicators(without.indicators, with_.indicators)
    for was, now in zip(without.objectives, with_.objectives, strict=True):
        named = now.objective.id, now.objective.title
        yield from _flip(Level.OBJECTIVE, *named, was.roll_up.status, now.roll_up.status)
        yield from _of_indicators(was.indicators, now.indicators)


def _of_indicators(
    without: tuple[IndicatorResult, ...], with_: tuple[IndicatorResult, ...]
) -> Iterator[Flip]:
    for was, now in zip(without, with_, strict=True):
        named = now.indicator.id, now.indicator.title
        yield from _flip(Level.INDICATOR, *named, was.status, now.status)


def _flip(level: Level, id_: str, title: str, was: Status, now: Status) -> Iterator[Flip]:
    if was is not now:
        yield Flip(level, id_, title, was, now)


def _differ(now: IndicatorResult, without: IndicatorResult) -> bool:
    """Say whether two results differ in anything a parent can see.

    A published roll-up may add up the scores of a method, which move within a status too.
    """
    seen = [
        (result.status, result.note, result.reason, peer and (peer.word, peer.score))
        for result in (now, without)
        for peer in (result.explanation.peer,)
    ]
    return seen[0] != seen[1]
