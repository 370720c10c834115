"""Round values and years on a chart's axes, and texts that fit their room."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.report.charts.svg import cut, width
from scorecard.report.charts.ticks import leaves_out_zero, value_ticks, year_ticks

FIGURES = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-50, 200).map(float)


@settings(deadline=None, max_examples=200)
@given(FIGURES, FIGURES, st.integers(2, 8), st.booleans())
def test_ticks_are_round_few_and_span_the_values(
    one: float, other: float, most: int, whole: bool
) -> None:
    low, high = sorted((one, other))
    ticks = value_ticks(low, high, most, whole=whole)
    steps = {after - before for before, after in itertools.pairwise(ticks)}
    assert 2 <= len(ticks) <= most + 1
    assert ticks[0] <= Decimal(low) or low == high
    assert ticks[-1] >= Decimal(high) or low == high
    if max(abs(low), abs(high)) < 1e15:
        assert len(steps) == 1
        assert {f"{step.scaleb(-step.adjusted()):g}" for step in steps} <= {"1", "2", "2.5", "5"}
        assert not whole or all(tick == int(tick) for tick in ticks)


def test_a_step_between_two_and_five_is_two_and_a_half() -> None:
    assert value_ticks(0, 9, 4) == tuple(map(Decimal, ("0", "2.5", "5", "7.5", "10")))
    assert list(value_ticks(0, 9, 4, whole=True)) == [0, 5, 10]
    assert list(value_ticks(0, 90, 4, whole=True)) == [0, 25, 50, 75, 100]


def test_an_axis_says_whether_it_leaves_out_zero() -> None:
    assert leaves_out_zero(value_ticks(100, 130, 6))
    assert leaves_out_zero(value_ticks(-130, -100, 6))
    assert not leaves_out_zero(value_ticks(10, 130, 6))
    assert not leaves_out_zero(value_ticks(-10, 130, 6))


@pytest.mark.parametrize(
    ("first", "last"), [(2016, 2021), (1990, 2030), (2020, 2020), (1900, 2100)]
)
def test_years_are_named_evenly(first: int, last: int) -> None:
    years = year_ticks(first, last, 14)
    assert 1 <= len(years) <= 14
    assert len({b - a for a, b in itertools.pairwise(years)}) <= 1


@settings(deadline=None)
@given(st.text(max_size=60), st.floats(20, 400))
def test_cut_text_is_no_wider_than_its_room(text: str, room: float) -> None:
    assert width(cut(text, room, 13), 13) <= room + 1e-9
