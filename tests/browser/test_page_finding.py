"""Finding one's way on the interactive page: filters, search, order, years, days, links."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from browser.folders import ENDED, SCRIPT
from browser.interactive import chooser, ids, opened, read, row, rows, status, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.folders import Folder
    from browser.support import Tab

STATES_PARTIES = "ccm-states-parties"


@pytest.fixture
def bundled(folder_of: Callable[[str], Folder]) -> Folder:
    return folder_of("bundled")


@pytest.fixture
def page(tab: Tab, bundled: Folder) -> Tab:
    return opened(tab, bundled)


def fragment(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.page.url).fragment)


def test_a_status_filters_and_two_add_up(page: Tab, bundled: Folder) -> None:
    said = status(bundled, "--year", "2020")
    chips = page.page.get_by_role("group", name="Status")
    missed = [id_ for id_, each in said.items() if each["status"] == "missed"]
    on_track = [id_ for id_, each in said.items() if each["status"] == "on_track"]

    chips.get_by_role("button", name="Missed").click()
    expect(chips.get_by_role("button", name="Missed")).to_have_attribute("aria-pressed", "true")
    assert ids(page) == missed
    chips.get_by_role("button", name="On track").click()
    assert set(ids(page)) == {*missed, *on_track}
    expect(page.page.locator(".shown")).to_have_text(
        f"{len(missed) + len(on_track)} of {len(said)} indicators shown"
    )
    chips.get_by_role("button", name="Missed").click()
    assert ids(page) == on_track
    page.page.get_by_role("button", name="Show all").click()
    assert ids(page) == list(said)


def test_each_chip_counts_what_it_shows(page: Tab) -> None:
    chips = page.page.get_by_role("group", name="Status").locator("[data-filter=status]")
    for chip in chips.all():
        chip.click()
        expect(rows(page)).to_have_count(int(chip.locator("b").inner_text()))
        chip.click()


def test_search_looks_in_titles_sentences_sources_and_notes(page: Tab) -> None:
    search = page.page.get_by_role("searchbox")
    for wanted in ("STATES parties Convention", "missed by 20", "depositary", "Zimbabwe"):
        search.fill(wanted)
        said = read(page)
        meant = [
            id_
            for id_, each in said.items()
            if all(word in each["words"].casefold() for word in wanted.casefold().split())
        ]
        assert meant
        assert ids(page) == meant
    search.fill("nothing of the kind")
    expect(rows(page)).to_have_count(0)
    expect(page.page.locator(".none-shown")).to_be_visible()
    search.fill("")
    expect(rows(page)).to_have_count(28)


def test_order_by_title_by_worst_and_as_in_the_plan(page: Tab, bundled: Folder) -> None:
    order, said = chooser(page, "Order"), status(bundled, "--year", "2020")
    order.select_option("title")
    titles = [said[id_]["title"].casefold() for id_ in ids(page)]
    assert titles == sorted(titles)
    order.select_option("worst")
    ranks = ["missed", "off_track", "at_risk", "on_track", "achieved"]
    worst = [ranks.index(s) for id_ in ids(page) if (s := said[id_]["status"]) in ranks]
    assert worst == sorted(worst)
    order.select_option("")
    assert ids(page) == list(said)


def test_what_is_chosen_is_shown_as_chosen(page: Tab) -> None:
    for label in ("Tag", "Order", "Year", "As known"):
        shown = chooser(page, label).evaluate(
            "field => field.selectedOptions[0]?.textContent ?? ''"
        )
        assert shown.strip(), label


def test_tag_and_what_changed(page: Tab, bundled: Folder) -> None:
    chooser(page, "Tag").select_option("votes")
    assert ids(page) == ["unga-ccm-votes", "unga-ccm-no-vote-against", "unga-mbt-votes"]
    page.page.get_by_role("button", name="Show all").click()
    page.page.get_by_role("button", name="Changed since 2019").click()
    told = json.loads(bundled.run("changes", "2019", "2020", "--json"))
    turned = {each["id"] for each in told["statuses"] if each["level"] == "indicator"}
    assert set(ids(page)) == turned | {each["indicator"] for each in told["entities"]}


def test_an_owner_and_a_tag_of_any_letters(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    opened(tab, folder_of("hostile"))
    chooser(tab, "Owner").select_option(ENDED)
    assert ids(tab) == ["members"]
    chooser(tab, "Owner").select_option("__proto__")
    assert ids(tab) == ["sums"]
    tab.page.get_by_role("button", name="Show all").click()
    chooser(tab, "Tag").select_option("constructor")
    assert ids(tab) == ["sums"]
    chooser(tab, "Tag").select_option(SCRIPT)
    assert ids(tab) == ["members"]


def test_a_row_opens_and_closes_and_all_do(page: Tab) -> None:
    sentence = row(page, STATES_PARTIES).locator(".sentence")
    expect(sentence).to_be_hidden()
    summary(page, STATES_PARTIES).click()
    expect(sentence).to_have_text(
        "110 states in 2020; at least 130 were due by 2020: missed by 20 states."
    )
    summary(page, STATES_PARTIES).click()
    expect(sentence).to_be_hidden()
    page.page.get_by_role("button", name="Open all").click()
    expect(page.page.locator(".sentence:visible")).to_have_count(28)
    page.page.get_by_role("button", name="Close all").click()
    expect(page.page.locator(".sentence:visible")).to_have_count(0)


def test_a_year_shows_that_year(page: Tab, bundled: Folder) -> None:
    chooser(page, "Year").select_option("2018")
    said = status(bundled, "--year", "2018")
    assert {id_: each["sentence"] for id_, each in read(page).items()} == {
        id_: each["sentence"] for id_, each in said.items()
    }
    assert fragment(page)["year"] == ["2018"]
    chooser(page, "Year").select_option("2020")
    assert "year" not in fragment(page)


def test_a_link_leads_to_one_indicator_and_back_again(
    page: Tab, bundled: Folder, open_tab: Callable[..., Tab]
) -> None:
    summary(page, STATES_PARTIES).click()
    row(page, STATES_PARTIES).get_by_role("link", name="Link").click()
    address = page.page.url
    assert fragment(page)["i"] == [STATES_PARTIES]

    other = open_tab()
    other.page.goto(address)
    expect(row(other, STATES_PARTIES).locator(".sentence")).to_be_visible()
    expect(summary(other, STATES_PARTIES)).to_be_in_viewport()
    expect(summary(other, STATES_PARTIES)).to_be_focused()
    expect(other.page.locator(".sentence:visible")).to_have_count(1)


def test_an_old_fashioned_anchor_leads_there_too(tab: Tab, bundled: Folder) -> None:
    opened(tab, bundled, at=f"#i-{STATES_PARTIES}")
    expect(row(tab, STATES_PARTIES).locator(".sentence")).to_be_visible()
    expect(summary(tab, STATES_PARTIES)).to_be_in_viewport()


def test_a_filter_has_an_address_and_back_undoes_it(
    page: Tab, open_tab: Callable[..., Tab]
) -> None:
    chips = page.page.get_by_role("group", name="Status")
    chips.get_by_role("button", name="Missed").click()
    chooser(page, "Order").select_option("title")
    shown, address = ids(page), page.page.url
    other = open_tab(viewport={"width": 1280, "height": 900})
    other.page.goto(address)
    assert ids(other) == shown
    page.page.go_back()
    page.page.go_back()
    expect(rows(page)).to_have_count(28)
    page.page.go_forward()
    expect(rows(page)).to_have_count(3)


def test_an_address_that_names_nothing_shows_the_page(tab: Tab, bundled: Folder) -> None:
    opened(tab, bundled, at="#year=1492&known=never&status=none-such&i=%3Cscript%3E&sort=up")
    expect(rows(tab)).to_have_count(0)
    tab.page.get_by_role("button", name="Show all").click()
    expect(rows(tab)).to_have_count(28)
    assert (tab.complaints, tab.dialogs) == ([], [])


def test_an_address_cut_within_a_letter_shows_the_page(tab: Tab, bundled: Folder) -> None:
    opened(tab, bundled, at="#i-%E0%A4%A")
    expect(rows(tab)).to_have_count(28)
    assert (tab.complaints, tab.dialogs) == ([], [])


def test_a_goal_tile_leads_to_its_goal(page: Tab) -> None:
    page.page.get_by_role("group", name="Status").get_by_role("button", name="Missed").click()
    page.page.locator(".tile a").nth(2).click()
    expect(page.page.locator(".group.goal").nth(2)).to_be_in_viewport()
