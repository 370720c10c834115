"""Colours: readable, apart for red-green weakness, and never the only difference."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

import pytest
from tui_support import main_screen, opened, place, press, screen_text, settled, until

from scorecard.model.status import Status
from scorecard.tui.look.glyphs import UNICODE
from scorecard.tui.look.themes import CONTRAST, DARK, LIGHT, PALETTES, THEMES, Palette, palette_of
from scorecard.tui.widgets.painted import inks_of

if TYPE_CHECKING:
    from pathlib import Path

GOOD = ("achieved", "on_track")
BAD = ("off_track", "missed")
# How a colour is seen without the green, or the red, cones (Machado and others, 2009).
WEAKNESS = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    rows = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        sum(a * b for a, b in zip(row, rgb, strict=True)) / w
        for row, w in zip(rows, white, strict=True)
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen_distance(one: str, other: str, weakness: str) -> float:
    def seen(colour: str) -> tuple[float, float, float]:
        rgb = linear(colour)
        return lab(
            [
                min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True))))
                for row in WEAKNESS[weakness]
            ]
        )

    return math.dist(seen(one), seen(other))


@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "contrast"])
def test_every_ink_can_be_read_on_every_ground(palette: Palette) -> None:
    least = 7.0 if palette is CONTRAST else 4.5
    for ink in palette.inks().values():
        for ground in (palette.background, palette.cursor, palette.bar):
            assert contrast(ink, ground) >= min(least, 4.5 if ground != palette.background else 7)


@pytest.mark.parametrize("weakness", WEAKNESS)
@pytest.mark.parametrize("palette", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "contrast"])
def test_good_risk_and_bad_stay_apart_for_red_green_weakness(
    palette: Palette, weakness: str
) -> None:
    inks = palette.inks()
    for good, other in product(GOOD, (*BAD, "at_risk")):
        assert seen_distance(inks[good], inks[other], weakness) >= 40


def test_no_two_statuses_share_a_mark() -> None:
    assert len({UNICODE.mark(status) for status in Status}) == len(Status)


@pytest.mark.asyncio
@pytest.mark.parametrize("name", PALETTES)
async def test_a_status_is_painted_in_the_ink_of_its_theme(name: str, tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        app.theme = name
        await settled(app, pilot)
        inks = PALETTES[name].inks()
        painted = {
            segment.text.strip(): segment.style.color.name
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.color is not None
        }
        assert painted["▲ at risk"] == inks["at_risk"]
        assert painted["● on track"] == inks["on_track"]
        assert app.get_css_variables()["background"].lower() == PALETTES[name].background


@pytest.mark.asyncio
async def test_built_in_themes_can_be_chosen(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        assert {theme.name for theme in THEMES} <= set(app.available_themes)
        for name, palette in (("nord", DARK), ("textual-light", LIGHT)):
            app.theme = name
            await settled(app, pilot)
            assert palette_of(app.current_theme) is palette
            assert inks_of(main_screen(app).table).palette is palette
            assert "▲ at risk" in screen_text(app)


@pytest.mark.asyncio
async def test_the_cursor_row_keeps_the_ink_of_its_status(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        main_screen(app).table.cursor = 2
        await settled(app, pilot)
        strip = app.screen._compositor.render_strips()[5]
        styles = {segment.text.strip(): segment.style for segment in strip}
        style = styles["▲ at risk"]
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        assert style.color.name == DARK.at_risk
        assert style.bgcolor.name == DARK.cursor


@pytest.mark.asyncio
async def test_without_colours_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(place(tmp_path), year=2019) as (app, _):
        assert app.no_color
        assert "▲ at risk" in screen_text(app)


@pytest.mark.asyncio
async def test_a_theme_is_chosen_by_keys_ours_first(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019) as (app, pilot):
        await press(app, pilot, "t")
        await until(lambda: "ansi-dark" in screen_text(app))
        text = screen_text(app)
        assert text.index("scorecard-dark") < text.index("ansi-dark")
        await press(app, pilot, "down", "enter")
        assert app.theme == "scorecard-light"
