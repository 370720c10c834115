"""Figures of parts on the command line: entered, revised, taken back and told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from cli_support import call
from projects import make_project
from workbook_support import cells

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PLAN = """
[strategy]
title = "S"
period = [2017, 2021]
[[goal]]
id = "I"
title = "Water"
[[goal.indicator]]
id = "trained"
title = "People trained"
unit = "people"
source = "Register"
decimals = 0
min = 0
target = { at_least = 130, by = 2020 }
breakdowns = { sex = ["women", "men"], age = ["under 18", "18 and over"] }
[goal.indicator.parts.women]
title = "Women and girls"
target = { at_least = 50, by = 2020 }
[[goal.indicator]]
id = "wells"
title = "Wells drilled"
breakdowns = { use = ["drinking", "farming"] }
aggregate = "sum"
[goal.indicator.entities]
chad = { title = "Chad" }
mali = { title = "Mali" }
[[goal.indicator]]
id = "staff"
title = "Staff"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(tmp_path / "project", PLAN)
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    return made


def stored(folder: Path) -> dict[tuple[object, ...], str | None]:
    store = Store.open(folder / "data" / "readings.jsonl")
    return {tuple(r.key): r.value for r in store.records().readings if not r.retracted}


def told(capsys: Capture, *arguments: object) -> str:
    answer = call(capsys, *arguments)
    assert answer.code == 0, answer.err
    return " ".join(answer.out.split())


def refused(capsys: Capture, *arguments: object) -> str:
    answer = call(capsys, *arguments)
    assert answer.code != 0
    return " ".join(answer.err.split())


def test_a_part_is_entered_beside_the_whole(folder: Path, capsys: Capture) -> None:
    said = told(capsys, "record", "trained", 2018, "42", "--part", "women")
    assert said.startswith("People trained, Women and girls, 2018: 42 people. Saved.")
    assert "Source as in the plan: Register." in said
    # By its title too, as an entity is.
    again = told(
        capsys, "record", "trained", 2018, "42", "--part", "women and GIRLS", "--source", "Register"
    )
    assert again == "People trained, Women and girls, 2018: already so, nothing changed."
    assert stored(folder) == {("trained", 2018, None, "women"): "42"}
    told(capsys, "record", "trained", 2018, "100")
    assert stored(folder)["trained", 2018, None, None] == "100"


def test_an_unknown_part_is_refused_with_the_nearest(folder: Path, capsys: Capture) -> None:
    said = refused(capsys, "record", "trained", 2018, "42", "--part", "woman")
    assert said == 'part: trained has no part "woman"; did you mean "women"?'
    said = refused(capsys, "record", "trained", 2018, "42", "--part", "xyz")
    assert said.endswith('"xyz"; it is women, men, under 18 or 18 and over')
    said = refused(capsys, "record", "staff", 2018, "42", "--part", "women")
    assert said == 'part: staff has no breakdowns in the plan; leave "women" out'
    assert stored(folder) == {}


def test_with_entities_a_part_names_both(folder: Path, capsys: Capture) -> None:
    said = told(capsys, "record", "wells", 2018, "3", "--entity", "chad", "--part", "farming")
    assert "Wells drilled, Chad, farming, 2018: 3. Saved." in said
    assert stored(folder) == {("wells", 2018, "chad", "farming"): "3"}
    said = refused(capsys, "record", "wells", 2018, "3", "--part", "farming")
    assert said.startswith("entity: is empty; wells is kept per entity")


def test_several_parts_are_one_save_with_or_without_the_whole(
    folder: Path, capsys: Capture
) -> None:
    said = told(
        capsys, "record", "trained", 2018, "42", "--parts", "women=12", "--parts", "men=30",
        "--source", "Survey",
    )  # fmt: skip
    assert said.startswith(
        "People trained, 2018: 42 people. Saved. People trained, Women and girls, 2018: 12 people."
    )
    told(capsys, "record", "trained", 2019, "--parts", "under 18=5", "--parts", "18 and over=7")
    assert stored(folder) == {
        ("trained", 2018, None, None): "42",
        ("trained", 2018, None, "women"): "12",
        ("trained", 2018, None, "men"): "30",
        ("trained", 2019, None, "under 18"): "5",
        ("trained", 2019, None, "18 and over"): "7",
    }
    lines = (folder / "data" / "readings.jsonl").read_text("utf-8").splitlines()
    batches = [json.loads(line)["batch"].split("/") for line in lines if '"trained"' in line][:3]
    assert len({batch for batch, _, _ in batches}) == 1
    assert [place for _, *place in batches] == [["1", "3"], ["2", "3"], ["3", "3"]]
    sources = {r.source.title for r in Store.open(folder / "data" / "readings.jsonl").records()
               .readings if r.year == 2018}  # fmt: skip
    assert sources == {"Survey"}


