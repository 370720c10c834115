"""A priority: what the board set itself for a year, and what became of it, in revisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class PriorityKind(StrEnum):
    """What sort of priority it is."""

    OPERATIONAL = "operational"
    THEMATIC = "thematic"


class PriorityReason(StrEnum):
    """Why it was set."""

    OPPORTUNITY = "opportunity"
    URGENT_CHALLENGE = "urgent challenge"
    CAPACITY = "capacity"


class PriorityState(StrEnum):
    """How far it is: proposed, adopted, then settled at the next review."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    DONE = "done"
    CARRIED_OVER = "carried over"
    DROPPED = "dropped"


# A priority in one of these still waits for the board's word.
OPEN_STATES = frozenset({PriorityState.PROPOSED, PriorityState.ADOPTED})


@dataclass(frozen=True, slots=True)
class Priority:
    """One revision of a priority.

    ``ref`` names it for people, "2019-2" for the second of 2019, and all its revisions share it.
    ``about`` are ids of goals, objectives or indicators; ``measure`` says how we will know.
    ``because`` is the word why it was settled or changed; ``carried_from`` the ref of the
    priority of the year before that it goes on with.
    """

    id: str
    ref: str
    year: int
    text: str
    by: str
    entered_at: datetime
    kind: PriorityKind = PriorityKind.THEMATIC
    about: tuple[str, ...] = ()
    reason: PriorityReason | None = None
    lead: str = ""
    measure: str = ""
    state: PriorityState = PriorityState.PROPOSED
    because: str = ""
    carried_from: str = ""
    revision: int = 1
    parent: str | None = None

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders revisions of one ref; the greatest is current."""
        return (self.entered_at.date(), self.revision, self.entered_at, self.id)
