"""Everything that changed between two years or two days: statuses, figures, targets, the board."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess
from scorecard.assessment.rollup import tally
from scorecard.model.scorecard import gravity
from scorecard.model.status import GRAVE, Cause, Reason, Status
from scorecard.review.board import (
    DecisionChange,
    PriorityChange,
    closings,
    decision_changes,
    priority_changes,
)
from scorecard.review.moves import (
    Compared,
    Level,
    Move,
    Moved,
    Mover,
    commonest,
    move_of,
    moved,
    moved_entities,
    moved_parts,
    span_of_days,
    span_of_years,
)
from scorecard.review.restated import (
    Counterfactual,
    Flip,
    restated_in,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from scorecard.model.plan import Entity, Indicator, Strategy, Target
    from scorecard.model.records import Closure, Records
    from scorecard.model.scorecard import (
        Counts,
        EntityResult,
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        PartResult,
        RollUp,
        Scorecard,
    )
    from scorecard.model.status import Note
    from scorecard.review.moves import Span
    from scorecard.review.restated import Restatement


@dataclass(frozen=True, slots=True)
class Changes:
    """What moved from one scorecard to another.

    ``before`` is None where the strategy had not begun; then no status is compared. ``statuses``
    are those that moved, in the order of the plan, a goal before its parts, and ``same`` the
    number of indicators that kept theirs; ``within`` are those of them in which the status of an
    entity moved, and ``parts`` are all in which that of a part did. Each of ``restated`` has in
    ``flips`` the statuses of ``after`` that turned on it alone, and ``flips`` has those that turned
    on all of them together.
    """

    span: Span
    before: Scorecard | None
    after: Scorecard
    statuses: tuple[StatusChange | GroupChange, ...]
    same: int
    within: tuple[StatusChange, ...]
    parts: tuple[StatusChange, ...]
    restated: tuple[Restatement, ...]
    flips: tuple[Flip, ...]
    targets: tuple[TargetChange, ...]
    deadlines: tuple[DeadlineChange, ...]
    added: tuple[Indicator, ...]
    retired: tuple[Indicator, ...]
    priorities: tuple[PriorityChange, ...]
    decisions: tuple[DecisionChange, ...]
    closings: tuple[Closure, ...]

    @property
    def worse(self) -> tuple[StatusChange | GroupChange, ...]:
        """Return the statuses that went down."""
        return self.of(Move.WORSE)

    @property
    def better(self) -> tuple[StatusChange | GroupChange, ...]:
        """Return the statuses that went up."""
        return self.of(Move.BETTER)

    def of(self, move: Move, level: Level | None = None) -> tuple[StatusChange | GroupChange, ...]:
        """Return the statuses that went one way, of one level of the plan or of all."""
        return tuple(
            change
            for change in self.statuses
            if change.move is move and level in (None, change.level)
        )

    def came_due(self) -> Counts:
        """Return what became of the indicators whose day came, and why of those without status."""
        of_indicators = [c for c in self.statuses if isinstance(c, StatusChange)]
        return tally([c.after for c in of_indicators if c.move is Move.CAME_DUE])

    @property
    def nothing(self) -> bool:
        """Say whether nothing at all moved."""
        return not (
            self.statuses
            or self.within
            or self.parts
            or self.restated
            or self.targets
            or self.deadlines
            or self.added
            or self.retired
            or self.priorities
            or self.decisions
            or self.closings
        )


def changes_between_years(
    strategy: Strategy, records: Records, earlier: int, later: int, as_of: date | None = None
) -> Changes:
    """Compare two years, both with the knowledge of one day.

    Args:
        strategy: the plan.
        records: all revisions of everything entered.
        earlier: the first of the two; before the period there is no scorecard to compare with.
        later: the second.
        as_of: the day whose knowledge is used; None for all there is.

    Raises:
        ValueError: the years are not in order.
    """
    if earlier >= later:
        raise ValueError(f"{earlier} does not come before {later}")
    before = None
    if earlier >= strategy.period[0]:
        before = assess(strategy, records, year=earlier, as_of=as_of)
    after = assess(strategy, records, year=later, as_of=as_of)
    span = span_of_years(records, strategy.calendar, earlier, later, as_of)
    return compare(before, after, records, span)


def changes_between_days(
    strategy: Strategy, records: Records, earlier: date, later: date, year: int | None = None
) -> Changes:
    """Compare what was known on two days.

    Args:
        strategy: the plan.
        records: all revisions of everything entered.
        earlier: the first day; it is no part of what lies between.
        later: the last day.
        year: the year both scorecards are for; None for the one each day shows by itself.

    Raises:
        ValueError: the days are not in order.
    """
    if earlier >= later:
        raise ValueError(f"{earlier} does not come before {later}")
    before = assess(strategy, records, year=year, as_of=earlier)
    after = assess(strategy, records, year=year, as_of=later)
    return compare(before, after, records, span_of_days(strategy.calendar, earlier, later))


def compare(before: Scorecard | None, after: Scorecard, records: Records, span: Span) -> Changes:
    """Compare two scorecards that are made already.

    Args:
        before: the earlier one; None for none.
        after: the later one, of the same plan.
        records: the revisions both were made from.
        span: what lies between them.
    """
    strategy = after.strategy
    restated = restated_in(strategy, records, year=after.year, span=span)
    # Only where parts make up the whole does that of one move it.
    mine = (step for step in restated if step.key.part is None or step.indicator.sums_parts)
    ids = {step.indicator.id for step in mine}
    statuses = () if before is None else status_changes(before, after, ids)
    groups = () if before is None else group_changes(before, after, statuses)
    turned: tuple[Flip, ...] = ()
    if restated:
        anew = Counterfactual(after, records)
        restated = tuple(replace(step, flips=anew.flips((step,))) for step in restated)
        turned = anew.flips(restated)
    return Changes(
        span,
        before,
        after,
        _in_order(strategy, (*groups, *(c for c in statuses if c.move is not Move.SAME))),
        sum(change.move is Move.SAME for change in statuses),
        tuple(c for c in statuses if c.move is Move.SAME and c.moved_entities),
        tuple(c for c in statuses if c.moved_parts),
        restated,
        turned,
        revised_targets(strategy, span),
        extended_deadlines(strategy, span),
        added_indicators(strategy, span),
        retired_indicators(strategy, span),
        priority_changes(records, span),
        decision_changes(records, span),
        closings(records, span),
    )


def _in_order(
    strategy: Strategy, changes: tuple[StatusChange | GroupChange, ...]
) -> tuple[StatusChange | GroupChange, ...]:
    """Put changes in the order of the plan; ids are unique over its three levels."""
    order: dict[str, int] = {}
    for goal in strategy.goals:
        order[goal.id] = len(order)
        for indicator in goal.indicators:
            order[indicator.id] = len(order)
        for objective in goal.objectives:
            order[objective.id] = len(order)
            for indicator in objective.indicators:
                order[indicator.id] = len(order)
    return tuple(sorted(changes, key=lambda change: order.get(change.id, len(order))))


_AMISS = (Status.MISSED, Status.OFF_TRACK)


def concerns(card: Scorecard) -> tuple[IndicatorResult, ...]:
    """Return the missed indicators, then those off track, each in the order of the plan.

    Among those off track, the ones that move away or lost what they had come first.
    """
    amiss = [result for result in card.indicators() if result.status in _AMISS]
    return tuple(sorted(amiss, key=gravity))


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One indicator in two scorecards; ``before`` is None where the earlier has no such one.

    ``movers`` says what differs that the status rests on, for a status that moved, and ``cause``
    why it did.
    """

    indicator: Indicator
    before: IndicatorResult | None
    after: IndicatorResult
    move: Move
    movers: tuple[Mover, ...] = ()
    cause: Cause | None = None

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
    def moved_entities(self) -> tuple[tuple[EntityResult, EntityResult], ...]:
        """Return the entities whose status moved, before and after."""
        return () if self.before is None else moved_entities(self.before, self.after)

    @property
    def moved_parts(self) -> tuple[tuple[PartResult, PartResult], ...]:
        """Return the parts whose status moved, before and after."""
        return () if self.before is None else moved_parts(self.before, self.after)

    @property
    def was(self) -> Status:
        """Return the status in the earlier scorecard."""
        return Status.NOT_ASSESSED if self.before is None else self.before.status

    @property
    def now(self) -> Status:
        """Return the status in the later scorecard."""
        return self.after.status


