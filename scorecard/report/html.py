"""A report in Markdown as one page of HTML that needs nothing else: no script, no other file."""

from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt

from scorecard.messages.catalogue import words
from scorecard.report.colours import chart_colours, page_colours
from scorecard.report.html_parts import Chips, block, folded, html_tag, link_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

_FRONT: Final = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_SCALAR: Final = re.compile(r'([a-z_]+): ("(?:[^"\\]|\\.)*"|-?[0-9]+)', re.ASCII)
# What is said of the page itself, by the name it has in the front matter.
_META: Final = {"author": "author", "date": "dcterms.date", "subtitle": "description"}
_ALIGNED: Final = re.compile(r"text-align:(left|right|center)")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_CLASSES: Final = {"right": "right", "center": "center"}
_STYLE: Final = re.compile(r"<style>.*?</style>\n?", re.DOTALL)
_NOT_IN_ANCHOR: Final = re.compile(r"[^\w\- ]")


def markdown_to_html(
    markdown: str,
    *,
    title: str | None = None,
    language: str | None = None,
    charts: Mapping[str, str] | None = None,
) -> str:
    """Turn a report's Markdown into one HTML page.

    Markup that stands in the Markdown as HTML shows as text, and a picture that is no chart shows
    as its description: the page refers to nothing outside itself but by links.

    Args:
        markdown: the report; tables and the rest as GitHub reads them.
        title: that of the page; None takes it from the front matter.
        language: the code of the text's language; None takes it from the front matter.
        charts: the SVG of each chart by the address the Markdown gives it.
    """
    front, body = front_matter(markdown)
    parser = _parser()
    environment: dict[str, Any] = {"charts": dict(charts or {})}
    tokens = parser.parse(body, environment)
    contents = list(_anchored(tokens))
    _make_semantic(tokens)
    Chips().put(tokens)
    link_sources(tokens)
    for token in tokens:
        token.children = _with_charts(token.children, environment["charts"])
    code = language or front.get("lang", "")
    head = _head(title or _title(front, tokens), front)
    tokens = list(folded(_with_contents(tokens, contents)))
    page = parser.renderer.render(tokens, parser.options, environment)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            html_tag(code if _LANGUAGE.fullmatch(code) else "en"),
            *head,
            "<body>",
            _main(front.get("form", "")),
            page,
            "</main>",
            "</body>",
            "</html>\n",
        )
    )


def _main(form: str) -> str:
    return f'<main class="{escape(form)}">' if form else "<main>"


def front_matter(markdown: str) -> tuple[dict[str, str], str]:
    """Return the front matter's plain values by name, and what follows it."""
    found = _FRONT.match(markdown)
    if found is None:
        return {}, markdown
    values: dict[str, str] = {}
    for line in found[1].split("\n"):
        scalar = _SCALAR.fullmatch(line)
        if scalar is not None:
            try:
                values[scalar[1]] = str(json.loads(scalar[2]))
            except ValueError:
                # A text as YAML alone writes it, from somebody's own template.
                continue
    return values, markdown[found.end() :]


def _head(title: str, front: Mapping[str, str]) -> Iterator[str]:
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>"
    for name, meta in _META.items():
        if front.get(name):
            yield f'<meta name="{meta}" content="{escape(front[name])}">'
    style = files("scorecard.report").joinpath("assets", "report.css").read_text("utf-8")
    colours = page_colours(chart_colours(".chart "))
    yield f"<style>\n{colours}{style}{_running(title)}</style>"
    yield "</head>"


CSS: Final = """\
@page {{
  @top-left {{ content: "{title}"; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); }}
}}
@page :first {{ @top-left {{ content: none; }} }}
"""


def _running(title: str) -> str:
    """Return the rules that put the title and the number on every printed page."""
    said = re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found[0]):x} ", " ".join(title.split()))
    return CSS.format(title=said)


