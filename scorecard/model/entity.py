"""An entity: one of the named states, regions or partners an indicator is kept for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scorecard.model.indicator import Baseline
    from scorecard.model.target import Target

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


class Aggregate(StrEnum):
    """How the figure of an indicator is made of its entities."""

    COUNT = "count"  # entities achieved
    SHARE = "share"  # in hundredths: those in time of those whose deadline has come
    SUM = "sum"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which an entity must be done; ``granted`` is the day an extension was given.

    An extension without it is in force from the day the date before it passes.
    """

    day: date
    granted: date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as declared; baselines, targets and deadlines are its own, each may be empty.

    Of ``deadlines`` the first is the original one, each further one an extension. An entity with
    deadlines is done or not: its readings are yes, no, or the day it was done. None of them
    counts beyond ``latest``.
    """

    id: str
    title: str
    formerly: tuple[str, ...] = ()
    active_from: int | None = None
    active_to: int | None = None
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    latest: date | None = None

    def active_in(self, year: int) -> bool:
        """Say whether the entity is kept in ``year``."""
        return (self.active_from is None or year >= self.active_from) and (
            self.active_to is None or year <= self.active_to
        )

    def deadline_on(self, day: date) -> Deadline | None:
        """Return the deadline in force on ``day``: the latest extension that counts by then."""
        if not self.deadlines:
            return None
        found = self.deadlines[0]
        for before, extension in pairwise(self.deadlines):
            granted = extension.granted
            if granted <= day if granted is not None else passed(before.day, day):
                found = extension
        return found

    def due_by(self, deadline: Deadline) -> date:
        """Return the day that counts of a deadline: its own, or ``latest`` if that is earlier."""
        return deadline.day if self.latest is None else min(deadline.day, self.latest)


def passed(deadline: date, day: date) -> bool:
    """Say whether a deadline has passed on a day: its own day is in time.

    On 31 December the year is over, and a deadline of that day with it.
    """
    return deadline < day or (deadline == day and (day.month, day.day) == (12, 31))


class Span(NamedTuple):
    """A day that may be known only by its month or year: the first and last it may be."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Say whether the day itself is known."""
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        """Say whether no more than the year is known."""
        return (self.last - self.first).days > 31


def whole_year(year: int) -> Span:
    """Return a day of which only the year is known."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def span_of(text: str) -> Span | None:
    """Return the day a reading names: "2020-02-27", "2020-02" or "2020"; None for another text."""
    if _DAY.fullmatch(text) is None:
        return None
    try:
        year, *rest = (int(part) for part in text.split("-"))
        if not rest:
            return whole_year(year)
        if len(rest) == 2:
            day = date(year, *rest)
            return Span(day, day)
        first = date(year, rest[0], 1)
        # The day 31 days on is in the next month, and its first is the day after this month's last.
        return Span(first, (first + timedelta(31)).replace(day=1) - timedelta(1))
    except (ValueError, OverflowError):
        return None
