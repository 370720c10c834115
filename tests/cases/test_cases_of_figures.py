"""Figures as they are known: exact, bounds, amounts and totals, with their marks, in every face."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from collections.abc import Callable

PLANS = Path(__file__).parent / "plans"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what a command says in a folder whose plan is the first one asked for."""

    def said(*arguments: str, plan: str = "") -> str:
        folder = tmp_path / "project"
        if plan:
            make_project(folder, (PLANS / f"{plan}.toml").read_text(encoding="utf-8"))
        where = ["--framework", folder / "indicators.toml", "--data", folder / "data"]
        text = call(capsys, *arguments, *where).out
        return text if "--json" in arguments else " ".join(text.split())

    return said


def found(text: str) -> dict[str, dict[str, Any]]:
    """Return the indicators of a scorecard's JSON by id."""
    listed = [
        indicator
        for goal in json.loads(text)["goals"]
        for group in (goal, *goal["objectives"])
        for indicator in group["indicators"]
    ]
    return {indicator["id"]: indicator for indicator in listed}


def test_what_is_met_at_first_is_met(say: Callable[..., str]) -> None:
    said = say("record", "n", "2022", "12", plan="01-met-first")
    assert "12 in 2022; at least 10 are due by 2025: met early. Achieved." in said
    say("record", "e", "2021", "strong", "--entity", "x")
    say("record", "e", "2021", "weak", "--entity", "y")
    results = found(say("status", "--year", "2021", "--json"))
    assert results["e"]["latest"]["value"] == 2
    assert results["e"]["status"] == "achieved"


def test_bounds_travel(say: Callable[..., str]) -> None:
    say("record", "up", "2021", "at most 150", plan="02-bound-on-a-path")
    say("record", "dn", "2021", "at least 60")
    say("record", "acc", "2021", "at most 40")
    assert "At most 110 km up to 2022" in say("record", "acc", "2022", "at most 70")
    results = found(say("status", "--year", "2022", "--json"))
    for id_ in ("up", "dn", "s", "sh", "acc"):
        assert (results[id_]["status"], results[id_]["reason"]) == ("not_assessed", "bound")
    counted = {"low_open": False, "high_open": False}
    assert results["acc"]["latest"]["bounds"] == {"low": None, "high": 110, **counted}
    assert results["sh"]["latest"]["bounds"] == {"low": 0, "high": 250, **counted}
    assert results["dn"]["explanation"]["possible"] == ["on_track", "off_track"]
    shown = say("show", "acc", "--year", "2022")
    assert "2022 at most 70; total at most 110" in shown
    assert "≤110" in say("status", "--year", "2022")
    report = say("report", "--year", "2022")
    assert "at most 110 km up to 2022" in report.replace("At most", "at most")


def test_bounds_of_both_sides_make_no_figure(say: Callable[..., str]) -> None:
    say("record", "up", "2021", "at most 150", plan="02-bound-on-a-path")
    say("record", "dn", "2021", "at least 60")
    assert "Not known in 2021; at most 100 are due by 2025: bounds of both sides went into" in say(
        "show", "s", "--year", "2022"
    )
    assert "not known (2021) ≤100 by 2025" in say("status", "--year", "2022")
    assert "| not known (2021) |" in say("report", "--year", "2022")
    latest = found(say("status", "--year", "2022", "--json"))["s"]["latest"]
    assert latest["value"] is None
    assert (latest["bounds"]["low"], latest["bounds"]["high"]) == (None, None)
    assert "None of them says anything." in say("compare", "s", "--year", "2022")


def test_a_path_that_starts_at_a_bound_asks_as_much_or_more(say: Callable[..., str]) -> None:
    say("record", "a", "2020", "at least 100", plan="05-marks-of-a-baseline")
    assert "the path expected at least 120: at most half of the movement expected so far" in say(
        "record", "a", "2021", "110"
    )
    assert "Expected: at least 120" in say("show", "a", "--year", "2021")
    say("record", "c", "2020", "at most 100")
    # 95 is half of the way from 100, and less of the way from less.
    assert "the path expected at most 90: at most half of the movement expected so far" in say(
        "record", "c", "2021", "95"
    )


