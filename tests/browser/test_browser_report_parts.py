"""The report's page in a browser: its two-page form, page numbers, chips, links, the dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scorecard.model.status import Status
from scorecard.report.colours import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.folders import Folder
    from browser.support import Tab
    from scorecard.report.colours import Colours

BRIEFS = [("bundled", year) for year in range(2018, 2022)] + [
    ("gavi", year) for year in range(2018, 2021)
]


@pytest.mark.parametrize(("name", "year"), BRIEFS)
def test_a_brief_report_is_two_printed_pages(
    tab: Tab, folder_of: Callable[[str], Folder], name: str, year: int
) -> None:
    tab.page.goto(folder_of(name).page("report", "--brief", "--year", str(year)))
    first, second = tab.printed(prefer_css_page_size=True)
    assert "New this year" in first
    assert "Asked of you" in first
    assert second.index("Scorecard") < second.index("Why")
    assert "Annex" not in first + second


def test_printed_pages_have_a_number_and_the_title_runs_over_them(
    tab: Tab, folder_of: Callable[[str], Folder]
) -> None:
    tab.page.goto(folder_of("bundled").page("report", "--year", "2020"))
    sheets = tab.printed(prefer_css_page_size=True)
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet
        running = re.search(r"Progress in 2020 – ICBL-CMC Strategy 2017–2021", sheet)
        assert (running is None) is (number == 1)


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_a_status_stands_on_one_line(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], width: int
) -> None:
    tab = open_tab(viewport={"width": width, "height": 900})
    tab.page.goto(folder_of("bundled").page("report", "--year", "2020"))
    rows = tab.page.evaluate(
        "() => [...document.querySelectorAll('.chip')].map(c => c.getClientRects().length"
        " + (c.offsetHeight > 2 * parseFloat(getComputedStyle(c).fontSize) ? 1 : 0))"
    )
    assert len(rows) > 60
    assert set(rows) == {1}
    assert tab.overflow() == 0


def test_from_a_figure_to_its_source_and_back(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    tab.page.goto(folder_of("bundled").page("report", "--year", "2020"))
    tab.page.get_by_label("Source 1", exact=True).first.click()
    source = tab.page.locator("#source-1")
    # The annex that holds it unfolds by itself.
    assert source.is_visible()
    source.get_by_role("link", name="At a glance").click()
    target = tab.page.locator(":target")
    assert target.get_attribute("href") == "#source-1"
    assert target.is_visible()


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_chart_is_as_dark_as_the_page(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], scheme: str, colours: Colours
) -> None:
    tab = open_tab(color_scheme=scheme)
    tab.page.goto(folder_of("bundled").page("report", "--year", "2020"))
    paper = tab.page.locator(".chart svg rect").first
    wanted = _rgb(colours.paper)
    assert paper.evaluate("each => getComputedStyle(each).fill") == wanted
    chip = tab.page.locator(".chip.missed").first
    ink = chip.evaluate("each => getComputedStyle(each).color")
    assert ink in {_rgb(colours.inks[Status.MISSED]), wanted}  # on its colour, or in it
    tab.page.emulate_media(media="print")
    assert paper.evaluate("each => getComputedStyle(each).fill") == _rgb(LIGHT.paper)


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
