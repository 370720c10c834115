"""What is known of a figure that is only a bound: the least and the most it may be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from scorecard.model.number import EXACTLY, as_figure

if TYPE_CHECKING:
    from collections.abc import Iterable

INFINITE = Decimal("Infinity")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both counted; an open end is infinite."""

    low: Decimal = -INFINITE
    high: Decimal = INFINITE

    @property
    def anything(self) -> bool:
        """Say whether nothing is known of it: bounds of both sides went into it."""
        return self.low.is_infinite() and self.high.is_infinite()

    def stated(self, figure: float) -> float:
        """Return the figure to go by: the end that is known, where one alone is."""
        if self.low.is_infinite() is self.high.is_infinite():
            return figure
        return as_figure(self.high if self.low.is_infinite() else self.low)

    def plus(self, other: Interval) -> Interval:
        """Return what the sum may be."""
        add = EXACTLY.add
        return Interval(add(self.low, other.low), add(self.high, other.high))

    def minus(self, other: Interval) -> Interval:
        """Return what the difference may be."""
        subtract = EXACTLY.subtract
        return Interval(subtract(self.low, other.high), subtract(self.high, other.low))

    def over(self, number: int) -> Interval:
        """Return what a whole number of equal parts of it may be."""
        divide, by = EXACTLY.divide, Decimal(number)
        return Interval(divide(self.low, by), divide(self.high, by))

    def share_of(self, whole: Interval) -> Interval:
        """Return what it may be of a whole, in hundredths; anything where that may be nothing."""
        if whole.low <= 0 <= whole.high:
            if whole.low < 0 or self.low < 0:
                return Interval()
            return Interval(_hundredths(self.low, whole.high), INFINITE)
        shares = [
            _hundredths(part, of)
            for part in (self.low, self.high)
            for of in (whole.low, whole.high)
        ]
        return Interval(min(shares), max(shares))


def _hundredths(part: Decimal, whole: Decimal) -> Decimal:
    """Return 100 times a part of a whole; of one without end it is nothing."""
    if whole.is_infinite() or not whole:
        return _ZERO
    return EXACTLY.divide(EXACTLY.multiply(_HUNDRED, part), whole)


def total(parts: Iterable[Interval]) -> Interval:
    """Return what a sum may be."""
    found = Interval(_ZERO, _ZERO)
    for part in parts:
        found = found.plus(part)
    return found
