"""A history goes out and comes back: a fresh store answers every day as the first one does."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import make_project

from scorecard import clock
from scorecard.assessment.assess import assess
from scorecard.exchange.changes_json import (
    changes_json,
    closure_json,
    comment_json,
    decision_json,
    priority_json,
)
from scorecard.exchange.history import in_order, preview_history
from scorecard.exchange.long_csv import read_long_csv, write_history_csv
from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.framework.load import load_plan
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Audience, PresentIds
from scorecard.model.reading import State
from scorecard.model.records import (
    OPEN_STATES,
    PriorityKind,
    PriorityState,
    closed_years,
    current_comments,
    current_decisions,
    current_priorities,
)
from scorecard.model.status import Status
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision, revise_decision
from scorecard.records.entry import Entry
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.restoring import restore_history
from scorecard.records.store import Store
from scorecard.review.board import board_year
from scorecard.review.changes import changes_between_days

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy
    from scorecard.model.records import Decision, Priority

Capture = pytest.CaptureFixture[str]
PLAN = """
[strategy]
title = "Retraction and closing"
period = [2019, 2025]
numbers = "1,234.5"
[[goal]]
id = "I"
title = "G"
[[goal.indicator]]
id = "a"
title = "A"
unit = "people"
baseline = { year = 2019 }
target = { at_least = 200, by = 2025 }
[[goal.indicator]]
id = "voice"
title = "Voice"
kind = "qualitative"
[[goal.indicator]]
id = "kept"
title = "Kept"
aggregate = "sum"
target = { at_least = 20, every_year = true }
entities = { north = { title = "North" }, south = { title = "South" } }
"""


def test_case_of_a_retraction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    first, second = (make_project(tmp_path / name, PLAN) for name in ("first", "second"))
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    monkeypatch.chdir(first)
    for month, command in enumerate(
        (
            ("record", "a", 2020, 100, "--note", "=SUM(A1)"),
            ("record", "a", 2021, 120),
            ("record", "a", 2021, 130, "--reason", "correction"),
            ("retract", "a", 2021, "--reason", "wrong unit"),
            ("record", "a", 2022, "--no-data", "the flood"),
            ("record", "kept", 2021, 12, "--entity", "north"),
            ("record", "kept", 2021, 15, "--entity", "south"),
            ("judge", "voice", 2021, "on_track", "--because", "they spoke,\nand were heard"),
            ("comment", "I", 2021, "Two lines\nof a narrative"),
            ("close", 2021, "--on", "2024-09-30", "--yes"),
        ),
        1,
    ):
        moment = datetime(2024, month, 20, 23, 30, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        assert call(capsys, *command).code == 0, command
    assert call(capsys, "export", "--history", tmp_path / "h.csv").code == 0

    def answers() -> list[str]:
        days = [f"2024-{month:02}-28" for month in range(1, 12)]
        asked: list[tuple[object, ...]] = [
            ("status", "--year", 2021, "--as-of", day) for day in days
        ]
        asked += [("history", "a"), ("history", "voice"), ("show", "I", "--year", 2021)]
        return [call(capsys, *each).out for each in asked]

    before = answers()
    monkeypatch.chdir(second)
    taken = call(capsys, "import", tmp_path / "h.csv", "--yes")
    assert (taken.code, taken.err) == (0, "")
    assert "10 records taken in, with the days they were entered." in taken.out
    assert answers() == before
    again = call(capsys, "import", tmp_path / "h.csv", "--yes")
    assert again.code == 0
    assert "0 new, 10 the same, 0 refused" in again.out


def test_the_json_of_a_history_has_every_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    monkeypatch.chdir(make_project(tmp_path / "first", PLAN))
    call(capsys, "record", "kept", 2021, 12, "--entity", "north")
    call(capsys, "comment", "I", 2021, "A narrative")
    call(capsys, "priority", "add", 2021, "Write")
    call(capsys, "export", "--history", tmp_path / "h.csv")
    monkeypatch.chdir(make_project(tmp_path / "second", PLAN))

    def told(*how: str) -> tuple[int, dict[str, Any]]:
        answer = call(capsys, "import", tmp_path / "h.csv", "--json", *how)
        return answer.code, json.loads(answer.out)

    code, data = told("--dry-run")
    rows = data.pop("rows")
    assert code == 0
    assert data == {
        "format": 1,
        "file": str(tmp_path / "h.csv"),
        "history": True,
        "outcome": "shown",
        "imported": 0,
        "counts": {"new": 3, "changed": 0, "same": 0, "refused": 0, "looks_wrong": 0},
        "sheet": None,
        "layout": None,
        "numbers": None,
        "left_out": [],
        "remarks": [],
    }
    entered = rows[0].pop("entered")
    assert datetime.fromisoformat(entered).tzinfo is not None
    assert rows[0] == {
        "row": 2,
        "place": "row 2",
        "effect": "new",
        "record": "reading",
        "ref": None,
        "indicator": "kept",
        "year": "2021",
        "entity": "north",
        "part": None,
        "written": "12",
    }
    assert [(row["record"], row["ref"]) for row in rows[1:]] == [
        ("comment", None),
        ("priority", "2021-1"),
    ]
    assert told()[0] == 1
    assert told()[1]["outcome"] == "not_agreed"
    code, data = told("--yes")
    assert (code, data["outcome"], data["imported"]) == (0, "imported", 3)
    code, data = told("--yes")
    assert (code, data["outcome"], data["counts"]["same"]) == (0, "nothing", 3)
    call(capsys, "retract", "kept", 2021, "--entity", "north", "--reason", "slip")
    text = (tmp_path / "h.csv").read_text(encoding="utf-8")
    (tmp_path / "h.csv").write_text(text.replace(entered, "2020-01-01T00:00:00Z"), encoding="utf-8")
    code, data = told("--yes")
    assert (code, data["outcome"], data["counts"]["refused"]) == (1, "refused", 1)
    (why,) = data["rows"][0]["refused"]
    assert (why["column"], "other revisions" in why["what"]) == ("entered", True)
    assert data["rows"][0]["effect"] == "refused"
    assert "refused" not in data["rows"][1]


def test_what_the_board_set_itself_and_decided_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    first, second = (make_project(tmp_path / name, PLAN) for name in ("first", "second"))
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    monkeypatch.chdir(first)
    begin = datetime(2022, 1, 10, 23, 30, tzinfo=UTC)
    written = ("--for", "a", "--for", "I", "--lead", "=Bo", "--measure", "-5 days; or so")
    commands: list[tuple[object, ...]] = [
        ("record", "a", 2020, 100),
        ("priority", "add", 2021, 'Meet "all" of them, twice', *written, "--kind", "operational"),
        ("priority", "add", 2021, "Write", "--reason", "urgent challenge"),
        ("priority", "adopt", "2021-1"),
        ("priority", "revise", "2021-2", "--text", "Write more", "--because", "too little"),
        (
            "decision",
            "add",
            "Ask for bids",
            "--on",
            "2022-03-01",
            "--who",
            "Bo",
            "--for",
            "a",
            "--vote",
            "7,0,2",
        ),
        ("decision", "add", "A slip", "--on", "2022-03-01", "--due", "2022-06-30"),
        (
            "decision",
            "revise",
            "D2022-1",
            "--due",
            "2022-05-01",
            "--because",
            "sooner",
            "--vote",
            "7,1,2",
        ),
        ("priority", "carry", "2021-1", "--because", "no money"),
        ("priority", "done", "2021-2", "--because", "written"),
        ("priority", "adopt", "2022-1"),
        ("decision", "done", "D2022-1", "--on", "2022-05-02"),
        ("decision", "withdraw", "D2022-2", "--because", "nobody said so"),
        ("close", 2021, "--on", "2022-07-01", "--yes"),
        ("reopen", 2021, "--because", "a late figure"),
        ("record", "a", 2021, 120),
        ("priority", "drop", "2022-1", "--because", "too late"),
        ("close", 2021, "--on", "2022-09-10", "--yes"),
        ("decision", "revise", "D2022-1", "--not-done", "--because", "it was not"),
    ]
    for step, command in enumerate(commands):
        moment = begin + timedelta(days=15 * step)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        assert call(capsys, *command).code == 0, command
    assert call(capsys, "export", "--history", tmp_path / "h.csv").code == 0
    days = [(begin + timedelta(days=15 * step + 7)).date() for step in range(len(commands))]

    def answers() -> list[str]:
        asked: list[tuple[object, ...]] = [
            (*face, "--as-of", day)
            for day in days
            for face in (
                ("status", "--year", 2021),
                ("show", "a", "--year", 2021),
                ("priority", "list"),
                ("decision", "list"),
                ("history", "2021-1"),
                ("history", "a"),
                ("changes", "2020", "2021"),
                ("due", "--year", 2021),
            )
        ]
        asked += [("changes", first, last) for first, last in pairwise(days)]
        asked += [("report", "--year", 2021, "--as-of", day) for day in days[::6]]
        asked += [("history", ref) for ref in ("2021-2", "2022-1", "D2022-1", "D2022-2")]
        # Whose store it is shows in the digests of a report alone.
        return [re.sub(r"[0-9a-f]{12,}", "", call(capsys, *each).out) for each in asked]

    before = answers()
    assert any("A slip" in each for each in before)
    told = "7 for, 0 against, 2 abstained → 7 for, 1 against"
    assert any(told in " ".join(each.split()) for each in before)
    monkeypatch.chdir(second)
    taken = call(capsys, "import", tmp_path / "h.csv", "--yes")
    assert (taken.code, taken.err) == (0, "")
    assert answers() == before
    again = call(capsys, "import", tmp_path / "h.csv", "--yes")
    assert "0 new, 20 the same, 0 refused" in again.out
    # The next of either go on from there.
    assert call(capsys, "priority", "add", 2022, "Anew").out.startswith("2022-2, ")
    added = call(capsys, "decision", "add", "More", "--on", "2022-03-02")
    assert added.out.startswith("D2022-3, ")


def test_a_history_is_not_put_between_the_revisions_of_another_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    monkeypatch.chdir(make_project(tmp_path / "first", PLAN))
    call(capsys, "record", "a", 2020, 100)
    call(capsys, "export", "--history", tmp_path / "h.csv")
    monkeypatch.chdir(make_project(tmp_path / "second", PLAN))
    call(capsys, "record", "a", 2020, 101)
    refused = call(capsys, "import", tmp_path / "h.csv", "--yes")
    assert refused.code == 1
    assert "other revisions of this stand here" in refused.err
    monkeypatch.chdir(tmp_path / "first")
    call(capsys, "priority", "add", 2021, "Of the first")
    call(capsys, "export", "--history", tmp_path / "p.csv", "--year", 2021)
    monkeypatch.chdir(tmp_path / "second")
    call(capsys, "priority", "add", 2021, "Of the second")
    refused = call(capsys, "import", tmp_path / "p.csv", "--yes")
    assert "other revisions of this stand here" in refused.err
    assert "Of the first" not in call(capsys, "priority", "list").out
    assert "100" not in call(capsys, "history", "a").out


def test_a_priority_that_came_meanwhile_is_not_joined_with_one_of_a_history(
    tmp_path: Path,
) -> None:
    def store(name: str) -> Store:
        Store.create(tmp_path / name)
        return Store.open(tmp_path / name)

    first, second = store("first.jsonl"), store("second.jsonl")
    add_priority(first, PriorityDraft(2021, "Of the first"), by="Ana")
    add_priority(second, PriorityDraft(2021, "Of the second"), by="Ana")
    with pytest.raises(ScorecardError, match="other revisions of this stand here"):
        restore_history(second, first.records())
    assert [p.text for p in second.records().priorities] == ["Of the second"]


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ("a,2020,100,2020-03-01T10:30:00,", "is no moment with its time zone"),
        ("a,2020,100,soon,", "is no moment with its time zone"),
        ("a,2020,100,2020-03-01T10:30:00Z,minutes", '"minutes" is no record'),
        ("a,2020,good,2020-03-01T10:30:00Z,judgement", "is no judgement"),
        ("a,2020,not_assessed,2020-03-01T10:30:00Z,judgement", "is no judgement"),
        ("a,2020,many,2020-03-01T10:30:00Z,", "many"),
        (",2020,,2020-03-01T10:30:00Z,priority", "is no priority"),
        (",2020,,2020-03-01T10:30:00Z,decision", "is no decision"),
    ],
)
def test_a_row_that_is_no_history_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, cells: str, what: str
) -> None:
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    monkeypatch.chdir(make_project(tmp_path / "project", PLAN))
    Path("h.csv").write_text(f"indicator,year,value,entered,record\n{cells}\n", encoding="utf-8")
    answer = call(capsys, "import", "h.csv", "--yes")
    assert answer.code == 1
    assert what in answer.err


DAY = datetime(2024, 1, 1, 12, tzinfo=UTC)
_NOTES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=8)
_KEYS = st.sampled_from([("a", None), ("kept", "north"), ("kept", "south")])
_YEARS = st.integers(2019, 2022)
_STEP = st.one_of(
    st.tuples(st.just("value"), _KEYS, _YEARS, st.integers(-50, 300), _NOTES),
    st.tuples(st.just("published"), _KEYS, _YEARS, st.integers(-50, 300), st.integers(0, 900)),
    st.tuples(st.just("back"), _KEYS, _YEARS, st.none(), st.none()),
    st.tuples(st.just("none"), _KEYS, _YEARS, st.none(), st.none()),
    st.tuples(st.just("draft"), _KEYS, _YEARS, st.integers(-50, 300), st.none()),
    st.tuples(st.just("judge"), st.none(), _YEARS, st.sampled_from(["achieved", "missed"]), _NOTES),
    st.tuples(st.just("comment"), st.none(), _YEARS, st.sampled_from(list(Audience)), _NOTES),
    st.tuples(st.just("close"), st.none(), _YEARS, st.none(), st.none()),
    st.tuples(st.just("reopen"), st.none(), _YEARS, st.none(), st.none()),
    st.tuples(st.just("priority"), st.none(), _YEARS, st.sampled_from(list(PriorityKind)), _NOTES),
    st.tuples(st.just("revise"), st.none(), _YEARS, st.integers(1, 3), _NOTES),
    st.tuples(st.just("outcome"), st.none(), _YEARS, st.sampled_from(list(PriorityState)), _NOTES),
    st.tuples(st.just("decision"), st.none(), _YEARS, st.integers(0, 400), _NOTES),
    st.tuples(
        st.sampled_from(["done", "withdrawn", "text", "due"]),
        st.none(),
        _YEARS,
        st.integers(1, 3),
        _NOTES,
    ),
)


def take(store: Store, step: tuple[Any, ...], today: date) -> None:
    """Do one thing to a store; what it refuses is left out."""
    sort, key, year, value, rest = step
    of = {} if key is None else {"indicator": key[0], "year": year, "entity": key[1]}
    if sort == "judge":
        store.judge("voice", year, Status(value), rest or "so", by="Ana", reason="late")
    elif sort == "comment":
        text, draft = rest.strip(), value is Audience.BOARD
        write_comment(store, "I", year, text, by="Ben", audience=value, draft=draft)
    elif sort == "close":
        store.close_year(year, on=today, by="board")
    elif sort == "reopen":
        store.reopen_year(year, because="late", by="board")
    elif of == {}:
        write_for_the_board(store, step, today)
    elif sort == "back":
        store.add([Entry(**of, value=None, retracted=True, reason="slip")], by="Ana")
    elif sort == "none":
        store.add([Entry(**of, value=None, no_data="flood", reason="late")], by="Ana")
    elif sort == "published":
        on = date(2022, 1, 1) + timedelta(days=rest)
        entry = Entry(**of, value=str(value), published=on, as_published=True)
        store.add([entry], by="Ana")
    else:
        state = State.DRAFT if sort == "draft" else State.FINAL
        note = (rest or "").strip()
        entry = Entry(**of, value=str(value), note=note, state=state, reason="correction")
        store.add([entry], by="Ana")


def write_for_the_board(store: Store, step: tuple[Any, ...], today: date) -> None:
    """Do one thing to the board's priorities and decisions."""
    sort, _, year, value, rest = step
    why = rest.strip() or "so"
    if sort == "priority":
        of = {"about": ("a", "I"), "reason": "capacity", "lead": rest, "measure": why}
        add_priority(store, PriorityDraft(year, why, kind=value, **of), by="Ana")
    elif sort == "revise":
        revise_priority(store, f"{year}-{value}", {"text": why, "lead": ""}, because=rest, by="Bo")
    elif sort == "outcome" and value in OPEN_STATES:
        revise_priority(store, f"{year}-1", {"state": value}, because=why, by="Cy")
    elif sort == "outcome":
        settle_priority(store, f"{year}-1", value, because=why, by="Cy")
    elif sort == "decision":
        due = today + timedelta(days=value) if value else None
        add_decision(store, DecisionDraft(today, why, rest, due, ("kept",)), by="Ana")
    else:
        changes = {sort: {"done": today, "withdrawn": True, "text": why, "due": None}[sort]}
        ref = f"D{today.year}-{value}"
        revise_decision(store, ref, changes, because=why, by="Bo")


