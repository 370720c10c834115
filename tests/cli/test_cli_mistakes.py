"""What people mistype on the command line: what is wrong, where, and what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("written", ["n/a", "–"])
def test_a_value_that_is_none_names_the_option_and_the_column(
    project: Path, capsys: Capture, written: str
) -> None:
    assert project
    told = call(capsys, "record", "members", 2018, written).one_line
    assert told.startswith(f'value: "{written}" is not a number')
    assert '--no-data "WHY"' in told
    assert "no_data in a form or a file" in told


@pytest.mark.parametrize("year", ["2016/17", "2016-17", "2016–17", "FY2016/17", "2016/2017"])
def test_a_year_over_two_is_told_which_one_it_is(project: Path, capsys: Capture, year: str) -> None:
    assert project
    told = call(capsys, "record", "members", year, 105).one_line
    assert told.endswith(": 2016, the year in which it begins")
    for command in (("status", "--year", year), ("history", "members", year)):
        assert "2016, the year in which it begins" in call(capsys, *command).err


@pytest.mark.parametrize("year", ["2O16", "20166", "16/17"])
def test_another_year_is_not_guessed(project: Path, capsys: Capture, year: str) -> None:
    assert project
    assert call(capsys, "record", "members", year, 105).one_line.endswith("from 1900 to 2100")


def test_because_and_reason_are_told_apart(project: Path, capsys: Capture) -> None:
    assert project
    told = call(capsys, "retract", "members", 2018, "--because", "typed twice")
    assert (told.code, told.err.splitlines()[0]) == (
        2,
        "No such option '--because' here; write --reason",
    )
    told = call(capsys, "priority", "adopt", "2019-1", "--reason", "x")
    assert told.err.splitlines()[0] == "No such option '--reason' here; write --because"
    told = call(capsys, "close", 2019, "--reason", "x")
    assert "here; write" not in told.err
    told = call(capsys, "judge", "voice", 2018, "on_track", "--reason", "the survey")
    assert told.one_line.startswith("say what the judgement rests on with --because WHY;")


def test_a_year_that_stands_alone_is_told_its_option(project: Path, capsys: Capture) -> None:
    assert project
    for command in ("due", "report"):
        told = call(capsys, command, 2018)
        assert (told.code, told.err.splitlines()[0]) == (2, "a year is named with --year 2018")
    for command in ("status", "show", "compare"):
        told = call(capsys, command, 2018)
        assert told.one_line.endswith('"2018"; a year is named with --year 2018')
    assert "--year" not in call(capsys, "record", 2018, "members", 3).err
    assert "--year" not in call(capsys, "history", "members", 2018, "more").err
    assert "--year" not in call(capsys, "history", "members", 2018, 2019).err


def test_a_year_to_come_is_not_judged(project: Path, capsys: Capture) -> None:
    next_year = date.today().year + 1  # noqa: DTZ011 - the day here is meant
    told = call(capsys, "judge", "voice", next_year, "on_track", "--because", "x")
    assert told.one_line == f"{next_year} is still to come; a judgement says what was seen"
    assert judgements(project) == []


def test_the_same_judgement_is_kept_once(project: Path, capsys: Capture) -> None:
    said = ("judge", "voice", 2018, "on_track", "--because", "the survey")
    assert call(capsys, *said).out.endswith("Saved.\n")
    again = call(capsys, *said)
    told = "Voice of survivors, 2018: on track already, judged by ana; nothing changed."
    assert " ".join(again.out.split()) == told
    assert len(judgements(project)) == 1
    assert call(capsys, *said[:-1], "the second survey").out.endswith("Saved.\n")
    assert call(capsys, *said).out.endswith("Saved.\n")
    assert len(judgements(project)) == 3


def judgements(project: Path) -> list[object]:
    return list(Store.open(project / "data" / "readings.jsonl").records().judgements)


@pytest.mark.parametrize("option", [("--show",), ("--as-of", "2019")])
def test_a_comment_is_shown_or_written(
    project: Path, capsys: Capture, option: tuple[str, ...]
) -> None:
    assert project
    told = call(capsys, "comment", "members", 2018, "Well done", *option)
    assert told.code == 2
    assert told.one_line == (
        f"{option[0]} shows what stands, and a text is written; leave one of them out"
    )


def test_one_priority_is_listed_by_its_name(project: Path, capsys: Capture) -> None:
    assert project
    for text in ("First", "Second"):
        assert call(capsys, "priority", "add", 2019, text).code == 0
    listed = call(capsys, "priority", "2019-2")
    assert listed.code == 0
    assert "Second" in listed.out
    assert "First" not in listed.out
    assert 'no priority "2019-7"' in call(capsys, "priority", "2019-7").err
    assert "is not a year" in call(capsys, "priority", "19-7").err


def test_an_export_of_the_history_counts_revisions(
    project: Path, capsys: Capture, tmp_path: Path
) -> None:
    assert project
    call(capsys, "record", "members", 2018, 105)
    call(capsys, "record", "members", 2018, 106, "--reason", "correction")
    out = tmp_path / "out.csv"
    assert call(capsys, "export", out, "--history").err == f"{out}: 2 revisions.\n"
    assert call(capsys, "export", out, "--force").err == f"{out}: 1 reading.\n"
