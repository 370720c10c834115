"""The JSON Schema says of a plan what the check says, as far as a schema can."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator, FormatChecker

from scorecard.framework.check import check_plan
from scorecard.framework.schema import json_schema

PLANS = Path(__file__).parent / "plans"
HEAD = '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'
ONE = HEAD + '[[goal.indicator]]\nid = "x"\ntitle = "X"\n'
VALIDATOR = Draft7Validator(json_schema(), format_checker=FormatChecker())
SCALE = 'kind = "scale"\nlevels = { a = "A", b = "B" }\n'
FIRST = "target = [{ at_least = 9, by = 2020 }, "

DEADLINES = (
    'entities = { chile = { deadline = 2020-03-01 }, bih = { title = "B", deadline = '
    "[2019-03-01, { date = 2021-03-01, granted = 2018-11-30 }, 2027-03-01] } }\n"
)
PIN = '[[pin]]\nindicator = "x"\nyear = 2018\non = 2019-03-01\nin = "R"\n'
GOOD = [
    PIN + "value = 105",
    PIN + 'value = "at least 1,234.5"\nstatus = "off_track"',
    PIN + 'status = "not_assessed"',
    "",
    'unit = "states"\ndecimals = 0\nmin = 0\nmax = 193',
    "target = { at_least = 130, by = 2020 }",
    "target = { at_most = 0, by = 2020-06-30 }",
    "target = { between = [40, 60], every_year = true, tolerance = 2 }",
    'kind = "yes_no"\ntarget = { done = true, by = 2020-03-01 }',
    'kind = "yes_no"\nbaseline = { year = 2016, value = false }',
    SCALE + 'baseline = { year = 2016, value = "a" }\ntarget = { reach = "b", by = 2021 }',
    SCALE + 'milestones = { 2018 = "a" }\ntarget = { reach = "b", by = 2021 }',
    'kind = "qualitative"\nweight = 2',
    'kind = "percent"\nbaseline = { year = 2016 }\ntarget = { at_least = 120, by = 2021 }',
    FIRST + '{ at_least = 8, by = 2021, decided = 2019-11-30, why = "W" }]',
    "baseline = [{ year = 2016, value = 1 }, { year = 2019 }]",
    "target = { at_least = 9, by = 2020 }\nmilestones = { 2018 = 5 }",
    "accumulate = true\nbaseline = { year = 2016, value = 0 }",
    'tags = ["a"]\nowner = ""\nactive = { to = 2020 }\nformerly = ["old"]\nweight = 0.5',
    'definition = """\nlong\ntext"""\nsource = "R"\ntarget_set_by = "wording"\nmethod = "path"',
    'direction = "increase"\ncontext = true\nstale_after = 3\non_track = 0.9\nat_risk = 0.5',
    "entities = { chile = { } }",
    DEADLINES,
    DEADLINES + 'aggregate = "share"\ntarget = { at_least = 100, every_year = true }',
    DEADLINES + 'kind = "yes_no"\naggregate = "count"\nbaseline = { year = 2016, value = 1 }\n'
    "target = { at_least = 2, by = 2021 }\nmilestones = { 2018 = 1 }",
    (
        'entities = { chile = { title = "C", from = 2017, to = 2020, formerly = ["cl"], '
        "baseline = { year = 2016, value = 1 }, target = { at_least = 3, by = 2020 } } }\n"
        'aggregate = "mean"'
    ),
    'breakdowns = { sex = ["women", "men"], age = ["under 18", "18 and over"] }',
    (
        'breakdowns = { sex = ["women"] }\nadds_up = false\n'
        'parts = { women = { title = "W", formerly = ["girls"], '
        "target = { at_least = 5, by = 2020 }, milestones = { 2018 = 2 } } }"
    ),
    (
        'kind = "percent"\nbreakdowns = { sex = ["women", "men"] }\n'
        "parts = { women = { baseline = { year = 2016, value = 1 } } }"
    ),
    'kind = "percent"\naggregate = "pooled"\nentities = { chile = { } }',
    "every = 5\nfirst = 2018",
    "every = 5\nbaseline = { year = 2018 }",
]

BAD = [
    PIN,
    PIN + "value = [1]",
    PIN + 'status = "done"',
    PIN + "value = 1\nby = 2020",
    "zebra = 1",
    'breakdowns = ["women", "men"]',
    "breakdowns = {}",
    "breakdowns = { sex = [] }",
    'breakdowns = { sex = ["-women", "men"] }',
    "adds_up = false",
    "parts = { women = { } }",
    'kind = "yes_no"\nbreakdowns = { sex = ["women", "men"] }',
    'breakdowns = { sex = ["women", "men"] }\nderive = { sum = ["y"] }',
    'breakdowns = { sex = ["women", "men"] }\nparts = { women = { zebra = 1 } }',
    'breakdowns = { sex = ["women", "men"] }\nparts = { women = { target = { at_least = 1 } } }',
    "unit = 5",
    "min = true",
    "decimals = -1",
    "weight = 0",
    'kind = "percnt"',
    'context = "yes"',
    "target = {}",
    "target = []",
    "target = { at_least = 130 }",
    "target = { by = 2020 }",
    "target = { at_least = 1, at_most = 2, by = 2020 }",
    "target = { at_least = 130, by = 2020, every_year = true }",
    "target = { at_least = 130, every_year = false }",
    'target = { at_least = "130", by = 2020 }',
    'target = { at_least = 130, by = "2020" }',
    "target = { at_least = 130, by = 20201 }",
    "target = { between = [40, 60], by = 2020 }",
    "target = { between = [40], every_year = true }",
    "target = { at_most = 0, by = 2020, tolerance = 2 }",
    "target = { at_most = 0, by = 2020, decided = 2019-11-30 }",
    FIRST + "{ at_least = 8, by = 2021 }]",
    "target = { reach = 3, by = 2020 }",
    'target = { reach = "b", by = 2020 }',
    'kind = "yes_no"\ntarget = { at_least = 1, by = 2020 }',
    'kind = "yes_no"\ntarget = { done = false, by = 2020 }',
    'kind = "yes_no"\nbaseline = { year = 2016, value = 0 }',
    'kind = "yes_no"\nmilestones = { 2018 = 1 }',
    'kind = "scale"',
    'kind = "scale"\nlevels = { a = "A" }',
    SCALE + "target = { at_least = 1, by = 2020 }",
    SCALE + "milestones = { 2018 = 1 }",
    SCALE + "min = 0",
    'kind = "qualitative"\ntarget = { done = true, by = 2020 }',
    'levels = { a = "A", b = "B" }',
    "milestones = { soon = 1 }",
    'milestones = { 2018 = "a" }',
    "baseline = []",
    "baseline = { value = 1 }",
    "baseline = { year = 2016-01-01 }",
    'baseline = { year = 2016, value = "low" }',
    "derive = {}",
    'derive = { share = ["a"] }',
    'derive = { sum = ["a"], share = ["a", "b"] }',
    "active = {}",
    "accumulate = true",
    'kind = "percent"\naccumulate = true\nbaseline = { year = 2016, value = 0 }',
    'formerly = ["a b"]',
    "on_track = 95",
    'method = "okrs"',
    "opensdg = { limit = 0 }",
    "okr = { cuts = [0.7] }",
    'un = { measure = "colour" }',
    "sdsn = { optimun = 100 }",
    "entities = { }",
    "entities = { chile = 2020-03-01 }",
    'entities = { chile = { titel = "Chile" } }',
    "entities = { chile = { deadline = 2020-03-01, target = { at_least = 1, by = 2020 } } }",
    "entities = { chile = { deadline = [2020-03-01, { granted = 2019-01-01 }] } }",
    'entities = { "two words" = { deadline = 2020-03-01 } }',
    'aggregate = "count"',
    'aggregate = "pooled"\nentities = { chile = { } }',
    "every = 1\nfirst = 2018",
    "every = 5",
    "first = 2018",
    "every = 5\naccumulate = true\nbaseline = { year = 2018, value = 1 }",
]


def as_an_editor(value: Any) -> Any:
    """Return a TOML value as an editor holds it against a schema: dates are text."""
    if isinstance(value, dict):
        return {key: as_an_editor(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_an_editor(entry) for entry in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def accepts(text: str) -> bool:
    """Say whether the schema takes a plan."""
    return bool(VALIDATOR.is_valid(as_an_editor(tomli.loads(text))))


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(json_schema())


@pytest.mark.parametrize("keys", GOOD)
def test_good_plans_pass_both(keys: str) -> None:
    assert check_plan(ONE + keys).faults == ()
    errors = list(VALIDATOR.iter_errors(as_an_editor(tomli.loads(ONE + keys))))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("keys", BAD)
def test_bad_plans_pass_neither(keys: str) -> None:
    assert check_plan(ONE + keys).faults
    assert not accepts(ONE + keys)


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEAD.replace("period", "perod"),
        HEAD.replace("[2017, 2021]", "[2017]"),
        HEAD.replace('title = "S"\n', ""),
        HEAD.replace("[[goal]]", "[goal]"),
        HEAD + "[[goal.objective]]\nid = 'a'\n",
        HEAD.replace("[[goal]]", '[strategy.labels]\nzebra = "Z"\n[[goal]]'),
        HEAD.replace('"I"', '"I I"'),
        HEAD + "weight = 2\n",
        *(
            HEAD.replace("[[goal]]", f"[iati]\n{keys}\n[[goal]]")
            for keys in (
                'organisation = "A B"',
                'organisation_type = "ngo"',
                'name = ""',
                'currency = "usd"',
                "sectors = {}",
                "sectors = { 152 = 100 }",
                "countries = { Kenya = 100 }",
                "regions = { 298 = 101 }",
                "sector = 15250",
            )
        ),
    ],
)
def test_bad_heads_and_goals_pass_neither(text: str) -> None:
    assert check_plan(text).faults
    assert not accepts(text)


def test_what_an_export_says_passes_both() -> None:
    text = ONE + (
        '[iati]\norganisation = "GB-CHC-1"\nactivity = "GB-CHC-1-A"\ncountries = { KE = 50.5 }\n'
        'regions = { 298 = 49.5 }\nsectors = { "15250" = 100 }\nscope = "national"\n'
    )
    assert check_plan(text).faults == ()
    assert accepts(text)


def test_what_only_deserves_a_warning_passes() -> None:
    assert accepts((PLANS / "warnings.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path", sorted(p for p in PLANS.glob("*.toml") if not p.name.startswith("syntax"))
)
def test_it_never_refuses_what_the_check_takes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not any(fault.severity == "error" for fault in check_plan(text).faults):
        assert accepts(text)


def tables(schema: Any, path: str = "") -> list[tuple[str, Any]]:
    """Return every table of the schema that lists its keys, with where it is."""
    found: list[tuple[str, Any]] = []
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            found.append((path, schema))
        for key, value in schema.items():
            found += tables(value, f"{path}/{key}")
    return found


def test_no_table_takes_unknown_keys() -> None:
    for path, table in tables(json_schema()):
        chosen = "propertyNames" in table and isinstance(table.get("additionalProperties"), dict)
        assert chosen or table.get("additionalProperties") is False, path


def test_every_key_is_described() -> None:
    for path, table in tables(json_schema()):
        for key, value in table.get("properties", {}).items():
            assert value.get("description", "").endswith("."), f"{path}/{key}"


def test_nothing_of_the_code_shows() -> None:
    text = str(json_schema())
    assert "'null'" not in text
    assert "'default'" not in text
    assert "'title': 'T" not in text
