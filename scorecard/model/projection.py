"""What the readings so far say of the years to come, and what the target asks of them."""

from __future__ import annotations

from typing import NamedTuple


class Projection(NamedTuple):
    """Where the pace of the last five years leads, from the latest reading on.

    ``value`` is what it gives for ``year``, the year the target is due, ``low`` and ``high`` what
    the quartiles of the pace give, all in the unit and within the declared limits; None where
    that year has been read already. ``reached`` is the year the target is met at this pace, None
    for never. ``pace`` is the median move a year, ``needed`` the one that meets the target when
    it is due, None where it is met or its year is over.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    reached: int | None
    pace: float
    needed: float | None


class Pace(NamedTuple):
    """Moves a year, in the unit: made from the baseline to the latest reading, planned, needed.

    ``planned`` is the mean move from the baseline to the target, ``needed`` the one from the
    latest reading that meets the target when it is due; None where it is met, or where the year
    it is due is over. ``since`` is the year of that reading, ``until`` the year it is due.
    """

    made: float
    planned: float
    needed: float | None
    since: int
    until: int
