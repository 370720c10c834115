"""A typing error is no restatement, on any face; a correction after the closing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    made = make_project(tmp_path / "project")
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    call(capsys, "record", "members", 2017, 115)
    call(capsys, "record", "members", 2018, 1050)
    call(capsys, "record", "members", 2018, 105, "--reason", "correction")
    return made


def chart(folder: Path, capsys: Capture) -> str:
    assert call(capsys, "report", "--year", 2019, "--output", "report.md", "--force").code == 0
    return "".join(path.read_text("utf-8") for path in folder.rglob("*members*.svg"))


def faces(folder: Path, capsys: Capture) -> tuple[str, str, str]:
    changes = call(capsys, "changes", 2018, 2019).out
    report = call(capsys, "report", "--year", 2019).out
    return changes, report, chart(folder, capsys)


def test_a_typing_error_is_no_restatement(folder: Path, capsys: Capture) -> None:
    changes, report, drawn = faces(folder, capsys)
    assert "Restated" not in changes
    assert "1,050" not in changes + report
    assert drawn
    assert "before it was restated" not in drawn
    assert "2018: 1,050 → 105" not in report


def test_a_correction_on_the_day_of_the_closing_is_one(folder: Path, capsys: Capture) -> None:
    assert call(capsys, "close", 2018, "--yes").code == 0
    call(capsys, "record", "members", 2018, 104, "--reason", "correction")
    changes, report, drawn = faces(folder, capsys)
    assert "Restated: 1" in changes
    assert "1,050" not in changes + report
    assert "105" in report.partition("## Restate")[2].partition("\n## ")[0]
    assert "2018: 104; before it was restated 105." in drawn
