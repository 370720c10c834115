"""A strategy with fiscal years: every face writes them as both calendar years, and dates as dates.

To accept new texts after reading the difference: UPDATE_GOLDEN=1, run this test, look at git diff.
"""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from fiscal_case import TODAY, YEAR, fiscal_place, stop_the_clock

from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parents[1] / "golden"
INDICATORS = (
    *("wells", "outages", "survey", "licences", "law", "members", "treated", "spent", "voice"),
    *("plan", "rain"),
)
SAID = (
    ("status", "--year", "2021/22"),
    ("status", "--as-of", "FY2022"),
    *(("show", indicator, "--year", "2021/22") for indicator in INDICATORS),
    ("show", "licences", "--year", "2022/23"),
    ("show", "wells", "--year", "2021/22", "--what-if", "140"),
    ("due", "--year", "2022/23"),
    ("changes", "2020/21", "2021/22"),
    ("changes", "FY2022", "FY2023"),
    ("changes", "2021-09-30", "2022-09-30"),
    ("compare", "wells", "outages", "--year", "2021/22"),
    ("history", "wells"),
    ("priority",),
    ("decision", "2022/23"),
    ("check",),
)
REFUSED = (
    ("changes", "2021/22", "2020/21"),
    ("changes", "2021/22", "FY2022"),
    ("changes", "2019/21"),
    ("status", "--year", "2019/21"),
    ("status", "--as-of", "2019/21"),
    ("record", "wells", "2019/20", "105"),
    ("record", "wells", "2030", "105"),
    ("record", "wells", "2023/24", "9000"),
    ("record", "survey", "2022/23", "53"),
    ("record", "licences", "2019/20", "2021-01-01", "--entity", "south"),
    ("record", "licences", "2021/22", "2022/23", "--entity", "east"),
    ("retract", "wells", "2023/24", "--reason", "wrong"),
    ("judge", "voice", "2025/26", "on_track", "--because", "Seen"),
    ("comment", "wells", "2030/31", "Late"),
    ("priority", "add", "2050", "Late"),
    ("close", "2021/22"),
    ("close", "2030"),
    ("reopen", "2020"),
)
# A day as people write it, and as computers do; the name of a priority or a decision.
_DATES = re.compile(r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|\d{4}-\d{2}-\d{2}|\bD?\d{4}-\d\b")
# What the plan's people, the UN's chart, digests and an example say.
_ELSEWHERE = re.compile(
    r"(?:Well register|register, edition|edition),?\s+\d{4}|No\s+Data\s+After\s+\d{4}"
    r"|digest\s+[0-9a-f]{12}|FY2020 \(it ends in 2020\)|or 2019,|\A---\n.*?\n---\n",
    re.DOTALL,
)
_BARE = re.compile(r".*(?<![\d/–-])(?:19|20)\d\d(?![\d/]).*")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the strategy's folder, which is where one works."""
    fiscal_place(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    stop_the_clock(monkeypatch, TODAY)
    return tmp_path


def bare(text: str) -> list[str]:
    """Return the lines in which a year stands alone, as one of the calendar would."""
    return _BARE.findall(_DATES.sub("", _ELSEWHERE.sub("", text)))


def agreed(name: str, text: str) -> None:
    """Hold a text against the one that was agreed."""
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_commands_read_as_agreed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder
    text = ""
    for command in SAID:
        said = call(capsys, *command)
        assert said.code == 0, said.err
        text += f"$ scorecard {' '.join(command)}\n{said.out}\n"
    assert bare(re.sub(r"(?m)^\$ .*$", "", text)) == []
    agreed("fiscal-commands.txt", text)


def test_refusals_read_as_agreed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "data" / "readings.jsonl").read_bytes()
    text = ""
    for command in REFUSED:
        said = call(capsys, *command)
        assert said.code, command
        text += f"$ scorecard {' '.join(command)}\n{said.out}{said.err}\n"
    assert (folder / "data" / "readings.jsonl").read_bytes() == before
    assert bare(re.sub(r"(?m)^\$ .*$|or 2018\b", "", text)) == []
    agreed("fiscal-refusals.txt", text)


def test_the_report_reads_as_agreed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder
    text = call(capsys, "report", "--year", "2021/22").out
    assert bare(text) == []
    # The plan's digest changes with every comment in it, and a store has its own ids.
    agreed("report-fiscal.md", re.sub(r"[0-9a-f]{64}|digest [0-9a-f]{12}", "…", text))


@pytest.mark.parametrize("name", ["report.html", "page.html"])
def test_what_opens_in_a_browser_says_them(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    command = name.removesuffix(".html")
    where = ("-o", name) if command == "report" else (name,)
    assert call(capsys, command, *where, "--year", "2021/22").code == 0
    page = (folder / name).read_text(encoding="utf-8")
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    named = re.findall(r'(?:aria-label|title|alt|data-say|data-name)="([^"]*)"', page)
    assert bare("\n".join([re.sub(r"<[^>]*>", "\n", page), *named])) == []


def test_a_meeting_lies_in_the_fiscal_year_of_its_day(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    added = call(capsys, "decision", "add", "Meet in spring", "--on", "2023-02-01")
    assert added.out.startswith("D2023-1, meeting of 1 February 2023")
    assert "Meet in spring" in call(capsys, "decision", "2022/23").out
    assert "Meet in spring" not in call(capsys, "decision", "2023/24").out


def test_axes_write_years_whole_where_they_fit(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "report", "-o", "report.md", "--year", "2021/22")
    call(capsys, "page", "page.html", "--year", "2021/22")
    chart = (folder / "report-charts" / "wells.svg").read_text(encoding="utf-8")
    assert {"2018/19", "2023/24"} <= set(re.findall(r">([^<]*)</text>", chart))
    page = (folder / "page.html").read_text(encoding="utf-8")
    named = set(re.findall(r'class="year">([^<]*)</text>', page))
    assert {"18/19", "2019/20"} <= named


def test_a_meeting_is_written_out_in_the_year_it_lies_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    call(capsys, "decision", "add", "Meet in spring", "--on", "2023-02-01")
    for year, there in (("2022/23", True), ("2023/24", False)):
        text = call(capsys, "export", "-", "--history", "--year", year).out
        assert ("Meet in spring" in text) is there
    text = call(capsys, "export", "-", "--history", "--year", "2022/23").out
    assert [line.split(",")[1] for line in text.splitlines() if "Meet in spring" in line] == [
        "2022"
    ]


@pytest.mark.parametrize("value", ["2022", "2022/23", "FY2023", "2022-23"])
def test_what_was_done_in_a_year_was_done_in_a_fiscal_one(
    folder: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    said = call(capsys, "record", "licences", "2022/23", value, "--entity", "east", "--yes")
    assert "Done in 2022/23; due by 30 June 2023. Achieved." in said.out
    assert "East: 2022/23;" in call(capsys, "history", "licences", "2022/23").out
    (kept,) = (
        reading
        for reading in Store.open(folder / "data" / "readings.jsonl").records().readings
        if (reading.entity, reading.year) == ("east", 2022)
    )
    assert kept.value == "2022"


def years(data: Any) -> Iterator[tuple[int, str | None]]:
    """Yield the years of readings in JSON, each with how it is written."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "readings":
                yield from ((each["year"], each.get("year_text")) for each in value)
            yield from years(value)
    elif isinstance(data, list):
        for each in data:
            yield from years(each)


def test_json_has_the_number_and_the_text_of_a_year(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = json.loads(call(capsys, "status", "--json", "--year", "2021/22").out)
    assert (card["year"], card["year_text"]) == (YEAR, "2021/22")
    found = list(years(card))
    assert found
    assert all(text == f"{year}/{(year + 1) % 100:02}" for year, text in found)
    for command in ("due", "compare"):
        said = json.loads(call(capsys, command, "--json", "--year", "2021/22").out)
        assert (said["year"], said["year_text"]) == (YEAR, "2021/22")
    moved = json.loads(call(capsys, "changes", "2020/21", "2021/22", "--json").out)
    assert [moved[end]["year_text"] for end in ("from", "to")] == ["2020/21", "2021/22"]

    plan = folder / "indicators.toml"
    plan.write_text(plan.read_text("utf-8").replace('year_starts = "07-01"\n', ""), "utf-8")
    card = json.loads(call(capsys, "status", "--json", "--year", "2021").out)
    assert "year_text" not in card
    assert {text for _, text in years(card)} == {None}


def test_no_data_counts_for_the_year_something_is_due_in(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due by June 2022 is asked about in 2021/22."""
    stop_the_clock(monkeypatch, date(2023, 9, 2))
    said = call(capsys, "record", "law", "2021/22", "--no-data", "Parliament did not sit")
    assert said.code == 0, said.err
    card = json.loads(call(capsys, "status", "--json", "--year", "2021/22", "law").out)
    (law,) = (
        indicator
        for goal in card["goals"]
        for objective in goal["objectives"]
        for indicator in objective["indicators"]
        if indicator["id"] == "law"
    )
    assert law["reason"] == "no_data"
    assert folder
