"""Closed years on the screens: said in the header, closed and reopened with a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from entry_support import answer
from tui_support import opened, press, screen_text, settled

from scorecard.model.records import closed_years
from scorecard.records.store import Store
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.records import Closure
    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio


def headline(app: ScorecardApp) -> str:
    return screen_text(app).splitlines()[0]


def closed(places: Places) -> dict[int, Closure]:
    return closed_years(Store.open(places.store).records())


def type_line(app: ScorecardApp, text: str) -> None:
    assert isinstance(app.screen, AskScreen)
    assert app.screen.field is not None
    app.screen.field.value = text


@pytest.mark.parametrize("keys", [(), ("v",), ("m",), ("P",), ("D",)])
async def test_the_header_says_who_closed_the_year_and_when(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with opened(board_place(tmp_path), year=2018, size=(120, 40)) as (app, pilot):
        await press(app, pilot, *keys)
        assert "closed on 1 March 2019 by Ana" in headline(app)
        await press(app, pilot, "]")
        assert "closed" not in headline(app)


async def test_an_indicator_says_it_too_and_narrow_headers_say_less(tmp_path: Path) -> None:
    plan = board_place(tmp_path)
    longer = plan.plan.read_text(encoding="utf-8").replace("Small strategy", "A strategy " * 5)
    plan.plan.write_text(longer, encoding="utf-8")
    for width, said in ((120, "closed on 1 March 2019 by Ana"), (80, "closed"), (50, "")):
        async with opened(plan, year=2018, size=(width, 24)) as (app, pilot):
            line = headline(app)
            assert said in line
            assert ("closed" in line) is bool(said)
            assert len(line) <= width
            app.open("indicator", "wells", ())
            await settled(app, pilot)
            assert "on track" in headline(app)


async def test_closing_lists_what_is_still_due_and_asks(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Bo") as (app, pilot):
        await press(app, pilot, "C")
        asked = app.screen.query_one("#ask").region
        lines = screen_text(app).splitlines()[asked.y : asked.bottom]
        text = " ".join(" ".join(line[asked.x : asked.right] for line in lines).split())
        for said in ("Close 2019?", "3 readings without a source", "1 comment missing"):
            assert said in text
        assert "1 priority not settled" in text
        assert "1 decision overdue" in text
        await answer(app, pilot, "keep")
        assert 2019 not in closed(places)
        await press(app, pilot, "C")
        type_line(app, "2020-03-14")
        await answer(app, pilot, "close")
        assert "2019 closed on 14 March 2020 by Bo." in screen_text(app)
        assert (closed(places)[2019].on.isoformat(), closed(places)[2019].by) == (
            "2020-03-14", "Bo",
        )  # fmt: skip
        assert "closed" in headline(app)
        await press(app, pilot, "C")
        assert "2019 was closed on 14 March 2020 by Bo; O opens it again." in screen_text(app)
        await press(app, pilot, "u")
        assert 2019 not in closed(places)


@pytest.mark.parametrize("day", ["soon", "2999-01-01", "2099-12-31", "2018-01-01"])
async def test_a_day_that_cannot_be_closes_nothing(tmp_path: Path, day: str) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "C")
        type_line(app, day)
        await answer(app, pilot, "close")
        assert not isinstance(app.screen, AskScreen)
    assert 2019 not in closed(places)


async def test_reopening_asks_why_and_is_undone(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2018) as (app, pilot):
        await press(app, pilot, "O")
        await answer(app, pilot, "reopen")
        assert "Why it is opened again is needed." in screen_text(app)
        type_line(app, "a late figure")
        await answer(app, pilot, "reopen")
        assert 2018 not in closed(places)
        assert "closed" not in headline(app)
        await press(app, pilot, "O")
        assert "2018 is open; C closes it." in screen_text(app)
        await press(app, pilot, "u")
        assert 2018 in closed(places)


async def test_the_board_view_closes_and_opens_nothing(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2018, board=True) as (app, pilot):
        await press(app, pilot, "O", "]", "C")
        assert not isinstance(app.screen, AskScreen)
    assert places.store.read_bytes() == before


async def test_a_reading_of_a_closed_year_asks_for_a_reason(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2018) as (app, pilot):
        app.reading_actions.enter("pupils")
        await settled(app, pilot)
        assert "2018 was closed on" in " ".join(screen_text(app).split())
        app.screen.query_one("#field-value").value = "62"  # type: ignore[attr-defined]  # a field
        await press(app, pilot, "ctrl+s")
        assert "say why it is changed" in " ".join(screen_text(app).split())
    assert places.store.read_bytes() == before
