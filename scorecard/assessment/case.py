"""What is asked of one series, and what the answer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from scorecard.assessment.outlook import Evidence
    from scorecard.assessment.series import Series, Start
    from scorecard.model.plan import Indicator, Target
    from scorecard.model.scorecard import Explanation
    from scorecard.model.status import Note, Reason, Status


class Case(NamedTuple):
    """One series held against its target.

    ``series`` ends with the scorecard's ``year``; ``day`` is the last one whose deadlines have
    come. ``missing`` names the years a running total lacks, ``lower_bound`` says that such a
    total can only be too low. ``evidence`` is what the case was made of.
    """

    indicator: Indicator
    target: Target
    series: Series
    start: Start
    year: int
    day: date
    period: tuple[int, int]
    evidence: Evidence
    missing: tuple[int, ...] = ()
    lower_bound: bool = False


class Verdict(NamedTuple):
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
