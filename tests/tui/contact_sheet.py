"""Pictures of the screens on contact sheets, to be looked at many at once: ``make sheets``.

The scenes are those of the golden texts. Every picture is an SVG of its own; a sheet is a page of
HTML that shows all pictures of one size and theme side by side, for any browser.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from fnmatch import fnmatch
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fiscal_case import stop_the_clock
from test_tui_golden import PLANS, SCENES
from test_tui_pictures import for_a_page
from tui_support import opened, press, session, settled

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZES = "60x20 80x24 120x40 200x60"
THEMES = "dark light contrast"
# So many pictures stand side by side, by the columns of a screen.
ROOM = 240
PAGE = """<!doctype html>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ margin: 12px; background: #777; font: 13px system-ui, sans-serif }}
main {{ display: grid; grid-template-columns: repeat({across}, 1fr); gap: 10px }}
figure {{ margin: 0 }}
figcaption {{ color: #fff }}
img {{ width: 100%; display: block }}
</style>
<main>
{pictures}
</main>
"""


async def picture(name: str, size: tuple[int, int], theme: str, *, ascii_only: bool) -> str:
    """Return a scene of a plan as an SVG; its files stand in the folder it is run in."""
    plan, _, scene = name.partition("-")
    year, places, meets = PLANS[plan].year, PLANS[plan].make(Path()), PLANS[plan].meets
    found = session(places, year, reviews=meets)
    async with opened(found, size=size, board=meets, ascii_only=ascii_only) as (app, pilot):
        app.theme = f"scorecard-{theme}"
        await settled(app, pilot)
        for step in SCENES[plan][scene]:
            if isinstance(step, str):
                await press(app, pilot, step)
            else:
                step(app)
                await settled(app, pilot)
        return for_a_page(app.export_screenshot(title=f"{name} {theme}", simplify=True))


def made(name: str, size: tuple[int, int], theme: str, *, ascii_only: bool) -> str:
    """Return a picture made in a folder of its own, on the day of its plan."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        stop_the_clock(patch, PLANS[name.partition("-")[0]].today)
        patch.setenv("XDG_STATE_HOME", str(Path(folder, "state")))
        os.chdir(folder)
        try:
            return asyncio.run(picture(name, size, theme, ascii_only=ascii_only))
        finally:
            os.chdir(here)


def sheet(title: str, columns: int, files: Iterable[str]) -> str:
    """Return the page that shows some pictures."""
    shown = "\n".join(
        f'<figure><img src="{escape(file)}"><figcaption>{escape(file)}</figcaption></figure>'
        for file in files
    )
    across = max(1, ROOM // columns)
    return PAGE.format(title=escape(title), across=across, pictures=shown)


def main() -> None:
    """Write the sheets that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; made if it is not there")
    parser.add_argument("--sizes", default=SIZES, help=f"of the terminal (default: {SIZES})")
    parser.add_argument("--themes", default=THEMES, help=f"default: {THEMES}")
    parser.add_argument(
        "--scenes", default="bundled-* board-* meeting-* commented-*", help="patterns of PLAN-SCENE"
    )
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII alone")
    asked = parser.parse_args()
    every = [f"{plan}-{scene}" for plan, scenes in SCENES.items() for scene in scenes]
    names = [name for name in every if any(fnmatch(name, p) for p in asked.scenes.split())]
    asked.folder.mkdir(parents=True, exist_ok=True)
    for size in asked.sizes.split():
        width, height = map(int, size.split("x"))
        for theme in asked.themes.split():
            files = []
            for name in names:
                svg = made(name, (width, height), theme, ascii_only=asked.ascii)
                files.append(f"{name}-{size}-{theme}.svg")
                (asked.folder / files[-1]).write_text(svg, encoding="utf-8")
            page = asked.folder / f"sheet-{size}-{theme}.html"
            page.write_text(sheet(f"{size} {theme}", width, files), encoding="utf-8")
            sys.stdout.write(f"{page}\n")


if __name__ == "__main__":
    main()
