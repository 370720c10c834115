"""The closed lists of words a scorecard may say: statuses, notes, reasons, trends."""

from enum import StrEnum


class Status(StrEnum):
    """Where an indicator, objective or goal stands. The list is closed."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    MISSED = "missed"
    PARTLY_ACHIEVED = "partly_achieved"  # objectives and goals only
    NOT_ASSESSED = "not_assessed"


WORST_FIRST = (
    Status.MISSED,
    Status.OFF_TRACK,
    Status.AT_RISK,
    Status.PARTLY_ACHIEVED,  # a partly achieved whole lies between
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_ASSESSED,
)


class Note(StrEnum):
    """A nuance beside a status."""

    MOVING_AWAY = "moving_away"
    SLIPPING = "slipping"
    MET_LATE = "met_late"
    LOST = "lost"
    EXTENDED = "extended"


# Beside "off track" these are worse news than the status alone, and worth no points.
GRAVE = (Note.MOVING_AWAY, Note.LOST)


class Reason(StrEnum):
    """Why there is no status."""

    NO_READING = "no_reading"
    NO_DATA = "no_data"  # somebody said that there is none, and why
    BASELINE_ONLY = "baseline_only"
    NO_TARGET = "no_target"
    NOT_DUE = "not_due"
    DUE_NO_READING = "due_no_reading"
    STALE = "stale"
    SERIES_BREAK = "series_break"
    UNDECIDED = "undecided"  # of a parent: what is not known of its children decides
    BOUND = "bound"  # the figure is only a bound, and what it may be lies on both sides of a cut
    QUALITATIVE_UNJUDGED = "qualitative_unjudged"
    CONTEXT = "context"
    RETIRED = "retired"
    FAULT = "fault"


class Cause(StrEnum):
    """Why a status changed between two scorecards."""

    FIGURE = "figure"  # it moved
    DATE = "date"  # its day came, or the path asks for more than a year ago
    RESTATED = "restated"
    TARGET = "target"
    PLAN = "plan"
    JUDGEMENT = "judgement"


# These could not have been assessed by anyone, so they carry no weight in a roll-up.
UNASSESSABLE = frozenset({Reason.CONTEXT, Reason.RETIRED, Reason.NO_TARGET, Reason.NOT_DUE})

# The statuses a person may give a qualitative indicator.
JUDGED = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.MISSED,
)


class Trend(StrEnum):
    """Which way the last readings lean; apart from status."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    MIXED = "mixed"  # the last movement and those of the years before lean different ways
    RISING = "rising"  # no direction declared
    FALLING = "falling"
