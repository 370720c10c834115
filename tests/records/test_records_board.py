"""What comments, priorities and decisions share: each revision follows what stands, in one way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from scorecard.model.records import Comment, Decision, Priority
from scorecard.records.codec import comment_document, decision_document, priority_document
from scorecard.records.comments import comment_head, write_comment
from scorecard.records.decisions import find_decision, revise_decision
from scorecard.records.line import seal
from scorecard.records.priorities import find_priority, revise_priority
from scorecard.records.refusal import UNSEEN, Conflict, NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.records.line import Document
    from scorecard.records.refusal import Unseen

    Record = Comment | Priority | Decision

AT = datetime(2019, 6, 1, 12, tzinfo=UTC)
FIRSTS: tuple[Record, ...] = (
    Comment("f", "1a", 2019, "one", "ana", AT),
    Priority("f", "2019-1", 2019, "one", "ana", AT),
    Decision("f", "D2019-1", date(2019, 3, 1), "one", "ana", AT),
)
each = pytest.mark.parametrize("first", FIRSTS, ids=lambda first: type(first).__name__)


def document(record: Record) -> Document:
    match record:
        case Comment():
            return comment_document(record)
        case Priority():
            return priority_document(record, "f")
    return decision_document(record, "f")


def stored(folder: Path, *records: Record) -> Store:
    """Return a store with these revisions, as other computers wrote them."""
    path = folder / "readings.jsonl"
    Store.create(path)
    with path.open("ab") as file:
        for record in records:
            file.write(seal(document(record)))
    return Store.open(path)


def revise(store: Store, like: Record, text: str, *, seen: str | Unseen | None = UNSEEN) -> Record:
    if isinstance(like, Comment):
        return write_comment(store, "1a", 2019, text, by="ben", seen=seen)
    enter: Callable[..., Record] = (
        revise_priority if isinstance(like, Priority) else revise_decision
    )
    return enter(store, like.ref, {"text": text}, because="", by="ben", seen=seen)


def standing(store: Store, like: Record) -> Record | None:
    if isinstance(like, Comment):
        return comment_head(store, "1a", 2019)
    find: Callable[..., Record] = find_priority if isinstance(like, Priority) else find_decision
    return find(store, like.ref)


@each
def test_a_revision_follows_what_stands(tmp_path: Path, first: Record) -> None:
    store = stored(tmp_path, first)
    made = revise(store, first, "two")
    assert (made.text, made.by, made.revision, made.parent) == ("two", "ben", 2, "f")
    assert standing(store, first) == standing(Store.open(store.path), first) == made


@each
def test_a_clock_that_is_behind_hides_no_revision(tmp_path: Path, first: Record) -> None:
    ahead = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2)
    store = stored(tmp_path, first, replace(first, id="g", text="two", entered_at=ahead))
    made = revise(store, first, "three")
    assert (made.text, made.entered_at) == ("three", ahead)
    assert standing(store, first) == made


@each
def test_its_number_is_above_every_other(tmp_path: Path, first: Record) -> None:
    """What was entered on a later day stands, though it bears the lower number."""
    third = replace(first, id="g", text="three", revision=3)
    later = replace(first, id="h", text="two", revision=2, entered_at=AT + timedelta(days=1))
    store = stored(tmp_path, first, third, later)
    made = revise(store, first, "four")
    assert (made.revision, made.parent) == (4, "h")


@each
def test_what_nobody_saw_is_shown_before_it_is_changed(tmp_path: Path, first: Record) -> None:
    second = replace(first, id="g", text="two", revision=2, parent="f", by="cat")
    store = stored(tmp_path, first, second)
    before = store.path.read_bytes()
    for seen in ("f", None):
        with pytest.raises(Conflict) as conflict:
            revise(store, first, "three", seen=seen)
        assert (conflict.value.theirs, conflict.value.before) == (second, first)
        assert 'text: "one" → "two"' in str(conflict.value)
    assert store.path.read_bytes() == before
    assert revise(store, first, "three", seen="g").revision == 3


def test_what_was_seen_and_is_gone_is_looked_at_again(tmp_path: Path) -> None:
    store = stored(tmp_path)
    with pytest.raises(NotSaved, match="the comment that you saw is not in the store any more"):
        revise(store, FIRSTS[0], "two", seen="f")
