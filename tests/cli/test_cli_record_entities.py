"""Entities on the command line: entering, importing, showing, supposing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PLAN = """
[strategy]
title = "S"
period = [2017, 2021]
labels = { entity = "State Party" }
[[goal]]
id = "I"
title = "Land"
[[goal.objective]]
id = "2b"
title = "Article 5"
[[goal.objective.indicator]]
id = "article-5"
title = "Article 5 deadlines met"
aggregate = "share"
target = { at_least = 100, every_year = true }
[goal.objective.indicator.entities]
chile = { title = "Chile", deadline = [2012-03-01, { date = 2020-03-01, granted = 2011-12-02 }] }
eritrea = { title = "Eritrea", deadline = 2020-12-31 }
iraq = { title = "Iraq", deadline = [2018-02-01, { date = 2028-02-01, granted = 2017-12-21 }] }
[[goal.objective.indicator]]
id = "states"
title = "States"
unit = "states"
baseline = { year = 2016, value = 100 }
target = { at_least = 130, by = 2020 }
"""
SENTENCE = (
    "50 % in 2020; at least 100 % every year: off by 50 percentage points. Off track. "
    "Chile completed in 2020; Eritrea missed 31 December 2020. "
    "1 of 2 met the deadline in force, 0 of 3 the original one."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(tmp_path / "project", PLAN)
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    return made


def record(capsys: Capture, year: int, value: str, *rest: object) -> Any:
    return call(capsys, "record", "article-5", year, value, "--source", "Monitor", *rest)


def test_recording_for_an_entity(folder: Path, capsys: Capture) -> None:
    answer = record(capsys, 2020, "2020-02-27", "--entity", "chile")
    assert answer.code == 0
    said = " ".join(answer.out.split())
    assert "Article 5 deadlines met, Chile, 2020: 2020-02-27. Saved." in said
    assert "Done on 27 February 2020; due by 1 March 2020. Achieved." in said
    refused = record(capsys, 2020, "2020-02-27", "--entity", "chilli")
    assert refused.code == 1
    assert 'did you mean "chile"?' in refused.err
    assert "name chile, eritrea or iraq" in record(capsys, 2020, "yes").err
    again = record(capsys, 2020, "2020-02-28", "--entity", "chile", "--reason", "correction")
    assert "Chile, 2020: 2020-02-28, was 2020-02-27" in " ".join(again.out.split())


def test_showing_each_entity_under_the_plans_word_for_it(folder: Path, capsys: Capture) -> None:
    record(capsys, 2020, "2020-02-27", "--entity", "chile")
    record(capsys, 2020, "no", "--entity", "eritrea")
    text = call(capsys, "show", "article-5", "--year", 2020).out
    assert SENTENCE in " ".join(text.split())
    assert "By State Party:" in text
    assert "★ achieved          Chile: Done on 27 February 2020" in text
    assert "✕ missed            Eritrea: Not done; due by 31 December 2020: missed." in text
    assert "○ not due           Iraq: Due by 1 February 2028." in text
    ascii_ = call(capsys, "show", "article-5", "--year", 2020, "--ascii").out
    assert "X missed" in ascii_


def test_entities_as_json(folder: Path, capsys: Capture) -> None:
    record(capsys, 2020, "2020-02", "--entity", "chile")
    record(capsys, 2020, "no", "--entity", "eritrea")
    data = json.loads(call(capsys, "status", "--year", 2020, "--json").out)
    found = data["goals"][0]["objectives"][0]["indicators"][0]
    assert found["sentence"] == SENTENCE
    assert [*found["shares"].values()] == [1, 2, 0, 3]
    chile, eritrea, iraq = found["entities"]
    assert (chile["id"], chile["status"], chile["note"]) == ("chile", "achieved", "extended")
    assert (chile["deadline"], chile["original_deadline"]) == ("2020-03-01", "2012-03-01")
    assert chile["done"] == {"first": "2020-02-01", "last": "2020-02-29"}
    assert (chile["in_time"], chile["in_time_originally"]) == (True, False)
    assert [(r["year"], r["text"], r["value"]) for r in chile["readings"]] == [(2020, "2020-02", 1)]
    assert (eritrea["status"], eritrea["done"], eritrea["in_time"]) == ("missed", None, False)
    assert (iraq["reason"], iraq["in_time"]) == ("not_due", None)
    assert found["readings"][0]["derived_from"][0]["entity"] == "chile"
    history = call(capsys, "history", "article-5", "--json")
    assert history.code == 0


def test_importing_and_exporting_entities(folder: Path, capsys: Capture) -> None:
    rows = "indicator,year,entity,value,source\n"
    bad = folder / "bad.csv"
    bad.write_text(rows + "article-5,2020,,yes,M\narticle-5,2020,peru,yes,M\n", encoding="utf-8")
    refused = call(capsys, "import", bad, "--yes")
    assert refused.code == 1
    assert "is kept per State Party" in refused.out + refused.err
    good = folder / "good.csv"
    good.write_text(
        rows + "article-5,2020,chile,2020-02-27,M\narticle-5,2020,eritrea,no,M\n", encoding="utf-8"
    )
    assert call(capsys, "import", good, "--yes").code == 0
    assert "2 the same" in call(capsys, "import", good, "--yes").out
    assert "article-5,2020,2020-02-27,chile" in call(capsys, "export", "-").out


def test_what_is_due_is_asked_of_each_entity(folder: Path, capsys: Capture) -> None:
    assert "Chile" not in call(capsys, "due", "--year", 2019).out
    text = call(capsys, "due", "--year", 2020).out
    assert "Chile: Article 5 deadlines met (article-5)" in text
    assert "Eritrea: Article 5" in text
    assert "Iraq" not in text
    record(capsys, 2020, "no", "--entity", "eritrea")
    record(capsys, 2020, "2020-02-27", "--entity", "chile")
    data = json.loads(call(capsys, "due", "--year", 2020, "--json").out)
    assert [row["indicator"] for row in data["due"]] == ["states"]
    assert call(capsys, "check").code == 0


def test_supposing_a_reading_of_an_entity(folder: Path, capsys: Capture) -> None:
    text = call(
        capsys, "show", "article-5", "--year", 2020, "--what-if", "2020-02-27", "--entity", "chile"
    ).out
    assert text.startswith("If 2020, Chile, read 2020-02-27:")
    assert "Chile completed" in " ".join(text.split())
    assert text.endswith("Nothing was saved.\n")
    assert "0 readings" in call(capsys, "check").out


def test_supposing_a_reading_says_what_it_would_change(folder: Path, capsys: Capture) -> None:
    call(capsys, "record", "states", 2018, 105, "--source", "Monitor")
    text = call(capsys, "show", "states", "--year", 2018, "--what-if", "115").out
    assert text == (
        "If 2018 read 115 states:\n● on track (now off track)\n"
        "115 states in 2018, as the path expected. On track.\n"
        "2b would be on track (now off track).\nI would be on track (now off track).\n"
        "Nothing was saved.\n"
    )
    data = json.loads(
        call(capsys, "show", "states", "--year", 2018, "--what-if", "98", "--json").out
    )
    supposed = {"indicator": "states", "year": 2018, "entity": None, "part": None, "value": "98"}
    assert data["what_if"] == supposed
    assert (data["now"]["status"], data["then"]["note"]) == ("off_track", "moving_away")


def test_supposing_a_year_to_come_and_a_day_gone_by(folder: Path, capsys: Capture) -> None:
    text = call(capsys, "show", "states", "--year", 2021, "--what-if", "131").out
    assert "achieved" in text
    past = call(
        capsys,
        "show",
        "states",
        "--year",
        2018,
        "--as-of",
        "2018-12-31",
        "--what-if",
        "about 115",
    ).out
    assert "● on track (now not assessed)" in past


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("states", "--what-if", "lots"), '"lots" is not a number'),
        (("2b", "--what-if", "3"), '"2b" is an objective; name an indicator'),
        (("states", "--entity", "chile"), "--entity goes with --what-if"),
        (("article-5", "--what-if", "yes"), "is kept per State Party"),
    ],
)
def test_what_cannot_be_supposed(
    arguments: tuple[str, ...], what: str, folder: Path, capsys: Capture
) -> None:
    answer = call(capsys, "show", *arguments)
    assert answer.code in (1, 2)
    assert what in answer.err


def test_what_a_status_rests_on_and_what_it_takes(folder: Path, capsys: Capture) -> None:
    for year, value in ((2017, 102), (2018, 105), (2019, 107)):
        call(capsys, "record", "states", year, value, "--source", "Monitor")
    text = " ".join(call(capsys, "show", "states", "--year", 2019).out.split())
    assert "Confidence: firm" in text
    assert "Pace: +2.33 a year on average since 2016; the path planned +7.5" in text
    assert (
        "Projection: at the median pace, +2.5 a year, 109.5 in 2020, between 109 and 109.8" in text
    )
    assert "at least 130 in 2029" in text
    assert "It takes: +23 from 2019 to 2020, to reach at least 130 by 2020" in text
    early = " ".join(call(capsys, "show", "states", "--year", 2018).out.split())
    assert "Confidence: tentative: there are fewer than three readings since the baseline" in early
    assert "It takes: +12.5 a year from 2018 on, to reach at least 130 by 2020" in early
    assert "Projection" not in early
