"""The interactive page says what ``status --json`` says, asks nobody, and runs nothing."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import url2pathname

import pytest
from playwright.sync_api import expect

from browser.folders import HOSTILE
from browser.interactive import chooser, opened, read, row, status, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.folders import Folder
    from browser.support import Tab

_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


def figure(text: str) -> tuple[float, float]:
    """Return the first number of a text, and half of its last place."""
    found = _NUMBER.search(text)
    assert found is not None, text
    digits = found[0].replace(",", "").replace("−", "-")
    return float(digits), 0.5 * 10.0 ** -len(digits.partition(".")[2])


def same(text: str, value: float) -> bool:
    """Say whether a number as it is shown is that value, rounded where it is shown so."""
    shown, half = figure(text)
    return abs(shown - value) <= half + 1e-9


def options_of(tab: Tab, name: str) -> list[str]:
    """Return the values one can choose from."""
    found: list[str] = chooser(tab, name).evaluate("field => [...field.options].map(o => o.value)")
    return found


def differences(shown: dict[str, dict[str, Any]], said: dict[str, dict[str, Any]]) -> list[str]:
    """Return where the page says another thing than ``status --json``."""
    assert list(shown) == list(said)
    found = []
    for id_, each in said.items():
        there = shown[id_]
        if there["title"] != each["title"] or there["sentence"] != each["sentence"]:
            found.append(f"{id_}: {there['title']}, {there['sentence']}")
        if each["status"] != "not_assessed":
            word = each["status"].replace("_", " ")
            if word not in there["chip"].casefold():
                found.append(f"{id_}: {there['chip']} is not {word}")
        if each["kind"] in ("number", "percent"):
            found += [f"{id_}: {what}" for what in _figures(there, each)]
    return found


def _figures(shown: dict[str, Any], said: dict[str, Any]) -> list[str]:
    found = []
    latest = said["latest"]
    if latest is not None and not same(shown["latest"], latest["value"]):
        found.append(f"latest {shown['latest']} is not {latest}")
    table = {line[0]: line for line in shown["years"]}
    figures = 1  # the column after the year
    for reading in said["readings"]:
        if reading["value"] is None or reading["total"] is not None:
            continue
        line = table.get(str(reading["year"]))
        if line is None or not same(line[figures], reading["value"]):
            found.append(f"{reading['year']}: {line} is not {reading['value']}")
    return found


@pytest.mark.parametrize("name", ["bundled", "gavi"])
def test_every_year_and_day_says_what_status_says(
    tab: Tab, folder_of: Callable[[str], Folder], name: str
) -> None:
    folder = folder_of(name)
    opened(tab, folder)
    tried = 0
    for year in options_of(tab, "Year"):
        chooser(tab, "Year").select_option(year)
        for day in options_of(tab, "As known"):
            chooser(tab, "As known").select_option(day)
            known = ("--as-of", day) if day else ()
            assert differences(read(tab), status(folder, "--year", year, *known)) == []
            tried += 1
    assert tried >= 5


def test_a_chart_s_table_is_its_csv(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    opened(tab, folder_of("bundled"))
    summary(tab, "ccm-states-parties").click()
    told = row(tab, "ccm-states-parties")
    with tab.page.expect_download() as coming:
        told.get_by_role("button", name="CSV").click()
    assert coming.value.suggested_filename.startswith("ccm-states-parties")
    assert coming.value.suggested_filename.endswith(".csv")
    with Path(coming.value.path()).open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    shown = read(tab)["ccm-states-parties"]
    assert lines == [shown["heads"], *shown["years"]]
    assert lines[-1][0] == "2020"
    assert any(line[:2] == ["2020", "110"] for line in lines)


def test_what_a_spreadsheet_would_run_is_text_in_the_csv(
    tab: Tab, folder_of: Callable[[str], Folder]
) -> None:
    opened(tab, folder_of("hostile"))
    tab.page.get_by_role("button", name="Open all").click()
    cells = []
    for button in tab.page.get_by_role("button", name="CSV").all():
        with tab.page.expect_download() as coming:
            button.click()
        with Path(coming.value.path()).open(encoding="utf-8-sig", newline="") as file:
            cells += [cell for line in csv.reader(file) for cell in line]
    assert cells
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@"))] == []


def test_what_people_type_is_text(tab: Tab, folder_of: Callable[[str], Folder]) -> None:
    folder = folder_of("hostile")
    opened(tab, folder)
    tab.page.get_by_role("button", name="Open all").click()
    text = tab.page.locator("body").inner_text()
    assert [each for each in HOSTILE if each not in text] == []
    for year in options_of(tab, "Year"):
        chooser(tab, "Year").select_option(year)
        assert tab.page.locator("img, main script, a[href^='javascript' i]").count() == 0
    tab.page.get_by_role("searchbox").fill(HOSTILE[0])
    expect(row(tab, "members")).to_be_visible()
    assert tab.axe() == []
    assert (tab.asked, tab.complaints, tab.dialogs) == (tab.asked[:1], [], [])


def test_a_page_opened_searched_and_walked_asks_nobody(
    tab: Tab, folder_of: Callable[[str], Folder]
) -> None:
    opened(tab, folder_of("bundled"))
    tab.page.get_by_role("button", name="Open all").click()
    chooser(tab, "Year").select_option("2018")
    tab.page.get_by_role("searchbox").fill("votes")
    assert len(tab.asked) == 1
    assert tab.complaints == []


INJECTED = """<script>window.injected = 1</script>
<img src="https://example.org/seen.png" alt=""><img src="x" onerror="window.injected = 1" alt="">
<link rel="stylesheet" href="https://example.org/a.css">
<form action="https://example.org/"><button id="sent">Send</button></form>
<iframe src="https://example.org/"></iframe><base href="https://example.org/">"""


def test_the_policy_refuses_what_was_put_into_the_file(
    tab: Tab, folder_of: Callable[[str], Folder], tmp_path: Path
) -> None:
    """Whoever gets markup into the page after all runs nothing and learns nothing."""
    address = folder_of("bundled").page("page", "--year", "2020")
    text = Path(url2pathname(address.removeprefix("file://"))).read_text(encoding="utf-8")
    tampered = tmp_path / "tampered.html"
    tampered.write_text(text.replace("</main>", f"{INJECTED}</main>", 1), encoding="utf-8")
    refused: list[tuple[str, str | None]] = []
    tab.page.on("requestfailed", lambda request: refused.append((request.url, request.failure)))
    tab.page.goto(tampered.as_uri())
    expect(tab.page.locator(".row").first).to_be_visible()  # our own script still runs
    assert tab.page.evaluate("() => window.injected") is None
    tab.page.locator("#sent").evaluate("button => button.click()")
    late = """() => {
      const made = document.createElement('script');
      made.textContent = 'window.injected = 1';
      document.body.append(made);
      const asked = fetch('http://127.0.0.1:9/').then(() => 'reached', () => 'refused');
      return window.injected ?? asked;
    }"""
    assert tab.page.evaluate(late) == "refused"
    assert tab.page.url == tampered.as_uri()
    assert refused
    assert [url for url, why in refused if why != "csp"] == []
    tab.hears("script-src", "form-action", "base-uri")
