"""Every error of the shapes is said in our own words."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError
from words_allowed import words_allowed

from scorecard.framework import wording as faults
from scorecard.framework.check import check_plan
from scorecard.framework.findings import keys_of
from scorecard.framework.shapes import (
    ActiveShape,
    AssessmentShape,
    BaselineShape,
    DeriveShape,
    GoalShape,
    IatiShape,
    IndicatorShape,
    ObjectiveShape,
    StrategyShape,
    TargetShape,
)
from scorecard.framework.wording import Flaw, sentence, spoken
from scorecard.model.methods import SDSN_MEASURES, UN_MEASURES, Method, RollUpRule
from scorecard.model.plan import (
    IATI_ORGANISATION_TYPES,
    IATI_SCOPES,
    IATI_STATUSES,
    RENAMED,
    TARGET_SET_BY,
    Aggregate,
    Audience,
    Direction,
    Kind,
    Section,
)
from scorecard.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.framework.shapes import Shape

SHAPES: list[type[Shape]] = [
    StrategyShape,
    AssessmentShape,
    GoalShape,
    ObjectiveShape,
    IndicatorShape,
    TargetShape,
    BaselineShape,
    DeriveShape,
    ActiveShape,
    IatiShape,
]
# One of everything a TOML value may be, and the ends of what it may be.
VALUES: list[Any] = [
    True,
    False,
    0,
    -1,
    5,
    10**400,
    int("f" * 5000, 16),
    1e308,
    2.5,
    math.inf,
    math.nan,
    "",
    " ",
    "x",
    "a b",
    "-x",
    "x" * 100,
    "2020",
    "line\nbreak",
    "bell\a",
    "turn\u202e",
    date(2020, 1, 1),
    date(1, 1, 1),
    datetime(2020, 1, 1, tzinfo=UTC),
    time(9, 0),
    [],
    [1],
    ["a"],
    [True],
    [1, 2, 3],
    [[]],
    [{}],
    {},
    {"x": 1},
    {"x": "y"},
    {"en": 1},
    {"2018": True},
    {"[key]": 1},
    {"": ""},
    {"2018": math.nan, "bell\a": "x"},
]
# Words of pydantic's that none of our sentences uses.
FOREIGN = ("Input should", "Field required", "Extra inputs", "valid ", "dictionary", "instance of")


def errors() -> list[tuple[type[Shape], Any]]:
    """Return what pydantic finds when every key of every shape holds every value."""
    found: list[tuple[type[Shape], Any]] = []
    for shape in SHAPES:
        for table in [{}, {"zebra": 1}, *({k: v} for k in keys_of(shape) for v in VALUES)]:
            try:
                shape.model_validate(table)
            except ValidationError as error:
                found += [(shape, details) for details in error.errors(include_url=False)]
    return found


ERRORS = errors()


def code(details: Any) -> str:
    """Return the type of an error, or our code for it."""
    return str(details["ctx"]["code"] if details["type"] == "plan_flaw" else details["type"])


def test_every_type_of_error_has_a_wording() -> None:
    types = {code(details) for _, details in ERRORS} - {"extra_forbidden"}
    assert types <= set(faults._WORDINGS)


def test_every_wording_is_used() -> None:
    types = {code(details) for _, details in ERRORS}
    assert set(faults._WORDINGS) <= types


def test_no_sentence_is_pydantics() -> None:
    for _, details in ERRORS:
        flaw = Flaw(code(details), details["loc"], details["input"], details.get("ctx", {}))
        said = sentence(flaw)
        assert details["type"] == "plan_flaw" or details["msg"] not in said
        assert not any(word in said for word in FOREIGN), said
        assert not any(shape.__name__ in said for shape in SHAPES), said
        assert said.isprintable(), said


def test_an_error_of_a_type_nobody_foresaw_is_said_in_our_words_too() -> None:
    assert sentence(Flaw("new_type", ("unit",), 5, {})) == "unit cannot be the number 5"


def test_paths_in_words() -> None:
    assert spoken(("target", 1, "by")) == "target 2: by"
    assert spoken(("levels", "a\nb")) == "levels: a\\u000ab"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("kind", Kind),
        ("direction", Direction),
        ("aggregate", Aggregate),
        ("target_set_by", TARGET_SET_BY),
        ("method", Method),
        ("roll_up", RollUpRule),
        ("measure", (*UN_MEASURES, *SDSN_MEASURES)),
        ("sections", Section),
        ("audience", Audience),
        ("status", set(Status) - {Status.PARTLY_ACHIEVED}),
        ("require_comment", set(Status) - {Status.PARTLY_ACHIEVED}),
        ("labels", RENAMED),
        ("organisation_type", IATI_ORGANISATION_TYPES),
        ("activity_status", IATI_STATUSES),
        ("scope", IATI_SCOPES),
    ],
)
def test_the_words_to_choose_from_are_the_models(key: str, words: Iterable[str]) -> None:
    assert words_allowed()[key] == {str(word) for word in words}


def test_every_key_with_words_to_choose_from_is_looked_at() -> None:
    assert len(words_allowed()) == 16


def toml(value: Any) -> str:
    """Write a value as TOML."""
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{toml(key)} = {toml(entry)}' for key, entry in value.items())}}}"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'
    if isinstance(value, (date, time)):
        return value.isoformat()
    whole = isinstance(value, int) and not isinstance(value, bool)
    return hex(value) if whole and value > 0 else str(value).lower()


@pytest.mark.parametrize("key", keys_of(IndicatorShape))
def test_any_value_in_any_key_of_an_indicator(key: str) -> None:
    for value in VALUES:
        text = (
            '[strategy]\ntitle = "S"\nperiod = [2017, 2021]\n[[goal]]\nid = "I"\ntitle = "G"\n'
            f"[[goal.indicator]]\n{key} = {toml(value)}\n"
        )
        for other in ("id", "title"):
            text += f'{other} = "{other}"\n' if other != key else ""
        for fault in check_plan(text).faults:
            assert not any(word in fault.what for word in FOREIGN), fault
            assert fault.what.isprintable(), fault
            assert fault.line > 6
            assert len(fault.what) < 400
