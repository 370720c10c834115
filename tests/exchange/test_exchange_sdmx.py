"""SDMX-CSV and the structure beside it: as the standard wants them, and read by its tool."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from cli_support import call, process
from exchange_plan import PLAN, reading
from strategy_folders import STRATEGIES
from test_exchange_opensdg import BROKEN, PLACES, written

from scorecard.assessment.assess import assess
from scorecard.exchange.formats import Export, Subject, export_as
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import Goal, Indicator, Objective, SdmxSettings, Strategy
from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Records

if TYPE_CHECKING:
    from pathlib import Path

AGENCY = SdmxSettings(agency="ICBL", version="2.1.0", area="KE")
NAMESPACE = {"s": "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure"}
# What sdmx1 makes of both files: each observation with its key and attributes, and what is coded.
READ = """
import json, sys, warnings
warnings.simplefilter("ignore")
import sdmx
found = sdmx.read_sdmx(sys.argv[1] + "/structure.xml")
(flow,) = found.dataflow.values()
data = sdmx.read_sdmx(sys.argv[1] + "/data.csv", structure=flow)
(sheet,) = data.data
coded = {
    each.id: sorted(str(code) for code in each.local_representation.enumerated.items)
    for each in flow.structure.dimensions.components
    if each.local_representation.enumerated
}
numbers = sdmx.to_pandas(sheet)
print(json.dumps({
    "flow": flow.id,
    "action": sheet.action.name,
    "coded": coded,
    "missing": int(numbers.isna().sum()),
    "rows": [
        {k: v.value for k, v in obs.key.values.items()}
        | {k: v.value for k, v in obs.attached_attribute.items()}
        | {"OBS_VALUE": obs.value}
        for obs in sheet.obs
    ],
}))
"""


Capture = pytest.CaptureFixture[str]


def exported(plan: Strategy, *readings: Reading, year: int = 2021) -> Export:
    records = Records(readings)
    plan = replace(plan, sdmx=AGENCY)
    card = assess(plan, records, year=year)
    return export_as("sdmx-csv", Subject(card, records, "1", "2022-01-01T00:00:00+00:00"))


def rows(export: Export) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(str(export.files["data.csv"])))]


def by_tool(folder: Path) -> dict[str, object]:
    if find_spec("sdmx") is None:
        pytest.skip("sdmx1 is not installed; it reads what is written")
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_each_figure_is_an_observation_as_the_standard_writes_one() -> None:
    source = Source("Register", page="3")
    export = exported(
        PLAN,
        reading("r1", qualifier=Qualifier.MORE_THAN, state=State.PROVISIONAL, source=source),
        reading("r2", "amount", value="5", high="6.5", qualifier=Qualifier.BETWEEN),
        reading("r3", "casualties", value=None, no_data="nobody counted"),
        reading("r4", "plan", value="weak", flags=(Flag.LOW_RELIABILITY,)),
        reading("r5", "voice", value="They were\nheard."),
    )
    text = str(export.files["data.csv"])
    header = text.partition("\n")[0].split(",")
    assert header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    found = {row["INDICATOR"]: row for row in rows(export)}
    assert {tuple(row[name] for name in header[:3]) for row in found.values()} == {
        ("dataflow", "ICBL:SCORECARD(2.1.0)", "R")
    }
    names = ("REF_AREA", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "LOWER_BOUND", "UPPER_BOUND")
    told = {key: [row[name] for name in names] for key, row in found.items()}
    assert told == {
        "states": ["KE", "2018", "105", "P", "105", ""],
        "amount": ["KE", "2018", "5", "A", "5", "6.5"],
        # More than 105 states are 106 or more.
        "total": ["KE", "2018", "111", "P", "111", ""],
        "casualties": ["KE", "2018", "NaN", "O", "", ""],
        "plan": ["KE", "2018", "1", "U", "", ""],
        "voice": ["KE", "2018", "NaN", "A", "", ""],
    }
    assert found["states"]["COMMENT_OBS"] == "[more than 105, provisional]"
    assert found["states"]["SOURCE"] == "Register, page 3"
    assert found["casualties"]["COMMENT_OBS"] == "nobody counted"
    assert found["plan"]["TEXT_VALUE"] == "weak"
    assert found["voice"]["TEXT_VALUE"] == "They were heard."


def test_the_structure_is_of_the_plan_whatever_was_entered() -> None:
    twins = tuple(Indicator(id_, id_) for id_ in ("a.b", "a b", "c"))
    plan = Strategy("S", (2017, 2021), goals=(Goal("I", "G", (Objective("1", "O", twins),)),))
    nothing, one = exported(plan), exported(plan, reading("r1", "a b", value="3"))
    assert one.files["structure.xml"] == nothing.files["structure.xml"]
    assert [row["INDICATOR"] for row in rows(one)] == ["a_b_2"]


def test_no_cell_is_run_by_a_spreadsheet_and_no_name_breaks_the_structure(tmp_path: Path) -> None:
    odd = "<&>\x01\ud800]]>"
    export = exported(
        replace(BROKEN, title=f"S {odd}"),
        *(reading(e.id, "offices", entity=e.id, value="-1", note="=1+1") for e in PLACES),
        reading("r1", "people", part="women", value="3", note="@x\u2028y"),
    )
    for row in rows(export):
        for name, cell in row.items():
            assert not re.match(r"[=+@]|-(?![0-9])", cell), name
    assert {row["COMMENT_OBS"] for row in rows(export)} >= {"'=1+1", "'@x y"}
    data = str(export.files["structure.xml"]).encode()
    codes = {
        each.attrib["id"]
        for each in ET.fromstring(data).findall(".//s:Codelist[@id='CL_ENTITY']/s:Code", NAMESPACE)
    }
    # "na" alone a reader of tables takes for an empty cell.
    assert codes == {"_T", "_na", "cmd", "peru"}
    found = by_tool(written(tmp_path, export))
    assert len(found["rows"]) == export.readings  # type: ignore[arg-type]


def test_a_code_is_one_of_its_own_whatever_an_id_holds() -> None:
    plan = PLAN
    first, second, *rest = plan.goals[0].objectives[0].indicators
    odd = (replace(first, id="é/x"), replace(second, id="e.x"), *rest)
    objective = replace(plan.goals[0].objectives[0], indicators=odd)
    plan = replace(plan, goals=(replace(plan.goals[0], objectives=(objective,)),))
    export = exported(plan, reading("r1", "é/x"), reading("r2", "e.x"))
    assert [row["INDICATOR"] for row in rows(export)][:2] == ["e_x", "e_x_2"]


def test_years_that_begin_in_july_are_reporting_years() -> None:
    export = exported(replace(PLAN, year_starts="07-01"), reading())
    (row,) = rows(export)
    assert (row["TIME_PERIOD"], row["REPORTING_YEAR_START_DAY"]) == ("2018-A1", "--07-01")


def test_without_an_agency_it_is_refused_in_words() -> None:
    records = Records((reading(),))
    with pytest.raises(ScorecardError, match="agency"):
        export_as("sdmx-csv", Subject(assess(PLAN, records, year=2018), records, "1", ""))


@pytest.mark.parametrize("name", STRATEGIES)
def test_its_tool_reads_every_figure_of_a_real_strategy(
    tmp_path: Path, capsys: Capture, name: str
) -> None:
    folder = STRATEGIES[name](tmp_path / name)
    plan = folder / "indicators.toml"
    text = plan.read_text(encoding="utf-8")
    told = '[sdmx]\nagency = "SDMX"\n\n[[goal]]'
    plan.write_text(text.replace("\n[[goal]]", f"\n{told}", 1), encoding="utf-8")
    options = ("--format", "sdmx-csv", "--framework", plan, "--year", 2020)
    answer = call(capsys, "export", tmp_path / "out", *options)
    assert answer.code == 0, answer.err
    found = by_tool(tmp_path / "out")
    with (tmp_path / "out" / "data.csv").open(encoding="utf-8", newline="") as stream:
        there = [*csv.DictReader(stream)]
    seen: list[dict[str, str]] = found["rows"]  # type: ignore[assignment]
    for row in there:
        for gone in ("STRUCTURE", "STRUCTURE_ID", "ACTION"):
            del row[gone]
    assert seen == there
    assert answer.err.splitlines()[-1].split(": ")[1].startswith(f"{len(there)} ")
    assert (found["flow"], found["action"]) == ("SCORECARD", "replace")
    coded: dict[str, list[str]] = found["coded"]  # type: ignore[assignment]
    assert all(row[each] in codes for each, codes in coded.items() for row in there)
    assert found["missing"] == sum(row["OBS_VALUE"] == "NaN" for row in there)


def test_as_a_command_it_writes_a_folder_once_and_refuses_the_screen(project: Path) -> None:
    plan = project / "indicators.toml"
    plan.write_text(plan.read_text("utf-8") + '\n[sdmx]\nagency = "ICBL"\n', encoding="utf-8")
    done = process("record", "members", 2018, "at least 105", "--source", "=1+1", cwd=project)
    assert done.code == 0, done.err
    done = process("export", "out", "--format", "sdmx-csv", "--year", 2018, cwd=project)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[-1] == "out: 1 reading."
    (row,) = csv.DictReader(io.StringIO((project / "out" / "data.csv").read_text("utf-8")))
    assert (row["OBS_VALUE"], row["LOWER_BOUND"], row["SOURCE"]) == ("105", "105", "'=1+1")
    assert process("export", "out", "--format", "sdmx-csv", cwd=project).code == 1
    refused = process("export", "-", "--format", "opensdg", cwd=project)
    assert (refused.code, refused.one_line) == (
        2,
        "opensdg takes a folder; name one, - is the screen",
    )
