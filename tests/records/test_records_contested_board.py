"""What the board wrote and two people revised unseen is told and settled as readings are."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from records_support import new_store

from scorecard import clock
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import PresentIds
from scorecard.model.records import (
    Comment,
    Decision,
    Priority,
    PriorityState,
    current_comments,
    current_priorities,
)
from scorecard.records.backup import incoming, take_in
from scorecard.records.comments import comment_head, write_comment
from scorecard.records.decisions import (
    DecisionDraft,
    add_decision,
    revise_decision,
)
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.refusal import Conflict
from scorecard.records.settling import let_stand
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.records.contested import Contest

    Write = Callable[[Store], object]


@pytest.fixture(autouse=True)
def _ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every entry be a second later than the one before."""
    ticks = count()
    start = datetime(2024, 5, 1, 9, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(seconds=next(ticks)))


def nothing(_: Store) -> None:
    """Enter nothing."""


def merged(folder: Path, mine: Write, theirs: Write, before: Write = nothing) -> Store:
    """Return a store into which a copy of it was merged, after each was written to."""
    path = new_store(folder, 1)
    store = Store.open(path)
    before(store)
    other = folder / "other"
    shutil.copy(path, other)
    mine(store)
    theirs(Store.open(other))
    take_in(store, incoming(store, other.read_bytes(), "other"))
    return store


def told(contest: Contest) -> list[tuple[str, str]]:
    return [(side.by, side.text) for side in contest.sides]


def commented(text: str, by: str, year: int = 2020) -> Write:
    return lambda store: write_comment(store, "I", year, text, by=by)


def proposed(text: str, by: str) -> Write:
    return lambda store: add_priority(store, PriorityDraft(2021, text), by=by)


def decided(text: str, by: str) -> Write:
    return lambda store: add_decision(store, DecisionDraft(date(2021, 3, 1), text), by=by)


def test_two_comments_on_one_thing_are_contested_and_whoever_saw_both_settles_it(
    tmp_path: Path,
) -> None:
    store = merged(tmp_path, commented("Ours", "ana"), commented("Theirs", "ben"))
    (contest,) = store.contested_board()
    assert told(contest) == [("ana", "Ours"), ("ben", "Theirs")]
    assert store.notices == (f"{store.path}: 1 comment is contested; see: scorecard check",)
    (fault,) = store.faults
    assert 'the comment on I 2020 is contested: ana says "Ours"' in fault.what
    assert "settle it with `scorecard comment I 2020 TEXT --over 1`" in fault.what
    # A revision by somebody who has not seen both settles nothing.
    write_comment(store, "I", 2020, "More", by="ben")
    (contest,) = store.contested_board()
    assert told(contest) == [("ana", "Ours"), ("ben", "More")]
    saved = write_comment(store, "I", 2020, "Both", by="cleo", sides=contest.seen)
    assert (saved.revision, saved.text) == (3, "Both")
    again = Store.open(store.path)
    for each in (store, again):
        assert each.contested_board() == ()
        assert each.faults == ()
    with pytest.raises(ScorecardError, match="is not contested any more"):
        write_comment(store, "I", 2020, "Later", by="cleo", sides=contest.seen)


def test_revisions_of_one_parent_are_contested_and_those_of_another_year_are_not(
    tmp_path: Path,
) -> None:
    def mine(store: Store) -> None:
        commented("Mine", "ana")(store)
        commented("Only mine", "ana", 2021)(store)

    store = merged(tmp_path, mine, commented("", "ben"), before=commented("Before", "cleo"))
    (contest,) = store.contested_board()
    assert told(contest) == [("ana", "Mine"), ("ben", "")]
    # The side that does not count can be let stand.
    chosen = let_stand(store, contest.sides[0], by="cleo", sides=contest.seen)
    assert isinstance(chosen, Comment)
    assert (chosen.text, chosen.by, chosen.revision) == ("Mine", "cleo", 3)
    assert store.contested_board() == ()
    texts = {(c.year, c.text) for c in current_comments(store.records()).values()}
    assert texts == {(2020, "Mine"), (2021, "Only mine")}


def test_to_agree_with_the_side_that_counts_settles_it(tmp_path: Path) -> None:
    store = merged(tmp_path, commented("Ours", "ana"), commented("Theirs", "ben"))
    (contest,) = store.contested_board()
    write_comment(store, "I", 2020, "Theirs", by="cleo", sides=contest.seen)
    assert store.contested_board() == ()


def test_settling_over_a_side_that_was_not_seen_is_a_conflict(tmp_path: Path) -> None:
    store = merged(tmp_path, commented("Ours", "ana"), commented("Theirs", "ben"))
    (contest,) = store.contested_board()
    write_comment(store, "I", 2020, "Later", by="dora")
    with pytest.raises(Conflict, match="dora changed the comment on I 2020"):
        write_comment(store, "I", 2020, "Both", by="cleo", sides=contest.seen)
    assert len(store.records().comments) == 3


