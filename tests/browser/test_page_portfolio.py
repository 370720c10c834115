"""The page of a portfolio, as a person meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.folders import HOSTILE
from scorecard.model.status import Status
from scorecard.report.page.portfolio import portfolio_page
from scorecard.review.portfolio_words import (
    BoardView,
    LineView,
    MemberView,
    SideView,
    TogetherView,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser.support import Tab


def member(id_: str, title: str, status: Status, *tags: str) -> MemberView:
    line = LineView(status, "in a word", "I", title, "1 of it")
    return MemberView(
        id_, title, tags, read=True, counts="1 of it", due="Nothing.", goals=(line,),
        worst=(line,), statuses=(status,),
    )  # fmt: skip


MEMBERS = (
    member("kenya", "Kenya", Status.OFF_TRACK, "Africa", "new"),
    member("peru", "Perú", Status.ACHIEVED, "America"),
    member("odd", " ".join(HOSTILE), Status.OFF_TRACK, HOSTILE[0]),
    MemberView("gone", "Gone", ("Africa",), read=False, faults=("gone.toml: no such file",)),
)
SHARED = TogetherView(
    "x", HOSTILE[1], "children", "summed",
    tuple(SideView(m.id, m.title, Status.OFF_TRACK, "off track", "1,200", "≥2 by 2020")
          for m in MEMBERS),
    "Together 3,600 children.",
)  # fmt: skip


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "p.html"
    view = BoardView("Network: 2020", "Org", ("4 strategies.",), MEMBERS, (SHARED,))
    path.write_text(portfolio_page(view), encoding="utf-8")
    return path


def shown(tab: Tab) -> list[str]:
    rows: list[str] = tab.page.locator(".member:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.id)"
    )
    return rows


def test_it_is_filtered_by_status_tag_and_words(tab: Tab, page: Path) -> None:
    tab.page.goto(page.as_uri())
    assert len(shown(tab)) == 4
    tab.page.get_by_label("Tag").select_option("Africa")
    assert shown(tab) == ["kenya", "gone"]
    expect(tab.page.locator(".shown")).to_have_text("2 of 4 strategies shown")
    expect(tab.page.locator("tr.side:visible")).to_have_count(2)
    expect(tab.page.locator(".of-all")).to_be_visible()
    tab.page.get_by_label("With an indicator").select_option("Off track")
    assert shown(tab) == ["kenya"]
    assert tab.page.url.endswith("#status=off_track&tag=Africa")
    tab.page.reload()
    assert shown(tab) == ["kenya"]
    tab.page.get_by_role("button", name="Show all").click()
    assert len(shown(tab)) == 4
    tab.page.get_by_label("Search").fill("peru")
    assert shown(tab) == ["peru"]
    tab.page.get_by_label("Search").fill("nowhere")
    expect(tab.page.get_by_text("No strategy is like that.")).to_be_visible()
    assert not tab.complaints


def test_lines_open_by_key_and_all_at_once(tab: Tab, page: Path) -> None:
    tab.page.goto(page.as_uri())
    tab.page.locator("[data-id=gone] > summary").press("Enter")
    expect(tab.page.get_by_text("gone.toml: no such file")).to_be_visible()
    tab.page.get_by_role("button", name="Open all").click()
    expect(tab.page.locator(".member[open]")).to_have_count(4)
    tab.page.get_by_role("button", name="Close all").click()
    expect(tab.page.locator(".member[open]")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_nothing_that_people_wrote_runs_or_asks(
    open_tab: Callable[..., Tab], page: Path, *, script: bool
) -> None:
    tab = open_tab(java_script_enabled=script)
    tab.page.goto(page.as_uri())
    expect(tab.page.locator("[data-id=odd] .title")).to_contain_text(HOSTILE[1])
    expect(tab.page.locator("img")).to_have_count(0)
    assert (tab.dialogs, tab.asked, tab.complaints) == ([], [page.as_uri()], [])


def test_it_fits_a_telephone_and_reads_without_script(
    open_tab: Callable[..., Tab], page: Path
) -> None:
    for script in (True, False):
        tab = open_tab(viewport={"width": 360, "height": 640}, java_script_enabled=script)
        tab.page.goto(page.as_uri())
        if script:
            tab.page.get_by_role("button", name="Open all").click()
            assert tab.overflow() == 0
        else:
            assert len(tab.page.locator(".member").all()) == 4
            expect(tab.page.get_by_label("Tag")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_for_everybody(open_tab: Callable[..., Tab], page: Path, scheme: str) -> None:
    tab = open_tab(color_scheme=scheme, bypass_csp=True)
    tab.page.goto(page.as_uri())
    tab.page.get_by_role("button", name="Open all").click()
    assert tab.axe() == []
