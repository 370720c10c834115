"""The page of an indicator that is told by parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parts_support import ENTRIES, PLAN
from tui_support import entry, opened, place, press, screen_text, settled

from scorecard.tui.forms.parts import column_of
from scorecard.tui.forms.reading_screen import EntryScreen

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


@pytest.mark.asyncio
@pytest.mark.parametrize("ascii_only", [False, True])
async def test_one_key_draws_and_lists_each_breakdown(tmp_path: Path, *, ascii_only: bool) -> None:
    places = place(tmp_path, PLAN, (*ENTRIES, entry("wells", 2017, "60", part="north")))
    async with opened(places, year=2019, ascii_only=ascii_only) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        assert "A The north" not in screen_text(app)
        await press(app, pilot, "b")
        shown = screen_text(app)
        assert "A The north: 85" in shown
        assert "B south: 65" in shown
        at_least = ">=" if ascii_only else "≥"
        assert f"target of The north: {at_least}120 by 2020" in shown
        told = " ".join(shown.split())
        assert "place 2017 2018 2019 Target Status" in told
        no_figure = "." if ascii_only else "·"
        assert f"B south {no_figure} 55 65" in told
        await press(app, pilot, "b")
        assert "A The north" not in screen_text(app)


@pytest.mark.asyncio
async def test_a_part_under_the_cursor_is_entered_and_has_no_revisions_of_the_whole(
    tmp_path: Path,
) -> None:
    places = place(tmp_path, PLAN, (*ENTRIES, entry("wells", 2019, "20", part="drinking")))
    async with opened(places, year=2019) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        await press(app, pilot, "b", "b")
        shown = screen_text(app)
        assert "drinking" in shown, "one figure is listed"
        assert "A drinking" not in shown, "and not drawn"
        await press(app, pilot, "delete")
        assert "There is no reading under the cursor to take back." in screen_text(app)
        await press(app, pilot, "h")
        assert "drinking: 20" in screen_text(app)
        await press(app, pilot, "h", "b", "down", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.focused is app.screen.controls()[column_of("south")]