def _title(front: Mapping[str, str], tokens: Sequence[Token]) -> str:
    """Return the report's own title, else its first heading's."""
    if front.get("title"):
        parts = (front["title"], front.get("subtitle", ""))
        return words.ReportFiles.PAGE_TITLE.join(part for part in parts if part)
    headings = (tokens[n + 1].content for n, t in enumerate(tokens) if t.type == "heading_open")
    return next(headings, words.ReportFiles.UNTITLED)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # What people wrote is escaped; kept apart, it is not taken for the tool's own words.
    parser.disable("text_join").add_render_rule("text_special", _text)
    parser.add_render_rule("image", _image)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _with_charts(children: Sequence[Token] | None, charts: Mapping[str, str]) -> list[Token] | None:
    """Put each chart in place of a link to it: its file is not beside the page."""
    if children is None:
        return None
    shown: list[Token] = []
    in_link = False
    for child in children:
        address = unquote(str(child.attrs.get("href", "")))
        if child.type == "link_open" and address in charts:
            child.type, child.nesting, child.attrs = "image", 0, {"src": address}
            shown.append(child)
            in_link = True
        elif not in_link:
            shown.append(child)
        in_link = in_link and child.type != "link_close"
    return shown


def _text(_self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return escape(tokens[index].content, quote=False)


def _image(  # the first argument is the renderer, as the library calls it
    _self: Any, tokens: Sequence[Token], index: int, _options: Any, env: Mapping[str, Any]
) -> str:
    """Return a chart in place of the picture that refers to it."""
    token = tokens[index]
    address = unquote(str(token.attrs.get("src", "")))
    svg = env["charts"].get(address)
    if svg is None:
        return f"<em>{escape(token.content)}</em>"
    # The page has the colours for the dark once for all charts.
    return f'<span class="chart">{_STYLE.sub("", svg.strip())}</span>'


def _table_open(_self: Any, *_: Any) -> str:
    return '<div class="table">\n<table>\n'


def _table_close(_self: Any, *_: Any) -> str:
    return "</table>\n</div>\n"


def _make_semantic(tokens: Sequence[Token]) -> None:
    """Say of each cell what it heads, and how it is aligned by class in place of style.

    A cell names the head of its column, too: on a narrow screen a row stands as a list.
    """
    in_head = first = False
    heads: list[str] = []
    column = 0
    for number, token in enumerate(tokens):
        if token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
            heads = [] if in_head else heads
        elif token.type == "tr_open":
            first, column = True, 0
        elif token.type in ("th_open", "td_open"):
            _align(token)
            if in_head:
                token.attrSet("scope", "col")
                heads.append(tokens[number + 1].content)
            elif first:
                token.tag = "th"
                token.attrSet("scope", "row")
            elif heads[column]:
                token.attrSet("data-head", heads[column])
            column += 1
        elif token.type == "td_close" and first:
            token.tag = "th"
        if token.type in ("td_close", "th_close"):
            first = False


def _align(token: Token) -> None:
    found = _ALIGNED.fullmatch(str(token.attrs.pop("style", "")))
    if found is not None and found[1] in _CLASSES:
        token.attrSet("class", _CLASSES[found[1]])


def _anchored(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Give each heading the anchor GitHub gives it; yield those of the second level."""
    used: dict[str, int] = {}
    for number, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        said = "".join(
            part.content for part in tokens[number + 1].children or () if part.type != "image"
        )
        anchor = _NOT_IN_ANCHOR.sub("", said.strip().lower()).replace(" ", "-")
        seen = used.get(anchor, 0)
        used[anchor] = seen + 1
        anchor = f"{anchor}-{seen}" if seen else anchor
        token.attrSet("id", anchor)
        if token.tag == "h2":
            yield anchor, said


def _with_contents(tokens: Sequence[Token], contents: Sequence[tuple[str, str]]) -> Sequence[Token]:
    """Put the list of sections after the first of them, which answers before anything else."""
    if len(contents) < 3:
        return tokens
    links = "\n".join(
        f'<li><a href="#{escape(anchor)}">{escape(said)}</a></li>' for anchor, said in contents
    )
    name = escape(words.ReportFiles.CONTENTS)
    listed = f'<nav aria-label="{name}">\n<ul>\n{links}\n</ul>\n</nav>\n'
    start = [n for n, token in enumerate(tokens) if token.tag == "h2" and token.nesting == 1][1]
    return [*tokens[:start], block(listed), *tokens[start:]]
