"""Named states, one of them, the methods and what-if as text, over the bundled strategy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tui_support import BUNDLED, check_golden, opened, press, screen_text, settled

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.skipif(not BUNDLED.store.exists(), reason="the bundled readings are not there"),
]
SIZES = ["60x20", "80x24", "120x40"]
STATES, VOTES = "article-5-deadlines", "unga-ccm-votes"
SCREENS = {
    "names": (STATES,),
    "names-filtered": (STATES, "/", *"status:missed", "enter"),
    "entity": (STATES, "enter"),
    "choose": (STATES, "b", "e", *"an"),
    "entity-entry": (STATES, "down", "e"),
    "what-if": (VOTES, "w", *"150"),
    "compare": (VOTES, "M", "down"),
    "compare-all": ("", "M"),
}


async def show(app: ScorecardApp, pilot: Pilot[None], key: str, *keys: str) -> None:
    if key:
        app.open("indicator", key, ())
        await settled(app, pilot)
    for each in keys:
        await press(app, pilot, each)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCREENS)
async def test_the_bundled_strategy(name: str, size: str) -> None:
    width, height = map(int, size.split("x"))
    async with opened(BUNDLED, year=2020, size=(width, height)) as (app, pilot):
        await show(app, pilot, *SCREENS[name])
        check_golden(f"bundled-{name}-{size}", screen_text(app))


@pytest.mark.parametrize("name", ["names", "entity", "compare"])
async def test_the_bundled_strategy_in_ascii(name: str) -> None:
    async with opened(BUNDLED, year=2020, ascii_only=True) as (app, pilot):
        await show(app, pilot, *SCREENS[name])
        text = screen_text(app)
        check_golden(f"bundled-{name}-ascii", text)
