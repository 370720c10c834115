"""Who moved in a year, in words."""

from __future__ import annotations

from entity_case import clearance, entity, told
from series_case import assessed, by, reading

from scorecard.model.plan import Aggregate, Kind
from scorecard.model.reading import Qualifier


def test_a_long_list_of_names_is_cut_with_its_number() -> None:
    many = tuple(entity(f"State {letter}", "2020-06-01") for letter in "ABCDEFG")
    done = told({e.title: {2020: "2020-05-01"} for e in many})
    said = assessed(clearance(*many), done, 2020).sentence
    assert "State A, State B, State C, State D and 3 more completed in 2020." in said
    late = told({e.title: {2020: "no"} for e in many})
    said = assessed(clearance(*many), late, 2020).sentence
    assert "State D and 3 more missed their deadlines." in said
    five = assessed(clearance(*many[:5]), done[:5], 2020).sentence
    assert "State A, State B, State C, State D and State E completed in 2020." in five


def test_who_moved_is_told_by_what_happened() -> None:
    reopened = entity("Mauritania", "2016-01-01", ("2022-01-31", "2020-11-20"))
    given_time = entity("Peru", "2017-03-01", ("2024-12-31", "2020-11-20"))
    late = entity("Mozambique", "2014-12-31")
    next_year = entity("Cyprus", "2021-07-01")
    entered = told(
        {"Mauritania": {2015: "yes", 2020: "no"}, "Mozambique": {2016: "no", 2020: "2020-05-29"}}
    )
    said = assessed(clearance(reopened, given_time, late, next_year), entered, 2020).sentence
    assert (
        "Mozambique completed late in 2020; Mauritania reopened; "
        "Mauritania extended to 31 January 2022; Peru extended to 31 December 2024; "
        "Cyprus due 2021."
    ) in said


def test_hostile_names_stay_text() -> None:
    name = "{names} %s [b]A[/b] {0}"
    result = assessed(clearance(entity(name, "2020-01-01")), [], 2020)
    assert f". No word on {name}." in result.sentence


def test_a_bound_that_may_have_no_status_is_not_said_to_span_two() -> None:
    twenty = (by(2020, value=20.0),)
    subject = clearance(
        entity("North", targets=twenty),
        entity("South", targets=twenty),
        aggregate=Aggregate.COUNT,
        entity_kind=Kind.NUMBER,
        targets=(by(2021, value=2.0),),
    )
    entered = [
        reading(2020, 25, entity="north"),
        reading(2020, 22, entity="south", qualifier=Qualifier.AT_MOST),
    ]
    said = assessed(subject, entered, 2020).sentence
    assert "so it may be achieved or have no status." in said
