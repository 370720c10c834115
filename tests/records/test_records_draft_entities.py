"""Readings of entities: whom a draft is for, and what is said of one that has a deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from scorecard.model.plan import Deadline, Entity, Goal, Indicator, Kind, Strategy
from scorecard.model.reading import Reading
from scorecard.model.records import Records
from scorecard.records.draft import Draft, EntryRefused, check_draft
from scorecard.records.faults import data_faults

if TYPE_CHECKING:
    from scorecard.records.entry import Entry

TODAY = date(2021, 6, 30)
DAY = (Deadline(date(2020, 3, 1)),)
INDICATORS = (
    Indicator(
        "clearance",
        "Clearance",
        kind=Kind.PERCENT,
        entity_kind=Kind.YES_NO,
        entities=(
            Entity("chile", "Chile", deadlines=DAY),
            Entity("turkiye", "Türkiye", ("turkey",), deadlines=DAY),
            Entity("drc", "DR Congo", deadlines=DAY),
        ),
    ),
    Indicator("area", "Area", decimals=1, maximum=50.0, entities=(Entity("n", "North"),)),
    Indicator("states", "States Parties"),
    Indicator("adopted", "Adopted", kind=Kind.YES_NO),
)
PLAN = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), INDICATORS),))


def enter(indicator: str, value: str, entity: str = "", year: str = "2020") -> Entry:
    draft = Draft(indicator=indicator, year=year, value=value, entity=entity)
    return check_draft(PLAN, draft, today=TODAY)


def problem(indicator: str, value: str, entity: str = "", year: str = "2020") -> str:
    with pytest.raises(EntryRefused) as refused:
        enter(indicator, value, entity, year)
    assert len(refused.value.problems) == 1
    return ": ".join(refused.value.problems[0])


@pytest.mark.parametrize("name", ["turkiye", "turkey", "Türkiye", "TÜRKIYE".replace("I", "i")])
def test_an_entity_is_found_by_id_former_id_or_title(name: str) -> None:
    assert enter("clearance", "yes", name).key.entity == "turkiye"


def test_it_is_required_where_there_are_some_and_refused_where_there_are_none() -> None:
    assert problem("clearance", "yes") == (
        "entity: is empty; clearance is kept per entity: name chile, turkiye or drc"
    )
    assert problem("states", "5", "chile") == (
        'entity: states is not kept per entity; leave "chile" out'
    )
    assert problem("clearance", "yes", "chilli") == (
        'entity: clearance has no entity "chilli"; did you mean "chile"?'
    )
    assert problem("clearance", "yes", "DR Kongo") == (
        'entity: clearance has no entity "DR Kongo"; did you mean "drc"?'
    )
    assert problem("clearance", "yes", "peru") == (
        'entity: clearance has no entity "peru"; it is chile, turkiye or drc'
    )


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("yes", "yes"),
        ("No", "no"),
        ("1", "yes"),
        ("2020-02-27", "2020-02-27"),
        (" 2020-02 ", "2020-02"),
        ("2020", "2020"),
        ("2012-01-31", "2012-01-31"),
    ],
)
def test_what_is_said_of_a_deadline(typed: str, stored: str) -> None:
    assert enter("clearance", typed, "chile").value == stored


@pytest.mark.parametrize(
    ("typed", "year", "what"),
    [
        (
            "2020-02-30",
            "2020",
            '"2020-02-30" is not a day; write it as 2020-02-27, 2020-02 or 2020',
        ),
        ("2021-07-01", "2021", "2021-07-01 is still to come; say no until it is done"),
        ("2021-02", "2020", "2021-02 is after 2020; enter it as a reading of 2021"),
        ("soon", "2020", '"soon" is neither yes, no nor a day such as 2020-02-27'),
    ],
)
def test_what_is_refused_of_a_deadline(typed: str, year: str, what: str) -> None:
    assert problem("clearance", typed, "chile", year).startswith(f"value: {what}")


def test_a_figure_of_an_entity_is_held_to_the_indicators_rules() -> None:
    assert enter("area", "12.5", "n").value == "12.5"
    assert "above 50" in problem("area", "51", "n")


def test_a_day_is_no_answer_without_a_deadline() -> None:
    assert (
        problem("adopted", "2020-02-27") == 'value: "2020-02-27" is not yes or no, as adopted asks'
    )


def reading(indicator: str, value: str, entity: str | None) -> Reading:
    now = datetime(2021, 1, 1, tzinfo=UTC)
    return Reading(f"{indicator}-{entity}", indicator, 2020, value, now, "ana", entity=entity)


@pytest.mark.parametrize(
    ("held", "what"),
    [
        (reading("clearance", "2020-02-27", "chile"), ""),
        (reading("clearance", "yes", "turkey"), ""),
        (reading("area", "5", "n"), ""),
        (
            reading("clearance", "perhaps", "chile"),
            'clearance 2020 chile: the reading "perhaps" is neither yes, no nor a day',
        ),
        (
            reading("clearance", "yes", None),
            (
                "clearance 2020: the indicator is kept per entity, so a reading for none of them "
                "is not used"
            ),
        ),
        (
            reading("clearance", "yes", "peru"),
            (
                'clearance 2020 peru: the reading is for "peru", which the plan does not name; '
                'if it was renamed, write formerly = ["peru"] on the entity it became'
            ),
        ),
        (
            reading("states", "5", "chile"),
            (
                "states 2020 chile: the indicator is not kept per entity, so the reading for "
                '"chile" is not used'
            ),
        ),
        (reading("area", "yes", "n"), 'area 2020 n: the reading "yes" is no number, as the kind'),
    ],
)
def test_what_of_the_store_the_plan_has_no_place_for(held: Reading, what: str) -> None:
    faults = data_faults(PLAN, Records((held,)), "readings.jsonl")
    said = [fault.what for fault in faults]
    assert len(said) == bool(what)
    assert all(line.startswith(what) for line in said)


def test_an_indicator_says_which_entity_a_reading_is_of() -> None:
    assert replace(INDICATORS[0], entities=()).entity("chile") is None