def test_an_amount_is_never_set_beside_a_total(say: Callable[..., str]) -> None:
    say("record", "land", "2021", "10", plan="03-amount-and-total")
    say("record", "land", "2022", "20")
    say("record", "land", "2023", "30")
    say("record", "land", "2023", "31", "--reason", "correction")
    shown = say("show", "land", "--year", "2023")
    assert "2023 31; was 30; total 71;" in shown
    assert "2022 20; total 40;" in shown
    changes = say("changes", "2022", "2023")
    assert "up 31 from a total of 40 km² in 2022" in changes
    assert "last 31 in 2023" in say("due", "--year", "2024")


def test_a_ceiling_and_a_total_that_is_to_fall(say: Callable[..., str]) -> None:
    say("record", "cap", "2021", "30", plan="03-amount-and-total")
    say("record", "neg", "2021", "-20")
    results = found(say("status", "--year", "2021", "--json"))
    assert results["cap"]["status"] == "at_risk"
    assert results["neg"]["status"] == "on_track"
    assert "overspent by 1" in say("record", "cap", "2022", "71")
    assert found(say("status", "--year", "2023", "--json"))["cap"]["status"] == "missed"


def test_marks_go_with_a_reading_that_serves_as_the_baseline(say: Callable[..., str]) -> None:
    say(
        "record", "a", "2020", "at least 100", "--flags", "estimated", plan="05-marks-of-a-baseline"
    )
    say("record", "a", "2021", "110")
    say("record", "b", "2020", "about 100", "--state", "provisional")
    say("record", "b", "2021", "130")
    assert "Baseline: at least 100 in 2020 (estimated)" in say("show", "a", "--year", "2021")
    assert "Baseline: about 100 in 2020 (provisional)" in say("show", "b", "--year", "2021")
    results = found(say("status", "--year", "2021", "--json"))
    assert results["a"]["baseline"] == {
        "year": 2020,
        "value": 100,
        "qualifier": "at least",
        "state": "final",
        "flags": ["estimated"],
    }
    report = say("report", "--year", "2021")
    assert "at least 100 (2020, estimated)" in report
    assert "about 100 (2020, provisional)" in report


def test_thirty_digits(say: Callable[..., str]) -> None:
    threes = "3" * 29
    written = "33,333,333,333,333,333,333,333,333,333"
    assert written in say("record", "a", "2022", threes, plan="07-long-numbers")
    assert "achieved" in say("compare", "a", "--year", "2022")
    assert written in say("report", "--year", "2022")
    assert "missed by 9" in say("record", "b", "2022", "9999999991")
    assert "missed by 5" in say("record", "z", "2022", "5")
    say("record", "a", "2022", "9" * 30, "--reason", "correction")
    assert "999,999,999,999,999,999,999,999,999,999" in say("show", "a", "--year", "2022")
    assert "999,999,999,999,999,999,999,999,999,999" in say("changes", "2021", "2022")


def test_a_way_too_short_for_binary_arithmetic(say: Callable[..., str]) -> None:
    say("record", "n", "2022", "8" * 30, plan="07-long-targets")
    assert "missed by 1." in say("record", "m", "2022", "3" * 29 + "2")
    assert "missed by 1." in say("report", "--year", "2022")
    assert "achieved" not in say("compare", "n", "--year", "2022")
    shown = say("show", "m", "--year", "2022")
    assert "Baseline: 111,111,111,111,111,111,111,111,111,111 in 2020" in shown
    assert "at least 333,333,333,333,333,333,333,333,333,333 by 2022" in shown


def test_years_outside_those_it_is_kept_are_not_missing(say: Callable[..., str]) -> None:
    say("record", "acc", "2021", "10", plan="12-active-later")
    said = say("record", "acc", "2022", "20")
    assert "30 up to 2022; the path expected 33:" in said
    for year in ("2021", "2022", "2023"):
        said = say("record", "ev", year, "6")
    assert "At least 5 every year: held in all 3 years. Achieved." in said


def test_marks_of_an_amount_are_those_of_the_total(say: Callable[..., str]) -> None:
    say("record", "acc", "2019", "10", "--state", "provisional", plan="13-marks-of-a-total")
    say("record", "acc", "2020", "10")
    shown = say("show", "acc", "--year", "2020")
    assert "20 up to 2020 (provisional)" in shown
    assert "2020 10; total 20 (provisional);" in shown
    assert "20*" in say("status", "--year", "2020")
    results = found(say("status", "--year", "2020", "--json"))
    assert results["acc"]["latest"]["state"] == "provisional"