def answers(plan: Strategy, store: Store) -> list[Any]:
    records, ids = store.records(), store.ids
    found: list[Any] = []
    for day in [None, *(date(2022, 1, 1) + timedelta(days=60 * n) for n in range(20))]:
        for year in (2020, 2022):
            card = scorecard_json(assess(plan, records, year=year, as_of=day))
            found.append(_without_numbers(card))
            found.append(_without_numbers(asdict(board_year(plan, records, year, day))))
        found.append([priority_json(each) for each in current_priorities(records, day)])
        found.append([decision_json(each) for each in current_decisions(records, day)])
        comments = current_comments(records, day).values()
        found.append([comment_json(each) for each in sorted(comments, key=lambda c: c.key)])
        found.append([closure_json(each) for each in closed_years(records, day).values()])
        if day is not None:
            moved = changes_between_days(plan, records, day, day + timedelta(days=60), year=2021)
            found.append(changes_json(moved))
    board: list[Priority | Decision] = [*records.priorities, *records.decisions]
    found.append(sorted(([each.ref, each.rank[:3], asdict(each)] for each in board), key=repr))
    found = _without_numbers(found)
    found.append(sorted(ids.key(r.key) for r in records.readings))
    return found


def _without_numbers(data: Any) -> Any:
    """Leave out what names and counts the revisions of one store."""
    if isinstance(data, dict):
        own = ("id", "revision", "parent")
        return {k: _without_numbers(v) for k, v in data.items() if k not in own}
    if isinstance(data, tuple):
        return tuple(_without_numbers(each) for each in data)
    return [_without_numbers(each) for each in data] if isinstance(data, list) else data


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(_STEP, st.integers(0, 40)), max_size=20))
def test_every_day_is_answered_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[tuple[Any, ...], int]],
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    (folder / "indicators.toml").write_text(PLAN, encoding="utf-8")
    plan = load_plan(folder / "indicators.toml").strategy
    assert plan is not None
    Store.create(folder / "first.jsonl")
    first = Store.open(folder / "first.jsonl", ids=PresentIds(plan))
    moment = DAY
    for step, days in steps:
        moment += timedelta(days=days, milliseconds=1)
        with monkeypatch.context() as patched:
            patched.setattr(clock, "now", lambda moment=moment: moment)
            try:
                take(first, step, moment.date())
            except ScorecardError:
                continue
    with (folder / "h.csv").open("w", encoding="utf-8", newline="") as stream:
        write_history_csv(plan, in_order(first.records(), first.ids, None, None), stream)
    Store.create(folder / "second.jsonl")
    second = Store.open(folder / "second.jsonl", ids=PresentIds(plan))
    preview = preview_history(plan, second.records(), read_long_csv(folder / "h.csv").rows)
    assert preview.refused == ()
    restore_history(second, preview.new)
    assert answers(plan, second) == answers(plan, first)
