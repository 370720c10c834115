from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from exchange_plan import TODAY, plan, reading
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scorecard.exchange.import_preview import preview_import
from scorecard.exchange.long_csv import COLUMNS, read_long_csv, write_long_csv
from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Records
from scorecard.records.draft import check_draft
from scorecard.records.values import line_fault, note_fault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STARTS = ("", "=", "+", "-", "@", "'", "'=", "''", "＝", "=1+1", "-5", "+5.0", '"', ";", ",", "\t")


def written(readings: Iterable[Reading], numbers: str | None = "1,234.5") -> str:
    stream = io.StringIO(newline="")
    write_long_csv(plan(numbers), readings, stream)
    return stream.getvalue()


def cells(readings: Iterable[Reading], numbers: str | None = "1,234.5") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(readings, numbers), newline="")))


@st.composite
def texts(draw: st.DrawFn, *, lines: bool = False) -> str:
    """Return a text that may be kept, often one that a spreadsheet would run."""
    fault = note_fault if lines else line_fault
    alphabet = st.one_of(
        st.sampled_from("=+-@'\";,\t\r\n é\u0301ع\u200f9.\ufeff"),
        st.characters(exclude_categories=["Cs"]),
    )
    text = draw(st.sampled_from(STARTS)) + draw(st.text(alphabet, max_size=8))
    return text if text.strip() and not fault(text) else ""


@st.composite
def decimals(draw: st.DrawFn) -> str:
    """Return a number as it is stored."""
    text = str(draw(st.integers(0, 99_999)))
    fraction = draw(st.text("0123456789", max_size=5))
    text = f"{text}.{fraction}" if fraction else text
    return "-" + text if draw(st.booleans()) and text.strip("0.") else text


@st.composite
def uppers(draw: st.DrawFn, low: str) -> dict[str, str]:
    """Return the upper end of a figure between two, as it is stored."""
    by = Decimal(draw(st.integers(1, 99_999))).scaleb(-draw(st.integers(0, 5)))
    high = Decimal(low) + by
    return {"high": f"{high or abs(high):f}"}


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """Return what a reading says: a value of some kind, no data, or that it is taken back."""
    kind = draw(st.sampled_from(("states", "amount", "share", "parts", "words", "none", "back")))
    if kind in ("states", "amount", "share"):
        qualifier = draw(st.sampled_from(Qualifier))
        said = {"indicator": kind, "value": draw(decimals()), "qualifier": qualifier}
        return said | draw(uppers(said["value"])) if qualifier is Qualifier.BETWEEN else said
    if kind == "parts":
        return {"indicator": "share", "value": "12.5", "numerator": "1.125", "denominator": "9"}
    if kind == "none":
        return {"indicator": "states", "value": None, "no_data": draw(texts()) or "none held"}
    if kind == "back":
        reason = draw(texts()) or "wrong"
        return {"indicator": "states", "value": None, "retracted": True, "reason": reason}
    word = draw(st.sampled_from((("adopted", "yes"), ("plan", "strong"), ("voice", "words"))))
    text = draw(texts(lines=True)) if word[0] == "voice" else ""
    return {"indicator": word[0], "value": text or word[1]}


@st.composite
def reading_lists(draw: st.DrawFn) -> list[Reading]:
    """Return readings that an import may take, no two of one identity."""
    said = draw(st.lists(values(), min_size=1, max_size=6))
    found = []
    for number, value in enumerate(said):
        rest = {
            "state": draw(st.sampled_from(State)),
            "flags": tuple(f for f in Flag if draw(st.booleans())),
            "source": Source(*(draw(texts()) for _ in range(4))),
            "published": draw(st.none() | st.dates(date(1990, 1, 1), TODAY)),
            "note": draw(texts(lines=True)),
            "by": draw(texts()) or "Ana",
        }
        found.append(reading(f"r{number}", year=2000 + number, **{**rest, **value}))
    return found


