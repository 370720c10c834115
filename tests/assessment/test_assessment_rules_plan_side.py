"""Targets with a date: what counts as equal, qualifiers, revised targets, baselines."""

from __future__ import annotations

from datetime import date

import pytest
from series_case import assessed, at_most, by, indicator, reading, readings, states

from scorecard.assessment.path import expected
from scorecard.model.plan import Aim
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.scorecard import BaselineOrigin, Point, Rule
from scorecard.model.status import Note, Reason, Status

STATES = {2017: 102, 2018: 105, 2019: 107, 2020: 110}


class TestRounding:
    def test_a_sum_of_tenths_meets_its_target(self) -> None:
        subject = indicator(at_most(0.3, 2020), baseline=(2016, 0.0), accumulate=True)
        entered = {2017: "0.1", 2018: "0.1", 2019: "0.1", 2020: 0}
        assert assessed(subject, entered).status is Status.ACHIEVED

    def test_whatever_is_short_of_the_target_has_not_met_it(self) -> None:
        short = "129.99999999999999999999999999"
        assert assessed(states(), {2020: short}).status is Status.MISSED
        assert assessed(states(), {2020: "130.00000000000000000000000000"}).status is (
            Status.ACHIEVED
        )

    @pytest.mark.parametrize("unit", [0.1, 0.3, 0.7, 1.1, 1e-3, 1e-7, 3e5])
    def test_a_ratio_at_a_cut_stays_there_in_any_unit(self, unit: float) -> None:
        subject = indicator(by(2020, value=130 * unit), baseline=(2016, 100 * unit))
        for value, status in ((114.25, Status.ON_TRACK), (109, Status.AT_RISK)):
            assert assessed(subject, {2018: repr(value * unit)}, 2018).status is status
        assert assessed(subject, {2018: repr(98.5 * unit)}, 2018).note is None

    def test_what_shows_as_the_target_and_is_not_does_not_meet_it(self) -> None:
        assert assessed(states(), {2020: "129.999999"}).status is Status.MISSED


class TestQualifiers:
    def test_at_least_cannot_meet_an_at_most_nor_the_other_way(self) -> None:
        falling = indicator(at_most(0, 2020), baseline=(2016, 10.0))
        entered = [reading(2020, 0, qualifier=Qualifier.AT_LEAST)]
        result = assessed(falling, entered)
        assert (result.status, result.reason) == (Status.NOT_ASSESSED, Reason.BOUND)
        assert result.explanation.possible == (Status.ACHIEVED, Status.MISSED)
        up_to = [reading(2020, 130, qualifier=Qualifier.AT_MOST)]
        assert assessed(states(), up_to).reason is Reason.BOUND
        below = [reading(2020, 129, qualifier=Qualifier.AT_MOST)]
        assert assessed(states(), below).status is Status.MISSED

    @pytest.mark.parametrize("qualifier", [Qualifier.AT_LEAST, Qualifier.ABOUT])
    def test_the_other_qualifiers_count_as_the_figure(self, qualifier: Qualifier) -> None:
        entered = [reading(2020, 130, qualifier=qualifier)]
        assert assessed(states(), entered).status is Status.ACHIEVED

    def test_before_the_date_both_ends_are_measured_on_the_path(self) -> None:
        falling = indicator(at_most(0, 2020), baseline=(2016, 10.0))
        entered = [reading(2018, 4, qualifier=Qualifier.AT_LEAST)]
        result = assessed(falling, entered, 2018)
        assert (result.reason, result.explanation.rule) == (Reason.BOUND, Rule.BOUND)
        assert result.explanation.possible == (Status.ON_TRACK, Status.OFF_TRACK)
        assert (result.expected, result.ratio) == (None, None)
        behind = [reading(2018, 8, qualifier=Qualifier.AT_LEAST)]
        assert assessed(falling, behind, 2018).status is Status.OFF_TRACK
        # Off track either way, and moving away at one end alone: that is not said.
        assert assessed(falling, behind, 2018).note is None
        limited = indicator(at_most(0, 2020), baseline=(2016, 10.0), maximum=4.5)
        assert assessed(limited, entered, 2018).status is Status.ON_TRACK


