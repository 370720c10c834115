"""The published methods that may be asked for by name, and their parameters as published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """How a status may be decided: our own path, or as another agency does it."""

    PATH = "path"
    OPENSDG = "opensdg"
    EUROSTAT = "eurostat"
    UN = "un"
    SDSN = "sdsn"
    ACHIEVEMENT = "achievement"
    OKR = "okr"
    GROWTH = "growth"


# By their names, in the order they are shown in; each may have a table of parameters in a plan.
PUBLISHED = tuple(method.value for method in Method if method is not Method.PATH)


class RollUpRule(StrEnum):
    """How indicators add up: our own points, or a published method's roll-up."""

    POINTS = "points"
    MEAN_SCORE = "mean_score"  # Open SDG's
    WORST_TWO = "worst_two"  # SDSN's


# What may give the status, where a method has several views of an indicator.
UN_MEASURES = ("chart", "level", "projected_share")
SDSN_MEASURES = ("arrow", "colour")


@dataclass(frozen=True, slots=True)
class OpenSdg:
    """Open SDG 2.4: cuts of the ratio, and of growth a year where there is no target.

    Near a natural ``limit`` such as 100 %, the cuts of growth shrink. ``zero_as`` stands in for a
    base or target of zero.
    """

    cuts: tuple[float, ...] = (0.95, 0.60, 0.0)
    growth_cuts: tuple[float, ...] = (0.015, 0.005, 0.0)
    limit: float | None = None
    zero_as: float = 0.001


@dataclass(frozen=True, slots=True)
class Eurostat:
    """Eurostat's cut-points: of the ratio, and of growth a year where there is no target."""

    cuts: tuple[float, ...] = (0.95, 0.60, 0.0)
    growth_cuts: tuple[float, ...] = (0.01, 0.001, -0.001, -0.01)
    zero_as: float = 0.001


@dataclass(frozen=True, slots=True)
class Un:
    """The UN Progress Chart, its level assessment, and the projected share of 2023.

    ``measure`` says which of them gives the status: ``chart``, ``level`` or ``projected_share``.
    ``level_cuts`` go from the best level to the worst, ``level_words`` name the levels, one more.
    ``base_within`` is how many years after the base year a reading may still serve as base.
    """

    measure: str = "chart"
    cuts: tuple[float, ...] = (0.95, 0.50, -0.10)
    growth_cuts: tuple[float, ...] = (0.01, 0.005, -0.01)
    share_cuts: tuple[float, ...] = (0.95, 0.10)
    level_cuts: tuple[float, ...] = ()
    level_words: tuple[str, ...] = ()
    base_within: int = 3


@dataclass(frozen=True, slots=True)
class Sdsn:
    """SDSN's arrow and dashboard colour.

    ``measure`` says which gives the status: ``arrow`` or ``colour``. The four bounds are in the
    unit, ``green`` the target where it is not given. ``window`` is the first and the last year
    whose readings count for the arrow; None runs from the base year on.
    """

    measure: str = "arrow"
    cuts: tuple[float, ...] = (1.0, 0.5, 0.0)
    optimum: float | None = None
    green: float | None = None
    red: float | None = None
    lower_bound: float | None = None
    window: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Achievement:
    """Result as a percentage of the year's target, banded as the Global Fund did."""

    cuts: tuple[float, ...] = (100.0, 90.0, 60.0, 30.0)


@dataclass(frozen=True, slots=True)
class Okr:
    """The part of the way from start to target, banded green, yellow, red."""

    cuts: tuple[float, ...] = (0.7, 0.4)


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth a year without a target, in the five classes of South Tyrol after ISTAT."""

    cuts: tuple[float, ...] = (0.05, 0.01, -0.01, -0.05)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of every method but our own; what a plan leaves out is as published."""

    opensdg: OpenSdg = OpenSdg()
    eurostat: Eurostat = Eurostat()
    un: Un = Un()
    sdsn: Sdsn = Sdsn()
    achievement: Achievement = Achievement()
    okr: Okr = Okr()
    growth: Growth = Growth()


AS_PUBLISHED = Parameters()
