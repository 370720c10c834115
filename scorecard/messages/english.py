"""Every word and sentence in English; another language is another file like this one.

A template's fields are filled by :mod:`scorecard.messages.sentences`: ``{latest}`` is a figure with
unit, year and marks ("105 states in 2018"), ``{need}`` what the target asks ("at least 130"),
``{by}`` its date, ``{path}`` what was expected. A template whose status is not said in it ends
with ``{status}``.
"""

from __future__ import annotations

from typing import ClassVar

from scorecard.model.plan import Aim, Audience, Derivation, Kind, Section
from scorecard.model.reading import Flag, Qualifier, State
from scorecard.model.records import PriorityKind, PriorityReason, PriorityState
from scorecard.model.scorecard import Doubt, Firmness, Rule
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

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAY = "{day} {month} {year}"
AND = " and "
LIST_SEPARATOR = ", "
BASE = "{part} of {whole}"
FROM_TO = "{first} to {last}"

# Figures.
PERCENT = "{value} %"
# By how much one percentage falls short of another.
POINTS = "{number} percentage points"
ONE_POINT = "1 percentage point"
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
    Rule.NONE_DUE: "No deadline has come yet; {ahead}.",
    Rule.UNHEARD: "Whether the target is met hangs on what is not known yet; {ahead}.",
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
    Rule.ENTITIES: "{entities}. {status}.",
    Rule.PEER: "{peer}",
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
PERIOD_OVER = "{hold}: the period is over, without a reading of it."
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
ENTITIES_UNASSESSED = "{entities}."
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
    "parts": "{achieved} of its {closed} parts achieved in full: {counts}.",
    "parts_none": "None of its {closed} parts was achieved in full: {counts}.",
    "mean": "On the whole {status}: {counts}.",
    "capped": "{counts}; no better than {status}, as something in it was missed or is moving away.",
    "headline": "It takes the status of its headline, {title}: {sentence}",
}


class Finding:
    """What a chart shows, in a sentence."""

    FROM_TO = "{first} in {from_} to {last} in {to}{trend}"
    TREND = ", {trend}"
    ONE = "One figure: {first} in {from_}"
    NONE = "No figure yet"
    PATH = "the path leads from {first} in {from_} to {last} in {to}"
    BREAK = "the series breaks in {years}"
    MISSING = "no figure for {years}"
    PROVISIONAL = "provisional: {years}"
    SEPARATOR = "; "
    END = "."


class Charts:
    """The words of a report's charts."""

    TITLE = "{title} ({unit})"
    # Beside the marks, under the chart.
    READING = "reading"
    PROVISIONAL = "provisional"
    RESTATED = "before it was restated"
    BASELINE = "baseline"
    PATH = "path"
    MILESTONE = "milestone"
    TARGET = "target"
    MUST_HOLD = "must hold every year"
    AHEAD = "at this pace"
    # The data, a line a year, for those who hear the chart.
    ROW = "{year}: {parts}."
    NO_DATA = "no data"
    PATH_AT = "path {value}"
    BASELINE_AT = "baseline {value}"
    WAS = "before it was restated {value}"
    TARGET_AT = "target {value}"
    AHEAD_AT = "at this pace {value}, between {low} and {high}"
    BREAK_AT = "the series starts anew"
    SEPARATOR = "; "
    # Numbers too long to be written out.
    POWER = "{mantissa} × 10{exponent}"


FIRMNESS = {Firmness.FIRM: "firm", Firmness.TENTATIVE: "tentative"}
DOUBT = {
    Doubt.FEW_READINGS: "there are fewer than three readings since the baseline",
    Doubt.LATEST_DECIDES: "the reading before it stood on the other side of the on-track line",
    Doubt.SLOPE_DISAGREES: "the median of its moves leads to the other side of the on-track line",
    Doubt.PROVISIONAL: "the latest reading is provisional",
    Doubt.LOW_RELIABILITY: "the latest reading is of low reliability",
}


class Outlook:
    """How firm a status is, where the pace leads, and what the target takes."""

    DOUBTED = "{firmness}: {doubts}"
    SEPARATOR = "; "
    # Moves a year carry their sign, and a percent moves by points.
    UP, NO_MOVE, DOWN = "+{move}", "{move}", "−{move}"
    POINTS, LEVELS = "{move} points", "{move} levels"
    PACE = "at this pace, {move} a year, "
    AT_DUE = "{value} in {year}, between {low} and {high}"
    AT_DUE_EXACT = "{value} in {year}"
    REACHED = "{need} in {reached}"
    REACHED_LATER = "; {need} in {reached}"
    NEVER = "{need} will not be reached"
    NEVER_LATER = "; {need} will not be reached"
    MADE = "{made} a year since {start}; the path planned {planned}"
    TAKES = "{needed} a year from {since} on, to reach {need} by {by}"
    TAKES_ONCE = "{needed} from {since} to {until}, to reach {need} by {by}"


class ScreenGrid:
    """The year grid."""

    TITLE = "Year grid"
    TITLE_AS_OF = "Year grid as of {day}"
    HEADING = "Indicator"
    UNSAVED, ONE_UNSAVED = "{number} edits not saved", "1 edit not saved"
    CLOSED = "{years} closed"
    HEADER_SEPARATOR = ", "
    # Under the grid: what the signs in its cells say.
    LEGEND = (
        "{nothing} nothing yet",
        "{no_data} no data",
        "* provisional",
        "(5) draft",
        "[5] not saved",
        "= computed",
    )
    LEGEND_SEPARATOR = ", "
    EMPTY = "The plan has no indicators yet."
    PLACE = "{title}, {year}"
    STANDS = "{value}{marks}, by {by} on {day}"
    SOURCE = "; {source}"
    NOTE = "; {note}"
    NO_SOURCE = "; no source"
    MARKS = " ({marks})"
    NO_DATA = "no data: {why}"
    TAKEN_BACK = "taken back"
    NOTHING = "Nothing yet"
    END = "."
    JUDGED = "Judged {status} by {by} on {day}: {because}"
    EXPECTED = "The path expects {value}."
    TARGET = "Target: {target}."
    COMPUTED = "{value}, computed from {ids}"
    COMPUTED_NONE = "Computed from {ids}, of which something is missing"
    IS_CLOSED = "{year} was closed on {day} by {by}; a change needs a reason."
    EDIT = "Not saved: {becomes}, was {was}."
    EDIT_FIRST = "Not saved: {becomes}."
    EDIT_FAULT = "Not saved, and not understood: {what}."
    CHANGED_SINCE = "{by} entered {value} since you typed this."
    # Why a cell takes no typing.
    IS_COMPUTED = "It is computed from {ids}; enter their readings."
    NOT_KEPT = "It is not kept in {year}."
    IS_NAMED = "It is kept for {number} by name; enter folds them out, e enters one reading."
    NO_NAMES = "This indicator is not kept for anybody by name."
    DUE_BY = "Due by {day}."
    OF_NAMES, OF_NAMES_NONE = "Made of its readings by name: {value}.", "No figure yet."
    IS_CONTESTED = "Two people revised it at once; ! settles it."
    IS_FAULTY = "The plan has a fault in this indicator; mend that first."
    GONE = "the plan has this indicator no more"
    ASKED_YES_NO = "Type y or n."
    ASKED_DATE = "Type y, n, or the day it was done, such as 2020-02-27."
    ASKED_LEVEL = "Type a level: {levels}."
    FAULT = "{what}. Mend it, or press escape."
    SAME = "That is what stands already."
    NOT_CLEARED = "There is nothing here to take back."
    NO_DATA_WHY = "Why there is no data"
    NO_DATA_ASK = "No data for {title}, {year}, because ..."
    NO_DATA_TEXT = "No data, with its reason, is a reading: it differs from zero and from silence."
    NO_DATA_TAKE = "No data"
    LEAVE = "Leave it"
    LINE_FAULT = "The reason {fault}."
    UNDONE = "Taken back, not saved yet: {place}."
    UNDONE_MANY = "{number} edits taken back."
    PASTED, PASTED_ONE = "{number} cells pasted; not saved yet.", "1 cell pasted; not saved yet."
    PASTED_NOTHING = "Nothing of what was pasted differs from what stands."
    PASTE_REFUSED = "Nothing was pasted: {place}: {what}{more}."
    PASTE_MORE = " (and {number} more faults)"
    PASTE_ONE_MORE = " (and 1 more fault)"
    PASTE_TOO_BIG = "Nothing was pasted: {rows} rows by {columns} columns reach past the grid."
    PASTE_CELL = "{title}, {year}"
    NOTHING_TO_SAVE = "There is nothing to save."
    BACK = "Your {edits} of {at} UTC are back: s saves them, u takes them away."
    BACK_ONE = "Your edit of {at} UTC is back: s saves it, u takes it away."
    EDITS = "{number} edits"
    NOT_KEPT_HERE = "Edits cannot be kept on this computer until they are saved."
    ASK_HEADING = "Not saved"
    ASK_TEXT, ASK_TEXT_ONE = (
        "{number} edits of the year grid are not saved.",
        ("1 edit of the year grid is not saved."),
    )
    SAVE, DISCARD, STAY = "Save", "Discard", "Stay"


class ScreenBulk:
    """Saving the edits of the year grid at once."""

    TITLE, TITLE_ONE = "Save {number} edits", "Save 1 edit"
    INDICATOR, YEAR, WAS, BECOMES, WHY = "Indicator", "Year", "Was", "Becomes", "Reason"
    WAS_NOTHING = "nothing"
    FIRST = "first reading"
    NEEDED = "needed"
    SOURCE, EDITION, STATE, REASON = "Source", "edition", "State", "Reason"
    SAVE, BACK = "Save all", "Back to the grid"
    ABOUT = "One source for all; left empty, a revised reading keeps its own."
    ABOUT_REASON = (
        "One source for all; left empty, a revised reading keeps its own. The reason is for "
        "what is revised or of a closed year."
    )
    REASON_NEEDED = "say why; {number} of them are revisions or of a closed year"
    REASON_NEEDED_ONE = "say why; one of them is a revision or of a closed year"
    FAULT = "{place}: {what}"
    REFUSED = "Nothing was saved. {faults}"
    REFUSED_SEE = "Nothing was saved; see what is marked."
    MORE = "{first}; and {number} more"
    CONFLICT_HEADING = "Somebody else changed it; nothing was saved"
    CONFLICT = "{first}. {others}"
    CONFLICT_LINE = "{place}: now {now}, by {by} at {at} UTC"
    CONFLICT_MORE = "And {number} more cells."
    CONFLICT_RELOAD = "Show theirs, drop mine there"
    CONFLICT_MINE = "Mine as the next revision"
    CONFLICT_STAY = "Back"


class WhatIf:
    """A reading that is supposed, and what it would make of the scorecard."""

    SUPPOSED = "If {place} read {value}:"
    STATUS = "{mark} {then} (now {now})"
    PARENT = "{id} would be {then} (now {now})."
    NOT_SAVED = "Nothing was saved."


class ScreenForm:
    """The form for one reading."""

    NO_REASON = "{by} entered {year} already; say why it is revised"
    CLOSED = "{year} was closed on {day} by {by}; a change needs a reason."
    CLOSED_REASON = "{year} was closed on {day}; say why it is changed"
    EMPTY = "is empty; write it, or choose No data and say why there is none"
    NO_BECAUSE = "say what the judgement rests on"
    NO_STATUS = "choose a status, or leave the words below empty"
    TEXT_FAULT = "the text {fault}"
    NOT_SAVED = "NOT saved: {why}"


class Kept:
    """This computer's copy of the store: what waits, what was put back, what was read in."""

    UNCONFIRMED = "the disk did not confirm it"
    REPLACED = "another program keeps replacing it"
    GONE = "it is not there"
    STANDS_IN_GONE = (
        "the file is not there; this computer's copy stands in for it, and makes it again when its "
        "folder is there"
    )
    STANDS_IN = (
        "{what}; this computer's copy stands in for it; move the file away, and it is made again"
    )
    LINES, LINE = "{number} lines", "1 line"
    WAITING = (
        "saved on this computer only: {lines} waiting for the file ({why}); tried again at each "
        "save and each opening"
    )
    PUT_BACK = "{number} lines kept on this computer were missing from the file and were put back"
    PUT_BACK_ONE = "1 line kept on this computer was missing from the file and was put back"
    NOT_COPIED = (
        "this computer's copy cannot be written ({why}), and until it can nothing can be saved"
    )
    BESIDE = (
        "a copy that a sync program left; {number} lines that only it had were taken in; it can be "
        "deleted"
    )
    BESIDE_ONE = (
        "a copy that a sync program left; 1 line that only it had was taken in; it can be deleted"
    )
    BESIDE_NOTHING = (
        "a copy that a sync program left; everything in it is in the store; it can be deleted"
    )
    CONTESTED = "{number} readings are contested; see: scorecard check"
    CONTESTED_ONE = "1 reading is contested; see: scorecard check"
    CONTESTED_FAULT = (
        "{place} is contested: {sides}; the last counts; settle it with `scorecard record {place} "
        "VALUE --over {over}`"
    )
    CONTESTED_MARK = "contested, see: scorecard check"
    SIDE = "{by} says {value} ({day})"
    TAKEN_BACK, NO_DATA = "taken back", "no data: {why}"
    EDITED = (
        "edited by hand: {changes}; what was entered still counts; enter the edit as a revision "
        "with `scorecard accept {line}`, or delete the line"
    )
    EDITED_NOTHING = (
        "the line no longer matches its seal, but says what was entered, which still counts; "
        "delete the line"
    )
    CHANGE = "{field} {was} \u2192 {now}"


class Offers:
    """What is offered for a name that is not known."""

    OR = " or "
    DID_YOU_MEAN = "; did you mean {names}?"


class Numbers:
    """Numbers as people type them: why one is refused, and how to write it."""

    FAULT: ClassVar[dict[str, str]] = {
        "style": (
            "{text} does not show how numbers are written; write the number 1234.5 your way, for "
            'example "1,234.5" or "1 234,5"'
        ),
        "too long": "{text} is too long to be a number",
        "digits": "{text} has more than {most} digits",
        "two readings": "{text} may mean {whole} or {decimal}; write {whole} or {decimal}",
        "two readings without style": (
            "{text} may mean {whole} or {decimal}; write {whole} or {decimal}0, or say in the plan "
            'how numbers are written: [strategy] numbers = "1,234.5"'
        ),
        "no number": "{text} is not a number",
        "no figure": (
            "{text} is not a number; when there is no figure, leave it out and say why there is "
            "none"
        ),
        "exponent": (
            "{text} is not a number as it is written here; write it out in full, without the e"
        ),
        "sign": '{text} is not a number; write "≥" or "at least", "≤" or "at most" before it',
        "marks": (
            "{text} is not a number; marks between thousands stand before every three digits, all "
            "alike"
        ),
        "foreign digits": "{text} is not a number; write it with the digits 0 to 9",
    }


