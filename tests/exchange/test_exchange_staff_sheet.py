from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from exchange_plan import INDICATORS, plan, reading
from workbook_support import assert_harmless, cells, converted, opened

from scorecard.assessment.assess import assess
from scorecard.exchange.long_csv import SEEN, SHOWN
from scorecard.exchange.staff_sheet import NOTHING_STOOD, SheetRow, sheet_rows, staff_workbook
from scorecard.model.plan import Deadline, Entity, Goal, Indicator, Kind, Strategy
from scorecard.model.reading import Qualifier, Reading, ReadingKey, Source, State
from scorecard.model.records import Records

if TYPE_CHECKING:
    from pathlib import Path

YEAR = 2019
OLD = (
    *(reading(f"o{year}", year=year, value=str(year - 1916)) for year in (2014, 2016, 2017)),
    reading("o2018", year=2018, value="103", qualifier=Qualifier.AT_LEAST),
)


def rows_of(
    *readings: Reading, strategy: Strategy | None = None, whole: bool = True
) -> tuple[SheetRow, ...]:
    heads = {r.key: r for r in readings}
    records = Records(readings)
    card = assess(strategy or plan(), records, year=YEAR)
    return sheet_rows(card, records, heads.get, whole=whole)


def workbook(*readings: Reading, strategy: Strategy | None = None, whole: bool = True) -> bytes:
    records = Records(readings)
    card = assess(strategy or plan(), records, year=YEAR)
    return staff_workbook(card, rows_of(*readings, strategy=strategy, whole=whole), records)


def form(*readings: Reading, **rest: Any) -> dict[str, dict[str, Any]]:
    """Return the rows to fill in by their indicator."""
    return {row["indicator"]: row for row in cells(workbook(*readings, **rest))}


def test_a_row_says_what_is_known_and_leaves_room_to_type() -> None:
    target = replace(INDICATORS[0], definition="All that joined.", minimum=0.0)
    strategy = Strategy("S", (2017, 2021), goals=(Goal("I", "G", indicators=(target,)),))
    row = form(*OLD, strategy=strategy)["states"]
    assert {name: row[name] for name in row if row[name] is not None} == {
        "indicator": "states",
        "title": "States Parties",
        "unit": "states",
        "earlier": "2018: at least 103\n2017: 101\n2016: 100",
        "asked": "no reading yet",
        "year": YEAR,
        "definition": "All that joined.",
        "seen": NOTHING_STOOD,
    }
    typed = ["value", "no_data", "state", "source", "edition", "page", "published", "note"]
    assert [*row][7:] == [*typed, "reason", "definition", "seen"]


def test_every_heading_is_one_that_an_import_knows() -> None:
    from scorecard.exchange.long_csv import KNOWN

    (first, *_) = cells(workbook(*OLD))
    assert set(first) <= {*KNOWN, *SHOWN}
    assert SEEN in first


def test_what_stands_is_filled_in_as_it_is_typed() -> None:
    full = reading(
        "full",
        year=YEAR,
        value="105.50",
        qualifier=Qualifier.AT_MOST,
        state=State.PROVISIONAL,
        source=Source("Monitor", "02019", "https://example.org", "007"),
        published=date(2019, 11, 30),
        note="=1+1",
    )
    scale = reading("scale", "plan", YEAR, value="weak")
    share = reading("share", "share", YEAR, value="12.5", numerator="1", denominator="8")
    none = reading("none", "casualties", YEAR, value=None, no_data="not out yet")
    found = form(full, scale, share, none)
    states = found["states"]
    assert (states["value"], states["state"], states["seen"]) == ("≤105.50", "provisional", "full")
    assert (states["source"], states["edition"], states["page"]) == ("Monitor", "02019", "007")
    assert (states["published"], states["note"]) == (datetime(2019, 11, 30), "=1+1")  # noqa: DTZ001
    assert (found["plan"]["value"], found["plan"]["state"]) == ("A plan", None)
    assert (found["share"]["value"], found["share"]["denominator"]) == (12.5, 8)
    assert (found["casualties"]["no_data"], found["casualties"]["value"]) == ("not out yet", None)
    assert states["asked"] == "provisional"
    assert found["plan"]["asked"] == "no source"


def test_a_reading_taken_back_leaves_its_row_empty_and_is_named_as_seen() -> None:
    back = reading("back", year=YEAR, value=None, retracted=True, reason="wrong")
    row = form(back)["states"]
    assert (row["value"], row["reason"], row["seen"]) == (None, None, "back")


def test_what_is_due_is_asked_for_alone() -> None:
    sourced = reading("r1", year=YEAR, source=Source("Monitor"))
    found = form(sourced, whole=False)
    assert "states" not in found
    assert "total" not in found  # computed from others
    assert found["casualties"]["asked"] == "no reading yet"
    assert [*form(sourced)][:2] == ["states", "casualties"]


