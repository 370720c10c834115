"""Small plans, readings and board records for the tests of what changed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from scorecard.model.plan import Aim, Goal, Objective, Strategy, Target
from scorecard.model.reading import Reading, RevisionReason
from scorecard.model.records import Decision, Priority, PriorityState

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator

RESTATED = RevisionReason.RESTATED_BY_SOURCE


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00:00").replace(tzinfo=UTC)


def plan(*indicators: Indicator, own: tuple[Indicator, ...] = ()) -> Strategy:
    """Return a plan with one objective, and indicators of the goal's own."""
    goal = Goal("I", "Goal", (Objective("1a", "Objective", indicators),), own)
    return Strategy("Plan", (2017, 2021), goals=(goal,))


def every_year(least: float) -> Target:
    return Target(Aim.AT_LEAST, least, every_year=True)


def due(least: float, by: int, decided: str = "", why: str = "") -> Target:
    on = date.fromisoformat(decided) if decided else None
    return Target(Aim.AT_LEAST, least, by=date(by, 12, 31), decided=on, why=why)


def reading(
    value: str | None,
    known: str,
    *,
    year: int = 2017,
    revision: int = 1,
    reason: str = "",
    indicator: str = "support",
    retracted: bool = False,
) -> Reading:
    return Reading(
        f"{indicator}-{year}-{revision}",
        indicator,
        year,
        value,
        moment("2024-01-01"),
        "ana",
        revision=revision,
        reason=reason,
        retracted=retracted,
        published=date.fromisoformat(known),
        as_published=True,
    )


def priority(
    ref: str,
    on: str,
    state: PriorityState = PriorityState.PROPOSED,
    *,
    revision: int = 1,
    because: str = "",
    carried_from: str = "",
) -> Priority:
    return Priority(
        f"{ref}-{revision}",
        ref,
        int(ref[:4]),
        "Ratification drive.",
        "ana",
        moment(on),
        state=state,
        because=because,
        carried_from=carried_from,
        revision=revision,
    )


def decision(ref: str, on: str, *, due: str = "", done: str = "", who: str = "") -> Decision:
    return Decision(
        ref,
        ref,
        day(on),
        "Write to the signatories.",
        "ana",
        moment(on),
        who=who,
        due=day(due) if due else None,
        done=day(done) if done else None,
    )
