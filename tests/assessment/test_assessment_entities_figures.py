"""The figures entities make together at their edges: what is left open, left out, rested on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from entity_case import clearance, entity, told
from series_case import assessed, at_most, by, each_year, indicator, reading

from scorecard.model.plan import Aggregate, Aim, Kind
from scorecard.model.reading import Qualifier
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult

PERU, CHAD = entity("Peru"), entity("Chad")


def figures(result: IndicatorResult) -> dict[int, float | None]:
    return {point.year: point.value for point in result.readings}


def amounts(how: Aggregate, *targets: Target) -> Indicator:
    """Return an indicator that adds Peru's and Chad's figures up."""
    return indicator(*targets, baseline=(2016, 0.0), entities=(PERU, CHAD), aggregate=how)


def of(title: str, year: int, value: object, qualifier: Qualifier = Qualifier.EXACT) -> Reading:
    return reading(year, value, entity=title.casefold(), qualifier=qualifier)


class TestAdded:
    def test_a_figure_rests_on_the_readings_behind_it(self) -> None:
        entered = told({"Peru": {2018: 3}, "Chad": {2018: 4}})
        (point,) = assessed(amounts(Aggregate.SUM), entered, 2018).readings
        assert (point.value, point.reading) == (7.0, None)
        assert point.derived_from == tuple(entered)

    @pytest.mark.parametrize(("how", "figure"), [(Aggregate.SUM, 3.0), (Aggregate.MEAN, 1.5)])
    def test_a_year_too_large_for_arithmetic_is_left_out_alone(
        self, how: Aggregate, figure: float
    ) -> None:
        entered = told({"Peru": {2018: "1e308", 2019: 1}, "Chad": {2018: "1e308", 2019: 2}})
        assert figures(assessed(amounts(how), entered, 2019)) == {2019: figure}

    def test_one_qualifier_leaves_open_what_it_does(self) -> None:
        up_to = [of("Peru", 2020, 5, Qualifier.AT_MOST), of("Chad", 2020, 3)]
        assert assessed(amounts(Aggregate.SUM, at_most(10, 2020)), up_to).status is Status.ACHIEVED
        assert assessed(amounts(Aggregate.SUM, by(2020, value=8.0)), up_to).reason is Reason.BOUND
        assert assessed(amounts(Aggregate.SUM, by(2020, value=9.0)), up_to).status is Status.MISSED

    def test_two_opposite_qualifiers_leave_all_open(self) -> None:
        open_to = [
            of("Peru", 2020, 5, Qualifier.AT_LEAST),
            of("Chad", 2020, 3, Qualifier.AT_MOST),
        ]
        for target in (at_most(10, 2020), by(2020, value=8.0)):
            assert assessed(amounts(Aggregate.SUM, target), open_to).reason is Reason.BOUND


EARLY, LATE = entity("Croatia", "2020-03-01"), entity("Cuba", "2020-11-01")
ALL_IN_TIME = each_year(Aim.AT_LEAST, 100.0)


class TestCounted:
    def test_a_count_rests_on_the_latest_reading_of_each(self) -> None:
        subject = clearance(EARLY, LATE, aggregate=Aggregate.COUNT)
        entered = told({"Croatia": {2019: "no", 2020: "2020-02-27"}, "Cuba": {2020: "no"}})
        (before, point) = assessed(subject, entered, 2020).readings
        assert (before.value, before.derived_from) == (0.0, (entered[0],))
        assert point.derived_from == (entered[1], entered[2])

    def test_it_begins_the_year_before_the_period(self) -> None:
        subject = clearance(EARLY, aggregate=Aggregate.COUNT)
        counted = figures(assessed(subject, told({"Croatia": {2014: "yes"}}), 2018))
        assert counted == {2016: 1.0, 2017: 1.0, 2018: 1.0}

    def test_on_a_day_within_the_year_only_what_has_come_due_is_counted(self) -> None:
        subject = clearance(EARLY, LATE, aggregate=Aggregate.SHARE, targets=(ALL_IN_TIME,))
        entered = told({"Croatia": {2020: "2020-02-27"}})
        by_june = assessed(subject, entered, 2020, as_of=date(2020, 6, 30))
        assert figures(by_june) == {2020: 100.0}
        assert assessed(subject, entered, 2020).reason is Reason.DUE_NO_READING

    def test_a_year_that_hangs_on_what_is_not_known_is_left_out_alone(self) -> None:
        subject = clearance(
            EARLY, entity("Cuba", "2019-11-01"), aggregate=Aggregate.SHARE, targets=(ALL_IN_TIME,)
        )
        entered = told({"Cuba": {2018: "no", 2020: "2019-10-30"}, "Croatia": {2020: "no"}})
        assert figures(assessed(subject, entered, 2020)) == {2020: 50.0}

    def test_what_hangs_is_asked_of_the_target_in_force(self) -> None:
        lower = each_year(Aim.AT_LEAST, 50.0, decided=date(2020, 1, 1), why="too much")
        subject = clearance(EARLY, LATE, aggregate=Aggregate.SHARE, targets=(ALL_IN_TIME, lower))
        entered = told({"Croatia": {2020: "2020-02-27"}})
        # One of two at least: that is half, whatever is said of the other.
        result = assessed(subject, entered, 2020)
        assert figures(result) == {2020: 50.0}
        assert result.status is Status.ON_TRACK

    def test_a_count_to_keep_low_hangs_on_what_is_not_known(self) -> None:
        entered = told({"Croatia": {2020: "2020-02-27"}})
        for most, known in ((1.0, {}), (3.0, {2020: 1.0}), (0.0, {2020: 1.0})):
            target = each_year(Aim.AT_MOST, most)
            subject = clearance(EARLY, LATE, aggregate=Aggregate.COUNT, targets=(target,))
            assert figures(assessed(subject, entered, 2020)) == known, most

    def test_a_figure_of_one_is_no_yes(self) -> None:
        subject = indicator(
            by(2020, value=2.0),
            baseline=(2016, 0.0),
            entities=(PERU, CHAD),
            entity_kind=Kind.NUMBER,
            aggregate=Aggregate.COUNT,
        )
        entered = told({"Peru": {2020: 1}, "Chad": {2020: 2}})
        assert figures(assessed(subject, entered, 2020)) == {2020: 0.0}
