"""What must hold of the figure that any entities make together."""

from __future__ import annotations

from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

import pytest
from entity_case import clearance, entity, told
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import assessed, indicator

from scorecard.model.plan import Aggregate, Entity
from scorecard.model.scorecard import Shares
from scorecard.model.status import Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult


def figures(result: IndicatorResult) -> dict[int, float | None]:
    return {point.year: point.value for point in result.readings}


VALUES = st.dictionaries(st.integers(2016, 2020), st.integers(-50, 50), max_size=5)


@settings(deadline=None, max_examples=100)
@given(values=st.lists(VALUES, min_size=1, max_size=4))
def test_sums_and_means_are_those_of_the_years_that_all_have(values: list[dict[int, int]]) -> None:
    ours = tuple(Entity(str(n), str(n)) for n in range(len(values)))
    entered = told({str(n): dict(by_year) for n, by_year in enumerate(values)})
    common = set.intersection(*[set(by_year) for by_year in values])
    for how, expected in ((Aggregate.SUM, sum), (Aggregate.MEAN, fmean)):
        result = assessed(indicator(entities=ours, aggregate=how), entered, 2020)
        wanted = {y: expected([v[y] for v in values]) for y in common}
        assert figures(result) == pytest.approx(wanted)


ANSWERS = st.dictionaries(st.integers(2016, 2020), st.sampled_from(["yes", "no"]), max_size=3)


@settings(deadline=None, max_examples=100)
@given(
    answers=st.lists(ANSWERS, min_size=1, max_size=4),
    day=st.dates(date(2016, 1, 1), date(2021, 6, 1)),
)
def test_count_and_share_are_those_of_the_entities_shown(
    answers: list[dict[int, object]], day: date
) -> None:
    ours = tuple(entity(str(n), day.isoformat()) for n in range(len(answers)))
    entered = told({str(n): by_year for n, by_year in enumerate(answers)})
    count = assessed(clearance(*ours, aggregate=Aggregate.COUNT), entered, 2020)
    if entered:
        achieved = sum(found.status is Status.ACHIEVED for found in count.entities)
        assert figures(count)[2020] == achieved
    share = assessed(clearance(*ours, aggregate=Aggregate.SHARE), entered, 2020)
    held = Shares.of(share.entities)
    if entered and held.due:
        assert figures(share)[2020] == pytest.approx(100 * held.in_time / held.due)
        assert held.in_time_originally == held.in_time
    else:
        assert 2020 not in figures(share)
