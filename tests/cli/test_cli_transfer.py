"""``import`` and ``export``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import pytest
from cli_support import call, process

from scorecard.cli import transfer
from scorecard.exchange.xlsx import Column, Tab, workbook_bytes
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
HEADER = "indicator,year,value\n"


def lines_of(project: Path) -> bytes:
    return (project / "data" / "readings.jsonl").read_bytes()


def test_an_import_shows_first_asks_and_is_all_or_nothing(project: Path, capsys: Capture) -> None:
    file = project / "in.csv"
    file.write_text(HEADER + "members,2017,102\nmembers,2018,105\n", encoding="utf-8")
    before = lines_of(project)
    asked = process("import", "in.csv", cwd=project)
    assert (asked.code, "--yes" in asked.err) == (1, True)
    dry = call(capsys, "import", "in.csv", "--dry-run")
    assert dry.out.startswith("in.csv: 2 new, 0 changed, 0 the same, 0 refused.")
    assert lines_of(project) == before
    assert "Imported 2 readings." in call(capsys, "import", "in.csv", "--yes").out
    stored = lines_of(project)
    again = call(capsys, "import", "in.csv", "--yes")
    assert again.code == 0
    assert "2 the same" in again.out
    assert "Nothing to import" in again.out
    assert lines_of(project) == stored


def test_one_bad_row_refuses_the_file(project: Path, capsys: Capture) -> None:
    file = project / "in.csv"
    file.write_text(HEADER + "members,2017,102\nmembres,2018,x\n", encoding="utf-8")
    before = lines_of(project)
    answer = call(capsys, "import", "in.csv", "--yes")
    assert answer.code == 1
    assert "in.csv: row 3, indicator:" in answer.err
    assert "Nothing was imported" in answer.err
    assert lines_of(project) == before


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", "empty"),
        (b"indicator,year\nmembers,2018\n", "value"),
        (b"indicator,year,value,colour\nmembers,2018,1,red\n", "colour"),
        (b"indicator,year,value\nmembers,2018,1,2\n", "row 2"),
        ("indicator,year,value\nmembers,2018,é\n".encode("latin-1"), "UTF-8"),
        (b"\xff\xfe" + "indicator,year,value\n".encode("utf-16-le") + b"x", "UTF-16"),
        (b"indicator,year,value\nmembers,2018,1\0\n", ""),
        (b",".join(b"c%d" % n for n in range(100_000)) + b"\n", ""),
        (b"indicator,year,value,note\nmembers,2018,1," + b"x" * 10_000_000 + b"\n", ""),
        (b"indicator,year,value,note\nmembers,2018,1,a\x1b[2Jb\n", "control character"),
        (b"indicator,year,value\nmembers,2018,105\nmembers,2018,106\n", "row"),
    ],
    ids=[
        "empty", "missing column", "unknown column", "too long a row", "latin-1", "utf-16", "nul",
        "100,000 columns", "10 MB note", "escape", "twice",
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_in_words(
    project: Path, capsys: Capture, data: bytes, wanted: str
) -> None:
    (project / "in.csv").write_bytes(data)
    before = lines_of(project)
    answer = call(capsys, "import", "in.csv", "--yes")
    assert answer.code == 1
    assert "in.csv" in answer.err
    assert wanted in answer.err
    assert len(answer.err) < 2000
    assert all(line.isprintable() for line in answer.err.splitlines())
    assert lines_of(project) == before


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffindicator,year,value,note\nmembers,2018,105,é\n".encode(),
        b"INDICATOR;Year;VALUE;Note\r\nmembers;2018;105;\xc3\xa9\r\n",
        "note\tvalue\tyear\tindicator\né\t105\t2018\tmembers\n".encode(),
    ],
    ids=["byte-order mark", "semicolons, CRLF, capitals", "tabs, another order"],
)
def test_the_dialects_of_spreadsheets_are_taken_exactly(
    project: Path, capsys: Capture, data: bytes
) -> None:
    (project / "in.csv").write_bytes(data)
    assert call(capsys, "import", "in.csv", "--yes").code == 0
    (saved,) = Store.open(project / "data" / "readings.jsonl").records().readings
    assert (saved.year, saved.value, saved.note) == (2018, "105", "é")


def test_text_of_every_script_survives_import_and_export(project: Path, capsys: Capture) -> None:
    note = "عربي \u200fRTL, e\u0301, 漢字, [bold], | pipe | `code`, =1+1"
    file = project / "in.csv"
    file.write_text(f'indicator,year,value,note\nmembers,2018,105,"{note}"\n', encoding="utf-8")
    assert call(capsys, "import", file, "--yes").code == 0
    (saved,) = Store.open(project / "data" / "readings.jsonl").records().readings
    assert saved.note == note
    assert call(capsys, "export", "out.csv").code == 0
    again = call(capsys, "import", "out.csv", "--yes")
    assert "1 the same" in again.out


def test_ten_thousand_readings_go_in_at_once_and_again_change_nothing(tmp_path: Path) -> None:
    indicators = "".join(
        f'[[goal.objective.indicator]]\nid = "i{n}"\ntitle = "Indicator {n}"\n' for n in range(250)
    )
    project = tmp_path / "many"
    (project / "data").mkdir(parents=True)
    (project / "indicators.toml").write_text(
        '[strategy]\ntitle = "Many"\nperiod = [1985, 2024]\n[[goal]]\nid = "G"\ntitle = "Goal"\n'
        f'[[goal.objective]]\nid = "O"\ntitle = "Objective"\n{indicators}',
        encoding="utf-8",
    )
    Store.create(project / "data" / "readings.jsonl")
    rows = "".join(f"i{n},{year},{n * year}\n" for n in range(250) for year in range(1985, 2025))
    (project / "in.csv").write_text(HEADER + rows, encoding="utf-8")
    first = process("import", "in.csv", "--yes", cwd=project)
    assert (first.code, first.err) == (0, "")
    assert "Imported 10000 readings." in first.out
    stored = lines_of(project)
    second = process("import", "in.csv", "--yes", cwd=project)
    assert second.code == 0
    assert "10000 the same" in second.out
    assert lines_of(project) == stored


def test_export_never_replaces_a_file_unasked(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105)
    (project / "mine.txt").write_text("mine", encoding="utf-8")
    refused = call(capsys, "export", "mine.txt")
    assert refused.code == 1
    assert "--force" in refused.one_line
    assert (project / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert call(capsys, "export", "mine.txt", "--force").code == 0
    screen = call(capsys, "export", "-")
    assert screen.out == (project / "mine.txt").read_text(encoding="utf-8")


def test_a_long_import_shows_progress_on_a_terminal(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"members,{year},{year}\n" for year in range(1950, 2020))
    (project / "in.csv").write_text(HEADER + rows, encoding="utf-8")
    monkeypatch.setattr(transfer, "LONG", 10)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    answer = call(capsys, "import", "in.csv", "--yes")
    assert answer.code == 0
    assert "Importing" in answer.err
    assert "Imported 70 readings." in answer.out


def test_an_import_says_no_to_a_no(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "in.csv").write_text(HEADER + "members,2018,105\n", encoding="utf-8")
    before = lines_of(project)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: False)
    answer = call(capsys, "import", "in.csv")
    assert (answer.code, answer.one_line) == (1, "nothing was imported")
    assert lines_of(project) == before
    wrong = call(capsys, "import", "in.csv", "--numbers", "1.2.3")
    assert "--numbers" in wrong.one_line


DOUBTED = "members,2018,105\nmembers,2019,1080\nshare,2018,0.4\n"
TENFOLD = "members 2019: 1,080 is about ten times 105, the reading of 2018. Did you mean 108?"
FRACTION = (
    "share 2018: 0.4 is entered where percent is kept; the target for 2021 is 50 %. "
    "Did you mean 40 %?"
)


def test_figures_that_look_wrong_are_named_by_their_rows(project: Path, capsys: Capture) -> None:
    (project / "in.csv").write_text(HEADER + DOUBTED, encoding="utf-8")
    asked = call(capsys, "import", "in.csv")
    told = [f"in.csv: row 3: {TENFOLD}", f"in.csv: row 4: {FRACTION}"]
    assert asked.code == 1
    assert asked.err.splitlines()[:2] == told
    assert "say --yes to import" in asked.err
    dry = call(capsys, "import", "in.csv", "--dry-run")
    assert (dry.code, dry.err.splitlines()) == (0, told)
    taken = call(capsys, "import", "in.csv", "--yes")
    assert (taken.code, taken.err.splitlines()) == (0, told)
    assert "Imported 3 readings." in taken.out
    again = call(capsys, "import", "in.csv", "--yes")
    assert (again.code, again.err) == (0, "")


def test_the_question_names_how_many_look_wrong(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "in.csv").write_text(HEADER + DOUBTED, encoding="utf-8")
    asked: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", confirm)
    assert call(capsys, "import", "in.csv").code == 1
    assert asked == [
        "2 figures look wrong. Import 3 readings?",
        "Import the other one, which looks right?",
    ]


def test_a_whole_column_of_fractions_is_found_and_what_is_not_named_is_counted(
    project: Path, capsys: Capture
) -> None:
    rows = "".join(f"share,{year},0.{year}\n" for year in range(1990, 2019))
    (project / "in.csv").write_text(HEADER + rows, encoding="utf-8")
    told = call(capsys, "import", "in.csv", "--dry-run").err.splitlines()
    assert told[0].startswith("in.csv: row 2: share 1990: 0.1990 is entered where percent is kept")
    assert (len(told), told[-1]) == (21, "\u2026 and 9 more that look wrong")


def test_a_wide_sheet_is_taken_in_and_told(project: Path, capsys: Capture) -> None:
    content = "Figures\n\nIndicator,2017,2018\nMembers,101,102\n"
    (project / "in.csv").write_text(content, encoding="utf-8")
    answer = call(capsys, "import", "in.csv", "--yes")
    assert answer.code == 0, answer.err
    assert "Wide: indicators down in column A, years across in row 3, 2017 to 2018" in answer.err
    again = call(capsys, "import", "in.csv", "--yes")
    assert "Nothing to import" in again.out


def test_a_sheet_is_named_and_a_column_left_out(project: Path, capsys: Capture) -> None:
    columns = [Column(name) for name in ("Indicator", "Colour", "2017", "2018")]
    tabs = [
        Tab("First", columns, [["Members", "red", "101", "102"]]),
        Tab("Second", columns, [["Members", "red", "103", "104"]]),
    ]
    (project / "in.xlsx").write_bytes(workbook_bytes(tabs, title="T", made=None))
    answer = call(capsys, "import", "in.xlsx", "--yes", "--ignore", "Colour")
    assert answer.code == 1
    assert 'name one with --sheet: "First", "Second"' in answer.err
    answer = call(capsys, "import", "in.xlsx", "--yes", "--sheet", "Second")
    assert 'unknown column "Colour" (Second!B1)' in answer.err
    wanted = ("--sheet", "Second", "--ignore", "Colour")
    answer = call(capsys, "import", "in.xlsx", "--yes", *wanted)
    assert answer.code == 0, answer.err
    assert "Columns left out as asked: Colour." in answer.err
