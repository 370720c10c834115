"""The series of every indicator of a plan, however its figures come about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scorecard.assessment.entities import aggregate, all_heard
from scorecard.assessment.series import Series, derive, read, with_sums
from scorecard.model.plan import Kind

if TYPE_CHECKING:
    from scorecard.assessment.index import Index
    from scorecard.model.plan import Indicator, Part


class AllSeries:
    """Makes each indicator's series when it is first asked for: read, aggregated or derived.

    Args:
        index: has all readings.
        last: later years are left out.
    """

    def __init__(self, index: Index, last: int = sys.maxsize) -> None:
        self.index = index
        self._last = last
        self._made: dict[str, Series] = {}

    def of(self, id_: str) -> Series:
        """Return the series of an indicator by id; empty if there is no such indicator."""
        indicator = self.index.find(id_)
        if indicator is None:
            return Series()
        if indicator.id not in self._made:
            # Indicators derived from one another in a circle have no figures.
            self._made[indicator.id] = Series()
            self._made[indicator.id] = self._make(indicator)
        return self._made[indicator.id]

    def _make(self, indicator: Indicator) -> Series:
        if indicator.entities:
            return aggregate(indicator, self.index, self._last)
        if indicator.derive is not None:
            return derive(indicator.derive.rule, [self.of(id_) for id_ in indicator.derive.ids])
        return with_sums(
            indicator, self._read(indicator), lambda part: self.of_part(indicator, part)
        )

    def of_part(self, indicator: Indicator, part: Part) -> Series:
        """Return the series of a part; with entities it is made of theirs, as that of the whole."""
        if indicator.entities:
            return aggregate(indicator, self.index, self._last, part)
        return self._read(indicator, part)

    def _read(self, indicator: Indicator, part: Part | None = None) -> Series:
        revisions = self.index.revisions(indicator, part=part)
        return read(indicator, revisions, self._last, self.index.closings)

    def is_done(self, indicator: Indicator, year: int) -> bool:
        """Say whether what was to be done once had been done before a year, and still is."""
        target = indicator.target_on(self.index.calendar.last_day(year, self.index.as_of))
        once = indicator.kind is Kind.YES_NO and target is not None and not target.every_year
        if not once or indicator.entities:
            return False
        series = self.of(indicator.id)
        said = [each for each in zip(series.years, series.figures, strict=True) if each[0] <= year]
        return bool(said) and said[-1][0] < year and said[-1][1] >= 1

    def has_word(self, indicator: Indicator, year: int) -> bool:
        """Say whether a year has a usable reading, or a judgement where a person judges."""
        if indicator.kind is Kind.QUALITATIVE:
            return self.index.is_judged(indicator, year)
        if indicator.entities:
            return all_heard(indicator, self.index, year)
        return year in self.of(indicator.id).years
