"""How much of a year has been entered, and which year to show when nobody asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.index import Index
from scorecard.model.indicator import Indicator, Kind

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.records import Records
    from scorecard.model.strategy import Strategy

_QUALITATIVE = Kind.QUALITATIVE


def default_year(strategy: Strategy, records: Records, as_of: date | None = None) -> int:
    """Return the latest year of the period that is at least half entered, else the first.

    Args:
        strategy: the plan.
        records: all revisions.
        as_of: the day whose knowledge is used; None for all there is.
    """
    return year_of(strategy, Index(strategy, records, as_of))


def year_of(strategy: Strategy, index: Index) -> int:
    """Return the default year from readings already put in order."""
    for year in reversed(strategy.years()):
        have, scored = entered(index, year)
        if scored and 2 * have >= scored:
            return year
    return strategy.period[0]


def entered(index: Index, year: int) -> tuple[int, int]:
    """Return how many scored indicators have a reading for the year, and how many there are."""
    have = scored = 0
    for indicator in index.indicators:
        if _is_scored(indicator) and indicator.active_in(year):
            scored += 1
            have += index.has_word(indicator, year)
    return have, scored


def _is_scored(indicator: Indicator) -> bool:
    """Say whether the indicator is meant to have a status; a fault does not excuse it."""
    if indicator.context:
        return False
    return bool(indicator.targets) or indicator.faulty or indicator.kind is _QUALITATIVE
