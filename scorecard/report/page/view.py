"""A scorecard of one year as it was known on one day, as elements of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scorecard.messages import figures as said
from scorecard.messages.catalogue import words, year_in_name, year_text
from scorecard.messages.terms import note_word, reason_short
from scorecard.model.plan import Audience
from scorecard.model.scorecard import first_year, gravity
from scorecard.model.status import WORST_FIRST, Reason, Status
from scorecard.report.annexes import restatement_views
from scorecard.report.charts.picture import stem
from scorecard.report.charts.series import breakdowns
from scorecard.report.document import StatusView
from scorecard.report.figures import group_status, result_status, status_view
from scorecard.report.markdown import web_address
from scorecard.report.page.chart import IndicatorChart, parts_chart
from scorecard.report.sections import decisions, last_priorities, next_priorities, page_view
from scorecard.report.writer import Writer
from scorecard.review.changes import StatusChange
from scorecard.review.moves import Move
from scorecard.review.pins import pin_words
from scorecard.review.words import moved_by_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecard.model.plan import Goal, Objective
    from scorecard.model.reading import Source
    from scorecard.model.scorecard import GoalResult, IndicatorResult, RollUp
    from scorecard.report.brief import Brief
    from scorecard.report.document import (
        CommentView,
        EntityRow,
        GoalRow,
        IndicatorView,
        NewsView,
        PartsView,
        StepView,
    )
    from scorecard.report.page.nodes import Nodes, Part
    from scorecard.review.restated import Restatement

# What is no status, and yet parts the indicators: its name, and what it is called.
_APART: Final = {Reason.CONTEXT: "context", Reason.RETIRED: "retired"}
# What sorts what changed: the worst news first.
_MOVES: Final = (
    Move.WORSE,
    Move.CAME_DUE,
    Move.BEHIND,
    Move.BETTER,
    Move.NEWLY_ASSESSED,
    Move.NO_LONGER_ASSESSED,
)
_LINES: Final = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_SPACE: Final = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")


class View:
    """Writes one view; the words and figures are those of the report.

    Args:
        brief: what its audience may read of the year.
        nodes: holds the elements.
    """

    def __init__(self, brief: Brief, nodes: Nodes) -> None:
        self._brief, self._nodes = brief, nodes
        self._el = nodes.element
        self._writer = Writer(brief)
        self._one = page_view(self._writer)
        self._card, self._style = brief.card, brief.card.strategy.style
        self._inner = brief.audience is not Audience.PUBLIC
        changes = brief.changes
        self._moved = {c.id: c for c in changes.statuses if isinstance(c, StatusChange)}
        self._within = {c.id for c in changes.within}
        self._before = (
            {}
            if changes.before is None
            else {r.indicator.id: r for r in changes.before.indicators()}
        )
        self._order = {
            result.indicator.id: place
            for place, result in enumerate(sorted(self._card.indicators(), key=gravity))
        }
        self._restated: dict[str, list[int]] = {}
        for step in brief.restatements:
            (view,) = restatement_views((step,), self._writer.figures)
            line = self._step(step, view.steps[0])
            self._restated.setdefault(step.indicator.id, []).append(line)
        self._pins = [
            ((pin.indicator.id,), self._el("li", pin_words(pin, self._card.strategy)))
            for pin in brief.pins
        ]
        self._priorities = list(self._priority_lines())
        self._decisions = list(self._decision_lines())

    def written(self) -> int:
        """Return the whole view."""
        el = self._el
        return el(
            "div",
            el("p", self._standing(), class_="standing"),
            self._tiles(),
            *self._news(),
            self._asked(),
            el(
                "section",
                el("h2", words.Page.INDICATORS, id="indicators-heading"),
                self._controls(),
                self._columns(),
                el("div", *(self._goal(goal) for goal in self._card.goals), class_="plan"),
                el("div", class_="flat", hidden=True),
                el("p", words.Page.NONE_SHOWN, class_="none-shown", hidden=True),
                class_="indicators",
                id="indicators",
                tabindex="-1",
                aria_labelledby="indicators-heading",
            ),
            class_="view",
            data_year=self._card.year,
        )

    def _chip(self, status: StatusView, name: str = "") -> int:
        """Return a status with its mark, so that no meaning hangs on colour."""
        el = self._el
        mark = el("span", status.mark, class_="mark", aria_hidden="true")
        return el("span", mark, f" {status.words}", class_=("chip", f"s-{status.name}", name))

    def _state(self, result: IndicatorResult) -> int:
        """Return a line's status, short enough never to break, and below it what goes with it."""
        shown = status_view(result.status)
        if result.reason is not None:
            shown = replace(shown, words=said.capitalised(reason_short(result.reason)))
        note = self._el("span", note_word(result.note), class_="note") if result.note else None
        return self._el("span", self._chip(shown, "status"), note, class_="state")

    def _standing(self) -> str:
        one = self._one
        return words.Page.STANDING.format(place=one.place, standing=one.standing)

    def _tiles(self) -> int:
        el = self._el
        tiles = [el("li", self._tile(row), class_="tile") for row in self._one.goals]
        return self._part(words.Page.GOALS, "goals", el("ul", *tiles, class_="tiles"))

    def _part(self, heading: str, name: str, *parts: Part) -> int:
        """Return a part of the page with its heading."""
        id_ = f"{name}-heading"
        return self._el(
            "section",
            self._el("h2", heading, id=id_),
            *parts,
            class_=name,
            aria_labelledby=id_,
        )

    def _tile(self, row: GoalRow) -> int:
        el = self._el
        link = el("a", el("b", row.id), f" {_line(row.title)}", href=f"#{_anchor('goal', row.id)}")
        said_ = el("span", _line(row.narrative), class_="narrative") if row.narrative else None
        return el(
            "div",
            self._chip(row.status, "status"),
            el("span", link, class_="title"),
            el("span", row.share, class_="share"),
            self._was(row.before),
            said_,
            class_=f"s-{row.status.name}",
            data_id=row.id,
        )

    def _news(self) -> Iterator[int]:
        """Return what is new on either side, the worse first; each leads to its indicator."""
        el, one, held = self._el, self._one, self._writer.page
        sides = [
            self._side(heading, [line.id for line in lines], views, more)
            for heading, lines, views, more in (
                (words.Page.WORSE, held.worse, one.worse, one.more_worse),
                (words.Page.BETTER, held.better, one.better, one.more_better),
            )
            if views
        ]
        parts = sides or [el("p", one.nothing_new)]
        yield self._part(one.new, "news", el("div", *parts, class_="sides"))

    def _side(self, heading: str, ids: Sequence[str], views: Sequence[NewsView], more: str) -> int:
        el = self._el
        lines = [
            el(
                "li",
                self._chip(view.status),
                " ",
                el("a", _line(view.title), href=f"#{_anchor('i', id_)}"),
                el(
                    "span",
                    f" {view.sentence}",
                    el("span", f" {view.was}", class_="dim") if view.was else None,
                    class_="why",
                ),
            )
            for id_, view in zip(ids, views, strict=True)
        ]
        rest = el("p", more, class_="dim") if more else None
        return el("div", el("h3", heading), el("ul", *lines), rest)

    def _asked(self) -> int | None:
        if not self._one.asked:
            return None
        lines = (self._el("li", _line(line)) for line in self._one.asked)
        return self._part(self._one.asking, "asked", self._el("ul", *lines))

    def _was(self, status: StatusView | None) -> int | None:
        if status is None:
            return None
        el = self._el
        before = words.Page.WAS.format(year=self._card.year - 1)
        mark = el("span", status.mark, class_=("mark", f"t-{status.name}"), aria_hidden="true")
        return el(
            "span", el("span", f"{before} ", class_="k"), mark, f" {status.words}", class_="was"
        )

    def _controls(self) -> int:
        """Return what chooses the indicators that are shown; it works with the script alone."""
        el, said_ = self._el, words.Page
        buttons = [
            el("button", text, type="button", data_action=name)
            for name, text in (
                ("expand", said_.EXPAND),
                ("collapse", said_.COLLAPSE),
                ("clear", said_.CLEAR),
            )
        ]
        return el(
            "div",
            el("div", *self._chips(), class_="chips", role="group", aria_label=said_.STATUS),
            el("div", *self._fields(), class_="fields"),
            el("div", el("p", role="status", class_="shown"), *buttons, class_="buttons"),
            class_=("controls", "scripted"),
            role="search",
            aria_label=said_.FIND,
        )

    def _chips(self) -> Iterator[int]:
        """Yield a filter for each status there is, and one for what changed."""
        said_, counts = words.Page, self._card.counts
        yield from (
            self._filter(status_view(status), counts.of(status))
            for status in WORST_FIRST
            if counts.of(status)
        )
        none = status_view(Status.NOT_ASSESSED)
        for name, label, number in (
            ("context", said_.CONTEXT, counts.context),
            ("retired", said_.RETIRED, counts.retired),
        ):
            if number:
                yield self._filter(StatusView(none.mark, label, name), number)
        changed = len(self._moved.keys() | self._within)
        if self._brief.changes.before is not None:
            label = said_.CHANGED.format(before=self._card.year - 1, number=changed)
            yield self._el(
                "button", label, type="button", data_filter="changed", aria_pressed="false"
            )

    def _fields(self) -> tuple[Part, ...]:
        """Return the choices of an owner and a tag, the search, and the order."""
        el, said_ = self._el, words.Page
        results = self._card.indicators()
        owners = sorted({r.indicator.owner for r in results if r.indicator.owner})
        tags = sorted({tag for r in results for tag in r.indicator.tags})
        return (
            self._choice(said_.OWNER, "owner", said_.ANY_OWNER, owners if self._inner else []),
            self._choice(said_.TAG, "tag", said_.ANY_TAG, tags),
            el(
                "label",
                el("span", said_.SEARCH),
                el("input", type="search", data_filter="find", placeholder=said_.SEARCHED),
                class_="find",
            ),
            el(
                "label",
                el("span", said_.SORT),
                el(
                    "select",
                    *(self._option(name, text) for name, text in said_.SORTS.items()),
                    data_filter="sort",
                ),
            ),
        )

    def _filter(self, status: StatusView, number: int) -> int:
        el = self._el
        return el(
            "button",
            el("span", status.mark, class_="mark", aria_hidden="true"),
            f" {status.words} ",
            el("b", str(number)),
            type="button",
            class_=f"s-{status.name}",
            data_filter="status",
            data_value=status.name,
            aria_pressed="false",
        )

    def _choice(self, label: str, name: str, every: str, values: Sequence[str]) -> int | None:
        """Return a choice among some values; none where there are none."""
        if not values:
            return None
        el = self._el
        options = [self._option("", every), *map(self._option, values, values)]
        return el("label", el("span", label), el("select", *options, data_filter=name))

    def _option(self, value: str, text: str) -> int:
        return self._el("option", text, value=value or True)

    def _columns(self) -> int:
        el, said_ = self._el, words.Page
        was = said_.WAS.format(year=self._card.year - 1) if self._before else ""
        heads = (said_.STATUS, self._writer.labels.indicator, "", said_.LATEST, said_.TARGET, was)
        return el("div", *(el("span", h) for h in heads), class_="columns", aria_hidden="true")

    def _goal(self, result: GoalResult) -> int:
        el = self._el
        return el(
            "section",
            *self._headed("h3", self._writer.labels.goal, result.goal, result.roll_up),
            el("div", *map(self._row, result.indicators), class_="rows")
            if result.indicators
            else None,
            *(
                el(
                    "section",
                    *self._headed(
                        "h4", self._writer.labels.objective, part.objective, part.roll_up
                    ),
                    el("div", *map(self._row, part.indicators), class_="rows"),
                    class_=("group", "objective"),
                    id=_anchor("objective", part.objective.id),
                    data_id=part.objective.id,
                )
                for part in result.objectives
            ),
            class_=("group", "goal"),
            id=_anchor("goal", result.goal.id),
            data_id=result.goal.id,
            tabindex="-1",
        )

    def _headed(
        self, tag: str, label: str, part: Goal | Objective, roll_up: RollUp
    ) -> Iterator[int]:
        el = self._el
        title = words.Report.HEADING.format(label=label, id=part.id, title=_line(part.title))
        yield el("div", el(tag, title), self._chip(group_status(roll_up), "status"), class_="head")
        yield el("p", roll_up.sentence, class_="sum")
        comment = self._brief.board.comments.get(part.id)
        if comment is not None:
            yield el("blockquote", *self._comment(self._writer.comment_of(part.id)))

    def _comment(self, comment: CommentView | None) -> Iterator[Part]:
        if comment is None:
            return
        yield from (self._el("p", text) for text in _prose(comment.text))
        if comment.caution:
            yield self._el("p", comment.caution, class_="caution")

    def _row(self, result: IndicatorResult) -> int:
        """Return an indicator: a line that opens to all there is to say of it."""
        el, indicator = self._el, result.indicator
        view = self._writer.view(result)
        name = _APART.get(result.reason, view.status.name) if result.reason else view.status.name
        change = self._moved.get(indicator.id)
        chart = IndicatorChart(
            self._nodes,
            result,
            self._card.strategy.period,
            self._style,
            self._brief.amiss if self._inner else None,
        )
        return el(
            "details",
            self._summary(result, view, chart),
            el("div", *self._told(result, view, chart), class_="told"),
            class_="row",
            id=_anchor("i", indicator.id),
            data_id=indicator.id,
            data_status=name,
            data_owner=indicator.owner if self._inner else "",
            data_tags="\n".join(indicator.tags),
            data_changed="yes" if change or indicator.id in self._within else "",
            data_worst=self._order[indicator.id],
            data_change=_rank(change),
        )

    def _summary(self, result: IndicatorResult, view: IndicatorView, chart: IndicatorChart) -> int:
        el, said_ = self._el, words.Page
        before = self._before.get(result.indicator.id)
        return el(
            "summary",
            self._state(result),
            el("span", _line(view.title), class_="title"),
            chart.sparkline() or el("span", class_="spark"),
            el(
                "span",
                el("span", f"{said_.LATEST} ", class_="k"),
                el("span", self._latest(result, view), class_="v"),
                class_="latest",
            ),
            el(
                "span",
                el("span", f"{said_.TARGET} ", class_="k"),
                el("span", view.target, class_="v"),
                class_="target",
            ),
            self._was(None if before is None else result_status(before))
            or el("span", class_="was"),
        )

    def _latest(self, result: IndicatorResult, view: IndicatorView) -> str:
        figure, point = view.latest, result.latest
        if figure is None:
            return words.Page.NO_FIGURE
        text = figure.text
        if point is not None and point.assessed is not None and figure.year is not None:
            text = said.with_unit(result.indicator, text)
        if figure.year is not None and figure.year != self._card.year:
            text = words.OF_YEAR.format(value=text, year=figure.year)
        return text

    def _told(
        self, result: IndicatorResult, view: IndicatorView, chart: IndicatorChart
    ) -> Iterator[Part]:
        el = self._el
        yield el("p", view.sentence, class_="sentence")
        for remark in view.remarks:
            yield el("p", remark, class_="remark")
        if view.comment_missing:
            yield el("p", view.comment_missing, class_="caution")
        yield from self._charted(view, chart)
        facts = list(self._facts(result, view, chart))
        yield el("dl", *facts)
        period = self._card.strategy.period
        drawn = {found.breakdown: found for found in breakdowns(result, period)}
        for parts in view.parts:
            yield self._parts(parts)
            yield from (el("p", note, class_="remark") for note in parts.notes)
            found = drawn.get(parts.breakdown)
            if found is not None:
                picture = parts_chart(self._nodes, result, found, period, self._style)
                yield el("div", picture, class_="figure")
        if view.entities or view.many_entities:
            yield self._entities(view.entities or view.many_entities)

    def _charted(self, view: IndicatorView, chart: IndicatorChart) -> Iterator[int]:
        el, said_ = self._el, words.Page
        drawn, table = chart.chart(), chart.table()
        title = _line(view.title)
        tools = []
        if table is not None:
            tools.append(
                el(
                    "button",
                    said_.DOWNLOAD,
                    type="button",
                    class_="scripted",
                    data_action="csv",
                    data_name=f"{stem(view.id)}-{year_in_name(self._card.year)}.csv",
                    aria_label=said_.DOWNLOAD_OF.format(title=title),
                )
            )
        tools.append(
            el(
                "a",
                said_.LINK,
                href=f"#{_anchor('i', view.id)}",
                data_action="link",
                aria_label=said_.LINK_TO.format(title=title),
            )
        )
        parts: list[Part] = []
        if drawn is not None:
            walk = said_.WALK.format(title=title, finding=chart.finding())
            parts.append(el("div", drawn, class_="walk", data_walk=walk))
            parts.append(el("p", said_.CHART_HINT, class_=("say", "scripted"), aria_live="polite"))
        parts.append(el("p", *tools, class_="tools"))
        if table is not None:
            parts.append(
                el(
                    "details",
                    el("summary", said_.TABLE),
                    el(
                        "div",
                        table,
                        class_="wide",
                        tabindex="0",
                        role="group",
                        aria_label=said_.CAPTION.format(title=title),
                    ),
                    class_="data",
                )
            )
        yield el("div", *parts, class_="figure")

    def _facts(
        self, result: IndicatorResult, view: IndicatorView, chart: IndicatorChart
    ) -> Iterator[int]:
        indicator, said_ = result.indicator, words.Page
        if view.comment is not None:
            yield from self._fact(said_.SAID, *self._comment(view.comment), name="comment")
        change = self._moved.get(indicator.id)
        if change is not None:
            before = said_.CHANGE.format(before=self._card.year - 1)
            text = moved_by_words(change, self._card.strategy)
            yield from self._fact(before, text, name="change")
        if view.trend:
            yield from self._fact(said_.TREND, said.capitalised(view.trend))
        first = first_year(result, self._card.strategy.period)
        rows = [row for row in reversed(chart.rows) if row.year >= first]
        sources = dict.fromkeys(source for row in rows for source in row.sources)
        if sources:
            listed = self._el("ul", *(self._el("li", *self._source(s)) for s in sources))
            yield from self._fact(said_.SOURCES, listed, name="sources")
        steps = self._restated.get(indicator.id)
        yield from self._fact(
            said_.RESTATED, self._steps(steps) if steps else said_.NEVER_RESTATED, name="restated"
        )
        for label, name, lines in (
            (said_.PINNED, "pinned", self._pins),
            (said_.PRIORITIES, "priorities", self._priorities),
            (said_.DECISIONS, "decisions", self._decisions),
        ):
            mine = [line for about, line in lines if indicator.id in about]
            if mine:
                yield from self._fact(label, self._el("ul", *mine), name=name)
        if indicator.definition:
            yield from self._fact(
                said_.DEFINITION,
                *(self._el("p", t) for t in _prose(said.ended(indicator.definition))),
            )
        if self._inner and indicator.owner:
            yield from self._fact(said_.OWNED, _line(indicator.owner))
        if indicator.tags:
            yield from self._fact(said_.TAGS, _line(words.LIST_SEPARATOR.join(indicator.tags)))
        yield from self._fact(said_.ID, self._el("code", indicator.id))

    def _fact(self, label: str, *parts: Part, name: str = "") -> Iterator[int]:
        yield self._el("dt", label)
        yield self._el("dd", *parts, class_=name)

    def _source(self, source: Source) -> Iterator[Part]:
        text, address = said.source_words(source), web_address(source.address)
        if not address:
            yield text or source.address
            if text and source.address:
                yield words.LIST_SEPARATOR + source.address
            return
        yield self._el("a", text or source.address, href=address, rel=("noopener", "noreferrer"))

    def _step(self, step: Restatement, view: StepView) -> int:
        """Return a step of a restated figure as a row; that of an entity or a part is named."""
        el = self._el
        name = year_text(view.year)
        for each in step.names:
            name = words.Page.OF_ENTITY.format(year=name, entity=each)
        texts = (view.was, view.now, view.known_from, view.reason)
        head = el("th", name, scope="row")
        return el("tr", head, *(el("td", text) for text in texts))

    def _steps(self, steps: Sequence[int]) -> int:
        said_ = words.Page
        heads = (
            said_.COLUMN_YEAR, said_.COLUMN_WAS, said_.COLUMN_NOW, said_.COLUMN_KNOWN,
            said_.COLUMN_WHY,
        )  # fmt: skip
        return self._table(said_.RESTATED, heads, steps)

    def _entities(self, entities: Iterable[EntityRow]) -> int:
        el, said_ = self._el, words.Page
        lines = [
            el(
                "tr",
                el("th", _line(row.title), scope="row"),
                el("td", row.latest.text if row.latest is not None else ""),
                el("td", row.target),
                el("td", self._chip(row.status)),
            )
            for row in entities
        ]
        label = self._writer.labels.entity
        heads = (label, said_.LATEST, said_.TARGET, said_.STATUS)
        return self._table(label, heads, lines, "entities")

    def _parts(self, parts: PartsView) -> int:
        el, said_ = self._el, words.Page
        lines = [
            el(
                "tr",
                el("th", _line(row.title), scope="row"),
                *(el("td", figure) for figure in row.figures),
                el("td", row.target),
                el("td", self._chip(row.status), *([f" {row.trend}"] if row.trend else [])),
            )
            for row in parts.rows
        ]
        heads = (_line(parts.breakdown), *parts.years, said_.TARGET, said_.STATUS)
        return self._table(_line(parts.breakdown), heads, lines, "parts")

    def _table(
        self, caption: str, heads: Iterable[str], lines: Iterable[int], name: str = ""
    ) -> int:
        el = self._el
        table = el(
            "table",
            el("caption", caption, class_="unseen"),
            el("thead", el("tr", *(el("th", head, scope="col") for head in heads))),
            el("tbody", *lines),
            class_=name,
        )
        return el("div", table, class_="wide", tabindex="0", role="group", aria_label=caption)

    def _priority_lines(self) -> Iterator[tuple[tuple[str, ...], int]]:
        board = self._brief.board
        about = {o.priority.ref: o.priority.about for o in (*board.last, *board.own, *board.next)}
        views = [*last_priorities(self._writer)]
        following = next_priorities(self._writer)
        views += [] if following is None else [following]
        for of_year in views:
            for view in of_year.priorities:
                yield about[view.ref], self._ref_line(view.ref, view.text, view.said)

    def _decision_lines(self) -> Iterator[tuple[tuple[str, ...], int]]:
        about = {decision.ref: decision.about for decision in self._brief.board.decisions}
        for view in decisions(self._writer):
            yield about[view.ref], self._ref_line(view.ref, view.text, (view.day, *view.said))

    def _ref_line(self, ref: str, text: str, told: Iterable[str]) -> int:
        said_ = words.Page.REF.format(ref=ref, text=_line(text))
        return self._el(
            "li", said_, *(self._el("span", f" {_line(t)}", class_="dim") for t in told)
        )


def _rank(change: StatusChange | None) -> int:
    if change is None or change.move not in _MOVES:
        return len(_MOVES)
    return _MOVES.index(change.move)


def _anchor(kind: str, id_: str) -> str:
    """Return the anchor of a part of the plan; no two parts have the same."""
    return f"{kind}-{stem(id_)}"


def _line(text: str) -> str:
    """Return what people wrote as one line."""
    return _SPACE.sub(" ", text).strip()


def _prose(text: str) -> list[str]:
    """Return what people wrote as its lines, empty ones left out."""
    return [line for line in map(_line, _LINES.split(text)) if line]
