"""What is due as rows of texts, by what each reading lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorecard.model.indicator import Kind
from scorecard.report.words import LACKING, UNJUDGED
from scorecard.review import due
from scorecard.review.due import DueKind
from scorecard.tui.figures import Figures
from scorecard.tui.widgets.text_table import TextColumn, TextTableData

if TYPE_CHECKING:
    from scorecard.model.records import Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.review import DueItem

_NOTHING = "Nothing is due for {year}: every reading is there, settled and sourced."
_CONTEXT = "Context, never scored. "
_COLUMNS = (
    TextColumn("Lacking"),
    TextColumn("", most=6),
    TextColumn("Indicator", most=90, flexible=True),
    TextColumn("Latest", right=True, most=16),
    TextColumn("Target", most=6),
)


class DueRows(NamedTuple):
    """The table, the items its rows stand for, and how many there are of each sort."""

    table: TextTableData
    items: tuple[DueItem, ...]
    counts: tuple[tuple[str, int], ...]


def due_rows(card: Scorecard, records: Records, *, ascii_only: bool) -> DueRows:
    """Return what is due: what is missing first, and of each sort the most pressing first."""
    order = (LACKING[DueKind.MISSING], UNJUDGED, *list(LACKING.values())[1:])
    items = tuple(sorted(due(card, records), key=lambda item: order.index(lacking(item))))
    figures = Figures(card, ascii_only=ascii_only)
    results = {result.indicator.id: result for result in card.indicators()}
    rows, details = [], []
    for item in items:
        result = results[item.indicator.id]
        latest = figures.dated(item.indicator, item.last)
        due_now = "is due" if item.due else ""
        rows.append((lacking(item), item.objective, item.indicator.title, latest, due_now))
        details.append(_CONTEXT + result.sentence if item.indicator.context else result.sentence)
    empty = _NOTHING.format(year=card.year)
    counts: dict[str, int] = {}
    for item in items:
        counts[lacking(item)] = counts.get(lacking(item), 0) + 1
    table = TextTableData(_COLUMNS, tuple(rows), tuple(details), empty)
    return DueRows(table, items, tuple(counts.items()))


def lacking(item: DueItem) -> str:
    """Say what a reading lacks."""
    if item.kind is DueKind.MISSING and item.indicator.kind is Kind.QUALITATIVE:
        return UNJUDGED
    return LACKING[item.kind]
