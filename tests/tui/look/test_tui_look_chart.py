"""The chart: points where the numbers are, even ticks, no label over another, at any size."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Point, Projection, ReadingPoint
from scorecard.report.charts.series import Dot, Series
from scorecard.tui.look.chart import Axis, Canvas, Chart, Frame, Texts, around

PATH = (Point(2016, 100.0), Point(2020, 130.0))


@dataclass(frozen=True)
class Bound(ReadingPoint):
    """A reading that is a bound, or not, whatever else it is."""

    known: Qualifier = Qualifier.EXACT

    @property
    def qualifier(self) -> Qualifier:
        """Return what it was made with."""
        return self.known


def dot(
    year: int,
    value: float,
    *,
    provisional: bool = False,
    joined: bool = True,
    former: float | None = None,
    known: Qualifier = Qualifier.EXACT,
) -> Dot:
    return Dot(year, value, provisional, joined, former, Bound(year, value, known=known))


DOTS = (dot(2017, 102, joined=False), dot(2018, 105, provisional=True), dot(2019, 107))


def data(**changes: object) -> Series:
    fields: dict[str, object] = {
        "dots": DOTS,
        "path": PATH,
        "baseline": PATH[0],
        "milestones": (Point(2018, 115.0),),
        "target": PATH[-1],
        "holds": (),
        "ahead": None,
        "years": (2016, 2021),
        "values": (100.0, 130.0),
        "whole": False,
    }
    fields |= changes
    return Series(**fields)  # type: ignore[arg-type]  # the fields above, by name


def bare(*dots: Dot, **changes: object) -> Series:
    """Return readings and nothing of the plan."""
    values = [float(each.value) for each in dots]
    plain = {"path": (), "milestones": (), "target": None, "baseline": None, "dots": dots}
    spans = {
        "years": (dots[0].year, dots[-1].year + 1),
        "values": (min(values), max(values)),
    }
    return data(**(plain | spans | changes))


TEXTS = Texts(
    lambda tick: f"{tick:f}"[:12], lambda d: f"{d.value:g}", lambda v: f"{v:g}", "130 by 2020"
)


def chart_of(series: Series, *, ascii_only: bool = False) -> Chart:
    return Chart(series, "missed", TEXTS, ascii_only=ascii_only)


def drawn(series: Series, width: int = 60, height: int = 12, *, ascii_only: bool = False) -> str:
    lines = chart_of(series, ascii_only=ascii_only).lines(width, height)
    return "\n".join("".join(piece[0] for piece in line).rstrip() for line in lines)


def test_signs_stand_over_their_years_and_beside_their_values() -> None:
    lines = drawn(data()).splitlines()
    years = next(line for line in lines if "2016" in line)
    top = next(line for line in lines if line.split()[0] == "130")
    bottom = next(line for line in lines if line.split()[0] == "100")
    assert top.index("◎") - years.index("2020") == 2
    assert bottom.index("◆") - years.index("2016") == 2


def test_a_reading_shows_how_high_in_its_row_it_is_and_bears_its_figure() -> None:
    text = drawn(data())
    bottom = next(line for line in text.splitlines() if line.split()[0] == "100")
    assert "▀" in bottom, "102 is in the row of 100, and above its middle"
    assert all(figure in text for figure in ("102", "105", "107"))
    exactly = bare(dot(2016, 100), dot(2017, 130))
    assert "■" in next(line for line in drawn(exactly).splitlines() if line.split()[0] == "100")


def test_signs_of_every_sort_are_drawn_and_named() -> None:
    series = data(
        dots=(
            *DOTS,
            dot(2020, 109, former=125),
            dot(2021, 112, known=Qualifier.AT_LEAST, joined=False),
        )
    )
    text = drawn(series, 120, 20)
    for sign, name in (
        ("■", "reading"),
        ("⠶", "provisional"),
        ("△", "at least"),
        ("┼", "before it was restated"),
        ("◆", "baseline"),
        ("◇", "milestone"),
        ("◎⠒", "target"),
    ):
        assert f"{sign} {name}" in text
        assert sum(sign[0] in line for line in text.splitlines()) >= 2 or sign in "■⠶"
    assert "130 by 2020" in text
    assert "▽" in drawn(bare(dot(2016, 1), dot(2017, 2, known=Qualifier.AT_MOST)))


def inks_of(series: Series) -> list[str]:
    """Return the inks of the marks of readings, whatever their height in a row."""
    lines = chart_of(series).lines(60, 12)[:-2]
    marks = [(mark, piece[1]) for line in lines for piece in line for mark in piece[0]]
    return [ink for mark, ink in marks if mark in "▀■▄"]


def test_the_latest_reading_alone_has_the_colour_of_the_status() -> None:
    inks = inks_of(bare(dot(2016, 10), dot(2018, 20), dot(2020, 30)))
    assert sorted(inks) == ["strong missed", "text", "text"]


def test_the_key_names_a_milestone_only_where_one_is_seen() -> None:
    assert "milestone" in drawn(data(), 120, 20)
    assert "milestone" not in drawn(data(milestones=(Point(2018, 105.0),)), 120, 20)


def test_no_pace_hides_the_target() -> None:
    for value, seen in ((130.0, False), (115.0, True)):
        ahead = Projection(2020, value, value, value, None, 1.0, 1.0)
        text = drawn(data(ahead=ahead), 120, 20)
        assert ("at this pace" in text) is seen
        assert sum("◎" in line for line in text.splitlines()) == 2


def test_path_and_target_are_told_apart_without_colour() -> None:
    for ascii_only, path, target in ((False, "⠂⠐⠂⠐ path", "⠒◎⠒ target"), (True, ". path", "=T=")):
        text = drawn(data(), 100, ascii_only=ascii_only)
        assert path in text
        assert target in text
    lines = drawn(data(dots=(), milestones=(), baseline=None), ascii_only=True).splitlines()
    assert max(line.count("=") for line in lines[:-1]) > 12
    assert sum("." in line for line in lines[:-1]) > 4


def test_the_line_is_broken_where_the_series_breaks() -> None:
    broken = drawn(bare(dot(2017, 100), dot(2021, 100, joined=False)), 80)
    joined = drawn(bare(dot(2017, 100), dot(2021, 100)), 80)
    assert broken.count(" ") > joined.count(" ") + 20


def test_a_bound_that_must_hold_goes_across() -> None:
    series = bare(dot(2017, 100), dot(2018, 130), holds=(120.0,))
    text = drawn(series, ascii_only=True)
    assert "= must hold every year" in text
    assert max(line.count("=") for line in text.splitlines()) >= 15


def test_an_axis_that_leaves_out_zero_says_so() -> None:
    said = "axis starts at 100, not at zero"
    assert said in drawn(data(), 80)
    assert said in drawn(data(), 60), "in a second row, where one has no room for it"
    assert said not in drawn(data(values=(0.0, 130.0)), 80)


@pytest.mark.parametrize("values", [(475.0, 700.0), (5.9, 7.7), (0.0, 12.0), (100.0, 130.0)])
def test_not_every_row_of_a_high_chart_has_a_tick(values: tuple[float, float]) -> None:
    axis = Axis(bare(dot(2016, values[0]), dot(2017, values[1])), 13)
    assert 3 <= len(axis.ticks) <= 7
    assert axis.row(axis.ticks[0]) - axis.row(axis.ticks[1]) >= 2


def test_of_many_readings_the_last_the_first_and_the_extremes_bear_figures() -> None:
    series = bare(*(dot(1990 + at, 500 + (at * 37) % 101) for at in range(30)))
    told = {each for each in drawn(series, 80, 14).split() if each.isdecimal() and len(each) == 3}
    values = [each.value for each in series.dots]
    ends = {f"{value:g}" for value in (values[-1], values[0], min(values), max(values))}
    assert ends <= told


def test_ascii_is_ascii() -> None:
    for at in range(5):
        text = drawn(data(), 60, 10 + at, ascii_only=True)
        assert text.isascii()
        assert '"o, reading' in text


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_point_between_two_rows_is_drawn_as_neither(ascii_only: bool) -> None:
    axis = Axis(bare(dot(2016, 100), dot(2020, 130)), 4)
    assert [axis.row(value) for value in (100, 102, 98.5)] == [3, 3, 3], "ten a row"
    series = bare(dot(2016, 100), dot(2017, 102), dot(2018, 130))
    chart = Chart(series, "missed", replace(TEXTS, reading=lambda _: ""), ascii_only=ascii_only)
    lines = ["".join(piece[0] for piece in line) for line in chart.lines(60, 6)]
    marks = [sign for sign in lines[3] if sign in ('"o,' if ascii_only else "▀■▄")]
    assert marks == (["o", '"'] if ascii_only else ["■", "▀"])


def test_there_is_no_chart_without_room() -> None:
    assert drawn(data(), 20, 10) == ""
    assert drawn(data(), 60, 4) == ""


VALUES = st.floats(-1e12, 1e12, allow_nan=False, allow_infinity=False) | st.integers(-20, 200)
ROWS = st.integers(3, 40)


@settings(deadline=None)
@given(values=st.lists(VALUES, min_size=1, max_size=12), rows=ROWS, whole=st.booleans())
def test_each_point_is_drawn_in_the_row_nearest_to_its_value(
    values: list[float], rows: int, whole: bool
) -> None:
    dots = [dot(2000 + at, value) for at, value in enumerate(values)]
    series = bare(*dots, whole=whole)
    axis = Axis(series, rows)
    frame = Frame(series, axis, 80, ascii_only=False)
    by_row = Decimal(1) if rows == 1 else _value_by_row(axis)
    for each in dots:
        column, row = frame.cell(each.year, each.value)
        middle = axis.ticks[0] + by_row * (rows - 1 - row)
        assert abs(Decimal(each.value) - middle) <= by_row * Decimal("0.500001")
        assert 0 <= row < rows
        frame.mark(each.year, each.value, "▀■▄", "text")
        shown = "".join(piece[0] for piece in frame.canvas.row(row))[column]
        off = (Decimal(each.value) - middle) / by_row
        assert abs(off - {"▀": Decimal(1), "■": Decimal(0), "▄": Decimal(-1)}[shown] / 3) < Decimal(
            "0.17"
        )


def _value_by_row(axis: Axis) -> Decimal:
    rows = axis.row(axis.ticks[0]) - axis.row(axis.ticks[1])
    return (axis.ticks[1] - axis.ticks[0]) / rows


@settings(deadline=None)
@given(values=st.lists(VALUES, min_size=1, max_size=8), rows=ROWS, whole=st.booleans())
def test_ticks_are_even_round_and_cover_what_is_drawn(
    values: list[float], rows: int, whole: bool
) -> None:
    series = bare(*(dot(2000 + at, value) for at, value in enumerate(values)), whole=whole)
    axis = Axis(series, rows)
    steps = {after - before for before, after in itertools.pairwise(axis.ticks)}
    assert len(steps) == 1
    step = steps.pop()
    assert f"{step.scaleb(-step.adjusted()):g}" in {"1", "2", "2.5", "5"}
    assert not whole or step == int(step)
    assert axis.ticks[0] <= Decimal(min(values))
    assert axis.ticks[-1] >= Decimal(max(values))
    at = [axis.height(tick) for tick in axis.ticks]
    assert all(abs(each - round(each)) < 1e-9 for each in at), "in the middle of rows"
    assert len({round(before - after) for before, after in itertools.pairwise(at)}) == 1
    assert len(set(map(round, at))) == len(at)


@settings(deadline=None)
@given(
    values=st.lists(VALUES, min_size=1, max_size=25),
    width=st.integers(24, 200),
    height=st.integers(5, 40),
    whole=st.booleans(),
    planned=st.booleans(),
)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_any_series_is_drawn_within_its_room(
    ascii_only: bool, values: list[float], width: int, height: int, whole: bool, planned: bool
) -> None:
    series = bare(*(dot(2010 + at, value) for at, value in enumerate(values)), whole=whole)
    if planned:
        ends = (Point(2010, values[0]), Point(2010 + len(values), values[-1]))
        series = data(
            dots=series.dots, values=series.values, years=series.years, path=ends,
            baseline=ends[0], target=ends[1], milestones=(),
        )  # fmt: skip
    lines = chart_of(series, ascii_only=ascii_only).lines(width, height)
    assert len(lines) == height
    assert all(sum(cell_len(piece[0]) for piece in line) <= width for line in lines[:-2])


TEXT = st.text("0123456789", min_size=1, max_size=9)
PLACES = st.lists(st.tuples(st.integers(0, 59), st.integers(0, 9), TEXT), max_size=40)


@given(PLACES, st.booleans())
def test_no_label_lies_over_another_or_over_a_mark(
    places: list[tuple[int, int, str]], ascii_only: bool
) -> None:
    canvas = Canvas(60, 10, ascii_only=ascii_only)
    canvas.line((0, 0), (119, 39), "path", "path")
    canvas.line((0, 39), (119, 0), "text", "reading")
    marks = {(x, y) for x, y, _ in places}
    for cell in marks:
        canvas.put(*cell, "o", "text")
    placed = [text for x, y, text in places if canvas.place(text, "text", around((x, y), text))]
    rows = ["".join(piece[0] for piece in canvas.row(y)) for y in range(10)]
    assert all(rows[y][x] == "o" for x, y in marks)
    found = [word for row in rows for word in _numbers(row)]
    assert sorted(found) == sorted(placed), "each stands whole, and apart from every other"


def _numbers(row: str) -> list[str]:
    return "".join(sign if sign.isdecimal() and sign.isascii() else " " for sign in row).split()


def test_dots_fall_into_their_braille_cell() -> None:
    canvas = Canvas(2, 1, ascii_only=False)
    canvas.dot(0, 0, "text", "path")
    canvas.dot(1, 3, "text", "path")
    canvas.dot(99, 0, "text", "path")
    assert canvas.row(0)[0][0][0] == "⢁"
    assert not canvas.free(0, 0, 1)
    assert canvas.free(0, 0, 1, over_lines=True)
    assert canvas.free(1, 0, 1)
    assert not canvas.free(1, 0, 2)


def test_the_lines_of_readings_are_written_over_by_nothing() -> None:
    canvas = Canvas(4, 1, ascii_only=False)
    canvas.dot(0, 0, "text", "reading")
    assert not canvas.free(0, 0, 1, over_lines=True)
