"""The board's year as text: comments, priorities, decisions and closed years on each screen."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from tui_support import BUNDLED, EMPTY, check_golden, opened, place, press, screen_text, settled

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio
SIZES = ["80x24", "120x40"]
EVERY_SIZE = ["60x20", *SIZES, "200x60"]
# Not a key: the screen of an indicator.
INDICATOR = "indicator"
SCREENS = {
    "indicator": (INDICATOR,),
    "comment": ("c",),
    "priorities": ("P",),
    "priority": ("P", "a"),
    "revision": ("P", "enter"),
    "settling": ("P", "d"),
    "decisions": ("D",),
    "decision": ("D", "enter"),
    "due": ("m",),
    "review": ("v",),
    "finding": ("v", "right", "right"),
    "next": ("v", "right", "end"),
    "closing": ("C",),
}
OF_BUNDLED = ("comment", "priorities", "decisions", "next")
OF_EMPTY = ("priorities", "decisions")
_NOW = "scorecard.records.{}.datetime"
_WRITERS = ("revising", "board", "comments", "priorities", "decisions", "closing")


class OneDay(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> OneDay:
        return cls(2020, 1, 15, 12, tzinfo=tz)


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be entered on one day, which is today."""
    for module in _WRITERS:
        monkeypatch.setattr(_NOW.format(module), OneDay)
    for module in (
        "board.actions",
        "screens.due",
        "review.screen",
        "board.lists",
    ):
        monkeypatch.setattr(f"scorecard.tui.{module}.today", lambda: date(2020, 1, 15))


async def show(app: ScorecardApp, pilot: Pilot[None], screen: str) -> None:
    for step in SCREENS[screen]:
        if step == INDICATOR:
            app.open("indicator", "pumps", ())
        else:
            await press(app, pilot, step)
        await settled(app, pilot)


def size_of(name: str) -> tuple[int, int]:
    width, height = name.split("x")
    return int(width), int(height)


@pytest.mark.parametrize("size", EVERY_SIZE)
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_year_of_the_board(screen: str, size: str, tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019, size=size_of(size)) as (app, pilot):
        await show(app, pilot, screen)
        check_golden(f"board-{screen}-{size}", screen_text(app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("v",), ("P",)], ids=["scorecard", "review", "priorities"])
async def test_a_closed_year(keys: tuple[str, ...], size: str, tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2018, size=size_of(size)) as (app, pilot):
        await press(app, pilot, *keys)
        name = keys[0] if keys else "scorecard"
        check_golden(f"closed-{name}-{size}", screen_text(app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", OF_BUNDLED)
async def test_the_bundled_strategy(screen: str, size: str) -> None:
    async with opened(BUNDLED, year=2020, size=size_of(size)) as (app, pilot):
        await show(app, pilot, screen)
        check_golden(f"bundled-{screen}-{size}", screen_text(app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", OF_EMPTY)
async def test_an_empty_strategy(screen: str, size: str, tmp_path: Path) -> None:
    async with opened(place(tmp_path, EMPTY, ()), year=2018, size=size_of(size)) as (app, pilot):
        await show(app, pilot, screen)
        check_golden(f"empty-{screen}-{size}", screen_text(app))


@pytest.mark.parametrize("screen", ["comment", "priorities", "decisions", "review", "finding"])
async def test_in_ascii(screen: str, tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, ascii_only=True) as (app, pilot):
        await show(app, pilot, screen)
        text = screen_text(app)
        check_golden(f"board-{screen}-ascii", text)
        assert text.isascii(), {c for c in text if not c.isascii()}
