"""How far a figure moved from one reading to another, as exactly as both were entered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from scorecard.messages import figures
from scorecard.model.number import NumberStyle
from scorecard.model.plan import Kind
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import is_break

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator
    from scorecard.model.scorecard import IndicatorResult, ReadingPoint


_BOUNDS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)
_NUMERIC = (Kind.NUMBER, Kind.PERCENT)
# Digits enough for any two figures that may be entered; what has more gives no number here.
_EXACTLY = Context(prec=100, rounding=ROUND_HALF_UP, traps=[])
_PLAIN = NumberStyle("", ".")
_FRACTION = re.compile(r"[0-9]\.([0-9]+)")
# Of two computed figures, what adding and dividing in binary may have put between them.
_NO_DIFFERENCE = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Change:
    """A movement in the indicator's unit, later minus earlier, as :func:`movement` gives it."""

    by: Decimal
    since: int


def change(result: IndicatorResult, year: int) -> Change | None:
    """Return the movement from the year before ``year`` to ``year``.

    None when either year has no figure or only a bound, when the series breaks between them, and
    for what is not a number. For amounts that accumulate it is the movement of the total.
    """
    points = {point.year: point for point in result.readings}
    later, earlier = points.get(year), points.get(year - 1)
    if later is None or earlier is None or is_break(later):
        return None
    by = movement(result.indicator, earlier, later)
    return None if by is None else Change(by, year - 1)


def movement(indicator: Indicator, earlier: ReadingPoint, later: ReadingPoint) -> Decimal | None:
    """Return how far two figures of an indicator lie apart, later minus earlier, in its unit.

    It has the decimals its figures are shown with: a difference of 50 % and 60 % is 10, not 10.0.
    More of them stand only where it would seem to be nothing otherwise; nothing is 0, never -0.
    None for what is not a number, where either figure is only a bound, and where one is larger
    than anything that is counted.
    """
    if indicator.kind not in _NUMERIC:
        return None
    before, after = exact_figure(earlier), exact_figure(later)
    if before is None or after is None:
        return None
    by = _EXACTLY.subtract(after, before)
    computed = not (_as_entered(earlier) and _as_entered(later))
    if not by or (computed and abs(by) <= _NO_DIFFERENCE * max(abs(before), abs(after))):
        return Decimal(0)
    shown = _rounded(by, max(_places(indicator, point) for point in (earlier, later)))
    # Where that is nothing, its first digit that is something.
    shown = shown or _rounded(by, -by.adjusted())
    return shown if shown.is_finite() else None


def _rounded(by: Decimal, places: int) -> Decimal:
    return by.quantize(Decimal((0, (1,), -places)), context=_EXACTLY)


def _places(indicator: Indicator, point: ReadingPoint) -> int:
    """Return how many decimals a figure is shown with."""
    fraction = _FRACTION.search(figures.reading(indicator, point, _PLAIN))
    return 0 if fraction is None else len(fraction[1])


def _as_entered(point: ReadingPoint) -> bool:
    return point.total is None and point.reading is not None and point.reading.value is not None


def exact_figure(point: ReadingPoint) -> Decimal | None:
    """Return the figure as it was entered, where it was: 642.6 is not 642.60000000000002.

    None where there is none, or only a bound.
    """
    entered = point.reading
    if entered is not None and entered.qualifier in _BOUNDS:
        return None
    if _as_entered(point) and entered is not None and entered.value is not None:
        return Decimal(entered.value)
    return None if point.assessed is None else Decimal(repr(point.assessed))
