"""The report screen's files: those of the command, byte for byte, and never over an edited one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input
from tui_support import SMALL, opened, place, press, screen_text

from scorecard.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.tui.app import ScorecardApp

REPORT, CHARTS = "progress-2019.md", "progress-2019-charts"


def says(app: ScorecardApp, text: str) -> bool:
    """Say whether a text is shown; lines break where the length of a path has them break."""
    return "".join(text.split()) in "".join(screen_text(app).split())


async def write(app: ScorecardApp, pilot: Pilot[None], name: str = "") -> None:
    """Write the report that is shown, under a name of one's own where one is given."""
    await press(app, pilot, "w")
    if name:
        app.screen.query_one(Input).value = name
    await press(app, pilot, "enter")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the report's files below a folder, by name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in found
        if path.suffix in (".md", ".svg", ".html")
    }


def by_command(folder: Path, name: str, *options: str) -> dict[str, bytes]:
    """Write the report with the command into a folder of its own; return its files."""
    other = folder / "by-command"
    other.mkdir()
    plan = str(folder / "indicators.toml")
    assert (
        run(["report", "--framework", plan, "--year", "2019", *options, "-o", f"{other}/{name}"])
        == 0
    )
    return files_in(other)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("keys", "name", "options"),
    [
        ((), REPORT, ()),
        (("c",), REPORT, ("--no-charts",)),
        (("f",), REPORT, ("--audience", "donor")),
        (("f", "f", "c"), REPORT, ("--audience", "public", "--no-charts")),
        ((), "page.html", ()),
        (("c",), "page.html", ("--no-charts",)),
    ],
)
async def test_the_files_are_those_of_the_command(
    keys: tuple[str, ...], name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    async with opened(place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x", *keys)
        await write(app, pilot, str(tmp_path / name))
        assert says(app, f"Written: {tmp_path / name}")
        said = says(app, "charts in progress-2019-charts.")
    written = files_in(tmp_path)
    charts = [path for path in written if path.endswith(".svg")]
    assert bool(charts) == said == (name == REPORT and "--no-charts" not in options)
    assert written == by_command(tmp_path, name, *options)


@pytest.mark.asyncio
async def test_the_plan_says_whether_there_are_charts_and_for_whom(tmp_path: Path) -> None:
    plan = f'{SMALL}\n[report]\ncharts = false\naudience = "donor"\n'
    async with opened(place(tmp_path, plan), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x")
        assert "Report for 2019, for donors and the board, without charts" in screen_text(app)
        await write(app, pilot)
    assert files_in(tmp_path) == by_command(tmp_path, REPORT)
    assert not (tmp_path / CHARTS).exists()


@pytest.mark.asyncio
async def test_an_older_report_is_replaced_and_its_charts_with_it(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x")
        await write(app, pilot)
        await press(app, pilot, "c")
        await write(app, pilot)
        assert says(app, "Written in place of an older report")
        assert says(app, "; 3 charts of before removed.")
    assert not (tmp_path / CHARTS).exists()


@pytest.mark.asyncio
async def test_an_edited_report_is_kept_and_the_new_one_goes_beside_it(tmp_path: Path) -> None:
    report = tmp_path / REPORT
    async with opened(place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x")
        await write(app, pilot)
        made = report.read_bytes()
        report.write_bytes(made + b"Our own word.\n")
        await write(app, pilot)
        assert says(app, f"{REPORT} was edited and is kept; the new report is beside it:")
        assert says(app, "progress-2019.new.md")
        assert says(app, "- Our own word.")
        assert report.read_bytes() == made + b"Our own word.\n"
        beside = files_in(tmp_path)["progress-2019.new.md"]
        assert b"progress-2019.new-charts/" in beside
        await press(app, pilot, "escape")
        assert not says(app, "Our own word")
        assert says(app, "Progress in 2019")


@pytest.mark.asyncio
async def test_only_a_key_of_its_own_replaces_an_edited_report(tmp_path: Path) -> None:
    report = tmp_path / REPORT
    async with opened(place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x", "R")
        assert says(app, "No edited report stands in the way")
        await write(app, pilot)
        made = report.read_bytes()
        report.write_bytes(made + b"Our own word.\n")
        await write(app, pilot)
        await press(app, pilot, "w", "escape", "enter", "y")
        assert report.read_bytes() != made
        await press(app, pilot, "R")
        assert says(app, f"Written in place of what stood there: {report}")
    assert report.read_bytes() == made


@pytest.mark.asyncio
async def test_an_edited_chart_is_kept_and_it_is_said(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, size=(120, 24)) as (app, pilot):
        await press(app, pilot, "x")
        await write(app, pilot)
        chart = next((tmp_path / CHARTS).iterdir())
        edited = chart.read_text(encoding="utf-8").replace("</svg>", "<!-- ours --></svg>")
        chart.write_text(edited, encoding="utf-8")
        await write(app, pilot)
        assert says(app, "; 1 chart kept there, for it was edited.")
    assert chart.read_text(encoding="utf-8") == edited


@pytest.mark.asyncio
async def test_the_board_writes_and_replaces_nothing(tmp_path: Path) -> None:
    async with opened(place(tmp_path), year=2019, board=True) as (app, pilot):
        await press(app, pilot, "x", "w", "R")
        assert not app.screen.query(Input)
        assert says(app, "read-only")
    assert files_in(tmp_path) == {}
