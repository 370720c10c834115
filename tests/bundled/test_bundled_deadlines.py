"""The deadlines of the single states in the example, held against a table worked out by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.workspace import Workspace, find_places

ROOT = Path(__file__).parents[2]
INDICATORS = ("article-4-deadlines", "article-5-deadlines")


@pytest.mark.parametrize("year", range(2017, 2022))
def test_every_state_of_every_year(year: int) -> None:
    workspace = Workspace(find_places(ROOT / "indicators.toml"))
    data = scorecard_json(workspace.scorecard(year))
    found = {
        (indicator["id"], state["id"]): (
            state["reason"] if state["status"] == "not_assessed" else state["status"],
            state["deadline"] or "",
        )
        for objective in data["goals"][1]["objectives"]
        for indicator in objective["indicators"]
        if indicator["id"] in INDICATORS
        for state in indicator["entities"]
    }
    assert len(found) == 15 + 37
    assert found == by_hand(year)


def by_hand(year: int) -> dict[tuple[str, str], tuple[str, str]]:
    with (ROOT / "tests" / "golden" / "deadlines_by_hand.csv").open(encoding="utf-8") as file:
        return {
            (row["indicator"], row["state"]): (row["status"], row["deadline"])
            for row in csv.DictReader(file)
            if row["year"] == str(year)
        }


def test_the_sentences_name_who_moved() -> None:
    workspace = Workspace(find_places(ROOT / "indicators.toml"))
    result = workspace.scorecard(2020).find("article-5-deadlines")
    assert result is not None
    for said in (
        "Chile and United Kingdom completed",
        "Mauritania reopened",
        "Eritrea missed 31 December 2020",
        "3 of 5 met the deadline in force",
    ):
        assert said in result.sentence
