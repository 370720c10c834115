"""The movement of an indicator since the year before."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scorecard.model.plan import Indicator, Kind
from scorecard.model.reading import Flag, Qualifier, Reading
from scorecard.model.scorecard import Explanation, IndicatorResult, ReadingPoint, Rule
from scorecard.model.status import Status
from scorecard.review.moves import Change, change, movement

NOW = datetime(2020, 1, 1, tzinfo=UTC)


def point(
    year: int,
    value: str | None,
    qualifier: Qualifier = Qualifier.EXACT,
    flags: tuple[Flag, ...] = (),
) -> ReadingPoint:
    reading = Reading("r", "i", year, value, NOW, "me", qualifier=qualifier, flags=flags)
    return ReadingPoint(year, None if value is None else float(value), reading)


def result(*points: ReadingPoint, kind: Kind = Kind.NUMBER) -> IndicatorResult:
    indicator = Indicator("i", "I", kind=kind)
    explanation = Explanation(Rule.NO_TARGET)
    return IndicatorResult(indicator, Status.NOT_ASSESSED, explanation, "", readings=points)


def test_it_is_exact_as_entered() -> None:
    assert change(result(point(2018, "642.6"), point(2019, "642.7")), 2019) == Change(
        Decimal("0.1"), 2018
    )


@pytest.mark.parametrize(
    "points",
    [
        (point(2019, "5"),),
        (point(2017, "3"), point(2019, "5")),
        (point(2018, None), point(2019, "5")),
        (point(2018, "3"), point(2019, "5", flags=(Flag.BREAK,))),
        (point(2018, "3", Qualifier.AT_LEAST), point(2019, "5")),
        (point(2018, "3"), point(2019, "5", Qualifier.AT_MOST)),
    ],
    ids=["one", "gap", "no data", "break", "lower bound", "upper bound"],
)
def test_it_is_not_known(points: tuple[ReadingPoint, ...]) -> None:
    assert change(result(*points), 2019) is None


def derived(*values: float, kind: Kind = Kind.PERCENT, decimals: int | None = None) -> str:
    """Return the movement between the last two computed figures, as it is written."""
    points = tuple(ReadingPoint(2018 + at, value) for at, value in enumerate(values))
    indicator = Indicator("i", "I", kind=kind, decimals=decimals)
    found = movement(indicator, *points)
    assert found is not None
    return f"{found:f}"


@pytest.mark.parametrize(
    ("values", "decimals", "by"),
    [
        ((60.0, 50.0), None, "-10"),
        ((50.0, 60.0), 1, "10"),
        ((7.673, 5.881), 1, "-1.8"),
        ((7.673, 5.881), None, "-1.79"),
        ((7.673, 5.881), 0, "-2"),
        ((50.0, 33.333333), None, "-16.67"),
        ((50.0, 50.0), None, "0"),
        ((0.1 + 0.2, 0.3), None, "0"),
        ((50.0, 50.0004), 1, "0.0004"),
        ((50.0, 49.9996), 0, "-0.0004"),
        ((0.0, -0.0), None, "0"),
    ],
)
def test_a_computed_movement_has_the_decimals_its_figures_are_shown_with(
    values: tuple[float, float], decimals: int | None, by: str
) -> None:
    assert derived(*values, decimals=decimals) == by


@pytest.mark.parametrize(
    ("before", "after", "by"),
    [
        ("50", "60.5", "10.5"),
        ("3.50", "5.50", "2.00"),
        ("60", "60.0", "0"),
        ("0.0000001", "0.0000002", "0.0000001"),
        ("9" * 30, "1", "-" + "9" * 29 + "8"),
    ],
)
def test_a_movement_between_entered_figures_is_exact(before: str, after: str, by: str) -> None:
    found = change(result(point(2018, before), point(2019, after)), 2019)
    assert found is not None
    assert f"{found.by:f}" == by


# The design compares figures at this; written here anew, so that a change of it is noticed.
NO_DIFFERENCE = Decimal("1e-9")


@settings(deadline=None, max_examples=200)
@example(pair=(Decimal("4.096"), Decimal("-10.098")), decimals=2, entered=False)
@example(pair=(Decimal(10) ** 9, Decimal(10) ** 9 - Decimal("0.001")), decimals=0, entered=False)
@given(
    st.tuples(*[st.decimals(-(10**9), 10**9, places=3)] * 2),
    st.sampled_from([0, 1, 2]),
    st.booleans(),
)
def test_a_movement_is_never_another_way_nor_another_size(
    pair: tuple[Decimal, Decimal], decimals: int, entered: bool
) -> None:
    texts = [f"{value:f}" for value in pair]
    if entered:
        points = [point(2018 + at, text) for at, text in enumerate(texts)]
    else:
        points = [ReadingPoint(2018 + at, float(text)) for at, text in enumerate(texts)]
    found = movement(Indicator("i", "I", decimals=decimals), *points)
    assert found is not None
    true = pair[1] - pair[0]
    if not entered and abs(true) <= NO_DIFFERENCE * max(map(abs, pair)):
        # What is computed carries rounding errors, so as little as that is no movement.
        true = Decimal(0)
    # Figures are shown without zeros at their end, and a movement with the decimals they show.
    shown = [-int(round(value, decimals).normalize().as_tuple().exponent) for value in pair]
    places = 3 if entered else max(0, *shown)
    assert abs(found - true) <= Decimal("0.5") * Decimal(10) ** -places
    assert (found > 0, found < 0) == (true > 0, true < 0)
    assert f"{found:f}".strip("0.") != "-"


def test_what_is_beyond_all_counting_gives_none() -> None:
    assert change(result(point(2018, "1e300"), point(2019, "1")), 2019) is None
    tiny = result(point(2018, "1"), point(2019, "1e-99999999"))
    assert change(tiny, 2019) == Change(Decimal(-1), 2018)


def test_only_numbers_move() -> None:
    assert change(result(point(2018, "0"), point(2019, "1"), kind=Kind.YES_NO), 2019) is None


def test_totals_and_computed_figures_move_too() -> None:
    totals = (ReadingPoint(2018, 2.0, None, 5.0), ReadingPoint(2019, 3.0, None, 8.0))
    assert change(result(*totals), 2019) == Change(Decimal("3.0"), 2018)
