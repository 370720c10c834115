"""The report: how it reads, for which day, and where it is written."""

from __future__ import annotations

import json
from datetime import date
from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input
from tui_support import (
    BUNDLED,
    SMALL,
    entry,
    opened,
    place,
    press,
    screen_text,
    settled,
)

from scorecard.model.reading import Source
from scorecard.records.store import Store
from scorecard.tui.screens.report import ReportScreen
from scorecard.tui.screens.report_text import rendered

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp
    from scorecard.tui.look.inks import Line


async def answer(app: ScorecardApp, pilot: Pilot[None], key: str, text: str) -> None:
    """Open a field by its key, fill it and press enter."""
    await press(app, pilot, key)
    app.screen.query_one(Input).value = text
    await press(app, pilot, "enter")


@pytest.mark.asyncio
async def test_another_width_is_laid_out_in_a_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, threads, go_on = rendered, [], Event()

    def slow(text: str, width: int, *, ascii_only: bool) -> list[Line]:
        threads.append(get_ident())
        go_on.wait(20)
        return real(text, width, ascii_only=ascii_only)

    async with opened(place(tmp_path), year=2019, size=(80, 24)) as (app, pilot):
        await press(app, pilot, "x")
        before = screen_text(app)
        monkeypatch.setattr("scorecard.tui.screens.report.rendered", slow)
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert "Progress in 2019" in screen_text(app)  # what there is, until the lines are made
        go_on.set()
        await settled(app, pilot)
        narrow = screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert screen_text(app) == before
    assert max(map(len, narrow.splitlines())) <= 50
    assert narrow != "\n".join(line[:50].rstrip() for line in before.splitlines()) + "\n"
    assert threads
    assert get_ident() not in threads


@pytest.mark.asyncio
async def test_another_file_is_replaced_only_when_told_to(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("mine", encoding="utf-8")
    async with opened(place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x")
        await answer(app, pilot, "w", str(notes))
        assert f"{notes} is not a report of this tool. Replace it?" in flat(app)
        await press(app, pilot, "w", "a", "n")
        assert "Left as it was." in screen_text(app)
        await answer(app, pilot, "w", str(notes))
        await press(app, pilot, "escape")
        assert notes.read_text(encoding="utf-8") == "mine"
        await answer(app, pilot, "w", str(notes))
        await press(app, pilot, "y")
        assert f"Written in place of what stood there: {notes}" in flat(app)
    assert notes.read_text(encoding="utf-8").startswith("---\ntitle: ")


@pytest.mark.asyncio
async def test_what_cannot_be_written_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(160, 24)) as (app, pilot):
        await press(app, pilot, "x")
        for target, said in (
            (tmp_path / "none" / "report.md", "not written: there is no folder"),
            (tmp_path / "data", "is a folder; name a file"),
            ("~no-such-user/report.md", "not written: there is no folder"),
        ):
            await answer(app, pilot, "w", str(target))
            assert said in " ".join(screen_text(app).split())
        await answer(app, pilot, "w", "  ")
        assert "Name a file" in screen_text(app)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ReportScreen)
    assert names_in(tmp_path) == ["data", "indicators.toml"]


@pytest.mark.asyncio
async def test_a_field_that_is_open_keeps_what_was_typed(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "x", "w")
        app.screen.query_one(Input).value = "typed.md"
        await press(app, pilot, "tab", "a")
        assert [field.value for field in app.screen.query(Input)] == ["typed.md"]
        await press(app, pilot, "escape")
        assert not app.screen.query(Input)


@pytest.mark.asyncio
async def test_another_year_and_another_day(tmp_path: Path) -> None:
    source = Source(title="Register")
    readings = [
        entry("wells", 2018, "110", source=source, as_published=True, published=day(2019, 3, 1)),
        entry("wells", 2018, "140", source=source, as_published=True, published=day(2020, 3, 1)),
    ]
    places = place(tmp_path, entries=readings[:1])
    Store.open(places.store).add(readings[1:], by="tester")
    async with opened(places, year=2019, size=(120, 60)) as (app, pilot):
        await press(app, pilot, "x", "[")
        text = screen_text(app)
        assert "Report for 2018" in text
        assert "140 wells in 2018" in text
        await answer(app, pilot, "a", "soon")
        assert "soon" in screen_text(app).splitlines()[-2]
        assert app.screen.query(Input)
        app.screen.query_one(Input).value = "2019"
        await press(app, pilot, "enter")
        text = screen_text(app)
        assert "Report for 2018, as of 2019-12-31" in text
        assert "110 wells in 2018" in text
        await answer(app, pilot, "a", "")
        assert "140 wells in 2018" in screen_text(app)


def day(year: int, month: int, of_month: int) -> date:
    return date(year, month, of_month)


@pytest.mark.asyncio
async def test_it_follows_what_is_entered_elsewhere(tmp_path: Path) -> None:
    places = place(tmp_path)
    async with opened(places, year=2019, size=(120, 100)) as (app, pilot):
        await press(app, pilot, "x")
        assert "150 wells in 2019" in screen_text(app)
        Store.open(places.store).add([entry("wells", 2019, "155")], by="another")
        await press(app, pilot, "r")
        assert "155 wells in 2019" in screen_text(app)


