"""The page of an indicator that is told by parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parts_support import ENTRIES, PLAN
from tui_support import entry, opened, place, press, screen_text, settled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.asyncio
async def test_a_sum_of_parts_says_so_among_the_readings(tmp_path: Path) -> None:
    parts = [each for each in ENTRIES if each.indicator == "wells" and each.part is not None]
    places = place(tmp_path, PLAN, parts)
    async with opened(places, year=2019, size=(100, 40)) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        shown = screen_text(app)
        assert "2019      150" in shown
        assert "sum of The north and south" in shown


@pytest.mark.asyncio
async def test_where_parts_stand_is_told_below_the_sentence_and_among_the_facts(
    tmp_path: Path,
) -> None:
    places = place(tmp_path, PLAN, (*ENTRIES, entry("wells", 2017, "60", part="north")))
    async with opened(places, year=2019, size=(100, 40)) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        told = " ".join(screen_text(app).split())
        assert "The north: 85 of 120, at risk." in told
        await press(app, pilot, "d")
        told = " ".join(screen_text(app).split())
        assert "The north 60 in 2017, 70 in 2018, 85 in 2019; ≥120 by 2020: at risk" in told
        assert "south no figure in 2017, 55 in 2018, 65 in 2019; no target" in told
