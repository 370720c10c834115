"""What the board wrote: its year as one value, and what changed in it from one day to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from scorecard.model.plan import PresentIds
from scorecard.model.records import (
    OPEN_STATES,
    PriorityState,
    closed_years,
    current_comments,
    current_decisions,
    current_priorities,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.plan import Strategy
    from scorecard.model.records import Closure, Comment, Decision, Priority, Records
    from scorecard.review.moves import Span

_Written = TypeVar("_Written", "Priority", "Decision")


@dataclass(frozen=True, slots=True)
class PriorityOutcome:
    """One priority as it stands, and what became of it.

    ``since`` is the day (UTC) it came to its present state, and ``following`` the next year's
    priority that goes on with one that was carried over, None where there is none.
    """

    priority: Priority
    since: date
    following: Priority | None = None

    @property
    def open(self) -> bool:
        """Say whether it still waits for the board's word."""
        return self.priority.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class BoardYear:
    """What the board and staff added to a year, as it stood on one day.

    ``last``, ``own`` and ``next`` are the priorities set for the year before, the year itself and
    the year after, each in the order first entered. ``decisions`` are those of the year's
    meetings and the older ones that were not done when it began, by day of meeting. ``comments``
    are the year's current ones by the id of their subject, an indicator's present id where it
    was renamed. ``closed`` is the closing that stands, None while the year is open.
    """

    year: int
    as_of: date | None
    last: tuple[PriorityOutcome, ...]
    own: tuple[PriorityOutcome, ...]
    next: tuple[PriorityOutcome, ...]
    decisions: tuple[Decision, ...]
    comments: Mapping[str, Comment]
    closed: Closure | None

    def unsettled(self) -> tuple[PriorityOutcome, ...]:
        """Return the priorities of the year and the one before that wait for the board's word."""
        return tuple(outcome for outcome in (*self.last, *self.own) if outcome.open)

    def counted(self) -> dict[PriorityState, int]:
        """Return how many of the year's priorities stand at each state, empty states left out."""
        states = [outcome.priority.state for outcome in self.own]
        return {state: states.count(state) for state in PriorityState if state in states}

    def open_decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that are not done."""
        return tuple(decision for decision in self.decisions if decision.done is None)

    def overdue(self, day: date) -> tuple[Decision, ...]:
        """Return the decisions that should have been done before ``day`` and were not."""
        return tuple(decision for decision in self.decisions if decision.overdue(day))


def board_year(
    strategy: Strategy, records: Records, year: int, as_of: date | None = None
) -> BoardYear:
    """Gather what the board and staff added to a year.

    Args:
        strategy: says how indicators were called before.
        records: all revisions.
        year: the year reviewed.
        as_of: the day whose knowledge is used; None for all there is.
    """
    ids = PresentIds(strategy)
    outcomes = tuple(
        replace(outcome, priority=with_present_ids(outcome.priority, ids))
        for outcome in priority_outcomes(records, as_of)
    )
    return BoardYear(
        year,
        as_of,
        last=_set_for(outcomes, year - 1),
        own=_set_for(outcomes, year),
        next=_set_for(outcomes, year + 1),
        decisions=tuple(
            with_present_ids(d, ids)
            for d in current_decisions(records, as_of)
            if _of_the_year(d, year, strategy.calendar)
        ),
        comments=_comments(strategy, records, year, as_of),
        closed=closed_years(records, as_of).get(year),
    )


def last_meeting(records: Records, before: date) -> date | None:
    """Return the day of the newest meeting before a day that was known by then; None for none.

    A meeting is known by what it decided, or by the year that it closed.
    """
    decided = (decision.on for decision in current_decisions(records, before))
    closed = (c.on for c in records.closures if not c.reopened and c.known_from <= before)
    return max((day for day in (*decided, *closed) if day < before), default=None)


def priority_outcomes(records: Records, as_of: date | None = None) -> tuple[PriorityOutcome, ...]:
    """Return every priority as it stood on a day, in the order first entered."""
    current = current_priorities(records, as_of)
    following = {priority.carried_from: priority for priority in current if priority.carried_from}
    revisions: dict[str, list[Priority]] = {}
    for revision in records.priorities:
        revisions.setdefault(revision.ref, []).append(revision)
    return tuple(
        PriorityOutcome(
            priority, _state_since(priority, revisions[priority.ref]), following.get(priority.ref)
        )
        for priority in current
    )


def _state_since(priority: Priority, revisions: list[Priority]) -> date:
    """Return the day a priority came to its present state; an edit since then is no new state."""
    since = priority.entered_at.date()
    for revision in sorted(revisions, key=lambda each: each.rank, reverse=True):
        if revision.rank > priority.rank:
            continue
        if revision.state is not priority.state:
            break
        since = revision.entered_at.date()
    return since


def _set_for(outcomes: tuple[PriorityOutcome, ...], year: int) -> tuple[PriorityOutcome, ...]:
    return tuple(outcome for outcome in outcomes if outcome.priority.year == year)


def _of_the_year(decision: Decision, year: int, calendar: FiscalCalendar) -> bool:
    """Say whether a decision was taken in a year, or was still open when the year began."""
    met = calendar.of(decision.on)
    if met >= year:
        return met == year
    return decision.done is None or calendar.of(decision.done) >= year


def _comments(
    strategy: Strategy, records: Records, year: int, as_of: date | None
) -> dict[str, Comment]:
    """Return the year's current comments by subject, the ones under a former id included."""
    of_year = [comment for comment in records.comments if comment.year == year]
    if not of_year:
        return {}
    ids = PresentIds(strategy)
    renamed = tuple(_under_present_id(comment, ids.of(comment.about)) for comment in of_year)
    current = current_comments(replace(records, comments=renamed), as_of)
    return {key.about: comment for key, comment in current.items()}


def with_present_ids(record: _Written, ids: PresentIds) -> _Written:
    """Return a priority or decision about what the plan calls by other ids today."""
    about = tuple(dict.fromkeys(ids.of(id_) for id_ in record.about))
    return record if about == record.about else replace(record, about=about)


def _under_present_id(comment: Comment, id_: str) -> Comment:
    return comment if id_ == comment.about else replace(comment, about=id_)


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
        and (was.get(priority.ref) is not priority.state if span.days else _set_in(priority, span))
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
        return tuple(closure for closure in records.closures if span.learns(closure.known_from))
    first, last = span.years
    return tuple(
        closure
        for closure in records.closures
        if first <= closure.year <= last
        and (span.until is None or closure.known_from <= span.until)
    )


def _set_in(priority: Priority, span: Span) -> bool:
    return span.plans_year(priority.year)
