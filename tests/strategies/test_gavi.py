"""A second real strategy, worked by hand: what the tool says of it is what the rules say."""

from __future__ import annotations

import csv
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from collections.abc import Iterator

Capture = pytest.CaptureFixture[str]
HERE = Path(__file__).parent / "gavi"
YEARS = (2018, 2019, 2020)
LEVELS = {"on-track": 2, "preparatory": 1, "accelerated": 2, "full": 3, "yes": 1}


@pytest.fixture(scope="module")
def strategy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the strategy, its readings and what a person judged."""
    return make_project(
        tmp_path_factory.mktemp("gavi") / "gavi",
        (HERE / "indicators.toml").read_text(encoding="utf-8"),
    )


@pytest.fixture
def gavi(strategy: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """Stand in the strategy's folder; the first to come fills it."""
    monkeypatch.chdir(strategy)
    monkeypatch.setenv("SCORECARD_BY", "second example")
    if not (strategy / "filled").exists():
        file = HERE / "readings.csv"
        assert call(capsys, "import", file, "--as-published", "--yes").code == 0
        for year, status, because in (
            (2018, "at_risk", "Principles are agreed, the plan and the date are not."),
            (2019, "on_track", "The transition was extended by ten years."),
        ):
            answer = call(capsys, "judge", "nigeria-transition", year, status, "--because", because)
            assert answer.code == 0
        (strategy / "filled").touch()
    return strategy


@cache
def worked(year: int) -> dict[tuple[str, str], dict[str, str]]:
    with (HERE / "worked_by_hand.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == str(year)]
    return {(row["id"], row["entity"]): row for row in rows}


def rows_of(data: dict[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for goal in data["goals"]:
        for part in (goal, *goal["objectives"]):
            yield (part["id"], ""), part
            for indicator in part["indicators"]:
                yield (indicator["id"], ""), indicator
                for entity in indicator["entities"]:
                    yield (indicator["id"], entity["id"]), entity


def test_there_is_no_fault_in_it(gavi: Path, capsys: Capture) -> None:
    answer = call(capsys, "check")
    assert answer.code == 0
    assert "No fault: 28 indicators, 197 readings" in answer.out


@pytest.mark.parametrize("year", YEARS)
def test_every_status_is_as_it_was_worked_out_by_hand(
    gavi: Path, capsys: Capture, year: int
) -> None:
    answer = call(capsys, "status", "--json", "--year", year)
    found = dict(rows_of(json.loads(answer.out)))
    by_hand = worked(year)
    judged = {key for key, row in found.items() if key[0] != "zero-dose" or not key[1]}
    assert judged == set(by_hand)
    wrong = [
        f"{year} {' '.join(key)}: {difference}"
        for key, row in by_hand.items()
        for difference in differences(row, found[key])
    ]
    assert "\n".join(wrong) == ""


def differences(row: dict[str, str], found: dict[str, Any]) -> Iterator[str]:
    """Yield what is said of a row beside what was worked out."""
    for key in ("status", "note", "reason"):
        if (said := found.get(key) or "") != row[key]:
            yield f"{key} {said}, by hand {row[key]}"
    if row["counts"] and (said := counts(found)) != row["counts"]:
        yield f"counts {said}, by hand {row['counts']}"
    latest = found.get("latest")
    if row["value"] and row["value"] != "":
        value = float(LEVELS.get(row["value"], row["value"]))
        if latest is None or abs(latest["value"] - value) > 1e-6:
            yield f"latest {latest}, by hand {value}"
        elif str(latest["year"]) != row["value_year"]:
            yield f"of {latest['year']}, by hand {row['value_year']}"
    for key in ("expected", "ratio"):
        explained = found.get("explanation", {}).get(key)
        if row[key] and (explained is None or abs(explained - float(row[key])) > 1e-6):
            yield f"{key} {explained}, by hand {row[key]}"


def counts(found: dict[str, Any]) -> str:
    """Return the counts of a goal or objective, or of an indicator's entities, as in the file."""
    if "counts" in found:
        number = {k: v for k, v in found["counts"].items() if isinstance(v, int) and v}
    else:
        number = {}
        for entity in found["entities"]:
            number[entity["status"]] = number.get(entity["status"], 0) + 1
        order = ("achieved", "on_track", "at_risk", "off_track", "missed", "not_assessed")
        number = {status: number[status] for status in order if status in number}
    return "; ".join(f"{status} {count}" for status, count in number.items())


@pytest.mark.parametrize("year", YEARS)
def test_the_reports_read_as_agreed(gavi: Path, capsys: Capture, root: Path, year: int) -> None:
    golden = root / "tests" / "golden" / f"report-gavi-{year}.md"
    text = call(capsys, "report", "--year", year).out
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")
