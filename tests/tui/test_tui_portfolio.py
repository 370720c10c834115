"""The screens over a portfolio: its list, a page on each, and the way to a member's own."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from terminal_support import ESCAPE, Terminal
from tui_support import ROOT, SMALL, entry, place, press, screen_text, settled

from scorecard.framework.portfolio import load_portfolio
from scorecard.model.fault import ScorecardError
from scorecard.records.store import Store
from scorecard.tui.portfolio import MembersScreen, PortfolioApp, PortfolioDetail

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from scorecard.model.fault import Fault
    from scorecard.model.portfolio import Portfolio

GOLDEN = ROOT / "tests" / "golden" / "portfolio"
FILE = """\
[portfolio]
title = "Members of the network"
organisation = "The Network"

[[member]]
id = "kenya"
title = "Kenya [red]| <b>x</b>"
tags = ["Africa"]
folder = "kenya"

[[member]]
id = "peru"
folder = "peru"

[[member]]
id = "laos"
title = "Laos"
folder = "laos"

[[shared]]
id = "wells"
combine = "sum"
"""
POORER = (entry("wells", 2019, "90"), entry("pumps", 2019, "1"), entry("pupils", 2019, "85"))


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a portfolio of three, one of which cannot be read."""
    monkeypatch.chdir(tmp_path)
    for name in ("kenya", "peru"):
        (tmp_path / name).mkdir()
    place(tmp_path / "kenya")
    place(tmp_path / "peru", SMALL.replace("Small strategy", "Plan Perú"), POORER)
    (tmp_path / "net.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


@asynccontextmanager
async def opened(
    network: Path, size: tuple[int, int] = (80, 24), **options: int | str
) -> AsyncIterator[tuple[PortfolioApp, Pilot[None]]]:
    def declare() -> tuple[Portfolio, tuple[Fault, ...]]:
        found = load_portfolio((network / "net.toml").relative_to(network))
        if found.portfolio is None:
            raise ScorecardError(*found.faults)
        return found.portfolio, found.faults

    app = PortfolioApp(declare, **options)  # type: ignore[arg-type]  # year and at
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


@pytest.mark.asyncio
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (44, 12)])
async def test_the_list_and_a_page_on_each(network: Path, size: tuple[int, int]) -> None:
    pictures = []
    async with opened(network, size) as (app, pilot):
        pictures.append(screen_text(app))
        for down in (0, 2, 2):  # a member, one that cannot be read, what they share
            await press(app, pilot, *["down"] * down, "enter")
            pictures.append(screen_text(app))
            await press(app, pilot, "escape")
    golden = GOLDEN / f"{size[0]}x{size[1]}.txt"
    text = ("-" * size[0] + "\n").join(pictures)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def listed(app: PortfolioApp) -> list[str]:
    """Return the members in the order of the list."""
    rows = screen_text(app).splitlines()[3:6]
    return [name for row in rows for name in ("Laos", "Perú", "Kenya") if name in row]


@pytest.mark.asyncio
async def test_the_worst_comes_first_where_it_is_asked_for(network: Path) -> None:
    async with opened(network) as (app, pilot):
        assert listed(app) == ["Kenya", "Perú", "Laos"]
        await press(app, pilot, "f")
        assert listed(app) == ["Laos", "Perú", "Kenya"]
        await press(app, pilot, "f")
        assert listed(app) == ["Kenya", "Perú", "Laos"]


@pytest.mark.asyncio
async def test_another_year_is_shown_within_what_any_strategy_has(network: Path) -> None:
    async with opened(network) as (app, pilot):
        assert "2019  2 of 3 strategies" in screen_text(app)
        await press(app, pilot, "[", "enter")
        assert "2018  2 of 3 strategies" in screen_text(app)
        await press(app, pilot, "[", "escape", *"[[")
        assert "2017  2 of 3 strategies" in screen_text(app)
        assert "The strategies reach from 2017 to 2021." in screen_text(app)


@pytest.mark.asyncio
async def test_what_others_wrote_is_there_once_it_is_read_again(network: Path) -> None:
    async with opened(network) as (app, pilot):
        assert "240" not in screen_text(app)
        Store.open(network / "peru" / "data" / "readings.jsonl").add(
            [entry("wells", 2019, "240", reason="recount")], by="Bo"
        )
        await press(app, pilot, "r", "end")
        assert "Plan Perú: 240" in " ".join(screen_text(app).split())
        (network / "net.toml").write_text("[[member", encoding="utf-8")
        await press(app, pilot, "r")
        said = " ".join(screen_text(app).split())
        assert "net.toml:1:" in said
        assert "Plan Perú" in said


@pytest.mark.asyncio
async def test_faults_are_listed_and_a_member_without_a_plan_is_not_opened(network: Path) -> None:
    text = FILE.replace('folder = "peru"', 'folder = "peru"\ncolour = "red"')
    (network / "net.toml").write_text(text, encoding="utf-8")
    async with opened(network) as (app, pilot):
        await press(app, pilot, "p")
        said = " ".join(screen_text(app).split())
        assert 'net.toml:14:1: member peru: unknown key "colour"' in said
        assert "laos/indicators.toml: there is no such file" in said
        await press(app, pilot, "escape", *["down"] * 2, "o")
        assert "This strategy cannot be read." in screen_text(app)
        assert app.chosen is None
        await press(app, pilot, "down", "down", "o")
        assert app.is_running


@pytest.mark.asyncio
async def test_it_ends_with_the_member_that_is_to_be_opened(network: Path) -> None:
    async with opened(network) as (app, pilot):
        await press(app, pilot, "down", "enter")
        assert isinstance(app.screen, PortfolioDetail)
        await press(app, pilot, "o")
        assert app.chosen is not None
        assert (app.chosen.id, app.at) == ("peru", "peru")
    async with opened(network, at="peru") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, MembersScreen)
        assert screen.text_here.startswith("Plan Perú")


def test_a_sitting_in_a_terminal(network: Path, terminals: list[Terminal]) -> None:
    terminal = Terminal(network, "portfolio", "net.toml", "--screen", plan="")
    terminals.append(terminal)
    terminal.until("2 of 3 strategies", "Shared indicators")
    terminal.press("j")
    terminal.until("Plan Per")
    terminal.press("o")
    terminal.until("3 of 3 entered")
    terminal.press("q")
    terminal.until("2 of 3 strategies", "Plan Per")
    terminal.press("\r")
    terminal.until("Goals", "Clean water")
    terminal.press(ESCAPE)
    terminal.until("Shared indicators")
    assert terminal.leave() == 0
    assert terminal.kept() == []
