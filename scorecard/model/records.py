"""What people have entered, as one frozen value, and what of it was known on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.model.reading import Reading, ReadingKey, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from scorecard.model.status import Status


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's status for a qualitative indicator in a year, with name and reason."""

    id: str
    indicator: str
    year: int
    status: Status
    because: str
    by: str
    entered_at: datetime
    revision: int = 1
    parent: str | None = None

    @property
    def rank(self) -> tuple[date, int, datetime, str]:
        """Return what orders judgements of one indicator and year; the greatest is current."""
        return (self.entered_at.date(), self.revision, self.entered_at, self.id)


@dataclass(frozen=True, slots=True)
class Closure:
    """A year the board closed (or reopened) on a day."""

    year: int
    on: date
    by: str
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """Every revision of every record: the input of an assessment.

    ``readings`` and ``judgements`` hold all revisions in no particular order.
    """

    readings: tuple[Reading, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    closures: tuple[Closure, ...] = field(default=())


def known(readings: Iterable[Reading], as_of: date | None) -> list[Reading]:
    """Return the revisions that were known on ``as_of`` (all of them without a day)."""
    if as_of is None:
        return list(readings)
    return [reading for reading in readings if reading.known_from <= as_of]


def current(readings: Iterable[Reading], as_of: date | None = None) -> dict[ReadingKey, Reading]:
    """Return the revision that stands for each key as of a day, retracted ones left out.

    Drafts are passed over: a draft revision does not hide the final one before it. A revision
    that says "no data" stands, and so hides an earlier value.
    """
    best: dict[ReadingKey, Reading] = {}
    for reading in known(readings, as_of):
        if reading.state is State.DRAFT:
            continue
        held = best.get(reading.key)
        if held is None or held.rank < reading.rank:
            best[reading.key] = reading
    return {key: reading for key, reading in best.items() if not reading.retracted}
