"""Exports in the IATI standard: what is in them, what is not, and whether they keep its rules.

The standard's own schema and code lists are those in pyIATI, the package of the IATI team.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from cli_support import call, process
from fiscal_case import fiscal_place, stop_the_clock
from hypothesis import given
from hypothesis import strategies as st
from iati_rules import LANGUAGE, broken_rules
from lxml import etree
from projects import make_example, make_project

from scorecard.assessment.assess import assess
from scorecard.cli.main import run
from scorecard.exchange.formats import Subject, export_as
from scorecard.framework.build import build_strategy
from scorecard.framework.check import check_plan
from scorecard.model.fault import ScorecardError
from scorecard.model.plan import NUMERIC, IatiSettings, PresentIds
from scorecard.model.reading import EvidenceFile, Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Records, current
from scorecard.workspace import Places, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.exchange.formats import Export
    from scorecard.model.plan import Indicator, Strategy

TODAY = date(2023, 9, 1)
MADE = "2023-09-01T12:00:00+00:00"
IATI = """
[iati]
organisation = "XX-EXAMPLE-123"
organisation_type = "international_ngo"
scope = "global"
sectors = { 15250 = 60, 15220 = 40 }
currency = "USD"

[[goal]]"""
STRATEGIES = Path(__file__).parents[1] / "strategies"
# Every sort of figure that the strategy with fiscal years lacks.
MORE = """
  [[goal.indicator]]
  id = "pressure"
  title = "Pressure"
  unit = "bar"
  target = { between = [2, 3.5], every_year = true, tolerance = 0.5 }

  [[goal.indicator]]
  id = "people"
  title = "People with water"
  unit = "people"
  aggregate = "sum"
  accumulate = true
  baseline = { year = 2018, value = 0 }
  target = { at_least = 1000, by = 2026 }
  breakdowns = { sex = ["women", "men"] }

    [goal.indicator.entities]
    south = { title = "Valley", baseline = { year = 2018, value = 0 } }

      [goal.indicator.entities.north]
      title = "Valley"
      target = { at_least = 400, by = 2023 }
      baseline = { year = 2018, value = 0 }

  [[goal.indicator]]
  id = "rating"
  title = "How each place is run"
  kind = "scale"
  levels = { poor = "badly", fair = "it works", good = "well" }

    [goal.indicator.entities]
    south = { title = "South" }

      [goal.indicator.entities.north]
      title = "North"
      target = { reach = "good", by = 2022 }
      baseline = { year = 2018, value = "poor" }

[[goal]]
id = "III"
title = "Nothing is measured"

  [[goal.objective]]
  id = "3a"
  title = "Not yet"
