"""What a page makes of a report's Markdown: statuses as chips, sources as links, annexes folded."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from scorecard.messages.catalogue import is_right_to_left, words
from scorecard.messages.figures import capitalised
from scorecard.messages.terms import mark, noted, reason_words, status_word
from scorecard.model.plan import Section
from scorecard.model.status import Note, Reason, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def markup(content: str) -> Token:
    """Return a piece of HTML for a line of text."""
    return Token("html_inline", "", 0, content=content)


def block(content: str) -> Token:
    """Return a piece of HTML that stands between paragraphs."""
    return Token("html_block", "", 0, content=content)


# Statuses.


class Chips:
    """Finds statuses where a report puts them, and marks them; the same words elsewhere stay text.

    A status is its mark and its words, which the closed lists name: with a note, or with the
    reason why there is none. It stands alone in a cell, in bold before a paragraph, or at the
    start of a list's entry.
    """

    def __init__(self) -> None:
        labels = sorted(map(re.escape, _labels()), key=len, reverse=True)
        marks = "".join(re.escape(mark(status)) for status in Status)
        self._label = re.compile("|".join(labels))
        self._counted = re.compile(rf"([{marks}]) \d+ [^·]+?(?= ·|$)")
        self._mark = re.compile(rf"[{marks}](?= $)")
        self._names = {mark(status): status.value.replace("_", "-") for status in Status}

    def put(self, tokens: Sequence[Token]) -> None:
        """Put the chips into all tokens of a report."""
        for number, token in enumerate(tokens):
            if token.type != "inline" or not token.children:
                continue
            before = tokens[number - 1]
            if before.tag == "td":  # the first of a row heads it, and is a name
                self._put_in_cell(token.children)
            elif before.type == "paragraph_open":
                self._put_in_paragraph(token, in_list=tokens[number - 2].type == "list_item_open")

    def _put_in_cell(self, children: list[Token]) -> None:
        texts = [child for child in children if child.content]
        if len(texts) == 1 and self._label.fullmatch(texts[0].content):
            _paint(texts[0], self._chip(texts[0].content))

    def _put_in_paragraph(self, token: Token, *, in_list: bool) -> None:
        # Where bold begins, the library leaves an empty text.
        children = [c for c in token.children or () if c.content or c.nesting] or [token]
        first = children[0]
        if len(children) > 1 and first.type == "strong_open" and not in_list:
            said = children[1]
            if said.content.endswith(".") and self._label.fullmatch(said.content[:-1]):
                stop = '<span class="stop">.</span>'
                _paint(said, self._chip(said.content[:-1]) + stop)
        elif first.type == "text" and in_list and self._label.match(first.content):
            pieces = self._split(first.content, 2)
            _paint(first, "".join(pieces))
        elif first.type == "text" and in_list and self._mark.match(first.content):
            name = self._names[first.content[0]]
            _paint(first, f'<span class="mark {name}">{escape(first.content.strip())}</span> ')
        elif len(children) == 1 and self._counted.match(first.content):
            told = first.content
            if self._counted.sub("", told).replace("·", "").strip() == "":
                chips = [self._chip(each[0]) for each in self._counted.finditer(told)]
                _paint(first, f'<span class="counts">{" ".join(chips)}</span>')

    def _split(self, text: str, most: int) -> Iterator[str]:
        """Yield a text in pieces, the first labels in it as chips."""
        at = 0
        for found in list(self._label.finditer(text))[:most]:
            yield escape(text[at : found.start()]) + self._chip(found[0])
            at = found.end()
        yield escape(text[at:])

    def _chip(self, label: str) -> str:
        return f'<span class="chip {self._names[label[0]]}">{escape(label)}</span>'


def _labels() -> Iterator[str]:
    """Yield every status as a report shows it: mark, words, and what may stand beside them."""
    for status in Status:
        said = f"{mark(status)} {capitalised(status_word(status))}"
        yield said
        yield from (noted(said, note) for note in Note)
    none = mark(Status.NOT_ASSESSED)
    yield from (f"{none} {capitalised(reason_words(reason))}" for reason in Reason)
    yield f"{none} {capitalised(words.REASON_SHORT[Reason.UNDECIDED])}"


def _paint(token: Token, content: str) -> None:
    token.type, token.content = "html_inline", content


# Sources.

_REFS: Final = re.compile(r" \[(\d+(?:, \d+)*)\]")


def link_sources(tokens: Sequence[Token]) -> None:
    """Link the number of each source to its place in the list, and from there to its uses.

    What people wrote in brackets is escaped in the Markdown and is no number here. A use is
    called by its section, the first one in each.
    """
    listed = _listed(tokens)
    uses: dict[str, dict[str, str]] = {number: {} for number in listed}
    section, called = "", ""
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            section = str(token.attrs.get("id", ""))
            called = tokens[number + 1].content.partition(": ")[0].rstrip()
        elif token.type == "inline" and token.children:
            token.children = [
                piece
                for child in token.children
                for piece in _linked(child, uses, (section, called))
            ]
    for source, item in listed.items():
        item.children = [*(item.children or ()), *_back(uses[source])]


def _listed(tokens: Sequence[Token]) -> dict[str, Token]:
    """Return the last text of each source in the list, by number, and anchor each."""
    title = words.Report.SECTION[Section.SOURCES]
    found: dict[str, Token] = {}
    inside, number = False, ""
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            said = tokens[at + 1].content
            annex = annex_title(said)
            inside = (said if annex is None else annex) == title
        elif inside and token.type == "list_item_open" and token.info:
            number = token.info
            token.attrSet("id", f"source-{number}")
        elif inside and token.type == "inline" and number:
            found[number] = token
    return found


def _linked(
    token: Token, uses: dict[str, dict[str, str]], section: tuple[str, str]
) -> Iterator[Token]:
    """Yield a text with its numbers of sources as links; one that leads nowhere stays text."""
    if token.type != "text":
        yield token
        return
    at, text, (anchor, called) = 0, token.content, section
    for found in _REFS.finditer(text):
        numbers = found[1].split(", ")
        if any(number not in uses for number in numbers):
            continue
        yield _text(text[at : found.start()])
        links = []
        for number in numbers:
            own = ""
            if called not in uses[number]:
                uses[number][called] = f"use-{number}-{anchor}"
                own = f' id="{escape(uses[number][called])}"'
            told = escape(words.ReportFiles.SOURCE_LINK.format(number=number))
            links.append(f'<a{own} href="#source-{number}" aria-label="{told}">{number}</a>')
        yield markup(f' <span class="refs">[{", ".join(links)}]</span>')
        at = found.end()
    yield _text(text[at:])


def _back(uses: Mapping[str, str]) -> Iterator[Token]:
    if uses:
        links = [f'<a href="#{escape(at)}">{escape(called)}</a>' for called, at in uses.items()]
        used = words.ReportFiles.USED_IN.format(places=words.LIST_SEPARATOR.join(links))
        yield markup(f' <span class="uses">{used}</span>')


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


# Annexes.


def annex_title(heading: str) -> str | None:
    """Return the title of an annex without its letter; None for the heading of anything else."""
    parts = map(re.escape, words.Report.ANNEX.format(letter="\0", title="\1").split("\0"))
    pattern = "[A-Z]".join(parts).replace(re.escape("\1"), "(.*)")
    found = re.fullmatch(pattern, heading)
    return None if found is None else found[1]


def folded(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield all tokens, each annex in an element that folds, its heading in sight."""
    is_open = False
    for number, token in enumerate(tokens):
        is_h2 = token.tag == "h2"
        opens = is_h2 and token.nesting == 1
        if is_open and (opens or token.type == "hr"):
            yield block("</details>\n")
            is_open = False
        if opens and annex_title(tokens[number + 1].content) is not None:
            yield block("<details>\n<summary>\n")
            is_open = True
        yield token
        if is_open and is_h2 and token.nesting == -1:
            yield block("</summary>\n")
    if is_open:
        yield block("</details>\n")


def html_tag(code: str) -> str:
    """Return how a page begins that is in a language, and in its direction."""
    direction = ' dir="rtl"' if is_right_to_left(code) else ""
    return f'<html lang="{escape(code)}"{direction}>'
