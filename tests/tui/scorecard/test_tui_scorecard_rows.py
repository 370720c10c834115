"""Rows, what of them is shown, and the small drawings, without any terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_support import entry, place, session

from scorecard.model.scorecard import IndicatorResult
from scorecard.model.status import Status
from scorecard.tui.look.glyphs import ASCII, UNICODE
from scorecard.tui.look.text import clean, fit, narrowest, wrapped
from scorecard.tui.scorecard.filter import Filter, View, next_status
from scorecard.tui.scorecard.rows import Level, build_rows
from scorecard.tui.scorecard.table import Cells, Columns, sparkline

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.scorecard import Scorecard
    from scorecard.tui.look.glyphs import Glyphs
    from scorecard.tui.scorecard.rows import Row

TEXTS = st.text(max_size=60)
YEARS = range(2017, 2022)


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    loaded = session(place(tmp_path), 2019).loaded
    assert loaded is not None
    assert loaded.card is not None
    return loaded.card


@pytest.fixture
def rows(card: Scorecard) -> tuple[Row, ...]:
    return build_rows(card)


def keys(view: View, rows: tuple[Row, ...]) -> list[str]:
    return [row.key for row in view.shown(rows)]


def test_rows_stand_in_the_order_of_the_plan(rows: tuple[Row, ...]) -> None:
    assert [row.key for row in rows] == ["A", "A1", "wells", "pumps", "B", "pupils"]
    assert [row.level for row in rows][:3] == [Level.GOAL, Level.OBJECTIVE, Level.INDICATOR]
    assert rows[2].above == ("A", "A1")
    assert rows[5].label == "B"


def test_a_sentence_is_made_for_the_row_that_is_asked_and_no_other(
    card: Scorecard, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def sentence(result: IndicatorResult) -> str:
        asked.append(result.indicator.id)
        return "Why."

    monkeypatch.setattr(IndicatorResult, "sentence", property(sentence))
    rows = build_rows(card)
    assert rows[2].sentence == "Why."
    assert asked == ["wells"]


def test_folding_hides_all_below(rows: tuple[Row, ...]) -> None:
    assert keys(View(folded={"A1"}), rows) == ["A", "A1", "B", "pupils"]
    assert keys(View(folded={"A", "B"}), rows) == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("DRILLED", ["A", "A1", "wells"]),
        ("wells drilled", ["A", "A1", "wells"]),
        ("tag:water", ["A", "A1", "wells", "pumps"]),
        ('tag:"field work"', ["A", "A1", "wells"]),
        ("owner:ana tag:water", ["A", "A1", "wells"]),
        ("owner:nobody", []),
        ("status:off", ["A", "A1", "pumps"]),
        ("schools", ["B", "pupils"]),
        ('tag:"open quote', []),
        ("   ", ["A", "A1", "wells", "pumps", "B", "pupils"]),
    ],
)
def test_a_filter_keeps_what_meets_it(text: str, shown: list[str], rows: tuple[Row, ...]) -> None:
    found = keys(View(text=text, folded={"A"} if text.strip() else set()), rows)
    assert [key for key in found if key not in ("A", "B") or found != [key]] == shown


def test_a_status_keeps_indicators_with_their_headings(rows: tuple[Row, ...]) -> None:
    assert keys(View(status=Status.ON_TRACK), rows) == ["B", "pupils"]


def test_statuses_follow_one_another_worst_first(rows: tuple[Row, ...]) -> None:
    order = [next_status(rows, None)]
    while order[-1] is not None:
        order.append(next_status(rows, order[-1]))
    assert order == [Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, None]
    assert next_status((), None) is None


def test_exceptions_first_leaves_headings_out(rows: tuple[Row, ...]) -> None:
    assert keys(View(order="status"), rows) == ["pumps", "wells", "pupils"]


@given(TEXTS)
def test_any_text_is_a_filter(text: str) -> None:
    kept = Filter.parse(text)
    assert {name for name, _ in kept.terms} <= {"tag", "owner", "status"}
    assert len(kept.words) + len(kept.terms) <= max(1, len(text))


@pytest.mark.parametrize("width", [20, 40, 60, 79, 119, 199, 300])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
@pytest.mark.parametrize("flat", [False, True])
def test_no_line_of_a_row_is_wider_than_there_is_room(
    width: int, glyphs: Glyphs, *, flat: bool, card: Scorecard, rows: tuple[Row, ...]
) -> None:
    columns = Columns(Cells(card, rows, glyphs), rows, width, flat=flat)
    for row in rows:
        lines = columns.lines(row, folded=False)
        assert len(lines) == columns.height(row)
        if width >= 40:
            assert all(sum(cell_len(piece[0]) for piece in line) <= width for line in lines)
    assert not glyphs.ascii_only or columns.heading().isascii()


LONG = """
[strategy]
title = "Long"
period = [2017, 2021]
[[goal]]
id = "A"
title = "Goal"
""" + "".join(
    f'[[goal.indicator]]\nid = "i{n}"\ntitle = "{" ".join(["Word"] * n)}"\nunit = "wells"\n'
    f"target = {{ at_least = {n}, by = 2021 }}\n"
    for n in range(5, 16)
)


def test_titles_stand_whole_and_come_before_further_columns(tmp_path: Path) -> None:
    loaded = session(place(tmp_path, LONG, [entry("i5", 2019, "3")]), 2019).loaded
    assert loaded is not None
    assert loaded.card is not None
    rows = build_rows(loaded.card)
    cells = Cells(loaded.card, rows, UNICODE)
    headings = {}
    for width in range(54, 200):
        columns = Columns(cells, rows, width)
        headings[width] = columns.heading().split()
        further = len(headings[width]) > 4
        for row in rows[1:]:
            said = str(columns.lines(row, folded=False))
            assert said.count("Word") == row.title.count("Word")
            assert not further or columns.height(row) <= (2 if row.key not in ("i14", "i15") else 3)
    assert headings[54] == ["Status", "Indicator", "Reading"]
    # What is due comes before a title's second line: it is what the reading is held against.
    assert headings[64] == ["Status", "Indicator", "Reading", "Target"]
    assert all("Target" in heading for heading in headings.values() if "17–21" in heading)
    # No title takes a second line for confidence, and what no row shown has is no column.
    assert headings[199] == ["Status", "Indicator", "17–21", "Reading", "Unit", "Target"]


@given(TEXTS)
def test_a_text_stands_whole_in_its_narrowest_width(text: str) -> None:
    said = " ".join(clean(text).split())
    width = narrowest(said, 2)
    assert " ".join(wrapped(said, max(1, width), 2)) == said
    assert width <= narrowest(said, 1) == cell_len(said)


def test_sorting_puts_rows_without_a_figure_last(rows: tuple[Row, ...]) -> None:
    figures = {"wells": (3.0, ""), "pupils": (2.0, "")}
    view = View()
    orders = []
    for _ in range(3):
        view.sort("latest")
        orders.append([row.key for row in view.shown(rows, lambda _, row: figures.get(row.key))])
    assert orders[0] == ["pupils", "wells", "pumps"]
    assert orders[1] == ["wells", "pupils", "pumps"]
    assert orders[2] == [row.key for row in rows]


@given(TEXTS, st.integers(0, 30))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(clean(text), width)) == width


@given(TEXTS, st.integers(1, 30), st.integers(1, 4))
def test_wrapped_lines_keep_their_width_and_number(text: str, width: int, lines: int) -> None:
    rows = wrapped(clean(text), width, lines)
    assert len(rows) <= lines
    assert all(cell_len(row) <= max(width, 2) for row in rows)


def test_wrapping_marks_what_does_not_fit() -> None:
    assert wrapped("one two three", 7, 2) == ["one two", "three"]
    assert wrapped("one two three four", 7, 2) == ["one two", "three…"]
    assert wrapped("x" * 10_000, 5, 2) == ["xxxxx", "xxxx…"]


def test_no_line_breaks_before_a_sign_that_is_held_to_its_word() -> None:
    assert wrapped("en bonne voie\xa0: 2", 13, 2) == ["en bonne", "voie\xa0: 2"]
    assert narrowest("100\u202f000\xa0% du total", 2) == len("100 000 %")


@pytest.mark.parametrize(
    ("values", "upto", "drawn"),
    [
        ({2017: 1.0, 2018: 2.0, 2019: 3.0, 2020: 4.0, 2021: 5.0}, 2021, "▁▂▃▅▇"),
        ({2017: 5.0, 2019: 1.0}, 2021, "▇·▁··"),
        ({2017: 0.0, 2018: 0.0}, 2018, "▁▁   "),
        ({2017: 7.0, 2018: 7.0}, 2018, "▃▃   "),
        ({}, 2021, "·····"),
        ({2017: None, 2018: 1.0}, 2017, "·    "),
    ],
)
def test_a_sparkline(values: dict[int, float | None], upto: int, drawn: str) -> None:
    assert sparkline(values, YEARS, upto, UNICODE) == drawn


def test_a_sparkline_in_ascii() -> None:
    values = {2017: 1.0, 2018: 2.0, 2019: 3.0, 2020: 4.0, 2021: 5.0}
    assert sparkline(values, YEARS, 2021, ASCII) == "_.-=#"


@pytest.mark.parametrize("status", list(Status))
def test_every_mark_is_one_cell_wide(status: Status) -> None:
    assert cell_len(UNICODE.mark(status)) == 1
    assert len(ASCII.mark(status)) == 1
    assert ASCII.mark(status).isascii()
