"""A small strategy with all that a board and its staff write in a year, assessed for real."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from scorecard.assessment.assess import assess
from scorecard.model.plan import (
    Aim,
    Audience,
    Baseline,
    Goal,
    Indicator,
    Kind,
    Objective,
    ReportSettings,
    Strategy,
    Target,
)
from scorecard.model.reading import Reading, RevisionReason, Source
from scorecard.model.records import (
    Closure,
    Comment,
    Decision,
    Priority,
    PriorityKind,
    PriorityReason,
    PriorityState,
    Records,
    Vote,
)
from scorecard.model.status import Status
from scorecard.report.brief import make_brief
from scorecard.report.maker import make_report
from scorecard.review.restated import restatements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecard.report.document import ChartLink

DIGEST = "89abcdef01234567" * 4
BY_2021 = date(2021, 12, 31)
MISSED = (Status.OFF_TRACK, Status.MISSED)
COMMENT = """We wrote to every signatory.

What changed:
- two parliaments began to debate
# not a heading, <b>not bold</b> and no [link](https://example.org)"""
BOARD_COMMENT = "Zanzibar will not ratify before its elections."
DRAFT_COMMENT = "Draft words of Quetzal on the survey."


def plan(settings: ReportSettings | None = None) -> Strategy:
    """Return the strategy: one goal, two objectives, three indicators."""
    members = Indicator(
        "members",
        "Member states",
        unit="states",
        baselines=(Baseline(2017, 100.0),),
        targets=(Target(Aim.AT_LEAST, 120.0, by=BY_2021),),
        require_comment=MISSED,
    )
    money = Indicator(
        "money",
        "Support for survivors",
        unit="US$ million",
        baselines=(Baseline(2017, 10.0),),
        targets=(Target(Aim.AT_LEAST, 30.0, by=BY_2021),),
        require_comment=MISSED,
    )
    share = Indicator(
        "share",
        "Projects led by survivors",
        Kind.PERCENT,
        targets=(Target(Aim.AT_LEAST, 50.0, by=BY_2021),),
    )
    goal = Goal(
        "I",
        "A treaty for all",
        (
            Objective("1a", "More members", (members,)),
            Objective("1b", "A fair share", (money, share)),
        ),
    )
    return Strategy(
        "Plan 2018–2021",
        (2018, 2021),
        "The Network",
        (goal,),
        numbers="1,234.5",
        report=settings or ReportSettings(),
    )


def reading(indicator: str, year: int, value: str, day: date, **more: Any) -> Reading:
    """Return a reading known from a day."""
    return Reading(
        f"{indicator}-{year}-{more.get('revision', 1)}",
        indicator,
        year,
        value,
        datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        "ana",
        source=Source("Yearbook", str(year)),
        **more,
    )


def at(year: int, month: int, day: int) -> datetime:
    """Return noon of a day."""
    return datetime(year, month, day, 12, tzinfo=UTC)


def comment(
    about: str,
    text: str,
    audience: Audience = Audience.PUBLIC,
    *,
    draft: bool = False,
    revision: int = 1,
) -> Comment:
    """Return a comment on 2019."""
    return Comment(
        f"{about}-{revision}",
        about,
        2019,
        text,
        "ana",
        at(2020, 2, revision),
        audience,
        draft,
        revision,
    )


def priority(
    ref: str, text: str, state: PriorityState, *, revision: int = 1, **more: Any
) -> Priority:
    """Return a revision of a priority; each came a day after the one before."""
    year = int(ref.partition("-")[0])
    entered = at(year + (state not in (PriorityState.PROPOSED, PriorityState.ADOPTED)), 1, revision)
    return Priority(
        f"{ref}-{revision}",
        ref,
        year,
        text,
        "ana",
        entered,
        state=state,
        revision=revision,
        **more,
    )


def priorities() -> tuple[Priority, ...]:
    """Return priorities in every state: set for 2018, 2019 and 2020."""
    drive: dict[str, Any] = {
        "kind": PriorityKind.OPERATIONAL,
        "about": ("1a", "members"),
        "reason": PriorityReason.OPPORTUNITY,
        "lead": "Ms Lindqvist",
        "measure": "five new members",
    }
    proposed, adopted = PriorityState.PROPOSED, PriorityState.ADOPTED
    return (
        priority("2018-1", "Train survivors", adopted),
        priority(
            "2018-1", "Train survivors", PriorityState.DONE, revision=2, because="40 were trained"
        ),
        priority("2019-1", "Ratification drive", proposed, **drive),
        priority("2019-1", "Ratification drive", adopted, revision=2, **drive),
        priority(
            "2019-1",
            "Ratification drive",
            PriorityState.CARRIED_OVER,
            revision=3,
            **drive | {"because": "two parliaments were dissolved"},
        ),
        priority("2019-2", "A secret plan for Oz", proposed),
        priority(
            "2019-2", "A secret plan for Oz", PriorityState.DROPPED, revision=2, because="no Oz"
        ),
        priority("2019-3", "Find a *donor* | partner", adopted),
        priority("2020-1", "Ratification drive", adopted, carried_from="2019-1", **drive),
        priority("2020-2", "Open an office in Narnia", proposed),
    )


def records(*comments: Comment) -> Records:
    """Return what was entered, with these comments or the usual ones."""
    held = comments or (
        comment("I", "The year of the two elections.", Audience.DONOR),
        comment("members", COMMENT),
        comment("1b", BOARD_COMMENT, Audience.BOARD),
        comment("share", "Said at first to all.", revision=1),
        comment("share", DRAFT_COMMENT, draft=True, revision=2),
    )
    restated = {"revision": 2, "reason": RevisionReason.RESTATED_BY_SOURCE.value}
    return Records(
        (
            reading("members", 2018, "107", date(2018, 12, 20)),
            reading("members", 2018, "103", date(2019, 6, 1), **restated),
            reading("members", 2019, "104", date(2020, 1, 10)),
            reading("money", 2018, "16.5", date(2019, 1, 5)),
            reading("money", 2019, "12.25", date(2020, 1, 12)),
            reading("share", 2018, "25", date(2019, 1, 5), numerator="2", denominator="8"),
            reading("share", 2019, "50", date(2020, 1, 12), numerator="6", denominator="12"),
        ),
        closures=(Closure(2018, date(2019, 3, 1), "the board"),),
        comments=held,
        priorities=priorities(),
        decisions=decisions(),
    )


def decisions() -> tuple[Decision, ...]:
    """Return one decision that is overdue and one that is done."""
    meeting = date(2019, 3, 1)
    return (
        Decision(
            "d1",
            "D2019-1",
            meeting,
            "Write to the signatories",
            "ana",
            at(2019, 3, 1),
            who="Ms Lindqvist",
            due=date(2019, 9, 30),
            about=("1a",),
        ),
        Decision(
            "d2",
            "D2019-2",
            meeting,
            "Publish the figures.",
            "ana",
            at(2019, 3, 2),
            done=date(2019, 5, 1),
            vote=Vote(6, 0, 1),
        ),
    )


def report(
    audience: Audience | None = None,
    held: Records | None = None,
    *,
    settings: ReportSettings | None = None,
    as_of: date | None = None,
    charts: Mapping[str, ChartLink] | None = None,
) -> str:
    """Return the report of 2019."""
    strategy, entered = plan(settings), held or records()
    card = assess(strategy, entered, year=2019, as_of=as_of)
    found = restatements(strategy, entered, year=2019, as_of=as_of)
    return make_report(
        make_brief(
            card, entered, restatements=found, plan_digest=DIGEST, audience=audience, charts=charts
        )
    )
