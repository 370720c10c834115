"""The interactive page as a person meets it: opened in a tab, its rows read off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

    from browser.folders import Folder
    from browser.support import Tab

_READ = """rows => rows.map(row => ({
  id: row.dataset.id,
  chip: row.querySelector('summary .chip').textContent,
  title: row.querySelector('summary .title').textContent,
  latest: row.querySelector('summary .latest .v')?.textContent ?? '',
  target: row.querySelector('summary .target .v')?.textContent ?? '',
  sentence: row.querySelector('.sentence').textContent,
  heads: [...row.querySelectorAll('table.years thead th')].map(cell => cell.textContent),
  years: [...row.querySelectorAll('table.years tbody tr')].map(
    line => [...line.cells].map(cell => cell.textContent)),
  words: row.textContent,
}))"""


def opened(tab: Tab, folder: Folder, *, year: int = 2020, at: str = "") -> Tab:
    """Open a strategy's page of a year in a tab, at what may follow in its address."""
    tab.page.goto(folder.page("page", "--year", str(year)) + at)
    return tab


def rows(tab: Tab) -> Locator:
    """Return the indicators' rows that are shown."""
    return tab.page.locator(".row:visible")


def ids(tab: Tab) -> list[str]:
    """Return the ids of the rows that are shown, from top to bottom."""
    found: list[str] = rows(tab).evaluate_all(
        "all => all.sort((one, other) => one.getBoundingClientRect().top"
        " - other.getBoundingClientRect().top).map(row => row.dataset.id)"
    )
    return found


def row(tab: Tab, id_: str) -> Locator:
    """Return one indicator's row."""
    return tab.page.locator(f'.row[data-id="{id_}"]')


def summary(tab: Tab, id_: str) -> Locator:
    """Return what opens an indicator's row."""
    return row(tab, id_).locator("> summary")


def chooser(tab: Tab, name: str) -> Locator:
    """Return the field in which one of several is chosen."""
    return tab.page.get_by_role("combobox", name=name, exact=True)


def read(tab: Tab) -> dict[str, dict[str, Any]]:
    """Return what each row says, by the indicator's id; those that are hidden as well."""
    found: list[dict[str, Any]] = tab.page.locator(".row").evaluate_all(_READ)
    return {each["id"]: each for each in found}


def status(folder: Folder, *options: str) -> dict[str, dict[str, Any]]:
    """Return what ``status --json`` says of each indicator."""
    return {each["id"]: each for each in _indicators(folder, options)}


def _indicators(folder: Folder, options: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for goal in json.loads(folder.run("status", "--json", *options))["goals"]:
        yield from goal["indicators"]
        for objective in goal["objectives"]:
            yield from objective["indicators"]
