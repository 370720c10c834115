"""What the tests in a browser rely on: a Chromium that reaches nothing, and tells all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from browser.support import NO_CHROMIUM, find_chromium

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from browser.support import Tab

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>A page</title></head>
<body><main><h1>Heading</h1><p>Last line</p></main>{more}</body></html>
"""


def written(folder: Path, more: str = "") -> str:
    """Write a page and return its address."""
    path = folder / "page.html"
    path.write_text(PAGE.format(more=more), encoding="utf-8")
    return path.as_uri()


def test_a_page_asks_for_itself_alone(tab: Tab, tmp_path: Path) -> None:
    address = written(tmp_path, '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    tab.page.goto(address)
    assert tab.page.title() == "A page"
    assert (tab.asked, tab.complaints, tab.dialogs) == ([address], [], [])


def test_what_a_page_asks_of_others_is_refused_and_told(tab: Tab, tmp_path: Path) -> None:
    tab.page.goto(written(tmp_path, '<img alt="" src="https://example.org/seen.png">'))
    assert tab.asked[1:] == ["https://example.org/seen.png"]
    tab.hears("ERR_BLOCKED_BY_CLIENT")


def test_what_pops_up_or_fails_is_told(tab: Tab, tmp_path: Path) -> None:
    tab.page.goto(written(tmp_path, "<script>alert('up'); console.error('said'); no()</script>"))
    assert tab.dialogs == ["up"]
    tab.hears("said", "no is not defined")


def test_axe_finds_what_is_wrong(tab: Tab, tmp_path: Path) -> None:
    tab.page.goto(written(tmp_path))
    assert tab.axe() == []
    tab.page.goto(written(tmp_path, '<p style="color: #999">pale</p><img src="data:,">'))
    assert {line.partition(":")[0] for line in tab.axe()} >= {"color-contrast", "image-alt"}


def test_a_page_is_printed(tab: Tab, tmp_path: Path) -> None:
    tab.page.goto(written(tmp_path, '<p style="break-before: page">Second sheet</p>'))
    first, second = tab.printed(format="A4")
    assert "Last line" in first
    assert "Second sheet" in second


def test_a_page_too_wide_is_told(open_tab: Callable[..., Tab], tmp_path: Path) -> None:
    tab = open_tab(viewport={"width": 360, "height": 640})
    tab.page.goto(written(tmp_path))
    assert tab.overflow() == 0
    tab.page.goto(written(tmp_path, '<div style="width: 400px">wide</div>'))
    assert tab.overflow() > 0


def test_without_a_chromium_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("browser.support._PLACES", ())
    monkeypatch.delenv("SCORECARD_CHROMIUM", raising=False)
    assert find_chromium() is None
    assert "apt install chromium" in NO_CHROMIUM
    monkeypatch.setenv("SCORECARD_CHROMIUM", sys.executable)
    assert find_chromium() == sys.executable
