"""Everything that changed between two years or two days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess
from scorecard.model.records import PriorityState, current_decisions, current_priorities
from scorecard.model.scorecard import gravity
from scorecard.model.status import Status
from scorecard.review.board import priority_outcomes
from scorecard.review.moves import Level, Move, span_of_days, span_of_years
from scorecard.review.restated import (
    Counterfactual,
    Flip,
    for_report,
    restated_in,
    restatements,
    totals,
)
from scorecard.review.status_changes import group_changes, status_changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.plan import Entity, Indicator, Strategy, Target
    from scorecard.model.records import Closure, Decision, Priority, Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard
    from scorecard.review.moves import Span
    from scorecard.review.restated import Restatement
    from scorecard.review.status_changes import GroupChange, StatusChange


_AMISS = (Status.MISSED, Status.OFF_TRACK)


def concerns(card: Scorecard) -> tuple[IndicatorResult, ...]:
    """Return the missed indicators, then those off track, each in the order of the plan.

    Among those off track, the ones that move away or lost what they had come first.
    """
    amiss = [result for result in card.indicators() if result.status in _AMISS]
    return tuple(sorted(amiss, key=gravity))


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One revision of a target, of an indicator or of one of its entities.

    ``new.decided`` says when, ``new.why`` why.
    """

    indicator: Indicator
    old: Target
    new: Target
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """One extension of an entity's deadline; ``on`` is the day it was granted or came in force."""

    indicator: Indicator
    entity: Entity
    old: date
    new: date
    on: date


def revised_targets(strategy: Strategy, span: Span) -> tuple[TargetChange, ...]:
    """Return the revisions of targets decided in a span, as they were decided."""
    found: list[TargetChange] = []
    for indicator, entity in _subjects(strategy):
        subject = indicator if entity is None else indicator.own(entity)
        for new in subject.targets[1:]:
            if new.decided is None or not span.plans(new.decided):
                continue
            old = subject.target_on(new.decided - timedelta(days=1))
            if old is not None:
                found.append(TargetChange(indicator, old, new, entity))
    return tuple(sorted(found, key=lambda change: change.new.decided or span.first))


def extended_deadlines(strategy: Strategy, span: Span) -> tuple[DeadlineChange, ...]:
    """Return the extensions granted in a span, by day.

    One without a day of its own is in force from the day after the deadline before it.
    """
    found: list[DeadlineChange] = []
    for indicator, entity in _subjects(strategy):
        for old, new in pairwise(() if entity is None else entity.deadlines):
            on = new.granted or old.day + timedelta(days=1)
            if entity is not None and span.plans(on):
                found.append(DeadlineChange(indicator, entity, old.day, new.day, on))
    return tuple(sorted(found, key=lambda change: change.on))


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


def _subjects(strategy: Strategy) -> Iterator[tuple[Indicator, Entity | None]]:
    """Yield everything that may have targets: each indicator, then its entities."""
    for indicator in strategy.indicators():
        yield indicator, None
        for entity in indicator.entities:
            yield indicator, entity


@dataclass(frozen=True, slots=True)
class PriorityChange:
    """A priority that was adopted or settled.

    ``was`` is its state on the span's first day, None where it was not known then or where years
    are compared. ``since`` is the day it came to its present state; ``following`` the next year's
    priority that goes on with it.
    """

    priority: Priority
    was: PriorityState | None
    since: date
    following: Priority | None


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """A decision that was taken in the span, or done in it, or both."""

    decision: Decision
    taken: bool
    done: bool


def priority_changes(records: Records, span: Span) -> tuple[PriorityChange, ...]:
    """Return the priorities adopted or settled in a span.

    Between two days, those whose state differs; between two years, those set for a year after the
    first one up to the second, whenever they were settled.
    """
    was: dict[str, PriorityState] = {}
    if span.days:
        was = {p.ref: p.state for p in current_priorities(records, span.first)}
    return tuple(
        PriorityChange(priority, was.get(priority.ref), outcome.since, outcome.following)
        for outcome in priority_outcomes(records, span.until)
        for priority in (outcome.priority,)
        if priority.state is not PriorityState.PROPOSED
        and (was.get(priority.ref) is not priority.state if span.days else _of_span(priority, span))
    )


