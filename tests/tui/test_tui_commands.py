"""One table of commands: keys, palette, footer and help all say what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.widgets import Input
from tui_support import (
    SMALL,
    current,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    settled,
    until,
)

from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.tui.app import ScorecardApp
from scorecard.tui.board.lists import DecisionsScreen, PrioritiesScreen
from scorecard.tui.commands import COMMANDS, FOOTERS, bindings, commands_of, footer_of
from scorecard.tui.forms.reading_screen import EntryScreen
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.grid.cell_field import CellField
from scorecard.tui.grid.editing import GridScreen
from scorecard.tui.grid.save_screen import BulkScreen
from scorecard.tui.grid.widget import YearGrid
from scorecard.tui.importing.file_screen import ImportFileScreen
from scorecard.tui.importing.screen import ImportScreen
from scorecard.tui.indicator.entity import EntityScreen
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.meeting.screen import MeetingScreen
from scorecard.tui.minutes.screen import MinutesScreen
from scorecard.tui.portfolio import MembersScreen, PortfolioDetail
from scorecard.tui.review.screen import ReviewScreen
from scorecard.tui.scorecard.screen import MainScreen
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.choose import ChooseScreen
from scorecard.tui.screens.compare import CompareScreen
from scorecard.tui.screens.contested import ContestedScreen
from scorecard.tui.screens.drafts import UnsavedScreen
from scorecard.tui.screens.due import DueScreen
from scorecard.tui.screens.help import HelpScreen
from scorecard.tui.screens.problems import ProblemsScreen
from scorecard.tui.screens.report import Question, ReportScreen
from scorecard.tui.widgets.bars import KeyBar
from scorecard.tui.widgets.line_input import AnswerField, FilterField
from scorecard.tui.widgets.row_list import LineList

if TYPE_CHECKING:
    from pathlib import Path

OWNERS: dict[str, Any] = {
    "scorecard": MainScreen,
    "indicator": IndicatorScreen,
    "entity": EntityScreen,
    "compare": CompareScreen,
    "contested": ContestedScreen,
    "choose": ChooseScreen,
    "portfolio": MembersScreen,
    "portfolio-page": PortfolioDetail,
    "problems": ProblemsScreen,
    "help": HelpScreen,
    "due": DueScreen,
    "review": ReviewScreen,
    "meeting": MeetingScreen,
    "minutes": MinutesScreen,
    "report": ReportScreen,
    "entry": EntryScreen,
    "grid": GridScreen,
    "cells": YearGrid,
    "cell": CellField,
    "bulk": BulkScreen,
    "import-file": ImportFileScreen,
    "import": ImportScreen,
    "unsaved": UnsavedScreen,
    "record": RecordScreen,
    "priorities": PrioritiesScreen,
    "decisions": DecisionsScreen,
    "ask": AskScreen,
    "filter": FilterField,
    "field": AnswerField,
    "question": Question,
    "list": LineList,
    "app": ScorecardApp,
}
SCREENS = tuple(FOOTERS)


def test_every_place_is_known() -> None:
    assert {place for command in COMMANDS for place in command.where} == set(OWNERS)
    assert set(words.ScreenHelp.PLACES) == set(OWNERS)


def test_ids_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("place_", OWNERS)
def test_every_command_has_its_keys_and_a_method_that_does_it(place_: str) -> None:
    owner = OWNERS[place_]
    bound: dict[str, str] = {}
    for binding in owner.BINDINGS:
        assert isinstance(binding, Binding)
        # Where one action answers several keys, it is told which.
        action = binding.action.partition("(")[0]
        bound |= dict.fromkeys(binding.key.split(","), action)
    for command in commands_of(place_):
        assert callable(getattr(owner, f"action_{command.action}", None)), command.id
        assert all(bound[key] == command.action for key in command.keys)
    assert len(bindings(place_)) == sum(len(command.bound) for command in commands_of(place_))


@pytest.mark.parametrize("place_", SCREENS)
def test_no_key_means_two_things_at_once(place_: str) -> None:
    # The cells of the grid have the keys while its screen is open.
    places = (place_, "app", *(("cells",) if place_ == "grid" else ()))
    keys = [key for of in places for c in commands_of(of) for key in c.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("place_", SCREENS)
def test_the_footer_is_as_full_as_it_goes_and_has_help_always(place_: str) -> None:
    bar = KeyBar(place_)
    for width in (40, 60, 80, 200):
        (line,) = bar.lines(width)
        said = "".join(piece[0] for piece in line)
        assert len(said.rstrip()) <= width
        named = [word for word, _ in footer_of(place_) if f" {word}   " in said]
        assert named
        assert ("help" in named) is (place_ != "help")
        # Nothing is left out that would have found room.
        left = [of for word, of in footer_of(place_) if word not in named]
        if left:
            size = len(" ".join(c.key for c in left[0])) + len(left[0][0].footer) + 1
            assert len(said.rstrip()) + 3 + size > width
    for _, commands in footer_of(place_):
        assert all(c in commands_of(place_) or "app" in c.where for c in commands)


@pytest.mark.asyncio
async def test_the_footer_shows_what_the_table_says_and_keeps_help_when_narrow(
    tmp_path: Path,
) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        line = screen_text(app).splitlines()[-1]
        said = " enter open   e enter   [ ] year   x report   m due   v review   g grid   ? help"
        assert line.rstrip() == said
        await pilot.click(offset=(line.index("["), 23))
        await settled(app, pilot)
        assert "‹ 2018 ›" in screen_text(app)
        await pilot.resize_terminal(30, 20)
        await settled(app, pilot)
        assert screen_text(app).splitlines()[-1].rstrip().endswith("? help")


@pytest.mark.asyncio
async def test_the_help_names_every_command_and_comes_and_goes_with_one_key(
    tmp_path: Path,
) -> None:
    async with opened(place(tmp_path), year=2019, size=(120, 400)) as (app, pilot):
        await press(app, pilot, "?")
        text = screen_text(app)
        told = " ".join(text.split())
        assert " enter Open the indicator under the cursor;" in told  # not "Open. Open the"
        for command in COMMANDS:
            assert command.label in told
            assert command.help in told
        assert text.index("On the scorecard") < text.index("On an indicator")
        assert text.index("achieved: the target is met") < text.index("On the scorecard")
        await press(app, pilot, "?")
        assert app.screen is main_screen(app)
        await press(app, pilot, "f1", "escape")
        assert app.screen is main_screen(app)


@pytest.mark.asyncio
async def test_the_palette_offers_the_commands_of_the_screen(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        offered = {command.title for command in app.get_system_commands(app.screen)}
        wanted = {c.label for of in ("scorecard", "app") for c in commands_of(of) if c.palette}
        assert offered == wanted
        await press(app, pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await until(lambda: "Enter a reading   e" in screen_text(app))
        # What the footer names comes first.
        said = screen_text(app)
        assert said.index("Enter a reading") < said.index("Year before   [")


@pytest.mark.asyncio
async def test_the_palette_says_titles_whole(tmp_path: Path) -> None:
    title = "Wells drilled in every village of the three districts that have none, by any of us"
    plan = SMALL.replace('"Wells drilled"', f'"{title}"')
    async with opened(place(tmp_path, plan), year=2019) as (app, pilot):
        await press(app, pilot, "ctrl+p")
        app.screen.query_one(Input).value = "drilled"
        await until(lambda: "Wells" in screen_text(app))
        await settled(app, pilot)
        assert f"{title} wells" in " ".join(screen_text(app).split())


@pytest.mark.asyncio
async def test_the_palette_goes_to_an_indicator_by_id_or_title(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        for typed in ("pupils", "in school"):
            await choose(app, pilot, typed)
            assert isinstance(app.screen, IndicatorScreen)
            assert app.screen.key == "pupils"
            await press(app, pilot, "escape")
            assert current(app) == "A"


@pytest.mark.asyncio
async def test_the_palette_goes_to_a_goal_and_filters_by_tag_and_owner(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await choose(app, pilot, "Schools")
        assert current(app) == "B"
        await choose(app, pilot, "Tag: field")
        assert [row.key for row in main_screen(app).table.shown] == ["A", "A1", "wells"]
        await choose(app, pilot, "Owner: Bo")
        assert [row.key for row in main_screen(app).table.shown] == ["B", "pupils"]


async def choose(app: ScorecardApp, pilot: object, typed: str) -> None:
    from textual.pilot import Pilot
    from textual.widgets import Input, OptionList

    assert isinstance(pilot, Pilot)
    await press(app, pilot, "ctrl+p")
    app.screen.query_one(Input).value = typed
    await until(lambda: app.screen.query_one(OptionList).option_count)
    await settled(app, pilot)
    await press(app, pilot, "enter")
    await settled(app, pilot)


@pytest.mark.asyncio
@pytest.mark.parametrize("code", catalogue.languages())
async def test_footer_and_palette_speak_the_language_and_name_the_review(
    code: str, tmp_path: Path
) -> None:
    catalogue.prefer(code)
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        footer = screen_text(app).splitlines()[-1]
        assert f" {words.Keys.NAMES['enter']} {words.Keys.FOOTER['open']} " in footer
        assert f" v {words.Keys.FOOTER['review']} " in footer
        await press(app, pilot, "ctrl+p")
        assert words.ScreenWords.CHOOSE_COMMAND in screen_text(app)
        await press(app, pilot, *"zzzz")
        assert words.ScreenWords.NO_COMMAND in screen_text(app)


@pytest.mark.asyncio
async def test_q_leaves(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await pilot.press("q")
        await until(lambda: not app.is_running)


def test_every_command_has_its_words_and_no_word_is_without_one() -> None:
    ids = [command.id for command in COMMANDS]
    assert sorted(words.Keys.COMMANDS) == sorted(ids)
    assert set(words.Keys.FOOTER) == {id_ for footer in FOOTERS.values() for id_ in footer} | {
        "help"
    }
