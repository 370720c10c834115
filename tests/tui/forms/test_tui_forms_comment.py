"""Comments on the screens: written, kept through a crash, in conflict, undone, only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from board_support import TEXT, board_place, comments
from entry_support import answer
from tui_support import main_screen, opened, press, screen_text, settled

from scorecard.model.plan import Audience
from scorecard.records.comments import write_comment
from scorecard.records.store import Store
from scorecard.tui.forms.record_screen import RecordScreen
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.screens.drafts import UnsavedScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


def form(app: ScorecardApp) -> RecordScreen:
    """Return the form that is open."""
    assert isinstance(app.screen, RecordScreen)
    return app.screen


async def comment(app: ScorecardApp, pilot: Pilot[None], about: str) -> RecordScreen:
    """Open the comment on something."""
    app.board_actions.comment(about)
    await settled(app, pilot)
    return form(app)


async def test_c_writes_a_comment_on_an_indicator_an_objective_and_a_goal(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Bo") as (app, pilot):
        for row, about in enumerate(("A", "A1", "wells")):
            await press(app, pilot, "home", *["down"] * row, "c")
            assert form(app).form.about == about
            await press(app, pilot, "W", "e", "enter", "d", "u", "g", "ctrl+s")
            assert app.screen is main_screen(app)
            assert "comment saved" in screen_text(app)
            (saved,) = comments(places, about, 2019)
            assert (saved.text, saved.by, saved.audience, saved.draft) == (
                "We\ndug", "Bo", Audience.PUBLIC, False,
            )  # fmt: skip
        await press(app, pilot, "up", "down")
        assert "comment: c" in screen_text(app)


async def test_the_page_has_questions_to_write_by_and_the_standing_comment(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        page = await comment(app, pilot, "pumps")
        text = " ".join(screen_text(app).split())
        for question in ("What did we do?", "how do we", "What went otherwise"):
            assert question in text
        assert page.typed == {"text": TEXT, "audience": "board", "draft": "draft"}
        assert "3 in 2019; at least 5 every year" in text
        assert "The comment of Ana" in text


async def test_readers_and_draft_are_saved_and_shown_on_the_indicator(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        page = await comment(app, pilot, "wells")
        page.type_in("text", "One rig broke.")
        page.type_in("audience", "donor")
        page.type_in("draft", "draft")
        await press(app, pilot, "ctrl+s")
        (saved,) = comments(places, "wells", 2019)
        assert (saved.audience, saved.draft) == (Audience.DONOR, True)
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        text = " ".join(screen_text(app).split())
        assert "Comment: One rig broke. (unknown," in text
        assert "for donors and the board, draft)" in text


async def test_an_indicator_says_that_the_comment_it_needs_is_missing(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        assert "Comment: not written yet; c writes it" in screen_text(app)
        await press(app, pilot, "escape")
        app.open("indicator", "pupils", ())
        await settled(app, pilot)
        assert "Comment" not in screen_text(app)


async def test_escape_asks_and_what_is_typed_survives(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        page = await comment(app, pilot, "wells")
        page.type_in("text", "Half a sentence")
        await press(app, pilot, "escape")
        await answer(app, pilot, "stay")
        assert form(app).typed["text"] == "Half a sentence"
        await press(app, pilot, "escape")
        await answer(app, pilot, "discard")
        assert app.screen is main_screen(app)
        page = await comment(app, pilot, "wells")
        assert page.typed["text"] == ""
        page.type_in("text", "A whole sentence.")
        await press(app, pilot, "escape")
        await answer(app, pilot, "save")
    assert [c.text for c in comments(places, "wells", 2019)] == ["A whole sentence."]


async def test_unsaved_text_comes_back_after_a_crash_and_is_listed(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        page = await comment(app, pilot, "wells")
        page.type_in("text", "Typed before the crash")
        await settled(app, pilot)
        page.keep()
    async with opened(places, year=2018) as (app, pilot):
        await press(app, pilot, "U")
        assert isinstance(app.screen, UnsavedScreen)
        assert "Comment: Wells drilled" in screen_text(app)
        assert "Typed before the crash" in screen_text(app)
        await press(app, pilot, "enter")
        assert (form(app).form.about, form(app).form.year) == ("wells", 2019)
        assert "is back" in screen_text(app)
        await press(app, pilot, "ctrl+s")
    assert [c.text for c in comments(places, "wells", 2019)] == ["Typed before the crash"]
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "U")
        assert "Typed before" not in screen_text(app)


async def test_a_reading_and_a_comment_of_one_indicator_are_kept_apart(tmp_path: Path) -> None:
    async with opened(board_place(tmp_path), year=2019) as (app, pilot):
        page = await comment(app, pilot, "wells")
        page.type_in("text", "words")
        page.keep()
        kept = app.reading_actions.writer.unsaved()
        assert kept.find("wells", 2019) is None
        assert kept.find("wells", 2019, "comment") is not None
        assert kept.put("wells", 2019, {"value": "7"}, None)
        found = kept.find("wells", 2019, "comment")
        assert found is not None
        assert found.fields["text"] == "words"
        assert len(kept.listed()) == 2
        kept.drop("wells", 2019)
        page.type_in("text", "")
        await settled(app, pilot)
        assert kept.find("wells", 2019, "comment") is None


async def test_somebody_else_wrote_meanwhile(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019, who=lambda: "Bo") as (app, pilot):
        page = await comment(app, pilot, "pumps")
        page.type_in("text", "Mine")
        write_comment(Store.open(places.store), "pumps", 2019, "Theirs", by="Cy")
        await press(app, pilot, "ctrl+s")
        asked = " ".join(screen_text(app).split())
        assert "Cy changed the comment on pumps 2019" in asked
        assert "Theirs" in asked
        await answer(app, pilot, "stay")
        assert form(app).typed["text"] == "Mine"
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "mine")
        assert app.screen is main_screen(app)
    assert [(c.text, c.by) for c in comments(places, "pumps", 2019)] == [
        (TEXT, "Ana"),
        ("Theirs", "Cy"),
        ("Mine", "Bo"),
    ]


async def test_theirs_may_stay(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        page = await comment(app, pilot, "wells")
        page.type_in("text", "Mine")
        write_comment(Store.open(places.store), "wells", 2019, "Theirs", by="Cy")
        await press(app, pilot, "ctrl+s")
        await answer(app, pilot, "theirs")
        assert app.screen is main_screen(app)
    assert [c.text for c in comments(places, "wells", 2019)] == ["Theirs"]


async def test_saves_are_undone_one_after_the_other(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        for text in ("Second", "Third"):
            page = await comment(app, pilot, "pumps")
            page.type_in("text", text)
            await press(app, pilot, "ctrl+s")
        await press(app, pilot, "u")
        assert "Undone." in screen_text(app)
        assert comments(places, "pumps", 2019)[-1].text == "Second"
        await press(app, pilot, "u")
        last = comments(places, "pumps", 2019)[-1]
        assert (last.text, last.audience, last.draft) == (TEXT, Audience.BOARD, True)
        page = await comment(app, pilot, "wells")
        page.type_in("text", "New")
        await press(app, pilot, "ctrl+s", "u")
        assert comments(places, "wells", 2019)[-1].text == ""


async def test_a_comment_is_taken_back_with_a_question_never_by_emptying_it(
    tmp_path: Path,
) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        page = await comment(app, pilot, "pumps")
        page.type_in("text", "  ")
        await press(app, pilot, "ctrl+s")
        assert "to have no comment any more" in screen_text(app)
        assert len(comments(places, "pumps", 2019)) == 1
        form(app).action_take_back()
        await settled(app, pilot)
        await answer(app, pilot, "keep")
        assert len(comments(places, "pumps", 2019)) == 1
        form(app).action_take_back()
        await settled(app, pilot)
        await answer(app, pilot, "take_back")
        assert comments(places, "pumps", 2019)[-1].text == ""
        await press(app, pilot, "u")
    assert comments(places, "pumps", 2019)[-1].text == TEXT


async def test_what_cannot_be_kept_is_refused_and_stays(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        page = await comment(app, pilot, "wells")
        page.type_in("text", "a\u202eb")
        await press(app, pilot, "ctrl+s")
        assert "Not saved" in screen_text(app)
        assert form(app).typed["text"] == "a\u202eb"
    assert comments(places, "wells", 2019) == []


async def test_the_board_reads_the_whole_comment_and_changes_nothing(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    before = places.store.read_bytes()
    async with opened(places, year=2019, board=True) as (app, pilot):
        page = await comment(app, pilot, "pumps")
        assert "The rig broke in March." in screen_text(app)
        assert "read-only" in screen_text(app)
        await press(app, pilot, "x", "y", "ctrl+s")
        assert page.typed["text"] == TEXT
        await press(app, pilot, "escape")
        app.open("indicator", "wells", ())
        await settled(app, pilot)
        assert isinstance(app.screen, IndicatorScreen)
        assert "Comment: not written yet" in screen_text(app)
        assert "c writes it" not in screen_text(app)
    assert places.store.read_bytes() == before


async def test_as_of_shows_the_comment_of_that_day_and_takes_none(tmp_path: Path) -> None:
    from datetime import date

    from tui_support import session

    places = board_place(tmp_path)
    found = session(places, 2019, as_of=date(2019, 12, 31))
    async with opened(found) as (app, pilot):
        page = await comment(app, pilot, "pumps")
        assert page.typed["text"] == ""
        assert "as of 2019-12-31" in " ".join(screen_text(app).split())
