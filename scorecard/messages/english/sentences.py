"""Why an indicator has its status, as sentences and the pieces they are made of."""

from __future__ import annotations

from scorecard.model.reading import Qualifier
from scorecard.model.scorecard import Doubt, Firmness, Rule

DUE = "{need} {were} due by {by}"
DUE_AHEAD = "{need} {are} due by {by}"
# Of a ceiling.
ALLOWED = "{need} {were} allowed up to {by}"
ALLOWED_AHEAD = "{need} {are} allowed up to {by}"
DONE_DUE = "due by {by}"
HOLD = "{need} every year"
# The same where there are to be none.
DUE_NONE = "there were to be none by {by}"
DUE_AHEAD_NONE = "there are to be none by {by}"
HOLD_NONE = "none in any year"
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
    Rule.BOUND: "{latest}; {asked}: {bound}{possible}.",
    Rule.OVERSPENT: "{latest}; {asked}: overspent by {short}.",
    Rule.ABOVE_LINE: "{latest}, above the {line} of a straight line; {asked}. {status}.",
    Rule.UNDER_LINE: "{latest}, within the {line} of a straight line; {asked}. {status}.",
    Rule.MET_BY_DUE: "{latest}; {due}{from}. {status}.",
    Rule.MET_LATE: "{latest}; {due}: met late{from}. {status}.",
    Rule.MISSED: "{decided}; {due}: missed by {short}{from}.",
    Rule.LOST: "Met {met}, lost {broken}: {latest}; {due}{from}. {status}.",
    Rule.DUE_NO_READING: "Due {by}, {no_figure}; {year_of} stood at {value}{against}.",
    Rule.STALE: "{latest} is the last reading, {old}{then}.",
    Rule.MET_EARLY: "{latest}; {ahead}: met early{slipping}{from}. {status}.",
    Rule.MET_AT_BASELINE: (
        "{latest}; the baseline, {baseline}, already met the target of {need}{from}. {status}."
    ),
    Rule.AT_OR_BEYOND_PATH: "{latest}; {path}{from}. {status}.",
    Rule.NO_MOVEMENT_EXPECTED: "{latest}; {path}, so it falls short{from}. {status}.",
    Rule.RATIO: "{latest}; {path}: {share} expected so far{from}. {status}.",
    Rule.NOT_DUE: "{latest}; {ahead}.",
    Rule.NONE_DUE: "No deadline has come yet; {ahead}.",
    Rule.UNHEARD: "Whether the target is met hangs on what is not known yet; {ahead}.",
    Rule.HOLDS: "{latest}; {hold}: held so far{unknown}. {status}.",
    Rule.HELD_ALL_YEARS: "{hold}: held in {all_years}. {status}.",
    Rule.HELD_BUT_BROKEN: "{latest}; {hold}: held now, broken in {broken}{unknown}. {status}.",
    Rule.WITHIN_TOLERANCE: (
        "{latest}; {hold}: off by {short}, within the tolerance of {tolerance}{unknown}. {status}."
    ),
    Rule.BROKEN: "{latest}; {hold}: off by {short}{unknown}. {status}.",
    Rule.BROKEN_IN_PERIOD: "{hold}: broken in {broken_years}{unknown}. {status}.",
    Rule.HELD_WITH_GAPS: "{hold}: held in {held} of {years_of}, {missing} unknown.",
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
    Rule.HOLDS: "{latest}; {hold}: not missed so far{unknown}. {status}.",
    Rule.HELD_ALL_YEARS: "{hold}: done in {all_years}. {status}.",
    Rule.HELD_WITH_GAPS: "{hold}: done in {held} of {years_of}, {missing} unknown.",
}
# Variants a rule takes when its usual words would not be true.
DATE_UNKNOWN = (
    "{latest}; {due}: achieved, but whether by then is unknown, as there is no {due_year} figure"
    "{from}."
)
# Of "less than 5" where 5 is asked: no figure says by how much it falls short.
JUST_MISSED = "{decided}; {due}: missed{from}."
JUST_OVERSPENT = "{latest}; {asked}: overspent."
JUST_BROKEN = "{latest}; {hold}{unknown}. {status}."
JUST_WITHIN_TOLERANCE = "{latest}; {hold}: within the tolerance of {tolerance}{unknown}. {status}."
PERIOD_OVER = "{hold}: the period is over, without a reading of it."
DONE_DATE_UNKNOWN = (
    "Done in {met}; {due}: achieved, but whether by then is unknown, as there is no {due_year} "
    "answer."
)
MET_AGAIN = "{latest}; {due}: met {met}, lost {broken}, met again{from}. {status}."
AS_EXPECTED = "{latest}, as the path expected{from}. {status}."
AWAY = "{latest}; {path}: the movement is away from the target{from}. {status}."
DUE_NEVER_READ = "Due {by}, no figure yet."
DONE_NEVER_READ = "Due {by}, no answer yet."
NO_FIGURE, NO_FIGURE_SINCE = "no {year} figure yet", "no figure for {year} or later yet"
NONE_TO_BE_HAD = "no {year} figure to be had"
NO_ANSWER, NO_ANSWER_SINCE = "no {year} answer yet", "no answer for {year} or later yet"
ENTITIES_UNASSESSED = "{entities}."
LAST_JUDGED = "Last judged {judged} for {year_of} by {by_whom}, {ago}."
EVIDENCE_WAITS = "There is evidence for {year_of}, but nobody has judged it yet."

