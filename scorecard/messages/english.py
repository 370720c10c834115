"""Every word and sentence in English; another language is another file like this one.

A template's fields are filled by :mod:`scorecard.messages.sentences`: ``{latest}`` is a figure with
unit, year and marks ("105 states in 2018"), ``{need}`` what the target asks ("at least 130"),
``{by}`` its date, ``{path}`` what was expected. A template whose status is not said in it ends
with ``{status}``.
"""

from __future__ import annotations

from scorecard.model.indicator import Kind
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.scorecard import Rule
from scorecard.model.status import Note, Reason, Status, Trend
from scorecard.model.target import Aim

STATUS = {
    Status.ACHIEVED: "achieved",
    Status.ON_TRACK: "on track",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
    Status.MISSED: "missed",
    Status.PARTLY_ACHIEVED: "partly achieved",
    Status.NOT_ASSESSED: "not assessed",
}
# The shape of a status, and its twin of one ASCII character.
MARKS = {
    Status.ACHIEVED: ("★", "*"),
    Status.ON_TRACK: ("●", "+"),
    Status.AT_RISK: ("▲", "!"),
    Status.OFF_TRACK: ("■", "x"),
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
    Reason.BASELINE_ONLY: "only the baseline so far",
    Reason.NO_TARGET: "no target",
    Reason.NOT_DUE: "not due yet",
    Reason.DUE_NO_READING: "due, but no reading yet",
    Reason.STALE: "last reading too old",
    Reason.SERIES_BREAK: "break in the series",
    Reason.QUALITATIVE_UNJUDGED: "not judged yet",
    Reason.CONTEXT: "shown for context, never scored",
    Reason.RETIRED: "not kept in this year",
    Reason.FAULT: "fault in the plan",
}
# After a number: "1 no data, 2 not due".
REASON_SHORT = {
    Reason.NO_READING: "no data",
    Reason.BASELINE_ONLY: "baseline only",
    Reason.NO_TARGET: "no target",
    Reason.NOT_DUE: "not due",
    Reason.DUE_NO_READING: "due without data",
    Reason.STALE: "too old",
    Reason.SERIES_BREAK: "series break",
    Reason.QUALITATIVE_UNJUDGED: "not judged",
    Reason.CONTEXT: "for context",
    Reason.RETIRED: "not kept",
    Reason.FAULT: "with a fault",
}
TREND = {
    Trend.IMPROVING: "improving",
    Trend.STEADY: "steady",
    Trend.WORSENING: "worsening",
    Trend.RISING: "rising",
    Trend.FALLING: "falling",
}
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
}
STATE = {State.DRAFT: "draft", State.PROVISIONAL: "provisional", State.FINAL: "final"}
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
    Rule.HOLDS: "held every year so far",
    Rule.HELD_ALL_YEARS: "held in all years of the period",
    Rule.HELD_BUT_BROKEN: "held now, broken before",
    Rule.WITHIN_TOLERANCE: "broken within the tolerance",
    Rule.BROKEN: "broken now",
    Rule.BROKEN_IN_PERIOD: "broken in the period",
    Rule.HELD_WITH_GAPS: "a year of the period is unknown",
    Rule.JUDGED: "judged by a person",
    Rule.UNJUDGED: "not judged",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY = "{day} {month} {year}"
AND = " and "
FROM_TO = "{first} to {last}"

# Figures.
PERCENT = "{value} %"
LEVEL = "level {level}"
YES, NO = "yes", "no"
DONE, NOT_DONE = "done", "not done"
EVIDENCE = "evidence for {year}"
IN_YEAR = "{value} in {year}"
UP_TO_YEAR = "{value} up to {year}"
MARKED = "{figure} ({marks})"
LEVELS, ONE_LEVEL = "{number} levels", "1 level"
# A ratio that is one of these reads as words; any other as a percentage.
FRACTIONS = (
    (0.0, "none of"),
    (1 / 4, "a quarter of"),
    (1 / 3, "a third of"),
    (1 / 2, "half of"),
    (2 / 3, "two thirds of"),
    (3 / 4, "three quarters of"),
)
SHARE = "{percent} % of"

