"""What is known of a plan as a whole: by a day, under former ids, before saving, rolled up."""

from __future__ import annotations

from datetime import date

import pytest
from series_case import (
    ENTERED,
    PERIOD,
    assessed,
    by,
    card,
    indicator,
    judged,
    milestones,
    plan,
    reading,
    readings,
    states,
)

from scorecard.assessment.assess import assess_indicator
from scorecard.assessment.preview import Preview, expected_in
from scorecard.model.plan import Aim, Derivation, Derive, Goal, Kind, Objective, Strategy
from scorecard.model.records import Records
from scorecard.model.scorecard import Rule
from scorecard.model.status import Reason, Status

VOICE = indicator(kind=Kind.QUALITATIVE)


def test_a_judgement_is_known_on_the_day_it_was_made() -> None:
    said = [judged(2018, Status.ON_TRACK)]
    day = ENTERED.date()
    assert assessed(VOICE, {}, 2018, judgements=said, as_of=day).status is Status.ON_TRACK
    before = assessed(VOICE, {}, 2018, judgements=said, as_of=day.replace(year=2015))
    assert before.reason is Reason.QUALITATIVE_UNJUDGED


def test_a_year_that_was_retracted_does_not_end_the_series() -> None:
    entered = [*readings({2017: 102}), reading(2018, 105), *readings({2019: 107})]
    entered.append(reading(2018, revision=2, retracted=True))
    result = assessed(states(), entered, 2019)
    assert [point.year for point in result.readings] == [2017, 2019]


def test_one_indicator_alone_is_assessed_as_of_a_day() -> None:
    later = ENTERED.replace(year=2020)
    entered = Records((*readings({2018: 105}), reading(2018, 120, revision=2, entered_at=later)))
    day = date(2019, 12, 31)
    written = states(by(date(2018, 6, 1), value=130.0))
    then = assess_indicator(plan(written), entered, "x", year=2018, as_of=date(2018, 5, 1))
    assert then.status is Status.OFF_TRACK
    assert assess_indicator(plan(written), entered, "x", year=2018).status is Status.MISSED
    known = assess_indicator(plan(states()), entered, "x", year=2018, as_of=day)
    assert known.status is Status.OFF_TRACK
    previewed = Preview(plan(states()), entered, "x", year=2018, as_of=day)
    assert previewed.assess().status is Status.OFF_TRACK
    now = Preview(plan(states()), entered, "x", year=2018, as_of=None)
    assert now.assess().status is Status.ON_TRACK


def test_an_unknown_indicator_is_named() -> None:
    with pytest.raises(KeyError, match="nobody"):
        assess_indicator(plan(states()), Records(), "nobody", year=2018)
    with pytest.raises(KeyError, match="nobody"):
        Preview(plan(states()), Records(), "nobody", year=2018, as_of=None)


def test_a_preview_has_what_a_derived_figure_and_a_judgement_need() -> None:
    total = indicator(by(2020), baseline=(2016, 0.0), derive=Derive(Derivation.SUM, ("a", "b")))
    parts = (indicator(id="a"), indicator(id="b"))
    entered = Records((*readings({2020: 60}, "a"), *readings({2020: 70}, "b")))
    derived = Preview(plan(total, *parts), entered, "x", year=2020, as_of=None)
    assert derived.assess().status is Status.ACHIEVED
    said = Records((), (judged(2018, Status.AT_RISK),))
    kept = Preview(plan(VOICE), said, "x", year=2018, as_of=None)
    assert kept.assess().status is Status.AT_RISK


def test_the_path_expects_the_baseline_in_its_own_year() -> None:
    result = assessed(states(milestones=milestones({2018: 104})), {2018: 105}, 2018)
    expected = [expected_in(result, year) for year in (2015, 2016, 2017, 2018, 2019, 2021)]
    assert expected == [None, 100.0, 102.0, 104.0, 117.0, 130.0]


def test_reasons_are_added_up_over_objectives_and_goals() -> None:
    def goal(name: str) -> Goal:
        parts = [Objective(f"{name}{n}", "O", (states(id=f"{name}{n}x"),)) for n in (1, 2)]
        return Goal(name, "G", tuple(parts))

    found = card(Strategy("S", PERIOD, goals=(goal("I"), goal("II"))), {}, 2018)
    assert found.counts.reasons == ((Reason.NO_READING, 4),)
    assert found.counts.by_status == ((Status.NOT_ASSESSED, 4),)


def test_a_faulty_objective_follows_no_headline() -> None:
    objective = Objective("1a", "O", (states(),), headline="x", faulty=True)
    found = card(Strategy("S", PERIOD, goals=(Goal("I", "G", (objective,)),)), {2018: 120}, 2018)
    rolled = found.goals[0].objectives[0].roll_up
    assert (rolled.status, rolled.reason) == (Status.NOT_ASSESSED, Reason.FAULT)
    # How much of it is assessed is known all the same.
    assert rolled.coverage == 1.0


def test_a_headline_that_says_nothing_holds_its_weight_open() -> None:
    first = Objective("1a", "O", (states(id="a"),), headline="a")
    other = Objective("1b", "O", (states(id="b"),))
    strategy = Strategy("S", PERIOD, goals=(Goal("I", "G", (first, other)),))
    goal = card(strategy, readings({2018: 120}, "b"), 2018).goals[0]
    assert goal.objectives[0].roll_up.coverage == 0.0
    assert goal.roll_up.coverage == 0.5


def test_a_headline_that_was_never_meant_to_say_anything_does_not() -> None:
    first = Objective("1a", "O", (states(id="a", context=True),), headline="a")
    other = Objective("1b", "O", (states(id="b"),))
    strategy = Strategy("S", PERIOD, goals=(Goal("I", "G", (first, other)),))
    goal = card(strategy, readings({2018: 120}, "b"), 2018).goals[0]
    assert goal.objectives[0].roll_up.coverage is None
    assert goal.roll_up.coverage == 1.0


def test_a_target_that_is_a_range_by_a_date_is_a_fault_of_the_plan() -> None:
    result = assessed(indicator(by(2020, Aim.BETWEEN, low=1.0, high=2.0)), {2018: 1}, 2018)
    assert (result.reason, result.explanation.rule) == (Reason.FAULT, Rule.FAULT)
