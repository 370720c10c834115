"""Parts of an indicator on the command line: where they stand, what is due, what changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cli_support import call
from projects import make_project

from scorecard.records.entry import Entry
from scorecard.records.store import Store

Capture = pytest.CaptureFixture[str]
PLAN = """
[strategy]
title = "S"
period = [2017, 2021]
[[goal]]
id = "I"
title = "Skills"
[[goal.objective]]
id = "1a"
title = "People are trained"
[[goal.objective.indicator]]
id = "trained"
title = "People trained"
unit = "people"
baseline = { year = 2016, value = 20 }
target = { at_least = 100, by = 2020 }
breakdowns = { sex = ["women", "men"] }
[goal.objective.indicator.parts.women]
baseline = { year = 2016, value = 10 }
target = { at_least = 50, by = 2020 }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(tmp_path / "project", PLAN)
    monkeypatch.chdir(made)
    monkeypatch.setenv("SCORECARD_BY", "Ana")
    return made


def enter(folder: Path, year: int, **figures: str) -> None:
    """Put figures into the store, ``total`` that of the whole."""
    store = Store.open(folder / "data" / "readings.jsonl")
    store.add(
        [
            Entry("trained", year, value, part=None if part == "total" else part)
            for part, value in figures.items()
        ],
        by="Ana",
    )


