"""The figure entities make together, the roll-up of their statuses, and the words for both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from entity_case import clearance, entity, of, told
from series_case import (
    assessed,
    at_most,
    by,
    card,
    done_by,
    each_year,
    indicator,
    plan,
    reading,
    readings,
    states,
)

from scorecard.assessment.assess import default_year
from scorecard.model.plan import (
    Aggregate,
    Aim,
    Baseline,
    Derivation,
    Derive,
    Entity,
    Indicator,
    Kind,
)
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.records import Records
from scorecard.model.scorecard import IndicatorResult, Rule, Shares
from scorecard.model.status import Note, Reason, Status

ALGERIA = entity("Algeria", "2012-04-01", ("2017-04-01", "2011-12-02"))
CHILE = entity("Chile", "2012-03-01", ("2020-03-01", "2011-12-02"))
ERITREA = entity("Eritrea", "2012-02-01", ("2020-12-31", "2011-12-02"))
IRAQ = entity("Iraq", "2018-02-01", ("2028-02-01", "2017-12-21"))
FOUR = (ALGERIA, CHILE, ERITREA, IRAQ)
EVENTS = told(
    {
        "Algeria": {2017: "2017-02-10"},
        "Chile": {2020: "2020-02"},
        "Eritrea": {2020: "no"},
    }
)
WHOLE = each_year(Aim.AT_LEAST, 100.0)


def figures(result: IndicatorResult) -> dict[int, float | None]:
    return {point.year: point.value for point in result.readings}


def test_the_share_is_of_those_whose_deadline_has_come() -> None:
    subject = clearance(*FOUR, aggregate=Aggregate.SHARE, targets=(WHOLE,))
    result = assessed(subject, EVENTS, 2020)
    # By the end of 2017 to 2019 Algeria's alone had come; in 2020 Chile's and Eritrea's too.
    assert figures(result) == {2017: 100.0, 2018: 100.0, 2019: 100.0, 2020: pytest.approx(200 / 3)}
    assert result.status is Status.OFF_TRACK
    assert Shares.of(result.entities) == Shares(2, 3, 0, 4)
    assert [found.status for found in result.entities] == [
        Status.ACHIEVED, Status.ACHIEVED, Status.MISSED, Status.NOT_ASSESSED,
    ]  # fmt: skip
    assert result.sentence == (
        "66.7 % in 2020; at least 100 % every year: off by 33.3 percentage points. Off track. "
        "Chile completed; Eritrea missed 31 December 2020. "
        "2 of 3 met the deadline in force, 0 of 4 the original one."
    )


def test_the_count_is_of_those_achieved() -> None:
    subject = clearance(
        *FOUR, aggregate=Aggregate.COUNT, targets=(by(2021, value=4.0),), baseline=(2016, 0.0)
    )
    result = assessed(subject, EVENTS, 2020)
    assert figures(result) == {2017: 1.0, 2018: 1.0, 2019: 1.0, 2020: 2.0}
    assert (result.status, result.ratio) == (Status.AT_RISK, 2 / 3.2)
    assert result.sentence.startswith("2 in 2020; the path expected 3:")
    # A status of an earlier year uses nothing of a later one.
    assert figures(assessed(subject, EVENTS, 2018)) == {2017: 1.0, 2018: 1.0}


def test_what_is_not_known_makes_a_count_a_lower_bound() -> None:
    subject = clearance(*FOUR, aggregate=Aggregate.COUNT, targets=(at_most(1, 2020),))
    silent = [r for r in EVENTS if r.entity != "eritrea"]
    result = assessed(subject, silent, 2020)
    assert of(result, "Eritrea").reason is Reason.DUE_NO_READING
    assert "no word on Eritrea" in result.sentence
    # One or two, and both if Eritrea was done.
    few = clearance(*FOUR, aggregate=Aggregate.COUNT, targets=(at_most(2, 2020),))
    assert assessed(few, silent, 2020).reason is Reason.BOUND
    few = clearance(*FOUR, aggregate=Aggregate.COUNT, targets=(at_most(3, 2020),))
    assert assessed(few, silent, 2020).status is Status.ACHIEVED
    assert assessed(few, EVENTS, 2020).status is Status.ACHIEVED


UNITED_KINGDOM = entity("United Kingdom", "2020-11-01")
CROATIA = entity("Croatia", "2020-08-01")


def test_a_share_that_hangs_on_what_nobody_has_said_is_not_judged() -> None:
    subject = clearance(UNITED_KINGDOM, CROATIA, aggregate=Aggregate.SHARE, targets=(WHOLE,))
    result = assessed(subject, told({"Croatia": {2020: "2020-07-10"}}), 2020)
    assert (result.status, result.reason) == (Status.NOT_ASSESSED, Reason.DUE_NO_READING)
    assert result.sentence == (
        "Whether the target is met hangs on what is not known yet; at least 100 % every year. "
        "Croatia completed; no word on United Kingdom. 1 of 2 met the deadline in force, "
        "1 of 2 the original one."
    )


def test_a_share_that_falls_short_whatever_is_said_yet_is_judged() -> None:
    subject = clearance(UNITED_KINGDOM, CROATIA, aggregate=Aggregate.SHARE, targets=(WHOLE,))
    result = assessed(subject, told({"Croatia": {2020: "no"}}), 2020)
    assert (result.status, result.explanation.rule) == (Status.OFF_TRACK, Rule.BROKEN)


def test_before_the_first_deadline_there_is_no_share_and_nothing_is_asked() -> None:
    subject = clearance(UNITED_KINGDOM, CROATIA, aggregate=Aggregate.SHARE, targets=(WHOLE,))
    result = assessed(subject, [], 2019)
    assert (result.reason, result.explanation.rule) == (Reason.NOT_DUE, Rule.NONE_DUE)
    assert result.sentence.startswith("No deadline has come yet; at least 100 % every year.")


def test_a_count_begins_with_the_first_word_on_any_of_them() -> None:
    subject = clearance(*FOUR, aggregate=Aggregate.COUNT, targets=(by(2021, value=4.0),))
    assert assessed(subject, [], 2019).reason is Reason.NO_READING
    assert figures(assessed(subject, told({"Chile": {2019: "no"}}), 2020)) == {2019: 0.0, 2020: 0.0}


def test_a_year_in_which_none_is_kept_has_no_count() -> None:
    late = replace(CHILE, active_from=2019)
    subject = clearance(late, aggregate=Aggregate.COUNT)
    assert figures(assessed(subject, told({"Chile": {2018: "no"}}), 2020)) == {2019: 0.0, 2020: 0.0}


def test_a_count_of_yes_without_a_target() -> None:
    subject = clearance(entity("Mali"), entity("Niue"), aggregate=Aggregate.COUNT)
    result = assessed(
        subject, told({"Mali": {2018: "yes", 2019: "no"}, "Niue": {2018: "yes"}}), 2019
    )
    assert figures(result) == {2018: 2.0, 2019: 1.0}
    assert result.reason is Reason.NO_TARGET


AREA = indicator(
    by(2021, value=60.0),
    baseline=(2016, 10.0),
    entities=(
        Entity("a", "A"),
        Entity("b", "B", active_from=2018),
        Entity("c", "C", active_to=2018),
    ),
    aggregate=Aggregate.SUM,
)
AREAS = [
    *readings({2017: 5, 2018: 10, 2019: 20}),
    *told({"A": {2017: 5, 2018: 10, 2019: 20}, "B": {2017: 99, 2018: 1, 2019: 2}, "C": {2017: 7}}),
]


def test_a_sum_needs_every_active_entity() -> None:
    # 2017 without B, whose years begin in 2018; 2018 lacks C; 2019 without C. None of its own.
    assert figures(assessed(AREA, AREAS, 2019)) == {2017: 12.0, 2019: 22.0}
    assert assessed(AREA, AREAS, 2019).status is Status.OFF_TRACK
    assert assessed(AREA, [r for r in AREAS if r.entity != "b"], 2021).reason is (
        Reason.DUE_NO_READING
    )


def test_a_mean_is_of_the_active_ones() -> None:
    mean = replace(AREA, aggregate=Aggregate.MEAN)
    assert figures(assessed(mean, AREAS, 2019)) == {2017: 6.0, 2019: 11.0}


def test_qualifiers_breaks_and_drafts_of_one_are_the_sums() -> None:
    subject = replace(AREA, entities=(*AREA.entities[:1], Entity("b", "B")))
    before = told({"A": {2018: 30}, "B": {2018: 30}})
    least = [
        *before,
        *told({"A": {2021: 59}}, qualifier=Qualifier.AT_MOST),
        *told({"B": {2021: 5}}),
    ]
    assert assessed(subject, least, 2021).reason is Reason.BOUND
    broken = [*before, *told({"A": {2019: 31}}, flags=(Flag.BREAK,)), *told({"B": {2019: 31}})]
    assert assessed(subject, broken, 2019).reason is Reason.SERIES_BREAK
    draft = [*before, *told({"A": {2019: 31}}, state=State.DRAFT), *told({"B": {2019: 31}})]
    assert figures(assessed(subject, draft, 2019)) == {2018: 60.0}


def test_yearly_amounts_of_entities_add_up() -> None:
    subject = replace(AREA, accumulate=True, entities=(Entity("a", "A"), Entity("b", "B")))
    result = assessed(subject, told({"A": {2017: 5, 2018: 6}, "B": {2017: 1, 2018: 2}}), 2018)
    assert result.latest is not None
    assert result.latest.total == 24.0


def test_an_entity_has_a_path_of_its_own() -> None:
    own = Entity("a", "A", baselines=(Baseline(2016, 0.0),), targets=(by(2020, value=40.0),))
    other = Entity("b", "B", baselines=(Baseline(2016, 0.0),), targets=(by(2020, value=80.0),))
    subject = indicator(entities=(own, other), unit="km²")
    entered = told({"A": {2017: 11, 2018: 20, 2019: 30}, "B": {2019: 20}})
    result = assessed(subject, entered, 2019)
    assert [found.status for found in result.entities] == [Status.ON_TRACK, Status.OFF_TRACK]
    assert of(result, "A").sentence == "30 km² in 2019, as the path expected. On track."
    assert of(result, "A").result.confidence is not None
    assert (result.status, result.explanation.rule) == (Status.AT_RISK, Rule.ENTITIES)
    assert result.sentence == "1 on track, 1 off track. At risk. B off track."


def test_the_share_of_entities_with_targets() -> None:
    ours = tuple(
        Entity(
            name.lower(), name, baselines=(Baseline(2016, 0.0),), targets=(by(2019, value=40.0),)
        )
        for name in "AB"
    )
    subject = indicator(WHOLE, entities=ours, aggregate=Aggregate.SHARE, kind=Kind.PERCENT)
    entered = told({"A": {2019: 40}, "B": {2018: 39, 2019: 39}})
    result = assessed(subject, entered, 2019)
    assert figures(result) == {2019: 50.0}
    late = assessed(subject, [*entered, *told({"B": {2020: 41}})], 2020)
    assert (figures(late)[2020], of(late, "B").note) == (50.0, Note.MET_LATE)


@pytest.mark.parametrize(
    ("answers", "status", "reason"),
    [
        ({"Algeria": {2017: "yes"}, "Chile": {2020: "yes"}}, Status.ACHIEVED, None),
        ({"Algeria": {2017: "yes"}, "Chile": {2020: "no"}}, Status.MISSED, None),
        ({"Algeria": {2017: "no"}, "Chile": {2020: "no"}}, Status.MISSED, None),
        ({"Algeria": {2017: "yes"}}, Status.NOT_ASSESSED, Reason.UNDECIDED),
        ({"Algeria": {2017: "no"}}, Status.MISSED, None),
        ({}, Status.NOT_ASSESSED, Reason.UNDECIDED),
    ],
)
def test_without_a_target_the_status_is_their_roll_up(
    answers: dict[str, dict[int, object]], status: Status, reason: Reason | None
) -> None:
    result = assessed(clearance(ALGERIA, CHILE), told(answers), 2020)
    assert (result.status, result.reason) == (status, reason)
    assert result.explanation.rule is Rule.ENTITIES
    assert result.readings == ()


def test_while_all_deadlines_are_ahead_it_is_not_due() -> None:
    result = assessed(clearance(CHILE, IRAQ), [], 2019)
    assert (result.status, result.reason) == (Status.NOT_ASSESSED, Reason.NOT_DUE)
    assert result.sentence == (
        "2 not due. Chile due 2020. No deadline in force has come; 0 of 2 met the original one."
    )


def test_context_retired_and_faulty_say_nothing_of_entities() -> None:
    for rest, reason in (
        ({"context": True}, Reason.CONTEXT),
        ({"active_to": 2017}, Reason.RETIRED),
        ({"faulty": True}, Reason.FAULT),
    ):
        result = assessed(clearance(*FOUR, **rest), EVENTS, 2020)
        assert (result.status, result.reason) == (Status.NOT_ASSESSED, reason)


def test_as_of_covers_readings_and_extensions() -> None:
    subject = clearance(IRAQ, CHILE, aggregate=Aggregate.COUNT)
    assert of(assessed(subject, [], 2017, as_of=date(2017, 12, 20)), "Iraq").note is None
    assert of(assessed(subject, [], 2017), "Iraq").note is Note.EXTENDED
    later = told({"Chile": {2017: "yes"}}, published=date(2018, 5, 5), as_published=True)
    assert figures(assessed(subject, later, 2017, as_of=date(2018, 5, 4))) == {}
    assert figures(assessed(subject, later, 2017, as_of=date(2018, 5, 5))) == {2017: 1.0}
    # A day in between speaks of no year after it.
    known = assessed(subject, later, 2020, as_of=date(2018, 5, 5))
    assert figures(known) == {2017: 1.0, 2018: 1.0}


def test_former_ids_of_indicator_and_entity() -> None:
    renamed = entity("Türkiye", "2022-03-01", formerly=("turkey",))
    subject = clearance(renamed, formerly=("old",))
    result = assessed(subject, [reading(2021, "yes", "old", entity="turkey")], 2021)
    assert of(result, "Türkiye").status is Status.ACHIEVED


def test_an_indicator_derived_from_a_count() -> None:
    count = replace(clearance(*FOUR, aggregate=Aggregate.COUNT), id="done")
    share = indicator(derive=Derive(Derivation.SHARE, ("done", "all")), kind=Kind.PERCENT)
    entered = [replace(r, indicator="done") for r in EVENTS] + readings({2020: 4}, "all")
    found = card(plan(share, count, Indicator("all", "All")), entered, 2020).find("x")
    assert found is not None
    assert figures(found) == {2020: 50.0}


def test_it_counts_as_entered_when_nothing_is_left_to_ask() -> None:
    strategy = plan(clearance(*FOUR, aggregate=Aggregate.SHARE, targets=(WHOLE,)))
    assert card(strategy, EVENTS, 2020).entered == 1
    assert card(strategy, [], 2018).entered == 0
    assert card(strategy, [r for r in EVENTS if r.entity != "eritrea"], 2020).entered == 0
    assert card(plan(AREA), AREAS, 2018).entered == 0
    assert card(plan(AREA), AREAS, 2019).entered == 1
    assert default_year(plan(AREA), Records(tuple(AREAS))) == 2019


def test_entities_leave_an_ordinary_indicator_alone() -> None:
    assert assessed(states(), {2018: 105}, 2018).entities == ()
    stray = [reading(2018, 999, entity="chile"), reading(2018, 105)]
    assert (
        assessed(states(), stray, 2018).sentence == assessed(states(), {2018: 105}, 2018).sentence
    )
    once = indicator(done_by(2020), kind=Kind.YES_NO)
    assert assessed(once, {2019: "2019-05-05"}, 2019).status is Status.ACHIEVED
