"""Trend, projection, pace and confidence where one answer ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_case import entity, told
from series_case import (
    assessed,
    at_most,
    by,
    each_year,
    indicator,
    judged,
    milestones,
    scale,
    states,
)

from scorecard.model.plan import Aggregate, Aim, Direction, Indicator, Kind, Thresholds
from scorecard.model.scorecard import Doubt
from scorecard.model.status import Status, Trend

if TYPE_CHECKING:
    from scorecard.model.scorecard import Projection


class TestTrend:
    def test_the_level_is_that_of_the_latest_reading(self) -> None:
        # Half a unit a year is more than 1 % of 30 and less than 1 % of 300.
        assert assessed(indicator(), {2018: 29, 2019: 29.6, 2020: 30}).trend is Trend.RISING

    def test_which_way_is_good_is_told_by_the_latest_reading(self) -> None:
        band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0))
        assert assessed(band, {2018: 10, 2019: 15, 2020: 20}).trend is Trend.IMPROVING
        assert assessed(band, {2018: 90, 2019: 85, 2020: 80}).trend is Trend.IMPROVING

    @pytest.mark.parametrize(("edge", "step"), [(40, 5), (40, -5), (60, 5), (60, -5)])
    def test_at_the_edge_of_a_band_no_way_is_better(self, edge: int, step: int) -> None:
        band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0))
        entered = {2018: edge - 2 * step, 2019: edge - step, 2020: edge}
        assert assessed(band, entered).trend is (Trend.RISING if step > 0 else Trend.FALLING)

    def test_the_move_needed_in_a_single_year(self) -> None:
        # 30 are needed in the year: 2 are nothing.
        late = states(baseline=(2019, 100.0))
        assert assessed(late, {2018: 98, 2019: 100, 2020: 102}).trend is Trend.STEADY

    def test_a_baseline_of_the_year_it_is_due_needs_no_move(self) -> None:
        at_once = states(baseline=(2020, 100.0))
        assert assessed(at_once, {2018: 98, 2019: 100, 2020: 102}).trend is Trend.IMPROVING

    def test_there_is_one_without_a_baseline(self) -> None:
        result = assessed(indicator(by(2020)), {2013: 10, 2014: 20, 2015: 30}, 2017)
        assert result.baseline is None
        assert result.trend is Trend.IMPROVING


def counted(how: Aggregate, target: float, *titles: str) -> Indicator:
    """Return an indicator of so many entities with deadlines, counted."""
    entities = tuple(entity(title, "2030-12-31") for title in titles)
    return indicator(
        by(2030, value=target),
        baseline=(2016, 0.0),
        entities=entities,
        entity_kind=Kind.YES_NO,
        aggregate=how,
    )


def projected(subject: Indicator, entered: object, year: int = 2020) -> Projection:
    found = assessed(subject, entered, year).projection  # type: ignore[arg-type]  # as it takes it
    assert found is not None
    return found


class TestProjection:
    def test_a_count_stays_between_none_and_all(self) -> None:
        rising = told({"A": {2018: "yes"}, "B": {2019: "yes"}, "C": {2020: "no"}})
        assert projected(counted(Aggregate.COUNT, 3.0, "A", "B", "C"), rising).value == 3.0
        falling = told(
            {"A": {2017: "yes", 2019: "no"}, "B": {2017: "yes", 2020: "no"}, "C": {2017: "yes"}}
        )
        lost = projected(counted(Aggregate.COUNT, 3.0, "A", "B", "C"), falling)
        assert (lost.value, lost.low) == (0.0, 0.0)

    @pytest.mark.parametrize(("step", "end"), [(10, 100.0), (-10, 0.0)])
    def test_a_share_stays_within_the_whole(self, step: int, end: float) -> None:
        shared = indicator(by(2030, value=90.0), baseline=(2016, 50.0), aggregate=Aggregate.SHARE)
        found = projected(shared, {2018: 50, 2019: 50 + step, 2020: 50 + 2 * step})
        assert found.value == end

    def test_the_limits_of_one_entity_are_none_of_their_sum(self) -> None:
        summed = indicator(
            by(2030, value=90.0), baseline=(2016, 50.0), aggregate=Aggregate.SUM, maximum=80.0
        )
        assert projected(summed, {2018: 50, 2019: 60, 2020: 70}).value == 170.0

    def test_a_scale_may_fall_to_its_lowest_level(self) -> None:
        falling = {2018: "strong", 2019: "weak", 2020: "weak"}
        found = projected(scale(2, 2026, baseline=(2017, 2.0)), falling)
        assert (found.value, found.low) == (0.0, 0.0)

    def test_a_lifetime_is_still_in_sight(self) -> None:
        subject = indicator(by(2030, value=102.0), baseline=(2016, 0.0))
        found = projected(subject, {2018: 0, 2019: 1, 2020: 2})
        assert found.reached == 2120

    def test_none_of_a_total_with_a_gap(self) -> None:
        total = states(by(2021, value=500.0), accumulate=True)
        result = assessed(total, {2016: 0, 2017: 300, 2018: 100, 2020: 100})
        assert result.status is Status.ACHIEVED
        assert (result.projection, result.pace, result.trend) == (None, None, None)

    def test_only_readings_since_a_series_was_started_anew_lead_anywhere(self) -> None:
        anew = indicator(by(2024), baseline=((2012, 0.0), (2017, 80.0)))
        entered = {2016: 10, 2018: 82, 2019: 84, 2020: 86}
        assert projected(anew, entered).pace == 2.0


class TestPace:
    def test_none_where_the_baseline_is_of_the_year_it_is_due(self) -> None:
        at_once = states(baseline=(2020, 100.0))
        result = assessed(at_once, {2021: 110}, 2021)
        assert result.status is Status.MISSED
        assert result.pace is None

    def test_none_of_a_published_method(self) -> None:
        named = states(thresholds=Thresholds("okr"))
        result = assessed(named, {2017: 102, 2018: 105, 2019: 107}, 2019)
        assert result.status is Status.OFF_TRACK
        assert (result.pace, result.confidence) == (None, None)

    def test_nothing_is_worked_out_without_a_target(self) -> None:
        voice = indicator(kind=Kind.QUALITATIVE)
        said = assessed(voice, {}, 2019, judgements=[judged(2019, Status.ON_TRACK)])
        rising = indicator(thresholds=Thresholds("growth"), direction=Direction.INCREASE)
        grown = assessed(rising, {2017: 100, 2018: 110, 2019: 120}, 2019)
        for result in (said, grown):
            assert result.status is Status.ON_TRACK
            assert (result.pace, result.projection, result.confidence) == (None, None, None)


TEN_A_YEAR = states(by(2020, value=140.0))


def doubts(subject: Indicator, entered: object, year: int = 2019) -> tuple[Doubt, ...]:
    found = assessed(subject, entered, year).confidence  # type: ignore[arg-type]  # as it takes it
    assert found is not None
    return found.doubts


class TestConfidence:
    def test_the_first_of_two_readings_is_one_before_the_latest(self) -> None:
        entered = {2017: 110, 2018: 105}
        assert Doubt.LATEST_DECIDES in doubts(TEN_A_YEAR, entered, 2018)

    def test_the_baselines_own_year_is_not(self) -> None:
        assert doubts(TEN_A_YEAR, {2016: 100, 2018: 105}, 2018) == (Doubt.FEW_READINGS,)
        assert doubts(TEN_A_YEAR, {2018: 105}, 2018) == (Doubt.FEW_READINGS,)

    def test_having_left_a_target_met_at_the_start_may_be_firm(self) -> None:
        left = states(baseline=(2016, 135.0))
        assert doubts(left, {2017: 120, 2018: 119, 2019: 118}) == ()
        assert doubts(left, {2017: 134, 2018: 135, 2019: 118}) == (Doubt.LATEST_DECIDES,)

    def test_what_had_met_its_target_was_on_the_good_side(self) -> None:
        assert doubts(TEN_A_YEAR, {2017: 120, 2018: 141, 2019: 130}) == ()

    def test_a_reading_of_the_baselines_own_year_makes_no_pace(self) -> None:
        assert doubts(TEN_A_YEAR, {2016: 60, 2018: 105, 2019: 125}) == ()

    def test_what_met_before_it_was_lost_makes_the_latest_decide(self) -> None:
        falling = indicator(at_most(0, 2020), baseline=(2016, 10.0))
        again = assessed(falling, {2019: 2, 2020: 0, 2021: 3}, 2021)
        assert again.confidence is not None
        assert again.confidence.doubts == (Doubt.LATEST_DECIDES,)

    def test_a_flat_part_of_the_path_has_no_pace(self) -> None:
        flat = states(by(2021), milestones=milestones({2019: 100}))
        standing = assessed(flat, {2017: 99, 2018: 99, 2019: 99}, 2019)
        assert standing.status is Status.OFF_TRACK
        assert doubts(flat, {2017: 99, 2018: 99, 2019: 99}) == ()
        later = doubts(flat, {2017: 100, 2018: 100, 2020: 101}, 2020)
        assert later == (Doubt.LATEST_DECIDES,)
