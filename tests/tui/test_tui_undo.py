"""Undo and taking back: by further revisions, never by rewriting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, answer, enter, fill, judgements, readings
from tui_support import entry, opened, place, press, screen_text

from scorecard.records.store import Store
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


async def save(app: ScorecardApp, pilot: Pilot[None], key: str, **fields: str) -> None:
    await enter(app, pilot, key)
    await fill(app, pilot, **fields)
    await press(app, pilot, "ctrl+s")


def said(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


async def test_a_changed_reading_gets_its_former_value_back(tmp_path: Path) -> None:
    first = entry("wells", 2019, "150", note="as counted")
    places = place(tmp_path, entries=[first])
    before = places.store.read_bytes()
    async with opened(places, year=2019) as (app, pilot):
        await save(app, pilot, "wells", value="155", note="", reason="late data")
        await press(app, pilot, "u")
        assert "Undone. Wells drilled, 2019: 150, was 155." in said(app)
    values = [(r.value, r.note, r.reason) for r in readings(places, "wells", 2019)]
    assert values == [
        ("150", "as counted", ""),
        ("155", "", "late data"),
        ("150", "as counted", "correction"),
    ]
    assert places.store.read_bytes().startswith(before)


async def test_a_first_reading_is_taken_back(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await save(app, pilot, "wells", value="180")
        await press(app, pilot, "u")
        assert "taken back, was 180" in said(app)
    assert readings(places, "wells", 2020)[-1].retracted


async def test_one_undo_after_the_other_goes_further_back(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await save(app, pilot, "wells", value="180")
        await save(app, pilot, "wells", value="181", reason="correction")
        await press(app, pilot, "u")
        assert "180, was 181" in said(app)
        await press(app, pilot, "u")
        assert "taken back, was 180" in said(app)
        await press(app, pilot, "u")
        assert "Nothing was saved in this session" in said(app)
    values = [r.value for r in readings(places, "wells", 2020)]
    assert values == ["180", "181", "180", None]


async def test_what_somebody_changed_since_is_not_undone(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await save(app, pilot, "wells", value="180")
        Store.open(places.store).add([entry("wells", 2020, "190", reason="late data")], by="Bo")
        await press(app, pilot, "u")
        assert "Bo changed wells 2020" in said(app)
    assert [r.value for r in readings(places, "wells", 2020)] == ["180", "190"]


async def test_a_judgement_goes_back_to_the_one_before(tmp_path: Path) -> None:
    places = place(tmp_path, KINDS, ())
    async with opened(places, year=2020) as (app, pilot):
        await save(app, pilot, "voice", judged="at_risk", because="few")
        await press(app, pilot, "u")
        assert "A judgement cannot be taken back, only changed" in said(app)
        await save(app, pilot, "voice", judged="missed", because="none")
        await press(app, pilot, "u")
        assert "Undone. Voice of users, 2020: judged at risk." in said(app)
    assert [(j.status, j.because) for j in judgements(places)] == [
        ("at_risk", "few"),
        ("missed", "none"),
        ("at_risk", "few"),
    ]


async def test_delete_takes_a_reading_back_once_it_is_said_why(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "enter", "down", "delete")
        screen = app.screen
        assert isinstance(screen, AskScreen)
        await press(app, pilot, "enter")
        assert "Why is needed." in said(app)
        assert screen.field is not None
        screen.field.value = "counted twice"
        await press(app, pilot, "enter")
        assert isinstance(app.screen, IndicatorScreen)
        assert "taken back, was 125" in said(app)
        await press(app, pilot, "u")
        assert "125, was taken back" in said(app) or "Undone." in said(app)
    last = readings(places, "wells", 2018)
    assert [(r.value, r.retracted, r.reason) for r in last] == [
        ("125", False, ""),
        (None, True, "counted twice"),
        ("125", False, "correction"),
    ]


async def test_delete_may_be_thought_better_of(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "enter", "delete")
        await answer(app, pilot, "keep")
        await press(app, pilot, "delete", "escape")
        assert isinstance(app.screen, IndicatorScreen)
    assert len(readings(places, "wells", 2019)) == 1


async def test_the_board_takes_nothing_back(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019, board=True) as (app, pilot):
        app.reading_actions.undo()
        app.open("indicator", "wells", ())
        await press(app, pilot, "delete")
        assert "without --board" in said(app)
    assert len(readings(places, "wells", 2019)) == 1