class File:
    """The file of the store: what is wrong with it or its lines, and why it takes nothing."""

    # Why the system did not take something, in a few words.
    NO_SPACE = "no space left"
    NOT_ALLOWED = "you may not write to it"
    NO_LOCKS = "it cannot keep two writers apart"
    BUSY = "another program has been writing to it for {seconds} seconds"
    READ_BACK = "reading it back gave something else"
    NOT_CONFIRMED = "the disk did not confirm it ({why})"
    # Why a save was refused.
    FULL = "NOT saved: no space left; make room, then enter it again"
    NOT_YOURS = "NOT saved: you may not write to this file or its folder"
    LOCKLESS = "NOT saved: this disk cannot keep two writers apart; move the folder to one that can"
    NOT_TAKEN = "NOT saved: {why}; enter it again"
    IN_USE = "NOT saved: {busy}; enter it again when that is done"
    KEEPS_REPLACING = "NOT saved: another program keeps replacing the file; try again"
    UNCERTAIN = (
        "NOT saved for certain: {why}; look with `scorecard history` whether it is there before "
        "you enter it again"
    )
    # Why nothing can be written.
    NEWER_TO_WRITE = "written by a newer scorecard; update scorecard to write to it"
    FILE_LOCKED_UP = "you may not write to this file"
    FOLDER_LOCKED_UP = "you may not write to its folder"
    # Why there is nothing to read, and why no store was made.
    NO_STORE = "no store here; nothing was created; start one with: scorecard init DIR"
    IS_FOLDER = "is a folder, where the store should be; nothing was changed"
    IS_NO_FILE = "is not a file, where the store should be; nothing was changed"
    UNREADABLE = "the store cannot be read: {why}; nothing was changed"
    UNREADABLE_NOW = "the store cannot be read any more: {why}"
    ANOTHER_STORE = "another store was put in the place of this one; nothing is read"
    EMPTY = (
        "the store is empty, which it never is by itself; if it held readings, bring it back from "
        "git or a backup; if it is new, delete it and start again"
    )
    HALF_MADE = (
        "the store was not finished when it was made, and holds nothing; delete it and start again"
    )
    NOT_OURS = "is not a scorecard store; nothing was changed"
    IN_THE_WAY = "something is there already; no store was made and nothing was changed"
    NOT_MADE = "no store was made: {why}"
    # What is wrong with lines.
    TROUBLE: ClassVar[dict[str, str]] = {
        "unfinished": (
            "a line that stops short, as a save that was cut off leaves; it does not count"
        ),
        "empty bytes": "a run of empty bytes, as a power cut leaves; nothing on it can be read",
        "merge mark": (
            "a mark that git left in a merge; the readings on both sides of it count; delete this "
            "line"
        ),
        "no seal": (
            "a line without a seal, so it was added by hand; it does not count; enter it with "
            "`scorecard accept` and the number of the line, or delete the line"
        ),
        "broken seal": (
            "the line no longer matches its seal, so it was edited by hand or damaged; it does not "
            "count; bring the line back as it was (from git or a backup) and correct it with "
            "`scorecard record`; or enter it as it is now, with `scorecard accept` and the number "
            "of the line"
        ),
        "foreign": "a line that is not the store's own or is damaged; it does not count",
        "header": (
            "the header was edited by hand or damaged; the readings count; bring the line back as "
            "it was (from git or a backup)"
        ),
        "no header": (
            "the header, the first line, is missing; the readings count; bring it back from git or "
            "a backup"
        ),
        "other store": "the header of another store: its lines were merged in, and they count",
    }
    RUN = "{number} lines from here on, each: {what}"
    TWICE = "its id stands on another line that differs, so this one does not count"
    VANISHED = (
        "{lines} known before can no longer be found here: an older copy was put in its place, or "
        "it was cut; bring it back from git or a backup"
    )
    NEWER = (
        "written by a newer scorecard (format {format}): it can be read here, not written; update "
        "scorecard; {lines} could not be read"
    )
    NEWER_LINE = (
        "this line was written by a newer scorecard or another program; kept, but not counted; "
        "update scorecard"
    )
    NEWER_LINES = (
        "{number} lines, this the first, were written by a newer scorecard or another program; "
        "kept, but not counted; update scorecard"
    )
    CUT_OFF = "an import of {size} stopped after {lines}; none of it counts; run it again"
    # Of TinyDB's methods that would change what stands.
    READ_ONLY = (
        "what was entered is never changed or removed: enter a new revision with `scorecard "
        "record`, or take a reading back with `scorecard retract`"
    )


class Entry:
    """Readings and judgements on their way into the store: what is wrong, what is refused."""

    NOT_SAVED = "NOT saved: {what}"
    PLACED = "{place}: {what}"
    # Fields, as a fault names them.
    FIELD: ClassVar[dict[str, str]] = {
        "address": "address",
        "as_published": "as published",
        "by": "by",
        "denominator": "denominator",
        "edition": "edition",
        "entered_at": "entered at",
        "entity": "entity",
        "flags": "flags",
        "id": "id",
        "indicator": "indicator",
        "judge": "name",
        "no_data": "no data",
        "note": "note",
        "numerator": "numerator",
        "page": "page",
        "parent": "parent",
        "parts": "parts",
        "published": "published",
        "qualifier": "qualifier",
        "reason": "reason",
        "reason_closed": "reason for a closed year",
        "retracted": "retracted",
        "revision": "revision",
        "source": "source",
        "state": "state",
        "value": "value",
        "year": "year",
    }
    TEXT = "the text {fault}"
    # What a text must not be.
    TOO_BIG = "is {size} long; {most} is the most, so say it shorter"
    KIB, MIB = "{number} KiB", "{number} MiB"
    TOO_LONG = "is {number} characters long; {most} is the most"
    HAS_BREAK = "has a {name} ({code}) at character {place}; take it out"
    HAS_BREAK_ONE_LINE = "has a {name} ({code}) at character {place}; take it out (it is one line)"
    HAS_CONTROL = "has the control character {code} at character {place}; take it out"
    NAMED_CODE = "{code} ({name})"
    CHARACTER: ClassVar[dict[str, str]] = {
        "\x00": "null",
        "\x07": "bell",
        "\x08": "backspace",
        "\t": "tab",
        "\n": "line break",
        "\r": "carriage return",
        "\x1b": "escape",
        "\x7f": "delete",
        "\u2028": "line separator",
        "\u2029": "paragraph separator",
    }
    TURNS = "it turns the direction of the text around it"
    HALF = "half a character"
    NOT_TEXT = "the {field} is not text"
    HALF_IN = "the {field} holds half a character; enter it again"
    TOO_MANY_BYTES = (
        "the {field} is {size} bytes long; {most} is the most; put the rest into a document and "
        "name that as the source"
    )
    NOT_FINITE = 'the {field} "{text}" is not a number'
    NOT_YEAR = "{year} is not a year"
    # What an entry must say.
    NTH = "entry {place} of {number}, {name}"
    NO_INDICATOR = "it names no indicator"
    NAMES_NO = "it names no {field}"
    NOBODY = "nobody is named as the one who enters it; say --by NAME"
    SAYS_NOTHING = "it must give a value, or say why there is no data, or take the reading back"
    # Which indicator, entity and year a draft is for.
    EMPTY_INDICATOR = "is empty; write the indicator's id"
    IS_GOAL = '"{name}" is a goal; name an indicator'
    IS_OBJECTIVE = '"{name}" is an objective; name an indicator'
    UNKNOWN_INDICATOR = "the plan has no indicator {name}{hint}"
    FAULTY = "the declaration of {id} in the plan has a fault; mend that first"
    COMPUTED = "{id} is computed from {inputs}, so it takes no readings of its own"
    NO_ENTITIES = "{id} is not kept per entity; leave {name} out"
    EMPTY_ENTITY = "is empty; {id} is kept per entity: name {listed}"
    UNKNOWN_ENTITY = "{id} has no entity {name}{hint}"
    IT_IS = "; it is {listed}"
    ONE_OF_SUCH = "one of {number}, such as {first}"
    EMPTY_YEAR = "is empty; write four digits from {first} to {last}"
    WRONG_YEAR = "{text} is not a year; write four digits from {first} to {last}"
    YEAR_TO_COME = "{text} is still to come; a reading says what was measured"
    # The value, or why there is none.
    BOTH_SAID = "is given, but the reading is marked as taken back"
    WHY_TAKEN_BACK = "is empty; say why the reading is taken back"
    HOLDS_TAKEN_BACK = "holds {text}, but the reading is marked as taken back; keep one"
    HOLDS_NO_DATA = "holds {text}, but no_data is given; keep one"
    EMPTY_VALUE = "is empty; write the value, or say in no_data why there is none"
    TO_COME = "{text} is still to come"
    NO_DATE = "{text} is not a date; write it as 2018-11-20, 2018-11 or 2018"
    NO_SUCH_DAY = "there is no day {text} in the calendar"
    FAR_DAY = "{text} is not between 1900 and 2100"
    NOT_DONE = "{text} is neither yes, no nor a day such as 2020-02-27"
    NOT_A_DAY = "{text} is not a day; write it as 2020-02-27, 2020-02 or 2020"
    DONE_TO_COME = "{text} is still to come; say no until it is done"
    DONE_LATER = "{text} is after {year}; enter it as a reading of {later}"
    NO_PERCENT = "{id} is no percent, so it has no numerator and denominator"
    IS_PERCENT = (
        "{text} is a percent, but {id} is a plain number; leave the % out if that is what is meant"
    )
    EMPTY_PERCENT = "is empty; give the percent, or numerator and denominator"
    APART = (
        "{text} is not 100 × {part} ÷ {whole} = {computed}; correct one of them, or leave the "
        "value empty"
    )
    HALF_OF_PARTS: ClassVar[dict[str, str]] = {
        "numerator": "is empty although there is a denominator; give both or neither",
        "denominator": "is empty although there is a numerator; give both or neither",
    }
    NOT_PLAIN = "{text} is not a plain number"
    BY_ZERO = "is 0, and nothing can be divided by 0"
    BELOW_ZERO = "{text} is below 0"
    TOO_FINE = "the percent it gives has too many digits to be one"
    BELOW = "{value} is below {bound}, the least {id} can be (its min in the plan)"
    ABOVE = "{value} is above {bound}, the most {id} can be (its max in the plan)"
    NOT_YES_NO = "{text} is not yes or no, as {id} asks"
    NO_LEVEL = "{text} is no level of {id}{near}; it is {listed}"
    ONE_OF_LEVELS = "one of {number} levels"
    # Closed lists.
    NO_WORD: ClassVar[dict[str, str]] = {
        "flags": "{text} is no flag{near}; it is {listed}",
        "kind": "{text} is no kind{near}; it is {listed}",
        "qualifier": "{text} is no qualifier{near}; it is {listed}",
        "reason": "{text} is no reason{near}; it is {listed}",
        "state": "{text} is no state{near}; it is {listed}",
    }
    TWO_QUALIFIERS = 'says "{stated}", but the value {value} says "{written}"'
    NOT_A_NUMBER = '"{qualifier}" goes with a number, which {id} is not'
    NO_VALUE = '"{qualifier}" goes with a value, and there is none'
    MANY_FLAGS = "holds {number} words; a flag is {listed}"
    YES_OR_NO = "{text} is not yes or no"
    # What stands already.
    GONE = (
        "NOT saved: the reading of {place} that you saw is not in the store any more; look at it "
        "again first"
    )
    NOTHING_TO_TAKE_BACK = "NOT saved: {place} has no reading to take back"
    TAKEN_BACK_ALREADY = "NOT saved: the reading of {place} was taken back already"
    CLOSED_HISTORY = (
        "NOT saved: {place}: {year} is closed, so its history cannot be filled in; enter it as a "
        "revision of today, or reopen the year first"
    )
    CONFLICT = (
        "NOT saved: {by} changed {what} on {day} at {time} UTC ({change}) while you were editing; "
        "keep that, or enter yours again as the next revision"
    )
    TAKEN_BACK, NO_DATA = "taken back", "no data: {why}"
    WAS_NOW = "{was} \u2192 {now}"
    COMMENT = "the comment on {about} {year}"
    PRIORITY = "priority {ref}"
    DECISION = "decision {ref}"
    SAME_AGAIN = "the same again"
    UNCONTESTED = "NOT saved: {place} is not contested any more; look at it again first"


class Board:
    """Comments, priorities, decisions and closed years: what the store refuses of them."""

    FIELD: ClassVar[dict[str, str]] = {
        "because": "word why",
        "by": "name of who enters it",
        "comment": "comment",
        "decision": "decision",
        "id": "id",
        "lead": "lead",
        "measure": "measure",
        "priority": "priority",
        "subject": "subject",
        "who": "name of who sees to it",
    }
    EMPTY = "the {field} is empty"
    FAULT = "the {field} {fault}"
    NO_REF: ClassVar[dict[str, str]] = {
        "priority": "there is no priority {ref}{hint}",
        "decision": "there is no decision {ref}{hint}",
    }
    SEE: ClassVar[dict[str, str]] = {
        "priority": "; see: scorecard priority",
        "decision": "; see: scorecard decision",
    }
    GONE: ClassVar[dict[str, str]] = {
        "comment": (
            "NOT saved: the comment that you saw is not in the store any more; look at it again "
            "first"
        ),
        "priority": (
            "NOT saved: the priority that you saw is not in the store any more; look at it again "
            "first"
        ),
        "decision": (
            "NOT saved: the decision that you saw is not in the store any more; look at it again "
            "first"
        ),
    }
    CANNOT_CHANGE: ClassVar[dict[str, str]] = {
        "priority": "a priority's {fields} cannot be changed",
        "decision": "a decision's {fields} cannot be changed",
    }
    NO_COMMENT = "{about} has no comment for {year} to withdraw"
    WITHDRAWN_ALREADY = "the comment on {about} for {year} was withdrawn already"
    HOW_SETTLED = "NOT saved: {ref} is settled with done, carry or drop"
    WAS_SETTLED = "NOT saved: {ref} was settled; say why it is taken up again"
    SETTLES_NOTHING = "NOT saved: {state} settles nothing"
    SETTLED_ALREADY = (
        "NOT saved: {ref} was settled already: {state}, by {by} on {day}; to change that, adopt it "
        "again first"
    )
    WITHDRAWN = "NOT saved: {ref} was withdrawn by {by} on {day}: {because}"
    MEETING_TO_COME = "the meeting, {on}, is still to come"
    DUE_BEFORE = "it is due on {due}, before the meeting of {on}"
    DONE_BEFORE = "it was done on {done}, before the meeting of {on}"
    DONE_TO_COME = "the day it was done, {done}, is still to come"
    # Closed years.
    CLOSED_ALREADY = "{closed} already"
    REOPENED_SINCE = (
        "NOT saved: {year} was reopened on {reopened}, so it cannot have been closed for good on "
        "{day}"
    )
    NOT_CLOSED = "{year} is not closed, so there is nothing to reopen"
    OPEN = "{year} is open: {by} reopened it on {day}"
    CLOSING_TO_COME = "{day} is still to come; close the year when the board has approved"
    CLOSING_TOO_EARLY = "{day} is before {year} began"
    # Drafts held against the plan.
    EMPTY_ABOUT = "is empty; name an indicator, objective or goal"
    UNKNOWN_ABOUT = "the plan has no goal, objective or indicator {name}{hint}"
    SEE_STATUS = "; see: scorecard status"
    NOT_OF_PERIOD = "{year} is not a year of the strategy; write one from {first} to {last}"
    WRITE: ClassVar[dict[str, str]] = {
        "priority": "is empty; write the priority in a line",
        "decision": "is empty; write the decision in a line",
    }


