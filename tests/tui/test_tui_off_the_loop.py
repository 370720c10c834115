"""No key waits for a disk: whatever touches a file does so in a thread."""

from __future__ import annotations

import builtins
import io
import os
from threading import get_ident
from typing import TYPE_CHECKING, Any

import pytest
from board_support import board_place
from entry_support import fill
from grid_support import at, grid_of, type_in
from importing_support import sheet_place
from test_tui_every_theme import SCREENS
from tui_support import main_screen, opened, press, screen_text, session, settled

from scorecard.tui.drafts import Drafts, UnsavedText
from scorecard.tui.grid.edits import Edit
from scorecard.tui.grid.rows import Place

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

TOUCHES = (
    (builtins, "open"),
    (io, "open"),
    *(
        (os, name)
        for name in (
            "access", "listdir", "lstat", "mkdir", "open", "remove", "rename", "replace",
            "scandir", "stat", "unlink", "utime",
        )
    ),
)  # fmt: skip


@pytest.fixture
def touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every touch of the test's folder by the thread the screens run in."""
    found: list[str] = []
    monkeypatch.setenv("SCORECARD_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("SCORECARD_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("SCORECARD_BY", "Ana")

    def noting(real: Any, name: str) -> Any:
        def call(path: Any, *rest: Any, **named: Any) -> Any:
            if get_ident() == loop and str(path).startswith(str(tmp_path)):
                found.append(f"{name} {path}")
            return real(path, *rest, **named)

        return call

    loop = get_ident()
    for module, name in TOUCHES:
        monkeypatch.setattr(module, name, noting(getattr(module, name), name))
    return found


async def show(app: ScorecardApp, pilot: Pilot[None], name: str) -> None:
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    SCREENS[name](app)
    await settled(app, pilot)


@pytest.mark.asyncio
async def test_no_screen_touches_a_file_where_keys_are_answered(
    tmp_path: Path, touched: list[str]
) -> None:
    found = session(board_place(tmp_path), 2019)
    async with opened(found) as (app, pilot):
        touched.clear()  # so far nothing was painted
        for name in SCREENS:
            await show(app, pilot, name)
            await press(app, pilot, "down", "up", "right", "pagedown")
            app._look()
            await settled(app, pilot)
        main = main_screen(app)
        await show(app, pilot, "scorecard")
        app.choose_theme("nord")
        await press(app, pilot, "[", "]", "r")
        assert app.screen is main
        assert touched == []


@pytest.mark.asyncio
async def test_nothing_typed_or_saved_touches_a_file_where_keys_are_answered(
    tmp_path: Path, touched: list[str]
) -> None:
    found = session(board_place(tmp_path), 2019)
    async with opened(found) as (app, pilot):
        touched.clear()  # so far nothing was painted
        for name, column, text in (("reading", "note", "two"), ("comment", "text", "why")):
            await show(app, pilot, name)
            app.screen.controls()[column].value = text  # type: ignore[attr-defined]
            await settled(app, pilot)
            app.screen.keep()  # type: ignore[attr-defined]
            await press(app, pilot, "escape", "escape")
            await show(app, pilot, name)
            await press(app, pilot, "ctrl+s")
            await settled(app, pilot)
        await show(app, pilot, "scorecard")
        await press(app, pilot, "u")
        app.open("grid")
        await settled(app, pilot)
        await at(app, pilot, "pupils", 2020)
        await type_in(app, pilot, "85")
        grid_of(app).table.post_message(grid_of(app).table.Pasted("86"))
        await settled(app, pilot)
        await press(app, pilot, "s", "ctrl+s")
        await settled(app, pilot)
        assert touched == []
    assert list((tmp_path / "state").rglob("grid-*")) == []


@pytest.mark.asyncio
async def test_importing_a_file_touches_none_where_keys_are_answered(
    tmp_path: Path, touched: list[str]
) -> None:
    found = session(sheet_place(tmp_path), 2020)
    async with opened(found) as (app, pilot):
        touched.clear()  # so far nothing was painted
        await press(app, pilot, "i", "down", "up", *"fig", "tab", "enter")
        await press(app, pilot, "s", *"none", "enter", "enter", "enter", "enter")
        assert "Imported" in screen_text(app)
        await press(app, pilot, "u")
        assert touched == []


@pytest.mark.asyncio
async def test_taking_minutes_touches_no_file_where_keys_are_answered(
    tmp_path: Path, touched: list[str]
) -> None:
    found = session(board_place(tmp_path), 2019)
    async with opened(found, minutes=True, who=lambda: "Ana") as (app, pilot):
        touched.clear()  # so far nothing was painted
        for key, column in (("n", "text"), ("a", "text"), ("s", "text"), ("i", "present")):
            await press(app, pilot, key)
            app.screen.controls()[column].value = "Ana"  # type: ignore[attr-defined]
            await settled(app, pilot)
            app.screen.keep()  # type: ignore[attr-defined]
            await press(app, pilot, "ctrl+s")
        await press(app, pilot, "w", "u", "right", "end", "[", "escape", "v")
        assert touched == []
    assert "minutes-" in " ".join(path.name for path in (tmp_path / ".").iterdir())


@pytest.mark.asyncio
async def test_what_is_typed_is_on_disk_once_the_screens_are_left(
    tmp_path: Path, touched: list[str]
) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await show(app, pilot, "reading")
        await fill(app, pilot, note="to the last word")
        app.screen.keep()  # type: ignore[attr-defined]
    async with opened(session(found_again(tmp_path), 2019)) as (app, pilot):
        await show(app, pilot, "reading")
        assert "to the last word" in screen_text(app)


def found_again(folder: Path) -> Any:
    from scorecard.workspace import Places

    return Places(folder / "indicators.toml", folder / "data" / "readings.jsonl")


def test_of_many_edits_on_their_way_the_last_ones_are_kept(touched: list[str]) -> None:
    drafts, after, last = Drafts("store"), Drafts("store"), Drafts("store")
    for number in range(50):
        kept = drafts.put_edits({Place("wells", 2020): Edit(str(number))})
    assert drafts.edits[0] == {Place("wells", 2020): Edit("49")}
    assert kept.result()
    drafts.close()
    after.read()
    assert after.edits[0] == {Place("wells", 2020): Edit("49")}
    assert after.put_edits({}).result()
    after.close()
    last.read()
    assert last.edits == ({}, "")


def test_what_is_put_while_the_disk_is_read_stays(
    touched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, drafts = Drafts("store"), Drafts("store")
    before.put("wells", 2020, {"value": "6"}, None)
    before.close()
    real = UnsavedText.listed

    def meanwhile(text: UnsavedText) -> Any:
        found = real(text)
        drafts.put("wells", 2020, {"value": "7"}, None)
        return found

    monkeypatch.setattr(UnsavedText, "listed", meanwhile)
    drafts.read()
    drafts.flush()
    form = drafts.find("wells", 2020)
    assert form is not None
    assert form.fields == {"value": "7"}
