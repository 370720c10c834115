"""The figures of a report that went out: written into the plan, held against what comes out."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
import tomli
from cli_support import call, process
from fiscal_case import fiscal_place
from projects import PLAN, make_example, make_project

from scorecard.framework.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
REPORT = "Progress report 2018"
PIN = ("pin", "--year", "2018", "--in", REPORT)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    made = make_project(tmp_path / "project")
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    for year, value in ((2017, 102), (2018, 105)):
        assert call(capsys, "record", "members", year, value, "--source", "Register").code == 0
    call(capsys, "record", "share", 2018, "12,5 %", "--yes")
    call(capsys, "record", "share", 2018, "12.5 %")
    call(capsys, "record", "policy", 2018, "no")
    call(capsys, "judge", "voice", 2018, "on_track", "--because", "Heard.")
    return made


def plan_of(folder: Path) -> bytes:
    return (folder / "indicators.toml").read_bytes()


def test_the_lines_can_be_pasted_at_the_end(folder: Path, capsys: Capture) -> None:
    before = plan_of(folder)
    answer = call(capsys, *PIN)
    assert answer.code == 0
    assert plan_of(folder) == before
    assert answer.one_line == (
        "4 pins for 2018; they go at the end of indicators.toml, where --add puts them."
    )
    (folder / "indicators.toml").write_bytes(before + b"\n" + answer.out.encode())
    loaded = load_plan(folder / "indicators.toml")
    assert loaded.faults == ()
    assert loaded.strategy is not None
    assert [(p.indicator, p.value, p.status) for p in loaded.strategy.pins] == [
        ("members", "105", "off_track"),
        ("share", "12.5", None),
        ("policy", "no", None),
        ("voice", None, "on_track"),
    ]
    assert call(capsys, "check").err == ""


def test_they_are_added_in_one_step_and_nothing_else_is_changed(
    folder: Path, capsys: Capture
) -> None:
    before = plan_of(folder)
    shown = call(capsys, *PIN).out
    answer = call(capsys, *PIN, "--add")
    assert (answer.code, answer.out) == (0, "")
    assert answer.one_line == "indicators.toml: 4 pins for 2018 added."
    assert plan_of(folder) == before + b"\n" + shown.encode()
    again = call(capsys, *PIN, "--add")
    assert again.code == 0
    assert again.err.splitlines() == [
        "4 figures are left out, for the plan pins them already as told there.",
        "indicators.toml: 0 pins for 2018 added.",
    ]
    assert plan_of(folder) == before + b"\n" + shown.encode()
    assert sorted(path.name for path in folder.iterdir()) == ["data", "indicators.toml"]


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n", b"\n# a last remark", b"   "])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_plan_keeps_its_bytes_and_its_line_ends(
    folder: Path, capsys: Capture, end: bytes, mark: bytes, line_end: bytes
) -> None:
    before = mark + (PLAN.encode().rstrip(b"\n") + end).replace(b"\n", line_end)
    (folder / "indicators.toml").write_bytes(before)
    assert call(capsys, *PIN, "--add").code == 0
    after = plan_of(folder)
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(line_end)
    assert load_plan(folder / "indicators.toml").faults == ()
    assert call(capsys, "check").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
def test_a_link_stays_one_and_a_mode_too(folder: Path, capsys: Capture) -> None:
    kept = folder / "kept.toml"
    (folder / "indicators.toml").rename(kept)
    kept.chmod(0o640)
    (folder / "indicators.toml").symlink_to("kept.toml")
    assert call(capsys, *PIN, "--add").code == 0
    assert (folder / "indicators.toml").is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o640
    assert b"[[pin]]" in kept.read_bytes()


def test_a_plan_that_is_write_protected_is_left_alone(folder: Path, capsys: Capture) -> None:
    before = plan_of(folder)
    (folder / "indicators.toml").chmod(0o444)
    answer = call(capsys, *PIN, "--add")
    assert answer.code == 1
    assert "not written: the file is write-protected" in answer.err
    assert plan_of(folder) == before


def test_nothing_is_added_to_a_plan_at_fault(folder: Path, capsys: Capture) -> None:
    faulty = PLAN.replace('title = "Members"', 'titel = "Members"').encode()
    (folder / "indicators.toml").write_bytes(faulty)
    answer = call(capsys, *PIN, "--add")
    assert answer.code == 1
    assert answer.err.splitlines() == [
        'indicators.toml:16:5: indicator members: unknown key "titel"; did you mean "title"?',
        "Nothing is added to a plan that is at fault; mend it first.",
    ]
    assert plan_of(folder) == faulty
    printed = call(capsys, *PIN)
    assert printed.code == 0
    assert "members" not in printed.out
    assert tomli.loads(printed.out)["pin"]


def test_a_list_of_pins_at_the_top_takes_no_more(folder: Path, capsys: Capture) -> None:
    top = b"pin = []\n" + PLAN.encode()
    (folder / "indicators.toml").write_bytes(top)
    answer = call(capsys, *PIN, "--add")
    assert answer.code == 1
    assert answer.err.startswith("Not pinned: ")
    assert plan_of(folder) == top


@pytest.mark.parametrize(
    "name",
    [
        'Report "2018"',
        "C:\\reports\\2018",
        "'''x\"\"\" = [[pin]] # {}",
        "Rapport d’étape 2018 – Ñandú 🌍",
        "<b>bold</b> [x](javascript:alert(1)) *a* | `b`",
        "\u0627\u0644\u062a\u0642\u0631\u064a\u0631 2018",
        "-x",
    ],
)
def test_whatever_the_report_is_called_it_is_read_back(
    folder: Path, capsys: Capture, name: str
) -> None:
    assert call(capsys, "pin", "--year", 2018, f"--in={name}", "--add").code == 0
    loaded = load_plan(folder / "indicators.toml")
    assert loaded.strategy is not None
    assert {pin.told_in for pin in loaded.strategy.pins} == {name}
    call(capsys, "record", "members", 2018, 107, "--reason", "recount")
    checked = call(capsys, "check")
    assert checked.code == 0
    assert f"members: {name} said 105 members for 2018, off track; 107 stands" in checked.err
    page = call(capsys, "report", "--year", 2018).out
    assert "<b>" not in page.replace("\\<b>", "")
    assert "](javascript" not in page.replace("\\](", "")
    assert "<b>bold" not in call(capsys, "report", "--year", 2018, "--html", "-").out


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\x1b[31m", "a\x7f", "a\u202eb", "\udcff"])
def test_a_name_that_cannot_stand_in_a_plan_is_refused(
    folder: Path, capsys: Capture, name: str
) -> None:
    before = plan_of(folder)
    answer = call(capsys, "pin", "--year", 2018, "--in", name, "--add")
    assert answer.code == 1
    assert "\x1b" not in answer.err
    assert plan_of(folder) == before


def test_a_restatement_is_told_with_who_why_and_from_where(folder: Path, capsys: Capture) -> None:
    call(capsys, *PIN, "--add")
    assert call(capsys, "check").err == ""
    call(capsys, "record", "members", 2018, 107, "--reason", "recount", "--source", "Register 2")
    answer = call(capsys, "check")
    assert answer.code == 0
    (line,) = answer.err.splitlines()
    place, said = line.split(": warning: ")
    assert said.startswith(
        f"members: {REPORT} said 105 members for 2018, off track; 107 stands since "
    )
    assert said.endswith(" (Ana: recount; Register 2).")
    row = int(place.split(":")[1])
    assert plan_of(folder).decode().split("\n")[row - 1] == "[[pin]]"
    assert "1 to look at again" in answer.out
    (fault,) = json.loads(call(capsys, "check", "--json").out)["faults"]
    assert fault == {
        "file": "indicators.toml", "line": row, "column": 1, "severity": "warning", "what": said
    }  # fmt: skip


def test_the_report_and_the_page_tell_it(folder: Path, capsys: Capture) -> None:
    call(capsys, *PIN, "--add")
    heading = "What reports that went out said, and what would come out instead today."
    assert heading not in call(capsys, "report", "--year", 2018).out
    call(capsys, "record", "members", 2018, 107, "--reason", "recount")
    report = call(capsys, "report", "--year", 2018).out
    told = f"- **Members.** {REPORT} said 105 members for 2018, off track; 107 stands since "
    section = report.partition("## Restatements")[2].partition("\n## ")[0]
    assert f"{heading}\n\n{told}" in section
    assert heading not in call(capsys, "report", "--year", 2017).out
    page = call(capsys, "page", "-", "--year", 2018).out
    assert f"{REPORT} said 105 members for 2018, off track; 107 stands since " in page
    assert call(capsys, "report", "--year", 2018, "--html", "r.html").code == 0
    assert f"{REPORT} said 105 members" in (folder / "r.html").read_text("utf-8")


def test_a_pin_on_what_the_plan_lacks_is_a_fault(folder: Path, capsys: Capture) -> None:
    (folder / "indicators.toml").write_bytes(
        PLAN.encode() + b'\n[[pin]]\nindicator = "memebrs"\nyear = 2018\nvalue = 1\n'
        b'on = 2019-03-01\nin = "R"\n'
    )
    answer = call(capsys, "check")
    assert answer.code == 1
    assert 'pin memebrs: indicator: unknown indicator "memebrs"; did you mean "members"?' in (
        answer.err
    )


def test_what_was_pinned_as_known_on_a_day_is_that_days(tmp_path: Path) -> None:
    """The bundled example, in a process: its own restatements are found."""
    made = make_example(tmp_path / "example")
    pin = ("pin", "--year", 2018, "--as-of", "2019-03-01", "--in", REPORT, "--add")
    done = process(*pin, cwd=made)
    assert (done.code, done.out) == (0, "")
    checked = process("check", cwd=made)
    assert checked.code == 0
    told = [line.split(": warning: ")[1] for line in checked.err.splitlines() if REPORT in line]
    assert told == [
        (
            f"international-support: {REPORT} said 673.2 US$ million for 2017; 696.3 stands since "
            "21 November 2019 (bundled example: restated by source; Landmine Monitor, Support for "
            "mine action, 2019)."
        ),
        (
            f"national-contributions: {REPORT} said at risk for 2018; it is off track now, by a "
            "figure known since 21 November 2019 (bundled example; Landmine Monitor, Support for "
            "mine action, 2019)."
        ),
        (
            f"casualties-mines: {REPORT} said 7,239 people for 2017; 7,253 stands since 21 "
            "November 2019 (bundled example: restated by source; Landmine Monitor, Casualties, "
            "2019)."
        ),
    ]
    early = process("report", "--year", 2018, "--as-of", "2019-03-01", cwd=made)
    assert "went out said" not in early.out


def test_fiscal_years_are_plain_in_the_plan_and_fiscal_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    places = fiscal_place(tmp_path / "fiscal")
    monkeypatch.chdir(places.plan.parent)
    said = ("--as-of", "2021-09-15", "--in", "Report 2020/21")
    assert call(capsys, "pin", "--year", "2020/21", *said, "--add").code == 0
    loaded = load_plan(places.plan)
    assert loaded.strategy is not None
    assert {pin.year for pin in loaded.strategy.pins} <= {2019, 2020}
    assert {pin.on for pin in loaded.strategy.pins} == {date(2021, 9, 15)}
    told = call(capsys, "check").err
    assert "wells: Report 2020/21 said 112 wells for 2020/21, on track; 111 stands since " in told


def test_pins_as_json(folder: Path, capsys: Capture) -> None:
    answer = call(capsys, *PIN, "--json")
    made = json.loads(answer.out)
    assert made["format"] == 1
    assert made["pins"][0] == {
        "indicator": "members", "entity": None, "part": None, "year": 2018, "value": "105",
        "qualifier": "exact", "high": None, "status": "off_track", "in": REPORT,
        "on": made["pins"][0]["on"],
    }  # fmt: skip


def test_a_plan_changed_meanwhile_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    plan, replaced = folder / "indicators.toml", PLAN.encode() + b"# by somebody else\n"
    fsync = os.fsync

    def meanwhile(descriptor: int) -> None:
        plan.write_bytes(replaced)
        fsync(descriptor)

    monkeypatch.setattr("scorecard.files.os.fsync", meanwhile)
    answer = call(capsys, *PIN, "--add")
    assert answer.code == 1
    assert answer.one_line == (
        "indicators.toml: not written: somebody changed it meanwhile; try again"
    )
    assert plan.read_bytes() == replaced
    assert not list(folder.glob(".scorecard*"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--year", "2040"), "Not pinned: 2040 is after the strategy's last year, 2021."),
        (
            ("--year", "2021", "--as-of", "2019-03-01"),
            "Not pinned: 2021 had not begun on 1 March 2019.",
        ),
    ],
)
def test_a_year_that_no_report_can_have_told_is_refused(
    folder: Path, capsys: Capture, asked: tuple[str, ...], said: str
) -> None:
    answer = call(capsys, "pin", *asked, "--in", "R")
    assert (answer.code, answer.out, answer.one_line) == (1, "", said)
