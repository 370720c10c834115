"""Strict bounds and figures between two: judged by all they may be, told by what people said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import (
    assessed,
    at_most,
    by,
    card,
    each_year,
    indicator,
    milestones,
    plan,
    reading,
    states,
)

from scorecard.assessment.comparison import compare_methods
from scorecard.model.methods import Method
from scorecard.model.plan import Aim, Derivation, Derive, Kind, Thresholds
from scorecard.model.reading import Qualifier, Reading
from scorecard.model.records import Records
from scorecard.model.scorecard import Confidence, Doubt, Point, Rule, Silence
from scorecard.model.status import Reason, Status, Trend

if TYPE_CHECKING:
    from collections.abc import Callable

UNDER, OVER = Qualifier.LESS_THAN, Qualifier.MORE_THAN
LEAST, MOST = Qualifier.AT_LEAST, Qualifier.AT_MOST
FALLING = indicator(at_most(5, 2020), baseline=(2016, 20.0))
RISING = indicator(by(2020, Aim.AT_LEAST, 5.0), baseline=(2016, 0.0))


def between(year: int, low: object, high: object, id_: str = "x") -> Reading:
    return reading(year, low, id_, qualifier=Qualifier.BETWEEN, high=str(high))


@pytest.mark.parametrize(
    ("qualifier", "value", "falling", "rising"),
    [
        (UNDER, 5, Status.ACHIEVED, Status.MISSED),
        (MOST, 5, Status.ACHIEVED, None),
        (OVER, 5, Status.MISSED, Status.ACHIEVED),
        (LEAST, 5, None, Status.ACHIEVED),
        (UNDER, "5.1", None, None),
        (OVER, "4.9", None, None),
    ],
)
def test_a_strict_bound_at_the_target_itself_decides(
    qualifier: Qualifier, value: object, falling: Status | None, rising: Status | None
) -> None:
    entered = [reading(2020, value, qualifier=qualifier)]
    for subject, status in ((FALLING, falling), (RISING, rising)):
        result = assessed(subject, entered, 2020)
        assert result.status is (status or Status.NOT_ASSESSED)
        assert (result.reason is Reason.BOUND) is (status is None)


@pytest.mark.parametrize(
    ("qualifier", "value", "asked", "status"),
    [
        (UNDER, 5, at_most(4, 2020), Status.ACHIEVED),
        (UNDER, "5.5", at_most(5, 2020), Status.ACHIEVED),
        (UNDER, 5, at_most(3, 2020), Status.NOT_ASSESSED),
        (OVER, 5, by(2020, Aim.AT_LEAST, 6.0), Status.ACHIEVED),
        (OVER, "5.5", by(2020, Aim.AT_LEAST, 6.0), Status.ACHIEVED),
        (OVER, 5, by(2020, Aim.AT_LEAST, 7.0), Status.NOT_ASSESSED),
    ],
)
def test_of_what_is_counted_less_than_five_is_four_at_most(
    qualifier: Qualifier, value: object, asked: object, status: Status
) -> None:
    start = (2016, 20.0 if qualifier is UNDER else 0.0)
    entered = [reading(2020, value, qualifier=qualifier)]
    counted = indicator(asked, baseline=start, decimals=0)  # type: ignore[arg-type]
    result = assessed(counted, entered, 2020)
    assert result.status is status
    # It is told as it was entered, whatever it comes to.
    assert result.explanation.actual == Point(2020, float(str(value)))
    measured = indicator(asked, baseline=start)  # type: ignore[arg-type]
    assert assessed(measured, entered, 2020).status is Status.NOT_ASSESSED
    for rest in ({"kind": Kind.PERCENT}, {"unit": "%"}):
        rounded = indicator(asked, baseline=start, decimals=0, **rest)  # type: ignore[arg-type]
        assert assessed(rounded, entered, 2020).status is Status.NOT_ASSESSED


def test_no_figure_beside_a_strict_end_is_shown() -> None:
    result = assessed(RISING, [reading(2020, 5, qualifier=UNDER)], 2020)
    assert result.explanation.actual == Point(2020, 5.0)
    assert result.explanation.shortfall == 0
    assert result.sentence == "Less than 5 in 2020; at least 5 were due by 2020: missed."
    far = indicator(by(2020, Aim.AT_LEAST, 7.0), baseline=(2016, 0.0))
    short = assessed(far, [reading(2020, 5, qualifier=UNDER)], 2020)
    assert short.explanation.shortfall == 2
    assert short.sentence.endswith("at least 7 were due by 2020: missed by more than 2.")
    most = assessed(far, [reading(2020, 5, qualifier=MOST)], 2020)
    assert most.sentence.endswith("missed by at least 2.")
    counted = indicator(by(2020, Aim.AT_LEAST, 7.0), baseline=(2016, 0.0), decimals=0)
    four = assessed(counted, [reading(2020, 5, qualifier=UNDER)], 2020)
    assert four.sentence.endswith("missed by at least 3.")
    spent = indicator(at_most(500, 2020), baseline=(2016, 0.0), accumulate=True)
    over = assessed(spent, [reading(2017, 500, qualifier=OVER)], 2017)
    assert over.sentence.endswith("allowed up to 2020: overspent.")
    near = indicator(each_year(Aim.AT_LEAST, 5.0, tolerance=1.0))
    under = assessed(near, [reading(2017, 5, qualifier=UNDER)], 2017)
    assert under.reason is Reason.BOUND
    within = assessed(replace(near, minimum=4.0), [reading(2017, 5, qualifier=UNDER)], 2017)
    assert within.sentence == (
        "Less than 5 in 2017; at least 5 every year: within the tolerance of 1. At risk."
    )
    none = indicator(each_year(Aim.AT_MOST), baseline=(2016, 0.0))
    some = assessed(none, [reading(2018, 0, qualifier=OVER)], 2018)
    assert some.sentence == "More than 0 in 2018; none in any year; 2017 unknown. Off track."


@pytest.mark.parametrize(
    ("low", "high", "asked", "status"),
    [
        (5, 6, 5.0, Status.ACHIEVED),
        (5, 6, 5.5, None),
        (5, 6, 6.0, None),
        (5, 6, "6.1", Status.MISSED),
        (-3, 2, -3.0, Status.ACHIEVED),
    ],
)
def test_a_figure_between_two_is_judged_by_both_its_ends(
    low: int, high: int, asked: object, status: Status | None
) -> None:
    subject = indicator(by(2020, Aim.AT_LEAST, float(str(asked))), baseline=(2016, -9.0))
    result = assessed(subject, [between(2020, low, high)], 2020)
    assert result.status is (status or Status.NOT_ASSESSED)
    assert (result.reason is Reason.BOUND) is (status is None)


def test_a_figure_between_two_is_told_as_one() -> None:
    hangs = assessed(states(), [between(2020, 129, 131)], 2020)
    assert hangs.sentence == (
        "129–131 in 2020; at least 130 were due by 2020: this lies between two figures, so it may "
        "be anything from missed to achieved."
    )
    missed = assessed(states(), [between(2020, 110, 120)], 2020)
    assert missed.sentence == (
        "110–120 in 2020; at least 130 were due by 2020: missed by at least 10."
    )
    assert missed.explanation.shortfall == 10
    ahead = assessed(states(), [between(2018, 105, 107)], 2018)
    assert ahead.status is Status.OFF_TRACK
    assert ahead.sentence == (
        "105–107 in 2018; the path expected 115: at least a third of the movement expected so "
        "far. Off track."
    )


def test_a_target_between_two_holds_only_where_all_of_a_figure_lies_in_it() -> None:
    subject = indicator(each_year(Aim.BETWEEN, 40.0, low=40.0, high=60.0))
    for low, high, status in ((40, 60, Status.ON_TRACK), (61, 70, Status.OFF_TRACK)):
        assert assessed(subject, [between(2017, low, high)], 2017).status is status
    assert assessed(subject, [between(2017, 59, 61)], 2017).reason is Reason.BOUND
    # Both ends break it, and what lies between them does not.
    assert assessed(subject, [between(2017, 30, 70)], 2017).reason is Reason.BOUND


def test_a_baseline_between_two_is_one_of_the_path() -> None:
    subject = states(baseline=(2016,))
    start = between(2016, 90, 100)
    result = assessed(subject, [start, reading(2018, 118)], 2018)
    assert result.status is Status.ON_TRACK
    assert result.sentence.startswith("118 in 2018; the path expected at least 110")
    assert assessed(subject, [start, reading(2018, 113)], 2018).reason is Reason.BOUND


def test_a_total_of_figures_between_two_is_between_two() -> None:
    subject = indicator(by(2020, Aim.AT_LEAST, 60.0), baseline=(2016, 10.0), accumulate=True)
    entered = [between(2017, 5, 6), reading(2018, 4), reading(2019, 2, qualifier=UNDER)]
    first, second, third = assessed(subject, entered, 2019).readings
    assert (first.interval, second.interval) == (
        assessed(subject, entered, 2017).readings[0].interval,
        second.interval,
    )
    assert second.interval is not None
    assert [second.interval.low, second.interval.high] == [Decimal(19), Decimal(20)]
    assert (second.qualifier, second.total) == (Qualifier.BETWEEN, 19)
    assert second.alone.qualifier is Qualifier.EXACT
    assert third.qualifier is UNDER
    assert third.total == 22
    assert assessed(subject, entered[:2], 2018).sentence.startswith("19–20 up to 2018;")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Derivation.SUM, "13–14 in 2020"),
        (Derivation.DIFFERENCE, "−3 to −2 in 2020"),
        (Derivation.SHARE, "62.5 %–75 % in 2020"),
    ],
)
def test_what_is_computed_of_a_figure_between_two_is_between_two(
    rule: Derivation, said: str
) -> None:
    computed = indicator(
        by(2020, Aim.AT_LEAST, 500.0), baseline=(2016, 0.0), derive=Derive(rule, ("a", "b"))
    )
    strategy = plan(indicator(id="a"), indicator(id="b"), computed)
    entered = [between(2020, 5, 6, "a"), reading(2020, 8, "b")]
    result = card(strategy, entered, 2020).indicators()[-1]
    assert result.sentence.startswith(said.replace(" %–", "–").replace("75 %", "75"))
    assert result.latest is not None
    assert result.latest.qualifier is Qualifier.BETWEEN


DECIMALS = st.decimals(-50, 50, places=2)


@given(
    DECIMALS, DECIMALS, st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST]), DECIMALS,
    st.sampled_from([*Qualifier]), st.booleans(),
)  # fmt: skip
@settings(max_examples=400, deadline=None)
def test_a_verdict_is_that_of_every_figure_it_may_be(
    value: Decimal, high: Decimal, aim: Aim, target: Decimal, qualifier: Qualifier, whole: bool
) -> None:
    low, high = sorted((value, high))
    if qualifier is Qualifier.BETWEEN and low == high:
        high += 1
    asked = by(2020, aim, float(target))
    subject = indicator(asked, baseline=(2016, -99.0), decimals=0 if whole else None)
    said = reading(2020, low, qualifier=qualifier, high=None)
    if qualifier is Qualifier.BETWEEN:
        said = between(2020, low, high)
    result = assessed(subject, [said], 2020)
    met = {_meets(aim, one, target) for one in _some_of(qualifier, low, high, target, whole=whole)}
    expected = {True: Status.ACHIEVED, False: Status.MISSED}
    assert result.status is (expected[met.pop()] if len(met) == 1 else Status.NOT_ASSESSED)
    assert (result.explanation.rule is Rule.BOUND) is (result.status is Status.NOT_ASSESSED)


def _meets(aim: Aim, value: Decimal, target: Decimal) -> bool:
    return value >= target if aim is Aim.AT_LEAST else value <= target


def _some_of(
    qualifier: Qualifier, low: Decimal, high: Decimal, target: Decimal, *, whole: bool
) -> list[Decimal]:
    """Return figures of all sorts that a reading may be: near its ends, at the target, far off."""
    near, step = Decimal("0.001"), Decimal(1)
    tried = [low, high, target, low - near, low + near, high - near, target - near, target + near]
    tried += [low - 999, low + 999, (low + high) / 2]
    may_be: dict[Qualifier, Callable[[Decimal], bool]] = {
        Qualifier.EXACT: lambda v: v == low,
        Qualifier.ABOUT: lambda v: v == low,
        Qualifier.AT_LEAST: lambda v: v >= low,
        Qualifier.AT_MOST: lambda v: v <= low,
        Qualifier.MORE_THAN: lambda v: v > low,
        Qualifier.LESS_THAN: lambda v: v < low,
        Qualifier.BETWEEN: lambda v: low <= v <= high,
    }
    fits = may_be[qualifier]
    if whole and qualifier in (UNDER, OVER):
        tried = [(one // 1) + step * by_ for one in tried for by_ in (-2, -1, 0, 1, 2)]
    return [one for one in tried if fits(one)]


def leans(*figures: object) -> Trend | None:
    """Return the trend of figures of years in a row, one of a pair between the two."""
    entered = [
        between(year, *figure) if isinstance(figure, tuple) else reading(year, figure)
        for year, figure in enumerate(figures, 2017)
    ]
    return assessed(states(), entered, 2016 + len(figures)).trend


def test_a_trend_is_said_where_it_is_the_same_wherever_a_figure_lies() -> None:
    assert leans(102, (104, 106), 110) is Trend.IMPROVING
    assert leans(102, 104, (109, 112)) is Trend.IMPROVING
    # The latest may be above or below the one before it.
    assert leans(102, 104, (103, 112)) is None
    # Both lower ends and both upper ends rise, and yet it may have fallen.
    assert leans(102, (103, 120), (104, 121)) is None


def test_nothing_is_projected_from_a_figure_between_two() -> None:
    exact = [reading(2017, 103), reading(2018, 105), reading(2019, 107)]
    result = assessed(states(), exact, 2019)
    assert result.projection is not None
    assert result.pace is not None
    for place in range(3):
        told = [*exact]
        told[place] = between(2017 + place, 102 + 2 * place, 104 + 2 * place)
        result = assessed(states(), told, 2019)
        assert result.projection is None
        assert (result.pace is None) is (place == 2)
    start = [between(2016, 99, 101), *exact]
    assert assessed(states(baseline=(2016,)), start, 2019).pace is None


def test_a_verdict_is_tentative_where_a_figure_may_lie_on_the_other_side() -> None:
    entered = [reading(2017, 108), reading(2018, 116), reading(2019, 124)]
    firm = assessed(states(), entered, 2019).confidence
    assert firm == Confidence()
    entered[1] = between(2018, 112, 118)
    doubted = assessed(states(), entered, 2019)
    assert doubted.status is Status.ON_TRACK
    assert doubted.confidence == Confidence((Doubt.LATEST_DECIDES,))


@pytest.mark.parametrize("named", [Method.PATH, Method.OPENSDG])
def test_published_methods_need_a_figure(named: Method) -> None:
    thresholds = Thresholds(method=named.value)
    subject = states(thresholds=thresholds, milestones=milestones({2018: 115.0}))
    entered = [reading(2017, 104), between(2018, 105, 107)]
    strategy = plan(subject)
    (compared,) = compare_methods(strategy, Records(tuple(entered)), 2018)
    assert {verdict.silence for verdict in compared.verdicts} == {Silence.RANGE}
    assert compared.path.status is Status.OFF_TRACK
    result = assessed(subject, entered, 2018)
    if named is Method.OPENSDG:
        assert result.reason is Reason.BOUND
        assert "a reading that it needs lies between two figures" in result.sentence
    # An earlier one is left out, as one that may be anything.
    earlier = [between(2017, 103, 104), reading(2018, 106)]
    (compared,) = compare_methods(strategy, Records(tuple(earlier)), 2018)
    assert Silence.RANGE not in {verdict.silence for verdict in compared.verdicts}
