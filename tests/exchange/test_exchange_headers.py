"""What the cells of a header say."""

from __future__ import annotations

from datetime import date
from math import inf, nan
from typing import TYPE_CHECKING

import pytest

from scorecard.exchange.headers import column_of, folded, year_cell
from scorecard.model.fiscal import FiscalCalendar

if TYPE_CHECKING:
    from scorecard.exchange.cells import Cell


JULY = FiscalCalendar(7)


@pytest.mark.parametrize(
    "cell",
    [
        2019.0, "2019", "2019.0", " 2019 ", "2019,0", "2019 [YR2019]", "YR 2019", "Year 2019",
        "2019*", "2019¹", date(2019, 12, 31), date(2019, 1, 1), "2019-12-31", "Actual 2019",
        "2019 (actual)", "2019p", "2019 (provisional)", "2019 est.", "Réalisé 2019", "End of 2019",
    ],
)  # fmt: skip
def test_a_year_is_seen(cell: Cell) -> None:
    found = year_cell(cell)
    assert found is not None
    assert (found.text, found.year, found.trouble) == ("2019", 2019, "")
    assert found.role in ("", "actual")


@pytest.mark.parametrize(
    "cell",
    [
        "", "Indicator", 12.0, 2019.5, True, inf, nan, -inf, "2017 to 2021", 1850.0, 2150.0,
        "Latest figure by 2020", "20199", "Meeting of 2019",
    ],
)  # fmt: skip
def test_what_is_no_year(cell: Cell) -> None:
    assert year_cell(cell) is None


@pytest.mark.parametrize(
    "cell", ["Q1 2019", "2019 Q1", "Jan 2019", "2019-06", "2019M03", "H1 2019"]
)
def test_a_part_of_a_year_is_seen(cell: str) -> None:
    found = year_cell(cell)
    assert found is not None
    assert found.trouble == "part of a year"


@pytest.mark.parametrize("cell", [date(2019, 6, 30), "2019-06-30"])
def test_a_day_within_a_year_is_seen(cell: Cell) -> None:
    found = year_cell(cell)
    assert found is not None
    assert found.trouble == "day"


@pytest.mark.parametrize(
    "cell", ["2018/19", "2018-19", "FY2019", "FY 2018/2019", "2018–2019", "AY 2018/19"]
)
def test_two_years_stay_as_they_are_written(cell: str) -> None:
    found = year_cell(cell)
    assert found is not None
    assert (found.text, found.year) == (cell, 2018)


@pytest.mark.parametrize(
    "cell",
    [
        date(2019, 7, 1),
        date(2020, 6, 30),
        "2020-06-30",
        "2019/20",
        "FY2020 actual",
        "Actual 2019/20",
    ],
)
def test_a_year_of_a_fiscal_plan_is_the_one_it_begins_in(cell: Cell) -> None:
    found = year_cell(cell, JULY)
    assert found is not None
    assert (found.year, JULY.parse(found.text), found.trouble) == (2019, 2019, "")


@pytest.mark.parametrize("cell", [date(2020, 1, 1), date(2019, 12, 31), "2020-01-01"])
def test_a_day_within_a_fiscal_year_is_seen(cell: Cell) -> None:
    found = year_cell(cell, JULY)
    assert found is not None
    assert (found.year, found.trouble) == (2019, "day")


@pytest.mark.parametrize(
    "cell", ["Target 2019", "2019 target", "Baseline (2019)", "Change since 2019"]
)
def test_what_is_not_the_figure_of_a_year_is_seen(cell: str) -> None:
    found = year_cell(cell)
    assert found is not None
    assert found.role == "other"


def test_what_is_said_beside_a_year() -> None:
    provisional, estimated, marked = map(year_cell, ("2019p", "2019e", "2019*"))
    assert provisional is not None
    assert provisional.state == "provisional"
    assert estimated is not None
    assert estimated.flags == "estimated"
    assert marked is not None
    assert marked.mark == "*"


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("Indicateur", "indicator"), ("CODE", "indicator"), ("Réf.", "indicator"),
        ("Année", "year"), ("TIME_PERIOD", "year"), ("Réalisé", "value"), ("OBS_VALUE", "value"),
        ("Means of Verification", "source"), ("MoV", "source"), ("Observations", "note"),
        ("Valeur de référence", "plan"), ("% met", "plan"), ("Country", "entity"),
        ("Indicator name", "title"), ("numerator", "numerator"), ("No Data", "no_data"),
        ("Colour", ""), ("", ""),
    ],
)  # fmt: skip
def test_columns_are_known_by_many_names(cell: str, column: str) -> None:
    assert column_of(cell) == column


def test_accents_case_blanks_and_dashes_make_no_difference() -> None:
    assert folded("  Taux de  Réussite à l’examen—2 ") == "taux de reussite a l examen 2"
