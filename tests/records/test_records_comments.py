"""Comments: entered, revised and withdrawn, and two people at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Audience
from scorecard.model.records import current_comments, current_priorities
from scorecard.records.comments import write_comment
from scorecard.records.priorities import PriorityDraft, add_priority
from scorecard.records.refusal import Conflict, NotSaved
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


def test_a_comment_is_revised_and_withdrawn_and_its_history_stays(store: Store) -> None:
    first = write_comment(store, "1a", 2018, "We did much.\n\n- and more", by="ana")
    second = write_comment(store, "1a", 2018, "Less.", by="ben", audience=Audience.BOARD)
    assert (second.revision, second.parent, second.audience) == (2, first.id, Audience.BOARD)
    assert write_comment(store, "1b", 2018, "Other.", by="ben", draft=True).draft
    gone = write_comment(store, "1a", 2018, " \n", by="ana")
    assert (gone.text, gone.audience, gone.revision) == ("", Audience.BOARD, 3)
    records = Store.open(store.path).records()
    assert set(records.comments) >= {first, second, gone}
    assert [key.about for key in current_comments(records)] == ["1b"]
    assert write_comment(store, "1a", 2018, "Again.", by="ana").revision == 4


def test_the_same_comment_again_writes_nothing(store: Store) -> None:
    first = write_comment(store, "1a", 2018, "Much.", by="ana")
    before = store.path.read_bytes()
    assert write_comment(store, "1a", 2018, "Much.", by="ben") == first
    assert store.path.read_bytes() == before
    assert write_comment(store, "1a", 2018, "Much.", by="ben", draft=True).revision == 2


def test_there_must_be_a_comment_to_withdraw(store: Store) -> None:
    with pytest.raises(ScorecardError, match="1a has no comment for 2018 to withdraw"):
        write_comment(store, "1a", 2018, "", by="ana")
    write_comment(store, "1a", 2018, "Much.", by="ana")
    write_comment(store, "1a", 2018, "", by="ana")
    with pytest.raises(ScorecardError, match="was withdrawn already"):
        write_comment(store, "1a", 2018, "", by="ana")
    assert len(store.records().comments) == 2


def test_another_persons_comment_is_never_overwritten_unseen(store: Store) -> None:
    first = write_comment(store, "1a", 2018, "Mine.", by="ana", seen=None)
    write_comment(store, "1a", 2018, "Theirs.", by="ben", seen=first.id)
    before = store.path.read_bytes()
    for seen in (first.id, None):
        with pytest.raises(Conflict) as caught:
            write_comment(store, "1a", 2018, "Mine again.", by="ana", seen=seen)
        assert re.search(
            r"ben changed the comment on 1a 2018 on .* \(text: \"Mine\.\" → \"Theirs\.\"\)",
            str(caught.value),
        )
        assert (caught.value.theirs.by, caught.value.before) == ("ben", first)
    assert store.path.read_bytes() == before
    with pytest.raises(NotSaved, match="the comment that you saw is not in the store"):
        write_comment(store, "1b", 2018, "Mine.", by="ana", seen="0" * 28)


@pytest.mark.parametrize(
    ("text", "by", "word"),
    [
        ("a\x00b", "ana", "null"),
        ("\u202eabc", "ana", "direction"),
        ("x" * 65_537, "ana", "64 KiB"),
        ("fine", "", "--by NAME"),
        ("fine", "a\nb", "line break"),
    ],
)
def test_a_comment_that_cannot_be_kept_is_refused(
    store: Store, text: str, by: str, word: str
) -> None:
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match=re.escape(word)):
        write_comment(store, "1a", 2018, text, by=by)
    assert store.path.read_bytes() == before


def test_as_of_leaves_out_what_was_entered_later(store: Store) -> None:
    write_comment(store, "1a", 2018, "First.", by="ana")
    add_priority(store, PriorityDraft(2019, "Drive"), by="ana")
    records = store.records()
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    assert current_comments(records, yesterday) == {}
    assert current_priorities(records, yesterday) == ()
