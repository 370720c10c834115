"""The year grid as data: what stands in each row, an indicator's or an entity's, in each year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from scorecard.model.plan import PresentIds
from scorecard.model.records import Records, closed_years, current, known
from scorecard.records.draft import DraftCheck
from scorecard.tui.forms.kept import kept_under
from scorecard.tui.forms.reading import ReadingForm
from scorecard.tui.grid.rows import GridRow, Place, plan_rows, rows_below

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from scorecard.model.plan import Entity, Indicator
    from scorecard.model.reading import Reading, ReadingKey
    from scorecard.model.records import Closure, Judgement
    from scorecard.model.scorecard import ReadingPoint, Scorecard


_Revision = TypeVar("_Revision", "Reading", "Judgement")


class Cell(NamedTuple):
    """One row in one year.

    ``head`` is the newest revision, a draft or a retraction among them; ``counted`` the one that
    counts. ``computed`` is the value of an indicator that is derived from others, made of those it
    is kept for by name, or the sum of its parts where nobody entered the whole. ``contested`` says
    that two people revised a reading of it at once.
    """

    row: GridRow
    year: int
    head: Reading | None = None
    counted: Reading | None = None
    computed: ReadingPoint | None = None
    judgement: Judgement | None = None
    contested: bool = False

    @property
    def place(self) -> Place:
        """Return what names it."""
        return self.row.place(self.year)

    @property
    def indicator(self) -> Indicator:
        """Return the indicator of the plan."""
        return self.row.indicator

    @property
    def entity(self) -> Entity | None:
        """Return the entity of the row; None for the indicator's own."""
        return self.row.entity

    @property
    def is_computed(self) -> bool:
        """Say whether its figure comes from other readings."""
        return self.indicator.derive is not None or self.row.is_named

    @property
    def stands(self) -> Reading | None:
        """Return the newest revision, a draft among them; None when it was taken back."""
        return None if self.head is None or self.head.retracted else self.head


