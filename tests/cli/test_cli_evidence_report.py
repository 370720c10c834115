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


def test_what_became_of_a_file_stands_beside_its_name(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    for name in ("gone.pdf", "other.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    files = ("--evidence", tmp_path / "gone.pdf", "--evidence", tmp_path / "other.pdf")
    call(capsys, "record", "members", 2018, 105, *files)
    kept = project / "data" / "evidence"

    def told() -> tuple[str, str]:
        report = call(capsys, "report", "--year", 2018, "-o", project / "r.md", "--force")
        page = call(capsys, "page", "-", "--year", 2018, "--audience", "board")
        assert (report.code, page.code) == (0, 0)
        return (project / "r.md").read_text("utf-8"), page.out

    report, page = told()
    assert "2018: [gone.pdf](data/evidence/gone.pdf)" in report
    assert "evidence gone.pdf, other.pdf" in page
    (kept / "gone.pdf").unlink()
    (kept / "other.pdf").write_bytes(b"edited")
    report, page = told()
    assert "2018: gone.pdf (missing)" in report
    assert "2018: [other.pdf (changed since)](data/evidence/other.pdf)" in report
    assert "evidence gone.pdf (missing), other.pdf (changed since)" in page
