"""Loading, reloading, other processes, and plans that break while the screens are open."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tui_support import (
    SMALL,
    current,
    entry,
    opened,
    place,
    press,
    screen_text,
    session,
    settled,
    until,
)

from scorecard.records.backup import back_up
from scorecard.records.store import Store
from scorecard.tui.app import ScorecardApp
from scorecard.tui.screens.problems import ProblemsScreen
from scorecard.tui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.workspace import Places

BROKEN = "[strategy\n"


def add(places: Places, value: str) -> None:
    Store.open(places.store).add([entry("wells", 2020, value)], by="another")


def test_a_change_is_seen_and_taken_in(tmp_path: Path) -> None:
    places = place(tmp_path)
    found = session(places, 2020)
    assert not found.has_changed()
    add(places, "190")
    assert found.has_changed()
    loaded = found.load()
    assert not found.has_changed()
    assert loaded.card is not None
    result = loaded.card.find("wells")
    assert result is not None
    assert result.latest is not None
    assert result.latest.value == 190


def test_a_store_taken_away_while_it_is_open_is_told_and_not_made_anew(tmp_path: Path) -> None:
    """A checkout takes a file away for a moment; the next save or opening makes it again."""
    places = place(tmp_path)
    found = session(places, 2020)
    held = places.store.read_bytes()
    places.store.unlink()
    for _ in range(2):
        loaded = found.load()
        assert loaded.card is not None
        assert any("the file is not there" in fault.what for fault in loaded.faults)
        assert not places.store.exists()
    places.store.write_bytes(held)
    assert found.has_changed()
    assert not found.load().faults


def test_an_unchanged_plan_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    found = session(places, 2020)
    workspace = found.workspace
    add(places, "190")
    found.load()
    assert found.workspace is workspace
    places.plan.write_text(SMALL + "\n", encoding="utf-8")
    found.load()
    assert found.workspace is not workspace


def test_a_broken_plan_keeps_the_last_good_scorecard(tmp_path: Path) -> None:
    places = place(tmp_path)
    found = session(places, 2019)
    places.plan.write_text(BROKEN, encoding="utf-8")
    loaded = found.load()
    assert loaded.card is not None
    assert loaded.outdated
    assert loaded.errors
    places.plan.write_text(SMALL, encoding="utf-8")
    assert not found.load().outdated


def test_a_year_is_assessed_once_until_the_data_change(tmp_path: Path) -> None:
    places = place(tmp_path)
    found = session(places, 2019)
    card = found.go_to(2018).card
    assert found.go_to(2019).card is not card
    assert found.go_to(2018).card is card
    add(places, "190")
    found.load()
    assert found.go_to(2018).card is not card


def test_it_loads_in_the_background(tmp_path: Path) -> None:
    found = Session(place(tmp_path))
    assert found.loaded is None
    found.start()
    loaded = found.wait()
    assert loaded is not None
    assert loaded.card is not None


@pytest.mark.asyncio
async def test_the_app_shows_what_loads_after_it_opened(tmp_path: Path) -> None:
    app = ScorecardApp(Session(place(tmp_path), year=2019), watch=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "Small strategy" in screen_text(app)
        assert "Wells drilled" in screen_text(app)


@pytest.mark.asyncio
async def test_another_process_records_a_reading_and_it_appears_under_the_cursor(
    tmp_path: Path,
) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "end")
        assert "80 (2019)" in screen_text(app)
        code = (
            "import sys; from pathlib import Path; from scorecard.records.entry import Entry; "
            "from scorecard.records.store import Store; "
            "Store.open(Path(sys.argv[1])).add("
            "[Entry(indicator='pupils', year=2020, value='88')], by='another')"
        )
        await asyncio.to_thread(
            subprocess.run, [sys.executable, "-c", code, str(places.store)], check=True
        )
        app._look()
        await settled(app, pilot)
        assert current(app) == "pupils"
        assert "80 (2019)" not in screen_text(app)
        assert "88" in screen_text(app)


@pytest.mark.asyncio
async def test_nothing_is_read_or_painted_while_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        painted: list[object] = []
        display = app._display

        def counted(*what: Any) -> None:
            painted.append(what)
            display(*what)

        monkeypatch.setattr(app, "_display", counted)
        for _ in range(3):
            app._look()
            await settled(app, pilot)
        assert not painted
        await press(app, pilot, "down")
        assert painted


@pytest.mark.asyncio
async def test_a_plan_that_cannot_be_read_opens_on_the_problems(tmp_path: Path) -> None:
    places = place(tmp_path, BROKEN)
    async with opened(places) as (app, pilot):
        assert isinstance(app.screen, ProblemsScreen)
        assert "indicators.toml:1:" in screen_text(app).replace("\n ", "")
        assert "Nothing can be shown until this is mended." in " ".join(screen_text(app).split())
        places.plan.write_text(SMALL, encoding="utf-8")
        app._look()
        await settled(app, pilot)
        assert len(app.screen_stack) == 1
        assert "Wells drilled" in screen_text(app)


@pytest.mark.asyncio
async def test_a_missing_store_is_told_and_not_created(tmp_path: Path) -> None:
    places = place(tmp_path)
    places.store.unlink()
    async with opened(places) as (app, _):
        assert isinstance(app.screen, ProblemsScreen)
        assert "readings.jsonl" in screen_text(app).replace("\n ", "")
    assert not places.store.exists()


@pytest.mark.asyncio
async def test_a_missing_store_is_told_with_what_is_kept_of_it(tmp_path: Path) -> None:
    places = place(tmp_path)
    add(places, "190")
    back_up(Store.open(places.store), places.plan.parent / "backups")
    places.store.unlink()
    async with opened(places) as (app, _):
        assert isinstance(app.screen, ProblemsScreen)
        assert "are kept" in " ".join(screen_text(app).split())
        assert not places.store.exists()


def test_another_store_in_its_place_is_shown_and_not_written(tmp_path: Path) -> None:
    places = place(tmp_path)
    add(places, "190")
    found = session(places)
    assert found.workspace is not None
    places.store.unlink()
    Store.create(places.store)
    found = session(places)
    assert found.loaded is not None
    assert found.loaded.card is not None
    assert "another store than the one this computer knows here" in found.loaded.store.read_only
    assert any("put back what was here" in fault.what for fault in found.loaded.faults)


@pytest.mark.asyncio
async def test_leaving_the_problems_without_a_scorecard_leaves_the_app(tmp_path: Path) -> None:
    async with opened(place(tmp_path, BROKEN)) as (app, pilot):
        await pilot.press("escape")
        await until(lambda: not app.is_running)


def test_a_failed_reload_is_told_until_one_succeeds(tmp_path: Path) -> None:
    places = place(tmp_path)
    found = session(places, 2019)
    places.plan.write_text(BROKEN, encoding="utf-8")
    failed = found.load()
    assert failed.outdated
    # The last reads anew, though nobody touched the plan since.
    for told in (found.go_to(2018), found.compare(), found.look_over_period(), found.load()):
        assert told.outdated
        assert told.faults == failed.faults
    places.plan.write_text(SMALL, encoding="utf-8")
    assert not found.load().outdated
    assert not found.go_to(2019).faults


@pytest.mark.asyncio
async def test_a_plan_that_breaks_is_told_while_the_rest_stays(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "down", "down")
        places.plan.write_text(BROKEN, encoding="utf-8")
        await press(app, pilot, "r")
        assert "1 problem (p)" in screen_text(app)
        assert current(app) == "wells"
        assert "Wells drilled" in screen_text(app)
        await press(app, pilot, "p")
        assert "the last good one" in " ".join(screen_text(app).split())
        places.plan.write_text(SMALL, encoding="utf-8")
        await press(app, pilot, "r")
        assert "Nothing is wrong" in screen_text(app)
        await press(app, pilot, "escape")
        assert "problem" not in screen_text(app)


@pytest.mark.asyncio
async def test_a_fault_in_one_indicator_leaves_the_others_usable(tmp_path: Path) -> None:
    plan = SMALL.replace("target = { at_least = 90", "taget = { at_least = 90")
    async with opened(place(tmp_path, plan), year=2019) as (app, pilot):
        assert "○ with a fault" in screen_text(app)
        assert "▲ at risk" in screen_text(app)
        await press(app, pilot, "p")
        text = screen_text(app)
        assert "indicators.toml:41:3" in text.replace("\n ", "")
        assert 'did you mean "target"?' in text


@pytest.mark.asyncio
async def test_a_failure_nobody_foresaw_is_told_and_the_app_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):

        def broken() -> None:
            raise RuntimeError("[/] odd")

        monkeypatch.setattr(app.session, "load", broken)
        await pilot.press("r")
        await until(lambda: "Reading failed: [/] odd." in screen_text(app))
        assert app.is_running
