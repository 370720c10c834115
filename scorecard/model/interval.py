"""What is known of a figure that is only a bound: the least and the most it may be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.number import EXACTLY, as_figure
from scorecard.model.reading import UPPER_BOUNDS, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

INFINITE = Decimal("Infinity")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
# Nearer to a strict end than any two figures are to each other: nobody enters so many decimals.
_JUST_INSIDE = Decimal("1e-45")


class End(NamedTuple):
    """One end of what a figure may be.

    ``open`` says that the figure is not the end itself ("less than 5"), ``said`` that people said
    it: an end that only a limit of the indicator makes is known, and told as nothing.
    """

    value: Decimal
    open: bool = False
    said: bool = True

    def plus(self, other: End) -> End:
        """Return the same end of a sum."""
        return End(
            EXACTLY.add(self.value, other.value),
            self.open or other.open,
            self.said and other.said,
        )

    @property
    def negative(self) -> End:
        """Return the other end of what the figure's negative may be."""
        return self._replace(value=EXACTLY.minus(self.value))

    def over(self, number: Decimal) -> End:
        """Return the end of a part of the figure, of so many alike."""
        return self._replace(value=EXACTLY.divide(self.value, number))

    def of(self, whole: End) -> End:
        """Return 100 times it divided by an end of a whole; of one without end it is nothing."""
        value = _ZERO
        if whole.value.is_finite() and whole.value:
            value = EXACTLY.divide(EXACTLY.multiply(_HUNDRED, self.value), whole.value)
        # Nothing is nothing of any whole.
        is_open = self.open or (whole.open and bool(self.value))
        return End(value, is_open, self.said and whole.said)


_NO_LOW, _NO_HIGH = End(-INFINITE, said=False), End(INFINITE, said=False)


@dataclass(frozen=True, slots=True)
class Interval:
    """All that a figure may be, from ``least`` to ``most``; without an end it is infinite."""

    least: End = _NO_LOW
    most: End = _NO_HIGH

    @property
    def low(self) -> Decimal:
        """Return the lower end."""
        return self.least.value

    @property
    def high(self) -> Decimal:
        """Return the upper end."""
        return self.most.value

    @property
    def anything(self) -> bool:
        """Say whether nothing is known of it: bounds of both sides went into it."""
        return self.low.is_infinite() and self.high.is_infinite()

    @property
    def qualifier(self) -> Qualifier:
        """Return how it is told: by the ends people said, or by both where neither is theirs.

        A limit of the indicator beside an end that people said goes without saying.
        """
        ends = [end for end in (self.least, self.most) if end.said]
        ends = ends or [end for end in (self.least, self.most) if end.value.is_finite()]
        if len(ends) != 1:
            return Qualifier.BETWEEN
        if ends[0] is self.least:
            return Qualifier.MORE_THAN if self.least.open else Qualifier.AT_LEAST
        return Qualifier.LESS_THAN if self.most.open else Qualifier.AT_MOST

    def stated(self, figure: float) -> float:
        """Return the figure to go by: the end that it is told by, of both the lower."""
        if self.anything:
            return figure
        told = self.qualifier
        return as_figure(self.high if told in UPPER_BOUNDS else self.low)

    @property
    def inside(self) -> tuple[Decimal, Decimal]:
        """Return the least and the most it may be; where an end is strict, what is just inside."""
        low, high = self.low, self.high
        if self.least.open:
            low = EXACTLY.add(low, _JUST_INSIDE)
        if self.most.open:
            high = EXACTLY.subtract(high, _JUST_INSIDE)
        return low, high

    def plus(self, other: Interval) -> Interval:
        """Return what the sum may be."""
        return Interval(self.least.plus(other.least), self.most.plus(other.most))

    def minus(self, other: Interval) -> Interval:
        """Return what the difference may be."""
        return Interval(self.least.plus(other.most.negative), self.most.plus(other.least.negative))

    def over(self, number: int) -> Interval:
        """Return what a whole number of equal parts of it may be."""
        return Interval(self.least.over(Decimal(number)), self.most.over(Decimal(number)))

    def share_of(self, whole: Interval) -> Interval:
        """Return what it may be of a whole, in hundredths; anything where that may be nothing."""
        if whole.low <= 0 <= whole.high:
            if whole.low < 0 or self.low < 0:
                return Interval()
            return Interval(self.least.of(whole.most))
        shares = [
            part.of(of) for part in (self.least, self.most) for of in (whole.least, whole.most)
        ]
        # Of two ends alike the one that is counted is the end.
        return Interval(
            min(shares, key=lambda end: (end.value, end.open)),
            max(shares, key=lambda end: (end.value, not end.open)),
        )


def exactly(value: Decimal) -> Interval:
    """Return what a figure may be that is known."""
    return Interval(End(value), End(value))


def total(parts: Iterable[Interval]) -> Interval:
    """Return what a sum may be."""
    found = exactly(_ZERO)
    for part in parts:
        found = found.plus(part)
    return found
