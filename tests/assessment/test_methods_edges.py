"""Where one answer of a published method ends and the next begins: cuts, zeros, signs, time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from peer_cases import BOUNDED, LEVELS, asked

from scorecard.assessment.methods import achievement, eurostat, growth, okr, opensdg, sdsn, un
from scorecard.model.methods import AS_PUBLISHED
from scorecard.model.scorecard import Silence


@pytest.mark.parametrize(("value", "word"), [(100.5, "A1"), (101.4, "A1"), (100.4999, "A2")])
def test_achievement_rounds_a_half_up(value: float, word: str) -> None:
    said = achievement.verdict(asked({2020: value}))
    assert said.word == word
    assert said.figure == pytest.approx(value)


def test_achievement_of_a_target_below_one() -> None:
    assert achievement.verdict(asked({2020: 0.5}, 0.5)).word == "A2"


def test_okr_rounds_a_half_up() -> None:
    high = replace(AS_PUBLISHED, okr=replace(AS_PUBLISHED.okr, cuts=(0.75, 0.45)))
    at_half = replace(asked({2015: 0, 2020: 74.5}), parameters=high)
    assert okr.verdict(at_half).word == "green"
    assert okr.verdict(replace(at_half, readings=asked({2015: 0, 2020: 74.4}).readings)).word == (
        "yellow"
    )


def test_eurostat_at_zero() -> None:
    gone = eurostat.verdict(asked({2015: 50, 2022: 0}))
    assert (gone.word, gone.silence) == ("significant_deterioration", None)
    assert gone.made == -1
    to_none = eurostat.verdict(asked({2015: 50, 2022: 20}, 0, good=-1))
    assert (to_none.zero_as, to_none.target) == (0.001, 0.001)
    to_one = eurostat.verdict(asked({2015: 50, 2022: 20}, 1, good=-1))
    assert (to_one.zero_as, to_one.target) == (None, 1)


def test_eurostat_below_zero_counts_the_good_way() -> None:
    said = eurostat.verdict(asked({2015: -10, 2022: -6}, -2))
    assert said.made == pytest.approx(1 - (6 / 10) ** (1 / 7))
    assert said.needed == pytest.approx(1 - (2 / 10) ** (1 / 15))
    assert said.word == "moderate_progress"


@pytest.mark.parametrize(
    ("readings", "target"), [({2010: 1}, 100), ({2022: 90}, 100), ({2015: 100, 2022: 99}, 100)]
)
def test_eurostat_says_so_where_it_has_nothing(readings: dict[int, float], target: float) -> None:
    said = eurostat.verdict(asked(readings, target))
    assert (said.word, said.status, said.figure) == ("not_available", None, None)


def test_eurostat_gives_what_is_met_the_best_class_and_score() -> None:
    for readings in ({2022: 100}, {2015: -1, 2022: 100}, {2015: 100, 2022: 100}):
        said = eurostat.verdict(asked(readings))
        assert (said.word, said.score) == ("significant_progress", 5)
    # Met after its date the growth was too slow; what counts is that it is met.
    late = eurostat.verdict(asked({2015: 50, 2037: 100}))
    assert (late.figure or 0) < 0.95
    assert (late.word, late.score) == ("significant_progress", 5)


@pytest.mark.parametrize(
    ("latest", "word"),
    [
        (151, "significant_progress"),
        (150, "moderate_progress"),
        (125, "no_progress"),
        (75, "no_progress"),
        (50, "moderate_deterioration"),
        (49, "significant_deterioration"),
    ],
)
def test_eurostat_upper_cuts_must_be_passed_and_the_lower_reached(latest: float, word: str) -> None:
    halves = replace(AS_PUBLISHED.eurostat, growth_cuts=(0.5, 0.25, -0.25, -0.5))
    question = asked({2015: 100, 2016: latest}, None, None)
    said = eurostat.verdict(replace(question, parameters=replace(AS_PUBLISHED, eurostat=halves)))
    assert said.word == word


def test_growth_below_one_and_below_zero() -> None:
    assert growth.verdict(asked({2015: 0.5, 2022: 0.6}, None)).word == "slight improvement"
    falling = growth.verdict(asked({2015: -10, 2022: -6}, None))
    assert falling.figure == pytest.approx(1 - (6 / 10) ** (1 / 7))
    assert growth.verdict(asked({2015: 10, 2022: 0}, None)).figure == -1


def test_open_sdg_leaves_a_cut_below_zero_as_it_is() -> None:
    cuts = replace(AS_PUBLISHED.opensdg, limit=100.0, growth_cuts=(0.015, 0.005, -0.01))
    question = asked({2015: 50, 2022: 49}, None)
    said = opensdg.verdict(replace(question, parameters=replace(AS_PUBLISHED, opensdg=cuts)))
    assert (said.cuts[2], said.word) == (-0.01, "limited_progress")


def test_open_sdg_cuts_are_whole_from_twice_the_limit_on() -> None:
    assert [opensdg.shrunk(base, 100) for base in (200, 250, 299)] == [1, 1, 1]


def test_open_sdg_scores_at_and_near_the_edges() -> None:
    # The peer's coefficients are rounded, so the two lines do not quite meet.
    assert opensdg.ratio_score(0.6) == pytest.approx(0.00004, abs=1e-9)
    near = replace(AS_PUBLISHED, opensdg=replace(AS_PUBLISHED.opensdg, limit=100.0))
    slow = opensdg.verdict(replace(asked({2015: 90, 2016: 90.045}, None), parameters=near))
    factor = 1 - 0.9**4.44
    assert slow.word == "limited_progress"
    assert slow.score == pytest.approx(500 * 0.0005 / factor - 2.5)


def test_the_un_chart_with_a_target_of_zero() -> None:
    said = un.chart(asked({2015: 40, 2022: 20}, 0, good=-1))
    assert said.needed == -1
    assert said.figure == pytest.approx(1 - 0.5 ** (1 / 7))
    assert said.word == "Limited or No Progress"


def test_the_un_chart_says_why_it_has_insufficient_data() -> None:
    for question, silence in (
        (asked({2015: 10, 2022: 12}, due=None), Silence.NO_DATE),
        (asked({2015: 10, 2022: 12}, due=2015), Silence.NO_DATE),
        (asked({2015: -5, 2022: 3}, 10), Silence.SIGN_CHANGE),
        (asked({2015: 10, 2022: 5}, -20, good=-1), Silence.SIGN_CHANGE),
        (asked({2015: 0, 2022: 40}), Silence.NO_BASE),
    ):
        said = un.chart(question)
        assert (said.word, said.silence) == ("Insufficient Data", silence)
    empty = un.level(asked({}))
    assert (empty.word, empty.silence) == ("Insufficient Data", Silence.NO_READING)


def test_the_un_chart_through_zero_says_only_which_way() -> None:
    said = un.chart(asked({2015: -0.2, 2022: 0.3}, None))
    assert (said.word, said.figure) == ("On Track", None)
    assert said.cuts == (0.01, 0.005, -0.01)


def test_the_un_share_of_small_figures_and_of_none_left() -> None:
    small = un.projected_share(asked({2015: 0.5, 2022: 0.6}, 0.9))
    assert small.silence is None
    assert small.figure == pytest.approx((0.6 * (0.6 / 0.5) ** (8 / 7) - 0.5) / 0.4)
    gone = un.projected_share(asked({2015: 50, 2022: 0}))
    assert (gone.word, gone.figure) == ("stagnation or regression", -1)


def test_an_unknown_level_is_still_compared_with_what_it_was() -> None:
    said = un.level(replace(asked({2022: 29}), parameters=LEVELS))
    assert (said.word, said.figure, said.cut) == ("Very far from target", 29, None)


def test_the_sdsn_threshold_goes_before_the_target() -> None:
    own = sdsn.arrow(replace(asked({2015: 50, 2022: 92}), parameters=BOUNDED))
    assert (own.target, own.word) == (90.0, "on track or maintaining")
    bounds = replace(BOUNDED, sdsn=replace(BOUNDED.sdsn, green=None))
    taken = sdsn.colour(replace(asked({2022: 85}, 80), parameters=bounds))
    assert (taken.target, taken.word) == (80, "green")
