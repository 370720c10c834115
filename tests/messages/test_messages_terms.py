"""The words of the closed lists."""

from __future__ import annotations

import pytest

from scorecard.messages.english.terms import TREND
from scorecard.messages.terms import (
    flag_word,
    kind_words,
    mark,
    note_word,
    reason_short,
    reason_words,
    rule_words,
    state_word,
    status_word,
    trend_words,
)
from scorecard.model.plan import Kind
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Lean, Rule
from scorecard.model.status import Note, Reason, Status, Trend


def test_every_word_of_the_closed_lists_has_words_of_its_own() -> None:
    for words in (
        [status_word(status) for status in Status],
        [note_word(note) for note in Note],
        [reason_words(reason) for reason in Reason],
        [reason_short(reason) for reason in Reason],
        [TREND[trend] for trend in Trend],
        [rule_words(rule) for rule in Rule],
        [kind_words(kind) for kind in Kind],
        [state_word(state) for state in State],
        [flag_word(flag) for flag in Flag],
    ):
        assert all(words)
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("lean", "said"),
    [
        (Lean(Trend.IMPROVING, 1, 2019, 1, 2016), "better than in 2019, improving since 2016"),
        (Lean(Trend.WORSENING, 0, 2019, -1, 2016), "as in 2019, worsening since 2016"),
        (Lean(Trend.STEADY, -1, 2018, 0, 2016), "worse than in 2018, steady since 2016"),
        (Lean(Trend.MIXED, -1, 2019, 1, 2016), "worse than in 2019, better than in 2016"),
        (Lean(Trend.MIXED, -1, 2019, -1, 2016), "worse than in 2019 and in 2016"),
        (Lean(Trend.MIXED, 1, 2019, 0, 2016), "better than in 2019, as in 2016"),
        (
            Lean(Trend.RISING, 1, 2019, 1, 2016, judged=False),
            "higher than in 2019, rising since 2016",
        ),
        (
            Lean(Trend.MIXED, -1, 2019, 1, 2016, judged=False),
            "lower than in 2019, higher than in 2016",
        ),
        (None, ""),
    ],
)
def test_a_trend_is_said_with_its_years(lean: Lean | None, said: str) -> None:
    assert trend_words(lean) == said


def test_statuses_read_as_they_are_called() -> None:
    for status in Status:
        assert status_word(status) == status.value.replace("_", " ")


def test_marks_have_twins_in_ascii() -> None:
    shapes = [mark(status) for status in Status]
    assert shapes == list("★●▲■✕◐○")
    twins = [mark(status, ascii_only=True) for status in Status]
    assert twins == list("*+^#X/?")
