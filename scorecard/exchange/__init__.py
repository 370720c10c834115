"""Readings and scorecards in and out of other formats; each part loads when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorecard.exchange.board_data import (
        closure_json,
        comment_json,
        decision_json,
        judgement_json,
        priority_json,
    )
    from scorecard.exchange.changes_data import changes_json
    from scorecard.exchange.import_preview import (
        ImportPreview,
        PreviewRow,
        Refusal,
        preview_import,
    )
    from scorecard.exchange.long_csv import CsvRow, CsvTable, read_long_csv
    from scorecard.exchange.long_csv_writer import write_long_csv
    from scorecard.exchange.scorecard_data import reading_json, scorecard_json

__all__ = [
    "CsvRow",
    "CsvTable",
    "ImportPreview",
    "PreviewRow",
    "Refusal",
    "changes_json",
    "closure_json",
    "comment_json",
    "decision_json",
    "judgement_json",
    "preview_import",
    "priority_json",
    "read_long_csv",
    "reading_json",
    "scorecard_json",
    "write_long_csv",
]

_HOMES = {
    "CsvRow": "long_csv",
    "CsvTable": "long_csv",
    "ImportPreview": "import_preview",
    "PreviewRow": "import_preview",
    "Refusal": "import_preview",
    "changes_json": "changes_data",
    "closure_json": "board_data",
    "comment_json": "board_data",
    "decision_json": "board_data",
    "judgement_json": "board_data",
    "preview_import": "import_preview",
    "priority_json": "board_data",
    "read_long_csv": "long_csv",
    "reading_json": "scorecard_data",
    "scorecard_json": "scorecard_data",
    "write_long_csv": "long_csv_writer",
}


def __getattr__(name: str) -> Any:
    """Load the module that holds a public name (``scorecard_json`` needs no CSV reader)."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"scorecard.exchange.{_HOMES[name]}"), name)
