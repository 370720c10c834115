"""What the straight-line methods say at the edges, and what any method's word means."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peer_cases import BOUNDED, LEVELS, asked

from scorecard.assessment.methods import achievement, okr, opensdg, sdsn
from scorecard.assessment.methods.choose import MEANINGS, VIEWS, ask, ask_all, mapped
from scorecard.model.methods import AS_PUBLISHED, Method, Parameters
from scorecard.model.scorecard import Measure, PeerVerdict, Silence
from scorecard.model.status import Note, Status


def test_the_sdsn_arrow_at_zero_and_below() -> None:
    assert sdsn.arrow(asked({2015: 40, 2022: 20}, 0, good=-1)).word == "on track or maintaining"
    assert sdsn.arrow(asked({2015: -5, 2022: 3}, 10)).word == "on track or maintaining"
    assert sdsn.arrow(asked({2015: 50, 2022: 50})).word == "stagnating"
    assert sdsn.arrow(asked({2015: 50, 2022: 49})).word == "decreasing"
    assert sdsn.arrow(asked({2015: 105, 2022: 98})).word == "decreasing"
    assert sdsn.arrow(asked({2015: 120, 2022: 101})).word == "on track or maintaining"


def test_the_sdsn_arrow_without_readings() -> None:
    for question, silence in (
        (asked({2015: 5, 2020: 6}, None), Silence.NO_TARGET),
        (asked({2010: 5}), Silence.NO_READING_SINCE_BASE),
        (asked({2016: 5}), Silence.ONE_READING),
        (asked({2016: 5, 2020: 6}, due=2016), Silence.NO_DATE),
    ):
        assert sdsn.arrow(question).silence is silence


@given(st.floats(-50, 150), st.floats(-50, 150))
@settings(deadline=None, max_examples=60)
def test_the_sdsn_arrow_does_not_depend_on_its_bounds(base: float, latest: float) -> None:
    question = asked({2015: round(base, 3), 2020: round(latest, 3)}, 90)
    bounded = sdsn.arrow(replace(question, parameters=BOUNDED))
    assert bounded.word == sdsn.arrow(question).word


@pytest.mark.parametrize(
    ("value", "score", "word"),
    [
        (-5, 0, "red"),
        (0, 0, "red"),
        (25, 0.5, "red"),
        (50, 1, "orange"),
        (70, 1.5, "yellow"),
        (90, 2, "green"),
        (95, 2.5, "green"),
        (120, 3, "green"),
    ],
)
def test_the_sdsn_colour(value: float, score: float, word: str) -> None:
    said = sdsn.colour(replace(asked({2020: value}), parameters=BOUNDED))
    assert said.word == word
    assert said.score == pytest.approx(score)


def test_the_sdsn_colour_needs_bounds_and_a_reading() -> None:
    assert sdsn.colour(asked({2020: 5})).silence is Silence.NO_BOUNDS
    empty = replace(asked({}), parameters=BOUNDED)
    assert sdsn.colour(empty).silence is Silence.NO_READING


@pytest.mark.parametrize(
    ("value", "word"),
    [(100.6, "A1"), (100.4, "A2"), (100, "A2"), (90, "A2"), (89.5, "A2"), (89.4, "B1"), (-3, "C")],
)
def test_achievement_rounds_to_whole_per_cents(value: float, word: str) -> None:
    assert achievement.verdict(asked({2020: value})).word == word


def test_achievement_is_of_the_years_own_target() -> None:
    assert achievement.verdict(replace(asked({2020: 40}), period_target=40.0)).word == "A2"
    for question, silence in (
        (asked({2020: 5}, None), Silence.NO_TARGET),
        (asked({}), Silence.NO_READING),
        (asked({2020: 5}, good=-1), Silence.AT_MOST),
        (asked({2020: 5}, 0), Silence.TARGET_ZERO),
        (asked({2020: 5}, -5), Silence.TARGET_ZERO),
    ):
        assert achievement.verdict(question).silence is silence


@pytest.mark.parametrize(
    ("value", "word"),
    [(69.4, "yellow"), (69.5, "green"), (40, "yellow"), (39.4, "red"), (140, "green")],
)
def test_okr_rounds_to_hundredths_and_is_cut_off(value: float, word: str) -> None:
    said = okr.verdict(asked({2015: 0, 2020: value}))
    assert said.word == word
    assert 0 <= (said.figure or 0) <= 1


def test_okr_needs_a_way_to_go() -> None:
    assert okr.verdict(asked({2015: 0, 2020: -10})).figure == 0
    for question, silence in (
        (asked({2015: 5, 2020: 6}, None), Silence.NO_TARGET),
        (asked({2010: 5}), Silence.NO_READING_SINCE_BASE),
        (asked({2016: 5}), Silence.ONE_READING),
        (asked({2016: 100, 2020: 90}), Silence.NO_WAY_TO_GO),
    ):
        assert okr.verdict(question).silence is silence


def test_every_word_means_a_status() -> None:
    assert set(MEANINGS) == set(VIEWS) == set(Method) - {Method.PATH}
    assert {field.name for field in fields(Parameters)} == {method.value for method in VIEWS}
    away = mapped(opensdg.verdict(asked({2015: 50, 2022: 40})))
    assert (away.status, away.note) == (Status.OFF_TRACK, Note.MOVING_AWAY)
    assert (
        mapped(
            PeerVerdict(Method.UN, Measure.RATIO, "Insufficient Data", silence=Silence.GAP)
        ).status
        is None
    )


@pytest.mark.parametrize(
    ("cuts", "statuses"),
    [
        ((90.0, 60.0, 40.0, 30.0), "on_track on_track at_risk off_track off_track"),
        ((0.8, 0.7), "on_track at_risk off_track"),
        ((3.0, 2.0, 1.0), "on_track on_track off_track off_track"),
    ],
)
def test_levels_mean_a_status_by_their_place(cuts: tuple[float, ...], statuses: str) -> None:
    words = tuple(f"level {n}" for n in range(len(cuts) + 1))
    parameters = replace(
        AS_PUBLISHED,
        un=replace(AS_PUBLISHED.un, measure="level", level_cuts=cuts, level_words=words),
    )
    found = [
        ask(Method.UN, replace(asked({2020: value}), parameters=parameters)).status
        for value in (*cuts, cuts[-1] - 0.5)
    ]
    assert found == statuses.split()


finite = st.floats(-1e6, 1e6).map(lambda value: round(value, 4))


@given(
    st.dictionaries(st.integers(2005, 2030), finite, max_size=6),
    st.none() | finite,
    st.none() | st.integers(2010, 2035),
    st.sampled_from([1, -1]),
)
@settings(deadline=None, max_examples=200)
def test_every_method_answers_anything(
    readings: dict[int, float], target: float | None, due: int | None, good: int
) -> None:
    question = asked(dict(sorted(readings.items())), target, due, good)
    for parameters in (AS_PUBLISHED, BOUNDED, LEVELS):
        for said in ask_all(replace(question, parameters=parameters)):
            assert (said.status is None) == (said.silence is not None)
            assert said.word or said.silence is not None
            assert not isinstance(said.figure, complex)
