"""Strategies with fiscal years, and four of them as their people entered them."""

from __future__ import annotations

import shlex
import shutil
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


def fiscal_place(folder: Path, strategy: Path = HERE) -> Places:
    """Return a place where each command of a strategy was given on its day."""
    places = _new(folder, strategy)
    shutil.copytree(_entered(strategy), places.store.parent, dirs_exist_ok=True)
    return places


def every_kind(folder: Path) -> Places:
    """Return a place with every kind of thing, and with texts that a spreadsheet would run."""
    return fiscal_place(folder, HERE.parent / "every_kind")


def _new(folder: Path, strategy: Path) -> Places:
    make_project(folder, (strategy / "indicators.toml").read_text(encoding="utf-8"))
    return Places(folder / "indicators.toml", folder / "data" / "readings.jsonl")


@cache
def _entered(strategy: Path) -> Path:
    """Return the folder of a store, in which its readings and their evidence are."""
    folder = Path(_KEPT.name) / strategy.name
    with pytest.MonkeyPatch.context() as patch:
        places = _new(folder, strategy)
        patch.chdir(folder)
        (folder / "quote.txt").write_text("as seen", encoding="utf-8")
        options = ("--by", "Ana", "--framework", str(places.plan))
        for line in (strategy / "entered.txt").read_text(encoding="utf-8").splitlines():
            day, command = line.split(" ", 1)
            stop_the_clock(patch, date.fromisoformat(day))
            assert run([*shlex.split(command), *options]) == 0, line
    return places.store.parent


_KEPT = TemporaryDirectory()
