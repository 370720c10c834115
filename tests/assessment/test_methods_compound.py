"""What the methods of compound growth say at zero, below zero, and where figures are missing."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from peer_cases import LEVELS, asked

from scorecard.assessment.methods import eurostat, growth, opensdg, un
from scorecard.model.methods import AS_PUBLISHED
from scorecard.model.scorecard import Point, Silence


def test_open_sdg_at_zero() -> None:
    said = opensdg.verdict(asked({2015: 0, 2022: 1}))
    assert (said.word, said.zero_as) == ("substantial_progress", 0.001)
    assert said.base == Point(2015, 0.001)
    nearly = opensdg.verdict(asked({2015: 40, 2029: 1}, 0, good=-1))
    assert (nearly.word, nearly.target) == ("limited_progress", 0.001)


def test_open_sdg_below_zero() -> None:
    assert opensdg.verdict(asked({2015: -10, 2022: -6}, -2)).word == "moderate_progress"
    crossed = opensdg.verdict(asked({2015: -5, 2022: 3}))
    assert (crossed.word, crossed.silence) == ("not_available", Silence.SIGN_CHANGE)
    assert opensdg.verdict(asked({2015: -5, 2022: 30}, 20)).word == "target_achieved"


def test_open_sdg_takes_the_size_of_a_complex_number_for_a_target_across_zero() -> None:
    said = opensdg.verdict(asked({2015: 10, 2022: 5}, -20, good=-1))
    size = abs((-20 / 10 + 0j) ** (1 / 15) - 1)
    assert said.needed == pytest.approx(size)
    assert said.figure == pytest.approx((1 - 0.5 ** (1 / 7)) / size)


def test_open_sdg_where_the_base_is_the_target() -> None:
    fell = opensdg.verdict(asked({2015: 100, 2022: 99}))
    assert (fell.word, fell.figure, fell.score) == ("deterioration", -inf, -5)
    held = opensdg.verdict(asked({2015: 100, 2022: 100}))
    assert (held.word, held.figure, held.score) == ("target_achieved", None, 5)


def test_open_sdg_without_readings_or_time() -> None:
    old = opensdg.verdict(asked({2008: 10, 2012: 14}))
    assert (old.word, old.silence) == ("error", Silence.NO_READING_SINCE_BASE)
    one = opensdg.verdict(asked({2019: 25}))
    assert (one.word, one.silence) == ("not_available", Silence.ONE_READING)
    assert opensdg.verdict(asked({2019: 25}, 20)).word == "target_achieved"
    late = opensdg.verdict(asked({2015: 25, 2020: 30}, due=2015))
    assert (late.word, late.silence) == ("not_available", Silence.NO_DATE)


@pytest.mark.parametrize(
    ("base", "factor"), [(0, 1), (100, 0), (200, 1), (300, 1), (150, 1 - 0.5**4.44)]
)
def test_open_sdg_shrinks_its_cuts_near_a_limit(base: float, factor: float) -> None:
    assert opensdg.shrunk(base, 100) == pytest.approx(factor, abs=1e-6)


def test_open_sdg_at_a_limit_is_best_unless_it_falls() -> None:
    at_limit = replace(AS_PUBLISHED, opensdg=replace(AS_PUBLISHED.opensdg, limit=100.0))
    held = replace(asked({2015: 100, 2022: 100}, None), parameters=at_limit)
    assert opensdg.verdict(held).score == 5
    assert opensdg.verdict(held).word == "substantial_progress"
    fell = replace(asked({2015: 100, 2022: 99}, None), parameters=at_limit)
    assert opensdg.verdict(fell).word == "deterioration"


def test_eurostat_has_no_word_for_a_target_met() -> None:
    assert eurostat.verdict(asked({2015: 50, 2022: 100})).word == "significant_progress"
    assert eurostat.verdict(asked({2022: 100})).word == "significant_progress"
    assert eurostat.verdict(asked({2015: 100, 2022: 100})).figure is None
    assert eurostat.verdict(asked({2015: 100, 2022: 99})).silence is Silence.NO_WAY_TO_GO
    assert eurostat.verdict(asked({2010: 1})).silence is Silence.NO_READING_SINCE_BASE
    assert eurostat.verdict(asked({2015: -1, 2022: 1})).silence is Silence.SIGN_CHANGE
    assert eurostat.verdict(asked({2015: 0, 2022: 1})).zero_as == 0.001


@pytest.mark.parametrize(
    ("ratio", "score"), [(1.3, 5), (0.6, 0), (0.95, 2.5), (0, -2.5), (-0.6, -5)]
)
def test_eurostat_scores_go_straight_through_its_points(ratio: float, score: float) -> None:
    needed = 2 ** (1 / 15) - 1
    said = eurostat.verdict(asked({2015: 50, 2022: 50 * (1 + ratio * needed) ** 7}))
    assert (said.score == pytest.approx(score)) or said.met


def test_the_un_chart_at_zero_and_below() -> None:
    assert un.chart(asked({2015: 0, 2022: 40})).silence is Silence.NO_BASE
    skipped = un.chart(asked({2015: 0, 2016: 10, 2022: 40}))
    assert skipped.base == Point(2016, 10)
    assert un.chart(asked({2015: -5, 2022: 3}, 10)).silence is Silence.SIGN_CHANGE
    through = un.chart(asked({2015: -5, 2022: 3}, None))
    assert (through.word, through.figure) == ("On Track", None)
    assert un.chart(asked({2015: -5, 2022: 3}, None, good=-1)).word == "Deterioration"
    # The sign of a negative series is left as it is, as published.
    assert un.chart(asked({2015: -4, 2022: -6}, None)).word == "On Track"


def test_the_un_chart_where_the_base_met_the_target() -> None:
    said = un.chart(asked({2015: 105, 2022: 98}))
    assert (said.word, said.figure, said.base_met) == ("Deterioration", None, True)


def test_the_un_chart_without_readings() -> None:
    assert un.chart(asked({2010: 1, 2015: 2})).word == "No Data After 2015"
    assert un.chart(asked({})).silence is Silence.NO_READING_SINCE_BASE
    assert un.chart(asked({2017: 2})).word == "Insufficient Data"
    assert un.chart(asked({2017: 200})).word == "Target Achieved"
    assert un.chart(asked({2015: 2, 2020: 3}, due=None)).silence is Silence.NO_DATE


@pytest.mark.parametrize(
    ("years", "base"),
    [
        ((2014, 2016, 2022), 2016),
        ((2014, 2018, 2022), 2014),
        ((2012, 2017, 2022), 2017),
        ((2010, 2019, 2022), 2010),
        ((2018, 2022), 2018),
        ((2019, 2022), None),
    ],
)
def test_the_un_base_is_the_nearest_reading(years: tuple[int, ...], base: int | None) -> None:
    found = un.base_of(asked(dict.fromkeys(years, 5.0)))
    assert (found.year if found else None) == base


def test_un_levels_and_shares() -> None:
    sixty = replace(asked({2022: 60}), parameters=LEVELS)
    assert un.level(sixty).word == "Close to Target"
    assert un.level(asked({2022: 60})).silence is Silence.NO_LEVELS
    assert un.level(asked({})).silence is Silence.NO_READING
    falling = replace(LEVELS, un=replace(LEVELS.un, level_cuts=(5.0, 10.0, 25.0, 30.0)))
    assert un.level(replace(sixty, parameters=falling)).word == "Very far from target"
    assert un.projected_share(asked({2015: 50, 2022: 100})).word == "met or on track"
    over = un.projected_share(asked({2015: 50, 2022: 75}, due=2020))
    assert over.figure == pytest.approx(0.5)
    for question, silence in (
        (asked({2015: 50}, None), Silence.NO_TARGET),
        (asked({2015: 50}, due=None), Silence.NO_DATE),
        (asked({}), Silence.NO_READING),
        (asked({2015: 50}), Silence.ONE_READING),
        (asked({2015: 50, 2020: 60}, due=2015), Silence.NO_DATE),
        (asked({2015: -50, 2020: 60}), Silence.SIGN_CHANGE),
        (asked({2015: 150, 2020: 60}), Silence.NO_WAY_TO_GO),
    ):
        assert un.projected_share(question).silence is silence


def test_growth_is_for_indicators_without_a_target() -> None:
    assert growth.verdict(asked({2015: -10, 2022: -6}, None)).word == "clear improvement"
    assert growth.verdict(asked({2015: 10, 2022: 6}, None, good=-1)).word == "clear improvement"
    for question, silence in (
        (asked({2015: 5, 2020: 6}), Silence.HAS_TARGET),
        (asked({2010: 5}, None), Silence.NO_READING_SINCE_BASE),
        (asked({2016: 5}, None), Silence.ONE_READING),
        (asked({2016: 0, 2020: 5}, None), Silence.NO_BASE),
        (asked({2016: -1, 2020: 5}, None), Silence.SIGN_CHANGE),
    ):
        assert growth.verdict(question).silence is silence