def test_of_several_parts_one_fault_saves_none(folder: Path, capsys: Capture) -> None:
    parts = ("--parts", "women=many", "--parts", "mne=30")
    said = refused(capsys, "record", "trained", "2018", "42", *parts)
    assert 'women: value: "many" is not a number' in said
    assert 'part: trained has no part "mne"; did you mean "men"?' in said
    said = refused(capsys, "record", "trained", "20188", "--parts", "women=1", "--parts", "men=2")
    assert said.count("year") == said.count("is not a year") + 1
    assert said.count("is not a year") == 1
    twice = refused(capsys, "record", "trained", 2018, "--parts", "women=1", "--parts", "women=2")
    assert twice == "People trained, Women and girls, 2018 is given twice; keep one"
    both = ("--part", "women", "--parts", "men=2")
    assert "take one of the two" in refused(capsys, "record", "trained", 2018, "1", *both)
    assert "women=12" in refused(capsys, "record", "trained", 2018, "--parts", "women")
    none = refused(capsys, "record", "trained", 2018, "--parts", "women= ", "--parts", "men=2")
    assert 'where there is none, enter it alone: --part "women" --no-data WHY' in none
    over = ("--parts", "men=2", "--over", "1")
    assert "--over goes with one figure" in refused(capsys, "record", "trained", 2018, *over)
    assert stored(folder) == {}


def test_revising_a_part_needs_a_reason_and_leaves_the_rest(folder: Path, capsys: Capture) -> None:
    told(capsys, "record", "trained", 2018, "42", "--parts", "women=12", "--parts", "men=30")
    again = ("--parts", "women=13", "--parts", "men=30")
    said = refused(capsys, "record", "trained", 2018, *again)
    assert "People trained, Women and girls, 2018 already reads 12 people" in said
    data: Any = json.loads(
        call(capsys, "record", "trained", 2018, *again, "--reason", "correction", "--json")
        .out.partition("\n")[2]
    )  # fmt: skip
    assert [(each["part"], each["text"], each["revision"]) for each in data["saved"]] == [
        ("women", "13", 2)
    ]


def test_a_closed_year_takes_a_part_with_a_reason_alone(folder: Path, capsys: Capture) -> None:
    told(capsys, "close", 2018, "--yes")
    said = refused(capsys, "record", "trained", 2018, "--parts", "women=12")
    assert "closed" in said
    told(capsys, "record", "trained", 2018, "--parts", "women=12", "--reason", "late data")
    assert stored(folder) == {("trained", 2018, None, "women"): "12"}


def test_a_part_is_taken_back_alone(folder: Path, capsys: Capture) -> None:
    told(capsys, "record", "trained", 2018, "42", "--parts", "women=12")
    said = told(capsys, "retract", "trained", 2018, "--part", "Women", "--reason", "correction")
    assert said.startswith("People trained, Women and girls, 2018: 12 people taken back")
    assert stored(folder)["trained", 2018, None, None] == "42"
    key = ReadingKey("trained", 2018, None, "women")
    head = Store.open(folder / "data" / "readings.jsonl").head(key)
    assert head is not None
    assert head.retracted
    assert "no part" in refused(capsys, "retract", "trained", 2018, "--part", "x", "--reason", "c")


def test_the_history_names_parts_and_shows_one_alone(folder: Path, capsys: Capture) -> None:
    told(capsys, "record", "trained", 2018, "42", "--parts", "men=30", "--parts", "women=12")
    told(capsys, "record", "trained", 2018, "13", "--part", "women", "--reason", "correction")
    lines = call(capsys, "history", "trained").out.splitlines()
    texts = [line.split("  ")[2].split(";")[0] for line in lines if line.startswith("  20")]
    assert texts == [
        "42", "Women and girls: 12", "Women and girls: 12 → 13", "men: 30",
    ]  # fmt: skip
    alone = call(capsys, "history", "trained", "--part", "men").out
    assert "men: 30" in alone
    assert "42" not in alone
    assert "Women" not in alone
    data: Any = json.loads(call(capsys, "history", "trained", "--part", "women", "--json").out)
    assert [each["part"] for each in data["revisions"]] == ["women", "women"]
    assert "did you mean" in refused(capsys, "history", "trained", "--part", "woman")


def test_a_jump_of_a_part_is_asked_about_by_its_own_figures(folder: Path, capsys: Capture) -> None:
    told(capsys, "record", "trained", 2018, "4000")
    told(capsys, "record", "trained", 2018, "40", "--part", "men")
    said = refused(capsys, "record", "trained", 2019, "--parts", "men=4100")
    assert "People trained, men, 2019:" in said
    assert "--yes" in said
    told(capsys, "record", "trained", 2019, "4100")


