"""Every line is held against one table; what holds nonsense is found by it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records_support import ROOT, lines_of

from scorecard.model.records import Vote
from scorecard.records.codec import decision_of, filled
from scorecard.records.entry import MAX_TEXT
from scorecard.records.line import unseal
from scorecard.records.schema import SCHEMA, is_plain_reading, is_sound, wrong

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.records.line import Document

SAMPLE = ROOT / "tests" / "records" / "samples" / "format-1.jsonl"
BUNDLED = ROOT / "data" / "readings.jsonl"

READING: Document = {
    "type": "reading", "id": "a1", "revision": 2, "parent": "a0", "indicator": "members",
    "year": 2018, "value": "105", "state": "final", "source": "Report", "published": "2018-11-20",
    "as_published": True, "flags": ["estimated"], "reason": "correction", "by": "ana",
    "at": "2018-11-23T10:00:00.000Z", "batch": "01a2/1/3", "crc": "00000000",
}  # fmt: skip
NESTED: list[Any] = []
for _ in range(800):
    NESTED = [NESTED]
NONSENSE = [
    True, False, None, [], ["a"], {}, {"a": 1}, -1, 0, 2**64 - 1, 1.5, "", "nan", " -Infinity",
    "٢٠١٨", "²", "false", "a\x07b", "x" * (MAX_TEXT + 1), "0001-01-01", "9999-12-31",
    "9999-12-31T23:59:59-23:59", "2018-11-23T10:00:00", "x/1/²", "x/y/z", "unknown", NESTED, 2018,
    "2018-11-20", "105",
]  # fmt: skip


@pytest.mark.parametrize("path", [SAMPLE, BUNDLED])
def test_whatever_was_ever_entered_is_sound(path: Path) -> None:
    documents, others = unseal(lines_of(path))
    assert others == []
    assert [wrong(document) for document in documents if document.get("format", 1) == 1] == [
        "" for document in documents if document.get("format", 1) == 1
    ]


def fills(document: Document) -> bool:
    try:
        filled(document)
    except (KeyError, TypeError, ValueError):
        return False
    return True


@settings(max_examples=600)
@given(st.data())
def test_the_quick_look_believes_nothing_that_the_close_one_does_not(data: st.DataObject) -> None:
    document = dict(READING)
    # What a line is, and of which format, is looked at before.
    names = sorted(SCHEMA["reading"].keys() - {"type", "format"})
    for name in data.draw(st.lists(st.sampled_from(names), max_size=2)):
        if data.draw(st.booleans()):
            document.pop(name, None)
        else:
            document[name] = data.draw(st.sampled_from(NONSENSE) | st.text(max_size=3))
    if is_plain_reading(document) and fills(document):
        assert wrong(document) == ""
    if is_sound(document):
        assert fills(document)


def test_an_ordinary_reading_needs_the_quick_look_only() -> None:
    assert is_plain_reading(READING)
    plain = ("value", "published", "as_published", "flags", "batch", "parent")
    for name in plain[1:]:
        assert is_plain_reading({key: READING[key] for key in READING if key != name})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"year": True}, "`year` is true, not a whole number from 1 to 9999"),
        ({"year": "2018"}, '`year` is "2018", not a whole number'),
        ({"revision": 2**64 - 1}, "`revision` is 18446744073709551615, not a whole number"),
        ({"id": ["a"]}, "`id` is a list, not a text that is not empty"),
        ({"as_published": "no"}, '`as_published` is "no", not true or false'),
        ({"retracted": "false"}, '`retracted` is "false", not true or false'),
        ({"flags": "estimated"}, "not a list of estimated, break or low reliability"),
        ({"state": "sure"}, '`state` is "sure", not draft, provisional or final'),
        ({"value": "NaN"}, '`value` is "NaN", not a value as text, and no endless number'),
        ({"numerator": "١"}, "not a number as text, in plain digits with a point"),
        ({"at": "9999-12-31T23:59:59-10:00"}, "not a moment with its zone, from 1900 to 2999"),
        ({"published": "0001-01-01"}, "not a day such as 2018-11-20, from 1900 to 2999"),
        ({"parent": "a1"}, '`parent` is "a1", not the id of another line'),
        ({"batch": "x/1/²"}, "not a batch, a place in it and its size"),
        ({"note": "x" * 100_000}, "not a text of at most 64 KiB"),
        ({"parts": "women"}, '`parts` is "women", not an object of texts'),
        ({"parts": NESTED}, "`parts` is a list, not an object of texts"),
        ({"no_data": "none kept"}, "one of these"),
        ({"value": "5", "high": "6"}, "`high` goes with the qualifier `between`"),
        ({"value": "5", "high": "5", "qualifier": "between"}, "is above a `value`"),
        ({"value": "yes", "high": "6", "qualifier": "between"}, "a `value` that is a number"),
        ({"value": "5", "qualifier": "between"}, "`high` goes with the qualifier `between`"),
        ({"value": "5", "high": "six", "qualifier": "between"}, "in plain digits with a point"),
        ({"value": None}, "`value` is null"),
    ],
)
def test_what_is_wrong_is_said_by_field_in_plain_words(change: Document, said: str) -> None:
    assert said in wrong({**READING, **change})


def test_a_field_that_is_missing_is_named() -> None:
    for name in ("id", "by", "at", "indicator", "year", "revision"):
        left = {key: value for key, value in READING.items() if key != name}
        assert wrong(left) == f"`{name}` is missing"


def test_fields_and_types_of_a_newer_version_are_none_of_our_business() -> None:
    assert is_sound({**READING, "mood": {"of": NESTED}, "scores": [1, 2]})
    assert is_sound({"type": "minutes", "id": "m1", "year": "next", "parent": "m1"})


@pytest.mark.parametrize(
    ("vote", "sound"),
    [
        ({"for": 7, "against": 1, "abstained": 0}, True),
        ({"for": 7, "against": 1, "abstained": 0, "absent": 3}, True),
        ({"for": 7, "against": 1}, False),
        ({"for": True, "against": 1, "abstained": 0}, False),
        ({"for": -1, "against": 1, "abstained": 0}, False),
        ({"for": 1_000_000, "against": 1, "abstained": 0}, False),
        ([7, 1, 0], False),
        (None, False),
    ],
)
def test_a_vote_is_three_counts_and_perhaps_what_a_newer_version_adds(
    vote: object, sound: bool
) -> None:
    decided: Document = {
        "type": "decision", "id": "a", "by": "Ana", "at": "2019-03-01T10:00:00Z", "revision": 1,
        "ref": "D2019-1", "on": "2019-03-01", "text": "Merge", "vote": vote,
    }  # fmt: skip
    said = wrong(decided)
    assert said == "" if sound else said.startswith("`vote` is ")
    assert is_sound(decided) is sound
    if sound:
        assert decision_of(decided).vote == Vote(7, 1, 0)
