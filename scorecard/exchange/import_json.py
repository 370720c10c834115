"""An import's preview as JSON, every row of it; the page on scripts gives the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.history import READING
from scorecard.exchange.import_preview import Effect, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.exchange.history import HistoryPreview
    from scorecard.exchange.import_preview import ImportPreview, PreviewRow, Refusal
    from scorecard.exchange.table import Row, Table
    from scorecard.model.reading import Reading
    from scorecard.records.entry import Entry

_FORMAT = 1


def import_json(
    file: str, table: Table, preview: ImportPreview, outcome: str, taken: int, said: Sequence[str]
) -> dict[str, Any]:
    """Return a preview, and what became of it, as data for JSON.

    Args:
        file: the file's name as it was given.
        table: what the file says.
        preview: what importing it would do.
        outcome: ``imported``, ``shown``, ``nothing``, ``refused`` or ``not_agreed``.
        taken: how many readings were imported.
        said: the sentences on the whole file.
    """
    rows: dict[int, PreviewRow] = {
        row.number: row for row in (*preview.new, *preview.changed, *preview.same)
    }
    why = _why(preview.refused)
    doubts = {row.number: what for row, what in preview.doubts}
    counts = {
        "new": len(preview.new),
        "changed": len(preview.changed),
        "same": len(preview.same),
        "refused": preview.refused_rows,
        "looks_wrong": len(doubts),
    }
    return {
        **_head(file, table, outcome, taken, counts, said),
        "rows": [
            _refused(row, why[row.number])
            if row.number in why
            else _taken(rows[row.number], doubts.get(row.number))
            for row in preview.rows
        ],
    }


def history_json(
    file: str, table: Table, preview: HistoryPreview, outcome: str, taken: int
) -> dict[str, Any]:
    """Return the preview of a whole history, and what became of it, as data for JSON.

    Args:
        file: the file's name as it was given.
        table: what the file says.
        preview: what taking it in would do.
        outcome: ``imported``, ``shown``, ``nothing``, ``refused`` or ``not_agreed``.
        taken: how many records were taken in.
    """
    counts = dict.fromkeys(("new", "changed", "same", "refused", "looks_wrong"), 0)
    for _, effect in preview.rows:
        counts[effect.value] += 1
    why = _why(preview.refused)
    said = tuple(filter(None, (table.layout, *table.remarks)))
    return {
        **_head(file, table, outcome, taken, counts, said),
        "rows": [_of_history(row, effect, why.get(row.number)) for row, effect in preview.rows],
    }


def _head(
    file: str,
    table: Table,
    outcome: str,
    taken: int,
    counts: dict[str, int],
    said: Sequence[str],
) -> dict[str, Any]:
    """Return what stands before the rows of any import."""
    notation = table.notation
    return {
        "format": _FORMAT,
        "file": file,
        "history": table.is_history,
        "outcome": outcome,
        "imported": taken,
        "counts": counts,
        "sheet": table.sheet or None,
        "layout": table.layout or None,
        "numbers": None
        if notation is None
        else {"group": notation.group, "decimal": notation.decimal},
        "left_out": list(table.left_out),
        "remarks": list(said),
    }


def _why(refused: Sequence[Refusal]) -> dict[int, list[dict[str, str]]]:
    """Return what is wrong with each row that is refused, by its number."""
    found: dict[int, list[dict[str, str]]] = {}
    for refusal in refused:
        found.setdefault(refusal.number, []).append(
            {"column": refusal.column, "what": refusal.what}
        )
    return found


def _of_history(row: Row, effect: Effect, why: list[dict[str, str]] | None) -> dict[str, Any]:
    """Return a row of a history as its file has it, and what becomes of it."""
    draft, own = row.draft, row.history
    cells = {
        "record": own.get("record", "").strip() or READING,
        "ref": own.get("ref", ""),
        "indicator": draft.indicator,
        "year": draft.year,
        "entity": draft.entity,
        "part": draft.part,
        "written": row.written or draft.value,
        "entered": own.get("entered", ""),
    }
    said = {name: text.strip() or None for name, text in cells.items()}
    found = {"row": row.number, "place": place_of(row), "effect": effect.value, **said}
    return found if why is None else {**found, "refused": why}


def _refused(row: Row, why: list[dict[str, str]]) -> dict[str, Any]:
    draft = row.draft
    return {
        "row": row.number,
        "place": place_of(row),
        "effect": Effect.REFUSED.value,
        "indicator": draft.indicator.strip(),
        "year": draft.year.strip(),
        "entity": draft.entity.strip() or None,
        "part": draft.part.strip() or None,
        "written": row.written or draft.value,
        "refused": why,
    }


def _taken(row: PreviewRow, doubt: str | None) -> dict[str, Any]:
    entry = row.entry
    return {
        "row": row.number,
        "place": place_of(row.row),
        "effect": row.effect.value,
        "indicator": entry.indicator,
        "year": entry.year,
        "entity": entry.entity,
        "part": entry.part,
        "written": row.row.written or row.row.draft.value,
        "understood": _said(entry),
        "before": None if row.before is None else _said(row.before),
        "last": None if row.last is None else {"year": row.last.year, **_said(row.last)},
        "looks_wrong": doubt,
    }


def _said(said: Entry | Reading) -> dict[str, Any]:
    """Return what an entry or a reading says; of what it does not say, nothing."""
    found = {
        "value": said.value,
        "high": said.high,
        "qualifier": said.qualifier.value,
        "numerator": said.numerator,
        "denominator": said.denominator,
        "state": said.state.value,
        "no_data": said.no_data,
        "retracted": said.retracted,
        "note": said.note,
    }
    return {name: value for name, value in found.items() if value}
