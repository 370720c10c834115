"""The form for each kind of indicator, and how it looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, enter, fill, form_of, judgements, readings
from store_words import speak
from textual.widgets import Input
from tui_support import (
    BUNDLED,
    entry,
    opened,
    place,
    press,
    screen_text,
    settled,
)

from scorecard.messages import catalogue
from scorecard.model.plan import Goal, Indicator, Strategy
from scorecard.model.reading import Source
from scorecard.model.records import Records
from scorecard.model.status import Status
from scorecard.records.store import Store
from scorecard.tui.forms.reading import ReadingForm

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_no_data_with_its_reason_is_a_reading(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await press(app, pilot, "f4")
        assert "Enter a value" in screen_text(app)
        await fill(app, pilot, no_data="the survey was cancelled")
        await press(app, pilot, "ctrl+s")
    (saved,) = readings(places, "wells", 2020)
    assert (saved.value, saved.no_data) == (None, "the survey was cancelled")


async def test_a_percent_may_be_given_as_its_parts(tmp_path: Path) -> None:
    places = place(tmp_path, KINDS, ())
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "share")
        await fill(app, pilot, numerator="45", denominator="60")
        assert "understood: 75 %" in screen_text(app)
        await press(app, pilot, "ctrl+s")
    (saved,) = readings(places, "share", 2020)
    assert (saved.value, saved.numerator, saved.denominator) == ("75", "45", "60")


async def test_yes_or_no_are_two_choices(tmp_path: Path) -> None:
    places = place(tmp_path, KINDS, ())
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "law")
        assert "( ) yes   ( ) no" in screen_text(app)
        await press(app, pilot, "right")
        assert "(•) yes   ( ) no" in screen_text(app)
        assert "With this reading: ★ achieved." in screen_text(app)
        await press(app, pilot, "ctrl+s")
    assert readings(places, "law", 2020)[0].value == "yes"


async def test_a_scale_shows_its_levels_with_their_criteria_and_takes_a_click(
    tmp_path: Path,
) -> None:
    places = place(tmp_path, KINDS, ())
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "plan")
        text = screen_text(app)
        assert "( ) weak: a plan on paper" in text
        await pilot.click("#field-value", offset=(2, 1))
        await settled(app, pilot)
        assert "(•) weak: a plan on paper" in screen_text(app)
        await press(app, pilot, "ctrl+s")
    assert readings(places, "plan", 2020)[0].value == "weak"


async def test_a_person_judges_with_evidence_or_without(tmp_path: Path) -> None:
    places = place(tmp_path, KINDS, ())
    async with opened(places, year=2020, size=(80, 40)) as (app, pilot):
        await enter(app, pilot, "voice")
        await fill(app, pilot, judged="at_risk")
        await press(app, pilot, "ctrl+s")
        assert "Say what the judgement rests on" in flat(screen_text(app))
        await fill(app, pilot, because="few were asked")
        assert "With this reading: ▲ at risk." in flat(screen_text(app))
        await press(app, pilot, "ctrl+s")
        assert "judged at risk. Saved." in screen_text(app)
        assert readings(places, "voice", 2020) == []
        await enter(app, pilot, "voice")
        await fill(app, pilot, value="Three meetings.\nNo minutes.", judged="off_track")
        await press(app, pilot, "ctrl+s")
    assert [j.status for j in judgements(places)] == [Status.AT_RISK, Status.OFF_TRACK]
    assert readings(places, "voice", 2020)[0].value == "Three meetings.\nNo minutes."


async def test_what_takes_no_reading_says_why(tmp_path: Path) -> None:
    async with opened(place(tmp_path, KINDS, ()), year=2020) as (app, pilot):
        await press(app, pilot, "e")
        assert "Choose an indicator" in screen_text(app)
        await enter(app, pilot, "gap")
        assert "It is computed from share, rest" in flat(screen_text(app))


async def test_pasted_lines_come_whole_into_a_field_of_one(tmp_path: Path) -> None:
    from textual.events import Paste

    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        app.screen.query_one("#field-source", Input).focus()
        app.screen.query_one("#field-source", Input).value = ""
        await settled(app, pilot)
        assert app.focused is not None
        app.focused.post_message(Paste("Annual\r\nreport\n2021\n"))
        await settled(app, pilot)
        assert form_of(app).typed["source"] == "Annual report 2021"


async def test_a_note_takes_lines_and_each_key_once(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        app.screen.query_one("#field-note").focus()
        await press(app, pilot, "a", "ctrl+j", "b")
        assert form_of(app).typed["note"] == "a\nb"


@pytest.mark.parametrize("text", ["[red]x[/", "\x1b[2J", "指標" * 400, "a\nb\r\nc", "x" * 5000])
async def test_what_others_typed_is_text(text: str, tmp_path: Path) -> None:
    note = text.replace("\x1b", "")
    source = Source(" ".join(note[:1500].split()))
    said = entry("wells", 2019, "1", source=source, note=note)
    async with opened(place(tmp_path, entries=[said]), year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, note=text, page=text.replace("\n", ""))
        await press(app, pilot, "tab", "tab")
        assert form_of(app).typed["source"] == said.source.title


async def test_every_reading_of_the_bundled_strategy_is_read_back_as_it_is() -> None:
    if not BUNDLED.store.exists():
        pytest.skip("the bundled readings are not there")
    from scorecard.framework.load import load_plan

    strategy = load_plan(BUNDLED.plan).strategy
    assert strategy is not None
    records = Store.open(BUNDLED.store).records()
    seen = 0
    for indicator in strategy.indicators():
        for year in strategy.years() if indicator.derive is None else ():
            form = ReadingForm(strategy, records, indicator, year)
            checked = form.check(form.initial)
            if form.standing is not None:
                seen += 1
                assert checked.is_empty, (indicator.id, year, checked)
    assert seen > 60


async def test_what_is_empty_is_known_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)
    empty = catalogue.words.ScreenForm.EMPTY
    assert not empty.isascii()
    indicator = Indicator("x", "X")
    strategy = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), (indicator,)),))
    form = ReadingForm(strategy, Records(), indicator, 2018, today=date(2021, 5, 1))
    assert form.check({**form.initial, "note": "n"}).problems["value"] == empty
    assert form.check({**form.initial, "value": "x"}).problems["value"] != empty
