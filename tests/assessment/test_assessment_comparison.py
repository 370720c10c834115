"""What every method says of an indicator, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from series_case import at_most, by, done_by, indicator, plan, readings, states

from scorecard.assessment.comparison import compare_methods
from scorecard.exchange.scorecard_json import comparisons_json
from scorecard.messages.peers import (
    path_words,
    silent_words,
    summary_words,
    tally_words,
    verdict_words,
)
from scorecard.model.plan import Direction, Entity, Indicator, Kind, Thresholds
from scorecard.model.records import Records
from scorecard.model.scorecard import Silence
from scorecard.model.status import Reason, Status

if TYPE_CHECKING:
    from scorecard.model.scorecard import Comparison


def compared(subject: Indicator, entered: dict[int, object], year: int = 2018) -> Comparison:
    """Compare one indicator alone."""
    records = Records(tuple(readings(entered)))
    (found,) = compare_methods(plan(subject), records, year)
    return found


def test_every_view_of_every_method_answers() -> None:
    found = compared(states(), {2018: 105})
    assert [f"{v.method} {v.measure}" for v in found.verdicts] == [
        "opensdg ratio",
        "eurostat ratio",
        "un ratio",
        "un level",
        "un projected_share",
        "sdsn arrow",
        "sdsn colour",
        "achievement achievement",
        "okr score",
        "growth growth",
    ]
    silent = {v.method.value: v.silence for v in found.verdicts if v.silence is not None}
    assert silent == {
        "un": Silence.NO_LEVELS,
        "sdsn": Silence.NO_BOUNDS,
        "growth": Silence.HAS_TARGET,
    }


def test_the_path_is_asked_whatever_the_plan_names() -> None:
    found = compared(states(thresholds=Thresholds("okr")), {2018: 105})
    assert found.method == "okr"
    assert found.path.status is Status.OFF_TRACK
    assert "the path expected 115" in found.path.sentence
    assert path_words(found).startswith("path: ")
    own = next(v for v in found.verdicts if v.method == "okr")
    assert verdict_words(found, own) == (
        'OKR *: "red", 0.17 of the way from 100 in 2016 to 130 is made with 105 in 2018, under 0.4.'
    )


def test_where_they_disagree() -> None:
    found = compared(states(), {2018: 105})
    assert found.disagree
    assert summary_words(found) == (
        "They disagree: at risk (UN projected share, achievement); off track (path, Open SDG, "
        "Eurostat, UN chart, SDSN arrow, OKR)."
    )


def test_where_they_agree() -> None:
    met = compared(states(), {2018: 131})
    assert not met.disagree
    assert summary_words(met).startswith("Alike, but not the same: achieved (path, Open SDG")
    steady = compared(indicator(direction=Direction.INCREASE), {2016: 100, 2018: 150})
    assert summary_words(steady) == "All 4 that say something agree: on track."
    missed = compared(states(), {2020: 101}, 2020)
    assert missed.path.status is Status.MISSED
    assert missed.statuses[-1] is Status.MISSED


def test_where_few_or_none_say_anything() -> None:
    done = compared(indicator(done_by(2020), kind=Kind.YES_NO), {2018: "yes"})
    assert summary_words(done) == "Only path says something: achieved."
    assert silent_words(done) == [
        (
            "Nothing from Open SDG, Eurostat, UN chart, UN level, UN projected share, SDSN arrow, "
            "SDSN colour, achievement, OKR and growth: it is for numbers and percentages."
        )
    ]
    assert summary_words(compared(states(), {})) == "None of them says anything."
    base = compared(states(), {2016: 100})
    assert silent_words(base)[0].startswith('Nothing from Open SDG ("not available"), Eurostat (')


def test_what_is_not_judged_is_not_compared() -> None:
    context = compared(states(context=True), {2018: 105})
    assert (context.reason, context.verdicts) == (Reason.CONTEXT, ())
    assert summary_words(context) == "Nothing is compared: shown for context, never scored."
    assert context.statuses == ()


def test_a_tally_of_agreement() -> None:
    found = [compared(states(), {2018: value}) for value in (105, 131)]
    found.append(compared(states(context=True), {}))
    assert tally_words(found) == "2 compared: the same for 0, alike for 1, different for 1."


def test_ids_choose_and_the_year_may_be_found() -> None:
    strategy = plan(states(id="a"), states(id="b"))
    records = Records((*readings({2018: 105}, "a"), *readings({2018: 106}, "b")))
    assert [c.indicator.id for c in compare_methods(strategy, records, ids={"b"})] == ["b"]
    assert compare_methods(strategy, records, ids=()) == ()
    whole = compare_methods(strategy, records)
    assert [c.path.explanation.actual and c.path.explanation.actual.year for c in whole] == [
        2018,
        2018,
    ]


def test_a_year_is_compared_by_what_was_read_until_then() -> None:
    found: dict[int, object] = {2017: 102, 2018: 105}
    assert compared(states(), found | {2021: 200}) == compared(states(), found)


def test_json_has_no_figure_that_is_none() -> None:
    at_target = compared(states(by(2020, value=100.0)), {2018: 99})
    data: dict[str, Any] = comparisons_json([at_target], 2018, None)
    (row,) = data["indicators"]
    assert (data["format"], data["year"], data["as_of"]) == (1, 2018, None)
    assert row["verdicts"][0] == {
        "method": "opensdg",
        "measure": "ratio",
        "word": "deterioration",
        "status": "off_track",
        "note": "moving_away",
        "silence": None,
        "why": "",
        "figure": None,
        "cut": None,
        "cuts": [0.95, 0.6, 0],
        "score": -5,
        "base": {"year": 2016, "value": 100},
        "latest": {"year": 2018, "value": 99},
        "target": 100,
        "target_year": 2020,
        "made": row["verdicts"][0]["made"],
        "needed": 0,
        "arithmetic": (
            "the base, 100 in 2016, is the target already, and 99 in 2018 falls short of it"
        ),
    }
    assert row["path"]["status"] == "off_track"
    assert row["disagree"] is True


def test_without_a_reading_a_method_has_its_own_word() -> None:
    found = compared(states(baseline=()), {})
    words = {(v.method.value, v.measure.value): v.word for v in found.verdicts}
    assert {v.silence for v in found.verdicts} == {Silence.NO_READING}
    assert words["opensdg", "ratio"] == "not_available"
    assert words["un", "ratio"].startswith("No Data After")
    assert words["okr", "score"] == ""


def test_what_is_kept_per_entity_without_a_figure_is_told_so() -> None:
    kept = indicator(entities=(Entity("a", "A"), Entity("b", "B")))
    found = compared(kept, {})
    assert {v.silence for v in found.verdicts} == {Silence.NO_FIGURE}
    why = ": it is kept per entity, and no figure is made of them."
    assert silent_words(found)[0].endswith(why)


def test_zeros_that_should_fall_to_zero_achieve_it() -> None:
    found = compared(indicator(at_most(0, 2021)), {2017: 0, 2018: 0, 2019: 0}, 2019)
    said = {f"{v.method.value} {v.measure.value}": v for v in found.verdicts}
    assert said["un ratio"].word == "Target Achieved"
    assert verdict_words(found, said["opensdg ratio"]).endswith(
        "meets the target of 0.001, with 0.001 in the place of zero."
    )


def test_an_arrow_of_a_percentage_moves_by_points() -> None:
    found = compared(states(kind=Kind.PERCENT), {2018: 105})
    arrow = next(v for v in found.verdicts if v.measure.value == "arrow")
    assert verdict_words(found, arrow).startswith(
        'SDSN arrow: "stagnating", 2.5 percentage points a year from'
    )
