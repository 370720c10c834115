"""A sum of entities of which some have a reading: that is not "no reading yet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PLAN = """\
[strategy]
title = "Islands"
period = [2018, 2025]
[[goal]]
id = "I"
title = "A goal"
[[goal.indicator]]
id = "km"
title = "Land cleared"
aggregate = "sum"
target = { at_least = 20, by = 2025 }
entities = { x = { title = "X" }, y = { title = "Y" }, z = { title = "Z", to = 2017 } }
"""


def test_how_many_are_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project(tmp_path, PLAN))
    shown = call(capsys, "show", "km", "--year", "2018").out
    assert "No reading yet; at least 20 are due by 2025." in shown
    call(capsys, "record", "km", "2018", "5", "--entity", "x")
    call(capsys, "record", "km", "2018", "--entity", "y", "--no-data", "the office burned down")
    shown = " ".join(call(capsys, "show", "km", "--year", "2018").out.split())
    assert "No reading yet" not in shown.split("Year:")[0]
    assert "1 of 2 read so far, and so no figure of all; at least 20 are due by 2025." in shown
    call(capsys, "record", "km", "2018", "7", "--entity", "y", "--reason", "late data")
    shown = " ".join(call(capsys, "show", "km", "--year", "2018").out.split())
    assert "so far, and so no figure" not in shown
