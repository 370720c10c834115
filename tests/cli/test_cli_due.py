"""``due``: readings, comments, priorities and decisions still to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cli_support import call

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def prepare(project: Path, capsys: Capture) -> None:
    """Have one of each sort due for 2018."""
    plan = project / "indicators.toml"
    text = plan.read_text(encoding="utf-8")
    rule = '[assessment]\nrequire_comment = ["off_track"]\n\n[[goal]]'
    plan.write_text(text.replace("[[goal]]", rule, 1), encoding="utf-8")
    call(capsys, "record", "members", 2018, 101, "--source", "Register")
    call(capsys, "priority", "add", 2018, "Membership drive")
    call(
        capsys, "decision", "add", "Write", "--on", "2018-03-01", "--due", "2018-06", "--who", "Al"
    )


def test_everything_due_is_listed(project: Path, capsys: Capture) -> None:
    prepare(project, capsys)
    lines = call(capsys, "due", "--year", 2018).out.splitlines()
    assert lines[0] == "Test strategy: due for 2018"
    place = lines.index("Without the comment that is asked for: 1")
    assert lines[place:] == [
        "Without the comment that is asked for: 1",
        "  1a   Members (members); last 101 in 2018",
        "",
        "Priorities not settled: 1",
        "  2018-1  Membership drive (proposed for 2018)",
        "",
        "Decisions overdue: 1",
        "  D2018-1  Write (due 30 June 2018, Al)",
    ]
    closing = call(capsys, "close", 2018)
    told = "3 readings missing, 1 comment missing, 1 priority not settled, 1 decision overdue."
    assert f"Still to do for 2018: {told}" in " ".join(closing.err.split())


def test_what_was_done_is_due_no_more(project: Path, capsys: Capture) -> None:
    prepare(project, capsys)
    call(capsys, "comment", "members", 2018, "The register was late.")
    call(capsys, "priority", "drop", "2018-1", "--because", "no money")
    call(capsys, "decision", "done", "D2018-1")
    out = call(capsys, "due", "--year", 2018).out
    assert "comment" not in out
    assert "Priorities" not in out
    assert "Decisions" not in out


def test_due_as_json(project: Path, capsys: Capture) -> None:
    prepare(project, capsys)
    found = json.loads(call(capsys, "due", "--year", 2018, "--json").out)
    kinds = [row["kind"] for row in found["due"]]
    assert kinds == ["missing", "missing", "missing", "comment"]
    assert [row["ref"] for row in found["priorities"]] == ["2018-1"]
    assert [row["ref"] for row in found["decisions"]] == ["D2018-1"]
    assert found["due"][-1]["last"] == {"year": 2018, "value": 101.0}
