"""Which readings decide once the date has come, and of a total with a gap what may be said."""

from __future__ import annotations

from datetime import date

import pytest
from series_case import assessed, by, indicator, milestones, reading, readings, states

from scorecard.model.plan import Aim
from scorecard.model.reading import Flag, Qualifier
from scorecard.model.scorecard import BaselineOrigin, Explanation, Point, Rule
from scorecard.model.status import Note, Reason, Status


def test_meeting_the_target_before_its_date_does_not_count_once_it_has_come() -> None:
    result = assessed(states(), {2019: 131, 2020: 110, 2021: 131}, 2021)
    assert (result.note, result.explanation.met) == (Note.MET_LATE, 2021)
    assert result.explanation.broken == (2020,)


def test_readings_of_a_milestones_year_are_not_those_of_the_date() -> None:
    staged = states(milestones=milestones({2018: 110}))
    result = assessed(staged, {2018: 105, 2019: 107, 2020: 131})
    assert (result.explanation.rule, result.note) == (Rule.MET_BY_DUE, None)


def test_a_baseline_after_the_date_is_where_the_readings_begin() -> None:
    late = states(baseline=(2021, 100.0))
    entered = {2020: 131, 2022: 110}
    result = assessed(late, entered, 2022, period=(2017, 2022))
    assert (result.status, result.explanation.rule) == (Status.MISSED, Rule.MISSED)


def test_what_may_have_been_met_in_time_or_late_is_achieved_without_a_note() -> None:
    entered = [reading(2020, 131, qualifier=Qualifier.AT_MOST), *readings({2021: 131})]
    result = assessed(states(), entered, 2021)
    assert (result.status, result.note) == (Status.ACHIEVED, None)


def test_only_breaks_after_the_baseline_are_named() -> None:
    flags = (Flag.BREAK,)
    entered = [reading(2016, 100, flags=flags), reading(2018, 105, flags=flags)]
    assert assessed(states(), entered, 2018).explanation.broken == (2018,)
    assert assessed(states(), entered[:1], 2018).reason is Reason.BASELINE_ONLY


def test_without_a_baseline_the_reading_there_is_is_shown() -> None:
    unknown = states(baseline=(2018,))
    result = assessed(unknown, {2014: 90}, 2019)
    assert result.explanation == Explanation(
        Rule.NO_BASELINE, actual=Point(2014, 90), due=date(2020, 12, 31)
    )
    due = assessed(unknown, {2014: 90}, 2020)
    assert due.explanation == Explanation(
        Rule.DUE_NO_READING, actual=Point(2014, 90), due=date(2020, 12, 31)
    )


@pytest.mark.parametrize(
    ("entered", "year", "rule", "met", "unknown"),
    [
        ({2017: 300, 2019: 150}, 2019, Rule.MET_EARLY, 2019, False),
        ({2017: 400, 2019: 10}, 2019, Rule.MET_EARLY, 2017, False),
        ({2017: 300, 2019: 50, 2020: 90}, 2020, Rule.MET_BY_DUE, 2020, False),
        ({2017: 300, 2019: 50, 2021: 90}, 2021, Rule.MET_BY_DUE, 2021, True),
    ],
)
@pytest.mark.parametrize("staged", [False, True])
def test_a_total_with_a_gap_that_is_reached_all_the_same(
    entered: dict[int, object], year: int, rule: Rule, met: int, unknown: bool, staged: bool
) -> None:
    stages = milestones({2018: 300}) if staged else ()
    total = states(by(2020, value=500.0), accumulate=True, milestones=stages)
    result = assessed(total, entered, year)
    assert (result.status, result.note) == (Status.ACHIEVED, None)
    found = result.explanation
    assert (found.rule, found.met, found.date_unknown) == (rule, met, unknown)


@pytest.mark.parametrize(
    ("minimum", "status"),
    [(None, Status.ACHIEVED), (0.0, Status.ACHIEVED), (-5.0, Status.NOT_ASSESSED)],
)
def test_it_may_be_said_where_no_amount_can_be_negative(
    minimum: float | None, status: Status
) -> None:
    total = states(by(2020, value=500.0), accumulate=True, minimum=minimum)
    assert assessed(total, {2017: 300, 2019: 150}, 2019).status is status


def test_a_target_revised_to_an_earlier_date_ends_the_path_there() -> None:
    sooner = by(2019, decided=date(2018, 1, 1), why="it goes well")
    staged = states(by(2020), sooner, milestones=milestones({2018: 112, 2019: 125}))
    path = assessed(staged, {2018: 112}, 2018).explanation.path
    assert path == (Point(2016, 100), Point(2018, 112), Point(2019, 130))


def test_a_milestone_of_the_year_a_series_starts_anew_gives_way() -> None:
    anew = states(baseline=((2016, 100.0), (2018, 80.0)), milestones=milestones({2018: 110}))
    path = assessed(anew, {2019: 100}, 2019).explanation.path
    assert path == (Point(2018, 80), Point(2020, 130))


# A series started anew in 2017, whose figure of then may be missing.
@pytest.mark.parametrize("last", [{2017: 80, 2018: 81}, {2018: 81}, {}])
@pytest.mark.parametrize("value", [None, 80.0])
def test_nothing_before_a_series_was_started_anew_has_a_trend(
    last: dict[int, object], value: float | None
) -> None:
    again = (2017,) if value is None else (2017, value)
    anew = indicator(by(2022), baseline=((2012, 10.0), again))
    result = assessed(anew, {2014: 20, 2015: 40, 2016: 60, **last}, 2018)
    assert (result.trend, result.projection) == (None, None)
    started = assessed(anew, {2016: 60, 2018: 81}, 2018).explanation
    wanted = BaselineOrigin.FIRST_AFTER if value is None else BaselineOrigin.DECLARED
    assert started.baseline_origin is wanted


def test_a_total_is_measured_from_its_baseline_on() -> None:
    total = states(by(2020, value=500.0), accumulate=True)
    begun = assessed(total, {2016: 50}, 2018)
    assert begun.explanation.rule is Rule.BASELINE_ONLY
    assert begun.readings[0].total == 100
    assert assessed(total, {2018: 50}, 2018).explanation.missing == (2017,)
    broken = [*readings({2017: 50}), reading(2018, 50, flags=(Flag.BREAK,))]
    assert assessed(total, broken, 2018).reason is Reason.SERIES_BREAK


def test_exact_amounts_make_an_exact_total() -> None:
    spent = states(by(2018, Aim.AT_MOST, 300.0), accumulate=True)
    assert assessed(spent, {2017: 50, 2018: 50}, 2018).status is Status.ACHIEVED
    least = [*readings({2018: 50}), reading(2017, 50, qualifier=Qualifier.AT_LEAST)]
    assert assessed(spent, least, 2018).reason is Reason.BOUND
