"""``import`` before a person: what is shown, asked, and said by name where nobody can be asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cli_support import Answer, call, process

from scorecard.cli.console import cells, wrap
from scorecard.cli.import_lines import _middle_cut
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from scorecard.model.reading import Reading

Capture = pytest.CaptureFixture[str]
HEADER = "indicator,year,value\n"
needs_terminal = pytest.mark.skipif(os.name == "nt", reason="needs a terminal of POSIX")


def put(project: Path, rows: str, header: str = HEADER) -> None:
    (project / "in.csv").write_text(header + rows, encoding="utf-8")


def readings(project: Path) -> dict[int, Reading]:
    return {r.year: r for r in Store.open(project / "data" / "readings.jsonl").records().readings}


def sitting(project: Path, typed: str, *arguments: str, lines: int = 50, width: int = 80) -> Answer:
    """Run a command on a terminal, with all that a person types; its pager marks its lines."""
    import fcntl
    import pty
    import struct
    import termios

    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", lines, width, 0, 0))
    os.write(outer, typed.encode())
    running = subprocess.Popen(
        [sys.executable, "-m", "scorecard", *arguments],
        stdin=inner,
        stdout=inner,
        stderr=inner,
        cwd=project,
        env={**os.environ, "PAGER": "sed s/^/|/", "TERM": "xterm"},
    )
    os.close(inner)
    said = b""
    while True:
        try:
            piece = os.read(outer, 65536)
        except OSError:  # as Linux says that nobody writes any more
            break
        if not piece:
            break
        said += piece
    os.close(outer)
    return Answer(running.wait(timeout=60), said.decode().replace("\r\n", "\n"), "")


@needs_terminal
def test_a_terminal_shows_each_value_as_written_beside_what_it_means(project: Path) -> None:
    call_ = process("record", "members", 2017, 104, "--yes", cwd=project)
    assert call_.code == 0
    put(
        project,
        "members,2017,106,\nmembers,2018,about 105,\nmembers,2019,1080,\nmembers,2020,many,\n"
        'share,2018,40 %,"one, two"\n',
        "indicator,year,value,note\n",
    )
    told = sitting(project, "n\n", "import", "in.csv")
    assert told.code == 1
    shown = told.out.partition("in.csv: ")[2].partition("1 row is refused")
    assert shown[0].splitlines() == [
        "3 new, 1 changed, 0 the same, 1 refused.",
        "",
        "Refused: 1",
        "  row 5  members 2020  many",
        '    value: "many" is not a number',
        "",
        "Looks wrong: 1",
        "  row 4  members 2019  1080  = 1,080  104 in 2017",
        "    1,080 is about ten times 105, the reading of 2018. Did you mean 108?",
        "",
        "Changed: 1",
        "  row 2  members 2017  106  = 106  was 104",
        "",
        "New: 2",
        "  row 3  members 2018  about 105  = about 105  104 in 2017",
        "  row 6  share 2018         40 %  = 40 %",
    ]
    assert shown[2].startswith(". Take the rows that are right, and leave it?")


@needs_terminal
def test_what_is_longer_than_the_terminal_goes_through_the_pager(project: Path) -> None:
    put(project, "".join(f"members,{year},{year}\n" for year in range(1980, 2020)))
    told = sitting(project, "y\n", "import", "in.csv", lines=24)
    assert told.code == 0
    paged = [line[1:] for line in told.out.splitlines() if line.startswith("|")]
    assert paged[:5] == [
        "in.csv: 40 new, 0 changed, 0 the same, 0 refused.",
        "",
        "New: 40",
        *paged[3:5],
    ]
    assert paged[-1] == "  row 41  members 2019  2019  = 2,019"
    assert "Import 40 readings? [y/N]: " in told.out
    assert told.out.endswith("Imported 40 readings.\n")
    # With room for all there is no pager, and nobody who says yes beforehand waits at one.
    assert "|" not in sitting(project, "", "import", "in.csv", "--dry-run").out
    assert "|" not in sitting(project, "", "import", "in.csv", "--yes", lines=24).out


@needs_terminal
def test_lines_keep_to_a_narrow_terminal_and_cut_no_figure(project: Path) -> None:
    long = "123 456 789 012 345 678.123456789"
    put(
        project,
        f"members,2018,{long}\nvoice,2018,{'words ' * 40}\nmembers,2019,{long.replace(' ', '')}\n",
    )
    told = sitting(project, "n\n", "import", "in.csv", width=50)
    shown = told.out.partition("in.csv: ")[2].partition("Import ")[0]
    assert all(cells(line) <= 50 for line in shown.splitlines())
    assert long in shown
    assert shown.count("123,456,789,012,345,678.123456789") == 2
    assert "words words words words\u2026" in shown or "words w\u2026" in shown


@needs_terminal
def test_a_person_is_asked_about_names_missing_figures_and_marks(project: Path) -> None:
    put(project, "memberz,2017,102\nmembers,2018,n/a\nmembers,2019,104*\n")
    told = sitting(project, "y\nthe office burnt\ny\ny\n", "import", "in.csv")
    assert told.code == 0, told.out
    for question in (
        '"memberz" is no indicator of the plan. Is it members, "Members"? [y/N]: ',
        "1 cell says that there is no figure (n/a). No data, because (Enter: refused): ",
        "1 figure has a footnote mark (104*). Keep it as a note beside the figure? [y/N]: ",
        "Import 3 readings? [y/N]: ",
    ):
        assert question in told.out.replace("\n", " ")
    assert {year: (r.value, r.no_data, r.note) for year, r in readings(project).items()} == {
        2017: ("102", "", ""),
        2018: (None, "the office burnt", ""),
        2019: ("104", "", "marked * where it was taken from"),
    }
    kept = project / "data" / "import-names.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == {"names": {"memberz": "members"}}
    # The next file needs no question, and no terminal.
    put(project, "memberz,2020,105\n")
    assert process("import", "in.csv", "--yes", cwd=project).code == 0
    assert readings(project)[2020].indicator == "members"


@needs_terminal
def test_what_nobody_agrees_to_stays_refused(project: Path) -> None:
    put(project, "memberz,2017,102\nmembers,2018,n/a\nmembers,2019,104*\nmembers,2020,105\n")
    told = sitting(project, "n\n\nn\nn\n", "import", "in.csv")
    assert told.code == 1
    assert "3 rows are refused. Take the rows that are right, and leave these? [y/N]: " in told.out
    assert readings(project) == {}
    assert not (project / "data" / "import-names.json").exists()
    told = sitting(project, "n\n\nn\ny\ny\n", "import", "in.csv")
    assert told.code == 0
    assert told.out.endswith("Imported 1 reading.\n3 rows were left: row 2, row 3, row 4.\n")
    assert list(readings(project)) == [2020]


@needs_terminal
def test_where_figures_look_wrong_the_others_can_be_taken_alone(project: Path) -> None:
    assert process("record", "members", 2017, 104, "--yes", cwd=project).code == 0
    put(project, "members,2018,105\nmembers,2019,1080\n")
    told = sitting(project, "n\ny\n", "import", "in.csv")
    assert told.code == 0
    assert "Import the other one, which looks right?" in told.out
    assert "1 row was left: row 3." in told.out
    assert sorted(readings(project)) == [2017, 2018]


def test_without_a_terminal_consent_is_given_by_name(project: Path, capsys: Capture) -> None:
    put(project, "members,2017,102\nmembers,2018,\u2013\nmembers,2019,104*\nmembers,2020,x\n")
    before = (project / "data" / "readings.jsonl").read_bytes()
    refused = call(capsys, "import", "in.csv", "--yes")
    assert refused.code == 1
    assert 'row 3, value: "\u2013" says that there is no figure; --no-data WHY' in refused.err
    assert 'row 4, value: "104*" is "104" with a footnote mark; --marks-as-notes' in refused.err
    assert (project / "data" / "readings.jsonl").read_bytes() == before
    named = ("--no-data", "not counted", "--marks-as-notes", "--take-right")
    asked = call(capsys, "import", "in.csv", *named)
    assert (asked.code, "say --yes" in asked.err) == (1, True)
    dry = call(capsys, "import", "in.csv", *named, "--dry-run")
    assert (dry.code, dry.err.splitlines()[-1]) == (0, "1 row was left: row 5.")
    assert (project / "data" / "readings.jsonl").read_bytes() == before
    taken = call(capsys, "import", "in.csv", *named, "--yes")
    assert (taken.code, taken.out.splitlines()[-1]) == (0, "Imported 3 readings.")
    assert readings(project)[2018].no_data == "not counted"
    batches = {
        line.count(b'"batch"')
        for line in (project / "data" / "readings.jsonl").read_bytes().splitlines()[1:]
    }
    assert batches == {1}
    none = call(capsys, "import", "in.csv", "--take-right", "--yes")
    assert (none.code, none.err.splitlines()[-1]) == (0, "3 rows were left: row 3, row 4, row 5.")


def test_take_right_leaves_what_looks_wrong(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2017, 104, "--yes")
    put(project, "members,2018,105\nmembers,2019,1080\n")
    taken = call(capsys, "import", "in.csv", "--take-right", "--yes")
    assert taken.code == 0
    assert taken.err.splitlines()[-1] == "1 row was left: row 3."
    assert sorted(readings(project)) == [2017, 2018]
    put(project, "members,2018,x\n")
    nothing = call(capsys, "import", "in.csv", "--take-right", "--yes")
    assert nothing.code == 1
    assert nothing.err.splitlines()[-1] == "Nothing was imported: no row is right."


def test_a_reading_changed_since_its_sheet_was_made_is_told(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--yes", "--by", "Ana")
    first = readings(project)[2018].id
    call(capsys, "record", "members", 2018, 107, "--reason", "correction", "--by", "Ana")
    put(project, f"members,2018,106,{first}\n", "indicator,year,value,seen\n")
    told = call(capsys, "import", "in.csv", "--yes")
    assert told.code == 1
    assert "row 2, value: was changed here meanwhile: 107, by Ana on " in told.err
    assert "; the sheet was made when it said 105. --over-changes takes" in told.err
    assert call(capsys, "import", "in.csv", "--yes", "--over-changes").code == 0
    assert readings(project)[2018].value == "106"


@needs_terminal
def test_a_person_chooses_over_what_was_changed_since(project: Path) -> None:
    for value in (105, 107):
        recorded = process("record", "members", 2018, value, "--reason", "correction", cwd=project)
        assert recorded.code == 0
    put(project, "members,2018,106,none\n", "indicator,year,value,seen\n")
    told = sitting(project, "y\ny\n", "import", "in.csv")
    assert "the sheet was made when there was no reading" in told.out
    assert "1 reading was changed here since the sheet was made." in told.out
    assert (told.code, readings(project)[2018].value) == (0, "106")


def test_the_json_has_every_row(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2017, 104, "--yes")
    put(project, "members,2017,104\nmembers,2018,at least 105\nmembers,2019,1080\nmembers,2020,x\n")
    told = call(capsys, "import", "in.csv", "--json", "--yes")
    assert told.code == 1
    data = json.loads(told.out)
    rows = data.pop("rows")
    assert data == {
        "format": 1,
        "file": "in.csv",
        "history": False,
        "outcome": "refused",
        "imported": 0,
        "counts": {"new": 2, "changed": 0, "same": 1, "refused": 1, "looks_wrong": 1},
        "sheet": None,
        "layout": None,
        "numbers": None,
        "left_out": [],
        "remarks": [],
    }
    assert [(row["place"], row["effect"], row["written"]) for row in rows] == [
        ("row 2", "same", "104"),
        ("row 3", "new", "at least 105"),
        ("row 4", "new", "1080"),
        ("row 5", "refused", "x"),
    ]
    assert rows[1]["understood"] == {"value": "105", "qualifier": "at least", "state": "final"}
    assert rows[1]["last"] == {"year": 2017, "value": "104", "qualifier": "exact", "state": "final"}
    assert rows[2]["looks_wrong"].startswith("1,080 is about ten times")
    assert rows[3]["refused"] == [{"column": "value", "what": '"x" is not a number'}]
    taken = json.loads(call(capsys, "import", "in.csv", "--json", "--yes", "--take-right").out)
    assert (taken["outcome"], taken["imported"]) == ("imported", 1)
    shown = json.loads(call(capsys, "import", "in.csv", "--json", "--dry-run", "--take-right").out)
    assert (shown["outcome"], shown["imported"]) == ("nothing", 0)
    waits = call(capsys, "import", "in.csv", "--json")
    assert (waits.code, json.loads(waits.out)["outcome"]) == (1, "refused")


def test_kept_names_that_stand_for_nothing_any_more_are_told(
    project: Path, capsys: Capture
) -> None:
    kept = project / "names.json"
    kept.write_text('{"names": {"Parties": "gone", "M": "members"}}', encoding="utf-8")
    put(project, "M,2018,105\n")
    told = call(capsys, "import", "in.csv", "--map", "names.json", "--dry-run")
    assert (told.code, told.err.splitlines()) == (
        0,
        [
            (
                'names.json: "Parties" stands for "gone", which is no indicator of the plan any '
                "more; it is passed over"
            )
        ],
    )
    missing = call(capsys, "import", "in.csv", "--map", "none.json")
    assert missing.one_line == (
        "none.json: there is no such file; leave out --map to keep names beside the store"
    )
    for text in ("[1]", "{", '{"names": {"a": 1}}', "[" * 100_000):
        kept.write_text(text, encoding="utf-8")
        wrong = call(capsys, "import", "in.csv", "--map", "names.json")
        assert (wrong.code, "is no file of names" in wrong.one_line) == (1, True)


ENTITIES = """\
[strategy]
title = "S"
period = [2017, 2021]

