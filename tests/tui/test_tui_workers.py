"""What works beside the screens: saves one at a time, and every failure said where one waits."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from entry_support import enter, fill, readings
from tui_support import opened, place, press, screen_text, settled, until

from scorecard.records.store import Store
from scorecard.tui.screens.compare import CompareScreen
from scorecard.tui.screens.help import HelpScreen
from scorecard.tui.screens.report import ReportScreen
from scorecard.tui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


def flat(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


def odd(*_: object, **__: object) -> Any:
    raise RuntimeError("[/] odd")


async def test_undo_pressed_twice_undoes_two_saves_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    go_on, add, at_once, most = threading.Event(), Store.add, [0], [0]

    def slow(self: Store, *args: Any, **options: Any) -> Any:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        go_on.wait(30)
        try:
            return add(self, *args, **options)
        finally:
            at_once[0] -= 1

    async with opened(places, year=2020) as (app, pilot):
        for key, value in (("wells", "180"), ("pupils", "85")):
            await enter(app, pilot, key)
            await fill(app, pilot, value=value)
            await press(app, pilot, "ctrl+s")
        monkeypatch.setattr(Store, "add", slow)
        await pilot.press("u", "u")
        await until(lambda: at_once[0])
        go_on.set()
        await settled(app, pilot)
        assert "Undone. Wells drilled, 2020: taken back" in flat(app)
    assert most == [1]
    assert [r.retracted for r in readings(places, "wells", 2020)] == [False, True]
    assert [r.retracted for r in readings(places, "pupils", 2020)] == [False, True]


async def test_a_comparison_that_fails_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "methods", odd)
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await pilot.press("M")
        await until(lambda: "Reading failed: [/] odd." in flat(app))
        assert isinstance(app.screen, CompareScreen)


async def test_a_report_that_fails_says_so_though_help_lies_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def late(*_: object, **__: object) -> Any:
        go_on.wait(30)
        odd()

    monkeypatch.setattr(Session, "report", late)
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await pilot.press("x", "question_mark")
        await until(lambda: isinstance(app.screen, HelpScreen))
        worker = next(worker for worker in app.workers if worker.group == "report")
        go_on.set()
        await until(lambda: worker.is_finished)
        await pilot.press("escape")
        await until(lambda: "Reading failed: [/] odd." in flat(app))
        assert isinstance(app.screen, ReportScreen)


async def test_a_load_that_fails_under_the_help_is_said_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        monkeypatch.setattr(app.session, "load", odd)
        await press(app, pilot, "question_mark")
        app.action_reload()
        worker = next(worker for worker in app.workers if worker.group == "session")
        await until(lambda: worker.is_finished)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await until(lambda: "Reading failed: [/] odd." in flat(app))
