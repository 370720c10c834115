"""The pictures of the pages show what the screens show today; ``make pictures`` makes them."""

from __future__ import annotations

import os
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from cli_support import process
from pages import Saved, arguments, steps
from tui_support import BUNDLED, ROOT, opened, press

from scorecard.tui.look.themes import DARK
from scorecard.workspace import Places

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = ROOT / "docs" / "pictures"
# The screen of each, by the keys that lead to it in the bundled strategy.
KEYS = {
    "scorecard": ("down",) * 5,
    "indicator": (*("down",) * 5, "enter", "["),
    "form": (*("down",) * 5, "e", "1", "2", "5"),
    "meeting": (),
    "tutorial": ("down",) * 3,
}
YEAR, SIZE = 2020, (104, 30)
FONTS = "Menlo, 'DejaVu Sans Mono', 'Cascadia Mono', Consolas, monospace"


@pytest.mark.asyncio
@pytest.mark.parametrize("name", KEYS)
async def test_a_picture_shows_what_the_screen_shows(name: str, tmp_path: Path) -> None:
    places, year = (tutorial(tmp_path), 2024) if name == "tutorial" else (BUNDLED, YEAR)
    async with opened(places, year=year, size=SIZE, board=name == "meeting") as (app, pilot):
        await press(app, pilot, *KEYS[name])
        made = for_a_page(app.export_screenshot(title="scorecard", simplify=True))
    path = PICTURES / f"{name}.svg"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert text_of(made) == text_of(path.read_text(encoding="utf-8")), "make pictures"


def tutorial(folder: Path) -> Places:
    """Do what the page tells, up to the picture; return the places of its strategy."""
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    cwd = folder
    for step in steps(page.partition("pictures/tutorial.svg")[0]):
        if isinstance(step, Saved):
            (cwd / step.name).write_text(step.text, encoding="utf-8")
        elif step.command.startswith("cd "):
            cwd /= step.command.removeprefix("cd ")
        else:
            process(*arguments(step.command), cwd=cwd, env={"SCORECARD_BY": "ana"})
    return Places(cwd / "indicators.toml", cwd / "data" / "readings.jsonl")


@pytest.mark.parametrize("name", KEYS)
def test_a_picture_asks_for_nothing_from_elsewhere(name: str) -> None:
    made = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    assert not re.search(r"@font-face|@import|href|<script|<image|url\((?!#)", made)


def for_a_page(svg: str) -> str:
    """Return a screenshot with fonts that a reader has, and the same names whenever it is made."""
    for pattern, instead in (
        (r"\s*<!-- .*? -->", ""),
        (r"\s*@font-face \{.*?\}", ""),
        (r"Fira Code, monospace", FONTS),
        (r"font-family: arial", "font-family: system-ui, sans-serif"),
        (r"terminal-\d+", "screen"),
        (r"#292929", DARK.background),  # the window about the screen
    ):
        svg = re.sub(pattern, instead, svg, flags=re.DOTALL)
    return svg


def text_of(svg: str) -> list[str]:
    """Return the texts of a picture, in the order they are drawn."""
    return [unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]
