"""The page made: the years and days it holds, its head, its style and its script."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from scorecard import __version__
from scorecard.assessment.assess import assess
from scorecard.messages.catalogue import words, year_text
from scorecard.messages.figures import day
from scorecard.model.records import closed_years
from scorecard.model.text import visible
from scorecard.report.brief import data_digest, make_brief
from scorecard.report.colours import page_colours
from scorecard.report.compose import knowledge_words
from scorecard.report.html_parts import html_tag
from scorecard.report.page.nodes import Nodes
from scorecard.report.page.view import View
from scorecard.review.changes import compare
from scorecard.review.moves import span_of_years
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from scorecard.model.plan import Audience
    from scorecard.model.reading import EvidenceFile, Reading, ReadingKey
    from scorecard.model.records import Closure, Comment, Decision, Judgement, Priority, Records
    from scorecard.model.scorecard import Scorecard
    from scorecard.report.brief import Brief

    Record = Reading | Judgement | Closure | Comment | Priority | Decision

# With more indicators in more views than this, a year is shown as known now and on its own day.
_MOST_ROWS: Final = 1500


@dataclass(frozen=True, slots=True)
class Known:
    """A day whose knowledge a view uses, and how it is called; None for all there is."""

    day: date | None
    label: str

    @property
    def key(self) -> str:
        """Return what an address calls it."""
        return "" if self.day is None else self.day.isoformat()


class PageMaker:
    """Makes the page of a scorecard; whoever asks for the same gets the same bytes.

    Args:
        card: the year that is shown first, assessed.
        records: what was entered.
        plan_digest: names the plan's exact text.
        audience: for whom it is; None for whom the plan says.
        progress: told how many views of how many are written.
        amiss: what became of files of evidence that are not as they were.
        contested: what two people revised at once, and the sides.
    """

    def __init__(
        self,
        card: Scorecard,
        records: Records,
        *,
        plan_digest: str,
        audience: Audience | None = None,
        progress: Callable[[int, int], None] | None = None,
        amiss: Mapping[EvidenceFile, str] | None = None,
        contested: Mapping[ReadingKey, Sequence[Reading]] | None = None,
    ) -> None:
        self._card, self._records, self._audience = card, records, audience
        self._contested = contested
        self._digest, self._progress, self._amiss = plan_digest, progress, amiss
        self._nodes = Nodes()
        self._cards: dict[tuple[int, date | None], Scorecard] = {(card.year, card.as_of): card}

    def page(self) -> str:
        """Return the page."""
        shown = self._brief(self._card.year, self._card.as_of)
        views = self.views()
        total = sum(map(len, views.values()))
        roots: dict[tuple[int, str], int] = {}
        for year, days in views.items():
            for known in days:
                roots[year, known.key] = View(
                    self._brief(year, self._day(known)), self._nodes
                ).written()
                if self._progress is not None:
                    self._progress(len(roots), total)
        first = roots.pop((self._card.year, ""))
        numbers, texts, nodes = self._nodes.data(roots.values())
        places = dict(zip(roots, numbers, strict=True))
        data = {
            "year": self._card.year,
            "years": [
                {
                    "year": year,
                    "text": year_text(year),
                    "days": [[k.key, k.label, places.get((year, k.key))] for k in days],
                }
                for year, days in views.items()
            ],
            "texts": texts,
            "nodes": nodes,
            "words": {"shown": words.Page.SHOWN, "copied": words.Page.COPIED},
        }
        return self._written(shown, first, _json(data))

    def views(self) -> dict[int, list[Known]]:
        """Return the days on which each year is shown: what is known now first, then the latest.

        A year is offered as it was known when it, and each later year, was closed; the last day of
        a year stands for its closing while it is open.
        """
        strategy, as_of = self._card.strategy, self._card.as_of
        closed = closed_years(self._records, as_of)
        first, last = strategy.period
        period = range(first, last + 1)
        ends = {
            year: closed[year].known_from if year in closed else strategy.calendar.last_day(year)
            for year in period
        }
        end = self._newest(as_of)
        years = [
            year
            for year in period
            if year == self._card.year or self._scorecard(year, as_of).entered
        ]
        known = {y: on for y, on in ends.items() if end is not None and on < end}
        days = {year: [y for y in known if y >= year] for year in years}
        rows = len(self._card.indicators())
        if rows * sum(len(some) + 1 for some in days.values()) > _MOST_ROWS:
            days = {year: some[:1] for year, some in days.items()}
        now = words.Page.NOW if as_of is None else words.Page.ON_DAY.format(day=day(as_of))
        said = {
            y: (words.Page.ON_CLOSING if y in closed else words.Page.ON_DAY).format(
                day=day(on), year=y
            )
            for y, on in known.items()
        }
        return {
            year: [Known(None, now), *(Known(known[y], said[y]) for y in reversed(some))]
            for year, some in days.items()
        }

    def _newest(self, as_of: date | None) -> date | None:
        """Return the day from which the newest record was known; None without any."""
        held = self._records
        entered: list[Sequence[Record]] = [held.readings, held.judgements, held.closures]
        entered += [held.comments, held.priorities, held.decisions]
        days = (record.known_from for some in entered for record in some)
        return max((on for on in days if as_of is None or on <= as_of), default=None)

    def _day(self, known: Known) -> date | None:
        return self._card.as_of if known.day is None else known.day

    def _scorecard(self, year: int, as_of: date | None) -> Scorecard:
        key = (year, as_of)
        if key not in self._cards:
            self._cards[key] = assess(self._card.strategy, self._records, year=year, as_of=as_of)
        return self._cards[key]

    def _brief(self, year: int, as_of: date | None) -> Brief:
        card, records = self._scorecard(year, as_of), self._records
        began = year > card.strategy.period[0]
        before = self._scorecard(year - 1, as_of) if began else None
        span = span_of_years(records, card.strategy.calendar, year - 1, year, as_of)
        return make_brief(
            card,
            records,
            restatements=restatements(card.strategy, records, year=year, as_of=as_of),
            plan_digest=self._digest,
            audience=self._audience,
            changes=compare(before, card, records, span),
            amiss=self._amiss,
            contested=self._contested,
        )

    def _written(self, brief: Brief, view: int, data: str) -> str:
        """Return the page around a view, with the data of all others."""
        el = self._nodes.element
        made = words.Page.MADE.format(
            version=__version__,
            plan=self._digest[:12],
            data=data_digest(brief.card, brief.records)[:12],
        )
        footer = el("footer", *(el("p", text) for text in (*knowledge_words(brief), made)))
        skip = el("a", words.Page.SKIP, href="#indicators", class_="skip")
        parts = (skip, self._header(), el("main", view, id="main"), footer)
        strategy, year = self._card.strategy.title, self._card.year
        return document(
            words.Page.TITLE.format(strategy=strategy, year=year),
            page_colours() + asset("page.css"),
            asset("page.js"),
            (
                *map(self._nodes.html, parts),
                f'<script type="application/json" id="data">{data}</script>',
            ),
        )

    def _header(self) -> int:
        strategy, el, said = self._card.strategy, self._nodes.element, words.Page
        chosen = [
            el("label", el("span", label), el("select", data_filter=name))
            for label, name in ((said.YEAR, "year"), (said.KNOWN, "known"))
        ]
        return el(
            "header",
            el("p", strategy.organisation, class_="organisation"),
            el("h1", strategy.title),
            el("p", year_text(self._card.year), class_="year-shown"),
            el("div", *chosen, class_=("when", "scripted")),
        )


def document(title: str, style: str, script: str, body: Iterable[str]) -> str:
    """Return a page with style and script inside, and the policy that allows nothing else.

    Args:
        title: what its window is called.
        style: its rules.
        script: its program.
        body: the elements, as HTML.
    """
    policy = (
        "default-src 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            html_tag(words.Report.LANGUAGE),
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(visible(title))}</title>",
            f"<style>{style}</style>",
            f"<script>{script}</script>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>\n",
        )
    )


def asset(name: str) -> str:
    """Return a style or a script of this package."""
    return files("scorecard.report").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _json(data: object) -> str:
    """Return data as JSON that no parser of HTML takes for the end of it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
