"""The review: what changed, then one finding a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tui_support import (
    BUNDLED,
    SMALL,
    entry,
    opened,
    place,
    press,
    screen_text,
)

from scorecard.messages import catalogue
from scorecard.records.store import Store
from scorecard.review.changes import concerns
from scorecard.review.moves import Level, Move
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.review.screen import ReviewScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp


def titles(app: ScorecardApp) -> list[str]:
    """Return the findings' titles in the order of the pages."""
    assert app.loaded is not None
    assert app.loaded.card is not None
    return [result.indicator.title for result in concerns(app.loaded.card)]


def headline(app: ScorecardApp) -> str:
    return screen_text(app).splitlines()[0]


@pytest.mark.asyncio
async def test_the_overview_says_what_changed_in_words(tmp_path: Path) -> None:
    readings = [
        entry("wells", 2018, "140"),
        entry("wells", 2019, "120"),
        entry("pumps", 2018, "3"),
        entry("pumps", 2019, "7"),
        entry("pupils", 2019, "80"),
    ]
    async with opened(place(tmp_path, entries=readings), year=2019) as (app, pilot):
        await press(app, pilot, "v")
        text = screen_text(app)
        assert "Review of 2019, against 2018" in text
        assert "Moved: 1 worse, 1 better, 1 newly assessed" in text
        assert "Entered: 3 of 3, 2 of 3 in 2018" in text
        assert "Restated: nothing" in text
        assert "Missed or off track: 1, one a page" in text
        sections = ("Worse: 1 indicator", "Better: 1 indicator", "Newly assessed: 1 indicator")
        places = [text.index(section) for section in sections]
        assert places == sorted(places)
        assert "■ off track  was on track" in text


@pytest.mark.asyncio
async def test_the_first_year_says_that_there_is_none_before(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2017) as (app, pilot):
        await press(app, pilot, "v")
        assert "2017 is the strategy's first year" in screen_text(app)


@pytest.mark.asyncio
async def test_every_finding_has_a_page_with_its_sentence() -> None:
    async with opened(BUNDLED, year=2020) as (app, pilot):
        await press(app, pilot, "v")
        assert app.loaded is not None
        assert app.loaded.card is not None
        found = concerns(app.loaded.card)
        for number, result in enumerate(found, 1):
            await press(app, pilot, "right")
            text = " ".join(screen_text(app).split())
            assert f"{number} of {len(found) + 1}" in headline(app)
            assert result.indicator.title in text
            assert " ".join(result.sentence.split()) in text
        await press(app, pilot, "right")
        assert f"{len(found) + 1} of {len(found) + 1}" in headline(app)
        assert "priorities for 2021" in headline(app)
        await press(app, pilot, "right")
        assert "This is the last page." in screen_text(app)


@pytest.mark.asyncio
async def test_the_keys_that_turn_pages() -> None:
    async with opened(BUNDLED, year=2020) as (app, pilot):
        await press(app, pilot, "v")
        last = len(titles(app)) + 1
        for key, at in (
            ("right", "1 of"),
            ("space", "2 of"),
            ("right", "3 of"),
            ("pageup", "2 of"),
            ("left", "1 of"),
            ("end", f"{last} of {last}"),
        ):
            await press(app, pilot, key)
            assert at in headline(app), key
        await press(app, pilot, "left", "home")
        assert "Review of 2020, against 2019" in headline(app)
        assert "Moved:" in screen_text(app)
        await press(app, pilot, "left")
        assert "This is the first page." in screen_text(app)


@pytest.mark.asyncio
async def test_a_page_further_reads_the_list_to_its_end_first() -> None:
    async with opened(BUNDLED, year=2020, size=(60, 16)) as (app, pilot):
        await press(app, pilot, "v", "pagedown")
        assert "Moved:" in screen_text(app)
        for _ in range(30):
            await press(app, pilot, "pagedown")
            if headline(app).endswith(f" 1 of {len(titles(app)) + 1}"):
                return
        pytest.fail("the findings are never reached")


@pytest.mark.asyncio
async def test_enter_opens_the_finding_or_the_change_under_the_cursor() -> None:
    async with opened(BUNDLED, year=2020) as (app, pilot):
        await press(app, pilot, "v", "down", "enter")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.loaded is not None
        assert app.loaded.changes is not None
        moved = [c.id for c in app.loaded.changes.of(Move.CAME_DUE, Level.INDICATOR)]
        assert app.screen.key == moved[0]
        await press(app, pilot, "escape", "right", "enter")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.screen.key == "ccm-states-parties"
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)
        assert headline(app).endswith(f" 1 of {len(titles(app)) + 1}")


@pytest.mark.asyncio
async def test_another_year_keeps_the_finding_while_it_is_one() -> None:
    async with opened(BUNDLED, year=2020) as (app, pilot):
        await press(app, pilot, "v", "right", "[")
        assert "Review of 2019, against 2018" in headline(app)
        assert "107 states in 2019" in screen_text(app)
        await press(app, pilot, "]", "right")
        assert "169 states in 2020" in screen_text(app)
        await press(app, pilot, "[")
        assert "against 2018" in headline(app)
        assert "Moved:" in screen_text(app)


@pytest.mark.asyncio
async def test_a_reading_from_elsewhere_changes_the_page_that_is_open(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "v", "right")
        assert titles(app)[0] in screen_text(app)
        Store.open(places.store).add([entry("pumps", 2019, "2")], by="another", seen=None)
        await press(app, pilot, "r")
        assert "2 in 2019" in screen_text(app)
        assert "1 of" in headline(app)


@pytest.mark.asyncio
async def test_user_text_is_text(tmp_path: Path) -> None:
    said = json.dumps("[red]x[/] [$5] \u0645\u0624 " + "w" * 900)
    plan = SMALL.replace('"Pumps mended"', said).replace('"Wells"', said)
    async with opened(place(tmp_path, plan), year=2019, size=(60, 20)) as (app, pilot):
        await press(app, pilot, "v")
        assert "[red]x[/]" in screen_text(app)
        await press(app, pilot, "end")
        assert "[red]x[/]" in screen_text(app)


@pytest.mark.asyncio
async def test_where_it_stood_before_is_said_whole_in_long_words_too() -> None:
    catalogue.prefer("fr")
    async with opened(BUNDLED, year=2020) as (app, pilot):
        await press(app, pilot, "v", *["right"] * 5)
        assert "sans statut en 2019\xa0: avec la seule référence\n" in screen_text(app)
