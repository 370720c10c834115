"""What a published method says of one indicator, in the words of those who publish it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scorecard.model.methods import Method
    from scorecard.model.scorecard import Point
    from scorecard.model.status import Note, Status


class Measure(StrEnum):
    """What a method takes of a series and bands."""

    RATIO = "ratio"  # growth a year, as a part of the growth needed
    GROWTH = "growth"  # growth a year, counted the good way
    LEVEL = "level"  # the latest reading itself
    PROJECTED_SHARE = "projected_share"  # of the way, once the target is due
    ARROW = "arrow"  # points a year, against the points needed
    COLOUR = "colour"  # the latest reading, placed from 0 to 3
    ACHIEVEMENT = "achievement"  # per cent of the year's target
    SCORE = "score"  # the part of the way made


class Silence(StrEnum):
    """Why a method says nothing, or nothing but that it cannot tell."""

    NOT_A_NUMBER = "not_a_number"
    NO_READING = "no_reading"
    ONE_READING = "one_reading"
    SERIES_BREAK = "series_break"
    GAP = "gap"
    NO_BASE = "no_base"
    NO_READING_SINCE_BASE = "no_reading_since_base"
    NO_TARGET = "no_target"
    NO_DATE = "no_date"
    NO_DIRECTION = "no_direction"
    BETWEEN = "between"
    SIGN_CHANGE = "sign_change"
    TARGET_ZERO = "target_zero"
    AT_MOST = "at_most"
    NO_WAY_TO_GO = "no_way_to_go"
    NO_BOUNDS = "no_bounds"
    NO_LEVELS = "no_levels"
    HAS_TARGET = "has_target"


class PeerVerdict(NamedTuple):
    """One method's verdict with its arithmetic.

    ``word`` is the peer's own; a peer may have one for what it cannot assess too. ``figure`` is
    what was banded and ``cut`` the highest cut it reaches, None below all of them; a ``figure``
    is None where meeting the target decided or the peer has none. ``made`` and ``needed`` are the
    yearly rates behind it: parts of the level, or points for an arrow. ``score`` is the peer's
    second figure where it has one. ``scaled`` is what the cuts were multiplied by. ``met`` says
    that the target is met, ``base_met`` that the base met it already.
    """

    method: Method
    measure: Measure
    word: str = ""
    status: Status | None = None
    note: Note | None = None
    silence: Silence | None = None
    figure: float | None = None
    cut: float | None = None
    cuts: tuple[float, ...] = ()
    score: float | None = None
    base: Point | None = None
    latest: Point | None = None
    target: float | None = None
    target_year: int | None = None
    made: float | None = None
    needed: float | None = None
    scaled: float | None = None
    met: bool = False
    base_met: bool = False
    zero_as: float | None = None  # what stood in for a base or target of zero
