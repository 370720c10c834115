"""Out and in again: any store goes through every file and comes back saying the same."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from cli_support import call
from exchange_plan import TODAY, plan, reading
from hypothesis import example, given, settings
from projects import make_project
from test_exchange_long_csv_writer import reading_lists

from scorecard.assessment.assess import assess
from scorecard.exchange.import_preview import ImportPreview, preview_import
from scorecard.exchange.long_csv import write_long_csv
from scorecard.exchange.read_table import read_table
from scorecard.exchange.whole_xlsx import readings_workbook
from scorecard.exchange.wide import WideTable
from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Records, current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = plan()


def long_csv(readings: list[Reading]) -> bytes:
    stream = io.StringIO(newline="")
    write_long_csv(PLAN, readings, stream)
    return stream.getvalue().encode()


def long_xlsx(readings: list[Reading]) -> bytes:
    card = assess(PLAN, Records(tuple(readings)), year=2019)
    return readings_workbook(PLAN, readings, card)


def again(folder: Path, name: str, data: bytes, readings: list[Reading]) -> ImportPreview:
    """Return what importing a file would do in the store it came from."""
    path = folder / name
    path.write_bytes(data)
    table = read_table(path, PLAN)
    return preview_import(
        PLAN,
        Records(tuple(readings)),
        table.rows,
        keeps_source="source" not in table.columns,
        style=table.notation,
        today=TODAY,
    )


FULL = reading(
    value="1105.50",
    qualifier=Qualifier.AT_LEAST,
    state=State.PROVISIONAL,
    flags=(Flag.BREAK, Flag.LOW_RELIABILITY),
    source=Source("=Monitor", "02019", "https://example.org", "007"),
    published=date(2018, 11, 30),
    note="+1\nb",
)
LONG = reading("long", "amount", 2019, value="12345678901234567890.123")


@pytest.mark.parametrize(("name", "write"), [("r.csv", long_csv), ("r.xlsx", long_xlsx)])
@given(readings=reading_lists())
@example(readings=[FULL, LONG])
@settings(max_examples=10)
def test_a_long_file_says_what_the_store_says(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    write: Callable[[list[Reading]], bytes],
    readings: list[Reading],
) -> None:
    found = again(tmp_path_factory.getbasetemp(), name, write(readings), readings)
    assert (len(found.same), found.refused) == (len(readings), ())


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@given(readings=reading_lists())
@example(readings=[FULL, LONG])
@settings(max_examples=10)
def test_a_wide_file_says_what_a_cell_has_room_for(
    tmp_path_factory: pytest.TempPathFactory, kind: str, readings: list[Reading]
) -> None:
    stand = [*current(readings).values()]
    table = WideTable(PLAN, stand)
    number, data = table.workbook(stand) if kind == "xlsx" else table.text()
    if not number:
        return
    data = data if isinstance(data, bytes) else data.encode()
    found = again(tmp_path_factory.getbasetemp(), f"w.{kind}", data, readings)
    told = [*found.refused, *found.changed, *found.new]
    assert (len(found.same), list(map(str, told))) == (number, [])


SPOKEN = """\
[strategy]
title = { en = "Water", fr = "Eau" }
organisation = { en = "Wells", fr = "Puits" }
period = [2017, 2021]

[iati]
organisation = "GB-CHC-1"
organisation_type = "international_ngo"

[sdmx]
agency = "O"

[[goal]]
id = "I"
title = { en = "Aim", fr = "But" }
description = { en = "Why", fr = "Pourquoi" }

  [[goal.indicator]]
  id = "offices"
  title = { en = "Offices", fr = "Bureaux" }
  definition = { en = "Open ones", fr = "Ceux qui sont ouverts" }
  unit = { en = "places", fr = "lieux" }
  aggregate = "sum"

    [goal.indicator.entities]
    north = { title = { en = "North", fr = "Nord" } }
    south = { title = "Sud" }
"""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.mark.parametrize(("spoken", "other"), [("en", "fr"), ("fr", "en")])
def test_a_text_in_several_languages_goes_out_in_each_and_is_known_in_each(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoken: str,
    other: str,
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "strategy", SPOKEN))
    for entity in ("north", "south"):
        call(capsys, "record", "offices", 2018, 3, "--entity", entity, "--by", "Ana")
    words = {
        "en": ("Water", "I Aim", "Offices", "North"),
        "fr": ("Eau", "I But", "Bureaux", "Nord"),
    }
    for name in ("iati", "sdmx-csv", "opensdg", "datapackage"):
        answer = call(capsys, "export", name, "--format", name, "--language", spoken)
        assert answer.code == 0, answer.err
        in_others = "autres langues" if spoken == "fr" else "in other languages"
        assert (in_others in answer.err) == (name == "datapackage")

    (activity,) = ET.parse("iati").getroot()
    assert activity.get(LANG) == spoken
    told = [
        [(each.get(LANG), each.text) for each in activity.findall(f"{path}/narrative")]
        for path in ("title", "result/title", "result/indicator/title")
    ]
    assert told == [
        [(None, here), (other, there)]
        for here, there in zip(words[spoken][:3], words[other][:3], strict=True)
    ]
    last = activity.findall("result/indicator/description/narrative")[-1]
    defined = {"en": "Open ones", "fr": "Ceux qui sont ouverts"}
    assert (last.get(LANG), last.text) == (other, defined[other])

    structure = ET.parse("sdmx-csv/structure.xml").getroot()
    names = [(each.get(LANG), each.text) for each in structure.iter() if each.tag.endswith("Name")]
    assert {(code, said[3]) for code, said in words.items()} < {*names}
    assert ("en", "Sud") in names  # a text told once is in the language of the plan

    def lines(path: str) -> dict[str, object]:
        text = (tmp_path / "strategy" / "opensdg" / path).read_text(encoding="utf-8")
        return json.loads("{" + ",".join(text.splitlines()) + "}")  # type: ignore[no-any-return]

    assert lines("config_data.yml")["languages"] == [spoken, other]
    assert lines("meta/1-0-offices.yml")["SDG_INDICATOR"] == words[spoken][2]
    there = lines(f"meta/{other}/1-0-offices.yml")
    assert (there["indicator_name"], there["STAT_CONC_DEF"]) == (words[other][2], defined[other])
    assert lines(f"translations/{other}/global_goals.yml")["1-title"] == words[other][1][2:]
    assert lines(f"translations/{other}/data.yml")[words[spoken][3]] == words[other][3]

    for name in ("opensdg", "datapackage"):
        answer = call(capsys, "import", name, "--dry-run", "--language", other)
        assert answer.code == 0, answer.err
        assert "2" in (answer.out + answer.err).partition("\n")[0], answer.out + answer.err
