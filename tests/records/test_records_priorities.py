"""Priorities: proposed, adopted, and settled at the next review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from records_support import lines_of, put_lines

from scorecard.model.fault import ScorecardError
from scorecard.model.records import Priority, PriorityState, current_priorities
from scorecard.records.priorities import (
    PriorityDraft,
    add_priority,
    find_priority,
    revise_priority,
    settle_priority,
)
from scorecard.records.refusal import Conflict
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


def priority(store: Store, year: int = 2019, text: str = "Ratification drive") -> Priority:
    return add_priority(store, PriorityDraft(year, text, about=("1a",)), by="ana")


def test_a_priority_is_adopted_revised_and_done(store: Store) -> None:
    first = priority(store)
    adopted = revise_priority(store, "2019-1", {"state": PriorityState.ADOPTED}, because="", by="b")
    assert (adopted.state, adopted.revision, adopted.parent) == ("adopted", 2, first.id)
    changed = revise_priority(
        store, "2019-1", {"lead": "Ben", "about": ("1a", "1b")}, because="he offered", by="b"
    )
    assert (changed.state, changed.lead, changed.because) == ("adopted", "Ben", "he offered")
    same = revise_priority(store, "2019-1", {"lead": "Ben"}, because="again", by="b")
    assert same == changed
    done, none = settle_priority(store, "2019-1", PriorityState.DONE, because="11 joined", by="b")
    assert (done.state, done.because, none) == (PriorityState.DONE, "11 joined", None)
    assert find_priority(store, "2019-1") == done
    assert len(Store.open(store.path).records().priorities) == 4


def test_what_is_carried_over_is_proposed_for_the_next_year_in_the_same_save(store: Store) -> None:
    priority(store)
    before = len(lines_of(store.path))
    old, new = settle_priority(
        store, "2019-1", PriorityState.CARRIED_OVER, because="elections", by="ben"
    )
    assert new is not None
    assert (old.state, old.because) == (PriorityState.CARRIED_OVER, "elections")
    assert (new.ref, new.year, new.state, new.carried_from) == (
        "2020-1",
        2020,
        "proposed",
        "2019-1",
    )
    assert (new.text, new.about, new.because, new.revision) == (old.text, ("1a",), "", 1)
    lines = lines_of(store.path)[before:]
    assert [b'/2","crc"' in line for line in lines] == [True, True]
    # Half of it never counts.
    put_lines(store.path, lines_of(store.path)[:-1])
    again = Store.open(store.path)
    (standing,) = current_priorities(again.records())
    assert standing.state is PriorityState.PROPOSED


def test_what_was_settled_is_settled_again_only_when_taken_up(store: Store) -> None:
    priority(store)
    settle_priority(store, "2019-1", PriorityState.CARRIED_OVER, because="late", by="ana")
    with pytest.raises(ScorecardError, match="settled already: carried over, by ana on"):
        settle_priority(store, "2019-1", PriorityState.DROPPED, because="no money", by="ben")
    with pytest.raises(ScorecardError, match="say why it is taken up again"):
        revise_priority(store, "2019-1", {"state": PriorityState.ADOPTED}, because=" ", by="ben")
    revise_priority(store, "2019-1", {"state": PriorityState.ADOPTED}, because="error", by="ben")
    _, new = settle_priority(store, "2019-1", PriorityState.CARRIED_OVER, because="so", by="ben")
    assert new is not None
    assert new.ref == "2020-1"
    assert len(current_priorities(store.records())) == 2


def test_a_priority_somebody_else_changed_is_not_overwritten(store: Store) -> None:
    seen = priority(store).id
    revise_priority(store, "2019-1", {"text": "Drive", "lead": "Ben"}, because="", by="ben")
    before = store.path.read_bytes()
    tries: list[Callable[[], object]] = [
        lambda: revise_priority(store, "2019-1", {"lead": "Cy"}, because="", by="a", seen=seen),
        lambda: settle_priority(
            store, "2019-1", PriorityState.DONE, because="so", by="a", seen=seen
        ),
    ]
    for try_ in tries:
        with pytest.raises(Conflict) as caught:
            try_()
        assert "ben changed priority 2019-1 on" in str(caught.value)
        assert 'text: "Ratification drive" → "Drive"; lead: nothing → "Ben"' in str(caught.value)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"text": ""}, "the priority is empty"),
        ({"text": "a\nb"}, "has a line break"),
        ({"lead": "a\x1b[2J"}, "escape"),
        ({"measure": "x" * 2001}, "2,001 characters"),
        ({"year": 2020}, "year cannot be changed"),
        ({"state": PriorityState.DONE}, "settled with done, carry or drop"),
    ],
)
def test_a_priority_that_cannot_be_is_refused(
    store: Store, changes: dict[str, Any], word: str
) -> None:
    priority(store)
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match=re.escape(word)):
        revise_priority(store, "2019-1", changes, because="", by="ana")
    assert store.path.read_bytes() == before


def test_a_lost_line_leaves_the_rest_of_a_priority_together(store: Store) -> None:
    priority(store)
    revise_priority(store, "2019-1", {"lead": "Ben"}, because="", by="ben")
    put_lines(store.path, [lines_of(store.path)[0], *lines_of(store.path)[2:]])
    again = Store.open(store.path)
    revise_priority(again, "2019-1", {"lead": "Cy"}, because="", by="cy")
    (standing,) = current_priorities(Store.open(store.path).records())
    assert (standing.ref, standing.lead, standing.revision) == ("2019-1", "Cy", 3)
