"""Judgements and closed years: lines of other types beside the readings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from records_support import lines_of, put_lines

from scorecard.model.fault import ScorecardError
from scorecard.model.records import Closure
from scorecard.model.status import Status
from scorecard.records import Entry, Store
from scorecard.records.limits import MAX_TEXT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "readings.jsonl")


def test_judgements_are_revisions_too(store: Store) -> None:
    first = store.judge("will", 2018, Status.AT_RISK, "two laws are late", by="ana")
    second = store.judge("will", 2018, Status.ON_TRACK, "both passed", by="ben")
    assert (second.revision, second.parent) == (2, first.id)
    assert set(Store.open(store.path).records().judgements) == {first, second}


@pytest.mark.parametrize(
    ("indicator", "because", "by", "word"),
    [
        ("will", "", "ana", "reason"),
        ("will", "so", "", "name"),
        ("", "so", "ana", "indicator"),
        ("will", "x" * (MAX_TEXT + 1), "ana", "65,537"),
    ],
)
def test_a_judgement_without_reason_or_name_is_refused(
    store: Store, indicator: str, because: str, by: str, word: str
) -> None:
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match=word):
        store.judge(indicator, 2018, Status.AT_RISK, because, by=by)
    with pytest.raises(ScorecardError, match="not a year"):
        store.judge("will", -1, Status.AT_RISK, "so", by="ana")
    assert store.path.read_bytes() == before


def close(store: Store, day: str, *, reopened: bool = False) -> None:
    """Close a year, or open it again, as a later command will."""
    store._append(
        "close",
        lambda: {
            "year": 2018,
            "on": day,
            **({"reopened": True} if reopened else {}),
            "by": "board",
            "at": f"{day}T09:00:00.000Z",
        },
    )


def test_closed_years_are_read_and_closed_to_back_filling(store: Store) -> None:
    late = Entry("mines", 2018, "1", published=date(2018, 11, 1), as_published=True)
    close(store, "2019-03-01")
    assert store.records().closures == (Closure(2018, date(2019, 3, 1), "board"),)
    with pytest.raises(ScorecardError, match="2018 is closed"):
        store.add([late], by="ana")
    assert store.add([Entry("mines", 2018, "1")], by="ana")
    close(store, "2019-04-01", reopened=True)
    assert store.records().closures[-1] == Closure(2018, date(2019, 4, 1), "board", reopened=True)
    assert store.add([late], by="ana")
    # The last word is the latest, wherever a merge has put its line.
    put_lines(store.path, reversed(lines_of(store.path)))
    again = Store.open(store.path)
    assert again.records().closures == store.records().closures
    assert again.add([late], by="ana")
