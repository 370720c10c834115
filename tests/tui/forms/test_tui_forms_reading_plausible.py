"""The form asks about a figure that looks wrong, beside the field and before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, answer, enter, fill, form_of, readings
from tui_support import entry, main_screen, opened, place, press, screen_text, settled

from scorecard.model.reading import Flag
from scorecard.records.store import Store
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio
ASKED = "1,500 is ten times 150, the reading of 2019. Did you mean 150?"


def is_asked(app: ScorecardApp) -> bool:
    return isinstance(app.screen, AskScreen)


def flat(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


async def test_it_is_said_beside_the_field_while_one_types(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells", 2020)
        await fill(app, pilot, value="1,500")
        said = " ".join(line[31:].strip() for line in screen_text(app).splitlines()[5:8])
        assert said.strip().startswith("understood: 1,500 wells. 1,500 is ten times 150,")
        assert "Did you mean 150?" in said
        await fill(app, pilot, value="150")
        assert "ten times" not in flat(app)
        assert "understood: 150 wells" in flat(app)


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+n"])
async def test_nothing_is_saved_until_somebody_says_that_it_is_right(
    tmp_path: Path, key: str
) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells", 2020)
        await fill(app, pilot, value="1,500")
        await press(app, pilot, key)
        assert is_asked(app)
        assert "A figure looks wrong" in flat(app)
        assert ASKED in flat(app)
        # A key pressed once too often is no answer.
        await press(app, pilot, "enter")
        assert form_of(app).typed["value"] == "1,500"
        assert readings(places, "wells", 2020) == []
        await press(app, pilot, key, "escape")
        assert readings(places, "wells", 2020) == []
        await press(app, pilot, key)
        await answer(app, pilot, "save")
        assert not is_asked(app)
        assert [r.value for r in readings(places, "wells", 2020)] == ["1500"]


async def test_what_is_mended_is_saved_without_a_question(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells", 2020)
        await fill(app, pilot, value="1,500")
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "stay")
        await fill(app, pilot, value="150")
        await press(app, pilot, "ctrl+s")
        assert app.screen is main_screen(app)
    assert [r.value for r in readings(places, "wells", 2020)] == ["150"]


async def test_over_somebody_elses_revision_it_is_asked_once(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells", 2020)
        await fill(app, pilot, value="1,500")
        Store.open(places.store).add([entry("wells", 2020, "160")], by="Bo")
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "save")
        assert "Somebody else changed it" in flat(app)
        await answer(app, pilot, "mine")
        await fill(app, pilot, reason="correction")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert app.screen is main_screen(app)
    assert [r.value for r in readings(places, "wells", 2020)] == ["160", "1500"]


async def test_a_fraction_where_percent_is_kept(tmp_path: Path) -> None:
    places = place(tmp_path, KINDS, [])
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "share", 2020)
        await fill(app, pilot, value="0.84")
        await press(app, pilot, "ctrl+s")
        assert "the target for 2021 is 90 %. Did you mean 84 %?" in flat(app)


async def test_a_correction_and_a_new_series_ask_nothing(tmp_path: Path) -> None:
    entered = [
        entry("wells", 2018, "125"),
        entry("wells", 2019, "1,500".replace(",", "")),
        entry("wells", 2020, "160000", flags=(Flag.BREAK,)),
    ]
    places = place(tmp_path, entries=entered)
    async with opened(places, year=2019) as (app, pilot):
        for year, value in ((2019, "150"), (2020, "160001")):
            await enter(app, pilot, "wells", year)
            await fill(app, pilot, value=value, reason="correction")
            await press(app, pilot, "ctrl+s")
            assert not isinstance(app.screen, AskScreen | EntryScreen), year
    assert [r.value for r in readings(places, "wells", 2019)] == ["1500", "150"]