class TestRevisedTargets:
    REVISED = (
        by(2020),
        by(2022, value=120.0, decided=date(2019, 6, 1), why="too ambitious"),
    )

    def test_the_target_in_force_on_the_day_counts(self) -> None:
        subject = states(*self.REVISED)
        assert assessed(subject, STATES, 2018).target == self.REVISED[0]
        in_2019 = assessed(subject, STATES, 2019)
        assert in_2019.target == self.REVISED[1]
        assert assessed(subject, STATES, 2019, as_of=date(2019, 5, 31)).target == self.REVISED[0]
        assert assessed(subject, STATES, 2019, as_of=date(2019, 6, 1)).target == self.REVISED[1]

    def test_the_path_still_starts_at_the_original_baseline(self) -> None:
        result = assessed(states(*self.REVISED), STATES, 2019)
        assert result.explanation.path == (Point(2016, 100.0), Point(2022, 120.0))
        assert result.expected == 110

    def test_a_later_date_is_noted_where_nothing_else_is(self) -> None:
        subject = states(*self.REVISED)
        assert assessed(subject, STATES, 2018).note is None
        assert assessed(subject, STATES, 2019).note is Note.EXTENDED
        assert assessed(subject, {2019: 90}, 2019).note is Note.MOVING_AWAY
        sooner = states(by(2022), by(2020, decided=date(2018, 1, 1)))
        assert assessed(sooner, STATES, 2019).note is None
        context = states(*self.REVISED, context=True)
        assert assessed(context, STATES, 2019).note is None


class TestBaselines:
    def test_one_without_a_value_takes_the_reading_of_its_year(self) -> None:
        subject = states(baseline=(2016,))
        result = assessed(subject, {2016: 93, 2018: 105}, 2018)
        assert result.baseline == Point(2016, 93.0)
        assert result.explanation.baseline_origin is BaselineOrigin.READING

    def test_a_restated_baseline_reading_counts(self) -> None:
        entered = [*readings({2016: 93, 2018: 105}), reading(2016, 95, revision=2)]
        assert assessed(states(baseline=(2016,)), entered, 2018).baseline == Point(2016, 95.0)

    def test_a_missing_one_gives_way_to_the_next_reading(self) -> None:
        result = assessed(states(baseline=(2015,)), {2017: 102, 2018: 105}, 2018)
        assert result.baseline == Point(2017, 102.0)
        assert result.explanation.baseline_origin is BaselineOrigin.FIRST_AFTER

    @pytest.mark.parametrize(
        ("entered", "point", "origin"),
        [
            ({2015: 1, 2016: 93, 2018: 105}, Point(2016, 93.0), BaselineOrigin.YEAR_BEFORE),
            ({2015: 1, 2017: 94, 2018: 105}, Point(2017, 94.0), BaselineOrigin.FIRST_AFTER),
        ],
    )
    def test_none_declared(
        self, entered: dict[int, int], point: Point, origin: BaselineOrigin
    ) -> None:
        result = assessed(indicator(by(2020)), entered, 2018)
        assert result.explanation.baseline == point
        assert result.explanation.baseline_origin is origin

    def test_none_to_be_found(self) -> None:
        result = assessed(indicator(by(2020)), {2014: 90}, 2018)
        assert (result.reason, result.explanation.rule) == (Reason.NO_READING, Rule.NO_BASELINE)
        assert assessed(indicator(by(2020)), {2014: 90}, 2020).reason is Reason.DUE_NO_READING

    def test_a_later_one_starts_the_series_anew_in_its_year(self) -> None:
        subject = states(baseline=((2016, 100.0), (2018, 60.0)))
        entered = [*readings({2017: 102, 2019: 70}), reading(2018, 61, flags=(Flag.BREAK,))]
        assert assessed(subject, entered, 2017).baseline == Point(2016, 100.0)
        result = assessed(subject, entered, 2019)
        assert result.explanation.path == (Point(2018, 60.0), Point(2020, 130.0))
        assert (result.expected, result.reason) == (95, None)
        assert assessed(subject, entered, 2018).reason is Reason.BASELINE_ONLY


def test_a_band_with_a_date_is_a_fault_and_no_guess() -> None:
    subject = indicator(by(2020, Aim.BETWEEN, 40.0, low=40.0, high=60.0), baseline=(2016, 10.0))
    assert assessed(subject, {2018: 30}, 2018).reason is Reason.FAULT


def test_before_its_start_the_path_stands_at_the_baseline() -> None:
    path = (Point(2016, 100.0), Point(2020, 130.0))
    assert [expected(states(), path, year) for year in (2014, 2016, 2018, 2020, 2024)] == [
        100,
        100,
        115,
        130,
        130,
    ]
    # A target due before the series started anew is what is expected at once.
    assert expected(states(), (Point(2021, 60.0), Point(2020, 130.0)), 2021) == 130
