"""Comments, priorities and decisions of two copies: merged, told everywhere, settled by --over."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import click
import pytest
from cli_support import call

from scorecard import clock
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision, revise_decision
from scorecard.records.priorities import PriorityDraft, add_priority
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]
    Patch = pytest.MonkeyPatch

MARK = "contested, see: scorecard check"


@pytest.fixture
def other(project: Path, monkeypatch: Patch, tmp_path: Path) -> Path:
    """Return another copy of the project's store; Ana and Ben wrote in one each."""
    ticks = count()
    start = datetime(2024, 5, 1, 9, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(seconds=next(ticks)))
    path = project / "data" / "readings.jsonl"
    mine = Store.open(path)
    add_decision(mine, DecisionDraft(date(2020, 3, 1), "Write to all"), by="cleo")
    other = tmp_path / "other.jsonl"
    shutil.copy(path, other)
    theirs = Store.open(other)
    for store, by in ((mine, "ana"), (theirs, "ben")):
        write_comment(store, "members", 2018, f"As {by} saw it", by=by)
        add_priority(store, PriorityDraft(2020, f"What {by} wants"), by=by)
    revise_decision(mine, "D2020-1", {"withdrawn": True}, because="slip", by="ana")
    revise_decision(theirs, "D2020-1", {"done": date(2020, 4, 1)}, because="", by="ben")
    return other


@pytest.fixture
def merged(other: Path, capsys: Capture) -> Path:
    """Return that copy once it is merged."""
    assert call(capsys, "merge", other, "--yes").code == 0
    return other


def test_a_merge_says_beforehand_what_would_be_contested(other: Path, capsys: Capture) -> None:
    preview = " ".join(call(capsys, "merge", other, "--dry-run").out.split())
    assert "the comment on members 2018 would be contested: ana says" in preview
    assert "priority 2020-1 would be contested, for two were given that number: " in preview
    assert 'ben says 2020-1b: proposed, "What ben wants"' in preview
    assert 'decision D2020-1 would be contested: ana says withdrawn, "Write to all"' in preview


@pytest.mark.usefixtures("merged")
def test_every_face_tells_it(capsys: Capture) -> None:
    counted = "1 comment, 1 priority and 1 decision are contested; see: scorecard check"
    for face in (("status",), ("show", "members", "--year", 2018), ("priority", "list")):
        assert counted in call(capsys, *face).err, face
    warned = call(capsys, "check")
    assert warned.code == 0
    told = " ".join(warned.err.split())
    assert "settle it with `scorecard comment members 2018 TEXT --over 1`" in told
    assert "settle it with `scorecard priority revise 2020-1 --over 1`" in told
    assert "settle it with `scorecard decision revise D2020-1 --over 2`" in told
    marked: list[tuple[tuple[object, ...], int]] = [
        (("show", "members", "--year", 2018), 1),
        (("history", "members"), 2),
        (("history", "2020-1"), 1),
        (("history", "D2020-1"), 2),
        (("priority", "list"), 2),
        (("decision", "list"), 1),
        (("comment", "members", 2018, "--show"), 1),
    ]
    for command, marks in marked:
        assert " ".join(call(capsys, *command).out.split()).count(MARK) == marks, command


@pytest.mark.usefixtures("merged")
def test_scripts_are_told_too(capsys: Capture) -> None:
    def asked(*command: object) -> dict[str, list[dict[str, object]]]:
        answer: dict[str, list[dict[str, object]]] = json.loads(
            call(capsys, *command, "--json").out
        )
        return answer

    assert [c["contested"] for c in asked("history", "members")["comments"]] == [True, True]
    assert [r["contested"] for r in asked("history", "D2020-1")["revisions"]] == [False, True, True]
    assert [p["contested"] for p in asked("priority", "list")["priorities"]] == [True, True]
    assert [d["contested"] for d in asked("decision", "list")["decisions"]] == [True]
    comment = json.loads(call(capsys, "comment", "members", 2018, "--show", "--json").out)
    assert comment["comment"]["contested"] is True


