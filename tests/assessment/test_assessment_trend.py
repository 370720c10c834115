"""Which way the last readings lean."""

from __future__ import annotations

import pytest
from series_case import assessed, at_most, by, each_year, indicator, reading, readings, states

from scorecard.model.plan import Aim, Direction
from scorecard.model.reading import Flag
from scorecard.model.scorecard import Lean
from scorecard.model.status import Trend

# Needed: 30 in 4 years, 7.5 a year; a tenth of it is 0.75.
CUT = 0.75


def test_it_needs_three_readings_of_the_last_five_years() -> None:
    assert assessed(states(), {2018: 101, 2019: 103}, 2019).trend is None
    assert assessed(states(), {2017: 101, 2018: 103, 2019: 105}, 2019).trend is Trend.IMPROVING
    old = {2014: 100, 2015: 101, 2016: 102, 2017: 104, 2018: 106}
    assert assessed(states(), old, 2020).trend is Trend.IMPROVING
    assert assessed(states(), old, 2021).trend is None
    # The rise before the five years does not count.
    risen = {2012: 10, 2014: 50, 2016: 101, 2018: 101, 2020: 101}
    assert assessed(states(), risen, 2020).trend is Trend.STEADY


@pytest.mark.parametrize(
    ("step", "trend"),
    [
        (0.0, Trend.STEADY),
        (CUT * 0.99, Trend.STEADY),
        (CUT, Trend.IMPROVING),
        (-CUT * 0.99, Trend.STEADY),
        (-CUT, Trend.WORSENING),
    ],
)
def test_steady_under_a_tenth_of_the_needed_yearly_move(step: float, trend: Trend) -> None:
    values = {year: 100 + step * (year - 2016) for year in (2017, 2018, 2019)}
    assert assessed(states(), values, 2019).trend is trend


def test_it_is_the_median_of_the_pairwise_slopes() -> None:
    # One spike at the end: slopes 0, 0, 0, 10, 15 and 30.
    spike = {2016: 100, 2017: 100, 2018: 100, 2019: 130}
    assert assessed(states(), spike, 2019).trend is Trend.IMPROVING
    # Five readings with one spike in the middle are steady.
    hump = {2015: 100, 2016: 100, 2017: 130, 2018: 100, 2019: 100}
    assert assessed(states(), hump, 2019).trend is Trend.STEADY


@pytest.mark.parametrize(
    ("values", "word", "last", "whole"),
    [
        # The worst ever after years of rising is not improving.
        ((104, 108, 112, 116, 101), Trend.MIXED, -1, -1),
        ((104, 108, 112, 116, 115), Trend.MIXED, -1, 1),
        ((116, 112, 108, 104, 105), Trend.MIXED, 1, -1),
        # Nor is what rose for years and stands below its first figure.
        ((130, 101, 104, 107, 110), Trend.MIXED, 1, -1),
        ((104, 108, 112, 116, 116), Trend.IMPROVING, 0, 1),
        ((104, 108, 112, 116, 120), Trend.IMPROVING, 1, 1),
        # A median of nothing, and a jump in the last year or over all of them.
        ((100, 100, 100, 100, 110), Trend.MIXED, 1, 1),
        ((140, 100, 100, 100, 100), Trend.MIXED, 0, -1),
        ((100, 100, 100, 100, 100.5), Trend.STEADY, 1, 1),
        # A median of nothing, and a last year, or all of them, just above the cut.
        ((100, 100, 100, 100, 100.9), Trend.MIXED, 1, 1),
        ((97.3, 100, 100, 100, 100.5), Trend.MIXED, 1, 1),
        ((971, 289, 277, 317, 360), Trend.MIXED, 1, -1),
    ],
)
def test_mixed_where_the_last_movement_and_the_years_differ(
    values: tuple[float, ...], word: Trend, last: int, whole: int
) -> None:
    result = assessed(states(), dict(zip(range(2015, 2020), values, strict=True)), 2019)
    assert result.lean == Lean(word, last, 2018, whole, 2015)
    assert result.trend is word


def test_where_nobody_says_which_way_is_good() -> None:
    lean = assessed(indicator(), {2016: 971, 2017: 277, 2019: 317, 2020: 360}, 2020).lean
    assert lean == Lean(Trend.MIXED, 1, 2019, -1, 2016, judged=False)
    lean = assessed(indicator(), {2017: 277, 2018: 317, 2020: 360}, 2020).lean
    assert lean == Lean(Trend.RISING, 1, 2018, 1, 2017, judged=False)


def test_a_last_movement_over_several_years_is_one_a_year() -> None:
    lean = assessed(states(), {2016: 100, 2017: 100, 2018: 100, 2020: 101}, 2020).lean
    assert lean == Lean(Trend.STEADY, 1, 2018, 1, 2016)


