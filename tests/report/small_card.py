"""A small scorecard made by hand, with one of nearly everything a report shows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from report_cards import BY_2020, WITH_TARGET, card, point, reading, result, roll_up

from scorecard.model.plan import (
    Aim,
    Derivation,
    Derive,
    Goal,
    Indicator,
    Kind,
    Objective,
    Target,
    Thresholds,
)
from scorecard.model.reading import Flag, Qualifier, RevisionReason, Source, State
from scorecard.model.records import Judgement, Records
from scorecard.model.scorecard import GoalResult, ObjectiveResult, ReadingPoint
from scorecard.model.status import Note, Reason, Status, Trend

if TYPE_CHECKING:
    from scorecard.model.scorecard import IndicatorResult, Scorecard

BY_2021 = date(2021, 12, 31)
REGISTER = Source("Register", address="https://example.org/register?a=1&b=2")
LATE = Source("Yearbook", "2021")
MEMBERS = (
    reading("members", 2016, "100", source=REGISTER),
    reading("members", 2019, "107", source=REGISTER),
    reading("members", 2020, "110", published=date(2021, 3, 1)),
)
MONEY = (
    reading("money", 2018, "1642.6", source=Source()),
    reading("money", 2019, "1561.3", source=LATE, flags=(Flag.ESTIMATED,)),
    reading(
        "money",
        2019,
        "1583.4",
        source=LATE,
        revision=2,
        reason=RevisionReason.RESTATED_BY_SOURCE,
        published=date(2021, 9, 15),
        state=State.PROVISIONAL,
        qualifier=Qualifier.AT_LEAST,
    ),
    reading("money", 2020, None, no_data="the survey was put off", source=Source()),
)
HARMED = reading("harmed", 2020, "5544", flags=(Flag.BREAK, Flag.LOW_RELIABILITY))
EVIDENCE = reading("voice", 2020, "Two survivors spoke at the opening")
JUDGED = Judgement(
    "j", "voice", 2020, Status.AT_RISK, "few spoke", "ana", datetime(2021, 4, 2, tzinfo=UTC)
)


def small() -> tuple[Scorecard, Records]:
    """Return a small scorecard with one of nearly everything a report shows."""
    member, own = _members(), _rules()
    others = (_voice(), _support(), _share(), _context())
    first = Objective("1a", "At least 130 members by 2020", (WITH_TARGET,), "members")
    second = Objective("1b", "A fair share", tuple(r.indicator for r in others), description="So.")
    goal = Goal("1", "Growth", (first, second), (own.indicator,), "Why we grow.")
    first_up = roll_up((member,), Status.MISSED, "It takes the status of its headline.")
    second_up = roll_up(others, Status.AT_RISK, "On the whole at risk.")
    goal_result = GoalResult(
        goal,
        roll_up((own, member, *others), Status.AT_RISK, "On the whole at risk."),
        (
            ObjectiveResult(first, first_up, (member,)),
            ObjectiveResult(second, second_up, others),
        ),
        (own,),
    )
    draft = reading("rules", 2020, "yes", state=State.DRAFT)
    entered = (*MEMBERS, *MONEY, HARMED, EVIDENCE, draft)
    return card(goal_result, as_of=BY_2021), Records(entered, (JUDGED,))


def _rules() -> IndicatorResult:
    target = Target(Aim.DONE, 1.0, by=BY_2021)
    return result(
        Indicator("rules", "Rules | adopted", Kind.YES_NO, targets=(target,)),
        Status.ACHIEVED,
        "Done in 2019; due by 2021. Achieved.",
        point(reading("rules", 2019, "yes"), 1.0),
        note=Note.MET_LATE,
    )


def _members() -> IndicatorResult:
    return result(
        WITH_TARGET,
        Status.MISSED,
        "110 states in 2020; at least 130 were due by 2020: missed by 20.",
        *(point(r, float(r.value or 0)) for r in MEMBERS),
        trend=Trend.IMPROVING,
        expected=BY_2020.value,
    )


def _voice() -> IndicatorResult:
    return result(
        Indicator("voice", "Survivors' voice", Kind.QUALITATIVE),
        Status.AT_RISK,
        "Judged at risk for 2020 by ana: few spoke.",
        point(EVIDENCE, None),
        judgement=JUDGED,
    )


def _support() -> IndicatorResult:
    first = Target(Aim.AT_LEAST, 1500.0, by=date(2019, 12, 31))
    second = Target(Aim.AT_LEAST, 2000.0, by=BY_2021, decided=date(2019, 6, 1), why="needs grew")
    indicator = Indicator(
        "money",
        "Support",
        unit="US$ million",
        targets=(first, second),
        target_set_by="the board",
        accumulate=True,
        thresholds=Thresholds(on_track=0.9, at_risk=0.5, stale_after=1),
    )
    return result(
        indicator,
        Status.OFF_TRACK,
        "At least 1,583.4 US$ million in 2019 (provisional). Off track, moving away.",
        point(MONEY[0], 1642.6),
        point(MONEY[2], 1583.4),
        point(MONEY[3], None),
        note=Note.MOVING_AWAY,
        trend=Trend.WORSENING,
        expected=1800.0,
    )


def _share() -> IndicatorResult:
    derive = Derive(Derivation.SHARE, ("money", "harmed"))
    return result(
        Indicator("share", "Share for survivors", Kind.PERCENT, derive=derive),
        Status.NOT_ASSESSED,
        "Due 2020, no 2020 figure yet.",
        ReadingPoint(2019, 0.03, derived_from=(MONEY[2], HARMED)),
        reason=Reason.DUE_NO_READING,
    )


def _context() -> IndicatorResult:
    return result(
        Indicator("harmed", "People harmed", unit="people", context=True),
        Status.NOT_ASSESSED,
        "5,544 people in 2020; shown for context, never scored.",
        point(HARMED, 5544.0),
        reason=Reason.CONTEXT,
        trend=Trend.RISING,
    )
