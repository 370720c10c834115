"""The words of a plan in the sentences of the catalogue."""

from __future__ import annotations

import pytest

from scorecard.messages import catalogue
from scorecard.messages.catalogue import words
from scorecard.messages.labels import relabelled
from scorecard.model.plan import Kind
from scorecard.model.status import Reason

LABELS = {
    "strategy": "Programme",
    "goal": "Pillar",
    "objective": "Outcome",
    "indicator": "KPI",
    "baseline": "Starting point",
    "target": "Ambition",
    "reading": "Observation",
    "entity": "Province",
}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Goal {id}, {title}", "Pillar {id}, {title}"),
        ("the plan has no goal, objective or indicator", "the plan has no pillar, outcome or KPI"),
        ("Choose an indicator, an objective or a goal", "Choose a KPI, an outcome or a pillar"),
        ("a target, a baseline", "an ambition, a starting point"),
        ("{number} readings; 2 entities", "{number} observations; 2 provinces"),
        ("{target} and {baseline} stay", "{target} and {baseline} stay"),
        ("--entity and indicators.toml stay", "--entity and indicators.toml stay"),
        ("[strategy] numbers, target = 5", "[strategy] numbers, target = 5"),
        ("Reading the plan and the readings", "Reading the plan and the observations"),
        ("Reading failed: {why}", "Reading failed: {why}"),
        ("a milestone", "a milestone"),
    ],
)
def test_a_sentence_takes_the_words_of_a_plan(told: str, expected: str) -> None:
    assert relabelled({"TOLD": told}, LABELS) == {"TOLD": expected}


def test_a_name_that_something_is_looked_up_by_stays() -> None:
    marked = (Kind.NUMBER, Reason.NO_TARGET, "a goal")
    table = {"TABLE": {"goal": "Goal", "of": ("goal", "On a goal")}, "MARKED": marked}
    told = relabelled(table, LABELS)
    assert told["TABLE"] == {"goal": "Pillar", "of": ("goal", "On a pillar")}
    assert told["MARKED"] == (Kind.NUMBER, Reason.NO_TARGET, "a pillar")
    assert [type(item) for item in told["MARKED"]] == [Kind, Reason, str]


def test_the_words_hold_until_another_plan_is_read() -> None:
    before = words.Changes.GOAL
    try:
        catalogue.use(labels=LABELS)
        assert words.Changes.GOAL == "Pillar {id}, {title}"
        assert words.ScreenFacts.BASELINE == "Starting point"
    finally:
        catalogue.use()
    assert before == words.Changes.GOAL
