"""The year grid as data: what stands for each indicator in each year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from scorecard.model.records import Records, closed_years, current, known
from scorecard.tui.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from scorecard.model.indicator import Indicator
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Closure, Judgement
    from scorecard.model.scorecard import ReadingPoint, Scorecard

_Revision = TypeVar("_Revision", "Reading", "Judgement")
Place = tuple[str, int]
"""A cell by its indicator's id and its year."""


class GridRow(NamedTuple):
    """One indicator; ``label`` is its objective's or goal's id on the first row of each alone."""

    indicator: Indicator
    label: str


class Cell(NamedTuple):
    """One indicator in one year.

    ``head`` is the newest revision, a draft or a retraction among them; ``counted`` the one that
    counts. ``computed`` is the value of an indicator that is derived from others, or made of those
    it is kept for by name. ``contested`` says that two people revised a reading of it at once.
    """

    indicator: Indicator
    year: int
    head: Reading | None = None
    counted: Reading | None = None
    computed: ReadingPoint | None = None
    judgement: Judgement | None = None
    contested: bool = False

    @property
    def is_computed(self) -> bool:
        """Say whether its figure comes from other readings."""
        return self.indicator.derive is not None or bool(self.indicator.entities)

    @property
    def stands(self) -> Reading | None:
        """Return the newest revision, a draft among them; None when it was taken back."""
        return None if self.head is None or self.head.retracted else self.head


class Grid:
    """What stands, and what was entered for each indicator.

    Args:
        card: a scorecard of the strategy; says the day whose knowledge is used.
        records: everything entered.
        last: the scorecard of the period's last year, for computed values; None while it is
            not there.
        contested: the keys of the readings two people revised at once, by the ids of today.
    """

    def __init__(
        self,
        card: Scorecard,
        records: Records,
        last: Scorecard | None = None,
        contested: Iterable[ReadingKey] = (),
    ) -> None:
        self.card = card
        self.closed: dict[int, Closure] = closed_years(records, card.as_of)
        self.rows = tuple(_rows(card))
        self._places = {row.indicator.id: at for at, row in enumerate(self.rows)}
        self.last = {} if last is None else {r.indicator.id: r for r in last.indicators()}
        self._contested = {(key.indicator, key.year) for key in contested}
        self._closures = records.closures
        self._readings: dict[str, list[Reading]] = {}
        self._judgements: dict[str, list[Judgement]] = {}
        self._take(records, card.as_of)
        self.years = self._years(card.strategy.period)
        self._cells: dict[str, dict[int, Cell]] = {}

    def cell(self, indicator: Indicator, year: int) -> Cell:
        """Return what stands for an indicator in a year."""
        of_row = self._cells.get(indicator.id)
        if of_row is None:
            of_row = self._cells[indicator.id] = self._row_of(indicator)
        return of_row.get(year) or Cell(indicator, year)

    def place_of(self, indicator: str) -> int | None:
        """Return the row of an indicator; None where the plan has it no more."""
        return self._places.get(indicator)

    def records(self, indicator: Indicator) -> Records:
        """Return what was entered for one indicator alone, and the closed years."""
        id_ = indicator.id
        return Records(
            readings=tuple(self._readings.get(id_, ())),
            judgements=tuple(self._judgements.get(id_, ())),
            closures=self._closures,
        )

    def form(self, indicator: Indicator, year: int, *, today: date | None = None) -> Form:
        """Return the form that would enter a cell."""
        return Form(self.card.strategy, self.records(indicator), indicator, year, today=today)

    def _take(self, records: Records, as_of: date | None) -> None:
        """Sort what is known by indicator, under the ids of today."""
        names = {old: row.indicator.id for row in self.rows for old in row.indicator.formerly}
        names |= {row.indicator.id: row.indicator.id for row in self.rows}
        for reading in known(records.readings, as_of):
            if reading.indicator in names and reading.entity is None:
                self._readings.setdefault(names[reading.indicator], []).append(reading)
        for judgement in records.judgements:
            in_time = as_of is None or judgement.entered_at.date() <= as_of
            if judgement.indicator in names and in_time:
                self._judgements.setdefault(names[judgement.indicator], []).append(judgement)

    def _years(self, period: tuple[int, int]) -> tuple[int, ...]:
        """Return the years of the period, and the one before where anything was read then."""
        first, last = period
        before = any(r.year == first - 1 for of in self._readings.values() for r in of)
        return tuple(range(first - 1 if before else first, last + 1))

    def _row_of(self, indicator: Indicator) -> dict[int, Cell]:
        """Return the cells of one indicator that hold anything."""
        mine = self._readings.get(indicator.id, [])
        heads = _greatest(mine)
        # A reading under a former id is one of the same series.
        counted = {r.year: r for r in sorted(current(mine).values(), key=lambda r: r.rank)}
        judged = _greatest(self._judgements.get(indicator.id, ()))
        made = indicator.derive is not None or indicator.entities
        result = self.last.get(indicator.id) if made else None
        contested = {year for id_, year in self._contested if id_ == indicator.id}
        computed = {} if result is None else {point.year: point for point in result.readings}
        return {
            year: Cell(
                indicator,
                year,
                heads.get(year),
                counted.get(year),
                computed.get(year),
                judged.get(year),
                (indicator.id, year) in self._contested,
            )
            for year in {*heads, *judged, *computed, *contested}
        }


def _greatest(revisions: Iterable[_Revision]) -> dict[int, _Revision]:
    best: dict[int, _Revision] = {}
    for revision in revisions:
        held = best.get(revision.year)
        if held is None or held.rank < revision.rank:
            best[revision.year] = revision
    return best


def _rows(card: Scorecard) -> Iterable[GridRow]:
    for goal in card.strategy.goals:
        yield from _group(goal.id, goal.indicators)
        for objective in goal.objectives:
            yield from _group(objective.id, objective.indicators)


def _group(label: str, indicators: Sequence[Indicator]) -> Iterable[GridRow]:
    for at, indicator in enumerate(indicators):
        yield GridRow(indicator, "" if at else label)
