"""Decisions of meetings: numbered, done, withdrawn."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from scorecard import clock
from scorecard.model.fault import ScorecardError
from scorecard.model.records import CommentKey, Vote, current_comments, current_decisions
from scorecard.records.comments import comment_head, write_comment
from scorecard.records.decisions import DecisionDraft, add_decision, find_decision, revise_decision
from scorecard.records.priorities import PriorityDraft, add_priority, revise_priority
from scorecard.records.refusal import Conflict
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

MEETING = date(2019, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


def test_decisions_are_numbered_done_and_withdrawn(store: Store) -> None:
    draft = DecisionDraft(MEETING, "Write to ministers", who="Ana", due=date(2019, 6, 30))
    first = add_decision(store, draft, by="ana")
    assert first.ref == "D2019-1"
    assert add_decision(store, DecisionDraft(date(2020, 1, 5), "Other"), by="ana").ref == "D2020-1"
    second = add_decision(store, DecisionDraft(MEETING, "Mistake"), by="ana")
    assert second.ref == "D2019-2"
    assert first.overdue(date(2019, 7, 1))
    done = revise_decision(store, "d2019-1", {"done": date(2019, 5, 2)}, because="", by="ben")
    assert (done.done, done.revision, done.parent) == (date(2019, 5, 2), 2, first.id)
    assert not done.overdue(date(2019, 7, 1))
    with pytest.raises(ScorecardError, match="the word why is empty"):
        revise_decision(store, "D2019-2", {"withdrawn": True}, because="", by="ben")
    revise_decision(store, "D2019-2", {"withdrawn": True}, because="not decided", by="ben")
    with pytest.raises(ScorecardError, match=r"withdrawn by ben on .*: not decided"):
        revise_decision(store, "D2019-2", {"who": "Cy"}, because="", by="ana")
    assert [d.ref for d in current_decisions(Store.open(store.path).records())] == [
        "D2019-1",
        "D2020-1",
    ]
    with pytest.raises(Conflict, match=r"ben changed decision D2019-1 .* \(done: nothing → 2019-"):
        revise_decision(store, "D2019-1", {"who": "Cy"}, because="", by="ana", seen=first.id)
    assert find_decision(store, "D2019-1") == done


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"text": " "}, "the decision is empty"),
        ({"due": date(2019, 2, 28)}, "due on 2019-02-28, before the meeting"),
        ({"done": date(2019, 2, 28)}, "done on 2019-02-28, before the meeting"),
        ({"done": date(2900, 1, 1)}, "2900-01-01, is still to come"),
        ({"on": date(2900, 1, 1)}, "2900-01-01, is still to come"),
        ({"who": "a\tb"}, "has a tab"),
        ({"about": ("1a", "")}, "the id is empty"),
        ({"ref": "D1"}, "ref cannot be changed"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    store: Store, changes: dict[str, Any], word: str
) -> None:
    add_decision(store, DecisionDraft(MEETING, "Write"), by="ana")
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match=re.escape(word)):
        revise_decision(store, "D2019-1", changes, because="so", by="ana")
    assert store.path.read_bytes() == before


def test_a_vote_is_kept_and_follows_a_decision_through_its_revisions(store: Store) -> None:
    vote = Vote(7, 1, 0)
    add_decision(store, DecisionDraft(MEETING, "Merge", vote=vote), by="ana")
    revise_decision(store, "D2019-1", {"done": MEETING}, because="", by="ben")
    assert find_decision(Store.open(store.path), "D2019-1").vote == vote
    with pytest.raises(ValueError, match="-1"):
        Vote(7, -1, 0)


def test_a_slow_clock_cannot_hide_a_revision(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_comment(store, "1a", 2018, "First.", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    add_decision(store, DecisionDraft(MEETING, "Write"), by="ana")

    slow = clock.now() - timedelta(days=400)
    monkeypatch.setattr(clock, "now", lambda: slow)
    assert write_comment(store, "1a", 2018, "Second.", by="ben").text == "Second."
    assert revise_priority(store, "2019-1", {"lead": "B"}, because="", by="b").lead == "B"
    assert revise_decision(store, "D2019-1", {"who": "B"}, because="", by="b").who == "B"
    assert (
        comment_head(store, "1a", 2018) == current_comments(store.records())[CommentKey("1a", 2018)]
    )
