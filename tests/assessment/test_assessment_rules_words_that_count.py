"""Which reasons, origins and measures count as what: each of the lists the rules look up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from entity_case import clearance, entity, told
from peer_cases import LEVELS, asked
from series_case import (
    assessed,
    by,
    card,
    each_year,
    indicator,
    plan,
    reading,
    readings,
    states,
)
from undp_rollups import undp_indicator

from scorecard.assessment.methods import un
from scorecard.assessment.methods.rollups import Added
from scorecard.model.methods import AS_PUBLISHED, Method
from scorecard.model.plan import Aggregate, Aim, Baseline, Direction, Indicator, Thresholds
from scorecard.model.reading import Flag
from scorecard.model.scorecard import Point, Rule
from scorecard.model.status import Reason, Status

GROWING = {"targets": (by(2025, value=10.0),), "baselines": (Baseline(2016, 0.0),)}


@pytest.mark.parametrize(
    ("answers", "flagged", "reason"),
    [
        ({}, (), Reason.NO_READING),
        ({2017: 3}, (), Reason.STALE),
        ({2017: 3}, (2020,), Reason.SERIES_BREAK),
    ],
)
def test_an_entity_nobody_can_place_leaves_a_count_open(
    answers: dict[int, object], flagged: tuple[int, ...], reason: Reason
) -> None:
    peru, chad = entity("Peru", **GROWING), entity("Chad", **GROWING)
    subject = indicator(
        each_year(Aim.AT_LEAST, 2.0), entities=(peru, chad), aggregate=Aggregate.COUNT
    )
    entered = told({"Peru": {2020: 12}, "Chad": answers})
    entered += [reading(year, 5, entity="chad", flags=(Flag.BREAK,)) for year in flagged]
    result = assessed(subject, entered, 2020)
    assert result.entities[1].reason is reason
    # One or two of two: the target hangs on it, so the year has no figure.
    assert 2020 not in [point.year for point in result.readings]


@pytest.mark.parametrize(
    ("rest", "rule"),
    [
        ({"context": True}, Rule.CONTEXT),
        ({"active_to": 2017}, Rule.RETIRED),
        ({"faulty": True}, Rule.FAULT),
    ],
)
def test_what_is_not_judged_is_neither_rolled_up_nor_extended(
    rest: dict[str, Any], rule: Rule
) -> None:
    kept = clearance(entity("Peru", "2020-03-01"), **rest)
    assert assessed(kept, told({"Peru": {2020: "no"}}), 2020).explanation.rule is rule
    later = states(by(2020), by(2022, decided=date(2018, 1, 1)), **rest)
    result = assessed(later, {2018: 105}, 2018)
    assert (result.explanation.rule, result.note) == (rule, None)


def test_a_baseline_taken_from_its_reading_is_a_declared_one() -> None:
    assert assessed(indicator(baseline=(2016,)), {2016: 7}, 2018).baseline == Point(2016, 7)


BOUNDED = replace(
    AS_PUBLISHED,
    un=replace(LEVELS.un, measure="level"),
    sdsn=replace(
        AS_PUBLISHED.sdsn, measure="colour", optimum=100.0, green=90.0, red=50.0, lower_bound=0.0
    ),
)


@pytest.mark.parametrize("method", [Method.UN, Method.SDSN, Method.ACHIEVEMENT])
def test_what_looks_at_the_latest_reading_alone_speaks_after_a_break(method: Method) -> None:
    named = states(by(2020, value=100.0), thresholds=Thresholds(method, parameters=BOUNDED))
    broken = [*readings({2017: 60}), reading(2018, 62, flags=(Flag.BREAK,))]
    result = assessed(named, broken, 2018)
    assert result.reason is None
    assert result.explanation.actual == Point(2018, 62)


def test_a_method_that_needs_a_target_says_that_there_is_none() -> None:
    for method in (Method.ACHIEVEMENT, Method.OKR, Method.SDSN):
        aimless = indicator(thresholds=Thresholds(method), direction=Direction.INCREASE)
        assert assessed(aimless, {2017: 100, 2018: 105}, 2018).reason is Reason.NO_TARGET


def test_growth_without_a_target_has_a_score_to_add_up() -> None:
    rising = Indicator("x", "X", thresholds=Thresholds("opensdg"), direction=Direction.INCREASE)
    found = card(plan(rising, roll_up="mean_score"), {2016: 100, 2018: 120}, 2018)
    rolled = found.goals[0].objectives[0].roll_up
    assert rolled.status is Status.ON_TRACK
    assert "over 1 of 1 indicators" in rolled.sentence


def test_a_target_not_achieved_is_a_gap_for_undp() -> None:
    gap = Added("Identified Gap", 3, 1, 1)
    assert undp_indicator(["Target Not Achieved"]) == gap
    assert undp_indicator([un.CLASSES[2]]) == gap


def test_the_five_levels_of_the_un() -> None:
    words = [
        un.level(replace(asked({2022: value}), parameters=LEVELS)).word
        for value in (95, 70, 50, 35, 5)
    ]
    assert words == [
        "Target met or almost met",
        "Close to Target",
        "Moderate distance to target",
        "Far from target",
        "Very far from target",
    ]


def test_more_than_a_lifetime_is_out_of_sight() -> None:
    subject = indicator(by(2030, value=102.5), baseline=(2016, 0.0))
    found = assessed(subject, {2018: 0, 2019: 1, 2020: 2}, 2020).projection
    assert found is not None
    assert found.reached is None
