"""A tab of a real browser that keeps what its page asks for, complains of and pops up."""

from __future__ import annotations

import os
import shutil
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Route

NO_CHROMIUM = (
    "no Chromium found: install Debian's package chromium (apt install chromium) or Google Chrome, "
    "or name one with SCORECARD_CHROMIUM=/path/to/it"
)

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# Where Chrome stands on systems that do not put it on the path.
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
PATIENCE = 30.0  # seconds, after which a page that says nothing is a fault
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine; None where there is none."""
    named = os.environ.get("SCORECARD_CHROMIUM", "")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in _NAMES)
    elsewhere = (place for place in _PLACES if Path(place).exists())
    return next(filter(None, on_path), None) or next(elsewhere, None)


@dataclass
class Tab:
    """A page, and what came of it so far."""

    page: Page
    asked: list[str] = field(default_factory=list)
    """Every address the page asked for, its own first; what the page holds itself is not told."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, and scripts that failed."""
    dialogs: list[str] = field(default_factory=list)
    """What popped up; a hostile text that runs would do that."""

    def hears(self, *words: str) -> None:
        """Wait until each of some words was complained of; a page tells of things when it can."""
        until = monotonic() + PATIENCE
        while missing := [word for word in words if word not in " ".join(self.complaints)]:
            assert monotonic() < until, f"never told of: {missing}; but {self.complaints}"
            self.page.wait_for_timeout(10)

    def axe(self) -> list[str]:
        """Return what axe-core finds wrong for people who do not see or point, a line each."""
        self.page.evaluate(_axe_script())
        found: dict[str, Any] = self.page.evaluate("() => axe.run({resultTypes: ['violations']})")
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    def printed(self, **how: Any) -> list[str]:
        """Print the page to PDF and return the text of each sheet of paper."""
        reader = PdfReader(BytesIO(self.page.pdf(**how)))
        return [sheet.extract_text() for sheet in reader.pages]

    def overflow(self) -> int:
        """Return how many pixels the page is wider than the window."""
        wider: int = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wider


def bare(text: str) -> str:
    """Return a text without blanks, which a line's end on paper may be, and joined letters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def new_tab(context: BrowserContext) -> Tab:
    """Open a tab that reaches nothing but files and this computer's own servers."""
    context.route("**/*", _near_alone)
    tab = Tab(context.new_page())
    tab.page.set_default_timeout(1000 * PATIENCE)

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            tab.complaints.append(message.text)

    def popped(dialog: Dialog) -> None:
        tab.dialogs.append(dialog.message)
        dialog.dismiss()

    tab.page.on("request", lambda request: _keep(tab.asked, request.url))
    tab.page.on("console", heard)
    tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    tab.page.on("dialog", popped)
    return tab


def _keep(asked: list[str], url: str) -> None:
    if urlsplit(url).scheme not in ("data", "blob", "about"):
        asked.append(url)


def _near_alone(route: Route) -> None:
    """Let a page have files and what this computer serves; refuse the rest."""
    address = urlsplit(route.request.url)
    if address.scheme in ("file", "data", "blob") or address.hostname in _LOOPBACK:
        route.continue_()
    else:
        route.abort("blockedbyclient")


@cache
def _axe_script() -> str:
    script = files("axe_playwright_python") / "axe.min.js"
    return script.read_text(encoding="utf-8")
