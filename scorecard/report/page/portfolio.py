"""The page of a portfolio: every member a line that opens, then what they share; one HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard import __version__
from scorecard.messages.catalogue import words
from scorecard.messages.figures import capitalised
from scorecard.model.status import WORST_FIRST
from scorecard.report.colours import page_colours
from scorecard.report.figures import status_view
from scorecard.report.page.maker import asset, document
from scorecard.report.page.nodes import Nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.model.status import Status
    from scorecard.report.page.nodes import Part
    from scorecard.review.portfolio_words import (
        BoardView,
        LineView,
        MemberView,
        SideView,
        TogetherView,
    )


def portfolio_page(view: BoardView) -> str:
    """Return a portfolio as one page; the same view gives the same bytes."""
    nodes = Nodes()
    parts = _Page(view, nodes).parts()
    style = page_colours() + asset("page.css") + asset("portfolio.css")
    return document(view.title, style, asset("portfolio.js"), map(nodes.html, parts))


class _Page:
    """Writes the elements; the words are those of every face."""

    def __init__(self, view: BoardView, nodes: Nodes) -> None:
        self._view, self._el = view, nodes.element

    def parts(self) -> tuple[int, ...]:
        """Return what stands in the body."""
        el, said, view = self._el, words.PortfolioWords, self._view
        members = [self._member(member) for member in view.members]
        main = el(
            "main",
            *(el("p", remark, class_="remark") for remark in view.remarks),
            el(
                "section",
                el("h2", said.STRATEGIES, id="members-heading"),
                self._controls(),
                *members,
                el("p", said.NONE_SHOWN, class_="none-shown", hidden=True),
                id="members",
                tabindex="-1",
                aria_labelledby="members-heading",
            ),
            *self._shared(),
            el("p", view.provisional, class_="dim") if view.provisional else None,
            id="main",
        )
        header = el(
            "header",
            el("p", view.organisation, class_="organisation") if view.organisation else None,
            el("h1", view.title),
        )
        made = el("footer", el("p", said.MADE.format(version=__version__)))
        return el("a", said.SKIP, href="#members", class_="skip"), header, main, made

    def _controls(self) -> int:
        el, said, page = self._el, words.PortfolioWords, words.Page
        have = {status for member in self._view.members for status in member.statuses}
        statuses = [(s.value, capitalised(words.STATUS[s])) for s in WORST_FIRST if s in have]
        tags = dict.fromkeys(tag for member in self._view.members for tag in member.tags)
        return el(
            "div",
            el(
                "div",
                self._choice(said.WITH_STATUS, "status", said.ANY_STATUS, statuses),
                self._choice(page.TAG, "tag", page.ANY_TAG, [(t, t) for t in sorted(tags)]),
                el(
                    "label",
                    el("span", page.SEARCH),
                    el("input", type="search", data_filter="find"),
                    class_="find",
                ),
                class_="fields",
            ),
            el(
                "div",
                el("p", role="status", class_="shown", data_shown=said.SHOWN),
                *(
                    el("button", text, type="button", data_action=name)
                    for name, text in (
                        ("expand", page.EXPAND),
                        ("collapse", page.COLLAPSE),
                        ("clear", page.CLEAR),
                    )
                ),
                class_="buttons",
            ),
            class_=("controls", "scripted"),
            role="search",
            aria_label=said.FIND,
        )

    def _choice(self, label: str, name: str, any_: str, values: Sequence[tuple[str, str]]) -> int:
        el = self._el
        options = [el("option", text, value=value) for value, text in values]
        first = el("option", any_, value=True)  # an empty one
        return el("label", el("span", label), el("select", first, *options, data_filter=name))

    def _member(self, member: MemberView) -> int:
        el, said = self._el, words.PortfolioWords
        tags = words.LIST_SEPARATOR.join(member.tags)
        title = el(
            "span",
            member.title,
            el("span", tags, class_="tags") if tags else None,
            class_="title",
        )
        columns: tuple[Part, ...] = (el("span", capitalised(said.UNREAD), class_="latest"),)
        if member.read:
            counts = said.COUNTS.format(counts=member.counts, entered=member.entered)
            columns = (
                el("span", counts, class_="latest"),
                el("span", member.due, class_="target"),
            )
        return el(
            "details",
            el("summary", title, *columns),
            el("div", *self._told(member), class_="told"),
            class_=("row", "member", "" if member.read else "unread"),
            data_id=member.id,
            data_tags="\n".join(member.tags),
            data_statuses="\n".join(member.statuses),
        )

    def _told(self, member: MemberView) -> Iterator[int]:
        el, said = self._el, words.PortfolioWords
        if not member.read:
            yield el("ul", *(el("li", fault) for fault in member.faults))
            return
        for remark in member.remarks:
            yield el("p", remark, class_="remark")
        if member.goals:
            yield el("h3", said.GOALS)
            yield el("ul", *map(self._line, member.goals), class_="lines")
        if member.worst:
            yield el("h3", said.WORST)
            yield el("ul", *map(self._line, member.worst), class_="lines")
        if member.more:
            yield el("p", member.more, class_="remark")

    def _line(self, line: LineView) -> int:
        el = self._el
        title = f"{line.id} {line.title}" if line.is_goal else f"{line.title}:"
        chip = self._chip(line.status, line.word)
        return el("li", chip, " ", el("b", title), " ", el("span", line.text))

    def _chip(self, status: Status, word: str) -> int:
        """Return a status with its mark, so that no meaning hangs on colour."""
        el = self._el
        mark = el("span", status_view(status).mark, class_="mark", aria_hidden="true")
        return el("span", mark, f" {capitalised(word)}", class_=("chip", f"s-{status.value}"))

    def _shared(self) -> Iterator[int]:
        el, said = self._el, words.PortfolioWords
        if not self._view.shared:
            return
        yield el(
            "section",
            el("h2", said.SHARED, id="shared-heading"),
            el("p", said.OF_ALL, class_=("of-all", "dim"), hidden=True),
            *map(self._together, self._view.shared),
            class_="shared",
            aria_labelledby="shared-heading",
        )

    def _together(self, found: TogetherView) -> int:
        el, said = self._el, words.PortfolioWords
        how = words.LIST_SEPARATOR.join(filter(None, (found.unit, found.how)))
        heads = [
            *(el("th", head, scope="col") for head in (said.MEMBER, said.STATUS)),
            el("th", said.FIGURE, scope="col", class_="n"),
            el("th", said.TARGET, scope="col"),
        ]
        table = el(
            "table",
            el("thead", el("tr", *heads)),
            el("tbody", *map(self._side, found.sides)),
        )
        return el(
            "div",
            el("h3", found.title, " ", el("span", f"({how})", class_="dim")),
            el("div", table, class_="wide", tabindex="0", role="group", aria_label=found.title),
            *(el("p", text, class_="remark") for text in (found.said, *found.remarks) if text),
            data_id=found.id,
        )

    def _side(self, side: SideView) -> int:
        el = self._el
        return el(
            "tr",
            el("th", side.member, scope="row"),
            el("td", self._chip(side.status, side.word) if side.word else None),
            el("td", side.figure or side.apart, class_="n" if side.figure else ""),
            el("td", side.target),
            class_="side",
            data_id=side.id,
        )
