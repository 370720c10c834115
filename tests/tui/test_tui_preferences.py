"""What a person chose stays chosen; copying; the footer and the words at every width."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from grid_support import flat, open_grid
from tui_support import (
    BUNDLED,
    main_screen,
    opened,
    place,
    press,
    screen_text,
    session,
    settled,
    until,
)

from scorecard.tui.app import ScorecardApp
from scorecard.tui.look.themes import DEFAULT_THEME
from scorecard.tui.preferences import chosen_theme, config_folder, remember_theme
from scorecard.tui.scorecard.rows import Level

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is chosen in a folder one can look into."""
    monkeypatch.setenv("SCORECARD_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


async def choose_light(app: ScorecardApp, pilot: Pilot[None]) -> None:
    from textual.widgets import Input, OptionList

    await press(app, pilot, "t")
    app.screen.query_one(Input).value = "scorecard-light"
    await until(lambda: app.screen.query_one(OptionList).option_count == 1)
    await press(app, pilot, "enter")
    await settled(app, pilot)


@pytest.mark.asyncio
async def test_a_theme_stays_chosen(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019) as (app, pilot):
        assert app.theme == DEFAULT_THEME
        assert chosen_theme() == ""
        await choose_light(app, pilot)
        assert app.theme == "scorecard-light"
    async with opened(places, year=2019) as (app, _):
        assert app.theme == "scorecard-light"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        '{"format": 1}',
        '{"format": 1, "theme": 7}',
        '{"format": 2, "theme": "nord"}',
        '{"format": 1, "theme": "no-such-theme"}',
        "\x00" * 50,
    ],
)
def test_a_broken_choice_is_passed_over(said: str, tmp_path: Path, own_config: Path) -> None:
    write(own_config / "screens.json", said)
    assert ScorecardApp(session(place(tmp_path))).theme == DEFAULT_THEME


@pytest.mark.asyncio
async def test_a_choice_that_cannot_be_kept_is_put_on_and_said(
    tmp_path: Path, own_config: Path
) -> None:
    write(own_config, "a file")
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await choose_light(app, pilot)
        assert app.theme == "scorecard-light"
        assert "The theme cannot be remembered on this computer." in flat(app)


def test_the_folder_may_be_named(own_config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config_folder() == own_config
    assert remember_theme("nord")
    assert chosen_theme() == "nord"
    assert json.loads((own_config / "screens.json").read_text())["theme"] == "nord"
    monkeypatch.setenv("SCORECARD_CONFIG", " ")
    assert config_folder().name == "scorecard"


@pytest.mark.asyncio
async def test_y_copies_the_sentence_with_what_it_is_about(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "down", "down", "y")
        said = app.clipboard
        assert said.startswith("Wells drilled: 150 wells in 2019; the path expected 170")
        assert "Sent to the terminal's clipboard: Wells drilled" in flat(app)
        for keys in (("enter",), ("escape", "m"), ("escape", "v", "right"), ("escape", "g")):
            await press(app, pilot, *keys)
            await settled(app, pilot)
            app.copy_to_clipboard("")
            await press(app, pilot, "y")
            assert "2019" in app.clipboard, keys


@pytest.mark.asyncio
async def test_nothing_to_copy_is_said(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        main_screen(app).filter_by("zzz")
        await press(app, pilot, "y")
        assert "There is nothing here to copy." in flat(app)


@pytest.mark.asyncio
async def test_a_wider_footer_names_more_keys(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        for width, keys in ((60, 5), (80, 5), (120, 9), (200, 11)):
            await pilot.resize_terminal(width, 24)
            await settled(app, pilot)
            line = screen_text(app).splitlines()[-1]
            assert len(line.strip().split("   ")) >= keys
            assert line.strip().startswith("enter open   e enter   [ ] year   x report")
            assert line.rstrip().endswith("? help")


@pytest.mark.asyncio
@pytest.mark.parametrize("year", [2017, 2020, 2021])
async def test_no_status_word_is_cut(year: int) -> None:
    async with opened(BUNDLED, year=year) as (app, pilot):
        for width in (60, 66, 72, 80, 120):
            await pilot.resize_terminal(width, 70)
            await settled(app, pilot)
            lines = screen_text(app).splitlines()
            table = main_screen(app).table
            top = next(at for at, line in enumerate(lines) if line.split()[:1] == ["Status"]) + 1
            columns = table.columns(table.room)
            tops = accumulate(table.row_heights(table.room), initial=top)
            for row, at in zip(table.shown, tops, strict=False):
                cells = [line[3 : 4 + columns.status] for line in lines[at:]][: columns.height(row)]
                if at + len(cells) > top + table.size.height - 1:
                    break
                said = " ".join(" ".join(cells).split())
                assert said == f"{app.glyphs.mark(row.status)} {row.word}", (width, row.key)
                assert row.level is not Level.INDICATOR or row.title[:3] in lines[at]


@pytest.mark.asyncio
async def test_every_status_word_fits_its_column() -> None:
    from scorecard.messages.terms import reason_short, status_word
    from scorecard.model.status import Reason, Status

    said = [status_word(s) for s in Status] + [reason_short(r) for r in Reason]
    assert max(map(len, said)) + 2 <= 18


@pytest.mark.asyncio
async def test_the_grid_is_in_the_palette_and_the_help(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(120, 60)) as (app, pilot):
        titles = {command.title for command in app.get_system_commands(app.screen)}
        assert "Year grid" in titles
        await open_grid(app, pilot)
        await press(app, pilot, "?")
        lines = screen_text(app).splitlines()
        first = next(line for line in lines if line.startswith((" On the ", " In the ")))
        assert first.strip() == "On the year grid"
