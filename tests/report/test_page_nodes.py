"""Elements of a page: held once, and the same as HTML and as data for the script."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from page_cards import _built, read

from scorecard.report.page.nodes import Nodes


def test_what_is_alike_is_held_once() -> None:
    nodes = Nodes()
    one = nodes.element("p", "words", class_="a")
    assert nodes.element("p", "words", class_="a") == one
    assert nodes.element("p", "words", class_="b") != one
    assert nodes.element("p", "words") != one


def test_nothing_and_empty_text_are_left_out() -> None:
    nodes = Nodes()
    made = nodes.element("p", None, "", "a", class_="", id=None, hidden=True, data_at=0)
    assert nodes.html(made) == '\n<p hidden data-at="0">a</p>'


def test_classes_stand_beside_one_another() -> None:
    nodes = Nodes()
    assert nodes.html(nodes.element("b", class_=("one", "", "two"))) == '<b class="one two"></b>'


@given(st.text(), st.text())
def test_text_is_text_in_html_and_in_the_data(text: str, value: str) -> None:
    nodes = Nodes()
    made = nodes.element("div", nodes.element("b", text, title=value), text)
    (found,) = read(nodes.html(made)).all("div")
    roots, texts, table = nodes.data([made])
    built = _built(json.loads(json.dumps({"texts": texts, "nodes": table})), roots[0])
    # HTML's own reading of line ends; and what is empty is not written.
    assert found.text == built.text
    assert [e.tag for e in found.all()] == [e.tag for e in built.all()] == ["div", "b"]
    assert (found.all("b")[0].attributes.get("title") or "").split() == (
        built.all("b")[0].attributes.get("title") or ""
    ).split()


def test_marks_that_turn_the_writing_direction_are_shown_as_their_code() -> None:
    nodes = Nodes()
    assert nodes.html(nodes.element("b", "a\u202eb\x00c\u2028d")) == (
        "<b>a\\u202eb\\u0000c\\u2028d</b>"
    )


def test_the_data_holds_only_what_the_roots_are_made_of() -> None:
    nodes = Nodes()
    nodes.element("p", "not asked for")
    shared = nodes.element("b", "shared")
    roots = [nodes.element("p", shared), nodes.element("div", shared)]
    numbers, texts, table = nodes.data(roots)
    assert len(table) == 3
    assert "not asked for" not in texts
    assert numbers == [1, 2]