# Targets.
AIM = {
    Aim.AT_LEAST: "at least {value}",
    Aim.AT_MOST: "at most {value}",
    Aim.BETWEEN: "between {low} and {high}",
    Aim.REACH: "{value}",
    Aim.DONE: "done",
}
BY = "{need} by {by}"
EACH_YEAR = "{need} every year"
NO_TARGET = "no target"

# For the columns of a table.
AIM_SIGNS = {Aim.AT_LEAST: "≥", Aim.AT_MOST: "≤", Aim.REACH: ""}
ASCII_AIM_SIGNS = {Aim.AT_LEAST: ">=", Aim.AT_MOST: "<=", Aim.REACH: ""}
SIGNS = {Qualifier.AT_LEAST: "≥", Qualifier.AT_MOST: "≤", Qualifier.ABOUT: "~"}
ASCII_SIGNS = {Qualifier.AT_LEAST: ">=", Qualifier.AT_MOST: "<=", Qualifier.ABOUT: "~"}
SHORT_EACH_YEAR = "{need} each year"
PROVISIONAL_SIGN = "*"
OF_YEAR = "{value} ({year})"
PAGE = "page {page}"

# What is said of a target with a date; "were" gives way to "was" after one thing.
WAS, WERE, IS, ARE = "was", "were", "is", "are"
DUE = "{need} {were} due by {by}"
DUE_AHEAD = "{need} {are} due by {by}"
DONE_DUE = "due by {by}"
HOLD = "{need} every year"
HOLD_DONE = "to be done every year"

SENTENCES = {
    Rule.CONTEXT: "{latest}; shown for context, never scored.",
    Rule.RETIRED: "It is not kept in {year}: {kept}.",
    Rule.FAULT: "The plan has a fault in this indicator; until it is mended nothing is said of it.",
    Rule.NO_TARGET: "{latest}; there is no target, so there is no status.",
    Rule.NO_READING: "{no_reading}; {ahead}.",
    Rule.NO_BASELINE: (
        "{latest} is too early to measure from, and there is no reading since; {ahead}."
    ),
    Rule.SERIES_BREAK: (
        "{latest}; the series breaks in {broken}, so this cannot be held against {baseline}."
    ),
    Rule.BASELINE_ONLY: "Only the baseline so far, {baseline}; {asked}.",
    Rule.GAP: "{latest}, with {missing} missing, so the total is not known; {asked}.",
    Rule.MET_BY_DUE: "{latest}; {due}{from}. {status}.",
    Rule.MET_LATE: "{latest}; {due}: met late{from}. {status}.",
    Rule.MISSED: "{decided}; {due}: missed by {short}{from}.",
    Rule.LOST: "Met {met}, lost {broken}: {latest}; {due}{from}. {status}.",
    Rule.DUE_NO_READING: "Due {by}, {no_figure}; {year_of} stood at {value}{against}.",
    Rule.STALE: "{latest} is the last reading, more than {years} old{then}.",
    Rule.MET_EARLY: "{latest}; {ahead}: met early{slipping}{from}. {status}.",
    Rule.MET_AT_BASELINE: (
        "{latest}; the baseline, {baseline}, already met the target of {need}{from}. {status}."
    ),
    Rule.AT_OR_BEYOND_PATH: "{latest}; {path}{from}. {status}.",
    Rule.NO_MOVEMENT_EXPECTED: "{latest}; {path}, so it falls short{from}. {status}.",
    Rule.RATIO: "{latest}; {path}: {share} the movement expected so far{from}. {status}.",
    Rule.NOT_DUE: "{latest}; {ahead}.",
    Rule.HOLDS: "{latest}; {hold}: held so far{unknown}. {status}.",
    Rule.HELD_ALL_YEARS: "{hold}: held in all {held} years. {status}.",
    Rule.HELD_BUT_BROKEN: "{latest}; {hold}: held now, broken in {broken}{unknown}. {status}.",
    Rule.WITHIN_TOLERANCE: (
        "{latest}; {hold}: off by {short}, within the tolerance of {tolerance}{unknown}. {status}."
    ),
    Rule.BROKEN: "{latest}; {hold}: off by {short}{unknown}. {status}.",
    Rule.BROKEN_IN_PERIOD: "{hold}: broken in {broken}{unknown}. {status}.",
    Rule.HELD_WITH_GAPS: "{hold}: held in {held} of {all} years, {missing} unknown.",
    Rule.JUDGED: "Judged {judged} for {year_of} by {by_whom}: {because}",
    Rule.UNJUDGED: "Nobody has judged it yet.",
}
# The same where something is to be done, not counted.
DONE_SENTENCES = {
    Rule.MET_BY_DUE: "Done in {met}; {due}. {status}.",
    Rule.MET_LATE: "Done in {met}; {due}: met late. {status}.",
    Rule.MISSED: "{decided}; {due}: missed.",
    Rule.LOST: "Done in {met}, undone in {broken}; {due}. {status}.",
    Rule.DUE_NO_READING: "Due {by}, {no_answer}; {latest}.",
    Rule.MET_EARLY: "Done in {met}; {due}. {status}.",
    Rule.BROKEN: "{latest}; {hold}{unknown}. {status}.",
}
# Variants a rule takes when its usual words would not be true.
DATE_UNKNOWN = (
    "{latest}; {due}: achieved, but whether by then is unknown, as there is no {due_year} figure"
    "{from}."
)
DONE_DATE_UNKNOWN = (
    "Done in {met}; {due}: achieved, but whether by then is unknown, as there is no {due_year} "
    "answer."
)
MET_AGAIN = "{latest}; {due}: met {met}, lost {broken}, met again{from}. {status}."
AS_EXPECTED = "{latest}, as the path expected{from}. {status}."
AWAY = "{latest}; {path}: the movement is away from the target{from}. {status}."
NOT_SHOWN = (
    "{decided}; {due}: a figure that is {bound} cannot show that, so it counts as missed{from}."
)
HOLD_NOT_SHOWN = "{latest}; {hold}: a figure that is {bound} cannot show that{unknown}. {status}."
DUE_NEVER_READ = "Due {by}, no figure yet."
DONE_NEVER_READ = "Due {by}, no answer yet."
NO_FIGURE, NO_FIGURE_SINCE = "no {year} figure yet", "no figure for {year} or later yet"
NO_ANSWER, NO_ANSWER_SINCE = "no {year} answer yet", "no answer for {year} or later yet"
LAST_JUDGED = "Last judged {judged} for {year_of} by {by_whom}, more than {years} ago."
EVIDENCE_WAITS = "There is evidence for {year_of}, but nobody has judged it yet."

