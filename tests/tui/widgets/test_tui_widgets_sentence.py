"""Sentences that take the lines they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tui_support import opened, place, press, screen_text, settled

from scorecard.tui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.asyncio
async def test_one_painted_before_it_has_its_lines_is_painted_anew(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "x")
        said = app.screen.query_one("#said", Sentence)
        said.say("word " * 30 + "last")
        said.render_line(0)
        await settled(app, pilot)
        assert "last" in screen_text(app)
