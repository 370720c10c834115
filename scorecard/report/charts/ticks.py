"""The round values and years that the axes of a chart name, in a report as on a terminal."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

# Decimals have neither the largest number nor the crooked tenths of floats: every tick is exact.
_EXACT: Final = Context(prec=60, Emin=-(10**6), Emax=10**6)
_FACTORS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
# A value axis starts at zero unless that would press its readings into less than this part of it.
_LEAST_PART: Final = Decimal("0.4")
_WHOLE_YEARS: Final = (1, 2, 5, 10, 20, 50, 100)


def value_ticks(low: float, high: float, most: int, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return round values from at or below the least to at or above the greatest.

    They are evenly spaced, by 1, 2, 2.5 or 5 times a power of ten, and exact: what names them is
    to print them in full.

    Args:
        low: the least value to show.
        high: the greatest.
        most: so many steps at most, two at least: one has no room for both sides of zero.
        whole: name whole values alone.
    """
    least, greatest = _EXACT.create_decimal(low), _EXACT.create_decimal(high)
    least, greatest = _from_zero(least, greatest)
    if least == greatest:
        around = abs(least) / 10
        least, greatest = (least - around, greatest + around) if around else (least, Decimal(1))
    return _round_ticks(least, greatest, most, whole=whole)


def _from_zero(least: Decimal, greatest: Decimal) -> tuple[Decimal, Decimal]:
    zero = Decimal(0)
    span = _EXACT.subtract(greatest, least)
    if least >= 0 and span >= greatest * _LEAST_PART:
        return zero, greatest
    if greatest <= 0 and span >= -least * _LEAST_PART:
        return least, zero
    return least, greatest


def _round_ticks(
    least: Decimal, greatest: Decimal, most: int, *, whole: bool
) -> tuple[Decimal, ...]:
    power = _EXACT.divide(_EXACT.subtract(greatest, least), Decimal(most)).adjusted()
    while True:
        for factor in _FACTORS:
            step = factor.scaleb(power, _EXACT)
            if whole and step != step.to_integral_value():
                continue
            first = _rounded(least, step, ROUND_FLOOR)
            last = _rounded(greatest, step, ROUND_CEILING)
            if last - first <= most:
                return tuple(_EXACT.multiply(step, Decimal(n)) for n in range(first, last + 1))
        power += 1


def _rounded(value: Decimal, step: Decimal, rounding: str) -> int:
    return int(_EXACT.divide(value, step).to_integral_value(rounding, _EXACT))


def leaves_out_zero(ticks: Sequence[Decimal]) -> bool:
    """Say whether an axis does not reach zero, and has to say so."""
    return not ticks[0] <= 0 <= ticks[-1]


def year_ticks(first: int, last: int, most: int) -> tuple[int, ...]:
    """Return the years to name: all where there is room, else round ones of even distance."""
    span = last - first
    step = next((s for s in _WHOLE_YEARS if span / s < most), ceil(span / max(1, most)))
    if step == 1:
        return tuple(range(first, last + 1))
    start = first + (-first) % step
    return tuple(range(start, last + 1, step)) or (first,)