"""
ENTERED = (
    "record pressure 2019/20 >=2.2",
    "record pressure 2020/21 2.4-2.9",
    "record pressure 2021/22 ~3.0 --note Roughly",
    "record pressure 2022/23 2.75 --state draft",
    "record people 2019/20 100 --entity north",
    "record people 2019/20 150 --entity south",
    "record people 2019/20 60 --entity north --part women",
    "record people 2019/20 40 --entity north --part men",
    "record people 2020/21 110 --entity north --state provisional",
    "record people 2020/21 90 --entity south",
    "record people 2022/23 7 --entity south",
    "record rating 2020/21 fair --entity north",
    "record rating 2020/21 poor --entity south",
    "record voice 2020/21 Two-councils-asked-users",
)
AND = ("--yes", "--reason", "late data")


def with_iati(plan: str) -> str:
    return plan.replace("\n[[goal]]", IATI, 1)


def bundled(folder: Path) -> Workspace:
    make_example(folder)
    return _opened(folder)


def gavi(folder: Path) -> Workspace:
    here = STRATEGIES / "gavi"
    make_project(folder, (here / "indicators.toml").read_text(encoding="utf-8"))
    plan = folder / "indicators.toml"
    imported = ["import", str(here / "readings.csv"), "--as-published", "--yes"]
    assert run([*imported, "--framework", str(plan), "--by", "Ana"]) == 0
    return _opened(folder)


def fiscal(folder: Path) -> Workspace:
    folder.mkdir()
    fiscal_place(folder)
    plan = folder / "indicators.toml"
    plan.write_text(plan.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        stop_the_clock(patch, TODAY)
        for line in ENTERED:
            assert run([*line.split(), "--framework", str(plan), "--by", "Ana", *AND]) == 0, line
    return _opened(folder)


def _opened(folder: Path) -> Workspace:
    plan = folder / "indicators.toml"
    plan.write_text(with_iati(plan.read_text(encoding="utf-8")), encoding="utf-8")
    return Workspace(Places(plan, folder / "data" / "readings.jsonl"), speaks=True)


MAKERS = {"bundled": bundled, "gavi": gavi, "fiscal": fiscal}
LAST = {"bundled": None, "gavi": 2022, "fiscal": 2023}


@pytest.fixture(params=MAKERS)
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    return MAKERS[request.param](tmp_path / request.param)


@pytest.fixture
def fiscal_workspace(tmp_path: Path) -> Workspace:
    return fiscal(tmp_path / "fiscal")


def exported(workspace: Workspace, year: int | None = None) -> Export:
    records = workspace.store.records()
    years = [reading.year for reading in records.readings]
    card = workspace.scorecard(max(years, default=2017) if year is None else year)
    return export_as("iati", Subject(card, records, "1.0", MADE))


def text_of(export: Export) -> str:
    return str(export.files[""])


def root_of(export: Export) -> ET.Element:
    return ET.fromstring(text_of(export))


def of(root: ET.Element, code: str) -> ET.Element:
    """Return the indicator of the file with this code."""
    for indicator in root.iter("indicator"):
        reference = indicator.find("reference")
        if reference is not None and reference.get("code") == code:
            return indicator
    raise AssertionError(code)


def figures(indicator: ET.Element, tag: str = "actual") -> dict[tuple[str, ...], str | None]:
    """Return values by the first day of their period and what their dimensions say."""
    found: dict[tuple[str, ...], str | None] = {}
    for period in indicator.iter("period"):
        for each in period.findall(tag):
            found[(period[0].get("iso-date", ""), *dimensions(each))] = each.get("value")
    return found


def dimensions(each: ET.Element) -> list[str]:
    return [f"{d.get('name')}={d.get('value')}" for d in each.findall("dimension")]


def said(indicator: ET.Element, tag: str = "actual") -> list[str]:
    return [each.findtext("comment/narrative") or "" for each in indicator.iter(tag)]


def test_no_rule_of_the_standard_is_broken(workspace: Workspace) -> None:
    export = exported(workspace)
    assert broken_rules(text_of(export), TODAY) == []
    assert export.readings == text_of(export).count("<actual")


def test_the_standards_own_schema_takes_it(workspace: Workspace) -> None:
    schema = xmlschema.XMLSchema(standard() / "schemas" / "iati-activities-schema.xsd")
    assert [str(error) for error in schema.iter_errors(text_of(exported(workspace)))] == []


def test_every_code_is_on_the_standards_own_list(workspace: Workspace) -> None:
    text = text_of(exported(workspace))
    assert off_the_lists(text) == []
    assert off_the_lists(text.replace(' measure="1"', ' measure="77"', 1)) == [
        "//iati-activity/result/indicator/@measure: 77"
    ]


def standard() -> Path:
    """Return the folder of the standard's own files."""
    found = find_spec("iati")
    if found is None or not found.submodule_search_locations:
        pytest.skip("pyIATI, which holds the standard's own schema, could not be had")
    return Path(found.submodule_search_locations[0]) / "resources" / "standard" / "2-03"


def off_the_lists(text: str) -> list[str]:
    """Return where a code stands that is not on the list it is to be taken from."""
    activities, found = etree.fromstring(text.encode()), []
    for mapping in etree.parse(standard() / "codelist-mapping.xml").getroot():
        path, condition = mapping.findtext("path"), mapping.findtext("condition")
        name = mapping.find("codelist").get("ref")
        codes = etree.parse(standard() / "codelists" / f"{name}.xml").getroot()
        if codes.get("complete") != "1":
            continue
        listed = {code.text for code in codes.iter("code")}
        where, _, what = path.rpartition("/")
        every = activities.xpath(f"{where}[{condition or 'true()'}]/{what}")
        found += [f"{path}: {code}" for code in every if code not in listed]
    return found


