"""The chart of a breakdown: whose each line is, what is asked of it, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from chart_cases import MEMBERS, PERIOD, Picture, numbers, point, result

from scorecard.model.plan import Aim, Part, Target
from scorecard.model.reading import State
from scorecard.model.scorecard import IndicatorResult, PartResult, ReadingPoint
from scorecard.model.status import Status
from scorecard.report.charts.parts import parts_svg
from scorecard.report.charts.picture import chart_name
from scorecard.report.charts.series import MOST_PARTS, Breakdown, breakdowns
from scorecard.report.charts.svg import PART_MARKS

BY_2021 = Target(Aim.AT_LEAST, 60.0, by=date(2021, 12, 31), by_year=2021)


def told_by(
    parts: dict[str, tuple[ReadingPoint, ...]],
    targets: dict[str, Target] | None = None,
    breakdown: str = "sex",
) -> IndicatorResult:
    """Return a result that is told by parts, with their readings and targets."""
    found = []
    for name, points in parts.items():
        asked = tuple(target for of, target in (targets or {}).items() if of == name)
        own = replace(MEMBERS, id=name, title=name, baselines=(), targets=asked)
        part = Part(name, breakdown, name)
        found.append(PartResult(part, result(*points, indicator=own, status=Status.AT_RISK)))
    return replace(result(*numbers({2017: 100, 2018: 110})), parts=tuple(found))


def drawn(whole: IndicatorResult) -> tuple[Breakdown, Picture]:
    (found,) = breakdowns(whole, PERIOD)
    return found, Picture(parts_svg(whole, found, PERIOD))


SEXES = {
    "women": numbers({2017: 20, 2018: 25, 2019: 30}),
    "men": numbers({2017: 40, 2018: 42, 2019: 45}),
}


def test_each_line_is_named_at_its_end_and_in_the_key_and_a_target_says_whose_it_is() -> None:
    _, picture = drawn(told_by(SEXES, {"women": BY_2021}))
    picture.check()
    texts = picture.texts()
    assert {"women: 30", "men: 45", "women", "men"} <= set(texts)
    assert "target of women: ≥60 by 2021" in texts
    assert not any("target of men" in text for text in texts)
    assert len(picture.lines(None)) >= 2


def test_the_parts_are_told_apart_by_shape_and_never_by_colour_alone() -> None:
    assert len(set(PART_MARKS)) == len(PART_MARKS) == MOST_PARTS
    svg = parts_svg(told_by(SEXES), next(breakdowns(told_by(SEXES), PERIOD)), PERIOD)
    assert svg.count("<circle") == 4, "three readings of women, and the key"
    assert svg.count("<polygon") == 4, "the same of men"


def test_who_cannot_see_it_is_told_every_figure() -> None:
    whole = told_by(SEXES, {"women": BY_2021})
    svg = parts_svg(whole, next(breakdowns(whole, PERIOD)), PERIOD)
    assert ">Member states, by sex (states)</title>" in svg
    assert "2017: women: 20; men: 40.\n" in svg
    assert "2021: target of women: ≥60 by 2021.</desc>" in svg


def test_what_is_not_final_is_hollow() -> None:
    late = (*SEXES["men"], point(2020, 47, state=State.PROVISIONAL))
    _, picture = drawn(told_by(SEXES | {"men": late}))
    assert "hollow: provisional" in picture.texts()
    _, picture = drawn(told_by(SEXES))
    assert "hollow: provisional" not in picture.texts()


def test_one_year_is_no_chart_and_a_part_without_figures_has_no_line() -> None:
    assert not list(breakdowns(told_by({"women": numbers({2018: 1})}), PERIOD))
    found, picture = drawn(told_by(SEXES | {"unknown": ()}))
    assert [part.title for part in found.parts] == ["women", "men"]
    assert "unknown" not in " ".join(picture.texts())


def test_of_more_parts_than_marks_those_with_a_target_are_drawn_and_the_rest_named() -> None:
    many = {f"age {n}": numbers({2017: n, 2018: n + 3}) for n in range(8)}
    found, picture = drawn(told_by(many, {"age 7": BY_2021}, "age"))
    picture.check()
    assert [part.title for part in found.parts] == [*(f"age {n}" for n in range(5)), "age 7"]
    assert "not drawn: age 5, age 6" in picture.texts()


@pytest.mark.parametrize("name", ['<b>&"', "a" * 90, "\u202ewomen", "x\ny"])
def test_names_are_text_wherever_they_stand(name: str) -> None:
    whole = told_by({name: SEXES["women"], "men": SEXES["men"]}, {name: BY_2021}, name)
    found, picture = drawn(whole)
    assert len(picture.root.findall(".//{*}b")) == 0
    assert found.breakdown == name
    assert chart_name(whole.indicator, name) != chart_name(whole.indicator)


def test_close_lines_are_named_in_their_order_from_the_top() -> None:
    close = {f"p{n}": numbers({2017: 50 + n / 2, 2018: 60 + n / 2}) for n in range(4)}
    _, picture = drawn(told_by(close))
    picture.check()
    named = [
        (box.top, text) for text, box in picture.boxes() if text.startswith("p") and ":" in text
    ]
    assert [text[:2] for _, text in sorted(named)] == ["p3", "p2", "p1", "p0"]
