"""Eurostat's packed columns and flagged figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecard.exchange.cells import Flagged
from scorecard.exchange.eurostat import unpacked

if TYPE_CHECKING:
    from scorecard.exchange.cells import Cell

HEAD = ["freq,geo\\TIME_PERIOD", "2018 "]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("12.4 ", "12.4"),
        ("12.4 p", Flagged("12.4", "provisional")),
        ("-1 e", Flagged("-1", flags="estimated")),
        ("12 bep", Flagged("12", "provisional", "break; estimated")),
        ("12 u", Flagged("12", flags="low reliability")),
        ("12 d", "12 d"),
        (": ", ""),
        (": c", ""),
        ("", ""),
    ],
)
def test_a_figure_and_its_flags(text: str, cell: Cell) -> None:
    assert unpacked([HEAD, ["A,AT", text]])[1] == ["A", "AT", cell]


def test_columns_are_unpacked() -> None:
    assert unpacked([HEAD, ["A,AT", "1"], ["A"], []]) == [
        ["freq", "geo", "2018 "],
        ["A", "AT", "1"],
        ["A", ""],
        ["", ""],
    ]


@pytest.mark.parametrize("rows", [[], [[]], [["a,b", "2018"], ["A,AT", "12 p"]]])
def test_other_tables_stay_as_they_are(rows: list[list[str]]) -> None:
    assert unpacked(rows) is rows