# Nobody expects a status of these.
_NO_STATUS_EXPECTED = (Reason.CONTEXT, Reason.RETIRED)


def status_changes(
    before: Scorecard, after: Scorecard, restated: Container[str] = ()
) -> tuple[StatusChange, ...]:
    """Compare the indicators' statuses of two scorecards, in the order of the later one's plan.

    Context indicators are left out, and so are retired ones that had no status before. A note
    beside a status, such as moving away, makes no change: the status word does.

    Args:
        before: the earlier one.
        after: the later one.
        restated: ids of indicators of which a figure was restated between the two.
    """
    earlier = {result.indicator.id: result for result in before.indicators()}
    found: list[StatusChange] = []
    for result in after.indicators():
        names = (result.indicator.id, *result.indicator.formerly)
        was = next((earlier[name] for name in names if name in earlier), None)
        if was is None:
            move = move_of(Status.NOT_ASSESSED, result.status)
            how = Moved(move, None if move is Move.SAME else Cause.PLAN)
        else:
            how = moved(Compared(was, result, before, after), restated)
        if how.move is not Move.SAME or result.reason not in _NO_STATUS_EXPECTED:
            found.append(
                StatusChange(result.indicator, was, result, how.move, how.movers, how.cause)
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class GroupChange:
    """An objective or goal whose status moved, with the parts of it that moved.

    ``cause`` is the commonest of those that the indicators below moved for.
    """

    level: Level
    id: str
    title: str
    before: RollUp
    after: RollUp
    move: Move
    parts: tuple[Part, ...] = ()
    cause: Cause = Cause.DATE

    @property
    def was(self) -> Status:
        """Return the status in the earlier scorecard."""
        return self.before.status

    @property
    def now(self) -> Status:
        """Return the status in the later scorecard."""
        return self.after.status


@dataclass(frozen=True, slots=True)
class Part:
    """A child of an objective or goal that moved: its status, or else only its points.

    A note that takes points away stands beside the status: moving away, lost. Where there is no
    status, the reason does.
    """

    level: Level
    id: str
    title: str
    was: Status
    now: Status
    beside_was: Note | Reason | None = None
    beside_now: Note | Reason | None = None


def group_changes(
    before: Scorecard, after: Scorecard, moved: Sequence[StatusChange] = ()
) -> tuple[GroupChange, ...]:
    """Return the objectives and goals whose status moved, each goal before its objectives.

    Args:
        before: the earlier scorecard.
        after: the later one.
        moved: its indicators' statuses, as compared; they say why.
    """
    found: list[GroupChange] = []
    earlier = {goal.goal.id: goal for goal in before.goals}
    why = {change.id: change for change in moved}
    for goal in after.goals:
        was = earlier.get(goal.goal.id)
        if was is None:
            continue
        found.extend(_goal_change(was, goal, why))
        objectives = {objective.objective.id: objective for objective in was.objectives}
        for objective in goal.objectives:
            held = objectives.get(objective.objective.id)
            if held is not None:
                found.extend(_objective_change(held, objective, why))
    return tuple(found)


def _goal_change(
    before: GoalResult, after: GoalResult, why: Mapping[str, StatusChange]
) -> Iterator[GroupChange]:
    below = [*after.indicators, *(i for o in after.objectives for i in o.indicators)]
    headlines = [o.objective.headline for o in after.objectives]
    move, cause = _group_move(before.roll_up, after.roll_up, _causes(below, headlines, why))
    if move is not Move.SAME:
        parts = _moved_parts(_goal_children(before), _goal_children(after))
        named = after.goal.id, after.goal.title
        yield GroupChange(Level.GOAL, *named, before.roll_up, after.roll_up, move, parts, cause)


def _objective_change(
    before: ObjectiveResult, after: ObjectiveResult, why: Mapping[str, StatusChange]
) -> Iterator[GroupChange]:
    headline = after.objective.headline
    below = () if headline is not None else after.indicators
    move, cause = _group_move(before.roll_up, after.roll_up, _causes(below, [headline], why))
    if move is not Move.SAME:
        parts = _moved_parts(
            _indicator_children(before.indicators), _indicator_children(after.indicators)
        )
        named = after.objective.id, after.objective.title
        yield GroupChange(
            Level.OBJECTIVE, *named, before.roll_up, after.roll_up, move, parts, cause
        )


def _causes(
    below: Iterable[IndicatorResult],
    headlines: Iterable[str | None],
    why: Mapping[str, StatusChange],
) -> list[StatusChange]:
    """Return the changes of the indicators that a group rests on, each once."""
    ids = [*(result.indicator.id for result in below), *(id_ for id_ in headlines if id_)]
    return [why[id_] for id_ in dict.fromkeys(ids) if id_ in why and why[id_].cause is not None]


_ASSESSED_OR_NOT = (Move.SAME, Move.NEWLY_ASSESSED, Move.NO_LONGER_ASSESSED)
# Of points, of which there are three at most.
_SAME_POINTS = 1e-9


def _group_move(before: RollUp, after: RollUp, below: Sequence[StatusChange]) -> tuple[Move, Cause]:
    """Return which way an objective or goal went, and why: as what moved below it did.

    It came due where something in it did and its end is said now, or where nothing else in it
    went the way that it went. It is worse only where something in it is.
    """
    move = _group_way(before, after)
    cause = commonest([change.cause for change in below if change.cause is not None])
    moves = {change.move for change in below}
    ended = after.share is not None and before.share is None
    if move is Move.SAME or not moves:
        return move, cause or Cause.DATE
    if Move.CAME_DUE in moves and (ended or (move in _WAYS and move not in moves)):
        return Move.CAME_DUE, Cause.DATE
    if move is Move.WORSE and Move.BEHIND in moves and Move.WORSE not in moves:
        return Move.BEHIND, cause or Cause.DATE
    return move, cause or Cause.DATE


_WAYS = (Move.BETTER, Move.WORSE)


def _group_way(before: RollUp, after: RollUp) -> Move:
    """Return which way an objective or goal went.

    "Partly achieved" ends a question, and may be better or worse than what was said while it was
    open. There the points decide.
    """
    move = move_of(before.status, after.status)
    if Status.PARTLY_ACHIEVED not in (before.status, after.status) or move in _ASSESSED_OR_NOT:
        return move
    if before.mean is None or after.mean is None:
        return Move.EVEN
    if abs(after.mean - before.mean) <= _SAME_POINTS:
        return Move.EVEN
    return Move.BETTER if after.mean > before.mean else Move.WORSE


@dataclass(frozen=True, slots=True)
class _ChildState:
    """Where one child of a group is, as far as its parent can see."""

    level: Level
    title: str
    status: Status
    beside: Note | Reason | None = None
    points: float | None = None


def _goal_children(goal: GoalResult) -> dict[str, _ChildState]:
    found = _indicator_children(goal.indicators)
    for objective in goal.objectives:
        declared, outcome = objective.objective, objective.roll_up
        found[declared.id] = _ChildState(
            Level.OBJECTIVE, declared.title, outcome.status, outcome.reason, outcome.mean
        )
    return found


def _indicator_children(results: tuple[IndicatorResult, ...]) -> dict[str, _ChildState]:
    return {
        result.indicator.id: _ChildState(
            Level.INDICATOR,
            result.indicator.title,
            result.status,
            # Such a note leaves no points, so that a parent may move on it alone.
            result.note if result.note in GRAVE else result.reason,
        )
        for result in results
    }


def _moved_parts(before: dict[str, _ChildState], after: dict[str, _ChildState]) -> tuple[Part, ...]:
    return tuple(
        Part(now.level, id_, now.title, was.status, now.status, was.beside, now.beside)
        for id_, now in after.items()
        for was in (before.get(id_, now),)
        if was != now
    )


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One revision of a target, of an indicator or of one of its entities.

    ``new.decided`` says when, ``new.why`` why.
    """

    indicator: Indicator
    old: Target
    new: Target
    entity: Entity | None = None


def revised_targets(strategy: Strategy, span: Span) -> tuple[TargetChange, ...]:
    """Return the revisions of targets decided in a span, as they were decided."""
    found: list[TargetChange] = []
    for indicator, entity in _with_targets(strategy):
        subject = indicator if entity is None else indicator.own(entity)
        for new in subject.targets[1:]:
            if new.decided is None or not span.plans(new.decided):
                continue
            old = subject.target_on(new.decided - timedelta(days=1))
            if old is not None:
                found.append(TargetChange(indicator, old, new, entity))
    return tuple(sorted(found, key=lambda change: change.new.decided or span.first))


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """One extension of an entity's deadline; ``on`` is the day it was granted or came in force."""

    indicator: Indicator
    entity: Entity
    old: date
    new: date
    on: date


def extended_deadlines(strategy: Strategy, span: Span) -> tuple[DeadlineChange, ...]:
    """Return the extensions granted in a span, by day.

    One without a day of its own is in force from the day after the deadline before it.
    """
    found: list[DeadlineChange] = []
    for indicator, entity in _with_targets(strategy):
        for old, new in pairwise(() if entity is None else entity.deadlines):
            on = new.granted or old.day + timedelta(days=1)
            if entity is not None and span.plans(on):
                found.append(DeadlineChange(indicator, entity, old.day, new.day, on))
    return tuple(sorted(found, key=lambda change: change.on))


def _with_targets(strategy: Strategy) -> Iterator[tuple[Indicator, Entity | None]]:
    """Yield everything that may have targets: each indicator, then its entities."""
    for indicator in strategy.indicators():
        yield indicator, None
        for entity in indicator.entities:
            yield indicator, entity


def added_indicators(strategy: Strategy, span: Span) -> tuple[Indicator, ...]:
    """Return the indicators that are kept from a year of the span on."""
    return tuple(i for i in strategy.indicators() if span.plans_year(i.active_from))


def retired_indicators(strategy: Strategy, span: Span) -> tuple[Indicator, ...]:
    """Return the indicators that are no longer kept in a year of the span, and were before."""
    return tuple(
        indicator
        for indicator in strategy.indicators()
        if indicator.active_to is not None and span.plans_year(indicator.active_to + 1)
    )
