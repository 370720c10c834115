"""The year grid: what stands in it, moving about, and typing in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entry_support import KINDS, readings
from grid_support import at, flat, grid_of, open_grid, row_of, type_in
from tui_support import entry, main_screen, opened, place, press, screen_text, settled

from scorecard.model.reading import Source, State
from scorecard.records.store import Store
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio


async def test_indicators_down_years_across_with_the_year_before_where_it_was_read(
    tmp_path: Path,
) -> None:
    readings_ = [entry("wells", 2019, "150"), entry("pupils", 2018, "61")]
    async with opened(place(tmp_path, entries=readings_), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        heading = screen_text(app).splitlines()[1].split()
        assert heading == ["Indicator", "2017", "2018", "2019", "2020", "2021"]
        assert " ".join(row_of(app, "Wells").split()) == "A1 Wells drilled · · 150 · ·"
        assert " ".join(row_of(app, "Pumps").split()) == "Pumps mended · · · · ·"
        Store.open(app.session.places.store).add([entry("pumps", 2016, "4")], by="Bo")
        await press(app, pilot, "r")
        assert screen_text(app).splitlines()[1].split()[1] == "2016"


async def test_signs_say_what_a_figure_is(tmp_path: Path) -> None:
    said = [
        entry("wells", 2017, "110", state=State.PROVISIONAL),
        entry("wells", 2018, None, no_data="lost"),
        entry("wells", 2019, "150", state=State.DRAFT),
    ]
    async with opened(place(tmp_path, entries=said), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        cells = row_of(app, "Wells").split()[3:]
        assert cells == ["110*", "–", "(150)", "·", "·"]
        assert "* provisional, (5) draft, [5] not saved" in flat(app)
        await at(app, pilot, "wells", 2018)
        assert "Wells drilled, 2018 wells no data: lost, by tester on" in flat(app)


async def test_the_line_names_source_standing_reading_and_path(tmp_path: Path) -> None:
    source = Source("Survey", "2020", "", "7")
    said = [entry("wells", 2019, "150", source=source, note="by hand", state=State.PROVISIONAL)]
    async with opened(place(tmp_path, entries=said), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        text = flat(app)
        assert "Wells drilled, 2019 wells 150 (provisional), by tester on" in text
        assert "; Survey, 2020, page 7; by hand. The path expects 170." in text
        await at(app, pilot, "pumps", 2019)
        assert "Nothing yet. Target: at least 5 every year." in flat(app)


async def test_the_keys_and_the_mouse_move_the_cell(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        table = grid_of(app).table
        assert (table.cursor, table.column) == (0, 2)
        for key, where in (
            ("right", (0, 3)),
            ("down", (1, 3)),
            ("tab", (1, 4)),
            ("tab", (2, 0)),
            ("shift+tab", (1, 4)),
            ("ctrl+left", (1, 0)),
            ("left", (1, 0)),
            ("end", (2, 0)),
            ("ctrl+right", (2, 4)),
            ("right", (2, 4)),
            ("home", (0, 4)),
        ):
            await press(app, pilot, key)
            assert (table.cursor, table.column) == where, key
        line = row_of(app, "Pumps")
        await pilot.click("#cells", offset=(line.index("7"), 2))
        await settled(app, pilot)
        assert (table.cursor, table.column) == (1, 1)
        await pilot.click("#cells", offset=(line.index("7"), 2), times=2)
        await settled(app, pilot)
        assert grid_of(app).field.display
        assert grid_of(app).field.value == "7"


async def test_a_narrow_screen_scrolls_sideways_and_keeps_the_titles(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2017, size=(44, 20)) as (app, pilot):
        await open_grid(app, pilot)
        assert "2021" not in screen_text(app)
        await press(app, pilot, "ctrl+right")
        text = screen_text(app)
        assert "2021" in text
        assert "Wells drilled" in text
        assert "‹" in text.splitlines()[1]
        await press(app, pilot, "ctrl+left")
        assert "2017" in screen_text(app)


async def test_a_figure_typed_opens_the_cell_and_shows_what_was_understood(
    tmp_path: Path,
) -> None:
    places = place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await open_grid(app, pilot)
        await press(app, pilot, ">", "=", "1", ",", "2", "3", "4", "enter")
        assert row_of(app, "Wells").split()[-2:] == ["[≥1,234?", "·"]
        assert "1 edit not saved" in screen_text(app).splitlines()[0]
        assert grid_of(app).table.cursor == 1
        await press(app, pilot, "up")
        assert "Not saved: at least 1,234." in flat(app)
        await type_in(app, pilot, "8", "tab")
        assert "1 edit not saved" in flat(app)
        assert grid_of(app).table.column == 4
    assert readings(places, "wells", 2020) == []


async def test_a_fault_is_said_in_words_and_the_cell_stays_open(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot)
        await type_in(app, pilot, "12x")
        assert '"12x" is in "x"' in flat(app)
        assert grid_of(app).field.display
        assert grid_of(app).field.value == "12x"
        await press(app, pilot, "escape")
        assert not grid_of(app).edits
        assert app.focused is grid_of(app).table
        await at(app, pilot, "pumps", 2021)
        await type_in(app, pilot, "1..2")
        assert "is not a number" in flat(app)


async def test_what_stands_already_is_no_edit(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        await type_in(app, pilot, "150")
        assert not grid_of(app).edits
        await type_in(app, pilot, "151", "up")
        assert len(grid_of(app).edits) == 1
        await at(app, pilot, "pumps", 2019)
        await type_in(app, pilot, "3")
        assert not grid_of(app).edits


async def test_clear_drops_the_edit_then_takes_the_reading_back(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        await type_in(app, pilot, "151")
        await at(app, pilot, "wells", 2019)
        await press(app, pilot, "delete")
        assert not grid_of(app).edits
        await press(app, pilot, "backspace")
        assert "Not saved: taken back, was 150." in flat(app)
        await at(app, pilot, "wells", 2021)
        await press(app, pilot, "delete")
        assert "There is nothing here to take back." in flat(app)


async def test_undo_takes_one_edit_after_the_other(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        await type_in(app, pilot, "151")
        await type_in(app, pilot, "4")
        assert "2 edits not saved" in flat(app)
        await press(app, pilot, "u")
        assert "Taken back, not saved yet: Pumps mended, 2019." in flat(app)
        assert grid_of(app).table.cursor == 1
        await press(app, pilot, "u")
        assert "not saved" not in screen_text(app).splitlines()[0]
        await press(app, pilot, "u")
        assert "Nothing was saved in this session" in flat(app)


async def test_no_data_with_its_reason(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot)
        await press(app, pilot, "n")
        assert isinstance(app.screen, AskScreen)
        assert app.screen.field is not None
        app.screen.field.value = "the survey was cancelled"
        await press(app, pilot, "enter")
        assert "Not saved: no data: the survey was cancelled." in flat(app)
        assert "[–]" in row_of(app, "Wells")
        await press(app, pilot, "f4", "escape")
        assert len(grid_of(app).edits) == 1


async def test_words_are_typed_where_words_are_asked_for(tmp_path: Path) -> None:
    async with opened(place(tmp_path, KINDS, ()), year=2020) as (app, pilot):
        await open_grid(app, pilot, "law", 2020)
        await press(app, pilot, "n")
        assert "Type y or n." in flat(app)
        await press(app, pilot, "enter")
        assert "[no]" in row_of(app, "Law adopted")
        await at(app, pilot, "plan", 2020)
        await press(app, pilot, "w")
        assert "Type a level: none, weak, strong." in flat(app)
        await press(app, pilot, "e", "a", "k", "enter")
        assert "[weak]" in row_of(app, "Quality of the plan")
        await at(app, pilot, "plan", 2021)
        await type_in(app, pilot, "poor")
        assert '"poor" is no level of plan' in flat(app)


async def test_computed_cells_say_why_and_judged_ones_open_their_form(tmp_path: Path) -> None:
    said = [entry("share", 2020, "40"), entry("rest", 2020, "30")]
    async with opened(place(tmp_path, KINDS, said), year=2020) as (app, pilot):
        await open_grid(app, pilot, "gap", 2020)
        assert "=10 %" in row_of(app, "Gap")
        assert "10 %, computed from share, rest." in flat(app)
        await press(app, pilot, "5")
        assert "It is computed from share, rest; enter their readings." in flat(app)
        await press(app, pilot, "delete")
        assert "It is computed from share, rest" in flat(app)
        await at(app, pilot, "voice", 2020)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.form.indicator.id == "voice"


async def test_the_form_opens_on_the_year_of_the_cell(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, pilot):
        await open_grid(app, pilot, "wells", 2018)
        await press(app, pilot, "e")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.form.year == 2018


async def test_a_judgement_shows_its_mark(tmp_path: Path) -> None:
    from scorecard.model.status import Status

    places = place(tmp_path, KINDS, ())
    Store.open(places.store).judge("voice", 2019, Status.AT_RISK, "few were asked", by="Bo")
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot, "voice", 2019)
        assert "▲" in row_of(app, "Voice")
        assert "Judged at risk by Bo on" in flat(app)


async def test_a_reading_from_elsewhere_appears_and_the_cursor_stays(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await open_grid(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85", "up")
        await at(app, pilot, "pupils", 2020)
        Store.open(places.store).add([entry("pupils", 2020, "84")], by="Bo")
        Store.open(places.store).add([entry("pupils", 2021, "88")], by="Bo")
        await press(app, pilot, "r")
        assert row_of(app, "Pupils").split()[-2:] == ["[85]", "88"]
        here = grid_of(app).here
        assert here is not None
        assert (here.indicator.id, here.year) == ("pupils", 2020)
        assert "Bo entered 84 since you typed this." in flat(app)


async def test_the_board_looks_and_edits_nothing(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, board=True) as (app, pilot):
        await press(app, pilot, "escape", "g")
        await settled(app, pilot)
        assert "150" in row_of(app, "Wells")
        for key in ("5", "delete", "f4", "enter"):
            await press(app, pilot, key)
            assert "without --board" in flat(app), key
        assert not grid_of(app).edits
        assert not grid_of(app).field.display


async def test_escape_goes_back(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await open_grid(app, pilot)
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)
