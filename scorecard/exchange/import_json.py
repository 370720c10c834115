"""An import's preview as JSON, every row of it; the page on scripts gives the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecard.exchange.import_preview import Effect, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.exchange.import_preview import ImportPreview, PreviewRow
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
    refused: dict[int, list[dict[str, str]]] = {}
    for refusal in preview.refused:
        refused.setdefault(refusal.number, []).append(
            {"column": refusal.column, "what": refusal.what}
        )
    doubts = {row.number: what for row, what in preview.doubts}
    notation = table.notation
    return {
        "format": _FORMAT,
        "file": file,
        "outcome": outcome,
        "imported": taken,
        "counts": {
            "new": len(preview.new),
            "changed": len(preview.changed),
            "same": len(preview.same),
            "refused": preview.refused_rows,
            "looks_wrong": len(doubts),
        },
        "sheet": table.sheet or None,
        "layout": table.layout or None,
        "numbers": None
        if notation is None
        else {"group": notation.group, "decimal": notation.decimal},
        "left_out": list(table.left_out),
        "remarks": list(said),
        "rows": [
            _refused(row, refused[row.number])
            if row.number in refused
            else _taken(rows[row.number], doubts.get(row.number))
            for row in preview.rows
        ],
    }


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