@pytest.mark.usefixtures("merged")
@pytest.mark.parametrize(
    ("command", "over", "said"),
    [
        (("comment", "members", 2018, "As both saw it"), 1, "As both saw it"),
        (("comment", "members", 2018, "--withdraw"), 1, "comment withdrawn"),
        (("priority", "revise", "2020-1"), 1, "2020-1 stands as it is: What ana wants. Settled."),
        (("priority", "drop", "2020-1b", "--because", "the same"), 1, "2020-1b: dropped."),
        (("priority", "adopt", "2020-1"), 1, "state: proposed → adopted"),
        (("decision", "revise", "D2020-1"), 2, "D2020-1 stands as it is"),
        (("decision", "withdraw", "D2020-1", "--because", "slip"), 2, "D2020-1: withdrawn."),
    ],
)
def test_it_is_settled_by_whoever_says_what_was_seen(
    capsys: Capture, command: tuple[object, ...], over: int, said: str
) -> None:
    refused = call(capsys, *command)
    told = " ".join(refused.err.split())
    assert refused.code == 1
    assert "is contested: ana says" in told
    assert f"to settle it with yours, say --over {over}" in told
    # A number that is not the last is no proof of having seen it.
    assert call(capsys, *command, "--over", 0).code == 1
    assert "there is no such revision" in call(capsys, *command, "--over", 9).err
    done = call(capsys, *command, "--over", over)
    assert (done.code, said in " ".join(done.out.split())) == (0, True), done
    left = call(capsys, "status").err
    assert "1 decision" not in left if command[0] == "decision" else "1 decision" in left
    assert "1 comment" not in left if command[0] == "comment" else "1 comment" in left
    assert "1 priority" not in left if command[0] == "priority" else "1 priority" in left


@pytest.mark.usefixtures("merged")
@pytest.mark.parametrize("yes", [True, False])
def test_on_a_terminal_all_sides_are_shown_first(
    capsys: Capture, monkeypatch: Patch, yes: bool
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: yes)
    answer = call(capsys, "priority", "revise", "2020-1b", "--lead", "Ben")
    assert 'ben says 2020-1b: proposed, "What ben wants"' in answer.err
    assert answer.code == (not yes)
    assert ("1 priority" not in call(capsys, "status").err) is yes


@pytest.mark.usefixtures("merged")
def test_a_decision_can_be_settled_as_withdrawn(capsys: Capture) -> None:
    call(capsys, "decision", "withdraw", "D2020-1", "--because", "slip", "--over", 2)
    assert "No decisions" in call(capsys, "decision", "list").out
    assert "contested" not in call(capsys, "history", "D2020-1").out


@pytest.mark.parametrize("as_done", [True, False])
def test_a_decision_somebody_withdrew_can_be_settled_either_way(
    other: Path, project: Path, capsys: Capture, as_done: bool
) -> None:
    mine = Store.open(project / "data" / "readings.jsonl")
    add_decision(mine, DecisionDraft(date(2021, 3, 1), "Ask for bids"), by="cleo")
    other.write_bytes(mine.path.read_bytes())
    theirs = Store.open(other)
    revise_decision(mine, "D2021-1", {"done": date(2021, 4, 1)}, because="", by="ana")
    revise_decision(theirs, "D2021-1", {"withdrawn": True}, because="slip", by="ben")
    call(capsys, "merge", other, "--yes")
    # What counts is that it was withdrawn: it is not listed.
    assert "Ask for bids" not in call(capsys, "decision", "list", 2021).out
    either = ("done", "D2021-1", "--on", "2021-05-01"), ("withdraw", "D2021-1", "--because", "so")
    saved = call(capsys, "decision", *either[not as_done], "--over", 2)
    assert saved.code == 0, saved
    listed = call(capsys, "decision", "list", 2021).out
    assert ("done: Ask for bids" in listed) is as_done
    assert "D2021-1 is contested" not in call(capsys, "check").err


def test_what_is_not_contested_takes_the_number_last_seen_as_a_reading_does(
    other: Path, capsys: Capture
) -> None:
    assert other.exists()
    early = call(capsys, "priority", "revise", "2020-1", "--lead", "Eve", "--over", 0)
    assert early.code == 1
    assert "ana changed priority 2020-1" in early.err
    assert call(capsys, "priority", "revise", "2020-1", "--lead", "Eve", "--over", 1).code == 0
    first = call(capsys, "comment", "members", 2019, "New", "--over", 3)
    assert "nothing was written yet" in first.err
