"""A scorecard as a document: every figure and sentence in words, in the order of the report."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from scorecard import __version__, messages
from scorecard.messages.figures import day
from scorecard.model.status import Reason, Status
from scorecard.report import annexes, words
from scorecard.report.document import (
    CountView,
    Document,
    GoalView,
    IndicatorView,
    Labels,
    News,
    ObjectiveView,
    Why,
)
from scorecard.report.figures import Figures, decided_by, readings_behind
from scorecard.report.indicators import WORST_FIRST, gravity, indicator_view, status_view
from scorecard.report.sources import Sources
from scorecard.report.verdict import verdict
from scorecard.review.concerns import concerns as find_concerns
from scorecard.review.due import due
from scorecard.review.restatements import for_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from scorecard.model.records import Records
    from scorecard.model.scorecard import (
        Counts,
        GoalResult,
        IndicatorResult,
        ObjectiveResult,
        Scorecard,
    )
    from scorecard.model.strategy import Strategy
    from scorecard.review.restatements import Restatement

# Half a page of news; the rest stands under its objective.
MOST_NEWS = 8
_LABELS = {
    "goal": "Goal",
    "objective": "Objective",
    "indicator": "Indicator",
    "baseline": "Baseline",
    "target": "Target",
}


def document(
    card: Scorecard, restatements: Sequence[Restatement], *, plan_digest: str, records: Records
) -> Document:
    """Turn a scorecard into a document. Nothing is computed here, only put in words and order.

    Sources are numbered as they come in the document, so its parts are made in that order.
    """
    writer = _Writer(card)
    concerns, waiting, good, goals, context = writer.body()
    steps = for_report(restatements, card.strategy)
    restated = tuple(annexes.restatement_view(step, writer.figures) for step in steps)
    readings = annexes.years_views(card, writer.figures)
    cuts, other_cuts = annexes.cuts_views(card, writer.figures.style)
    newest = _newest(card, steps)
    views = [writer.view(result) for result in card.indicators()]
    return Document(
        title=words.TITLE.format(year=card.year),
        strategy=card.strategy.title,
        organisation=card.strategy.organisation,
        description=card.strategy.description,
        period=words.PERIOD.format(first=card.strategy.period[0], last=card.strategy.period[1]),
        year=card.year,
        as_of=_iso(card.as_of),
        date=_iso(card.as_of or newest),
        data_as_of=_iso(newest),
        knowledge=_knowledge(card.as_of, newest),
        plan_digest=plan_digest,
        tool_version=__version__,
        language=words.LANGUAGE,
        labels=writer.labels,
        verdict=verdict(card),
        counts=_counts(card.counts),
        concerns=concerns,
        waiting=waiting,
        good=good,
        goals=goals,
        context=context,
        restatements=restated,
        due=annexes.due_views(due(card, records)),
        readings=readings,
        no_data=annexes.no_data(card),
        letters=annexes.letters(readings),
        definitions=tuple(view for view in views if view.definition),
        sources=annexes.source_views(writer.sources),
        cuts=cuts,
        other_cuts=other_cuts,
        marks=tuple(status_view(status) for status in WORST_FIRST),
    )


class _Writer:
    """Writes the parts of one scorecard, each indicator once."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self.labels = _labels(card.strategy)
        self.sources = Sources()
        self.figures = Figures(card.strategy.style, self.sources)
        self._results = card.indicators()
        self._views: dict[str, IndicatorView] = {}

    def body(
        self,
    ) -> tuple[News, News, News, tuple[GoalView, ...], tuple[IndicatorView, ...]]:
        """Return the news, the goals and the context, their sources numbered in this order."""
        concerns = list(find_concerns(self.card))
        waiting = [r for r in self._results if r.reason is Reason.DUE_NO_READING]
        good = sorted(
            (r for r in self._results if r.status in (Status.ACHIEVED, Status.ON_TRACK)),
            key=gravity,
            reverse=True,
        )
        listed = (concerns, waiting, good)
        for result in chain.from_iterable(some[:MOST_NEWS] for some in listed):
            self.figures.refs(decided_by(result))
        whys = {
            objective.objective.id: self._why(objective)
            for goal in self.card.goals
            for objective in goal.objectives
        }
        goals = tuple(self._goal(goal, whys) for goal in self.card.goals)
        context = tuple(self.view(r) for r in self._results if r.reason is Reason.CONTEXT)
        return self._news(concerns), self._news(waiting), self._news(good), goals, context

    def view(self, result: IndicatorResult) -> IndicatorView:
        """Return one indicator in words."""
        id_ = result.indicator.id
        if id_ not in self._views:
            self._views[id_] = indicator_view(result, self.figures, self._title_of)
        return self._views[id_]

    def _title_of(self, id_: str) -> str:
        indicator = self.card.strategy.find(id_)
        return indicator.title if indicator is not None else id_

    def _news(self, results: Sequence[IndicatorResult]) -> News:
        shown = results[:MOST_NEWS]
        return News(tuple(self.view(result) for result in shown), len(results) - len(shown))

    def _scored(self, results: Iterable[IndicatorResult]) -> tuple[IndicatorView, ...]:
        """Return the scored indicators of one table; the sentences on them stand below it."""
        scored = [result for result in results if result.reason is not Reason.CONTEXT]
        for result in scored:
            self.figures.baseline(result)
            self.figures.latest(result)
        return tuple(self.view(result) for result in scored)

    def _goal(self, result: GoalResult, whys: dict[str, Why]) -> GoalView:
        goal = result.goal
        return GoalView(
            id=goal.id,
            title=goal.title,
            heading=words.HEADING.format(label=self.labels.goal, id=goal.id, title=goal.title),
            description=goal.description,
            status=status_view(result.roll_up.status),
            sentence=result.roll_up.sentence,
            counts=messages.counts_words(result.roll_up.counts),
            indicators=self._scored(result.indicators),
            objectives=tuple(
                self._objective(objective, whys[objective.objective.id])
                for objective in result.objectives
            ),
        )

    def _objective(self, result: ObjectiveResult, why: Why) -> ObjectiveView:
        objective = result.objective
        return ObjectiveView(
            id=objective.id,
            title=objective.title,
            heading=words.HEADING.format(
                label=self.labels.objective, id=objective.id, title=objective.title
            ),
            description=objective.description,
            status=status_view(result.roll_up.status),
            sentence=result.roll_up.sentence,
            counts=messages.counts_words(result.roll_up.counts),
            why=why,
            indicators=self._scored(result.indicators),
        )

    def _why(self, objective: ObjectiveResult) -> Why:
        """Return what decided: the headline, else the worst of the indicators with a status."""
        headline = objective.objective.headline
        decided = self.card.find(headline) if headline is not None else None
        assessed = [r for r in objective.indicators if r.status is not Status.NOT_ASSESSED]
        if decided is None and objective.roll_up.reason is None and assessed:
            decided = min(assessed, key=gravity)
        if decided is None:
            return Why(objective.roll_up.sentence)
        refs = self.figures.refs(decided_by(decided))
        if len(objective.indicators) == 1 or headline is not None:
            return Why(decided.sentence, refs)
        title = decided.indicator.title
        return Why(words.WITH_TITLE.format(title=title, sentence=decided.sentence), refs)


def _labels(strategy: Strategy) -> Labels:
    return Labels(**{name: strategy.labels.get(name) or said for name, said in _LABELS.items()})


def _counts(counts: Counts) -> tuple[CountView, ...]:
    """Return how many stand at each status that any stands at, the worst first."""
    return tuple(
        CountView(status_view(status), counts.of(status))
        for status in WORST_FIRST
        if counts.of(status)
    )


def _newest(card: Scorecard, steps: Iterable[Restatement]) -> date | None:
    """Return the day from which the newest record that the report uses was known."""
    days = [
        reading.known_from
        for result in card.indicators()
        for point in result.readings
        for reading in readings_behind(point)
    ]
    days += [r.judgement.rank[0] for r in card.indicators() if r.judgement is not None]
    days += [step.on for step in steps]
    return max(days, default=None)


def _knowledge(as_of: date | None, newest: date | None) -> tuple[str, ...]:
    """Return what a reader must know of the day the figures are of."""
    known = () if as_of is None else (words.KNOWN_ON.format(day=day(as_of)),)
    return known if newest is None else (*known, words.NEWEST.format(day=day(newest)))


def _iso(on: date | None) -> str:
    return "" if on is None else on.isoformat()
