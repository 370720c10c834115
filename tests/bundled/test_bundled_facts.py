"""The bundled strategy says what its sources say, and says where everything is from."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import tomli

ROOT = Path(__file__).parents[2]

WORDING = {
    "I": "No more use of cluster munitions or antipersonnel landmines",
    "1a": "At least 130 States Parties to the Convention on Cluster Munitions by 2020",
    "1b": "Strengthened norm against cluster munitions and landmines",
    "II": "Decrease in land contaminated by cluster munitions or landmines",
    "2a": (
        "Convention on Cluster Munitions States Parties complete clearance as soon as possible, "
        "by their respective Article 4 deadlines"
    ),
    "2b": (
        "Mine Ban Treaty States Parties complete clearance as soon as possible, "
        "by their respective Article 5 deadlines or by 2025 at the latest"
    ),
    "2c": (
        "Sufficient national and international funding for landmine and cluster munition clearance"
    ),
    "III": (
        "Measurable progress in the quality of life for victims of mines and cluster munitions"
    ),
    "3a": (
        "States Parties act to address the needs of victims and other people with similar needs "
        "as a matter of national priority"
    ),
    "3b": (
        "Increase in the meaningful and sustained participation of victims in decision-making "
        "at the international and national levels"
    ),
    "3c": (
        "Sufficient funding to meet treaty commitments and obligations towards landmine and "
        "cluster munition victims"
    ),
}

# Figures that are known and must not stand here: nobody vouches for them, or they are another
# compiler's, or the same figure printed with other decimals, which is no restatement.
FORBIDDEN = [
    ("unga-mbt-votes", "2021", "169"),
    ("mined-area-cleared", "2018", "146"),
    ("mined-area-cleared", "2015", "170"),
    ("mined-area-cleared", "2020", "146.04"),
    ("mined-area-cleared", "2019", "131"),
    ("international-support", "2010", "480.4"),
    ("article-5-states-parties", "2020", "32"),
    ("article-5-states-parties", "2020", "35"),
    ("ccm-states-parties", "2018", "103"),
    ("ccm-states-parties", "2019", "106"),
]

# Every print of a year that the example is meant to show, oldest first.
RESTATED = {
    ("casualties-mines", "2016"): [
        ("2017-12-14", "8605"),
        ("2018-11-20", "9437"),
        ("2019-11-21", "9439"),
    ],
    ("casualties-cluster-munitions", "2018"): [("2019-08-29", "149"), ("2021-09-15", "277")],
    ("international-support", "2016"): [("2017-12-14", "479.5"), ("2018-11-20", "482.9")],
    ("international-support", "2015"): [("2016-11-22", "340.1"), ("2017-12-14", "394")],
}

# Who makes the figures, or takes the decisions: each host is written one way.
PUBLISHERS = {
    "the-monitor.org",
    "archives2.the-monitor.org",
    "www.icbl.org",
    "treaties.un.org",
    "press.un.org",
    "uniogbis.unmissions.org",
    "www.clusterconvention.org",
    "www.apminebanconvention.org",
    "old.apminebanconvention.org",
    "www.osloreviewconference.org",
    "www.mineactionreview.org",
}


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    return tomli.loads((ROOT / "indicators.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (ROOT / "data" / "monitor-readings.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _indicators(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for goal in plan["goal"]:
        found += goal.get("indicator", [])
        for objective in goal["objective"]:
            found += objective["indicator"]
    by_id = {indicator["id"]: indicator for indicator in found}
    assert len(by_id) == len(found)
    return by_id


def test_goals_and_objectives_are_in_the_strategys_own_words(plan: dict[str, Any]) -> None:
    found = {}
    for goal in plan["goal"]:
        found[goal["id"]] = goal["title"]["en"]
        found |= {objective["id"]: objective["title"]["en"] for objective in goal["objective"]}
    assert found == WORDING
    assert plan["strategy"]["period"] == [2017, 2021]


def test_every_objective_has_an_indicator(plan: dict[str, Any]) -> None:
    counts = {o["id"]: len(o.get("indicator", [])) for g in plan["goal"] for o in g["objective"]}
    assert set(counts) == {"1a", "1b", "2a", "2b", "2c", "3a", "3b", "3c"}
    assert min(counts.values()) >= 1


def test_every_target_says_who_set_it_and_few_are_the_strategys(plan: dict[str, Any]) -> None:
    origin = {
        id_: indicator.get("target_set_by")
        for id_, indicator in _indicators(plan).items()
        if "target" in indicator
    }
    assert set(origin.values()) == {"strategy", "wording", "example"}
    assert [id_ for id_, who in origin.items() if who == "strategy"] == [
        "ccm-states-parties",
        "article-4-deadlines",
        "article-5-deadlines",
    ]


def test_the_headline_is_the_target_the_strategy_states(plan: dict[str, Any]) -> None:
    objective = plan["goal"][0]["objective"][0]
    headline = _indicators(plan)[objective["headline"]]
    assert headline["baseline"] == {"year": 2016, "value": 100}
    assert headline["target"] == {"at_least": 130, "by": 2020}


def test_every_indicator_says_what_it_counts_and_who_compiles_it(plan: dict[str, Any]) -> None:
    missing = [
        id_
        for id_, indicator in _indicators(plan).items()
        if not (indicator.get("definition") and indicator.get("source"))
    ]
    assert missing == []


def test_casualties_are_context_and_nobodys_target(plan: dict[str, Any]) -> None:
    context = {
        id_: indicator for id_, indicator in _indicators(plan).items() if indicator.get("context")
    }
    assert set(context) == {"casualties-mines", "casualties-cluster-munitions"}
    assert not any("target" in indicator for indicator in context.values())


def test_every_row_is_for_an_indicator_that_takes_readings(
    plan: dict[str, Any], rows: list[dict[str, str]]
) -> None:
    entered = {
        id_
        for id_, indicator in _indicators(plan).items()
        if "derive" not in indicator and indicator.get("kind") != "qualitative"
    }
    assert {row["indicator"] for row in rows} == entered


def test_every_row_says_from_where_and_from_when(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert row["source"], row
        assert date.fromisoformat(row["published"]).year >= int(row["year"]), row
        note = row["note"].replace("release day as recalled", "")
        assert row["address"] or re.search("as recalled|read (in|at) ", note), row
        assert row["by"] == "bundled example"


def test_values_are_of_their_kind(plan: dict[str, Any], rows: list[dict[str, str]]) -> None:
    kinds = {id_: i.get("kind", "number") for id_, i in _indicators(plan).items()}
    for row in rows:
        if kinds[row["indicator"]] == "yes_no":
            done = row["entity"] and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", row["value"])
            assert row["value"] in {"yes", "no"} or done, row
        else:
            assert float(row["value"]) >= 0, row


@pytest.mark.parametrize(("indicator", "year", "value"), FORBIDDEN)
def test_no_figure_stands_that_nobody_vouches_for(
    rows: list[dict[str, str]], indicator: str, year: str, value: str
) -> None:
    assert any(row["indicator"] == indicator for row in rows)
    assert (indicator, year, value) not in {
        (row["indicator"], row["year"], row["value"]) for row in rows
    }


def test_no_gap_is_filled(rows: list[dict[str, str]]) -> None:
    years = {(row["indicator"], int(row["year"])) for row in rows}
    assert ("mined-area-cleared", 2018) not in years
    assert ("ccm-signatories", 2020) not in years
    assert ("unga-mbt-votes", 2021) not in years
    victims = {year for id_, year in years if id_ == "victim-assistance-funding"}
    assert victims == {2009, 2010, 2011, 2012, 2019, 2020}
    opening = {year for id_, year in years if id_ == "survivors-at-opening"}
    assert opening == {2017, 2019}


def test_every_edition_is_a_revision_with_its_own_day(rows: list[dict[str, str]]) -> None:
    prints: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        prints[row["indicator"], row["year"], row["entity"]].append(row)
    for group in prints.values():
        first, *later = group
        assert first["reason"] == "", first
        assert all(row["reason"] == "restated by source" for row in later)
        for earlier, row in itertools.pairwise(group):
            assert row["published"] > earlier["published"], row
            assert row["value"] != earlier["value"], row


@pytest.mark.parametrize("key", list(RESTATED))
def test_restatements_are_the_ones_that_were_printed(
    rows: list[dict[str, str]], key: tuple[str, str]
) -> None:
    found = [
        (row["published"], row["value"]) for row in rows if (row["indicator"], row["year"]) == key
    ]
    assert found == RESTATED[key]


def test_states_parties_at_the_end_of_each_year(rows: list[dict[str, str]]) -> None:
    found = {
        row["year"]: (row["value"], row["published"])
        for row in rows
        if row["indicator"] == "ccm-states-parties" and int(row["year"]) >= 2016
    }
    counts = {2016: 100, 2017: 102, 2018: 105, 2019: 107, 2020: 110, 2021: 110}
    assert found == {str(year): (str(n), f"{year}-12-31") for year, n in counts.items()}


def test_a_change_of_definition_is_marked_once_where_it_begins(
    rows: list[dict[str, str]],
) -> None:
    broken = [(row["indicator"], row["year"]) for row in rows if "break" in row["flags"]]
    assert broken == [("mined-area-cleared", "2019"), ("mine-action-score-afghanistan", "2019")]


def test_a_day_that_was_not_found_is_labelled(rows: list[dict[str, str]]) -> None:
    scores = [row for row in rows if row["indicator"] == "mine-action-score-afghanistan"]
    assert scores
    assert all("release day not found" in row["note"] for row in scores)
    editions = {"2012": "2012-11-29", "2013": "2013-11-28", "2022": "2022-11-17"}
    recalled = [
        row
        for row in rows
        if row["source"].startswith("Landmine Monitor") and row["edition"] in editions
    ]
    assert recalled
    for row in recalled:
        assert row["published"] == editions[row["edition"]], row
        assert "release day as recalled" in row["note"], row


def test_an_address_is_the_publishers_and_the_page_names_the_one_that_is_not(
    rows: list[dict[str, str]],
) -> None:
    addresses = [(row["indicator"], row["year"], urlsplit(row["address"])) for row in rows]
    assert {address.scheme for _, _, address in addresses} == {"https", ""}
    others = [
        (indicator, year, address.hostname)
        for indicator, year, address in addresses
        if address.hostname and address.hostname not in PUBLISHERS
    ]
    assert others == [("article-4-completions", "2021", "m.reliefweb.int")]
    page = (ROOT / "docs" / "bundled-strategy.md").read_text(encoding="utf-8")
    section = page.split("### Sources that are not primary")[1].split("\n## ")[0]
    assert "ReliefWeb" in section
    missing = {row["indicator"] for row in rows if not row["address"]}
    assert [indicator for indicator in missing if f"`{indicator}`" not in section] == []


def test_the_store_names_the_sources_of_the_table(rows: list[dict[str, str]]) -> None:
    columns = ("indicator", "year", "entity", "value", "source", "edition", "address", "page")
    lines = (ROOT / "data" / "readings.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    kept = [json.loads(line) for line in lines]
    assert sorted(
        [str(line.get(c, "")) for c in (*columns, "published", "note")] for line in kept
    ) == sorted([row[c] for c in (*columns, "published", "note")] for row in rows)


def test_the_less_certain_figures_are_flagged(rows: list[dict[str, str]]) -> None:
    flagged = {row["indicator"] for row in rows if "low reliability" in row["flags"]}
    assert {"crpd-ratifications", "article-4-completions", "mined-area-cleared"} <= flagged


def test_minimum_figures_are_entered_as_minimum(rows: list[dict[str, str]]) -> None:
    groups = [row for row in rows if row["indicator"] == "ap-mine-use-groups"]
    assert {row["qualifier"] for row in groups} == {"at least"}
    assert {row["qualifier"] for row in rows} == {"exact", "at least", "about"}


def test_nothing_points_past_the_period(rows: list[dict[str, str]]) -> None:
    assert max(int(row["year"]) for row in rows) == 2021
