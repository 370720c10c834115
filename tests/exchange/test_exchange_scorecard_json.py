from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from exchange_plan import INDICATORS, PLAN, reading
from known_outlook import KnownOutlook

from scorecard.exchange.scorecard_json import scorecard_json
from scorecard.model.plan import Aim, Target
from scorecard.model.reading import Flag, Qualifier, Source, State
from scorecard.model.records import Judgement
from scorecard.model.scorecard import (
    BaselineOrigin,
    Counts,
    Explanation,
    GoalResult,
    IndicatorResult,
    ObjectiveResult,
    Point,
    ReadingPoint,
    RollUp,
    Rule,
    Scorecard,
)
from scorecard.model.status import Note, Reason, Status, Trend

if TYPE_CHECKING:
    from scorecard.model.plan import Indicator

BY_ID = {indicator.id: indicator for indicator in INDICATORS}
COUNTS = Counts(
    ((Status.OFF_TRACK, 1), (Status.NOT_ASSESSED, 2)),
    ((Reason.NO_READING, 2),),
    context=1,
)
TARGET = Target(
    Aim.AT_LEAST,
    130.0,
    by=date(2020, 12, 31),
    declared={"at_least": 130, "by": 2020},
)
KEPT = reading(
    value="105.0",
    qualifier=Qualifier.ABOUT,
    state=State.PROVISIONAL,
    flags=(Flag.BREAK,),
    source=Source("Monitor", "2019", "https://example.org", "4"),
    published=date(2018, 11, 30),
    note="n",
    reason="late data",
    revision=2,
)
OFF_TRACK = IndicatorResult(
    BY_ID["states"],
    Status.OFF_TRACK,
    Explanation(
        Rule.RATIO,
        baseline=Point(2016, 100.0),
        baseline_origin=BaselineOrigin.DECLARED,
        path=(Point(2016, 100.0), Point(2020, 130.0)),
        expected=115.0,
        actual=Point(2018, 105.0),
        ratio=1 / 3,
        cut=0.6,
        shortfall=25.0,
        broken=(2017,),
        missing=(2019,),
        held=1,
        met=2018,
        due=date(2020, 12, 31),
        last_known=Status.AT_RISK,
        possible=(Status.ON_TRACK, Status.OFF_TRACK),
    ),
    "105 States Parties in 2018.",
    note=Note.MOVING_AWAY,
    outlook=KnownOutlook(Trend.IMPROVING),
    latest=ReadingPoint(2018, 105.0, KEPT),
    baseline=Point(2016, 100.0),
    target=TARGET,
    expected=115.0,
    ratio=1 / 3,
    readings=(ReadingPoint(2018, 105.0, KEPT, previous=reading("r0", value="103")),),
)
BARE = IndicatorResult(
    BY_ID["amount"], Status.NOT_ASSESSED, Explanation(Rule.NO_READING), "", reason=Reason.NO_READING
)


def scorecard(*results: IndicatorResult, own: tuple[IndicatorResult, ...] = ()) -> Scorecard:
    roll_up = RollUp(Status.OFF_TRACK, None, COUNTS, 0.5, mean=1.0)
    none = RollUp(Status.NOT_ASSESSED, Reason.NO_READING, Counts(), None)
    goal = PLAN.goals[0]
    objectives = (ObjectiveResult(goal.objectives[0], roll_up, results),)
    goals = (GoalResult(goal, none, objectives, own),)
    return Scorecard(PLAN, 2018, None, COUNTS, goals, entered=1, expected_entries=3)


def data(*results: IndicatorResult) -> list[dict[str, Any]]:
    found = scorecard_json(scorecard(*results))
    indicators: list[dict[str, Any]] = found["goals"][0]["objectives"][0]["indicators"]
    return indicators


def test_the_outline_has_the_designs_keys_in_order() -> None:
    found = scorecard_json(scorecard(OFF_TRACK, own=(BARE,)))
    assert [*found] == ["format", "strategy", "year", "as_of", "counts", "goals"]
    assert (found["format"], found["year"], found["as_of"]) == (1, 2018, None)
    assert found["strategy"]["title"] == "S"
    assert found["strategy"]["period"] == [2017, 2021]
    (goal,) = found["goals"]
    group = [
        "id",
        "title",
        "status",
        "reason",
        "counts",
        "coverage",
        "share",
        "sentence",
        "indicators",
    ]
    assert [*goal] == [*group, "objectives"]
    assert (goal["status"], goal["reason"], goal["coverage"]) == (
        "not_assessed",
        "no_reading",
        None,
    )
    assert [indicator["id"] for indicator in goal["indicators"]] == ["amount"]
    (objective,) = goal["objectives"]
    assert [*objective] == group
    assert (objective["id"], objective["status"], objective["reason"]) == ("1a", "off_track", None)
    assert objective["coverage"] == 0.5
    assert [indicator["id"] for indicator in objective["indicators"]] == ["states"]


