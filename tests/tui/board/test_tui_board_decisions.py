"""Decisions on the screens: listed by how they stand, added, done, revised, withdrawn, undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from board_support import board_place, decisions
from entry_support import answer
from tui_support import opened, press, screen_text, settled

from scorecard.model.records import Vote
from scorecard.tui.board.lists import DecisionsScreen
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


def form(app: ScorecardApp) -> RecordScreen:
    assert isinstance(app.screen, RecordScreen)
    return app.screen


def type_line(app: ScorecardApp, text: str) -> None:
    assert isinstance(app.screen, AskScreen)
    assert app.screen.field is not None
    app.screen.field.value = text


async def test_the_overdue_come_first_then_the_open_then_the_done(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "D")
        text = screen_text(app)
        assert text.index("Overdue: 1") < text.index("Ask for bids") < text.index("Open: 1")
        assert "Meeting of 1 March 2019; who: Bo; due 30 June 2019." in text


async def test_one_is_added(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Bo") as (app, pilot):
        await press(app, pilot, "D", "a")
        page = form(app)
        for column, text in (
            ("on", "2019-10-01"), ("text", "Hire an engineer"), ("who", "Di"),
            ("due", "2020-01-31"), ("about", "wells"), ("vote", "7 1 2"),
        ):  # fmt: skip
            page.type_in(column, text)
        await settled(app, pilot)
        assert "7 for, 1 against, 2 abstained" in screen_text(app)
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, DecisionsScreen)
        assert "D2019-3, meeting of 1 October 2019: Hire an engineer; 7 for" in screen_text(app)
    (saved,) = decisions(places, "D2019-3")
    assert (saved.on, saved.due, saved.who) == (date(2019, 10, 1), date(2020, 1, 31), "Di")
    assert (saved.about, saved.by, saved.vote) == (("wells",), "Bo", Vote(7, 1, 2))


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("on", "", "write the day of the meeting"),
        ("on", "2019-03", "is not one day"),
        ("on", "soon", "is not a date"),
        ("on", "2999-01-01", "is not between 1900 and 2100"),
        ("on", "2099-01-01", "is still to come"),
        ("due", "1999-01-01", "before the meeting"),
        ("text", "", "write the decision in a line"),
        ("vote", "7 to 1", "is not a vote; write how many were for"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(
    tmp_path: Path, column: str, typed: str, said: str
) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "D", "a")
        page = form(app)
        page.type_in("text", "Something")
        page.type_in("who", "Bo")
        page.type_in(column, typed)
        await press(app, pilot, "ctrl+s")
        assert said in " ".join(screen_text(app).split())
    assert decisions(places, "D2019-3") == []


async def test_done_asks_for_the_day_and_is_undone(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "D", "d")
        type_line(app, "in June")
        await answer(app, pilot, "done")
        assert "Not saved:" in screen_text(app)
        await press(app, pilot, "d")
        type_line(app, "2019-06-28")
        await answer(app, pilot, "done")
        assert "Done: 1" in screen_text(app)
        assert decisions(places, "D2019-1")[-1].done == date(2019, 6, 28)
        await press(app, pilot, "d")
        assert "is done already" in screen_text(app)
        await press(app, pilot, "u")
        assert decisions(places, "D2019-1")[-1].done is None
        assert "Overdue: 1" in screen_text(app)


async def test_it_is_withdrawn_with_a_word_why_and_comes_back(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "D", "delete")
        type_line(app, "entered twice")
        await answer(app, pilot, "withdraw")
        assert "Ask for bids" not in screen_text(app).split("withdrawn")[0]
        last = decisions(places, "D2019-1")[-1]
        assert (last.withdrawn, last.because) == (True, "entered twice")
        await press(app, pilot, "u")
        assert decisions(places, "D2019-1")[-1].withdrawn is False


async def test_words_and_days_are_revised(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "D", "enter")
        page = form(app)
        page.type_in("done", "1999-01-01")
        await press(app, pilot, "ctrl+s")
        assert "before the meeting" in " ".join(screen_text(app).split())
        page.type_in("done", "")
        page.type_in("who", "Di")
        await press(app, pilot, "ctrl+s")
        assert decisions(places, "D2019-1")[-1].who == "Di"
        await press(app, pilot, "u")
        assert decisions(places, "D2019-1")[-1].who == "Bo"


async def test_the_board_view_changes_nothing(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2019, board=True) as (app, pilot):
        await press(app, pilot, "D")
        for key in ("a", "d", "delete", "enter"):
            await press(app, pilot, key)
            assert isinstance(app.screen, DecisionsScreen), key
    assert places.store.read_bytes() == before


async def test_a_year_without_decisions_says_how_to_add_one(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2017) as (app, pilot):
        await press(app, pilot, "D")
        assert "No decisions of 2017 yet; press a to add one." in screen_text(app)
        await press(app, pilot, "enter")
        assert form(app).form.about == ""
