"""What people type at the edges: numbers for options, signs, values that look like options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cli_support import call

from scorecard.model.reading import ReadingKey
from scorecard.records.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("typed", ["x", "-1", "1.5", "²", "9" * 5000])
def test_a_number_that_is_none_is_refused_in_words(
    project: Path, capsys: Capture, typed: str
) -> None:
    del project
    answer = call(capsys, "record", "members", 2018, 105, f"--over={typed}")
    assert answer.code == 2
    assert "is not a whole number from 0 on" in answer.err
    assert len(answer.err) < 200


def test_a_line_is_counted_from_one(project: Path, capsys: Capture) -> None:
    del project
    for typed in ("0", "x"):
        answer = call(capsys, "accept", typed)
        assert answer.code == 2
        assert f'"{typed}" is not a whole number from 1 on' in answer.err


def test_to_have_seen_a_revision_of_nothing_is_refused(project: Path, capsys: Capture) -> None:
    del project
    answer = call(capsys, "record", "members", 2018, 105, "--over", 1)
    assert answer.code == 1
    assert "--over 1: nothing was entered for members 2018 yet" in answer.one_line


def test_what_an_option_is_given_is_kept_as_it_was_typed(project: Path, capsys: Capture) -> None:
    call(capsys, "record", "members", 2018, 105, "--note", "-5 in May", "--page", "-3")
    store = Store.open(project / "data" / "readings.jsonl")
    saved = store.head(ReadingKey("members", 2018))
    assert saved is not None
    assert (saved.note, saved.source.page) == ("-5 in May", "-3")