def test_parts_of_a_percentage_have_columns_where_they_were_ever_used() -> None:
    assert "numerator" not in form(*OLD)["share"]
    parts = reading("p", "share", 2018, value="12.5", numerator="1", denominator="8")
    assert "numerator" in form(parts)["share"]


def checks(data: bytes) -> dict[str, Any]:
    """Return what is asked of the cells of the form, by their place."""
    page = opened(data).worksheets[0]
    names = [cell.value for cell in page[1]]
    ids = [row[0] for row in page.iter_rows(min_row=2, values_only=True)]
    found = {}
    for check in page.data_validations.dataValidation:
        for area in check.sqref.ranges:
            for row, column in area.cells:
                found[f"{ids[row - 2]} {names[column - 1]}"] = check
    return found


def test_values_are_checked_by_their_kind_and_whatever_people_insist_on_is_taken() -> None:
    own = replace(INDICATORS[0], minimum=0.0, maximum=193.0)
    strategy = Strategy(
        "S", (2017, 2021), goals=(Goal("I", "G", indicators=(own, *INDICATORS[1:])),)
    )
    found = checks(workbook(*OLD, strategy=strategy))
    assert {check.errorStyle for check in found.values()} == {"warning"}
    states = found["states value"]
    assert (states.type, states.formula1, states.formula2) == ("whole", "0", "193")
    assert "From 0 to 193." in states.prompt
    assert found["amount value"].type == "decimal"
    assert found["adopted value"].formula1 == '"yes,no"'
    assert found["plan value"].formula1 == "'Levels'!$C$2:$C$4"
    assert found["voice value"].type is None
    assert found["states state"].formula1 == '"draft,provisional,final"'


def test_the_levels_of_scales_stand_on_a_sheet_of_their_own() -> None:
    data = workbook(*OLD)
    assert opened(data).sheetnames == ["Readings 2019", "How to fill it in", "Levels"]
    titles = [row["what it means"] for row in cells(data, "Levels")]
    assert titles == ["No plan", "A plan", "A funded plan"]
    named = [row["about"] for row in cells(data, "How to fill it in")]
    assert named[4:] == [*cells(data)[0]]


@pytest.mark.parametrize(
    ("name", "form"),
    [("states", "#,##0"), ("share", "#,##0.0"), ("amount", "General"), ("adopted", "@")],
)
def test_empty_cells_have_the_form_of_what_is_typed_into_them(name: str, form: str) -> None:
    page = opened(workbook(*OLD)).worksheets[0]
    names = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == name)
    assert row[names.index("value")].number_format == form
    assert row[names.index("page")].number_format == "@"
    assert row[names.index("published")].number_format == "yyyy-mm-dd"


def test_entities_have_a_row_each() -> None:
    entities = (
        Entity("chile", "Chile", deadlines=(Deadline(date(2019, 3, 1)),)),
        Entity("peru", "Peru", active_to=2018),
    )
    kept = Indicator("area", "Area", kind=Kind.YES_NO, entities=entities)
    strategy = Strategy("S", (2017, 2021), goals=(Goal("I", "G", indicators=(kept,)),))
    (row,) = cells(workbook(strategy=strategy))
    assert (row["entity"], row["title"]) == ("chile", "Chile: Area")
    (found,) = (c for name, c in checks(workbook(strategy=strategy)).items() if "value" in name)
    assert found.prompt.startswith("yes, no, or when it was done")


def test_nothing_runs_the_same_store_gives_the_same_bytes_and_nothing_is_locked() -> None:
    risky = Indicator("=1+1", "@SUM(A1)", definition="=cmd|' /C calc'!A0", unit="+1")
    strategy = Strategy("S", (2017, 2021), goals=(Goal("I", "G", indicators=(risky,)),))
    data = workbook(strategy=strategy)
    assert data == workbook(strategy=strategy)
    assert_harmless(data)
    assert not any(page.protection.sheet for page in opened(data))


def test_libreoffice_opens_it_and_sees_the_same(tmp_path: Path) -> None:
    path = tmp_path / "due.xlsx"
    path.write_bytes(workbook(*OLD))
    again = converted(path, "xlsx").read_bytes()
    assert cells(again) == cells(path.read_bytes())
    assert checks(again)["plan value"].formula1.replace("'", "") == "Levels!$C$2:$C$4"


def test_the_key_of_a_row_is_that_of_its_reading() -> None:
    asked: list[ReadingKey] = []
    card = assess(plan(), Records(OLD), year=YEAR)

    def head(key: ReadingKey) -> None:
        asked.append(key)

    sheet_rows(card, Records(OLD), head, whole=True)
    assert asked[0] == ReadingKey("states", YEAR)
