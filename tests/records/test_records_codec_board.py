"""The lines of comments, priorities and decisions: as they are written, and whatever may stand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_support import lines_of, put_lines

from scorecard.model.plan import Audience, Goal, Objective, Strategy
from scorecard.model.records import (
    MOST_VOTES,
    Comment,
    Decision,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
    Vote,
)
from scorecard.records.codec import (
    NotUnderstood,
    comment_document,
    comment_of,
    decision_document,
    decision_of,
    first_of,
    priority_document,
    priority_of,
)
from scorecard.records.comments import write_comment
from scorecard.records.decisions import DecisionDraft, add_decision
from scorecard.records.faults import data_faults
from scorecard.records.line import seal, unseal
from scorecard.records.priorities import PriorityDraft, add_priority, settle_priority
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.records.line import Document

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SAID = TEXTS.filter(bool)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
COUNTS = st.integers(0, MOST_VOTES)
# A line keeps milliseconds.
MOMENTS = st.integers(0, 3_000_000_000_000).map(
    lambda number: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
)
ENTERED: dict[str, Any] = {
    "id": SAID,
    "by": SAID,
    "entered_at": MOMENTS,
    "revision": st.integers(1, 99),
    "parent": st.none() | SAID,
}
COMMENTS = st.builds(
    Comment,
    about=SAID,
    year=st.integers(1, 9999),
    text=TEXTS,
    audience=st.sampled_from(Audience),
    draft=st.booleans(),
    **ENTERED,
)
PRIORITIES = st.builds(
    Priority,
    ref=SAID,
    year=st.integers(1, 9999),
    text=SAID,
    kind=st.sampled_from(PriorityKind),
    about=st.lists(SAID, max_size=3).map(tuple),
    reason=st.none() | st.sampled_from(PriorityReason),
    lead=TEXTS,
    measure=TEXTS,
    state=st.sampled_from(PriorityState),
    because=TEXTS,
    carried_from=TEXTS,
    **ENTERED,
)
DECISIONS = st.builds(
    Decision,
    ref=SAID,
    on=DAYS,
    text=SAID,
    who=TEXTS,
    due=st.none() | DAYS,
    done=st.none() | DAYS,
    vote=st.none() | st.builds(Vote, COUNTS, COUNTS, COUNTS),
    about=st.lists(SAID, max_size=3).map(tuple),
    withdrawn=st.booleans(),
    because=TEXTS,
    **ENTERED,
)


def through_the_file(document: Document) -> Document:
    """Return a document as it is read back from its line."""
    (found,), others = unseal([seal(document).rstrip(b"\n")])
    assert others == []
    return found


@given(COMMENTS)
@settings(max_examples=100)
def test_a_comment_comes_back_as_it_was(comment: Comment) -> None:
    assert comment_of(through_the_file(comment_document(comment))) == comment


@given(PRIORITIES, SAID)
@settings(max_examples=100)
def test_a_priority_comes_back_as_it_was(priority: Priority, first: str) -> None:
    document = through_the_file(priority_document(priority, first))
    assert priority_of(document) == priority
    assert first_of(document) == first


@given(DECISIONS, SAID)
@settings(max_examples=100)
def test_a_decision_comes_back_as_it_was(decision: Decision, first: str) -> None:
    document = through_the_file(decision_document(decision, first))
    assert decision_of(document) == decision
    assert first_of(document) == first


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 3000) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
NAMES = st.sampled_from(
    ["year", "text", "by", "at", "revision", "about", "audience", "draft", "state", "on", "due",
     "kind", "reason", "ref", "parent", "first", "withdrawn", "carried_from", "id"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "made", "read"),
    [
        ("comment", COMMENTS.map(comment_document), comment_of),
        ("priority", PRIORITIES.map(lambda p: priority_document(p, p.id)), priority_of),
        ("decision", DECISIONS.map(lambda d: decision_document(d, d.id)), decision_of),
    ],
)
@given(data=st.data())
@settings(max_examples=100)
def test_whatever_stands_in_a_field_is_read_or_kept_unread(
    data: st.DataObject,
    kind: str,
    made: st.SearchStrategy[Document],
    read: Callable[[Document], object],
) -> None:
    document = data.draw(made)
    document[data.draw(NAMES)] = data.draw(JSON)
    document.pop(data.draw(NAMES), None)
    try:
        found = read(document)
    except NotUnderstood:
        return
    assert hash(found) is not None


def test_lines_this_version_cannot_read_are_kept_byte_for_byte_and_passed_over(
    tmp_path: Path,
) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    write_comment(store, "1a", 2018, "Much.", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    at = {"by": "ana", "at": "2019-03-01T09:00:00.000Z", "revision": 1}
    strange = [
        seal({"type": "comment", "id": "n1", "about": "1a", "year": 2018, "audience": "all", **at}),
        seal({"type": "priority", "id": "n2", "ref": "2019-7", "year": 2019, "state": "x", **at}),
        seal({"type": "minutes", "id": "n3", **at}),
    ]
    with store.path.open("ab") as file:
        file.writelines(strange)
    again = Store.open(store.path)
    assert (len(again.records().comments), len(again.records().priorities)) == (1, 1)
    assert ["not public" in again.faults[0].what, "`state` is" in again.faults[1].what] == [
        True
    ] * 2
    write_comment(again, "1a", 2018, "More.", by="ben")
    assert all(line in store.path.read_bytes() for line in strange)


def test_a_carrying_over_that_was_cut_off_is_named_until_it_is_done_again(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    settle_priority(store, "2019-1", PriorityState.CARRIED_OVER, because="late", by="ana")
    put_lines(store.path, lines_of(store.path)[:-1])
    again = Store.open(store.path)
    (fault,) = again.faults
    assert "stopped after 1 line" in fault.what
    settle_priority(again, "2019-1", PriorityState.CARRIED_OVER, because="late", by="ana")
    assert again.faults == ()


def test_records_about_what_the_plan_does_not_name_are_named(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    write_comment(store, "1a", 2018, "Much.", by="ana")
    write_comment(store, "old", 2018, "Much.", by="ana")
    write_comment(store, "gone", 2018, "Much.", by="ana")
    write_comment(store, "gone", 2018, "", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive", about=("1a", "2x")), by="ana")
    add_decision(store, DecisionDraft(date(2019, 3, 1), "Write", about=("I", "3x")), by="ana")
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (Objective("1a", "O"),)),))
    assert [fault.what for fault in data_faults(plan, store.records(), "f")] == [
        'the comment for 2018 is on "old", which the plan does not name',
        'priority 2019-1 is for "2x", which the plan does not name',
        'decision D2019-1 is for "3x", which the plan does not name',
    ]
