"""The shapes of a plan's tables: which keys there are, and what type each takes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scorecard.framework.base_shape import Shape
from scorecard.framework.method_shapes import MethodTables
from scorecard.framework.target_shapes import Baselines, Deadlines, Targets
from scorecard.framework.value_types import (
    Day,
    Id,
    Note,
    Number,
    NumberOrLevel,
    OneLine,
    Prose,
    Ratio,
    Year,
    YearKey,
)

MethodName = Literal[
    "path", "opensdg", "eurostat", "un", "sdsn", "achievement", "okr", "growth",
]  # fmt: skip
# Words a person may rename on every face.
Word = Literal[
    "strategy", "goal", "objective", "indicator", "baseline", "target", "milestone", "reading",
    "entity",
]  # fmt: skip
# The statuses of an indicator.
Judged = Literal["achieved", "on_track", "at_risk", "off_track", "missed", "not_assessed"]

Section = Literal[
    "glance", "scorecard", "changes", "last_priorities", "decisions", "context", "goals",
    "restatements", "next_priorities", "readings", "definitions", "sources", "method",
    "comparison", "due",
]  # fmt: skip


class DeriveShape(Shape):
    """How an indicator is computed from others; exactly one of the three."""

    sum: Annotated[list[Id], Field(min_length=1)] | None = Field(
        None, description="Ids of the indicators to add up."
    )
    difference: Annotated[list[Id], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Two ids: the first minus the second."
    )
    share: Annotated[list[Id], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Two ids: 100 times the first divided by the second."
    )


class ActiveShape(Shape):
    """The years in which an indicator is kept."""

    from_: Year | None = Field(None, alias="from", description="The first year.")
    to: Year | None = Field(None, description="The last year.")


class RuleShape(MethodTables):
    """How statuses are decided; the keys of [assessment], and of an indicator to override it."""

    method: MethodName | None = Field(None, description="The method of assessment.")
    on_track: Ratio | None = Field(
        None, description="From this part of the expected movement on: on track."
    )
    at_risk: Ratio | None = Field(
        None, description="From this part of the expected movement on: at risk; below: off track."
    )
    stale_after: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="After how many years a latest reading is too old to judge by."
    )
    require_comment: list[Judged] | None = Field(
        None, description="The statuses that ask for a comment; an empty list asks for none."
    )


class AssessmentShape(RuleShape):
    """[assessment]: the rules for every indicator that has none of its own."""

    roll_up: Literal["points", "mean_score", "worst_two"] | None = Field(
        None, description="How indicators add up; points, this tool's own, when left out."
    )


class ReportShape(Shape):
    """[report]: what the progress report holds, for whom, and how it is laid out."""

    sections: Annotated[list[Section], Field(min_length=1)] | None = Field(
        None, description="Its sections in their order; all of them when left out."
    )
    audience: Literal["board", "donor", "public"] | None = Field(
        None, description="For whom it is made where the command does not say; board when left out."
    )
    charts: bool | None = Field(None, description="Whether charts are drawn beside it.")
    templates: OneLine | None = Field(
        None, description="A folder with templates of your own, beside this file."
    )


class EntityShape(Shape):
    """One state, region or partner an indicator is kept for."""

    title: OneLine | None = Field(None, description="Its name; its id when left out.")
    formerly: list[Id] | None = Field(None, description="Ids it had before.")
    from_: Year | None = Field(None, alias="from", description="The first year it is kept.")
    to: Year | None = Field(None, description="The last year it is kept.")
    baseline: Baselines | None = Field(None, description="Where it stood at the start.")
    target: Targets | None = Field(None, description="What it must reach.")
    deadline: Deadlines | None = Field(
        None, description="The day by which it must be done; in a list, then each extension."
    )


class IndicatorShape(RuleShape):
    """One [[goal.indicator]] or [[goal.objective.indicator]]."""

    id: Id = Field(description="The short name readings are kept under; unique in the file.")
    title: OneLine = Field(description="What is measured, on one line.")
    kind: Literal["number", "percent", "yes_no", "scale", "qualitative"] | None = Field(
        None, description="What sort of value it takes; number when left out."
    )
    unit: Note | None = Field(None, description="What a number counts, such as states or US$.")
    decimals: Annotated[int, Field(ge=0, le=10)] | None = Field(
        None, description="The most decimals a value has."
    )
    min: Number | None = Field(None, description="The lowest value possible.")
    max: Number | None = Field(None, description="The highest value possible.")
    levels: Annotated[dict[OneLine, OneLine], Field(min_length=2)] | None = Field(
        None, description="For kind scale: each level with its criterion, worst first."
    )
    baseline: Baselines | None = Field(
        None, description="Where it stood at the start; a list starts the series anew each time."
    )
    target: Targets | None = Field(
        None, description="What it must reach; in a list, each after the first revises it."
    )
    target_set_by: Literal["strategy", "wording", "example"] | None = Field(
        None, description="Who set the target: the strategy, its wording, or an example."
    )
    milestones: dict[YearKey, NumberOrLevel] | None = Field(
        None, description="Targets for years on the way, by year."
    )
    direction: Literal["increase", "decrease"] | None = Field(
        None, description="Without a target: which way is good."
    )
    definition: Prose | None = Field(None, description="What exactly is counted, and how.")
    source: Note | None = Field(None, description="Where the readings come from.")
    owner: Note | None = Field(None, description="Who looks after it.")
    tags: list[OneLine] | None = Field(None, description="Words to find it by.")
    weight: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="How much it counts in its objective; 1 when left out."
    )
    context: bool | None = Field(None, description="Shown, never scored.")
    accumulate: bool | None = Field(
        None, description="Readings are yearly amounts; the baseline plus their sum is assessed."
    )
    derive: DeriveShape | None = Field(None, description="Computed from other indicators.")
    active: ActiveShape | None = Field(None, description="The years in which it is kept.")
    formerly: list[Id] | None = Field(None, description="Ids it had before.")
    aggregate: Literal["count", "share", "sum", "mean"] | None = Field(
        None, description="The figure the entities make together."
    )
    latest: Day | None = Field(
        None, description="No entity's deadline counts beyond this day, whatever was granted."
    )
    entities: Annotated[dict[str, EntityShape], Field(min_length=1)] | None = Field(
        None, description="The states, regions or partners it is kept for, by id."
    )


class ObjectiveShape(Shape):
    """One [[goal.objective]], without its indicators."""

    id: Id = Field(description="Its number or short name; unique in the file.")
    title: OneLine = Field(description="The objective in words, on one line.")
    description: Prose | None = Field(None, description="More about it.")
    headline: Id | None = Field(
        None, description="The id of the indicator whose status the objective takes."
    )
    weight: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="How much it counts in its goal; 1 when left out."
    )


class GoalShape(Shape):
    """One [[goal]], without what is in it."""

    id: Id = Field(description="Its number or short name; unique in the file.")
    title: OneLine = Field(description="The goal in words, on one line.")
    description: Prose | None = Field(None, description="More about it.")


class StrategyShape(Shape):
    """[strategy]: the head of the plan."""

    title: OneLine = Field(description="The strategy's name.")
    organisation: Note | None = Field(None, description="Whose strategy it is.")
    period: Annotated[list[Year], Field(min_length=2, max_length=2)] = Field(
        description="Its first and its last year."
    )
    numbers: OneLine | None = Field(
        None, description="The number 1234.5 as people here write it, such as 1,234.5."
    )
    language: OneLine | None = Field(
        None, description="The language of screens and reports, such as en; en when left out."
    )
    dates: OneLine | None = Field(
        None, description="31 December 2018 as people here write it, such as 31/12/2018."
    )
    labels: dict[Word, OneLine] | None = Field(
        None, description="Words of your own for those of this tool, such as entity."
    )
    description: Prose | None = Field(None, description="More about it.")