# Pieces.
PATH = "the path expected {expected}"
PATH_SINCE = "the path expects {expected} in {year}"
OF_TARGET = " of {target}"
AGAINST = ", against {need}"
NO_READING = "No reading yet"
NO_READING_OF_PERIOD = "No reading of the period yet"
ONLY_LOWER = "only a lower bound"
ONLY_UPPER = "only an upper bound"
ONLY_A_BOUND = "only a bound"
MEASURED_FROM = {
    "year_before": ", measured from {baseline}, the reading before the period",
    "first_after": ", measured from {baseline}, the first reading",
}
SLIPPING = ", though the last readings lean away from it"
STATUS_WITH_NOTE = "{status}, {note}"
UNKNOWN = ", {years} unknown"
THEN = "; it read {status} then"
YEARS, ONE_YEAR = "{number} years", "1 year"
KEPT_FROM, KEPT_UNTIL = "it starts in {year}", "it ended in {year}"
# Sentences that may follow any other.
NO_DATA = "No data for {year}: {why}"
LATER = "In {year_of} it stood at {value}."
EXTENDED = "The date was moved from {first} to {by}."

# Roll-ups.
COUNT = "{number} {what}"
COUNTS_SEPARATOR = ", "
NOTHING = "no indicators"
ROLL_UP = {
    "empty": "It has no indicators yet.",
    "fault": "The plan has a fault here, so nothing is said of the whole: {counts}.",
    "nothing": "Nothing in it could be assessed: {counts}.",
    "coverage": "Less than half of its weight could be assessed: {counts}.",
    "achieved": "All of it is achieved: {counts}.",
    "missed": "None of it was achieved: {counts}.",
    "partly": "{achieved} of {closed} achieved: {counts}.",
    "parts": "All is settled, with {achieved} of its {closed} parts achieved in full: {counts}.",
    "mean": "On the whole {status}: {counts}.",
    "capped": "{counts}; no better than {status}, as something in it was missed or is moving away.",
    "headline": "It takes the status of its headline, {title}: {sentence}",
}
