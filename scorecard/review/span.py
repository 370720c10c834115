"""What lies between two scorecards: years of the plan, and days on which things became known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scorecard.model.records import closed_years

if TYPE_CHECKING:
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Span:
    """From one scorecard to the next.

    With ``days`` two days of knowledge are compared; else two ``years``, with the same knowledge.
    ``first`` and ``last`` are the days of the plan compared: the two days, or the ends of the two
    years. What was restated after ``since`` and up to ``until`` lies in the span: between years
    ``since`` is the day the earlier one was closed, if it was. ``until`` None is all there is.
    """

    days: bool
    years: tuple[int, int]
    first: date
    last: date
    since: date
    until: date | None

    def plans(self, day: date | None) -> bool:
        """Say whether a day of the plan, or of a meeting, lies in the span."""
        return day is not None and self.first < day <= self.last

    def plans_year(self, year: int | None) -> bool:
        """Say whether a year begins in the span."""
        return year is not None and self.years[0] < year <= self.years[1]

    def learns(self, day: date) -> bool:
        """Say whether what became known on a day became known in the span."""
        return self.since < day and (self.until is None or day <= self.until)


def span_of_years(records: Records, earlier: int, later: int, as_of: date | None) -> Span:
    """Return the span from one year's scorecard to another's, both known on one day.

    The earlier year's figures were before the board when it closed the year; without a closing,
    its last day stands for that.
    """
    closed = closed_years(records, as_of).get(earlier)
    ends = date(earlier, 12, 31), date(later, 12, 31)
    last = ends[1] if as_of is None else max(min(ends[1], as_of), ends[0])
    return Span(
        days=False,
        years=(earlier, later),
        first=ends[0],
        last=last,
        since=ends[0] if closed is None else closed.on,
        until=as_of,
    )


def span_of_days(earlier: date, later: date) -> Span:
    """Return the span from what was known on one day to what was known on a later one."""
    return Span(
        days=True,
        years=(earlier.year, later.year),
        first=earlier,
        last=later,
        since=earlier,
        until=later,
    )


def day_of(card: Scorecard) -> date:
    """Return the last day whose dates have come for a scorecard."""
    day = date(card.year, 12, 31)
    return day if card.as_of is None else min(day, card.as_of)
