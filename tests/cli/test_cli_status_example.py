"""The bundled example through the commands: the figures people will quote."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call, process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def status_json(capsys: Capture, *arguments: object) -> dict[str, Any]:
    answer = call(capsys, "status", "--json", *arguments)
    assert (answer.code, answer.err) == (0, "")
    data: dict[str, Any] = json.loads(answer.out)
    return data


def rows_of(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for goal in data["goals"]:
        yield goal
        yield from goal["indicators"]
        for objective in goal["objectives"]:
            yield objective
            yield from objective["indicators"]


def indicator(data: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(row for row in rows_of(data) if row["id"] == id_)


@pytest.mark.parametrize(
    ("year", "status", "expected", "ratio"),
    [
        (2017, "off_track", 107.5, 2 / 7.5),
        (2018, "off_track", 115, 1 / 3),
        (2019, "off_track", 122.5, 7 / 22.5),
        (2020, "missed", 130, 1 / 3),
    ],
)
def test_the_states_parties_of_objective_1a(
    example: Path, capsys: Capture, year: int, status: str, expected: float, ratio: float
) -> None:
    data = status_json(capsys, "--year", year)
    row = indicator(data, "ccm-states-parties")
    assert (row["status"], row["expected"]) == (status, expected)
    assert row["ratio"] == pytest.approx(ratio)
    assert row["baseline"] == {"year": 2016, "value": 100}
    assert row["target"] == {"at_least": 130, "by": 2020}
    assert indicator(data, "1a")["status"] == status
    if year == 2020:
        assert row["explanation"]["shortfall"] == 20
        assert "missed by 20" in row["sentence"]


@pytest.mark.parametrize(
    ("as_of", "value"),
    [("2017-12-31", 8605), ("2018-12-31", 9437), (None, 9439), ("2017", 8605), ("2018", 9437)],
)
def test_the_casualties_of_2016_as_they_were_known(
    example: Path, capsys: Capture, as_of: str | None, value: int
) -> None:
    arguments = ["--as-of", as_of] if as_of else []
    row = indicator(status_json(capsys, "--year", "2017", *arguments), "casualties-mines")
    assert {p["year"]: p["value"] for p in row["readings"]}[2016] == value


def test_history_says_why_the_casualties_of_2016_changed(example: Path, capsys: Capture) -> None:
    text = call(capsys, "history", "casualties-mines", 2016).out
    for part in ("2017-12-14  8,605;", "2018-11-20  8,605 → 9,437; restated by source;", "9,439"):
        assert part in text


def test_every_year_is_as_it_was_worked_out_by_hand(
    example: Path, capsys: Capture, root: Path
) -> None:
    with (root / "tests" / "golden" / "worked_by_hand.csv").open(encoding="utf-8") as file:
        by_hand = list(csv.DictReader(file))
    assert len(by_hand) == 195
    for year in range(2017, 2022):
        found = {row["id"]: row for row in rows_of(status_json(capsys, "--year", year))}
        expected = [row for row in by_hand if int(row["year"]) == year]
        assert set(found) == {row["id"] for row in expected}
        for row in expected:
            assert_as_worked(row, found[row["id"]])


def assert_as_worked(row: dict[str, str], found: dict[str, Any]) -> None:
    name = f"{row['year']} {row['id']}"
    assert found["status"] == row["status"], name
    if "latest" not in found:
        counted = {k: v for k, v in found["counts"].items() if isinstance(v, int) and v}
        assert counted == worked_counts(row["counts"]), name
        if row["reason"]:
            assert found["reason"] == row["reason"], name
        return
    assert (found["note"] or "", found["reason"] or "") == (row["note"], row["reason"]), name
    latest = found["latest"]
    assert (str(latest["year"]) if latest else "") == row["value_year"], name
    if row["value"]:
        value = {"yes": 1.0, "no": 0.0}.get(row["value"]) if not row["value"][0].isdigit() else None
        value = float(row["value"]) if value is None else value
        assert latest["value"] == pytest.approx(value, abs=1e-6), name
    for key in ("expected", "ratio"):
        if row[key]:
            assert found[key] == pytest.approx(float(row[key]), abs=1e-6), name


# Of the weight of each that was achieved by the end of 2021, at least and at most, by hand. What is
# not known of 2a is one of three, of 2b two of five, of 3b both and of 3c the only one.
SHARES = {
    "I": (1 / 12, 1 / 12),  # own 0 of 3, 1a 0, 1b 1 of 4
    "1b": (1 / 4, 1 / 4),
    "II": ((0 + 0 + 1 / 2) / 3, (1 / 3 + 2 / 5 + 1 / 2) / 3),
    "2a": (0, 1 / 3),
    "2b": (0, 2 / 5),
    "2c": (1 / 2, 1 / 2),
    "III": ((2 / 3 + 0 + 0) / 3, (2 / 3 + 1 + 1) / 3),
    "3a": (2 / 3, 2 / 3),
    "3b": (0, 1),
    "3c": (0, 1),
}


def test_the_shares_at_the_end_are_as_worked_out_by_hand(example: Path, capsys: Capture) -> None:
    found = {row["id"]: row for row in rows_of(status_json(capsys, "--year", 2021))}
    for id_, (low, high) in SHARES.items():
        assert found[id_]["share"] == pytest.approx({"low": low, "high": high}), id_
    assert found["I"]["sentence"] == "8 % by weight: 1 of 9 achieved, 8 missed."
    assert found["II"]["sentence"] == (
        "At most 41 % by weight: 1 of 10 achieved, 6 missed, 2 due without data, 1 series break."
    )
    assert found["III"]["sentence"] == (
        "22 to 89 % of it, by weight, may have been achieved; what is not known decides: "
        "2 of 6 achieved, 1 missed, 2 due without data, 1 not judged; 1 no target, 2 for context."
    )
    # One that follows its headline has the indicator's end, which is no share.
    headline = next(r for r in found.values() if r["id"] == "1a")
    assert (headline["status"], headline["share"]) == ("missed", None)


def worked_counts(text: str) -> dict[str, int]:
    pairs = [part.strip().rsplit(" ", 1) for part in text.split(";")]
    return {status: int(number) for status, number in pairs}


def test_the_same_question_gives_the_same_bytes(example: Path, capsys: Capture) -> None:
    for command in ("status", "report"):
        question = (command, "--year", 2018, "--as-of", "2019-06-30")
        first = call(capsys, *question).out
        call(capsys, "record", "unga-ccm-votes", 2018, 150, "--reason", "correction", "--by", "x")
        assert call(capsys, *question).out == first


def test_the_report_is_written_whole_and_replaced_only_when_it_is_one(
    example: Path, capsys: Capture
) -> None:
    assert call(capsys, "report", "--year", 2020, "-o", "report.md", "--no-charts").code == 0
    text = (example / "report.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: ")
    assert text == call(capsys, "report", "--year", 2020).out
    assert call(capsys, "report", "--year", 2019, "-o", "report.md").code == 0
    (example / "notes.md").write_text("Mine.", encoding="utf-8")
    refused = call(capsys, "report", "-o", "notes.md")
    assert refused.code == 1
    assert "--force" in refused.one_line


def test_the_marks_have_ascii_twins_and_no_colour_without_a_terminal(
    example: Path, capsys: Capture
) -> None:
    plain = call(capsys, "status", "--year", 2020).out
    assert "✕ missed" in plain
    assert "\x1b" not in plain
    ascii_ = call(capsys, "status", "--year", 2020, "--ascii").out
    assert "X missed" in ascii_
    assert not set("★●▲■✕○◐≥≤") & set(ascii_)


def test_a_pipe_gets_the_marks_whatever_the_locale(example: Path) -> None:
    env = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    answer = process("status", cwd=example, env=env)
    assert answer.code == 0
    assert "✕ missed" in answer.out


def test_no_line_is_wider_than_the_terminal(example: Path, capsys: Capture) -> None:
    for command in (("status",), ("due",), ("show", "unga-ccm-votes")):
        out = call(capsys, *command).out
        assert max(len(line) for line in out.splitlines()) <= 80


def test_check_finds_no_fault_in_the_example(example: Path, capsys: Capture) -> None:
    answer = call(capsys, "check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("No fault: 28 indicators, 213 readings, revisions counted")