# Pieces.
PATH = "the path expected {expected}"
PATH_SINCE = "the path expects {expected} in {year}"
# Of what is kept every so many years, while its next figure is ahead.
PATH_UNTIL_NEXT = "the path expected {expected} by then"
NEXT_DUE = "Next due {year}."
OLD, AGO = "more than {years} old", "more than {years} ago"
NEXT_OVERDUE = "and that of {year} has been due for more than {years}"
PATH_THEN = {
    "one": "the path expected {expected} by then, and {years} is not in yet",
    "other": "the path expected {expected} by then, and {years} are not in yet",
}
OF_TARGET = " of {target}"
AGAINST = ", against {need}"
AS_ASKED = ", as is asked"
NO_READING = "No reading yet"
# Of entities that make one figure together.
NOT_ALL_READ = "{read} of {number} read so far, and so no figure of all"
NOT_ALL_POOLED = "{read} of {number} read so far with numerator and denominator"
NO_READING_OF_PERIOD = "No reading of the period yet"
ANYTHING = ", so it may be anything from {worst} to {best}"
MAY_BE = ", so it may be {status} or have no status"
ONLY_BOUND = {
    Qualifier.AT_LEAST: "this is only a lower bound",
    Qualifier.AT_MOST: "this is only an upper bound",
    Qualifier.MORE_THAN: "this is only a lower bound",
    Qualifier.LESS_THAN: "this is only an upper bound",
    Qualifier.BETWEEN: "this lies between two figures",
}
ONLY_A_BOUND = "this is only a bound"
OF_BOTH_BOUNDS = "bounds of both sides went into it"
MEASURED_FROM_BOUND = "it is measured from a bound, {baseline}"
MEASURED_FROM = {
    "year_before": ", measured from {baseline}, the reading before the period",
    "first_after": ", measured from {baseline}, the first reading",
}
SLIPPING = ", though the last readings lean away from it"
STATUS_WITH_NOTE = "{status}, {note}"
UNKNOWN = "; {years} unknown"
THEN = "; it read {status} then"
YEARS = {"one": "1 year", "other": "{number} years"}
ALL_YEARS = {"one": "the one year of the period", "other": "all {number} years"}
ALL_ROUNDS = {"one": "the one year it was due", "other": "all {number} years it was due"}
KEPT_FROM, KEPT_UNTIL = "it starts in {year}", "it ended in {year}"
# Sentences that may follow any other.
NO_DATA = "No data for {year}: {why}"
LATER = "In {year_of} it stood at {value}."
EXTENDED = "The date was moved from {first} to {by}."

# Roll-ups.
COUNT = "{number} {what}"
COUNTS_SEPARATOR = ", "
# Between what had something to achieve and what stands beside it.
ASIDE_SEPARATOR = "; "
OF_ALL_ACHIEVED = "{achieved} of {total} achieved"
OF_ALL_WELL = "{number} of {total} achieved or on track"
CANNOT_BE_TOLD = "{number} cannot be told"
# Between the parts of how all of it stands.
STANDING_SEPARATOR = " · "
NOTHING = "no indicators"
ROLL_UP = {
    "empty": "It has no indicators yet.",
    "fault": "The plan has a fault here, so nothing is said of the whole: {counts}.",
    "nothing": "Nothing in it could be assessed: {counts}.",
    "coverage": "Less than half of its weight could be assessed: {counts}.",
    "achieved": "All of it is achieved: {counts}.",
    "missed": "None of it was achieved: {counts}.",
    "share": "{share} by weight: {counts}.",
    "at_most": "At most {most} by weight: {counts}.",
    "unknown": "How it ended is not known: {counts}.",
    "undecided": (
        "{share} of it, by weight, may have been achieved; what is not known decides: {counts}."
    ),
    "mean": "On the whole {status}: {counts}.",
    "alike": "All of it is {status}: {number} of {number}.",
    "capped": "{counts}; no better than {status}, as something in it was missed or is moving away.",
    "headline": "It takes the status of its headline, {title}: {sentence}",
}


