"""A figure revised by an import without a column for sources keeps its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("head", "row", "kept"),
    [
        ("indicator,year,value,reason", "members,2018,106,correction", "Register"),
        ("indicator,year,value,reason,source", "members,2018,106,correction,", ""),
        ("indicator,year,value,reason,source", "members,2018,106,correction,Census", "Census"),
        ("indicator,year,value,no_data,reason", "members,2018,,not counted,correction", ""),
    ],
)
def test_the_source_stays_where_the_file_has_no_column_for_it(
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    head: str,
    row: str,
    kept: str,
) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register", "--page", "7")
    file = tmp_path / "in.csv"
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert call(capsys, "import", file, "--yes").code == 0
    history = Store.open(project / "data" / "readings.jsonl").history(ReadingKey("members", 2018))
    assert [r.source.title for r in sorted(history, key=lambda r: r.revision)] == ["Register", kept]
