"""Each screen as text over a strategy that is empty, faulty or large, and the grid everywhere."""

from __future__ import annotations

from datetime import datetime
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

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio
SIZES = ["80x24", "120x40"]
FAULTY = SMALL.replace("target = { at_least = 90", "taget = { at_least = 90")
# Not keys: the screen of an indicator, and the form of one.
INDICATOR, FORM = "indicator", "form"
SCREENS = {
    "indicator": (INDICATOR,),
    "entry": (FORM,),
    "grid": ("g",),
    "due": ("m",),
    "review": ("v",),
    "finding": ("v", "right"),
    "report": ("x",),
    "problems": ("p",),
    "help": ("?",),
}
# An empty strategy has no indicator and no finding; the scorecard, what is due, the review and
# the report of one are shown elsewhere, and help is the same over any.
OF_EMPTY = ("grid", "problems", "help")
OF_FAULTY = ("indicator", "entry", "grid", "due", "review", "finding", "report")
OF_LARGE = ("indicator", "entry", "grid", "due", "review", "finding", "report", "problems")


class OneDay(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> OneDay:
        return cls(2021, 1, 15, 12, tzinfo=tz)


def size_of(name: str) -> tuple[int, int]:
    width, height = name.split("x")
    return int(width), int(height)


async def show(app: ScorecardApp, pilot: Pilot[None], screen: str, indicator: str) -> None:
    for step in SCREENS[screen]:
        if step == INDICATOR:
            app.open("indicator", indicator, ())
        elif step == FORM:
            app.reading_actions.enter(indicator)
        else:
            await press(app, pilot, step)
        await settled(app, pilot)


async def check(places: Places, name: str, screen: str, size: str, indicator: str = "") -> None:
    year = 2020 if places is BUNDLED else 2019
    async with opened(places, year=year, size=size_of(size)) as (app, pilot):
        await show(app, pilot, screen, indicator)
        check_golden(f"{name}-{screen}-{size}", screen_text(app))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of one's own, on one day: paths are short, and dates always the same."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scorecard.records.revising.datetime", OneDay)
    return tmp_path


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", OF_EMPTY)
async def test_an_empty_strategy(screen: str, size: str, here: Path) -> None:
    await check(place(here, EMPTY, ()), "empty", screen, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", OF_FAULTY)
async def test_a_strategy_with_faults(screen: str, size: str, here: Path) -> None:
    await check(place(here, FAULTY), "faults", screen, size, "wells")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", OF_LARGE)
async def test_three_hundred_indicators(screen: str, size: str, here: Path) -> None:
    places = place(here, large_plan(), large_entries())
    await check(places, "large", screen, size, "i150")


@pytest.mark.parametrize("size", [*SIZES, "60x20", "200x60"])
@pytest.mark.parametrize("screen", ["grid", "entry"])
async def test_the_bundled_strategy(screen: str, size: str) -> None:
    await check(BUNDLED, "bundled", screen, size, "ccm-signatories")


async def test_the_bundled_grid_in_ascii() -> None:
    async with opened(BUNDLED, year=2020, ascii_only=True) as (app, pilot):
        await press(app, pilot, "g")
        await settled(app, pilot)
        text = screen_text(app)
        check_golden("bundled-grid-ascii", text)
        strategy = "".join(i.title for i in app.loaded.card.strategy.indicators())  # type: ignore[union-attr]  # it is loaded
        assert set(text) <= {chr(n) for n in range(32, 127)} | {"\n"} | set(strategy)
