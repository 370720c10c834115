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

from scorecard.messages import catalogue
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
# The same in every other language, and page one of the report in each.
IN_EVERY = ("scorecard", "form")
SAID = {
    **dict.fromkeys(KEYS, "en"),
    **{f"{name}-{code}": code for name in IN_EVERY for code in catalogue.languages()[1:]},
}
PAPERS = {f"report-{code}": code for code in catalogue.languages()}
YEAR, SIZE, PAPER = 2020, (104, 30), (760, 800)
FONTS = "Menlo, 'DejaVu Sans Mono', 'Cascadia Mono', Consolas, monospace"


@pytest.mark.asyncio
@pytest.mark.parametrize("name", SAID)
async def test_a_picture_shows_what_the_screen_shows(name: str, tmp_path: Path) -> None:
    places, year = (tutorial(tmp_path), 2024) if name == "tutorial" else (BUNDLED, YEAR)
    catalogue.prefer(None if SAID[name] == "en" else SAID[name])
    async with opened(places, year=year, size=SIZE, board=name == "meeting") as (app, pilot):
        await press(app, pilot, *KEYS[name.partition("-")[0]])
        made = for_a_page(app.export_screenshot(title="scorecard", simplify=True))
    assert text_of(made) == text_of(kept(name, made)), "make pictures"


@pytest.mark.parametrize("name", PAPERS)
def test_a_picture_shows_page_one_of_the_report(name: str, tmp_path: Path) -> None:
    made = tmp_path / "report.html"
    said = ("--brief", "--html", made, "--year", YEAR, "--language", PAPERS[name])
    assert process("report", *said, cwd=ROOT).code == 0
    page = on_paper(made.read_text(encoding="utf-8"))
    assert page == kept(name, page), "make pictures"


def kept(name: str, made: str) -> str:
    """Return the picture of a name; UPDATE_GOLDEN=1 keeps this one instead."""
    path = PICTURES / f"{name}.svg"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def on_paper(page: str) -> str:
    """Return page one of a report, its own HTML and style, as a picture of a sheet of paper."""
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (ways,) = re.findall(r'<html lang="\w+"(.*?)>', page)
    told = "<h2".join(page.partition("<body>")[2].split("<h2")[:2])
    width, height = PAPER
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">\n'
        f"<style>{style}.sheet {{ height: 100%; background: var(--paper); }}</style>\n"
        f'<foreignObject width="{width}" height="{height}">\n'
        f'<div xmlns="http://www.w3.org/1999/xhtml" class="sheet"{ways}><body>\n'
        f"{told}</main>\n</body></div>\n</foreignObject>\n</svg>\n"
    )


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


@pytest.mark.parametrize("name", [*SAID, *PAPERS])
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
    # A browser would turn a row of Arabic cells around, in which each stands in its own place.
    return re.sub(r"(?<=[\u0600-\u06ff])(?=(?:&#160;){2})", "&#8206;", svg)


def text_of(svg: str) -> list[str]:
    """Return the texts of a picture, in the order they are drawn."""
    return [unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]
