"""A report's goals, objectives and indicators in words, with what people wrote of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.assessment.rollup import tally
from scorecard.messages.catalogue import words
from scorecard.messages.figures import (
    base,
    capitalised,
    latest_short,
    lines_of,
    listing,
    target_short,
    with_unit,
)
from scorecard.messages.rollups import counts_words, group_counts, group_word, plain_share
from scorecard.model.plan import Objective, Section
from scorecard.model.scorecard import ObjectiveResult, gravity
from scorecard.model.status import WORST_FIRST, Reason, Status
from scorecard.report.charts.picture import chart_key
from scorecard.report.document import (
    ChartLink,
    CommentView,
    GoalView,
    IndicatorView,
    Labels,
    ObjectiveView,
    Why,
)
from scorecard.report.figures import (
    PATH_RULES,
    Figures,
    Sources,
    decided_by,
    group_status,
    indicator_view,
    is_plain,
)
from scorecard.review.page_one import page_one

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.model.plan import Goal, Strategy
    from scorecard.model.records import Comment
    from scorecard.model.scorecard import GoalResult, IndicatorResult, RollUp
    from scorecard.report.brief import Brief
    from scorecard.review.page_one import NewsLine


# A longer table would stand between an indicator and the next.
_MOST_ENTITIES = 12
# Of more objectives at one status than this the number is told.
_MOST_NAMES = 6


class Writer:
    """Writes one report; sources are numbered in the order its methods are called."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.card = brief.card
        self.labels = Labels(**words.Report.LABELS)
        self.sources = Sources(listed=Section.SOURCES in brief.sections)
        self.figures = Figures(self.card.strategy.style, self.sources)
        self.results = self.card.indicators()
        self.page = page_one(
            brief.changes,
            brief.board,
            brief.records,
            today=brief.today,
            for_board=brief.for_board,
        )
        # What page one tells in full, and what moved it.
        self.told_first: tuple[NewsLine, ...] = ()
        if Section.GLANCE in brief.sections:
            self.told_first = (*self.page.better, *self.page.worse)
        self.moved = {each.id: each for each in brief.changes.statuses}
        self._places = _places(self.card.strategy)
        self._views: dict[str, IndicatorView] = {}
        self._goals: tuple[GoalView, ...] | None = None

    def view(self, result: IndicatorResult) -> IndicatorView:
        """Return one indicator in words."""
        id_ = result.indicator.id
        if id_ not in self._views:
            self._views[id_] = indicator_view(
                result,
                self.figures,
                self.title_of,
                year=self.card.year,
                place=self._places[id_],
                comment=self.comment_of(id_),
                comment_missing=self._comment_missing(result),
                entities_apart=self._are_apart(result),
                charts=self.brief.charts,
            )
        return self._views[id_]

    def _are_apart(self, result: IndicatorResult) -> bool:
        """Say whether the entities of an indicator are listed in the annex of definitions."""
        many = len(result.entities) > _MOST_ENTITIES
        return many and Section.DEFINITIONS in self.brief.sections

    def _comment_missing(self, result: IndicatorResult) -> str:
        """Say that the comment which the plan asks for is missing; empty where it is not."""
        required = self.brief.for_board and result.asks_for_comment
        missing = required and result.indicator.id not in self.brief.board.comments
        return words.Report.COMMENT_MISSING if missing else ""

    def _is_plain(self, result: IndicatorResult) -> bool:
        """Say whether an indicator's row in a table tells all that there is to say of it."""
        written = result.indicator.id in self.brief.board.comments
        return is_plain(result, commented=written or bool(self._comment_missing(result)))

    def title_of(self, id_: str) -> str:
        """Return what an indicator, objective or goal is called; the id of one there is not."""
        for goal in self.card.strategy.goals:
            parts: list[Goal | Objective] = [goal, *goal.objectives]
            for part in parts:
                if part.id == id_:
                    return f"{part.id} {part.title}"
        indicator = self.card.strategy.find(id_)
        return indicator.title if indicator is not None else id_

    def titles_of(self, ids: Iterable[str]) -> str:
        """Return what some parts of the plan are called, as one text."""
        return words.Report.SEPARATOR.join(self.title_of(id_) for id_ in ids)

    def spare_charts(self) -> tuple[tuple[str, ChartLink], ...]:
        """Return the charts that stand nowhere else, each with what it is of."""
        shown: set[str] = set()
        if Section.GOALS in self.brief.sections:
            goals = self.goals()
            objectives = [objective for goal in goals for objective in goal.objectives]
            charts = [g.chart for g in goals] + [objective.chart for objective in objectives]
            views = [view for goal in goals for view in goal.rows]
            charts += [parts.chart for view in views for parts in view.parts]
            shown = {chart.address for chart in charts if chart is not None}
        titles = {result.indicator.id: result.indicator.title for result in self.results}
        titles |= {
            chart_key(result.indicator, each.part.breakdown): words.Report.PARTS.format(
                title=result.indicator.title, breakdown=each.part.breakdown
            )
            for result in self.results
            for each in result.parts
        }
        return tuple(
            (titles[id_], chart)
            for id_, chart in self.brief.charts.items()
            if id_ in titles and chart.address not in shown
        )

    def number_scorecard(self) -> None:
        """Number the sources of what decided each objective."""
        for goal in self.card.goals:
            self._why_of_goal(goal)
            for objective in goal.objectives:
                self._why(objective)

    def number_context(self) -> None:
        """Number the sources of the context's figures."""
        for result in self.results:
            if result.reason is Reason.CONTEXT:
                self.figures.baseline(result)
                self.figures.latest(result)

    def number_goals(self) -> None:
        """Number the sources of each goal: its table, then the sentences that are printed."""
        for goal in self.card.goals:
            for result in _scored(_all_of(goal)):
                self.figures.baseline(result)
                self.figures.latest(result)
            self._number_details(goal.indicators)
            for objective in goal.objectives:
                if self._says_more(objective):
                    self._why(objective)
                self._number_details(objective.indicators)

    def _number_details(self, results: Iterable[IndicatorResult]) -> None:
        for result in _scored(results):
            if not self._is_plain(result):
                self.figures.refs(decided_by(result))
            for found in () if self._are_apart(result) else result.entities:
                self.figures.latest(found.result)

    def goals(self) -> tuple[GoalView, ...]:
        """Return every goal with all that is in it."""
        if self._goals is None:
            self._goals = tuple(self._goal(goal) for goal in self.card.goals)
        return self._goals

    def _goal(self, result: GoalResult) -> GoalView:
        goal = result.goal
        return GoalView(
            id=goal.id,
            title=goal.title,
            heading=words.Report.HEADING.format(
                label=self.labels.goal, id=goal.id, title=goal.title
            ),
            description=goal.description,
            status=group_status(result.roll_up),
            sentence=beside_status(result.roll_up),
            counts=group_counts(result.roll_up),
            why=self._why_of_goal(result),
            indicators=self._views_of(result.indicators),
            objectives=tuple(self._objective(objective) for objective in result.objectives),
            rows=self._views_of(_all_of(result)),
            chart=self._chart(result.indicators, None),
            comment=self.comment_of(goal.id),
        )

    def _objective(self, result: ObjectiveResult) -> ObjectiveView:
        objective = result.objective
        headline = self.card.find(objective.headline) if objective.headline is not None else None
        sentence = beside_status(result.roll_up)
        if headline is not None and headline in result.indicators:
            # Its sentence stands below, with the others.
            sentence = words.Report.HEADLINE.format(title=headline.indicator.title)
        return ObjectiveView(
            id=objective.id,
            title=objective.title,
            heading=words.Report.HEADING.format(
                label=self.labels.objective, id=objective.id, title=objective.title
            ),
            description=objective.description,
            status=group_status(result.roll_up),
            sentence=sentence,
            counts=group_counts(result.roll_up),
            why=self._why(result),
            indicators=self._views_of(result.indicators),
            chart=self._chart(result.indicators, headline),
            comment=self.comment_of(objective.id),
        )

    def _views_of(self, results: Iterable[IndicatorResult]) -> tuple[IndicatorView, ...]:
        return tuple(self.view(result) for result in _scored(results))

    def comment_of(self, id_: str) -> CommentView | None:
        """Return what people wrote of an indicator, objective or goal; None without a word."""
        written = self.brief.board.comments.get(id_)
        return comment_view(written) if written is not None else None

    def _chart(
        self, results: Iterable[IndicatorResult], headline: IndicatorResult | None
    ) -> ChartLink | None:
        """Return the chart of the headline, else of the worst indicator that has one."""
        charts = self.brief.charts
        drawn = [r for r in _scored(results) if r.indicator.id in charts]
        if headline is not None and headline.indicator.id in charts:
            drawn = [headline]
        if not drawn:
            return None
        shown = min(drawn, key=gravity).indicator
        link = charts[shown.id]
        said = words.Report.WITH_TITLE.format(title=shown.title, sentence=link.finding)
        return ChartLink(link.address, said)

    def _decided(self, objective: ObjectiveResult) -> IndicatorResult | None:
        """Return what decided: the headline, else the worst of the indicators with a status."""
        headline = objective.objective.headline
        decided = self.card.find(headline) if headline is not None else None
        assessed = [r for r in objective.indicators if r.status is not Status.NOT_ASSESSED]
        if decided is None and objective.roll_up.reason is None and assessed:
            decided = min(assessed, key=gravity)
        return decided

    def _says_more(self, objective: ObjectiveResult) -> bool:
        """Say whether an objective tells in a sentence what decided.

        The row of the one that came out worst says it all, if it is plain; a headline is told.
        """
        decided = self._decided(objective)
        if decided is None:
            return False
        alone = objective.objective.headline is not None or len(objective.indicators) == 1
        return alone or not self._is_plain(decided)

    def _why(self, objective: ObjectiveResult) -> Why:
        decided = self._decided(objective)
        if decided is None:
            return Why(beside_counts(objective.roll_up))
        refs = self.figures.refs(decided_by(decided))
        text, sentence = self._in_short(decided), decided.sentence
        if len(objective.indicators) != 1 and objective.objective.headline is None:
            titled = words.Report.WITH_TITLE.format
            title = decided.indicator.title
            text = titled(title=title, sentence=text)
            sentence = titled(title=title, sentence=sentence)
        return Why(text, refs, sentence if self._says_more(objective) else "")

    def _why_of_goal(self, goal: GoalResult) -> Why:
        """Return what a goal adds up: its objectives by status, the worst first, and its own."""
        declared, said = goal.goal, words.Report
        if not goal.objectives:
            alone = Objective(declared.id, declared.title, declared.indicators)
            return self._why(ObjectiveResult(alone, goal.roll_up, goal.indicators))
        parts: dict[str, list[str]] = {}
        for each in sorted(goal.objectives, key=lambda o: WORST_FIRST.index(o.roll_up.status)):
            parts.setdefault(group_word(each.roll_up), []).append(each.objective.id)
        told = [
            said.WHY_PARTS.format(names=listing(ids), status=status)
            if len(ids) <= _MOST_NAMES
            else said.WHY_MANY.format(number=len(ids), status=status)
            for status, ids in parts.items()
        ]
        own = counts_words(tally(_scored(goal.indicators)))
        if own:
            told.append(said.WHY_OWN.format(counts=own))
        return Why(said.SEPARATOR.join(told))

    def _in_short(self, result: IndicatorResult) -> str:
        """Return the figure and what it is held against; the sentence where there is no figure."""
        indicator, style, latest = result.indicator, self.figures.style, result.latest
        year = self.card.year if latest is None else latest.year
        figure = latest_short(indicator, latest, year, style, lines=lines_of(result))
        expected = self.figures.expected(result)
        if not figure or latest is None:
            return result.sentence
        figure = with_unit(indicator, figure)
        of_few = base(indicator, latest, style)
        if of_few:
            figure = words.MARKED.format(figure=figure, marks=of_few)
        if latest.year != self.card.year:
            figure = words.OF_YEAR.format(value=figure, year=latest.year)
        if expected and result.explanation.rule in PATH_RULES:
            return words.Report.WHY_EXPECTED.format(figure=figure, expected=expected)
        target = target_short(indicator, result.target, style)
        return words.Report.WHY_TARGET.format(figure=figure, target=target) if target else figure


