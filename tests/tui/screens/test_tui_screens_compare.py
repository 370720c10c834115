"""The methods side by side: whose word, how it maps to ours, who differs, the arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from entity_support import PLAN, named_place
from tui_support import EMPTY, opened, place, press, screen_text, session, settled

from scorecard.assessment.comparison import compare_methods
from scorecard.messages.peers import plain_word, verdict_words
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.scorecard import Comparison
    from scorecard.workspace import Places

pytestmark = pytest.mark.asyncio


def flat(text: str) -> str:
    return " ".join(text.split())


def votes(places: Places, year: int = 2019) -> Comparison:
    found = session(places, year).workspace
    assert found is not None
    (comparison,) = compare_methods(found.strategy, found.store.records(), year, None, {"votes"})
    return comparison


async def test_every_method_has_a_row_in_its_word_and_ours(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2019, size=(100, 30)) as (app, pilot):
        app.open("indicator", "votes", ())
        await settled(app, pilot)
        await press(app, pilot, "M")
        await settled(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        text = screen_text(app)
        assert "Methods, 2019" in text
        comparison = votes(places)
        speaking = [v for v in comparison.verdicts if v.status is not None]
        assert len(speaking) > 3
        for verdict in speaking:
            assert f'"{plain_word(verdict)}"' in text
            assert "_" not in plain_word(verdict)
        assert "it needs its levels declared" in text
        assert "path *" in text


async def test_who_differs_from_the_plans_method_is_marked_with_a_word(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    assert votes(places).disagree
    async with opened(places, year=2019, size=(100, 30)) as (app, pilot):
        app.open("compare", "votes")
        await settled(app, pilot)
        rows = screen_text(app).splitlines()
        assert any("Votes: they disagree" in row for row in rows)
        assert not any("differs" in row for row in rows if "■ off track" in row)
        others = [row for row in rows if row.startswith((" ▲", " ●"))]
        assert others
        assert all("differs" in row for row in others)


async def test_the_arithmetic_of_the_row_under_the_cursor_is_told(tmp_path: Path) -> None:
    places = named_place(tmp_path)
    async with opened(places, year=2019, size=(100, 30)) as (app, pilot):
        app.open("compare", "votes")
        await settled(app, pilot)
        comparison = votes(places)
        said = next(v for v in comparison.verdicts if v.status is not None)
        await press(app, pilot, "home", "down", "down")
        card = app.loaded.card if app.loaded else None
        assert card is not None
        assert verdict_words(comparison, said, card.strategy.style) in flat(screen_text(app))


async def test_all_of_them_from_the_scorecard_and_on_to_an_indicator(tmp_path: Path) -> None:
    async with opened(named_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "M")
        await settled(app, pilot)
        assert isinstance(app.screen, CompareScreen)
        assert "compared: the same for" in flat(screen_text(app))
        await press(app, pilot, "end", "enter")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.screen.key == "votes"
        await press(app, pilot, "escape", "[")
        await settled(app, pilot)
        assert "Methods, 2018" in screen_text(app)


async def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    async with opened(place(tmp_path, EMPTY, ())) as (app, pilot):
        await press(app, pilot, "M")
        await settled(app, pilot)
        assert "The plan has no indicators to compare." in screen_text(app)


async def test_hostile_titles_are_text(tmp_path: Path) -> None:
    plan = PLAN.replace('title = "Votes"', 'title = "[red]V[/] {x}"')
    async with opened(place(tmp_path, plan, ()), year=2019) as (app, pilot):
        app.open("compare", "votes")
        await settled(app, pilot)
        assert "[red]V[/] {x}" in screen_text(app)