[[goal]]
id = "I"
title = "G"

  [[goal.indicator]]
  id = "cleared"
  title = "Land cleared"
    [goal.indicator.entities]
    chile = { title = "Chile" }
    peru = { title = "Peru" }
"""


@needs_terminal
def test_a_wide_sheet_is_read_anew_under_the_names_agreed_to(project: Path) -> None:
    (project / "indicators.toml").write_text(ENTITIES, encoding="utf-8")
    put(project, "Land cleard,4,6\nChile,1,2\nPeru,3,4\n", "Indicator,2017,2018\n")
    told = sitting(project, "y\ny\ny\n", "import", "in.csv")
    assert told.code == 0, told.out
    assert 'Is it cleared, "Land cleared"? [y/N]: ' in told.out.replace("\n", " ")
    # The total of all is no reading of one of them.
    assert told.out.endswith("Imported 4 readings.\n2 rows were left: B2, C2.\n")


def test_a_name_is_cut_before_its_year() -> None:
    said = f"{'a-long-name-of-an-indicator'} 2019/20"
    assert _middle_cut(said, 20) == "a-long-name\u2026 2019/20"
    assert _middle_cut("a-long-name-of-an-indicator 2019", 20) == "a-long-name-of\u2026 2019"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Of the wells 35 % hold", ["Of the wells", "  35 % hold"]),
        ("They are 1 234 567 or so", ["They are", "  1 234 567 or", "  so"]),
        ("7 wells of 20 wells", ["7 wells of 20", "  wells"]),
        ("In 2011 2012 2013 2014 2015", ["In 2011 2012", "  2013 2014", "  2015"]),
    ],
)
def test_a_figure_is_not_broken_where_it_fits_a_line(text: str, lines: list[str]) -> None:
    assert wrap(text, "", "  ", 14) == lines
