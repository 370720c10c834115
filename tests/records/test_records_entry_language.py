"""Readings and judgements that are refused, in another language: no word of English is left."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from store_words import english, refusal, speak

from scorecard.messages.catalogue import number_fault
from scorecard.model.number import NumberFault, NumberStyle, number_style
from scorecard.model.plan import (
    Deadline,
    Derivation,
    Derive,
    Entity,
    Goal,
    Indicator,
    Kind,
    Level,
    Objective,
    Strategy,
)
from scorecard.model.reading import Reading, ReadingKey
from scorecard.model.records import Records
from scorecard.model.status import Status
from scorecard.records.draft import Draft, check_draft
from scorecard.records.entry import Entry
from scorecard.records.faults import data_faults
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2021, 6, 30)
MANY = tuple(Entity(f"E{number}", f"E{number}") for number in range(20))
INDICATORS = (
    Indicator("XA", "XA", decimals=3),
    Indicator("XB", "XB", unit="KG", minimum=5.0, maximum=9.0),
    Indicator("XC", "XC", kind=Kind.PERCENT, maximum=100.0),
    Indicator("XD", "XD", kind=Kind.YES_NO),
    Indicator("XE", "XE", kind=Kind.SCALE, levels=(Level("LOW", "LOW"), Level("HIGH", "HIGH"))),
    Indicator("XF", "XF", kind=Kind.QUALITATIVE),
    Indicator("XG", "XG", derive=Derive(Derivation.SUM, ("XA", "XB"))),
    Indicator("XH", "XH", faulty=True),
    Indicator(
        "XI",
        "XI",
        kind=Kind.PERCENT,
        entity_kind=Kind.YES_NO,
        entities=(Entity("CHI", "CHI", deadlines=(Deadline(date(2020, 3, 1)),)),),
    ),
    Indicator("XJ", "XJ", entities=MANY),
    Indicator("XK", "XK", kind=Kind.SCALE, levels=tuple(Level(e.id, e.id) for e in MANY)),
)
PLAN = Strategy("S", (2017, 2021), goals=(Goal("GA", "G", (Objective("OA", "O", INDICATORS),)),))
DRAFTS: tuple[dict[str, str], ...] = (
    {"indicator": ""},
    {"indicator": "GA"},
    {"indicator": "OA"},
    {"indicator": "XG"},
    {"indicator": "XH"},
    {"indicator": "XZZ"},
    {"indicator": "ZEBRA"},
    {"year": ""},
    {"year": "MMXVIII"},
    {"year": "2022"},
    {"entity": "CHI"},
    {"indicator": "XI"},
    {"indicator": "XI", "entity": "CHO"},
    {"indicator": "XJ", "entity": "ZEBRA"},
    {"indicator": "XI", "entity": "CHI", "value": "SOON"},
    {"indicator": "XI", "entity": "CHI", "value": "2019-02-30"},
    {"indicator": "XI", "entity": "CHI", "value": "2021-12-01", "year": "2021"},
    {"indicator": "XI", "entity": "CHI", "value": "2020"},
    {"indicator": "XI", "entity": "CHI", "numerator": "1"},
    {"value": ""},
    {"value": "1", "no_data": "WHY"},
    {"retracted": "yes"},
    {"retracted": "PERHAPS", "no_data": "WHY", "reason": "WHY", "value": ""},
    {"retracted": "yes", "no_data": "WHY", "reason": "WHY", "value": ""},
    {"value": "MANY"},
    {"value": "N/A"},
    {"value": "1E5"},
    {"value": "6–5"},
    {"value": "about 5–6"},
    {"value": "between 5"},
    {"value": "5", "qualifier": "between"},
    {"value": "5–6", "high": "7"},
    {"indicator": "XC", "value": "5–6", "numerator": "1", "denominator": "2"},
    {"value": "1,23,4"},
    {"value": "\u0661"},
    {"value": "1,234"},
    {"value": "9" * 31},
    {"value": "9" * 101},
    {"value": "12 %"},
    {"numerator": "1"},
    {"indicator": "XB", "value": "4"},
    {"indicator": "XB", "value": "10"},
    {"indicator": "XC", "value": "", "numerator": "1"},
    {"indicator": "XC", "value": "", "denominator": "1"},
    {"indicator": "XC", "numerator": "~1", "denominator": "2"},
    {"indicator": "XC", "numerator": "1", "denominator": "0"},
    {"indicator": "XC", "numerator": "1", "denominator": "-1"},
    {"indicator": "XC", "value": "", "numerator": "9" * 30, "denominator": "0.0001"},
    {"indicator": "XC", "value": "40", "numerator": "1", "denominator": "2"},
    {"indicator": "XD", "value": "PERHAPS"},
    {"indicator": "XD", "value": "yes", "qualifier": "at least"},
    {"indicator": "XE", "value": "LAW"},
    {"indicator": "XK", "value": "ZEBRA"},
    {"indicator": "XF", "value": "A\x07"},
    {"value": "at least 5", "qualifier": "about"},
    {"value": "", "no_data": "WHY", "qualifier": "about"},
    {"qualifier": "ABAUT"},
    {"state": "FINNAL"},
    {"flags": "GUESS"},
    {"flags": ";".join(f"F{number}" for number in range(20))},
    {"published": "SOON"},
    {"published": "2018-02-30"},
    {"published": "1066"},
    {"published": "2021-12"},
    {"note": "A" * 70_000},
    {"note": "A" * 2_000_000},
    {"note": "A\x1b[2J"},
    {"note": "A\u202e"},
    {"note": "A\ud800"},
    {"note": "A\rB"},
    {"source": "A\nB"},
    {"source": "A\rB"},
    {"source": "A" * 2001},
    {"by": "A\x7f"},
)


@pytest.fixture(autouse=True)
def _another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)


@pytest.mark.parametrize("fields", DRAFTS, ids=[str(n) for n in range(len(DRAFTS))])
def test_a_draft_is_refused_in_that_language(fields: dict[str, str]) -> None:
    draft = Draft(**{"indicator": "XA", "year": "2019", "value": "105", **fields})
    said = refusal(lambda: check_draft(PLAN, draft, today=TODAY))
    assert english(said) == []


def test_a_number_in_a_style_of_its_own_is_refused_in_it() -> None:
    draft = Draft("XA", "2019", "1,234")
    style = NumberStyle("'", "\u00b7")
    assert english(refusal(lambda: check_draft(PLAN, draft, style=style))) == []
    with pytest.raises(NumberFault) as fault:
        number_style("ONE")
    assert english([number_fault(fault.value)]) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"indicator": ""},
        {"year": 0},
        {"year": "2018"},
        {"value": None},
        {"value": ""},
        {"note": 5},
        {"note": "A\ud800"},
        {"no_data": "A" * 70_000, "value": None},
        {"numerator": "NAN"},
    ],
)
def test_an_entry_no_draft_made_is_refused_in_it(tmp_path: Path, fields: dict[str, Any]) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    wrong = Entry(**{"indicator": "XA", "year": 2018, "value": "1", **fields})
    assert english(refusal(lambda: store.add([wrong], by="ANA"))) == []
    several = [Entry("XA", 2018, "1"), wrong]
    assert english(refusal(lambda: store.add(several, by="ANA"))) == []


def test_what_stands_refuses_in_it(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    first = Entry("XA", 2018, "1")
    taken = Entry("XA", 2018, None, retracted=True, reason="WHY")
    said = refusal(lambda: store.add([first], by=""))
    said += refusal(lambda: store.add([taken], by="ANA"))
    said += refusal(lambda: store.add([first], by="ANA", seen={first.key: "GONE"}))
    said += refusal(lambda: store.settle(first, by="ANA", seen=[]))
    store.add([first], by="ANA")
    said += refusal(lambda: store.add([first], by="BEN", seen={first.key: None}))
    store.add([taken], by="BEN")
    said += refusal(lambda: store.add([first], by="ANA", seen={first.key: None}))
    said += refusal(lambda: store.add([taken], by="ANA"))
    store.add([Entry("XA", 2018, None, no_data="WHY")], by="BEN")
    said += refusal(lambda: store.add([first], by="ANA", seen={first.key: None}))
    store.close_year(2018, on=date(2019, 3, 1), by="CAT")
    said += refusal(lambda: store.add([first], by="ANA"))
    said += refusal(lambda: store.judge("XF", 2018, Status.MISSED, "WHY", by="ANA"))
    late = Entry("XA", 2018, "2", published=date(2019, 1, 1), as_published=True)
    said += refusal(lambda: store.add([late], by="ANA"))
    assert len(said) == 11
    assert english(said) == []


def test_a_judgement_is_refused_in_it(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "readings.jsonl")
    for who, why, year in (("", "WHY", 2018), ("ANA", "", 2018), ("ANA", "WHY", 0)):
        said = refusal(lambda: store.judge("XF", year, Status.MISSED, why, by=who))  # noqa: B023
        assert english(said) == []
    said = refusal(
        lambda: store.judge("XF", 2018, Status.MISSED, "WHY", by="ANA", reason="A" * 70_000)
    )
    assert english(said) == []


def test_what_has_no_place_in_the_plan_is_named_in_it() -> None:
    at = datetime(2020, 1, 1, tzinfo=UTC)
    misfits = (
        ReadingKey("XG", 2018, None),
        ReadingKey("XI", 2018, None),
        ReadingKey("XI", 2018, "CHI"),
        ReadingKey("XI", 2018, "ZEBRA"),
        ReadingKey("XA", 2018, "CHI"),
        ReadingKey("XA", 2018, None),
        ReadingKey("XD", 2018, None),
        ReadingKey("XE", 2018, None),
        ReadingKey("ONE", 2018, None),
        ReadingKey("TWO", 2018, None),
        ReadingKey("TWO", 2019, None),
    )
    readings = tuple(
        Reading(f"R{place}", key.indicator, key.year, "WORD", at, "ANA", key.entity)
        for place, key in enumerate(misfits)
    )
    faults = data_faults(PLAN, Records(readings), "readings.jsonl")
    assert len(faults) == len(misfits) - 1
    assert english(fault.what for fault in faults) == []


def test_a_leak_would_be_found() -> None:
    assert english(["Ｏｎｅ word"]) == ["word"]
