"""The scorecard screen: moving, folding, filtering, years, and what it says at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parts_support import parted_place
from textual.widgets import Input
from tui_support import (
    BUNDLED,
    EMPTY,
    SMALL,
    current,
    entry,
    large_entries,
    large_plan,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    session,
    settled,
)

from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.model.status import Status
from scorecard.tui.indicator.screen import IndicatorScreen
from scorecard.tui.screens.report import ReportScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.tui.app import ScorecardApp

pytestmark = pytest.mark.asyncio


def shown(app: ScorecardApp) -> list[str]:
    return [row.key for row in main_screen(app).table.shown]


async def test_it_opens_on_the_first_row_with_its_sentence(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, _):
        assert current(app) == "A"
        assert "On the whole off track" in screen_text(app)


async def test_the_cursor_explains_each_row(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "down", "j")
        assert current(app) == "wells"
        text = screen_text(app)
        assert "Wells drilled  wells" in text
        assert "150 wells in 2019" in text
        await press(app, pilot, "k", "up", "up")
        assert current(app) == "A"
        await press(app, pilot, "end")
        assert current(app) == "pupils"
        await press(app, pilot, "home")
        assert current(app) == "A"


async def test_space_folds_and_unfolds_a_heading(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "space")
        assert shown(app) == ["A", "B", "pupils"]
        await press(app, pilot, "space")
        assert shown(app) == ["A", "A1", "wells", "pumps", "B", "pupils"]


async def test_left_and_right_walk_the_tree(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "left")
        assert current(app) == "A1"
        await press(app, pilot, "left")
        assert "wells" not in shown(app)
        await press(app, pilot, "right")
        assert "wells" in shown(app)
        await press(app, pilot, "right")
        assert current(app) == "wells"
        await press(app, pilot, "left", "left", "left")
        assert current(app) == "A"


async def test_one_two_and_three_fold_to_goals_to_objectives_and_not_at_all(
    tmp_path: Path,
) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "1")
        assert shown(app) == ["A", "B"]
        assert current(app) == "A"
        await press(app, pilot, "2")
        assert shown(app) == ["A", "A1", "B", "pupils"]
        await press(app, pilot, "3")
        assert len(shown(app)) == 6
        # Folding shows in the order of the plan alone, and so it brings that back.
        await press(app, pilot, "f", "s", "2")
        assert shown(app) == ["A", "A1", "B", "pupils"]


async def test_years_step_within_the_period_and_keep_the_place(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "end", "[")
        assert "‹ 2018 ›" in screen_text(app)
        assert current(app) == "pupils"
        assert "61" in screen_text(app)
        await press(app, pilot, "[", "[")
        assert "‹ 2017 ›" in screen_text(app)
        assert "The strategy runs from 2017 to 2021." in screen_text(app)
        await press(app, pilot, "]")
        assert "‹ 2018 ›" in screen_text(app)


async def test_a_change_of_year_keeps_folding_and_filter(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "space", "[")
        assert shown(app) == ["A", "B", "pupils"]
        main_screen(app).filter_by("owner:bo")
        await press(app, pilot, "]")
        assert shown(app) == ["B", "pupils"]


async def test_exceptions_first_lists_the_worst_on_top(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "f")
        assert shown(app) == ["pumps", "wells", "pupils"]
        assert "Worst first" in screen_text(app)
        assert "A1 Pumps mended" in screen_text(app)
        await press(app, pilot, "f")
        assert shown(app)[0] == "A"
        assert "Worst first" not in screen_text(app)


async def test_the_cursor_stays_on_its_row_when_the_order_changes(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "end", "f")
        assert current(app) == "pupils"


async def test_one_status_after_the_other(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        statuses = []
        for _ in range(4):
            await press(app, pilot, "s")
            statuses.append(main_screen(app).view.status)
        assert statuses == [Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, None]


async def test_a_filter_by_words_keeps_the_headings_above(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "slash")
        app.screen.query_one(Input).value = "drilled"
        await settled(app, pilot)
        assert shown(app) == ["A", "A1", "wells"]
        assert '"drilled": 1 of 3 indicators; esc shows all' in screen_text(app)
        await press(app, pilot, "enter")
        assert app.focused is main_screen(app).table
        assert not app.screen.query(Input)
        assert shown(app) == ["A", "A1", "wells"]
        await press(app, pilot, "escape")
        assert len(shown(app)) == 6


async def test_letters_typed_into_the_filter_are_no_commands(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "slash", "q", "f", "?")
        assert app.is_running
        assert main_screen(app).view.text == "qf?"
        assert not main_screen(app).view.flat
        await press(app, pilot, "escape")
        assert main_screen(app).view.text == ""
        assert not app.screen.query(Input)


async def test_nothing_matching_is_said_in_words(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        main_screen(app).filter_by("giraffe")
        await settled(app, pilot)
        assert 'Nothing matches "giraffe". Press escape to show everything.' in screen_text(app)
        await press(app, pilot, "enter", "space", "left", "right", "down")
        assert app.is_running


async def test_a_plan_without_indicators_is_told_so(tmp_path: Path) -> None:
    plan = EMPTY + '[[goal]]\nid = "A"\ntitle = "Water"\n'
    async with opened(place(tmp_path, plan, ())) as (app, _):
        assert "Water" in screen_text(app)
        assert "It has no indicators yet." in screen_text(app)


async def test_enter_opens_an_indicator_and_escape_comes_back(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "enter")
        assert isinstance(app.screen, IndicatorScreen)
        await press(app, pilot, "escape")
        assert current(app) == "wells"
        assert len(app.screen_stack) == 1


async def test_enter_on_a_heading_folds_it(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "enter")
        assert shown(app) == ["A", "B", "pupils"]


async def test_the_mouse_moves_opens_folds_and_turns_the_year(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        table = main_screen(app).table
        await pilot.click(table, offset=(1, 1))
        await settled(app, pilot)
        assert shown(app) == ["A", "B", "pupils"]
        await pilot.click(table, offset=(20, 1))
        await settled(app, pilot)
        assert len(shown(app)) == 6
        await pilot.click(table, offset=(20, 3))
        await settled(app, pilot)
        assert current(app) == "wells"
        assert isinstance(app.screen, IndicatorScreen)
        await press(app, pilot, "escape")
        title = screen_text(app).splitlines()[0]
        await pilot.click(offset=(title.index("‹"), 0))
        await settled(app, pilot)
        assert "‹ 2018 ›" in screen_text(app)


async def test_a_click_on_a_key_in_the_footer_does_what_the_key_does(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        footer = screen_text(app).splitlines()[-1]
        await pilot.click(offset=(footer.index("report"), 23))
        await settled(app, pilot)
        assert isinstance(app.screen, ReportScreen)


async def test_a_click_on_a_heading_sorts_by_its_column(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        table = main_screen(app).table
        orders = []
        for _ in range(3):
            heading = next(x for x in screen_text(app).splitlines() if x.startswith("   Status"))
            at = heading.index("Reading")
            await pilot.click(table, offset=(at, 0))
            await settled(app, pilot)
            lines = screen_text(app).splitlines()
            orders.append((shown(app), any("Sorted by Reading" in line for line in lines)))
        assert orders[0] == (["pumps", "pupils", "wells"], True)
        assert orders[1] == (["wells", "pupils", "pumps"], True)
        assert orders[2] == (["A", "A1", "wells", "pumps", "B", "pupils"], False)
        await pilot.click(table, offset=(4, 0))
        await settled(app, pilot)
        assert "Worst first" in screen_text(app)


async def test_keys_sort_as_a_click_on_a_heading_does(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "-")
        assert not main_screen(app).view.flat
        await press(app, pilot, "o", "o")
        assert shown(app) == ["pumps", "pupils", "wells"]
        assert "Sorted by Indicator" in screen_text(app)
        await press(app, pilot, "-")
        assert shown(app) == ["wells", "pupils", "pumps"]
        assert "from the other end" in screen_text(app)
        steps = 0
        while main_screen(app).view.flat:
            await press(app, pilot, "o")
            steps += 1
        assert steps == len(main_screen(app).table.sortable()) - 1


async def test_a_click_on_a_count_keeps_that_status_and_again_all(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        at = screen_text(app).splitlines()[1].index("1 on track")
        await pilot.click(offset=(at, 1))
        await settled(app, pilot)
        assert shown(app) == ["B", "pupils"]
        assert "on track: 1 of 3 indicators" in screen_text(app)
        await pilot.click(offset=(at, 1))
        await settled(app, pilot)
        assert len(shown(app)) == 6


async def test_the_counts_bar_has_one_mark_for_each_indicator(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(120, 30)) as (app, pilot):
        counts = screen_text(app).splitlines()[1]
        assert counts.endswith("  ■▲●")
        await pilot.click(offset=(len(counts) - 3, 1))
        await settled(app, pilot)
        assert main_screen(app).view.status is Status.OFF_TRACK


async def test_a_row_of_two_lines_is_one_row(tmp_path: Path) -> None:
    title = "Wells drilled in every village of the three districts that have none, by any of us"
    plan = SMALL.replace('"Wells drilled"', f'"{title}"')
    async with opened(place(tmp_path, plan), year=2019, size=(60, 24)) as (app, pilot):
        table = main_screen(app).table
        heights = table.row_heights(table.room)
        assert heights[2] > 1
        await press(app, pilot, "down", "down", "down")
        assert current(app) == "pumps"
        lines = screen_text(app).splitlines()
        second = next(n for n, line in enumerate(lines) if "by any of us" in line)
        await pilot.click(offset=(30, second))
        await settled(app, pilot)
        assert isinstance(app.screen, IndicatorScreen)
        assert current(app) == "wells"
        await press(app, pilot, "escape")
        await pilot.resize_terminal(60, 12)
        for key, row in (("end", "pupils"), ("home", "A"), ("pagedown", "wells")):
            await press(app, pilot, key)
            assert current(app) == row or key == "pagedown"
            top = table._top(table.cursor) - table.scroll_offset.y
            assert 0 <= top < table.size.height


async def test_a_click_below_the_last_row_does_nothing(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await pilot.click(main_screen(app).table, offset=(20, 15))
        assert current(app) == "A"


async def test_the_cursor_stays_in_sight_in_a_long_list(tmp_path: Path) -> None:
    places = place(tmp_path, large_plan(), large_entries())
    async with opened(places, year=2019) as (app, pilot):
        await press(app, pilot, "end")
        assert "Indicator number 299" in screen_text(app)
        await press(app, pilot, "pageup", "pageup", "pagedown")
        row = main_screen(app).table.current
        assert row is not None
        assert screen_text(app).count(row.title) >= 2
        await pilot.resize_terminal(80, 14)
        await settled(app, pilot)
        assert screen_text(app).count(row.title) >= 2


async def test_more_room_adds_columns_and_less_takes_them_away(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(70, 20)) as (app, pilot):
        heading = screen_text(app).splitlines()[2]
        assert heading.split() == ["Status", "Indicator", "Reading", "Unit", "Target"]
        await pilot.resize_terminal(120, 40)
        await settled(app, pilot)
        heading = screen_text(app).splitlines()[2]
        columns = "Status Indicator 17–21 Reading Unit Change Expected Confidence Target 2017 2018"
        assert heading.split() == columns.split()


@pytest.mark.parametrize("code", catalogue.languages())
async def test_reading_and_target_stand_at_80_columns_in_every_language(code: str) -> None:
    catalogue.prefer(code)
    async with opened(BUNDLED, year=2021, size=(80, 24)) as (app, pilot):
        for _ in range(5):
            said = words.ScreenWords
            heading = [said.STATUS, said.INDICATOR, said.VALUE, said.TARGET]
            assert heading in [line.split() for line in screen_text(app).splitlines()]
            await press(app, pilot, "[")


@pytest.mark.parametrize("code", catalogue.languages())
@pytest.mark.parametrize("width", [80, 120])
async def test_nothing_is_cut_where_there_is_room_in_any_language(code: str, width: int) -> None:
    catalogue.prefer(code)
    async with opened(BUNDLED, year=2020, size=(width, 120)) as (app, _):
        assert "…" not in screen_text(app)


async def test_an_as_of_day_is_named(tmp_path: Path) -> None:
    from datetime import date

    found = session(place(tmp_path), 2019, as_of=date(2018, 11, 30))
    async with opened(found) as (app, _):
        assert "as of 2018-11-30" in screen_text(app)


async def test_read_only_is_named(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, board=True) as (app, _):
        assert app.read_only
        assert "read-only" in screen_text(app)


async def test_a_reading_of_another_year_names_it(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2020) as (app, _):
        assert "150 (2019)" in screen_text(app)


async def test_provisional_and_bounds_are_marked(tmp_path: Path) -> None:
    from scorecard.model.reading import Qualifier, State

    entries = [
        entry("wells", 2019, "150", state=State.PROVISIONAL),
        entry("pupils", 2019, "80", qualifier=Qualifier.AT_LEAST),
    ]
    async with opened(place(tmp_path, SMALL, entries), year=2019) as (app, _):
        text = screen_text(app)
        assert "150*" in text
        assert "≥80" in text


async def test_below_the_sentence_of_an_indicator_its_parts_with_a_target_stand(
    tmp_path: Path,
) -> None:
    async with opened(parted_place(tmp_path), year=2019, size=(120, 40)) as (app, pilot):
        main_screen(app).go_to("wells")
        await settled(app, pilot)
        told = " ".join(screen_text(app).split())
        assert "The north: 85 of 120, at risk." in told
        assert "south" not in told, "it has no target"
