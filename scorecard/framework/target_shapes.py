"""The shapes of what is set for an indicator or an entity: targets, baselines, deadlines."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field

from scorecard.framework.base_shape import Shape
from scorecard.framework.value_types import (
    BaselineValue,
    Day,
    Number,
    OneLine,
    OnlyTrue,
    Year,
    YearOrDay,
)


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


class TargetShape(Shape):
    """What an indicator must reach and by when, or what must hold every year."""

    at_least: Number | None = Field(None, description="The value to rise to, in the unit.")
    at_most: Number | None = Field(None, description="The value to fall to, in the unit.")
    between: Annotated[list[Number], Field(min_length=2, max_length=2)] | None = Field(
        None, description="The lowest and the highest value that hold, every year."
    )
    reach: OneLine | None = Field(None, description="The level of the scale to reach.")
    done: OnlyTrue | None = Field(None, description="For yes_no: it must be done.")
    by: YearOrDay | None = Field(None, description="The year by whose end, or the day by which.")
    every_year: OnlyTrue | None = Field(None, description="The target must hold every year.")
    tolerance: Annotated[Number, Field(ge=0)] | None = Field(
        None, description="With every_year: how far beside the target still reads at risk."
    )
    decided: Day | None = Field(None, description="For a revised target: the day it was decided.")
    why: OneLine | None = Field(None, description="For a revised target: why it was revised.")


class BaselineShape(Shape):
    """Where an indicator stood at the start."""

    year: Year = Field(description="The year of the baseline.")
    value: BaselineValue | None = Field(
        None, description="Its value; without one, that year's reading serves."
    )


_Item = TypeVar("_Item")
_AtLeastOne = Annotated[list[_Item], Field(min_length=1)]
Targets = Annotated[
    list[TargetShape],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=TargetShape | _AtLeastOne[TargetShape]),
]
Baselines = Annotated[
    list[BaselineShape],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=BaselineShape | _AtLeastOne[BaselineShape]),
]


class DeadlineShape(Shape):
    """A day by which an entity must be done; an extension may say when it was granted."""

    date: Day = Field(description="The day by which it must be done.")
    granted: Day | None = Field(
        None,
        description="For an extension: the day it was granted; without it, it counts from the "
        "day the date before it passes.",
    )


def _dated(value: Any) -> Any:
    return value if isinstance(value, dict) else {"date": value}


DeadlineItem = Annotated[
    DeadlineShape, BeforeValidator(_dated, json_schema_input_type=Day | DeadlineShape)
]
Deadlines = Annotated[
    list[DeadlineItem],
    Field(min_length=1),
    BeforeValidator(_as_list, json_schema_input_type=DeadlineItem | _AtLeastOne[DeadlineItem]),
]
