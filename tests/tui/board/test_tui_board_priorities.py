"""Priorities on the screens: the years around, added, adopted, settled, revised, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import board_place, priorities
from entry_support import answer
from tui_support import main_screen, opened, press, screen_text, settled

from scorecard.model.records import PriorityKind, PriorityReason, PriorityState
from scorecard.records.priorities import revise_priority
from scorecard.records.store import Store
from scorecard.tui.board.lists import PrioritiesScreen
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio


def form(app: ScorecardApp) -> RecordScreen:
    assert isinstance(app.screen, RecordScreen)
    return app.screen


async def why(app: ScorecardApp, pilot: Pilot[None], name: str, text: str) -> None:
    """Give a word why, and an answer."""
    assert isinstance(app.screen, AskScreen)
    assert app.screen.field is not None
    app.screen.field.value = text
    await answer(app, pilot, name)


def states(places: Places, ref: str) -> list[PriorityState]:
    return [each.state for each in priorities(places, ref)]


async def test_three_years_are_shown_with_what_became_of_each(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "P")
        text = screen_text(app)
        assert "Priorities for 2018: 1 done, 1 carried over" in text
        assert "Priorities for 2019: 1 adopted" in text
        assert "None for 2020 yet; press a to add one." in text
        # The cursor begins on the year's own.
        assert "Lead: Bo" in text or "lead: Bo" in text
        assert "goes on with 2018-1" in text
        await press(app, pilot, "up", "up", "up")
        told = " ".join(screen_text(app).split())
        assert "Carried over by Ana" in told
        assert "no money yet" in told
        assert "2019-1 goes on with it in 2019." in told
        await press(app, pilot, "]")
        assert "Priorities 2019 to 2021" in screen_text(app)


async def test_one_is_added_to_the_year_under_the_cursor(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Bo") as (app, pilot):
        await press(app, pilot, "P", "down", "down", "a")
        assert "A priority for 2020" in screen_text(app)
        page = form(app)
        page.type_in("text", "Schools by the river")
        page.type_in("kind", "operational")
        page.type_in("reason", "opportunity")
        page.type_in("lead", "Cy")
        page.type_in("measure", "40 more pupils")
        page.controls()["about"].focus()
        await press(app, pilot, "p", "u", "p")
        told = " ".join(screen_text(app).split())
        assert "enter takes the first: pupils" in told
        await press(app, pilot, "enter")
        assert page.typed["about"] == "pupils"
        assert "Pupils in school" in screen_text(app)
        await press(app, pilot, "ctrl+s")
        assert isinstance(app.screen, PrioritiesScreen)
        assert "proposed for 2020" in screen_text(app)
    (saved,) = priorities(places, "2020-1")
    assert (saved.text, saved.kind, saved.reason, saved.about, saved.lead, saved.measure) == (
        "Schools by the river",
        PriorityKind.OPERATIONAL,
        PriorityReason.OPPORTUNITY,
        ("pupils",),
        "Cy",
        "40 more pupils",
    )
    assert (saved.state, saved.by) == (PriorityState.PROPOSED, "Bo")


async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "down", "down", "a")
        form(app).type_in("about", "welsl")
        await press(app, pilot, "ctrl+s")
        text = " ".join(screen_text(app).split())
        assert "write the priority in a line" in text
        assert 'no goal, objective or indicator "welsl"; did you mean' in text
        assert form(app).typed["about"] == "welsl"
    assert priorities(places, "2020-1") == []


async def test_done_carried_over_and_dropped_need_a_word_why(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "d")
        await answer(app, pilot, PriorityState.DONE.name)
        assert "A word why is needed." in screen_text(app)
        await press(app, pilot, "escape")
        assert states(places, "2019-1")[-1] is PriorityState.ADOPTED
        await press(app, pilot, "f")
        await why(app, pilot, PriorityState.CARRIED_OVER.name, "still no money")
        assert "2020-1" in screen_text(app)
        await press(app, pilot, "d")
        assert "carried over already" in screen_text(app)
        await press(app, pilot, "down", "down", "delete")
        await why(app, pilot, PriorityState.DROPPED.name, "the donor left")
    assert priorities(places, "2019-1")[-1].because == "still no money"
    last = priorities(places, "2020-1")[-1]
    assert (last.state, last.because) == (PriorityState.DROPPED, "the donor left")


async def test_it_is_adopted_and_what_was_settled_taken_up_again(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "home", "down", "down", "o")
        await why(app, pilot, "adopt", "two crews left")
        last = priorities(places, "2018-2")[-1]
        assert (last.state, last.because) == (PriorityState.ADOPTED, "two crews left")
        await press(app, pilot, "u")
        assert states(places, "2018-2")[-1] is PriorityState.DONE


async def test_words_are_revised_with_enter_and_undone(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "enter")
        assert "Priority 2019-1 for 2019" in screen_text(app)
        page = form(app)
        page.type_in("text", "Rent a second rig")
        page.type_in("because", "cheaper")
        await press(app, pilot, "ctrl+s")
        assert "Rent a second rig" in screen_text(app)
        last = priorities(places, "2019-1")[-1]
        assert (last.text, last.because, last.lead) == ("Rent a second rig", "cheaper", "Bo")
        await press(app, pilot, "u")
        assert priorities(places, "2019-1")[-1].text == "Buy a second rig"


async def test_carrying_over_is_undone_with_what_follows(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "f")
        await why(app, pilot, PriorityState.CARRIED_OVER.name, "no money")
        await press(app, pilot, "u")
    assert states(places, "2019-1")[-1] is PriorityState.ADOPTED
    assert states(places, "2020-1")[-1] is PriorityState.DROPPED


async def test_somebody_else_changed_it_meanwhile(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Bo") as (app, pilot):
        await press(app, pilot, "P", "enter")
        page = form(app)
        page.type_in("lead", "Di")
        theirs = {"text": "Buy two rigs"}
        revise_priority(Store.open(places.store), "2019-1", theirs, because="", by="Cy")
        await press(app, pilot, "ctrl+s")
        assert "Cy changed priority 2019-1" in " ".join(screen_text(app).split())
        await answer(app, pilot, "stay")
        assert form(app).typed["lead"] == "Di"
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "theirs")
    assert priorities(places, "2019-1")[-1].text == "Buy two rigs"


async def test_a_quick_answer_to_what_changed_meanwhile_is_refused_in_words(
    tmp_path: Path,
) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "d")
        theirs = {"text": "Buy two rigs"}
        revise_priority(Store.open(places.store), "2019-1", theirs, because="", by="Cy")
        await why(app, pilot, PriorityState.DONE.name, "bought")
        text = screen_text(app)
        assert "NOT saved: Cy changed priority 2019-1" in text
        assert "Buy two rigs" in text
    assert states(places, "2019-1")[-1] is PriorityState.ADOPTED


async def test_the_board_view_lists_and_changes_nothing(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2019, board=True) as (app, pilot):
        await press(app, pilot, "P")
        assert "Buy a second rig" in screen_text(app)
        assert "press a to add one" not in screen_text(app)
        for key in ("a", "o", "d", "f", "delete", "enter", "u"):
            await press(app, pilot, key)
            assert isinstance(app.screen, PrioritiesScreen), key
            assert "read-only" in screen_text(app)
    assert places.store.read_bytes() == before


async def test_an_unsaved_priority_is_offered_again(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "a")
        page = form(app)
        page.type_in("text", "Half a priority")
        page.keep()
    async with opened(places, year=2018) as (app, pilot):
        await press(app, pilot, "U")
        assert "New priority" in screen_text(app)
        await press(app, pilot, "enter")
        assert form(app).typed["text"] == "Half a priority"
        assert form(app).form.year == 2019
        await press(app, pilot, "escape")
        await answer(app, pilot, "discard")
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)
        await press(app, pilot, "U")
        assert "New priority" not in screen_text(app)


async def test_no_year_beyond_the_period_takes_one(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2017) as (app, pilot):
        await press(app, pilot, "P", "home", "a")
        await settled(app, pilot)
        assert "2016 has no priorities: they are set for 2017 to 2022." in screen_text(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_save_stands_under_the_fields_on_a_screen_of_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(board_place(tmp_path), year=2019, size=size) as (app, pilot):
        await press(app, pilot, "P", "a")
        lines = screen_text(app).splitlines()
        last = next(at for at, line in enumerate(lines) if "Measure" in line)
        save = next(at for at, line in enumerate(lines) if "[ Save ]" in line)
        assert 1 <= save - last <= 2
        assert "ctrl+s" in lines[size[1] - 1]
        assert form(app).controls()["measure"].region.right <= 120
