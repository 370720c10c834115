"""The real strategies the tests know, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fiscal_case import fiscal_place
from projects import make_example, make_project

from scorecard.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

GAVI = Path(__file__).parent / "strategies" / "gavi"


def _gavi(folder: Path) -> Path:
    make_project(folder, (GAVI / "indicators.toml").read_text(encoding="utf-8"))
    place = ("--framework", str(folder / "indicators.toml"), "--by", "Ana")
    assert run(["import", str(GAVI / "readings.csv"), *place, "--as-published", "--yes"]) == 0
    return folder


def _fiscal(folder: Path) -> Path:
    fiscal_place(folder)
    return folder


STRATEGIES: dict[str, Callable[[Path], Path]] = {
    "bundled": make_example,
    "gavi": _gavi,
    "fiscal": _fiscal,
}
