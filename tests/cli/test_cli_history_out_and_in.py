"""A history goes out and comes back: a fresh store answers every day as the first one does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import make_project

from scorecard import clock
from scorecard.assessment.assess import assess
from scorecard.exchange.history import in_order, preview_history
from scorecard.exchange.long_csv import read_long_csv, write_history_csv
from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.framework.load import load_plan
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import PresentIds
from scorecard.model.reading import State
from scorecard.model.records import closed_years, current_comments
from scorecard.model.status import Status
from scorecard.records.comments import write_comment
from scorecard.records.entry import Entry
from scorecard.records.restoring import restore_history
from scorecard.records.store import Store

if TYPE_CHECKING:
    from scorecard.model.plan import Strategy

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
    assert "100" not in call(capsys, "history", "a").out


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ("a,2020,100,2020-03-01T10:30:00,", "is no moment with its time zone"),
        ("a,2020,100,soon,", "is no moment with its time zone"),
        ("a,2020,100,2020-03-01T10:30:00Z,minutes", '"minutes" is no record'),
        ("a,2020,good,2020-03-01T10:30:00Z,judgement", "is no judgement"),
        ("a,2020,not_assessed,2020-03-01T10:30:00Z,judgement", "is no judgement"),
        ("a,2020,many,2020-03-01T10:30:00Z,", "many"),
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
    st.tuples(st.just("comment"), st.none(), _YEARS, st.none(), _NOTES),
    st.tuples(st.just("close"), st.none(), _YEARS, st.none(), st.none()),
)


def take(store: Store, step: tuple[Any, ...], today: date) -> None:
    """Do one thing to a store; what it refuses is left out."""
    sort, key, year, value, rest = step
    of = {} if key is None else {"indicator": key[0], "year": year, "entity": key[1]}
    if sort == "judge":
        store.judge("voice", year, Status(value), rest or "so", by="Ana", reason="late")
    elif sort == "comment":
        write_comment(store, "I", year, rest.strip(), by="Ben")
    elif sort == "close":
        store.close_year(year, on=today, by="board")
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


def answers(plan: Strategy, store: Store) -> list[Any]:
    records, ids = store.records(), store.ids
    found: list[Any] = []
    for day in [None, *(date(2022, 1, 1) + timedelta(days=60 * n) for n in range(20))]:
        for year in (2020, 2022):
            card = scorecard_json(assess(plan, records, year=year, as_of=day))
            found.append(_without_numbers(card))
        closings = closed_years(records, day)
        comments = current_comments(records, day)
        found.append([(c.about, c.year, c.text, c.by) for c in comments.values()])
        found.append([(c.year, c.on, c.by) for c in closings.values()])
    found.append(sorted(ids.key(r.key) for r in records.readings))
    return found


def _without_numbers(data: Any) -> Any:
    """Leave out what counts the revisions of one store."""
    if isinstance(data, dict):
        return {k: _without_numbers(v) for k, v in data.items() if k not in ("id", "revision")}
    return [_without_numbers(each) for each in data] if isinstance(data, list) else data


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(_STEP, st.integers(0, 40)), max_size=14))
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
