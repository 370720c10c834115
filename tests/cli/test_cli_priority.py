"""``priority`` and ``decision``: listed, added, revised, settled."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cli_support import call, process

from scorecard.model.records import current_decisions, current_priorities
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.records import Decision, Priority

Capture = pytest.CaptureFixture[str]


def priorities(project: Path) -> dict[str, Priority]:
    records = Store.open(project / "data" / "readings.jsonl").records()
    return {each.ref: each for each in current_priorities(records)}


def decisions(project: Path) -> dict[str, Decision]:
    records = Store.open(project / "data" / "readings.jsonl").records()
    return {each.ref: each for each in current_decisions(records)}


def flat(text: str) -> str:
    return " ".join(text.split())


DRIVE = (
    "priority", "add", 2019, "Membership drive", "--for", "members", "--for", "1a share",
    "--kind", "operational", "--reason", "urgent challenge", "--lead", "Ana",
    "--measure", "ten more members",
)  # fmt: skip


def test_a_priority_is_proposed_with_all_that_was_said(project: Path, capsys: Capture) -> None:
    answer = call(capsys, *DRIVE)
    assert flat(answer.out) == (
        "2019-1, proposed for 2019: Membership drive. Saved. operational; for members, 1a, share; "
        "an urgent challenge; lead: Ana we will know by: ten more members"
    )
    found = priorities(project)["2019-1"]
    assert (found.about, found.reason, found.by) == (
        ("members", "1a", "share"),
        "urgent challenge",
        "ana",
    )


def test_a_year_is_listed_with_and_without_the_word(project: Path, capsys: Capture) -> None:
    none = call(capsys, "priority", 2019)
    assert "No priorities for 2019 yet; add one with: scorecard priority add 2019" in none.out
    call(capsys, *DRIVE)
    call(capsys, "priority", "add", 2020, "Other")
    one = call(capsys, "priority", 2019)
    assert one.out.startswith("Priorities for 2019: 1 proposed\n\n2019-1  proposed: Membership")
    assert "2020" not in one.out
    assert call(capsys, "priority", "list", 2019).out == one.out
    assert call(capsys, "priority", "--year", 2019).out == one.out
    assert "Priorities for 2020: 1 proposed" in call(capsys, "priority").out
    assert "No priorities for" in call(capsys, "priority", 2019, "--as-of", "2018-01-01").out
    assert "Propose a priority" in call(capsys, "priority", "--help").out
    unknown = call(capsys, "priority", "adoptt", "2019-1")
    assert (unknown.code, unknown.out) == (2, "")
    assert 'there is no command "adoptt"; did you mean "adopt"?' in unknown.err
    assert call(capsys, "--year", 2019, "priority").out == one.out
    assert json.loads(call(capsys, "--json", "priority", 2019).out)["year"] == 2019
    before = call(capsys, "--year", 2019, "priority", "adopt", "2019-1")
    assert (before.code, "say nothing to this command" in before.err) == (2, True)


def test_a_priority_goes_its_way(project: Path, capsys: Capture) -> None:
    call(capsys, *DRIVE)
    adopted = call(capsys, "priority", "adopt", "2019-1")
    assert adopted.out.startswith("2019-1: state: proposed → adopted. Saved.\n")
    again = call(capsys, "priority", "adopt", "2019-1")
    assert again.out.startswith("2019-1: already so, nothing changed.\n")
    carried = call(capsys, "priority", "carry", "2019-1", "--because", "too few hands")
    assert "2019-1: carried over. Membership drive. Saved." in carried.out
    assert "2020-1, proposed for 2020, goes on with it." in carried.out
    assert "goes on with 2019-1" in call(capsys, "priority", 2020).out
    done = call(capsys, "priority", "done", "2020-1", "--because", "twelve joined", "--by", "ben")
    assert "done by ben" in done.out
    call(capsys, "priority", "add", 2021, "Third")
    dropped = call(capsys, "priority", "drop", "2021-1", "--because", "no money")
    assert "2021-1: dropped. Third. Saved." in dropped.out
    states = {ref: each.state.value for ref, each in priorities(project).items()}
    assert states == {"2019-1": "carried over", "2020-1": "done", "2021-1": "dropped"}
    history = flat(call(capsys, "history", "2019-1").out)
    assert "state: proposed → adopted; entered by ana" in history
    assert "state: adopted → carried over; too few hands; entered by ana" in history
    assert len(json.loads(call(capsys, "history", "2019-1", "--json").out)["revisions"]) == 3


def test_the_words_of_a_priority_are_revised(project: Path, capsys: Capture) -> None:
    call(capsys, *DRIVE)
    answer = call(
        capsys, "priority", "revise", "2019-1", "--text", "Drive", "--reason", "", "--for", "1a"
    )  # fmt: skip
    assert "for: members, 1a, share → 1a; reason: urgent challenge → nothing" in flat(answer.out)
    found = priorities(project)["2019-1"]
    assert (found.text, found.reason, found.about, found.lead) == ("Drive", None, ("1a",), "Ana")
    call(capsys, "priority", "revise", "2019-1", "--for", "", "--kind", "thematic")
    assert priorities(project)["2019-1"].about == ()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("add", 2030, " ", "--for", "member"), 1, ("2030 is not", 'mean "members"', "is empty")),
        (("add", 2019, "x", "--kind", "themtic"), 1, ('mean "thematic"',)),
        (("adopt", "2019-9"), 1, ('mean "2019-1"',)),
        (("done", "2019-1"), 1, ("--because WHY",)),
        (("drop", "2019-1", "--because", "a\nb"), 1, ("line break",)),
        (("revise", "2019-1"), 2, ("--text",)),
        (("revise", "2019-1", "--text", ""), 1, ("is empty",)),
        (("add", 2019), 2, ("TEXT",)),
    ],
)
def test_a_priority_that_cannot_be_is_refused(
    project: Path,
    capsys: Capture,
    arguments: tuple[object, ...],
    code: int,
    words: tuple[str, ...],
) -> None:
    call(capsys, *DRIVE)
    before = (project / "data" / "readings.jsonl").read_bytes()
    answer = call(capsys, "priority", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert [word for word in words if word not in answer.err] == []
    assert (project / "data" / "readings.jsonl").read_bytes() == before


def test_priorities_as_json(project: Path, capsys: Capture) -> None:
    saved = json.loads(call(capsys, *DRIVE, "--json").out)
    assert (saved["saved"]["ref"], saved["following"]) == ("2019-1", None)
    listed = json.loads(call(capsys, "priority", 2019, "--json").out)
    stands = {**saved["saved"], "contested": False}
    assert listed == {"format": 1, "year": 2019, "priorities": [stands]}
    carried = json.loads(
        call(capsys, "priority", "carry", "2019-1", "--because", "so", "--json").out
    )
    assert carried["following"]["carried_from"] == "2019-1"


def test_user_text_cannot_steer_the_terminal(project: Path, capsys: Capture) -> None:
    call(capsys, "priority", "add", 2019, "[bold]a[/] \u200bb {year}")
    assert "[bold]a[/] \\u200bb {year}" in call(capsys, "priority", 2019).out


def test_a_decision_goes_its_way(project: Path, capsys: Capture) -> None:
    assert "No decisions yet" in call(capsys, "decision").out
    added = call(
        capsys, "decision", "add", "Write to all", "--on", "2019-03-01", "--who", "Ana",
        "--due", "2019-06", "--for", "members",
    )  # fmt: skip
    assert flat(added.out) == (
        "D2019-1, meeting of 1 March 2019: Write to all; Ana sees to it; due 30 June 2019. Saved."
    )
    listed = call(capsys, "decision")
    assert listed.out.startswith("Decisions: 1 overdue\n\nD2019-1  overdue: Write to all\n")
    assert "No decisions of 2018" in call(capsys, "decision", 2018).out
    changed = call(capsys, "decision", "revise", "D2019-1", "--who", "Ben", "--due", "2019-07-31")
    assert changed.out.startswith('D2019-1: who: "Ana" → "Ben"; due: 2019-06-30 → 2019-07-31.')
    done = call(capsys, "decision", "done", "d2019-1", "--on", "2019-07-05")
    assert done.out == "D2019-1: done on 5 July 2019. Write to all. Saved.\n"
    assert decisions(project)["D2019-1"].done is not None
    assert "No decisions yet" in call(capsys, "decision", "--open").out
    undone = call(capsys, "decision", "revise", "D2019-1", "--not-done", "--because", "unsent")
    assert "done: 2019-07-05 → nothing" in undone.out
    taken = call(capsys, "decision", "withdraw", "D2019-1", "--because", "not decided")
    assert taken.out == "D2019-1: withdrawn. Write to all. Its history stays.\n"
    assert decisions(project) == {}
    assert "unsent" in call(capsys, "history", "D2019-1").out


def test_a_vote_is_said_as_it_was_counted_and_no_more(project: Path, capsys: Capture) -> None:
    added = call(
        capsys, "decision", "add", "Merge", "--on", "2019-03-01", "--vote", "7, 1, 2",
        "--who", "Ana",
    )  # fmt: skip
    assert flat(added.out) == (
        "D2019-1, meeting of 1 March 2019: Merge; 7 for, 1 against, 2 abstained; Ana sees to it. "
        "Saved."
    )
    assert "7 for, 1 against, 2 abstained" in flat(call(capsys, "decision").out)
    (listed,) = json.loads(call(capsys, "decision", "--json").out)["decisions"]
    assert listed["vote"] == {"for": 7, "against": 1, "abstained": 2}
    changed = call(capsys, "decision", "revise", "D2019-1", "--vote", "8/0/2")
    assert flat(changed.out) == (
        "D2019-1: vote: 7 for, 1 against, 2 abstained → 8 for, 0 against, 2 abstained. Saved."
    )
    called = call(capsys, "changes", "2018", "2019")
    assert "decided on 1 March 2019 (8 for, 0 against, 2 abstained), for Ana" in flat(called.out)
    gone = call(capsys, "decision", "revise", "D2019-1", "--vote", "")
    assert "8 for, 0 against, 2 abstained → nothing" in flat(gone.out)
    assert decisions(project)["D2019-1"].vote is None


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("add", "x", "--on", "today", "--vote", "7,1"), 2, '"7,1" is not a vote'),
        (("add", "x", "--on", "today", "--vote", "7,-1,2"), 2, "for, against, and abstained"),
        (("add", "x", "--on", "today", "--vote", "7,1.5,2"), 2, "is not a vote"),
        (("add", "x", "--on", "today", "--vote", "most"), 2, "such as 7, 1, 2"),
        (("add", "x", "--on", "today", "--vote", "1000000,0,0"), 2, "is not a vote"),
        (("add", "x"), 2, "--on"),
        (("add", "x", "--on", "2019-03"), 2, "is not one day"),
        (("add", "x", "--on", "soon"), 2, "is not a date"),
        (("add", "x", "--on", "2900-01-01"), 2, "between 1900 and 2100"),
        (("add", "x", "--on", "2099-01-01"), 1, "still to come"),
        (("add", "x", "--on", "today", "--for", "2x"), 1, '"2x"'),
        (("done", "D2019-1", "--on", "2019-02-01"), 1, "before the meeting"),
        (("withdraw", "D2019-1"), 1, "--because WHY"),
        (("revise", "D2019-1"), 2, "--text"),
        (("revise", "D2019-1", "--for", "2x"), 1, '"2x"'),
        (("revise", "D2019-1", "--text", ""), 1, "is empty"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    project: Path, capsys: Capture, arguments: tuple[object, ...], code: int, word: str
) -> None:
    call(capsys, "decision", "add", "Write", "--on", "2019-03-01")
    before = (project / "data" / "readings.jsonl").read_bytes()
    answer = call(capsys, "decision", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert word in answer.err
    assert (project / "data" / "readings.jsonl").read_bytes() == before


def test_the_commands_run_as_processes(project: Path) -> None:
    added = process("priority", "add", 2019, "Drive ≥ 3", "--json", cwd=project)
    assert json.loads(added.out)["saved"]["text"] == "Drive ≥ 3"
    decided = process("decision", "add", "Write", "--on", "today", cwd=project)
    assert (decided.code, decided.err) == (0, "")
    assert "2019-1  proposed: Drive ≥ 3" in process("priority", 2019, cwd=project).out
