"""Rows, what of them is shown, and the small drawings, without any terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_support import place, session

from scorecard.model.scorecard import IndicatorResult
from scorecard.model.status import Status
from scorecard.tui.look.glyphs import ASCII, UNICODE
from scorecard.tui.look.text import clean, fit, wrapped
from scorecard.tui.scorecard.filter import Filter, View, next_status
from scorecard.tui.scorecard.rows import Level, build_rows
from scorecard.tui.scorecard.table import Columns, sparkline

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.scorecard import Scorecard
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
    assert keys(View(flat=True), rows) == ["pumps", "wells", "pupils"]


@given(TEXTS)
def test_any_text_is_a_filter(text: str) -> None:
    kept = Filter.parse(text)
    assert {name for name, _ in kept.terms} <= {"tag", "owner", "status"}
    assert len(kept.words) + len(kept.terms) <= max(1, len(text))


@pytest.mark.parametrize("width", [20, 40, 60, 79, 119, 199, 300])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_row_is_as_wide_as_the_others(
    width: int, glyphs: object, card: Scorecard, rows: tuple[Row, ...]
) -> None:
    assert glyphs in (UNICODE, ASCII)
    columns = Columns(card, rows, width, ASCII if glyphs is ASCII else UNICODE)
    sizes = {
        sum(cell_len(piece[0]) for piece in columns.line(row, flat=False, folded=False))
        for row in rows
    }
    assert len(sizes) == 1
    if width >= 60:
        assert sizes.pop() <= width
    if glyphs is ASCII:
        assert columns.heading().isascii()


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