def _scored(results: Iterable[IndicatorResult]) -> list[IndicatorResult]:
    return [result for result in results if result.reason is not Reason.CONTEXT]


def _all_of(goal: GoalResult) -> list[IndicatorResult]:
    """Return the indicators of a goal: its own, then those of its objectives."""
    return [*goal.indicators, *(r for o in goal.objectives for r in o.indicators)]


def _places(strategy: Strategy) -> dict[str, str]:
    """Return the id of the objective, or of the goal, that each indicator belongs to."""
    places: dict[str, str] = {}
    for goal in strategy.goals:
        places |= {indicator.id: goal.id for indicator in goal.indicators}
        for objective in goal.objectives:
            places |= {indicator.id: objective.id for indicator in objective.indicators}
    return places


# These say no more than the status and the counts.
_COUNTED = ("mean", "alike", "achieved", "missed")


def beside_status(roll_up: RollUp) -> str:
    """Return what stands beside the status of a goal or objective: counts, if they say it all."""
    counts = group_counts(roll_up)
    number = str(roll_up.counts.of(roll_up.status))
    known = {"status": words.STATUS[roll_up.status], "counts": counts, "number": number}
    if roll_up.share is not None and roll_up.share == plain_share(roll_up):
        return capitalised(words.Report.COUNTED_UP.format(counts=counts))
    usual = {capitalised(words.ROLL_UP[name].format(**known)) for name in _COUNTED}
    if roll_up.sentence in usual:
        return capitalised(words.Report.COUNTED_UP.format(counts=counts))
    return roll_up.sentence


def beside_counts(roll_up: RollUp) -> str:
    """Return what stands beside the counts of a goal or objective, without these."""
    counts = group_counts(roll_up)
    return roll_up.sentence.removesuffix(words.Report.COUNTED_AFTER.format(counts=counts))


def comment_view(comment: Comment) -> CommentView:
    """Return a comment, with a word of caution where not everybody may read it."""
    only = words.Report.ONLY_FOR.get(comment.audience, "")
    if not comment.draft:
        return CommentView(comment.text, only)
    draft = words.Report.DRAFT
    if not only:
        return CommentView(comment.text, draft)
    return CommentView(comment.text, words.Report.DRAFT_ONLY_FOR.format(draft=draft, only=only))