def test_without_a_target_the_level_is_that_of_the_latest_reading() -> None:
    hump = {2016: 100, 2017: 300, 2018: 100, 2019: 101.5}
    assert assessed(indicator(), hump, 2019).trend is Trend.MIXED


def test_of_a_band_leaving_it_is_worse_on_either_side() -> None:
    band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0))
    lean = assessed(band, {2018: 50, 2019: 55, 2020: 60.5}, 2020).lean
    assert lean == Lean(Trend.WORSENING, -1, 2019, -1, 2018)
    lean = assessed(band, {2018: 70, 2019: 76, 2020: 73}, 2020).lean
    assert lean == Lean(Trend.MIXED, 1, 2019, -1, 2018)


def test_of_a_band_nearer_is_better() -> None:
    band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0))
    lean = assessed(band, {2018: 10, 2019: 70, 2020: 20}, 2020).lean
    assert lean == Lean(Trend.MIXED, -1, 2019, 1, 2018)


def test_rounding_is_no_movement_of_the_last_year() -> None:
    rising = {2016: 0.1, 2017: 0.2, 2018: 0.1 + 0.2, 2019: 0.3}
    lean = assessed(indicator(direction=Direction.INCREASE), rising, 2019).lean
    assert lean == Lean(Trend.IMPROVING, 0, 2018, 1, 2016)


def test_down_is_good_where_the_target_says_so() -> None:
    falling = indicator(at_most(0, 2020), baseline=(2016, 10.0))
    assert assessed(falling, {2017: 9, 2018: 8, 2019: 7}, 2019).trend is Trend.IMPROVING
    assert assessed(falling, {2017: 7, 2018: 8, 2019: 9}, 2019).trend is Trend.WORSENING


@pytest.mark.parametrize(
    ("direction", "up", "down"),
    [
        (Direction.INCREASE, Trend.IMPROVING, Trend.WORSENING),
        (Direction.DECREASE, Trend.WORSENING, Trend.IMPROVING),
        (None, Trend.RISING, Trend.FALLING),
    ],
)
def test_without_a_target_the_direction_says(
    direction: Direction | None, up: Trend, down: Trend
) -> None:
    subject = indicator(direction=direction)
    rising = {2017: 100, 2018: 101.5, 2019: 103}
    assert assessed(subject, rising, 2019).trend is up
    assert assessed(subject, {2017: 103, 2018: 101.5, 2019: 100}, 2019).trend is down


def test_without_a_target_steady_is_under_one_hundredth_of_the_level() -> None:
    subject = indicator()
    assert assessed(subject, {2017: 98.2, 2018: 99.1, 2019: 100}, 2019).trend is Trend.STEADY
    assert assessed(subject, {2017: 98, 2018: 99, 2019: 100}, 2019).trend is Trend.RISING
    assert assessed(subject, {2017: 0, 2018: 0, 2019: 0}, 2019).trend is Trend.STEADY


def test_context_has_a_trend_too() -> None:
    assert (
        assessed(indicator(context=True), {2017: 9, 2018: 6, 2019: 3}, 2019).trend is Trend.FALLING
    )


def test_never_across_a_break() -> None:
    entered = [
        *readings({2015: 10, 2016: 20, 2017: 30, 2019: 100}),
        reading(2018, 100, flags=(Flag.BREAK,)),
    ]
    assert assessed(indicator(), entered, 2019).trend is None
    assert assessed(indicator(), [*entered, reading(2020, 100)], 2020).trend is Trend.STEADY
    anew = states(baseline=((2014, 5.0), (2018, 100.0)))
    plain = {2015: 10, 2016: 20, 2017: 30, 2018: 100, 2019: 100}
    assert assessed(anew, plain, 2019).trend is None


def test_of_a_band_towards_it_is_good() -> None:
    band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0))
    assert assessed(band, {2017: 30, 2018: 33, 2019: 36}, 2019).trend is Trend.IMPROVING
    assert assessed(band, {2017: 70, 2018: 73, 2019: 76}, 2019).trend is Trend.WORSENING
    assert assessed(band, {2017: 45, 2018: 50, 2019: 55}, 2019).trend is Trend.RISING


def test_of_totals_the_total_is_taken() -> None:
    subject = states(by(2020, value=500.0), baseline=(2016, 100.0), accumulate=True)
    assert assessed(subject, {2017: 90, 2018: 60, 2019: 30}, 2019).trend is Trend.IMPROVING


def test_rounding_errors_are_no_movement() -> None:
    subject = indicator(each_year(Aim.AT_MOST, 0.0))
    third = 0.1 + 0.2
    assert assessed(subject, {2017: 0.3, 2018: 0.3, 2019: third}, 2019).trend is Trend.STEADY
    met = states(by(2020, value=0.3), baseline=(2016, 0.3))
    assert assessed(met, {2017: third, 2018: third, 2019: 0.3}, 2019).trend is Trend.STEADY
