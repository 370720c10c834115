"""A workbook for staff: what is to be entered for a year, with room to type; an import reads it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scorecard.exchange.long_csv import SEEN, reading_rows
from scorecard.exchange.whole_xlsx import typed_cell
from scorecard.exchange.wide import figure_text, row_title
from scorecard.exchange.xlsx import Check, Column, Tab, number_form, workbook_bytes
from scorecard.messages import figures
from scorecard.messages.catalogue import words, year_text
from scorecard.model.number import exact
from scorecard.model.plan import NUMERIC, Kind, PresentIds
from scorecard.model.reading import ReadingKey, State
from scorecard.model.records import current
from scorecard.model.scorecard import ReadingPoint
from scorecard.records.entry import offered_source
from scorecard.review.due import DueKind, due, for_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from scorecard.exchange.xlsx import Value
    from scorecard.model.plan import Entity, Indicator, Part
    from scorecard.model.reading import Reading
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard

# What a row that nothing stood behind says in the column ``seen``.
NOTHING_STOOD = "none"
# As many earlier figures are shown.
_LAST = 3
# Columns that people fill in, and how wide those are whose lines wrap.
_PARTS = ("numerator", "denominator")
_TYPED = (
    *("value", *_PARTS, "no_data", "state", "flags", "source", "edition", "page", "address"),
    *("published", "note", "reason"),
)
# Columns that are there where a reading that stands has something in them, so that a row which is
# left as it is says the same.
_KEPT = ("flags", "address")
_WIDTHS = {
    "indicator": 20, "entity": 14, "part": 14, "title": 34, "unit": 12, "target": 16, "earlier": 18,
    "asked": 12, "definition": 90,
    "no_data": 24, "source": 26, "note": 30, "reason": 18,
}  # fmt: skip
_FORMS = {"value": "General", "numerator": "General", "denominator": "General"}
_DAY = "yyyy-mm-dd"
_LISTS = ("yes", "no")
_ASKED = (DueKind.MISSING, DueKind.DRAFT, DueKind.PROVISIONAL, DueKind.UNSOURCED)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One reading to be entered.

    ``own`` is what it measures: the indicator, or entity and part as one of its own. ``head`` is
    the newest revision of the year's reading, ``asked`` what is still due of it.
    """

    indicator: Indicator
    own: IndicatorResult
    entity: Entity | None
    head: Reading | None
    asked: tuple[DueKind, ...]
    part: Part | None = None

    @property
    def stands(self) -> Reading | None:
        """Return the reading that is there to be corrected; None for one that was taken back."""
        return None if self.head is None or self.head.retracted else self.head


def sheet_rows(
    card: Scorecard,
    records: Records,
    head: Callable[[ReadingKey], Reading | None],
    *,
    whole: bool = False,
) -> tuple[SheetRow, ...]:
    """Return what is due for the scorecard's year, in the order of the plan.

    Below what is told by parts stand these: all where the whole is due, else those that are.

    Args:
        card: the year, assessed.
        records: all revisions.
        head: returns the newest revision of a reading.
        whole: everything that may be entered, due or not.
    """
    entered = current(records.readings, card.as_of, ids=PresentIds(card.strategy))
    asked: dict[ReadingKey, list[DueKind]] = {}
    for item in due(card, records):
        if item.kind in _ASKED:
            key = _key(item.indicator, card.year, item.entity, item.part)
            asked.setdefault(key, []).append(item.kind)
    found = []
    for indicator, own, entity in for_entry(card):
        key = _key(indicator, card.year, entity)
        is_asked = whole or key in asked
        if is_asked:
            kinds = tuple(asked.get(key, ()))
            found.append(SheetRow(indicator, own, entity, head(key), kinds))
        top = SheetRow(indicator, own, entity, None, ())
        for part in indicator.parts:
            key = _key(indicator, card.year, entity, part)
            if is_asked or key in asked:
                kinds = tuple(asked.get(key, ()))
                of = _of_part(top, part, card, entered)
                found.append(replace(top, own=of, head=head(key), asked=kinds, part=part))
    return tuple(found)


def _key(
    indicator: Indicator, year: int, entity: Entity | None, part: Part | None = None
) -> ReadingKey:
    of = None if entity is None else entity.id
    return ReadingKey(indicator.id, year, of, None if part is None else part.name)


def _of_part(
    row: SheetRow, part: Part, card: Scorecard, entered: Mapping[ReadingKey, Reading]
) -> IndicatorResult:
    """Return the result of a part of what a row is of."""
    if row.entity is None:
        found = next((each.result for each in row.own.parts if each.part is part), None)
        if found is not None:
            return found
    # That of the part over all entities is not its own.
    key = _key(row.indicator, card.year, row.entity, part)
    own = row.indicator.measured(key.entity, key.part)
    points = [
        ReadingPoint(of.year, own.figure_of(reading.value), reading)
        for of, reading in entered.items()
        if of == key._replace(year=of.year) and of.year <= card.year and reading.value is not None
    ]
    points.sort(key=lambda point: point.year)
    return replace(row.own, indicator=own, target=None, readings=tuple(points), parts=())


