"""The texts of a draft: taken exactly, or refused for what steers a screen."""

from __future__ import annotations

import unicodedata

import pytest
from draft_support import INDICATORS, PLAN, TODAY, enter, problem
from hypothesis import given
from hypothesis import strategies as st

from scorecard.records.draft import Draft, EntryRefused, check_draft
from scorecard.records.entry import MAX_TEXT
from scorecard.records.values import MAX_LINE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x00b", "U+0000 (null) at character 2"),
        ("\x1b[31m", "U+001B (escape) at character 1"),
        ("ab\x9bc", "U+009B at character 3"),
        ("a\u202eb", "U+202E (it turns the direction of the text around it) at character 2"),
        ("a\u2066b", "U+2066"),
        ("a\u2028b", "U+2028 (line separator)"),
        ("a\ud800", "U+D800 (half a character) at character 2"),
        ("a\x85b", "U+0085"),
        ("a\rb", "carriage return (U+000D) at character 2"),
    ],
)
@pytest.mark.parametrize("column", ["note", "source", "edition", "address", "page", "reason"])
def test_characters_that_steer_a_screen_are_refused(column: str, text: str, said: str) -> None:
    fault = problem(**{column: text})
    assert fault.startswith(f"{column}: the text has ")
    assert said in fault
    assert fault.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "e\u0301 and é",
        "ع\u200fربي",
        "می\u200cخواهم",
        "👩\u200d🔬",
        "नमस्ते",
        "ﬁ",
        "  spaces kept  ",
        "`code` | <b> [red] {{x}}",
    ],
)
@pytest.mark.parametrize("column", ["note", "reason", "no_data", "by"])
def test_text_is_taken_exactly(column: str, text: str) -> None:
    value = "" if column == "no_data" else "1"
    assert getattr(enter(value=value, **{column: text}), column) == text


def test_a_note_has_lines_and_other_texts_have_one() -> None:
    assert enter(note="a\r\nb\n\tc").note == "a\r\nb\n\tc"
    assert "line break (U+000A) at character 2; take it out (it is one line)" in problem(
        source="a\nb"
    )
    assert "tab (U+0009)" in problem(by="a\tb")


def test_texts_have_a_longest_length() -> None:
    assert enter(note="x" * MAX_TEXT).note == "x" * MAX_TEXT
    assert "is 64 KiB long; 64 KiB is the most" in problem(note="x" * (MAX_TEXT + 1))
    assert "64 KiB is the most" in problem(note="é" * (MAX_TEXT // 2 + 1))
    assert "note: the text is 9.5 MiB long" in problem(note="x" * 10_000_000)
    assert enter(source="é" * MAX_LINE).source.title == "é" * MAX_LINE
    assert "2,001 characters long; 2,000 is the most" in problem(source="é" * (MAX_LINE + 1))
    assert "is not a number" not in problem(value="1" * 10_000_000)


def test_spaces_alone_are_no_text() -> None:
    entry = enter(note=" \n", source="  ", reason=" ", by="\t")
    assert entry == enter()


@given(st.text(max_size=40), st.sampled_from([i.id for i in INDICATORS]), st.text(max_size=20))
def test_any_text_is_refused_in_printable_words_or_taken_exactly(
    text: str, indicator: str, value: str
) -> None:
    draft = Draft(indicator, "2018", value, note=text, state=text, published=text)
    try:
        entry = check_draft(PLAN, draft, today=TODAY)
    except EntryRefused as refused:
        unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
        said = str(refused).replace("\n", "").replace("\u200c", "").replace("\u200d", "")
        assert not {unicodedata.category(character) for character in said} & unseen
    else:
        assert entry.note in (text, "")
