"""Round values and years on a chart's axes, and texts that fit their room."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.report.charts.svg import cut, width
from scorecard.report.charts.ticks import value_ticks, year_ticks

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
        assert {str(step.normalize().scaleb(-step.adjusted())) for step in steps} <= {"1", "2", "5"}
        assert not whole or all(tick == int(tick) for tick in ticks)


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
