"""What is kept every so many years, in the grid and the form: shaded between, and still typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import enter, fill, readings
from grid_support import at, flat, grid_of, open_grid, row_of, type_in
from tui_support import entry, opened, place, press, screen_text, settled

from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio
PLAN = """
[strategy]
title = "Rounds"
period = [2017, 2021]

[[goal]]
id = "A"
title = "All"

  [[goal.indicator]]
  id = "survey"
  title = "Survey"
  every = 3
  first = 2017
  target = { at_least = 90, by = 2020 }

  [[goal.indicator]]
  id = "yearly"
  title = "Yearly"
"""
ENTRIES = [entry("survey", 2017, "52")]


async def test_the_years_between_are_shaded_and_the_legend_says_so(tmp_path: Path) -> None:
    async with opened(place(tmp_path, PLAN, ENTRIES), year=2018) as (app, pilot):
        await open_grid(app, pilot, "survey", 2018)
        assert row_of(app, "Survey").split()[-5:] == ["52", "░", "░", "·", "░"]
        assert row_of(app, "Yearly").split()[-5:] == ["·"] * 5
        assert "░ not due" in flat(app)
        assert "Not due in 2018; kept every 3 years, next in 2020." in flat(app)


async def test_a_figure_between_is_typed_and_asked_about(tmp_path: Path) -> None:
    async with opened(place(tmp_path, PLAN, ENTRIES), year=2018) as (app, pilot):
        await open_grid(app, pilot, "survey", 2018)
        await type_in(app, pilot, "55")
        await at(app, pilot, "survey", 2018)
        assert row_of(app, "Survey").split()[-4:] == ["[55?", "░", "·", "░"]
        assert "2018 lies between 2017 and 2020: it is kept every 3 years." in flat(app)
        assert len(grid_of(app).edits) == 1


async def test_the_form_says_when_it_is_due_and_asks(tmp_path: Path) -> None:
    places = place(tmp_path, PLAN, ENTRIES)
    async with opened(places, year=2018) as (app, pilot):
        await enter(app, pilot, "survey", 2018)
        assert "Not due in 2018; kept every 3 years, next in 2020." in flat(app)
        await fill(app, pilot, value="55")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert isinstance(app.screen, AskScreen)
        assert "2018 lies between 2017 and 2020" in flat(app)
        assert readings(places, "survey", 2018) == []


async def test_nothing_of_it_is_said_where_all_is_kept_every_year(tmp_path: Path) -> None:
    plan = PLAN.replace("every = 3\n  first = 2017\n", "")
    async with opened(place(tmp_path, plan, ENTRIES), year=2018) as (app, pilot):
        await open_grid(app, pilot, "survey", 2018)
        assert "due" not in screen_text(app).lower()
