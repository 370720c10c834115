"""The words of a plan, and every target of a chain, on the screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList
from tui_support import entry, opened, place, press, screen_text, settled, until

PLANS = Path(__file__).parents[2] / "cases" / "plans"


@pytest.mark.asyncio
async def test_the_words_of_the_plan_stand_on_the_screens(tmp_path: Path) -> None:
    plan = (PLANS / "11-labels.toml").read_text(encoding="utf-8")
    entries = [entry("a", 2021, "12"), entry("a", 2022, "13")]
    async with opened(place(tmp_path, plan, entries), year=2022, size=(120, 40)) as (app, pilot):
        await settled(app, pilot)
        assert "Observation" in screen_text(app)
        assert "Ambition" in screen_text(app)
        app.open("indicator", "a", ())
        await settled(app, pilot)
        assert "Observation" in screen_text(app)
        await press(app, pilot, "d")
        shown = " ".join(screen_text(app).split())
        assert "Ambition at least 30 by 2025" in shown
        assert "First ambition at least 20 by 2025" in shown
        assert "Revised at least 30 by 2025, decided on 1 January 2022: w" in shown
        assert "Starting point 10 in 2020" in shown


@pytest.mark.asyncio
async def test_every_target_of_a_chain_is_among_the_facts(tmp_path: Path) -> None:
    plan = (PLANS / "15-three-targets.toml").read_text(encoding="utf-8")
    entries = [entry("t", 2023, "160")]
    async with opened(place(tmp_path, plan, entries), year=2023, size=(120, 40)) as (app, pilot):
        app.open("indicator", "t", ())
        await settled(app, pilot)
        await press(app, pilot, "d")
        shown = " ".join(screen_text(app).split())
        assert "First target at least 200 by 2022" in shown
        assert "Revised at least 150 by 2023, decided on 1 June 2022: less money" in shown
        assert "Revised at least 220 by 2025, decided on 1 June 2023: new donor" in shown


@pytest.mark.asyncio
async def test_the_palette_says_what_something_is_in_the_words_of_the_plan(tmp_path: Path) -> None:
    plan = (PLANS / "11-labels.toml").read_text(encoding="utf-8")
    # One is achieved at the end, and of the other nobody can tell.
    ended = plan.replace("2025", "2022").replace("milestones = { 2023 = 15 }", "")
    async with opened(place(tmp_path, ended, [entry("a", 2022, "30")]), year=2022) as (app, pilot):
        await press(app, pilot, "ctrl+p")
        await until(lambda: app.screen.query_one(OptionList).option_count)
        app.screen.query_one(Input).value = "O"
        await until(lambda: "outcome, undecided" in screen_text(app))
