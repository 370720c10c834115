"""What stands beside a status: the baseline, the latest reading, how far it is from a band."""

from __future__ import annotations

import pytest
from series_case import assessed, each_year, indicator, reading, readings, states

from scorecard.model.plan import Aim, Kind, Thresholds
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Point
from scorecard.model.status import Reason, Status, Trend

BAND = indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0))


@pytest.mark.parametrize(("value", "short"), [(35, 5), (39.5, 0.5), (60.25, 0.25), (70, 10)])
def test_how_far_a_figure_is_from_a_band(value: float, short: float) -> None:
    result = assessed(BAND, {2018: value}, 2018)
    assert (result.status, result.explanation.shortfall) == (Status.OFF_TRACK, short)


def test_a_figure_within_a_band_that_may_be_outside_it_falls_short_by_nothing() -> None:
    within = [reading(2018, 50, qualifier=Qualifier.AT_LEAST)]
    result = assessed(BAND, within, 2018)
    assert (result.reason, result.explanation.shortfall) == (Reason.BOUND, None)


def test_a_declared_baseline_is_shown_where_nothing_is_measured_from_it() -> None:
    for subject in (
        indicator(baseline=(2016, 5.0)),
        indicator(each_year(Aim.AT_MOST), baseline=(2016, 5.0)),
    ):
        assert assessed(subject, {2017: 0, 2018: 0}, 2018).baseline == Point(2016, 5)
    # One that only serves for want of another is not declared.
    assert assessed(indicator(), {2017: 0, 2018: 0}, 2018).baseline is None


def test_a_baseline_is_never_minus_zero() -> None:
    found = assessed(states(baseline=(2016, -0.0)), {2018: 105}, 2018).baseline
    assert found is not None
    assert str(found.value) == "0.0"


def test_the_first_of_several_baselines_starts_nothing_anew() -> None:
    entered = {2014: 10, 2015: 20, 2017: 40}
    subject = states(baseline=((2016, 30.0), (2020, 5.0)))
    assert assessed(subject, entered, 2018).trend is Trend.IMPROVING
    named = states(baseline=(2016, 0.0), thresholds=Thresholds("un"))
    # Nothing was started anew here either, so the reading before it may still be the base.
    assert assessed(named, {2015: 50, 2018: 100}, 2018).explanation.baseline == Point(2015, 50)


def test_the_latest_evidence_is_the_latest_with_words() -> None:
    voice = indicator(kind=Kind.QUALITATIVE)
    entered = [*readings({2017: "heard"}), reading(2018, no_data="nobody asked")]
    latest = assessed(voice, entered, 2018).latest
    assert latest is not None
    assert latest.year == 2017
    assert assessed(voice, entered[1:], 2018).latest is None
