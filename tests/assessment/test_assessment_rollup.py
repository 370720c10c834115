"""What children add up to: points, cap, closed children, coverage, reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.assessment.rollup import (
    Child,
    Moment,
    Outcome,
    follow,
    of_group,
    of_indicator,
    roll_up,
)
from scorecard.model.plan import Aim, Indicator, Target
from scorecard.model.scorecard import Explanation, IndicatorResult, Rule
from scorecard.model.status import UNASSESSABLE, Note, Reason, Status

if TYPE_CHECKING:
    import random

A, ON, RISK, OFF, MISSED = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.MISSED,
)
PARTLY = Status.PARTLY_ACHIEVED
AWAY, LOST = Note.MOVING_AWAY, Note.LOST
Word = Status | Reason | tuple[Status, Note]


UNDER_WAY = Moment(date(2019, 12, 31), 2021)
AT_THE_END = Moment(date(2021, 12, 31), 2021)


def child(word: Word, weight: float = 1.0, moment: Moment = UNDER_WAY) -> Child:
    """Return an indicator with this status, status and note, or reason for none."""
    status, note, reason = Status.NOT_ASSESSED, None, None
    if isinstance(word, tuple):
        status, note = word
    elif isinstance(word, Status):
        status = word
    else:
        reason = word
    subject = Indicator("x", "T", weight=weight)
    explanation = Explanation(Rule.RATIO)
    return of_indicator(IndicatorResult(subject, status, explanation, "", note, reason), moment)


def outcome(*words: Word) -> Outcome:
    """Add up children whose day lies ahead."""
    return roll_up([child(word) for word in words])


def at_the_end(*words: Word) -> Outcome:
    """Add up children whose day has come."""
    return roll_up([child(word, moment=AT_THE_END) for word in words], over=True)


class TestPoints:
    @pytest.mark.parametrize(
        ("words", "mean", "status"),
        [
            ((ON, ON), 3, ON),
            ((A, ON), 3, ON),
            ((ON, ON, RISK), 8 / 3, ON),
            ((ON, RISK), 2.5, RISK),  # an exact half goes to the worse
            ((ON, RISK, RISK), 7 / 3, RISK),
            ((RISK, OFF), 1.5, OFF),
            ((ON, OFF, OFF), 5 / 3, RISK),
            ((OFF, OFF), 1, OFF),
            ((ON, ON, OFF), 7 / 3, RISK),
            ((ON, (OFF, LOST)), 1.5, OFF),
            ((ON, (OFF, AWAY)), 1.5, OFF),
            ((OFF, MISSED), 0.5, OFF),
        ],
    )
    def test_the_mean_of_points(self, words: tuple[Word, ...], mean: float, status: Status) -> None:
        found = outcome(*words)
        assert found.mean == pytest.approx(mean)
        assert (found.status, found.reason, found.capped) == (status, None, False)

    def test_weights_count(self) -> None:
        heavy = roll_up([child(ON, 3), child(OFF, 1)])
        assert (heavy.mean, heavy.status) == (2.5, RISK)
        assert roll_up([child(ON, 4), child(OFF, 1)]).status is ON

    def test_a_half_made_of_thirds_is_still_a_half(self) -> None:
        thirds = [child(ON, 0.1), child(ON, 0.2), child(RISK, 0.3)]
        assert roll_up(thirds).status is RISK


class TestCap:
    @pytest.mark.parametrize("word", [MISSED, (OFF, AWAY)])
    def test_one_missed_or_moving_away_holds_it_at_at_risk(self, word: Word) -> None:
        found = outcome(*[ON] * 9, word)
        assert found.mean == pytest.approx(2.7)
        assert (found.status, found.capped) == (RISK, True)

    @pytest.mark.parametrize("word", [OFF, (OFF, LOST)])
    def test_nothing_else_does(self, word: Word) -> None:
        assert outcome(*[ON] * 9, word).status is ON

    def test_it_raises_nothing(self) -> None:
        found = outcome(OFF, MISSED)
        assert (found.status, found.capped) == (OFF, False)


class TestClosed:
    @pytest.mark.parametrize(
        ("achieved", "missed", "status"),
        [
            (2, 0, A),
            (2, 1, PARTLY),
            (1, 1, PARTLY),  # half is enough
            (1, 2, MISSED),
            (1, 8, MISSED),
            (0, 2, MISSED),
        ],
    )
    def test_the_share_achieved_says_how_it_ended(
        self, achieved: int, missed: int, status: Status
    ) -> None:
        words = [A] * achieved + [MISSED] * missed
        # Both are ends, whether or not the day has come.
        for found in (outcome(*words), at_the_end(*words)):
            share = achieved / (achieved + missed)
            assert found.status is status
            assert found.share == pytest.approx((share, share))
            assert (found.reason, found.open, found.caps) == (None, False, status is MISSED)
            assert found.mean == pytest.approx(3 * share)

    def test_the_share_goes_by_weight(self) -> None:
        assert roll_up([child(A, 1), child(MISSED, 2)]).share == pytest.approx((1 / 3, 1 / 3))
        assert roll_up([child(A, 2), child(MISSED, 2)]).status is PARTLY
        # Rounding is no reason to call a half less.
        thirds = [child(A, 0.1), child(A, 0.2), child(MISSED, 0.3)]
        assert roll_up(thirds).status is PARTLY

    def test_an_indicator_made_of_entities_is_not_partly_achieved(self) -> None:
        assert roll_up([child(A), child(MISSED)], partly=MISSED).status is MISSED
        assert roll_up([child(A), child(A)], partly=MISSED).status is A

    @pytest.mark.parametrize("reason", [Reason.CONTEXT, Reason.RETIRED, Reason.NO_TARGET])
    def test_what_was_never_to_be_assessed_leaves_nothing_open(self, reason: Reason) -> None:
        assert outcome(A, reason).status is A

    @pytest.mark.parametrize(
        "reason",
        [Reason.NOT_DUE, Reason.NO_READING, Reason.FAULT, Reason.STALE, Reason.SERIES_BREAK],
    )
    def test_what_lies_ahead_keeps_it_open(self, reason: Reason) -> None:
        found = outcome(A, A, reason)
        assert (found.status, found.open, found.share) == (ON, True, None)

    def test_nothing_is_under_way_once_every_day_has_come(self) -> None:
        for word in (ON, RISK, OFF, (OFF, AWAY)):
            assert at_the_end(word).reason is Reason.UNDECIDED
            assert at_the_end(MISSED, MISSED, word).status is MISSED
        # What was met and lost is not achieved.
        assert outcome(A, (OFF, LOST)).status is OFF
        assert at_the_end(A, (OFF, LOST)).status is PARTLY
        assert at_the_end((OFF, LOST)).status is MISSED

    def test_what_was_never_due_had_nothing_to_achieve(self) -> None:
        assert at_the_end(A, Reason.NOT_DUE).status is A
        assert at_the_end(Reason.NOT_DUE).reason is Reason.NOT_DUE


UNKNOWN = [
    Reason.DUE_NO_READING,
    Reason.SERIES_BREAK,
    Reason.QUALITATIVE_UNJUDGED,
    Reason.STALE,
    Reason.BASELINE_ONLY,
    Reason.FAULT,
    Reason.UNDECIDED,
]


class TestUnknown:
    @pytest.mark.parametrize("unknown", UNKNOWN)
    def test_it_decides_only_where_it_can(self, unknown: Reason) -> None:
        missed = at_the_end(A, MISSED, MISSED, MISSED, unknown)
        assert (missed.status, missed.reason) == (MISSED, None)
        assert missed.share == pytest.approx((0.2, 0.4))
        partly = at_the_end(A, A, MISSED, unknown)
        assert partly.status is PARTLY
        assert partly.share == pytest.approx((0.5, 0.75))
        assert (partly.coverage, partly.weighed) == (0.75, True)
        for words in ((A, unknown), (A, MISSED, unknown), (unknown,), (MISSED, unknown)):
            found = at_the_end(*words)
            assert (found.status, found.reason) == (Status.NOT_ASSESSED, Reason.UNDECIDED)
            assert (found.mean, found.open) == (None, False)
            assert found.weighed
            known = [word for word in words if word is not unknown]
            assert found.coverage == pytest.approx(len(known) / len(words))

    def test_little_known_is_enough_where_it_decides(self) -> None:
        # While it is under way, less than half of the weight says nothing.
        assert outcome(MISSED, Reason.STALE, Reason.STALE).status is Status.NOT_ASSESSED
        heavy = [child(MISSED, 3, AT_THE_END), child(Reason.STALE, 2, AT_THE_END)]
        assert roll_up(heavy, over=True).status is MISSED

    def test_an_undecided_objective_is_not_known_to_its_goal(self) -> None:
        undecided = of_group(at_the_end(A, MISSED, Reason.STALE))
        assert undecided.share == pytest.approx((1 / 3, 2 / 3))
        gone = of_group(at_the_end(MISSED))
        found = roll_up([undecided, gone, gone], over=True)
        assert found.status is MISSED
        assert found.share == pytest.approx((1 / 9, 2 / 9))
        assert roll_up([undecided, gone], over=True).status is MISSED
        done = of_group(at_the_end(A))
        assert roll_up([undecided, done], over=True).status is PARTLY
        assert roll_up([undecided], over=True).reason is Reason.UNDECIDED


class TestMoment:
    @pytest.mark.parametrize(
        ("due", "day", "has_come"),
        [
            (date(2021, 12, 31), date(2021, 12, 31), True),
            (date(2021, 12, 31), date(2021, 12, 30), False),
            (date(2020, 6, 1), date(2020, 6, 1), False),  # the day itself is in time
            (date(2020, 6, 1), date(2020, 6, 2), True),
            (date(2025, 12, 31), date(2021, 12, 31), False),
            (None, date(2021, 12, 31), True),
            (None, date(2021, 12, 30), False),
            (None, date(2022, 1, 1), True),
        ],
    )
    def test_a_day_has_come(self, due: date | None, day: date, *, has_come: bool) -> None:
        target = Target(Aim.AT_LEAST, 1.0, by=due)
        subject, explanation = Indicator("x", "T"), Explanation(Rule.RATIO)
        result = IndicatorResult(subject, ON, explanation, "", target=target)
        assert Moment(day, 2021).has_come(result) is has_come
        if due is None:
            assert Moment(day, 2021).has_come(replace(result, target=None)) is has_come


class TestCoverage:
    def test_half_of_the_weight_is_enough_and_less_is_not(self) -> None:
        half = outcome(ON, Reason.NO_READING)
        assert (half.status, half.coverage) == (ON, 0.5)
        third = outcome(ON, Reason.NO_READING, Reason.STALE)
        assert (third.status, third.reason) == (Status.NOT_ASSESSED, Reason.NO_READING)
        assert third.coverage == pytest.approx(1 / 3)
        assert third.mean is None

    def test_it_goes_by_weight(self) -> None:
        assert roll_up([child(ON, 2), child(Reason.STALE), child(Reason.STALE)]).status is ON
        assert roll_up([child(ON), child(Reason.STALE, 2)]).status is Status.NOT_ASSESSED

    @pytest.mark.parametrize("reason", sorted(UNASSESSABLE))
    def test_what_nobody_could_assess_has_no_weight(self, reason: Reason) -> None:
        found = outcome(ON, reason, reason, reason)
        assert (found.status, found.coverage) == (ON, 1.0)

    @pytest.mark.parametrize("reason", [reason for reason in Reason if reason not in UNASSESSABLE])
    def test_everything_else_has(self, reason: Reason) -> None:
        assert outcome(ON, reason, reason).status is Status.NOT_ASSESSED

    def test_a_fault_cannot_turn_it_green(self) -> None:
        found = outcome(ON, Reason.FAULT, Reason.FAULT)
        assert (found.status, found.reason) == (Status.NOT_ASSESSED, Reason.FAULT)


class TestReason:
    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            ((Reason.STALE, Reason.STALE), Reason.STALE),
            ((Reason.STALE, Reason.NO_READING, Reason.STALE), Reason.STALE),
            ((Reason.STALE, Reason.NO_READING), Reason.NO_READING),  # the first in the list
            ((Reason.STALE, Reason.STALE, Reason.FAULT), Reason.FAULT),
            # Those that have weight speak for those that have none.
            ((Reason.CONTEXT, Reason.CONTEXT, Reason.STALE), Reason.STALE),
            ((Reason.CONTEXT, Reason.CONTEXT, Reason.NOT_DUE), Reason.CONTEXT),
            ((), Reason.NO_TARGET),
        ],
    )
    def test_the_common_one_or_the_most_frequent(
        self, words: tuple[Word, ...], reason: Reason
    ) -> None:
        found = outcome(*words)
        assert (found.status, found.reason) == (Status.NOT_ASSESSED, reason)

    def test_nothing_is_said_of_what_could_not_be_read(self) -> None:
        found = roll_up([child(ON), child(ON)], faulty=True)
        assert (found.status, found.reason) == (Status.NOT_ASSESSED, Reason.FAULT)
        group = of_group(found)
        assert group.counts
        assert group.mean is None


class TestGoals:
    def test_the_unrounded_mean_goes_up(self) -> None:
        # 8/3 and 7/3: rounded they would be 3 and 2.
        first, second = outcome(ON, ON, RISK), outcome(ON, RISK, RISK)
        found = roll_up([of_group(first), of_group(second)])
        assert found.mean == pytest.approx(2.5)
        assert found.status is RISK
        assert roll_up([of_group(first, 2.0), of_group(second)]).status is ON

    def test_a_missed_objective_caps_and_a_partly_achieved_one_does_not(self) -> None:
        good = [of_group(outcome(ON))] * 9
        assert roll_up([*good, of_group(outcome(MISSED))]).capped
        assert not roll_up([*good, of_group(outcome(A, MISSED))]).capped
        assert not roll_up([*good, of_group(outcome(OFF, (OFF, AWAY)))]).capped

    def test_an_objective_that_follows_its_headline_away_caps(self) -> None:
        headline = of_group(follow(child((OFF, AWAY))))
        assert roll_up([*[of_group(outcome(ON))] * 9, headline]).capped

    def test_closed_objectives_close_the_goal(self) -> None:
        done, gone = of_group(outcome(A, A)), of_group(outcome(MISSED))
        partly = of_group(outcome(A, MISSED))
        assert roll_up([done, done]).status is A
        assert roll_up([gone, gone]).status is MISSED
        assert roll_up([done, gone]).status is PARTLY
        found = roll_up([partly, gone])
        assert (found.status, found.share) == (MISSED, (0.25, 0.25))
        # A missed one had its share too.
        most = of_group(outcome(A, A, MISSED, MISSED, MISSED))
        assert roll_up([partly, done, most]).share == pytest.approx((1.9 / 3, 1.9 / 3))

    def test_an_open_objective_keeps_the_goal_open(self) -> None:
        done, under_way = of_group(outcome(A)), of_group(outcome(OFF))
        assert roll_up([done, under_way], over=True).open
        assert of_group(roll_up([done, under_way])).open

    def test_a_headline_ends_its_objective(self) -> None:
        ended = follow(child(MISSED))
        assert (ended.share, ended.open) == ((0, 0), False)
        unknown = follow(child(Reason.STALE, moment=AT_THE_END))
        assert (unknown.share, unknown.reason) == ((0, 1), Reason.STALE)
        for word in (OFF, Reason.STALE):
            assert (follow(child(word)).share, follow(child(word)).open) == (None, True)
        context = of_group(follow(child(Reason.CONTEXT)))
        assert (context.aside, context.open) == (True, False)

    def test_an_objective_nobody_measures_keeps_the_goal_open(self) -> None:
        found = roll_up([of_group(outcome(A)), of_group(outcome())])
        assert (found.status, found.coverage) == (ON, 1.0)
        context = roll_up([of_group(outcome(A)), of_group(outcome(Reason.CONTEXT))])
        assert context.status is A
        # Once the period is over nobody will measure it any more.
        for words in ((), (Reason.NO_TARGET,), (Reason.CONTEXT, Reason.NO_TARGET)):
            ended = roll_up([of_group(at_the_end(A)), of_group(at_the_end(*words))], over=True)
            assert (ended.status, ended.share) == (A, (1, 1))

    def test_a_faulty_objective_is_not_known_at_the_end(self) -> None:
        faulty = of_group(roll_up([], over=True, faulty=True))
        done = of_group(at_the_end(A))
        gone = of_group(at_the_end(MISSED))
        assert roll_up([done, done, faulty, gone], over=True).status is PARTLY
        assert roll_up([faulty], over=True).reason is Reason.UNDECIDED
        assert of_group(roll_up([], faulty=True)).open

    def test_unassessed_objectives_count_against_coverage(self) -> None:
        blank = of_group(outcome(Reason.NO_READING))
        assert roll_up([of_group(outcome(ON)), blank]).status is ON
        assert roll_up([of_group(outcome(ON)), blank, blank]).reason is Reason.NO_READING


WORDS = st.sampled_from(
    [A, ON, RISK, OFF, MISSED, (OFF, AWAY), (OFF, LOST), *Reason],
)
CHILDREN = st.lists(st.builds(child, WORDS, st.floats(0.1, 10)), max_size=7)
ENDED = st.lists(st.builds(child, WORDS, st.floats(0.1, 10), st.just(AT_THE_END)), max_size=7)
# From the best to the worst; a partly achieved parent stands beside the open ones.
ORDER = [A, ON, RISK, OFF, MISSED]


class TestProperties:
    @given(ENDED)
    def test_an_end_is_never_told_as_under_way(self, children: list[Child]) -> None:
        found = roll_up(children, over=True)
        assert found.status not in (ON, RISK, OFF)
        assert not found.open

    @given(ENDED, st.lists(st.sampled_from([A, MISSED]), min_size=7, max_size=7))
    def test_a_word_stands_whatever_the_unknown_turn_out_to_be(
        self, children: list[Child], ends: list[Status]
    ) -> None:
        found = roll_up(children, over=True)
        known = [
            replace(child(end), weight=each.weight)
            if not each.aside and each.share[0] != each.share[1]
            else each
            for each, end in zip(children, ends, strict=False)
        ]
        turned_out = roll_up(known, over=True)
        if found.reason is not Reason.UNDECIDED:
            assert turned_out.status is found.status
        if found.share is not None:
            assert turned_out.share is not None
            low, high = found.share
            assert low - 1e-9 <= turned_out.share[0] <= turned_out.share[1] <= high + 1e-9

    @given(CHILDREN, st.randoms())
    def test_the_order_of_children_does_not_matter(
        self, children: list[Child], shuffle: random.Random
    ) -> None:
        mixed = list(children)
        shuffle.shuffle(mixed)
        one, other = roll_up(children), roll_up(mixed)
        assert one.status is other.status
        assert one.reason is other.reason
        assert (one.mean or 0) == pytest.approx(other.mean or 0)
        assert (one.coverage or 0) == pytest.approx(other.coverage or 0)

    @given(CHILDREN)
    def test_a_capped_parent_is_never_better_than_at_risk(self, children: list[Child]) -> None:
        if any(child.caps for child in children):
            assert roll_up(children).status not in (ON, A)

    @given(CHILDREN)
    def test_under_half_of_the_weight_there_is_no_status(self, children: list[Child]) -> None:
        found = roll_up(children)
        if found.share is not None:
            return  # the day of all has come
        covered = found.coverage is not None and found.coverage >= 0.5 - 1e-9
        assert covered is (found.status is not Status.NOT_ASSESSED)
        assert (found.reason is None) is covered
        assert (found.mean is None) is not covered

    @given(CHILDREN.filter(bool), st.integers(0, 6))
    def test_a_better_child_never_makes_a_worse_parent(
        self, children: list[Child], at: int
    ) -> None:
        place = at % len(children)
        old = children[place]
        if old.status not in (RISK, OFF) or old.caps or old.mean is None:
            return
        better = replace(old, status=ON, mean=3.0)
        before = roll_up(children)
        after = roll_up([*children[:place], better, *children[place + 1 :]])
        if before.status in ORDER:
            assert ORDER.index(after.status) <= ORDER.index(before.status)

    @given(CHILDREN, st.floats(0.1, 100))
    def test_only_the_proportion_of_weights_matters(
        self, children: list[Child], factor: float
    ) -> None:
        scaled = [replace(child, weight=child.weight * factor) for child in children]
        assert roll_up(children).status is roll_up(scaled).status
