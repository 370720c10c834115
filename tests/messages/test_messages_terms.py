"""The words of the closed lists."""

from __future__ import annotations

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
    trend_word,
)
from scorecard.model.plan import Kind
from scorecard.model.reading import Flag, State
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Reason, Status, Trend


def test_every_word_of_the_closed_lists_has_words_of_its_own() -> None:
    for words in (
        [status_word(status) for status in Status],
        [note_word(note) for note in Note],
        [reason_words(reason) for reason in Reason],
        [reason_short(reason) for reason in Reason],
        [trend_word(trend) for trend in Trend],
        [rule_words(rule) for rule in Rule],
        [kind_words(kind) for kind in Kind],
        [state_word(state) for state in State],
        [flag_word(flag) for flag in Flag],
    ):
        assert all(words)
        assert len(set(words)) == len(words)


def test_statuses_read_as_they_are_called() -> None:
    for status in Status:
        assert status_word(status) == status.value.replace("_", " ")


def test_marks_have_twins_in_ascii() -> None:
    shapes = [mark(status) for status in Status]
    assert shapes == list("★●▲■✕◐○")
    twins = [mark(status, ascii_only=True) for status in Status]
    assert twins == list("*+!xX/?")
