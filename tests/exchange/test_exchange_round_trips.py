"""Out and in again: any store goes through every file and comes back saying the same."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from exchange_plan import TODAY, plan, reading
from hypothesis import example, given, settings
from test_exchange_long_csv_writer import reading_lists

from scorecard.assessment.assess import assess
from scorecard.exchange.import_preview import ImportPreview, preview_import
from scorecard.exchange.long_csv import write_long_csv
from scorecard.exchange.read_table import read_table
from scorecard.exchange.whole_xlsx import readings_workbook
from scorecard.exchange.wide import WideTable
from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Records, current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = plan()


def long_csv(readings: list[Reading]) -> bytes:
    stream = io.StringIO(newline="")
    write_long_csv(PLAN, readings, stream)
    return stream.getvalue().encode()


def long_xlsx(readings: list[Reading]) -> bytes:
    card = assess(PLAN, Records(tuple(readings)), year=2019)
    return readings_workbook(PLAN, readings, card)


def again(folder: Path, name: str, data: bytes, readings: list[Reading]) -> ImportPreview:
    """Return what importing a file would do in the store it came from."""
    path = folder / name
    path.write_bytes(data)
    table = read_table(path, PLAN)
    return preview_import(
        PLAN,
        Records(tuple(readings)),
        table.rows,
        keeps_source="source" not in table.columns,
        style=table.notation,
        today=TODAY,
    )


FULL = reading(
    value="1105.50",
    qualifier=Qualifier.AT_LEAST,
    state=State.PROVISIONAL,
    flags=(Flag.BREAK, Flag.LOW_RELIABILITY),
    source=Source("=Monitor", "02019", "https://example.org", "007"),
    published=date(2018, 11, 30),
    note="+1\nb",
)
LONG = reading("long", "amount", 2019, value="12345678901234567890.123")


@pytest.mark.parametrize(("name", "write"), [("r.csv", long_csv), ("r.xlsx", long_xlsx)])
@given(readings=reading_lists())
@example(readings=[FULL, LONG])
@settings(max_examples=10)
def test_a_long_file_says_what_the_store_says(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    write: Callable[[list[Reading]], bytes],
    readings: list[Reading],
) -> None:
    found = again(tmp_path_factory.getbasetemp(), name, write(readings), readings)
    assert (len(found.same), found.refused) == (len(readings), ())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@given(readings=reading_lists())
@example(readings=[FULL, LONG])
@settings(max_examples=10)
def test_a_wide_file_says_what_a_cell_has_room_for(
    tmp_path_factory: pytest.TempPathFactory, kind: str, readings: list[Reading]
) -> None:
    stand = [*current(readings).values()]
    table = WideTable(PLAN, stand)
    number, data = table.workbook(stand) if kind == "xlsx" else table.text()
    if not number:
        return
    data = data if isinstance(data, bytes) else data.encode()
    found = again(tmp_path_factory.getbasetemp(), f"w.{kind}", data, readings)
    told = [*found.refused, *found.changed, *found.new]
    assert (len(found.same), list(map(str, told))) == (number, [])
