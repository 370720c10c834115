"""``export`` into workbooks and wide tables; long CSVs stand with ``import``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from workbook_support import assert_harmless, cells, opened

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


def prepare(capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--source", "Register", "--note", "=1+1")
    call(capsys, "record", "members", 2019, "at least 110", "--source", "")
    call(capsys, "record", "share", 2019, "--no-data", "not asked")


def test_a_workbook_has_the_readings_the_scorecard_and_the_plan(
    project: Path, capsys: Capture
) -> None:
    prepare(capsys)
    told = call(capsys, "export", "all.xlsx")
    assert (told.code, told.err) == (0, "all.xlsx: 3 readings.\n")
    data = (project / "all.xlsx").read_bytes()
    assert_harmless(data)
    assert [row["value"] for row in cells(data)] == [105, 110, None]
    assert opened(data).sheetnames == ["Readings", "Scorecard 2017", "Indicators", "Columns"]
    again = call(capsys, "export", "all.xlsx")
    assert again.code == 1
    assert call(capsys, "export", "all.xlsx", "--force").code == 0
    assert (project / "all.xlsx").read_bytes() == data


def test_a_year_and_a_day_narrow_a_workbook(project: Path, capsys: Capture) -> None:
    prepare(capsys)
    call(capsys, "export", "one.xlsx", "--year", 2018)
    data = (project / "one.xlsx").read_bytes()
    assert [row["year"] for row in cells(data)] == [2018]
    assert opened(data).sheetnames[1] == "Scorecard 2018"
    call(capsys, "export", "none.xlsx", "--as-of", "2000")
    assert cells((project / "none.xlsx").read_bytes()) == []


def test_a_history_goes_into_a_workbook(project: Path, capsys: Capture) -> None:
    prepare(capsys)
    call(capsys, "record", "members", 2018, 106, "--reason", "correction")
    assert call(capsys, "export", "h.xlsx", "--history").err == "h.xlsx: 4 revisions.\n"
    assert [row["value"] for row in cells((project / "h.xlsx").read_bytes())] == [
        105,
        106,
        110,
        None,
    ]


def test_a_wide_table_goes_into_a_csv_or_a_workbook(project: Path, capsys: Capture) -> None:
    prepare(capsys)
    told = call(capsys, "export", "-", "--wide")
    assert told.out == "indicator,title,unit,2018,2019\nmembers,Members,members,105,≥110\n"
    assert told.err.startswith("2 readings say more than their figures")
    told = call(capsys, "export", "wide.XLSX", "--wide")
    assert told.err == "wide.XLSX: 2 readings.\n"
    (row,) = cells((project / "wide.XLSX").read_bytes())
    assert (row["2018"], row["2019"]) == (105, "≥110")


@pytest.mark.parametrize("kind", ["ods", "xls", "xlsm"])
def test_another_kind_of_workbook_is_refused_by_name(
    project: Path, capsys: Capture, kind: str
) -> None:
    told = call(capsys, "export", f"out.{kind}")
    assert (told.code, told.out) == (2, "")
    assert f"out.{kind}: .{kind} is not written; name it .xlsx" in told.err
    assert not (project / f"out.{kind}").exists()


def test_a_wide_history_is_refused(project: Path, capsys: Capture) -> None:
    told = call(capsys, "export", "out.csv", "--wide", "--history")
    assert told.code == 2
    assert "--history has every revision" in told.err
    assert not (project / "out.csv").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_workbook_flows_into_a_pipe_as_it_is(project: Path, capsys: Capture) -> None:
    prepare(capsys)
    call(capsys, "export", "all.xlsx")
    pipe = project / "pipe.xlsx"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert call(capsys, "export", "pipe.xlsx").code == 0
        assert os.read(reader, 1 << 20) == (project / "all.xlsx").read_bytes()
    finally:
        os.close(reader)


def test_what_the_strategy_stands_on_is_not_replaced_by_a_workbook(
    project: Path, capsys: Capture
) -> None:
    (project / "link.xlsx").symlink_to(project / "data" / "readings.jsonl")
    before = (project / "data" / "readings.jsonl").read_bytes()
    assert call(capsys, "export", "link.xlsx", "--force").code == 1
    assert (project / "data" / "readings.jsonl").read_bytes() == before


def test_a_format_holds_the_figures_of_every_year_and_those_up_to_the_year_that_is_asked(
    project: Path, capsys: Capture
) -> None:
    plan = project / "indicators.toml"
    iati = 'organisation = "GB-CHC-1"\norganisation_type = "international_ngo"\nname = "O"\n'
    settings = f'\n[iati]\n{iati}\n[sdmx]\nagency = "O"\n'
    plan.write_text(plan.read_text(encoding="utf-8") + settings, encoding="utf-8")
    prepare(capsys)
    # A year of which little is known yet is not judged, and its figure is in.
    call(capsys, "record", "members", 2021, 120)
    for name in ("opensdg", "sdmx-csv", "iati", "datapackage"):
        told = call(capsys, "export", name, "--format", name)
        assert (told.code, "2017" in told.err) == (0, False), told.err
        early = call(capsys, "export", f"{name}-2018", "--format", name, "--year", 2018)
        assert early.code == 0
        files = {}
        for folder in (name, f"{name}-2018"):
            place = project / folder
            found = [place] if place.is_file() else place.rglob("*.csv")
            texts = [each for each in found if each.stem not in ("readings", "revisions", "years")]
            files[folder] = "".join(each.read_text(encoding="utf-8") for each in texts)
        assert "120" in files[name]
        assert "120" not in files[f"{name}-2018"]
        assert ("Left out: 3 readings of" in early.err) == (name != "datapackage"), early.err
