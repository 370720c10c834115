"""Breakdowns and their parts: what is declared is what is built, and what is wrong is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.framework.check import check_plan
from scorecard.framework.load import load_plan
from scorecard.model.plan import Baseline, Direction, Indicator, Milestone, PresentIds
from scorecard.model.reading import ReadingKey

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """[strategy]
title = "S"
period = [2017, 2021]
[[goal]]
id = "I"
title = "G"
[[goal.indicator]]
id = "x"
title = "X"
"""
SEX = 'breakdowns = { sex = ["women", "men"] }\n'
OF_WOMEN = SEX + "[goal.indicator.parts.women]\n"


def faults(text: str) -> list[str]:
    """Return what is wrong with an indicator, without the name of it."""
    return [
        f"{fault.line - HEAD.count(chr(10))}:{fault.column}: {fault.what}".replace(
            "indicator x: ", ""
        )
        for fault in check_plan(HEAD + text).faults
    ]


def built(text: str, folder: Path) -> Indicator:
    path = folder / "indicators.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    fresh = load_plan(path)
    assert [str(fault) for fault in fresh.faults] == []
    assert fresh.strategy is not None
    assert load_plan(path).strategy == fresh.strategy  # from the cache
    return next(fresh.strategy.indicators())


def test_parts_in_the_order_of_the_plan(tmp_path: Path) -> None:
    found = built('breakdowns = { sex = ["women", "men"], age = ["under 18", "older"] }', tmp_path)
    assert [(part.breakdown, part.name, part.title) for part in found.parts] == [
        ("sex", "women", "women"), ("sex", "men", "men"),
        ("age", "under 18", "under 18"), ("age", "older", "older"),
    ]  # fmt: skip
    assert [[part.name for part in parts] for parts in found.breakdowns] == [
        ["women", "men"], ["under 18", "older"],
    ]  # fmt: skip
    assert found.adds_up
    assert found.sums_parts


def test_a_part_of_its_own(tmp_path: Path) -> None:
    found = built(
        'unit = "people"\nweight = 3\ntarget = { at_least = 100, by = 2021 }\nadds_up = false\n'
        + OF_WOMEN
        + 'title = "Women and girls"\nformerly = ["girls"]\n'
        "baseline = { year = 2016, value = 10 }\ntarget = { at_least = 50, by = 2020 }\n"
        "milestones = { 2018 = 20 }\n",
        tmp_path,
    )
    women, men = found.parts
    assert (women.title, women.formerly) == ("Women and girls", ("girls",))
    assert women.baselines == (Baseline(2016, 10.0),)
    assert women.milestones == (Milestone(2018, 20.0),)
    assert found.part("girls") is found.part("women") is women
    assert found.part("Women") is None
    assert not found.sums_parts
    own = found.own_part(women)
    assert (own.id, own.title, own.unit, own.weight, own.parts) == (
        "women", "Women and girls", "people", 1.0, (),
    )  # fmt: skip
    assert (own.targets, own.direction) == (women.targets, None)
    # A part without a target goes the way of the whole.
    assert found.own_part(men).direction is Direction.INCREASE


def test_parts_of_amounts_start_where_the_whole_starts_from_nothing(tmp_path: Path) -> None:
    some = "accumulate = true\nbaseline = { year = 2016, value = 5 }\n"
    none = "accumulate = true\nbaseline = { year = 2016, value = 0 }\n"
    start = "[goal.indicator.parts.men]\nbaseline = { year = 2016, value = 2 }\n"
    added = built(none + SEX, tmp_path)
    assert added.own_part(added.parts[0]).accumulate
    assert added.own_part(added.parts[0]).baselines == (Baseline(2016, 0.0),)
    told = built(some + SEX + start, tmp_path)
    # Nobody knows from where the amounts of women add up: they are shown as amounts.
    assert [told.own_part(part).accumulate for part in told.parts] == [False, True]


def test_former_names_lead_to_the_present_part(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(HEAD + OF_WOMEN + 'formerly = ["females"]\n', encoding="utf-8")
    ids = PresentIds(load_plan(path).strategy)
    assert ids.key(ReadingKey("x", 2018, None, "females")) == ReadingKey("x", 2018, None, "women")
    assert ids.key(ReadingKey("x", 2018, None, "boys")) == ReadingKey("x", 2018, None, "boys")
    assert "x" in ids.renamed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'breakdowns = { sex = ["women", "men"], age = ["men", "older"] }',
            [
                '1:47: breakdowns: "men" is a part already, of sex; each part has a name of its own'
            ],
        ),
        (
            'breakdowns = { sex = ["women"] }',
            [
                ("1:22: breakdowns: a part alone does not add up to the whole; name the other "
                'parts of "sex", or write adds_up = false')
            ],
        ),
        (
            SEX + "parts = { womn = { } }",
            ['2:11: parts: "womn" is no part of its breakdowns; did you mean "women"?'],
        ),
        (
            SEX + "parts = { x = { } }",
            ['2:11: parts: "x" is no part of its breakdowns; they have: women, men'],
        ),
        (
            SEX + 'parts = { men = { formerly = ["women"] } }',
            ['2:31: men: formerly: "women" is women, a part already'],
        ),
        (
            OF_WOMEN + "target = { at_leest = 5, by = 2020 }\nmilestones = { 2022 = 4 }",
            [
                '3:12: women: target: unknown key "at_leest"; did you mean "at_least"?',
                "4:16: women: milestones: 2022 is not before the target's year, 2020",
            ],
        ),
        (
            OF_WOMEN + 'owner = "me"',
            [
                ('3:1: "owner" slid under parts: women, because it stands after '
                "[goal.indicator.parts.women]; move it above that line")
            ],
        ),
        (
            '[goal.indicator.breakdowns]\nsex = ["women", "men"]\ntags = ["a"]',
            [
                ('3:1: "tags" slid under breakdowns, because it stands after '
                "[goal.indicator.breakdowns]; move it above that line")
            ],
        ),
        (
            'kind = "scale"\nlevels = { a = "A", b = "B" }\n' + SEX,
            ["3:1: breakdowns belong to kind number or percent; this indicator is scale"],
        ),
        (
            'derive = { sum = ["x"] }\n' + SEX,
            [
                ("1:1: what is derived from other indicators has no readings, and so none of its "
                "parts; derive and breakdowns exclude each other"),
                "1:10: derive goes round in a circle: x → x",
            ],
        ),
        (
            SEX + "entities = { chile = { } }",
            [
                ("1:1: with entities, the figure of a part is made of theirs; say how with "
                'aggregate = "sum" or "mean"')
            ],
        ),
        (
            "adds_up = false",
            [
                ("1:1: adds_up is for the parts of breakdowns, and there are none; write "
                'breakdowns = { sex = ["women", "men"] }')
            ],
        ),
        (
            "braekdowns = { }\nparts = { women = { } }",
            ['1:1: unknown key "braekdowns"; did you mean "breakdowns"?'],
        ),
        (
            SEX + "parts = 3",
            [
                ("2:9: parts must be a table such as { women = { target = { at_least = 50, "
                "by = 2020 } } }, not the number 3")
            ],
        ),
        (
            SEX + "parts = { women = 50 }",
            [
                ("2:19: parts: women must be a table such as { target = { at_least = 50, "
                "by = 2020 } }, not the number 50")
            ],
        ),
        (
            "accumulate = true\nbaseline = { year = 2016, value = 5 }\n"
            + SEX
            + "parts = { women = { target = { at_least = 5, by = 2020 } } }",
            [
                ("4:21: women: with accumulate a part with a target needs a baseline of its own, "
                "for that of the whole is not zero: write baseline = { year = 2016, value = 0 }")
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_target_of_a_part_outside_the_years_is_doubted() -> None:
    found = faults(OF_WOMEN + "target = { at_least = 5, by = 2016 }")
    assert len(found) == 1
    assert found[0].startswith("3:31: women: target: ")
