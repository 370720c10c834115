"""The JSON Schema of the scorecard: what is written is valid by it, and it names nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from cli_support import call
from fiscal_case import every_kind, fiscal_place
from jsonschema import Draft202012Validator, FormatChecker
from projects import make_example, make_project

from scorecard.exchange.scorecard_json import FORMAT, scorecard_json, scorecard_schema
from scorecard.model.methods import Method
from scorecard.model.plan import RENAMED, Aim, Kind
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.scorecard import BaselineOrigin, Doubt, Firmness, Measure, Rule, Silence
from scorecard.model.status import Note, Reason, Status, Trend
from scorecard.workspace import Places, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
SCHEMA = scorecard_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
# Every word that stands in the model, and that the schema must not lag behind.
WORDS: dict[str, type[StrEnum]] = {
    "status": Status,
    "note": Note,
    "reason": Reason,
    "kind": Kind,
    "qualifier": Qualifier,
    "flag": Flag,
    "trend": Trend,
    "rule": Rule,
    "origin": BaselineOrigin,
    "firmness": Firmness,
    "doubt": Doubt,
    "method": Method,
    "measure": Measure,
    "silence": Silence,
}


def cards(places: Places) -> list[dict[str, Any]]:
    """Return the scorecards of a place, year by year, with what is known and what was at first."""
    workspace = Workspace(places)
    years = workspace.strategy.years()
    found = [workspace.scorecard(year) for year in (*years, years[-1] + 4)]
    found += [workspace.scorecard(year, found[0].last_day) for year in years]
    return [scorecard_json(card) for card in found]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Return scorecards of every plan the tests have, by its name."""
    folder = tmp_path_factory.mktemp("schema")
    example = make_example(folder / "bundled")
    places = Places(example / "indicators.toml", example / "data" / "readings.jsonl")
    return {
        "bundled": cards(places),
        "fiscal": cards(fiscal_place(folder / "fiscal")),
        "every kind": cards(every_kind(folder / "every_kind")),
    }


def test_it_is_a_schema_of_this_format() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == FORMAT


@pytest.mark.parametrize("name", ["bundled", "fiscal", "every kind"])
def test_what_is_written_is_valid(written: dict[str, list[dict[str, Any]]], name: str) -> None:
    for card in written[name]:
        said = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(card)]
        assert not said, "\n".join(said[:10])


def test_every_table_of_it_is_closed() -> None:
    for place, table in _tables(SCHEMA, ""):
        assert "additionalProperties" in table, place
        if "properties" in table:
            assert table["additionalProperties"] is False, place


def _tables(schema: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema of an object, with where it stands."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield place, schema
        for key, each in schema.items():
            yield from _tables(each, f"{place}/{key}")
    elif isinstance(schema, list):
        for each in schema:
            yield from _tables(each, place)


def test_every_key_of_it_is_written_somewhere(written: dict[str, list[dict[str, Any]]]) -> None:
    """A key counts where it holds something, so that no branch of the schema is idle."""
    seen: set[tuple[int, str]] = set()
    for listed in written.values():
        for card in listed:
            _see(SCHEMA, card, seen)
    unseen = [
        f"{place}: {key}"
        for place, table in _tables(SCHEMA, "")
        for key in table.get("properties", {})
        if (id(table), key) not in seen
    ]
    assert not unseen, "\n".join(unseen)


def _see(schema: dict[str, Any], value: Any, seen: set[tuple[int, str]]) -> None:
    """Follow a value along the schema, and keep which keys of which table hold something."""
    if "$ref" in schema:
        _see(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, seen)
    for each in schema.get("anyOf", ()):
        _see(each, value, seen)
    if isinstance(value, dict):
        for key, each in schema.get("properties", {}).items():
            if value.get(key) is not None:
                seen.add((id(schema), key))
                _see(each, value[key], seen)
    elif isinstance(value, list):
        for each in value:
            _see(schema.get("items", {}), each, seen)


@pytest.mark.parametrize("name", WORDS)
def test_its_words_are_the_models(name: str) -> None:
    assert SCHEMA["$defs"][name]["enum"] == [each.value for each in WORDS[name]]


def test_its_other_words_are_the_models() -> None:
    assert SCHEMA["$defs"]["state"]["enum"] == [s.value for s in State if s is not State.DRAFT]
    assert {each.value for each in Aim} <= set(SCHEMA["$defs"]["target"]["properties"])
    labels = SCHEMA["properties"]["strategy"]["properties"]["labels"]
    assert labels["propertyNames"]["enum"] == [*RENAMED]
    counts = set(SCHEMA["$defs"]["counts"]["properties"])
    assert counts == {s.value for s in Status} - {"partly_achieved"} | {
        "reasons",
        "context",
        "retired",
    }


def test_what_is_not_written_is_no_scorecard(written: dict[str, list[dict[str, Any]]]) -> None:
    card = written["bundled"][0]
    assert not VALIDATOR.is_valid({**card, "more": 1})
    assert not VALIDATOR.is_valid({**card, "format": FORMAT + 1})
    assert not VALIDATOR.is_valid({key: card[key] for key in card if key != "year"})
    goal = {**card["goals"][0], "status": "good"}
    assert not VALIDATOR.is_valid({**card, "goals": [goal]})


def test_the_command_prints_it_and_it_holds_for_what_other_commands_print(
    tmp_path: Path, capsys: Capture
) -> None:
    printed = json.loads(call(capsys, "schema", "--of", "scorecard").out)
    assert printed == SCHEMA
    assert "indicators.toml" in call(capsys, "schema", "--of", "plan").out
    validator = Draft202012Validator(printed)
    plan = make_project(tmp_path / "s") / "indicators.toml"
    there = ("--framework", plan)
    call(capsys, "record", "members", 2018, 105, *there)
    for command in (
        ("status", "--json"),
        ("status", "--json", "1a"),
        ("status", "--json", "members"),
        ("show", "members", "--json"),
        ("export", "--format", "json", "-"),
    ):
        assert validator.is_valid(json.loads(call(capsys, *command, *there).out)), command
    plan.write_text(plan.read_text("utf-8").replace("at_least = 130", "at_least = 'x'"), "utf-8")
    broken = json.loads(call(capsys, "status", "--json", *there).out)
    assert not [error.message for error in validator.iter_errors(broken)]
