"""What is still due: counts, order, and the way to an indicator and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from entity_support import named_place
from tui_support import (
    SMALL,
    entry,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    settled,
)

from scorecard.model.reading import Source, State
from scorecard.records.store import Store
from scorecard.review.due import DueItem, due
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.screens.due import DueScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

SOURCED = Source(title="Register")
QUALITATIVE = """
[[goal]]
id = "C"
title = "Voice"

  [[goal.indicator]]
  id = "voice"
  title = "Voice of survivors"
  kind = "qualitative"

  [[goal.indicator]]
  id = "harm"
  title = "Casualties"
  context = true
"""


def screen(app: ScorecardApp) -> DueScreen:
    assert isinstance(app.screen, DueScreen)
    return app.screen


def current(app: ScorecardApp) -> str:
    item = screen(app).current
    assert isinstance(item, DueItem)
    return item.indicator.id


@pytest.mark.asyncio
async def test_it_lists_what_review_says_is_due(tmp_path: Path) -> None:
    readings = [
        entry("wells", 2019, "150", state=State.PROVISIONAL, source=SOURCED),
        entry("pumps", 2019, "3"),
        entry("pumps", 2018, "2"),
        entry("pupils", 2019, "80", state=State.DRAFT, source=SOURCED),
    ]
    async with opened(place(tmp_path, SMALL + QUALITATIVE, readings), year=2019) as (app, pilot):
        await press(app, pilot, "m")
        text = screen_text(app)
        assert (
            "No reading yet: 1 · Not judged yet: 1 · Only a draft: 1 · Provisional: 1"
            " · Without a source: 1"
        ) in " ".join(text.split())
        loaded = app.loaded
        assert loaded is not None
        assert loaded.card is not None
        assert loaded.records is not None
        for item in due(loaded.card, loaded.records):
            assert item.indicator.title in text
        rows = [row.split()[0] for row in text.splitlines()[5:10]]
        assert rows == ["No", "Not", "Only", "Provisional", "Without"]
        assert "150*" in text


@pytest.mark.asyncio
async def test_o_opens_the_indicator_and_escape_comes_back_to_the_row(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "m", "down")
        key = current(app)
        await press(app, pilot, "o")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.screen.key == key
        await press(app, pilot, "escape")
        assert current(app) == key
        await press(app, pilot, "escape")
        assert app.screen_stack == [main_screen(app)]


@pytest.mark.asyncio
async def test_a_click_on_what_is_entered_opens_it(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        at = screen_text(app).splitlines()[0].index(" entered")
        await pilot.click(offset=(at, 0))
        await settled(app, pilot)
        screen(app)


@pytest.mark.asyncio
async def test_the_year_keys_work_and_the_cursor_stays_on_its_indicator(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "m", "end")
        key = current(app)
        await press(app, pilot, "]")
        assert "Due for 2021" in screen_text(app)
        assert current(app) == key


@pytest.mark.asyncio
async def test_what_was_entered_elsewhere_leaves_the_list(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "m")
        assert "No reading yet: 3" in screen_text(app)
        before = [current(app)]
        await press(app, pilot, "down")
        before.append(current(app))
        added = [entry(before[0], 2020, "3", source=SOURCED)]
        Store.open(places.store).add(added, by="another")
        await press(app, pilot, "r")
        assert "No reading yet: 2" in screen_text(app)
        assert current(app) == before[1]


@pytest.mark.asyncio
async def test_nothing_due_is_said_in_words(tmp_path: Path) -> None:
    readings = [entry(id_, 2019, "9", source=SOURCED) for id_ in ("wells", "pumps", "pupils")]
    async with opened(place(tmp_path, entries=readings), year=2019) as (app, pilot):
        await press(app, pilot, "m", "enter", "down")
        assert "Nothing is due for 2019" in screen_text(app)
        screen(app)


@pytest.mark.asyncio
async def test_user_text_is_text(tmp_path: Path) -> None:
    plan = SMALL.replace('"Wells drilled"', json.dumps("[red]x[/] [$5] \u0645\u0624 " + "w" * 90))
    async with opened(place(tmp_path, plan), year=2020, size=(60, 20)) as (app, pilot):
        await press(app, pilot, "m")
        assert "[red]x[/]" in screen_text(app)


@pytest.mark.asyncio
async def test_what_there_is_no_figure_for_stands_last_with_the_reason(tmp_path: Path) -> None:
    readings = [
        entry("pumps", 2018, "2"),
        entry("pumps", 2019, None, no_data="the register burnt", source=SOURCED),
    ]
    async with opened(place(tmp_path, SMALL, readings), year=2019) as (app, pilot):
        await press(app, pilot, "m", "end")
        text = " ".join(screen_text(app).split())
        assert "No data to be had: 1" in text
        assert "No data to be had A1 Pumps mended 2 (2018)" in text
        assert current(app) == "pumps"
        assert text.count("No data for 2019: the register burnt.") == 1


@pytest.mark.asyncio
async def test_the_reason_is_told_of_a_context_indicator_too(tmp_path: Path) -> None:
    readings = [
        entry("wells", 2018, "900", source=SOURCED),
        entry("wells", 2019, None, no_data="a flood", source=SOURCED),
        entry("harm", 2018, "4", source=SOURCED),
        entry("harm", 2019, None, no_data="nobody counted", source=SOURCED),
    ]
    async with opened(place(tmp_path, SMALL + QUALITATIVE, readings), year=2019) as (app, pilot):
        await press(app, pilot, "m", "end")
        assert current(app) == "harm"
        assert screen_text(app).count("nobody counted") == 1
        await press(app, pilot, "up")
        assert current(app) == "wells"
        assert screen_text(app).count("a flood") == 1


@pytest.mark.asyncio
async def test_headings_fit_what_stands_under_them_and_owners_are_named(tmp_path: Path) -> None:
    async with opened(place(tmp_path, entries=()), year=2020, size=(110, 24)) as (app, pilot):
        await press(app, pilot, "m")
        lines = screen_text(app).splitlines()
        head = next(line for line in lines if "To do" in line)
        wells = next(line for line in lines if "Wells drilled" in line)
        assert head.split("  ")[0].strip() == "To do"
        assert wells.index("Ana B.") == head.index("Who")
        assert wells.index("2020-12-31") == head.index("Due since")
        assert wells.index("Wells drilled") == head.index("About")
        assert "Owner: Ana B." in screen_text(app)


@pytest.mark.asyncio
async def test_of_the_board_too_the_columns_say_what_their_headings_say(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019, size=(110, 24)) as (app, pilot):
        await press(app, pilot, "m")
        lines = screen_text(app).splitlines()
        head = next(line for line in lines if "To do" in line)
        decision = next(line for line in lines if "Ask for bids" in line)
        assert decision.index("2019-06-30") == head.index("Due since")
        assert decision.index("Bo ") == head.index("Who")


@pytest.mark.asyncio
async def test_the_detail_of_an_entity_names_it(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2019, size=(80, 24)) as (app, pilot):
        await press(app, pilot, "m")
        item = screen(app).current
        while not isinstance(item, DueItem) or item.entity is None:
            await press(app, pilot, "down")
            item = screen(app).current
        lines = screen_text(app).splitlines()
        said = [line for line in lines if f"{item.entity.title}: {item.indicator.title}" in line]
        assert len(said) == 2, "in its row, and below the list"


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_what_explains_a_row_stands_below_the_rows_and_the_keys_at_the_bottom(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(place(tmp_path), year=2020, size=size) as (app, pilot):
        await press(app, pilot, "m", "down", "down")
        lines = screen_text(app).splitlines()
        last = max(at for at, line in enumerate(lines) if "No reading yet" in line)
        item = screen(app).current
        assert isinstance(item, DueItem)
        assert lines[last + 1] == ""
        assert lines[last + 2].startswith(f" {item.indicator.title}")
        assert "esc back" in lines[size[1] - 1]
