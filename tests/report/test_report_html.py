"""A report as one HTML page: whole, quiet, and fit for every reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from chart_cases import PERIOD, point, result
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.report.charts.drawing import chart_svg
from scorecard.report.html import front_matter, markdown_to_html
from scorecard.report.markdown import escape

REPORT = """---
title: "Progress in 2020"
subtitle: "A \\"plan\\" & more"
author: "The Network"
date: "2021-11-19"
lang: "en-GB"
year: 2020
---

# Progress in 2020: a plan

Text with <b>tags</b> & signs.

## At a glance

| Indicator | Latest | Status |
|:----------|-------:|:------:|
| Members   |    110 | missed |
| Votes     |    147 | off track |

![110 in 2020.](report-charts/members.svg)

## At a glance

![a logo](https://example.org/logo.png)

## Sources

1. Yearbook. <https://example.org/2020>
"""
SVG = chart_svg(result(point(2017, 102), point(2018, 105)), PERIOD) or ""
VOID = {"meta", "br", "hr", "img", "rect", "line", "polyline", "polygon", "circle"}


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.words = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and "svg" not in self._open:
            self.text[self._open[-1]] = self.text.get(self._open[-1], "") + data
        if "body" in self._open:
            self.words += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(markdown: str = REPORT) -> Page:
    return Page(markdown_to_html(markdown, charts={"report-charts/members.svg": SVG}))


def test_the_front_matter_is_in_the_head_alone() -> None:
    made = page()
    assert made.all("html") == [{"lang": "en-GB"}]
    assert made.text["title"] == 'Progress in 2020 – A "plan" & more'
    metas = {meta.get("name"): meta.get("content") for meta in made.all("meta")}
    assert metas["author"] == "The Network"
    assert metas["dcterms.date"] == "2021-11-19"
    assert "subtitle" not in made.words
    assert made.text["h1"] == "Progress in 2020: a plan"


def test_a_page_needs_nothing_else() -> None:
    html = markdown_to_html(REPORT, charts={"report-charts/members.svg": SVG})
    made = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "base"} & {e for e, _ in made.elements}
    assert not any("src" in attributes for _, attributes in made.elements)
    assert not re.search(r"@import|url\(|\son\w+=", html)
    links = [link["href"] for link in made.all("a")]
    assert [link for link in links if not (link or "").startswith("#")] == [
        "https://example.org/2020"
    ]


def test_a_chart_stands_in_the_page_and_another_picture_is_told() -> None:
    made = page()
    assert len(made.all("svg")) == 1
    assert "a logo" in made.text["em"]


def test_a_chart_is_found_by_its_address_as_written() -> None:
    html = markdown_to_html(
        "![x](my%20report-charts/a.svg)", charts={"my report-charts/a.svg": SVG}
    )
    assert "<svg" in html


def test_a_chart_stands_in_place_of_a_link_to_it() -> None:
    made = page("- [Members *of* it](report-charts/members.svg) and [x](other.svg)\n")
    assert len(made.all("svg")) == 1
    assert made.all("a") == [{"href": "other.svg"}]
    assert made.text["li"] == " and "


def test_tables_say_what_heads_what() -> None:
    made = page()
    heads = made.all("th")
    assert [head.get("scope") for head in heads] == ["col", "col", "col", "row", "row"]
    assert [cell.get("class") for cell in made.all("td")] == ["right", "center", "right", "center"]
    assert all("style" not in attributes for _, attributes in made.elements)


def test_headings_have_anchors_of_their_own() -> None:
    made = page()
    ids = [attributes["id"] for _, attributes in made.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {"at-a-glance", "at-a-glance-1", "sources"} <= set(ids)
    assert [link["href"] for link in made.all("a")][:3] == [
        "#at-a-glance", "#at-a-glance-1", "#sources"]  # fmt: skip
    assert made.all("nav") == [{"aria-label": "Contents"}]


def test_markup_in_the_text_is_text() -> None:
    made = page("# T\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n")
    assert "<script>alert(1)</script>" in made.words
    assert "<img src=x" in made.words


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_cannot_act(address: str) -> None:
    assert not page(f"[x]({address})").all("a")


@settings(deadline=None, max_examples=80)
@given(st.text(min_size=1, max_size=80))
def test_what_people_wrote_comes_out_as_text(text: str) -> None:
    made = page(f"# T\n\nBefore {escape(text)} after\n\n| a |\n|---|\n| {escape(text)} |\n")
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "h1", "p",
               "div", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
    assert {element for element, _ in made.elements} <= allowed


def test_a_strange_language_is_not_put_into_the_page() -> None:
    made = Page(markdown_to_html("# T", language='x" onload="'))
    assert made.all("html") == [{"lang": "en"}]


def test_without_front_matter_the_first_heading_names_the_page() -> None:
    assert Page(markdown_to_html("# A *plan*\n")).text["title"] == "A *plan*"
    assert Page(markdown_to_html("text")).text["title"] == "Report"
    assert Page(markdown_to_html("text", title="Mine <b>")).text["title"] == "Mine <b>"


def test_front_matter_in_other_words_does_no_harm() -> None:
    values, body = front_matter('---\ntitle: plain\nyear: 2020\nbad: "\\x"\n---\nbody')
    assert values == {"year": "2020"}
    assert body == "body"
    assert front_matter("no front\n---\n") == ({}, "no front\n---\n")


def test_it_is_made_for_paper_and_for_the_dark() -> None:
    style = page().text["style"]
    assert "size: A4" in style
    assert "prefers-color-scheme: dark" in style
    assert "break-inside: avoid" in style
