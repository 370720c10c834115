"""The peers' own roll-ups at their edges, and what they leave standing of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from peer_cases import BOUNDED
from series_case import PERIOD, by, card, indicator, plan, readings
from undp_rollups import undp_indicator, undp_mean

from scorecard.assessment.methods import opensdg, un
from scorecard.assessment.methods.rollups import (
    Added,
    mean_score,
    worst_two,
)
from scorecard.model.plan import Goal, Indicator, Objective, Strategy, Thresholds
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import RollUp, Scorecard


def named(method: str, id_: str) -> Indicator:
    """Return an indicator by a method: from 100 in 2016 to at least 130 by 2020."""
    return indicator(
        by(2020), baseline=(2016, 100.0), thresholds=Thresholds(method, parameters=BOUNDED), id=id_
    )


def of_objective(found: Scorecard) -> RollUp:
    return found.goals[0].objectives[0].roll_up


def test_the_mean_score_says_how_many_had_one() -> None:
    achieved, best = opensdg.ACHIEVED, opensdg.CLASSES[0]
    assert mean_score([], []) == Added("", None, 0, 0)
    assert mean_score(["", ""], [None, None]) == Added("", None, 0, 2)
    assert mean_score([achieved, achieved, ""], [5, 5, None]) == Added(achieved, 5, 2, 3)
    assert mean_score([achieved, best], [5, 3]) == Added(best, 4, 2, 2)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], Added("", None, 0, 0)),
        ([None, None], Added("", None, 0, 2)),
        # Half of them are enough, a third is not.
        ([3, None, None], Added("", None, 1, 3)),
        ([3, 3, None, None], Added("green", 3, 2, 4)),
        ([3, None], Added("green", 3, 1, 2)),
        # Green takes two greens, and red two reds.
        ([2, 2, 3], Added("green", 2, 3, 3)),
        ([1.9, 2.3], Added("yellow", 2.1, 2, 2)),
        ([0.5, 1.0], Added("orange", 0.75, 2, 2)),
        ([0.5, 0.9], Added("red", 0.7, 2, 2)),
        ([1.5, 1.5], Added("yellow", 1.5, 2, 2)),
    ],
)
def test_the_worst_two(scores: list[float | None], expected: Added) -> None:
    added = worst_two(scores)
    assert added == replace(expected, figure=added.figure)
    assert added.figure == (None if expected.figure is None else pytest.approx(expected.figure))


def test_undp_means() -> None:
    achieved, fair, limited = un.ACHIEVED, un.CLASSES[1], un.CLASSES[2]
    assert undp_indicator([]) == Added("", None, 0, 0)
    assert undp_indicator([None, "?"]) == Added("", None, 0, 2)
    assert undp_indicator([achieved, fair, None]) == Added("For Review", 1.5, 2, 3)
    assert undp_indicator([fair] * 501 + [limited] * 499) == Added("For Review", 2.499, 1000, 1000)
    assert undp_indicator([fair, limited]) == Added("Identified Gap", 2.5, 2, 2)
    assert undp_mean([]) == Added("", None, 0, 0)
    assert undp_mean([None, "?"]) == Added("", None, 0, 2)
    assert undp_mean(["On Track", "For Review", None]) == Added("For Review", 1.5, 2, 3)


def test_a_goal_takes_the_indicators_of_every_objective() -> None:
    first, last = named("opensdg", "a"), named("opensdg", "b")
    objectives = (Objective("1a", "A", (first,)), Objective("1b", "B", (last,)))
    strategy = Strategy("S", PERIOD, goals=(Goal("I", "G", objectives),), roll_up="mean_score")
    entered = [*readings({2018: 140}, "a"), *readings({2018: 90}, "b")]
    rolled = card(strategy, entered, 2018).goals[0]
    assert [o.roll_up.status for o in rolled.objectives] == [Status.ACHIEVED, Status.OFF_TRACK]
    assert rolled.roll_up.status is Status.AT_RISK
    assert "over 2 of 2 indicators" in rolled.roll_up.sentence


def test_a_goal_the_plan_could_not_declare_stays_without_a_status() -> None:
    objectives = (Objective("1a", "A", (named("opensdg", "x"),)),)
    goal = Goal("I", "G", objectives, faulty=True)
    found = card(Strategy("S", PERIOD, goals=(goal,), roll_up="mean_score"), {2018: 140}, 2018)
    rolled = found.goals[0].roll_up
    assert (rolled.status, rolled.reason) == (Status.NOT_ASSESSED, Reason.FAULT)
    assert of_objective(found).status is Status.ACHIEVED


def test_what_only_our_points_know_is_not_said_of_a_peers() -> None:
    three = [named("opensdg", name) for name in "abcdefg"]
    strategy = plan(*three, roll_up="mean_score")
    entered = [r for name in "abcdef" for r in readings({2020: 140}, name)]
    both = of_objective(card(strategy, entered, 2020))
    assert (both.status, both.reason) == (Status.ACHIEVED, None)
    assert (both.mean, both.capped, both.share) == (None, False, None)
    entered = [r for name in "abcdef" for r in readings({2018: 118}, name)]
    entered += readings({2018: 90}, "g")
    own = of_objective(card(plan(*three), entered, 2018))
    assert own.capped
    assert own.mean is not None
    theirs = of_objective(card(strategy, entered, 2018))
    assert (theirs.mean, theirs.capped, theirs.share) == (None, False, None)


def test_all_achieved_is_achieved_and_none_stands_closed() -> None:
    subjects = [named("opensdg", name) for name in "ab"]
    entered = [r for name in "ab" for r in readings({2020: 140}, name)]
    assert of_objective(card(plan(*subjects), entered, 2020)).share == (1, 1)
    theirs = of_objective(card(plan(*subjects, roll_up="mean_score"), entered, 2020))
    assert (theirs.status, theirs.share) == (Status.ACHIEVED, None)


def test_only_scores_of_the_rules_own_kind_are_added_up() -> None:
    other = card(plan(named("opensdg", "x"), roll_up="worst_two"), {2018: 140}, 2018)
    assert of_objective(other).status is Status.NOT_ASSESSED
    assert "0 of 1" in of_objective(other).sentence


def test_a_verdict_too_old_to_stand_is_not_added_up() -> None:
    old = card(plan(named("opensdg", "x"), roll_up="mean_score"), {2017: 104}, 2020)
    assert old.indicators()[0].reason is Reason.STALE
    assert (of_objective(old).status, of_objective(old).reason) == (
        Status.NOT_ASSESSED,
        Reason.STALE,
    )
