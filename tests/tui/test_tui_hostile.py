"""Texts that would act on a screen if they were anything but text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList
from tui_support import entry, main_screen, opened, place, press, screen_text, settled, until

from scorecard.model.reading import Source
from scorecard.tui.indicator.screen import IndicatorScreen

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.workspace import Places

HOSTILE = {
    "closing tag": "[/] unopened [/red]",
    "tag": "[red]not red[/red] [b",
    "action": "[@click=app.quit]do not click[/]",
    "dollars": "price [$5] and $primary",
    "escape": "\x1b[2J\x1b]0;title\x07wiped",
    "newline": "one\ntwo\r\nthree\ttab",
    "wide": "指標 日本語の長い題名がここに入ります かなり長い",
    "combining": "e\u0301" * 40 + " " + "a" + "\u0301" * 300,
    "right to left": "\u202eesrever\u202c مؤشر الأهداف",
    "emoji": "👩‍👩‍👧 family 🇫🇷 flag ❤️",
    "long": "abc [/b] " * 1200,
    "one word": "x" * 10_000,
    "empty": "",
    "surrogate": "\udc80 lone",
}
PLAN = """
[strategy]
title = {title}
period = [2017, 2021]

[[goal]]
id = "A"
title = {title}

  [[goal.objective]]
  id = "A1"
  title = {title}

    [[goal.objective.indicator]]
    id = "one"
    title = {title}
    unit = {unit}
    owner = {title}
    tags = [{title}]
    definition = {title}
    source = {title}
    baseline = {{ year = 2016, value = 1 }}
    target = {{ at_least = 9, by = 2021 }}
"""


def hostile_place(folder: Path, text: str) -> Places:
    said = text.encode("utf-8", "replace").decode()
    title = json.dumps(said or "title", ensure_ascii=False)
    unit = json.dumps(said[:30], ensure_ascii=False)
    plan = PLAN.format(title=title, unit=unit)
    note = said.replace("\x1b", "").replace("\x07", "")[:4000]
    source = Source(title=note[:300], edition=note[:100], page=note[:50])
    readings = [
        entry(
            "one",
            2017,
            "2",
            source=source,
            note=note,
            reason=note[:300],
            by="".join(filter(str.isprintable, note[:60])),
        ),
        entry("one", 2018, "5", source=source, note=note),
    ]
    return place(folder, plan, readings)


@pytest.mark.asyncio
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_every_screen_shows_it_as_text(text: str, tmp_path: Path) -> None:
    async with opened(hostile_place(tmp_path, text), year=2018) as (app, pilot):
        seen = [screen_text(app)]
        app.open("indicator", "one", ())
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, IndicatorScreen)
        for show in (screen.action_history, screen.action_definition, app.action_problems):
            seen.append(screen_text(app))
            show()
            await settled(app, pilot)
        app.go_to("one")
        main_screen(app).action_exceptions_first()
        app.action_command_palette()
        await settled(app, pilot)
        app.screen.query_one(Input).value = "tag"
        await until(lambda: app.screen.query_one(OptionList).option_count)
        await settled(app, pilot)
        seen.append(screen_text(app))
        assert app.is_running
    for painted in seen:
        assert "\x1b" not in painted
        assert "\x07" not in painted
        assert "\u202e" not in painted


@pytest.mark.asyncio
async def test_markup_is_shown_as_it_was_written(tmp_path: Path) -> None:
    async with opened(hostile_place(tmp_path, "[red]x[/] [$5]"), year=2018) as (app, pilot):
        assert screen_text(app).count("[red]x[/] [$5]") >= 4
        await press(app, pilot, "down", "down", "enter", "d")
        assert "[red]x[/] [$5]" in screen_text(app)
        app.action_command_palette()
        await settled(app, pilot)
        app.screen.query_one(Input).value = "tag"
        await until(lambda: "Tag: [red]x[/] [$5]" in screen_text(app))


@pytest.mark.asyncio
async def test_a_text_of_control_characters_is_shown_as_codes(tmp_path: Path) -> None:
    async with opened(hostile_place(tmp_path, "a\x1b[2Jb"), year=2018) as (app, _):
        assert "a\\u001b[2Jb" in screen_text(app)


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", ["wide", "combining", "emoji"])
async def test_columns_stay_in_line_beside_wide_and_combining_characters(
    kind: str, tmp_path: Path
) -> None:
    from rich.cells import cell_len

    async with opened(hostile_place(tmp_path, HOSTILE[kind]), year=2018) as (app, _):
        strips = app.screen._compositor.render_strips()
        assert all(strip.cell_length == 80 for strip in strips)
        row = next(line for line in screen_text(app).splitlines() if "≥9 " in line)
        heading = screen_text(app).splitlines()[2]
        at = heading.index("Target")
        assert cell_len(row[: row.index("≥9")]) == at
