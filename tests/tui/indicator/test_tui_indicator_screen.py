"""The indicator screen: chart, readings, history, definition, and stepping on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tui_support import (
    SMALL,
    SMALL_ENTRIES,
    current,
    entry,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    settled,
)

from scorecard.model.reading import Flag, Source, State
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio
TO_WELLS = ("down", "down", "enter")


def indicator_of(app: ScorecardApp) -> str:
    assert isinstance(app.screen, IndicatorScreen)
    return app.screen.key


def revised(folder: Path) -> Places:
    places = place(folder)
    from scorecard.records.store import Store

    store = Store.open(places.store)
    store.add([entry("wells", 2018, "128", reason="late data", note="two more")], by="Ana")
    return places


async def test_it_says_why_draws_and_lists(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        text = screen_text(app)
        assert "A1  Wells drilled" in text
        assert "▲ at risk" in text
        assert "150 wells in 2019" in text
        for part in ("■ reading", "◆ baseline", "path", "◇ milestone", "◎⠒ target"):
            assert part in text
        assert "110 in 2017 to 150 in 2019" in text
        assert "the path leads from 100 in 2016 to 200 in 2020" in " ".join(text.split())
        rows = [line.split()[:3] for line in text.splitlines() if line[1:5].isdigit()]
        assert ["2019", "150", "170"] in rows
        assert ["2018", "125", "140"] in rows
        assert ["2017", "110", "120"] in rows


async def test_the_history_shows_who_when_from_to_and_why(tmp_path: Path) -> None:
    async with opened(revised(tmp_path), year=2019, size=(100, 30)) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        assert "125" not in screen_text(app)
        await press(app, pilot, "h")
        line = next(line for line in screen_text(app).splitlines() if "→" in line)
        assert line.split()[0] == "2018"
        assert "125 → 128" in line
        assert "Ana" in line
        assert "late data" in line
        await press(app, pilot, "down")
        assert "revision 2; two more" in screen_text(app)
        await press(app, pilot, "h")
        assert "→" not in screen_text(app)


async def test_the_definition_takes_the_place_of_the_chart(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS, "d")
        text = screen_text(app)
        assert "Wells that gave water when they were handed over." in text
        assert "◎⠒ target" not in text
        await press(app, pilot, "d")
        assert "◎⠒ target" in screen_text(app)


async def test_next_and_before_follow_the_list_one_came_from(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "f", "home", "enter")
        assert indicator_of(app) == "pumps"
        await press(app, pilot, "n")
        assert indicator_of(app) == "wells"
        await press(app, pilot, "n", "n")
        assert indicator_of(app) == "pupils"
        assert "This is the last one." in screen_text(app)
        await press(app, pilot, "left")
        assert indicator_of(app) == "wells"


async def test_the_scorecard_follows_to_the_indicator_last_seen(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS, "n", "escape")
        assert current(app) == "pumps"


async def test_the_year_turns_here_too(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS, "[")
        assert indicator_of(app) == "wells"
        assert "125 wells in 2018" in screen_text(app)
        assert not any(line.startswith(" 2019") for line in screen_text(app).splitlines())
        await press(app, pilot, "escape")
        assert "‹ 2018 ›" in screen_text(app)


async def test_provisional_points_and_breaks_show_in_chart_and_words(tmp_path: Path) -> None:
    entries = [
        entry("wells", 2017, "110"),
        entry("wells", 2018, "160", flags=(Flag.BREAK,)),
        entry("wells", 2019, "170", state=State.PROVISIONAL),
    ]
    async with opened(place(tmp_path, SMALL, entries), year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        text = screen_text(app)
        assert "⠶ provisional" in text
        assert "the series breaks in 2018" in text
        assert "provisional: 2019" in text


async def test_an_indicator_without_readings(tmp_path: Path) -> None:
    async with opened(place(tmp_path, SMALL, ()), year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        text = screen_text(app)
        assert "No readings yet." in text
        assert "No figure yet" in text
        await press(app, pilot, "h")
        assert "Nothing was ever entered." in screen_text(app)


async def test_no_data_with_a_reason_is_shown(tmp_path: Path) -> None:
    entries = [*SMALL_ENTRIES, entry("wells", 2020, None, no_data="the survey was cancelled")]
    async with opened(place(tmp_path, SMALL, entries), year=2020) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        assert "no data" in screen_text(app)
        assert "the survey was cancelled" in screen_text(app)


async def test_an_indicator_that_left_the_plan_closes_its_screen(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        places.plan.write_text(SMALL.replace('id = "wells"', 'id = "boreholes"'), encoding="utf-8")
        await press(app, pilot, "r")
        assert app.screen is main_screen(app)
        assert "Wells drilled" in screen_text(app)


@pytest.mark.asyncio
async def test_two_ids_that_became_one_are_no_revisions_of_each_other(tmp_path: Path) -> None:
    entered = [
        entry("wells", 2019, "150"),
        entry("pumps", 2019, "3"),
        entry("pumps", 2019, "4", reason="correction"),
    ]
    places = place(tmp_path, SMALL, entered)
    folded = SMALL.replace('id = "wells"', 'id = "both"\n    formerly = ["wells", "pumps"]')
    places.plan.write_text(folded.replace('id = "pumps"', 'id = "other"'), encoding="utf-8")
    async with opened(places, year=2019) as (app, pilot):
        app.open("indicator", "both", ())
        await settled(app, pilot)
        await press(app, pilot, "h")
        told = [" ".join(line.split()) for line in screen_text(app).splitlines()]
        rows = [line for line in told if line.startswith("2019 ")]
        assert [" ".join(row.split()[2:6]) for row in rows] == [
            "pumps: 3 → 4", "pumps: 3 tester", "wells: 150 tester",
        ]  # fmt: skip


@pytest.mark.parametrize(("size", "at_least"), [((60, 20), 5), ((80, 24), 7), ((200, 60), 30)])
async def test_the_chart_takes_what_the_readings_leave(
    tmp_path: Path, size: tuple[int, int], at_least: int
) -> None:
    async with opened(place(tmp_path), year=2019, size=size) as (app, pilot):
        await press(app, pilot, *TO_WELLS)
        text = screen_text(app)
        assert app.screen.query_one(TrendChart).size.height >= at_least
        assert "■ reading" in text
        assert all(f" {year}  " in text for year in (2017, 2018, 2019))
        assert "esc back" in text.splitlines()[size[1] - 1]


async def test_a_source_stands_whole_where_there_is_room(tmp_path: Path) -> None:
    address = "https://example.org/" + "a" * 60
    source = Source("Survey of wells and of all pumps beside them", "2019", address)
    entries = [entry("wells", 2019, "150", source=source)]
    for number, (width, whole) in enumerate(((80, False), (200, True))):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with opened(place(folder, SMALL, entries), year=2019, size=(width, 40)) as opening:
            await press(*opening, *TO_WELLS)
            text = screen_text(opening[0])
            assert "Survey of wells and of all pumps" in text
            assert (address in text) is whole
