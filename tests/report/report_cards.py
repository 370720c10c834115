"""Scorecards made by hand, so that a report is tested apart from the assessment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from known_outlook import KnownOutlook

from scorecard.model.plan import Aim, Baseline, Goal, Indicator, Objective, Strategy, Target
from scorecard.model.reading import Flag, Qualifier, Reading, Source, State
from scorecard.model.records import Judgement, Records
from scorecard.model.scorecard import (
    Counts,
    Explanation,
    GoalResult,
    IndicatorResult,
    ObjectiveResult,
    Point,
    ReadingPoint,
    RollUp,
    Rule,
    Scorecard,
)
from scorecard.model.status import Note, Reason, Status, Trend
from scorecard.report.brief import make_brief
from scorecard.report.maker import make_report
from scorecard.review.changes import compare
from scorecard.review.moves import span_of_years
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from scorecard.model.plan import Audience
    from scorecard.report.document import ChartLink

DIGEST = "0123456789abcdef" * 4
BY_2020 = Target(Aim.AT_LEAST, 130.0, by=date(2020, 12, 31))
WITH_TARGET = Indicator(
    "members",
    "Member states",
    unit="states",
    baselines=(Baseline(2016, 100.0),),
    targets=(BY_2020,),
    target_set_by="strategy",
    definition="States that deposited an instrument by 31 December",
)


def reading(
    indicator: str,
    year: int,
    value: str | None,
    *,
    source: Source = Source("Yearbook", "2020", "https://example.org/2020", "12"),
    published: date | None = None,
    revision: int = 1,
    reason: str = "",
    no_data: str = "",
    qualifier: Qualifier = Qualifier.EXACT,
    state: State = State.FINAL,
    flags: tuple[Flag, ...] = (),
) -> Reading:
    """Return a reading that was known from its day of publication."""
    return Reading(
        f"{indicator}-{year}-{revision}",
        indicator,
        year,
        value,
        datetime(2022, 5, 1, 12, revision, tzinfo=UTC),
        "ana",
        revision=revision,
        source=source,
        published=published or date(year, 12, 31),
        as_published=True,
        reason=reason,
        no_data=no_data,
        qualifier=qualifier,
        state=state,
        flags=flags,
    )


def point(entered: Reading, value: float | None) -> ReadingPoint:
    """Return a reading as the assessment used it."""
    return ReadingPoint(entered.year, value, entered)


def result(
    indicator: Indicator,
    status: Status,
    sentence: str,
    *points: ReadingPoint,
    rule: Rule = Rule.RATIO,
    note: Note | None = None,
    reason: Reason | None = None,
    trend: Trend | None = None,
    expected: float | None = None,
    judgement: Judgement | None = None,
) -> IndicatorResult:
    """Return one indicator's result, its latest reading the last of the points with a word."""
    told = [p for p in points if p.reading is None or p.reading.value is not None]
    latest = told[-1] if told else None
    baseline = indicator.baselines[0] if indicator.baselines else None
    return IndicatorResult(
        indicator,
        status,
        Explanation(rule),
        sentence,
        note=note,
        reason=reason,
        outlook=KnownOutlook(trend),
        latest=latest,
        baseline=Point(baseline.year, baseline.value) if baseline and baseline.value else None,
        baseline_reading=next(
            (
                p
                for p in points
                if baseline and (p.year, p.value) == (baseline.year, baseline.value)
            ),
            None,
        ),
        target=indicator.targets[-1] if indicator.targets else None,
        expected=expected,
        readings=points,
        judgement=judgement,
    )


def counts(results: Iterable[IndicatorResult]) -> Counts:
    """Count results, context apart."""
    scored = [r for r in results if r.reason is not Reason.CONTEXT]
    statuses = [(s, sum(r.status is s for r in scored)) for s in Status]
    reasons = [(e, sum(r.reason is e for r in scored)) for e in Reason]
    context = sum(r.reason is Reason.CONTEXT for r in results)
    return Counts(
        tuple((s, n) for s, n in statuses if n), tuple((e, n) for e, n in reasons if n), context
    )


def roll_up(
    results: Iterable[IndicatorResult], status: Status, sentence: str, reason: Reason | None = None
) -> RollUp:
    """Return what some results add up to, as told."""
    return RollUp(status, reason, counts(tuple(results)), None, sentence=sentence)


def card(
    *goals: GoalResult,
    year: int = 2020,
    as_of: date | None = None,
    title: str = "Plan 2017–2021",
    organisation: str = "The Network",
) -> Scorecard:
    """Return a scorecard of these goals."""
    strategy = Strategy(
        title,
        (2017, 2021),
        organisation,
        tuple(goal.goal for goal in goals),
        numbers="1,234.5",
    )
    results = [r for goal in goals for r in goal.indicators]
    results += [r for goal in goals for o in goal.objectives for r in o.indicators]
    scored = [r for r in results if r.reason is not Reason.CONTEXT]
    entered = sum(any(p.year == year for p in r.readings) for r in scored)
    return Scorecard(strategy, year, as_of, counts(results), goals, entered, len(scored))


def one_objective(*results: IndicatorResult, title: str = "More members") -> GoalResult:
    """Return a goal with one objective that has these indicators."""
    objective = Objective("1a", title, tuple(r.indicator for r in results))
    told = roll_up(results, Status.NOT_ASSESSED, "It is not assessed.", Reason.NO_READING)
    return GoalResult(
        Goal("1", "Growth", (objective,)), told, (ObjectiveResult(objective, told, results),)
    )


def render(
    scorecard: Scorecard,
    records: Records,
    template_dir: Path | None = None,
    *,
    audience: Audience | None = None,
    charts: Mapping[str, ChartLink] | None = None,
) -> str:
    """Return the report of a scorecard, which is held against no year before."""
    year, as_of = scorecard.year, scorecard.as_of
    found = restatements(scorecard.strategy, records, year=year, as_of=as_of)
    span = span_of_years(records, scorecard.strategy.calendar, year - 1, year, as_of)
    brief = make_brief(
        scorecard,
        records,
        restatements=found,
        plan_digest=DIGEST,
        audience=audience,
        charts=charts,
        changes=compare(None, scorecard, Records(), span),
    )
    return make_report(brief, template_dir)
