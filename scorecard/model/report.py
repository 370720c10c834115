"""What a plan asks of its report: which sections, for whom, and whose templates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorecard.model.audience import Audience


class Section(StrEnum):
    """The sections of a report in their usual order; those from ``READINGS`` on are annexes."""

    GLANCE = "glance"
    SCORECARD = "scorecard"
    CHANGES = "changes"
    LAST_PRIORITIES = "last_priorities"
    DECISIONS = "decisions"
    CONTEXT = "context"
    GOALS = "goals"
    RESTATEMENTS = "restatements"
    NEXT_PRIORITIES = "next_priorities"
    READINGS = "readings"
    DEFINITIONS = "definitions"
    SOURCES = "sources"
    METHOD = "method"
    COMPARISON = "comparison"
    DUE = "due"


ANNEXES = frozenset(
    {
        Section.READINGS,
        Section.DEFINITIONS,
        Section.SOURCES,
        Section.METHOD,
        Section.COMPARISON,
        Section.DUE,
    }
)


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """The plan's ``[report]``.

    ``templates`` is a folder, relative to the plan's own; empty for the templates of this tool.
    """

    sections: tuple[Section, ...] = tuple(Section)
    audience: Audience = Audience.BOARD
    charts: bool = True
    templates: str = ""
