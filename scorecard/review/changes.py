"""What moved between two years or two days: statuses, figures, targets, what the board did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.assessment import assess
from scorecard.review.board_changes import closings, decision_changes, priority_changes
from scorecard.review.flips import Counterfactual, Flip
from scorecard.review.move import Level, Move
from scorecard.review.plan_changes import (
    added_indicators,
    extended_deadlines,
    retired_indicators,
    revised_targets,
)
from scorecard.review.restatements import restated_in
from scorecard.review.span import span_of_days, span_of_years
from scorecard.review.status_change import group_changes, status_changes

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.indicator import Indicator
    from scorecard.model.records import Closure, Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.model.strategy import Strategy
    from scorecard.review.board_changes import DecisionChange, PriorityChange
    from scorecard.review.plan_changes import DeadlineChange, TargetChange
    from scorecard.review.restatements import Restatement
    from scorecard.review.span import Span
    from scorecard.review.status_change import GroupChange, StatusChange


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
