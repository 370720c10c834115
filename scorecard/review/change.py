"""How far an indicator moved since the year before, from its two readings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.indicator import Kind
from scorecard.model.reading import Flag, Qualifier

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint

_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
_NUMERIC = (Kind.NUMBER, Kind.PERCENT)


class Change(NamedTuple):
    """A movement in the indicator's unit: ``by`` is later minus earlier, exact as entered."""

    by: Decimal
    since: int


def change(result: IndicatorResult, year: int) -> Change | None:
    """Return the movement from the year before ``year`` to ``year``.

    None when either year has no figure or only a bound, when the series breaks between them, and
    for what is not a number. For amounts that accumulate it is the movement of the total.
    """
    if result.indicator.kind not in _NUMERIC:
        return None
    points = {point.year: point for point in result.readings}
    later, earlier = points.get(year), points.get(year - 1)
    if later is None or earlier is None or _breaks(later):
        return None
    after, before = exact_figure(later), exact_figure(earlier)
    return None if after is None or before is None else Change(after - before, year - 1)


def _breaks(point: ReadingPoint) -> bool:
    return point.reading is not None and Flag.BREAK in point.reading.flags


def exact_figure(point: ReadingPoint) -> Decimal | None:
    """Return the figure as it was entered, where it was: 642.6 is not 642.60000000000002.

    None where there is none, or only a bound.
    """
    entered = point.reading
    if entered is not None and entered.qualifier in _BOUNDS:
        return None
    if point.total is None and entered is not None and entered.value is not None:
        return Decimal(entered.value)
    return None if point.assessed is None else Decimal(repr(point.assessed))
