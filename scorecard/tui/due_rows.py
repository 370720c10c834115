"""What is still to do for a year as rows of texts: readings, comments, priorities, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.messages.catalogue import words
from scorecard.messages.figures import day
from scorecard.model.indicator import Kind
from scorecard.review import DueItem, due_all
from scorecard.review.due import DueKind
from scorecard.tui.board_rows import decision_state
from scorecard.tui.figures import Figures
from scorecard.tui.widgets.text_table import TextColumn, TextTableData

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scorecard.model.decision import Decision
    from scorecard.model.priority import Priority
    from scorecard.model.records import Records
    from scorecard.model.scorecard import IndicatorResult, Scorecard

    ToDo = DueItem | Priority | Decision


class DueRows(NamedTuple):
    """The table, what its rows stand for, and how many there are of each sort."""

    table: TextTableData
    items: tuple[ToDo, ...]
    counts: tuple[tuple[str, int], ...]


class _Row(NamedTuple):
    """One row: what it stands for, its sort, its texts, and its detail."""

    of: ToDo
    sort: str
    texts: tuple[str, ...]
    detail: str


def due_rows(card: Scorecard, records: Records, today: date, *, ascii_only: bool) -> DueRows:
    """Return what is due: what is missing first, and of each sort the most pressing first.

    Args:
        card: the year and what is known of it.
        records: everything entered.
        today: the day that divides what is overdue from what is to come.
        ascii_only: write with ASCII alone.
    """
    found = due_all(card, records, today=today)
    items = sorted(found.items, key=_order)
    rows = list(_readings(card, items, ascii_only=ascii_only))
    rows += [_priority(priority) for priority in found.priorities]
    rows += [_decision(decision, card.as_of or today) for decision in found.decisions]
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.sort] = counts.get(row.sort, 0) + 1
    empty = words.ScreenWords.DUE_NOTHING.format(year=card.year)
    texts, details = (row.texts for row in rows), (row.detail for row in rows)
    table = TextTableData(_columns(), tuple(texts), tuple(details), empty)
    return DueRows(table, tuple(row.of for row in rows), tuple(counts.items()))


def _order(item: DueItem) -> tuple[int, bool]:
    """Return what puts a sort before another: what is missing, what is to be judged, the rest."""
    return tuple(DueKind).index(item.kind), _is_unjudged(item)


def _readings(card: Scorecard, items: list[DueItem], *, ascii_only: bool) -> Iterator[_Row]:
    """Yield the rows of single indicators: readings and comments."""
    figures = Figures(card, ascii_only=ascii_only)
    results = {result.indicator.id: result for result in card.indicators()}
    said = words.ScreenWords
    for item in items:
        own = item.indicator if item.entity is None else item.indicator.own(item.entity)
        latest = figures.dated(own, item.last)
        sort, title = lacking(item), item.indicator.title
        result = results[item.indicator.id]
        if item.entity is not None:
            result = next(e.result for e in result.entities if e.entity is item.entity)
            title = words.DueWords.ENTITY.format(entity=item.entity.title, indicator=title)
        texts = (sort, item.objective, title, latest, said.DUE_NOW if item.due else "")
        yield _Row(item, sort, texts, _detail(item, result))


def _priority(priority: Priority) -> _Row:
    said, state = words.ScreenDue, words.Priorities.STATE[priority.state.value]
    texts = (said.PRIORITY, str(priority.year), priority.text, state, "")
    detail = said.PRIORITY_DETAIL.format(ref=priority.ref, state=state, year=priority.year)
    return _Row(priority, said.PRIORITY, texts, detail)


def _decision(decision: Decision, on: date) -> _Row:
    said = words.ScreenDue
    when = "" if decision.due is None else decision.due.isoformat()
    texts = (said.DECISION, "", decision.text, when, decision_state(decision, on))
    detail = said.DECISION_DETAIL.format(
        ref=decision.ref,
        day=day(decision.on),
        due="" if decision.due is None else day(decision.due),
        who=words.DueWords.WHO.format(who=decision.who) if decision.who else "",
    )
    return _Row(decision, said.DECISION, texts, detail)


def _columns() -> tuple[TextColumn, ...]:
    said = words.ScreenWords
    return (
        TextColumn(said.DUE_LACKING),
        TextColumn("", most=6),
        TextColumn(said.INDICATOR, most=90, flexible=True),
        TextColumn(said.DUE_LATEST, right=True, most=16),
        TextColumn(said.TARGET, most=8),
    )


def _detail(item: DueItem, result: IndicatorResult) -> str:
    if not item.indicator.context:
        return result.sentence
    return words.ScreenWords.DUE_CONTEXT.format(sentence=result.sentence)


def lacking(item: DueItem) -> str:
    """Say what a reading lacks, or its indicator."""
    if _is_unjudged(item):
        return words.Report.UNJUDGED
    if item.kind is DueKind.COMMENT:
        return words.ScreenDue.COMMENT
    return words.Report.LACKING[item.kind]


def _is_unjudged(item: DueItem) -> bool:
    """Say whether a person's judgement is missing, not a figure."""
    return item.kind is DueKind.MISSING and item.indicator.kind is Kind.QUALITATIVE
