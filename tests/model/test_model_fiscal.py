"""Years of a strategy: their days, how they are written, how they are read."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.model.fiscal import (
    CALENDAR_YEARS,
    FiscalCalendar,
    Span,
    fiscal_calendar,
    span_of,
    spanning,
)

FISCAL = FiscalCalendar(7, 1)


def test_a_fiscal_year_is_named_by_the_year_it_begins_in() -> None:
    assert FISCAL.first_day(2019) == date(2019, 7, 1)
    assert FISCAL.last_day(2019) == date(2020, 6, 30)
    assert FISCAL.last_day(2019, date(2020, 1, 5)) == date(2020, 1, 5)
    assert FISCAL.whole_year(2019) == Span(date(2019, 7, 1), date(2020, 6, 30))


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2019, 6, 30), 2018), (date(2019, 7, 1), 2019), (date(2020, 6, 30), 2019)],
)
def test_a_day_lies_in_the_year_that_has_begun(day: date, year: int) -> None:
    assert FISCAL.of(day) == year
    assert CALENDAR_YEARS.of(day) == day.year


def test_a_deadline_passes_with_its_year_or_the_day_after() -> None:
    assert FISCAL.passed(date(2020, 6, 30), date(2020, 6, 30))
    assert not FISCAL.passed(date(2019, 12, 31), date(2019, 12, 31))
    assert CALENDAR_YEARS.passed(date(2019, 12, 31), date(2019, 12, 31))


def test_the_last_day_of_a_year_that_begins_on_the_first_of_march_may_be_a_leap_day() -> None:
    assert FiscalCalendar(3, 1).last_day(2019) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("year", "text", "short"), [(2019, "2019/20", "19/20"), (1999, "1999/00", "99/00")]
)
def test_a_fiscal_year_is_written_as_both(year: int, text: str, short: str) -> None:
    assert (FISCAL.text(year), FISCAL.short(year)) == (text, short)
    assert (CALENDAR_YEARS.text(year), CALENDAR_YEARS.short(year)) == (str(year), str(year))


@pytest.mark.parametrize(
    "text",
    ["2019/20", "2019-20", "2019–20", " 2019/2020 ", "FY2020", "fy 2020", "FY2019/20", "2019"],
)
def test_all_that_people_write_for_one_year(text: str) -> None:
    assert FISCAL.parse(text) == 2019


@pytest.mark.parametrize("text", ["2019/21", "2019/19", "FY2019/21", "19/20", "", "2019/", "2101"])
def test_what_is_no_fiscal_year(text: str) -> None:
    assert FISCAL.parse(text) is None


@pytest.mark.parametrize("text", ["2019/20", "FY2020", "2019-20"])
def test_without_fiscal_years_none_is_taken(text: str) -> None:
    assert CALENDAR_YEARS.parse(text) is None
    assert spanning(text) == 2019


@pytest.mark.parametrize("year", range(1900, 2100))
def test_what_is_written_is_read_back(year: int) -> None:
    for calendar in (FISCAL, CALENDAR_YEARS):
        assert calendar.parse(calendar.text(year)) == year


@pytest.mark.parametrize("starts", ["7-1", "07-32", "02-29", "13-01", "July", "07-01 "])
def test_what_is_no_day_of_every_year(starts: str) -> None:
    assert fiscal_calendar(starts) is None


def test_years_from_the_first_of_january_are_those_of_the_calendar() -> None:
    assert fiscal_calendar("01-01") == fiscal_calendar(None) == CALENDAR_YEARS
    assert not CALENDAR_YEARS.is_fiscal
    assert FISCAL.is_fiscal


def test_a_year_alone_is_a_fiscal_one_where_it_is_said_of_a_deadline() -> None:
    assert span_of("2019", FISCAL) == FISCAL.whole_year(2019)
    assert span_of("2019-11", FISCAL) == Span(date(2019, 11, 1), date(2019, 11, 30))
