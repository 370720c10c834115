"""Entries as the readings they would be, and the entries that undo readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.records.entry import Entry, restoring, says_the_same, unsaved

FULL = Entry(
    "share",
    2019,
    "75",
    numerator="45",
    denominator="60",
    qualifier=Qualifier.ABOUT,
    state=State.PROVISIONAL,
    flags=(Flag.ESTIMATED,),
    source=Source("Report", "2020", "https://example.org", "4"),
    published=date(2020, 5, 1),
    note="a note",
    reason="late data",
)


def test_an_entry_becomes_the_reading_it_would_be() -> None:
    made = unsaved(FULL, by="Ana")
    assert says_the_same(made, FULL)
    assert (made.by, made.revision, made.parent, made.reason) == ("Ana", 1, None, "late data")
    later = datetime.now(UTC) + timedelta(days=400)
    head = Reading("h", "share", 2019, "70", later, "Bo", revision=4)
    made = unsaved(FULL, head)
    assert (made.revision, made.parent) == (5, "h")
    assert made.rank > head.rank


def test_any_difference_but_the_reason_is_one() -> None:
    made = unsaved(FULL)
    assert says_the_same(made, replace(FULL, reason="other", by="Bo"))
    for change in ({"value": "75.0"}, {"note": ""}, {"state": State.FINAL}, {"flags": ()}):
        assert not says_the_same(made, replace(FULL, **change))


def test_what_stood_before_comes_back_whole_and_nothing_is_taken_back() -> None:
    before, made = unsaved(FULL), unsaved(replace(FULL, value="80", note=""))
    (entry,) = restoring([(made, before)])
    assert entry == replace(FULL, reason="correction")
    assert type(entry.reason) is str
    (entry,) = restoring([(made, None)])
    assert entry == Entry("share", 2019, None, reason="correction", retracted=True)
    taken_back = replace(before, retracted=True, value=None)
    (entry,) = restoring([(made, taken_back)], reason="mistyped")
    assert (entry.retracted, entry.reason) == (True, "mistyped")


def test_a_reading_taken_back_gets_its_value_again() -> None:
    before = unsaved(FULL)
    (entry,) = restoring([(replace(before, retracted=True, value=None), before)])
    assert (entry.retracted, entry.value) == (False, "75")
