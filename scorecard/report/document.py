"""A whole report as its templates print it: a scorecard turned into words, in sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.report.comparison_parts import ComparisonView
    from scorecard.report.parts import (
        ChangesView,
        ChartLink,
        CountView,
        CutsView,
        DecisionView,
        DueView,
        GoalView,
        IndicatorView,
        Labels,
        News,
        PrioritiesView,
        RestatementView,
        SectionView,
        SourceView,
        StatusView,
        YearsView,
    )


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the sections.

    ``as_of``, ``date`` and ``data_as_of`` are ISO dates: the day whose knowledge was asked for,
    the report's own, and that of the newest record used; each is empty when there is none.
    ``knowledge`` says the same in sentences, and for whom the report is, and whether the year is
    closed. ``plan_digest`` and ``data_digest`` name the plan's text and the records used.
    """

    title: str
    strategy: str
    organisation: str
    description: str
    period: str
    year: int
    audience: str
    as_of: str
    date: str
    data_as_of: str
    knowledge: tuple[str, ...]
    plan_digest: str
    data_digest: str
    tool_version: str
    language: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Body:
    """What the sections print; what no section of a report asks for is empty."""

    verdict: tuple[str, ...] = ()
    counts: tuple[CountView, ...] = ()
    concerns: News | None = None
    waiting: News | None = None
    good: News | None = None
    asked: tuple[str, ...] = ()
    scorecard: tuple[GoalView, ...] = ()
    changes: ChangesView | None = None
    last_priorities: tuple[PrioritiesView, ...] = ()
    decisions: tuple[DecisionView, ...] = ()
    context: tuple[IndicatorView, ...] = ()
    goals: tuple[GoalView, ...] = ()
    restatements: tuple[RestatementView, ...] = ()
    restated_since: str = ""
    restated_earlier: tuple[RestatementView, ...] = ()
    next_priorities: PrioritiesView | None = None
    readings: tuple[YearsView, ...] = ()
    no_data: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    charts: tuple[tuple[str, ChartLink], ...] = ()
    definitions: tuple[IndicatorView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    cuts: CutsView | None = None
    other_cuts: tuple[CutsView, ...] = ()
    marks: tuple[StatusView, ...] = ()
    comparison: ComparisonView | None = None
    due: tuple[DueView, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: its head, its sections in order, and what these print."""

    head: Head
    sections: tuple[SectionView, ...]
    body: Body
