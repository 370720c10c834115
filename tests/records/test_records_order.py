"""What was made over another follows it, whatever the clocks of their computers said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from records_support import lines_of, put_lines, set_clock

from scorecard import clock
from scorecard.model.records import (
    Closure,
    PriorityState,
    Records,
    closed_years,
    closings_in_order,
    current,
    current_comments,
    current_decisions,
    current_priorities,
)
from scorecard.model.status import Status
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision, revise_decision
from scorecard.records.entry import Entry
from scorecard.records.line import seal, unseal
from scorecard.records.priorities import PriorityDraft, add_priority, revise_priority
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.records.line import Document

NOON = datetime(2019, 6, 3, 12, tzinfo=UTC)
# When nothing that any of these clocks says is still to come.
LATER = NOON + timedelta(days=999)
# By how much the second and the third computer's clocks are off the first one's.
CLOCKS = {
    "an hour behind": (timedelta(hours=-1), timedelta(hours=-1)),
    "a day behind": (timedelta(days=-1), timedelta(days=-1)),
    "a year behind": (timedelta(days=-365), timedelta(0)),
    "a year ahead, then set": (timedelta(days=365), timedelta(0)),
    "set back between two saves": (timedelta(minutes=-5), timedelta(days=-400)),
    "the same moment": (timedelta(0), timedelta(0)),
}


def reading(store: Store, text: str) -> None:
    store.add([Entry("members", 2018, text, reason="correction")], by="ana")


def judgement(store: Store, text: str) -> None:
    store.judge("voice", 2018, Status.AT_RISK, text, by="ana")


def comment(store: Store, text: str) -> None:
    write_comment(store, "members", 2018, text, by="ana")


def priority(store: Store, text: str) -> None:
    if not store.records().priorities:
        add_priority(store, PriorityDraft(2018, text), by="ana")
    else:
        revise_priority(store, "2018-1", {"text": text}, because="x", by="ana")


def decision(store: Store, text: str) -> None:
    if not store.records().decisions:
        add_decision(store, DecisionDraft(date(2017, 1, 1), text), by="ana")
    else:
        revise_decision(store, "D2017-1", {"text": text}, because="x", by="ana")


def said(records: Records, as_of: date | None = None) -> list[str]:
    """Return what stands of each sort."""
    readings = current(records.readings, as_of).values()
    found = [reading.value or "" for reading in readings]
    judged = [j for j in records.judgements if as_of is None or j.known_from <= as_of]
    found += [j.because for j in sorted(judged, key=lambda j: j.rank)[-1:]]
    found += [c.text for c in current_comments(records, as_of).values()]
    found += [p.text for p in current_priorities(records, as_of)]
    return found + [d.text for d in current_decisions(records, as_of)]


SORTS = [reading, judgement, comment, priority, decision]


@pytest.mark.parametrize("clocks", CLOCKS)
@pytest.mark.parametrize("write", SORTS)
def test_the_last_word_stands_whatever_the_clock(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Store, str], None],
    clocks: str,
) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    for text, off in zip(("1", "2", "3"), (timedelta(0), *CLOCKS[clocks]), strict=True):
        set_clock(monkeypatch, NOON + off)
        write(store, text)
        assert said(store.records()) == [text]
    again = Store.open(store.path)
    assert said(again.records()) == ["3"]
    assert said(again.records(), date(2999, 1, 1)) == ["3"]
    set_clock(monkeypatch, LATER)
    assert again.faults == ()


@pytest.mark.parametrize("clocks", CLOCKS)
def test_a_year_is_closed_and_open_as_it_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clocks: str
) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    offs = (timedelta(0), *CLOCKS[clocks])
    for turn in range(6):
        set_clock(monkeypatch, NOON + offs[turn % 3])
        if turn % 2:
            done = store.reopen_year(2018, because="an error", by="ana")
        else:
            last = max((c.on for c in store.records().closures), default=date(2019, 1, 1))
            set_clock(monkeypatch, max(clock.now(), datetime(*last.timetuple()[:3], tzinfo=UTC)))
            done = store.close_year(2018, on=last, by="ana")
        assert done.reopened is bool(turn % 2)
        for each in (store, Store.open(store.path)):
            assert (2018 in closed_years(each.records())) is not done.reopened
            assert (2018 in closed_years(each.records(), date(2999, 1, 1))) is not done.reopened
            with monkeypatch.context() as later:
                set_clock(later, LATER)
                assert each.faults == ()
    order = [closure.reopened for closure in Store.open(store.path).records().closures]
    assert order == [False, True] * 3


def rewritten(path: Path, *changes: Document) -> None:
    """Write the lines behind the header with some of their fields changed, sealed anew."""
    header, *lines = lines_of(path)
    made = []
    for known, change in zip(unseal(lines)[0], changes, strict=True):
        fields = {name: value for name, value in (known | change).items() if value is not None}
        fields.pop("crc")
        made.append(seal(fields).rstrip())
    put_lines(path, [header, *made])


@pytest.mark.parametrize("write", SORTS)
def test_a_revision_with_a_time_before_its_parents_follows_it_and_is_told(
    tmp_path: Path, write: Callable[[Store, str], None]
) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    for text in ("1", "2", "3"):
        write(store, text)
    days = ({"at": f"2019-06-{day}T12:00:00Z"} for day in ("09", "05", "07"))
    rewritten(path, *days)
    for lines in permutations(lines_of(path)):
        put_lines(path, lines)
        again = Store.open(path)
        records = again.records()
        assert said(records) == ["3"]
        # What was known on a day is what had been entered by then.
        assert said(records, date(2019, 6, 5)) == ["2"]
        (fault,) = (one for one in again.faults if "clock" in one.what)
        assert "ana entered this at 2019-06-05T12:00:00.000Z over what ana entered" in fault.what
        assert fault.severity.value == "warning"


def test_what_follows_in_a_circle_keeps_the_order_of_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    for text in ("1", "2", "3"):
        reading(store, text)
    ids = [unseal([one])[0][0]["id"] for one in lines_of(path)[1:]]
    rewritten(path, {"parent": ids[2]}, {}, {})
    again = Store.open(path)
    assert said(again.records()) == ["3"]
    assert len(again.faults) == 1


def test_history_that_is_filled_in_has_the_place_of_its_day(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    reading(store, "now")
    early = Entry("members", 2018, "then", published=date(2019, 3, 1), as_published=True)
    store.add([replace(early, reason="correction")], by="ana")
    assert said(Store.open(store.path).records()) == ["now"]
    assert said(Store.open(store.path).records(), date(2019, 3, 1)) == ["then"]


def closing(at: str, *, reopened: bool = False, **fields: Any) -> Closure:
    return Closure(
        2018, date(2019, 3, 1), "ana", reopened, entered_at=datetime.fromisoformat(at), **fields
    )


def test_closings_of_an_older_version_of_one_moment_go_in_turn() -> None:
    noon = "2019-03-01T12:00:00Z"
    closed, opened = closing(noon, id="b"), closing(noon, id="a", reopened=True)
    assert closings_in_order([opened, closed]) == [closed, opened]
    before = closing("2019-02-01T12:00:00Z", id="c")
    assert closings_in_order([closed, opened, before]) == [before, opened, closed]


def test_a_closing_of_an_older_version_follows_a_newer_one_of_its_moment() -> None:
    noon = "2019-03-01T12:00:00Z"
    closed = closing(noon, id="b", revision=1)
    opened = closing(noon, id="a", reopened=True)
    assert closings_in_order([opened, closed]) == [closed, opened]


def test_a_closing_with_a_time_before_its_parents_is_told(tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    store = Store.create(path)
    store.close_year(2018, on=date(2019, 3, 1), by="ana")
    store.reopen_year(2018, because="x", by="ben")
    rewritten(path, {"at": "2019-06-09T12:00:00Z"}, {"at": "2019-06-05T12:00:00Z"})
    again = Store.open(path)
    assert closed_years(again.records()) == {}
    (fault,) = again.faults
    assert "the reopening of 2018: ben entered this at 2019-06-05" in fault.what


def test_a_priority_that_is_settled_stays_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    set_clock(monkeypatch, NOON)
    priority(store, "x")
    set_clock(monkeypatch, NOON - timedelta(days=2))
    revise_priority(store, "2018-1", {"state": PriorityState.ADOPTED}, because="y", by="ben")
    (stands,) = current_priorities(Store.open(store.path).records())
    assert stands.state is PriorityState.ADOPTED


def test_what_was_entered_in_time_to_come_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    set_clock(monkeypatch, NOON + timedelta(days=365))
    comment(store, "early")
    reading(store, "101")
    published = Entry("members", 2016, "99", published=NOON.date(), as_published=True)
    store.add([published], by="ana")  # counts from the day it was published
    told = [str(fault) for fault in store.faults]
    assert not [each for each in told if "still to come" in each or "in time to come" in each]
    set_clock(monkeypatch, NOON)
    (told_of_two,) = [str(fault) for fault in Store.open(store.path).faults]
    assert "2 records say that they were entered in time to come" in told_of_two
    assert "by ana at 2020-06-02T12:00:00.000Z" in told_of_two
    set_clock(monkeypatch, NOON + timedelta(days=364, hours=1))
    assert Store.open(store.path).faults == ()
