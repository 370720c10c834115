"""Scorecards made by hand, so that a report is tested apart from the assessment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from scorecard.model.indicator import Baseline, Derivation, Derive, Indicator, Kind, Thresholds
from scorecard.model.reading import Flag, Qualifier, Reading, RevisionReason, Source, State
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
from scorecard.model.strategy import Goal, Objective, Strategy
from scorecard.model.target import Aim, Target
from scorecard.report import render_report
from scorecard.review import restatements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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
        trend=trend,
        latest=latest,
        baseline=Point(baseline.year, baseline.value) if baseline and baseline.value else None,
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


def render(scorecard: Scorecard, records: Records, template_dir: Path | None = None) -> str:
    """Return the report of a scorecard."""
    found = restatements(scorecard.strategy, records, year=scorecard.year, as_of=scorecard.as_of)
    return render_report(
        scorecard, found, plan_digest=DIGEST, records=records, template_dir=template_dir
    )


def small() -> tuple[Scorecard, Records]:
    """Return a small scorecard with one of nearly everything a report shows."""
    register = Source("Register", address="https://example.org/register?a=1&b=2")
    late = Source("Yearbook", "2021")
    members = [
        reading("members", 2016, "100", source=register),
        reading("members", 2019, "107", source=register),
        reading("members", 2020, "110", published=date(2021, 3, 1)),
    ]
    money = [
        reading("money", 2018, "1642.6", source=Source()),
        reading("money", 2019, "1561.3", source=late, flags=(Flag.ESTIMATED,)),
        reading(
            "money",
            2019,
            "1583.4",
            source=late,
            revision=2,
            reason=RevisionReason.RESTATED_BY_SOURCE,
            published=date(2021, 9, 15),
            state=State.PROVISIONAL,
            qualifier=Qualifier.AT_LEAST,
        ),
        reading("money", 2020, None, no_data="the survey was put off", source=Source()),
    ]
    harmed = [reading("harmed", 2020, "5544", flags=(Flag.BREAK, Flag.LOW_RELIABILITY))]
    evidence = reading("voice", 2020, "Two survivors spoke at the opening")
    judged = Judgement(
        "j", "voice", 2020, Status.AT_RISK, "few spoke", "ana", datetime(2021, 4, 2, tzinfo=UTC)
    )
    by_2021 = date(2021, 12, 31)
    goal_own = result(
        Indicator(
            "rules", "Rules | adopted", Kind.YES_NO, targets=(Target(Aim.DONE, 1.0, by=by_2021),)
        ),
        Status.ACHIEVED,
        "Done in 2019; due by 2021. Achieved.",
        point(reading("rules", 2019, "yes"), 1.0),
        note=Note.MET_LATE,
    )
    member_result = result(
        WITH_TARGET,
        Status.MISSED,
        "110 states in 2020; at least 130 were due by 2020: missed by 20.",
        *(point(r, float(r.value or 0)) for r in members),
        trend=Trend.IMPROVING,
        expected=130.0,
    )
    voice = result(
        Indicator("voice", "Survivors' voice", Kind.QUALITATIVE),
        Status.AT_RISK,
        "Judged at risk for 2020 by ana: few spoke.",
        point(evidence, None),
        judgement=judged,
    )
    support = result(
        Indicator(
            "money",
            "Support",
            unit="US$ million",
            targets=(
                Target(Aim.AT_LEAST, 1500.0, by=date(2019, 12, 31)),
                Target(
                    Aim.AT_LEAST, 2000.0, by=by_2021, decided=date(2019, 6, 1), why="needs grew"
                ),
            ),
            target_set_by="the board",
            accumulate=True,
            thresholds=Thresholds(on_track=0.9, at_risk=0.5, stale_after=1),
        ),
        Status.OFF_TRACK,
        "At least 1,583.4 US$ million in 2019 (provisional). Off track, moving away.",
        point(money[0], 1642.6),
        point(money[2], 1583.4),
        point(money[3], None),
        note=Note.MOVING_AWAY,
        trend=Trend.WORSENING,
        expected=1800.0,
    )
    share = result(
        Indicator(
            "share",
            "Share for survivors",
            Kind.PERCENT,
            derive=Derive(Derivation.SHARE, ("money", "harmed")),
        ),
        Status.NOT_ASSESSED,
        "Due 2020, no 2020 figure yet.",
        ReadingPoint(2019, 0.03, derived_from=(money[2], harmed[0])),
        reason=Reason.DUE_NO_READING,
    )
    context = result(
        Indicator("harmed", "People harmed", unit="people", context=True),
        Status.NOT_ASSESSED,
        "5,544 people in 2020; shown for context, never scored.",
        point(harmed[0], 5544.0),
        reason=Reason.CONTEXT,
        trend=Trend.RISING,
    )
    first = Objective("1a", "At least 130 members by 2020", (WITH_TARGET,), "members")
    others = (voice, support, share, context)
    second = Objective("1b", "A fair share", tuple(r.indicator for r in others), description="So.")
    goal = Goal("1", "Growth", (first, second), (goal_own.indicator,), "Why we grow.")
    first_up = roll_up((member_result,), Status.MISSED, "It takes the status of its headline.")
    second_up = roll_up(others, Status.AT_RISK, "On the whole at risk.")
    below = (goal_own, member_result, *others)
    goal_result = GoalResult(
        goal,
        roll_up(below, Status.AT_RISK, "On the whole at risk."),
        (
            ObjectiveResult(first, first_up, (member_result,)),
            ObjectiveResult(second, second_up, others),
        ),
        (goal_own,),
    )
    drafts = (reading("rules", 2020, "yes", state=State.DRAFT),)
    entered = (*members, *money, *harmed, evidence, *drafts)
    return card(goal_result, as_of=date(2021, 12, 31)), Records(entered, (judged,))
