"""What a stored text is worth as a number, by the kind of its indicator."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.model.fiscal import CALENDAR_YEARS
from scorecard.model.plan import Indicator, Kind, Level

LEVELS = (Level("none", "None"), Level("some", "Some"), Level("all", "All"))


@pytest.mark.parametrize(
    ("kind", "text", "worth"),
    [
        (Kind.NUMBER, "105", 105.0),
        (Kind.PERCENT, "12.5", 12.5),
        (Kind.NUMBER, "inf", None),
        (Kind.NUMBER, "nan", None),
        (Kind.NUMBER, "yes", None),
        (Kind.NUMBER, None, None),
        (Kind.YES_NO, "yes", 1.0),
        (Kind.YES_NO, "no", 0.0),
        (Kind.YES_NO, "2020-02-27", 1.0),
        (Kind.YES_NO, "2020", 1.0),
        (Kind.YES_NO, "2020-13", None),
        (Kind.YES_NO, "maybe", None),
        (Kind.SCALE, "none", 0.0),
        (Kind.SCALE, "all", 2.0),
        (Kind.SCALE, "2", None),
        (Kind.QUALITATIVE, "2020", None),
    ],
)
def test_what_a_text_is_worth(kind: Kind, text: str | None, worth: float | None) -> None:
    assert Indicator("i", "I", kind=kind, levels=LEVELS).figure_of(text) == worth


def test_nothing_is_never_less_than_nothing() -> None:
    assert str(Indicator("i", "I").figure_of("-0")) == "0.0"


def test_the_last_day_of_a_year_whose_deadlines_have_come() -> None:
    assert CALENDAR_YEARS.last_day(2020) == date(2020, 12, 31)
    assert CALENDAR_YEARS.last_day(2020, date(2020, 6, 30)) == date(2020, 6, 30)
    assert CALENDAR_YEARS.last_day(2020, date(2021, 6, 30)) == date(2020, 12, 31)
