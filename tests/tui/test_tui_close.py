"""A screen that must close closes itself, whatever lies on top of it."""

from __future__ import annotations

import asyncio
import threading
from operator import methodcaller
from typing import TYPE_CHECKING

import pytest
from entity_support import ENTRIES, PLAN
from entry_support import enter, fill, form_of, readings
from tui_support import SMALL, main_screen, opened, place, press, screen_text, settled

from scorecard.records.store import Store
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.indicator.entity import EntityScreen
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.help import HelpScreen
from scorecard.tui.screens.problems import ProblemsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio

WITHOUT_PUMPS = (
    SMALL[: SMALL.index('    [[goal.objective.indicator]]\n    id = "pumps"')]
    + (SMALL[SMALL.index('[[goal]]\nid = "B"') :])
)


def kinds(app: ScorecardApp) -> list[type]:
    return [type(screen) for screen in app.screen_stack[1:]]


async def test_a_form_stays_when_its_indicator_leaves_the_plan(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        app.open("indicator", "pumps", ())
        await settled(app, pilot)
        await press(app, pilot, "e")
        await fill(app, pilot, value="12")
        assert kinds(app) == [IndicatorScreen, EntryScreen]
        places.plan.write_text(WITHOUT_PUMPS, encoding="utf-8")
        app.action_reload()
        await settled(app, pilot)
        assert kinds(app) == [EntryScreen]
        assert form_of(app).typed["value"] == "12"
        await press(app, pilot, "escape")
        app.screen.query_one("#act-discard").focus()
        await press(app, pilot, "enter")
        assert app.screen is main_screen(app)


async def test_help_stays_when_the_page_below_it_goes(tmp_path: Path) -> None:
    places = place(tmp_path, PLAN, ENTRIES)
    async with opened(places, year=2019) as (app, pilot):
        app.open("indicator", "wells", ())
        app.open("entity", "wells", "north", ())
        await settled(app, pilot)
        assert kinds(app) == [IndicatorScreen, EntityScreen]
        await press(app, pilot, "question_mark")
        places.plan.write_text(PLAN.replace("entities.north", "entities.west"), encoding="utf-8")
        app.action_reload()
        await settled(app, pilot)
        assert kinds(app) == [IndicatorScreen, HelpScreen]


async def test_help_stays_when_the_problems_below_it_are_solved(tmp_path: Path) -> None:
    places = place(tmp_path, "[strategy\n")
    async with opened(places) as (app, pilot):
        assert kinds(app) == [ProblemsScreen]
        await press(app, pilot, "question_mark")
        places.plan.write_text(SMALL, encoding="utf-8")
        app.action_reload()
        await settled(app, pilot)
        assert kinds(app) == [HelpScreen]
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)
        assert "Small strategy" in screen_text(app)


@pytest.mark.parametrize("save", ["action_save", "action_save_next"])
async def test_a_form_that_was_saved_under_the_help_goes_alone_and_it_is_said_later(
    save: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = place(tmp_path)
    may_save, add = threading.Event(), Store.add

    def slow(self: Store, *args: object, **options: object) -> object:
        may_save.wait(30)
        return add(self, *args, **options)  # type: ignore[arg-type]  # as it was called

    async with opened(places, year=2020) as (app, pilot):
        await enter(app, pilot, "wells")
        await fill(app, pilot, value="180")
        monkeypatch.setattr(Store, "add", slow)
        getattr(form_of(app), save)()
        app.action_help()
        may_save.set()
        await settled(app, pilot)
        assert kinds(app) == [HelpScreen]
        await press(app, pilot, "escape")
        assert app.screen is main_screen(app)
        assert "Wells drilled, 2020: 180. Saved." in " ".join(screen_text(app).split())
    assert len(readings(places, "wells", 2020)) == 1


async def test_a_question_answered_twice_takes_nothing_else_with_it(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        app.open("indicator", "pumps", ())
        answers: list[object] = []
        ask = AskScreen(app.glyphs, "Sure?", "It is asked.", (("yes", "Yes"), ("no", "No")))
        app.push_screen(ask, answers.append)
        await settled(app, pilot)
        ask.action_back()
        ask.action_back()
        await settled(app, pilot)
        assert kinds(app) == [IndicatorScreen]
        assert answers == [("no", "")]


PLACES = ("grid", "due", "review", "report", "priorities", "decisions", "unsaved")
OPENING: dict[str, Callable[[ScorecardApp], object]] = {
    "question": lambda app: app.push_screen(
        AskScreen(app.glyphs, "A question", "", (("yes", "Yes"), ("no", "No")))
    ),
    "reading": lambda app: app.reading_actions.enter("wells"),
    "comment": lambda app: app.board_actions.comment("wells"),
    "decision": lambda app: app.board_actions.add_decision(),
    "indicator": lambda app: app.open("indicator", "wells", ()),
    "help": lambda app: app.action_help(),
    "problems": lambda app: app.action_problems(),
    **{name: methodcaller("open", name) for name in PLACES},
    "compare": lambda app: app.open("compare", ""),
    "contested": lambda app: app.open("contested", ""),
}


@pytest.mark.parametrize("turns", [0, 1, 2, 4, 8])
@pytest.mark.parametrize("what", OPENING)
async def test_the_program_ends_while_something_opens(
    tmp_path: Path, what: str, turns: int
) -> None:
    """At whatever moment of its opening: a screen that is not whole yet is no fault."""
    async with opened(place(tmp_path), year=2020) as (app, _):
        OPENING[what](app)
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit()
    assert app.crash is None
