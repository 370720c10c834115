"""Yearly amounts as running totals, with the years that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.assessment.series import Series

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.scorecard import Point, ReadingPoint


class Totals(NamedTuple):
    """A series whose figures are totals.

    ``missing`` are the years without an amount between the baseline and the latest;
    ``lower_bound`` says that a total with such a gap can only be too low.
    """

    series: Series
    missing: tuple[int, ...] = ()
    lower_bound: bool = False


def accumulate(indicator: Indicator, amounts: Series, baseline: Point) -> Totals:
    """Add the amounts of the years after the baseline to it.

    A qualifier of one amount holds for every total it is part of. Years before the baseline keep
    their amount and are no part of the result's figures.
    """
    total, open_to = baseline.value, 0
    points: list[ReadingPoint] = []
    years: list[int] = []
    figures: list[float] = []
    bounds: dict[int, int] = {}
    least = 0.0
    for point in amounts.points:
        made = point
        if point.value is not None and point.year >= baseline.year:
            if point.year > baseline.year:
                total += point.value
                least = min(least, point.value)
                open_to |= amounts.bounds.get(point.year, 0)
            made = point._replace(total=total)
            years.append(point.year)
            figures.append(total)
            if open_to:
                bounds[point.year] = open_to
        points.append(made)
    last = max(years, default=baseline.year)
    missing = tuple(y for y in range(baseline.year + 1, last) if y not in years)
    series = Series(tuple(points), tuple(years), tuple(figures), bounds, amounts.breaks)
    # Without a declared minimum, amounts that never were negative are taken not to be.
    may_be_negative = indicator.minimum is not None and indicator.minimum < 0
    return Totals(series, missing, least >= 0 and not may_be_negative)