def decision_changes(records: Records, span: Span) -> tuple[DecisionChange, ...]:
    """Return the decisions taken or done in a span."""
    found = (
        DecisionChange(decision, span.plans(decision.on), span.plans(decision.done))
        for decision in current_decisions(records, span.until)
    )
    return tuple(change for change in found if change.taken or change.done)


def closings(records: Records, span: Span) -> tuple[Closure, ...]:
    """Return the closings and reopenings in a span, as they were entered.

    Between two days, those of these days; between two years, those of either year and the ones
    between, whenever they were closed.
    """
    if span.days:
        return tuple(closure for closure in records.closures if span.plans(closure.on))
    first, last = span.years
    return tuple(
        closure
        for closure in records.closures
        if first <= closure.year <= last and (span.until is None or closure.on <= span.until)
    )


def _of_span(priority: Priority, span: Span) -> bool:
    return span.plans_year(priority.year)


@dataclass(frozen=True, slots=True)
class Changes:
    """What moved from one scorecard to another.

    ``before`` is None where the strategy had not begun; then no status is compared. ``statuses``
    are those that moved, in the order of the plan, a goal before its parts, and ``same`` the
    number of indicators that kept theirs. Each of ``restated`` has in ``flips`` the statuses of
    ``after`` that turned on it alone, and ``flips`` has those that turned on all of them together.
    """

    span: Span
    before: Scorecard | None
    after: Scorecard
    statuses: tuple[StatusChange | GroupChange, ...]
    same: int
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

    @property
    def nothing(self) -> bool:
        """Say whether nothing at all moved."""
        return not (
            self.statuses
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
    return compare(before, after, records, span_of_years(records, earlier, later, as_of))


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
    return compare(before, after, records, span_of_days(earlier, later))


def compare(before: Scorecard | None, after: Scorecard, records: Records, span: Span) -> Changes:
    """Compare two scorecards that are made already.

    Args:
        before: the earlier one; None for none.
        after: the later one, of the same plan.
        records: the revisions both were made from.
        span: what lies between them.
    """
    strategy = after.strategy
    moved = () if before is None else status_changes(before, after)
    groups = () if before is None else group_changes(before, after)
    restated = restated_in(strategy, records, year=after.year, span=span)
    turned: tuple[Flip, ...] = ()
    if restated:
        anew = Counterfactual(after, records)
        restated = tuple(replace(step, flips=anew.flips((step,))) for step in restated)
        turned = anew.flips(restated)
    return Changes(
        span,
        before,
        after,
        _in_order(strategy, (*groups, *(c for c in moved if c.move is not Move.SAME))),
        sum(change.move is Move.SAME for change in moved),
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


@dataclass(frozen=True, slots=True)
class YearReview:
    """What a year changed.

    ``before`` is the scorecard of the year before, None in the first year of the strategy, when
    ``changes`` is empty. ``restated`` counts the figures restated so far.
    """

    before: Scorecard | None
    changes: tuple[StatusChange, ...]
    restated: int

    def of(self, move: Move) -> tuple[StatusChange, ...]:
        """Return the changes that went one way."""
        return tuple(change for change in self.changes if change.move is move)


def review_year(before: Scorecard | None, after: Scorecard, records: Records) -> YearReview:
    """Put together what a year changed.

    Args:
        before: the scorecard of the year before, made with the same knowledge; None for none.
        after: the year's scorecard.
        records: all revisions.
    """
    steps = restatements(after.strategy, records, year=after.year, as_of=after.as_of)
    return YearReview(
        before,
        () if before is None else status_changes(before, after),
        len(for_report(totals(steps), after.strategy)),
    )
