"""``changes``: two years or two days, in plain lines and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call, process

from scorecard.records.entry import Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

AGAINST_2019 = "ICBL-CMC Strategy 2017–2021: changes from 2019 to 2020"


@pytest.mark.usefixtures("example")
def test_two_years_are_told_worst_first(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "changes", "2019", "2020")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[:2] == [AGAINST_2019, "16 indicators kept their status."]
    headings = [line for line in lines if line and not line.startswith(" ")][2:]
    assert headings == [
        "Came due: 3 missed",
        "Worse: 6",
        "Better: 1",
        "Behind what is asked, though no figure moved the wrong way: 1",
        "Newly assessed: 3",
        "Moved among State Parties, while the status stayed: 2",
        "Restated: 3",
        "Deadlines extended: 9",
    ]
    assert (
        "  ✕ States Parties to the Convention on Cluster Munitions: was off track, now\n"
        "    missed.\n"
        "    110 states in 2020; at least 130 were due by 2020: missed by 20 states.\n"
        "    Its day came: up 3 from 107 states in 2019; the target is due by 2020.\n"
    ) in answer.out
    assert "  No status of 2020 turned on any of these." in lines
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.usefixtures("example")
def test_alone_it_compares_the_year_that_status_shows_with_the_one_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = json.loads(call(capsys, "status", "--json").out)["year"]
    alone = call(capsys, "changes").out
    assert alone == call(capsys, "changes", shown - 1, shown).out
    assert call(capsys, "changes", "--year", "2020").out.startswith(AGAINST_2019)
    assert call(capsys, "changes", "2019", "--year", "2020").out.startswith(AGAINST_2019)


@pytest.mark.usefixtures("example")
def test_two_days_of_one_year(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "changes", "2018-11-30", "2019-12-31", "--year", "2018")
    first = " ".join(answer.out.splitlines()[:2])
    assert first == (
        "ICBL-CMC Strategy 2017–2021: 2018 as known on 30 November 2018, and on 31 December 2019"
    )
    assert "Worse: 2" in answer.out
    until = call(capsys, "changes", "2018-11-30", "--as-of", "2019-12-31", "--year", "2018")
    assert until.out == answer.out
    months = call(capsys, "changes", "2018-11", "2019-12", "--year", "2018")
    assert months.out == answer.out


@pytest.mark.usefixtures("example")
def test_as_of_keeps_what_came_later_out(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "changes", "2019", "2020", "--as-of", "2021-06-30")
    assert "Both years as known on 30 June 2021." in answer.out
    assert "Restated" not in answer.out


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2020", "2018"), "2020 comes after 2018; the earlier one goes first: scorecard changes"),
        (("2019-01-02", "2019-01-01"), "2019-01-02 comes after 2019-01-01"),
        (("2019", "2019"), "nothing lies between 2019 and 2019"),
        (("2018", "2019-11-30"), '"2018" is a year and "2019-11-30" a day; write two years'),
        (("2018-11-30", "2019"), '"2019" is a year and "2018-11-30" a day; write two years'),
        (("2018", "2019", "--year", "2020"), "--year says nothing where two years are given"),
        (
            ("2018-01-01", "2019-01-01", "--as-of", "2020"),
            "--as-of says nothing where two days are given",
        ),
        (("2018-01-01", "--as-of", "2017"), "2018-01-01 comes after 2017-12-31"),
        (("2019", "--year", "2018"), "2019 comes after 2018"),
        (("last", "2019-01-01"), '"last" is not a date; write it as 2018-11-20'),
        (("0000", "2019"), '"0000" is not a year'),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = call(capsys, "changes", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.usefixtures("example")
def test_nothing_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "changes", "2023-12-01", "2024-01-01")
    assert answer.out.replace("\n", " ").strip() == (
        "ICBL-CMC Strategy 2017–2021: nothing changed for 2021 from 1 December 2023 to "
        "1 January 2024."
    )


@pytest.mark.usefixtures("example")
def test_before_the_first_year_there_is_no_status(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, "changes", "--year", "2017", "--as-of", "2017-12-31")
    assert "The strategy begins in 2017, so there is no status of 2016 to compare with." in (
        answer.out.replace("\n", " ")
    )


@pytest.mark.usefixtures("project")
def test_a_flip_and_what_the_user_wrote_stay_text(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "record", "share", "2017", "60", "--source", "Census")
    call(capsys, "record", "share", "2021", "60", "--source", "Census")
    revised = ("share", "2021", "40", "--source", "Census", "--by", "[red]eva[/red]")
    assert call(capsys, "record", *revised, "--reason", "restated by source").code == 0
    answer = call(capsys, "changes", "2020", "2021")
    said = " ".join(answer.out.split())
    assert (
        "Share of women, 2021: was 60 %, now 40 % (−20 percentage points); restated by source"
    ) in said
    assert "entered by [red]eva[/red]." in said
    assert "Without it, Share of women would be achieved, not missed." in said
    data = json.loads(call(capsys, "changes", "2020", "2021", "--json").out)
    (step,) = data["restated"]
    assert (step["was"], step["difference"]) == ({"text": "60", "value": 60, "no_data": ""}, -20)
    assert {
        "level": "indicator",
        "id": "share",
        "title": "Share of women",
        "without": "achieved",
        "with": "missed",
    } in step["flips"]


@pytest.mark.usefixtures("example")
def test_json_has_what_the_lines_say(capsys: pytest.CaptureFixture[str]) -> None:
    data: dict[str, Any] = json.loads(call(capsys, "changes", "2019", "2020", "--json").out)
    assert data["format"] == 1
    assert (data["from"], data["to"]) == (
        {"year": 2019, "as_of": None},
        {"year": 2020, "as_of": None},
    )
    assert data["same"] == 16
    moves = [status["move"] for status in data["statuses"]]
    assert {move: moves.count(move) for move in moves} == {
        "came due": 5,
        "worse": 6,
        "better": 1,
        "behind": 1,
        "newly assessed": 3,
    }
    (change,) = (s for s in data["statuses"] if s["id"] == "ccm-states-parties")
    assert change == {
        "level": "indicator",
        "id": "ccm-states-parties",
        "title": "States Parties to the Convention on Cluster Munitions",
        "move": "came due",
        "cause": "date",
        "was": {"status": "off_track", "reason": None},
        "now": {"status": "missed", "reason": None},
        "sentence": "110 states in 2020; at least 130 were due by 2020: missed by 20 states.",
        "moved": "Its day came: up 3 from 107 states in 2019; the target is due by 2020.",
        "moved_by": ["reading", "date come", "path"],
    }
    assert [step["difference"] for step in data["restated"]] == [299, 128, 31]
    assert data["counts"] == {
        "moves": {
            "came due": 3,
            "worse": 2,
            "better": 1,
            "behind": 1,
            "newly assessed": 3,
            "no longer assessed": 0,
            "even": 0,
        },
        "causes": {
            "figure": 6,
            "date": 4,
            "restated": 0,
            "target": 0,
            "plan": 0,
            "judgement": 0,
        },
        "came_due": {"missed": 3},
    }


def test_as_a_process_without_colour_in_ascii(example: Path) -> None:
    answer = process("changes", "2020", "2021", "--ascii", cwd=example, env={"NO_COLOR": "1"})
    assert (answer.code, answer.err) == (0, "")
    assert "\x1b" not in answer.out
    assert "  X States Parties still contaminated" in answer.out
    assert "✕" not in answer.out


@pytest.mark.usefixtures("example")
def test_the_page_shows_what_the_command_prints(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (root / "docs" / "changes.md").read_text(encoding="utf-8")
    shown = [line[4:] for line in page.splitlines() if line.startswith("    ")]
    shown = [line for line in shown if line.strip() not in ("", "…") and "scorecard " not in line]
    printed = call(capsys, "changes", "2019", "2020").out.splitlines()
    printed += call(
        capsys, "changes", "2018-11-30", "2026-11-23", "--year", "2018"
    ).out.splitlines()
    assert len(shown) > 20
    assert [line for line in shown if line not in printed] == []


def test_a_figure_that_is_no_number_is_given_as_text(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(example / "data" / "readings.jsonl")
    store.add([Entry("casualties-mines", 2019, "many", reason="correction")], by="Ana")
    (told,) = (
        step
        for step in json.loads(call(capsys, "changes", "2018", "2019", "--json").out)["restated"]
        if step["now"]["text"] == "many"
    )
    assert told["was"]["value"] == 5554
    assert (told["now"]["value"], told["difference"]) == (None, None)
