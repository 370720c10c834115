"""Single words, counts, targets, figures and roll-up sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from series_case import (
    LEVELS,
    by,
    card,
    done_by,
    each_year,
    indicator,
    plan,
    reading,
    scale,
    states,
)

from scorecard.messages.figures import day, listing, share, target_words, years
from scorecard.messages.rollups import counts_words
from scorecard.messages.terms import (
    flag_word,
    kind_words,
    mark,
    note_word,
    reason_short,
    reason_words,
    rule_words,
    state_word,
    status_word,
    trend_word,
)
from scorecard.model.number import NumberStyle
from scorecard.model.plan import Aim, Goal, Indicator, Kind, Objective, Strategy, Target
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Counts, Rule
from scorecard.model.status import Note, Reason, Status, Trend

if TYPE_CHECKING:
    from scorecard.model.scorecard import RollUp


def test_every_word_of_the_closed_lists_has_words_of_its_own() -> None:
    for words in (
        [status_word(status) for status in Status],
        [note_word(note) for note in Note],
        [reason_words(reason) for reason in Reason],
        [reason_short(reason) for reason in Reason],
        [trend_word(trend) for trend in Trend],
        [rule_words(rule) for rule in Rule],
        [kind_words(kind) for kind in Kind],
        [state_word(state) for state in State],
        [flag_word(flag) for flag in Flag],
    ):
        assert all(words)
        assert len(set(words)) == len(words)


def test_statuses_read_as_they_are_called() -> None:
    for status in Status:
        assert status_word(status) == status.value.replace("_", " ")


def test_marks_have_twins_in_ascii() -> None:
    shapes = [mark(status) for status in Status]
    assert shapes == list("★●▲■✕◐○")
    twins = [mark(status, ascii_only=True) for status in Status]
    assert twins == list("*+!xX/?")


class TestCounts:
    def test_best_first_then_reasons_then_what_stands_apart(self) -> None:
        counts = Counts(
            ((Status.ON_TRACK, 2), (Status.OFF_TRACK, 1), (Status.NOT_ASSESSED, 3)),
            ((Reason.NO_READING, 1), (Reason.DUE_NO_READING, 2)),
            context=2,
            retired=1,
        )
        assert counts_words(counts) == (
            "2 on track, 1 off track, 1 no data, 2 due without data, 2 for context, 1 not kept"
        )

    def test_nothing_to_count(self) -> None:
        assert counts_words(Counts()) == ""


class TestTargets:
    @pytest.mark.parametrize(
        ("subject", "words"),
        [
            (states(), "at least 130 by 2020"),
            (indicator(by(2020, value=1234.5)), "at least 1,234.5 by 2020"),
            (indicator(by(2020, value=33.3333)), "at least 33.3333 by 2020"),
            (indicator(by(date(2020, 6, 30), Aim.AT_MOST, -2.5)), "at most −2.5 by 30 June 2020"),
            (indicator(by(2020, value=12.0), kind=Kind.PERCENT), "at least 12 % by 2020"),
            (indicator(each_year(Aim.AT_MOST)), "at most 0 every year"),
            (
                indicator(each_year(Aim.BETWEEN, low=40.0, high=60.0)),
                "between 40 and 60 every year",
            ),
            (scale(2), "level strong by 2020"),
            (indicator(done_by(2021), kind=Kind.YES_NO), "done by 2021"),
            (indicator(each_year(Aim.DONE, 1.0), kind=Kind.YES_NO), "done every year"),
            (indicator(), "no target"),
        ],
    )
    def test_in_words(self, subject: Indicator, words: str) -> None:
        target = subject.targets[0] if subject.targets else None
        assert target_words(subject, target) == words

    def test_in_the_style_of_the_plan(self) -> None:
        subject = indicator(by(2020, value=1234.5))
        style = NumberStyle(".", ",")
        assert target_words(subject, subject.targets[0], style) == "at least 1.234,5 by 2020"

    def test_a_level_nobody_declared(self) -> None:
        subject = indicator(Target(Aim.REACH, 7.0), kind=Kind.SCALE, levels=LEVELS)
        assert target_words(subject, subject.targets[0]) == "level 8"


class TestFigures:
    @pytest.mark.parametrize(
        ("listed", "words"),
        [
            ((2019,), "2019"),
            ((2017, 2019), "2017 and 2019"),
            ((2017, 2018), "2017 and 2018"),
            ((2017, 2018, 2019), "2017 to 2019"),
            ((2015, 2017, 2018, 2019, 2021), "2015, 2017 to 2019 and 2021"),
            ((), ""),
        ],
    )
    def test_years(self, listed: tuple[int, ...], words: str) -> None:
        assert years(listed) == words

    def test_lists_and_days(self) -> None:
        assert listing(["a", "b", "c"]) == "a, b and c"
        assert day(date(2021, 3, 1)) == "1 March 2021"

    @pytest.mark.parametrize(
        ("ratio", "words"),
        [
            (1 / 3, "a third of"),
            (2 / 3, "two thirds of"),
            (0.5, "half of"),
            (0.25, "a quarter of"),
            (0.75, "three quarters of"),
            (0.0, "none of"),
            (7 / 22.5, "31 % of"),
            (0.47, "47 % of"),
            (0.95, "95 % of"),
            (0.9499, "94.99 % of"),
            (0.5999999, "59.99999 % of"),
            (0.999, "99.9 % of"),
            (0.001, "0.1 % of"),
        ],
    )
    def test_shares(self, ratio: float, words: str) -> None:
        assert share(ratio, (0.95, 0.60), None) == words

    @given(st.floats(0.0001, 0.9999), st.sampled_from([0.95, 0.60]))
    def test_a_share_never_stands_on_the_wrong_side_of_a_cut(
        self, ratio: float, cut: float
    ) -> None:
        words = share(ratio, (0.95, 0.60), None)
        if not words[0].isdigit() or abs(ratio - cut) < 1e-9:
            return
        shown = float(words.split(" ")[0]) / 100
        assert (shown >= cut) is (ratio >= cut)
        assert 0 < shown < 1


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
        assert objective(met, met2).sentence == "All of it is achieved: 2 achieved."
        assert objective(missed).sentence == "None of it was achieved: 1 missed."
        partly = objective(met, missed)
        assert partly.sentence == "1 of 2 achieved: 1 achieved, 1 missed."
        assert objective(later("met"), later("missed")).sentence == (
            "On the whole at risk: 1 achieved, 1 off track."
        )
        some = objective(met, met2, missed, later("none"))
        assert some.sentence == "On the whole at risk: 2 achieved, 1 missed, 1 no data."

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
        assert objective(states(id="x")).sentence == (
            "Nothing in it could be assessed: 1 due without data."
        )
        half = objective(states(id="met"), states(id="x"), states(id="y"))
        assert half.sentence == (
            "Less than half of its weight could be assessed: 1 achieved, 2 due without data."
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