def staff_workbook(card: Scorecard, rows: Sequence[SheetRow], records: Records) -> bytes:
    """Return the workbook: the rows to fill in, what to do with them, and the levels of scales.

    Args:
        card: the year, assessed.
        rows: what is to be filled in.
        records: all revisions; the newest dates the workbook.
    """
    made = max((reading.entered_at for reading in records.readings), default=None)
    levels = _Levels(rows)
    form = _Form(card, rows, levels)
    tabs = [form.tab(), _explanation(card, form.names)]
    tabs += [levels.tab()] if levels.lines else []
    return workbook_bytes(tabs, title=card.strategy.title, made=made)


class _Levels:
    """The levels of the scales in a workbook, on a sheet that its lists point to."""

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        self.lines: list[list[Value]] = []
        self._places: dict[str, tuple[int, int]] = {}
        for row in rows:
            scale = row.own.indicator
            if scale.kind is Kind.SCALE and row.indicator.id not in self._places:
                first = len(self.lines) + 2
                self.lines += [[row.indicator.id, each.key, each.title] for each in scale.levels]
                self._places[row.indicator.id] = (first, len(self.lines) + 1)

    def range_of(self, id_: str) -> str:
        """Return where the titles of an indicator's levels stand, as a formula names it."""
        first, last = self._places[id_]
        return f"='{words.StaffSheet.LEVELS}'!$C${first}:$C${last}"

    def tab(self) -> Tab:
        """Return the sheet."""
        said = words.StaffSheet
        columns = [Column("indicator"), Column(said.LEVEL), Column(said.LEVEL_TITLE, 80)]
        return Tab(said.LEVELS, columns, self.lines)


