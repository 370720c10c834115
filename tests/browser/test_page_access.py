"""The interactive page for everybody: by keyboard, on a phone, in the dark, on paper, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.interactive import chooser, ids, opened, read, row, status, summary
from browser.support import bare
from scorecard.messages import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.folders import Folder
    from browser.support import Tab

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 640}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone": {"viewport": PHONE},
    "dark phone": {"viewport": PHONE, "color_scheme": "dark"},
}
# Of each chip that is shown: its words, and how far its ink is from its ground (WCAG 2.2, 1.4.3).
_CONTRASTS = """chips => chips.map(chip => {
  const light = text => {
    const parts = text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(part => part / 255);
    const [r, g, b] = parts.map(p => p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = chip;
  const ground_of = at => getComputedStyle(at).backgroundColor;
  while (ground_of(ground) === 'rgba(0, 0, 0, 0)') ground = ground.parentNode;
  const [low, high] = [getComputedStyle(chip).color, ground_of(ground)]
    .map(light).sort((one, other) => one - other);
  return [chip.textContent, (high + 0.05) / (low + 0.05)];
})"""
_OUTSIDE = """(texts, bounded) => texts.filter(text => {
  const paper = (bounded ? text.closest('svg') : document.documentElement).getBoundingClientRect();
  const found = text.getBoundingClientRect();
  return found.width && (found.left < paper.left - 1 || found.right > paper.right + 1);
}).map(text => text.textContent)"""
_FOCUSED = """() => {
  const at = document.activeElement, seen = getComputedStyle(at);
  const name = at.dataset.filter ?? at.dataset.action ?? '';
  return [name, at.closest('.row')?.dataset.id ?? '',
    seen.outlineStyle !== 'none' || seen.boxShadow !== 'none'];
}"""


# One with a path, one kept for many states, one without a figure.
OPENED = ("ccm-states-parties", "article-5-deadlines", "survivor-participation")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], look: str
) -> None:
    tab = opened(open_tab(**LOOKS[look]), folder_of("bundled"))
    assert tab.overflow() == 0
    for id_ in OPENED:
        summary(tab, id_).click()
    expect(tab.page.locator(".sentence:visible")).to_have_count(len(OPENED))
    assert tab.axe() == []


@pytest.mark.parametrize("name", ["bundled", "gavi"])
def test_axe_finds_nothing_where_all_is_open(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], name: str
) -> None:
    tab = opened(open_tab(viewport=PHONE), folder_of(name))
    tab.page.get_by_role("button", name="Open all").click()
    expect(tab.page.locator(".row:not([open])")).to_have_count(0)
    assert tab.overflow() == 0
    assert tab.axe() == []


# Narrow phones, the narrowest window with columns, those beside it, and a wide one.
WIDTHS = (320, 360, 600, 897, 1000, 1040, 1400)


@pytest.mark.parametrize("code", catalogue.languages())
@pytest.mark.parametrize("command", ["page", "report"])
def test_no_language_is_wider_than_its_window(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], command: str, code: str
) -> None:
    tab = open_tab(viewport=WIDE)
    tab.page.goto(folder_of("bundled").page(command, "--year", "2021", "--language", code))
    tab.page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    wider = {}
    for width in WIDTHS:
        tab.page.set_viewport_size({"width": width, "height": 900})
        wider[width] = tab.overflow()
    assert wider == dict.fromkeys(WIDTHS, 0)
    # What a chart says begins and ends on its paper; on a page, in the window.
    tab.page.set_viewport_size({"width": 360, "height": 640})
    assert tab.page.locator("svg text").evaluate_all(_OUTSIDE, command == "report") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_chip_can_be_told_from_its_ground(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], scheme: str
) -> None:
    tab = opened(open_tab(color_scheme=scheme), folder_of("bundled"))
    seen = set()
    for year in ("2018", "2020", "2021"):
        chooser(tab, "Year").select_option(year)
        for words, contrast in tab.page.locator(".chip, .chips button").evaluate_all(_CONTRASTS):
            assert contrast >= 4.5, words
            seen.add(words.split()[-1])
    assert {"Missed", "Achieved", "track"} <= seen


def test_the_keyboard_alone_goes_everywhere(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    """From field to field in the order of the page, each seen to have the focus, and no trap."""
    opened(tab, folder_of("bundled"))
    went = []
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        went.append(tab.page.evaluate(_FOCUSED))
        if went[-1][1] == "ccm-states-parties":
            break
    names = [name for name, row_, _ in went if name and not row_]
    assert names[:2] == ["year", "known"]
    chips = ["status"] * 7
    assert names[2:] == [*chips, "changed", "tag", "find", "sort", "expand", "collapse", "clear"]
    assert [each for each in went if not each[2]] == []

    tab.page.keyboard.press("Enter")
    expect(row(tab, "ccm-states-parties").locator(".sentence")).to_be_visible()
    tab.page.keyboard.press("Enter")
    expect(row(tab, "ccm-states-parties").locator(".sentence")).to_be_hidden()


def test_the_keyboard_walks_a_chart(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    opened(tab, folder_of("bundled"))
    summary(tab, "ccm-states-parties").focus()
    tab.page.keyboard.press("Enter")
    told = row(tab, "ccm-states-parties")
    expect(told.locator(".walk")).to_have_attribute("tabindex", "0")
    tab.page.keyboard.press("Tab")
    expect(told.locator(".walk")).to_be_focused()
    say = told.locator("[aria-live]")
    tab.page.keyboard.press("Home")
    expect(say).to_contain_text("2016: 100 states")
    tab.page.keyboard.press("ArrowRight")
    expect(say).to_contain_text("2017: 102 states")
    tab.page.keyboard.press("End")
    tab.page.keyboard.press("ArrowRight")
    last = say.inner_text()
    tab.page.keyboard.press("ArrowLeft")
    expect(say).not_to_have_text(last)
    assert told.locator("svg.at").count() >= 1

    tab.page.keyboard.press("Escape")
    expect(told.locator(".sentence")).to_be_hidden()
    expect(summary(tab, "ccm-states-parties")).to_be_focused()


def test_the_pointer_reads_a_chart(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    opened(tab, folder_of("bundled"))
    summary(tab, "ccm-states-parties").click()
    told = row(tab, "ccm-states-parties")
    told.locator("svg.chart > svg[data-year='2018'] path").last.hover()
    expect(told.locator("[aria-live]")).to_contain_text("2018: 105 states")


def test_without_script_everything_can_be_read(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder]
) -> None:
    folder = folder_of("bundled")
    tab = opened(open_tab(viewport=WIDE, java_script_enabled=False), folder)
    said = status(folder, "--year", "2020")
    assert ids(tab) == list(said)
    shown = read(tab)
    for id_, each in said.items():
        expect(summary(tab, id_)).to_contain_text(each["title"])
        assert shown[id_]["sentence"] == each["sentence"]
    summary(tab, "ccm-states-parties").click()
    expect(row(tab, "ccm-states-parties").locator(".sentence")).to_be_visible()
    expect(tab.page.locator(".scripted:visible")).to_have_count(0)


def test_printed_nothing_is_cut(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    folder = folder_of("bundled")
    opened(tab, folder)
    summary(tab, "ccm-states-parties").click()
    sheets = tab.printed(format="A4")
    printed = bare("".join(sheets))
    said = status(folder, "--year", "2020")
    for each in said.values():
        assert bare(each["title"]) in printed
    assert bare("missed by 20 states") in printed
    assert len(sheets) <= 12
