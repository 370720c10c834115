"""The chart of an indicator, taken apart: what is drawn, and how it is told apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from chart_cases import HOLD, MEMBERS, PERIOD, SVG, Picture, numbers, point, result

from scorecard.model.number import number_style
from scorecard.model.plan import Aim, Indicator, Kind, Level, Milestone, Target
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Projection
from scorecard.model.status import Status
from scorecard.report.charts import svg as shapes
from scorecard.report.charts.drawing import chart_svg
from scorecard.report.charts.svg import Line, Mark, Spot

SERIES = (point(2017, 102), point(2018, 105), point(2019, 107), point(2020, 110))


def test_it_is_a_picture_with_a_name_and_a_description() -> None:
    svg = chart_svg(result(*SERIES), PERIOD)
    root = Picture(svg).root
    assert root.get("role") == "img"
    assert root.get("viewBox")
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text == "Member states (states)"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (description.text or "").split("\n") == [
        "102 in 2017 to 110 in 2020; the path leads from 100 in 2016 to 130 in 2020.",
        "2016: baseline 100; path 100.",
        "2017: 102.",
        "2018: 105.",
        "2019: 107.",
        "2020: 110; path 130; target ≥130 by 2020.",
    ]


def test_nothing_in_it_acts_or_refers_to_something_else() -> None:
    svg = chart_svg(result(*SERIES), PERIOD) or ""
    assert not re.search(r"<(script|image|use|a|foreignObject)\b", svg)
    assert not re.search(r"\b(href|on\w+|style)=|url\(|@import", svg)
    assert svg.count("<style") == 1, "the colours for the dark"
    assert svg.count("http") == 1, "the name of SVG itself"


def test_an_axis_without_zero_says_so() -> None:
    said = "axis starts at {}, not at zero"
    shares = Indicator("share", "Share", Kind.PERCENT)
    cut = Picture(chart_svg(result(point(2017, 78), point(2018, 84), indicator=shares), PERIOD))
    assert said.format("78 %") in cut.texts()
    whole = Picture(chart_svg(result(point(2017, 8), point(2018, 84), indicator=shares), PERIOD))
    assert "zero" not in " ".join(whole.texts())
    assert f"states; {said.format(100)}" in Picture(chart_svg(result(*SERIES), PERIOD)).texts()
    answers = replace(shares, kind=Kind.SCALE, levels=(Level("low", ""), Level("high", "")))
    named = Picture(chart_svg(result(point(2017, 1), point(2018, 1), indicator=answers), PERIOD))
    assert "zero" not in " ".join(named.texts())


def test_what_is_counted_has_whole_numbers_at_its_axis_wherever_the_pace_leads() -> None:
    ahead = Projection(2021, 2.4, 1.6, 3.1, None, 0.5, None)
    counted = (point(2017, 1), point(2018, 2), point(2019, 2))
    found = result(*counted, indicator=Indicator("uses", "Uses"), ahead=ahead)
    texts = Picture(chart_svg(found, PERIOD)).texts()
    assert {"0", "1", "2"} <= set(texts)
    assert not any(re.fullmatch(r"\d+\.\d+", text) for text in texts)


def test_a_typing_error_put_right_is_no_figure_that_was_restated() -> None:
    said = "before it was restated"
    restated = point(2017, 102, former="1020")
    assert said in Picture(chart_svg(result(restated, SERIES[1]), PERIOD)).texts()
    corrected = replace(restated, restated=None)
    svg = chart_svg(result(corrected, SERIES[1]), PERIOD) or ""
    assert said not in svg
    assert "1,020" not in svg


def test_a_long_title_stands_whole_over_the_chart() -> None:
    title = "Survivors speak at the opening of the Mine Ban Treaty's yearly meeting " * 2
    picture = Picture(
        chart_svg(result(*SERIES, indicator=replace(MEMBERS, title=title.strip())), PERIOD)
    )
    picture.check()
    shown = " ".join(picture.texts())
    assert title.strip() in shown
    assert "…" not in shown


def test_the_paper_is_white_and_letters_are_large_enough() -> None:
    root = Picture(chart_svg(result(*SERIES), PERIOD)).root
    paper = next(element for element in root if element.tag == f"{SVG}rect")
    assert paper.attrib["fill"] == "#ffffff"
    assert (paper.attrib["width"], paper.attrib["height"]) == (
        root.get("width"),
        root.get("height"),
    )
    assert all(float(text.attrib["font-size"]) >= 12 for text in root.iter(f"{SVG}text"))


def test_every_line_and_every_mark_differs_without_colour() -> None:
    assert len({style.value[1] for style in Line}) >= len(Line) - 1
    assert len({style.value for style in Line}) == len(Line)
    drawn = {shapes.mark(shape, Spot(0, 0), "#000000") for shape in Mark}
    assert len(drawn) == len(Mark)


def test_readings_path_and_target_are_drawn() -> None:
    picture = Picture(chart_svg(result(*SERIES), PERIOD))
    assert len(picture.lines(None)[0].split()) == 4
    assert len(picture.lines(Line.PATH.value[1])[0].split()) == 2
    assert picture.lines(Line.TARGET.value[1])
    assert {"110", "105", "100", "≥130 by 2020", "2016", "2021"} <= set(picture.texts())
    legend = ["reading", "baseline", "path", "target"]
    # The path is named at its line, too.
    assert [text for text in picture.texts() if text in legend] == ["path", *legend]


def test_a_missing_year_and_a_break_part_the_line() -> None:
    whole = Picture(chart_svg(result(*SERIES), PERIOD)).lines(None)
    gap = Picture(chart_svg(result(*SERIES[:2], point(2020, 110), point(2021, 111)), PERIOD))
    broken = point(2019, 107, flags=(Flag.BREAK,))
    anew = Picture(chart_svg(result(*SERIES[:2], broken, SERIES[3]), PERIOD))
    # One of them is the sample in the key.
    assert [len(whole), len(gap.lines(None)), len(anew.lines(None))] == [2, 3, 3]


def test_a_provisional_reading_is_hollow_and_named() -> None:
    svg = chart_svg(result(*SERIES[:3], point(2020, 110, state=State.PROVISIONAL)), PERIOD) or ""
    hollow = r'<circle [^>]*r="4.5" fill="#ffffff"'
    assert len(re.findall(hollow, svg)) == 2, "the reading, and its sample in the key"
    assert {"110*", "provisional"} <= set(Picture(svg).texts())
    assert "2020: 110; provisional; path 130" in svg
    assert not re.search(hollow, chart_svg(result(*SERIES), PERIOD) or "")


def test_a_restated_figure_shows_what_it_was() -> None:
    svg = chart_svg(result(SERIES[0], point(2018, 105, former="120"), SERIES[2]), PERIOD) or ""
    picture = Picture(svg)
    assert "before it was restated" in picture.texts()
    assert "2018: 105; before it was restated 120." in svg
    thin = [e for e in picture.root.iter(f"{SVG}polyline") if e.get("stroke-width") == "1"]
    (start, end) = (spot.split(",") for spot in thin[0].attrib["points"].split())
    assert start[0] == end[0], "straight down from the former figure to the new one"
    assert "before it was restated" not in (chart_svg(result(*SERIES), PERIOD) or "")


def test_a_running_total_shows_the_total_it_made() -> None:
    now = replace(point(2018, 5, text="5", former="9"), total=45.0)
    svg = chart_svg(result(point(2017, 40), now), PERIOD) or ""
    assert "2018: 45; before it was restated 49." in svg


def test_milestones_are_marked_on_the_path() -> None:
    indicator = replace(MEMBERS, milestones=(Milestone(2018, 110.0),))
    picture = Picture(chart_svg(result(*SERIES, indicator=indicator), PERIOD))
    assert "milestone" in picture.texts()
    assert len(picture.lines(Line.PATH.value[1])[0].split()) == 3


def test_bounds_that_must_hold_run_across() -> None:
    between = Target(Aim.BETWEEN, low=40.0, high=60.0, every_year=True)
    indicator = Indicator("share", "Share", Kind.PERCENT, targets=(between,))
    picture = Picture(
        chart_svg(result(point(2017, 50), point(2018, 62), indicator=indicator), PERIOD)
    )
    assert len(picture.lines(Line.TARGET.value[1])) == 3
    assert {"must hold every year", "40 %–60 % each year"} <= set(picture.texts())


def test_a_projection_is_drawn_with_its_range_while_it_lies_ahead() -> None:
    ahead = Projection(2021, 112.0, 111.0, 114.0, None, 2.0, 5.0)
    svg = chart_svg(result(*SERIES, ahead=ahead), PERIOD) or ""
    assert Picture(svg).lines("0.1 5")
    assert "2021: at this pace 112, between 111 and 114." in svg
    past = chart_svg(result(*SERIES, ahead=replace(ahead, year=2020)), PERIOD) or ""
    unknown = chart_svg(result(*SERIES, ahead=replace(ahead, value=None)), PERIOD) or ""
    assert "at this pace" not in past + unknown


def test_no_data_is_said_and_never_drawn() -> None:
    svg = chart_svg(result(*SERIES[:2], point(2019, None), SERIES[3]), PERIOD) or ""
    assert "2019: no data." in svg
    assert len(re.findall("<circle", svg)) == len(
        re.findall("<circle", chart_svg(result(*SERIES[:2], SERIES[3]), PERIOD) or "")
    )


def test_levels_name_the_axis() -> None:
    levels = (Level("none", "no plan"), Level("weak", "a plan"), Level("strong", "a budget"))
    target = Target(Aim.REACH, 2.0, by=RISE_BY)
    indicator = Indicator("norm", "Norm", Kind.SCALE, levels=levels, targets=(target,))
    points = (point(2017, 0, text="none"), point(2018, 1, text="weak"))
    picture = Picture(chart_svg(result(*points, indicator=indicator), PERIOD))
    assert {"none", "weak", "strong"} <= set(picture.texts())


RISE_BY = MEMBERS.targets[0].by


def test_answers_are_drawn_where_they_are_asked_every_year() -> None:
    indicator = Indicator("done", "Done", Kind.YES_NO, targets=(replace(HOLD, aim=Aim.DONE),))
    points = (point(2017, 1, text="yes"), point(2018, 0, text="no"))
    picture = Picture(chart_svg(result(*points, indicator=indicator), PERIOD))
    assert {"yes", "no"} <= set(picture.texts())


def test_a_day_that_was_taken_back_was_a_yes() -> None:
    indicator = Indicator("done", "Done", Kind.YES_NO, targets=(replace(HOLD, aim=Aim.DONE),))
    points = (point(2017, 1, text="yes"), point(2018, 0, text="no", former="2018-05-02"))
    svg = chart_svg(result(*points, indicator=indicator), PERIOD) or ""
    assert "2018: no; before it was restated yes." in svg


@pytest.mark.parametrize(
    ("points", "indicator"),
    [
        ((), MEMBERS),
        ((point(2016, 100),), MEMBERS),
        ((point(2018, None),), MEMBERS),
        ((point(2018, 5),), Indicator("x", "No baseline")),
        ((point(2018, None, text="a"), point(2019, None, text="b")),
         Indicator("x", "In words", Kind.QUALITATIVE)),
        ((point(2017, 0, text="no"), point(2018, 1, text="yes")),
         Indicator("x", "Once", Kind.YES_NO, targets=(Target(Aim.DONE, 1.0, by=RISE_BY),))),
    ],
)  # fmt: skip
def test_there_is_no_chart_where_it_would_say_nothing(
    points: tuple[object, ...], indicator: Indicator
) -> None:
    assert chart_svg(result(*points, indicator=indicator), PERIOD) is None  # type: ignore[arg-type]  # a list of cases is of objects


def test_two_figures_are_enough() -> None:
    assert chart_svg(result(point(2018, 105)), PERIOD), "the baseline is one of them"


def test_numbers_are_written_as_the_strategy_writes_them() -> None:
    points = numbers({2017: 10250.5, 2018: 9999.25})
    texts = Picture(chart_svg(result(*points), PERIOD, number_style("1 234,5"))).texts()
    assert "10\u202f250,5" in texts
    assert "2\u202f000" in texts


def test_the_ink_is_that_of_the_status() -> None:
    inks = {
        re.findall(r'stroke="(#[0-9a-f]{6})" stroke-width="2.5"', svg)[0]
        for status in (Status.ACHIEVED, Status.AT_RISK, Status.OFF_TRACK, Status.MISSED)
        if (svg := chart_svg(result(*SERIES, status=status), PERIOD))
    }
    assert len(inks) == 4
