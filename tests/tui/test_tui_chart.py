"""The chart: where its signs stand, at any size, and what it says instead of drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scorecard.model.plan import Milestone
from scorecard.model.scorecard import Point
from scorecard.tui.look.chart import Canvas, Chart
from scorecard.tui.look.chart_data import ChartData, Dot

PATH = (Point(2016, 100.0), Point(2020, 130.0))
DOTS = (
    Dot(2017, 102.0, provisional=False, joined=False),
    Dot(2018, 105.0, provisional=True, joined=True),
    Dot(2019, 107.0, provisional=False, joined=False),
)


def data(**changes: object) -> ChartData:
    fields: dict[str, object] = {
        "dots": DOTS,
        "path": PATH,
        "baseline": PATH[0],
        "milestones": (Milestone(2018, 115.0),),
        "target": PATH[-1],
        "holds": (),
        "years": (2016, 2021),
        "values": (100.0, 130.0),
        "whole": False,
    }
    fields |= changes
    return ChartData(**fields)  # type: ignore[arg-type]  # the fields above, by name


def drawn(chart: ChartData, width: int = 60, height: int = 10, *, ascii_only: bool = False) -> str:
    shown = Chart(chart, "missed", lambda v: f"{v:g}", "≥130 by 2020", ascii_only=ascii_only)
    lines = shown.lines(width, height)
    return "\n".join("".join(piece[0] for piece in line).rstrip() for line in lines)


def test_signs_stand_over_their_years_and_beside_their_values() -> None:
    lines = drawn(data()).splitlines()
    years = next(line for line in lines if "2016" in line)
    top, bottom = lines[0], lines[7]
    assert top.split()[0] == "130"
    assert abs(top.index("◎") - years.index("2020") - 2) <= 2
    assert bottom.split()[0] == "100"
    assert abs(bottom.index("◆") - years.index("2016") - 2) <= 2
    reading = next(line for line in lines if "●" in line and "reading" not in line)
    assert lines.index(reading) > 3


def test_signs_of_every_sort_are_drawn_and_named() -> None:
    text = drawn(data(), 80)
    for sign in "●○◆◇◎":
        assert text.count(sign) >= 2
    assert "≥130 by 2020" in text


def test_the_line_is_broken_where_the_series_breaks() -> None:
    far = (
        Dot(2017, 100.0, provisional=False, joined=False),
        Dot(2021, 100.0, provisional=False, joined=False),
    )
    bare = {"path": (), "milestones": (), "target": None, "baseline": None}
    broken = drawn(data(dots=far, **bare), 80)
    joined = drawn(data(dots=(far[0], Dot(2021, 100.0, False, True)), **bare), 80)
    assert broken.count(" ") > joined.count(" ") + 20


def test_a_bound_that_must_hold_goes_across() -> None:
    text = drawn(
        data(path=(), target=None, baseline=None, milestones=(), holds=(120.0,)), ascii_only=True
    )
    assert "must hold" in text
    assert max(line.count("-") for line in text.splitlines()) >= 15


def test_ascii_is_ascii() -> None:
    chart = data()
    shown = Chart(chart, "missed", lambda v: f"{v:g}", ">=130 by 2020", ascii_only=True)
    text = "".join(piece[0] for line in shown.lines(60, 10) for piece in line)
    assert text.isascii()
    assert "o reading" in text


def test_there_is_no_chart_without_room() -> None:
    assert drawn(data(), 20, 10) == ""
    assert drawn(data(), 60, 4) == ""


VALUES = st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False)


@given(
    values=st.lists(VALUES, min_size=1, max_size=8),
    width=st.integers(24, 150),
    height=st.integers(5, 20),
    whole=st.booleans(),
)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_any_series_is_drawn_within_its_room(
    ascii_only: bool, values: list[float], width: int, height: int, whole: bool
) -> None:
    dots = tuple(
        Dot(2010 + at, value, provisional=False, joined=at > 0) for at, value in enumerate(values)
    )
    chart = data(
        dots=dots,
        path=(),
        milestones=(),
        target=None,
        baseline=None,
        years=(2010, 2010 + len(values)),
        values=(min(values), max(values)),
        whole=whole,
    )
    shown = Chart(chart, "missed", lambda v: f"{v:.0f}"[:8], "", ascii_only=ascii_only)
    lines = shown.lines(width, height)
    assert len(lines) == height
    assert all(sum(cell_len(piece[0]) for piece in line) <= width for line in lines[:-1])


def test_dots_fall_into_their_braille_cell() -> None:
    canvas = Canvas(2, 1, ascii_only=False)
    canvas.dot(0, 0, "text", ".")
    canvas.dot(1, 3, "text", ".")
    canvas.dot(99, 0, "text", ".")
    assert canvas.row(0) == [("⢁ ", "text")] or canvas.row(0)[0][0][0] == "⢁"
    assert not canvas.free(0, 0, 1)
    assert canvas.free(1, 0, 1)
    assert not canvas.free(1, 0, 2)
