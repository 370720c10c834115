"""The pictures of the README show what the screens show today; ``make pictures`` makes them."""

from __future__ import annotations

import os
import re
from html import unescape

import pytest
from tui_support import BUNDLED, ROOT, opened, press

from scorecard.tui.look.themes import DARK

PICTURES = ROOT / "docs" / "pictures"
# The screen of each, by the keys that lead to it in the bundled strategy.
KEYS = {
    "scorecard": ("down",) * 5,
    "indicator": (*("down",) * 5, "enter", "["),
}
YEAR, SIZE = 2020, (104, 30)
FONTS = "Menlo, 'DejaVu Sans Mono', 'Cascadia Mono', Consolas, monospace"


@pytest.mark.asyncio
@pytest.mark.parametrize("name", KEYS)
async def test_a_picture_shows_what_the_screen_shows(name: str) -> None:
    async with opened(BUNDLED, year=YEAR, size=SIZE) as (app, pilot):
        await press(app, pilot, *KEYS[name])
        made = for_a_page(app.export_screenshot(title="scorecard", simplify=True))
    path = PICTURES / f"{name}.svg"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    assert text_of(made) == text_of(path.read_text(encoding="utf-8")), "make pictures"


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
