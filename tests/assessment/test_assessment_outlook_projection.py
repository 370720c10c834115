"""Where the pace leads, and what the target takes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import (
    assessed,
    at_most,
    by,
    done_by,
    each_year,
    indicator,
    reading,
    readings,
    scale,
    states,
)

from scorecard.model.plan import Aim, Direction, Indicator, Kind
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.scorecard import Pace, Projection
from scorecard.model.status import Reason, Status

# Readings of the strategy's own case; between every two of them 3, 2.5, 8/3, 2, 2.5 and 3 a year.
OWN = {2017: 102, 2018: 105, 2019: 107, 2020: 110}


def projection(subject: Indicator, entered: object, year: int = 2019) -> Projection:
    found = assessed(subject, entered, year).projection  # type: ignore[arg-type]  # as it takes it
    assert found is not None
    return found


def test_the_strategys_own_case_by_hand() -> None:
    found = projection(states(by(2024)), OWN, 2020)
    # In order: 2, 2.5, 2.5, 8/3, 3, 3. Median (2.5 + 8/3) / 2; a quarter of the way from the
    # first to the last of six lies a quarter of the way from the second to the third: 2.5; three
    # quarters lies three quarters from the fourth to the fifth: 8/3 + 0.75 / 3.
    pace = (2.5 + 8 / 3) / 2
    assert found.year == 2024
    assert found.pace == pytest.approx(pace)
    assert found.value == pytest.approx(110 + 4 * pace)
    assert found.low == pytest.approx(110 + 4 * 2.5)
    assert found.high == pytest.approx(110 + 4 * (8 / 3 + 0.25))
    # 20 short at 2.58 a year: 7.74 years, so in the eighth.
    assert found.reached == 2028
    assert found.needed == 5.0


def test_the_year_it_is_reached_exactly_is_no_year_more() -> None:
    entered = {2017: 100, 2018: 110, 2019: 120}
    assert projection(states(by(2021)), entered).reached == 2020
    thirds = {2017: 100, 2018: 100 + 10 / 3, 2019: 100 + 20 / 3}
    assert projection(states(by(2021, value=110.0)), thirds).reached == 2020
    # In binary 0.6 at 0.1 a year is a little more than six years.
    tenths = indicator(by(2029, value=0.8), baseline=(2016, 0.0))
    assert projection(tenths, {2017: 0.0, 2018: 0.1, 2019: 0.2}).reached == 2025


def test_after_the_date_only_the_year_it_is_reached() -> None:
    found = projection(states(), OWN, 2020)
    assert (found.value, found.low, found.high, found.needed) == (None, None, None, None)
    assert (found.year, found.reached) == (2020, 2028)


@pytest.mark.parametrize("step", [0, -2])
def test_never_when_nothing_moves_towards_it(step: int) -> None:
    entered = {year: 110 + step * (year - 2017) for year in (2017, 2018, 2019)}
    found = projection(states(), entered)
    assert found.reached is None
    assert found.value == entered[2019] + step


def test_never_when_it_lies_more_than_a_lifetime_ahead() -> None:
    assert projection(states(), {2017: 110, 2018: 110.19, 2019: 110.38}).reached is None
    assert projection(states(), {2017: 110, 2018: 110.25, 2019: 110.5}).reached == 2097


def test_falling_is_a_mirror() -> None:
    subject = indicator(at_most(0, 2021), baseline=(2016, 30.0))
    found = projection(subject, {2017: 28, 2018: 26, 2019: 24})
    assert (found.pace, found.value, found.reached, found.needed) == (-2.0, 20.0, 2031, -12.0)


def test_it_is_cut_at_the_declared_limits() -> None:
    subject = indicator(at_most(5, 2021), baseline=(2016, 30.0), minimum=0.0)
    found = projection(subject, {2017: 27, 2018: 18, 2019: 9})
    assert (found.value, found.low, found.high) == (0.0, 0.0, 0.0)
    wide = indicator(by(2025, value=100.0), baseline=(2016, 0.0), kind=Kind.PERCENT, maximum=100.0)
    risen = projection(wide, {2017: 30, 2018: 50, 2019: 90})
    assert (risen.value, risen.high) == (100.0, 100.0)


def test_a_scale_stays_within_its_levels() -> None:
    subject = scale(2, 2024, baseline=(2015, 0.0))
    found = projection(subject, {2016: "none", 2017: "none", 2018: "weak", 2019: "weak"})
    # Moves: 0, 1/2, 1/3, 1, 1/2 and 0. Five years on from 1 it would stand over 3; 2 is the most.
    assert found.pace == pytest.approx((1 / 3 + 1 / 2) / 2)
    assert (found.value, found.reached) == (2.0, 2022)


def test_totals_are_not_cut_at_the_limits_of_a_year() -> None:
    subject = indicator(by(2021, value=900.0), baseline=(2016, 0.0), accumulate=True, maximum=200.0)
    found = projection(subject, {2017: 100, 2018: 100, 2019: 100})
    assert (found.value, found.pace, found.needed) == (500.0, 100.0, 300.0)


def test_the_last_five_years_alone_count() -> None:
    entered = {2010: 0, 2012: 90, 2015: 100, 2017: 101, 2019: 102}
    assert projection(states(by(2021)), entered).pace == pytest.approx(0.5)


@pytest.mark.parametrize(
    "entered",
    [
        readings({2018: 105, 2019: 107}),
        [*readings({2016: 90, 2017: 95, 2019: 107}), reading(2018, 105, flags=(Flag.BREAK,))],
        {2012: 90, 2013: 93, 2018: 105, 2019: 107},
    ],
)
def test_nothing_from_fewer_than_three_or_across_a_break(entered: object) -> None:
    result = assessed(states(baseline=(2011, 80.0)), entered, 2019)  # type: ignore[arg-type]  # as it takes it
    assert result.projection is None


def test_nothing_without_a_level_and_a_date_or_without_a_status() -> None:
    entered = {2017: 1, 2018: 2, 2019: 3}
    for subject in (
        indicator(each_year(Aim.AT_LEAST)),
        indicator(direction=Direction.INCREASE),
        indicator(by(2021), context=True),
        indicator(by(2021), active_to=2018),
    ):
        assert assessed(subject, entered, 2019).projection is None
        assert assessed(subject, entered, 2019).pace is None
    once = indicator(done_by(2021), kind=Kind.YES_NO)
    assert assessed(once, {2017: "no", 2018: "yes", 2019: "no"}, 2019).projection is None
    stale = assessed(states(by(2022)), {2014: 90, 2015: 95, 2016: 97, 2017: 98}, 2020)
    assert (stale.reason, stale.projection, stale.pace) == (Reason.STALE, None, None)


def test_what_is_met_keeps_its_year_and_needs_nothing() -> None:
    result = assessed(states(), {2017: 110, 2018: 132, 2019: 134}, 2019)
    assert result.status is Status.ACHIEVED
    assert result.projection is not None
    assert (result.projection.reached, result.projection.needed) == (2019, None)
    assert result.projection.value is not None


def test_figures_too_large_for_arithmetic_project_nothing() -> None:
    entered = {2017: -1.7e308, 2018: 1.7e308, 2019: -1.7e308}
    assert assessed(states(), entered, 2019).projection is None


def test_the_pace_by_hand() -> None:
    pace = assessed(states(), {2017: 102, 2018: 105}, 2018).pace
    assert pace == Pace(made=2.5, planned=7.5, needed=12.5, since=2018, until=2020)
    # It needs one reading after the baseline, and no more.
    assert assessed(states(), {2018: 105}, 2018).pace == pace
    assert assessed(states(), {2016: 100}, 2018).pace is None


def test_the_pace_counts_from_the_latest_reading() -> None:
    pace = assessed(states(by(2021)), {2018: 105}, 2020).pace
    assert pace is not None
    assert (pace.needed, pace.since, pace.until) == (25 / 3, 2018, 2021)


def test_a_bound_that_decides_nothing_has_no_pace() -> None:
    entered = [reading(2018, 131, qualifier=Qualifier.AT_MOST)]
    assert assessed(states(), entered, 2018).pace is None


def test_a_target_by_a_day_counts_by_its_year() -> None:
    pace = assessed(states(by(date(2020, 6, 30))), {2018: 105}, 2018).pace
    assert pace is not None
    assert pace.needed == 12.5


@settings(deadline=None, max_examples=150)
@given(
    values=st.lists(st.integers(-500, 500), min_size=3, max_size=5),
    due=st.integers(2022, 2030),
    aim=st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST]),
)
def test_the_value_lies_in_its_range_and_the_pace_needed_arrives(
    values: list[int], due: int, aim: Aim
) -> None:
    entered = dict(zip(range(2017, 2022), values, strict=False))
    target = by(due, aim, 130.0)
    result = assessed(states(target), entered, 2021, period=(2017, 2030))
    found = result.projection
    if found is None:
        assert result.status is Status.NOT_ASSESSED
        return
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert found.low <= found.value <= found.high
    latest = max(entered)
    if found.needed is not None:
        assert entered[latest] + found.needed * (due - latest) == pytest.approx(130.0)
    if found.reached is not None and result.status is not Status.ACHIEVED:
        there = entered[latest] + found.pace * (found.reached - latest)
        slack = 1e-6
        assert there >= 130 - slack if aim is Aim.AT_LEAST else there <= 130 + slack