def test_one_priority_with_two_outcomes_is_contested(tmp_path: Path) -> None:
    store = merged(
        tmp_path,
        lambda s: settle_priority(s, "2021-1", PriorityState.DONE, because="held", by="ana"),
        lambda s: settle_priority(s, "2021-1", PriorityState.DROPPED, because="late", by="ben"),
        before=proposed("Meet", "cleo"),
    )
    (contest,) = store.contested_board()
    (fault,) = store.faults
    assert 'priority 2021-1 is contested: ana says done, "Meet"' in fault.what
    assert 'ben says dropped, "Meet"' in fault.what
    assert "`scorecard priority revise 2021-1 --over 2`" in fault.what
    saved, _ = settle_priority(
        store, "2021-1", PriorityState.DONE, because="so", by="eve", sides=contest.seen
    )
    assert (saved.state, saved.revision) == (PriorityState.DONE, 3)
    assert store.contested_board() == ()


def test_the_outcome_of_either_side_can_be_let_stand_with_its_reason(tmp_path: Path) -> None:
    store = merged(
        tmp_path,
        lambda s: settle_priority(s, "2021-1", PriorityState.DONE, because="held", by="ana"),
        lambda s: settle_priority(s, "2021-1", PriorityState.DROPPED, because="late", by="ben"),
        before=proposed("Meet", "cleo"),
    )
    (contest,) = store.contested_board()
    saved = let_stand(store, contest.sides[0], by="eve", sides=contest.seen)
    assert isinstance(saved, Priority)
    assert (saved.state, saved.because, saved.by) == (PriorityState.DONE, "held", "eve")
    assert store.contested_board() == ()


def test_a_ref_given_to_two_priorities_is_contested_and_both_stand(tmp_path: Path) -> None:
    store = merged(tmp_path, proposed("Ours", "ana"), proposed("Theirs", "ben"))
    (contest,) = store.contested_board()
    assert [side.ref for side in contest.sides if hasattr(side, "ref")] == ["2021-1", "2021-1b"]
    (fault,) = store.faults
    assert "priority 2021-1 is contested, for two were given that number: " in fault.what
    assert 'ben says 2021-1b: proposed, "Theirs"' in fault.what
    assert "`scorecard priority revise 2021-1 --over 1`" in fault.what
    revise_priority(store, "2021-1b", {}, because="both", by="cleo", sides=contest.seen)
    assert store.contested_board() == ()
    standing = {p.ref: p.text for p in current_priorities(store.records())}
    assert standing == {"2021-1": "Ours", "2021-1b": "Theirs"}
    # What becomes of either later is of it alone.
    settle_priority(store, "2021-1", PriorityState.DONE, because="held", by="ana")
    settle_priority(store, "2021-1b", PriorityState.DONE, because="held", by="ana")
    assert store.contested_board() == ()
    assert Store.open(store.path).contested_board() == ()


def test_decisions_are_contested_alike(tmp_path: Path) -> None:
    store = merged(
        tmp_path,
        lambda s: revise_decision(s, "D2021-1", {"withdrawn": True}, because="slip", by="ana"),
        lambda s: revise_decision(s, "D2021-1", {"done": date(2021, 4, 1)}, because="", by="ben"),
        before=decided("Write", "cleo"),
    )
    (contest,) = store.contested_board()
    (fault,) = store.faults
    assert 'ana says withdrawn, "Write"' in fault.what
    assert 'ben says done, "Write"' in fault.what
    saved = let_stand(store, contest.sides[0], by="eve", sides=contest.seen)
    assert isinstance(saved, Decision)
    assert (saved.withdrawn, saved.done, saved.because) == (True, None, "slip")
    assert store.contested_board() == ()


def test_all_sorts_are_counted_in_one_sentence(tmp_path: Path) -> None:
    def all_of(by: str) -> Write:
        def write(store: Store) -> None:
            for one in (commented(by, by), proposed(by, by), decided(by, by)):
                one(store)

        return write

    store = merged(tmp_path, all_of("ana"), all_of("ben"))
    (notice,) = store.notices
    assert "1 comment, 1 priority and 1 decision are contested; see: scorecard check" in notice


def test_comments_under_two_ids_that_became_one_are_not_contested(tmp_path: Path) -> None:
    path = new_store(tmp_path, 1)
    store = Store.open(path)
    for about in ("men", "women"):
        for text in ("First", "Then"):
            write_comment(store, about, 2020, f"{text} of {about}", by="ana")
    ids = PresentIds()
    ids.ids = {"men": "all", "women": "all"}
    folded = Store.open(path, ids=ids)
    assert comment_head(folded, "all", 2020) is not None
    assert folded.contested_board() == ()
