"""What the result of an indicator by a published method is shown with, and what it starts from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from series_case import assessed, at_most, by, indicator, plan, reading, readings

from scorecard.assessment.comparison import compare_methods
from scorecard.model.plan import Direction, Thresholds
from scorecard.model.reading import Flag
from scorecard.model.records import Records
from scorecard.model.scorecard import BaselineOrigin, Explanation, Point, Rule
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.scorecard import IndicatorResult, PeerVerdict


def subject(method: str, *targets: Target, **rest: Any) -> Indicator:
    """Return an indicator by a method: 100 in 2016, at least 130 by 2020 unless said otherwise."""
    rest.setdefault("baseline", (2016, 100.0))
    return indicator(*(targets or (by(2020),)), thresholds=Thresholds(method), **rest)


def said(result: IndicatorResult) -> PeerVerdict:
    found = result.explanation.peer
    assert found is not None
    return found


def test_all_that_was_compared() -> None:
    result = assessed(subject("opensdg"), {2018: 105}, 2018)
    assert result.explanation == Explanation(
        Rule.PEER,
        Point(2016, 100),
        BaselineOrigin.DECLARED,
        actual=Point(2018, 105),
        ratio=said(result).figure,
        cut=0.0,
        due=date(2020, 12, 31),
        peer=said(result),
    )
    assert said(result).figure is not None


def test_only_a_part_of_the_growth_needed_is_a_ratio() -> None:
    assert assessed(subject("okr"), {2018: 105}, 2018).explanation.ratio is None
    assert assessed(subject("achievement"), {2018: 105}, 2018).explanation.ratio is None


def test_the_declared_baseline_stands_for_its_year() -> None:
    result = assessed(subject("opensdg"), {2016: 99}, 2018)
    assert result.explanation.actual == Point(2016, 100)


def test_a_silent_method_still_shows_the_latest_reading() -> None:
    broken = [*readings({2017: 102}), reading(2018, 105, flags=(Flag.BREAK,))]
    result = assessed(subject("sdsn"), broken, 2018)
    assert result.reason is Reason.SERIES_BREAK
    assert result.explanation.actual == Point(2018, 105)


def test_a_gap_in_a_total_names_its_years() -> None:
    total = subject("okr", by(2020, value=500.0), accumulate=True)
    explanation = assessed(total, {2017: 100, 2019: 100}, 2019).explanation
    assert explanation.missing == (2018,)
    assert explanation.actual == Point(2019, 300)


def test_a_reading_as_old_as_may_be_still_speaks() -> None:
    late = subject("opensdg", by(2022))
    assert assessed(late, {2018: 105}, 2020).status is Status.OFF_TRACK
    stale = assessed(late, {2018: 105}, 2021)
    assert stale.reason is Reason.STALE
    assert stale.explanation.last_known is Status.OFF_TRACK
    assert stale.explanation.actual == Point(2018, 105)


def test_a_reading_of_the_year_it_is_due_is_no_missing_one() -> None:
    through_zero = assessed(subject("opensdg"), {2020: -5}, 2020)
    assert through_zero.reason is Reason.NO_READING
    before = assessed(subject("opensdg"), {2019: -5}, 2020)
    assert before.reason is Reason.DUE_NO_READING


def test_progress_is_measured_from_the_baseline_in_force() -> None:
    early = assessed(subject("opensdg", baseline=(2015, 90.0)), {2018: 105}, 2018)
    assert early.explanation.baseline == Point(2015, 90)
    anew = subject("opensdg", by(2022), baseline=((2012, 50.0), (2017, 80.0)))
    again = assessed(anew, {2014: 60, 2018: 100}, 2018)
    assert again.explanation.baseline == Point(2017, 80)


def test_what_came_before_a_series_was_started_anew_is_no_base() -> None:
    anew = subject("un", by(2022), baseline=((2012, 0.0), (2017, 0.0)))
    result = assessed(anew, {2016: 50, 2019: 110, 2020: 120}, 2020)
    assert result.explanation.baseline == Point(2019, 110)


def test_without_any_baseline_the_year_before_the_period_is_the_base() -> None:
    unknown = subject("un", baseline=())
    old = assessed(unknown, {2014: 5, 2015: 6}, 2018)
    assert said(old).word == "No Data After 2016"
    assert old.reason is Reason.NO_READING
    assert assessed(subject("achievement", baseline=()), {}, 2018).reason is Reason.NO_READING


def test_a_break_in_the_baselines_own_year_is_none_after_it() -> None:
    begun = [reading(2016, 100, flags=(Flag.BREAK,)), *readings({2018: 105})]
    assert assessed(subject("opensdg"), begun, 2018).status is Status.OFF_TRACK


def test_falling_is_counted_the_good_way() -> None:
    falling = subject("eurostat", at_most(50, 2020))
    fell = assessed(falling, {2017: 80}, 2017)
    assert said(fell).made == pytest.approx(0.2)
    unaimed = replace(falling, targets=(), direction=Direction.DECREASE)
    assert said(assessed(unaimed, {2017: 80}, 2017)).made == pytest.approx(0.2)


def test_methods_are_compared_as_of_a_day() -> None:
    later = reading(2018, 140, revision=2).entered_at.replace(year=2020)
    entered = (*readings({2018: 105}), reading(2018, 140, revision=2, entered_at=later))
    day = date(2018, 6, 30)
    (then,) = compare_methods(plan(subject("path", by(2018))), Records(entered), 2018, day)
    assert then.path.explanation.actual == Point(2018, 105)
    # Its date has not come on that day, so it has not been missed.
    written = subject("path", by(date(2018, 12, 1)))
    (ahead,) = compare_methods(plan(written), Records(entered), 2018, day)
    assert ahead.path.status is Status.OFF_TRACK
    (now,) = compare_methods(plan(written), Records(entered), 2018)
    assert now.path.status is Status.ACHIEVED


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ({"context": True}, Reason.CONTEXT),
        ({"active_to": 2017}, Reason.RETIRED),
        ({"faulty": True}, Reason.FAULT),
    ],
)
def test_what_is_not_compared_is_still_named(rest: dict[str, Any], reason: Reason) -> None:
    left_out = subject("okr", **rest)
    (found,) = compare_methods(plan(left_out), Records(tuple(readings({2018: 105}))), 2018)
    assert (found.indicator, found.method) == (left_out, "okr")
    assert (found.reason, found.path.reason, found.verdicts) == (reason, reason, ())
