"""Years of a strategy: from which day to which each runs, how it is written, and how it is read."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2100
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_STARTS = re.compile(r"([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_PAIR = re.compile(r"(?:[FA]Y\s*)?([0-9]{4})\s*[-/–]\s*([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_ENDS_IN = re.compile(r"FY\s*([0-9]{4})", re.IGNORECASE)
_COMMON_YEAR = 2019


@dataclass(frozen=True, slots=True)
class Span:
    """A day that may be known only by its month or year: the first and last it may be."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Say whether the day itself is known."""
        return self.first == self.last

    @property
    def is_year(self) -> bool:
        """Say whether no more than the year is known."""
        return (self.last - self.first).days > 31


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """From which day to which the years of a strategy run; from 1 January without fiscal years.

    A year is the number of the calendar year it begins in, however it is written: 2019 is the
    fiscal year 2019/20.
    """

    month: int = 1
    day: int = 1

    @property
    def is_fiscal(self) -> bool:
        """Say whether a year lies in two calendar years."""
        return (self.month, self.day) != (1, 1)

    def first_day(self, year: int) -> date:
        """Return the day a year begins on."""
        return date(year, self.month, self.day)

    def last_day(self, year: int, as_of: date | None = None) -> date:
        """Return the day a year ends on, or the as-of day where that is earlier."""
        # The last year there is ends, where the next has no first day.
        end = self.first_day(year + 1) - timedelta(days=1) if self.is_fiscal else None
        day = end or date(year, 12, 31)
        return day if as_of is None else min(day, as_of)

    def whole_year(self, year: int) -> Span:
        """Return a day of which only the year is known."""
        return Span(self.first_day(year), self.last_day(year))

    def of(self, day: date) -> int:
        """Return the year a day lies in."""
        return day.year - ((day.month, day.day) < (self.month, self.day))

    def passed(self, deadline: date, day: date) -> bool:
        """Say whether a deadline has passed on a day: its own day is in time.

        On the last day of a year the year is over, and a deadline of that day with it.
        """
        return deadline < day or (deadline == day == self.last_day(self.of(day)))

    def text(self, year: int) -> str:
        """Return a year as it is written for people: 2019, or 2019/20 where it is fiscal."""
        return f"{year}/{(year + 1) % 100:02}" if self.is_fiscal else str(year)

    def short(self, year: int) -> str:
        """Return a year as it is written where there is room for five letters alone."""
        return self.text(year)[2:] if self.is_fiscal else str(year)

    def parse(self, text: str) -> int | None:
        """Return the year that people mean by a text; None where it is none.

        With fiscal years 2019/20, 2019-20, 2019/2020, FY2020 (it is called after the year it ends
        in) and 2019 (the year it begins in) are the same; without them only 2019 is a year.
        """
        written = text.strip()
        if _YEAR.fullmatch(written):
            year: int | None = int(written)
        else:
            year = spanning(written) if self.is_fiscal else None
        return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


CALENDAR_YEARS = FiscalCalendar()


def span_of(text: str, calendar: FiscalCalendar = CALENDAR_YEARS) -> Span | None:
    """Return the day a text names: "2020-02-27", "2020-02" or "2020"; None for another text.

    A day, or a month, is one of the usual calendar; a year alone is one of ``calendar``.
    """
    if _DAY.fullmatch(text) is None:
        return None
    try:
        year, *rest = (int(part) for part in text.split("-"))
        if not rest:
            return calendar.whole_year(year)
        if len(rest) == 2:
            day = date(year, *rest)
            return Span(day, day)
        first = date(year, rest[0], 1)
        return Span(first, first.replace(day=monthrange(year, first.month)[1]))
    except ValueError:
        return None


def spanning(text: str) -> int | None:
    """Return the year in which one over two calendar years begins: 2016 for 2016/17 or FY2017.

    None where the text is no such year; the second year of a pair follows the first.
    """
    written = text.strip()
    if found := _ENDS_IN.fullmatch(written):
        return int(found[1]) - 1
    found = _PAIR.fullmatch(written)
    if found is None:
        return None
    after = str(int(found[1]) + 1)
    return int(found[1]) if found[2] in (after, after[-2:]) else None


def fiscal_calendar(starts: str | None) -> FiscalCalendar | None:
    """Return the calendar of years that start on a day such as "07-01"; None for another text.

    Without a day, and with 1 January, years are those of the calendar.
    """
    if starts is None:
        return CALENDAR_YEARS
    found = _STARTS.fullmatch(starts)
    if found is None:
        return None
    month, day = int(found[1]), int(found[2])
    try:
        date(_COMMON_YEAR, month, day)  # 29 February begins no year
    except ValueError:
        return None
    return FiscalCalendar(month, day)
