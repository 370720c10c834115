"""A portfolio as Markdown and as a page: whatever people wrote stays text in both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from scorecard.model.status import Status
from scorecard.report.page.portfolio import portfolio_page
from scorecard.report.portfolio import portfolio_text
from scorecard.review.portfolio_words import (
    BoardView,
    LineView,
    MemberView,
    SideView,
    TogetherView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

HOSTILE = "</script><img src=x onerror=alert(1)> | **b** [c](http://d) \u202e `e`"


def view(text: str) -> BoardView:
    """Return a portfolio in which people wrote one text everywhere."""
    line = LineView(Status.OFF_TRACK, "off track", "I", text, text)
    read = MemberView(
        "a",
        text,
        (text,),
        read=True,
        counts="1 off track",
        entered="1 of 1 entered for 2020",
        due="Nothing is due.",
        goals=(line,),
        worst=(line,),
        remarks=(text,),
        statuses=(Status.OFF_TRACK,),
    )
    shut = MemberView("b", text, (), read=False, faults=(text, "x.toml: gone"))
    side = SideView("a", text, Status.OFF_TRACK, "off track", "7", text)
    apart = SideView("b", text, Status.NOT_ASSESSED, "", apart="cannot be read")
    shared = TogetherView(text, text, text, "summed", (side, apart), text, (text,))
    return BoardView(text, text, (text,), (read, shut), (shared,), "* provisional")


def test_nothing_in_the_markdown_is_markup() -> None:
    text = portfolio_text(view(HOSTILE))
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    kinds = {token.type for token in _tokens(parser, text)}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "em_open"}
    assert text.count("\n## ") == 3
    tables = [line for line in text.splitlines() if line.startswith("|")]
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in tables}
    assert bars == {5, 6}


def _tokens(parser: MarkdownIt, text: str) -> Iterator[Token]:
    for token in parser.parse(text):
        yield token
        yield from token.children or ()


def test_nothing_in_the_page_is_markup() -> None:
    page = portfolio_page(view(HOSTILE))
    assert "<img" not in page
    assert page.count("</script>") == 1
    assert "\u202e" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "http:" not in page.replace("http://d", "")


def test_both_say_all_there_is() -> None:
    for text in (portfolio_text(view("Kenya")), portfolio_page(view("Kenya"))):
        for said in (
            "1 of 1 entered for 2020",
            "Nothing is due.",
            "x.toml: gone",
            "annot be read",
            "Kenya",
            "provisional",
        ):
            assert said in text


def test_the_same_view_gives_the_same_bytes() -> None:
    assert portfolio_page(view("a")) == portfolio_page(view("a"))
