"""Entities counted on the last day of a year: those achieved, or those in time of those due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.compare import bounds, meets, scale
from scorecard.assessment.entities import UNHEARD, judge_all, last_day
from scorecard.assessment.evidence import Circumstances
from scorecard.assessment.indicator import judge_series
from scorecard.assessment.series import MAY_BE_HIGHER
from scorecard.messages import Teller
from scorecard.model.entity import Aggregate
from scorecard.model.indicator import Kind
from scorecard.model.scorecard import ReadingPoint
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.assessment.index import Index
    from scorecard.model.entity_result import EntityResult
    from scorecard.model.indicator import Indicator


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
