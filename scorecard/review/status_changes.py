"""Statuses that changed from one scorecard to another, and what moved them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.status import GRAVE, Reason, Status
from scorecard.review.moves import Compared, Level, Move, Mover, move_of, movers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import (
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        RollUp,
        Scorecard,
    )
    from scorecard.model.status import Note


# Of points, of which there are three at most.
_NO_DIFFERENCE = 1e-9
_ASSESSED_OR_NOT = (Move.SAME, Move.NEWLY_ASSESSED, Move.NO_LONGER_ASSESSED)
# Nobody expects a status of these.
_NEVER = (Reason.CONTEXT, Reason.RETIRED)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One indicator in two scorecards; ``before`` is None where the earlier has no such one.

    ``movers`` says what differs that the status rests on, for a status that moved.
    """

    indicator: Indicator
    before: IndicatorResult | None
    after: IndicatorResult
    move: Move
    movers: tuple[Mover, ...] = ()

    @property
    def level(self) -> Level:
        """Return at which level of the plan it stands."""
        return Level.INDICATOR

    @property
    def id(self) -> str:
        """Return the indicator's id."""
        return self.indicator.id

    @property
    def title(self) -> str:
        """Return the indicator's title."""
        return self.indicator.title

    @property
    def was(self) -> Status:
        """Return the status in the earlier scorecard."""
        return Status.NOT_ASSESSED if self.before is None else self.before.status

    @property
    def now(self) -> Status:
        """Return the status in the later scorecard."""
        return self.after.status


@dataclass(frozen=True, slots=True)
class Part:
    """A child of an objective or goal that moved: its status, or else only its points.

    A note that takes points away stands beside the status: moving away, lost.
    """

    level: Level
    id: str
    title: str
    was: Status
    now: Status
    note_was: Note | None = None
    note_now: Note | None = None


@dataclass(frozen=True, slots=True)
class GroupChange:
    """An objective or goal whose status moved, with the parts of it that moved."""

    level: Level
    id: str
    title: str
    before: RollUp
    after: RollUp
    move: Move
    parts: tuple[Part, ...] = ()

    @property
    def was(self) -> Status:
        """Return the status in the earlier scorecard."""
        return self.before.status

    @property
    def now(self) -> Status:
        """Return the status in the later scorecard."""
        return self.after.status


@dataclass(frozen=True, slots=True)
class _Child:
    """Where one child of a group is, as far as its parent can see."""

    level: Level
    title: str
    status: Status
    note: Note | None = None
    points: float | None = None


def status_changes(before: Scorecard, after: Scorecard) -> tuple[StatusChange, ...]:
    """Compare the indicators' statuses of two scorecards, in the order of the later one's plan.

    Context indicators are left out, and so are retired ones that had no status before. A note
    beside a status, such as moving away, makes no change: the status word does.
    """
    earlier = {result.indicator.id: result for result in before.indicators()}
    found: list[StatusChange] = []
    for result in after.indicators():
        names = (result.indicator.id, *result.indicator.formerly)
        was = next((earlier[name] for name in names if name in earlier), None)
        move = move_of(Status.NOT_ASSESSED if was is None else was.status, result.status)
        moved_by: tuple[Mover, ...] = ()
        if move is not Move.SAME and was is not None:
            moved_by = movers(Compared(was, result, before, after))
        if move is not Move.SAME or result.reason not in _NEVER:
            found.append(StatusChange(result.indicator, was, result, move, moved_by))
    return tuple(found)


def group_changes(before: Scorecard, after: Scorecard) -> tuple[GroupChange, ...]:
    """Return the objectives and goals whose status moved, each goal before its objectives."""
    found: list[GroupChange] = []
    earlier = {goal.goal.id: goal for goal in before.goals}
    for goal in after.goals:
        was = earlier.get(goal.goal.id)
        if was is None:
            continue
        found.extend(_of_goal(was, goal))
        objectives = {objective.objective.id: objective for objective in was.objectives}
        for objective in goal.objectives:
            held = objectives.get(objective.objective.id)
            if held is not None:
                found.extend(_of_objective(held, objective))
    return tuple(found)


def _of_goal(before: GoalResult, after: GoalResult) -> Iterator[GroupChange]:
    move = _group_move(before.roll_up, after.roll_up)
    if move is not Move.SAME:
        parts = _parts(_in_goal(before), _in_goal(after))
        named = after.goal.id, after.goal.title
        yield GroupChange(Level.GOAL, *named, before.roll_up, after.roll_up, move, parts)


def _of_objective(before: ObjectiveResult, after: ObjectiveResult) -> Iterator[GroupChange]:
    move = _group_move(before.roll_up, after.roll_up)
    if move is not Move.SAME:
        parts = _parts(_of_indicators(before.indicators), _of_indicators(after.indicators))
        named = after.objective.id, after.objective.title
        yield GroupChange(Level.OBJECTIVE, *named, before.roll_up, after.roll_up, move, parts)


def _group_move(before: RollUp, after: RollUp) -> Move:
    """Return which way an objective or goal went.

    "Partly achieved" ends a question, and may be better or worse than what was said while it was
    open: where the rest was missed it is no better than off track. There the points decide.
    """
    move = move_of(before.status, after.status)
    if Status.PARTLY_ACHIEVED not in (before.status, after.status) or move in _ASSESSED_OR_NOT:
        return move
    if before.mean is None or after.mean is None:
        return Move.EVEN
    if abs(after.mean - before.mean) <= _NO_DIFFERENCE:
        return Move.EVEN
    return Move.BETTER if after.mean > before.mean else Move.WORSE


def _in_goal(goal: GoalResult) -> dict[str, _Child]:
    found = _of_indicators(goal.indicators)
    for objective in goal.objectives:
        declared, outcome = objective.objective, objective.roll_up
        child = _Child(Level.OBJECTIVE, declared.title, outcome.status, None, outcome.mean)
        found[declared.id] = child
    return found


def _of_indicators(results: tuple[IndicatorResult, ...]) -> dict[str, _Child]:
    return {
        result.indicator.id: _Child(
            Level.INDICATOR,
            result.indicator.title,
            result.status,
            # These leave no points, so that a parent may move on them alone.
            result.note if result.note in GRAVE else None,
        )
        for result in results
    }


def _parts(before: dict[str, _Child], after: dict[str, _Child]) -> tuple[Part, ...]:
    return tuple(
        Part(now.level, id_, now.title, was.status, now.status, was.note, now.note)
        for id_, now in after.items()
        for was in (before.get(id_, now),)
        if was != now
    )
