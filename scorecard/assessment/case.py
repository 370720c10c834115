"""What is asked of one series, and what the answer holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scorecard.assessment.series import Series, Start
    from scorecard.messages.sentences import Teller
    from scorecard.model.fiscal import FiscalCalendar
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.scorecard import Explanation
    from scorecard.model.status import Note, Reason, Status


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is the same for every indicator of a scorecard.

    ``day`` is the last one whose deadlines have come: the year's last, or the as-of day if earlier.
    ``calendar`` says from which day to which a year runs; ``tell`` makes the sentence of a result.
    """

    year: int
    day: date
    period: tuple[int, int]
    calendar: FiscalCalendar
    tell: Teller


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one indicator is judged by.

    ``series`` ends with the scorecard's year. ``missing`` names the years a running total lacks,
    ``lower_bound`` says that such a total can only be too low.
    """

    indicator: Indicator
    target: Target | None
    series: Series
    start: Start
    around: Circumstances
    missing: tuple[int, ...] = ()
    lower_bound: bool = False

    def case(self, target: Target) -> Case:
        """Return the question whether the target is met."""
        return Case(
            self.indicator,
            target,
            self.series,
            self.start,
            self.around.year,
            self.around.day,
            self.around.period,
            self.around.calendar,
            self.missing,
            self.lower_bound,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One series held against its target.

    ``series`` ends with the scorecard's ``year``; ``day`` is the last one whose deadlines have
    come. ``missing`` names the years a running total lacks, ``lower_bound`` says that such a
    total can only be too low.
    """

    indicator: Indicator
    target: Target
    series: Series
    start: Start
    year: int
    day: date
    period: tuple[int, int]
    calendar: FiscalCalendar
    missing: tuple[int, ...] = ()
    lower_bound: bool = False

    def judged_year(self, read: int) -> int:
        """Return the year whose path the figure of a year is held against: the scorecard's.

        A total is held against its own year's: until a year's amount is in, it is not judged. So is
        what is kept every so many years: until the next figure there is no other to be had.
        """
        of_its_own = self.indicator.accumulate or self.indicator.rhythm is not None
        return read if of_its_own else self.year

    def is_stale(self, read: int) -> bool:
        """Say whether the figure of a year is too old to speak for the scorecard's."""
        return self.indicator.is_stale(read, self.year)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its explanation.

    ``expected`` and ``ratio`` are those of the latest reading; the explanation has those of the
    reading that decided, which is an earlier one where a target was missed at its date.
    """

    status: Status
    explanation: Explanation
    note: Note | None = None
    reason: Reason | None = None
    expected: float | None = None
    ratio: float | None = None
