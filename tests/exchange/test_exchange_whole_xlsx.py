from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from exchange_plan import plan, reading
from workbook_support import assert_harmless, cells, converted, opened

from scorecard.assessment.assess import assess
from scorecard.exchange.long_csv import COLUMNS
from scorecard.exchange.whole_xlsx import history_workbook, readings_workbook
from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Closure, Comment, Records

if TYPE_CHECKING:
    from pathlib import Path


def workbook(*readings: Reading, numbers: str | None = "1,234.5") -> bytes:
    strategy = plan(numbers)
    card = assess(strategy, Records(readings), year=2019)
    return readings_workbook(strategy, readings, card)


FULL = reading(
    value="1105.50",
    qualifier=Qualifier.AT_LEAST,
    state=State.PROVISIONAL,
    flags=(Flag.BREAK, Flag.LOW_RELIABILITY),
    source=Source("Monitor, the", "2019", "https://example.org", "012"),
    published=date(2018, 11, 30),
    note="=a\nb",
    reason="late data",
)


def test_every_column_of_a_long_csv_is_there_as_what_it_is() -> None:
    (row,) = cells(workbook(FULL), "Readings")
    assert row == {
        **dict.fromkeys(COLUMNS),
        "indicator": "states",
        "year": 2018,
        "value": 1105.5,
        "qualifier": "at least",
        "state": "provisional",
        "flags": "break; low reliability",
        "source": "Monitor, the",
        "edition": "2019",
        "address": "https://example.org",
        "page": "012",
        "published": datetime(2018, 11, 30),  # noqa: DTZ001 - as it is read
        "note": "=a\nb",
        "reason": "late data",
        "by": "Ana",
    }
    assert list(row) == list(COLUMNS)
    assert opened(workbook(FULL))["Readings"]["C2"].number_format == "#,##0.00"


def test_numbers_are_numbers_however_the_plan_writes_them() -> None:
    for numbers in (None, "1,234.5", "1.234,5", "1 234,5"):
        share = reading(
            indicator="share", value="1.125", numerator="1.125", denominator="100", entity=None
        )
        (row,) = cells(workbook(share, numbers=numbers))
        assert (row["value"], row["numerator"], row["denominator"]) == (1.125, 1.125, 100)
    long = reading(indicator="amount", value="12345678901234567890.5")
    assert cells(workbook(long, numbers="1.234,5"))[0]["value"] == "12345678901234567890,5"


def test_only_numbers_are_numbers() -> None:
    words = reading(indicator="voice", value="007")
    assert cells(workbook(words))[0]["value"] == "007"


def test_what_is_beside_the_readings_says_what_they_come_to() -> None:
    data = workbook(FULL, reading("r2", year=2019, value="110"))
    assert opened(data).sheetnames == ["Readings", "Scorecard 2019", "Indicators", "Columns"]
    told = {row["id"]: row for row in cells(data, "Scorecard 2019")}
    assert list(told)[:3] == ["I", "1a", "states"]
    assert told["states"]["latest figure by 2019"] == "110 states"
    assert told["states"]["in words"]
    declared = {row["id"]: row for row in cells(data, "Indicators")}
    assert declared["plan"]["levels"] == "none: No plan\nweak: A plan\nstrong: A funded plan"
    assert (declared["share"]["kind"], declared["share"]["belongs to"]) == ("percent", "1a")
    named = [row["column"] for row in cells(data, "Columns")]
    assert named == list(COLUMNS)


def test_the_same_readings_give_the_same_bytes_and_nothing_runs() -> None:
    risky = reading("r2", year=2019, note="@SUM(1)", by="=cmd|' /C calc'!A0")
    data = workbook(FULL, risky)
    assert data == workbook(FULL, risky)
    assert_harmless(data)


def test_a_history_has_every_moment_and_what_each_row_is() -> None:
    at = datetime(2019, 3, 1, 12, tzinfo=UTC)
    comment = Comment("c1", "states", 2018, "Well", "Ana", at)
    closing = Closure(2018, date(2019, 3, 2), "Ana", because="done", entered_at=at)
    data = history_workbook(plan(), (FULL, comment, closing))
    rows = cells(data)
    assert [row["record"] for row in rows] == [None, "comment", "closing"]
    assert rows[0]["entered"] == "2019-03-01T12:00:00.000Z"
    assert opened(data).sheetnames == ["Readings", "Columns"]


def test_libreoffice_opens_it_and_sees_the_same(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(workbook(FULL, reading("r2", year=2019, value="110")))
    again = converted(path, "xlsx").read_bytes()
    assert cells(again) == cells(path.read_bytes())
