"""Everything entered, put in order once: by indicator, as it was known on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.plan import PresentIds
from scorecard.model.reading import State
from scorecard.model.records import known, newest
from scorecard.model.restating import closings_by_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecard.model.plan import Entity, Indicator, Part, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.records import Judgement, Records


class Index:
    """Readings and judgements by indicator, those under a former id with the present one.

    Drafts and what was not yet known are left out. An indicator with entities has readings for
    each of them and none of its own: its figure is made of theirs. The figure of a part is none
    of the whole.

    Args:
        strategy: says which indicators there are.
        records: all revisions.
        as_of: the day whose knowledge is used; None for all there is.
    """

    def __init__(self, strategy: Strategy, records: Records, as_of: date | None = None) -> None:
        self.indicators: tuple[Indicator, ...] = tuple(strategy.indicators())
        self.as_of, self.period, self.calendar = as_of, strategy.period, strategy.calendar
        self.closings = closings_by_year(records.closures, as_of)
        self._by_id = PresentIds(strategy).indicators
        self._readings: dict[tuple[str, str | None, str | None], list[Reading]] = {}
        self._judgements: dict[str, dict[int, Judgement]] = {}
        self._take_readings(records, as_of)
        self._take_judgements(records, as_of)

    def _take_readings(self, records: Records, as_of: date | None) -> None:
        for reading in records.readings if as_of is None else known(records.readings, as_of):
            indicator = self._by_id.get(reading.indicator)
            if indicator is None or reading.state is State.DRAFT:
                continue
            entity, part = reading.entity, reading.part
            if entity is not None and (kept := indicator.entity(entity)) is not None:
                entity = kept.id
            if part is not None and (named := indicator.part(part)) is not None:
                part = named.name
            self._readings.setdefault((indicator.id, entity, part), []).append(reading)

    def _take_judgements(self, records: Records, as_of: date | None) -> None:
        entered = (
            judgement
            for judgement in records.judgements
            if judgement.indicator in self._by_id
            and (as_of is None or judgement.known_from <= as_of)
        )
        for (id_, year), judgement in newest(entered, self._judged).items():
            self._judgements.setdefault(id_, {})[year] = judgement

    def _judged(self, judgement: Judgement) -> tuple[str, int]:
        return self._by_id[judgement.indicator].id, judgement.year

    def find(self, id_: str) -> Indicator | None:
        """Return the indicator that has or had this id."""
        return self._by_id.get(id_)

    def revisions(
        self, indicator: Indicator, entity: Entity | None = None, part: Part | None = None
    ) -> Sequence[Reading]:
        """Return all that was entered for an indicator itself, or for an entity or part of it."""
        of = None if entity is None else entity.id
        return self._readings.get((indicator.id, of, None if part is None else part.name), ())

    def judgement(self, indicator: Indicator, year: int) -> Judgement | None:
        """Return the current judgement of the latest year up to ``year``."""
        years = self._judgements.get(indicator.id, {})
        latest = max((judged for judged in years if judged <= year), default=None)
        return None if latest is None else years[latest]

    def is_judged(self, indicator: Indicator, year: int) -> bool:
        """Say whether a person judged the indicator in a year."""
        return year in self._judgements.get(indicator.id, ())
