"""Judgements and closed years: lines of other types beside the readings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from records_support import lines_of, put_lines

from scorecard.model.fault import ScorecardError
from scorecard.model.records import Closure, closed_years
from scorecard.model.status import Status
from scorecard.records.entry import MAX_TEXT, Entry
from scorecard.records.store import Store

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


def test_closed_years_are_read_and_closed_to_back_filling(store: Store) -> None:
    late = Entry("mines", 2018, "1", published=date(2018, 11, 1), as_published=True)
    closed = store.close_year(2018, on=date(2019, 3, 1), by="board")
    assert store.records().closures == (closed,) == (Closure(2018, date(2019, 3, 1), "board"),)
    with pytest.raises(ScorecardError, match="2018 is closed"):
        store.add([late], by="ana")
    assert store.add([Entry("mines", 2018, "1", reason="late data")], by="ana")
    opened = store.reopen_year(2018, because="a figure was wrong", by="board")
    assert store.records().closures == (closed, opened)
    assert (opened.reopened, opened.because) == (True, "a figure was wrong")
    assert store.add([late], by="ana")
    # The last word is the latest, wherever a merge has put its line.
    put_lines(store.path, reversed(lines_of(store.path)))
    again = Store.open(store.path)
    assert again.records().closures == store.records().closures


@pytest.mark.parametrize("entry", [Entry("a", 2018, "1"), Entry("a", 2018, None, no_data="lost")])
def test_a_closed_year_takes_no_reading_without_a_reason(store: Store, entry: Entry) -> None:
    store.close_year(2018, on=date(2019, 3, 1), by="the board")
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match="closed on 1 March 2019 by the board; a change"):
        store.add([Entry("a", 2017, "1"), entry], by="ana")
    assert store.path.read_bytes() == before
    assert store.add([Entry("a", 2017, "1")], by="ana")
    assert store.add([replace(entry, reason="late data")], by="ana")


def test_a_closed_year_takes_no_judgement_without_a_reason(store: Store) -> None:
    store.close_year(2018, on=date(2019, 3, 1), by="board")
    with pytest.raises(ScorecardError, match="2018 was closed on 1 March 2019 by board"):
        store.judge("will", 2018, Status.AT_RISK, "two laws are late", by="ana")
    judged = store.judge("will", 2018, Status.AT_RISK, "laws", by="ana", reason="late data")
    assert Store.open(store.path).records().judgements == (judged,)
    assert judged.reason == "late data"
    store.reopen_year(2018, because="wrong", by="board")
    assert store.judge("will", 2018, Status.ON_TRACK, "laws", by="ana").reason == ""


def test_a_year_is_closed_once_and_reopened_once(store: Store) -> None:
    with pytest.raises(ScorecardError, match="2018 is not closed, so there is nothing to reopen"):
        store.reopen_year(2018, because="so", by="ana")
    store.close_year(2018, on=date(2019, 3, 1), by="board")
    with pytest.raises(ScorecardError, match="2018 was closed on 1 March 2019 by board already"):
        store.close_year(2018, on=date(2019, 4, 1), by="ana")
    with pytest.raises(ScorecardError, match="the word why is empty"):
        store.reopen_year(2018, because=" ", by="ana")
    store.reopen_year(2018, because="so", by="ana")
    with pytest.raises(ScorecardError, match="2018 is open: ana reopened it on"):
        store.reopen_year(2018, because="so", by="ana")
    with pytest.raises(ScorecardError, match="cannot have been closed for good on 2 March 2019"):
        store.close_year(2018, on=date(2019, 3, 2), by="ana")
    assert len(store.records().closures) == 2
    assert closed_years(store.records()) == {}
    # It counts from its entry, whatever its own day.
    assert closed_years(store.records(), date(2019, 3, 1)) == {}


@pytest.mark.parametrize(
    ("on", "by", "word"),
    [
        (date(2900, 1, 1), "ana", "1 January 2900 is still to come"),
        (date(2017, 12, 31), "ana", "31 December 2017 is before 2018 began"),
        (date(2019, 3, 1), " ", "--by NAME"),
        (date(2019, 3, 1), "a\x1b[31m", "escape"),
    ],
)
def test_a_closing_that_cannot_be_is_refused(store: Store, on: date, by: str, word: str) -> None:
    before = store.path.read_bytes()
    with pytest.raises(ScorecardError, match=re.escape(word)):
        store.close_year(2018, on=on, by=by)
    assert store.path.read_bytes() == before
