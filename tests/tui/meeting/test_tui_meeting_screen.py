"""The meeting on the screen: its keys, its palette, what it looks back to; nothing is written."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from board_support import PLAN, board_place
from textual.widgets import Input, OptionList
from tui_support import (
    BUNDLED,
    SMALL,
    entry,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    session,
    settled,
    until,
)

from scorecard import clock
from scorecard.cli.main import run
from scorecard.cli.open import open_or_print
from scorecard.cli.options import Options
from scorecard.messages.catalogue import words
from scorecard.model.fault import UsageError
from scorecard.records.comments import write_comment
from scorecard.records.store import Store
from scorecard.review.board import last_meeting
from scorecard.tui.app import ScorecardApp
from scorecard.tui.commands import commands_of, footer_of
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.meeting import pages
from scorecard.tui.meeting.pages import PageKind
from scorecard.tui.meeting.screen import MeetingScreen, PageText
from scorecard.tui.session import Session
from scorecard.tui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.workspace import Places


def meeting_of(places: Places, year: int, **options: object) -> Session:
    return session(places, year, reviews=True, **options)


def meeting(app: ScorecardApp) -> MeetingScreen:
    assert isinstance(app.screen, MeetingScreen)
    return app.screen


def here(app: ScorecardApp) -> tuple[PageKind, tuple[str, ...]]:
    page = meeting(app).page_here
    return page.kind, page.about


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def flat(app: ScorecardApp) -> str:
    return " ".join(screen_text(app).split())


@pytest.mark.asyncio
async def test_a_meeting_opens_on_page_one_and_nothing_is_written(tmp_path: Path) -> None:
    places = place(tmp_path)
    before = places.store.read_bytes()
    async with opened(meeting_of(places, 2019), board=True) as (app, pilot):
        assert here(app) == (PageKind.OPENING, ())
        top = screen_text(app).splitlines()
        assert "read-only" in top[0]
        assert "page 1 of 7" in top[0]
        assert "2019, year 3 of 5" in top[1]
        assert "against 2018" in top[1]
        await press(app, pilot, "x", "w")
        assert "Read-only, for a meeting: nothing is written." in screen_text(app)
        await press(app, pilot, "escape", "escape")
        assert app.screen_stack == [main_screen(app)]
        await press(app, pilot, "v")
        assert here(app) == (PageKind.OPENING, ())
    assert places.store.read_bytes() == before
    assert names_in(tmp_path) == ["data", "indicators.toml"]


@pytest.mark.asyncio
async def test_a_meeting_shows_what_loads_after_it_opened(tmp_path: Path) -> None:
    places = place(tmp_path)
    app = ScorecardApp(Session(places, year=2019, reviews=True), board=True, watch=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert here(app) == (PageKind.OPENING, ())


@pytest.mark.asyncio
async def test_every_page_is_turned_and_its_number_told() -> None:
    async with opened(meeting_of(BUNDLED, 2020), board=True) as (app, pilot):
        every = meeting(app).pages
        for page in every:
            assert meeting(app).page_here is page
            assert f"page {page.number} of {len(every)}" in screen_text(app)
            assert page.short in screen_text(app).splitlines()[0]
            await press(app, pilot, "right")
        assert "This is the last page." in screen_text(app)
        await press(app, pilot, "left")
        assert meeting(app).page_here is every[-2]
        await press(app, pilot, "home", "left")
        assert "This is the first page." in screen_text(app)


@pytest.mark.asyncio
async def test_the_keys_that_jump(tmp_path: Path) -> None:
    async with opened(meeting_of(BUNDLED, 2020), board=True) as (app, pilot):
        for key, at in (
            ("2", (PageKind.GOAL, ("II",))),
            ("f", (PageKind.FINDING, ("ccm-states-parties",))),
            ("d", (PageKind.DECISIONS, ())),
            ("3", (PageKind.GOAL, ("III",))),
            ("end", (PageKind.CLOSING, ())),
            ("backspace", (PageKind.DECISIONS, ())),
            ("home", (PageKind.OPENING, ())),
        ):
            await press(app, pilot, key)
            assert here(app) == at, key
        await press(app, pilot, "4")
        assert "There are 3 goals." in screen_text(app)
        assert here(app) == (PageKind.OPENING, ())
    good = (entry("wells", 2019, "200"), entry("pumps", 2019, "7"), entry("pupils", 2019, "80"))
    async with opened(meeting_of(place(tmp_path, SMALL, good), 2019), board=True) as (app, pilot):
        await press(app, pilot, "f")
        assert "No indicator is missed or off track." in screen_text(app)


@pytest.mark.asyncio
async def test_reading_on_goes_through_a_long_page_and_then_to_the_next() -> None:
    async with opened(meeting_of(BUNDLED, 2020), board=True, size=(80, 16)) as (app, pilot):
        seen = screen_text(app)
        for _ in range(20):
            await press(app, pilot, "space")
            if here(app)[0] is PageKind.GOAL:
                break
            seen += screen_text(app)
        assert here(app) == (PageKind.GOAL, ("I",))
        assert "Approve and close 2020" in seen
        assert "No more use of cluster munitions" in screen_text(app)  # from its top
        await press(app, pilot, "pageup")
        assert here(app) == (PageKind.OPENING, ())
        await press(app, pilot, "f", "pagedown")
        assert "Finding 2 of 16" in screen_text(app)
        await press(app, pilot, "pageup", "pageup")
        assert here(app)[0] is PageKind.ACHIEVEMENTS


@pytest.mark.asyncio
async def test_a_page_scrolled_beyond_its_end_is_pointed_at_from_there() -> None:
    async with opened(meeting_of(BUNDLED, 2020), board=True, size=(120, 40)) as (app, pilot):
        await press(app, pilot, "2")
        page = app.screen.query_one(PageText)
        # As after a page grew shorter with more room, before it is laid out anew.
        page.set_reactive(PageText.scroll_y, 99.0)
        page.action_up()
        assert page.shows_cursor
        assert page.cursor < page.row_count()


@pytest.mark.asyncio
async def test_an_indicator_that_is_pointed_at_opens_and_so_does_a_finding() -> None:
    async with opened(meeting_of(BUNDLED, 2020), board=True, size=(120, 40)) as (app, pilot):
        await press(app, pilot, "2", "enter")
        assert "Point at an indicator first" in screen_text(app)
        assert meeting(app).about_here == "II"
        await press(app, pilot, "down", "down", "up", "down", "enter")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.screen.key == "article-4-completions"
        await press(app, pilot, "escape")
        assert meeting(app).about_here == "article-4-completions"
        await press(app, pilot, "right", "left")
        assert meeting(app).about_here == "II"  # a page that is turned to is not pointed at
        await press(app, pilot, "f", "right", "enter")
        assert isinstance(app.screen, IndicatorScreen)
        assert app.screen.key == "unga-mbt-votes"
        await press(app, pilot, "n")
        assert app.screen.key == "lausanne-action-plan"
        await press(app, pilot, "escape")
        assert here(app) == (PageKind.FINDING, ("unga-mbt-votes",))


@pytest.mark.asyncio
async def test_a_finding_has_its_sentence_its_chart_and_what_people_wrote(tmp_path: Path) -> None:
    async with opened(meeting_of(board_place(tmp_path), 2019), board=True) as (app, pilot):
        await press(app, pilot, "f", "right")
        said = flat(app)
        assert here(app) == (PageKind.FINDING, ("pumps",))
        assert "Pumps mended" in said
        assert "A1 Wells" in said
        assert "was on track in 2018" in said
        assert "The rig broke in March. We hired another one in October. (Ana" in said
        assert app.screen.query_one(TrendChart).display
        await press(app, pilot, "y")
        assert "Sent to the terminal's clipboard: Pumps mended: 3 in 2019" in flat(app)


@pytest.mark.asyncio
async def test_footer_palette_and_keys_name_only_what_works_there(tmp_path: Path) -> None:
    async with opened(meeting_of(board_place(tmp_path), 2019), board=True, size=(160, 24)) as (
        app,
        pilot,
    ):
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert words.Keys.COMMANDS["meeting-on"][0] in offered
        for command in commands_of("meeting"):
            assert not command.writes or command.label not in offered
        await press(app, pilot, "escape")
        last = screen_text(app).splitlines()[-1]
        assert "e enter" not in last
        assert "[ ] year" in last
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert "Enter a reading" not in offered
        assert "Close the year" not in offered
    assert "enter" not in dict(footer_of("scorecard", read_only=True))
    assert "enter" in dict(footer_of("scorecard"))


@pytest.mark.asyncio
async def test_the_palette_goes_to_a_page_by_its_title() -> None:
    async with opened(meeting_of(BUNDLED, 2020), board=True) as (app, pilot):
        for typed, at in (
            ("Measurable progress", (PageKind.GOAL, ("III",))),
            ("Decisions sought", (PageKind.DECISIONS, ())),
            ("Signatories yet to ratify", (PageKind.FINDING, ("ccm-signatories",))),
            ("What went well", (PageKind.ACHIEVEMENTS, ())),
        ):
            await choose(app, pilot, typed)
            assert here(app) == at, typed


async def choose(app: ScorecardApp, pilot: Pilot[None], typed: str) -> None:
    await press(app, pilot, "ctrl+p")
    shown = app.screen.query_one(OptionList)
    # Every page is offered before anything is typed.
    await until(lambda: shown.option_count > 20)
    app.screen.query_one(Input).value = typed
    await until(lambda: 0 < shown.option_count < 20)
    await settled(app, pilot)
    await press(app, pilot, "enter")
    await settled(app, pilot)


@pytest.mark.asyncio
async def test_another_year_and_a_reload_keep_the_page(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    async with opened(meeting_of(places, 2019), board=True) as (app, pilot):
        await press(app, pilot, "1", "[")
        assert here(app) == (PageKind.GOAL, ("A",))
        assert "against 2017" in screen_text(app)
        await press(app, pilot, "]")
        write_comment(Store.open(places.store), "A", 2019, "We drilled on.", by="Bo")
        await press(app, pilot, "r")
        assert here(app) == (PageKind.GOAL, ("A",))
        assert "We drilled on." in screen_text(app)
        await press(app, pilot, "f", "[")  # no finding of that year
        assert meeting(app).page_here.number <= len(meeting(app).pages)


@pytest.mark.asyncio
async def test_the_first_year_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    async with opened(meeting_of(place(tmp_path), 2017), board=True) as (app, pilot):
        assert "the first year" in screen_text(app).splitlines()[1]
        await press(app, pilot, "1")
        assert "was " not in screen_text(app).splitlines()[3]


@pytest.mark.asyncio
async def test_it_looks_back_to_the_last_meeting_and_says_since_when(tmp_path: Path) -> None:
    places = board_place(tmp_path)
    found = meeting_of(places, 2019, since_meeting=True)
    async with opened(found, board=True) as (app, pilot):
        assert "since the meeting of 1 September 2019" in screen_text(app).splitlines()[1]
        assert "was 1 September 2019" in screen_text(app)
        await press(app, pilot, "f")
        assert "without a status on 1 September 2019: no reading" in flat(app)
    found = meeting_of(places, 2019, since_meeting=True, since=date(2019, 5, 5))
    async with opened(found, board=True) as (app, pilot):
        assert " since 5 May 2019" in screen_text(app).splitlines()[1]
        await press(app, pilot, "[")
        assert " since 5 May 2019" in screen_text(app).splitlines()[1]


@pytest.mark.asyncio
async def test_where_no_meeting_is_known_it_says_so_and_takes_the_year_before(
    tmp_path: Path,
) -> None:
    found = meeting_of(place(tmp_path), 2019, since_meeting=True)
    async with opened(found, board=True) as (app, pilot):
        assert "no earlier meeting is known: against 2018" in screen_text(app).splitlines()[1]
        await press(app, pilot, "[", "[")
        assert screen_text(app).splitlines()[1].rstrip().endswith("no earlier meeting is known")


def test_the_last_meeting_is_that_of_the_newest_decision_or_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime(2019, 9, 20, 12, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)
    records = Store.open(board_place(tmp_path).store).records()
    assert last_meeting(records, date(2019, 10, 1)) == date(2019, 9, 1)
    assert last_meeting(records, date(2019, 9, 20)) == date(2019, 9, 1)
    # Nothing of it was known on these days.
    assert last_meeting(records, date(2019, 9, 19)) is None
    assert last_meeting(records, date(2018, 1, 1)) is None


@pytest.mark.asyncio
async def test_a_fault_of_a_page_or_chart_ends_no_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    places = board_place(tmp_path)
    monkeypatch.setattr(pages, "page_one", broken)
    monkeypatch.setattr(TrendChart, "lines", broken)
    async with opened(meeting_of(places, 2019), board=True) as (app, pilot):
        assert "fault of the program (ZeroDivisionError)" in flat(app)
        await press(app, pilot, "1")
        assert "What staff say" in screen_text(app)
        await press(app, pilot, "f")
        assert "Wells drilled" in screen_text(app)
        assert "fault of the program (ZeroDivisionError)" in flat(app)
        monkeypatch.setattr(TrendChart, "show", broken)
        await press(app, pilot, "right")
        assert "fault of the program (ZeroDivisionError)" in flat(app)
        await press(app, pilot, "end")
        assert "Decided today" in screen_text(app)


@pytest.mark.asyncio
async def test_user_text_is_text(tmp_path: Path) -> None:
    hostile = "[red]x[/] [$5] \u0645\u0624 " + "w" * 900
    said = json.dumps(hostile)
    plan = PLAN.replace('"Pumps mended"', said).replace('"Wells"', said).replace('"A1"', '"[b]"')
    places = place(tmp_path, plan, (entry("pumps", 2018, "7"), entry("pumps", 2019, "3")))
    write_comment(Store.open(places.store), "A", 2019, hostile, by="[red]x[/]")
    for size in ((60, 20), (200, 60)):
        async with opened(meeting_of(places, 2019), board=True, size=size) as (app, pilot):
            for _ in meeting(app).pages:
                await press(app, pilot, "right")
            for key in ("1", "f"):
                await press(app, pilot, key)
                assert "[red]x[/]" in screen_text(app), (size, key)


@pytest.mark.asyncio
async def test_ascii_draws_the_meeting_in_ascii(tmp_path: Path) -> None:
    found = meeting_of(place(tmp_path), 2019)
    async with opened(found, board=True, ascii_only=True) as (app, pilot):
        for _ in meeting(app).pages:
            assert screen_text(app).isascii(), here(app)
            await press(app, pilot, "right")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("2030-01-01", "is not before"),
        ("yesterday", '"yesterday" is not a date'),
    ],
)
def test_a_day_that_is_none_before_the_meeting_is_refused(given: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        open_or_print(Options(), board=True, since_meeting=given)
    options = Options(as_of=date(2020, 3, 1))
    with pytest.raises(UsageError, match="is not before 2020-03-01"):
        open_or_print(options, board=True, since_meeting="2020-03-01")


def test_the_meeting_is_an_option_of_the_bare_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = place(tmp_path)
    assert run(["--board", "--framework", str(places.plan)]) == 2
    assert "--board opens the screens: there is no terminal" in capsys.readouterr().err
    assert run(["--board", "status", "--framework", str(places.plan)]) == 2
    assert "it goes without a command" in capsys.readouterr().err
    assert run(["--framework", str(places.plan), "--since-meeting"]) == 2
    assert "--since-meeting goes with --board" in capsys.readouterr().err
