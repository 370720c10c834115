"""The nearest known name."""

from __future__ import annotations

import pytest

from scorecard.framework.findings import keys_of
from scorecard.framework.shapes import IndicatorShape, TargetShape
from scorecard.framework.wording import nearest_known, nearest_offered

INDICATOR = keys_of(IndicatorShape)
TARGET = keys_of(TargetShape)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("direcion", "direction"),
        ("Titel", "title"),
        ("base-line", "baseline"),
        ("targets", "target"),
        ("tag", "tags"),
        ("mile stones", "milestones"),
        ("name", "title"),
        ("description", "definition"),
        ("minimum", "min"),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_keys_of_an_indicator(written: str, meant: str) -> None:
    assert nearest_known(written, INDICATOR) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("atleast", "at_least"),
        ("at-most", "at_most"),
        ("deadline", "by"),
        ("every year", "every_year"),
    ],
)
def test_keys_of_a_target(written: str, meant: str) -> None:
    assert nearest_known(written, TARGET) == meant


@pytest.mark.parametrize("key", [*INDICATOR, *TARGET])
def test_one_slip_in_a_key_is_understood(key: str) -> None:
    if len(key) < 4:
        return
    for slip in (
        key[1:],
        key[:-1],
        key[:2] + key[3:],
        key + "s",
        key[0] + key[2] + key[1] + key[3:],
    ):
        if slip not in INDICATOR + TARGET:
            assert nearest_known(slip, INDICATOR + TARGET), slip


def test_the_question() -> None:
    assert nearest_offered("titel", INDICATOR) == '; did you mean "title"?'
    assert nearest_offered("zebra", INDICATOR) == ""


def test_a_very_long_word_is_no_trouble() -> None:
    assert nearest_known("x" * 1_000_000, INDICATOR) == ""
