"""The examples of the page on long CSV, held against what the program says."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scorecard.assessment.assess import assess
from scorecard.exchange.import_preview import ImportPreview, named, preview_import
from scorecard.exchange.long_csv import COLUMNS, read_long_csv
from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.framework.load import load_plan
from scorecard.model.plan import Deadline, Entity, Goal, Indicator, Kind, Strategy
from scorecard.model.reading import Reading
from scorecard.model.records import Records
from scorecard.model.scorecard import Doubt, Pace, Projection

if TYPE_CHECKING:
    from scorecard.exchange.table import Table

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "long-csv.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```csv\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
TODAY = date(2024, 1, 2)


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    found = load_plan(ROOT / "indicators.toml", use_cache=False).strategy
    assert found is not None
    return found


@pytest.fixture(scope="module")
def records(strategy: Strategy) -> Records:
    """Return the bundled readings as the store would hold them."""
    table = read_long_csv(ROOT / "data" / "monitor-readings.csv")
    found = preview_import(strategy, Records(), table.rows, as_published=True, today=TODAY)
    assert not found.refused
    entered = datetime(2024, 1, 1, tzinfo=UTC)
    return Records(
        tuple(
            Reading(
                f"r{number}",
                e.indicator,
                e.year,
                e.value,
                entered,
                e.by,
                revision=number,
                qualifier=e.qualifier,
                state=e.state,
                flags=e.flags,
                source=e.source,
                published=e.published,
                as_published=e.as_published,
                note=e.note,
            )
            for number, e in enumerate(found.entries)
        )
    )


def read(folder: Path, content: str) -> Table:
    path = folder / "readings.csv"
    path.write_text(content, encoding="utf-8")
    return read_long_csv(path)


def said(found: ImportPreview) -> str:
    """Return a preview as the command prints it."""
    lines = [f"readings.csv: {found}."]
    lines += [f"  row {row.number}: {row.what}" for row in found.changed]
    lines += [f"readings.csv: {refusal}" for refusal in found.refused]
    lines += [
        f"readings.csv: row {row.number}: {named(row.entry)}: {what}" for row, what in found.doubts
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("content", "told"), EXAMPLES)
def test_an_example_says_what_the_page_says(
    tmp_path: Path, strategy: Strategy, records: Records, content: str, told: str
) -> None:
    table = read(tmp_path, content)
    # The example of back-filled history is for a new store.
    history = "2017-12-14" in content
    kept = Records() if history else records
    found = preview_import(strategy, kept, table.rows, as_published=history, today=TODAY)
    assert said(found) == told


def test_the_example_of_history_stands_as_of_its_days(tmp_path: Path, strategy: Strategy) -> None:
    content = next(content for content, _ in EXAMPLES if "2017-12-14" in content)
    rows = read(tmp_path, content).rows
    found = preview_import(strategy, Records(), rows, as_published=True, today=TODAY)
    assert [(e.value, e.published) for e in found.entries] == [
        ("8605", date(2017, 12, 14)),
        ("9437", date(2018, 11, 30)),
    ]


def test_every_block_of_the_page_is_an_example() -> None:
    assert len(EXAMPLES) == 7
    assert PAGE.count("```") == 4 * len(EXAMPLES)


def test_the_table_names_every_column() -> None:
    table = PAGE.partition("## The columns")[2].partition("##")[0]
    first = "".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `"))
    named = re.findall("`([a-z_]+)`", first)
    # The last two stand where they are needed, and ``evidence`` beside the source.
    assert [name for name in named if name != "evidence"] == [*COLUMNS, "part", "high"]
    assert "evidence" in named


def test_the_example_of_an_apostrophe_keeps_the_other_one(tmp_path: Path) -> None:
    (draft,) = (row.draft for row in read(tmp_path, EXAMPLES[-1][0]).rows)
    assert (draft.note, draft.source) == ("=see page 4", "'Monitor'")


def test_every_key_of_an_entity_is_on_the_page_of_the_json() -> None:
    page = (ROOT / "docs" / "scorecard-json.md").read_text(encoding="utf-8")
    one = Entity("e", "E", deadlines=(Deadline(date(2020, 3, 1)),))
    subject = Indicator("x", "X", kind=Kind.YES_NO, entities=(one,))
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), (subject,)),))
    data = scorecard_json(assess(plan, Records(), year=2020))
    found = data["goals"][0]["indicators"][0]
    moves = [field.name for kind in (Projection, Pace) for field in fields(kind)]
    for key in (*found["entities"][0], *found["shares"], *moves):
        assert f"`{key}`" in page, key
    assert all(f"`{doubt.value}`" in page for doubt in Doubt)
