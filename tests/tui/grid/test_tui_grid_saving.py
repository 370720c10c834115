"""Saving the year grid: every change listed, one source, all or none, and nothing typed is lost."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from entry_support import answer, readings
from grid_support import at, bulk_of, flat, grid_of, open_grid, row_of, save, type_in
from tui_support import entry, main_screen, opened, place, press, screen_text, settled, until

from scorecard.model.reading import Flag, Source, State
from scorecard.model.records import Closure
from scorecard.records.refusal import NotSaved
from scorecard.records.store import Store
from scorecard.tui.grid.cells import GridTexts
from scorecard.tui.grid.editing import GridScreen
from scorecard.tui.grid.save_screen import BulkScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from scorecard.tui.grid.cells import CellText
    from scorecard.tui.grid.edits import Edit
    from scorecard.tui.grid.rows import Place

pytestmark = pytest.mark.asyncio


@pytest.fixture(params=["few", "many"])
def amount(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read a few edits at once, and as many in a thread."""
    if request.param == "many":
        monkeypatch.setattr("scorecard.tui.grid.screen.MANY", 1)
        monkeypatch.setattr("scorecard.tui.grid.save_screen.MANY", 1)


async def test_the_changes_are_listed_before_they_are_saved(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await type_in(app, pilot, "155")
        await at(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        await press(app, pilot, "s")
        text = screen_text(app)
        assert text.splitlines()[0].strip() == "Save 2 edits"
        rows = [" ".join(line.split()) for line in text.splitlines()[1:4]]
        assert rows == [
            "Indicator Year Was Becomes Reason",
            "Wells drilled 2019 150 155 needed",
            "Pupils in school 2020 nothing 85 first reading",
        ]
        assert readings(places, "pupils", 2020) == []
        await press(app, pilot, "escape")
        assert len(grid_of(app).edits) == 2


async def test_all_are_saved_in_one_go_with_one_source_and_undone_in_one(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Ana") as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await type_in(app, pilot, "155")
        await at(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        await save(
            app, pilot, source="Annual", edition="2021", state="provisional", reason="late data"
        )
        assert isinstance(app.screen, GridScreen)
        assert "2 readings saved." in flat(app)
        assert not grid_of(app).edits
        assert "85*" in row_of(app, "Pupils")
        await press(app, pilot, "u")
        await settled(app, pilot)
        assert "Undone. 2 readings are as they were before." in flat(app)
    first, second, third = readings(places, "wells", 2019)
    assert (second.value, second.reason, second.by) == ("155", "late data", "Ana")
    assert (second.source, second.state) == (Source("Annual", "2021"), State.PROVISIONAL)
    assert (third.value, third.source) == (first.value, first.source)
    new, gone = readings(places, "pupils", 2020)
    assert (new.value, new.reason, gone.retracted) == ("85", "", True)
    assert new.source == Source("Annual", "2021")
    # One batch: the lines of both carry its mark.
    lines = places.store.read_text(encoding="utf-8").splitlines()
    assert sum('"batch"' in line and "late data" in line for line in lines) == 1


async def test_a_revision_needs_a_reason_and_nothing_is_saved_without(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await type_in(app, pilot, "155")
        await at(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        await save(app, pilot)
        assert "Say why; one of them is a revision" in flat(app)
        assert isinstance(app.screen, BulkScreen)
    assert readings(places, "pupils", 2020) == []


async def test_first_readings_ask_for_no_reason(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        await press(app, pilot, "s")
        assert not bulk_of(app).rows[-1].display
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
    assert readings(places, "pupils", 2020)[0].value == "85"


async def test_a_closed_year_is_named_and_asks_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    close(monkeypatch, 2020)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "pupils", 2020)
        assert "2020 closed" in screen_text(app).splitlines()[0]
        assert "2020 was closed on 2021-03-01 by Chair; a change needs a reason." in flat(app)
        await type_in(app, pilot, "85")
        await save(app, pilot)
        assert "Say why; one of them is a revision or of a closed year" in flat(app)
        await press(app, pilot, "escape")
        await save(app, pilot, reason="late data")
    assert readings(places, "pupils", 2020)[0].reason == "late data"


def close(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    """Close a year, as its own command does."""
    from dataclasses import replace
    from datetime import date

    records: Callable[[Store], Any] = Store.records
    closing = Closure(year, date(2021, 3, 1), "Chair")
    monkeypatch.setattr(Store, "records", lambda s: replace(records(s), closures=(closing,)))


async def test_what_is_not_asked_stays_as_it_stood(tmp_path: Path) -> None:
    source = Source("Census", "2019", "https://example.org", "4")
    said = entry("wells", 2019, "150", note="by hand", flags=(Flag.ESTIMATED,), source=source)
    places = place(tmp_path, entries=[said])
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await type_in(app, pilot, "at least 155")
        await save(app, pilot, source="", reason="correction")
    saved = readings(places, "wells", 2019)[-1]
    assert (saved.value, saved.qualifier) == ("155", "at least")
    assert (saved.note, saved.flags, saved.source) == ("by hand", (Flag.ESTIMATED,), source)


async def test_a_reading_is_taken_back_with_its_reason(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await press(app, pilot, "delete")
        await save(app, pilot, reason="counted twice")
        assert row_of(app, "Wells").split()[-3:] == ["·", "·", "·"]
    assert readings(places, "wells", 2019)[-1].reason == "counted twice"


@pytest.mark.usefixtures("amount")
async def test_somebody_elses_change_stops_all_and_is_shown(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        await at(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        Store.open(places.store).add([entry("wells", 2020, "185")], by="Bo")
        await save(app, pilot)
        assert isinstance(app.screen, AskScreen)
        assert "Bo changed wells 2020 on" in flat(app)
        assert readings(places, "pupils", 2020) == []
        await answer(app, pilot, "stay")
        assert "Wells drilled 2020 185 190 needed" in flat(app)
        await press(app, pilot, "ctrl+s")
        assert "Say why" in flat(app)
        bulk_of(app).rows[-1].controls["reason"].value = "correction"
        await settled(app, pilot)
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "reload")
        assert "Save 1 edit" in flat(app)
        await press(app, pilot, "escape")
        assert row_of(app, "Wells").split()[-2:] == ["185", "·"]
        await press(app, pilot, "u")
        assert row_of(app, "Wells").split()[-2:] == ["[190]", "·"]
        await press(app, pilot, "delete", "s")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert "85. Saved." in flat(app)
        assert row_of(app, "Wells").split()[-2:] == ["185", "·"]
    assert [r.value for r in readings(places, "wells", 2020)] == ["185"]


@pytest.mark.usefixtures("amount")
async def test_mine_becomes_the_next_revision_once_it_is_said_why(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        await at(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        store = Store.open(places.store)
        store.add([entry("wells", 2020, "185"), entry("pupils", 2020, "80")], by="Bo")
        await save(app, pilot)
        assert "Wells drilled, 2020: now 185, by Bo" in flat(app)
        assert "Pupils in school, 2020: now 80, by Bo" in flat(app)
        await answer(app, pilot, "mine")
        assert "Say why; 2 of them are revisions" in flat(app)
        bulk_of(app).rows[-1].controls["reason"].value = "correction"
        await settled(app, pilot)
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert isinstance(app.screen, GridScreen)
    assert [r.value for r in readings(places, "wells", 2020)] == ["185", "190"]


async def test_a_disk_that_refuses_keeps_every_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotSaved("NOT saved: no space left")

    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        with monkeypatch.context() as patched:
            patched.setattr(Store, "add", refuse)
            await save(app, pilot)
        assert "NOT saved: no space left" in flat(app)
        assert isinstance(app.screen, BulkScreen)
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
    assert readings(places, "wells", 2020)[0].value == "190"


@pytest.mark.usefixtures("amount")
async def test_a_reload_keeps_the_edits_over_what_somebody_entered(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190", "up")
        Store.open(places.store).add([entry("wells", 2020, "185")], by="Bo")
        Store.open(places.store).add([entry("wells", 2021, "195")], by="Bo")
        await press(app, pilot, "r")
        await until(lambda: row_of(app, "Wells").split()[-2:] == ["[190]", "195"])


async def test_a_listing_that_fails_is_told_and_holds_no_save_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no more")

    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        await press(app, pilot, "s")
        with monkeypatch.context() as patched:
            patched.setattr("scorecard.tui.grid.save_screen.MANY", 1)
            patched.setattr("scorecard.tui.grid.save_screen.Listed", broken)
            Store.open(places.store).add([entry("pupils", 2020, "84")], by="Bo")
            app.action_reload()
            await until(lambda: "no more" in flat(app))
        await press(app, pilot, "ctrl+s")
    assert readings(places, "wells", 2020)[0].value == "190"


@pytest.mark.usefixtures("amount")
async def test_edits_survive_a_crash_and_are_offered_again(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        await type_in(app, pilot, "5")
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot)
        assert "Your 2 edits of" in flat(app)
        assert "[190]" in row_of(app, "Wells")
        await save(app, pilot)
    assert readings(places, "wells", 2020)[0].value == "190"
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot)
        assert not grid_of(app).edits


async def test_edits_that_are_back_are_told_of_however_long_they_take_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places, may_read, rows = place(tmp_path), Event(), GridTexts.rows
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        await type_in(app, pilot, "5")
    monkeypatch.setattr("scorecard.tui.grid.screen.MANY", 1)

    def read_late(texts: GridTexts, edits: Mapping[Place, Edit]) -> list[Sequence[CellText]]:
        may_read.wait()
        return rows(texts, edits)

    async with opened(places, year=2020) as (app, pilot):
        monkeypatch.setattr(GridTexts, "rows", read_late)
        await pilot.press("g")
        await until(lambda: isinstance(app.screen, GridScreen) and app.screen.is_mounted)
        for _ in range(20):  # whatever the screen does before its rows are there
            await pilot.pause(0)
        may_read.set()
        await settled(app, pilot)
        assert "Your 2 edits of" in flat(app)


async def test_an_edit_typed_before_a_crash_still_meets_the_conflict(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
    Store.open(places.store).add([entry("wells", 2020, "185")], by="Bo")
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot)
        await save(app, pilot, reason="correction")
        assert isinstance(app.screen, AskScreen)
    assert [r.value for r in readings(places, "wells", 2020)] == ["185"]


async def test_an_edit_the_plan_understands_no_more_is_kept_and_refused(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "1900")
        await at(app, pilot, "pumps", 2020)
        await type_in(app, pilot, "8")
        plan = places.plan.read_text(encoding="utf-8")
        plan = plan.replace('unit = "wells"', 'unit = "wells"\n    max = 1000')
        places.plan.write_text(plan.replace('id = "pumps"', 'id = "pumped"'), encoding="utf-8")
        await press(app, pilot, "r")
        assert "[1900]" in row_of(app, "Wells")
        await save(app, pilot)
        assert "Nothing was saved. Wells drilled, 2020: 1,900 is above 1,000" in flat(app)
        assert "and 1 more" in flat(app)
        assert "pumps 2020" in flat(app)
        await press(app, pilot, "escape")
        assert len(grid_of(app).edits) == 2
    assert readings(places, "wells", 2020) == []


@pytest.mark.parametrize(("choice", "leaves"), [("save", True), ("discard", True), ("stay", False)])
async def test_quitting_asks(choice: str, leaves: bool, tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        await press(app, pilot, "q")
        assert isinstance(app.screen, AskScreen)
        assert "1 edit of the year grid is not saved." in flat(app)
        app.screen.query_one(f"#act-{choice}").focus()
        await press(app, pilot, "enter")
        if choice == "save":
            await pilot.press("ctrl+s")
        await until(lambda: app.is_running is not leaves)
    assert len(readings(places, "wells", 2020)) == (choice == "save")


async def test_leaving_the_grid_asks_and_each_form_above_it_does_too(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2020)
        await type_in(app, pilot, "190")
        await press(app, pilot, "e")
        app.screen.query_one("#field-note").load_text("half a note")  # type: ignore[attr-defined]  # a TextArea
        await settled(app, pilot)
        app.go_to("B")
        await settled(app, pilot)
        await answer(app, pilot, "discard")
        assert "1 edit of the year grid is not saved." in flat(app)
        await answer(app, pilot, "discard")
        assert app.screen is main_screen(app)