def as_json(capsys: Capture, *arguments: object) -> Any:
    answer = call(capsys, *arguments, "--json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_check_warns_of_parts_that_do_not_come_to_the_total(folder: Path, capsys: Capture) -> None:
    enter(folder, 2018, total="40", women="30", men="14")
    answer = call(capsys, "check")
    assert answer.code == 0
    assert "trained 2018: 30 women and 14 men come to 44, and the total to 40" in answer.err
    assert answer.out.endswith("1 to look at again.\n")
    (fault,) = as_json(capsys, "check")["faults"]
    assert fault["severity"] == "warning"


def test_a_part_that_was_read_or_has_a_target_is_due_when_the_whole_is(
    folder: Path, capsys: Capture
) -> None:
    enter(folder, 2018, total="40", women="12")
    items = as_json(capsys, "due", "--year", "2019")["due"]
    assert [(item["part"], item["kind"]) for item in items] == [
        (None, "missing"),
        ("women", "missing"),
    ]
    enter(folder, 2018, men="28")
    out = call(capsys, "due", "--year", "2019").out
    assert "1a   women: People trained (trained); last 12 in 2018" in out
    assert "1a   men: People trained (trained); last 28 in 2018" in out


def test_a_whole_that_is_a_sum_is_not_asked_for_beside_its_parts(
    folder: Path, capsys: Capture
) -> None:
    enter(folder, 2018, women="12", men="28")
    assert [i["kind"] for i in as_json(capsys, "due", "--year", "2018")["due"]] == [
        "unsourced",
        "unsourced",
    ]
    items = as_json(capsys, "due", "--year", "2019")["due"]
    assert [item["part"] for item in items] == ["women", "men"]


def test_status_tells_a_part_with_a_target_below_its_indicator(
    folder: Path, capsys: Capture
) -> None:
    out = call(capsys, "status", "--year", "2018").out
    assert "women (≥50 by 2020): no reading" in out
    enter(folder, 2018, women="12", men="48")
    lines = call(capsys, "status", "--year", "2018").out.splitlines()
    at = next(n for n, line in enumerate(lines) if "People trained" in line)
    assert lines[at].startswith("● on track")
    assert lines[at + 1].strip() == "women: 12 of 50, off track"
    assert "1 on track. 1 of 1 entered" in lines[1]
    assert "men" not in "".join(lines[at + 2 :])
    later = call(capsys, "status", "--year", "2019").out
    assert "women: 12 (2018) of 50, off track" in later


def test_show_has_a_table_of_parts_by_year(folder: Path, capsys: Capture) -> None:
    enter(folder, 2017, total="30", women="11")
    enter(folder, 2018, women="12", men="48")
    out = call(capsys, "show", "trained", "--year", "2019").out
    assert (
        "By sex:\n"
        "         2017  2018  2019\n"
        "  women    11    12     ·  off track\n"
        "  men       ·    48     ·  no target\n"
        "  ■ women: 12 people in 2018; the path expects 40 in 2019: 7 % of the movement\n"
        "    expected so far. Off track.\n"
    ) in out
    assert "  2018  60; sum of women and men\n" in out


def test_json_has_the_parts_of_an_indicator(folder: Path, capsys: Capture) -> None:
    enter(folder, 2018, women="12", men="48")
    goal = as_json(capsys, "status", "--year", "2018")["goals"][0]
    (indicator,) = goal["objectives"][0]["indicators"]
    women, men = indicator["parts"]
    assert (women["name"], women["breakdown"], women["status"]) == ("women", "sex", "off_track")
    assert women["target"] == {"at_least": 50, "by": 2020}
    assert (men["reason"], men["latest"]["value"]) == ("no_target", 48)
    (reading,) = indicator["readings"]
    assert reading["sum_of"] == ["women", "men"]
    assert [used["part"] for used in reading["derived_from"]] == ["women", "men"]


def test_changes_name_a_part_whose_status_moved(folder: Path, capsys: Capture) -> None:
    enter(folder, 2017, total="40", women="30")
    enter(folder, 2018, total="60", women="21")
    out = call(capsys, "changes", "2017", "2018").out
    assert "1 indicator kept its status." in out
    assert "Moved among parts: 1\n  People trained: women (on track, now off track).\n" in out
    changes = as_json(capsys, "changes", "2017", "2018")
    assert changes["entities"] == []
    (found,) = changes["parts"]
    (moved,) = found["moved"]
    assert (found["indicator"], moved["name"]) == ("trained", "women")


def test_the_report_and_the_page_have_a_table_of_parts(folder: Path, capsys: Capture) -> None:
    enter(folder, 2017, total="30", women="11")
    enter(folder, 2018, women="12", men="48")
    assert call(capsys, "report", "--year", "2018", "-o", "r.md").code == 0
    text = (folder / "r.md").read_text(encoding="utf-8")
    rows = [re.sub(" +", " ", line) for line in text.splitlines()]
    at = rows.index("| People trained, by sex | 2017 | 2018 | Target | Status |")
    assert rows[at + 2] == "| women | 11 | 12 | ≥50 by 2020 | ■ Off track |"
    assert rows[at + 3] == "| men | · | 48 | – | ○ No target |"
    assert "sum of women and men" in text
    assert "| People trained (people), women | · | 11 | 12 |" in rows
    assert call(capsys, "page", "p.html").code == 0
    page = (folder / "p.html").read_text(encoding="utf-8")
    assert '<caption class="unseen">sex</caption>' in page


def test_an_indicator_without_figures_of_parts_has_no_table(folder: Path, capsys: Capture) -> None:
    enter(folder, 2018, total="60")
    call(capsys, "report", "--year", "2018", "-o", "r.md")
    assert "by sex |" not in (folder / "r.md").read_text(encoding="utf-8")


def test_the_report_says_why_there_is_no_figure_of_a_part(folder: Path, capsys: Capture) -> None:
    enter(folder, 2018, total="60")
    store = Store.open(folder / "data" / "readings.jsonl")
    store.add([Entry("trained", 2018, None, part="men", no_data="not counted")], by="Ana")
    call(capsys, "report", "--year", "2018", "-o", "r.md")
    assert "men: People trained, 2018: no data, because not counted." in (
        folder / "r.md"
    ).read_text("utf-8")


def test_nothing_is_asked_of_parts_where_there_is_no_data(folder: Path, capsys: Capture) -> None:
    enter(folder, 2018, total="40", women="12")
    store = Store.open(folder / "data" / "readings.jsonl")
    store.add([Entry("trained", 2019, None, no_data="the register burnt")], by="Ana")
    assert as_json(capsys, "due", "--year", "2019")["due"] == []


def test_with_entities_a_part_is_due_of_each_that_had_it(folder: Path, capsys: Capture) -> None:
    plan = PLAN.replace(
        'breakdowns = { sex = ["women", "men"] }',
        'breakdowns = { sex = ["women", "men"] }\naggregate = "sum"',
    )
    entities = (
        "[goal.objective.indicator.entities]\n"
        'chad = { title = "Chad" }\nperu = { title = "Peru" }\n'
    )
    (folder / "indicators.toml").write_text(plan + entities, encoding="utf-8")
    store = Store.open(folder / "data" / "readings.jsonl")
    store.add([Entry("trained", 2018, "5", entity="chad", part="men")], by="Ana")
    items = as_json(capsys, "due", "--year", "2019")["due"]
    asked = {(item["entity"], item["part"]) for item in items}
    each = {(name, part) for name in ("chad", "peru") for part in (None, "women")}
    assert asked == {*each, ("chad", "men")}
    assert "Chad, men: People trained" in call(capsys, "due", "--year", "2019").out


def test_report_and_page_draw_the_parts_where_one_has_a_target(
    folder: Path, capsys: Capture
) -> None:
    enter(folder, 2017, women="12", men="14")
    enter(folder, 2018, women="20", men="17")
    assert call(capsys, "report", "--year", "2018", "-o", "r.md").code == 0
    text = (folder / "r.md").read_text("utf-8")
    (address,) = re.findall(r"!\[People trained, by sex: Women: [^]]*\]\(([^)]*)\)", text)
    assert "women: 20" in (folder / address).read_text("utf-8")
    assert call(capsys, "page", "p.html", "--year", "2018").code == 0
    page = (folder / "p.html").read_text("utf-8")
    assert "target of women: ≥50 by 2020" in page
    assert 'aria-label="Chart: People trained, by sex: Women: ' in page


def test_a_breakdown_without_targets_is_drawn_among_the_other_charts(
    folder: Path, capsys: Capture
) -> None:
    plan = folder / "indicators.toml"
    untargeted = plan.read_text("utf-8").split("[goal.objective.indicator.parts.women]")[0]
    plan.write_text(untargeted, "utf-8")
    enter(folder, 2017, women="12", men="14")
    enter(folder, 2018, women="20", men="17")
    assert call(capsys, "report", "--year", "2018", "-o", "r.md").code == 0
    text = (folder / "r.md").read_text("utf-8")
    assert "![People trained, by sex" not in text
    assert "- [People trained, by sex](r-charts/trained-sex--" in text


def test_a_figure_of_a_part_is_supposed_with_what_it_makes_of_the_part_and_the_whole(
    folder: Path, capsys: Capture
) -> None:
    enter(folder, 2018, women="20", men="17")
    before = (folder / "data" / "readings.jsonl").read_bytes()
    options = ("show", "trained", "--year", "2019", "--what-if", "41", "--part", "women")
    answer = call(capsys, *options)
    assert answer.code == 0, answer.err
    told = " ".join(answer.out.split())
    assert told.startswith("If 2019, women, read 41 people: ■ off track (now off track)")
    assert "women: 41 people in 2019; the path expected 40. On track." in told
    assert (folder / "data" / "readings.jsonl").read_bytes() == before
    found = as_json(capsys, *options)
    assert found["what_if"]["part"] == "women"
    assert found["part_now"]["status"] != found["part_then"]["status"] == "on_track"
    assert call(capsys, "show", "trained", "--part", "women").code == 2
    assert "part_now" not in as_json(capsys, *options[:-2])


KEPT = (
    PLAN.split("[goal.objective.indicator.parts.women]", maxsplit=1)[0]
    + """aggregate = "sum"
[goal.objective.indicator.entities]
north = { title = "The north" }
south = { title = "The south" }
"""
)


def told_on_every_face(capsys: Capture) -> list[str]:
    """Return what show, the report and the page say, each on one line."""
    said = [
        call(capsys, *face, "--year", "2018").out for face in (("show", "trained"), ("report",))
    ]
    assert call(capsys, "page", "p.html", "--year", "2018", "--force").code == 0
    return [" ".join(text.split()) for text in (*said, Path("p.html").read_text("utf-8"))]


def test_figures_of_those_it_is_kept_for_are_told_part_by_part_or_who_lacks_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(made := make_project(tmp_path / "kept", KEPT))
    store = Store.open(made / "data" / "readings.jsonl")

    def add(entity: str, part: str, value: str, year: int = 2018) -> None:
        store.add([Entry("trained", year, value, entity=entity, part=part)], by="Ana")

    add("north", "women", "30", 2017)
    add("south", "women", "20", 2017)
    add("north", "women", "40")
    for text in told_on_every_face(capsys):
        lacking = "Women, 2018: no figure of all together, for there is none of The south."
        assert lacking in text.replace("\\", "")
        assert "Men, 2018" not in text, "of nobody is nothing said"
    add("south", "women", "25")
    for text in told_on_every_face(capsys):
        assert "Women, 2018: 65 together, The north 40 and The south 25." in text
