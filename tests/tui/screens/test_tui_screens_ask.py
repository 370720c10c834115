"""A question over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tui_support import opened, place, press, screen_text

from scorecard.messages import english as words
from scorecard.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.asyncio

LONG = (
    ("mine", words.ScreenEntry.MINE),
    ("theirs", words.ScreenEntry.THEIRS),
    ("back", words.ScreenEntry.TO_FORM),
)
SHORT = (("yes", "Yes"), ("no", "No"))


@pytest.mark.parametrize(("answers", "lines"), [(LONG, 3), (SHORT, 1)])
async def test_every_answer_stands_whole_on_the_smallest_screen(
    tmp_path: Path, answers: tuple[tuple[str, str], ...], lines: int
) -> None:
    async with opened(place(tmp_path), size=(80, 24)) as (app, pilot):
        app.push_screen(AskScreen(app.glyphs, "A question", "What to know.", answers))
        await press(app, pilot, "tab")
        shown = screen_text(app).splitlines()
    holding = [line for line in shown if any(f"[ {said} ]" in line for _, said in answers)]
    assert len(holding) == lines
    assert all(any(f"[ {said} ]" in line for line in holding) for _, said in answers)
