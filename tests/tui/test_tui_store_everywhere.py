"""What the store asks, and what another process entered, on every screen that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store_support import bar, flat, forked
from tui_support import entry, opened, place, press, screen_text, session, settled

from scorecard.records.journal import Journal
from scorecard.records.store import Store, open_store
from scorecard.tui.session import Session
from scorecard.workspace import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

SCREENS: dict[str, Callable[[ScorecardApp], None]] = {
    "scorecard": lambda _: None,
    "indicator": lambda app: app.open("indicator", "wells", ()),
    "grid": lambda app: app.open("grid"),
    "review": lambda app: app.open("review"),
    "due": lambda app: app.open("due"),
    "report": lambda app: app.open("report"),
    "compare": lambda app: app.open("compare", "wells"),
    "entry": lambda app: app.reading_actions.enter("pumps"),
    "comment": lambda app: app.board_actions.comment("wells"),
    "priorities": lambda app: app.open("priorities"),
    "problems": lambda app: app.action_problems(),
}
# Those where a letter is typed into a field, or that show no figure.
NO_KEY = ("compare", "entry", "comment", "problems")
WAITS = "Saved on this computer only; 3 waiting for the shared folder."
LOST = "1 line that the shared file had lost was put back from this computer."


async def show(app: ScorecardApp, pilot: Pilot[None], name: str) -> None:
    SCREENS[name](app)
    await settled(app, pilot)
    await settled(app, pilot)


async def look(app: ScorecardApp, pilot: Pilot[None]) -> None:
    """Look at the files, as the app does by itself every other second."""
    app._look()
    for _ in range(3):
        await settled(app, pilot)


def readable(app: ScorecardApp) -> str:
    """Return what the screen says, the rules of its fields left out."""
    return flat(screen_text(app))


@pytest.mark.asyncio
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_says_what_is_contested_and_what_waits(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(forked(tmp_path), year=2019) as (app, pilot):
        await show(app, pilot, name)
        said = "1 reading is contested"
        assert said + ("." if name in NO_KEY else "; ! settles it.") in readable(app)
        assert bar(app).size.height == 2
        monkeypatch.setattr(Store, "waiting", property(lambda _: 3))
        app.action_reload()
        await settled(app, pilot)
        assert f"{WAITS} {said}" in readable(app)


@pytest.mark.asyncio
async def test_no_line_is_lost_when_all_is_well(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        for name in SCREENS:
            while len(app.screen_stack) > 1:
                await app.pop_screen()
            await show(app, pilot, name)
            assert bar(app).size.height == 1, name


@pytest.mark.asyncio
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_says_once_what_was_put_back(name: str, tmp_path: Path) -> None:
    places = place(tmp_path)
    # This computer has its copy from the first save on.
    open_store(places.store).add([entry("wells", 2019, "151", reason="late")], by="tester")
    whole = places.store.read_bytes()
    async with opened(places, year=2019) as (app, pilot):
        await show(app, pilot, name)
        places.store.write_bytes(b"".join(whole.splitlines(True)[:-1]))
        await look(app, pilot)
        assert LOST in readable(app)
    assert places.store.read_bytes() == whole


@pytest.mark.asyncio
async def test_the_help_leaves_it_to_the_screen_below(tmp_path: Path) -> None:
    places = place(tmp_path)
    open_store(places.store).add([entry("wells", 2019, "151", reason="late")], by="tester")
    whole = places.store.read_bytes()
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "?")
        places.store.write_bytes(b"".join(whole.splitlines(True)[:-1]))
        await look(app, pilot)
        assert LOST not in readable(app)
        await press(app, pilot, "escape")
        assert LOST in readable(app)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("scorecard", "▇ 177"),
        ("indicator", "177"),
        ("grid", "177"),
        ("review", "177 wells in 2019"),
        ("due", "no reading yet: 1"),
        ("report", "177 wells in 2019"),
    ],
)
async def test_a_line_of_another_process_is_shown_wherever_one_is(
    name: str, shown: str, tmp_path: Path
) -> None:
    places = place(tmp_path)
    changed = entry("wells", 2019, "177", reason="late data")
    removed = entry("pupils", 2019, None, retracted=True, reason="correction")
    async with opened(places, year=2019, size=(120, 60)) as (app, pilot):
        await show(app, pilot, name)
        assert shown not in readable(app)
        open_store(places.store).add([changed, removed], by="Bo")
        await look(app, pilot)
        assert shown.casefold() in readable(app).casefold()


@pytest.mark.asyncio
async def test_what_another_process_saved_on_this_computer_alone_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    open_store(places.store).add([entry("wells", 2019, "151", reason="late")], by="tester")
    async with opened(places, year=2019) as (app, pilot):
        assert not app.session.has_changed()
        other = open_store(places.store)
        before = places.store.stat()
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "_push", lambda _: "no space")
            other.add([entry("wells", 2019, "177", reason="late")], by="Bo")
            assert places.store.stat() == before
            assert app.session.has_changed()
            await look(app, pilot)
            assert "1 waiting for the shared folder" in readable(app)
        await press(app, pilot, "down", "down")
        assert "177" in readable(app)


@pytest.mark.asyncio
async def test_what_waits_goes_to_the_file_without_being_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        monkeypatch.setattr(Store, "waiting", property(lambda _: 3))
        await press(app, pilot, "r")
        assert WAITS in readable(app)
        version = None if app.loaded is None else app.loaded.version
        await look(app, pilot)
        assert (None if app.loaded is None else app.loaded.version) == version
        monkeypatch.undo()
        await look(app, pilot)
        assert WAITS not in readable(app)


def test_a_session_that_has_read_everything_sees_no_change(tmp_path: Path) -> None:
    places = place(tmp_path)
    open_store(places.store).add([entry("wells", 2019, "151", reason="late")], by="tester")
    found = session(places)
    assert not found.has_changed()
    found.load()
    assert not found.has_changed()
    assert Session(Places(places.plan, tmp_path / "none.jsonl")).has_changed()
