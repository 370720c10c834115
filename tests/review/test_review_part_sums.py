"""Parts held against their total, in figures, bounds and words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from entity_case import entity
from series_case import indicator, plan, reading

from scorecard.model.plan import Aggregate, Kind, Part
from scorecard.model.reading import Qualifier
from scorecard.model.records import Records
from scorecard.review.part_sums import sum_doubts, sum_words

if TYPE_CHECKING:
    from scorecard.model.reading import Reading

PARTS = (Part("women", "sex", "women"), Part("men", "sex", "men"))
AGES = (Part("young", "age", "young"), Part("old", "age", "old"))
CHAD, PERU = entity("Chad"), entity("Peru")


def of(part: str | None, value: object = None, **rest: Any) -> Reading:
    made = reading(2018, value, part=part, **rest)
    return replace(made, id=f"{made.id}-{part}-{made.entity}")


def told(*entered: Reading, **rest: Any) -> list[str]:
    rest.setdefault("parts", (*PARTS, *AGES))
    strategy = plan(indicator(**rest))
    return [sum_words(doubt, strategy.style) for doubt in sum_doubts(strategy, Records(entered))]


def test_parts_that_come_to_another_figure_are_told() -> None:
    assert told(of("women", 30), of("men", 14), of(None, 40)) == [
        (
            "x 2018: 30 women and 14 men come to 44, and the total to 40; where the parts need not "
            "add up, write adds_up = false"
        )
    ]
    assert told(of("women", 30), of("men", 14), of(None, 44)) == []
    assert len(told(of("women", 30), of("men", 14), of(None, 50))) == 1


def test_nothing_is_told_of_what_need_not_add_up_or_is_about_right() -> None:
    entered = (of("women", 30), of("men", 14), of(None, 40))
    assert told(*entered, adds_up=False) == []
    assert told(*entered, kind=Kind.PERCENT) == []
    about = of(None, 40, qualifier=Qualifier.ABOUT)
    assert told(*entered[:2], about) == []
    assert told(*entered[:2], of(None, no_data="not known")) == []


def test_a_part_above_the_total_is_told_though_others_are_missing() -> None:
    assert told(of("women", 60), of(None, 50)) == [
        "x 2018: 60 women alone are more than the total, 50"
    ]
    assert told(of("women", 30), of(None, 50)) == []
    # What may be negative makes up for it.
    assert told(of("women", -60), of(None, -50)) == []
    three = (*PARTS, Part("others", "sex", "others"))
    assert told(of("women", 30), of("men", 25), of(None, 50), parts=three) == [
        "x 2018: 30 women and 25 men come to 55, more than the total, 50"
    ]


@pytest.mark.parametrize(
    ("women", "men", "whole", "differ"),
    [
        ("1.2", "2.3", "3.6", False),  # 1.24, 2.34 and 3.58
        ("1.2", "2.3", "3.7", True),
        ("1.25", "2.30", "3.6", False),
        ("1.25", "2.30", "3.7", True),
        ("3", "2.5", "5", False),
        ("3", "2", "6", True),  # counted, not rounded
    ],
)
def test_rounding_may_bring_them_apart(women: str, men: str, whole: str, differ: bool) -> None:
    entered = (
        replace(of(part, 0), value=value)
        for part, value in (("women", women), ("men", men), (None, whole))
    )
    assert bool(told(*entered)) is differ


def test_bounds_are_doubted_where_nothing_they_may_be_would_do() -> None:
    few = of("women", 5, qualifier=Qualifier.LESS_THAN)
    assert told(few, of("men", 30), of(None, 33), minimum=0) == []
    assert len(told(few, of("men", 30), of(None, 35), minimum=0)) == 1
    assert len(told(few, of("men", 30), of(None, 29), minimum=0)) == 1
    many = of(None, 40, qualifier=Qualifier.AT_LEAST)
    assert told(of("women", 30), of("men", 14), many) == []
    assert len(told(of("women", 20), of("men", 14), many)) == 1


def test_of_two_breakdowns_that_disagree_the_first_makes_the_total() -> None:
    entered = (of("women", 30), of("men", 14), of("young", 1), of("old", 2))
    assert told(*entered) == [
        (
            "x 2018: 1 young and 2 old come to 3, and women and men together to 44; where the "
            "parts need not add up, write adds_up = false"
        )
    ]


def test_entities_are_held_against_their_own_total() -> None:
    entered = (
        of("women", 30, entity="chad"),
        of("men", 14, entity="chad"),
        of(None, 40, entity="chad"),
        of("women", 1, entity="peru"),
        of("men", 2, entity="peru"),
        of(None, 3, entity="peru"),
    )
    (said,) = told(*entered, entities=(CHAD, PERU), aggregate=Aggregate.SUM)
    assert said.startswith("x 2018 Chad: 30 women and 14 men come to 44")
