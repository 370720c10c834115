"""What asks something in a small window: every answer and every message is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import board_place
from grid_support import open_grid, type_in
from tui_support import opened, press, screen_text, settled

from scorecard.messages.catalogue import words
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.base import ScorecardScreen
from scorecard.tui.widgets.button import Act

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio

SMALL_WINDOW = (40, 12)
SAID = words.ScreenEntry
QUESTIONS = {
    "whose": (SAID.MINE, SAID.THEIRS, SAID.TO_FORM),
    "unsaved": (SAID.SAVE, SAID.DISCARD, SAID.STAY),
    "cells": (
        words.ScreenBulk.CONFLICT_RELOAD,
        words.ScreenBulk.CONFLICT_MINE,
        words.ScreenBulk.CONFLICT_STAY,
    ),
    "settle": (*words.ScreenPriorities.SETTLE.values(), "Leave it"),
}


@pytest.mark.parametrize("needs", ["", "A word why"])
@pytest.mark.parametrize("answers", QUESTIONS.values(), ids=QUESTIONS)
async def test_every_answer_of_a_question_is_in_sight(
    answers: tuple[str, ...], needs: str, tmp_path: Path
) -> None:
    async with opened(board_place(tmp_path), year=2019, size=SMALL_WINDOW) as (app, pilot):
        named = [(f"a{at}", text) for at, text in enumerate(answers)]
        app.push_screen(
            AskScreen(app.glyphs, "Whose shall it be?", "why so " * 40, named, needs=needs)
        )
        await settled(app, pilot)
        text = screen_text(app)
        assert "Whose shall it be?" in text
        for answer in answers:
            assert f"[ {answer} ]" in text
        assert needs in text


@pytest.mark.parametrize("keys", [("down", "down", "e"), ("P", "a"), ("D", "a"), ("P", "enter")])
async def test_every_act_of_a_form_is_in_sight_and_what_it_says(
    keys: tuple[str, ...], tmp_path: Path
) -> None:
    async with opened(board_place(tmp_path), year=2019, size=SMALL_WINDOW) as (app, pilot):
        await press(app, pilot, *keys)
        screen = app.screen
        assert isinstance(screen, ScorecardScreen)
        screen.tell("Not so.")
        await settled(app, pilot)
        text = screen_text(app)
        assert list(screen.query(Act))
        for act in screen.query(Act):
            assert act.region.height == 1, act
            assert act.region.right <= SMALL_WINDOW[0], act
            assert act.region.bottom <= SMALL_WINDOW[1], act
        assert "Not so." in text


async def test_so_is_the_save_of_the_year_grid(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019, size=SMALL_WINDOW) as (app, pilot):
        await open_grid(app, pilot, "wells", 2019)
        await type_in(app, pilot, "130")
        await press(app, pilot, "s")
        screen = app.screen
        assert isinstance(screen, ScorecardScreen)
        screen.tell("Not so.")
        await settled(app, pilot)
        assert "Not so." in screen_text(app)
        assert all(act.region.right <= SMALL_WINDOW[0] for act in screen.query(Act))
