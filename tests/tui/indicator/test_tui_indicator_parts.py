"""The page of an indicator that is told by parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parts_support import ENTRIES, PLAN
from tui_support import opened, place, screen_text, settled

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
