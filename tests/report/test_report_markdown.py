"""User text stays text: no character of it ever becomes markup."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.gfm import gfm_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from scorecard.report.markdown import Markdown, cell, escape, link, references, yaml_scalar

if TYPE_CHECKING:
    from markdown_it.token import Token

# GitHub's dialect and what pandoc adds to it, all at once.
PARSER = MarkdownIt("commonmark")
gfm_plugin(PARSER, dollarmath=True, front_matter=True)
for plugin in (deflist_plugin, sub_plugin, superscript_plugin, attrs_plugin, attrs_block_plugin):
    PARSER.use(plugin)

PAGE = """---
title: {yaml}
---

# {text}

{text}

- {text}
- **{text}** {text}

1. {text}

The second line of a paragraph:
{text}

[{text}](https://example.org)

| A | B |
|:--|--:|
| {text} | {text} |

{text}
"""

SAMPLES = [
    "| a | b |",
    "[^1]",
    "[a](https://example.org)",
    "![a](b)",
    "<b>bold</b>",
    "<https://example.org>",
    "<!-- gone -->",
    "&amp; &#60; R&D A&B;",
    "*a* **b** _c_ __d__ ~e~ ~~f~~ ^g^ $h$ $$i$$ `j` ``k``",
    "---",
    "***",
    "===",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "a. item",
    "iv) item",
    "(1) item",
    "# heading",
    "heading #",
    "> quote",
    "> [!NOTE]",
    ": definition",
    "[ ] task",
    "{#id .class}",
    "{.class}",
    "a](b) c",
    "https://example.org www.example.org WWW.example.org ftp://example.org",
    "mailto:a@example.org a@example.org @cite",
    ":x: :+1: 12:30:45",
    "ends in \\",
    "a\nb\r\nc\td\u2028e\x85f",
    "\x00\x1b[31m\x7f\x9b",
    "1\u202f234,5 \u2265 130",
    "\u202eabc",
    "e\u0301 \u05d0\u05d1",
    "\"quoted\" 'single'",
    "{{ 7 * 7 }} {% raw %}",
    "```",
    "    code",
    "2020",
    "-5",
    "!",
    "&",
]


def shape(tokens: list[Token]) -> list[str]:
    """Return the types of the tokens, the pieces of one text as one."""
    found: list[str] = []
    for token in tokens:
        for type_ in (token.type, *shape(token.children or [])):
            if type_ != "text" or found[-1:] != ["text"]:
                found.append(type_)
    return found


def texts(tokens: list[Token]) -> list[str]:
    return [
        "".join(child.content for child in token.children or [])
        for token in tokens
        if token.type == "inline"
    ]


def page(text: str) -> list[Token]:
    return PARSER.parse(PAGE.format(text=escape(text), yaml=yaml_scalar(text)))


def folded(text: str) -> str:
    """Return what a page can show of a text that has only characters a page can hold."""
    return re.sub(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+", " ", text).strip()


PLAIN = shape(page("plain"))
VISIBLE = {"\x00": "\u2400", "\x1b": "\u241b", "\x7f": "\u2421", "\x9b": "\ufffd"}

# Every character that means something somewhere, mixed with any text at all.
MARKUP = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~$^:=&;@%\"'/ \n\taZ19w"), max_size=40)
ANY = st.text(max_size=30)


@settings(deadline=None, max_examples=300)
@given(st.one_of(MARKUP, ANY, st.lists(st.sampled_from(SAMPLES), max_size=3).map(" ".join)))
@example("www.example.org")
def test_any_text_leaves_the_page_as_it_is(text: str) -> None:
    if not escape(text):
        return
    assert shape(page(text)) == PLAIN


@settings(deadline=None, max_examples=300)
@given(st.one_of(MARKUP, st.text(st.characters(exclude_categories=["C"]), max_size=30)))
def test_the_text_reads_as_it_was_written(text: str) -> None:
    if not escape(text):
        return
    shown = texts(page(text))
    assert folded(shown[0]) == folded(text)
    assert folded(shown[-1]) == folded(text)
    assert {folded(part) for part in shown[-3:-1]} == {folded(text)}


@pytest.mark.parametrize("sample", SAMPLES)
def test_samples_stay_text(sample: str) -> None:
    tokens = page(sample)
    assert shape(tokens) == PLAIN
    expected = "".join(VISIBLE.get(character, character) for character in folded(sample))
    assert texts(tokens)[0].rstrip("\u202c") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\r\nc\td", "a b c d"),
        ("\x00a\x1b[0m", "\u2400a\u241b\\[0m"),
        ("\ud800", "\ufffd"),
        ("\u202eabc", "\u202eabc\u202c"),
        ("\u2067a\u202ab", "\u2067a\u202ab\u202c\u2069"),
        ("\u2067a\u2069", "\u2067a\u2069"),
        ("1\u202f234,5", "1\u202f234,5"),
        ("12:30", "12:30"),
        ("R & D, 5 > 3; a-b (c) 100%!", "R & D, 5 > 3; a-b (c) 100%!"),
        ("At least 130 States Parties by 2020", "At least 130 States Parties by 2020"),
        ("(1) first", "\\(1) first"),
        ("a) first", "a\\) first"),
        ("iv. fourth", "iv\\. fourth"),
        ("Sect. 3 (a) holds", "Sect. 3 (a) holds"),
        ("", ""),
    ],
)
def test_ordinary_text_is_left_alone_and_the_rest_made_visible(text: str, expected: str) -> None:
    assert escape(text) == expected


def test_markdown_is_not_escaped_twice() -> None:
    once = escape("a|b")
    assert escape(once) == once == "a\\|b"
    assert cell(Markdown("**a**"), 8) == "**a**   "


def test_cells_are_filled_from_either_side_and_never_cut() -> None:
    assert cell("ab", 4) == "ab  "
    assert cell("ab", -4) == "  ab"
    assert cell("abcdef", 4) == "abcdef"


def test_references_stand_together() -> None:
    assert references((1, 3)) == " [1, 3]"
    assert references(()) == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c&d#e", "<https://example.org/a?b=c&d#e>"),
        ("HTTP://example.org", "<HTTP://example.org>"),
        ("https://example.org/a b|c<d>\\`", "<https://example.org/a%20b%7Cc%3Cd%3E%5C%60>"),
        ("https://example.org/%41%zz", "<https://example.org/%41%25zz>"),
        ("https://example.org/\u00e9", "<https://example.org/%C3%A9>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<b>", "data:text/html,\\<b>"),
        ("https://", "https\\://"),
        ("https://[broken", "https\\://\\[broken"),
        ("example.org", "example.org"),
    ],
)
def test_only_addresses_on_the_web_become_links(address: str, expected: str) -> None:
    assert link(address) == expected


@settings(deadline=None, max_examples=200)
@given(st.one_of(ANY, MARKUP))
def test_a_link_is_one_link_whatever_the_address_holds(tail: str) -> None:
    (paragraph,) = [t for t in PARSER.parse(link("https://example.org/" + tail)) if t.children]
    assert shape(paragraph.children or []) == ["link_open", "text", "link_close"]


@settings(deadline=None, max_examples=200)
@given(st.one_of(ANY, MARKUP))
def test_yaml_scalars_are_one_line_and_read_back(text: str) -> None:
    scalar = yaml_scalar(text)
    assert scalar.splitlines() == [scalar]
    printable = "".join(c for c in text if c.isprintable())
    if printable == text:
        assert json.loads(scalar) == folded(text)


def test_yaml_numbers_stay_numbers() -> None:
    assert yaml_scalar(2020) == "2020"
    assert yaml_scalar("no") == '"no"'
