"""``record``, ``retract`` and ``judge``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.model.reading import ReadingKey, State
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def store(project: Path) -> Store:
    return Store.open(project / "data" / "readings.jsonl")


def test_a_reading_is_saved_and_echoed_as_understood(project: Path, capsys: Capture) -> None:
    answer = call(capsys, "record", "members", 2018, "1 05", "--source", "Register")
    assert answer.code == 1
    answer = call(capsys, "record", "members", 2018, " 105 ", "--source", "Register")
    assert answer.code == 0
    assert answer.out.startswith("Members, 2018: 105 members. Saved.\n")
    assert "the path expected 115" in answer.out
    (saved,) = store(project).history(ReadingKey("members", 2018))
    assert (saved.value, saved.by, saved.source.title) == ("105", "ana", "Register")


@pytest.mark.parametrize(
    ("written", "stored", "shown"),
    [
        ("1,234.5", "1234.5", "1,234.5 members"),
        ("1 234,5", "1234.5", "1,234.5 members"),
        ("≥130", "130", "at least 130 members"),
        ("-5", "-5", "−5 members"),
        ("-.5", "-0.5", "−0.5 members"),
        ("0", "0", "0 members"),
        ("130.0", "130.0", "130.0 members"),
    ],
)
def test_numbers_are_taken_as_people_write_them(
    project: Path, capsys: Capture, written: str, stored: str, shown: str
) -> None:
    answer = call(capsys, "record", "members", 2018, written, "--yes")
    assert answer.code == 0
    assert shown in answer.out.replace("\n", " ")
    (saved,) = store(project).history(ReadingKey("members", 2018))
    assert saved.value == stored


@pytest.mark.parametrize("year", ["²", "①", "٢٠١٨", "9" * 5000])
def test_a_year_in_other_digits_is_refused_in_a_line(
    project: Path, capsys: Capture, year: str
) -> None:
    assert "is not a year" in call(capsys, "record", "members", year, 105).one_line
    (project / "in.csv").write_text(f"indicator,year,value\nmembers,{year},105\n", "utf-8")
    answer = call(capsys, "import", "in.csv", "--yes")
    assert answer.code == 1
    assert "is not a year" in answer.out + answer.err


def test_a_second_value_needs_a_reason_and_becomes_a_revision(
    project: Path, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 105)
    refused = call(capsys, "record", "members", 2018, 106)
    assert refused.code == 1
    assert "already reads 105 members, entered by ana" in refused.one_line
    assert "--reason" in refused.one_line
    taken = call(capsys, "record", "members", 2018, 106, "--reason", "correction", "--by", "ben")
    assert taken.code == 0
    assert "106 members, was 105 members (correction). Saved." in taken.out
    first, second = store(project).history(ReadingKey("members", 2018))
    assert (second.revision, second.parent, second.by) == (2, first.id, "ben")


def test_the_same_reading_again_changes_nothing(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105)
    before = (project / "data" / "readings.jsonl").read_bytes()
    again = call(capsys, "record", "members", 2018, 105)
    assert (again.code, again.out) == (0, "Members, 2018: already so, nothing changed.\n")
    assert (project / "data" / "readings.jsonl").read_bytes() == before


def test_provisional_becomes_final_by_a_revision(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--state", "provisional")
    answer = call(capsys, "record", "members", 2018, 105, "--reason", "late data")
    assert answer.code == 0
    first, second = store(project).history(ReadingKey("members", 2018))
    assert (first.state, second.state) == (State.PROVISIONAL, State.FINAL)


def test_no_data_is_a_reading_with_a_reason(project: Path, capsys: Capture) -> None:
    answer = call(capsys, "record", "members", 2018, "--no-data", "the register was lost")
    assert answer.code == 0
    assert "no data: the register was lost" in answer.out
    (saved,) = store(project).history(ReadingKey("members", 2018))
    assert (saved.value, saved.no_data) == (None, "the register was lost")


def test_a_reading_is_taken_back_with_a_reason_and_stays_in_the_history(
    project: Path, capsys: Capture
) -> None:
    call(capsys, "record", "members", 2018, 105)
    assert call(capsys, "retract", "members", 2018).code == 1
    answer = call(capsys, "retract", "members", 2018, "--reason", "wrong indicator")
    assert answer.code == 0
    assert "105 members taken back" in answer.out
    assert call(capsys, "retract", "members", 2018, "--reason", "again").code == 1
    history = call(capsys, "history", "members").out
    assert "105 → taken back" in history
    assert "wrong indicator" in history
    assert "no reading yet" in call(capsys, "show", "members", "--year", 2018).out.lower()


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("membres", 2018, 1), 'did you mean "members"'),
        (("members", 18, 1), "year"),
        (("members", 99999, 1), "year"),
        (("members", 2018, "many"), "not a number"),
        (("members", 2018, "nan"), "not a number"),
        (("members", 2018, "inf"), "not a number"),
        (("members", 2018, "1e5"), "not a number"),
        (("members", 2018, "yes"), "not a number"),
        (("policy", 2018, "perhaps"), "yes or no"),
        (("share", 2018, "", "--numerator", 1, "--denominator", 0), "denominator"),
        (("members", 2018, 1, "--entity", "chile"), "entity"),
        (("members", 2018, 1, "--note", "a\x1b[2Jb"), "control character"),
        (("members", 2018, 1, "--note", "x" * 100_000), "64 KiB"),
        (("members", 2018, 1, "--by", "a\nb"), "line break"),
        (("members", 2018, ""), "value"),
        (("members", 2018, 1, "--state", "finale"), "final"),
        (("members", 2018, 1, "--published", "soon"), "date"),
    ],
)
def test_bad_input_is_refused_whole_in_one_line(
    project: Path, capsys: Capture, arguments: tuple[object, ...], wanted: str
) -> None:
    before = (project / "data" / "readings.jsonl").read_bytes()
    answer = call(capsys, "record", *arguments)
    assert answer.code == 1
    assert answer.out == ""
    assert wanted in answer.one_line
    assert answer.one_line.isprintable()
    assert (project / "data" / "readings.jsonl").read_bytes() == before


def test_a_qualitative_indicator_is_judged_by_a_person(project: Path, capsys: Capture) -> None:
    assert "choose: achieved" in call(capsys, "judge", "voice", 2018, "fine").one_line
    assert "--because" in call(capsys, "judge", "voice", 2018, "on_track").one_line
    wrong = call(capsys, "judge", "members", 2018, "on_track", "--because", "x")
    assert "of kind number" in wrong.one_line
    answer = call(
        capsys, "judge", "voice", 2018, "on track", "--because", "Survivors chaired two meetings."
    )
    assert (answer.code, answer.out) == (
        0,
        "Voice of survivors, 2018: on track, judged by ana. Saved.\n",
    )
    shown = call(capsys, "show", "voice", "--year", 2018).out
    assert "on track" in shown
    assert "Survivors chaired two meetings." in shown
    assert "judged on track by ana" in call(capsys, "history", "voice").out
