"""The entities of an indicator: the list, filter and order, and the screen of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_support import ENTRIES, PLAN, many_plan, named_place
from tui_support import entry, opened, place, press, screen_text, settled

from scorecard.tui.indicator.entity import EntityScreen
from scorecard.tui.indicator.screen import IndicatorScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


async def to(app: ScorecardApp, pilot: Pilot[None], key: str, *keys: str) -> None:
    """Open an indicator, then press keys."""
    app.open("indicator", key, ())
    await settled(app, pilot)
    await press(app, pilot, *keys)


def listed(app: ScorecardApp) -> list[str]:
    assert isinstance(app.screen, IndicatorScreen)
    return [each.key for each in app.screen.entities.table.shown]


def entity_of(app: ScorecardApp) -> str:
    """Return the id of the entity whose screen is open."""
    assert isinstance(app.screen, EntityScreen)
    return app.screen.entity


async def test_the_worst_come_first_then_those_due_next(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines")
        assert listed(app) == ["eritrea", "cote", "niger", "chile", "bih"]
        text = screen_text(app)
        assert "5 in all: 1 achieved, 1 missed, 1 not due, 2 due without data" in text
        assert "(worst first)" in text
        for part in ("State", "Due by", "Done", "First date"):
            assert part in text
        row = next(line for line in text.splitlines() if "Chile" in line and "★" in line)
        assert row.split() == ["★", "achieved", "Chile", "2020-03-01", "2020-02-27", "2018-03-01"]
        assert "Not done; due by 31 December 2019: missed." in text


async def test_one_key_lists_them_by_name(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "f")
        assert listed(app) == ["bih", "chile", "cote", "eritrea", "niger"]
        assert "(by name)" in screen_text(app)
        await press(app, pilot, "f")
        assert listed(app)[0] == "eritrea"


async def test_letters_and_statuses_filter_and_escape_shows_all(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "/", "h", "i", "l", "enter")
        assert listed(app) == ["chile"]
        assert '"hil": 1 of 5; esc shows all' in screen_text(app)
        await press(app, pilot, "escape")
        assert len(listed(app)) == 5
        await press(app, pilot, "/", *"status:missed", "enter")
        assert listed(app) == ["eritrea"]
        await press(app, pilot, "escape", "/", "z", "z")
        assert listed(app) == []
        assert 'None of them matches "zz".' in screen_text(app)
        await press(app, pilot, "escape", "s")
        assert listed(app) == ["eritrea"]
        await press(app, pilot, "s")
        assert listed(app) == ["cote", "niger", "bih"]
        await press(app, pilot, "escape", "escape")
        assert not isinstance(app.screen, IndicatorScreen)


async def test_enter_opens_one_with_its_chain_and_readings(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "end", "enter")
        assert entity_of(app) == "bih"
        text = screen_text(app)
        assert "Bosnia and Herzegovina" in text
        assert "2019-03-01  the original one" in text
        assert "2021-03-01  extension 1            2018-11-30" in text
        assert "2027-03-01  extension 2, in force  2020-11-20" in text
        await press(app, pilot, "[")
        text = screen_text(app)
        assert "extension 1, in force" in text
        assert "extension 2, not in force yet" in text
        await press(app, pilot, "]", "N")
        assert entity_of(app) == "chile"
        assert "Done on 27 February 2020" in screen_text(app)
        assert "2020  2020-02-27" in screen_text(app)
        await press(app, pilot, "n", "n")
        assert "This is the last one." in screen_text(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, IndicatorScreen)


async def test_the_history_names_the_entity_on_one_screen_and_not_on_its_own(
    tmp_path: Path,
) -> None:
    entries = [*ENTRIES, entry("deadlines", 2019, "2019-12-01", entity="eritrea", reason="late")]
    async with opened(place(tmp_path, PLAN, entries), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "h")
        assert "Eritrea: no → 2019-12-01" in screen_text(app)
        assert "Chile: 2020-02-27" in screen_text(app)
        await press(app, pilot, "b", "f", "home", "down", "down", "down", "enter", "h")
        assert entity_of(app)
        text = screen_text(app)
        assert " no → 2019-12-01" in text
        assert "Eritrea: " not in text
        assert "2020-02-27" not in text


async def test_one_key_shows_the_chart_and_the_years(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "b")
        text = screen_text(app)
        assert "■ reading" in text
        assert "computed from 1 reading" in text
        assert "Eritrea  " not in text
        await press(app, pilot, "b")
        assert "Eritrea  " in screen_text(app)
        await press(app, pilot, "n", "n", "b")
        assert "not kept for anybody by name" in screen_text(app)


async def test_regions_with_figures_have_readings_targets_and_a_chart(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2018, size=(100, 30)) as (app, pilot):
        await to(app, pilot, "wells")
        row = next(
            line
            for line in screen_text(app).splitlines()
            if line.startswith(" ■") and "South" in line
        )
        assert "9" in row.split()
        assert "≥40 by 2021" in row
        await press(app, pilot, "enter")
        text = screen_text(app)
        assert "◆ baseline" in text
        assert "Due by" not in text


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_thirty_seven_are_readable_on_a_small_terminal(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(place(tmp_path, many_plan(37), ()), year=2020, size=size) as (app, pilot):
        await to(app, pilot, "deadlines")
        seen: set[str] = set()
        for _ in range(8):
            lines = screen_text(app).splitlines()
            assert all(len(line) <= size[0] for line in lines)
            rows = [line for line in lines if " State " in line and "2020-" in line]
            assert len(rows) >= 7
            seen |= {line[line.index("State ") :][:8] for line in rows}
            await press(app, pilot, "pagedown")
        assert len(seen) == 37


async def test_hostile_names_are_text(tmp_path: Path) -> None:
    plan = PLAN.replace('title = "Niger"', 'title = "[bold]N[/] {x} *a*"')
    async with opened(place(tmp_path, plan, ENTRIES), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "f", "home")
        assert "[bold]N" in screen_text(app)
        await press(app, pilot, "enter")
        assert entity_of(app)
        assert "[bold]N[/] {x} *a*" in screen_text(app)
        await press(app, pilot, "w", *"yes")
        assert "[bold]N" in screen_text(app)


async def test_one_that_left_the_plan_closes_its_screen(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "enter")
        assert entity_of(app)
        places.plan.write_text(PLAN.replace("eritrea =", "asmara ="), encoding="utf-8")
        await press(app, pilot, "r")
        assert isinstance(app.screen, IndicatorScreen)


async def test_the_sentence_of_the_name_under_the_cursor_is_copied(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await to(app, pilot, "deadlines", "y")
        assert "clipboard: Eritrea: Not done; due by 31 December 2019:" in screen_text(app)
