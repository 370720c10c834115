"""Targets with a date: the decision order of method ``path``, clause by clause."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from series_case import (
    PERIOD,
    assessed,
    at_most,
    by,
    indicator,
    milestones,
    reading,
    readings,
    states,
)

from scorecard.model.plan import Thresholds
from scorecard.model.reading import Flag
from scorecard.model.scorecard import Point, Rule
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult

STATES = {2017: 102, 2018: 105, 2019: 107, 2020: 110}


def verdict(result: IndicatorResult) -> tuple[Status, Note | None, Reason | None]:
    return result.status, result.note, result.reason


def test_the_known_case_runs_as_published() -> None:
    in_2018 = assessed(states(), STATES, 2018)
    assert verdict(in_2018) == (Status.OFF_TRACK, None, None)
    assert in_2018.expected == 115
    assert in_2018.ratio == pytest.approx(1 / 3, abs=1e-12)
    assert in_2018.explanation.rule is Rule.RATIO
    assert in_2018.explanation.cut == 0.60
    assert in_2018.explanation.path == (Point(2016, 100.0), Point(2020, 130.0))
    assert in_2018.explanation.actual == Point(2018, 105.0)
    in_2019 = assessed(states(), STATES, 2019)
    assert in_2019.ratio == pytest.approx(7 / 22.5, abs=1e-12)
    assert in_2019.status is Status.OFF_TRACK
    in_2020 = assessed(states(), STATES, 2020)
    assert verdict(in_2020) == (Status.MISSED, None, None)
    assert in_2020.expected == 130
    assert in_2020.explanation.shortfall == 20


class TestRuleOne:
    def test_context_is_never_scored(self) -> None:
        result = assessed(states(context=True), STATES, 2018)
        assert verdict(result) == (Status.NOT_ASSESSED, None, Reason.CONTEXT)
        assert result.latest is not None
        assert result.expected is None

    @pytest.mark.parametrize("years", [(2019, None), (None, 2017)])
    def test_an_indicator_outside_its_years_is_retired(
        self, years: tuple[int | None, int | None]
    ) -> None:
        subject = states(active_from=years[0], active_to=years[1])
        assert assessed(subject, STATES, 2018).reason is Reason.RETIRED
        inside = states(active_from=2018, active_to=2018)
        assert assessed(inside, STATES, 2018).status is Status.OFF_TRACK

    def test_context_and_retired_come_before_a_fault_and_a_fault_before_no_target(self) -> None:
        assert assessed(indicator(faulty=True), STATES).reason is Reason.FAULT
        assert assessed(indicator(faulty=True, context=True), STATES).reason is Reason.CONTEXT
        assert assessed(indicator(faulty=True, active_to=2018), STATES).reason is Reason.RETIRED

    def test_no_target_no_status(self) -> None:
        assert assessed(indicator(), STATES).reason is Reason.NO_TARGET

    def test_no_reading_while_not_due_and_due_no_reading_when_due(self) -> None:
        assert assessed(states(), {}, 2019).reason is Reason.NO_READING
        assert assessed(states(), {}, 2020).reason is Reason.DUE_NO_READING

    def test_a_break_between_baseline_and_latest_reading(self) -> None:
        broken = [reading(2017, 102), reading(2018, 130, flags=(Flag.BREAK,)), reading(2019, 131)]
        result = assessed(states(), broken, 2019)
        assert verdict(result) == (Status.NOT_ASSESSED, None, Reason.SERIES_BREAK)
        assert result.explanation.broken == (2018,)
        assert result.expected is None
        # Even where the reading would decide, and where the target is met.
        assert assessed(states(), [*broken, reading(2020, 140)], 2020).reason is Reason.SERIES_BREAK

    def test_a_break_in_the_year_of_the_baseline_or_before_it_is_none(self) -> None:
        entered = [reading(2016, 100, flags=(Flag.BREAK,)), reading(2018, 105)]
        assert assessed(states(), entered, 2018).status is Status.OFF_TRACK
        # Nor is one that is still to come.
        later = [reading(2018, 105), reading(2019, 99, flags=(Flag.BREAK,))]
        assert assessed(states(), later, 2018).status is Status.OFF_TRACK

    def test_only_a_baseline(self) -> None:
        result = assessed(states(), {2016: 100}, 2018)
        assert verdict(result) == (Status.NOT_ASSESSED, None, Reason.BASELINE_ONLY)
        assert result.baseline == Point(2016, 100.0)
        assert assessed(indicator(by(2020)), {2018: 105}, 2018).reason is Reason.BASELINE_ONLY
        # As written, this comes before what is due.
        assert assessed(states(), {2016: 100}, 2020).reason is Reason.BASELINE_ONLY


class TestRuleTwo:
    def test_the_target_itself_meets_it(self) -> None:
        result = assessed(states(), {2018: 105, 2020: 130})
        assert verdict(result) == (Status.ACHIEVED, None, None)
        assert result.explanation.rule is Rule.MET_BY_DUE
        assert result.explanation.met == 2020
        assert not result.explanation.date_unknown
        falling = indicator(at_most(0, 2020), baseline=(2016, 10.0))
        assert assessed(falling, {2020: 0}).status is Status.ACHIEVED

    def test_a_later_reading_decides_where_the_year_has_none(self) -> None:
        result = assessed(states(), {2018: 105, 2021: 131}, 2021)
        assert verdict(result) == (Status.ACHIEVED, None, None)
        assert result.explanation.date_unknown
        short = assessed(states(), {2018: 105, 2021: 120}, 2021)
        assert short.status is Status.MISSED
        assert short.explanation.shortfall == 10

    def test_met_after_a_reading_at_or_after_the_date_fell_short(self) -> None:
        result = assessed(states(), {2020: 110, 2021: 131}, 2021)
        assert verdict(result) == (Status.ACHIEVED, Note.MET_LATE, None)
        assert (result.explanation.met, result.explanation.broken) == (2021, (2020,))

    def test_met_then_and_not_now(self) -> None:
        result = assessed(states(), {2020: 131, 2021: 128}, 2021)
        assert verdict(result) == (Status.OFF_TRACK, Note.LOST, None)
        assert (result.explanation.met, result.explanation.broken) == (2020, (2021,))
        still = assessed(states(), {2020: 131, 2021: 128, 2022: 127}, 2022)
        assert still.explanation.broken == (2021,)
        # Met late and lost again is lost too; met, lost and met again is achieved.
        assert assessed(states(), {2020: 1, 2021: 131, 2022: 1}, 2022).note is Note.LOST
        assert assessed(states(), {2020: 131, 2021: 1, 2022: 131}, 2022).status is Status.ACHIEVED

    def test_a_missed_target_is_measured_by_the_reading_that_decided(self) -> None:
        result = assessed(states(), {2020: 110, 2021: 115}, 2021)
        assert result.status is Status.MISSED
        assert result.explanation.shortfall == 20
        assert result.explanation.actual == Point(2020, 110.0)
        assert result.explanation.ratio == pytest.approx(1 / 3)
        # What stands beside the latest reading is the latest reading's.
        assert result.latest is not None
        assert result.latest.year == 2021
        assert result.expected == 130
        assert result.ratio == pytest.approx(0.5)

    def test_met_before_the_date_and_not_at_it_is_missed(self) -> None:
        assert assessed(states(), {2019: 131, 2020: 129}).status is Status.MISSED

    def test_it_is_not_too_old_to_decide(self) -> None:
        assert assessed(states(), {2020: 130}, 2024).status is Status.ACHIEVED

    def test_the_reading_of_the_year_decides_whenever_it_comes_in(self) -> None:
        early = assessed(states(), {2018: 105, 2020: 110}, 2020, as_of=date(2020, 11, 25))
        assert early.status is Status.MISSED

    def test_a_day_still_ahead_cannot_have_been_missed(self) -> None:
        subject = states(by(date(2020, 6, 30)))
        before = assessed(subject, {2018: 105, 2020: 110}, 2020, as_of=date(2020, 6, 29))
        assert before.status is Status.OFF_TRACK
        on_the_day = assessed(subject, {2018: 105, 2020: 110}, 2020, as_of=date(2020, 6, 30))
        assert on_the_day.status is Status.MISSED


class TestRuleThree:
    def test_due_and_no_reading(self) -> None:
        result = assessed(states(), {2018: 105, 2019: 140})
        assert verdict(result) == (Status.NOT_ASSESSED, None, Reason.DUE_NO_READING)
        assert (result.expected, result.ratio) == (None, None)
        assert result.explanation.actual == Point(2019, 140.0)

    def test_the_date_comes_on_31_december_or_the_day_itself(self) -> None:
        before = assessed(states(), {2018: 105}, 2020, as_of=date(2020, 12, 30))
        assert before.status is Status.OFF_TRACK
        on_it = assessed(states(), {2018: 105}, 2020, as_of=date(2020, 12, 31))
        assert on_it.reason is Reason.DUE_NO_READING


class TestRuleFour:
    def test_too_old_with_the_last_known_status(self) -> None:
        subject = states(by(2024))
        at_the_edge = assessed(subject, {2017: 103.75}, 2019)
        assert at_the_edge.status is not Status.NOT_ASSESSED
        result = assessed(subject, {2017: 103.75}, 2020)
        assert verdict(result) == (Status.NOT_ASSESSED, None, Reason.STALE)
        # What it said of its own year, not what that figure would mean today.
        assert result.explanation.last_known is Status.ON_TRACK

    def test_each_indicator_may_say_how_old_is_too_old(self) -> None:
        patient = states(by(2024), thresholds=Thresholds(stale_after=5))
        assert assessed(patient, {2017: 102}, 2021).status is Status.OFF_TRACK
        hasty = states(by(2024), thresholds=Thresholds(stale_after=0))
        assert assessed(hasty, {2019: 102}, 2020).reason is Reason.STALE


class TestRuleFive:
    def test_met_before_it_is_due(self) -> None:
        result = assessed(states(), {2018: 130}, 2018)
        assert verdict(result) == (Status.ACHIEVED, None, None)
        assert result.explanation.rule is Rule.MET_EARLY

    def test_slipping_when_the_trend_is_away(self) -> None:
        result = assessed(states(), {2017: 145, 2018: 140, 2019: 131}, 2019)
        assert verdict(result) == (Status.ACHIEVED, Note.SLIPPING, None)
        rising = assessed(states(), {2017: 131, 2018: 140, 2019: 145}, 2019)
        assert rising.note is None

    def test_a_move_counts_that_is_a_tenth_of_what_the_baseline_asks_a_year(self) -> None:
        result = assessed(states(), {2017: 142, 2018: 141, 2019: 140}, 2019)
        assert result.note is Note.SLIPPING
        steady = assessed(states(), {2017: 141, 2018: 140.5, 2019: 140}, 2019)
        assert steady.note is None

    def test_what_was_before_a_new_baseline_does_not_count(self) -> None:
        anew = indicator(by(2025), baseline=((2010, 100.0), (2016, 150.0)))
        rose = {2012: 100, 2013: 105, 2014: 110, 2015: 115}
        fell = {2017: 150, 2018: 145, 2019: 140}
        assert assessed(anew, rose | fell, 2019).note is Note.SLIPPING

    def test_a_sum_with_a_year_missing_says_nothing_of_a_trend(self) -> None:
        summed = indicator(by(2025, value=100.0), baseline=(2016, 0.0), accumulate=True)
        result = assessed(summed, {2017: 60, 2019: 70}, 2019)
        assert verdict(result) == (Status.ACHIEVED, None, None)


def test_rule_six_the_baseline_met_the_target_and_the_reading_does_not() -> None:
    result = assessed(states(baseline=(2016, 135.0)), {2018: 129}, 2018)
    assert verdict(result) == (Status.OFF_TRACK, Note.MOVING_AWAY, None)
    assert result.explanation.rule is Rule.MET_AT_BASELINE
    equal = assessed(states(baseline=(2016, 130.0)), {2018: 129}, 2018)
    assert equal.note is Note.MOVING_AWAY


class TestRuleSeven:
    def test_at_or_beyond_the_path(self) -> None:
        for value in (115, 120):
            result = assessed(states(), {2018: value}, 2018)
            assert result.status is Status.ON_TRACK
            assert result.explanation.rule is Rule.AT_OR_BEYOND_PATH

    @pytest.mark.parametrize(
        ("value", "status", "note"),
        [
            (114.25, Status.ON_TRACK, None),  # a ratio of 0.95 exactly
            (114.24999, Status.AT_RISK, None),
            (109, Status.AT_RISK, None),  # 0.60
            (108.99999, Status.OFF_TRACK, None),
            (98.5, Status.OFF_TRACK, None),  # -0.10
            (98.49999, Status.OFF_TRACK, Note.MOVING_AWAY),
        ],
    )
    def test_the_cuts_belong_to_the_better_side(
        self, value: float, status: Status, note: Note | None
    ) -> None:
        assert verdict(assessed(states(), {2018: value}, 2018)) == (status, note, None)

    def test_the_cuts_are_the_indicators_own(self) -> None:
        strict = states(thresholds=Thresholds(on_track=1.0, at_risk=0.9))
        assert assessed(strict, {2018: 114.5}, 2018).status is Status.AT_RISK
        assert assessed(strict, {2018: 113}, 2018).status is Status.OFF_TRACK

    def test_no_movement_expected_yet(self) -> None:
        subject = states(milestones=milestones({2018: 100}))
        result = assessed(subject, {2018: 99.9}, 2018)
        assert verdict(result) == (Status.OFF_TRACK, None, None)
        assert result.explanation.rule is Rule.NO_MOVEMENT_EXPECTED
        assert result.ratio is None
        at_it = assessed(subject, {2018: 100}, 2018)
        assert (at_it.status, at_it.ratio) == (Status.ON_TRACK, None)

    def test_a_milestone_that_turns_back(self) -> None:
        subject = states(milestones=milestones({2018: 90}))
        below = assessed(subject, {2018: 80}, 2018)
        assert (below.status, below.note, below.ratio) == (Status.OFF_TRACK, None, None)
        assert assessed(subject, {2018: 91}, 2018).status is Status.ON_TRACK

    def test_the_path_goes_through_the_milestones_and_stays_at_the_target(self) -> None:
        subject = states(milestones=milestones({2018: 120, 2012: 1, 2025: 1}))
        assert assessed(subject, {2017: 110}, 2017).expected == 110
        assert assessed(subject, {2018: 110}, 2018).ratio == 0.5
        assert assessed(subject, {2019: 110}, 2019).expected == 125
        assert assessed(subject, {2021: 110}, 2021).expected == 130

    def test_an_older_reading_is_held_against_the_year_of_the_scorecard(self) -> None:
        result = assessed(states(), {2018: 105}, 2019)
        assert result.expected == 122.5
        assert result.ratio == pytest.approx(5 / 22.5)

    def test_falling_is_rising_in_a_mirror(self) -> None:
        subject = indicator(at_most(-130, 2020), baseline=(2016, -100.0))
        result = assessed(subject, {2018: -105}, 2018)
        assert (result.expected, result.status) == (-115, Status.OFF_TRACK)
        assert result.ratio == pytest.approx(1 / 3)

    def test_nothing_is_minus_zero(self) -> None:
        subject = indicator(at_most(0, 2020), baseline=(2016, 10.0))
        result = assessed(subject, {2018: 10}, 2018)
        assert str(result.ratio) == "0.0"
        latest = assessed(states(), {2018: "-0"}, 2018).latest
        assert latest is not None
        assert str(latest.value) == "0.0"


def test_every_year_of_the_period_gives_the_same_answer_in_another_order() -> None:
    forward = readings(STATES)
    for year in range(PERIOD[0], PERIOD[1] + 1):
        assert assessed(states(), forward, year) == assessed(states(), forward[::-1], year)
