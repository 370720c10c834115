"""The report as a page in a real browser: looked at, narrow, dark, printed, and by a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.folders import HOSTILE
from browser.support import bare

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.folders import Folder
    from browser.support import Tab

WIDE = {"width": 1280, "height": 900}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": WIDE},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 360, "height": 640}},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["bundled", "gavi"])
def test_anybody_can_read_it(
    open_tab: Callable[..., Tab], folder_of: Callable[[str], Folder], name: str, look: str
) -> None:
    tab = open_tab(**LOOKS[look])
    address = folder_of(name).page("report", "--year", "2020")
    tab.page.goto(address)
    assert tab.axe() == []
    assert tab.overflow() == 0
    assert (tab.asked, tab.complaints) == ([address], [])


@pytest.mark.parametrize("name", ["bundled", "gavi"])
def test_printed_nothing_is_left_out(
    tab: Tab, folder_of: Callable[[str], Folder], name: str
) -> None:
    """Annexes that are folded on the screen stand on paper."""
    tab.page.goto(folder_of(name).page("report", "--year", "2020"))
    printed = bare("".join(tab.printed(format="A4")))
    headings = tab.page.locator("h1, h2, h3, summary").all_text_contents()
    rows = tab.page.locator("tbody tr:last-child > :first-child").all_text_contents()
    assert len(rows) >= 5
    assert [text for text in (*headings, *rows) if bare(text) not in printed] == []


def test_what_people_type_is_text(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    address = folder_of("hostile").page("report", "--year", "2020")
    tab.page.goto(address)
    assert (tab.asked, tab.complaints, tab.dialogs) == ([address], [], [])
    text = tab.page.locator("body").text_content() or ""
    assert [each for each in HOSTILE if each not in text] == []
    assert tab.page.locator("img[src='x'], script, a[href^='javascript']").count() == 0
