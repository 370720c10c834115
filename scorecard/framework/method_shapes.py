"""The shapes of the tables that hold the parameters of the published methods."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scorecard.framework.base_shape import Shape
from scorecard.framework.value_types import Number, OneLine, Year

_Positive = Annotated[Number, Field(gt=0)]
_Two = Annotated[list[Number], Field(min_length=2, max_length=2)]
_Three = Annotated[list[Number], Field(min_length=3, max_length=3)]
_Four = Annotated[list[Number], Field(min_length=4, max_length=4)]
_RATIO_CUTS = "Cuts of the ratio of growth made to growth needed, from the best."
_GROWTH_CUTS = "Without a target: cuts of growth a year (0.01 is 1 %), from the best."


class OpenSdgShape(Shape):
    """[assessment.opensdg], or the key opensdg of an indicator."""

    cuts: _Three | None = Field(None, description=_RATIO_CUTS)
    growth_cuts: _Three | None = Field(None, description=_GROWTH_CUTS)
    limit: _Positive | None = Field(
        None, description="A natural limit, such as 100, near which the cuts of growth shrink."
    )
    zero_as: _Positive | None = Field(
        None, description="What stands in for a base or a target of zero; 0.001 as published."
    )


class EurostatShape(Shape):
    """[assessment.eurostat], or the key eurostat of an indicator."""

    cuts: _Three | None = Field(None, description=_RATIO_CUTS)
    growth_cuts: _Four | None = Field(None, description=_GROWTH_CUTS)
    zero_as: _Positive | None = Field(
        None, description="What stands in for a base or a target of zero; 0.001 as published."
    )


class UnShape(Shape):
    """[assessment.un], or the key un of an indicator."""

    measure: Literal["chart", "level", "projected_share"] | None = Field(
        None, description="What gives the status; chart when left out."
    )
    cuts: _Three | None = Field(None, description=_RATIO_CUTS)
    growth_cuts: _Three | None = Field(None, description=_GROWTH_CUTS)
    share_cuts: _Two | None = Field(
        None, description="Cuts of the share of the way projected for the target's year."
    )
    level_cuts: Annotated[list[Number], Field(min_length=2)] | None = Field(
        None, description="Where one level ends and the next begins, in the unit, from the best."
    )
    level_words: Annotated[list[OneLine], Field(min_length=3)] | None = Field(
        None, description="The levels' names, from the best: one more than level_cuts has."
    )
    base_within: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="So many years after the base year a reading may still be the base."
    )


class SdsnShape(Shape):
    """[assessment.sdsn], or the key sdsn of an indicator."""

    measure: Literal["arrow", "colour"] | None = Field(
        None, description="What gives the status; arrow when left out."
    )
    cuts: _Three | None = Field(
        None, description="Cuts of the ratio of the pace made to the pace needed, from the best."
    )
    optimum: Number | None = Field(None, description="The best value, which scores 100.")
    green: Number | None = Field(
        None, description="From this value on the colour is green; the target when left out."
    )
    red: Number | None = Field(None, description="From this value on it is no longer red.")
    lower_bound: Number | None = Field(None, description="The worst value, which scores 0.")
    window: Annotated[list[Year], Field(min_length=2, max_length=2)] | None = Field(
        None, description="The first and the last year whose readings count for the arrow."
    )


class AchievementShape(Shape):
    """[assessment.achievement], or the key achievement of an indicator."""

    cuts: _Four | None = Field(
        None, description="Cuts of the result in per cent of the target, from the best."
    )


class OkrShape(Shape):
    """[assessment.okr], or the key okr of an indicator."""

    cuts: _Two | None = Field(
        None, description="Cuts of the part of the way made, for green and for yellow."
    )


class GrowthShape(Shape):
    """[assessment.growth], or the key growth of an indicator."""

    cuts: _Four | None = Field(
        None, description="Cuts of growth a year (0.01 is 1 %), from the best."
    )


class MethodTables(Shape):
    """The tables of parameters, by the name of their method."""

    opensdg: OpenSdgShape | None = Field(None, description="Parameters of the method opensdg.")
    eurostat: EurostatShape | None = Field(None, description="Parameters of the method eurostat.")
    un: UnShape | None = Field(None, description="Parameters of the method un.")
    sdsn: SdsnShape | None = Field(None, description="Parameters of the method sdsn.")
    achievement: AchievementShape | None = Field(
        None, description="Parameters of the method achievement."
    )
    okr: OkrShape | None = Field(None, description="Parameters of the method okr.")
    growth: GrowthShape | None = Field(None, description="Parameters of the method growth.")


SHAPES: dict[str, type[Shape]] = {
    "opensdg": OpenSdgShape,
    "eurostat": EurostatShape,
    "un": UnShape,
    "sdsn": SdsnShape,
    "achievement": AchievementShape,
    "okr": OkrShape,
    "growth": GrowthShape,
}