def test_every_figure_that_stands_is_in_it(workspace: Workspace) -> None:
    export = exported(workspace)
    assert_all_in(workspace.strategy, workspace.store.records(), export)
    assert not any("has with a" in sentence for sentence in export.left_out)


def assert_all_in(strategy: Strategy, records: Records, export: Export) -> None:
    """Assert that every reading that stands comes back from a file: its figure, or its words."""
    there = Counter(_out(strategy, root_of(export)))
    ids = PresentIds(strategy)
    standing = current(records.readings, ids=ids)
    asked = Counter(
        (key, _worth(strategy, key, reading))
        for key, reading in standing.items()
        if reading.value is not None
    )
    assert asked - there == Counter()


def _worth(strategy: Strategy, key: Any, reading: Reading) -> Decimal | str:
    indicator = strategy.find(key.indicator)
    assert indicator is not None
    measured = indicator.measured(key.entity, key.part)
    figure = measured.figure_of(reading.value)
    if figure is None:
        return str(reading.value)
    return Decimal(str(reading.value) if measured.kind in NUMERIC else repr(float(figure)))


def _out(strategy: Strategy, root: ET.Element) -> Iterator[tuple[Any, Decimal | str]]:
    """Yield every figure of a file, with the key of the reading it is of."""
    calendar = strategy.calendar
    for indicator in root.iter("indicator"):
        reference = indicator.find("reference")
        assert reference is not None
        plan = strategy.find(reference.get("code", "").partition(":")[0])
        assert plan is not None
        for period in indicator.iter("period"):
            year = calendar.of(date.fromisoformat(period[0].get("iso-date", "")))
            for actual in period.findall("actual"):
                entity, part = _whose(plan, actual)
                comment = actual.findtext("comment/narrative") or ""
                value = actual.get("value")
                told = comment if value is None else Decimal(value)
                yield (plan.id, year, entity, part), told


def _whose(plan: Indicator, actual: ET.Element) -> tuple[str | None, str | None]:
    """Return whose figure it is; one of several of a title has its id behind it."""
    named = {d.get("name"): d.get("value", "") for d in actual.findall("dimension")}
    named.pop("amount of the year", None)
    breakdowns = {part.breakdown for part in plan.parts}
    part = next((named.pop(name) for name in list(named) if name in breakdowns), None)
    entity = next(iter(named.values()), None)

    def found(listed: Iterable[tuple[str, str]], title: str | None) -> str | None:
        ids = [id_ for id_, own in listed if title in (own, f"{own} ({id_})")]
        return ids[0] if title is not None else None

    return (
        found(((e.id, e.title) for e in plan.entities), entity),
        found(((p.name, p.title) for p in plan.parts), part),
    )


_REFERENCE = '<reference vocabulary="99" '
_SECOND = f'{_REFERENCE}code="b" />'


@pytest.mark.parametrize(
    ("was", "now", "what"),
    [
        (' value="105"', "", "value None"),
        (' value="105"', ' value="1,05"', "value 1,05"),
        ('measure="5"', 'measure="1"', "value None"),
        ('measure="1"', 'measure="5"', "a value of what has none"),
        ('<period-end iso-date="2018-12-31"', '<period-end iso-date="2017-12-31"', "period"),
        ('<period-start iso-date="2018-01-01"', '<period-start iso-date="2016-01-01"', "period"),
        ("XX-1-STRATEGY", "YY-1-STRATEGY", "does not begin with"),
        ("XX-1", "XX/1", "the identifier"),
        ("<narrative>A</narrative>", "<narrative> </narrative>", "says nothing"),
        ("<narrative>A</narrative>", "", "not one narrative"),
        ("<narrative>A</narrative>", "<narrative>A</narrative>" * 2, "not one narrative"),
        (' type="3"', "", "no type"),
        (_REFERENCE, _SECOND + _REFERENCE, "twice"),
        ('<indicator measure="1"', f'{_SECOND}<indicator measure="1"', "and of its"),
        ("<sector ", "<tag ", "no sector"),
        ("recipient-region", "tag", "neither country nor region"),
        (' xml:lang="en"', "", "no language"),
        ('type="4" iso-date="2021-', 'type="4" iso-date="2031-', "not come"),
    ],
)
def test_a_file_that_breaks_a_rule_is_told(was: str, now: str, what: str) -> None:
    text = text_of(made(plan(), reading(), reading("words", value="W")))
    assert broken_rules(text, TODAY) == []
    assert was in text
    told = broken_rules(text.replace(was, now), TODAY)
    assert any(what in each for each in told), told


