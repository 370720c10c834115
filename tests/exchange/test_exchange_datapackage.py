"""A strategy as a data package: valid by Frictionless' own tool, harmless, and back in again."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call, process
from fiscal_case import every_kind, stop_the_clock
from projects import make_example, make_project

from scorecard.exchange.datapackage import DESCRIPTOR
from scorecard.exchange.long_csv import would_run
from scorecard.messages.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
YEAR = 2021


def bundled(folder: Path) -> Path:
    """Return the plan of the bundled strategy, in a folder of its own."""
    return make_example(folder) / "indicators.toml"


def everything(folder: Path) -> Path:
    """Return a plan with every kind of thing, and with hostile texts."""
    return every_kind(folder).plan


BOTH = pytest.mark.parametrize("made", [bundled, everything])


def written(plan: Path, folder: Path, capsys: Capture, *options: object) -> list[str]:
    """Write the package of a plan, and return what was said of it."""
    options = ("--framework", plan, "--year", YEAR, *options)
    answer = call(capsys, "export", "--format", "datapackage", folder, *options)
    assert answer.code == 0, answer.err
    return answer.err.splitlines()


def validated(folder: Path) -> list[dict[str, Any]]:
    """Return every error that Frictionless finds in a package, of its data too."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", DESCRIPTOR]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    found = [error for task in report["tasks"] for error in task["errors"]]
    assert (done.returncode == 0) is report["valid"]
    assert len(report["tasks"]) == len(described(folder)["resources"])
    return [*report["errors"], *found]


def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_bytes())
    return found


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def by_id(folder: Path, name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in table(folder, name)}


@BOTH
def test_frictionless_finds_no_fault(
    made: Callable[[Path], Path], tmp_path: Path, capsys: Capture
) -> None:
    written(made(tmp_path / "from"), tmp_path / "out", capsys)
    assert validated(tmp_path / "out") == []


def test_frictionless_would_find_one(tmp_path: Path, capsys: Capture) -> None:
    """What it is asked is no empty question: keys, types and digests are all looked at."""
    out = tmp_path / "out"
    written(everything(tmp_path / "from"), out, capsys)
    figures = out / "figures.csv"
    text = figures.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("wells,,,2019"))
    text += row + "\n" + row.replace("wells", "welsh").replace("105", "many") + "\n"
    figures.write_text(text, encoding="utf-8")
    found = {error["type"] for error in validated(out)}
    assert {"primary-key", "foreign-key", "type-error", "hash-count", "byte-count"} <= found


