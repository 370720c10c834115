"""``close`` and ``reopen``, and what a closed year asks of the other commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cli_support import call, process

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
CLOSE = ("close", 2018, "--yes", "--on", "2019-03-01", "--by", "the board")
CLOSED = "2018 was closed on 1 March 2019 by the board"


def data(project: Path) -> bytes:
    return (project / "data" / "readings.jsonl").read_bytes()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_year_with_something_due_is_closed_only_when_told(project: Path) -> None:
    before = data(project)
    asked = process("close", 2018, cwd=project)
    assert (asked.code, asked.out) == (1, "")
    assert asked.err.splitlines() == [
        "Still to do for 2018: 4 readings missing.",
        "See: scorecard due --year 2018",
        "2018 was not closed: say --yes to close it all the same",
    ]
    assert data(project) == before
    told = process("close", 2018, "--yes", "--on", "2019-03-01", cwd=project)
    assert (told.code, flat(told.out)) == (
        0,
        "2018 closed on 1 March 2019 by ana. A change of it needs a reason from now on.",
    )


@pytest.mark.parametrize(("answer", "closed"), [(True, True), (False, False)])
def test_on_a_terminal_it_asks(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, answer: bool, closed: bool
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", lambda text, default, err: answer)
    given = call(capsys, "close", 2018, "--on", "2019-03-01")
    assert (given.code == 0) is closed
    assert ("2018 was not closed" in given.err) is not closed


def test_nothing_due_is_closed_without_asking(project: Path, capsys: Capture) -> None:
    for name, value in (("members", 105), ("share", 40), ("policy", "yes")):
        call(capsys, "record", name, 2018, value, "--source", "Register")
    call(capsys, "judge", "voice", 2018, "on_track", "--because", "heard")
    answer = call(capsys, "close", 2018)
    assert (answer.code, answer.err) == (0, "")


def test_a_closed_year_is_named_where_it_is_shown(project: Path, capsys: Capture) -> None:
    assert "closed" not in call(capsys, "status", "--year", 2018).out
    call(capsys, *CLOSE)
    told = "2018 closed on 1 March 2019 by the board."
    assert call(capsys, "status", "--year", 2018).out.splitlines()[2] == told
    assert told in call(capsys, "show", "members", "--year", 2018).out
    assert told in call(capsys, "show", "1a", "--year", 2018).out
    assert "closed" not in call(capsys, "status", "--year", 2019).out
    assert "closed" not in call(capsys, "status", "--year", 2018, "--as-of", "2019-02-28").out
    call(capsys, "record", "members", 2018, 105, "--reason", "late data")
    call(capsys, "reopen", 2018, "--because", "misread")
    history = call(capsys, "history", "members").out
    assert f"2019-03-01  {CLOSED}" in history
    assert "by ana: misread" in history
    assert "closed" not in call(capsys, "status", "--year", 2018).out


def test_a_change_of_a_closed_year_needs_a_reason(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105)
    call(capsys, *CLOSE)
    before = data(project)
    for arguments in (
        ("record", "members", 2018, 106),
        ("record", "share", 2018, 40),
        ("record", "share", 2018, "--no-data", "lost"),
        ("judge", "voice", 2018, "at_risk", "--because", "silence"),
    ):
        answer = call(capsys, *arguments)
        assert (answer.code, answer.out) == (1, "")
        assert answer.one_line == f"{CLOSED}; to change it now, say why with --reason"
    assert data(project) == before
    assert "already so" in call(capsys, "record", "members", 2018, 105).out
    assert call(capsys, "record", "share", 2018, 40, "--reason", "late data").code == 0
    assert call(capsys, "retract", "members", 2018, "--reason", "misread").code == 0
    judged = call(
        capsys, "judge", "voice", 2018, "at_risk", "--because", "silence", "--reason", "late",
        "--json",
    )  # fmt: skip
    assert json.loads(judged.out)["saved"]["reason"] == "late"
    assert call(capsys, "record", "members", 2019, 107).code == 0


def test_a_year_closed_while_somebody_types_is_closed_to_them(project: Path) -> None:
    """The store itself refuses, whatever a face saw before."""
    from scorecard.model.fault import ScorecardError
    from scorecard.records.entry import Entry

    store = Store.open(project / "data" / "readings.jsonl")
    store.records()
    from datetime import date

    other = Store.open(project / "data" / "readings.jsonl")
    other.close_year(2018, on=date(2019, 3, 1), by="the board")
    with pytest.raises(ScorecardError, match=CLOSED):
        store.add([Entry("members", 2018, "105")], by="ana")
    assert store.history(ReadingKey("members", 2018)) == ()


def test_an_import_into_a_closed_year_needs_a_reason(project: Path, capsys: Capture) -> None:
    call(capsys, *CLOSE)
    before = data(project)
    (project / "r.csv").write_text("indicator,year,value\nmembers,2018,105\n", encoding="utf-8")
    answer = call(capsys, "import", "r.csv", "--yes")
    assert answer.code == 1
    assert f"row 2, reason: is empty, and {CLOSED}; say why the row changes it" in answer.err
    assert data(project) == before
    text = "indicator,year,value,reason\nmembers,2018,105,late data\n"
    (project / "r.csv").write_text(text, encoding="utf-8")
    assert call(capsys, "import", "r.csv", "--yes").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (CLOSE, 1, f"{CLOSED} already"),
        (("close", 2030), 1, "2030 is not a year of the strategy; it runs from 2017 to 2021"),
        (("close", 2019, "--yes", "--on", "2099-01-01"), 1, "is still to come"),
        (("close", 2019, "--yes", "--on", "2018-12-31"), 1, "before 2019 began"),
        (("reopen", 2018), 1, "--because WHY"),
        (("reopen", 2019, "--because", "x"), 1, "2019 is not closed"),
        (("reopen", 2018, "--because", "a\nb"), 1, "line break"),
    ],
)
def test_what_cannot_be_closed_or_reopened_is_refused(
    project: Path, capsys: Capture, arguments: tuple[object, ...], code: int, word: str
) -> None:
    call(capsys, *CLOSE)
    before = data(project)
    answer = call(capsys, *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert word in answer.err
    assert data(project) == before


def test_closing_as_json(project: Path, capsys: Capture) -> None:
    closed = json.loads(call(capsys, *CLOSE, "--json").out)["saved"]
    assert closed == {
        "year": 2018, "on": "2019-03-01", "by": "the board", "reopened": False, "because": "",
    }  # fmt: skip
    opened = json.loads(call(capsys, "reopen", 2018, "--because", "misread", "--json").out)["saved"]
    assert (opened["reopened"], opened["because"]) == (True, "misread")
