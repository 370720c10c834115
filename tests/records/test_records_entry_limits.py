"""What the file must never hold is refused before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.model.fault import ScorecardError
from scorecard.model.reading import Source
from scorecard.records.entry import MAX_TEXT, Entry
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (Entry("mines", 2018, None), "must give a value"),
        (Entry("mines", 2018, ""), "must give a value"),
        (Entry("mines", 2018, "1", no_data="why"), "must give a value"),
        (Entry("", 2018, "1"), "names no indicator"),
        (Entry("mines", 0, "1"), "not a year"),
        (Entry("mines", 10_000, "1"), "not a year"),
        (Entry("mines", True, "1"), "not a year"),
        (Entry("mines", 2018, "NaN"), "not a number"),
        (Entry("mines", 2018, "-inf"), "not a number"),
        (Entry("mines", 2018, "1", numerator="x", denominator="2"), "not a number"),
        (Entry("mines", 2018, "1", denominator="Infinity"), "not a number"),
        (Entry("mines", 2018, 1.5), "not text"),  # type: ignore[arg-type]  # the wrong type is meant
        (Entry("mines", 2018, "1", note="\ud800"), "half a character"),
        (Entry("mines", 2018, "1", note="x" * (MAX_TEXT + 1)), "65,537 bytes"),
        (Entry("mines", 2018, "1", note="ü" * MAX_TEXT), "131,072 bytes"),
        (Entry("mines", 2018, "1", source=Source(page="x" * 10_000_000)), "the page is"),
    ],
)
def test_what_cannot_be_kept_is_refused_before_anything_is_written(
    store: Store, wrong: Entry, word: str
) -> None:
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match=word):
        store.add([wrong], by="ana")
    with pytest.raises(ScorecardError, match="entry 2 of 2"):
        store.add([Entry("fine", 2018, "1"), wrong], by="ana")
    assert store.path.read_bytes() == before


def test_the_longest_note_is_kept_exactly(store: Store) -> None:
    (saved,) = store.add([Entry("mines", 2018, "1", note="x" * MAX_TEXT)], by="ana")
    assert saved.note == "x" * MAX_TEXT


def test_nobody_entering_is_refused(store: Store) -> None:
    with pytest.raises(ScorecardError, match="--by NAME"):
        store.add([Entry("mines", 2018, "1")], by="")
