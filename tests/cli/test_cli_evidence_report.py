"""Evidence in a report: for the board, as a link from where the report lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
NAME = "a-[b](c).pdf"


def test_the_board_finds_the_file_from_the_report(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    survey, reports = tmp_path / NAME, project / "reports"
    survey.write_bytes(b"one")
    reports.mkdir()
    call(capsys, "record", "members", 2018, 105, "--evidence", survey)
    assert call(capsys, "report", "--year", 2018, "-o", reports / "r.md").code == 0
    text = (reports / "r.md").read_text("utf-8")
    assert "2018: [a-\\[b\\](c).pdf](../data/evidence/a-%5Bb%5D%28c%29.pdf)" in text
    flowing = call(capsys, "report", "--year", 2018).out
    assert "2018: a-\\[b\\](c).pdf" in flowing
    public = call(capsys, "report", "--year", 2018, "--audience", "public").out
    assert "pdf" not in public