@BOTH
def test_a_package_says_what_it_is(
    made: Callable[[Path], Path], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    written(made(tmp_path / "from"), out, capsys)
    found = described(out)
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch("[a-z][a-z0-9.-]*", found["name"])
    assert not re.search("20[0-9]{2}", found["name"])
    assert {each["path"] for each in found["resources"]} == {
        path.name for path in out.iterdir() if path.name != DESCRIPTOR
    }
    for each in found["resources"]:
        data = (out / each["path"]).read_bytes()
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert each["bytes"] == len(data)
        header = next(csv.reader(data.decode().splitlines()))
        assert header == [column["name"] for column in each["schema"]["fields"]]
        assert all(column["description"] for column in each["schema"]["fields"])


def test_a_fiscal_year_is_the_one_it_begins_in(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    written(everything(tmp_path / "from"), out, capsys)
    (strategy,) = table(out, "strategy")
    assert (strategy["year"], strategy["year_text"]) == ("2021", "2021/22")
    years = {row["year"]: row for row in table(out, "years")}
    assert years["2019"] == {
        "year": "2019",
        "text": "2019/20",
        "first_day": "2019-07-01",
        "last_day": "2020-06-30",
        "escaped": "",
    }
    fields = {
        (each["name"], column["name"]): column["type"]
        for each in described(out)["resources"]
        for column in each["schema"]["fields"]
    }
    assert fields["readings", "year"] == fields["figures", "year"] == "year"


def test_figures_are_those_of_the_scorecard(tmp_path: Path, capsys: Capture) -> None:
    plan, out = everything(tmp_path / "from"), tmp_path / "out"
    written(plan, out, capsys)
    answer = call(capsys, "status", "--json", "--year", YEAR, "--framework", plan)
    card = json.loads(answer.out)
    figures = {
        (row["indicator"], row["entity"], row["part"], int(row["year"])): row
        for row in table(out, "figures")
    }
    held = by_id(out, "indicators")
    found = [each for goal in card["goals"] for each in goal["indicators"]]
    found += [i for goal in card["goals"] for o in goal["objectives"] for i in o["indicators"]]
    seen = 0
    for indicator in found:
        assert held[indicator["id"]]["status"] == indicator["status"]
        assert held[indicator["id"]]["sentence"] == indicator["sentence"]
        series = [("", "", indicator["readings"])]
        series += [(each["id"], "", each["readings"]) for each in indicator["entities"]]
        series += [("", name_of(each["name"]), each["readings"]) for each in indicator["parts"]]
        for entity, part, readings in series:
            for reading in readings:
                row = figures[indicator["id"], entity, part, reading["year"]]
                assert row["value"] == ("" if reading["value"] is None else f"{reading['value']}")
                assert row["total"] == ("" if reading["total"] is None else f"{reading['total']}")
                assert row["computed"] == ("yes" if reading["state"] is None else "no")
                low = reading.get("bounds", {}).get("low")
                assert row["low"] == ("" if low is None else f"{low}")
                seen += 1
    assert seen == len(figures) > 60


def name_of(part: str) -> str:
    """Return the name of a part as a spreadsheet may see it."""
    return f"'{part}" if would_run(part) else part


def test_what_is_missing_is_no_zero(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    written(everything(tmp_path / "from"), out, capsys)
    (row,) = (r for r in table(out, "figures") if (r["indicator"], r["year"]) == ("rain", "2021"))
    assert (row["value"], row["no_data"]) == ("", "'=The station was moved")


def test_no_text_is_run_by_a_spreadsheet(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    written(everything(tmp_path / "from"), out, capsys)
    escaped = set()
    for each in described(out)["resources"]:
        kinds = {column["name"]: column["type"] for column in each["schema"]["fields"]}
        for row in table(out, each["name"]):
            assert not [cell for cell in row.values() if would_run(cell)], row
            columns = [name for name in row["escaped"].split("; ") if name]
            assert all(row[name].startswith("'") and kinds[name] == "string" for name in columns)
            escaped |= {(each["name"], name) for name in columns}
    assert ("strategy", "title") in escaped
    assert ("indicators", "title") in escaped
    assert ("entities", "title") in escaped
    assert ("targets", "why") in escaped
    assert ("judgements", "because") in escaped
    assert ("comments", "text") in escaped
    assert ("readings", "source") in escaped


def test_what_is_left_out_is_said(tmp_path: Path, capsys: Capture) -> None:
    plan, out = everything(tmp_path / "from"), tmp_path / "out"
    *left, written_ = written(plan, out, capsys)
    assert left == [
        words.DataPackage.RULES.replace("goals", "aims"),
        words.DataPackage.WORKED_OUT,
        "Left out: 1 revision that is a draft.",
        "Left out: 1 file that readings rest on; its name and digest are here.",
        "Left out: 1 comment that not everybody may read.",
        "Left out: 3 priorities, decisions and closings of years; export --history has them.",
    ]
    assert written_ == f"{out}: 55 readings."
    assert "engineer" not in (out / "comments.csv").read_text(encoding="utf-8")


def test_a_reading_of_what_is_no_indicator_is_left_out_and_told(
    tmp_path: Path, capsys: Capture
) -> None:
    plan = make_project(tmp_path / "from") / "indicators.toml"
    call(capsys, "record", "members", 2018, 105, "--framework", plan)
    call(capsys, "judge", "voice", 2018, "at_risk", "--because", "one", "--framework", plan)
    call(capsys, "judge", "voice", 2018, "on_track", "--because", "two", "--framework", plan)
    plan.write_text(plan.read_text("utf-8").replace('"members"', '"associates"', 1), "utf-8")
    said = written(plan, tmp_path / "out", capsys)
    assert said[2:] == [
        "Left out: 1 record of what is no indicator of the plan: members.",
        "Left out: 1 earlier judgement or wording of a comment; export --history has it.",
        f"{tmp_path / 'out'}: 0 readings.",
    ]
    assert [row["because"] for row in table(tmp_path / "out", "judgements")] == ["two"]
    assert validated(tmp_path / "out") == []


def test_a_day_cuts_what_was_known(tmp_path: Path, capsys: Capture) -> None:
    plan, out = everything(tmp_path / "from"), tmp_path / "out"
    written(plan, out, capsys, "--as-of", "2020-12-31")
    readings = {(r["indicator"], r["part"], r["year"]): r["value"] for r in table(out, "readings")}
    assert readings["wells", "", "2019"] == "0104,123"  # as no notation takes it for 104123
    assert {r["known_from"] for r in table(out, "revisions")} <= {
        "2019-08-20",
        "2020-08-20",
        "2020-08-21",
    }
    assert table(out, "judgements") == []
    assert validated(out) == []


@BOTH
def test_readings_come_back_with_the_same_figures(
    made: Callable[[Path], Path],
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan, out = made(tmp_path / "from"), tmp_path / "out"
    written(plan, out, capsys)
    again = make_project(tmp_path / "to", plan.read_text("utf-8")) / "indicators.toml"
    evidence = plan.parent / "data" / "evidence"
    if evidence.exists():
        (tmp_path / "to" / "data").mkdir(exist_ok=True)
        evidence.rename(tmp_path / "to" / "data" / "evidence")
    stop_the_clock(monkeypatch, date(2026, 12, 1))
    answer = call(capsys, "import", out, "--yes", "--framework", again)
    assert answer.code == 0, answer.err
    assert 'Read from the table "readings" of the package.' in answer.err
    written(again, tmp_path / "back", capsys)
    for name in ("readings", "figures", "entities", "parts", "targets", "baselines", "years"):
        file = f"{name}.csv"
        here, there = out / file, tmp_path / "back" / file
        if name == "readings":  # a first revision has no reason
            assert [{**row, "reason": ""} for row in table(out, name)] == [
                {**row, "reason": ""} for row in table(tmp_path / "back", name)
            ]
        else:
            assert here.read_bytes() == there.read_bytes()
    judged = {row["indicator"] for row in table(out, "judgements")}
    before, after = by_id(out, "indicators"), by_id(tmp_path / "back", "indicators")
    assert before.keys() == after.keys()
    assert {id_ for id_ in before if before[id_] != after[id_]} <= judged


def test_the_descriptor_alone_is_taken_as_well_and_twice_changes_nothing(
    tmp_path: Path, capsys: Capture
) -> None:
    plan, out = everything(tmp_path / "from"), tmp_path / "out"
    written(plan, out, capsys)
    answer = call(capsys, "import", out / DESCRIPTOR, "--yes", "--framework", plan)
    assert "0 new, 0 changed, 55 the same, 0 refused" in answer.out
    assert call(capsys, "import", out / "readings.csv", "--yes", "--framework", plan).code == 0


def test_the_revisions_come_back_with_the_days_they_were_entered(
    tmp_path: Path, capsys: Capture
) -> None:
    plan, out = everything(tmp_path / "from"), tmp_path / "out"
    written(plan, out, capsys)
    again = make_project(tmp_path / "to", plan.read_text("utf-8")) / "indicators.toml"
    take = ("import", out, "--sheet", "revisions", "--yes", "--framework", again)
    assert call(capsys, *take).code == 0
    written(again, tmp_path / "back", capsys)
    ids = ("id", "parent")
    assert [{**row, **dict.fromkeys(ids)} for row in table(out, "revisions")] == [
        {**row, **dict.fromkeys(ids)} for row in table(tmp_path / "back", "revisions")
    ]


def package(folder: Path, *resources: dict[str, Any], **files: str) -> Path:
    """Write somebody's package."""
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    told = [*resources] or [{"name": name, "path": f"{name}.csv"} for name in files]
    (folder / DESCRIPTOR).write_text(json.dumps({"name": "p", "resources": told}), "utf-8")
    return folder


READINGS = "Year,indicator,value,colour\n2018,members,105,red\n"


def test_of_anybodys_package_the_one_table_with_the_columns_is_read(
    project: Path, capsys: Capture
) -> None:
    package(project / "p", people="name,age\nAna,30\n", members=READINGS)
    answer = call(capsys, "import", "p", "--yes")
    assert answer.code == 0, answer.err
    assert 'Read from the table "members" of the package.' in answer.err
    assert "or for other things, are not read: colour." in answer.err
    assert "105" in call(capsys, "show", "members", "--year", 2018).out


def test_of_tables_with_other_columns_the_one_that_can_be_read_is(
    project: Path, capsys: Capture
) -> None:
    package(project / "p", people="name,age\nAna,30\n", wide="Indicator,2018,2019\nmembers,105,\n")
    answer = call(capsys, "import", "p", "--yes")
    assert answer.code == 0, answer.err
    assert "105" in call(capsys, "show", "members", "--year", 2018).out


def test_numbers_are_written_as_the_package_says(project: Path, capsys: Capture) -> None:
    schema = {
        "fields": [
            {"name": "indicator", "type": "string"},
            {"name": "year", "type": "year"},
            {"name": "value", "type": "number", "decimalChar": ",", "groupChar": "."},
        ]
    }
    told = {"name": "r", "path": ["r.csv"], "schema": schema, "encoding": "iso-8859-1"}
    package(project / "p", told)
    (project / "p" / "r.csv").write_bytes(b"indicator,year,value\nmembers,2018,1.105\n")
    assert call(capsys, "import", "p", "--yes").code == 0
    answer = json.loads(call(capsys, "show", "members", "--year", 2018, "--json").out)
    assert answer["goals"][0]["objectives"][0]["indicators"][0]["latest"]["value"] == 1105


REFUSED: list[tuple[dict[str, Any], str]] = [
    (
        {"name": "r", "data": [{"indicator": "members"}]},
        'the table "r" is not in a file of its own, and is not read',
    ),
    (
        {"name": "r", "path": "https://example.org/r.csv"},
        'the table "r" is on the network, and nothing is fetched; put its file beside it',
    ),
    (
        {"name": "r", "path": "../outside.csv"},
        'the table "r" is in a file outside the folder of the package, and is not read',
    ),
    (
        {"name": "r", "path": "/etc/passwd"},
        'the table "r" is in a file outside the folder of the package, and is not read',
    ),
    (
        {"name": "r", "path": "link.csv"},
        'the table "r" is in a file outside the folder of the package, and is not read',
    ),
    (
        {"name": "r", "path": "r.csv", "encoding": "morse"},
        'is not text in "morse", which the package says it is',
    ),
]


@pytest.mark.parametrize(("told", "what"), REFUSED)
def test_nothing_is_read_but_files_in_the_packages_folder(
    project: Path, capsys: Capture, told: dict[str, Any], what: str
) -> None:
    (project / "outside.csv").write_text(READINGS, encoding="utf-8")
    package(project / "p", told, r=READINGS)
    (project / "p" / "link.csv").symlink_to("../outside.csv")
    answer = call(capsys, "import", "p", "--yes")
    assert answer.code == 1
    assert answer.one_line.endswith(what)


def test_two_tables_are_asked_about_and_one_is_named(project: Path, capsys: Capture) -> None:
    package(project / "p", one=READINGS, two=READINGS.replace("105", "106"))
    answer = call(capsys, "import", "p", "--yes")
    assert (answer.code, 'name one with --sheet: "one", "two"' in answer.one_line) == (1, True)
    answer = call(capsys, "import", "p", "--yes", "--sheet", "three")
    assert answer.one_line.endswith('has no table "three"; it has "one", "two"')
    assert call(capsys, "import", "p", "--yes", "--sheet", "two").code == 0
    assert "106" in call(capsys, "show", "members", "--year", 2018).out


def test_a_package_without_readings_is_refused_in_words(project: Path, capsys: Capture) -> None:
    package(project / "p", people="name,age\nAna,30\n", towns="town,size\nBern,3\n")
    answer = call(capsys, "import", "p", "--yes")
    assert answer.code == 1
    assert answer.one_line.endswith(
        "has no table of readings, which has the columns indicator, year, value, or is like a "
        'sheet that can be imported; its tables are "people", "towns"'
    )


def test_a_file_that_was_changed_since_is_told(project: Path, capsys: Capture) -> None:
    told = {"name": "r", "path": "r.csv", "hash": hashlib.md5(b"other").hexdigest()}
    package(project / "p", told, r=READINGS)
    assert "it was changed since" in call(capsys, "import", "p", "--dry-run").err
    told["hash"] = hashlib.md5(READINGS.encode()).hexdigest()
    package(project / "q", told, r=READINGS)
    assert "it was changed since" not in call(capsys, "import", "q", "--dry-run").err


def test_as_processes_of_their_own(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "from")
    assert process("record", "members", "2018", "105", cwd=folder).code == 0
    done = process("export", "--format", "datapackage", "out", cwd=folder)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith("out: 1 reading.\n")
    assert process("export", "--format", "datapackage", "out", cwd=folder).code == 1
    assert process("export", "--format", "datapackage", "-", cwd=folder).code == 2
    done = process("import", "out", "--yes", "--json", cwd=folder)
    assert (done.code, json.loads(done.out)["outcome"]) == (0, "nothing")


def test_the_page_names_every_table(root: Path, tmp_path: Path, capsys: Capture) -> None:
    page = (root / "docs" / "datapackage.md").read_text(encoding="utf-8")
    rows = page.split("## The tables")[1].split("Take `figures`")[0].splitlines()
    named = {
        name
        for row in rows
        for name in re.findall("`([a-z]+)`", row.partition("|")[2].partition("|")[0])
    }
    written(bundled(tmp_path / "from"), tmp_path / "out", capsys)
    assert {each["name"] for each in described(tmp_path / "out")["resources"]} == named
