"""Figures of parts in files: out and in again, and as other people's sheets have them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from exchange_plan import TODAY, reading

from scorecard.assessment.assess import assess
from scorecard.exchange.history import preview_history
from scorecard.exchange.import_json import import_json
from scorecard.exchange.import_preview import Answers, ImportPreview, named, preview_import
from scorecard.exchange.long_csv import write_history_csv, write_long_csv
from scorecard.exchange.read_table import read_table
from scorecard.exchange.whole_xlsx import history_workbook, readings_workbook
from scorecard.exchange.wide import WideTable
from scorecard.model.plan import Aggregate, Entity, Goal, Indicator, Part, Strategy
from scorecard.model.records import Records

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.exchange.table import Table
    from scorecard.model.reading import Reading

PARTS = (
    Part("women", "sex", "Women and girls", formerly=("females",)),
    Part("men", "sex", "men"),
    Part("under 18", "age", "under 18"),
)
INDICATORS = (
    Indicator("trained", "People trained", unit="people", parts=PARTS),
    Indicator(
        "wells",
        "Wells",
        parts=(Part("farming", "use", "farming"), Part("drinking", "use", "drinking")),
        entities=(Entity("chad", "Chad"), Entity("mali", "Mali")),
        aggregate=Aggregate.SUM,
    ),
    Indicator("staff", "Staff"),
)
PLAN = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), INDICATORS),), numbers="1,234.5")


def of(indicator: str, year: int, value: str, number: int, **rest: str) -> Reading:
    at = datetime(2019, 3, 1, 12, number, tzinfo=UTC)
    return reading(f"r{number}", indicator, year, value=value, entered_at=at, **rest)


STAND = [
    of("trained", 2018, "42", 1),
    of("trained", 2018, "12", 2, part="women"),
    of("trained", 2018, "30", 3, part="men"),
    of("trained", 2019, "1500.5", 4, part="females"),
    of("wells", 2018, "7", 5, entity="chad"),
    of("wells", 2018, "3", 6, entity="chad", part="farming"),
    of("staff", 2018, "9", 7),
]


def preview(table: Table, readings: list[Reading], names: Answers | None = None) -> ImportPreview:
    return preview_import(
        PLAN,
        Records(tuple(readings)),
        table.rows,
        keeps_source="source" not in table.columns,
        style=table.notation,
        today=TODAY,
        answers=names,
    )


def read(folder: Path, data: str | bytes, name: str = "r.csv") -> Table:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_table(path, PLAN)


def keys(found: ImportPreview) -> list[tuple[object, ...]]:
    return [(*row.entry.key, row.entry.value) for row in found.new]


def written(kind: str) -> str | bytes:
    """Return a file of the readings that stand."""
    if kind == "long.csv":
        stream = io.StringIO(newline="")
        write_long_csv(PLAN, STAND, stream)
        return stream.getvalue()
    if kind == "long.xlsx":
        return readings_workbook(PLAN, STAND, assess(PLAN, Records(tuple(STAND)), year=2019))
    table = WideTable(PLAN, STAND)
    return table.text()[1] if kind == "wide.csv" else table.workbook(STAND)[1]


@pytest.mark.parametrize("kind", ["long.csv", "long.xlsx", "wide.csv", "wide.xlsx"])
def test_a_store_with_parts_goes_through_every_file(tmp_path: Path, kind: str) -> None:
    data = written(kind)
    here = preview(read(tmp_path, data, kind), STAND)
    assert (len(here.same), here.new, here.changed, here.refused) == (len(STAND), (), (), ())
    there = preview(read(tmp_path, data, kind), [])
    assert sorted(map(str, keys(there))) == sorted(
        str((*key, r.value))
        for r in STAND
        for key in [r.key if r.part != "females" else r.key._replace(part="women")]
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_history_keeps_the_parts(tmp_path: Path, kind: str) -> None:
    if kind == "csv":
        stream = io.StringIO(newline="")
        write_history_csv(PLAN, STAND, stream)
        data: str | bytes = stream.getvalue()
    else:
        data = history_workbook(PLAN, STAND)
    found = preview_history(PLAN, Records(), read(tmp_path, data, f"h.{kind}").rows)
    assert not found.refused
    assert [(r.part, r.value, r.revision) for r in found.new.readings][:4] == [
        (None, "42", 1), ("women", "12", 1), ("men", "30", 1), ("women", "1500.5", 1),
    ]  # fmt: skip


def test_without_parts_no_file_has_the_column() -> None:
    stream = io.StringIO(newline="")
    write_long_csv(PLAN, STAND[:1], stream)
    assert "part" not in stream.getvalue().splitlines()[0].split(",")
    assert "part" not in WideTable(PLAN, STAND[:1]).text()[1]


def test_a_wide_table_names_whole_and_parts() -> None:
    lines = WideTable(PLAN, STAND).text()[1].splitlines()
    assert lines[:4] == [
        "indicator,entity,part,title,unit,2018,2019",
        "trained,,,People trained,people,42,",
        "trained,,women,People trained (Women and girls),people,12,1500.5",
        "trained,,men,People trained (men),people,30,",
    ]
    assert "wells,chad,farming,Chad: Wells (farming),,3," in lines


def test_a_part_the_plan_does_not_know_is_refused_with_the_nearest(tmp_path: Path) -> None:
    rows = "indicator,year,value,part\ntrained,2018,1,woman\nstaff,2018,1,women\n"
    found = preview(read(tmp_path, rows), [])
    assert [str(refusal) for refusal in found.refused] == [
        'row 2, part: trained has no part "woman"; did you mean "women"?',
        'row 3, part: staff has no breakdowns in the plan; leave "women" out',
    ]


def test_parts_have_last_figures_and_doubts_of_their_own(tmp_path: Path) -> None:
    stand = [of("trained", 2018, "4000", 1), of("trained", 2018, "40", 2, part="men")]
    rows = "indicator,year,value,part\ntrained,2019,4100,\ntrained,2019,4100,men\n"
    table = read(tmp_path, rows)
    found = preview(table, stand)
    assert [row.last.value for row in found.new if row.last] == ["4000", "40"]
    assert [each.number for each, _ in found.doubts] == [3]
    assert named(found.doubts[0][0].entry) == "trained men 2019"
    data = import_json("r.csv", table, found, "shown", 0, [])
    assert [each["part"] for each in data["rows"]] == [None, "men"]


@pytest.mark.parametrize(
    "name", ["People trained (women)", "People trained (Women and girls)", "trained (women)"]
)
def test_a_title_may_have_its_part_behind_it(tmp_path: Path, name: str) -> None:
    found = preview(read(tmp_path, f"Indicator,2018,2019\n{name},12,13\nStaff,1,2\n"), [])
    assert not found.refused
    assert keys(found)[:2] == [
        ("trained", 2018, None, "women", "12"),
        ("trained", 2019, None, "women", "13"),
    ]


def test_rows_below_an_indicator_may_be_its_parts(tmp_path: Path) -> None:
    rows = "Indicator,2018,2019\nPeople trained,42,50\n women,12,20\n men,30,30\nStaff,1,2\n"
    found = preview(read(tmp_path, rows), [])
    assert not found.refused
    assert [key[3:] for key in keys(found)][::2] == [
        (None, "42"), ("women", "12"), ("men", "30"), (None, "1"),
    ]  # fmt: skip


def test_a_column_of_parts_may_say_that_the_whole_is_meant(tmp_path: Path) -> None:
    rows = "Indicator;Disaggregation;2018\nPeople trained;Total;42\nPeople trained;Females;12\n"
    found = preview(read(tmp_path, rows), [])
    assert not found.refused
    assert [key[3:] for key in keys(found)] == [(None, "42"), ("women", "12")]


def test_a_name_that_people_agreed_on_may_mean_a_part(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Indicator,2018,2019\nWomen in courses,12,13\nPeople trained,42,43\n")
    names = {"Women in courses": "trained//women"}
    found = preview(read_table(path, PLAN, names=names), [], Answers(names=names))
    assert not found.refused
    assert [key[3] for key in keys(found)] == ["women", "women", None, None]


def test_parts_that_would_not_come_to_their_total_are_said(tmp_path: Path) -> None:
    rows = "indicator,year,value,part\ntrained,2018,12,women\ntrained,2018,31,men\n"
    rows += "trained,2019,5,\n"
    # What stood apart before, and is not touched, is the check's to name.
    stand = [
        of("trained", 2018, "42", 1),
        of("trained", 2017, "1", 2),
        of("trained", 2017, "9", 3, part="men"),
    ]
    found = preview(read(tmp_path, rows), stand)
    (said,) = found.remarks
    assert said.startswith("trained 2018: 12 Women and girls and 31 men come to 43")
    assert not preview(read(tmp_path, rows.replace("31", "30")), stand).remarks


@pytest.mark.parametrize(
    "rows",
    [
        "Indicator;Sex;2018\nPeople trained;Total;42\nPeople trained;Females;12\n",
        "indicator,year,value,sex\ntrained,2018,42,both sexes\ntrained,2018,12,women\n",
    ],
)
def test_a_column_named_after_a_breakdown_says_the_part(tmp_path: Path, rows: str) -> None:
    found = preview(read(tmp_path, rows), [])
    assert found.refused == ()
    assert [(each.entry.part, each.entry.value) for each in found.new] == [
        (None, "42"),
        ("women", "12"),
    ]
