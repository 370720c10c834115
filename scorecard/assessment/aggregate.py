"""The figure of an indicator made of its entities', year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.count import counted
from scorecard.assessment.series import Series
from scorecard.model.entity import Aggregate
from scorecard.model.scorecard import ReadingPoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.assessment.index import Index
    from scorecard.model.entity import Entity
    from scorecard.model.indicator import Indicator

_ADDED = frozenset({Aggregate.SUM, Aggregate.MEAN})


def aggregate(indicator: Indicator, index: Index, last: int) -> Series:
    """Return the figures of an indicator with entities; none where it has no aggregate.

    Args:
        indicator: one with entities.
        index: has their readings.
        last: later years are left out.
    """
    if indicator.aggregate is None:
        return Series()
    each = [(entity, index.of_entity(indicator, entity, last)[1]) for entity in indicator.entities]
    years = sorted({year for _, series in each for year in series.years})
    if not years:
        return Series()
    bounds: dict[int, int] = {}
    breaks: set[int] = set()
    if indicator.aggregate in _ADDED:
        points = list(_added(indicator.aggregate, each, years, bounds))
        breaks.update(*[series.breaks for _, series in each])
    else:
        latest = index.as_of.year if index.as_of is not None else max(years[-1], index.period[1])
        points = list(counted(indicator, index, range(years[0], min(last, latest) + 1), bounds))
    found = [(point.year, point.value) for point in points if point.value is not None]
    read, figures = tuple([year for year, _ in found]), tuple([value for _, value in found])
    return Series(tuple(points), read, figures, bounds, tuple(sorted(breaks)))


def _added(
    how: Aggregate,
    each: Sequence[tuple[Entity, Series]],
    years: Sequence[int],
    bounds: dict[int, int],
) -> Iterator[ReadingPoint]:
    """Yield sums or means; a year that lacks the reading of an active entity has none."""
    by_year = [(entity, {p.year: p for p in series.usable}, series) for entity, series in each]
    for year in years:
        active = [
            (known.get(year), series) for entity, known, series in by_year if entity.active_in(year)
        ]
        found = [point for point, _ in active if point is not None]
        if not found or len(found) < len(active):
            continue
        value = sum(point.value or 0.0 for point in found)
        if how is Aggregate.MEAN:
            value /= len(found)
        if value - value != 0.0:
            continue  # too large for arithmetic
        for _, series in active:
            if year in series.bounds:
                bounds[year] = bounds.get(year, 0) | series.bounds[year]
        behind = tuple([point.reading for point in found if point.reading is not None])
        yield ReadingPoint(year, value + 0.0, derived_from=behind)