class Upkeep:
    """Backups, copies and merges: what the store refuses."""

    NO_BACKUP_MADE = "no backup was made: {why}"
    BACKUP_READ_BACK = "reading the backup back gave something else"
    CANNOT_READ = "cannot be read: {why}"
    DIGEST_DIFFERS = "it is not as it was written: its SHA-256 differs"
    BACKUP_NOT_OURS = "the backup is not a scorecard store; nothing was changed"
    NOT_BROUGHT_BACK = "it was not brought back: {why}"
    NOT_TAKEN_IN = "NOT saved: not every line was taken in"
    NEWER_TO_TAKE_IN = "written by a newer scorecard; update scorecard to take it in"
    IS_ANOTHER = (
        "is another store, not a copy of this one; nothing was changed; to take its readings over, "
        "export them there and import the file here"
    )
    COPY_NOT_WRITTEN = (
        "NOT saved: this computer's copy cannot be written: {why}; enter it again when it can"
    )
    NOTHING = "nothing"


class Misfit:
    """Records without a place in the plan."""

    UNKNOWN = (
        '{number} readings are for "{name}", which the plan does not name; if it was renamed, '
        'write formerly = ["{name}"] on the indicator it became'
    )
    UNKNOWN_ONE = (
        '1 reading is for "{name}", which the plan does not name; if it was renamed, write '
        'formerly = ["{name}"] on the indicator it became'
    )
    COMMENT = "the comment for {year} is on {name}, which the plan does not name"
    PRIORITY = "priority {ref} is for {name}, which the plan does not name"
    DECISION = "decision {ref} is for {name}, which the plan does not name"
    COMPUTED = "the plan computes this indicator from others, so its own readings are not used"
    NO_NUMBER = "the reading {value} is no number, as the kind {kind} asks"
    NOT_DONE = "the reading {value} is neither yes, no nor a day"
    NOT_YES_NO = "the reading {value} is neither yes nor no"
    NO_LEVEL = "the reading {value} is no level of the scale ({levels})"
    NO_ENTITY = "the indicator is kept per entity, so a reading for none of them is not used"
    ENTITY = "the indicator is not kept per entity, so the reading for {name} is not used"
    UNKNOWN_ENTITY = (
        "the reading is for {name}, which the plan does not name; if it was renamed, write "
        'formerly = ["{entity}"] on the entity it became'
    )


class Care:
    """The commands that take care of the store."""

    READINGS, READING = "{number} readings", "1 reading"
    BACKED_UP = "{path}: {lines}, every one as it stands here."
    BACKED_UP_ALREADY = "{path}: nothing has changed since; {lines}."
    RESTORE_WHOLE = "{path}: {lines}, whole."
    RESTORE_ODD = "{path}: {lines}; {odd} cannot be read and are left out."
    RESTORE_ODD_ONE = "{path}: {lines}; 1 more cannot be read and is left out."
    RESTORE_DIFFERS = "{path}: {what}; only lines whose seal holds are used"
    RESTORE_NONE = "The store has all of it; nothing to restore."
    RESTORE_SOME = "The store lacks {lines} of it; all else it holds stays."
    RESTORE_MAKE = "{store}: there is no store to read here; the backup would take its place."
    RESTORED = "Restored: {lines}."
    RESTORED_ASIDE = "What stood there is kept as {path}."
    NO_BACKUP = "{path}: no backup of this store is there; make one with: scorecard backup DIR"
    RESTORE_ASK = "Restore?"
    RESTORE_NEEDS = (
        "nothing was restored: without a terminal to ask on, say --yes to restore or --dry-run to "
        "look"
    )
    MERGE_SAYS = "{path}: {lines} that the store has not, {known} that it has."
    MERGE_ODD = "{path}: {odd} cannot be read and are left out"
    MERGE_ODD_ONE = "{path}: 1 line cannot be read and is left out"
    MERGE_NEW = "  {place}: {value}, {by}"
    MERGE_MORE = "  \u2026 and {number} more"
    MERGE_CONTESTED = "  {place} would be contested: {sides}; the last counts until it is settled"
    MERGE_NONE = "Nothing to merge: the store has every line."
    MERGE_ASK = "Merge?"
    MERGE_NEEDS = (
        "nothing was merged: without a terminal to ask on, say --yes to merge or --dry-run to look"
    )
    MERGED = "Merged: {lines}."
    DRY_RUN = "Nothing was changed: this was a dry run."
    STOPPED = "nothing was changed"
    VERIFY_HEAD = ("what", "lines", "digest", "")
    VERIFY_FILE, VERIFY_COPY, VERIFY_BACKUP = "file", "this computer's copy", "backup"
    VERIFY_SAME = "the same"
    VERIFY_LACKS, VERIFY_ODD = "lacks {lines}", "{odd} cannot be read"
    VERIFY_TORN = "{torn} cut off in a save and of no account"
    VERIFY_NONE = "none is kept here yet"
    VERIFY_UNREADABLE = "cannot be read"
    VERIFY_DIFFERS = "not as it was written"
    VERIFY_WHOLE = "Everything is there: {lines}."
    VERIFY_NOT = "{number} of these lack something or are damaged."
    VERIFY_NOT_ONE = "One of these lacks something or is damaged."
    FORGET_NONE = "This computer keeps no copy of {file}; nothing to forget."
    FORGET_SAYS = "{path}: this computer's copy of {file}, {lines}."
    FORGET_WAITING = (
        "{lines} are on this computer only and would be lost; see that {file} can be written and "
        "try again, or make a backup first and say --even-waiting"
    )
    FORGET_WAITING_ONE = (
        "1 line is on this computer only and would be lost; see that {file} can be written and try "
        "again, or make a backup first and say --even-waiting"
    )
    FORGET_ASK = "Forget it? The file stays as it is."
    FORGET_NEEDS = "nothing was forgotten: without a terminal to ask on, say --yes"
    FORGOTTEN = "Forgotten. The next opening begins a new copy from the file as it is then."
    ACCEPT_NO_LINE = "{file}: line {line} was not edited or added by hand; see: scorecard check"
    ACCEPT_NOT_ENTERED = (
        "{file}: line {line} was edited or added by hand, but does not say a reading that could be "
        "entered: an indicator, a year, and a value; enter what it means with its own command, "
        "or mend the line"
    )
    ACCEPT_ALREADY = "Line {line} was accepted already; delete it, or leave it."
    ACCEPT_NEWER = (
        "{file}: line {line} is an edit of an older revision; since then {by} entered {value} for "
        "{place}; say --yes to enter the edit over that"
    )
    ACCEPT_ADDED = (
        "{file}: line {line} is for {place}, where {by} entered {value}; say --yes to enter the "
        "line over that"
    )
    ACCEPT_UNFIT = "{file}: line {line} cannot be entered: {what}"
    ACCEPTED = "{place}: {value}{was}. Saved as revision {revision}, by {by}."
    ACCEPTED_WAS = ", was {value}"
    CONFLICT_ASK = "Keep that [k], or enter yours as the next revision [e]?"
    CONFLICT_KEPT = "kept what stands; nothing was saved"
    CONFLICT_OVER = (
        "to enter yours as the next revision, say --over {over}, the number of the last you have "
        "seen"
    )
    OVER_FIRST = "--over {over}: nothing was entered for {place} yet; leave --over out"
    OVER_NONE = "--over {over}: there is no such revision; the last has number {last}"
    CONTESTED_BOTH = "{place} is contested: {sides}."
    CONTESTED_SETTLE = "Yours settles it. Enter it?"
    CONTESTED_NEEDS = (
        "NOT saved: {place} is contested: {sides}; to settle it with yours, say --over {over}, the "
        "number of the last revision you have seen"
    )


class Changes:
    """What moved between two years or two days."""

    HEADING = "{title}: changes from {first} to {last}"
    # The two ends where days are compared: "what was known of 2018 on 30 November 2018".
    KNOWN = "{year} as known on {day}"
    SAME_YEAR = "{title}: {year} as known on {first}, and on {last}"
    AS_OF = "Both years as known on {day}."
    SAME = "{number} indicators kept their status."
    SAME_ONE = "1 indicator kept its status."
    FIRST = "The strategy begins in {first}, so there is no status of {year} to compare with."
    NOTHING = "{title}: nothing changed from {first} to {last}."
    NOTHING_KNOWN = "{title}: nothing changed for {year} from {first} to {last}."
    SECTION = "{heading}: {number}"
    WORSE = "Worse"
    BETTER = "Better"
    EVEN = "Neither better nor worse"
    NEWLY_ASSESSED = "Newly assessed"
    NO_LONGER_ASSESSED = "No longer assessed"
    RESTATED = "Restated"
    TARGETS = "Targets revised"
    DEADLINES = "Deadlines extended"
    INDICATORS = "Indicators added or retired"
    PRIORITIES = "Priorities"
    DECISIONS = "Decisions"
    CLOSED = "Years closed or reopened"
    # One status that moved, and what moved it.
    GOAL = "Goal {id}, {title}"
    OBJECTIVE = "Objective {id}, {title}"
    OBJECTIVE_SHORT = "Objective {id}"
    NAMED = "{name}: {what}."
    WAS_NOW = "was {was}, now {now}"
    NOT_ASSESSED = "not assessed ({why})"
    MOVED_BY = "Since then: {movers}."
    MOVED_IN_IT = "Moved in it: {parts}."
    MOVED_BELOW = "No status directly in it moved, only points further down."
    PART = "{name} ({was}, now {now})"
    SEPARATOR = "; "
    # What may move an indicator's status.
    UP = "up {amount} from {before} in {year}"
    DOWN = "down {amount} from {before} in {year}"
    LEVEL = "the same figure as in {year}"
    AFTER = "{now} in {year}, after {before} in {since}"
    FIRST_READING = "the first reading, of {year}"
    LATE_READINGS = "readings that came in for {years}"
    REVISED = "the figure for {year} was {was} and is now {now}"
    REVISED_MANY = "the figures for {years} were revised"
    TAKEN_BACK = "the figure for {years} was taken back"
    PATH = "the path went from {was} to {now}"
    TARGET = "the target was {was} and is now {now}"
    TARGET_COME = "the target is due by {by}"
    PERIOD_OVER = "{year} is the last year of the period"
    JUDGED = "judged {status} for {year} by {by}"
    BREAK = "the series breaks in {years}"
    BASELINE = "the series starts anew from {value} in {year}"
    STALE = "no reading since {year}"
    STARTS = "it is kept from {year} on"
    ENDED = "it was kept until {year}"
    # A figure that was restated.
    FIGURE = "{title}, {year}"
    FIGURE_OF = "{title}, {entity}, {year}"
    RESTATEMENT = "{figure}: was {was}, now {now}{difference}; {why}, {known}."
    DIFFERENCE = " ({difference})"
    MINUS = "−"
    NO_FIGURE = "no figure"
    NO_DATA = "no data, {why}"
    AFTER_CLOSING = "changed after {year} was closed"
    KNOWN_SINCE = "known since {day}, entered by {by}"
    FLIP = "Without it, {name} would be {was}, not {now}."
    NO_FLIP = "No status of {year} turned on it."
    NO_FLIPS = "No status of {year} turned on any of these."
    TOGETHER = "Without all of these together, {name} would be {was}, not {now}."
    # The plan.
    TARGET_CHANGE = "{title}: was {was}, now {now}; decided on {day}: {why}"
    TARGET_CHANGE_PLAIN = "{title}: was {was}, now {now}; decided on {day}."
    ENTITY = "{title}, {entity}"
    DEADLINE = "{title}: was due by {was}, now by {now}; in force since {day}."
    ADDED = "New: {title}, kept from {year} on."
    RETIRED = "Retired: {title}, kept until {year}."
    # The board.
    PRIORITY_STATE = {
        PriorityState.PROPOSED: "proposed",
        PriorityState.ADOPTED: "adopted",
        PriorityState.DONE: "done",
        PriorityState.CARRIED_OVER: "carried over",
        PriorityState.DROPPED: "dropped",
    }
    PRIORITY = "{ref}, {text}: {state} on {day}{because}"
    PRIORITY_MOVED = "{ref}, {text}: was {was}, now {state} on {day}{because}"
    CARRIED_TO = "carried over to {year} as {ref}"
    BECAUSE = ": {because}"
    DECISION_TAKEN = "{ref}, {text}: decided on {day}{who}{due}{done}."
    DECISION_DONE = "{ref}, {text}: done on {day}; decided on {decided}."
    DECISION_WHO = ", for {who}"
    DECISION_DUE = ", due on {day}"
    DECISION_WAS_DONE = "; done on {day}"
    YEAR_CLOSED = "{year} was closed on {day} by {by}."
    YEAR_REOPENED = "{year} was reopened on {day} by {by}{because}"


class Revised:
    """What a revision of a comment, priority or decision changed."""

    CHANGE = "{field}: {was} → {now}"
    SEPARATOR = "; "
    FIELD: ClassVar[dict[str, str]] = {
        "about": "for",
        "audience": "readers",
        "done": "done",
        "draft": "draft",
        "due": "due",
        "kind": "kind",
        "lead": "lead",
        "measure": "measure",
        "on": "meeting",
        "reason": "reason",
        "state": "state",
        "text": "text",
        "who": "who",
        "withdrawn": "withdrawn",
    }
    NOTHING = "nothing"
    COMMENT = "comment: "
    BY = "entered by {by}"
    NONE = "Nothing entered yet."


