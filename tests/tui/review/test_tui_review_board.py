"""The board's year in the review and in what is due: comments, priorities, decisions, changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

import pytest
from board_support import ENTRIES, PLAN, board_place, comments, decisions, priorities
from entry_support import answer, form_of
from tui_support import entry, opened, place, press, screen_text, session, settled

from scorecard.model.reading import RevisionReason
from scorecard.model.records import Decision, Priority, PriorityState
from scorecard.records.comments import write_comment
from scorecard.records.priorities import PriorityDraft, add_priority
from scorecard.records.store import Store
from scorecard.review.due import DueItem, DueKind
from scorecard.tui.board.lists import PrioritiesScreen
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.review.screen import ReviewScreen
from scorecard.tui.screens.ask import AskScreen
from scorecard.tui.screens.due import DueScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio
_Shown = TypeVar("_Shown")
HOSTILE = "[red]x[/] [$5] \x1b[31m | `a` <b>" + "\u0645\u0624 "


def type_line(app: ScorecardApp, text: str) -> None:
    """Fill the field of the question that is open."""
    field = shown(app, AskScreen).field
    assert field is not None
    field.value = text


def flat(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


def shown(app: ScorecardApp, kind: type[_Shown]) -> _Shown:
    """Return the screen that is open, which must be of a kind."""
    assert isinstance(app.screen, kind)
    return app.screen


def due_screen(app: ScorecardApp) -> DueScreen:
    return shown(app, DueScreen)


async def go_to_due(
    app: ScorecardApp, pilot: object, sort: type, kind: DueKind | None = None
) -> None:
    """Put the cursor of the list on the first row of a sort."""
    screen = due_screen(app)
    for at, item in enumerate(screen._items):
        if isinstance(item, sort) and (kind is None or getattr(item, "kind", None) is kind):
            screen._table.cursor = at
            await settled(app, pilot)  # type: ignore[arg-type]  # the pilot of this app
            return
    pytest.fail(f"nothing of {sort} is due")


async def test_the_review_counts_what_moved_and_what_the_board_did(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "v")
        text = screen_text(app)
        for said in (
            "Moved: 2 worse, 1 better",
            "Restated: nothing",
            "Entered: 3 of 3, 3 of 3 in 2018",
            "Priorities: 1 open",
            "Decisions: 2 open, 1 of them overdue",
            "Missed or off track: 2, one a page",
            "Worse: 2 indicators, 1 objective, 1 goal",
        ):
            assert said in text
        await press(app, pilot, "down", "down")
        assert "Wells drilled" in text
        told = flat(app)
        assert "Was on track, now off track. 120 wells in 2019" in told
        assert "The figure moved:" in told


async def test_restated_figures_are_listed_with_what_they_turned(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    revised = entry("pumps", 2018, "4", reason=RevisionReason.RESTATED_BY_SOURCE.value)
    revised_now = entry("wells", 2019, "165", reason=RevisionReason.RESTATED_BY_SOURCE.value)
    Store.open(places.store).add([revised, revised_now], by="Cy")
    async with opened(places, year=2019, size=(120, 40)) as (app, pilot):
        await press(app, pilot, "v")
        text = screen_text(app)
        assert "Restated: 2 figures, " in text
        assert "flipped" in text
        assert "Pumps mended, 2018: was 7, now 4" in text
        screen = shown(app, ReviewScreen)
        screen._changes.go_to("restated:0:wells")
        await settled(app, pilot)
        assert "Without it, Wells drilled would be off track" in flat(app)
        await press(app, pilot, "enter")
        shown(app, IndicatorScreen)


async def test_a_finding_has_its_comment_and_the_priority_set_for_it(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "v", "right")
        assert "not written yet; c writes it" in screen_text(app)
        assert 'Priority set for 2019  "Buy a second rig", adopted' in screen_text(app)
        await press(app, pilot, "c")
        shown(app, RecordScreen).type_in("text", "We lost a rig.")
        await press(app, pilot, "ctrl+s")
        assert "We lost a rig. (unknown" in flat(app)
        assert "1 of 3" in screen_text(app).splitlines()[0]
        await press(app, pilot, "right")
        assert "The rig broke in March. We hired another one in October. (Ana," in flat(app)
    assert comments(places, "wells", 2019)[-1].text == "We lost a rig."


async def test_the_last_page_sets_the_next_priorities_and_leads_to_them(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "v", "right", "end")
        text = screen_text(app)
        assert "Review of 2019: priorities for 2020" in text
        assert "Still to be settled: 1" in text
        assert "2019-1  adopted" in text
        await press(app, pilot, "a")
        shown(app, RecordScreen).type_in("text", "Wells first")
        await press(app, pilot, "ctrl+s")
        assert "Priorities for 2020: 1 proposed" in screen_text(app)
        assert "Wells first" in screen_text(app)
        await press(app, pilot, "enter")
        priority = shown(app, PrioritiesScreen).priority
        assert priority is not None
        assert priority.ref == "2019-1"
    assert priorities(places, "2020-1")[-1].year == 2020


async def test_c_on_the_overview_comments_what_the_cursor_stands_on(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "v", "c")
        assert shown(app, RecordScreen).form.about == "A"
        await press(app, pilot, "escape", "home", "c")
        assert "Choose an indicator, objective or goal; c then opens its comment." in flat(app)


async def test_enter_on_a_goal_that_moved_goes_to_it(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "v", "down", "enter")
        from tui_support import current, main_screen

        assert app.screen is main_screen(app)
        assert current(app) == "A1"


async def test_due_lists_comments_priorities_and_decisions(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "m")
        text = screen_text(app)
        counts = "Without a source: 3 · Without a comment: 1 · Not settled: 1 · Overdue: 1"
        assert counts in flat(app)
        assert text.index("Without a comment") < text.index("Not settled") < text.index("Overdue")


async def test_enter_leads_from_due_into_the_right_editor(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "m", "enter")
        assert form_of(app).form.year == 2019
        await press(app, pilot, "escape")
        await go_to_due(app, pilot, DueItem, DueKind.COMMENT)
        await press(app, pilot, "enter")
        assert shown(app, RecordScreen).form.about == "wells"
        shown(app, RecordScreen).type_in("text", "Written.")
        await press(app, pilot, "ctrl+s")
        assert "without a comment" not in flat(app)
        await go_to_due(app, pilot, Priority)
        await press(app, pilot, "enter")
        type_line(app, "bought in May")
        await answer(app, pilot, PriorityState.DONE.name)
        assert priorities(places, "2019-1")[-1].state is PriorityState.DONE
        await go_to_due(app, pilot, Decision)
        await press(app, pilot, "enter")
        type_line(app, "2019-06-01")
        await answer(app, pilot, "done")
        assert decisions(places, "D2019-1")[-1].done is not None
        assert flat(app).count("Overdue") == 0


async def test_the_board_looks_at_what_is_due_and_changes_nothing(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    before = places.store.read_bytes()
    found = session(places, 2019, reviews=True)
    async with opened(found, board=True) as (app, pilot):
        await press(app, pilot, "m", "enter")
        shown(app, IndicatorScreen)
        await press(app, pilot, "escape")
        await go_to_due(app, pilot, Priority)
        await press(app, pilot, "enter")
        shown(app, PrioritiesScreen)
    assert places.store.read_bytes() == before


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_user_text_is_text_everywhere(tmp_path: Path, size: tuple[int, int]) -> None:
    told = json.dumps(HOSTILE.replace("\x1b", ""))
    plan = PLAN.replace('"Pumps mended"', told).replace('"Wells"', told)
    places = place(tmp_path, plan, ENTRIES)
    store, text = Store.open(places.store), HOSTILE.replace("\x1b", "")
    add_priority(store, PriorityDraft(2019, text, about=("pumps",), lead=text), by=text)
    write_comment(store, "pumps", 2019, f"{text}\n{text}", by=text)
    async with opened(places, year=2019, size=size) as (app, pilot):
        for keys in (("v",), ("right", "right"), ("end",), ("P",), ("enter",)):
            await press(app, pilot, *keys)
            assert "[red]x[/]" in screen_text(app), keys
        await press(app, pilot, "escape", "d")
        assert "[red]x[/]" in screen_text(app)
        await press(app, pilot, "escape", "escape", "escape", "m")
        assert "[red]x[/]" in screen_text(app)
        app.board_actions.comment("pumps")
        await settled(app, pilot)
        assert "[red]x[/]" in screen_text(app)
        app.open("indicator", "pumps", ())
        await settled(app, pilot)
        assert "[red]x[/]" in screen_text(app)


async def test_a_comment_from_elsewhere_appears_on_the_page_that_is_open(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "v", "right")
        write_comment(Store.open(places.store), "wells", 2019, "From elsewhere", by="Cy")
        await press(app, pilot, "r")
        assert "From elsewhere (Cy," in flat(app)
        assert "1 of 3" in screen_text(app).splitlines()[0]
