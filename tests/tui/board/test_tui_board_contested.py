"""Comments, priorities and decisions of two copies on the screens: marked, listed, settled."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from board_support import merged_place
from entry_support import answer
from store_support import flat
from tui_support import opened, press, screen_text, settled

from scorecard.model.records import PriorityState, current_comments, current_priorities
from scorecard.records.decisions import find_decision
from scorecard.records.store import open_store
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.contested import ContestedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp


def line_with(app: ScorecardApp, *parts: str) -> str:
    found = [line for line in screen_text(app).splitlines() if all(part in line for part in parts)]
    assert len(found) == 1, screen_text(app)
    return flat(found[0])


async def on_row(app: ScorecardApp, pilot: Pilot[None], *parts: str) -> None:
    """Put the cursor of the list of what is contested on a row."""
    screen = app.screen
    assert isinstance(screen, ContestedScreen)
    rows = screen.query_one("#contested").rows  # type: ignore[attr-defined]
    key = next(
        row.key
        for row in rows
        if row.cells and all(part in " ".join(cell for cell, _ in row.cells) for part in parts)
    )
    screen.query_one("#contested").go_to(key)  # type: ignore[attr-defined]
    await settled(app, pilot)


@pytest.mark.asyncio
async def test_it_is_counted_and_marked_wherever_it_is_shown(tmp_path: Path) -> None:
    said = "1 comment, 2 priorities and 1 decision are contested; ! settles them."
    async with opened(merged_place(tmp_path), year=2019) as (app, pilot):
        assert said in flat(screen_text(app))
        await press(app, pilot, "P")
        assert said in flat(screen_text(app))
        assert line_with(app, "2019-1").startswith("2019-1 ! dropped")
        assert line_with(app, "2020-1 ").startswith("2020-1 ! proposed Of Ana")
        assert line_with(app, "2020-1b").startswith("2020-1b ! proposed Of Ben")
        assert "!" not in line_with(app, "2018-2")
        await press(app, pilot, "D")
        assert line_with(app, "D2019-1").startswith("D2019-1 !")
        assert "!" not in line_with(app, "D2019-2")
        await press(app, pilot, "escape", "escape")
        app.open("indicator", "pumps", ())
        await settled(app, pilot)
        assert "for everybody, contested, ! settles it)" in flat(screen_text(app))
        await press(app, pilot, "escape", "p")
        problems = flat(screen_text(app))
        assert "the comment on pumps 2019 is contested: Ana says" in problems


@pytest.mark.asyncio
async def test_either_side_is_let_stand_and_undone(tmp_path: Path) -> None:
    places = merged_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "P", "!")
        assert isinstance(app.screen, ContestedScreen)
        text = flat(screen_text(app))
        assert "Comment on " in text
        assert "Priority 2019-1" in text
        await on_row(app, pilot, "done", "Ana")
        assert "bought" in flat(screen_text(app))
        await press(app, pilot, "enter")
        assert isinstance(app.screen, AskScreen)
        await answer(app, pilot, "stand")
        assert 'Priority 2019-1: done, "Buy a second rig". Settled.' in flat(screen_text(app))
        standing = {p.ref: p for p in current_priorities(open_store(places.store).records())}
        assert (standing["2019-1"].state, standing["2019-1"].because) == (
            PriorityState.DONE,
            "bought",
        )
        await press(app, pilot, "u")
        assert "It stays settled" in flat(screen_text(app))
        standing = {p.ref: p for p in current_priorities(open_store(places.store).records())}
        assert standing["2019-1"].state is PriorityState.DROPPED
        await on_row(app, pilot, "Mine now")
        await press(app, pilot, "enter")
        await answer(app, pilot, "stand")
        await on_row(app, pilot, "done", "Ask for bids")
        await press(app, pilot, "enter")
        await answer(app, pilot, "stand")
        assert "1 priority is contested" in flat(screen_text(app))
    store = open_store(places.store)
    (contest,) = store.contested_board()
    assert not contest.of_one
    assert find_decision(store, "D2019-1").done == date(2019, 5, 1)
    comments = current_comments(store.records()).values()
    assert "Mine now" in [comment.text for comment in comments]


@pytest.mark.asyncio
async def test_of_a_number_given_twice_both_stand(tmp_path: Path) -> None:
    places = merged_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "!")
        await on_row(app, pilot, "2020-1b")
        assert "Two were given that number." in flat(screen_text(app))
        await press(app, pilot, "enter")
        assert "[ Let both stand ]" in screen_text(app)
        await answer(app, pilot, "stand")
        assert "Priority 2020-1: both stand, each under its own name." in flat(screen_text(app))
    store = open_store(places.store)
    assert all(contest.of_one for contest in store.contested_board())
    texts = [p.text for p in current_priorities(store.records(), year=2020)]
    assert texts == ["Of Ana", "Of Ben"]
