"""Confidence and projection on the screens: a line, a column, and the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_support import named_place
from tui_support import (
    SMALL,
    SMALL_ENTRIES,
    entry,
    opened,
    place,
    press,
    screen_text,
    session,
    settled,
)

from scorecard.model.reading import Flag, State
from scorecard.report.charts.series import drawable
from scorecard.tui.look.chart import Chart, Texts

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.report.charts.series import Series
    from scorecard.workspace import Places


TEXTS = Texts(str, lambda _: "", str, "")


def flat(text: str) -> str:
    return " ".join(text.split())


def data_of(places: Places, key: str, year: int) -> Series:
    card = session(places, year).loaded.card  # type: ignore[union-attr]  # it has loaded
    assert card is not None
    found = card.find(key)
    assert found is not None
    data = drawable(found, card.strategy.period)
    assert data is not None
    return data


@pytest.mark.asyncio
async def test_how_firm_where_it_leads_and_what_it_takes(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2019, size=(100, 30)) as (app, pilot):
        app.open("indicator", "votes", ())
        await settled(app, pilot)
        text = flat(screen_text(app))
        assert "The status is firm. At the median pace, +10 a year, 150 in 2021, between" in text
        assert "It takes +35 a year from 2019 on, to reach at least 200 by 2021." in text


@pytest.mark.asyncio
async def test_a_doubt_is_named(tmp_path: Path) -> None:
    entries = [*SMALL_ENTRIES[:2], entry("wells", 2019, "126", state=State.PROVISIONAL)]
    async with opened(place(tmp_path, SMALL, entries), year=2019, size=(100, 30)) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        assert "The status is tentative: the latest reading is provisional" in flat(
            screen_text(app)
        )


@pytest.mark.asyncio
async def test_nothing_is_said_where_nothing_can_be(tmp_path: Path) -> None:
    async with opened(place(tmp_path, SMALL, ()), year=2019) as (app, pilot):
        app.open("indicator", "pupils", ())
        await settled(app, pilot)
        assert not app.screen.query_one("#outlook").display


def test_the_chart_shows_where_the_pace_leads(tmp_path: Path) -> None:
    data = data_of(named_place(tmp_path), "votes", 2019)
    assert data.ahead is not None
    assert (data.ahead.year, data.ahead.value) == (2021, 150)
    assert (data.ahead.low or 150) < 150 < (data.ahead.high or 150)
    assert data.years == (2016, 2021)
    for ascii_only, sign in ((False, "×"), (True, "x")):
        chart = Chart(data, "off_track", TEXTS, ascii_only=ascii_only)
        lines = ["".join(piece[0] for piece in line) for line in chart.lines(90, 16)]
        assert f"{sign} at this pace" in "".join(lines[-2:])
        assert any(sign in line for line in lines[:-2])


def test_the_chart_leads_nowhere_over_a_break(tmp_path: Path) -> None:
    broken = [
        entry("wells", 2017, "110"),
        entry("wells", 2018, "150", flags=(Flag.BREAK,)),
        entry("wells", 2019, "160"),
    ]
    data = data_of(place(tmp_path, SMALL, broken), "wells", 2019)
    assert data.ahead is None
    lines = Chart(data, "text", TEXTS, ascii_only=False).lines(90, 16)
    assert "at this pace" not in "".join(piece[0] for piece in lines[-1])


def test_nothing_leads_on_once_the_date_has_come(tmp_path: Path) -> None:
    entries = [*SMALL_ENTRIES, entry("wells", 2020, "180")]
    assert data_of(place(tmp_path, SMALL, entries), "wells", 2020).ahead is None


@pytest.mark.asyncio
async def test_a_wide_scorecard_has_a_column_for_it(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "end")
        text = screen_text(app)
        assert "Confidence" in text
        row = next(line for line in text.splitlines() if " Votes " in line and "■" in line)
        assert "firm" in row.split()