@pytest.mark.asyncio
async def test_two_pages_are_asked_for_and_written_under_a_name_of_their_own() -> None:
    async with opened(BUNDLED, year=2020, size=(120, 100)) as (app, pilot):
        await press(app, pilot, "x", "b")
        text = screen_text(app)
        assert "Report for 2020, for the board, two pages" in text
        assert "At a glance" in text
        assert "Scorecard" in text
        assert "What changed" not in text
        await press(app, pilot, "w")
        assert "brief-2020.md" in screen_text(app)
        await press(app, pilot, "escape", "b")
        assert "with charts" in screen_text(app)


@pytest.mark.asyncio
async def test_pages_are_turned() -> None:
    async with opened(BUNDLED, year=2020) as (app, pilot):
        await press(app, pilot, "x")
        lines = screen_text(app).splitlines()
        await press(app, pilot, "pagedown")
        turned = screen_text(app).splitlines()
        assert turned[2].strip()[:20] == lines[21].strip()[:20]
        await press(app, pilot, "pageup")
        assert screen_text(app).splitlines()[2:20] == lines[2:20]
        await press(app, pilot, "end", "pagedown")
        await press(app, pilot, "pageup")
        assert app.is_running


@pytest.mark.asyncio
async def test_user_text_is_text_and_no_link_does_anything(tmp_path: Path) -> None:
    said = "[red]x[/] [$5] :warning: <b>bold</b> [a](https://example.org)"
    plan = SMALL.replace('"Wells drilled"', json.dumps(said))
    async with opened(place(tmp_path, plan), year=2019, size=(120, 100)) as (app, pilot):
        await press(app, pilot, "x")
        assert said in screen_text(app)
        await pilot.click(offset=(20, 20))
        await settled(app, pilot)
        strips = app.screen._compositor.render_strips()
        assert not any(part.style and part.style.link for line in strips for part in line)


def test_it_renders_in_ascii_where_asked() -> None:
    text = "---\ntitle: x\n---\n# Head\n\n- ✕ Missed\n\n| a | b |\n|:--|--:|\n| 1 | ★ |\n"
    lines = rendered(text, 40, ascii_only=True)
    said = "".join(text for line in lines for text, *_ in line)
    assert said.isascii()
    assert "X Missed" in said
    assert "title" not in said
    wide = "".join(text for line in rendered(text, 40, ascii_only=False) for text, *_ in line)
    assert "✕ Missed" in wide


def lines_of(markdown: str, width: int) -> list[str]:
    lines = rendered(markdown, width, ascii_only=False)
    return ["".join(text for text, *_ in line).rstrip() for line in lines]


def test_headings_stand_out_and_what_they_head_stands_close() -> None:
    text = "# Head\n\nFirst.\n\n## Section\n\nSecond.\n\n### Part\n\nThird.\n"
    lines = lines_of(text, 40)
    title, part = lines.index("Head"), lines.index("Part")
    assert lines[title + 1 : title + 3] == ["━" * 40, "First."]
    assert lines[part : part + 2] == ["Part", "Third."]
    assert lines[lines.index("Section") - 1] == "", "it stands apart from what is above it"
    assert lines[lines.index("Section") + 1] == "─" * 40
    inks = {text: ink for line in rendered(text, 40, ascii_only=False) for text, ink, *_ in line}
    assert inks["Head"] == "strong text"
    assert inks["Part"] == "strong text"
    assert inks["Section"] == "strong on_track"


def test_a_status_is_one_chip_in_its_ink_and_never_breaks() -> None:
    for width in range(24, 60):
        lines = rendered(
            "Now ● 2 on track · ○ 4 not assessed, **■ Off track** once.\n", width, ascii_only=False
        )
        inks = {text: ink for line in lines for text, ink, *_ in line}
        assert inks["● 2 on track"] == "on_track"
        assert inks["○ 4 not assessed"] == "not_assessed"
        assert inks["■ Off track"] == "strong off_track"


def test_prose_wraps_where_one_reads_well_and_a_table_at_the_screen() -> None:
    text = "word " * 60 + "\n\n| a | b |\n|:--|:--|\n| " + "x " * 60 + "| y |\n"
    lines = lines_of(text, 140)
    assert max(len(line) for line in lines if "word" in line) <= 92
    assert max(len(line) for line in lines if "x x" in line) > 110


def test_rows_of_several_lines_stand_apart_and_others_do_not() -> None:
    rows = "| a | b |\n|:--|:--|\n| one | x |\n| two | y |\n"
    assert [line for line in lines_of(rows, 60) if line.strip()] == lines_of(rows, 60)[1:5]
    long = rows.replace("one", "one long text " * 8)
    lines = lines_of(long, 60)
    assert lines[next(at for at, line in enumerate(lines) if "two" in line) - 1] == ""


def test_what_could_steer_a_terminal_is_shown_as_its_code() -> None:
    lines = rendered("a\u009b2Jb \u202ec\n", 40, ascii_only=False)
    said = "".join(text for line in lines for text, *_ in line)
    assert "\u009b" not in said
    assert "\u202e" not in said


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def flat(app: ScorecardApp) -> str:
    """Return what is painted on one line."""
    return " ".join(screen_text(app).split())