class Finding:
    """What a chart shows, in a sentence."""

    FROM_TO = "{first} in {from_} to {last} in {to}{trend}"
    TREND = "; {trend}"
    ONE = "One figure: {first} in {from_}"
    NONE = "No figure yet"
    PATH = "the path leads from {first} in {from_} to {last} in {to}"
    BREAK = "the series breaks in {years}"
    MISSING = "no figure for {years}"
    PROVISIONAL = "provisional: {years}"
    PART = "{part}: {finding}"
    SEPARATOR = "; "
    END = "."


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
    POINTS = {"one": "{move} point", "other": "{move} points"}
    LEVELS = {"one": "{move} level", "other": "{move} levels"}
    PACE = "at the median pace, {move} a year, "
    AT_DUE = "{value} in {year}, between {low} and {high}"
    AT_DUE_EXACT = "{value} in {year}"
    REACHED = "{need} in {reached}"
    REACHED_LATER = "; {need} in {reached}"
    NEVER = "the target of {need} will not be reached"
    NEVER_LATER = "; the target of {need} will not be reached"
    MADE = "{made} a year on average since {start}; the path planned {planned}"
    TAKES = "{needed} a year from {since} on, to reach {need} by {by}"
    TAKES_ONCE = "{needed} from {since} to {until}, to reach {need} by {by}"


class WhatIf:
    """A reading that is supposed, and what it would make of the scorecard."""

    SUPPOSED = "If {place} read {value}:"
    STATUS = "{mark} {then} (now {now})"
    PARENT = "{id} would be {then} (now {now})."
    NOT_SAVED = "Nothing was saved."


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


class Parts:
    """The parts of what an indicator measures, such as women and men."""

    MISSING = "No total for {year}: there is no figure of {names}."
    # Below their indicator: where those with a target stand.
    OF = "{part}: {value} of {target}, {status}"
    ASKED = "{part}: {value} ({target}), {status}"
    UNREAD = "{part} ({target}): {status}"
    SENTENCE = "{line}."
    # Among facts: its figures, then where it stands.
    FACT = "{figures}; {stands}"
    ASKED_OF = "{target}: {stands}"
    # As a table by year; the sign is for a year without a figure, in ASCII the second.
    HEADING = "By {breakdown}:"
    # Below it, of what is kept for some by name: what a part is made of, or why it has no figure.
    TOGETHER = "{part}, {year}: {total} together, {figures}."
    ONE_OF = "{entity} {value}"
    LACKING = "{part}, {year}: no figure of all together, for there is none of {names}."
    NO_FIGURE = ("·", ".")
    NONE = "no figure"
    STANDS = "{status}; {trend}"


class Entities:
    """What became of the entities of an indicator."""

    LABEL = "Entity"
    HEADING = "By {label}:"
    LINE = "{entity}: {sentence}"
    OWN_TARGETS = "each its own"
    FIRST_DAY = "{day} (first {first})"
    SEPARATOR = "; "
    END = "."
    NAMES = "{names} and {more} more"
    DONE = "{names} completed in {year}"
    LATE = "{names} completed late in {year}"
    REOPENED = "{names} reopened"
    MISSED = "{names} missed {day}"
    MISSED_MANY = "{names} missed their deadlines"
    EXTENDED = "{names} extended to {day}"
    EXTENDED_MANY = "{names} extended"
    AHEAD = "{names} due {year}"
    WAITING = "no word on {names}"
    # The same where it begins the sentence.
    WAITING_FIRST = "No word on {names}"
    STANDS = "{names} {status}"
    # Why a year has no pooled figure.
    NOT_POOLED = "No figure of all for {year}: numerator and denominator are missing of {names}."
    SHARES = (
        "{in_time} of {come} met the deadline in force, {in_time_originally} of "
        "{due_originally} the original one"
    )
    NONE_DUE = (
        "No deadline in force has come; {in_time_originally} of {due_originally} met the original "
        "one"
    )
