"""The form for one reading: what it shows, checks, echoes and saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import enter, fill, form_of, readings
from textual.widgets import Input
from tui_support import (
    current,
    entry,
    main_screen,
    opened,
    place,
    press,
    screen_text,
)

from scorecard.model.reading import Source, State
from scorecard.records.store import Store
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.indicator.screen import IndicatorScreen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio
ON_WELLS = ("down", "down")


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_it_shows_what_one_must_know_beside_the_field(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, *ON_WELLS, "e")
        text = flat(screen_text(app))
        assert "Enter a reading for 2020" in text
        assert "Wells drilled wells" in text
        assert "Wells that gave water when they were handed over." in text
        assert "Last: 150 in 2019." in text
        assert "The path expects 200 in 2020." in text


async def test_a_number_is_echoed_as_understood_and_judged_before_it_is_saved(
    tmp_path: Path,
) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="≥1,234.50")
        text = flat(screen_text(app))
        assert "understood: ≥1,234.50 wells" in text
        assert "With this reading: ★ achieved." in text
        await fill(app, pilot, value="180")
        text = flat(screen_text(app))
        assert "With this reading: ✕ missed." in text
        assert "missed by 20" in text
        assert readings(places, "wells", 2020) == []


async def test_save_enters_it_and_the_cursor_stays(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020, who=lambda: "Ana") as (app, pilot):
        await press(app, pilot, *ON_WELLS, "e")
        await fill(app, pilot, value="180", source="Survey", edition="2021", page="7", note="n")
        await fill(app, pilot, address="https://example.org", state="provisional")
        await press(app, pilot, "ctrl+s")
        assert app.screen is main_screen(app)
        assert current(app) == "wells"
        assert "Wells drilled, 2020: 180. Saved." in screen_text(app)
        assert "✕ missed" in screen_text(app)
    (saved,) = readings(places, "wells", 2020)
    assert (saved.value, saved.by, saved.note) == ("180", "Ana", "n")
    assert saved.state is State.PROVISIONAL
    assert saved.source == Source("Survey", "2021", "https://example.org", "7")


async def test_faults_stand_under_the_field_once_it_is_left_and_not_before(
    tmp_path: Path,
) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="12x")
        assert 'is in "x"' not in screen_text(app)
        await press(app, pilot, "tab")
        assert '"12x" is in "x"' in screen_text(app)
        await fill(app, pilot, value="12")
        assert 'is in "x"' not in screen_text(app)


async def test_a_refused_save_shows_every_fault_and_goes_to_the_first(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="many", page="x\x07")
        await press(app, pilot, "ctrl+s")
        text = flat(screen_text(app))
        assert '"many" is not a number' in text
        assert "control character" in text
        assert isinstance(app.focused, Input)
        assert app.focused.id == "field-value"
    assert len(readings(places, "wells", 2019)) == 1


async def test_a_revision_needs_a_reason_and_keeps_the_first_one(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        assert "2019 now: 150, by tester on" in flat(screen_text(app))
        await fill(app, pilot, value="155")
        await press(app, pilot, "ctrl+s")
        assert "Tester entered 2019 already; say why" in flat(screen_text(app))
        await press(app, pilot, "right", "right")
        await press(app, pilot, "ctrl+s")
        assert "155, was 150. Saved." in screen_text(app)
    first, second = readings(places, "wells", 2019)
    assert (first.value, second.value) == ("150", "155")
    assert second.reason == "late data"
    assert second.revision == 2


async def test_a_reason_may_be_ones_own(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="155", reason="the census came")
        await press(app, pilot, "ctrl+s")
    assert readings(places, "wells", 2019)[-1].reason == "the census came"


async def test_enter_corrects_the_reading_under_the_cursor(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, *ON_WELLS, "enter", "down", "enter")
        assert form_of(app).form.year == 2018
        assert form_of(app).typed["value"] == "125"
        await fill(app, pilot, value="126", reason="correction")
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, IndicatorScreen)
        assert "126" in screen_text(app)
    assert readings(places, "wells", 2018)[-1].value == "126"


async def test_what_the_form_does_not_show_stays_as_it_stood(tmp_path: Path) -> None:
    from scorecard.model.reading import Flag, Qualifier

    said = entry(
        "wells", 2019, "1234.5", qualifier=Qualifier.AT_LEAST, flags=(Flag.ESTIMATED,), note="a\nb"
    )
    places = place(tmp_path, entries=[said])
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        assert "(estimated)" in screen_text(app)
        await fill(app, pilot, source="Survey", reason="correction")
        await press(app, pilot, "ctrl+s")
    saved = readings(places, "wells", 2019)[-1]
    assert (saved.value, saved.qualifier, saved.flags) == ("1234.5", "at least", (Flag.ESTIMATED,))
    assert (saved.note, saved.source.title) == ("a\nb", "Survey")


async def test_the_board_and_another_day_enter_nothing(tmp_path: Path) -> None:
    from datetime import date

    from tui_support import session

    places = place(tmp_path)
    async with opened(places, year=2019, board=True) as (app, pilot):
        await enter(app, pilot, "wells")
        assert not isinstance(app.screen, EntryScreen)
        await press(app, pilot, "escape", *ON_WELLS, "e")
        assert app.screen is main_screen(app)
        assert "without --board" in flat(screen_text(app))
    found = session(places, 2019, as_of=date(2030, 1, 1))
    async with opened(found) as (app, pilot):
        await press(app, pilot, *ON_WELLS, "e")
        assert "as of 2030-01-01" in flat(screen_text(app))


async def test_a_store_that_takes_nothing_says_so_before_one_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "read_only", "it was written by a newer version")
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, *ON_WELLS, "e")
        assert app.screen is main_screen(app)
        assert "Nothing can be entered: it was written by a newer version." in screen_text(app)
