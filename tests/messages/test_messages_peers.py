"""What a published method says, as a sentence: its own word, the arithmetic, our status."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from series_case import assessed, at_most, by, card, indicator, plan, readings, states

from scorecard.messages.catalogue import words
from scorecard.messages.peers import arithmetic, method_words, silence_words, view_words
from scorecard.model.methods import AS_PUBLISHED, Method
from scorecard.model.plan import Derivation, Derive, Direction, Indicator, Kind, Thresholds
from scorecard.model.scorecard import Measure, PeerVerdict, Point, Silence

BOUNDED = replace(AS_PUBLISHED.sdsn, optimum=200.0, green=130.0, red=110.0, lower_bound=0.0)
COLOURED = replace(AS_PUBLISHED, sdsn=replace(BOUNDED, measure="colour"))
POINTS = replace(AS_PUBLISHED, sdsn=BOUNDED)
LEVELS = replace(
    AS_PUBLISHED,
    un=replace(AS_PUBLISHED.un, measure="level", level_cuts=(130.0, 120.0, 110.0, 105.5)),
)
SHARE = replace(AS_PUBLISHED, un=replace(AS_PUBLISHED.un, measure="projected_share"))
LIMIT = replace(AS_PUBLISHED, opensdg=replace(AS_PUBLISHED.opensdg, limit=120.0))
UP: dict[str, Any] = {"direction": Direction.INCREASE, "baseline": (2016, 100.0)}


def named(method: str, *targets: Any, parameters: Any = None, **rest: Any) -> Indicator:
    thresholds = Thresholds(method, parameters=parameters)
    if "direction" in rest:
        return indicator(thresholds=thresholds, **rest)
    rest.setdefault("unit", "states")
    return states(*targets, thresholds=thresholds, **rest)


# By name: what each sentence of the golden file is said of.
CASES: list[tuple[str, Indicator, dict[int, object]]] = [
    ("short of a ratio", named("opensdg"), {2018: 105}),
    ("met", named("opensdg"), {2018: 131}),
    ("a target of zero", named("opensdg", at_most(0, 2020)), {2018: 95}),
    ("the base was the target", named("opensdg", by(2020, value=100.0)), {2018: 95}),
    ("near a limit", named("opensdg", parameters=LIMIT, **UP), {2018: 101}),
    ("no reading", named("opensdg"), {}),
    ("only the base", named("opensdg"), {2016: 100}),
    ("growth without a target", named("eurostat", **UP), {2018: 102}),
    ("moving away", named("un"), {2018: 95}),
    ("the base met it", named("un", baseline=(2016, 140.0)), {2018: 125}),
    ("through zero", named("un", direction=Direction.INCREASE, baseline=(2016, -3.0)), {2018: 5}),
    ("a level", named("un", parameters=LEVELS), {2018: 112}),
    ("a projected share", named("un", parameters=SHARE), {2018: 105}),
    ("an arrow in the unit", named("sdsn"), {2018: 105}),
    ("an arrow past its threshold", named("sdsn", parameters=POINTS), {2018: 135}),
    ("an arrow in points", named("sdsn", parameters=POINTS), {2018: 95}),
    ("a colour", named("sdsn", parameters=COLOURED), {2018: 105}),
    ("of the year's target", named("achievement"), {2018: 105}),
    ("of the way", named("okr"), {2018: 125}),
    ("growth of a percentage", named("growth", kind=Kind.PERCENT, **UP), {2018: 95}),
]
TABLE = Path(__file__).parents[1] / "golden" / "peer_sentences.txt"


def table() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.parametrize(("name", "subject", "entered"), CASES, ids=[case[0] for case in CASES])
def test_a_verdict_as_a_sentence(name: str, subject: Indicator, entered: dict[int, object]) -> None:
    assert assessed(subject, entered, 2018).sentence == table()[name]


def test_the_table_has_every_case_once() -> None:
    assert [case[0] for case in CASES] == list(table())


def test_a_stale_verdict_says_what_it_was() -> None:
    said = assessed(named("opensdg"), {2018: 140}, 2021).sentence
    assert said == (
        "140 states in 2018 is the last reading, more than 2 years old; it read achieved then."
    )


def test_every_method_view_and_silence_has_words() -> None:
    assert set(words.Methods.NAMES) == set(Method)
    assert len({method_words(method) for method in Method}) == len(Method)
    assert set(words.Methods.SILENCE) == set(Silence)
    views = {
        view_words(PeerVerdict(method, measure))
        for method, measure in (
            (Method.UN, Measure.RATIO),
            (Method.UN, Measure.LEVEL),
            (Method.SDSN, Measure.ARROW),
            (Method.OKR, Measure.SCORE),
        )
    }
    assert views == {"UN chart", "UN level", "SDSN arrow", "OKR"}
    for silence in Silence:
        assert re.fullmatch(r"[^.]+", silence_words(silence))


def test_the_roll_ups_as_sentences() -> None:
    mean = card(plan(named("opensdg"), roll_up="mean_score"), {2018: 105}, 2018)
    assert mean.goals[0].roll_up.sentence == (
        'Open SDG\'s mean score is −0.98, "limited_progress", over 1 of 1 indicators: 1 off track.'
    )
    colours = [named("sdsn", parameters=COLOURED, id=name) for name in "ab"]
    entered = [*readings({2018: 105}, "a"), *readings({2018: 140}, "b")]
    worst = card(plan(*colours, roll_up="worst_two"), entered, 2018)
    assert worst.goals[0].roll_up.sentence == (
        'SDSN\'s two worst of 2 indicators score 1.55 of 3, "yellow" (2 have a colour): '
        "1 achieved, 1 off track."
    )


def test_a_computed_figure_has_the_decimals_it_has_on_every_face() -> None:
    share = indicator(
        by(2021, value=50.0), kind=Kind.PERCENT, derive=Derive(Derivation.SHARE, ("a", "b"))
    )
    said = PeerVerdict(
        Method.OKR,
        Measure.SCORE,
        word="red",
        figure=1 / 3,
        cuts=(0.4, 0.7),
        base=Point(2016, 0.0),
        latest=Point(2020, 100 / 6),
        target=50.0,
        target_year=2021,
    )
    shown = arithmetic(share, said)
    assert "16.7 % in 2020" in shown
