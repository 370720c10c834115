"""What the board did in a span: priorities adopted or settled, decisions, years closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.priority import PriorityState
from scorecard.model.records import standing_decisions, standing_priorities
from scorecard.review.board import priority_outcomes

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.model.records import Closure, Records
    from scorecard.review.span import Span


class PriorityChange(NamedTuple):
    """A priority that was adopted or settled.

    ``was`` is its state on the span's first day, None where it was not known then or where years
    are compared. ``since`` is the day it came to its present state; ``following`` the next year's
    priority that goes on with it.
    """

    priority: Priority
    was: PriorityState | None
    since: date
    following: Priority | None


class DecisionChange(NamedTuple):
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
        was = {p.ref: p.state for p in standing_priorities(records, span.first)}
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
        for decision in standing_decisions(records, span.until)
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