def test_the_page_shows_what_the_command_tells(tmp_path: Path, root: Path) -> None:
    page = (root / "docs" / "iati.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0].splitlines()
    left_out = exported(bundled(tmp_path / "x")).left_out
    assert shown
    assert [line for line in left_out if line in shown] == shown


def test_the_head_says_who_what_when_and_where(tmp_path: Path) -> None:
    root = root_of(exported(bundled(tmp_path / "x")))
    assert (root.tag, root.get("version"), root.get("generated-datetime")) == (
        "iati-activities",
        "2.03",
        MADE,
    )
    (activity,) = root
    assert activity.get(LANGUAGE) == "en"
    assert activity.get("default-currency") == "USD"
    assert activity.findtext("iati-identifier") == "XX-EXAMPLE-123-STRATEGY-2017-2021"
    assert activity.findtext("title/narrative") == "ICBL-CMC Strategy 2017–2021"
    head = [
        (one.tag, dict(one.attrib)) for one in activity if one.tag not in ("result", "description")
    ]
    org = {"ref": "XX-EXAMPLE-123", "type": "21"}
    assert head == [
        ("iati-identifier", {}),
        ("reporting-org", org),
        ("title", {}),
        ("participating-org", {**org, "role": "4"}),
        ("activity-status", {"code": "4"}),
        ("activity-date", {"type": "1", "iso-date": "2017-01-01"}),
        ("activity-date", {"type": "2", "iso-date": "2017-01-01"}),
        ("activity-date", {"type": "3", "iso-date": "2021-12-31"}),
        ("activity-date", {"type": "4", "iso-date": "2021-12-31"}),
        ("activity-scope", {"code": "1"}),
        ("recipient-region", {"code": "998", "vocabulary": "1"}),
        ("sector", {"vocabulary": "1", "code": "15250", "percentage": "60"}),
        ("sector", {"vocabulary": "1", "code": "15220", "percentage": "40"}),
    ]
    results = [
        (result.get("type"), result.findtext("title/narrative"))
        for result in activity.iter("result")
    ]
    assert results[0] == (
        "3",
        "I No more use of cluster munitions or antipersonnel landmines",
    )
    assert results[1][0] == "2"
    assert [str(title).split()[0] for _, title in results] == [
        *("I", "1a", "1b", "2a", "2b", "2c", "III", "3a", "3b", "3c"),
    ]


PLAN = """\
[strategy]
title = "S"
organisation = "O"
period = [2017, 2021]

[iati]
organisation = "XX-1"
organisation_type = "other"

[[goal]]
id = "I"
title = "G"

  [[goal.indicator]]
  id = "a"
  title = "A"
  breakdowns = { sex = ["women", "men"], age = ["young"] }
  adds_up = false

  [[goal.indicator]]
  id = "each"
  title = "Each"
  aggregate = "mean"
  breakdowns = { sex = ["w", "m"] }
  entities = { ke = { title = "Same" }, ug = { title = "Same" } }

  [[goal.indicator]]
  id = "words"
  title = "W"
  kind = "qualitative"
"""


def plan(text: str = PLAN) -> Strategy:
    tables = check_plan(text).plan
    assert tables is not None
    return build_strategy(tables)


def made(strategy: Strategy, *readings: Reading, year: int = 2021, made_at: str = MADE) -> Export:
    records = Records(readings)
    card = assess(strategy, records, year=year)
    return export_as("iati", Subject(card, records, "1.0", made_at))


def reading(
    indicator: str = "a", year: int = 2018, value: str | None = "105", **rest: Any
) -> Reading:
    at = datetime(2019, 3, 1, 12, tzinfo=UTC)
    id_ = f"{indicator}-{year}-{rest.get('entity')}-{rest.get('part')}-{value}"
    return Reading(id_, indicator, year, value, at, "Ana", **rest)


def settled(**keys: Any) -> Strategy:
    strategy = plan()
    return replace(strategy, iati=replace(strategy.iati, **keys))


@pytest.mark.parametrize(
    ("day", "status", "dates"),
    [
        ("2016-12-31", "1", ["1", "3"]),
        ("2017-01-01", "2", ["1", "2", "3"]),
        ("2021-12-31", "2", ["1", "2", "3"]),
        ("2022-01-01", "4", ["1", "2", "3", "4"]),
    ],
)
def test_what_has_not_come_is_only_planned(day: str, status: str, dates: list[str]) -> None:
    text = text_of(made(plan(), made_at=f"{day}T08:00:00+00:00"))
    assert broken_rules(text, date.fromisoformat(day)) == []
    root = ET.fromstring(text)
    assert [s.get("code") for s in root.iter("activity-status")] == [status]
    assert [d.get("type") for d in root.iter("activity-date")] == dates


def test_what_the_plan_says_of_the_activity_stands() -> None:
    strategy = settled(
        activity="XX-1-OTHER",
        name="Name",
        activity_status="suspended",
        scope="national",
        countries=(("KE", 33.3),),
        regions=(("298", 66.7),),
        language="fr",
    )
    root = root_of(made(strategy))
    (activity,) = root
    assert broken_rules(text_of(made(strategy)), TODAY) == []
    assert activity.get(LANGUAGE) == "fr"
    assert activity.get("default-currency") is None
    assert activity.findtext("iati-identifier") == "XX-1-OTHER"
    assert activity.findtext("reporting-org/narrative") == "Name"
    rest = [
        dict(one.attrib) for one in activity if one.tag.startswith(("recip", "sec", "activity-s"))
    ]
    assert rest == [
        {"code": "6"},
        {"code": "4"},
        {"code": "KE", "percentage": "33.3"},
        {"code": "298", "vocabulary": "1", "percentage": "66.7"},
        {"vocabulary": "1", "code": "99810"},
    ]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"organisation": ""}, ['add [iati] with organisation = "…"']),
        ({"organisation_type": ""}, ["add organisation_type to [iati]: government, "]),
        ({"faulty": True}, ["[iati] in the plan has a fault"]),
    ],
)
def test_what_nobody_but_the_organisation_can_say_is_asked_for(
    keys: dict[str, Any], told: list[str]
) -> None:
    with pytest.raises(ScorecardError) as refused:
        made(settled(**keys))
    assert all(part in str(refused.value) for part in told)
    with pytest.raises(ScorecardError) as all_refused:
        made(replace(plan(), iati=IatiSettings(), organisation=""))
    assert len(all_refused.value.faults) == 3