class Closing:
    """Closed years, on the commands and in refusals."""

    WAS_CLOSED = "{year} was closed on {day} by {by}"
    WAS_REOPENED = "{year} was reopened on {day} by {by}: {because}"
    NEEDS_REASON = "{closed}; a change of it needs a reason now: say why, or reopen the year first"
    ROW_NEEDS_REASON = "is empty, and {closed}; say why the row changes it"
    SAY_REASON = "{closed}; to change it now, say why with {option}"
    CLOSED = "{year} closed on {day} by {by}."
    FROM_NOW = "A change of it needs a reason from now on."
    REOPENED = "{year} is open again, reopened by {by}: {because}"
    STILL_DUE = "Still to do for {year}: {counts}."
    LOOK = "See: scorecard due --year {year}"
    ASK = "Close {year} all the same?"
    SAY_YES = "{year} was not closed: say --yes to close it all the same"
    NOT_CLOSED = "{year} was not closed"
    NOT_OF_PERIOD = "{year} is not a year of the strategy; it runs from {first} to {last}"
    SAY_WHY = "say why {year} is opened again: --because WHY"


class Comments:
    """The command for comments."""

    NONE = "{title}, {year}: no comment yet."
    HEADING = "{title}, {year}: comment by {by}, {day} ({marks})"
    BESIDE = "Comment, {year} ({marks}):"
    AUDIENCE: ClassVar[dict[str, str]] = {
        "public": "for everybody",
        "donor": "for donors and the board",
        "board": "for the board",
    }
    DRAFT = "draft"
    SAVED = "{title}, {year}: comment saved, {marks}: {text}{was}"
    WAS = "; it was {text}"
    SAME = "{title}, {year}: already so, nothing changed."
    WITHDRAWN = "{title}, {year}: comment withdrawn; its history stays. It was {text}"
    NOT_WRITTEN = "{title}, {year}: nothing written, nothing changed."
    KEPT = "your text is kept in {path}"
    NOT_UTF8 = "the text is not in UTF-8; save it as that"
    NO_TEXT = "the comment is empty; to take one back, say --withdraw"
    TOO_MUCH = "--withdraw goes without a text"
    SCISSORS = "------------ only what stands above this line is kept ------------"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "What did we do?",
        "What changed, and how do we know?",
        "What went otherwise than planned, and why?",
    )
    ABOUT = "{title}, {year}"


class Priorities:
    """The commands for priorities."""

    KIND: ClassVar[dict[str, str]] = {"operational": "operational", "thematic": "thematic"}
    REASON: ClassVar[dict[str, str]] = {
        "opportunity": "an opportunity",
        "urgent challenge": "an urgent challenge",
        "capacity": "a matter of capacity",
    }
    STATE: ClassVar[dict[str, str]] = {
        "proposed": "proposed",
        "adopted": "adopted",
        "done": "done",
        "carried over": "carried over",
        "dropped": "dropped",
    }
    HEADING = "Priorities for {year}: {counts}"
    COUNT = "{number} {state}"
    NONE = "No priorities for {year} yet; add one with: scorecard priority add {year} TEXT"
    NONE_AT_ALL = "No priorities yet; add one with: scorecard priority add YEAR TEXT"
    FOR = "for {ids}"
    LEAD = "lead: {lead}"
    MEASURE = "we will know by: {measure}"
    CARRIED_FROM = "goes on with {ref}"
    SETTLED = "{state} by {by}, {day}: {because}"
    ADDED = "{ref}, proposed for {year}: {text}. Saved."
    SAVED = "{ref}: {state}. {text}. Saved."
    CHANGED = "{ref}: {changes}. Saved."
    SAME = "{ref}: already so, nothing changed."
    FOLLOWED = "{ref}, proposed for {year}, goes on with it."
    SAY_WHY = "say in a word why: --because WHY"
    NOTHING = "say what is to change: --text, --for, --kind, --reason, --lead or --measure"


class Decisions:
    """The commands for decisions."""

    HEADING = "Decisions: {counts}"
    COUNT = "{number} {state}"
    OPEN, OVERDUE, DONE, WITHDRAWN = "open", "overdue", "done", "withdrawn"
    NONE = "No decisions yet; add one with: scorecard decision add TEXT --on DATE"
    NONE_OF = "No decisions of {year} yet; add one with: scorecard decision add TEXT --on DATE"
    MET = "meeting of {day}"
    WHO = "who: {who}"
    DUE = "due {day}"
    DONE_ON = "done {day}"
    FOR = "for {ids}"
    ADDED = "{ref}, meeting of {day}: {text}{who}{due}. Saved."
    ADDED_WHO = "; {who} sees to it"
    ADDED_DUE = "; due {day}"
    SAVED_DONE = "{ref}: done on {day}. {text}. Saved."
    SAVED_WITHDRAWN = "{ref}: withdrawn. {text}. Its history stays."
    CHANGED = "{ref}: {changes}. Saved."
    SAME = "{ref}: already so, nothing changed."
    SAY_WHY = "say why it is withdrawn: --because WHY"
    NOTHING = "say what is to change: --text, --on, --who, --due or --for"


class DueWords:
    """What is due, on the command line."""

    ENTITY = "{entity}: {indicator}"
    TITLE = "{strategy}: due for {year}"
    ENTERED = "{entered} of {expected} scored indicators entered."
    HEADING = "{what}: {number}"
    MISSING = "No reading yet"
    DRAFT = "Draft only"
    PROVISIONAL = "Provisional"
    UNSOURCED = "Without a source"
    COMMENT = "Without the comment that is asked for"
    PRIORITIES = "Priorities not settled"
    DECISIONS = "Decisions overdue"
    TARGET_DUE = "; its target is due"
    LAST = "; last {value} in {year}"
    CONTEXT = "; context, not scored"
    PRIORITY = "{text} ({state} for {year})"
    DECISION = "{text} (due {day}{who})"
    WHO = ", {who}"
    NOTHING = "Nothing is due."
    # What closing a year counts.
    COUNTS: ClassVar[dict[str, tuple[str, str]]] = {
        "missing": ("1 reading missing", "{number} readings missing"),
        "draft": ("1 reading a draft", "{number} readings drafts"),
        "provisional": ("1 reading provisional", "{number} readings provisional"),
        "unsourced": ("1 reading without a source", "{number} readings without a source"),
        "comment": ("1 comment missing", "{number} comments missing"),
        "priority": ("1 priority not settled", "{number} priorities not settled"),
        "decision": ("1 decision overdue", "{number} decisions overdue"),
    }


class Methods:
    """What the published methods say, and how they compare; their own words stay theirs."""

    NAMES: ClassVar[dict[str, str]] = {
        "path": "path",
        "opensdg": "Open SDG",
        "eurostat": "Eurostat",
        "un": "UN",
        "sdsn": "SDSN",
        "achievement": "achievement",
        "okr": "OKR",
        "growth": "growth",
    }
    # A method that has several views of an indicator is named with the view.
    VIEWS: ClassVar[dict[str, str]] = {
        "un ratio": "UN chart",
        "un growth": "UN chart",
        "un level": "UN level",
        "un projected_share": "UN projected share",
        "sdsn arrow": "SDSN arrow",
        "sdsn colour": "SDSN colour",
    }
    SAID = '{method} says "{word}": {arithmetic}. {status}.'
    SILENT_WITH_A_WORD = '{method} says "{word}": {why}.'
    SILENT = "{method} says nothing: {why}."
    SILENCE: ClassVar[dict[str, str]] = {
        "not_a_number": "it is for numbers and percentages",
        "no_reading": "there is no reading yet",
        "one_reading": "there is no reading after the base",
        "series_break": "the series breaks after the base",
        "gap": "a year of the total is missing",
        "no_base": "there is no base it can divide by",
        "no_reading_since_base": "there is no reading since the base year",
        "no_target": "it needs a target",
        "no_date": "it needs a target that is due after the base year",
        "no_direction": "neither a target nor a direction says which way is good",
        "between": "it is not for targets between two values",
        "sign_change": "between the base, the latest reading and the target the sign changes",
        "target_zero": "a part of zero, or of less, cannot be taken",
        "at_most": "it is for results to be reached, not to be kept under",
        "no_way_to_go": "the base met the target already, so there is no way to measure",
        "no_bounds": "it needs its optimum, green, red and lower bound declared",
        "no_levels": "it needs its levels declared",
        "has_target": "it is for indicators without a target",
    }
    MET = "{latest} meets the target of {target}"
    BASE_MET = "the base, {base}, met the target of {target}, and {latest} does not"
    NOTHING_NEEDED = "the base, {base}, is the target already, and {latest} falls short of it"
    RATIO = (
        "progress of {made} a year from {base} to {latest}, where {target} by {due} needs {needed} "
        "a year; a ratio of {figure}, {band}"
    )
    RAW_RATIO = (
        "growth of {made} a year from {base} to {latest}, where {target} by {due} needs {needed} "
        "a year; a ratio of {figure}, {band}"
    )
    GROWTH = "progress of {figure} a year from {base} to {latest}, {band}"
    THROUGH_ZERO = (
        "from {base} to {latest} it went through zero, where there is no rate of growth; it went "
        "{way}"
    )
    GOOD_WAY, BAD_WAY = "the right way", "the wrong way"
    LEVEL = "{latest}, where the levels part at {cuts}"
    PROJECTED_SHARE = (
        "growing {made} a year as from {base} to {latest}, {figure} of the way to {target} will be "
        "made by {due}, {band}"
    )
    ARROW = (
        "{made} a year from {base} to {latest}, where {target} by {due} needs {needed} a year; a "
        "ratio of {figure}, {band}"
    )
    POINTS = "{value} points"
    ARROW_MET = "{latest} is at the threshold of {target} or past it"
    COLOUR = "{latest} scores {figure} of 3, {band}"
    ACHIEVEMENT = "{latest} is {figure} of {target}, {band}"
    SCORE = "{figure} of the way from {base} to {target} is made with {latest}, {band}"
    # Where a figure lies between the cuts; some are reached, some must be passed.
    AT_OR_ABOVE, ABOVE = "at or above {cut}", "above {cut}"
    UNDER, NOT_ABOVE = "under {cut}", "not above {cut}"
    BOTH = "{low} and {high}"
    ZERO_AS = ", with {value} in the place of zero"
    SHRUNK = ", the cuts being {factor} of their size so near the limit"
    # Roll-ups.
    MEAN_SCORE = (
        'Open SDG\'s mean score is {figure}, "{word}", over {counted} of {total} indicators: '
        "{counts}."
    )
    WORST_TWO = (
        'SDSN\'s two worst of {total} indicators score {figure} of 3, "{word}" ({counted} have a '
        "colour): {counts}."
    )
    NO_SCORE = (
        "No roll-up by {method}: {counted} of {total} indicators have what it adds up: {counts}."
    )
    # The comparison.
    TITLE = "{strategy}: what each method says of {year}"
    ALL_AGREE = "All {number} that say something agree: {status}."
    ONE_SAYS = "Only {method} says something: {status}."
    NONE_SAYS = "None of them says anything."
    DISAGREE = "They disagree: {parties}."
    AGREE_NEARLY = "They agree, each in its words: {parties}."
    PARTIES = "; "
    LINE = '{method}: "{word}", {arithmetic}.'
    PATH_LINE = "{method}: {sentence}"
    WITH_WORD = '{method} ("{word}")'
    PARTY = "{status} ({methods})"
    OWN = "{method} *"
    OWN_NOTE = "* the method of the plan"
    SAYS_NOTHING = "Nothing from {methods}: {why}."
    NOT_SCORED = "Nothing is compared: {why}."
    TALLY = "{number} compared: the methods agree on {agreed}, disagree on {disagreed}."
    NOTHING = "The plan has no indicators."


class Deadlines:
    """One entity and its own deadline, in a sentence."""

    DONE_ON = "Done on {day}"
    DONE_IN_MONTH = "Done in {month} {year}"
    DONE_IN = "Done in {year}"
    DAY_UNKNOWN = ", day not known"
    AGAIN = ", after it was reopened in {years}"
    DUE = "; due by {day}"
    LATE = ": met late"
    LOST = "Done in {met}, reopened in {years}; due by {day}"
    MISSED = "Not done; due by {day}: missed"
    WAITS = "Due by {day}; no reading says yet whether it was done"
    AHEAD = "Due by {day}"
    FIRST = " The first date was {day}."
    CAPPED = " Its own deadline, {day}, is later than may be."
    STATUS = ". {status}."
    END = "."


class Entities:
    """What became of the entities of an indicator."""

    LABEL = "Entity"
    HEADING = "By {label}:"
    LINE = "{entity}: {sentence}"
    SEPARATOR = "; "
    END = "."
    NAMES = "{names} and {more} more"
    DONE = "{names} completed"
    LATE = "{names} completed late"
    REOPENED = "{names} reopened"
    MISSED = "{names} missed {day}"
    MISSED_MANY = "{names} missed their deadlines"
    EXTENDED = "{names} extended to {day}"
    EXTENDED_MANY = "{names} extended"
    AHEAD = "{names} due {year}"
    WAITING = "no word on {names}"
    STANDS = "{names} {status}"
    SHARES = (
        "{in_time} of {due} met the deadline in force, {in_time_originally} of "
        "{due_originally} the original one"
    )
    NONE_DUE = (
        "No deadline in force has come; {in_time_originally} of {due_originally} met the original "
        "one"
    )


