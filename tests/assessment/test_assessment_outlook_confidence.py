"""How firm a verdict is, and which test says otherwise."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

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
    judged,
    milestones,
    reading,
    readings,
    scale,
    states,
)

from scorecard.model.plan import Aim, Derivation, Derive, Indicator, Kind
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Confidence, Doubt, Firmness
from scorecard.model.status import Note, Status

FIRM = Confidence()
# 100 in 2016, at least 140 by 2020: ten a year.
TEN_A_YEAR = states(by(2020, value=140.0))


def doubts(subject: Indicator, entered: object, year: int = 2019) -> tuple[Doubt, ...]:
    found = assessed(subject, entered, year).confidence  # type: ignore[arg-type]  # as it takes it
    assert found is not None
    return found.doubts


def test_a_series_that_keeps_to_its_path_is_firm() -> None:
    result = assessed(TEN_A_YEAR, {2017: 110, 2018: 120, 2019: 130}, 2019)
    assert result.status is Status.ON_TRACK
    assert result.confidence == FIRM
    assert FIRM.firmness is Firmness.FIRM


def test_a_series_far_behind_is_firm_too() -> None:
    assert doubts(TEN_A_YEAR, {2017: 101, 2018: 102, 2019: 103}) == ()


def test_two_readings_are_too_few() -> None:
    assert doubts(TEN_A_YEAR, {2018: 120, 2019: 130}) == (Doubt.FEW_READINGS,)
    # Readings before the baseline do not count; one of its own year does.
    old = {2014: 80, 2015: 90, 2018: 120, 2019: 130}
    assert doubts(TEN_A_YEAR, old) == (Doubt.FEW_READINGS,)
    assert doubts(TEN_A_YEAR, {2016: 100, 2018: 120, 2019: 130}) == ()


def test_a_spike_at_the_end_decides_the_verdict() -> None:
    spike = {2017: 101, 2018: 102, 2019: 131}
    assert assessed(TEN_A_YEAR, spike, 2019).status is Status.ON_TRACK
    # Moves since the baseline: 1, 1, 31/3, 1, 15 and 29; their median, 5.67, is under 9.5.
    assert doubts(TEN_A_YEAR, spike) == (Doubt.LATEST_DECIDES, Doubt.SLOPE_DISAGREES)
    dip = {2017: 110, 2018: 120, 2019: 120}
    assert assessed(TEN_A_YEAR, dip, 2019).status is Status.AT_RISK
    assert Doubt.LATEST_DECIDES in doubts(TEN_A_YEAR, dip)


def test_the_median_move_may_disagree_alone() -> None:
    early = {2017: 125, 2018: 127, 2019: 129}
    # Moves: 25, 13.5, 9.67, 2, 2 and 2; their median, 5.83, leads to 117.5 where 128.5 is enough.
    assert doubts(TEN_A_YEAR, early) == (Doubt.SLOPE_DISAGREES,)


def test_without_a_reading_of_the_year_both_are_held_as_late() -> None:
    # 2018 held against 2019, so 2017 against 2018: both behind.
    assert doubts(TEN_A_YEAR, {2016: 100, 2017: 110, 2018: 120}) == ()
    assert assessed(TEN_A_YEAR, {2016: 100, 2017: 110, 2018: 120}, 2019).status is Status.AT_RISK


def test_a_bent_path_is_kept_to_by_bending() -> None:
    subject = states(by(2020, value=140.0), milestones=milestones({2018: 104}))
    assert doubts(subject, {2017: 102, 2018: 104, 2019: 122}) == ()
    straight = {2017: 102, 2018: 104, 2019: 106}
    assert Doubt.LATEST_DECIDES in doubts(subject, straight)


def test_a_falling_target_is_a_mirror() -> None:
    subject = indicator(at_most(0, 2020), baseline=(2016, 40.0))
    assert doubts(subject, {2017: 30, 2018: 20, 2019: 10}) == ()
    spike = {2017: 39, 2018: 38, 2019: 9}
    assert doubts(subject, spike) == (Doubt.LATEST_DECIDES, Doubt.SLOPE_DISAGREES)


@pytest.mark.parametrize(
    ("rest", "doubt"),
    [
        ({"state": State.PROVISIONAL}, Doubt.PROVISIONAL),
        ({"flags": (Flag.LOW_RELIABILITY,)}, Doubt.LOW_RELIABILITY),
    ],
)
def test_an_unsettled_latest_reading(rest: dict[str, Any], doubt: Doubt) -> None:
    before = readings({2017: 110, 2018: 120})
    assert doubts(TEN_A_YEAR, [*before, reading(2019, 130, **rest)]) == (doubt,)
    earlier = [reading(2017, 110, **rest), *readings({2018: 120, 2019: 130})]
    assert doubts(TEN_A_YEAR, earlier) == ()


def test_an_unsettled_input_of_a_derived_figure() -> None:
    from series_case import card, plan

    subject = indicator(
        by(2020, value=140.0), baseline=(2016, 100.0), derive=Derive(Derivation.SUM, ("a", "b"))
    )
    parts = [Indicator("a", "A"), Indicator("b", "B")]
    entered = readings({2017: 60, 2018: 70, 2019: 80}, "a") + readings({2017: 50, 2018: 50}, "b")
    entered.append(reading(2019, 50, "b", state=State.PROVISIONAL))
    result = card(plan(subject, *parts), entered, 2019).indicators()[0]
    assert result.confidence == Confidence((Doubt.PROVISIONAL,))


def test_lost_after_the_date_hangs_on_the_reading_that_lost_it() -> None:
    result = assessed(states(), {2019: 128, 2020: 131, 2021: 129}, 2021)
    assert (result.status, result.note) == (Status.OFF_TRACK, Note.LOST)
    assert result.confidence == Confidence((Doubt.LATEST_DECIDES,))
    again = assessed(states(), {2020: 131, 2021: 129, 2022: 129.5}, 2022, period=(2017, 2022))
    assert again.confidence == FIRM


def test_a_scale_counts_in_levels() -> None:
    # Only the last reading made the step the path asked for.
    subject = scale(2, 2020, baseline=(2016, 0.0))
    entered = {2017: "none", 2018: "weak", 2019: "weak"}
    assert assessed(subject, entered, 2019).status is Status.ON_TRACK
    assert doubts(subject, entered) == ()


@pytest.mark.parametrize(
    "entered",
    [
        {},
        {2016: 100},
        {2017: 141},
        {2017: 110, 2018: 120, 2019: 141},
    ],
)
def test_no_confidence_where_nothing_is_open(entered: dict[int, object]) -> None:
    assert assessed(TEN_A_YEAR, entered, 2019).confidence is None


def test_no_confidence_in_missed_every_year_yes_no_and_judged() -> None:
    assert assessed(states(), {2018: 105, 2019: 107, 2020: 110}, 2020).confidence is None
    held = indicator(each_year(Aim.AT_MOST))
    assert assessed(held, {2017: 0, 2018: 0, 2019: 0}, 2019).confidence is None
    once = indicator(done_by(date(2021, 6, 1)), kind=Kind.YES_NO)
    undone = {2017: "no", 2018: "yes", 2019: "no"}
    assert assessed(once, undone, 2019).status is Status.OFF_TRACK
    assert assessed(once, undone, 2019).confidence is None
    voice = indicator(kind=Kind.QUALITATIVE)
    said = assessed(voice, {}, 2019, judgements=[judged(2019, Status.ON_TRACK)])
    assert said.confidence is None
    assert assessed(indicator(), {2017: 1, 2018: 2, 2019: 3}, 2019).confidence is None
    assert assessed(indicator(context=True), {2017: 1, 2018: 2}, 2019).confidence is None


VALUES = st.lists(st.integers(0, 200), min_size=1, max_size=4)


@settings(deadline=None, max_examples=150)
@given(values=VALUES, falling=st.booleans())
def test_the_direction_makes_no_difference(values: list[int], falling: bool) -> None:
    up = dict(zip(range(2017, 2021), values, strict=False))
    rising = assessed(states(by(2021, value=140.0)), up, 2020)
    mirrored = indicator(at_most(-140.0, 2021), baseline=(2016, -100.0))
    other = assessed(mirrored, {year: -value for year, value in up.items()}, 2020)
    assert rising.confidence == other.confidence


@settings(deadline=None, max_examples=150)
@given(values=VALUES, step=st.integers(1, 9))
def test_it_is_asked_of_open_verdicts_alone(values: list[int], step: int) -> None:
    entered = dict(zip(range(2017, 2021), values, strict=False))
    result = assessed(states(by(2022, value=100.0 + 6 * step)), entered, 2020)
    is_open = result.status in (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
    assert (result.confidence is not None) is is_open


@settings(deadline=None, max_examples=60)
@given(step=st.integers(-5, 30))
def test_a_straight_line_from_the_baseline_is_always_firm(step: int) -> None:
    entered = {year: 100 + step * (year - 2016) for year in (2017, 2018, 2019)}
    result = assessed(states(by(2021, value=200.0)), entered, 2019)
    assert result.confidence in (FIRM, None)
    assert all(later - earlier == step for earlier, later in pairwise(entered.values()))
