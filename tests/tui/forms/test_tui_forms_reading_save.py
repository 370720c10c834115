"""Saving a form: what is refused, what goes on, and somebody else's change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, answer, enter, fill, form_of, judgements, readings
from tui_support import entry, main_screen, opened, place, press, screen_text, settled, until

from scorecard.model.reading import Source
from scorecard.model.status import Status
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_a_save_the_disk_refuses_keeps_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scorecard.records.refusal import NotSaved

    def refuse(*_: object, **__: object) -> None:
        raise NotSaved("NOT saved: no space left")

    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        with monkeypatch.context() as patched:
            patched.setattr(Store, "add", refuse)
            await press(app, pilot, "ctrl+s")
        assert "NOT saved: no space left" in screen_text(app)
        assert form_of(app).is_unsaved
        await press(app, pilot, "ctrl+s")
        assert app.screen is main_screen(app)
    assert len(readings(places, "wells", 2020)) == 1


async def test_a_failure_nobody_foresaw_keeps_the_form_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom [/]")

    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        monkeypatch.setattr(Store, "add", fail)
        await pilot.press("ctrl+s")
        await until(lambda: "NOT saved: boom [/]" in screen_text(app))
        assert form_of(app).is_unsaved


async def test_a_judgement_made_meanwhile_is_shown_first(tmp_path: Path) -> None:
    places = place(tmp_path, KINDS, ())
    async with opened(places, year=2020, size=(80, 40)) as (app, pilot):
        await enter(app, pilot, "voice")
        await fill(app, pilot, judged="at_risk", because="few")
        Store.open(places.store).judge("voice", 2020, Status.MISSED, "nobody came", by="Bo")
        await press(app, pilot, "ctrl+s")
        assert "Bo judged it missed on" in flat(screen_text(app))
        assert len(judgements(places)) == 1
        await press(app, pilot, "ctrl+s")
    assert [j.status for j in judgements(places)] == [Status.MISSED, Status.AT_RISK]


async def test_a_form_begins_with_the_indicators_own_source_alone(tmp_path: Path) -> None:
    entries = [entry("wells", 2019, "1", source=Source("Own survey", "2019", "", "4"))]
    async with opened(place(tmp_path, entries=entries), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert form_of(app).typed["source"] == "Own survey"
        assert form_of(app).typed["page"] == ""
        await fill(app, pilot, value="2", source="Annual report", edition="2021", page="12")
        await press(app, pilot, "ctrl+s")
        await enter(app, pilot, "pumps")
        form = form_of(app)
        own = form.form.indicator.source
        assert form.typed["source"] == own != "Annual report"
        assert (form.typed["edition"], form.typed["page"]) == ("", "")


async def test_save_goes_on_to_the_next_due_and_says_when_none_is_left(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        order = [key for key, _ in app.reading_actions._due(2020)]
        assert set(order) == {"wells", "pumps", "pupils"}
        await enter(app, pilot, order[0])
        for at, key in enumerate(order):
            assert form_of(app).form.indicator.id == key
            assert f"2020: {at + 1} of 3 due" in screen_text(app)
            await fill(app, pilot, value="64", source="S")
            await press(app, pilot, "ctrl+n")
        assert app.screen is main_screen(app)
        assert "Nothing more is due for 2020." in flat(screen_text(app))
    assert all(readings(places, key, 2020) for key in order)


async def test_next_due_without_typing_only_goes_on(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        order = [key for key, _ in app.reading_actions._due(2020)]
        await enter(app, pilot, order[0])
        await press(app, pilot, "ctrl+n")
        assert form_of(app).form.indicator.id == order[1]
    assert readings(places, order[0], 2020) == []


async def test_the_buttons_take_a_click(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await pilot.click("#act-no_data")
        await settled(app, pilot)
        assert form_of(app).no_data
        await fill(app, pilot, no_data="lost")
        await pilot.click("#act-save")
        await settled(app, pilot)
        await settled(app, pilot)
        assert app.screen is main_screen(app)
    assert readings(places, "wells", 2020)[0].no_data == "lost"


async def test_enter_goes_from_field_to_field_and_saves_from_the_last(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2018) as (app, pilot):
        await enter(app, pilot, "wells", 2017)
        await fill(app, pilot, value="111", reason="correction")
        for _ in range(20):
            if app.screen is main_screen(app):
                break
            await press(app, pilot, "enter")
        assert app.screen is main_screen(app)
    assert readings(places, "wells", 2017)[-1].value == "111"


async def test_somebody_else_changed_it_keep_theirs(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="155", reason="correction")
        Store.open(places.store).add([entry("wells", 2019, "160", reason="late data")], by="Bo")
        await press(app, pilot, "ctrl+s")
        text = flat(screen_text(app))
        assert "Bo changed wells 2019 on" in text
        assert "(150" in text
        assert "160)" in text
        await answer(app, pilot, "stay")
        assert form_of(app).typed["value"] == "155"
        assert "2019 now: 160, by Bo" in flat(screen_text(app))
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "theirs")
        assert app.screen is main_screen(app)
    assert [r.value for r in readings(places, "wells", 2019)] == ["150", "160"]


async def test_somebody_else_changed_it_mine_is_the_next_revision(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="190")
        Store.open(places.store).add([entry("wells", 2020, "185")], by="Bo")
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "mine")
        assert "Bo entered 2020 already; say why" in flat(screen_text(app))
        await fill(app, pilot, reason="correction")
        await press(app, pilot, "ctrl+s")
        assert app.screen is main_screen(app)
    assert [r.value for r in readings(places, "wells", 2020)] == ["185", "190"]


async def test_a_renamed_indicator_is_revised_and_the_save_undone(tmp_path: Path) -> None:
    places = place(tmp_path, entries=[entry("wells", 2020, "180")])
    plan = places.plan.read_text("utf-8")
    renamed = plan.replace('id = "wells"', 'id = "boreholes"\n    formerly = ["wells"]')
    places.plan.write_text(renamed, "utf-8")
    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "boreholes")
        assert form_of(app).typed["value"] == "180"
        await fill(app, pilot, value="181")
        await press(app, pilot, "ctrl+s")
        assert "Not saved: see what is marked" in flat(screen_text(app))
        assert not readings(places, "boreholes", 2020)
        await fill(app, pilot, reason="correction")
        await press(app, pilot, "ctrl+s")
        assert app.screen is main_screen(app)
        assert "181, was 180. Saved" in flat(screen_text(app))
        await press(app, pilot, "u")
        assert "180, was 181. Saved" in flat(screen_text(app))
    revisions = [(r.revision, r.value) for r in readings(places, "boreholes", 2020)]
    assert revisions == [(2, "181"), (3, "180")]
