"""Charts of whatever people may enter: readable, whole, and the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chart_cases import HOLD, MEMBERS, PERIOD, SVG, Picture, numbers, point, result
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.assessment.assess import assess
from scorecard.model.plan import Aim, Indicator, Kind, Level, Target
from scorecard.model.text import visible
from scorecard.report.charts.drawing import chart_svg, draw_charts
from scorecard.report.charts.picture import chart_name
from scorecard.workspace import Workspace, find_places

if TYPE_CHECKING:
    from pathlib import Path


FIGURES = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-50, 200).map(float)
HARD = (0.0, 1e300, -1e300, 1.7e308, -1.7e308, 5e-324, 1e-9, 0.1 + 0.2, 1e12, 999_999_999_999.0)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.integers(1985, 2030), FIGURES, min_size=2, max_size=40),
    st.sampled_from(
        [MEMBERS, replace(MEMBERS, targets=(HOLD,)), Indicator("x", "X", Kind.PERCENT)]
    ),
)
def test_labels_never_touch_and_nothing_leaves_the_paper(
    values: dict[int, float], indicator: Indicator
) -> None:
    svg = chart_svg(result(*numbers(values), indicator=indicator), (1990, 2021))
    if svg is not None:
        Picture(svg).check()


@pytest.mark.parametrize("first", HARD)
@pytest.mark.parametrize("second", HARD)
def test_numbers_of_any_size_fit(first: float, second: float) -> None:
    picture = Picture(chart_svg(result(*numbers({2017: first, 2018: second})), PERIOD))
    picture.check()
    assert max(len(text) for text in picture.texts()) < 40


@settings(deadline=None, max_examples=80)
@given(
    title=st.text(min_size=1, max_size=120), unit=st.text(max_size=60), level=st.text(max_size=40)
)
def test_what_people_wrote_stays_text(title: str, unit: str, level: str) -> None:
    indicator = replace(MEMBERS, title=title, unit=unit)
    picture = Picture(chart_svg(result(point(2017, 1), indicator=indicator), PERIOD))
    picture.check()
    element = picture.root.find(f"{SVG}title")
    folded = visible(re.sub(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", title).strip(" "))
    assert element is not None
    # XML readers fold line ends; nothing else of it may be lost.
    assert (element.text or "").startswith(folded)
    scale = Indicator("s", title, Kind.SCALE, levels=(Level(level, ""), Level(level + "x", "")))
    points = (point(2017, 0, text=level), point(2018, 1, text=level + "x"))
    Picture(chart_svg(result(*points, indicator=scale), PERIOD)).check()


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(\"1\")</script> & 'q' ]]> <!-- x -->",
        "\u202eright to left\u202c and \u0000 nul \ud800 half",
        "مؤشر الدول الأطراف في الاتفاقية " * 5,
        "缔约国数目" * 40,
        "👨‍👩‍👧‍👦" * 60,
        "e\u0301" * 200,
        "W" * 300,
    ],
)
def test_hostile_and_wide_titles(title: str) -> None:
    indicator = replace(MEMBERS, title=title, unit=title)
    svg = chart_svg(result(point(2017, 1), indicator=indicator), PERIOD) or ""
    picture = Picture(svg)
    picture.check()
    assert "<script" not in svg
    assert "<!--" not in svg
    if len(title) >= 200:  # more than three lines hold
        assert any(text.endswith("…") for text in picture.texts()[:3])
        assert len(picture.root.findtext(f"{SVG}title") or "") > len(picture.texts()[0])


def test_forty_years_are_readable() -> None:
    picture = Picture(
        chart_svg(result(*numbers({y: 100.0 + y % 7 for y in range(1982, 2022)})), PERIOD)
    )
    picture.check()
    years = [text for text in picture.texts() if re.fullmatch("[12][0-9]{3}", text)]
    assert len(years) >= 2
    assert len(picture.boxes()) < 35, "only the ends and the extremes bear their figures"


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(min_size=1, max_size=80), min_size=2, max_size=6, unique=True))
def test_names_are_safe_and_never_the_same(ids: list[str]) -> None:
    names = [chart_name(Indicator(id_, "x")) for id_ in ids]
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}\.svg", name)
        assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\.", name)


def test_ids_that_differ_in_case_alone_have_two_names() -> None:
    names = {
        chart_name(Indicator(id_, "x")) for id_ in ("3a", "3A", "con", "CON", "3a.2", "Ä", "ä")
    }
    assert len(names) == 7
    assert chart_name(Indicator("ccm-states-parties", "x")) == "ccm-states-parties.svg"


def test_the_bundled_charts_are_whole(root: Path) -> None:
    workspace = Workspace(find_places(root / "indicators.toml"))
    for year in workspace.strategy.years():
        card = assess(workspace.strategy, workspace.store.records(), year=year)
        charts = draw_charts(card)
        assert len(charts) > 15
        assert len({chart.name for chart in charts.values()}) == len(charts)
        for chart in charts.values():
            picture = Picture(chart.svg)
            picture.check()
            told = picture.root.findtext(f"{SVG}desc") or ""
            # The text in its place leaves out the path and the gaps; the picture has all.
            assert all(part in told for part in chart.finding.removesuffix(".").split("; "))


def test_drawing_tells_how_far_it_is(root: Path) -> None:
    told: list[tuple[int, int]] = []
    workspace = Workspace(find_places(root / "indicators.toml"))
    card = assess(workspace.strategy, workspace.store.records(), year=2020)
    draw_charts(card, lambda done, total: told.append((done, total)))
    number = len(card.indicators())
    assert told == [(n, number) for n in range(1, number + 1)]


def test_the_same_bytes_elsewhere_and_another_day(root: Path) -> None:
    program = (
        "import hashlib; from scorecard.workspace import *;"
        "from scorecard.report.charts.drawing import *;"
        "card = Workspace(find_places()).scorecard(2020);"
        "print(hashlib.sha256(repr(draw_charts(card)).encode()).hexdigest())"
    )
    places = (
        {"TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "1"},
    )
    command = [sys.executable, "-c", program]
    digests = {
        subprocess.run(
            command, cwd=root, env={**os.environ, **place}, capture_output=True, check=True
        ).stdout
        for place in places
    }
    assert len(digests) == 1


def test_a_target_far_off_is_on_the_paper() -> None:
    far = Target(Aim.AT_LEAST, 1e15, by=MEMBERS.targets[0].by)
    picture = Picture(
        chart_svg(result(point(2017, 1), indicator=replace(MEMBERS, targets=(far,))), PERIOD)
    )
    picture.check()
    assert any("10¹⁵" in text for text in picture.texts())
