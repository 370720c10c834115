"""Objectives and goals of a whole strategy: headlines, own indicators, counts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from series_case import (
    PERIOD,
    at_most,
    by,
    card,
    done_by,
    each_year,
    indicator,
    plan,
    reading,
    states,
)

from scorecard.model.plan import (
    Aim,
    Baseline,
    Entity,
    Goal,
    Indicator,
    Kind,
    Objective,
    Strategy,
)
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecard.model.reading import Reading
    from scorecard.model.scorecard import GoalResult

ON, RISK, OFF = Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK


def goal_of(*objectives: Objective, own: tuple[Indicator, ...] = (), **rest: Any) -> Strategy:
    return Strategy("S", PERIOD, goals=(Goal("I", "G", objectives, own, **rest),))


def named(id_: str, **rest: Any) -> Indicator:
    return states(id=id_, **rest)


ENTERED = [reading(2018, value, id_) for id_, value in (("on", 120), ("risk", 110), ("off", 101))]


def goal(strategy: Strategy, entered: Sequence[Reading] = ENTERED, year: int = 2018) -> GoalResult:
    return card(strategy, entered, year).goals[0]


def test_a_headline_gives_the_objective_its_status() -> None:
    strategy = plan(named("on"), named("off"), headline="off")
    (objective,) = goal(strategy).objectives
    assert objective.roll_up.status is OFF
    assert objective.roll_up.mean == 1
    assert objective.roll_up.coverage == 1
    assert objective.roll_up.counts.by_status == ((ON, 1), (OFF, 1))


def test_a_headline_without_status_leaves_none() -> None:
    strategy = plan(named("on"), named("none"), headline="none")
    (objective,) = goal(strategy).objectives
    assert objective.roll_up.status is Status.NOT_ASSESSED
    assert objective.roll_up.reason is Reason.NO_READING
    assert objective.roll_up.coverage == 0


def test_a_headline_may_stand_elsewhere_or_have_had_another_name() -> None:
    far = goal_of(
        Objective("1a", "A", (named("on"),), headline="was"),
        Objective("1b", "B", (named("off", formerly=("was",)),)),
    )
    assert goal(far).objectives[0].roll_up.status is OFF


def test_an_unknown_headline_and_a_fault_leave_none() -> None:
    unknown = goal_of(Objective("1a", "A", (named("on"),), headline="nobody"))
    assert goal(unknown).roll_up.reason is Reason.FAULT
    faulty = goal_of(Objective("1a", "A", (named("on"),), faulty=True))
    assert goal(faulty).objectives[0].roll_up.reason is Reason.FAULT
    assert goal(goal_of(Objective("1a", "A", (named("on"),)), faulty=True)).roll_up.reason is (
        Reason.FAULT
    )


def test_a_faulty_objective_stays_in_the_weight() -> None:
    good = Objective("1a", "A", (named("on"),))
    bad = Objective("1b", "B", (), faulty=True)
    worse = Objective("1c", "C", (), faulty=True)
    assert goal(goal_of(good, bad)).roll_up.coverage == 0.5
    assert goal(goal_of(good, bad, worse)).roll_up.status is Status.NOT_ASSESSED


def test_a_goals_own_indicators_are_one_child_of_weight_one() -> None:
    own = (named("off"), named("off2"), named("off3"))
    entered = [*ENTERED, reading(2018, 101, "off2"), reading(2018, 101, "off3")]
    found = goal(goal_of(Objective("1a", "A", (named("on"),)), own=own), entered)
    assert found.roll_up.mean == 2
    assert [r.status for r in found.indicators] == [OFF, OFF, OFF]
    assert found.roll_up.counts.by_status == ((ON, 1), (OFF, 3))
    heavy = goal_of(Objective("1a", "A", (named("on"),), weight=3.0), own=own)
    assert goal(heavy, entered).roll_up.mean == 2.5


def test_a_goal_may_have_nothing_but_its_own() -> None:
    assert goal(goal_of(own=(named("risk"),))).roll_up.status is RISK


def test_nothing_in_it_at_all() -> None:
    found = goal(goal_of(Objective("1a", "A")))
    assert found.roll_up == found.objectives[0].roll_up
    assert found.roll_up.status is Status.NOT_ASSESSED
    assert (found.roll_up.reason, found.roll_up.coverage) == (Reason.NO_TARGET, None)
    assert card(Strategy("S", PERIOD)).goals == ()


def test_counts_split_by_reason_with_context_and_retired_apart() -> None:
    strategy = plan(
        named("on"),
        named("blank"),
        named("blank2"),
        indicator(done_by(2019), id="later", kind=Kind.YES_NO),
        named("shown", context=True),
        named("gone", active_to=2017),
    )
    counts = goal(strategy).roll_up.counts
    assert counts.by_status == ((ON, 1), (Status.NOT_ASSESSED, 3))
    assert counts.reasons == ((Reason.NO_READING, 2), (Reason.NOT_DUE, 1))
    assert (counts.context, counts.retired, counts.total) == (1, 1, 4)
    assert card(strategy, ENTERED, 2018).counts == counts


def test_it_ends_partly_achieved() -> None:
    strategy = plan(
        indicator(by(2020), id="a", baseline=(2016, 1.0)),
        indicator(at_most(0, 2020), id="b", baseline=(2016, 9.0)),
    )
    entered = [reading(2020, 130, "a"), reading(2020, 1, "b")]
    roll = goal(strategy, entered, 2020).objectives[0].roll_up
    assert (roll.status, roll.share) == (Status.PARTLY_ACHIEVED, (0.5, 0.5))


def test_a_day_after_the_period_keeps_it_open() -> None:
    strategy = plan(states(id="a"), states(by(2025), id="b"))
    entered = [reading(2020, 110, "a"), reading(2021, 101, "b")]
    roll = goal(strategy, entered, 2021).objectives[0].roll_up
    assert (roll.status, roll.share) == (OFF, None)
    late = goal(strategy, [*entered, reading(2025, 101, "b")], 2025).objectives[0].roll_up
    assert (late.status, late.share) == (Status.MISSED, (0, 0))


def test_an_entity_whose_day_lies_after_the_period_keeps_it_open() -> None:
    start = (Baseline(2016, 100.0),)
    entities = (
        Entity("near", "Near", baselines=start, targets=(by(2020),)),
        Entity("far", "Far", baselines=start, targets=(by(2025),)),
    )
    strategy = plan(states(id="a"), indicator(id="b", entities=entities))
    entered = [reading(2020, 110, "a")]
    entered += [reading(2020, 110, "b", entity=entity.id) for entity in entities]
    roll = goal(strategy, entered, 2021).objectives[0].roll_up
    assert (roll.status, roll.share) == (OFF, None)
    entered.append(reading(2025, 110, "b", entity="far"))
    late = goal(strategy, entered, 2025).objectives[0].roll_up
    assert (late.status, late.share) == (Status.MISSED, (0, 0))


def test_the_share_of_a_headline_is_not_that_of_its_objective() -> None:
    strategy = plan(states(id="a"), states(id="b"), headline="b")
    entered = [reading(2020, 130, "a"), reading(2020, 101, "b")]
    found = goal(strategy, entered, 2020)
    roll = found.objectives[0].roll_up
    assert (roll.status, roll.share) == (Status.MISSED, None)
    assert (found.roll_up.status, found.roll_up.share) == (Status.MISSED, (0, 0))


def test_every_status_can_come_up() -> None:
    seen = set()
    for first, second in itertools.product((100, 112, 118, 130, None), repeat=2):
        strategy = plan(named("a"), named("b"), indicator(each_year(Aim.AT_MOST), id="c"))
        entered = [
            reading(2020, value, id_)
            for id_, value in (("a", first), ("b", second), ("c", 0))
            if value is not None
        ]
        seen.add(goal(strategy, entered, 2020).roll_up.status)
    assert seen >= {RISK, ON}
