"""That there is no data of an entity, and why, stands in the report's annex as for an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = """\
[strategy]
title = "Regions"
period = [2018, 2020]
[[goal]]
id = "I"
title = "A goal"
[[goal.indicator]]
id = "km"
title = "Land left"
[goal.indicator.entities]
north = { title = "North", target = { at_most = 5, by = 2020 } }
south = { title = "South", target = { at_most = 5, by = 2020 } }
"""


def test_the_annex_names_the_entity_and_the_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path, PLAN)
    monkeypatch.chdir(root)
    call(capsys, "record", "km", "2018", "7", "--entity", "north")
    call(capsys, "record", "km", "2018", "--entity", "south", "--no-data", "no mission possible")
    report = call(capsys, "report", "--year", "2018").out
    assert "- South: Land left, 2018: no data, because no mission possible." in report