@given(
    reading_lists(),
    st.sampled_from((None, "1,234.5", "1.234,5", "1 234,5", "1234.5", "1’234,5")),
)
@example([reading(indicator="amount", value="1.234")], None)
@example([reading(indicator="amount", value="1.234")], "1.234,5")
@example([reading(note="a\r\nb", source=Source("'=x"), by="=cmd|' /C calc'!A0")], "1,234.5")
@settings(max_examples=60)
def test_what_is_exported_is_imported_exactly(
    tmp_path_factory: pytest.TempPathFactory, readings: list[Reading], numbers: str | None
) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.csv"
    path.write_bytes(written(readings, numbers).encode())
    table = read_long_csv(path)
    assert not table.problems
    for row, kept in zip(table.rows, readings, strict=True):
        entry = check_draft(plan(numbers), row.draft, today=TODAY)
        for name in entry.__dataclass_fields__:
            assert getattr(entry, name) == getattr(kept, name), name
    again = preview_import(plan(numbers), Records(tuple(readings)), table.rows, today=TODAY)
    assert len(again.same) == len(readings)


@given(reading_lists())
@settings(max_examples=40)
def test_no_cell_runs_in_a_spreadsheet(readings: list[Reading]) -> None:
    for row in csv.reader(io.StringIO(written(readings), newline="")):
        for cell in row:
            assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠") or re.fullmatch("[+-][0-9.,]+", cell)


def test_every_column_is_written_in_order() -> None:
    assert written([]) == ",".join(COLUMNS) + "\n"
    (row,) = cells(
        [
            reading(
                value="1105.50",
                qualifier=Qualifier.AT_LEAST,
                state=State.PROVISIONAL,
                flags=(Flag.BREAK, Flag.LOW_RELIABILITY),
                source=Source("Monitor, the", "2019", "https://example.org", "12"),
                published=date(2018, 11, 30),
                note="a\nb",
                reason="late data",
            )
        ]
    )
    assert [*row.values()] == [
        *("states", "2018", "1105.50", "", "", "", "at least", "provisional"),
        *("break; low reliability", "Monitor, the", "2019", "https://example.org", "12"),
        *("2018-11-30", "a\nb", "late data", "", "Ana"),
    ]


def test_the_number_of_rows_is_returned_and_the_order_kept() -> None:
    stream = io.StringIO()
    readings = (reading(f"r{n}", year=year) for n, year in enumerate((2019, 2017, 2018)))
    assert write_long_csv(plan(), readings, stream) == 3
    assert [line[:11] for line in stream.getvalue().splitlines()[1:]] == [
        "states,2019",
        "states,2017",
        "states,2018",
    ]


@pytest.mark.parametrize(
    ("numbers", "cell"),
    [("1,234.5", "-1234.5"), ("1 234,5", "-1234,5"), (None, "-1234.5")],
)
def test_numbers_have_the_strategys_mark_and_no_grouping(numbers: str | None, cell: str) -> None:
    assert cells([reading(indicator="amount", value="-1234.5")], numbers)[0]["value"] == cell


def test_a_mark_that_could_part_thousands_is_made_plain_without_a_style() -> None:
    assert cells([reading(indicator="amount", value="1.234")], None)[0]["value"] == "01.234"
    assert cells([reading(indicator="amount", value="1.234")])[0]["value"] == "1.234"


def test_only_numbers_are_written_as_numbers() -> None:
    rows = cells([reading(indicator="voice", value="1.234"), reading(indicator="gone")], "1.234,5")
    assert [row["value"] for row in rows] == ["1.234", "105"]


def test_a_former_id_is_written_as_the_current_one() -> None:
    assert cells([reading(indicator="ccm-states")])[0]["indicator"] == "states"


def test_a_formula_gets_an_apostrophe_and_its_column_is_named() -> None:
    risky = reading(note="=HYPERLINK()", source=Source("@Monitor", page="-5"), by="'Ana")
    (first, second) = cells([risky, reading("r2", year=2017)])
    assert (first["note"], first["source"]) == ("'=HYPERLINK()", "'@Monitor")
    assert (first["page"], first["by"]) == ("-5", "'Ana")
    assert (first["escaped"], second["escaped"]) == ("source; note", "")
    assert "escaped" not in cells([reading()])[0]


def test_a_reading_taken_back_is_marked_where_there_is_one() -> None:
    back = reading("r2", value=None, retracted=True, reason="wrong")
    assert [row["retracted"] for row in cells([reading(), back])] == ["", "yes"]
    assert "retracted" not in cells([reading()])[0]


def test_a_lone_carriage_return_stays_inside_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "readings.csv"
    path.write_bytes(written([reading(note="a\rb")]).encode())
    assert read_long_csv(path).rows[0].draft.note == "a\rb"