def test_the_bundled_strategy_has_no_identifier_and_is_refused(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = call(capsys, "export", "--format", "iati", "out.xml")
    assert (told.code, told.out) == (1, "")
    assert 'add [iati] with organisation = "…"' in told.err
    assert not (example / "out.xml").exists()


def test_years_are_the_plans_own_from_their_first_day_to_their_last(
    fiscal_workspace: Workspace,
) -> None:
    wells = of(root_of(exported(fiscal_workspace)), "wells")
    periods = [tuple(p[n].get("iso-date") for n in (0, 1)) for p in wells.iter("period")]
    assert periods == [(f"{y}-07-01", f"{y + 1}-06-30") for y in range(2019, 2024)]
    starts = [(b.get("year"), b.get("value"), dimensions(b)) for b in wells.iter("baseline")]
    assert starts == [("2018", "100", []), ("2018", "40", ["place=north"])]
    assert [b.findtext("comment/narrative") for b in wells.iter("baseline")] == [
        "100 in 2018/19",
        "40 in 2018/19",
    ]
    assert figures(wells, "target") == {
        ("2020-07-01",): "110",
        ("2021-07-01",): "118",
        ("2022-07-01", "place=north"): "60",
        ("2023-07-01",): "130",
    }
    assert "At least 110, on the way to at least 130 by 2023/24" in said(wells, "target")
    assert figures(wells)["2020-07-01", "place=south"] == "65"
    assert wells.get("ascending") == "1"


def test_a_survey_has_a_period_for_each_round_alone(fiscal_workspace: Workspace) -> None:
    survey = of(root_of(exported(fiscal_workspace)), "survey")
    assert [p[0].get("iso-date", "")[:4] for p in survey.iter("period")] == ["2019", "2021", "2023"]
    assert (survey.get("measure"), survey.get("aggregation-status")) == ("2", "0")


def test_what_is_counted_by_entity_is_not_mixed_with_the_count(
    fiscal_workspace: Workspace,
) -> None:
    root = root_of(exported(fiscal_workspace))
    share, each = of(root, "licences"), of(root, "licences:yes_no")
    assert (share.get("measure"), each.get("measure")) == ("2", "1")
    assert not any(len(key) > 1 for key in figures(share))
    assert figures(each)["2021-07-01", "entity=South"] == "1"
    assert figures(each)["2021-07-01", "entity=East"] == "0"
    assert "2021-11-20" in said(each)
    assert figures(each, "target")["2021-07-01", "entity=North"] == "1"
    assert "Done by 31 December 2021." in said(each, "target")
    treated = of(root, "treated")
    assert figures(treated)["2019-07-01",] == "25.75"
    assert figures(treated)["2019-07-01", "entity=North"] == "90"
    assert "309 of 1,200" in said(treated)


def test_a_level_is_its_place_and_says_its_name(fiscal_workspace: Workspace) -> None:
    root = root_of(exported(fiscal_workspace))
    scale = of(root, "plan")
    assert scale.get("measure") == "4"
    assert figures(scale) == {("2019-07-01",): "0", ("2021-07-01",): "1"}
    assert said(scale) == ["level none (no plan)", "level draft (a draft)"]
    assert "2 level full (a plan the council adopted)" in str(
        scale.findtext("description/narrative")
    )
    rating = of(root, "rating")
    assert figures(rating) == {
        ("2020-07-01", "entity=North"): "1",
        ("2020-07-01", "entity=South"): "0",
    }
    assert figures(rating, "target") == {("2022-07-01", "entity=North"): "2"}
    (start,) = rating.iter("baseline")
    assert (start.get("value"), dimensions(start)) == ("0", ["entity=North"])


def test_words_are_a_comment_and_no_value(fiscal_workspace: Workspace) -> None:
    voice = of(root_of(exported(fiscal_workspace)), "voice")
    assert voice.get("measure") == "5"
    assert figures(voice) == {("2020-07-01",): None}
    assert said(voice) == ["Two-councils-asked-users"]


def test_amounts_are_a_running_total_with_each_year_beside_it(fiscal_workspace: Workspace) -> None:
    root = root_of(exported(fiscal_workspace))
    spent = figures(of(root, "spent"))
    assert spent["2021-07-01",] == "57"
    assert spent["2021-07-01", "amount of the year=2021/22"] == "17"
    people = of(root, "people")
    assert figures(people)["2019-07-01", "amount of the year=2019/20"] == "250"
    assert figures(people)["2020-07-01",] == "450"
    valley = "entity=Valley (north)"
    assert figures(people)["2020-07-01", valley] == "210"
    assert figures(people)["2019-07-01", valley, "sex=women", "amount of the year=2019/20"] == "60"
    # After a year without its amount there is no total, and nothing stands in for one.
    assert ("2022-07-01", "entity=Valley (south)") not in figures(people)
    assert (
        figures(people)["2022-07-01", "entity=Valley (south)", "amount of the year=2022/23"] == "7"
    )
    assert "provisional" in said(people)
    # A target beyond the plan has a period of its own.
    assert figures(people, "target")["2026-07-01",] == "1000"


def test_no_figure_is_made_of_no_data(fiscal_workspace: Workspace) -> None:
    rain = of(root_of(exported(fiscal_workspace)), "rain")
    assert figures(rain) == {("2019-07-01",): "60", ("2020-07-01",): "45"}
    assert len([*rain.iter("period")]) == 5


def test_what_is_only_a_bound_says_so_and_a_range_is_no_target(
    fiscal_workspace: Workspace,
) -> None:
    pressure = of(root_of(exported(fiscal_workspace)), "pressure")
    assert figures(pressure) == {
        ("2019-07-01",): "2.2",
        ("2020-07-01",): "2.4",
        ("2021-07-01",): "3.0".rstrip("0").rstrip("."),
    }
    assert said(pressure) == ["at least 2.2 bar", "2.4–2.9 bar", "about 3.0 bar\nRoughly"]
    assert figures(pressure, "target") == {}
    assert pressure.get("ascending") is None
    description = str(pressure.findtext("description/narrative"))
    assert "Target: between 2 and 3.5 every year." in description


def test_everything_that_is_left_out_is_told_with_its_number(fiscal_workspace: Workspace) -> None:
    told = "\n".join(exported(fiscal_workspace).left_out)
    assert told.splitlines() == [
        "Left out: 1 draft.",
        "Left out: 1 goal or objective that has no indicators.",
        "Left out: 1 time no data, and why; such a year has no figure.",
        "Left out: 1 running total, as a year before it has no amount.",
        "4 figures are bounds, or about so much; only their comments say so.",
        "10 targets say at least or at most; only their comments say so.",
        "1 target lies between two figures; only its indicator's description says it.",
        "Left out: 2 targets or deadlines that are not those in force.",
        "Left out: the tolerances of 2 targets.",
        "2 figures were restated; what they were before is not said.",
        "Left out: who entered 58 readings, and when.",
        "Left out: the statuses of 13 indicators, and what goals and objectives come to.",
        "Left out: 1 judgement of a person.",
        "Left out: 3 comments.",
        "Left out: 7 priorities, decisions and closings of years.",
    ]


def test_what_else_is_left_out_is_told() -> None:
    evidence = (EvidenceFile("a.pdf", "0" * 64),)
    strategy = plan(
        PLAN.replace(
            'title = "A"\n',
            'title = "A"\nweight = 2\nowner = "Ana"\n'
            "baseline = [{ year = 2016, value = 1 }, { year = 2018, value = 2 }]\n",
        )
    )
    export = made(
        strategy, reading(evidence=evidence), reading("gone"), reading("each", entity="nobody")
    )
    assert set(export.left_out) >= {
        "Left out: 2 readings of what the plan does not have, or has with a fault.",
        "Left out: 1 baseline that is not the one in force.",
        "Left out: 1 file of evidence.",
        "Left out: 1 weight or headline.",
        "Left out: who looks after 1 indicator, or its tags.",
    }


def test_readings_of_later_years_are_told_of(fiscal_workspace: Workspace) -> None:
    export = exported(fiscal_workspace, 2020)
    later = [sentence for sentence in export.left_out if "later" in sentence]
    assert later == ["Left out: 22 readings of later years than 2020/21; see --year."]
    assert broken_rules(text_of(export), TODAY) == []


def test_a_source_is_a_link_where_it_has_an_address() -> None:
    sources = {
        2017: Source("Report", "2018", "https://example.org/a?b=1&c=2", "4"),
        2018: Source(address="http://example.org/x.PDF"),
        2019: Source("Letter", address="see the archive"),
        2020: Source("Trap", address="javascript:alert(1)"),
        2021: Source("Bad", address="https://[1"),
    }
    readings = [reading(year=year, source=source) for year, source in sources.items()]
    text = text_of(made(plan(), *readings))
    root = ET.fromstring(text)
    links = [
        (link.get("format"), link.get("url"), link.findtext("title/narrative"))
        for link in root.iter("document-link")
    ]
    assert links == [
        ("text/html", "https://example.org/a?b=1&c=2", "Report, 2018, page 4"),
        ("application/pdf", "http://example.org/x.PDF", "http://example.org/x.PDF"),
    ]
    assert said(of(root, "a"))[2:] == [
        "Source: Letter, see the archive.",
        "Source: Trap, javascript:alert(1).",
        "Source: Bad, https://[1.",
    ]
    assert broken_rules(text, TODAY) == []


def test_what_a_reader_must_know_of_a_figure_stands_beside_it() -> None:
    told = reading(
        qualifier=Qualifier.AT_MOST,
        state=State.PROVISIONAL,
        flags=(Flag.ESTIMATED, Flag.BREAK),
        note="As of\nMay",
    )
    (comment,) = said(of(root_of(made(plan(), told)), "a"))
    assert comment.split("\n") == [
        *("at most 105", "provisional, estimated", "break in the series", "As of", "May"),
    ]


HOSTILE = [
    "<script>alert('x')</script> & ]]> <![CDATA[ \"quoted\"",
    "nul \x00 bell \x07 escape \x1b[31m",
    "half of a pair \ud800, no character \ufffe \uffff",
    "turned \u202e around \u2028 next\rline",
    "\U0001f600 ﷽ é",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text(text: str) -> None:
    strategy = plan()
    goal = strategy.goals[0]
    (first, *others) = goal.indicators
    named = replace(first, title=text, definition=text, unit=text, source=text)
    strategy = replace(
        strategy,
        title=text,
        description=text,
        iati=replace(strategy.iati, name=text),
        goals=(replace(goal, title=text, description=text, indicators=(named, *others)),),
    )
    words = reading("words", value=text, note=text, source=Source(text, text, text, text))
    whole = text_of(made(strategy, reading(note=text), words))
    assert broken_rules(whole, TODAY) == []
    whole.encode("utf-8")
    assert "<script>" not in whole
    root = ET.fromstring(whole)
    titles = {
        root.findtext("iati-activity/title/narrative"),
        of(root, "a").findtext("title/narrative"),
    }
    (shown,) = titles
    assert shown is not None
    if text == HOSTILE[0]:
        assert shown == text
    if text == HOSTILE[1]:
        assert shown == "nul \\u0000 bell \\u0007 escape \\u001b[31m"


_NUMBERS = st.decimals(-(10**12), 10**12, places=3).map(lambda number: f"{number:f}") | st.integers(
    -(10**30) + 1, 10**30 - 1
).map(str)
_KEYS = st.sampled_from(
    [
        ("a", None, None),
        ("a", None, "women"),
        ("a", None, "young"),
        ("each", "ke", None),
        ("each", "ug", None),
        ("each", "ke", "w"),
        ("each", "ug", "m"),
    ]
)


@given(
    st.dictionaries(
        st.tuples(_KEYS, st.integers(2015, 2021)),
        st.tuples(_NUMBERS, st.sampled_from(Qualifier), st.sampled_from(State), st.text()),
        max_size=12,
    )
)
def test_every_figure_comes_back_equal(found: dict[Any, Any]) -> None:
    readings = [
        reading(
            indicator,
            year,
            value,
            entity=entity,
            part=part,
            qualifier=qualifier,
            high=f"{int(Decimal(value)) + 1}" if qualifier is Qualifier.BETWEEN else None,
            state=state,
            note=note,
        )
        for ((indicator, entity, part), year), (value, qualifier, state, note) in found.items()
    ]
    strategy = plan()
    export = made(strategy, *readings)
    assert broken_rules(text_of(export), TODAY) == []
    assert_all_in(strategy, Records(tuple(readings)), export)


def test_the_command_writes_the_file_and_tells_what_is_not_in_it(project: Path) -> None:
    path = project / "indicators.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "\n[[goal]]",
            '\n[iati]\norganisation = "XX-1"\norganisation_type = "other"\nname = "Us"\n\n[[goal]]',
            1,
        ),
        encoding="utf-8",
    )
    assert (
        process("record", "members", "2018", "at least 105", "--source", "R", cwd=project).code == 0
    )
    told = process("export", "--format", "iati", "out.xml", "--year", "2018", cwd=project)
    assert told.code == 0, told.err
    assert told.err.splitlines()[-1] == "out.xml: 1 reading."
    assert "1 figure is a bound" in told.err
    written = (project / "out.xml").read_text(encoding="utf-8")
    assert broken_rules(written, datetime.now(UTC).date()) == []
    assert figures(of(ET.fromstring(written), "members")) == {("2018-01-01",): "105"}
    shown = process("export", "--format", "iati", "-", "--year", "2018", cwd=project)
    assert shown.out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities ')
    again = process("export", "--format", "iati", "out.xml", cwd=project)
    assert again.code == 1
