"""Targets, dates, lists and shares in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from series_case import (
    LEVELS,
    assessed,
    by,
    done_by,
    each_year,
    indicator,
    scale,
    states,
)

from scorecard.messages.figures import (
    chain,
    day,
    decided_words,
    difference,
    listing,
    no_value,
    on_path,
    once_ended,
    revision,
    share,
    target_short,
    target_words,
    years,
)
from scorecard.model.number import NumberStyle
from scorecard.model.plan import Aim, Indicator, Kind, Level, Target
from scorecard.model.reading import Qualifier, Reading


class TestTargets:
    @pytest.mark.parametrize(
        ("subject", "words"),
        [
            (states(), "at least 130 by 2020"),
            (indicator(by(2020, value=1234.5)), "at least 1,234.5 by 2020"),
            (indicator(by(2020, value=33.3333)), "at least 33.3333 by 2020"),
            (indicator(by(date(2020, 6, 30), Aim.AT_MOST, -2.5)), "at most −2.5 by 30 June 2020"),
            (indicator(by(2020, value=12.0), kind=Kind.PERCENT), "at least 12 % by 2020"),
            (indicator(each_year(Aim.AT_MOST)), "none in any year"),
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


@dataclass(frozen=True)
class Revised:
    value: str | None = None
    retracted: bool = False


@pytest.mark.parametrize(
    ("revision", "why", "said"),
    [
        (Revised("7"), "", ""),
        (Revised("7"), "the office was closed", ""),
        (Revised(retracted=True), "the office was closed", "taken back"),
        (Revised(), "", "no data"),
        (Revised(), "the office was closed", "no data: the office was closed"),
    ],
)
def test_a_revision_without_a_value_says_why(revision: Revised, why: str, said: str) -> None:
    assert no_value(revision, why) == said


@pytest.mark.parametrize(
    ("kind", "value", "qualifier", "said"),
    [
        (Kind.NUMBER, "1234.50", Qualifier.AT_LEAST, "at least 1,234.50"),
        (Kind.PERCENT, "12", Qualifier.EXACT, "12 %"),
        (Kind.YES_NO, "yes", Qualifier.EXACT, "yes"),
        (Kind.YES_NO, "2020-02", Qualifier.EXACT, "2020-02"),
        (Kind.SCALE, "strong", Qualifier.EXACT, "level strong"),
        # A level the plan no longer has stays as it was entered.
        (Kind.SCALE, "gone", Qualifier.ABOUT, "about gone"),
        (Kind.QUALITATIVE, "Better.", Qualifier.EXACT, "Better."),
        (Kind.NUMBER, None, Qualifier.EXACT, ""),
    ],
)
def test_a_revision_is_told_as_it_was_entered(
    kind: Kind, value: str | None, qualifier: Qualifier, said: str
) -> None:
    levels = (Level("weak", ""), Level("strong", "")) if kind is Kind.SCALE else ()
    subject = Indicator("i", "I", kind, levels=levels)
    at = datetime(2021, 1, 1, tzinfo=UTC)
    entered = Reading("r", "i", 2020, value, at, "ana", qualifier=qualifier)
    assert revision(subject, entered, None) == said


@pytest.mark.parametrize(
    ("subject", "short"),
    [
        (indicator(by(2021, Aim.AT_MOST, 0.0)), "none by 2021"),
        (indicator(each_year(Aim.AT_MOST)), "none in any year"),
        (indicator(by(2021, Aim.AT_MOST, 0.0), minimum=-5.0), "≤0 by 2021"),
        (indicator(by(2021, Aim.AT_MOST, 0.0), baseline=(2016, -3.0)), "≤0 by 2021"),
        (indicator(by(2021, Aim.AT_MOST, 0.0), kind=Kind.PERCENT), "≤0 % by 2021"),
        (indicator(by(2021, Aim.AT_MOST, 0.0), unit="%"), "≤0 % by 2021"),
        (indicator(by(2021, Aim.AT_LEAST, 0.0)), "≥0 by 2021"),
        (indicator(by(2021, value=99.999)), "≥99.999 by 2021"),
        (indicator(each_year(Aim.BETWEEN, low=0.001, high=0.002)), "0.001–0.002 each year"),
    ],
)
def test_a_target_of_zero_asks_for_none_where_there_is_nothing_below(
    subject: Indicator, short: str
) -> None:
    assert target_short(subject, subject.targets[0]) == short


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (indicator(unit="states"), "2.5 states"),
        (indicator(kind=Kind.PERCENT), "2.5 percentage points"),
        (indicator(unit="%"), "2.5 percentage points"),
        (indicator(unit="km", decimals=0), "3 km"),
    ],
)
def test_a_difference_has_its_unit_and_is_never_in_percent(subject: Indicator, told: str) -> None:
    assert difference(subject, 2.5, None) == told


def test_what_is_counted_in_whole_is_expected_in_whole() -> None:
    falling = indicator(by(2021, Aim.AT_MOST, 2.0), baseline=(2017, 11.0))
    result = assessed(falling, {2020: 7}, 2020)
    assert on_path(result, 4.25, None) == "4"
    assert on_path(result, 6.9, None) == "6.9", "7 is what was read"
    assert on_path(result, 2.3, None) == "2.3", "2 is the target"
    assert on_path(result, 10.8, None) == "10.8", "11 is the baseline"
    assert on_path(assessed(falling, {2020: "7.5"}, 2020), 4.25, None) == "4.25"


def test_a_name_that_ends_in_a_full_stop_ends_no_sentence_twice() -> None:
    assert once_ended("judged by N. N.. Saved.") == "judged by N. N. Saved."
    assert once_ended("judged by N. N..") == "judged by N. N."
    assert once_ended("and so on... Saved.") == "and so on... Saved."


def test_every_target_up_to_the_one_in_force_has_its_day_and_why() -> None:
    first, second = by(2020), by(2021, value=100.0, decided=date(2019, 6, 1), why="less money.")
    third = by(2022, decided=date(2020, 6, 1))
    subject = indicator(first, second, third)
    assert chain(subject, None) == chain(subject, first) == ()
    assert chain(subject, second) == (first, second)
    assert [decided_words(subject, target) for target in chain(subject, third)] == [
        "at least 130 by 2020",
        "at least 100 by 2021, decided on 1 June 2019: less money",
        "at least 130 by 2022, decided on 1 June 2020",
    ]
