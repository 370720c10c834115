"""What changed, what was restated, what is due."""

from __future__ import annotations

from typing import ClassVar

from scorecard.model.records import PriorityState
from scorecard.model.status import Cause


class Changes:
    """What moved between two years or two days."""

    HEADING = "{title}: changes from {first} to {last}"
    # The two ends where days are compared: "what was known of 2018 on 30 November 2018".
    KNOWN = "{year} as known on {day}"
    SAME_YEAR = "{title}: {year} as known on {first}, and on {last}"
    AS_OF = "Both years as known on {day}."
    SAME = {
        "one": "1 indicator kept its status.",
        "other": "{number} indicators kept their status.",
    }
    FIRST = "The strategy begins in {first}, so there is no status of {year} to compare with."
    NOTHING = "{title}: nothing changed from {first} to {last}."
    NOTHING_KNOWN = "{title}: nothing changed for {year} from {first} to {last}."
    SECTION = "{heading}: {number}"
    SECTION_COUNTS = "{heading}: {counts}"
    CAME_DUE = "Came due"
    BEHIND = "Behind what is asked, though no figure moved the wrong way"
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
    WAS = "was {was}"
    WAS_NOW = "was {was}, now {now}"
    NOT_ASSESSED = "not assessed ({why})"
    CAUSE: ClassVar[dict[Cause, str]] = {
        Cause.FIGURE: "The figure moved",
        Cause.DATE: "Time went on",
        Cause.RESTATED: "A figure was restated",
        Cause.TARGET: "Another target",
        Cause.PLAN: "The plan changed",
        Cause.JUDGEMENT: "By judgement",
    }
    WITHIN = "Moved among entities, while the status stayed"
    PARTS = "Moved among parts"
    IN_PARTS = "{title}: {moved}."
    WITHIN_ONE = "{title}, still {status}: {moved}."
    CAME = "Its day came"
    AMONG = "Moved in it"
    # Of a whole: everything in it has come due, or something has.
    CAME_LAST, CAME_IN_IT = "Its last day came", "Something in it came due"
    MOVED_BY = "{cause}: {movers}."
    MOVED_FOR = "{cause}."
    MOVED_IN_IT = "{cause}. Moved with it: {parts}."
    MOVED_BELOW = "{cause}; no status directly in it moved, only points further down."
    PART = "{name} ({was}, now {now})"
    SEPARATOR = "; "
    # What may move an indicator's status.
    TOTAL_OF = "a total of {value}"
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
    BASELINE = "the series starts anew from {baseline}"
    STALE = "no reading since {year}"
    STARTS = "it is kept from {year} on"
    ENDED = "it was kept until {year}"
    # A figure that was restated.
    FIGURE = "{title}, {year}"
    RESTATEMENT = "{figure}: was {was}, now {now}{difference}; {why}, {known}."
    DIFFERENCE = " ({difference})"
    MINUS = "−"
    NO_FIGURE = "no figure"
    NO_DATA = "no data, {why}"
    AFTER_CLOSING = "changed after {year} was closed"
    KNOWN_SINCE = "known since {day}, entered by {by}"
    FLIP = "Without it, {name} would be {was}, not {now}."
    NO_FLIPS = {
        "one": "No status of {year} turned on it.",
        "other": "No status of {year} turned on any of these.",
    }
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
    DECISION_TAKEN = "{ref}, {text}: decided on {day}{vote}{who}{due}{done}."
    DECISION_VOTE = " ({vote})"
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
        "vote": "vote",
        "who": "who",
        "withdrawn": "withdrawn",
    }
    NOTHING = "nothing"
    COMMENT = "comment: "
    BY = "entered by {by}"
    NONE = "Nothing entered yet."


class PageOneWords:
    """Page one: how the strategy stands, what is new, what is asked of the board."""

    PLACE = "{year}, year {number} of {of}"
    # The headings of its parts.
    WAS, NEW, NEW_SINCE, ASKED = (
        "was {before}",
        "New this year",
        "New since {day}",
        "Asked of you",
    )
    NOTHING_NEW = "No status moved."
    NOTHING_ASKED = "Nothing waits for your word."
    MORE = {"one": "and 1 more", "other": "and {number} more"}
    SAID_BY = "{by}, {day}"
    DRAFT = "draft"
    CLOSE = "Approve and close {year}"
    CLOSE_BUT = "Approve and close {year} ({beside})"
    MISSING = {"one": "1 reading missing", "other": "{number} readings missing"}
    OPEN_TOO = {"one": "{years} is open too", "other": "{years} are open too"}
    RESET = "Reset or drop the target of {title}: {target}"
    AFTER_ALL = {
        "one": "Say what becomes of 1 target that was missed",
        "other": "Say what becomes of the {number} targets that were missed",
    }
    SETTLE = "Say what became of priority {ref}: {text}"
    ADOPT = "Adopt priority {ref}: {text}"
    OVERDUE = "See to decision {ref}, which is overdue: {text}"
    MORE_ASKED: ClassVar[dict[str, dict[str, str]]] = {
        "reset": {
            "one": "Reset or drop 1 more target that was missed",
            "other": "Reset or drop {number} more targets that were missed",
        },
        "settle": {
            "one": "Say what became of 1 more priority",
            "other": "Say what became of {number} more priorities",
        },
        "adopt": {"one": "Adopt 1 more priority", "other": "Adopt {number} more priorities"},
        "overdue": {
            "one": "See to 1 more decision that is overdue",
            "other": "See to {number} more decisions that are overdue",
        },
    }
    WHO: ClassVar[dict[str, str]] = {
        "reset": "owner {who}",
        "settle": "lead {who}",
        "adopt": "lead {who}",
        "overdue": "with {who}",
    }
    SINCE: ClassVar[dict[str, str]] = {
        "reset": "missed on {day}",
        "settle": "set on {day}",
        "adopt": "proposed on {day}",
        "overdue": "due on {day}",
    }


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
    UNPOOLED = "Without numerator and denominator, and so not pooled"
    COMMENT = "Without the comment that is asked for"
    NO_DATA = "No data to be had"
    BECAUSE = "; because {why}"
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
    COUNTS: ClassVar[dict[str, dict[str, str]]] = {
        "missing": {"one": "1 reading missing", "other": "{number} readings missing"},
        "draft": {"one": "1 reading a draft", "other": "{number} readings drafts"},
        "provisional": {"one": "1 reading provisional", "other": "{number} readings provisional"},
        "unsourced": {
            "one": "1 reading without a source",
            "other": "{number} readings without a source",
        },
        "unpooled": {
            "one": "1 reading without numerator and denominator",
            "other": "{number} readings without numerator and denominator",
        },
        "comment": {"one": "1 comment missing", "other": "{number} comments missing"},
        "priority": {"one": "1 priority not settled", "other": "{number} priorities not settled"},
        "decision": {"one": "1 decision overdue", "other": "{number} decisions overdue"},
    }


class PartSums:
    """Parts that do not come to their total."""

    PART = "{value} {part}"
    WHOLE = "the total"
    OTHER = "{parts} together"
    DIFFER = (
        "{place}: {parts} come to {sum}, and {of} to {whole}; where the parts need not add up, "
        "write adds_up = false"
    )
    ABOVE = "{place}: {parts} come to {sum}, more than {of}, {whole}"
    ONE_ABOVE = "{place}: {parts} alone are more than {of}, {whole}"
