"""The form for one reading: what it shows, checks, echoes and saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, answer, enter, fill, form_of, judgements, readings
from textual.widgets import Input
from tui_support import (
    BUNDLED,
    check_golden,
    current,
    entry,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    settled,
)

from scorecard.model.reading import Source, State
from scorecard.model.status import Status
from scorecard.records import Store
from scorecard.tui.form import Form
from scorecard.tui.screens.entry import EntryScreen
from scorecard.tui.screens.indicator import IndicatorScreen

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
        assert "is not a number" not in screen_text(app)
        await press(app, pilot, "tab")
        assert '"12x" is not a number' in screen_text(app)
        await fill(app, pilot, value="12")
        assert "is not a number" not in screen_text(app)


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


async def test_c_corrects_the_reading_under_the_cursor(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, *ON_WELLS, "enter", "down", "c")
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


async def test_a_save_the_disk_refuses_keeps_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scorecard.records import NotSaved

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
        await pilot.pause(0.2)
        assert "NOT saved: boom [/]" in screen_text(app)
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


async def test_the_source_of_the_last_entry_is_remembered(tmp_path: Path) -> None:
    entries = [entry("wells", 2019, "1", source=Source("Own survey", "2019", "", "4"))]
    async with opened(place(tmp_path, entries=entries), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        assert form_of(app).typed["source"] == "Own survey"
        assert form_of(app).typed["page"] == ""
        await fill(app, pilot, value="2", source="Annual report", edition="2021", page="12")
        await press(app, pilot, "ctrl+s")
        await enter(app, pilot, "pumps")
        typed = form_of(app).typed
        assert (typed["source"], typed["edition"]) == ("Annual report", "2021")
        assert typed["page"] == "12"


async def test_save_goes_on_to_the_next_due_and_says_when_none_is_left(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        order = [i.id for i in app.entering._due(2020)]
        assert set(order) == {"wells", "pumps", "pupils"}
        await enter(app, pilot, order[0])
        for at, key in enumerate(order):
            assert form_of(app).form.indicator.id == key
            assert f"{3 - at} still due" in screen_text(app)
            await fill(app, pilot, value="9", source="S")
            await press(app, pilot, "ctrl+n")
        assert app.screen is main_screen(app)
        assert "Nothing more is due for 2020." in flat(screen_text(app))
    assert all(readings(places, key, 2020) for key in order)


async def test_next_due_without_typing_only_goes_on(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        order = [i.id for i in app.entering._due(2020)]
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


async def test_pasted_lines_come_whole_into_a_field_of_one(tmp_path: Path) -> None:
    from textual.events import Paste

    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        app.screen.query_one("#field-source", Input).focus()
        app.screen.query_one("#field-source", Input).value = ""
        await pilot.pause()
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


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)], ids=["80x24", "120x40", "60x20"])
async def test_how_it_looks(size: tuple[int, int], tmp_path: Path) -> None:
    name = f"{size[0]}x{size[1]}"
    async with opened(place(tmp_path), year=2020, size=size) as (app, pilot):
        await press(app, pilot, *ON_WELLS, "e")
        await fill(app, pilot, value="180", source="Survey of wells", edition="2021")
        check_golden(f"entry-number-{name}", screen_text(app))
        await fill(app, pilot, value="18o")
        await press(app, pilot, "ctrl+s")
        check_golden(f"entry-fault-{name}", screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("key", ["share", "plan", "voice"])
async def test_how_the_other_kinds_look(key: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(place(tmp_path, KINDS, ()), year=2020, size=size) as (app, pilot):
        await enter(app, pilot, key)
        check_golden(f"entry-{key}-{size[0]}x{size[1]}", screen_text(app))


async def test_every_reading_of_the_bundled_strategy_is_read_back_as_it_is() -> None:
    if not BUNDLED.store.exists():
        pytest.skip("the bundled readings are not there")
    from scorecard.framework import load_plan

    strategy = load_plan(BUNDLED.plan).strategy
    assert strategy is not None
    records = Store.open(BUNDLED.store).records()
    seen = 0
    for indicator in strategy.indicators():
        for year in strategy.years() if indicator.derive is None else ():
            form = Form(strategy, records, indicator, year)
            checked = form.check(form.initial)
            if form.standing is not None:
                seen += 1
                assert checked.is_empty, (indicator.id, year, checked)
    assert seen > 60
