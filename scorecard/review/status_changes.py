"""Why a status changed between two years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages import figures
from scorecard.model.number import NumberStyle
from scorecard.model.plan import Kind
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.status import Note, Reason, Status
from scorecard.review.moves import Compared, Level, Move, Mover, move_of, movers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import (
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        ReadingPoint,
        RollUp,
        Scorecard,
    )


_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
_NUMERIC = (Kind.NUMBER, Kind.PERCENT)
# Digits enough for any two figures that may be entered; what has more gives no number here.
_EXACTLY = Context(prec=100, rounding=ROUND_HALF_UP, traps=[])
_PLAIN = NumberStyle("", ".")
_FRACTION = re.compile(r"[0-9]\.([0-9]+)")
# Of two computed figures, what adding and dividing in binary may have put between them.
_NO_DIFFERENCE = Decimal("1e-9")


class Change(NamedTuple):
    """A movement in the indicator's unit, later minus earlier, as :func:`movement` gives it."""

    by: Decimal
    since: int


def change(result: IndicatorResult, year: int) -> Change | None:
    """Return the movement from the year before ``year`` to ``year``.

    None when either year has no figure or only a bound, when the series breaks between them, and
    for what is not a number. For amounts that accumulate it is the movement of the total.
    """
    points = {point.year: point for point in result.readings}
    later, earlier = points.get(year), points.get(year - 1)
    if later is None or earlier is None or _breaks(later):
        return None
    by = movement(result.indicator, earlier, later)
    return None if by is None else Change(by, year - 1)


def movement(indicator: Indicator, earlier: ReadingPoint, later: ReadingPoint) -> Decimal | None:
    """Return how far two figures of an indicator lie apart, later minus earlier, in its unit.

    It has the decimals its figures are shown with: a difference of 50 % and 60 % is 10, not 10.0.
    More of them stand only where it would seem to be nothing otherwise; nothing is 0, never -0.
    None for what is not a number, where either figure is only a bound, and where one is larger
    than anything that is counted.
    """
    if indicator.kind not in _NUMERIC:
        return None
    before, after = exact_figure(earlier), exact_figure(later)
    if before is None or after is None:
        return None
    by = _EXACTLY.subtract(after, before)
    computed = not (_as_entered(earlier) and _as_entered(later))
    if not by or (computed and abs(by) <= _NO_DIFFERENCE * max(abs(before), abs(after))):
        return Decimal(0)
    shown = _rounded(by, max(_places(indicator, point) for point in (earlier, later)))
    # Where that is nothing, its first digit that is something.
    shown = shown or _rounded(by, -by.adjusted())
    return shown if shown.is_finite() else None


def _rounded(by: Decimal, places: int) -> Decimal:
    return by.quantize(Decimal((0, (1,), -places)), context=_EXACTLY)


def _places(indicator: Indicator, point: ReadingPoint) -> int:
    """Return how many decimals a figure is shown with."""
    fraction = _FRACTION.search(figures.reading(indicator, point, _PLAIN))
    return 0 if fraction is None else len(fraction[1])


def _breaks(point: ReadingPoint) -> bool:
    return point.reading is not None and Flag.BREAK in point.reading.flags


def _as_entered(point: ReadingPoint) -> bool:
    return point.total is None and point.reading is not None and point.reading.value is not None


def exact_figure(point: ReadingPoint) -> Decimal | None:
    """Return the figure as it was entered, where it was: 642.6 is not 642.60000000000002.

    None where there is none, or only a bound.
    """
    entered = point.reading
    if entered is not None and entered.qualifier in _BOUNDS:
        return None
    if _as_entered(point) and entered is not None and entered.value is not None:
        return Decimal(entered.value)
    return None if point.assessed is None else Decimal(repr(point.assessed))


# Of points, of which there are three at most.
_STATUS_CHANGE_NO_DIFFERENCE = 1e-9
_ASSESSED_OR_NOT = (Move.SAME, Move.NEWLY_ASSESSED, Move.NO_LONGER_ASSESSED)
# Beside off track these leave no points, so that a parent may move on them alone.
_WORTHLESS = (Note.MOVING_AWAY, Note.LOST)
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


class Part(NamedTuple):
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


class _Standing(NamedTuple):
    """Where one child of a group stands, as far as its parent can see."""

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
    if abs(after.mean - before.mean) <= _STATUS_CHANGE_NO_DIFFERENCE:
        return Move.EVEN
    return Move.BETTER if after.mean > before.mean else Move.WORSE


def _in_goal(goal: GoalResult) -> dict[str, _Standing]:
    found = _of_indicators(goal.indicators)
    for objective in goal.objectives:
        declared, outcome = objective.objective, objective.roll_up
        standing = _Standing(Level.OBJECTIVE, declared.title, outcome.status, None, outcome.mean)
        found[declared.id] = standing
    return found


def _of_indicators(results: tuple[IndicatorResult, ...]) -> dict[str, _Standing]:
    return {
        result.indicator.id: _Standing(
            Level.INDICATOR,
            result.indicator.title,
            result.status,
            result.note if result.note in _WORTHLESS else None,
        )
        for result in results
    }


def _parts(before: dict[str, _Standing], after: dict[str, _Standing]) -> tuple[Part, ...]:
    return tuple(
        Part(now.level, id_, now.title, was.status, now.status, was.note, now.note)
        for id_, now in after.items()
        for was in (before.get(id_, now),)
        if was != now
    )