class Report:
    """The progress report."""

    # Only in a report's front matter: the language it is written in.
    LANGUAGE = "en"
    TITLE = "Progress in {year}"
    TITLED = "{title}: {strategy}"
    HEADING = "{label} {id}: {title}"
    PERIOD = "{first}–{last}"
    PERIOD_LINE = "Strategy period {period}."
    PERIOD_OF = "Strategy period {period}, {organisation}."
    FOR: ClassVar[dict[Audience, str]] = {
        Audience.BOARD: "For the board.",
        Audience.DONOR: "For donors.",
        Audience.PUBLIC: "For the public.",
    }
    KNOWN_ON = "As known on {day}."
    NEWEST = "The newest record used is of {day}."
    CLOSED = "The year was closed on {day}."
    LABELS: ClassVar[dict[str, str]] = {
        "goal": "Goal",
        "objective": "Objective",
        "indicator": "Indicator",
        "baseline": "Baseline",
        "target": "Target",
    }
    SECTION: ClassVar[dict[Section, str]] = {
        Section.GLANCE: "At a glance",
        Section.SCORECARD: "Scorecard",
        Section.CHANGES: "What changed since {before}",
        Section.LAST_PRIORITIES: "Priorities, and what became of them",
        Section.DECISIONS: "Decisions",
        Section.CONTEXT: "Context",
        Section.GOALS: "",  # each goal has a heading of its own
        Section.RESTATEMENTS: "Restatements",
        Section.NEXT_PRIORITIES: "Priorities for {after}",
        Section.READINGS: "Readings by year",
        Section.DEFINITIONS: "Definitions, and what decided each status",
        Section.SOURCES: "Sources",
        Section.METHOD: "Method",
        Section.COMPARISON: "What other published methods would say",
        Section.DUE: "Still due for {year}",
    }
    ANNEX = "Annex {letter}: {title}"
    LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    STATUS, LATEST, EXPECTED, TREND = "Status", "Latest", "Expected", "Trend"
    INDICATORS, WHY, YEAR, WAS, NOW = "Indicators", "Why", "Year", "Was", "Now"
    REASON = "Reason"

    # The verdict, from counts.
    ASSESSED = "Of {number} indicators that could be assessed, {parts}."
    ASSESSED_ONE = "One indicator could be assessed: it is {part}."
    ASSESSED_NONE = "None of the {number} indicators could be assessed: {reasons}."
    ASSESSED_NONE_ONE = "The one indicator could not be assessed: {reasons}."
    EMPTY = "The plan has no indicators to assess yet."
    ONE_IS, MORE_ARE = "{number} is {words}", "{number} are {words}"
    MORE = "{number} {words}"
    GOOD = "achieved or on track"
    NOT_ASSESSED = "{number} more have no status: {reasons}."
    NOT_ASSESSED_ONE = "1 more has no status: {reasons}."
    ENTERED = "{entered} of the {expected} that can be scored have a reading for {year}."
    COUNTED = "{mark} {number} {words}"
    CONCERNS = "Missed or off track"
    WAITING = "Due, but not known"
    GOOD_NEWS = "Achieved or on track"
    AND_MORE = "And {number} more, under their objectives."
    WAITING_FOR, WAITING_MORE = "{titles}.", "{titles}; and {number} more."
    ASKED = "Asked of the board"
    ADOPT_ONE = "Decide on the priority proposed for {year}."
    ADOPT = "Decide on the {number} priorities proposed for {year}."
    SETTLE_ONE = "Say what became of the priority for {year} that is not settled."
    SETTLE = "Say what became of the {number} priorities for {year} that are not settled."
    OVERDUE_ONE = "See to the decision that is overdue: {refs}."
    OVERDUE = "See to the {number} decisions that are overdue: {refs}."

    # What changed.
    MOVED = "Against {year}, {parts}{same}."
    MOVED_WORSE_ONE, MOVED_WORSE = "1 indicator is worse", "{number} indicators are worse"
    MOVED_BETTER_ONE, MOVED_BETTER = "1 indicator is better", "{number} indicators are better"
    MOVED_NEW_ONE = "1 is newly assessed"
    MOVED_NEW = "{number} are newly assessed"
    MOVED_GONE_ONE = "1 is no longer assessed"
    MOVED_GONE = "{number} are no longer assessed"
    MOVED_SAME_ONE, MOVED_SAME = "; 1 kept its status", "; {number} kept their status"
    MOVE = "{was}, now {now}: {titles}."
    MOVE_MORE = "{was}, now {now}: {titles}; and {number} more."
    MOVED_NONE = "Against {year}, no status of an indicator changed."
    RESTATED_ONE = "1 figure was restated after {day}."
    RESTATED = "{number} figures were restated after {day}."

    # Priorities and decisions.
    SET_FOR = "Set for {year}"
    PRIORITY_KIND: ClassVar[dict[PriorityKind, str]] = {
        PriorityKind.OPERATIONAL: "Operational",
        PriorityKind.THEMATIC: "Thematic",
    }
    PRIORITY_REASON: ClassVar[dict[PriorityReason, str]] = {
        PriorityReason.OPPORTUNITY: "an opportunity",
        PriorityReason.URGENT_CHALLENGE: "an urgent challenge",
        PriorityReason.CAPACITY: "a matter of capacity",
    }
    PRIORITY_STATE: ClassVar[dict[PriorityState, str]] = {
        PriorityState.PROPOSED: "Proposed",
        PriorityState.ADOPTED: "Adopted",
        PriorityState.DONE: "Done",
        PriorityState.CARRIED_OVER: "Carried over",
        PriorityState.DROPPED: "Dropped",
    }
    UNSETTLED = "Adopted; what became of it is not settled"
    STATE = "{state}."
    STATE_BECAUSE = "{state}: {because}"
    PRIORITY = "{kind}, for {about}."
    PRIORITY_FOR_ALL = "{kind}."
    PRIORITY_WHY = "{kind}, for {about}: {reason}."
    PRIORITY_WHY_FOR_ALL = "{kind}: {reason}."
    LEAD = "Lead: {lead}."
    MEASURE = "We will know by: {measure}"
    CARRIED_FROM = "Goes on with {ref}."
    CARRIED_TO = "Goes on as {ref} in {year}."
    SEES_TO_IT = "{who} sees to it, by {day}."
    SEES = "{who} sees to it."
    DUE_BY = "Due by {day}."
    DONE_ON = "Done on {day}."
    OVERDUE_NOW = "Overdue."
    OPEN = "Open."
    ABOUT = "For {titles}."
    DECIDED = "{day}, {ref}"

    # Comments.
    DRAFT = "Draft."
    ONLY_FOR: ClassVar[dict[Audience, str]] = {
        Audience.DONOR: "For donors and the board.",
        Audience.BOARD: "For the board alone.",
    }
    DRAFT_ONLY_FOR = "{draft} {only}"
    COMMENT_MISSING = "A comment is asked for and not written yet."

    # Beside an indicator.
    SET_BY: ClassVar[dict[str, str]] = {
        "strategy": "Target set by the strategy.",
        "wording": "Target set after the strategy's wording.",
        "example": "Target set for this example.",
    }
    SET_BY_OTHER = "Target set by: {who}."
    TREND_IS = "Trend: {trend}."
    REVISED = "Target revised on {day}; the first was {first}."
    REVISED_WHY = "Target revised on {day} ({why}); the first was {first}."
    NO_SOURCE = "The {year} figure has no source."
    EVIDENCE = "Evidence for {year}: {evidence}"
    JUDGED = "judged"
    ACCUMULATED = "Yearly amounts, added up from the baseline on."
    DERIVED: ClassVar[dict[Derivation, str]] = {
        Derivation.SUM: "Computed as the sum of: {titles}.",
        Derivation.DIFFERENCE: "Computed as the first less the second of: {titles}.",
        Derivation.SHARE: "Computed as the first in percent of the second of: {titles}.",
    }
    SEPARATOR = "; "
    WITH_TITLE = "{title}: {sentence}"
    WITH_UNIT = "{title} ({unit})"
    HEADLINE = "It takes the status of its headline, {title}."
    COUNTED_UP = "{counts}."
    # What a sentence of a whole ends with; beside a column of counts it is left out.
    COUNTED_AFTER = ": {counts}."
    SHORTENED = "{start} …"
    # Why in a few words, for the narrow column of a table.
    WHY_EXPECTED = "{figure}, {expected} expected"
    WHY_TARGET = "{figure}, target {target}"
    SHORT_NAME: ClassVar[dict[str, str]] = {"goal": "Goal {id}", "objective": "Objective {id}"}

    # Annexes.
    CONTEXT = "What stands here is shown and never scored."
    RESTATEMENTS = "Figures that were changed after they had been reported, newest first."
    RESTATED_SINCE = "Figures that were restated after {day}, newest first."
    RESTATED_EARLIER = "Restated earlier"
    RESTATED_ELSEWHERE = "Older ones stand with the readings by year."
    RESTATED_STEP = "{year}: from {was} to {now}, known from {day}, {reason}."
    OF_ENTITY = "{title}, {entity}"
    RESTATED_WITHOUT_REASON = "changed after {year} was closed"
    REVISION: ClassVar[dict[str, str]] = {
        "correction": "correction",
        "late data": "late data",
        "method change": "method change",
        "restated by source": "restated by source",
    }
    TAKEN_BACK = "taken back"
    NO_DATA = "no data"
    # Beside a figure in a narrow column, with what each letter stands for.
    CAUTION: ClassVar[dict[State | Flag, str]] = {
        State.PROVISIONAL: "p",
        Flag.ESTIMATED: "e",
        Flag.LOW_RELIABILITY: "u",
        Flag.BREAK: "b",
    }
    CAUTION_LETTER = "{letter} {meaning}"
    CAUTION_MEANING: ClassVar[dict[State | Flag, str]] = {
        State.PROVISIONAL: "provisional",
        Flag.ESTIMATED: "estimated",
        Flag.LOW_RELIABILITY: "of low reliability",
        Flag.BREAK: "a break: not to be compared with earlier years",
    }
    MARKS_OF_TABLE = "A dot is nothing entered yet, a dash no data."
    NO_DATA_MARK, NOTHING_MARK = "–", "·"
    NO_DATA_BECAUSE = "{title}, {year}: no data, because {why}"
    MORE_CHARTS = "Charts"
    DUE_GROUP = "{lacking}: {titles}."
    LACKING: ClassVar[dict[str, str]] = {
        "missing": "No reading yet",
        "draft": "Only a draft",
        "provisional": "Provisional",
        "unsourced": "Without a source",
        "comment": "Without the comment that is asked for",
    }
    UNJUDGED = "Not judged yet"
    UNSETTLED_PRIORITIES = "Priorities not settled"
    OVERDUE_DECISIONS = "Decisions overdue"
    NAMED = "{ref} {text}"
    EDITION = "edition {edition}"
    PAGE = "p. {page}"
    # The method, a paragraph each: what it is about, and what holds.
    DATED = "Targets with a date."
    DATED_TEXT = (
        "The latest reading is held against a straight path from the baseline through the "
        'milestones to the target; "expected" is the path\'s value in {year}. The ratio is the '
        "movement made since the baseline, divided by the movement expected by then. At or beyond "
        "the path, or from a ratio of {on_track}, an indicator is on track; from {at_risk} at "
        "risk; below that off track, and below −0.10 also moving away. A target that is met is "
        "achieved; one that is not met when its date has come is missed."
    )
    EVERY_YEAR = "Targets that hold every year."
    EVERY_YEAR_TEXT = (
        "On track while met; at risk when an earlier year broke it, or within the tolerance; off "
        "track while not met. At the end of the period achieved when every year met it, missed "
        "when any did not."
    )
    JUDGED_ONES = "Judged indicators."
    JUDGED_TEXT = "A person gives the status, with name and reason."
    ROLL_UP = "Objectives and goals."
    ROLL_UP_TEXT = (
        "Achieved and on track count 3 points, at risk 2, off track 1; missed, moving away and "
        "lost none. A weighted mean of more than 2.5 is on track, of more than 1.5 at risk, else "
        'off track; a part that was missed or is moving away holds the whole at "at risk" at '
        "best. Where nothing is open any more, the whole is achieved, missed or partly achieved. "
        "An objective with a headline takes that indicator's status. The counts stand beside the "
        "word, always."
    )
    MISSING = "Missing data."
    MISSING_TEXT = (
        "Nothing is filled in, and no data is not zero. A last reading more than {years} old gives "
        "no status. Where less than half of the weight could be assessed, the whole has no status."
    )
    # What other methods say: each in its own word, and how often it agrees.
    COMPARISON = (
        "What methods of others say of the same figures: each in its own word, and whether that "
        "is higher or lower than the status here. A dash: the method does not apply."
    )
    COMPARISON_COUNTS = (
        "How often each agrees with the status here, where both say something. Achieved counts as "
        "on track and missed as off track, as some have no word for them:"
    )
    METHOD_SAYS = "{word}"
    METHOD_HIGHER, METHOD_LOWER = "{word} (higher)", "{word} (lower)"
    # By whether it puts any higher, and any lower.
    METHOD_AGREES: ClassVar[dict[tuple[bool, bool], str]] = {
        (False, False): "{method} agrees on {agreed} of {number}.",
        (True, False): "{method} agrees on {agreed} of {number} and puts {higher} higher.",
        (False, True): "{method} agrees on {agreed} of {number} and puts {lower} lower.",
        (True, True): (
            "{method} agrees on {agreed} of {number}; it puts {higher} higher and {lower} lower."
        ),
    }
    NO_METHOD = "No other method says anything of: {titles}."
    CONTRIBUTION = "What the figures say."
    CONTRIBUTION_TEXT = (
        "They tell what happened, not who brought it about: others contribute to these results too."
    )
    EXCEPTIONS = "Exceptions."
    EXCEPTION_TEXT = (
        "On track from {on_track}, at risk from {at_risk}, too old after {years}: {titles}."
    )
    METHOD_TEXT = "By the method {method}: {titles}."
    MARKS = "Marks."
    MARKS_TEXT = (
        "A number in brackets leads to the list of sources; a baseline without one is "
        "stated in the plan."
    )
    MADE_BY = (
        "Made by scorecard {version} from the plan with the digest {plan} and records with the "
        "digest {data}."
    )
    UNKNOWN_DIGEST = "unknown"


class ReportFiles:
    """Reports as files: what was written, what was kept, and the page made of one."""

    PAGE_TITLE = " – "
    UNTITLED = "Report"
    CONTENTS = "Contents"
    WRITTEN = "{path}: the progress report for {year}."
    CHARTS = "{folder}: {number} charts."
    ONE_CHART = "{folder}: 1 chart."
    KEPT = "{path}: kept, for it was edited since it was written."
    BESIDE = "{beside}: the new report, beside it; to replace what is there, add --force."
    CHART_KEPT = "{path}: kept, for it is not as it was drawn; replace it with --force."
    REMOVED = "{path}: removed, for the report has no such chart any more."
    MORE = "… and {number} more lines differ."
    NOT_COMPARED = "They differ in charts alone, or are too long to compare here."
    MAKING = "Making the report"
    DRAWING = "Drawing charts"
    PROGRESS = "{what}: {done} of {total}"


class ScreenUnsaved:
    """The list of text typed and not saved."""

    TITLE = "Not saved"
    AT, INDICATOR, YEAR, TYPED = "Typed (UTC)", "Indicator", "Year", "Typed"
    GRID = "Year grid"
    # With a title, and without one: a new one has no name yet.
    KINDS: ClassVar[dict[str, tuple[str, str]]] = {
        "reading": ("{title}", "Reading"),
        "comment": ("Comment: {title}", "Comment"),
        "priority": ("Priority {title}", "New priority"),
        "decision": ("Decision {title}", "New decision"),
    }
    EDITS, ONE_EDIT = "{number} edits", "1 edit"
    ABOUT = "Enter opens it; there it is saved or discarded."
    NONE = "Nothing that was typed waits to be saved."
    WAITS_ONE = "Something you typed is not saved; U lists it."
    WAITS = "{number} forms or cells hold text that is not saved; U lists them."