def test_check_names_a_part_the_plan_does_not_know(folder: Path, capsys: Capture) -> None:
    told(capsys, "record", "trained", 2018, "12", "--part", "women")
    plan = folder / "indicators.toml"
    plan.write_text(plan.read_text("utf-8").replace('"women", "men"', '"females", "men"')
                    .replace("parts.women", "parts.females"), "utf-8")  # fmt: skip
    said = refused(capsys, "check")
    assert 'trained 2018 women: the reading is for "women", which is no part' in said
    assert 'formerly = ["women"]' in said
    renamed = plan.read_text("utf-8").replace(
        'title = "Women and girls"', 'title = "Women and girls"\nformerly = ["women"]'
    )
    plan.write_text(renamed, "utf-8")
    told(capsys, "check")
    assert "Women and girls: 12" in told(capsys, "history", "trained")


def filled(path: Path, values: dict[tuple[str, str, str], object]) -> None:
    """Type values into the rows of a workbook by indicator, entity and part."""
    book = openpyxl.load_workbook(path)
    sheet: Any = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        name = tuple(
            str(sheet.cell(row, heads[head]).value or "")
            for head in ("indicator", "entity", "part")
        )
        if name in values:
            sheet.cell(row, heads["value"]).value = values[name]
    book.save(path)


def test_a_workbook_for_staff_has_rows_for_parts(folder: Path, capsys: Capture) -> None:
    told(capsys, "record", "trained", 2017, "--parts", "men=20", "--parts", "women=10")
    told(capsys, "record", "trained", 2018, "42")
    call(capsys, "sheet", "due.xlsx", "--year", 2018)
    path = folder / "due.xlsx"
    rows = cells(path.read_bytes())
    assert [(r["indicator"], r["entity"], r["part"], r["title"], r["asked"]) for r in rows[:2]] == [
        ("trained", None, "women", "People trained (Women and girls)", "no reading yet"),
        ("trained", None, "men", "People trained (men)", "no reading yet"),
    ]
    assert (rows[0]["target"], rows[0]["earlier"]) == ("≥50 by 2020", "2017: 10")
    # Where the whole is asked for, its parts stand below it though nobody gave them before.
    assert [(r["entity"], r["part"], r["asked"]) for r in rows[2:5]] == [
        ("chad", None, "no reading yet"), ("chad", "drinking", None), ("chad", "farming", None),
    ]  # fmt: skip
    filled(path, {("trained", "", "women"): 12, ("wells", "chad", "farming"): 3})
    answer = call(capsys, "import", path, "--yes")
    assert answer.code == 0, answer.err
    found = stored(folder)
    assert found["trained", 2018, None, "women"] == "12"
    assert found["wells", 2018, "chad", "farming"] == "3"


def test_a_workbook_row_of_a_part_tells_what_changed_meanwhile(
    folder: Path, capsys: Capture
) -> None:
    told(capsys, "record", "trained", 2018, "42", "--parts", "men=20")
    call(capsys, "sheet", "all.xlsx", "--year", 2018, "--all")
    told(capsys, "record", "trained", 2018, "21", "--part", "men", "--reason", "correction")
    filled(folder / "all.xlsx", {("trained", "", "men"): 22})
    answer = call(capsys, "import", folder / "all.xlsx", "--yes")
    assert answer.code == 1
    assert "changed here" in " ".join((answer.out + answer.err).split())
    assert stored(folder)["trained", 2018, None, "men"] == "21"


def test_without_parts_a_workbook_has_no_column_for_them(folder: Path, capsys: Capture) -> None:
    plan = folder / "indicators.toml"
    text = plan.read_text("utf-8")
    start = text.index('[[goal.indicator]]\nid = "trained"')
    plan.write_text(text[:start] + '[[goal.indicator]]\nid = "staff"\ntitle = "Staff"\n', "utf-8")
    call(capsys, "sheet", "due.xlsx", "--year", 2018)
    assert "part" not in cells((folder / "due.xlsx").read_bytes())[0]


def test_parts_that_do_not_come_to_their_total_are_told(folder: Path, capsys: Capture) -> None:
    answer = call(capsys, "record", "trained", 2018, 42, "--parts", "women=12", "--parts", "men=31")
    assert answer.code == 0
    assert "trained 2018: 12 Women and girls and 31 men come to 43" in answer.err
    answer = call(
        capsys, "record", "trained", 2018, 30, "--part", "men", "--reason", "correction", "--json"
    )
    assert answer.err == ""
    answer = call(capsys, "record", "staff", 2018, 30)
    assert answer.err == ""
