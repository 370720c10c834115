"""`scorecard serve` in a real browser: its own page, its own fonts, keys without a click."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from served import PATIENCE, serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import WebSocket

    from browser.support import Tab

pytest.importorskip("textual_serve", reason="textual-serve is missing: pip install '.[web]'")


def test_the_page_asks_no_other_host_and_takes_keys_at_once(tab: Tab, project: Path) -> None:
    page, painted = tab.page, []

    def opened(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: painted.append(_text(frame)))

    page.on("websocket", opened)
    page.set_default_timeout(PATIENCE * 1000)
    with serving(project) as served:
        with page.expect_event("websocket") as coming:
            page.goto(served.url)
        _until(coming.value, painted, "Test strategy")
        expect(page.locator("#starting")).to_be_hidden()
        page.keyboard.press("?")
        _until(coming.value, painted, "Help")
        painted.clear()
        page.keyboard.press("Escape")
        _until(coming.value, painted, "Test strategy")
        page.keyboard.press("q")
        expect(page.get_by_role("button", name="Open it again")).to_be_focused()
        assert {urlsplit(url).netloc for url in tab.asked} == {urlsplit(served.url).netloc}
        assert page.evaluate("() => document.fonts.check('16px \"Roboto Mono\"')")
        assert not [said for said in tab.complaints if "Content Security Policy" in said]


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


def _until(socket: WebSocket, painted: list[str], text: str) -> None:
    """Wait until the screens have painted a text."""
    while text not in "".join(painted):
        socket.wait_for_event("framereceived")
