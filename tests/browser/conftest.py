"""One Chromium for the tests of this folder, and tabs in it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from browser.folders import BUILDERS, Folder
from browser.support import NO_CHROMIUM, PATIENCE, Tab, find_chromium, new_tab

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="package")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start the machine's Chromium; where there is none, its tests are skipped, and say so.

    Playwright keeps an event loop running in the thread that starts it, in which no asynchronous
    test could run: so it ends with this package, not with the session.
    """
    path = find_chromium()
    if path is None:
        pytest.skip(NO_CHROMIUM)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=1000 * PATIENCE)
    home = str(tmp_path_factory.mktemp("browser"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            env={**os.environ, "HOME": home},
            # Beside the refusals of a tab: Chromium itself finds no host but this computer.
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[Callable[..., Tab]]:
    """Return what opens a tab, with Playwright's options of a context (``viewport=…``)."""
    opened: list[BrowserContext] = []

    def opener(**how: Any) -> Tab:
        context = chromium.new_context(**{"locale": "en-GB", **how})
        opened.append(context)
        return new_tab(context)

    yield opener
    for context in opened:
        context.close()


@pytest.fixture
def tab(open_tab: Callable[..., Tab]) -> Tab:
    """Return a tab of an ordinary window."""
    return open_tab(viewport={"width": 1280, "height": 900})


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Folder]:
    """Return what gives a strategy's folder by name; each is made once."""
    street = tmp_path_factory.mktemp("strategies")
    return cache(lambda name: BUILDERS[name](street))
