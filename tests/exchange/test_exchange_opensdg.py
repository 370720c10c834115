"""A data folder of Open SDG: what is written follows its rules, and comes back in."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from cli_support import call
from exchange_plan import INDICATORS, PLAN, TODAY, reading
from hypothesis import given, settings
from projects import make_project
from strategy_folders import STRATEGIES
from test_exchange_long_csv_writer import reading_lists

from scorecard.assessment.assess import assess
from scorecard.exchange.formats import Export, Subject, export_as
from scorecard.exchange.import_preview import ImportPreview, preview_import
from scorecard.exchange.observations import guarded, unguarded
from scorecard.exchange.opensdg import slugs
from scorecard.exchange.read_table import read_table
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import (
    Aggregate,
    Aim,
    Baseline,
    Entity,
    Goal,
    Indicator,
    Kind,
    Milestone,
    Objective,
    Part,
    Strategy,
    Target,
)
from scorecard.model.reading import Flag, Qualifier, Reading, State
from scorecard.model.records import Judgement, Records, current
from scorecard.model.status import Status

if TYPE_CHECKING:
    from pathlib import Path

# What a reader of tables takes for an empty cell, and what a spreadsheet would run.
HOSTILE = ("=1+1", "@SUM(A1)", "NA", "null", "+x", "-y", "'=z", "''NA", "\uff1d1")
SEXES = (Part("women", "sex", "Women"), Part("men", "sex", "Men"))
PLACES = (Entity("na", "NA"), Entity("cmd", "=cmd|' /C calc'!A0"), Entity("peru", "Peru"))
BROKEN = Strategy(
    "<b>S</b>",
    (2017, 2021),
    goals=(
        Goal(
            "I",
            "G",
            (
                Objective(
                    "1a",
                    "O",
                    (
                        Indicator("people", "People", unit="people", parts=SEXES),
                        Indicator(
                            "offices",
                            "Offices",
                            entities=PLACES,
                            aggregate=Aggregate.SUM,
                            milestones=(Milestone(2019, 3.0),),
                        ),
                        Indicator(
                            "odd", "Odd", parts=(Part("x", "Value", "x"), Part("y", "Units", "y"))
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def exported(plan: Strategy, *readings: Reading, year: int = 2021, **rest: object) -> Export:
    records = Records(readings, **rest)  # type: ignore[arg-type]
    card = assess(plan, records, year=year)
    return export_as("opensdg", Subject(card, records, "1", "2022-01-01T00:00:00+00:00"))


def written(folder: Path, export: Export) -> Path:
    for name, content in export.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def taken(folder: Path, plan: Strategy, *standing: Reading) -> ImportPreview:
    table = read_table(folder, plan)
    return preview_import(plan, Records(standing), table.rows, keeps_source=True, today=TODAY)


def rows(export: Export, name: str) -> list[dict[str, str]]:
    (content,) = (text for path, text in export.files.items() if path.endswith(f"-{name}.csv"))
    return [*csv.DictReader(io.StringIO(str(content)))]


def yaml(content: str | bytes) -> dict[str, object]:
    """Return what the lines say; sdg-build reads them as YAML, of which this is a part."""
    found = {}
    for line in str(content).splitlines():
        key, value = re.fullmatch(r'("[^"]+"): (.*)', line).groups()  # type: ignore[union-attr]
        found[json.loads(key)] = json.loads(value)
    return found


def assert_published_rules(export: Export) -> None:
    """See what sdg-build checks of data, and what it needs of metadata."""
    for path, content in export.files.items():
        text = str(content)
        if not path.endswith(".csv"):
            yaml(text)
            assert text.isprintable() or "\n" in text
            continue
        assert re.fullmatch(r"data/indicator_[0-9]+-[0-9]+-\S+\.csv", path)
        header, *below = [*csv.reader(io.StringIO(text))]
        assert header[0] == "Year"
        assert header[-1] == "Value"
        assert len({name.casefold() for name in header}) == len(header)
        assert below
        for cells in below:
            assert len(cells) == len(header)
            assert cells[0].isdigit()
            assert not cells[-1] or Decimal(cells[-1]).is_finite()
            assert all(cell == cell.strip() for cell in (*header, *cells))
    for path, content in export.files.items():
        if path.startswith("indicator-config/"):
            said = yaml(content)
            assert said["reporting_status"] in ("complete", "notstarted")
            assert {"data_non_statistical", "graph_title", "graph_type"} <= said.keys()


def plain(text: str | None) -> Decimal | str | None:
    if text is None or re.fullmatch(r"-?[0-9.]+", text) is None:
        return text
    return Decimal(text)


def heart(said: object) -> tuple[object, ...]:
    """Return what must come back of a reading."""
    names = ("value", "high", "numerator", "denominator")
    texts = (plain(getattr(said, name)) for name in names)
    return (*texts, *(getattr(said, name) for name in ("qualifier", "state", "flags", "no_data")))


@settings(max_examples=60, deadline=None)
@given(reading_lists())
def test_whatever_is_entered_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]
) -> None:
    folder = tmp_path_factory.mktemp("sdg")
    last = max((each.year for each in readings), default=2021)
    export = exported(PLAN, *readings, year=last)
    assert_published_rules(export)
    if not any(path.startswith("data/") for path in export.files):
        return
    found = taken(written(folder, export), PLAN)
    assert not found.refused
    entered = {entry.key: entry for entry in found.entries}
    stands = current(readings)
    assert entered.keys() == stands.keys()
    for key, each in stands.items():
        kind = PLAN.find(key.indicator).kind  # type: ignore[union-attr]
        if each.no_data or kind is Kind.QUALITATIVE:
            # Of these the format has the text, and a letter.
            assert (entered[key].value, entered[key].no_data) == (each.value, each.no_data)
        else:
            assert heart(entered[key]) == heart(each)
    again = taken(folder, PLAN, *readings)
    assert not again.entries


@pytest.mark.parametrize("text", [*HOSTILE, "plain", "5", "-5", "it's"])
def test_a_text_that_is_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert (guarded(text) != text) == (text in HOSTILE)


@pytest.mark.parametrize("note", [*HOSTILE, "[computed] no", "[at least 7]", "[1] a", "[", "a\nb"])
def test_a_note_comes_back_as_it_was(tmp_path: Path, note: str) -> None:
    export = exported(PLAN, reading(note=note))
    (entry,) = taken(written(tmp_path, export), PLAN).entries
    assert (entry.note, entry.value, entry.qualifier) == (note, "105", Qualifier.EXACT)


def test_what_is_said_of_a_figure_stands_before_its_note() -> None:
    flags = (Flag.ESTIMATED, Flag.BREAK)
    about = reading("r1", qualifier=Qualifier.AT_LEAST, state=State.PROVISIONAL, note="as told")
    between = reading(
        "r2", "amount", value="5", high="6.5", qualifier=Qualifier.BETWEEN, flags=flags
    )
    export = exported(
        PLAN,
        about,
        between,
        reading("r3", "share", value="45", numerator="9", denominator="20"),
        reading("r4", "plan", value="weak"),
        reading("r5", "adopted", value="2018-03-01"),
        reading("r6", "casualties", value=None, no_data="nobody counted"),
        reading("r7", "voice", value="They were heard."),
    )
    names = ("Observation status", "COMMENT_OBS", "Value")
    found = {
        i.id: [[row[name] for name in names] for row in rows(export, i.id)]
        for i in INDICATORS
        if any(path.endswith(f"-{i.id}.csv") for path in export.files)
    }
    assert found == {
        "states": [["P", "[at least 105, provisional] as told", "105"]],
        "total": [["E", "[computed, at least 110, provisional, estimated]", "110"]],
        "amount": [["B", "[between 5 and 6.5, estimated, break]", "5"]],
        "share": [["A", "[9 of 20]", "45"]],
        "plan": [["A", "[weak]", "1"]],
        "adopted": [["A", "[2018-03-01]", "1"]],
        "casualties": [["O", "nobody counted", ""]],
        "voice": [["A", "They were heard.", ""]],
    }


def test_parts_and_entities_have_columns_and_what_is_computed_stays_so(tmp_path: Path) -> None:
    export = exported(
        BROKEN,
        reading("r1", "people", part="women", value="3"),
        reading("r2", "people", part="men", value="4"),
        *(reading(e.id, "offices", entity=e.id, value=str(n)) for n, e in enumerate(PLACES)),
        reading("r9", "odd", part="x", value="1"),
        reading("r8", "odd", part="y", value="2"),
    )
    assert_published_rules(export)
    assert [(row["Sex"], row["Value"], row["COMMENT_OBS"]) for row in rows(export, "people")] == [
        ("", "7", "[computed]"),
        ("Women", "3", ""),
        ("Men", "4", ""),
    ]
    offices = [row["Entity"] for row in rows(export, "offices")]
    assert offices == ["", "'NA", "'=cmd|' /C calc'!A0", "Peru"]
    table = read_table(written(tmp_path, export), BROKEN)
    assert any("3 rows of figures that the plan computes" in said for said in table.remarks)
    found = taken(tmp_path, BROKEN)
    assert not found.refused
    keys = {(e.indicator, e.entity, e.part, e.value) for e in found.entries}
    assert keys == {
        ("people", None, "women", "3"),
        ("people", None, "men", "4"),
        ("offices", "na", None, "0"),
        ("offices", "cmd", None, "1"),
        ("offices", "peru", None, "2"),
        ("odd", None, "x", "1"),
        ("odd", None, "y", "2"),
    }


def test_what_has_no_room_is_listed_with_its_number() -> None:
    at = datetime(2019, 3, 1, tzinfo=UTC)
    export = exported(
        PLAN,
        reading("r1", value="104"),
        reading("r2", value="105", revision=2, parent="r1", reason="correction"),
        reading("r3", year=2020, state=State.DRAFT),
        reading("r4", year=2019, value="106"),
        reading("r5", "gone"),
        reading("r6", "amount", qualifier=Qualifier.AT_MOST),
        year=2018,
        judgements=(Judgement("j", "voice", 2018, Status.ON_TRACK, "Heard", "Ana", at),),
    )
    assert export.left_out[:5] == (
        "Left out: 1 reading of a year after 2018; --year takes it in.",
        "Left out: 1 reading of what the plan does not have, or not rightly.",
        "Left out: 1 draft.",
        "Left out: 1 earlier revision; the format holds the figures that stand.",
        "Left out: 1 judgement and its reason.",
    )
    assert export.left_out[5].startswith("2 figures are only bounds; ")
    assert export.readings == sum(
        text.count("\n") - 1
        for path, text in export.files.items()
        if path.startswith("data/") and isinstance(text, str)
    )


def test_texts_are_no_tags_on_the_site_and_files_are_named_for_ids() -> None:
    export = exported(BROKEN)
    text = str(export.files["config_data.yml"])
    assert "<b>" not in text
    assert "&lt;b>" in text
    assert not any(path.startswith("data/") for path in export.files)
    odd = Indicator("a/b", "A"), Indicator("a.b", "B"), Indicator("A-B", "C")
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", indicators=odd),))
    assert [*slugs(plan).values()] == ["1-0-a-b", "1-0-a-b-2", "1-0-A-B-3"]


HEADER = "Year,Sex,Units,Observation status,COMMENT_OBS,Value\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEADER}2018,Other,,,,3\n", "part: "),
        (f"{HEADER}2018,,,F,,3\n", 'Observation status: "F" is none of A, B, E, O, P and U'),
        (f"{HEADER}2018,,,,,3*\n", 'Value: "3*" is no number'),
        (f"{HEADER}2018,,,,,3,4\n", "whole row: has more cells"),
        ("Year,Age,Value\n2018,old,3\n", 'Age: holds "old", and the plan breaks people down by'),
        ("Year,Unit multiplier,Value\n2018,Thousands,3\n", "Unit multiplier: the value is to be"),
        ("Year,Sex,Sex 2,Value\n2018,Women,Men,3\n", 'Sex 2: holds "Men"'),
    ],
)
def test_what_the_plan_does_not_have_is_refused_in_words(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "indicator_1-1-people.csv"
    path.write_text(text, encoding="utf-8")
    found = taken(path, BROKEN)
    assert not found.entries
    assert told in str(found.refused[0])
    assert str(found.refused[0]).startswith("indicator_1-1-people.csv row 2")


TWINS = (Indicator("a-b", "One"), Indicator("a.b", "Other"))
APART = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), TWINS),))


def test_indicators_whose_files_would_be_called_alike_come_back_apart(tmp_path: Path) -> None:
    first, other = reading("r1", "a-b", value="1"), reading("r2", "a.b", value="2")
    found = taken(written(tmp_path, exported(APART, first, other)), APART, first, other)
    assert [found.refused, found.entries] == [(), ()]


def test_a_number_of_more_than_64_bits_is_one_to_every_reader(tmp_path: Path) -> None:
    huge = reading("r1", "a-b", value="-123456789012345678901.25")
    export = exported(APART, huge)
    assert [row["Value"] for row in rows(export, "a-b")] == ["-1.2345678901234567890125E+20"]
    found = taken(written(tmp_path, export), APART, huge)
    assert [found.refused, found.entries] == [(), ()]


def test_a_break_stands_between_two_places_of_the_chart_and_a_line_is_of_what_it_shows() -> None:
    broken = (Flag.BREAK,)
    export = exported(
        APART,
        reading("r1", "a-b", year=2017, flags=broken),
        reading("r2", "a-b", year=2020),
        reading("r3", "a-b", year=2021, flags=broken),
    )
    said = yaml(export.files["indicator-config/1-0-a-b.yml"])
    # 2018 and 2019 have no place, and nothing is before the first year.
    assert said["graph_series_breaks"] == [{"value": 1.5}]
    target = Target(Aim.AT_LEAST, 100.0, by=date(2021, 12, 31))
    amounts = Indicator("spent", "Spent", baselines=(Baseline(2016, 0.0),), targets=(target,))
    for indicator, lines in ((amounts, 1), (replace(amounts, accumulate=True), 0)):
        plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (), (indicator,)),))
        said = yaml(exported(plan).files["indicator-config/1-0-spent.yml"])
        assert len(said["graph_target_lines"]) == lines  # type: ignore[arg-type]


def test_a_row_that_says_nothing_is_passed_over_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "indicator_people.csv"
    path.write_text(f"{HEADER}2018,,,A,,\n2019,,people,E,,4\n", encoding="utf-8")
    table = read_table(path, BROKEN)
    assert [(row.draft.value, row.draft.flags) for row in table.rows] == [("4", "estimated")]
    assert table.remarks[0].startswith("Passed over: 1 row without a value")
    assert "Units" in table.remarks[1]


def test_a_folder_without_data_and_a_file_without_years_are_told(tmp_path: Path) -> None:
    with pytest.raises(ScorecardError, match="no file data/indicator_"):
        read_table(tmp_path, BROKEN)
    (tmp_path / "indicator_people.csv").write_text("Jahr,Value\n1,2\n", encoding="utf-8")
    with pytest.raises(ScorecardError, match="needs a column Year"):
        read_table(tmp_path, BROKEN)


def test_an_indicator_of_another_name_can_be_agreed_on(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "indicator_1-4-1.csv").write_text("Year,Value\n2018,5\n", encoding="utf-8")
    found = taken(tmp_path, BROKEN)
    assert not found.entries
    assert "1-4-1" in str(found.refused[0])
    table = read_table(tmp_path, BROKEN, names={"1-4-1": "people"})
    assert [row.draft.indicator for row in table.rows] == ["people"]


def test_a_year_of_the_knowledge_of_a_day() -> None:
    records = Records((reading("r1", value="104"),))
    card = assess(PLAN, records, year=2018, as_of=date(2018, 1, 1))
    export = export_as("opensdg", Subject(card, records, "1", ""))
    assert export.readings == 0


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_real_strategy_goes_out_and_comes_back_with_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = STRATEGIES[name](tmp_path / name)
    plan = folder / "indicators.toml"
    first, second = tmp_path / "first", tmp_path / "second"
    place = ("--framework", plan, "--year", 2020)
    assert call(capsys, "export", first, "--format", "opensdg", *place).code == 0
    other = make_project(tmp_path / "other", plan.read_text(encoding="utf-8"))
    there = ("--framework", other / "indicators.toml")
    answer = call(capsys, "import", first, "--yes", "--by", "Ana", *there)
    assert answer.code == 0, answer.err
    answer = call(capsys, "export", second, "--format", "opensdg", *there, "--year", 2020)
    assert answer.code == 0, answer.err
    data = {path.name: path.read_bytes() for path in (first / "data").iterdir()}
    assert data
    assert {path.name: path.read_bytes() for path in (second / "data").iterdir()} == data
    answer = call(capsys, "import", first, "--yes", "--by", "Ana", "--framework", plan)
    assert "0 new, 0 changed" in answer.out + answer.err
