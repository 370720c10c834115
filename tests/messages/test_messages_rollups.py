"""Counts of statuses, and what is said of objectives and goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from series_case import (
    by,
    card,
    indicator,
    plan,
    reading,
    states,
)

from scorecard.messages.rollups import counts_words
from scorecard.model.plan import Goal, Indicator, Objective, Strategy
from scorecard.model.scorecard import Counts
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import RollUp


class TestCounts:
    def test_best_first_then_reasons_then_what_stands_apart(self) -> None:
        counts = Counts(
            ((Status.ON_TRACK, 2), (Status.OFF_TRACK, 1), (Status.NOT_ASSESSED, 3)),
            ((Reason.NO_READING, 1), (Reason.DUE_NO_READING, 2)),
            context=2,
            retired=1,
        )
        assert counts_words(counts) == (
            "2 on track, 1 off track, 1 no reading, 2 due without data, 2 for context, 1 not kept"
        )

    def test_nothing_to_count(self) -> None:
        assert counts_words(Counts()) == ""


def objective(*indicators: Indicator, headline: str | None = None) -> RollUp:
    entered = [
        reading(2020, value, id_)
        for id_, value in (("met", 130), ("missed", 110), ("met2", 131), ("gone", 1))
    ]
    strategy = plan(*indicators, headline=headline)
    return card(strategy, entered, 2020).goals[0].objectives[0].roll_up


def later(id_: str) -> Indicator:
    return states(by(2022), id=id_)


class TestRollUps:
    def test_each_way_to_end(self) -> None:
        met, met2, missed = states(id="met"), states(id="met2"), states(id="missed")
        assert objective(met, met2).sentence == "All of it is achieved: 2 of 2 achieved."
        assert objective(missed).sentence == "None of it was achieved: 0 of 1 achieved, 1 missed."
        partly = objective(met, missed)
        assert partly.sentence == "50 % by weight: 1 of 2 achieved, 1 missed."
        third = objective(met, missed, states(id="missed2", weight=5.0))
        assert third.sentence == (
            "14 to 86 % of it, by weight, may have been achieved; what is not known decides: "
            "1 of 3 achieved, 1 missed, 1 due without data."
        )
        aside = objective(met, missed, indicator(id="aside"))
        assert aside.sentence == ("50 % by weight: 1 of 2 achieved, 1 missed; 1 no target.")
        assert objective(later("met"), later("missed")).sentence == (
            "On the whole at risk: 1 achieved, 1 off track."
        )
        some = objective(met, met2, missed, later("none"))
        assert some.sentence == "On the whole at risk: 2 achieved, 1 missed, 1 no reading."

    @pytest.mark.parametrize(
        ("heavy", "said"),
        [(1.0, "50 %"), (0.99, "49.7 %"), (0.99999, "49.9997 %"), (2.0, "67 %"), (400.0, "99.8 %")],
    )
    def test_a_share_has_the_decimals_that_tell_its_side(self, heavy: float, said: str) -> None:
        found = objective(states(id="met", weight=heavy), states(id="missed"))
        assert found.sentence == f"{said} by weight: 1 of 2 achieved, 1 missed."
        assert found.status is (Status.PARTLY_ACHIEVED if heavy >= 1 else Status.MISSED)

    def test_whatever_is_not_known(self) -> None:
        found = objective(states(id="met", weight=3.0), states(id="missed"), states(id="x"))
        assert found.sentence == (
            "60 to 80 % by weight: 1 of 3 achieved, 1 missed, 1 due without data."
        )
        gone = objective(states(id="missed"), states(id="missed2", title="M"), states(id="x"))
        assert gone.sentence == (
            "0 to 67 % of it, by weight, may have been achieved; what is not known decides: "
            "0 of 3 achieved, 1 missed, 2 due without data."
        )
        gone = objective(states(id="missed", weight=3.0), states(id="x"))
        assert gone.sentence == (
            "At most 25 % by weight: 0 of 2 achieved, 1 missed, 1 due without data."
        )

    def test_held_at_at_risk(self) -> None:
        heavy = states(by(2022), id="met", weight=20.0)
        open_still = states(by(2022), id="met2", weight=1.0, baseline=(2016, 125.0))
        moving = states(by(2022), id="gone")
        found = objective(heavy, open_still, moving)
        assert found.capped
        assert found.sentence == (
            "2 achieved, 1 off track; no better than at risk, as something in it was missed or is "
            "moving away."
        )

    def test_nothing_to_say(self) -> None:
        assert objective().sentence == "It has no indicators yet."
        assert objective(states(by(2022), id="x")).sentence == (
            "Nothing in it could be assessed: 1 no reading."
        )
        half = objective(states(id="met"), later("x"), later("y"))
        assert half.sentence == (
            "Less than half of its weight could be assessed: 1 achieved, 2 no reading."
        )
        assert objective(states(id="x")).sentence == (
            "How it ended is not known: 0 of 1 achieved, 1 due without data."
        )
        broken = objective(states(id="met"), headline="nobody")
        assert broken.sentence == (
            "The plan has a fault here, so nothing is said of the whole: 1 achieved."
        )

    def test_a_fault_with_nothing_in_it(self) -> None:
        strategy = Strategy(
            "S", (2017, 2021), goals=(Goal("I", "G", (Objective("1", "O", faulty=True),)),)
        )
        roll_up = card(strategy, {}, 2020).goals[0].objectives[0].roll_up
        assert roll_up.sentence.endswith("nothing is said of the whole: no indicators.")

    def test_a_headline_speaks_for_it(self) -> None:
        found = objective(states(id="met", title="{title}"), states(id="missed"), headline="met")
        assert found.sentence == (
            "It takes the status of its headline, {title}: "
            "130 in 2020; at least 130 were due by 2020. Achieved."
        )
