"""Screens as text: what a person reads at 80x24, at 120x40 and beyond."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tui_support import (
    BUNDLED,
    EMPTY,
    SMALL,
    check_golden,
    large_entries,
    large_plan,
    opened,
    place,
    press,
    screen_text,
    settled,
)

from scorecard.workspace import Places

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

# Not a key: goes straight to the indicator's screen.
OPEN = "open"
SIZES = [(80, 24), (120, 40)]
needs_data = pytest.mark.skipif(
    not BUNDLED.store.exists(), reason="the bundled readings are not there"
)
BUNDLED_SCREENS = {
    "scorecard": (),
    "exceptions": ("f", "down"),
    "goals": ("-",),
    "indicator": (OPEN,),
    "history": (OPEN, "h"),
    "definition": (OPEN, "d"),
    "problems": ("p",),
    "help": ("?",),
}


@needs_data
@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", BUNDLED_SCREENS)
async def test_the_bundled_strategy(name: str, size: tuple[int, int]) -> None:
    async with opened(BUNDLED, year=2020, size=size) as (app, pilot):
        await show(app, pilot, *BUNDLED_SCREENS[name])
        check_golden(f"bundled-{name}-{size[0]}x{size[1]}", screen_text(app))


@needs_data
@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(60, 20), (200, 60)], ids=["60x20", "200x60"])
async def test_the_bundled_strategy_on_a_small_and_a_large_terminal(size: tuple[int, int]) -> None:
    async with opened(BUNDLED, year=2020, size=size) as (app, pilot):
        check_golden(f"bundled-scorecard-{size[0]}x{size[1]}", screen_text(app))
        await show(app, pilot, OPEN)
        check_golden(f"bundled-indicator-{size[0]}x{size[1]}", screen_text(app))


@needs_data
@pytest.mark.asyncio
async def test_the_bundled_strategy_in_ascii() -> None:
    async with opened(BUNDLED, year=2020, ascii_only=True) as (app, pilot):
        check_golden("bundled-scorecard-ascii", screen_text(app))
        await show(app, pilot, OPEN)
        check_golden("bundled-indicator-ascii", screen_text(app))


@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_an_empty_strategy(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place(tmp_path, EMPTY, ())
    async with opened(relative(), size=size) as (app, _):
        check_golden(f"empty-scorecard-{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_a_strategy_with_faults(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place(tmp_path, SMALL.replace("target = { at_least = 90", "taget = { at_least = 90"))
    async with opened(relative(), year=2019, size=size) as (app, pilot):
        check_golden(f"faults-scorecard-{size[0]}x{size[1]}", screen_text(app))
        await press(app, pilot, "p")
        check_golden(f"faults-problems-{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_three_hundred_indicators(size: tuple[int, int], tmp_path: Path) -> None:
    place_of = place(tmp_path, large_plan(), large_entries())
    async with opened(place_of, year=2019, size=size) as (app, pilot):
        check_golden(f"large-scorecard-{size[0]}x{size[1]}", screen_text(app))
        await press(app, pilot, "end")
        await settled(app, pilot)
        check_golden(f"large-end-{size[0]}x{size[1]}", screen_text(app))


async def show(app: ScorecardApp, pilot: Pilot[None], *steps: str) -> None:
    for step in steps:
        if step == OPEN:
            app.open("indicator", "ccm-states-parties", ())
        else:
            await pilot.press(step)
    await settled(app, pilot)


def relative() -> Places:
    """Return the places by names below the current folder, as a person has them."""
    return Places(Path("indicators.toml"), Path("data") / "readings.jsonl")