class _Form:
    """The sheet that people fill in."""

    def __init__(self, card: Scorecard, rows: Sequence[SheetRow], levels: _Levels) -> None:
        self._card = card
        self._rows = rows
        self._levels = levels
        of = ["entity"] if any(row.entity for row in rows) else []
        of += ["part"] if any(row.part for row in rows) else []
        of_parts = any(_has_parts(row) for row in rows)
        stand = [row.stands for row in rows if row.stands is not None]
        kept = [*reading_rows(card.strategy, stand)]
        left_out = {name for name in _KEPT if not any(cells[name] for cells in kept)}
        left_out |= set() if of_parts else set(_PARTS)
        typed = [name for name in _TYPED if name not in left_out]
        shown = ["title", "unit", "target", "earlier", "asked"]
        self.names = ["indicator", *of, *shown, "year", *typed, "definition", SEEN]

    def tab(self) -> Tab:
        """Return it: a row for each reading, those that stand filled in."""
        forms: dict[tuple[int, int], str] = {}
        checks: list[Check] = []
        cells = []
        for number, row in enumerate(self._rows):
            cells.append(self._cells(row))
            forms |= {(number, place): form for place, form in self._formats(row)}
            checks += self._checks(number, row)
        columns = [
            Column(
                name,
                _WIDTHS.get(name, 12 if name in _FORMS else 0),
                right=name in _FORMS,
                typed=name in _TYPED,
                quiet=name == SEEN,
                form=_DAY if name == "published" else _FORMS.get(name, "@"),
            )
            for name in self.names
        ]
        title = words.StaffSheet.TITLE.format(year=self._card.year)
        frozen = self.names.index("title") + 1
        splits = (self.names.index("value") + 1, self.names.index("definition"))
        return Tab(title, columns, cells, frozen, checks, forms, splits=splits)

    def _cells(self, row: SheetRow) -> list[Value]:
        shown = self._shown(row)
        shown |= self._standing(row)
        return [shown.get(name) for name in self.names]

    def _shown(self, row: SheetRow) -> dict[str, Value]:
        """Return what a row says before anybody types."""
        own, style = row.own.indicator, self._card.strategy.style
        year = self._card.year
        return {
            "indicator": row.indicator.id,
            "entity": row.entity.id if row.entity else None,
            "part": row.part.name if row.part else None,
            "title": row_title(row.indicator, row.entity, row.part),
            "unit": "%" if figures.is_percent(own) else own.unit,
            "target": figures.target_short(own, row.own.target, style),
            "earlier": "\n".join(self._last(row)),
            "definition": row.indicator.definition,
            "asked": words.LIST_SEPARATOR.join(words.StaffSheet.ASKED[k] for k in row.asked),
            # A number of a year that lies in one; a text of one that lies in two.
            "year": year_text(year) if self._card.strategy.calendar.is_fiscal else year,
            SEEN: NOTHING_STOOD if row.head is None else row.head.id,
        }

    def _standing(self, row: SheetRow) -> dict[str, Value]:
        """Return the cells of the reading that stands, as they are typed."""
        if row.stands is None:
            return {}
        strategy = self._card.strategy
        (said,) = reading_rows(strategy, (row.stands,))
        kind = row.own.indicator.kind
        cells: dict[str, Value] = {
            name: typed_cell(name, said, strategy.style, is_number=kind in NUMERIC)
            for name in _TYPED
        }
        if said["qualifier"]:
            cells["value"] = figure_text(said)
        if kind is Kind.SCALE:
            titles = {level.key: level.title for level in row.own.indicator.levels}
            cells["value"] = titles.get(said["value"], said["value"])
        if said["state"] == State.FINAL.value:
            cells["state"] = None
        return cells

    def _last(self, row: SheetRow) -> Iterator[str]:
        """Yield the last figures of earlier years, the newest first."""
        own, style = row.own.indicator, self._card.strategy.style
        if own.kind is Kind.QUALITATIVE:
            return
        before = [p for p in row.own.readings if p.year < self._card.year and p.value is not None]
        for point in before[: -_LAST - 1 : -1]:
            alone = point.alone
            value = figures.qualifier(alone) + figures.reading(own, alone, style)
            yield words.StaffSheet.LAST.format(year=point.year, value=value)

    def _formats(self, row: SheetRow) -> Iterator[tuple[int, str]]:
        """Yield the number formats of cells to be typed into that are not those of their column."""
        own, place = row.own.indicator, self.names.index("value")
        if own.kind not in NUMERIC:
            yield place, "@"
        elif own.decimals is not None:
            yield place, number_form(own.decimals)

    def _checks(self, number: int, row: SheetRow) -> Iterator[Check]:
        said, own = words.StaffSheet, row.own.indicator
        place = self.names.index
        rule, message = self._rule(row)
        yield Check(number, place("value"), own.title, message, rule)
        states = {"validate": "list", "source": [state.value for state in State]}
        yield Check(number, place("state"), said.STATE, said.STATE_MESSAGE, states)
        before = next((p.reading for p in reversed(row.own.readings) if p.reading), None)
        source = offered_source(row.indicator, before).title
        if source:
            message = said.SOURCE_MESSAGE.format(source=source)
            yield Check(number, place("source"), said.SOURCE, message)
        yield Check(number, place("published"), said.PUBLISHED, said.PUBLISHED_MESSAGE)

    def _rule(self, row: SheetRow) -> tuple[dict[str, Any] | None, str]:
        """Return what a value is held against, and what is said where it is typed."""
        said, own, style = words.StaffSheet, row.own.indicator, self._card.strategy.style
        if own.kind is Kind.SCALE:
            source = self._levels.range_of(row.indicator.id)
            return {"validate": "list", "source": source}, said.LEVEL_MESSAGE
        if row.entity is not None and row.entity.deadlines:
            return None, said.DONE_MESSAGE
        if own.kind is Kind.YES_NO:
            return {"validate": "list", "source": list(_LISTS)}, said.YES_NO_MESSAGE
        if own.kind is Kind.QUALITATIVE:
            return None, said.EVIDENCE_MESSAGE
        bounds = [
            figures.number(each, style) for each in (own.minimum, own.maximum) if each is not None
        ]
        message = said.NUMBER[own.kind].format(unit=own.unit or said.NO_UNIT)
        if len(bounds) == 2:
            message += said.BETWEEN.format(low=bounds[0], high=bounds[1])
        elif bounds:
            least = said.AT_LEAST if own.minimum is not None else said.AT_MOST
            message += least.format(bound=bounds[0])
        return _number_rule(own), message + said.BOUNDS_TOO


def _number_rule(own: Indicator) -> dict[str, Any]:
    """Return the rule of a number: whole where the plan shows no decimals, between its bounds."""
    validate = "integer" if own.decimals == 0 else "decimal"
    low, high = own.minimum, own.maximum
    if low is not None and high is not None:
        return {
            "validate": validate,
            "criteria": "between",
            "minimum": _plain(low),
            "maximum": _plain(high),
        }
    if low is not None:
        return {"validate": validate, "criteria": ">=", "value": _plain(low)}
    most = _plain(high) if high is not None else _MOST
    return {"validate": validate, "criteria": "<=", "value": most}


# No figure is beyond it, so that every number passes.
_MOST = 10**30


def _plain(bound: float | Decimal) -> float:
    number = exact(bound)
    return int(number) if number == int(number) else float(number)


def _has_parts(row: SheetRow) -> bool:
    """Say whether a percentage has been entered by its parts before."""
    read = (point.reading for point in row.own.readings)
    held = (*read, row.head)
    return row.own.indicator.kind is Kind.PERCENT and any(r and r.denominator for r in held)


def _explanation(card: Scorecard, names: Sequence[str]) -> Tab:
    """Return the sheet that says in plain words what to do, and what each column is."""
    said = words.StaffSheet
    rows: list[list[Value]] = [
        [head, text.format(year=card.year, strategy=card.strategy.title)]
        for head, text in said.HOW_TO.items()
    ]
    rows += [[name, said.COLUMNS[name]] for name in names]
    columns = [Column(said.ABOUT), Column(said.WHAT_TO_DO, 100)]
    return Tab(said.EXPLANATION, columns, rows, filtered=False)
