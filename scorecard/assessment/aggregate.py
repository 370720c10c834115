"""What the entities of an indicator come to together: counted, shared, summed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.entities import UNHEARD, judge_all, last_day
from scorecard.assessment.judge import judge_series
from scorecard.assessment.outlook import Circumstances
from scorecard.assessment.path import bounds, meets, scale
from scorecard.assessment.series import MAY_BE_HIGHER, Series
from scorecard.messages.sentences import Teller
from scorecard.model.plan import Aggregate, Kind
from scorecard.model.scorecard import ReadingPoint
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scorecard.assessment.index import Index
    from scorecard.model.plan import Entity, Indicator
    from scorecard.model.scorecard import EntityResult


def counted(
    indicator: Indicator, index: Index, years: range, left_open: dict[int, int]
) -> Iterator[ReadingPoint]:
    """Yield the count or the share of each year, as it is known now.

    A year in which the state of an entity that counts is not known gives a lower bound; when the
    target could be met or not, whatever that state turns out to be, it has no figure at all.

    Args:
        indicator: one whose aggregate counts.
        index: has the readings of its entities.
        years: those wanted; what lies before the baseline is left out.
        left_open: takes in what each year leaves open.
    """
    start = min([index.period[0] - 1, *[baseline.year for baseline in indicator.baselines]])
    is_share = indicator.aggregate is Aggregate.SHARE
    for year in range(max(years.start, start), years.stop):
        around = Circumstances(year, last_day(year, index.as_of), index.period, Teller(year))
        results = [
            result
            for result in judge_all(indicator, index, around, judge_series)
            if result.entity.active_in(year)
        ]
        if is_share:
            results = [result for result in results if result.in_time is not None]
        if not results:
            continue
        met = sum(bool(result.in_time) if is_share else is_achieved(result) for result in results)
        unheard = sum(result.reason in UNHEARD for result in results)
        per_entity = 100.0 / len(results) if is_share else 1.0
        value = met * per_entity
        if unheard and _hangs(indicator, around.day, value, (met + unheard) * per_entity):
            continue
        latest = [result.result.latest for result in results]
        behind = tuple([p.reading for p in latest if p is not None and p.reading is not None])
        yield ReadingPoint(year, value, derived_from=behind)
        if unheard:
            left_open[year] = MAY_BE_HIGHER


def _hangs(indicator: Indicator, day: date, lowest: float, highest: float) -> bool:
    """Say whether a target to be held is met or broken by what nobody has said yet."""
    target = indicator.target_on(day)
    if target is None or not target.every_year:
        return False
    slack = scale(bounds(target)).slack(highest)
    return meets(target, lowest, 0, slack) is not meets(target, highest, 0, slack)


def is_achieved(result: EntityResult) -> bool:
    """Say whether an entity counts as achieved; without a target a yes does."""
    own = result.result
    if own.reason is Reason.NO_TARGET and own.indicator.kind is Kind.YES_NO:
        return own.latest is not None and own.latest.value == 1
    return own.status is Status.ACHIEVED


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
