"""What is typed survives: a crash, escape, quitting, and a folder that takes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from entry_support import answer, enter, fill, form_of, readings
from tui_support import main_screen, opened, place, press, screen_text, settled, until

from scorecard.tui.drafts import UnsavedText
from scorecard.tui.preferences import state_folder
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is typed in a folder one can look into."""
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "state"))


def files(folder: Path) -> list[Path]:
    return list((folder / "state").rglob("unsaved-*")) if (folder / "state").exists() else []


@pytest.mark.asyncio
async def test_what_was_typed_before_a_crash_is_offered_again(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="18x", note="[red] not sure")
        form_of(app).keep()
    (kept,) = files(tmp_path)
    assert json.loads(kept.read_text())["fields"]["value"] == "18x"
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert "Your unsaved text of" in screen_text(app)
        assert form_of(app).typed["value"] == "18x"
        assert form_of(app).typed["note"] == "[red] not sure"
        await fill(app, pilot, value="180")
        await press(app, pilot, "ctrl+s")
        assert readings(places, "wells", 2020)[0].note == "[red] not sure"
    assert files(tmp_path) == []


@pytest.mark.asyncio
async def test_it_is_kept_by_itself_and_not_when_nothing_is_typed(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert form_of(app).timer is None
        await fill(app, pilot, value="18")
        assert form_of(app).timer is not None
        await until(lambda: len(files(tmp_path)) == 1)
        assert form_of(app).timer is None
        await fill(app, pilot, value="")
        assert files(tmp_path) == []


@pytest.mark.asyncio
async def test_escape_asks_and_each_answer_does_what_it_says(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        await press(app, pilot, "escape")
        assert isinstance(app.screen, AskScreen)
        await press(app, pilot, "escape")
        assert form_of(app).typed["value"] == "180"
        await press(app, pilot, "escape")
        await answer(app, pilot, "discard")
        assert app.screen is main_screen(app)
        assert files(tmp_path) == []
        await enter(app, pilot, "wells")
        assert form_of(app).typed["value"] == ""
        await fill(app, pilot, value="181")
        await press(app, pilot, "escape")
        await answer(app, pilot, "save")
        assert app.screen is main_screen(app)
    assert [r.value for r in readings(places, "wells", 2020)] == ["181"]


@pytest.mark.asyncio
@pytest.mark.parametrize(("choice", "leaves"), [("save", True), ("discard", True), ("stay", False)])
async def test_quitting_asks(choice: str, leaves: bool, tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        await press(app, pilot, "ctrl+q")
        await until(lambda: isinstance(app.screen, AskScreen))
        await press(app, pilot, "ctrl+q")
        assert app.is_running
        app.screen.query_one(f"#act-{choice}").focus()
        await pilot.press("enter")
        await until(lambda: not isinstance(app.screen, AskScreen))
        await until(lambda: app.is_running is not leaves)
    assert len(readings(places, "wells", 2020)) == (choice == "save")


@pytest.mark.asyncio
async def test_going_elsewhere_by_the_palette_asks_too(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        app.go_to("B")
        await settled(app, pilot)
        await answer(app, pilot, "discard")
        assert app.screen is main_screen(app)


@pytest.mark.asyncio
async def test_text_begun_before_somebody_elses_save_still_meets_the_conflict(
    tmp_path: Path,
) -> None:
    from tui_support import entry

    from scorecard.records.store import Store

    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        form_of(app).keep()
    Store.open(places.store).add([entry("wells", 2020, "170")], by="Bo")
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, reason="correction")
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, AskScreen)
    assert [r.value for r in readings(places, "wells", 2020)] == ["170"]


@pytest.mark.asyncio
async def test_a_folder_that_takes_nothing_is_said_once_and_readings_are_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scorecard.tui.drafts.state_folder", lambda: tmp_path / "file")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        form_of(app).keep()
        await settled(app, pilot)
        assert "cannot be kept" in said(app)
        await press(app, pilot, "ctrl+s")
    assert readings(places, "wells", 2020)[0].value == "180"


def said(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"format": 1}', '{"format": 2}', "x" * 2_000_000, "[" * 5000]
)
def test_a_damaged_file_is_passed_over(damage: str, tmp_path: Path) -> None:
    kept = UnsavedText("store", tmp_path)
    assert kept.put("wells", 2020, {"value": "1"}, None)
    (path,) = tmp_path.glob("*")
    path.write_text(damage, encoding="utf-8")
    assert kept.find("wells", 2020) is None


def test_each_store_indicator_and_year_has_its_own(tmp_path: Path) -> None:
    kept = UnsavedText("store", tmp_path)
    kept.put("a/../b", 2020, {"value": "\udc80 1"}, "r1")
    found = kept.find("a/../b", 2020)
    assert found is not None
    assert (found.fields, found.seen) == ({"value": "\udc80 1"}, "r1")
    assert kept.find("a/../b", 2021) is None
    assert UnsavedText("other", tmp_path).find("a/../b", 2020) is None
    kept.drop("a/../b", 2020)
    assert kept.find("a/../b", 2020) is None
    kept.drop("a/../b", 2020)


def test_the_folder_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert state_folder() == tmp_path / "state"
    monkeypatch.setenv("SCORECARD_STATE", "")
    assert state_folder().name == "scorecard"
