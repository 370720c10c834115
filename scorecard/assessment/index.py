"""Everything entered, put in order once: by indicator, as it was known on a day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scorecard.assessment.aggregate import aggregate
from scorecard.assessment.entities import all_heard
from scorecard.assessment.series import Series, derive, read
from scorecard.model.plan import Kind, PresentIds
from scorecard.model.reading import State
from scorecard.model.records import known

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.plan import Entity, Indicator, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement, Records

_DRAFT = State.DRAFT
_QUALITATIVE = Kind.QUALITATIVE


class Index:
    """Readings and judgements by indicator, those under a former id with the present one.

    Drafts and what was not yet known are left out. An indicator with entities has readings for
    each of them and none of its own: its figure is made of theirs.

    Args:
        strategy: says which indicators there are.
        records: all revisions.
        as_of: the day whose knowledge is used; None for all there is.
    """

    def __init__(self, strategy: Strategy, records: Records, as_of: date | None = None) -> None:
        self.indicators: tuple[Indicator, ...] = tuple(strategy.indicators())
        self._by_id = PresentIds(strategy).indicators
        own: dict[str, list[Reading]] = {indicator.id: [] for indicator in self.indicators}
        self._revisions = {name: own[indicator.id] for name, indicator in self._by_id.items()}
        self._judgements: dict[str, dict[int, Judgement]] = {}
        self._entities: dict[str, dict[str, list[Reading]]] = {}
        self._own: dict[tuple[str, str], Indicator] = {}
        self._series: dict[str, Series] = {}
        self._last = sys.maxsize
        self.as_of, self.period = as_of, strategy.period
        self._take_readings(records, as_of)
        if records.judgements:
            self._take_judgements(records, as_of)

    def _take_readings(self, records: Records, as_of: date | None) -> None:
        find = self._revisions.get
        for reading in records.readings if as_of is None else known(records.readings, as_of):
            revisions = find(reading.indicator)
            if revisions is None or reading.state is _DRAFT:
                continue
            if reading.entity is not None:
                revisions = self._of_entity(reading.indicator, reading.entity)
            revisions.append(reading)

    def _of_entity(self, id_: str, name: str) -> list[Reading]:
        """Return where the readings of an entity go; those under a former id to the present one."""
        indicator = self._by_id[id_]
        entity = indicator.entity(name)
        kept = self._entities.setdefault(indicator.id, {})
        return kept.setdefault(name if entity is None else entity.id, [])

    def _take_judgements(self, records: Records, as_of: date | None) -> None:
        for judgement in records.judgements:
            indicator = self._by_id.get(judgement.indicator)
            if indicator is None or (as_of is not None and judgement.rank[0] > as_of):
                continue
            years = self._judgements.setdefault(indicator.id, {})
            held = years.get(judgement.year)
            if held is None or held.rank < judgement.rank:
                years[judgement.year] = judgement

    def find(self, id_: str) -> Indicator | None:
        """Return the indicator that has or had this id."""
        return self._by_id.get(id_)

    def end(self, year: int) -> None:
        """Leave out everything of later years from now on."""
        self._last = year
        self._series.clear()

    def series(self, id_: str) -> Series:
        """Return the readings of an indicator, or what is derived for it; empty if unknown."""
        made = self._series.get(id_)
        if made is None:
            indicator = self._by_id.get(id_)
            if indicator is None:
                return Series()
            if indicator.entities:
                made = aggregate(indicator, self, self._last)
            elif indicator.derive is None:
                made = read(indicator, self._revisions[id_], self._last)
            else:
                # Indicators derived from one another in a circle have no figures.
                self._series[id_] = Series()
                inputs = [self.series(name) for name in indicator.derive.ids]
                made = derive(indicator.derive.rule, inputs)
            self._series[id_] = made
        return made

    def of_entity(
        self, indicator: Indicator, entity: Entity, last: int
    ) -> tuple[Indicator, Series]:
        """Return an entity as an indicator of its own, and its readings up to the year ``last``."""
        place = (indicator.id, entity.id)
        own = self._own.get(place)
        if own is None:
            own = self._own[place] = indicator.own(entity)
        revisions = self._entities.get(indicator.id, {}).get(entity.id)
        return own, Series() if revisions is None else read(own, revisions, last)

    def judgement(self, id_: str) -> Judgement | None:
        """Return the current judgement of the latest year."""
        years = self._judgements.get(id_, {})
        return max(
            (judged for year, judged in years.items() if year <= self._last),
            key=lambda judged: judged.year,
            default=None,
        )

    def has_word(self, indicator: Indicator, year: int) -> bool:
        """Say whether a year has a usable reading, or a judgement where a person judges."""
        if indicator.kind is _QUALITATIVE:
            return year in self._judgements.get(indicator.id, ())
        if indicator.entities:
            return all_heard(indicator, self, year)
        # The year asked for is mostly the last one.
        for read_year in reversed(self.series(indicator.id).years):
            if read_year <= year:
                return read_year == year
        return False
