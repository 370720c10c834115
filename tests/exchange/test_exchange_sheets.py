"""Sheets of many layouts: each is read to the right values, or refused with what to change."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from made_sheets import PLAN
from thirty_sheets import THIRTY

from scorecard.exchange.import_preview import preview_import
from scorecard.exchange.read_table import read_table
from scorecard.model.fault import ScorecardError
from scorecard.model.records import Records

if TYPE_CHECKING:
    from pathlib import Path

    from made_sheets import Figures, Made

    from scorecard.exchange.table import Table

TODAY = date(2021, 6, 30)


def figures(table: Table) -> Figures:
    return {
        tuple(
            filter(None, (row.draft.indicator, row.draft.year, row.draft.entity))
        ): row.draft.value
        for row in table.rows
    }


def outcome(path: Path, made: Made) -> tuple[Table | None, str]:
    """Return what was read, and everything that is refused of it."""
    try:
        table = read_table(path, PLAN, **made.options)
    except ScorecardError as fault:
        return None, str(fault)
    found = preview_import(PLAN, Records(), table.rows, style=table.notation, today=TODAY)
    return table, "\n".join(map(str, found.refused))


@pytest.mark.parametrize("made", THIRTY, ids=[made.name for made in THIRTY])
def test_a_sheet_is_read_or_refused(tmp_path: Path, made: Made) -> None:
    path = tmp_path / made.name
    made.make(path)
    table, refused = outcome(path, made)
    if made.refused:
        assert made.refused in refused
        return
    assert table is not None, refused
    told = "\n".join((table.layout, *table.remarks))
    assert figures(table) == made.values
    assert len(table.rows) == len(made.values)
    for text in made.said:
        assert re.search(text if "?" in text else re.escape(text), told), told


def test_there_are_thirty() -> None:
    assert len(THIRTY) >= 30
    assert len({made.name for made in THIRTY}) == len(THIRTY)