class Grid:
    """What stands, and what was entered for each indicator and entity.

    Args:
        card: a scorecard of the strategy; says the day whose knowledge is used.
        records: everything entered.
        last: the scorecard of the period's last year, for computed values; None while it is
            not there.
        contested: the keys of the readings two people revised at once, by the ids of today.
        opened: the ids of the indicators whose entities have rows.
    """

    def __init__(
        self,
        card: Scorecard,
        records: Records,
        last: Scorecard | None = None,
        contested: Iterable[ReadingKey] = (),
        opened: Collection[str] = (),
    ) -> None:
        self.card = card
        self.closed: dict[int, Closure] = closed_years(records, card.as_of)
        self._plan = tuple(plan_rows(card))
        self._by_id = {row.indicator.id: row for row in self._plan}
        self._named: dict[str, tuple[GridRow, ...]] = {}
        self.last = {} if last is None else {r.indicator.id: r for r in last.indicators()}
        self._contested = {
            Place(key.indicator, key.year, key.entity or "", key.part or "") for key in contested
        }
        self._closures = records.closures
        self._readings: dict[tuple[str, str, str], list[Reading]] = {}
        self._judgements: dict[str, list[Judgement]] = {}
        self._take(records, card.as_of)
        self.years = self._years(card.strategy.period)
        self._cells: dict[tuple[str, str, str], dict[int, Cell]] = {}
        self._forms: dict[tuple[tuple[str, str, str], int], ReadingForm] = {}
        self._check = DraftCheck(card.strategy)
        # What was understood of edits, by cell and edit: a paste reads thousands in a thread.
        self.read: dict[tuple[Place, object], Any] = {}
        self.open(opened)

    def open(self, ids: Collection[str]) -> None:
        """Give the entities of some indicators rows below them, and those of no others."""
        self.opened = frozenset(ids)
        rows: list[GridRow] = []
        for row in self._plan:
            rows.append(row)
            if row.indicator.id in self.opened:
                rows += self._named_of(row)
        self.rows: tuple[GridRow, ...] = tuple(rows)
        self._places = {row.key: at for at, row in enumerate(rows)}

    def cell(self, row: GridRow, year: int) -> Cell:
        """Return what stands in a row in a year."""
        of_row = self._cells.get(row.key)
        if of_row is None:
            of_row = self._cells[row.key] = self._row_of(row)
        return of_row.get(year) or Cell(row, year)

    def place_of(self, indicator: str, entity: str = "", part: str = "") -> int | None:
        """Return where a row is; None where it is folded away, or the plan has it no more."""
        return self._places.get((indicator, entity, part))

    def row_for(self, place: Place) -> GridRow | None:
        """Return the row of a place, be it folded away; None where the plan has it no more."""
        top = self._by_id.get(place.indicator)
        if top is None or top.key == place.row:
            return top
        return next((row for row in self._named_of(top) if row.key == place.row), None)

    def records(self, indicator: Indicator) -> Records:
        """Return what was entered for one indicator alone, and the closed years."""
        id_ = indicator.id
        keys = [(id_, "", ""), *(row.key for row in self._named_of(self._by_id[id_]))]
        return Records(
            readings=tuple(r for key in keys for r in self._readings.get(key, ())),
            judgements=tuple(self._judgements.get(id_, ())),
            closures=self._closures,
        )

    def form(self, row: GridRow, year: int, *, today: date | None = None) -> ReadingForm:
        """Return the form that would enter a cell; made once, for a paste asks for thousands."""
        if today is not None:
            return self._form(row, year, DraftCheck(self.card.strategy, today=today))
        key = (row.key, year)
        if key not in self._forms:
            self._forms[key] = self._form(row, year, self._check)
        return self._forms[key]

    def _form(self, row: GridRow, year: int, check: DraftCheck) -> ReadingForm:
        mine = Records(
            readings=tuple(self._readings.get(row.key, ())),
            judgements=tuple(self._judgements.get(row.indicator.id, ())),
            closures=self._closures,
        )
        strategy = self.card.strategy
        return ReadingForm(
            strategy, mine, row.indicator, year, entity=row.entity, part=row.part, check=check
        )

    def _named_of(self, row: GridRow) -> tuple[GridRow, ...]:
        id_ = row.indicator.id
        if id_ not in self._named:
            self._named[id_] = tuple(rows_below(row.indicator))
        return self._named[id_]

    def _take(self, records: Records, as_of: date | None) -> None:
        """Sort what is known by indicator, entity and part, under the ids of today."""
        names = PresentIds(self.card.strategy).indicators
        for reading in known(records.readings, as_of):
            indicator = names.get(reading.indicator)
            if indicator is None:
                continue
            key = kept_under(indicator, reading)
            if key is not None:
                self._readings.setdefault((indicator.id, *key), []).append(reading)
        for judgement in records.judgements:
            indicator = names.get(judgement.indicator)
            in_time = as_of is None or judgement.entered_at.date() <= as_of
            if indicator is not None and in_time:
                self._judgements.setdefault(indicator.id, []).append(judgement)

    def _years(self, period: tuple[int, int]) -> tuple[int, ...]:
        """Return the years of the period, and the one before where anything was read then."""
        first, last = period
        before = any(r.year == first - 1 for of in self._readings.values() for r in of)
        return tuple(range(first - 1 if before else first, last + 1))

    def _row_of(self, row: GridRow) -> dict[int, Cell]:
        """Return the cells of one row that hold anything."""
        mine, id_ = self._readings.get(row.key, []), row.indicator.id
        heads = greatest(mine)
        # A reading under a former id is one of the same series.
        counted = {r.year: r for r in sorted(current(mine).values(), key=lambda r: r.rank)}
        is_top = row.entity is None and row.part is None
        judged = greatest(self._judgements.get(id_, ())) if is_top else {}
        made = row.indicator.derive is not None or row.is_named
        result = self.last.get(id_) if is_top and (made or row.indicator.sums_parts) else None
        contested = {at.year for at in self._contested if row.holds(at)}
        points = () if result is None else result.readings
        computed = {point.year: point for point in points if made or point.sum_of}
        return {
            year: Cell(
                row,
                year,
                heads.get(year),
                counted.get(year),
                computed.get(year),
                judged.get(year),
                year in contested,
            )
            for year in {*heads, *judged, *computed, *contested}
        }


def greatest(revisions: Iterable[_Revision]) -> dict[int, _Revision]:
    """Return the newest of some revisions by year."""
    best: dict[int, _Revision] = {}
    for revision in revisions:
        held = best.get(revision.year)
        if held is None or held.rank < revision.rank:
            best[revision.year] = revision
    return best
