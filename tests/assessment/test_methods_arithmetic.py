"""Every figure a published method shows beside its word, of one series worked by hand."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import pytest
from peer_cases import BOUNDED, LEVELS, asked

from scorecard.assessment.methods import achievement, eurostat, growth, okr, opensdg, sdsn, un
from scorecard.model.methods import AS_PUBLISHED, Method
from scorecard.model.scorecard import Measure, PeerVerdict, Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.assessment.methods.question import Question

# From 50 to 100 in fifteen years, of which seven have gone by.
HALFWAY = asked({2015: 50, 2022: 60})
MADE = (60 / 50) ** (1 / 7) - 1
NEEDED = (100 / 50) ** (1 / 15) - 1
# The same without a target: growth alone is banded.
UNAIMED = asked({2015: 50, 2022: 60}, None, None)
START, NOW = Point(2015, 50), Point(2022, 60)
AIM: dict[str, Any] = {"base": START, "latest": NOW, "target": 100, "target_year": 2030}

SHOWN: dict[str, tuple[Callable[[Question], PeerVerdict], Question, PeerVerdict]] = {
    "opensdg": (
        opensdg.verdict,
        HALFWAY,
        PeerVerdict(
            Method.OPENSDG,
            Measure.RATIO,
            "limited_progress",
            figure=MADE / NEEDED,
            cut=0.0,
            cuts=(0.95, 0.60, 0.0),
            score=4.1667 * MADE / NEEDED - 2.5,
            made=MADE,
            needed=NEEDED,
            **AIM,
        ),
    ),
    "opensdg growth": (
        opensdg.verdict,
        UNAIMED,
        PeerVerdict(
            Method.OPENSDG,
            Measure.GROWTH,
            "substantial_progress",
            figure=MADE,
            cut=0.015,
            cuts=(0.015, 0.005, 0.0),
            score=5.0,
            base=START,
            latest=NOW,
            made=MADE,
        ),
    ),
    "eurostat": (
        eurostat.verdict,
        HALFWAY,
        PeerVerdict(
            Method.EUROSTAT,
            Measure.RATIO,
            "moderate_deterioration",
            figure=MADE / NEEDED,
            cut=0.0,
            cuts=(0.95, 0.60, 0.0),
            score=5 * (MADE / NEEDED - 0.6) / 1.2,
            made=MADE,
            needed=NEEDED,
            **AIM,
        ),
    ),
    "eurostat growth": (
        eurostat.verdict,
        asked({2015: 100, 2016: 100.5}, None, None),
        PeerVerdict(
            Method.EUROSTAT,
            Measure.GROWTH,
            "moderate_progress",
            figure=0.005,
            cut=0.001,
            cuts=(0.01, 0.001, -0.001, -0.01),
            score=1.25,
            base=Point(2015, 100),
            latest=Point(2016, 100.5),
            made=0.005,
        ),
    ),
    "un": (
        un.chart,
        HALFWAY,
        PeerVerdict(
            Method.UN,
            Measure.RATIO,
            "Fair progress but acceleration needed",
            figure=MADE / NEEDED,
            cut=0.50,
            cuts=(0.95, 0.50, -0.10),
            made=MADE,
            needed=NEEDED,
            **AIM,
        ),
    ),
    "un growth": (
        un.chart,
        UNAIMED,
        PeerVerdict(
            Method.UN,
            Measure.GROWTH,
            "On Track",
            figure=MADE,
            cut=0.01,
            cuts=(0.01, 0.005, -0.01),
            base=START,
            latest=NOW,
            made=MADE,
        ),
    ),
    "un level": (
        un.level,
        replace(HALFWAY, parameters=LEVELS),
        PeerVerdict(
            Method.UN,
            Measure.LEVEL,
            "Close to Target",
            figure=60,
            cut=60.0,
            cuts=(90.0, 60.0, 40.0, 30.0),
            latest=NOW,
        ),
    ),
    "un share": (
        un.projected_share,
        HALFWAY,
        PeerVerdict(
            Method.UN,
            Measure.PROJECTED_SHARE,
            "fair progress, acceleration needed",
            figure=(60 * (1 + MADE) ** 8 - 50) / 50,
            cut=0.10,
            cuts=(0.95, 0.10),
            made=MADE,
            **AIM,
        ),
    ),
    "sdsn arrow": (
        sdsn.arrow,
        HALFWAY,
        PeerVerdict(
            Method.SDSN,
            Measure.ARROW,
            "stagnating",
            figure=(10 / 7) / (50 / 15),
            cut=0.0,
            cuts=(1.0, 0.5, 0.0),
            made=10 / 7,
            needed=50 / 15,
            **AIM,
        ),
    ),
    "sdsn colour": (
        sdsn.colour,
        replace(HALFWAY, parameters=BOUNDED),
        PeerVerdict(
            Method.SDSN,
            Measure.COLOUR,
            "orange",
            figure=1.25,
            cut=1.0,
            cuts=(2.0, 1.5, 1.0),
            score=1.25,
            latest=NOW,
            target=90.0,
        ),
    ),
    "achievement": (
        achievement.verdict,
        HALFWAY,
        PeerVerdict(
            Method.ACHIEVEMENT,
            Measure.ACHIEVEMENT,
            "B1",
            figure=60.0,
            cut=60.0,
            cuts=(100.0, 90.0, 60.0, 30.0),
            latest=NOW,
            target=100,
            target_year=2030,
        ),
    ),
    "okr": (
        okr.verdict,
        HALFWAY,
        PeerVerdict(Method.OKR, Measure.SCORE, "red", figure=0.2, cut=None, cuts=(0.7, 0.4), **AIM),
    ),
    "growth": (
        growth.verdict,
        UNAIMED,
        PeerVerdict(
            Method.GROWTH,
            Measure.GROWTH,
            "slight improvement",
            figure=MADE,
            cut=0.01,
            cuts=(0.05, 0.01, -0.01, -0.05),
            base=START,
            latest=NOW,
            made=MADE,
        ),
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_everything_a_method_shows(name: str) -> None:
    view, question, expected = SHOWN[name]
    said = asdict(view(question))
    for field, value in asdict(expected).items():
        assert said[field] == (pytest.approx(value) if isinstance(value, float) else value), field


def test_what_is_met_is_marked_as_met() -> None:
    over = asked({2015: 50, 2022: 110})
    for view in (
        opensdg.verdict,
        eurostat.verdict,
        un.chart,
        sdsn.arrow,
        achievement.verdict,
        okr.verdict,
    ):
        assert view(over).met is True, view
        assert view(HALFWAY).met is False, view


def test_a_target_met_shows_what_open_sdg_compared() -> None:
    over = opensdg.verdict(asked({2015: 50, 2022: 110}))
    assert over.needed == pytest.approx(NEEDED)
    assert over.figure == pytest.approx(((110 / 50) ** (1 / 7) - 1) / NEEDED)


def test_open_sdg_shows_what_the_cuts_were_multiplied_by() -> None:
    near = replace(AS_PUBLISHED, opensdg=replace(AS_PUBLISHED.opensdg, limit=100.0))
    said = opensdg.verdict(replace(UNAIMED, parameters=near))
    factor = 1 - 0.5**4.44
    assert said.scaled == pytest.approx(factor)
    assert said.cuts == pytest.approx((0.015 * factor, 0.005 * factor, 0.0))
    assert opensdg.verdict(UNAIMED).scaled is None


@pytest.mark.parametrize(
    ("base", "met"), [(99.5, False), (100, True), (100.5, True), (105, True), (40, False)]
)
def test_sdsn_shows_whether_the_base_was_past_the_threshold(base: float, met: bool) -> None:
    said = sdsn.arrow(asked({2015: base, 2022: 90}))
    assert said.base_met is met
    # Past it there was nothing to make up, so the pace made is no part of anything.
    made = (90 - base) / 7
    assert said.figure == (None if met else pytest.approx(made / ((100 - base) / 15)))


def test_sdsn_shows_points_only_where_both_ends_of_the_score_are_known() -> None:
    assert sdsn.arrow(replace(HALFWAY, parameters=BOUNDED)).scaled == 1.0
    published = AS_PUBLISHED.sdsn
    for half in (replace(published, optimum=200.0), replace(published, lower_bound=0.0)):
        known = replace(AS_PUBLISHED, sdsn=half)
        assert sdsn.arrow(replace(HALFWAY, parameters=known)).scaled is None
    halved = replace(BOUNDED, sdsn=replace(BOUNDED.sdsn, optimum=200.0))
    assert sdsn.arrow(replace(HALFWAY, parameters=halved)).scaled == 0.5
