"""A strategy with fiscal years, and four of them as its people entered them."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from projects import make_project

from scorecard import clock
from scorecard.cli.main import run
from scorecard.workspace import Places

if TYPE_CHECKING:
    import pytest

HERE = Path(__file__).parent / "strategies" / "fiscal"
TODAY = date(2023, 9, 1)
YEAR = 2021


def stop_the_clock(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be noon of a day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)


def fiscal_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Return a place where each command of the strategy was given on its day."""
    make_project(folder, (HERE / "indicators.toml").read_text(encoding="utf-8"))
    places = Places(folder / "indicators.toml", folder / "data" / "readings.jsonl")
    for line in (HERE / "entered.txt").read_text(encoding="utf-8").splitlines():
        day, command = line.split(" ", 1)
        stop_the_clock(monkeypatch, date.fromisoformat(day))
        options = ("--by", "Ana", "--framework", str(places.plan))
        assert run([*shlex.split(command), *options]) == 0, line
    stop_the_clock(monkeypatch, TODAY)
    return places