class ScreenApp:
    """What any screen may say."""

    COPIED = "Sent to the terminal's clipboard: {text}"
    NOTHING_TO_COPY = "There is nothing here to copy."
    THEME_NOT_KEPT = "The theme cannot be remembered on this computer."
    COPY = "{title}: {sentence}"
    # Said where the screens were, once they ended by a fault of the program.
    CRASHED = (
        "the screens ended by a fault of the program ({what}). Nothing that was saved is lost; "
        "what was typed and not saved is kept in {folder} and offered again.{report}"
    )
    CRASH_REPORT = " Please report it with {path}."


class ScreenWords:
    """The main screens: the scorecard, an indicator, what is due, the report, the problems."""

    APP = "Scorecard"
    READ_ONLY = "Read-only, for a meeting: nothing is written. Open it without --board."
    READING_FAILED = "Reading failed: {why}. What is shown may be outdated."
    NOT_SAVED = "NOT saved: {why}"
    OUT_OF_PERIOD = "The strategy runs from {first} to {last}."
    CHOOSE_THEME = "Choose a theme"
    TAG, OWNER = "Tag: {tag}", "Owner: {owner}"
    KEEP_THESE = "keep these alone"
    ENTERED = "{entered} of {expected} entered"
    PROBLEMS, ONE_PROBLEM = "{number} problems (p)", "1 problem (p)"
    BOARD = "read-only"
    AS_OF = "as of {day}"
    # The columns of the scorecard.
    STATUS, INDICATOR, VALUE, TARGET = "Status", "Indicator", "Reading", "Target"
    CHANGE, EXPECTED, CONFIDENCE = "Change", "Expected", "Confidence"
    # A movement of a percentage, in percentage points, where its column has room to say so.
    CHANGE_POINTS = "{change} pp"
    READING = "Reading the plan and the readings ..."
    NO_GOALS = "The plan has no goals yet. Write them into {plan}; docs/framework.md shows how."
    NO_INDICATORS = "The plan has goals and no indicators yet. Write them into {plan}."
    NO_MATCH = "Nothing matches {asked}. Press escape to show everything."
    WORST_FIRST = "Worst first"
    KEPT = "{asked}: {kept} of {all} indicators; esc shows all"
    FILTER = "words, tag:funding, owner:ana, status:missed"
    NONE = "none"  # "not assessed", where there is no room for it
    # What is due.
    DUE_TITLE = "Due for {year}"
    DUE_NOTHING = "Nothing is due for {year}: every reading is there, settled and sourced."
    DUE_CONTEXT = "Context, never scored. {sentence}"
    DUE_LACKING, DUE_LATEST, DUE_NOW = "Lacking", "Latest", "is due"
    COUNTED = "{number} {what}"
    YES_KEY, NO_KEY = "yes", "no"
    # The problems.
    FINE = "Nothing is wrong with the plan and the data."
    USABLE = "Everything else stays usable. Mend the file and save it: this page follows by itself."
    OUTDATED = "The files cannot be read as they are now; the scorecard shown is the last good one."
    UNUSABLE = "Nothing can be shown until this is mended. Save the file and this page follows."
    WARNING = "  warning"
    ERRORS, ONE_ERROR = "{number} problems", "1 problem"
    WARNINGS, ONE_WARNING = "{number} warnings", "1 warning"
    NO_PROBLEMS = "No problems"
    # One indicator.
    NO_CORRECTION = "There is no reading to correct yet; e enters one."
    NO_RETRACTION = "There is no reading under the cursor to take back."
    LAST_ONE, FIRST_ONE = "This is the last one.", "This is the first one."
    STATUS_NOTE = "{status}, {note}"
    NO_CHART = "There is no figure to draw."
    CHART_READING, CHART_PROVISIONAL, CHART_BASELINE = "reading", "provisional", "baseline"
    CHART_PATH, CHART_MILESTONE = "path", "milestone"
    CHART_AHEAD = "at this pace"
    CHART_TARGET, CHART_HOLDS = "target", "must hold"


class ScreenReadings:
    """The readings of one indicator and their revisions, as rows."""

    YEAR, READING, PATH, SOURCE = "Year", "Reading", "Path", "Source"
    KNOWN, MOVED, BY, WHY = "Known from", "From and to", "By", "Why"
    NO_READINGS = "No readings yet."
    NEVER = "Nothing was ever entered."
    NO_DATA, IN_WORDS, TAKEN_BACK = "no data", "in words", "taken back"
    TOTAL = "{total} (+{amount})"
    COMPUTED = "computed from {ids}"
    COMPUTED_FROM, COMPUTED_ONE = "computed from {number} readings", "computed from 1 reading"
    OF_ENTITY = "{entity}: {moved}"
    CONTESTED = " !"
    ENTERED = "Entered by {by} on {day}, revision {revision}"
    NO_DATA_WHY = "no data: {why}"
    DRAFT = "{value} ({state})"
    SHARE = "{part} of {whole}"
    JUDGED = "judged {status}"


class ScreenFacts:
    """What the plan says of an indicator, by name."""

    DEFINITION, NO_DEFINITION = "Definition", "The plan does not say what exactly is counted."
    KIND, LEVEL, TREND, COMPUTED = "Kind", "Level {level}", "Trend", "Computed"
    KIND_UNIT = "{kind}, {unit}"
    COMPUTED_OF = "{rule} of {ids}"
    SOURCE, OWNER, TAGS, ID, FORMERLY = "Source", "Owner", "Tags", "Id", "Formerly"
    TARGET, FIRST_TARGET, REVISED, SET_BY = "Target", "First target", "Revised", "Set by"
    REVISED_WHY = "{day}: {why}"
    BASELINE, MILESTONE = "Baseline", "Milestone"
    SET = (
        ("strategy", "the strategy itself"),
        ("wording", "the strategy's wording implies it"),
        ("example", "an example; the strategy does not state it"),
    )


class ScreenReview:
    """The review: what a year changed, one finding a page, then the next year's priorities."""

    TITLE, TITLE_AGAINST = "Review of {year}", "Review of {year}, against {before}"
    TITLE_NEXT = "Review of {year}: priorities for {next}"
    PAGE = "{number} of {all}"
    LAST_PAGE, FIRST_PAGE = "This is the last page.", "This is the first page."
    COUNTED = (
        ("worse", "{number} worse"),
        ("better", "{number} better"),
        ("even", "{number} neither"),
        ("newly assessed", "{number} newly assessed"),
        ("no longer assessed", "{number} no longer assessed"),
    )
    SAME = "{number} the same"
    MOVED = "Moved: {counts}"
    MOVED_NONE = "no indicator"
    FIRST = "{year} is the strategy's first year, so there is no year before to compare it with."
    UNKNOWN = "Comparing with {year} ..."
    RESTATED, RESTATED_ONE = "Restated: {number} figures", "Restated: 1 figure"
    RESTATED_NONE = "Restated: nothing"
    FLIPPED, FLIPPED_ONE = "{restated}, {number} statuses flipped", "{restated}, 1 status flipped"
    FLIPPED_NONE = "{restated}, no status flipped"
    ENTERED = "Entered: {now} of {expected}"
    ENTERED_BEFORE = "Entered: {now} of {expected}, {then} of {then_expected} in {before}"
    PRIORITIES = "Priorities: {counts}"
    PRIORITIES_OPEN = "{number} open"
    PRIORITIES_NONE = "Priorities: none set for {year}"
    DECISIONS = "Decisions: {number} open"
    DECISIONS_LATE = "Decisions: {number} open, {late} overdue"
    AMISS, AMISS_NONE = "Missed or off track: {number}, one a page", "Missed or off track: none"
    # The sections below the counts.
    SECTION = "{heading}: {counts}"
    MOVES: ClassVar[dict[str, str]] = {
        "worse": "Worse",
        "better": "Better",
        "even": "Neither better nor worse",
        "newly assessed": "Newly assessed",
        "no longer assessed": "No longer assessed",
    }
    LEVELS: ClassVar[dict[str, tuple[str, str]]] = {
        "indicator": ("1 indicator", "{number} indicators"),
        "objective": ("1 objective", "{number} objectives"),
        "goal": ("1 goal", "{number} goals"),
    }
    MOVED_FROM = "{moved}."
    # A finding.
    WAS = "was {status} in {year}"
    WAS_NOT = "without a status in {year}: {why}"
    STILL = "as in {year}"
    NOT_KEPT = "not kept"
    PRIORITY_FOR = "Priority set for {year}"
    PRIORITY_IS = '"{text}", {state}'


class ScreenRecord:
    """What the forms and questions of the board's year share."""

    SAVE, TAKE_BACK, KEEP, LEAVE = "Save", "Take back", "Keep it", "Leave it"
    TAKE_BACK_ASK = "Take this comment back?"
    TAKE_BACK_TEXT = "{title}, {year}. Its history stays, and u brings it back."
    UNSAVED_TEXT = "{title}: what you typed is not saved."
    GUIDE = "Questions to write by"
    NOT_ONE_DAY = "{typed} is not one day; write it as 2019-03-01"
    # While an id is typed.
    NO_MATCH = "nothing in the plan matches {typed}"
    OFFERS = "enter takes the first: {offers}"
    OFFER = "{id} {title}"
    BETWEEN = "; "


class ScreenComment:
    """Comments on the screens."""

    TITLE = "Comment for {year}"
    CHOOSE = "Choose an indicator, objective or goal; c then opens its comment."
    STANDS = "The comment of {by}, {day}, stands."
    AUDIENCE, STATE = "Readers", "State"
    IS_FINAL, IS_DRAFT = "final", "draft, left to the board's own report"
    EMPTY = "is empty; write it, or press escape"
    EMPTIED = "is empty; to have no comment any more, take it back"
    LABEL = "Comment"
    NOTE = "{label}: {text}"
    SHOWN = "{text} ({by})"
    BY = "{by}, {day}, {marks}"
    MISSING = "not written yet"
    MISSING_WRITE = "not written yet; c writes it"
    HERE = "comment: c"


class ScreenBoard:
    """The lists of priorities and of decisions."""

    CHOOSE = "Choose one of the list first; a adds one."
    BETWEEN = "; "
    NAMED = "{id} {title}"


class ScreenPriorities:
    """Priorities on the screens."""

    TITLE = "Priorities {first} to {last}"
    SECTION = "Priorities for {year}: {counts}"
    NO_COUNTS = "none"
    NONE_ADD, NONE = "None for {year} yet; a adds one.", "None for {year} yet."
    WAITING = "Waiting for the board's word: {number}"
    IS_KIND = "{kind} priority"
    SETTLED = "{state} by {by}, {day}: {because}"
    STATED = "{state} by {by}, {day}"
    GOES_ON = "{ref} goes on with it in {year}"
    UNDONE = "undone right after it was saved"
    # The form.
    ADD_TITLE, REVISE_TITLE = "A priority for {year}", "Priority {ref} for {year}"
    TEXT, KIND, REASON, NO_REASON = "Priority", "Kind", "Reason", "none given"
    ABOUT, LEAD, MEASURE, BECAUSE = "For", "Lead", "Measure", "Why now"
    NOT_OF_PERIOD = "{year} has no priorities: they are set for {first} to {last}."
    # What became of one.
    WHY = "A word why"
    ASK: ClassVar[dict[str, str]] = {
        "done": "Is it done?",
        "carried over": "Carry it over to the next year?",
        "dropped": "Drop it?",
    }
    ASK_ALL = "What became of it?"
    ASK_TEXT = "{ref}, for {year}: {text}"
    SETTLE: ClassVar[dict[str, str]] = {
        "done": "Done",
        "carried over": "Carry over",
        "dropped": "Drop",
    }
    SETTLED_ALREADY = "{ref} is {state} already; o takes it up again, with a word why."
    AGAIN, AGAIN_YES = "Take it up again?", "Adopt it again"
    AGAIN_TEXT = "{ref} is {state}: {text}"


class ScreenDecisions:
    """Decisions on the screens."""

    TITLE = "Decisions of {year}"
    SECTIONS: ClassVar[dict[str, str]] = {
        "overdue": "Overdue: {number}",
        "open": "Open: {number}",
        "done": "Done: {number}",
    }
    NONE_ADD, NONE = "No decisions of {year} yet; a adds one.", "No decisions of {year} yet."
    # The form.
    ADD_TITLE, REVISE_TITLE = "A decision", "Decision {ref}"
    ON, TEXT, WHO, DUE = "Meeting", "Decision", "Who", "Due"
    ABOUT, DONE, BECAUSE = "About", "Done on", "Why now"
    NO_DAY = "is empty; write the day of the meeting, such as 2019-03-01"
    DONE_ALREADY = "{ref} is done already; enter opens it."
    DONE_ASK, DONE_YES, DONE_WHEN = "Is it done?", "Done", "The day it was done"
    ASK_TEXT = "{ref}: {text}. It was done on this day:"
    WITHDRAW, WITHDRAW_YES = "Withdraw it?", "Withdraw"
    WITHDRAW_TEXT = "{ref}: {text}. It was entered by mistake; its history stays."
    REFUSED = "Not saved: {what}."


class ScreenClosing:
    """Closed years on the screens."""

    HEADER, HEADER_SHORT = "closed on {day} by {by}", "closed"
    CLOSED_ALREADY = "{year} was closed on {day} by {by}; O opens it again."
    NOT_CLOSED = "{year} is open; C closes it."
    NOTHING_DUE = "Nothing is still to do for {year}."
    CLOSE, CLOSE_YES = "Close {year}?", "Close the year"
    CLOSE_TEXT = (
        "Once it is closed, a change of it needs a reason and is told as a restatement. The board "
        "approved on this day:"
    )
    CLOSE_WHEN = "The day the board approved"
    REOPEN, REOPEN_YES, REOPEN_WHY = "Reopen {year}?", "Reopen the year", "Why it is opened again"
    REOPEN_TEXT = "{year} was closed on {day} by {by}. That stays in the history."
    REFUSED = "{year} was not closed: {what}."
    UNDONE = "closed by mistake"


class ScreenDue:
    """What is due besides readings."""

    COMMENT, PRIORITY, DECISION = "Without a comment", "Not settled", "Overdue"
    PRIORITY_DETAIL = "{ref}, {state} for {year}; say what became of it."
    DECISION_DETAIL = "{ref}, meeting of {day}; due {due}{who}."


