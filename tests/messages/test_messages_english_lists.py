"""Where code looks a word up by what it has in hand, every language has one for each."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from scorecard.messages import english
from scorecard.messages.catalogue import did_you_mean, either
from scorecard.model.number import NumberTrouble
from scorecard.model.reading import Reading
from scorecard.records.contents import Sort


def test_every_way_a_number_is_refused_has_its_sentence() -> None:
    assert set(english.Numbers.FAULT) == set(get_args(NumberTrouble))


def test_everything_that_is_wrong_with_a_line_has_its_sentence() -> None:
    assert set(english.File.TROUBLE) == set(get_args(Sort))


def test_every_field_of_a_reading_has_its_name() -> None:
    said = {field.name for field in fields(Reading) if field.compare}
    assert said <= set(english.Entry.FIELD)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["a"], '; did you mean "a"?'),
        (["a", "b"], '; did you mean "a" or "b"?'),
        (["a", "b", "c"], '; did you mean "a", "b" or "c"?'),
    ],
)
def test_names_are_offered(names: list[str], said: str) -> None:
    assert did_you_mean(names) == said
    if names:
        assert either([f'"{name}"' for name in names]) in said
