"""A meeting whose minutes are taken: notes, decisions, priorities, and the file they end in."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from board_support import board_place, decisions, priorities
from entry_support import answer
from tui_support import opened, press, screen_text, settled

from scorecard import clock
from scorecard.messages.catalogue import words
from scorecard.model.records import PriorityState, Vote
from scorecard.records.store import Store
from scorecard.tui.drafts import NOTE, Drafts
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.minutes.screen import MeetingForm, MinutesScreen
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio
GOLDEN = Path(__file__).parents[2] / "golden" / "minutes-taken.md"
DAY = date(2020, 3, 12)
FILE = "minutes-2020-03-12.md"
OFFERED = {words.Keys.COMMANDS[name][0] for name in ("take-note", "take-decision", "write-minutes")}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    noon = datetime(2020, 3, 11, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)
    found = board_place(tmp_path)
    monkeypatch.setattr(clock, "now", lambda: noon + timedelta(days=1))
    return found


@asynccontextmanager
async def meeting(
    places: Places, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ScorecardApp, Pilot[None]]]:
    async with opened(
        places, year=2019, size=size, board=True, minutes=True, who=lambda: "Ana"
    ) as (app, pilot):
        yield app, pilot


async def fill(app: ScorecardApp, pilot: Pilot[None], key: str, **typed: str) -> None:
    """Open a form of the meeting by its key, type into it, and save it."""
    await press(app, pilot, key)
    for column, text in typed.items():
        form(app).type_in(column, text)
    await press(app, pilot, "ctrl+s")
    assert isinstance(app.screen, MinutesScreen), screen_text(app)


def form(app: ScorecardApp) -> MeetingForm:
    assert isinstance(app.screen, MeetingForm), screen_text(app)
    return app.screen


def flat(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


def read(places: Places, name: str = FILE) -> str:
    return (places.plan.parent / name).read_text(encoding="utf-8")


def files(places: Places) -> list[str]:
    return sorted(path.name for path in places.plan.parent.glob("minutes-*"))


async def test_what_a_meeting_takes_is_in_the_store_and_in_the_minutes(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        assert "minutes: Ana" in screen_text(app).splitlines()[0]
        assert "read-only" not in screen_text(app)
        assert files(places) == []
        await fill(app, pilot, "i", present="Ana, Bo, Cy N.")
        await fill(app, pilot, "n", text="The rig broke.\nBo asks why bids are late.")
        assert "Noted on: " in screen_text(app)
        await press(app, pilot, "right")
        await fill(
            app, pilot, "a", text="Hire a second rig", vote="7,1,2", who="Bo", due="2020-09-30",
        )  # fmt: skip
        assert "D2020-1, meeting of 12 March 2020" in screen_text(app)
        await fill(app, pilot, "s", text="Two rigs in the north", lead="Bo")
        await fill(app, pilot, "s", text="Ask donors", state="proposed", about="")
        await press(app, pilot, "C")
        await answer(app, pilot, "close")
        await press(app, pilot, "w")
        assert f"{FILE} has the minutes so far" in flat(app)
    (decision,) = decisions(places, "D2020-1")
    assert (decision.on, decision.vote, decision.by) == (DAY, Vote(7, 1, 2), "Ana")
    assert priorities(places, "2020-1")[-1].state is PriorityState.ADOPTED
    assert priorities(places, "2020-2")[-1].state is PriorityState.PROPOSED
    text = read(places)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


async def test_a_form_lies_at_the_foot_of_the_page_it_is_about(places: Places) -> None:
    for size in ((60, 20), (80, 24), (120, 40)):
        async with meeting(places, size) as (app, pilot):
            title = screen_text(app).splitlines()[:3]
            await press(app, pilot, "n")
            assert screen_text(app).splitlines()[:3] == title
            assert "[ Save ]" in screen_text(app)
            await press(app, pilot, "escape", "a")
            assert form(app).focused is form(app).controls()["text"]
            assert "[ Save ]" in screen_text(app)
            assert "Vote" in screen_text(app)
            await press(app, pilot, "escape")


async def test_a_note_and_a_decision_are_undone_in_the_minutes_too(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await fill(app, pilot, "n", text="A slip")
        await fill(app, pilot, "a", text="Not decided at all")
        assert "A slip" in read(places)
        assert "Not decided" in read(places)
        await press(app, pilot, "u", "u")
        assert "A slip" not in read(places)
        assert "Not decided" not in read(places)
        assert decisions(places, "D2020-1")[-1].withdrawn


async def test_a_second_note_on_a_page_goes_on_with_the_first(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await fill(app, pilot, "n", text="First.")
        await press(app, pilot, "n")
        assert form(app).typed["text"] == "First."
        form(app).type_in("text", "First.\n\nSecond.")
        await press(app, pilot, "ctrl+s")
    assert "First.\n\nSecond." in read(places)


async def test_a_meeting_under_way_is_gone_on_with(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await press(app, pilot, "right")
        await fill(app, pilot, "n", text="Bids are late.")
        await fill(app, pilot, "a", text="Hire a second rig")
    async with meeting(places) as (app, pilot):
        assert isinstance(app.screen, AskScreen)
        assert "1 page with a note, 1 decision" in flat(app)
        await answer(app, pilot, "go_on")
        await press(app, pilot, "right", "n")
        assert form(app).typed["text"] == "Bids are late."
        await press(app, pilot, "escape")
        await fill(app, pilot, "a", text="Visit the wells")
    assert files(places) == [FILE]
    text = read(places)
    assert "Bids are late.\n\n**Decided, D2020-1.** Hire a second rig." in text
    assert "**Decided, D2020-2.** Visit the wells." in text


async def test_a_meeting_that_took_nothing_yet_is_gone_on_with_unasked(places: Places) -> None:
    for _ in range(2):
        async with meeting(places) as (app, pilot):
            assert isinstance(app.screen, MinutesScreen)
            await press(app, pilot, "right")


async def test_another_meeting_of_the_day_has_minutes_of_its_own(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await fill(app, pilot, "a", text="Hire a second rig")
    first = read(places)
    async with meeting(places) as (app, pilot):
        await answer(app, pilot, "another")
        assert f"stay in {FILE}" in flat(app)
        await fill(app, pilot, "a", text="Visit the wells")
    assert files(places) == ["minutes-2020-03-12-2.md", FILE]
    assert read(places) == first
    second = read(places, "minutes-2020-03-12-2.md")
    assert "Visit the wells" in second
    assert "Hire a second rig" not in second


async def test_what_was_typed_and_not_saved_opens_again(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await press(app, pilot, "right", "n")
        page = form(app).form.title
        form(app).type_in("text", "Half a senten")
        await settled(app, pilot)
        form(app).keep()
        await settled(app, pilot)
    async with meeting(places) as (app, pilot):
        assert "not saved opens again" in flat(app)
        await answer(app, pilot, "go_on")
        assert form(app).form.title == page
        assert form(app).typed["text"] == "Half a senten"
        await press(app, pilot, "ctrl+s")
    assert "Half a senten" in read(places)


async def test_a_note_on_a_page_that_is_gone_opens_again_too(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await press(app, pilot, "n")
    drafts = Drafts(Store.open(places.store).store_id)
    drafts.put(f"{DAY} A page of old", 2018, {"text": "Half"}, None, NOTE)
    drafts.close()
    async with meeting(places) as (app, pilot):
        await answer(app, pilot, "go_on")
        assert form(app).form.title == "Note on: A page of old"
        await press(app, pilot, "ctrl+s")
    assert "## A page of old, 2018\n\nHalf" in read(places)


async def test_a_decision_half_typed_opens_again(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await press(app, pilot, "a")
        form(app).type_in("text", "Hire a sec")
        form(app).keep()
        await settled(app, pilot)
    async with meeting(places) as (app, pilot):
        await answer(app, pilot, "go_on")
        assert form(app).typed["text"] == "Hire a sec"


async def test_a_meeting_of_a_day_before_is_over_once_all_is_written(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meeting(places) as (app, pilot):
        await fill(app, pilot, "n", text="Fine.")
    later = datetime(2020, 3, 20, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: later)
    async with meeting(places) as (app, pilot):
        assert isinstance(app.screen, MinutesScreen)
        await fill(app, pilot, "n", text="Better.")
    assert files(places) == [FILE, "minutes-2020-03-20.md"]
    assert "Fine." not in read(places, "minutes-2020-03-20.md")


HOSTILE = "[bold]x[/] | <b>y</b> `z` # {year} *w* \\"


async def test_hostile_text_is_text(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await fill(app, pilot, "n", text=f"{HOSTILE}\n# {HOSTILE}")
        await fill(app, pilot, "a", text=HOSTILE, who=HOSTILE)
        assert "[bold]x[/]" in screen_text(app)
        await press(app, pilot, "n")
        assert "[bold]x[/]" in screen_text(app)
    text = read(places)
    assert "\\[bold\\]x\\[/\\] \\| \\<b>y\\</b> \\`z\\` \\# \\{year\\} \\*w\\*" in text


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there is no such folder here")
async def test_where_no_file_can_be_written_it_is_said_and_nothing_is_lost(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    touch = Path.touch
    async with meeting(places) as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(
                Path, "touch",
                lambda path, *a, **k: (refused if path.suffix == ".md" else touch)(path, *a, **k),
            )  # fmt: skip
            await fill(app, pilot, "n", text="Bids are late.")
            assert "not written: permission denied" in flat(app)
            assert "kept on this computer" in flat(app)
            assert "minutes in no file" in screen_text(app).splitlines()[0]
            await fill(app, pilot, "a", text="Hire a second rig")
            await press(app, pilot, "w")
            assert "not written: permission denied" in flat(app)
        assert files(places) == []
    # The next window has it all.
    async with meeting(places) as (app, pilot):
        await answer(app, pilot, "go_on")
    assert "Bids are late." in read(places)
    assert "Hire a second rig" in read(places)


async def test_nothing_is_written_of_a_meeting_that_takes_nothing(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await press(app, pilot, "right", "end", "w")
        assert "Nothing is noted or decided yet" in flat(app)
    assert files(places) == []


async def test_without_minutes_the_meeting_is_read_only(places: Places) -> None:
    async with opened(places, year=2019, board=True) as (app, pilot):
        text = screen_text(app)
        assert not isinstance(app.screen, MinutesScreen)
        assert "note" not in text.splitlines()[-1]
        await press(app, pilot, "n", "a", "s", "i", "w")
        assert not isinstance(app.screen, RecordScreen)
        assert not OFFERED & {each.title for each in app.get_system_commands(app.screen)}
    assert files(places) == []
    assert len(Store.open(places.store).records().decisions) == 2


async def test_with_minutes_the_footer_and_the_palette_name_their_keys(places: Places) -> None:
    async with meeting(places, (160, 50)) as (app, pilot):
        assert {each.title for each in app.get_system_commands(app.screen)} >= OFFERED
        footer = screen_text(app).splitlines()[-1]
        assert "n note   a decide   s set priority   w write minutes" in footer
        assert "C close the year" in footer
        await press(app, pilot, "escape")
        await press(app, pilot, "v")
        # The meeting is the same one, and asks nothing.
        assert isinstance(app.screen, MinutesScreen)


async def test_a_long_name_leaves_room_for_the_title(places: Places) -> None:
    async with opened(
        places, year=2019, size=(60, 20), minutes=True, who=lambda: "Maximiliana " * 9
    ) as (app, _):
        assert screen_text(app).startswith(" Small strat")


async def test_written_minutes_are_not_told_as_unsaved(places: Places) -> None:
    async with meeting(places) as (app, pilot):
        await fill(app, pilot, "n", text="Fine.")
    async with opened(places, year=2019) as (app, pilot):
        assert "not saved" not in flat(app)
    found = Drafts(Store.open(places.store).store_id)
    found.read()
    assert [form.kind for form in found.listed()] == ["minutes"]
    found.close()


async def test_where_the_minutes_are_is_said_in_full(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = places.plan.parent
    monkeypatch.chdir(folder)
    here = replace(places, plan=Path(places.plan.name), store=places.store.relative_to(folder))
    async with meeting(here, size=(200, 60)) as (app, pilot):
        await fill(app, pilot, "n", text="Bo asks why.")
        await press(app, pilot, "w")
        assert f"it is in {folder}." in flat(app)
