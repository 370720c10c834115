"""What the board and staff write, in several lines: paragraphs and lines stay, markup is text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from board_cards import comment, priorities, records, report
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

from scorecard.messages.figures import ended
from scorecard.model.plan import Audience
from scorecard.report.markdown import Markdown, escape, prose

if TYPE_CHECKING:
    from markdown_it.token import Token

    from scorecard.model.records import Records

PARSER = MarkdownIt("commonmark")
gfm_plugin(PARSER, dollarmath=True, front_matter=True)
PLACES = ("I", "1a", "1b", "members", "money", "share")
MARKUP = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~$^:=&;@%\"'/ \n\taZ19w"), max_size=30)
LINES = st.one_of(MARKUP, st.text(max_size=30))


def shape(tokens: list[Token]) -> list[str]:
    """Return the types of the tokens, the pieces of one text as one."""
    found: list[str] = []
    for token in tokens:
        for type_ in (token.type + token.tag, *shape(token.children or [])):
            if type_ != "text" or found[-1:] != ["text"]:
                found.append(type_)
    return found


def read(markdown: str) -> list[list[str]]:
    """Return the paragraphs of a Markdown text as a reader sees them, each in lines."""
    found = []
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            parts = [
                "\n" if child.type == "hardbreak" else child.content
                for child in token.children or []
            ]
            found.append("".join(parts).split("\n"))
    return found


def wanted(text: str) -> list[list[str]]:
    """Return the same of the text as it was written, each line as :func:`escape` folds it."""
    lines = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).split("\n")
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        folded = "".join("".join(p) for p in read(escape("x" + line))).removeprefix("x").strip()
        if escape(line):
            paragraphs[-1].append(folded)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_prose_reads_as_it_was_written(text: str) -> None:
    made = prose(text)
    assert read(made) == wanted(text)
    kinds = set(shape(PARSER.parse(made)))
    assert kinds <= {"paragraph_openp", "paragraph_closep", "inline", "text", "hardbreakbr",
                     "text_special"}  # fmt: skip
    assert isinstance(made, Markdown)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_prose_in_a_list_stays_in_it(text: str) -> None:
    made = PARSER.parse(f"- **Title.**\n\n{prose('x' + text, 2)}\n\nAfter.\n")
    kinds = [token.type for token in made]
    assert kinds.count("bullet_list_open") == kinds.count("list_item_open") == 1
    assert kinds[-3:] == ["paragraph_open", "inline", "paragraph_close"]
    assert kinds.index("bullet_list_close") == len(kinds) - 4


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("", ""),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("a\nb", "a\\\nb"),
        ("a\r\nb\rc\u2028d", "a\\\nb\\\nc\\\nd"),
        ("To do:\n- one\n2. two", "To do:\\\n\\- one\\\n2\\. two"),
        ("# Big\n<b>x</b>", "\\# Big\\\n\\<b>x\\</b>"),
        ("ends with \\\nnext", "ends with \\\\\\\nnext"),
        ("\n  \nlate", "late"),
        ("===\n---", "\\===\\\n\\---"),
    ],
)
def test_lines_and_paragraphs_are_kept(text: str, markdown: str) -> None:
    assert prose(text) == markdown


def written(text: str) -> Records:
    """Return records in which everything the board and staff wrote is this text."""
    held = records(*(comment(about, text, Audience.BOARD, draft=True) for about in PLACES))
    set_ = (
        replace(p, text=text, lead=text, measure=text, because=text if p.because else "")
        for p in priorities()
    )
    decided = (replace(d, text=text, who=text if d.who else "") for d in held.decisions)
    return replace(held, priorities=tuple(set_), decisions=tuple(decided))


PLAIN = shape(PARSER.parse(report(Audience.BOARD, written("plain"))))


@settings(max_examples=40, deadline=None)
@given(LINES.map(lambda text: " ".join(text.split())).filter(escape))
def test_no_words_of_the_board_change_the_shape_of_a_report(text: str) -> None:
    made = report(Audience.BOARD, written(text))
    assert shape(PARSER.parse(made)) == PLAIN
    assert not re.search(r"[^\S\n]\n|\n{3}|\r|\x0b|\x0c", made)


@settings(max_examples=25, deadline=None)
@given(LINES.filter(lambda text: bool(prose(text)) and bool(escape(text))))
def test_words_in_several_lines_keep_headings_lists_and_tables_as_they_were(text: str) -> None:
    def blocks(made: str) -> list[str]:
        tokens = PARSER.parse(made)
        return [t.type for t in tokens if not t.type.startswith(("paragraph", "inline"))]

    assert blocks(report(Audience.BOARD, written(text))) == blocks(
        report(Audience.BOARD, written("plain"))
    )


def test_words_read_in_a_report_as_they_were_written() -> None:
    text = "A *b* _c_ [d](e) <i>f</i> | g & h #1 http://x.example ~i~ $j$"
    told = ["".join(lines) for lines in read(report(Audience.BOARD, written(text)))]
    assert sum(text in line for line in told) >= len(PLACES) + len(priorities())
    assert any(ended(text) in line for line in told)
