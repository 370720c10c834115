"""One today: the day on this computer's calendar, for what is entered and what is asked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import make_project

from scorecard import clock

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
# In the first it is a day later than in UTC, in the second a day earlier.
EAST, WEST = "2026-12-02T00:30:00+14:00", "2026-11-30T23:30:00-10:00"


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(moment))


@pytest.fixture(params=[EAST, WEST])
def today(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(make_project(tmp_path / "project"))
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    at(monkeypatch, request.param)
    return str(request.param)[:10]


def test_what_is_entered_today_is_known_today_and_not_the_day_before(
    today: str, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2019, 120)
    assert f"  {today}  120; entered by Ana\n" in call(capsys, "history", "members").out
    for day in (today, "today"):
        assert "120" in call(capsys, "show", "members", "--year", 2019, "--as-of", day).out
    before = f"{today[:8]}{int(today[8:]) - 1:02}"
    assert "120" not in call(capsys, "show", "members", "--year", 2019, "--as-of", before).out
    changed = call(capsys, "changes", before, "today", "--year", 2019).out
    assert "Members" in changed


def test_decisions_and_closings_of_today_are_not_to_come(today: str, capsys: Capture) -> None:
    assert call(capsys, "decision", "add", "--on", "today", "Write to them").code == 0
    assert call(capsys, "decision", "done", "D2026-1").code == 0
    closed = call(capsys, "close", 2019, "--on", "today", "--yes")
    assert closed.code == 0
    assert today in call(capsys, "history", "D2026-1").out
    reopened = call(capsys, "reopen", 2019, "--because", "late figures")
    assert reopened.code == 0
    call(capsys, "record", "members", 2019, 120)
    told = call(capsys, "history", "members").out
    assert told.count(f"  {today}  ") == 3


def test_a_colleague_in_the_west_does_not_vanish_under_one_in_the_east(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "project"))
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    at(monkeypatch, "2026-12-02T00:30:00+14:00")
    call(capsys, "record", "members", 2019, 120)
    at(monkeypatch, "2026-12-01T01:30:00-10:00")  # an hour later
    call(capsys, "record", "members", 2019, 121, "--reason", "correction")
    assert "2019 121; was 120" in " ".join(
        call(capsys, "show", "members", "--year", 2019).out.split()
    )
    assert "  2026-12-02  120 → 121; correction" in call(capsys, "history", "members").out
