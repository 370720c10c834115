"""Decimals decide to the last digit, and a bound is judged by all it may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from series_case import assessed, at_most, by, card, each_year, indicator, plan, reading, states

from scorecard.model.interval import INFINITE, End, Interval, exactly
from scorecard.model.number import EXACTLY, LongNumber, as_figure, exact, format_number, reaches
from scorecard.model.plan import Aim, Derivation, Derive, Target
from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Rule
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from scorecard.model.plan import Indicator

LONG = st.builds(
    lambda digits, places: format(Decimal(digits).scaleb(-places), "f"),
    st.integers(-(10**30) + 1, 10**30 - 1),
    st.integers(0, 29),
)
NEAR = st.builds(
    lambda digits, places: format(Decimal(digits).scaleb(-places), "f"),
    st.integers(10**29, 10**29 + 3),
    st.just(10),
)


@given(LONG)
def test_a_figure_gives_every_digit_back(text: str) -> None:
    figure = as_figure(Decimal(text))
    assert exact(figure) == Decimal(text)
    assert figure == float(text)
    assert str(figure) != "-0.0"
    assert Decimal(format_number(figure, places=30).replace(",", "").replace("−", "-")) == Decimal(
        text
    )


def test_only_a_number_too_long_for_a_float_carries_its_digits() -> None:
    assert type(as_figure(Decimal(123456789012345))) is float
    assert type(as_figure(Decimal("0.1"))) is float
    assert isinstance(as_figure(Decimal(10000000000000000000000000001)), LongNumber)


@given(st.one_of(LONG, NEAR), st.one_of(LONG, NEAR))
def test_a_figure_reaches_another_as_their_decimals_do(first: str, second: str) -> None:
    one, other = as_figure(Decimal(first)), as_figure(Decimal(second))
    assert reaches(one, other) is (Decimal(first) >= Decimal(second))


@settings(max_examples=200, deadline=None)
@given(st.one_of(LONG, NEAR), st.one_of(LONG, NEAR), st.sampled_from([Aim.AT_LEAST, Aim.AT_MOST]))
def test_met_or_missed_is_what_the_decimals_say(value: str, target: str, aim: Aim) -> None:
    asked = by(2020, aim, as_figure(Decimal(target)))
    result = assessed(indicator(asked, baseline=(2016, 0.0)), {2020: value})
    met = Decimal(value) >= Decimal(target)
    if aim is Aim.AT_MOST:
        met = Decimal(value) <= Decimal(target)
    assert (result.status is Status.ACHIEVED) is met
    short = result.explanation.shortfall
    assert met is (short is None)
    if short is not None:
        assert exact(short) == EXACTLY.abs(EXACTLY.subtract(Decimal(value), Decimal(target)))


@pytest.mark.parametrize(
    ("target", "value", "status"),
    [
        (by(2020, value=10_000_000_000.0), "9999999991", Status.MISSED),
        (at_most(0, 2020), "5", Status.MISSED),
        (at_most(0, 2020), "0.00000000000000000000000000001", Status.MISSED),
        (at_most(0, 2020), "0.000", Status.ACHIEVED),
    ],
)
def test_a_long_way_makes_no_slack(target: Target, value: str, status: Status) -> None:
    subject = indicator(target, baseline=(2016, 8_000_000_000.0))
    assert assessed(subject, {2020: value}).status is status


def test_a_tolerance_is_as_exact() -> None:
    band = indicator(each_year(Aim.BETWEEN, low=0.3, high=0.6, tolerance=0.1))
    for value, status in (
        ("0.2", Status.AT_RISK),
        ("0.7", Status.AT_RISK),
        ("0.19999999999999999999999", Status.OFF_TRACK),
        ("0.70000000000000000000001", Status.OFF_TRACK),
    ):
        assert assessed(band, {2017: value}, 2017).status is status


AMOUNTS = st.lists(st.one_of(LONG, NEAR), min_size=4, max_size=4)


@settings(max_examples=100, deadline=None)
@given(AMOUNTS, st.randoms(use_true_random=False))
def test_a_total_does_not_depend_on_the_order_of_entry(amounts: list[str], random: Random) -> None:
    subject = indicator(by(2021, value=1.0), baseline=(2016, 0.0), accumulate=True)
    entered = [reading(2017 + n, amount) for n, amount in enumerate(amounts)]
    whole = Decimal(0)
    for amount in amounts:
        whole = EXACTLY.add(whole, Decimal(amount))
    shuffled = list(entered)
    random.shuffle(shuffled)
    totals = [assessed(subject, order, 2020).readings[-1].total for order in (entered, shuffled)]
    assert [exact(total or 0.0) for total in totals] == [exact(as_figure(whole))] * 2
    parts = tuple(f"p{n}" for n in range(4))
    added = plan(
        *(indicator(id=id_) for id_ in parts), indicator(derive=Derive(Derivation.SUM, parts))
    )
    other = plan(
        *(indicator(id=id_) for id_ in parts),
        indicator(derive=Derive(Derivation.SUM, tuple(reversed(parts)))),
    )
    of_parts = [reading(2020, amount, id_) for id_, amount in zip(parts, amounts, strict=True)]
    sums = [card(one, of_parts, 2020).indicators()[-1].latest for one in (added, other)]
    assert [exact(point.value or 0.0) if point else None for point in sums] == [
        exact(as_figure(whole))
    ] * 2


WAYS: Sequence[Indicator] = (
    indicator(by(2021, value=100.0), baseline=(2016, 20.0)),
    indicator(by(2021, Aim.AT_MOST, 10.0), baseline=(2016, 60.0)),
    indicator(by(2019, value=50.0), baseline=(2016, 20.0)),
    indicator(by(2021, value=90.0)),
    indicator(each_year(Aim.AT_LEAST, 40.0, tolerance=5.0)),
    indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0)),
    indicator(by(2021, value=200.0), baseline=(2016, 20.0), accumulate=True),
    indicator(by(2021, Aim.AT_MOST, 200.0), baseline=(2016, 20.0), accumulate=True),
    states(),
)


@settings(max_examples=400, deadline=None)
@given(
    subject=st.sampled_from(WAYS),
    value=st.integers(0, 120),
    qualifier=st.sampled_from([Qualifier.AT_LEAST, Qualifier.AT_MOST]),
    before=st.integers(0, 120),
    year=st.sampled_from([2019, 2020, 2021]),
    of_baseline=st.booleans(),
)
def test_the_verdict_of_a_bound_is_that_of_both_its_ends_or_none(
    subject: Indicator,
    value: int,
    qualifier: Qualifier,
    before: int,
    year: int,
    of_baseline: bool,
) -> None:
    limited = replace(subject, minimum=0.0, maximum=120.0)
    bound, other = (2017, 2019) if of_baseline else (2019, 2017)
    ends = (value, 120) if qualifier is Qualifier.AT_LEAST else (0, value)
    rest = [reading(other, before), reading(2018, before)]
    found = assessed(limited, [*rest, reading(bound, value, qualifier=qualifier)], year)
    at_ends = [assessed(limited, [*rest, reading(bound, end)], year) for end in ends]
    if found.status is not Status.NOT_ASSESSED:
        assert {result.status for result in at_ends} == {found.status}
    elif found.reason is Reason.BOUND:
        middle = assessed(limited, [*rest, reading(bound, 50)], year)
        possible = {result.status for result in (*at_ends, middle)}
        assert len(possible) > 1
    else:
        assert {result.reason for result in at_ends} == {found.reason}


def test_an_open_end_lies_beyond_every_cut() -> None:
    for subject in (states(), indicator(by(2020, Aim.AT_MOST, 0.0), baseline=(2016, 1e9))):
        for qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST):
            entered = [reading(2018, 104, qualifier=qualifier)]
            assert assessed(subject, entered, 2018).status in (
                Status.NOT_ASSESSED,
                Status.OFF_TRACK,
                Status.ON_TRACK,
            )


def test_a_baseline_that_is_a_bound_decides_only_where_it_cannot_matter() -> None:
    subject = states(baseline=(2016,))
    upto = reading(2016, 104, qualifier=Qualifier.AT_MOST)
    result = assessed(subject, [upto, reading(2018, 110)], 2018)
    assert result.reason is Reason.BOUND
    assert "it is measured from a bound, at most 104 in 2016" in result.sentence
    assert assessed(subject, [upto, reading(2018, 118)], 2018).status is Status.ON_TRACK


def least(number: int) -> Interval:
    return Interval(least=End(Decimal(number)))


def most(number: int) -> Interval:
    return Interval(most=End(Decimal(number)))


def between(low: float | str | Decimal, high: float | str | Decimal) -> Interval:
    return Interval(End(Decimal(low)), End(Decimal(high)))


class TestInterval:
    def test_sums_and_differences(self) -> None:
        one, other = between(1, 2), least(10)
        assert one.plus(other) == least(11)
        assert one.minus(other) == most(-8)
        assert other.minus(one) == least(8)
        assert Interval().minus(Interval()) == Interval()
        assert one.over(2) == between("0.5", 1)
        assert exactly(Decimal(7)).over(7) == exactly(Decimal(1))

    @pytest.mark.parametrize(
        ("part", "whole", "share"),
        [
            ((1, 2), (4, 4), (25, 50)),
            ((1, 2), (4, 8), ("12.5", 50)),
            ((-1, 2), (-4, -2), (-100, 50)),
            ((1, 2), (0, 4), (25, INFINITE)),
            ((1, 2), (0, INFINITE), (0, INFINITE)),
            ((0, 2), (4, INFINITE), (0, 50)),
            ((-1, 2), (0, 4), (-INFINITE, INFINITE)),
            ((1, 2), (-1, 4), (-INFINITE, INFINITE)),
            ((1, INFINITE), (4, 4), (25, INFINITE)),
        ],
    )
    def test_shares(
        self, part: tuple[int, int], whole: tuple[int, int], share: tuple[int, int]
    ) -> None:
        found = between(*part).share_of(between(*whole))
        assert (found.low, found.high) == tuple(map(Decimal, share))

    def test_the_figure_to_go_by_is_the_end_that_is_known(self) -> None:
        assert least(5).stated(8.0) == 5
        assert most(5).stated(8.0) == 5
        assert between(5, 9).stated(8.0) == 5
        assert Interval().stated(8.0) == 8

    def test_it_is_told_by_the_ends_that_people_said(self) -> None:
        limit = End(Decimal(100), said=False)
        over = End(Decimal(5), open=True)
        assert Interval(End(Decimal(5)), limit).qualifier is Qualifier.AT_LEAST
        assert Interval(over, limit).qualifier is Qualifier.MORE_THAN
        assert Interval(most=over).qualifier is Qualifier.LESS_THAN
        assert between(5, 6).qualifier is Qualifier.BETWEEN
        # Of neither: what the limits of the indicators leave.
        both = Interval(End(Decimal(0), said=False), limit)
        assert (both.qualifier, both.stated(7.0)) == (Qualifier.BETWEEN, 0)

    def test_a_strict_end_stays_strict_in_what_is_computed_from_it(self) -> None:
        under, five = Interval(most=End(Decimal(5), open=True)), exactly(Decimal(5))
        strict = End(Decimal(10), open=True)
        assert under.plus(five).most == five.plus(under).most == strict
        assert five.minus(under).least == End(Decimal(0), open=True)
        assert under.over(5).most == End(Decimal(1), open=True)
        part = Interval(End(Decimal(0)), End(Decimal(5), open=True))
        assert part.share_of(five) == Interval(End(Decimal(0)), End(Decimal(100), open=True))
        over = Interval(least=End(Decimal(5), open=True))
        assert five.share_of(over).most == End(Decimal(100), open=True)
        # Nothing is nothing of any whole, whether that is counted or not.
        assert exactly(Decimal(0)).share_of(over).most == End(Decimal(0))


def test_an_exact_nothing_beside_a_bound_adds_nothing() -> None:
    both = indicator(
        at_most(6, 2020), baseline=(2016, 90.0), derive=Derive(Derivation.SUM, ("a", "b"))
    )
    entered = [reading(2020, 0, "a"), reading(2020, 5, "b", qualifier=Qualifier.AT_MOST)]
    strategy = plan(indicator(id="a"), indicator(id="b"), both)
    result = card(strategy, entered, 2020).indicators()[-1]
    assert result.status is Status.ACHIEVED
    (point,) = result.readings
    assert (point.value, point.interval) == (5, most(5))


def test_a_total_from_a_baseline_that_is_a_bound_is_one() -> None:
    subject = indicator(by(2020, Aim.AT_LEAST, 60.0), baseline=(2016,), accumulate=True)
    start = reading(2016, 10, qualifier=Qualifier.AT_LEAST)
    result = assessed(subject, [start, reading(2017, 20), reading(2018, 40)], 2018)
    assert [point.interval for point in result.readings[1:]] == [
        least(30),
        least(70),
    ]
    assert [point.total for point in result.readings[1:]] == [30, 70]
    assert result.status is Status.ACHIEVED
    assert result.sentence.startswith("At least 70 up to 2018;")
    short = assessed(subject, [start, reading(2017, 20)], 2017)
    assert short.reason is Reason.BOUND


def test_parts_of_a_share_are_not_negative_unless_somebody_says_so() -> None:
    share = indicator(
        at_most(50, 2020), baseline=(2016, 90.0), derive=Derive(Derivation.SHARE, ("a", "b"))
    )
    entered = [
        reading(2020, 4, "a", qualifier=Qualifier.AT_MOST),
        reading(2020, 8, "b", qualifier=Qualifier.AT_LEAST),
    ]
    strategy = plan(indicator(id="a"), indicator(id="b"), share)
    result = card(strategy, entered, 2020).indicators()[-1]
    assert result.status is Status.ACHIEVED
    (point,) = result.readings
    assert point.value == 50
    assert point.interval == Interval(End(Decimal(0), said=False), End(Decimal(50)))
    assert point.qualifier is Qualifier.AT_MOST


class TestCeiling:
    BUDGET = indicator(by(2020, Aim.AT_MOST, 500.0), baseline=(2016, 100.0), accumulate=True)

    @pytest.mark.parametrize(
        ("entered", "year", "status", "reason", "rule"),
        [
            ({2017: 100}, 2017, Status.ON_TRACK, None, Rule.UNDER_LINE),
            ({2017: 101}, 2017, Status.AT_RISK, None, Rule.ABOVE_LINE),
            ({2017: 400}, 2017, Status.AT_RISK, None, Rule.ABOVE_LINE),
            ({2017: 401}, 2017, Status.MISSED, None, Rule.OVERSPENT),
            ({2017: 401}, 2021, Status.MISSED, None, Rule.OVERSPENT),
            ({2017: 50}, 2018, Status.ON_TRACK, None, Rule.UNDER_LINE),
            ({2017: 50}, 2020, None, Reason.DUE_NO_READING, Rule.DUE_NO_READING),
            ({2017: 50, 2019: 50}, 2019, None, Reason.NO_READING, Rule.GAP),
            ({2017: 50, 2019: 401}, 2019, Status.MISSED, None, Rule.OVERSPENT),
            ({2016: 5}, 2017, None, Reason.BASELINE_ONLY, Rule.BASELINE_ONLY),
            (dict.fromkeys(range(2017, 2021), 100), 2020, Status.ACHIEVED, None, Rule.MET_BY_DUE),
        ],
    )
    def test_a_total_that_may_not_pass_it(
        self,
        entered: dict[int, object],
        year: int,
        status: Status | None,
        reason: Reason | None,
        rule: Rule,
    ) -> None:
        result = assessed(self.BUDGET, entered, year)
        assert (result.status, result.reason) == (status or Status.NOT_ASSESSED, reason)
        assert result.explanation.rule is rule

    def test_what_it_is_over_by_is_said_to_the_digit(self) -> None:
        over = assessed(self.BUDGET, {2017: "400.1"}, 2017)
        assert over.explanation.shortfall == 0.1
        assert (
            over.sentence
            == "500.1 up to 2017; at most 500 are allowed up to 2020: overspent by 0.1."
        )

    def test_too_old_an_amount_says_no_more_than_it_did(self) -> None:
        later = replace(self.BUDGET, targets=(by(2025, Aim.AT_MOST, 1000.0),))
        for amount, known in ((50, Status.ON_TRACK), (300, Status.AT_RISK)):
            result = assessed(later, {2017: amount}, 2020)
            assert (result.reason, result.explanation.last_known) == (Reason.STALE, known)

    def test_a_day_that_is_written_out_has_to_come(self) -> None:
        subject = replace(self.BUDGET, targets=(by(date(2020, 6, 30), Aim.AT_MOST, 500.0),))
        entered = dict.fromkeys(range(2017, 2021), 100)
        before = assessed(subject, entered, 2020, as_of=date(2020, 6, 29))
        assert before.status is Status.ON_TRACK
        assert assessed(subject, entered, 2020).status is Status.ACHIEVED

    def test_a_total_that_is_to_fall_has_no_ceiling_but_a_path(self) -> None:
        falling = indicator(by(2020, Aim.AT_MOST, -50.0), baseline=(2016, 0.0), accumulate=True)
        assert assessed(falling, {2017: -13}, 2017).status is Status.ON_TRACK
        assert assessed(falling, {2017: 5}, 2017).status is Status.OFF_TRACK
        assert assessed(falling, {2017: -50}, 2017).status is Status.ACHIEVED


def test_the_last_year_it_is_kept_closes_a_target_for_every_year() -> None:
    kept = indicator(each_year(Aim.AT_LEAST, 5.0), active_to=2019)
    held = dict.fromkeys(range(2017, 2020), 6)
    assert assessed(kept, held, 2019).status is Status.ACHIEVED
    assert assessed(kept, held, 2018).status is Status.ON_TRACK
    assert assessed(kept, held | {2018: 4}, 2019).status is Status.MISSED
    assert assessed(kept, {2017: 6, 2018: 6}, 2019).reason is Reason.DUE_NO_READING
    assert assessed(kept, {}, 2019).reason is Reason.DUE_NO_READING
    assert assessed(kept, held, 2020).reason is Reason.RETIRED
    longer = replace(kept, active_to=2030)
    assert assessed(longer, dict.fromkeys(range(2017, 2022), 6), 2021).status is Status.ACHIEVED


def test_a_first_reading_that_meets_the_target_is_no_mere_baseline() -> None:
    subject = indicator(by(2020, value=10.0))
    met = assessed(subject, {2017: 12}, 2017)
    assert (met.status, met.explanation.rule) == (Status.ACHIEVED, Rule.MET_EARLY)
    assert met.sentence == "12 in 2017; at least 10 are due by 2020: met early. Achieved."
    assert assessed(subject, {2017: 9}, 2017).reason is Reason.BASELINE_ONLY
    assert assessed(states(), {2016: 131}, 2017).status is Status.ACHIEVED
    assert assessed(states(), {2016: 129}, 2017).reason is Reason.BASELINE_ONLY
