"""A figure between two, and one that is strictly less, in every face; never as one exact figure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from projects import make_project

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = (Path(__file__).parent / "plans" / "16-figures-between-two.toml").read_text("utf-8")
RANGE = "5,000,000–6,000,000"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what a command says in a folder with three readings that are bounds."""
    folder = make_project(tmp_path / "project", PLAN)
    where = ["--framework", folder / "indicators.toml", "--data", folder / "data"]

    def said(*arguments: str | Path) -> str:
        text = call(capsys, *arguments, *where).out
        return text if "--json" in arguments else " ".join(text.split())

    said("record", "people", "2018", "3.5–4 million")
    said("record", "people", "2019", "5–6 million people")
    said("record", "dead", "2019", "<5")
    said("record", "share", "2019", "40 to 50 %")
    return said


def test_the_echo_says_what_was_understood(say: Callable[..., str]) -> None:
    assert f"People reached, 2020: {RANGE} people. Saved." in say(
        "record", "people", "2020", "5 million to 6 million"
    )
    assert "Casualties, 2020: less than 5 people. Saved." in say("record", "dead", "2020", "< 5")


@pytest.mark.parametrize(
    "face",
    [
        ("status", "--year", "2019"),
        ("show", "people", "--year", "2019"),
        ("history", "people"),
        ("changes", "2018", "2019"),
        ("compare", "people", "--year", "2019"),
        ("report", "--year", "2019"),
    ],
    ids=lambda face: face[0],
)
def test_it_is_shown_as_one_on_every_face(face: tuple[str, ...], say: Callable[..., str]) -> None:
    said = say(*face)
    assert RANGE in said
    # Neither an end alone nor the middle of both stands for it.
    rest = said.replace(RANGE, "")
    assert not [text for text in ("5,000,000", "5,500,000", "6,000,000") if text in rest]


def test_it_is_shown_as_one_on_the_page(say: Callable[..., str], tmp_path: Path) -> None:
    say("page", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert RANGE in page
    assert "5,500,000" not in page


def test_a_percentage_has_its_sign_once_and_a_strict_bound_its_own(
    say: Callable[..., str],
) -> None:
    said = say("status", "--year", "2019")
    assert "40–50 %" in said
    assert "<5" in said
    assert "40-50 %" in say("status", "--year", "2019", "--ascii")


def test_the_json_says_both_ends_and_which_is_open(say: Callable[..., str]) -> None:
    (goal,) = json.loads(say("status", "--year", "2019", "--json"))["goals"]
    people, dead, _ = goal["indicators"]
    assert people["latest"] == {
        "year": 2019,
        "value": 5000000,
        "state": "final",
        "qualifier": "between",
        "bounds": {"low": 5000000, "high": 6000000, "low_open": False, "high_open": False},
    }
    assert (people["readings"][-1]["text"], people["readings"][-1]["high"]) == (
        "5000000",
        "6000000",
    )
    # Of what is counted less than 5 is 4 at most.
    assert (dead["latest"]["value"], dead["latest"]["qualifier"]) == (5, "less than")
    assert dead["latest"]["bounds"]["high"] == 4


@pytest.mark.parametrize("whole", [(), ("--history",)], ids=["readings", "history"])
def test_an_export_comes_back_the_same(
    whole: tuple[str, ...], say: Callable[..., str], tmp_path: Path
) -> None:
    say("export", tmp_path / "out.csv", *whole)
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert "high" in text.splitlines()[0]
    assert "0 new" in say("import", tmp_path / "out.csv", "--dry-run")


def test_what_an_entry_form_offers_reads_back(say: Callable[..., str]) -> None:
    before = say("history", "people")
    for text in (RANGE, "between 5,000,000 and 6,000,000 people", "5000000 to 6000000"):
        say("record", "people", "2019", text)
    assert say("history", "people") == before


def test_a_range_that_may_be_the_same_has_not_moved_the_wrong_way(say: Callable[..., str]) -> None:
    say("record", "share", "2018", "44–50 %")
    say("record", "share", "2019", "43–49 %", "--reason", "correction")
    said = say("changes", "2018", "2019")
    assert "though no figure moved the wrong way: 1 ▲ Share cleared" in said
    assert "Worse" not in said
