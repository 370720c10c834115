"""A strategy with fiscal years, and four of them as its people entered them."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from projects import make_project

from scorecard import clock
from scorecard.cli.main import run
from scorecard.workspace import Places

HERE = Path(__file__).parent / "strategies" / "fiscal"
TODAY = date(2023, 9, 1)
YEAR = 2021


def stop_the_clock(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """Let everything be entered on one day, which is today."""
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)


def fiscal_place(folder: Path) -> Places:
    """Return a place where each command of the strategy was given on its day."""
    places = _new(folder)
    places.store.write_bytes(_entered())
    return places


def _new(folder: Path) -> Places:
    make_project(folder, (HERE / "indicators.toml").read_text(encoding="utf-8"))
    return Places(folder / "indicators.toml", folder / "data" / "readings.jsonl")


@cache
def _entered() -> bytes:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        places = _new(Path(name) / "fiscal")
        options = ("--by", "Ana", "--framework", str(places.plan))
        for line in (HERE / "entered.txt").read_text(encoding="utf-8").splitlines():
            day, command = line.split(" ", 1)
            stop_the_clock(patch, date.fromisoformat(day))
            assert run([*shlex.split(command), *options]) == 0, line
        return places.store.read_bytes()
