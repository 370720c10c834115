"""Everything in one workbook: readings row by row, the scorecard, the plan, what columns mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scorecard.exchange.long_csv import (
    history_columns,
    history_rows,
    reading_columns,
    reading_rows,
)
from scorecard.exchange.xlsx import Column, Tab, number_cell, workbook_bytes
from scorecard.messages.catalogue import words
from scorecard.messages.figures import (
    baseline,
    of_result,
    qualifier,
    target_short,
    with_unit,
)
from scorecard.messages.rollups import group_counts, group_word
from scorecard.messages.terms import kind_words, status_word
from scorecard.model.number import is_stored_number
from scorecard.model.plan import NUMERIC, Kind
from scorecard.records.schema import VOTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scorecard.exchange.long_csv import Record
    from scorecard.exchange.xlsx import Value
    from scorecard.model.number import NumberStyle
    from scorecard.model.plan import Goal, Objective, Strategy
    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import IndicatorResult, RollUp, Scorecard

_NUMBERS = ("value", "high", "numerator", "denominator")
_WHOLE = ("year", *VOTE)
_DAYS = ("published", "due", "done")
# Columns whose lines wrap, and how wide they are.
_WIDTHS = {"source": 30, "note": 44, "no_data": 30, "because": 30, "measure": 30}


def readings_workbook(strategy: Strategy, readings: Sequence[Reading], card: Scorecard) -> bytes:
    """Return a workbook of readings that an import takes back, with what they say beside.

    Args:
        strategy: says the kinds, the current ids and how numbers are written.
        readings: what to write; every revision given becomes a row of the first sheet.
        card: the scorecard of the year that is told on the second.
    """
    rows = list(reading_rows(strategy, readings))
    first = long_tab(strategy, rows, reading_columns(rows))
    made = max((reading.entered_at for reading in readings), default=None)
    tabs = (first, _scorecard(card), _indicators(card), _meanings(first.columns))
    return workbook_bytes(tabs, title=strategy.title, made=made)


def history_workbook(strategy: Strategy, records: Sequence[Record]) -> bytes:
    """Return a workbook of a whole history, which an import takes back with every moment in it.

    Args:
        strategy: as for :func:`readings_workbook`.
        records: what people entered, each chain in its order.
    """
    rows = list(history_rows(strategy, records))
    first = long_tab(strategy, rows, history_columns(rows))
    made = max((r.entered_at for r in records if r.entered_at is not None), default=None)
    return workbook_bytes((first, _meanings(first.columns)), title=strategy.title, made=made)


def long_tab(
    strategy: Strategy, rows: Sequence[Mapping[str, str]], names: Sequence[str], title: str = ""
) -> Tab:
    """Return the sheet of a long table: numbers and dates as what they are, the rest as text."""
    numeric = {i.id for i in strategy.indicators() if i.reading_kind in NUMERIC}
    style = strategy.style
    cells = [
        [typed_cell(name, row, style, is_number=row["indicator"] in numeric) for name in names]
        for row in rows
    ]
    columns = [Column(name, _WIDTHS.get(name, 0)) for name in names]
    return Tab(title or words.Workbook.READINGS, columns, cells)


def typed_cell(
    name: str, row: Mapping[str, str], style: NumberStyle | None, *, is_number: bool
) -> Value:
    """Return a cell of a row of readings as the number or day it is, else as text."""
    text = row[name]
    if not text:
        return None
    if name in _WHOLE:
        return int(text)
    if name in _DAYS:
        return date.fromisoformat(text)
    if name in _NUMBERS and is_number and not row.get("record"):
        stored = text if style is None else text.replace(style.decimal, ".")
        if not is_stored_number(stored):
            return text
        # A cell forgets zeros at the end; a history keeps every figure as it was entered.
        is_history, ends_in_zero = "record" in row, "." in stored and stored.endswith("0")
        return text if is_history and ends_in_zero else number_cell(stored, text)
    return text


def _scorecard(card: Scorecard) -> Tab:
    said = words.Workbook
    columns = [
        Column(said.ID),
        Column(said.TITLE, 44),
        Column(said.STATUS),
        Column(said.LATEST.format(year=card.year)),
        Column(said.TARGET, 22),
        Column(said.IN_WORDS, 70),
    ]
    rows = list(_scorecard_rows(card))
    groups = {node.id for node in card.strategy.parents()}
    strong = frozenset(n for n, row in enumerate(rows) if row[0] in groups)
    return Tab(said.SCORECARD.format(year=card.year), columns, rows, strong=strong)


def _scorecard_rows(card: Scorecard) -> Iterator[list[Value]]:
    for goal in card.goals:
        yield _group(goal.goal, goal.roll_up)
        yield from (_standing(card, result) for result in goal.indicators)
        for objective in goal.objectives:
            yield _group(objective.objective, objective.roll_up)
            yield from (_standing(card, result) for result in objective.indicators)


def _group(node: Goal | Objective, roll_up: RollUp) -> list[Value]:
    return [node.id, node.title, group_word(roll_up), None, None, group_counts(roll_up)]


def _standing(card: Scorecard, result: IndicatorResult) -> list[Value]:
    indicator, style, point = result.indicator, card.strategy.style, result.latest
    latest = ""
    if point is not None and indicator.kind is not Kind.QUALITATIVE:
        latest = with_unit(indicator, qualifier(point) + of_result(result, point, style))
        if point.year != card.year:
            latest = words.OF_YEAR.format(value=latest, year=point.year)
    target = target_short(indicator, result.target, style)
    status = status_word(result.status)
    return [indicator.id, indicator.title, status, latest, target, result.sentence]


def _indicators(card: Scorecard) -> Tab:
    said = words.Workbook
    columns = [
        Column(said.ID),
        Column(said.TITLE, 44),
        Column(said.BELONGS_TO),
        Column(said.KIND),
        Column(said.UNIT),
        Column(said.BASELINE),
        Column(said.TARGET, 22),
        Column(said.DEFINITION, 60),
        Column(said.LEVELS, 40),
        Column(said.ENTITIES, 40),
        Column(said.SOURCE, 30),
        Column(said.OWNER),
    ]
    rows = [
        _declared(card.strategy, parent, result)
        for parent, results in _families(card)
        for result in results
    ]
    return Tab(said.INDICATORS, columns, rows)


def _families(card: Scorecard) -> Iterator[tuple[str, tuple[IndicatorResult, ...]]]:
    for goal in card.goals:
        yield goal.goal.id, goal.indicators
        for objective in goal.objectives:
            yield objective.objective.id, objective.indicators


def _declared(strategy: Strategy, parent: str, result: IndicatorResult) -> list[Value]:
    indicator, style = result.indicator, strategy.style
    return [
        indicator.id,
        indicator.title,
        parent,
        kind_words(indicator.kind),
        indicator.unit,
        baseline(result, style),
        target_short(indicator, result.target, style),
        indicator.definition,
        _named((level.key, level.title) for level in indicator.levels),
        _named((entity.id, entity.title) for entity in indicator.entities),
        indicator.source,
        indicator.owner,
    ]


def _named(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a line for each id, with its title."""
    return "\n".join(words.Workbook.NAMED.format(id=id_, title=title) for id_, title in pairs)


def _meanings(columns: Iterable[Column]) -> Tab:
    said = words.Workbook
    known = said.MEANINGS
    rows: list[list[Value]] = [[c.title, known[c.title]] for c in columns if c.title in known]
    return Tab(said.COLUMNS, [Column(said.COLUMN), Column(said.MEANS, 100)], rows)