class ScreenEntry:
    """Entering, correcting and taking back readings."""

    NOTHING_TO_UNDO = "Nothing was saved in this session that could be taken back."
    BOARD = (
        "This is the board's view, and read-only; open scorecard without --board to enter readings."
    )
    AS_OF = (
        "This is the scorecard as of {day}; what is entered now was not known then. Open it "
        "without --as-of to enter readings."
    )
    NO_STORE = "Nothing can be entered until plan and data can be read; p shows what is wrong."
    CLOSED_STORE = "Nothing can be entered: {why}."
    FIRST_JUDGED = "A judgement cannot be taken back, only changed; e opens it."
    UNDONE = "Undone. {said}"
    UNDONE_MANY = "Undone. {number} readings are back."
    SAVED_MANY = "{number} readings saved."
    SAVED = "{title}, {year}: {value}. Saved."
    SAVED_WAS = "{title}, {year}: {value}, was {was}. Saved."
    SAVED_PLAIN = "{title} {year}: saved."
    JUDGED = "{title}, {year}: judged {status}. Saved."
    JUDGED_MEANWHILE = (
        "NOT saved: {by} judged it {status} on {at} UTC while you were editing: {because} "
        "Save once more to judge it your way"
    )
    NOTHING_DUE = "Nothing more is due for {year}."
    CHOOSE = "Choose an indicator; e then enters its reading."
    RETRACT = "Take this reading back?"
    RETRACT_TEXT = (
        "{title}, {year}, entered by {by}. It will count no more; its history stays, and u "
        "brings it back."
    )
    RETRACT_YES, RETRACT_NO, RETRACT_WHY = "Take it back", "Keep it", "Why"
    RETRACT_REFUSED = "Not taken back: the reason {fault}."
    NEEDED = "{what} is needed."
    # The form.
    TITLE, TITLE_DUE = "Enter a reading for {year}", "Enter a reading for {year}, {due} still due"
    TITLE_AT = "Enter a reading for {year}: {at} of {due} due"
    GONE = "The plan has this indicator no more; what is typed cannot be saved."
    BACK = "Your unsaved text of {at} UTC is back. Save it, or press escape to discard it."
    NOT_KEPT = "Typed text cannot be kept on this computer until it is saved."
    SAVE_NEXT, SAVE = "Save, next due", "Save"
    NO_DATA, NO_DATA_ASCII, A_VALUE = "No data…", "No data...", "Enter a value"
    SAME = "That is what stands already; nothing to save."
    REFUSED, SEE = "Not saved: {what}", "see what is marked."
    WHOSE = "Somebody else changed it"
    MINE, THEIRS, TO_FORM = "Enter mine as the next revision", "Keep theirs", "Back to the form"
    UNSAVED, UNSAVED_TEXT = "Not saved", "What you typed for {title}, {year} is not saved."
    DISCARD, STAY = "Discard", "Stay"
    VALUE, PART, WHOLE = "Value", "Part", "of"
    EVIDENCE, JUDGEMENT, BECAUSE = "Evidence", "Judged", "Because"
    WITHOUT, SOURCE, EDITION, PAGE = "No data,", "Source", "Edition", "page"
    ADDRESS, STATE, REASON, NOTE = "Address", "State", "Reason", "Note"
    YES, NO = "yes", "no"
    LEVEL = "{level}: {title}"
    OTHER, OTHER_WHY = "other", "why, in your words"
    DRAFT = "A draft counts nowhere until it is made provisional or final."
    JUDGED_ON = "Judged {status} by {by} on {day}."
    NOW = "{year} now: {value}{marks}, by {by} on {day}."
    MARKS = " ({marks})"
    UNDERSTOOD = "understood: {value}"
    VERDICT = "With this reading: {mark} {status}. {sentence}"
    VERDICT_IN = "With this reading in {year}: {mark} {status}. {sentence}"
    NO_LAST = "No reading of an earlier year."
    LAST_EVIDENCE = "The last evidence is of {year}."
    LAST = "Last: {value} in {year}."
    EXPECTED = "The path expects {value} in {year}."
    TARGET = "Target: {target}."
    YOU = "you"


class ScreenEntities:
    """The entities of an indicator, and one of them."""

    STATUS, DEADLINE, FIRST, DONE = "Status", "Due by", "First date", "Done"
    LATEST, TARGET = "Reading", "Target"
    COUNTS = "{number} in all: {counts}"
    KEPT = "{asked}: {kept} of {all}; esc shows all"
    BY_NAME, WORST_FIRST = "by name", "worst first"
    LINE = "{counts} ({order})"
    NO_MATCH = "None of them matches {asked}. Press escape to show all."
    NONE = "This indicator is not kept for anybody by name."
    FILTER = "words, or status:missed"
    # The chain of deadlines of one entity.
    CHAIN_DAY, CHAIN_WHAT, CHAIN_GRANTED = "Due by", "Deadline", "Granted"
    ORIGINAL, EXTENSION = "the original one", "extension {number}"
    IN_FORCE, NOT_YET = "in force", "not in force yet"
    CAPPED = "counted as {day}"
    AS_IT_PASSED = "when the one before passed"
    DEADLINES = "Deadlines: {chain}."
    CHAIN_STEP = "{day} ({what})"
    FIRST_ONE, LAST_ONE = "This is the first one.", "This is the last one."
    # Choosing one to enter.
    PICK = "Enter a reading of {title} for {year}: whose?"
    PICK_HINT = "Type a few letters of the name, choose with the arrows, then enter."
    PICK_NONE = "Nobody is called so. Type other letters."
    UNDERSTOOD_NOT, UNDERSTOOD_DONE = "not done", "done, the day not known"
    VERDICT = " The indicator: {mark} {status}."
    ANSWER_SHORT = "yes, no, 2020-02-27"
    TITLE_OF = "{title}, {entity}"


class ScreenOutlook:
    """How firm a status is and where the pace leads, on the screen of an indicator."""

    SENTENCE = "{text}."
    STANDS = "the status is {confidence}"
    TAKES = "it takes {takes}"


class ScreenWhatIf:
    """The line that supposes a reading."""

    ASK = "a value; enter or esc closes the line"
    FIRST = "{title}: what if {year} read this? Nothing is saved."
    VERDICT = "{mark} {status} (now {now}). {sentence}"
    NOT_SAVED = "What if: {verdict} Nothing is saved."
    REFUSED = "{what}. Nothing is saved."
    NOT_HERE = "A reading cannot be supposed here: {why}"
    GONE = "the plan has it no more."
    OF_WHOM = "choose a name from the list first."
    JUDGED = "a person judges it."


class ScreenCompare:
    """What each published method says, side by side."""

    TITLE, TITLE_ONE = "Methods, {year}", "Methods, {year}: {title}"
    HEADING, WITH_WHY = "{title}: {word}", "{said}: {why}"
    WORKING = "Asking every method ..."
    DISAGREE, AGREE, ONE = "they disagree", "they agree", "one speaks"
    SILENT, NOT_COMPARED = "none speaks", "not compared"
    SAYS = '"{word}"'
    NOTHING = "nothing"
    DIFFERS = "differs: {word}"
    OWN_RULES = "this tool's own rules"
    NONE = "The plan has no indicators to compare."
    HINT = "{tally} * the method of the plan; enter opens the indicator."


class ScreenReport:
    """The screen of the year's report: how it reads, and what was written where."""

    TITLE = "Report for {year}{known}, {audience}, {charts}"
    AS_OF = ", as of {day}"
    WITH_CHARTS, WITHOUT_CHARTS = "with charts", "without charts"
    MAKING = "Making the report ..."
    WRITING = "Writing the report ..."
    ASK_FILE = (
        "Write the report to this file, .md or .html for one page; enter writes it, esc leaves it."
    )
    ASK_DAY = "Use only what was known on this day, such as 2020-11-30; empty uses everything."
    NAME_FILE = "Name a file; esc leaves it."
    NOT_A_REPORT = "{path} is not a report of this tool. Replace it?"
    WRITTEN = "Written: {path}{more}."
    REPLACED = "Written in place of an older report: {path}{more}."
    FORCED = "Written in place of what stood there: {path}{more}."
    BESIDE = (
        "{edited} was edited and is kept; the new report is beside it: {path}{more}. "
        "Above is what differs; R replaces {edited}, esc shows the report."
    )
    CHART, CHARTS = ", 1 chart in {folder}", ", {number} charts in {folder}"
    CHART_KEPT = "; 1 chart kept there, for it was edited"
    CHARTS_KEPT = "; {number} charts kept there, for they were edited"
    CHART_REMOVED = "; 1 chart of before removed"
    CHARTS_REMOVED = "; {number} charts of before removed"
    ALIKE = "They differ in charts alone, or are too long to compare here."
    LEFT = "Left as it was."
    NOTHING_TO_REPLACE = "No edited report stands in the way; w writes."


class ScreenStore:
    """What the screens say of the store: what waits, what came back, what is contested."""

    WAITING = "Saved on this computer only; {number} waiting for the shared folder."
    PUT_BACK = "{number} lines that the shared file had lost were put back from this computer."
    PUT_BACK_ONE = "1 line that the shared file had lost was put back from this computer."
    NOW_CONTESTED = "{number} readings are contested; ! settles them."
    NOW_CONTESTED_ONE = "1 reading is contested; ! settles it."
    # The same where the key would be typed.
    CONTESTED, CONTESTED_ONE = "{number} readings are contested.", "1 reading is contested."
    # The screen that settles them.
    TITLE = "Contested readings"
    NONE = "No reading is contested."
    HEADING = "{title}, {place}"
    PLACE, PLACE_OF = "{year}", "{entity}, {year}"
    COUNTS = "counts now"
    SIDE = "{by} on {at} UTC, revision {revision}"
    DETAIL = "Enter lets this one stand: it is entered again, as the next revision."
    CHOOSE = "Two people revised it, and neither saw the other's. Choose the one that is to stand."
    ASK = "Let this one stand?"
    ASK_TEXT = (
        "{place}: {value}, by {by}. The others stay in history. u undoes it: then what counts now "
        "counts again, and it stays settled, for you have seen both."
    )
    YES, NO, WHY = "Let it stand", "Leave it contested", "Why"
    SETTLED = "{place}: {value}. Settled."
    STAYS_SETTLED = "It stays settled: whoever settled it saw both."
    REFUSED = "Not settled: the reason {fault}."


class ScreenHelp:
    """The help: where keys hold, and what the marks mean."""

    TITLE, MARKS = "Help", "Marks"
    COMMAND = "{label}. {help}"
    MARK = "{status}: {meaning}"
    PLACES = (
        ("scorecard", "On the scorecard"),
        ("indicator", "On an indicator"),
        ("entity", "On a state, region or partner"),
        ("compare", "On the methods compared"),
        ("choose", "While you choose a name"),
        ("contested", "On contested readings"),
        ("due", "On what is due"),
        ("review", "In the review"),
        ("report", "On the report"),
        ("problems", "On the problems"),
        ("filter", "In the filter"),
        ("field", "In a field of the report"),
        ("question", "When you are asked"),
        ("grid", "On the year grid"),
        ("cells", "From cell to cell"),
        ("cell", "While you type into a cell"),
        ("bulk", "Saving the grid's edits"),
        ("unsaved", "On what is not saved"),
        ("entry", "In a form"),
        ("record", "In a comment, a priority or a decision"),
        ("priorities", "On the priorities"),
        ("decisions", "On the decisions"),
        ("ask", "In a question with answers"),
        ("help", "In this help"),
        ("list", "In any list"),
        ("app", "Everywhere"),
    )
    MEANINGS = (
        (Status.ACHIEVED, "the target is met"),
        (Status.ON_TRACK, "at or beyond the path to the target, or close to it"),
        (Status.AT_RISK, "behind the path"),
        (Status.OFF_TRACK, "far behind the path, or not holding what must hold"),
        (Status.MISSED, "the date has come and the target was not met"),
        (
            Status.PARTLY_ACHIEVED,
            "a goal or objective of which some is achieved and nothing is open",
        ),
        (Status.NOT_ASSESSED, "nothing can be said; the word beside it says why"),
    )
    SIGNS = (
        ("*", "after a figure: provisional"),
        ("~", "before a figure: about; in ASCII also where a text was cut"),
        ("(2019)", "after a figure: it is of that year, not of the scorecard's"),
        ("!", "contested: two people revised it, and neither saw the other's; ! settles it"),
    )


class PlanNames:
    """How the findings on a plan name what they speak of; its keys stay as they are written."""

    SAYS = "{name}: {what}"
    LEVELS: ClassVar[dict[str, str]] = {
        "goal": "goal",
        "objective": "objective",
        "indicator": "indicator",
    }
    NODE = "{level} {id}"
    # One without an id, by its position.
    NAMELESS = "{level} {number}"
    NAMELESS_OF = "{level} {number} of {holder}"
    OR = " or "


class PlanFile:
    """What stands in the way of reading a plan's file."""

    FOLDER = "this is a folder, not a file"
    NO_FILE = "this is a device or a pipe, not a file"
    MISSING = "there is no such file"
    THROUGH_FILE = "there is no such file: a folder in its path is a file"
    FORBIDDEN = "the file may not be read; ask whoever owns it"
    UNREADABLE = "the file cannot be read: {reason}"
    TOO_LARGE = "the file is larger than {most} MB; not a plan"
    EMPTY = (
        "the plan is empty; it begins with [strategy] (scorecard init DIR writes one to start from)"
    )
    UTF_16 = "the file is saved as UTF-16; save it as UTF-8"
    NUL = "a NUL byte stands here; this is not a text file, or it is not saved as UTF-8"
    NOT_UTF_8 = "the byte {byte} is not UTF-8; save the file as UTF-8"
    CARRIAGE_RETURN = (
        "a carriage return without a line feed; save the file with the usual line ends of Unix or "
        "Windows"
    )


class PlanSyntax:
    """What is no TOML."""

    NOT_TOML = "this is not TOML"
    BROKEN: ClassVar[dict[str, str]] = {
        "open_text": "a text is opened with quotes and never closed",
        "open_literal": "a text is opened with ' and not closed",
        "open_list": "a list is not closed, or a comma is missing; it stands between [ and ]",
        "open_table": (
            "a table in braces is not closed, or a comma is missing; it stands between {{ and }}"
        ),
        "no_equals": 'an "=" must follow the key; a key with spaces needs quotes',
        "open_header": "the header is not closed; it is written [name]",
        "open_headers": "the header is not closed; it is written [[name]]",
        "no_key": "a key is missing here",
        "digits": "a \\x, \\u or \\U must be followed by 2, 4 or 8 hexadecimal digits",
        "escape": "this escape names no character",
        "no_date": "there is no such date or time",
        "statement": "this line is neither key = value nor a [header]",
        "elsewhere": "this table is written elsewhere already; join the two",
        "closed": "this table is written in braces or as a list already; add there",
    }
    TOO_DEEP = "tables or lists are nested too deep, or a key has too many parts"
    TOO_LONG = "a number has too many digits"
    BACKSLASH = "a backslash must be doubled, or the text put between ' instead of \""
    HEADER_TWICE = "[{name}] stands twice; the first is in line {line}"
    HEADER_TWICE_MANY = (
        "[{name}] stands twice; the first is in line {line}; to have several, write double "
        "brackets: {header}"
    )
    KEY_TWICE = '"{key}" stands twice in one table; the first is in line {line}'
    AFTER_SINGLE = (
        "{header} stands after [{name}] in single brackets, or after a table that belongs under "
        "it; write every {header} with double brackets, before what is in it"
    )
    CLASH = "this key or table is written elsewhere already; join the two"
    LINE_END = 'a text is not closed on its line; close it, or use three quotes: """…"""'
    CONTROL = "a control character ({code}) stands in the text; take it out"
    NO_VALUE = 'a value is missing after the "="'
    TRUTH = "write {truth} in small letters, without quotes, not {word}"
    CURLY = 'text stands between straight quotes, "…", not {quote}'
    NOT_A_VALUE = '"{word}" is not a value; text needs quotes: "…"'
    LEADING_ZERO = "a number must not begin with 0"
    THOUSANDS = "write numbers without marks between thousands: {number}"
    COMMA = "write numbers with a decimal point, not a comma"
    NO_DATE = "there is no such date; a date is written 2020-12-31"
    AFTER_NUMBER = '"{rest}" is left over behind the number; text needs quotes: "…"'
    LEFT_OVER = '"{rest}" is left over at the end of the line; a remark begins with #'


