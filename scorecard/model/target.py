"""What an indicator must reach and by when, or what must hold every year."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date


class Aim(StrEnum):
    """What a target asks of the value; it also says which way is good."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    REACH = "reach"  # a level of a scale
    DONE = "done"  # a yes or no


@dataclass(frozen=True, slots=True)
class Target:
    """One declared target.

    ``value`` is the bound in the indicator's unit; for ``reach`` the index of the level, for
    ``done`` 1.0. ``low`` and ``high`` are used by ``between`` alone. Either ``by`` is set or
    ``every_year`` is true. ``by`` is a day: a bare year means its 31 December.
    """

    aim: Aim
    value: float = 0.0
    low: float | None = None
    high: float | None = None
    by: date | None = None
    by_is_year: bool = True  # False when a full date was written
    every_year: bool = False
    tolerance: float = 0.0  # in the unit; every_year only
    decided: date | None = None  # when a revised target was decided; None for the first
    why: str = ""
    declared: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """The table as written in the plan: JSON-ready numbers and text, e.g. {"at_least": 130}."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target for a year on the way; ``value`` as in :class:`Target`."""

    year: int
    value: float