def test_the_counts_name_every_status_and_reason() -> None:
    found = scorecard_json(scorecard())
    assert found["counts"] == {
        "achieved": 0,
        "on_track": 0,
        "at_risk": 0,
        "off_track": 1,
        "missed": 0,
        "not_assessed": 2,
        "reasons": {"no_reading": 2},
        "context": 1,
        "retired": 0,
        "entered": 1,
        "expected_entries": 3,
    }
    assert "entered" not in found["goals"][0]["counts"]


def test_an_indicator_has_the_designs_keys_in_order() -> None:
    (found,) = data(OFF_TRACK)
    assert [*found] == [
        *("id", "title", "kind", "unit", "status", "note", "reason", "explanation", "sentence"),
        *("confidence", "trend", "trend_words", "latest", "baseline", "target", "expected"),
        *("ratio", "projection", "method", "readings", "entities", "pace", "shares"),
        *("reading", "targets", "every", "next_due", "parts"),
    ]
    plain = {key: value for key, value in found.items() if key not in ("explanation", "readings")}
    assert plain == {
        "id": "states",
        "title": "States Parties",
        "kind": "number",
        "unit": "states",
        "status": "off_track",
        "note": "moving_away",
        "reason": None,
        "sentence": "105 States Parties in 2018.",
        "confidence": None,
        "trend": "improving",
        "trend_words": "better than in 2019, improving since 2018",
        "latest": {"year": 2018, "value": 105, "state": "provisional"},
        "baseline": {"year": 2016, "value": 100},
        "target": {"at_least": 130, "by": 2020},
        "expected": 115,
        "ratio": 1 / 3,
        "projection": None,
        "method": "path",
        "entities": [],
        "pace": None,
        "shares": None,
        "reading": None,
        "targets": [],
        "every": None,
        "next_due": None,
        "parts": [],
    }


def test_the_explanation_is_whole() -> None:
    (found,) = data(OFF_TRACK)
    explanation = found["explanation"]
    assert set(Explanation.__annotations__) <= set(explanation)
    assert explanation == {
        "rule": "ratio",
        "baseline": {"year": 2016, "value": 100},
        "baseline_origin": "declared",
        "path": [{"year": 2016, "value": 100}, {"year": 2020, "value": 130}],
        "expected": 115,
        "actual": {"year": 2018, "value": 105},
        "ratio": 1 / 3,
        "cut": 0.6,
        "shortfall": 25,
        "broken": [2017],
        "missing": [2019],
        "held": 1,
        "met": 2018,
        "due": "2020-12-31",
        "date_unknown": False,
        "last_known": "at_risk",
        "possible": ["on_track", "off_track"],
        "judgement": None,
        "peer": None,
    }


def test_a_reading_is_whole() -> None:
    (found,) = data(OFF_TRACK)[0]["readings"]
    assert found == {
        "year": 2018,
        "value": 105,
        "qualifier": "about",
        "state": "provisional",
        "flags": ["break"],
        "source": {
            "title": "Monitor",
            "edition": "2019",
            "address": "https://example.org",
            "page": "4",
        },
        "evidence": [],
        "note": "n",
        "by": "Ana",
        "known_from": "2019-03-01",
        "revision": 2,
        "previous": {"value": 103, "text": "103", "known_from": "2019-03-01", "revision": 1},
        "text": "105.0",
        "high": None,
        "no_data": "",
        "numerator": None,
        "denominator": None,
        "published": "2018-11-30",
        "reason": "late data",
        "total": None,
        "derived_from": [],
    }


def test_what_is_not_known_is_null() -> None:
    (found,) = data(BARE)
    empty = ("note", "trend", "latest", "baseline", "target", "expected", "ratio")
    assert [found[key] for key in empty] == [None] * 7
    assert (found["reason"], found["readings"]) == ("no_reading", [])
    assert found["explanation"]["path"] == []