class PlanValues:
    """What a value of a plan is, and what is wrong with one."""

    TEXT = 'the text "{text}"'
    NUMBER = "the number {number}"
    DATE = "the date {date}"
    DATE_AND_TIME = "a date with a time"
    TIME = "a time of day"
    LIST = "a list"
    TABLE = "a table"
    NOTHING = "nothing"
    LONG_NUMBER = "of more than {digits} digits"
    # After the name of what holds the value, as in "target: at_least must be a number, not true".
    FLAWED = "{name} {flaw}"
    NOT_BOOL = "must be true or false, not {value}"
    NOT_LEVEL = "must be one of the levels {levels}, not {value}{hint}"
    NOT_NUMBER = "must be a number, not {value}"
    BELOW = "is {value}, below min, {least}"
    ABOVE = "is {value}, above max, {most}"


class PlanTypes:
    """Keys that are missing, or hold what they cannot; ``{name}`` is the key's."""

    CANNOT = "{name} cannot be {value}"
    MISSING = "{name} is missing; add {key} = {example}"
    NOT_TEXT = '{name} must be text in quotes, such as "…", not {value}'
    NOT_NUMBER = "{name} must be a number, not {value}{unquote}"
    NOT_FINITE = "{name} must be a finite number, not {value}"
    NOT_WHOLE = "{name} must be a whole number, not {value}{unquote}"
    TOO_LARGE = "{name} is too large a number"
    NOT_BOOL = "{name} must be true or false, not {value}"
    ONLY_TRUE = "{name} can only be true; where it is not, leave the key out"
    NOT_ONE_OF = "{name} must be one of {choices}, not {value}{hint}"
    NOT_THE_ONE = "{name} must be {choice}, not {value}{hint}"
    UNKNOWN_WORD = '{name}: unknown word "{word}"{hint}'
    KNOWN = "; known are {names}"
    NOT_A_LIST = "{name} must be a list such as {example}, not {value}"
    NOT_A_TABLE = "{name} must be a table such as {example}, not {value}"
    NOT_A_RATIO = "{name} must be between 0 and 1 (0.95 stands for 95 %), not {value}"
    NOT_POSITIVE = "{name} must be more than 0, not {value}"
    TOO_MUCH = "{name} must be {most} or less, not {value}"
    NEGATIVE = "{name} must be 0 or more, not {value}"
    BLANK = "{name} must not be empty"
    LINE_BREAK = "{name} must stand on one line; take the line break out"
    CONTROL = "{name} holds a control character ({code}); take it out"
    NOT_PRINTABLE = "not printable"
    SPACES = '{name} must not hold spaces: "{id}"; write a hyphen instead'
    TOO_LONG = "{name} is {number} characters long; at most {most} are possible"
    HYPHEN = "{name} must not begin with a hyphen: on the command line it would read as an option"
    NOT_A_YEAR = "{name} must be a year such as 2020, not {value}{unquote}"
    YEAR_RANGE = "{name} must be a year between 1900 and 2200, not {value}"
    YEAR_KEY = '{name}: "{key}" is not a year; write a year such as 2018 before the "="'
    NOT_A_DAY = "{name} must be a date such as 2019-11-30, without quotes, not {value}"
    NOT_A_YEAR_OR_DAY = (
        "{name} must be a year such as 2020 or a date such as 2020-12-31, not {value}{unquote}"
    )
    NOT_NUMBER_OR_LEVEL = (
        "{name} must be a number, or a level's name in quotes for a scale, not {value}"
    )
    UNQUOTE = "; write it without the quotes"
    # How much a list or table must hold.
    WRONG_SIZE = "{name} needs {wanted}; it has {number}"
    ANOTHER_NUMBER = "another number"
    ANOTHER_SIZE = "another number of entries"
    CUTS = "{number} numbers, from the best cut to the worst"
    CUTS_OR_MORE = "at least {number} numbers, from the best cut to the worst"
    SIZES: ClassVar[dict[str, str]] = {
        "period": "two years, the first and the last",
        "between": "two numbers, the lowest and the highest",
        "levels": "at least two levels, worst first",
        "difference": "exactly two ids: the first minus the second",
        "share": "exactly two ids: the first as a share of the second",
        "sum": "the id of at least one indicator",
        "target": "at least one target",
        "baseline": "at least one baseline",
        "deadline": "at least one date",
        "sections": "at least one section",
        "window": "two years, the first and the last",
        "level_words": "at least three names, from the best level to the worst",
    }
    # How a value may look, where people choose the words in it.
    EXAMPLES: ClassVar[dict[str, str]] = {
        "levels": '{{ none = "no plan", strong = "a plan and a budget" }}',
        "level_words": '["met", "close", "far"]',
        "derive": '{{ sum = ["first-id", "second-id"] }}',
        "sum": '["first-id", "second-id"]',
        "difference": '["first-id", "second-id"]',
        "share": '["part-id", "whole-id"]',
        "id": '"a-short-name"',
        "labels": '{{ entity = "State Party" }}',
        "tags": '["funding", "states"]',
        "formerly": '["old-id"]',
    }


class PlanKeys:
    """Keys and tables that stand where they do not belong."""

    UNKNOWN = 'unknown key "{key}"{hint}'
    DID_YOU_MEAN = '; did you mean "{name}"?'
    KNOWN_HERE = "; known here are {names}"
    SLID = '"{key}" slid under {table}, because it stands after {header}; move it above that line'
    HEADLINE_SLID = (
        '"headline" belongs to the objective, but stands after {header}; move it above that line'
    )
    BELONGS_IN = '"{key}" belongs in [{table}]'
    AT_TOP: ClassVar[dict[str, str]] = {
        "objective": "an objective belongs under a goal; write [[goal.objective]]",
        "indicator": (
            "an indicator belongs under a goal; write [[goal.indicator]] or "
            "[[goal.objective.indicator]]"
        ),
    }
    NOT_A_TABLE = "must be a table, not {value}"
    NO_TABLE = "{header} must be a table, not {value}"
    ENTRY_NO_TABLE = "{level} {number} must be a table under {header}, not {value}"
    SINGLE = "write it with double brackets: {header}, not {single}"
    DOUBLE = "write it once, with single brackets: [{key}]"
    BEFORE_ANY = "{header} stands before any {parent}; begin with {parent}, its id and its title"
    NO_STRATEGY = '[strategy] is missing; begin with it, title = "…" and period = [2017, 2021]'
    NO_GOAL = "there is no goal; add [[goal]] with its id and title"
    NOTHING_IN: ClassVar[dict[str, str]] = {
        "goal": "has no objective or indicator",
        "objective": "has no indicator",
    }


class PlanHead:
    """The head of a plan, and how it is shown."""

    NUMBERS = (
        "numbers: {sample} does not show how numbers are written; write the number 1234.5 your "
        'way, for example "1,234.5" or "1 234,5"'
    )
    PERIOD = "period names the first year first: [{first}, {last}]"
    NO_LANGUAGE = 'there is no language "{language}"{hint}'
    LANGUAGES = "; there is {names}"
    DATES = (
        'dates: "{sample}" does not show how dates are written; write 31 December 2018 your way, '
        'for example "31/12/2018" or "2018-12-31"'
    )
    SECTION_TWICE = 'sections names "{section}" twice'
    TEMPLATES = "templates names a folder beside this file, such as templates"


class PlanIds:
    """Ids that are taken, or that nobody has."""

    TWICE = 'the id "{id}" is used twice; {holder} in line {line} has it already'
    FORMER_IS_ID = 'formerly: "{id}" is the id of {holder} in line {line}'
    FORMER_TAKEN = 'formerly: "{id}" is named already by {holder} in line {line}'
    NO_INDICATOR: ClassVar[dict[str, str]] = {
        "goal": '"{id}" is a goal, not an indicator',
        "objective": '"{id}" is an objective, not an indicator',
    }
    FORMER = '"{id}" is a former id; write "{now}"'
    UNKNOWN = 'unknown indicator "{id}"{hint}'
    NOT_ITS_OWN = '"{id}" is not an indicator of this objective{hint}'
    ITS_OWN = "; its indicators are {ids}"
    NO_NUMBER = '"{id}" is of kind {kind}; only numbers can be derived from'
    CIRCLE = "derive goes round in a circle: {ids}"


class PlanRules:
    """Keys of one indicator that do not fit together."""

    CUTS_CROSSED = "at_risk, {at_risk}, must not be above on_track, {on_track}"
    BELONGS = "{key} belongs to kind {kinds}; this indicator is {kind}"
    NO_LEVELS = "a scale needs its levels, worst first: levels = {example}"
    BOUNDS = "max, {most}, must be above min, {least}"
    EXCLUDE = "{keys} exclude each other"
    NO_START = "accumulate needs a baseline with a value: the sum starts from it"
    NO_START_VALUE = "with accumulate it needs a value: the sum starts from it"
    SUM_EVERY_YEAR = "every_year does not go with accumulate, which sums over years"
    NO_DERIVATION = "needs one of sum, difference or share"
    INPUT_TWICE = '{rule} names "{id}" twice'
    NO_YEARS = "needs from, to or both: active = {example}"
    YEARS_CROSSED = "from, {first}, is after to, {last}"


class PlanTargets:
    """Targets, and the path to them."""

    NO_AIM = "says nothing to reach; add {fitting}"
    FITTING = "at_least, at_most or between"
    TWO_BOUNDS = "{keys} exclude each other; for two bounds write between = [40, 60]"
    UNFIT = "{aim} does not fit kind {kind}; write {fitting}"
    BETWEEN = "between names the lowest value first: [{low}, {high}]"
    BETWEEN_BY = "between must hold every year; write every_year = true instead"
    NO_DATE = "does not say by when; add by = 2020, or every_year = true"
    TOLERANCE_ONCE = "tolerance only goes with every_year = true"
    TOLERANCE = "tolerance only goes with numbers"
    FIRST_DECIDED = "the first target holds from the start; decided belongs to those after it"
    NO_DECISION = "a revised target needs the date of its decision: decided = 2019-11-30"
    NO_REASON = 'a revised target needs a reason: why = "…"'
    DECIDED = "decided, {day}, is not after the target before it, {before}"
    DIRECTION = "direction is not needed; the target says it"
    DIRECTIONS = 'direction "{direction}" disagrees with the target, {aim}; take one of them out'
    BASELINE_TWICE = "another baseline has the year {year} already"
    BASELINE_LATE = "its year, {year}, is not before the target's year, {due}"
    BASELINE_MEETS = "already meets the target"
    MILESTONES_ALONE = "milestones lead to a target, and there is none"
    MILESTONES_HELD = "milestones lead to a target with by; this one holds every year"
    MILESTONE_LATE = "milestones: {year} is not before the target's year, {due}"
    MILESTONE_EARLY = "milestones: {year} is not after the baseline's year, {start}"
    MILESTONE_BEFORE = "milestones: {year} is not after the year before the period, {start}"
    MILESTONE_BACK = "milestones: {year}, {value}, turns back from the target"
    MILESTONE_BEYOND = (
        "milestones: {year}, {value}, goes beyond the target, and the path turns back after it"
    )


class PlanMethods:
    """The published methods: their parameters, and what they are for."""

    UNFIT = "method {method} is for kind number or percent; this one is {kind}"
    EVERY_YEAR = "method {method} needs a target with by, not every_year"
    GROWTH = "method growth is for indicators without a target"
    NO_TARGET = "method {method} needs a target; there is none"
    NO_WAY = "method {method} needs a target, or a direction that says which way is good"
    FALLING = "{key} go from the best to the worst, each below the one before it"
    ONE_WAY = "level_cuts must all rise or all fall, from the best to the worst"
    LEVELS = "{cuts} level_cuts part {parts} levels, and level_words has {levels}"
    LEVELS_USUAL = (
        "{cuts} level_cuts part {parts} levels, and without level_words there are {levels}"
    )
    BOUNDS = "must all rise or all fall from the worst to the best: {keys}"
    WINDOW = "window names the first year first"


class PlanEntities:
    """The states, regions or partners of an indicator."""

    NO_FIGURE = "aggregate makes a figure of entities, and there are none"
    NO_DEADLINES = "latest is for entities with deadlines, and there are none"
    NOT_A_TABLE = "entities must be a table such as {example}; not {value}"
    EMPTY = "entities must be a table such as {example}; it is empty"
    ENTRY_NO_TABLE = "{name} must be a table such as {example}, not {value}"
    DEADLINE_OR = "{key} and deadline exclude each other: a deadline asks whether it is done"
    FIRST_GRANTED = "deadline 1 is the original one; granted belongs to the extensions after it"
    NOT_AFTER = "deadline {number}, {day}, is not after the one before, {before}"
    GRANTED_LATE = "deadline {number}, {day}, lies before it was granted, {granted}"
    GRANTED_EARLY = "deadline {number} was granted before the one before it, {before}"
    FORMER_TAKEN = 'formerly: "{id}" is {holder}, an entity already'
    QUALITATIVE = "kind qualitative has no entities"
    DERIVED = "an indicator with entities is made of theirs; derive and entities exclude each other"
    COUNT_OF_SUMS = "accumulate does not go with aggregate {how}"
    WHICH_FIGURE = (
        "{key} is for the figure that the entities make; say which with aggregate = "
        '"count", "share", "sum" or "mean", or give each entity its own'
    )
    NO_ADDING = "{how} needs figures, and {entity} has a deadline"
    NO_SHARE = "share needs a deadline, or a target with by, for each; {entity} has none"
    NO_COUNT = "count needs a deadline or a target for each; {entity} has none"
    NO_NUMBERS = "{how} needs numbers; this indicator is {kind}"
