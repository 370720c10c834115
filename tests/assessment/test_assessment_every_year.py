"""Targets that must hold every year of the period."""

from __future__ import annotations

from datetime import date

import pytest
from series_case import assessed, each_year, indicator, judged, reading, readings

from scorecard.model.plan import Aim, Kind
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Rule
from scorecard.model.status import Reason, Status

NONE_AT_ALL = indicator(each_year(Aim.AT_MOST))


@pytest.mark.parametrize(
    ("entered", "year", "status", "rule"),
    [
        ({2017: 0}, 2017, Status.ON_TRACK, Rule.HOLDS),
        ({2017: 0, 2018: 0, 2019: 0}, 2019, Status.ON_TRACK, Rule.HOLDS),
        ({2017: 2, 2018: 0, 2019: 0}, 2019, Status.AT_RISK, Rule.HELD_BUT_BROKEN),
        ({2017: 0, 2018: 0, 2019: 1}, 2019, Status.OFF_TRACK, Rule.BROKEN),
        ({2017: 0, 2021: 0, 2018: 0, 2019: 1, 2020: 0}, 2021, Status.MISSED, Rule.BROKEN_IN_PERIOD),
        ({2017: 1}, 2021, Status.MISSED, Rule.BROKEN_IN_PERIOD),
        (dict.fromkeys(range(2017, 2022), 0), 2021, Status.ACHIEVED, Rule.HELD_ALL_YEARS),
        (dict.fromkeys(range(2017, 2022), 0), 2023, Status.ACHIEVED, Rule.HELD_ALL_YEARS),
        # The year before the period and those after it are not asked.
        ({2016: 5, 2017: 0}, 2017, Status.ON_TRACK, Rule.HOLDS),
        (
            {y: int(y == 2022) for y in range(2017, 2023)},
            2022,
            Status.ACHIEVED,
            Rule.HELD_ALL_YEARS,
        ),
    ],
)
def test_each_year_so_far(entered: dict[int, int], year: int, status: Status, rule: Rule) -> None:
    result = assessed(NONE_AT_ALL, entered, year)
    assert (result.status, result.explanation.rule) == (status, rule)


def test_the_years_are_named() -> None:
    result = assessed(NONE_AT_ALL, {2017: 2, 2018: 0, 2020: 0}, 2020)
    assert (result.explanation.broken, result.explanation.missing) == ((2017,), (2019,))
    assert result.explanation.held == 2


def test_held_but_for_a_year_nobody_knows() -> None:
    entered = {2017: 0, 2018: 0, 2020: 0, 2021: 0}
    result = assessed(NONE_AT_ALL, entered, 2021)
    assert (result.status, result.reason) == (Status.NOT_ASSESSED, Reason.DUE_NO_READING)
    assert result.explanation.rule is Rule.HELD_WITH_GAPS
    assert (result.explanation.held, result.explanation.missing) == (4, (2019,))
    before = assessed(NONE_AT_ALL, entered, 2021, as_of=date(2021, 12, 30))
    assert before.reason is Reason.NO_READING


def test_no_reading_of_the_period() -> None:
    assert assessed(NONE_AT_ALL, {2016: 0}, 2020).reason is Reason.NO_READING
    assert assessed(NONE_AT_ALL, {2016: 0}, 2021).reason is Reason.DUE_NO_READING


def test_a_tolerance_softens_the_running_verdict_only() -> None:
    band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0, tolerance=3.0))
    assert assessed(band, {2017: 60}, 2017).status is Status.ON_TRACK
    inside = assessed(band, {2017: 63}, 2017)
    assert (inside.status, inside.explanation.rule) == (Status.AT_RISK, Rule.WITHIN_TOLERANCE)
    assert inside.explanation.shortfall == 3
    assert assessed(band, {2017: 63.1}, 2017).status is Status.OFF_TRACK
    assert assessed(band, {2017: 37}, 2017).status is Status.AT_RISK
    assert assessed(band, {2017: 36.9}, 2017).status is Status.OFF_TRACK
    assert assessed(band, {2017: 63, 2018: 50}, 2018).status is Status.AT_RISK
    held = dict.fromkeys(range(2018, 2022), 50)
    assert assessed(band, {2017: 63} | held, 2021).status is Status.MISSED


def test_rounding_does_not_break_it() -> None:
    third = indicator(each_year(Aim.AT_MOST, 0.3))
    assert assessed(third, {2017: "0.30"}, 2017).status is Status.ON_TRACK
    assert assessed(third, {2017: "0.30000000000000004"}, 2017).status is Status.OFF_TRACK


def test_a_qualifier_may_keep_it_from_holding() -> None:
    entered = [reading(2017, 0, qualifier=Qualifier.AT_LEAST)]
    assert assessed(NONE_AT_ALL, entered, 2017).reason is Reason.BOUND
    band = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0, tolerance=3.0))
    for qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
        inside = [reading(2017, 50, qualifier=qualifier)]
        assert assessed(band, inside, 2017).reason is Reason.BOUND
    # Both ends lie outside the band, and what is between them may lie in it.
    across = [reading(2017, 90, qualifier=Qualifier.AT_MOST)]
    assert assessed(band, across, 2017).reason is Reason.BOUND
    beside = [reading(2017, 30, qualifier=Qualifier.AT_MOST)]
    assert assessed(band, beside, 2017).status is Status.OFF_TRACK


def test_too_old_a_reading_does_not_speak_for_the_year() -> None:
    result = assessed(NONE_AT_ALL, {2017: 0}, 2020)
    assert (result.reason, result.explanation.last_known) == (Reason.STALE, Status.ON_TRACK)
    assert assessed(NONE_AT_ALL, {2017: 0}, 2019).status is Status.ON_TRACK


def test_only_the_years_it_is_kept_are_asked() -> None:
    late = indicator(each_year(Aim.AT_MOST), active_from=2020)
    entered = readings({2018: 5, 2020: 0, 2021: 0})
    assert assessed(late, entered, 2021).status is Status.ACHIEVED


def test_something_done_every_year() -> None:
    subject = indicator(each_year(Aim.DONE, 1.0), kind=Kind.YES_NO)
    assert assessed(subject, {2017: "yes", 2018: "yes"}, 2018).status is Status.ON_TRACK
    assert assessed(subject, {2017: "yes", 2018: "no"}, 2018).status is Status.OFF_TRACK
    everything = dict.fromkeys(range(2017, 2022), "yes")
    assert assessed(subject, everything, 2021).status is Status.ACHIEVED


def test_there_is_no_path_and_nothing_expected() -> None:
    result = assessed(NONE_AT_ALL, {2017: 2}, 2017)
    assert (result.expected, result.ratio, result.explanation.path) == (None, None, ())


def test_a_judgement_of_another_kind_changes_nothing() -> None:
    alone = assessed(NONE_AT_ALL, {2017: 0}, 2017)
    assert assessed(NONE_AT_ALL, {2017: 0}, 2017, judgements=[judged(2017, Status.MISSED)]) == alone
