"""What a reading or judgement would make of its indicator, before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.assessment.assess import assess_indicator
from scorecard.assessment.path import expected

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement, Records
    from scorecard.model.scorecard import IndicatorResult
    from scorecard.model.strategy import Strategy


class Preview:
    """Assesses one indicator again and again, each time with something that is not saved.

    Args:
        strategy: the plan.
        records: everything entered; what the indicator does not need is left out once.
        id_: the indicator.
        year: the scorecard's year.
        as_of: the day whose knowledge is used; None for all there is.

    Raises:
        KeyError: no indicator has or had this id.
    """

    def __init__(
        self, strategy: Strategy, records: Records, id_: str, *, year: int, as_of: date | None
    ) -> None:
        indicator = strategy.find(id_)
        if indicator is None:
            raise KeyError(id_)
        names = {indicator.id, *indicator.formerly}
        if indicator.derive is not None:
            names = {r.indicator for r in records.readings}
        self._strategy, self._id, self._year, self._as_of = strategy, id_, year, as_of
        self._records = replace(
            records,
            readings=tuple(r for r in records.readings if r.indicator in names),
            judgements=tuple(j for j in records.judgements if j.indicator in names),
        )

    def assess(
        self, reading: Reading | None = None, judgement: Judgement | None = None
    ) -> IndicatorResult:
        """Return the result with a reading or judgement taken as saved; without, as it is."""
        records = self._records
        if reading is not None:
            records = replace(records, readings=(*records.readings, reading))
        if judgement is not None:
            records = replace(records, judgements=(*records.judgements, judgement))
        return assess_indicator(
            self._strategy, records, self._id, year=self._year, as_of=self._as_of
        )


def expected_in(result: IndicatorResult, year: int) -> float | None:
    """Return what the path of a result expects of a year; None where it has no path then."""
    path = result.explanation.path
    if not path or year < path[0].year:
        return None
    return expected(result.indicator, path, year)
