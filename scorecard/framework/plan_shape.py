"""The shape of a whole plan, one table in another; the JSON Schema needs it, the check does not."""

from __future__ import annotations

from pydantic import Field

from scorecard.framework import shape
from scorecard.framework.base_shape import Shape


class ObjectiveTree(shape.ObjectiveShape):
    """One [[goal.objective]]."""

    indicator: list[shape.IndicatorShape] | None = Field(None, description="Its indicators.")


class GoalTree(shape.GoalShape):
    """One [[goal]]."""

    objective: list[ObjectiveTree] | None = Field(None, description="Its objectives.")
    indicator: list[shape.IndicatorShape] | None = Field(None, description="Indicators of its own.")


class PlanShape(Shape):
    """A whole indicators.toml."""

    strategy: shape.StrategyShape = Field(description="The head of the plan.")
    assessment: shape.AssessmentShape | None = Field(
        None, description="Rules for every indicator that has none of its own."
    )
    report: shape.ReportShape | None = Field(
        None, description="What the progress report holds, and for whom."
    )
    goal: list[GoalTree] = Field(description="The goals.")
