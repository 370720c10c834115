"""The movement of an indicator since the year before."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from scorecard.model.indicator import Indicator, Kind
from scorecard.model.reading import Flag, Qualifier, Reading
from scorecard.model.scorecard import Explanation, IndicatorResult, ReadingPoint, Rule
from scorecard.model.status import Status
from scorecard.review.change import Change, change

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


def test_only_numbers_move() -> None:
    assert change(result(point(2018, "0"), point(2019, "1"), kind=Kind.YES_NO), 2019) is None


def test_totals_and_computed_figures_move_too() -> None:
    totals = (ReadingPoint(2018, 2.0, None, 5.0), ReadingPoint(2019, 3.0, None, 8.0))
    assert change(result(*totals), 2019) == Change(Decimal("3.0"), 2018)
