"""What every screen shares: how often it is laid out, and what lies below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen
from tui_support import opened, place, press, screen_text, settled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.asyncio
@pytest.mark.parametrize("key", ["e", "c", "g"])
async def test_a_screen_is_laid_out_no_more_than_it_needs_and_none_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    laid_out: list[str] = []
    plain = Screen._refresh_layout

    def told(screen: Screen[object], *how: object, **more: object) -> None:
        laid_out.append(type(screen).__name__)
        plain(screen, *how, **more)  # type: ignore[arg-type]  # as it is called

    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "down")
        monkeypatch.setattr(Screen, "_refresh_layout", told)
        await press(app, pilot, key)
        opened_now = type(app.screen).__name__
        assert laid_out.count("MainScreen") == 0
        assert 1 <= laid_out.count(opened_now) <= 2


@pytest.mark.asyncio
async def test_what_lay_below_while_the_terminal_changed_fits_it_again(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        await pilot.resize_terminal(120, 40)
        await settled(app, pilot)
        await press(app, pilot, "escape")
        lines = screen_text(app).splitlines()
        assert len(lines) == 40
        assert "Confidence" in lines[2]
        assert lines[-1].rstrip().endswith("? help")
