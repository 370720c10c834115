from __future__ import annotations

import csv
import io

from exchange_plan import plan, reading
from workbook_support import assert_harmless, cells, opened

from scorecard.exchange.wide import WideTable
from scorecard.model.plan import Entity, Goal, Indicator, Strategy
from scorecard.model.reading import Qualifier, Reading, Source

READINGS = (
    reading(year=2017, value="1105.50", source=Source("Monitor"), note="as printed"),
    reading("r2", year=2019, value="5", qualifier=Qualifier.AT_LEAST),
    reading("r3", indicator="amount", year=2019, value="-5", qualifier=Qualifier.ABOUT),
    reading("r4", indicator="adopted", year=2018, value="yes"),
    reading("r5", indicator="plan", year=2018, value=None, no_data="not asked"),
)


def rows(*readings: Reading, strategy: Strategy | None = None) -> list[list[str]]:
    _, text = WideTable(strategy or plan(), readings).text()
    return list(csv.reader(io.StringIO(text, newline="")))


def test_indicators_go_down_and_years_across() -> None:
    assert rows(*READINGS) == [
        ["indicator", "title", "unit", "2017", "2018", "2019"],
        ["states", "States Parties", "states", "1105.50", "", "≥5"],
        ["amount", "Amount", "", "", "", "~-5"],
        ["adopted", "Adopted", "", "", "yes", ""],
    ]
    assert WideTable(plan(), READINGS).text()[0] == 4


def test_numbers_have_the_plans_mark() -> None:
    assert rows(READINGS[0], strategy=plan("1.234,5"))[1][-1] == "1105,50"


def test_what_a_cell_has_no_room_for_is_counted() -> None:
    assert WideTable(plan(), READINGS).more == 2
    assert WideTable(plan(), READINGS[1:4]).more == 0


def test_a_text_a_spreadsheet_would_run_is_left_out_of_the_csv() -> None:
    words = reading(indicator="voice", value="=1+1")
    table = WideTable(plan(), (*READINGS, words))
    assert "=1" not in table.text()[1]
    assert table.text()[0] == 4
    data = table.workbook([words])[1]
    assert_harmless(data)
    assert cells(data)[-1]["2018"] == "=1+1"


def test_entities_have_a_row_each_and_name_their_indicator() -> None:
    kept = Indicator("area", "Area", entities=(Entity("chile", "Chile"), Entity("peru", "Peru")))
    strategy = Strategy("S", (2017, 2021), goals=(Goal("I", "G", indicators=(kept,)),))
    both = [reading(n, "area", entity=n, value="7") for n in ("chile", "peru")]
    assert rows(*both, strategy=strategy) == [
        ["indicator", "entity", "title", "unit", "2018"],
        ["area", "chile", "Chile: Area", "", "7"],
        ["area", "peru", "Peru: Area", "", "7"],
    ]


def test_a_workbook_has_numbers_and_what_goes_with_them_on_a_second_sheet() -> None:
    number, data = WideTable(plan(), READINGS).workbook(READINGS)
    assert (number, opened(data).sheetnames) == (4, ["Figures", "Sources and notes"])
    first, second, _ = cells(data, "Figures")
    assert (first["2017"], first["2019"], second["2019"]) == (1105.5, "≥5", "~-5")
    assert opened(data)["Figures"].freeze_panes == "D2"
    beside = cells(data, "Sources and notes")
    assert [(row["figure of"], row["source"]) for row in beside] == [
        ("states, 2017", "Monitor"),
        ("plan, 2018", None),
    ]
    assert beside[1]["no_data"] == "not asked"
    assert "value" not in beside[0]


def test_nothing_entered_is_a_header_alone() -> None:
    assert rows() == [["indicator", "title", "unit"]]
    assert cells(WideTable(plan(), ()).workbook(())[1]) == []
