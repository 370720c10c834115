"""Entering a reading of a named state or region: who, what is understood, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_support import named_place
from entry_support import answer, enter, fill, form_of
from tui_support import entry, main_screen, opened, press, screen_text, settled

from scorecard.records.store import Store
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.choose import ChooseScreen
from scorecard.tui.screens.due import DueScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.reading import Reading
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio


def revisions(places: Places, indicator: str, year: int, entity: str) -> list[Reading]:
    found = Store.open(places.store).records().readings
    mine = [r for r in found if (r.indicator, r.year, r.entity) == (indicator, year, entity)]
    return sorted(mine, key=lambda r: r.rank)


def flat(text: str) -> str:
    return " ".join(text.split())


async def test_typing_finds_the_name_and_enter_opens_its_form(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "deadlines")
        assert isinstance(app.screen, ChooseScreen)
        assert "Enter a reading of Deadlines met for 2020: whose?" in flat(screen_text(app))
        await press(app, pilot, *"cote")
        assert [each.key for each in app.screen.table.shown] == ["cote"]
        await press(app, pilot, "x")
        assert "Nobody is called so." in screen_text(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ChooseScreen)
        await press(app, pilot, "backspace", "enter")
        assert form_of(app).form.title == "Deadlines met, Côte d'Ivoire"


async def test_the_arrows_choose_and_escape_leaves(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await enter(app, pilot, "deadlines")
        await press(app, pilot, "down", "down", "up", "enter")
        assert form_of(app).form.key.entity == "cote"
        await press(app, pilot, "escape")
        await enter(app, pilot, "deadlines")
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)


async def test_the_day_it_was_done_is_understood_and_saved(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        app.reading_actions.enter("deadlines", entity="cote")
        await settled(app, pilot)
        text = flat(screen_text(app))
        assert "Deadlines: 1 June 2020 (the original one, in force)." in text
        await fill(app, pilot, value="2020-05-31")
        text = flat(screen_text(app))
        assert "understood: Done on 31 May 2020" in text
        assert "With this reading: ★ achieved. Done on 31 May 2020; due by 1 June 2020." in text
        assert "The indicator: ■ off track." in text
        await fill(app, pilot, value="no")
        assert "understood: not done" in screen_text(app)
        assert "✕ missed" in screen_text(app)
        await fill(app, pilot, value="yes")
        assert "understood: done, the day not known" in flat(screen_text(app))
        await fill(app, pilot, value="soon")
        assert "understood" not in screen_text(app)
        await fill(app, pilot, value="2020-05")
        assert "understood: Done in May 2020" in flat(screen_text(app))
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert "Deadlines met, Côte d'Ivoire, 2020: 2020-05. Saved." in flat(screen_text(app))
    assert [r.value for r in revisions(places, "deadlines", 2020, "cote")] == ["2020-05"]


async def test_what_is_not_understood_is_refused_in_words(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        app.reading_actions.enter("deadlines", entity="cote")
        await settled(app, pilot)
        await fill(app, pilot, value="soon")
        await press(app, pilot, "ctrl+s")
        assert '"soon" is neither yes, no nor a day' in flat(screen_text(app))
        assert form_of(app).typed["value"] == "soon"
    assert revisions(places, "deadlines", 2020, "cote") == []


async def test_progress_is_told_and_the_next_due_is_the_next_name(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        await press(app, pilot, "m")
        assert isinstance(app.screen, DueScreen)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        order = [place for place, _ in app.reading_actions._due(2020).items()]
        assert order[0] == ("deadlines", "cote")
        assert order[1] == ("deadlines", "niger")
        assert f"2020: 1 of {len(order)} due" in screen_text(app)
        await fill(app, pilot, value="no")
        await press(app, pilot, "ctrl+n")
        await settled(app, pilot)
        assert form_of(app).place == ("deadlines", "niger")
        assert f"2020: 2 of {len(order)} due" in screen_text(app)
        assert "Côte d'Ivoire, 2020: no. Saved." in flat(screen_text(app))
    assert [r.value for r in revisions(places, "deadlines", 2020, "cote")] == ["no"]


async def test_a_figure_of_a_region_has_its_own_path(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        app.reading_actions.enter("wells", entity="south")
        await settled(app, pilot)
        text = flat(screen_text(app))
        assert "Last: 9 in 2018." in text
        assert "The path expects 26 in 2019." in text
        await fill(app, pilot, value="30")
        text = flat(screen_text(app))
        assert "understood: 30 wells" in text
        assert "With this reading: ● on track." in text
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
    assert [r.value for r in revisions(places, "wells", 2019, "south")] == ["30"]


async def test_unsaved_text_belongs_to_its_name_and_opens_again(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        app.reading_actions.enter("deadlines", entity="cote")
        await settled(app, pilot)
        await fill(app, pilot, value="2020-05-31")
        form_of(app).keep()
        app.pop_screen()
        app.reading_actions.enter("deadlines", entity="niger")
        await settled(app, pilot)
        assert form_of(app).typed["value"] == ""
        app.pop_screen()
        await press(app, pilot, "U", "enter")
        assert form_of(app).form.key.entity == "cote"
        assert form_of(app).typed["value"] == "2020-05-31"


@pytest.mark.parametrize("choice", ["mine", "theirs"])
async def test_somebody_else_was_quicker(tmp_path: Path, choice: str) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        app.reading_actions.enter("deadlines", entity="cote")
        await settled(app, pilot)
        await fill(app, pilot, value="2020-05-31", reason="correction")
        Store.open(places.store).add([entry("deadlines", 2020, "no", entity="cote")], by="Ana")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        assert isinstance(app.screen, AskScreen)
        text = flat(screen_text(app))
        assert "Ana changed deadlines 2020 cote" in text
        await answer(app, pilot, choice)
    told = [r.value for r in revisions(places, "deadlines", 2020, "cote")]
    assert told == (["no", "2020-05-31"] if choice == "mine" else ["no"])


async def test_what_was_saved_is_said_over_the_names_until_the_cursor_moves(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        app.open("indicator", "deadlines", ())
        await settled(app, pilot)
        await press(app, pilot, "down", "down", "e")
        await fill(app, pilot, value="no")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        said = "Deadlines met, Niger, 2020: no. Saved."
        assert said in flat(screen_text(app))
        await press(app, pilot, "r")
        assert said in flat(screen_text(app))
        await press(app, pilot, "down")
        assert said not in flat(screen_text(app))


async def test_what_was_saved_is_undone(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2020) as (app, pilot):
        app.reading_actions.enter("deadlines", entity="niger")
        await settled(app, pilot)
        await fill(app, pilot, value="yes")
        await press(app, pilot, "ctrl+s")
        await settled(app, pilot)
        await press(app, pilot, "u")
        await settled(app, pilot)
    assert [r.retracted for r in revisions(places, "deadlines", 2020, "niger")] == [False, True]


async def test_the_board_enters_nothing(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020, board=True) as (app, pilot):
        app.open("indicator", "deadlines", ())
        await settled(app, pilot)
        await press(app, pilot, "e")
        assert "read-only" in screen_text(app)


async def test_the_year_grid_says_it_is_kept_by_name_and_e_asks_whose(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2020) as (app, pilot):
        await press(app, pilot, "g")
        await settled(app, pilot)
        text = flat(screen_text(app))
        assert "=≥25 %" in text.replace(" =", "=").replace("= ", "=")
        assert "It is kept for 5 by name; enter folds them out, e enters one reading." in text
        await press(app, pilot, "5")
        assert not app.screen.query_one("CellField").display
        await press(app, pilot, "e")
        assert isinstance(app.screen, ChooseScreen)
