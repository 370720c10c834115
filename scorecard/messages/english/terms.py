"""The words for the model's own terms."""

from __future__ import annotations

from scorecard.model.plan import Kind
from scorecard.model.reading import Flag, Qualifier, RevisionReason, State
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Reason, Status, Trend

STATUS = {
    Status.ACHIEVED: "achieved",
    Status.ON_TRACK: "on track",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
    Status.MISSED: "missed",
    Status.PARTLY_ACHIEVED: "partly achieved",
    Status.NOT_ASSESSED: "not assessed",
}
# The shape of a status, and its twin of one ASCII character: no two differ by case alone, and
# none is the ! of what is contested.
MARKS = {
    Status.ACHIEVED: ("★", "*"),
    Status.ON_TRACK: ("●", "+"),
    Status.AT_RISK: ("▲", "^"),
    Status.OFF_TRACK: ("■", "#"),
    Status.MISSED: ("✕", "X"),
    Status.PARTLY_ACHIEVED: ("◐", "/"),
    Status.NOT_ASSESSED: ("○", "?"),
}
NOTE = {
    Note.MOVING_AWAY: "moving away",
    Note.SLIPPING: "slipping",
    Note.MET_LATE: "met late",
    Note.LOST: "lost",
    Note.EXTENDED: "extended",
}
REASON = {
    Reason.NO_READING: "no reading yet",
    Reason.NO_DATA: "no data to be had",
    Reason.BASELINE_ONLY: "only the baseline so far",
    Reason.NO_TARGET: "no target",
    Reason.NOT_DUE: "not due yet",
    Reason.DUE_NO_READING: "due, but no reading yet",
    Reason.STALE: "last reading too old",
    Reason.SERIES_BREAK: "break in the series",
    Reason.UNDECIDED: "what is not known decides",
    Reason.BOUND: "only a bound",
    Reason.QUALITATIVE_UNJUDGED: "not judged yet",
    Reason.CONTEXT: "shown for context, never scored",
    Reason.RETIRED: "not kept in this year",
    Reason.FAULT: "fault in the plan",
}
# After a number: "1 no data, 2 not due".
REASON_SHORT = {
    Reason.NO_READING: "no reading",
    Reason.NO_DATA: "no data",
    Reason.BASELINE_ONLY: "baseline only",
    Reason.NO_TARGET: "no target",
    Reason.NOT_DUE: "not due",
    Reason.DUE_NO_READING: "due without data",
    Reason.STALE: "too old",
    Reason.SERIES_BREAK: "series break",
    Reason.UNDECIDED: "undecided",
    Reason.BOUND: "only a bound",
    Reason.QUALITATIVE_UNJUDGED: "not judged",
    Reason.CONTEXT: "for context",
    Reason.RETIRED: "not kept",
    Reason.FAULT: "with a fault",
}
TREND = {
    Trend.IMPROVING: "improving",
    Trend.STEADY: "steady",
    Trend.WORSENING: "worsening",
    Trend.MIXED: "mixed",
    Trend.RISING: "rising",
    Trend.FALLING: "falling",
}
# The trend with its years: the latest figure against the one before, then since when it leans.
THAN_JUDGED = {1: "better than in {year}", 0: "as in {year}", -1: "worse than in {year}"}
THAN = {1: "higher than in {year}", 0: "as in {year}", -1: "lower than in {year}"}
TREND_SINCE = "{last}, {trend} since {year}"
TREND_MIXED = "{last}, {whole}"
TREND_BOTH = "{last} and in {year}"
KIND = {
    Kind.NUMBER: "number",
    Kind.PERCENT: "percent",
    Kind.YES_NO: "yes or no",
    Kind.SCALE: "scale",
    Kind.QUALITATIVE: "judged from evidence",
}
QUALIFIER = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.ABOUT: "about ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.BETWEEN: "",  # both ends are told
}
STATE = {State.DRAFT: "draft", State.PROVISIONAL: "provisional", State.FINAL: "final"}
REVISION_REASON: dict[str, str] = {
    RevisionReason.CORRECTION: "correction",
    RevisionReason.LATE_DATA: "late data",
    RevisionReason.METHOD_CHANGE: "method change",
    RevisionReason.RESTATED_BY_SOURCE: "restated by source",
}
FLAG = {
    Flag.ESTIMATED: "estimated",
    Flag.BREAK: "break in the series",
    Flag.LOW_RELIABILITY: "low reliability",
}
RULE = {
    Rule.CONTEXT: "shown for context",
    Rule.RETIRED: "not kept in this year",
    Rule.FAULT: "fault in the plan",
    Rule.NO_TARGET: "no target",
    Rule.NO_READING: "no reading",
    Rule.NO_BASELINE: "no reading to measure from",
    Rule.SERIES_BREAK: "break between baseline and latest reading",
    Rule.BASELINE_ONLY: "only a baseline",
    Rule.GAP: "a year of the total is missing",
    Rule.BOUND: "only a bound, on both sides of a cut",
    Rule.OVERSPENT: "over the ceiling",
    Rule.ABOVE_LINE: "above the straight line to the ceiling",
    Rule.UNDER_LINE: "at or under the straight line to the ceiling",
    Rule.MET_BY_DUE: "met when due",
    Rule.MET_LATE: "met after it was due",
    Rule.MISSED: "not met when due",
    Rule.LOST: "met, then lost",
    Rule.DUE_NO_READING: "due, no reading",
    Rule.STALE: "latest reading too old",
    Rule.MET_EARLY: "met before it is due",
    Rule.MET_AT_BASELINE: "met at the baseline, not met now",
    Rule.AT_OR_BEYOND_PATH: "at or beyond the path",
    Rule.NO_MOVEMENT_EXPECTED: "short of a path that expects no movement yet",
    Rule.RATIO: "share of the movement expected so far",
    Rule.NOT_DUE: "not done, date ahead",
    Rule.NONE_DUE: "no deadline has come yet",
    Rule.UNHEARD: "it hangs on what is not known yet",
    Rule.HOLDS: "held every year so far",
    Rule.HELD_ALL_YEARS: "held in all years of the period",
    Rule.HELD_BUT_BROKEN: "held now, broken before",
    Rule.WITHIN_TOLERANCE: "broken within the tolerance",
    Rule.BROKEN: "broken now",
    Rule.BROKEN_IN_PERIOD: "broken in the period",
    Rule.HELD_WITH_GAPS: "a year of the period is unknown",
    Rule.JUDGED: "judged by a person",
    Rule.UNJUDGED: "not judged",
    Rule.ENTITIES: "what its entities add up to",
    Rule.PEER: "a published method, named in the plan",
}
