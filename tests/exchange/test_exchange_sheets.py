"""Sheets of many layouts: each is read to the right values, or refused with what to change."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from made_sheets import PLAN, xlsx
from thirty_sheets import THIRTY

from scorecard.exchange.import_preview import Answers, preview_import
from scorecard.exchange.read_table import read_table
from scorecard.model.fault import ScorecardError
from scorecard.model.number import NumberStyle
from scorecard.model.plan import Goal, Indicator, Strategy
from scorecard.model.records import Records
from scorecard.records.draft import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from made_sheets import Figures, Made

    from scorecard.exchange.table import Table

TODAY = date(2021, 6, 30)


def figures(table: Table) -> Figures:
    return {
        tuple(
            filter(None, (row.draft.indicator, row.draft.year, row.draft.entity))
        ): row.draft.value
        for row in table.rows
    }


def outcome(path: Path, made: Made) -> tuple[Table | None, str]:
    """Return what was read, and everything that is refused of it."""
    try:
        table = read_table(path, PLAN, **made.options)
    except ScorecardError as fault:
        return None, str(fault)
    found = preview_import(PLAN, Records(), table.rows, style=table.notation, today=TODAY)
    return table, "\n".join(map(str, found.refused))


@pytest.mark.parametrize("made", THIRTY, ids=[made.name for made in THIRTY])
def test_a_sheet_is_read_or_refused(tmp_path: Path, made: Made) -> None:
    path = tmp_path / made.name
    made.make(path)
    table, refused = outcome(path, made)
    if made.refused:
        assert made.refused in refused
        return
    assert table is not None, refused
    told = "\n".join((table.layout, *table.remarks))
    assert figures(table) == made.values
    assert len(table.rows) == len(made.values)
    for text in made.said:
        assert re.search(text if "?" in text else re.escape(text), told), told


def test_there_are_thirty() -> None:
    assert len(THIRTY) >= 30
    assert len({made.name for made in THIRTY}) == len(THIRTY)


def read(folder: Path, content: str, **options: Any) -> Table:
    path = folder / "in.csv"
    path.write_text(content, encoding="utf-8")
    return read_table(path, PLAN, **options)


def test_a_column_of_a_long_table_of_ours_is_left_out(tmp_path: Path) -> None:
    content = "indicator,Colour,year,value,flags\nstates,red,2018,105,break\n"
    with pytest.raises(ScorecardError, match="unknown column"):
        read(tmp_path, content)
    table = read(tmp_path, content, ignore=["colour"])
    assert table.rows[0].draft == Draft("states", "2018", "105", flags="break")
    assert table.left_out == ("Colour",)
    assert "Colour" in "".join(table.remarks)
    with pytest.raises(ScorecardError, match='no column "Shape" to leave out'):
        read(tmp_path, content, ignore=["colour", "Shape"])


def test_a_known_column_and_a_year_may_be_left_out(tmp_path: Path) -> None:
    table = read(tmp_path, "Country,Indicator,2017,2018\nX,States Parties,1,2\n", ignore=["2017"])
    assert figures(table) == {("states", "2018", "X"): "2"}
    table = read(tmp_path, "Country,Indicator,2018\nX,States Parties,2\n", ignore=["Country"])
    assert figures(table) == {("states", "2018"): "2"}


def test_one_notation_holds_for_a_long_table_of_ours(tmp_path: Path) -> None:
    head = "indicator,year,value\n"
    table = read(tmp_path, head + 'cost,2017,"1.234,5"\ncost,2018,1.234\n')
    assert table.notation == NumberStyle(".", ",")
    table = read(tmp_path, head + 'cost,2017,"1.234,5"\ncost,2018,"1,234.5"\n')
    assert table.notation is None
    assert not table.rows[0].problems
    ((column, what),) = table.rows[1].problems
    assert column == "value"
    assert "row 2 (1.234,5) and row 3 (1,234.5)" in what
    told = read(tmp_path, head + 'cost,2017,"1.234,5"\n', style=NumberStyle(".", ","))
    assert told.notation is None


def test_numbers_of_cells_have_no_notation(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    xlsx([["Indicator", 2017, 2018], ["Cost per pupil", 1234.5, "1.234,5"]])(path)
    table = read_table(path, PLAN)
    assert table.notation == NumberStyle(".", ",")
    found = preview_import(PLAN, Records(), table.rows, style=table.notation, today=TODAY)
    assert [entry.value for entry in found.entries] == ["1234.5", "1234.5"]
    xlsx([["indicator", "year", "value"], ["cost", 2017, 1.234], ["cost", 2018, "1.234,5"]])(path)
    table = read_table(path, PLAN)
    found = preview_import(PLAN, Records(), table.rows, style=table.notation, today=TODAY)
    assert [entry.value for entry in found.entries] == ["1.234", "1234.5"]
    assert [row.place for row in table.rows] == ["Sheet1!C2", "Sheet1!C3"]


def test_names_that_people_agreed_to_win(tmp_path: Path) -> None:
    content = "Indicator,2017\nParties,105\nChili,93\n"
    table = read(tmp_path, content, names={"parties": "states", "Chili": "enrol/chl"})
    assert figures(table) == {("states", "2017"): "105", ("enrol", "2017", "chl"): "93"}


def test_a_title_that_two_indicators_have_is_refused(tmp_path: Path) -> None:
    twice = Strategy(
        "S", (2017, 2021), goals=indicators(("a", "Same"), ("b", "Same"), ("c", "Other"))
    )
    path = tmp_path / "in.csv"
    path.write_text("Indicator,2017,2018\nSame,1,2\nOther,3,4\n", encoding="utf-8")
    rows = read_table(path, twice).rows
    assert [len(row.problems) for row in rows] == [1, 1, 0, 0]
    assert "write the id" in rows[0].problems[0][1]


def indicators(*named: tuple[str, str]) -> tuple[Goal, ...]:
    return (Goal("I", "G", (), tuple(Indicator(id_, title) for id_, title in named)),)


def test_formulas_beside_the_table_may_lack_their_results(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    xlsx([["=1+1"], [], ["Indicator", 2017, 2018], ["States Parties", 1, 2]])(path)
    assert len(read_table(path, PLAN).rows) == 2


def test_footnotes_are_kept_by_their_marks(tmp_path: Path) -> None:
    content = "Indicator,2017,2018\nStates Parties,105*,106 (a)\n,,\n* as of May\na) new count\n"
    table = read(tmp_path, content)
    assert {
        "*": "as of May",
        "(a)": "new count",
        "a": "new count",
    }.items() <= table.footnotes.items()
    marked = preview_import(
        PLAN,
        Records(),
        table.rows,
        answers=Answers(marks_as_notes=True, footnotes=table.footnotes),
        today=TODAY,
    )
    assert "as of May" in marked.entries[0].note


def test_places_below_an_unknown_name_are_not_of_the_indicator_above_it(tmp_path: Path) -> None:
    content = "Indicator,2017\nNet enrolment rate,\nChile,93\nSomething else,\nPeru,5\n"
    rows = read(tmp_path, content).rows
    told = [(row.draft.indicator, row.draft.entity) for row in rows]
    assert told == [("enrol", "chl"), ("Peru", "")]


def test_a_column_without_a_name_is_said(tmp_path: Path) -> None:
    content = "Indicator,2017,,2019\nStates Parties,1,2,3\n"
    table = read(tmp_path, content)
    assert figures(table) == {("states", "2017"): "1", ("states", "2019"): "3"}
    assert "Columns without a name are not read: C." in table.remarks


def test_an_unknown_column_is_seen_however_far_below_its_cell_stands(tmp_path: Path) -> None:
    content = "Indicator,2017,2018,Colour\n" + "States Parties,,,\n" * 90 + ",,,red\n"
    with pytest.raises(ScorecardError, match='unknown column "Colour"'):
        read(tmp_path, content)


def test_a_period_above_the_header_is_no_header(tmp_path: Path) -> None:
    content = "Strategy of,2017,2021\n\nIndicator,2017,2018,2019\nStates Parties,1,2,3\n"
    table = read(tmp_path, content)
    assert len(table.rows) == 3
    assert "years across in row 3" in table.layout


def test_workbooks_are_opened_with_what_loads_late(tmp_path: Path) -> None:
    probe = "import sys, scorecard.exchange.read_table; print('python_calamine' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_what_stands_behind_a_figure_or_a_year_is_its_state_and_flags(tmp_path: Path) -> None:
    path = tmp_path / "estat_states.tsv"
    path.write_text("freq,unit\\TIME_PERIOD\t2017 \t2018p\t2019e\nA,N\t1 be\t2 \t3 \n")
    drafts = [row.draft for row in read_table(path, PLAN).rows]
    told = [(draft.value, draft.state, draft.flags) for draft in drafts]
    assert told == [
        ("1", "", "break; estimated"),
        ("2", "provisional", ""),
        ("3", "", "estimated"),
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("States Parties (states)", "states"),
        ("STATES  PARTIES [number]", "states"),
        ("States Parties*", "states"),
        ("states – States Parties", "states"),
        ("Teachers trained (women)", "Teachers trained (women)"),
        ("States Parties, 2018", "States Parties, 2018"),
    ],
)
def test_a_title_may_have_its_unit_behind_it_and_nothing_else(
    tmp_path: Path, name: str, found: str
) -> None:
    (row,) = read(tmp_path, f'Indicator,2017\n"{name}",1\n').rows
    assert row.draft.indicator == found