def result(indicator: Indicator, *points: ReadingPoint, **rest: Any) -> IndicatorResult:
    return IndicatorResult(
        indicator,
        Status.NOT_ASSESSED,
        Explanation(Rule.NO_TARGET),
        "",
        latest=points[-1] if points else None,
        readings=points,
        **rest,
    )


@pytest.mark.parametrize(
    ("id_", "text", "value", "before", "number"),
    [
        ("adopted", "yes", 1.0, "no", 0),
        ("plan", "strong", 2.0, "weak", 1),
        ("share", "12.5", 12.5, "12", 12),
        ("voice", "words", None, "other words", None),
        ("states", None, None, "not a number", None),
    ],
)
def test_values_are_numbers_and_the_text_stands_beside(
    id_: str, text: str | None, value: float | None, before: str, number: float | None
) -> None:
    kept = reading(indicator=id_, value=text, no_data="" if text else "none held")
    point = ReadingPoint(2018, value, kept, previous=reading("r0", id_, value=before))
    (found,) = data(result(BY_ID[id_], point))[0]["readings"]
    assert (found["value"], found["text"]) == (value, text)
    assert (found["previous"]["value"], found["previous"]["text"]) == (number, before)
    assert found["no_data"] == ("" if text else "none held")


def test_whole_numbers_are_integers_and_nothing_is_nan() -> None:
    points = tuple(
        ReadingPoint(year, value)
        for year, value in enumerate(
            (3.0, -0.0, 2.5, 1e300, float("nan"), float("inf"), None), start=2010
        )
    )
    (found,) = data(result(BY_ID["amount"], *points))
    values = [point["value"] for point in found["readings"]]
    assert values == [3, 0, 2.5, 1e300, None, None, None]
    assert [type(value) for value in values[:4]] == [int, int, float, float]
    json.dumps(found, allow_nan=False)


def test_an_accumulated_indicators_latest_is_its_total() -> None:
    point = ReadingPoint(2018, 30.0, reading(value="30"), total=170.0)
    (found,) = data(result(BY_ID["amount"], point))
    assert found["latest"]["value"] == 170
    assert (found["readings"][0]["value"], found["readings"][0]["total"]) == (30, 170)


def test_a_computed_reading_names_its_inputs() -> None:
    point = ReadingPoint(2018, 110.0, derived_from=(reading(), reading(indicator="amount")))
    (found,) = data(result(BY_ID["total"], point))
    assert found["latest"] == {"year": 2018, "value": 110, "state": None}
    (computed,) = found["readings"]
    assert (computed["by"], computed["known_from"], computed["text"]) == (None, None, None)
    assert computed["derived_from"] == [
        {"indicator": "states", "year": 2018, "text": "105"},
        {"indicator": "amount", "year": 2018, "text": "105"},
    ]


def test_parts_of_a_percent_are_numbers() -> None:
    kept = reading(indicator="share", value="12.5", numerator="1", denominator="8.0")
    (found,) = data(result(BY_ID["share"], ReadingPoint(2018, 12.5, kept)))[0]["readings"]
    assert (found["numerator"], found["denominator"]) == (1, 8)


def test_a_judgement_is_part_of_the_explanation() -> None:
    at = datetime(2019, 2, 3, 12, tzinfo=UTC)
    judged = Judgement("j1", "voice", 2018, Status.ON_TRACK, "They spoke.", "Ana", at)
    (found,) = data(result(BY_ID["voice"], judgement=judged))
    assert found["explanation"]["judgement"] == {
        "year": 2018,
        "status": "on_track",
        "because": "They spoke.",
        "by": "Ana",
        "on": "2019-02-03",
    }


def test_a_target_is_given_as_declared_in_json() -> None:
    declared = {"between": (40, 60.5), "every_year": True, "decided": date(2019, 1, 2), "by": None}
    target = Target(Aim.BETWEEN, low=40.0, high=60.5, every_year=True, declared=declared)
    (found,) = data(result(BY_ID["amount"], target=target))
    assert found["target"] == {
        "between": [40, 60.5],
        "every_year": True,
        "decided": "2019-01-02",
        "by": None,
    }


def test_the_day_of_knowledge_is_text() -> None:
    card = scorecard()
    known = Scorecard(PLAN, 2018, date(2018, 11, 30), card.counts, card.goals, 1, 3)
    assert scorecard_json(known)["as_of"] == "2018-11-30"
