"""The screens."""

from __future__ import annotations

from typing import ClassVar

from scorecard.model.status import Status


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
    CHOOSE_COMMAND = "Search for commands…"
    NO_COMMAND = "No matches found"
    TAG, OWNER = "Tag: {tag}", "Owner: {owner}"
    KEEP_THESE = "keep these alone"
    ENTERED = "{entered} of {expected} entered"
    PROBLEMS = {"one": "1 problem (p)", "other": "{number} problems (p)"}
    BOARD = "read-only"
    AS_OF = "as of {day}"
    # The columns of the scorecard.
    STATUS, INDICATOR, VALUE, TARGET = "Status", "Indicator", "Reading", "Target"
    CHANGE, EXPECTED, CONFIDENCE = "Change", "Expected", "Confidence"
    UNIT = "Unit"
    # A movement of a percentage, in percentage points, where its column has room to say so.
    CHANGE_POINTS = "{change} pp"
    LEVEL_AND_STATUS: ClassVar[dict[str, str]] = {
        "GOAL": "goal, {status}",
        "OBJECTIVE": "objective, {status}",
        "INDICATOR": "indicator, {status}",
    }
    READING = "Reading the plan and the readings ..."
    NO_GOALS = "The plan has no goals yet. Write them into {plan}; docs/framework.md shows how."
    NO_INDICATORS = "The plan has goals and no indicators yet. Write them into {plan}."
    NO_MATCH = "Nothing matches {asked}. Press escape to show everything."
    WORST_FIRST = "Worst first"
    SORTED = "Sorted by {column}"
    SORTED_BACK = "Sorted by {column}, from the other end"
    KEPT = "{asked}: {kept} of {all} indicators; esc shows all"
    FILTER = "words, tag:funding, owner:ana, status:missed"
    NONE = "none"  # "not assessed", where there is no room for it
    # What is due.
    DUE_TITLE = "Due for {year}"
    DUE_NOTHING = "Nothing is due for {year}: every reading is there, settled and sourced."
    COUNTED = "{what}: {number}"
    YES_KEY, NO_KEY = "yes", "no"
    # The problems.
    FINE = "Nothing is wrong with the plan and the data."
    USABLE = "Everything else stays usable. Mend the file and save it: this page follows by itself."
    OUTDATED = "The files cannot be read as they are now; the scorecard shown is the last good one."
    UNUSABLE = "Nothing can be shown until this is mended. Save the file and this page follows."
    WARNING = "  warning"
    ERRORS = {"one": "1 problem", "other": "{number} problems"}
    WARNINGS = {"one": "1 warning", "other": "{number} warnings"}
    NO_PROBLEMS = "No problems"
    # One indicator.
    NO_CORRECTION = "There is no reading to correct yet; e enters one."
    NO_RETRACTION = "There is no reading under the cursor to take back."
    LAST_ONE, FIRST_ONE = "This is the last one.", "This is the first one."
    STATUS_NOTE = "{status}, {note}"
    NO_CHART = "There is no figure to draw."


class ScreenHelp:
    """The help: where keys hold, and what the marks mean."""

    TITLE, MARKS = "Help", "Marks"
    COMMAND = "{label}. {help}"
    MARK = "{status}: {meaning}"
    PLACES: ClassVar[dict[str, str]] = {
        "scorecard": "On the scorecard",
        "indicator": "On an indicator",
        "entity": "On a state, region or partner",
        "compare": "On the methods compared",
        "choose": "While you choose a name",
        "contested": "On what is contested",
        "due": "On what is due",
        "review": "In the review",
        "minutes": "While minutes are taken",
        "meeting": "In a meeting",
        "report": "On the report",
        "portfolio": "On a portfolio",
        "portfolio-page": "On a strategy or a shared indicator of a portfolio",
        "problems": "On the problems",
        "filter": "In the filter",
        "field": "In a field of the report",
        "question": "When you are asked",
        "grid": "On the year grid",
        "cells": "From cell to cell",
        "cell": "While you type into a cell",
        "bulk": "Saving the grid's edits",
        "import-file": "While you choose a file",
        "import": "Before a file is imported",
        "unsaved": "On what is not saved",
        "entry": "In a form",
        "record": "In a comment, a priority or a decision",
        "priorities": "On the priorities",
        "decisions": "On the decisions",
        "ask": "In a question with answers",
        "help": "In this help",
        "list": "In any list",
        "app": "Everywhere",
    }
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
        ("({year})", "after a figure: it is of that year, not of the scorecard's"),
        ("!", "contested: two people revised it, and neither saw the other's; ! settles it"),
    )


class ScreenStore:
    """What the screens say of the store: what waits, what came back, what is contested."""

    WAITING = "Saved on this computer only; {number} waiting for the shared folder."
    PUT_BACK = {
        "one": "1 line that the shared file had lost was put back from this computer.",
        "other": "{number} lines that the shared file had lost were put back from this computer.",
    }
    NOW_CONTESTED = {
        "one": "{counts} is contested; ! settles it.",
        "other": "{counts} are contested; ! settles them.",
    }
    # The same where the key would be typed.
    CONTESTED = {"one": "{counts} is contested.", "other": "{counts} are contested."}
    # The screen that settles them.
    TITLE = "What is contested"
    NONE = "Nothing is contested."
    HEADING = "{title}, {place}"
    PLACE = "{year}"
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
    # What the board wrote: a comment, a priority or a decision; a number that two were given.
    OF: ClassVar[dict[str, str]] = {
        "comment": "Comment on {title}, {year}",
        "priority": "Priority {ref}",
        "decision": "Decision {ref}",
    }
    MARK = "contested, ! settles it"
    DETAIL_BOTH = "Two were given that number. Enter lets both stand, each under its own name."
    ASK_BOTH = "Let both stand?"
    ASK_BOTH_TEXT = (
        "{place}: two were given that number. Each stands under its own name; the one that is not "
        "wanted can be dropped or withdrawn after that. u does not undo it, for you have seen both."
    )
    YES_BOTH = "Let both stand"
    SETTLED_BOTH = "{place}: both stand, each under its own name. Settled."
    SETTLED = "{place}: {value}. Settled."
    STAYS_SETTLED = "It stays settled: whoever settled it saw both."
    REFUSED = "Not settled: the reason {fault}."


class ScreenReadings:
    """The readings of one indicator and their revisions, as rows."""

    YEAR, READING, PATH, SOURCE = "Year", "Reading", "Path", "Source"
    KNOWN = "Known from"
    MOVED, BY, WHY = "From and to", "By", "Why"
    NO_READINGS = "No readings yet."
    NEVER = "Nothing was ever entered."
    IN_WORDS = "in words"
    COMPUTED = "computed from {ids}"
    COMPUTED_FROM = {"one": "computed from 1 reading", "other": "computed from {number} readings"}
    OF_ENTITY = "{entity}: {moved}"
    CONTESTED = " !"
    ENTERED = "Entered by {by} on {day}, revision {revision}"
    SHARE = "{part} of {whole}"
    JUDGED = "judged {status}"


class ScreenFacts:
    """What the plan says of an indicator, by name."""

    DEFINITION, NO_DEFINITION = "Definition", "The plan does not say what exactly is counted."
    KIND, LEVEL, TREND, COMPUTED = "Kind", "Level {level}", "Trend", "Computed"
    KEPT = "Kept"
    KIND_UNIT = "{kind}, {unit}"
    COMPUTED_OF = "{rule} of {ids}"
    SOURCE, OWNER, TAGS, ID, FORMERLY = "Source", "Owner", "Tags", "Id", "Formerly"
    TARGET, FIRST_TARGET, REVISED, SET_BY = "Target", "First target", "Revised", "Set by"
    BASELINE, MILESTONE = "Baseline", "Milestone"
    SET: ClassVar[dict[str, str]] = {
        "strategy": "the strategy itself",
        "wording": "the strategy's wording implies it",
        "example": "an example; the strategy does not state it",
    }


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


class ScreenParts:
    """The parts of a breakdown, such as women and men."""

    NOT_TOTAL = "{what}."
    EMPTIED = "a figure stands here; take it back on the page of the part, or type it again"
    WHY_NOT = "say why, as in: no data: the survey was put off"


class ScreenEntities:
    """The entities of an indicator, and one of them."""

    STATUS, DEADLINE, FIRST, DONE = "Status", "Due by", "First date", "Done"
    LATEST, TARGET = "Reading", "Target"
    COUNTS = "{number} in all: {counts}"
    KEPT = "{asked}: {kept} of {all}; esc shows all"
    BY_NAME, WORST_FIRST = "by name", "worst first"
    LINE = "{counts} ({order})"
    NO_MATCH = "None of them matches {asked}. Press escape to show all."
    NONE = "This indicator is not kept for anybody by name, and has no parts with figures."
    NO_NAMES = "This indicator is not kept for anybody by name."
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


class ScreenCompare:
    """What each published method says, side by side."""

    TITLE = "Methods, {year}"
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
    UNDONE_MANY = "Undone. {number} readings are as they were before."
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
    TITLE, TITLE_DUE = "Enter a reading for {year}", "Enter a reading for {year}, {left} still due"
    TITLE_AT = "Enter a reading for {year}: {at} of {left} due"
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
    # What a figure rests on, kept beside the store.
    FILES = "Files"
    YES, NO = "yes", "no"
    LEVEL = "{level}: {title}"
    OTHER, OTHER_WHY = "other", "why, in your words"
    DRAFT = "A draft counts nowhere until it is made provisional or final."
    JUDGED_ON = "Judged {status} by {by} on {day}."
    NOW = "{year} now: {value}{marks}, by {by} on {day}."
    MARKS = " ({marks})"
    UNDERSTOOD, DOUBTED = "understood: {value}", "{understood}. {doubt}"
    VERDICT = "With this reading: {mark} {status}. {sentence}"
    VERDICT_IN = "With this reading in {year}: {mark} {status}. {sentence}"
    NO_LAST = "No reading of an earlier year."
    LAST_EVIDENCE = "The last evidence is of {year}."
    LAST = "Last: {value} in {year}."
    LAST_AMOUNT = "{last} The total was then {total}."
    EXPECTED = "The path expects {value} in {year}."
    EXPECTED_TOTAL = "The path expects a total of {value} by {year}."
    TARGET = "Target: {target}."
    TARGET_TOTAL = "Target of the total: {target}."
    YOU = "you"


class ScreenDoubts:
    """Figures that are possible and hardly meant: a question before they are saved."""

    HEADING = {"one": "A figure looks wrong", "other": "{number} figures look wrong"}
    SAVE = {"one": "Save it as it is", "other": "Save them as they are"}
    BACK = "Back"
    FIGURE = "{place}: {what}"
    MORE = {"one": "And 1 more.", "other": "And {number} more."}


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
        "minutes": ("Minutes of {title}", "Minutes"),
        "note": ("Note: {title}", "Note"),
        "present": ("Present: {title}", "Present"),
    }
    IN_MEETING = "It is of a meeting's minutes; scorecard --minutes goes on with that meeting."
    EDITS = {"one": "1 edit", "other": "{number} edits"}
    ABOUT = "Enter opens it; there it is saved or discarded."
    NONE = "Nothing that was typed waits to be saved."
    WAITS = {
        "one": "Something you typed is not saved; U lists it.",
        "other": "{number} forms or cells hold text that is not saved; U lists them.",
    }


class ScreenGrid:
    """The year grid."""

    TITLE = "Year grid"
    TITLE_AS_OF = "Year grid as of {day}"
    HEADING = "Indicator"
    UNSAVED = {"one": "1 edit not saved", "other": "{number} edits not saved"}
    DOUBTED = {"one": "1? looks wrong", "other": "{number}? look wrong"}
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
    LEGEND_NOT_DUE = "{not_due} not due"
    LEGEND_SEPARATOR = ", "
    EMPTY = "The plan has no indicators yet."
    PLACE = "{title}, {year}"
    STANDS = "{value}{marks}, by {by} on {day}"
    SOURCE = "; {source}"
    NOTE = "; {note}"
    NO_SOURCE = "; no source"
    MARKS = " ({marks})"
    NOTHING = "Nothing yet"
    END = "."
    JUDGED = "Judged {status} by {by} on {day}: {because}"
    EXPECTED = "The path expects {value}."
    EXPECTED_TOTAL = "The path expects a total of {value}."
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
    OF_PARTS = "{value}: {how}."
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
    PASTING = "Pasting {number} cells…"
    READING = "Reading {number} edits…"
    PASTED = {
        "one": "1 cell pasted; not saved yet.",
        "other": "{number} cells pasted; not saved yet.",
    }
    PASTED_NOTHING = "Nothing of what was pasted differs from what stands."
    PASTE_REFUSED = "Nothing was pasted: {place}: {what}{more}."
    PASTE_MORE = {"one": " (and 1 more fault)", "other": " (and {number} more faults)"}
    PASTE_TOO_BIG = "Nothing was pasted: {rows} rows by {columns} columns reach past the grid."
    PASTE_CELL = "{title}, {year}"
    NOTHING_TO_SAVE = "There is nothing to save."
    BACK = {
        "one": "Your edit of {at} UTC is back: s saves it, u takes it away.",
        "other": "Your {number} edits of {at} UTC are back: s saves them, u takes them away.",
    }
    NOT_KEPT_HERE = "Edits cannot be kept on this computer until they are saved."
    ASK_HEADING = "Not saved"
    ASK_TEXT = {
        "one": "1 edit of the year grid is not saved.",
        "other": "{number} edits of the year grid are not saved.",
    }
    SAVE, DISCARD, STAY = "Save", "Discard", "Stay"


class ScreenBulk:
    """Saving the edits of the year grid at once."""

    TITLE = {"one": "Save 1 edit", "other": "Save {number} edits"}
    INDICATOR, YEAR, WAS, BECOMES, WHY = "Indicator", "Year", "Was", "Becomes", "Reason"
    WAS_NOTHING = "nothing"
    FIRST = "first reading"
    NEEDED = "needed"
    SOURCE, EDITION, STATE, REASON = "Source", "edition", "State", "Reason"
    SAVE, BACK = "Save all", "Back to the grid"
    ABOUT = "One source for all; left empty, each keeps that of its own indicator."
    ABOUT_REASON = (
        "One source for all; left empty, each keeps that of its own indicator. The reason is for "
        "what is revised or of a closed year."
    )
    REASON_NEEDED = {
        "one": "say why; one of them is a revision or of a closed year",
        "other": "say why; {number} of them are revisions or of a closed year",
    }
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


class ScreenDue:
    """What is due, by row and column."""

    TO_DO, ABOUT, WHO, LATEST, SINCE = "To do", "About", "Who", "Latest", "Due since"
    CONTEXT = "Context, never scored. {sentence}"
    OWNED = "{detail} Owner: {owner}"
    COMMENT, PRIORITY, DECISION = "Without a comment", "Not settled", "Overdue"
    PRIORITY_DETAIL = "{ref}, {state} for {year}{who}; say what became of it."
    DECISION_DETAIL = "{ref}, meeting of {day}; due {due}{who}."


class ScreenReview:
    """The review: what a year changed, one finding a page, then the next year's priorities."""

    TITLE, TITLE_AGAINST = "Review of {year}", "Review of {year}, against {before}"
    TITLE_NEXT = "Review of {year}: priorities for {next}"
    PAGE = "{number} of {all}"
    LAST_PAGE, FIRST_PAGE = "This is the last page.", "This is the first page."
    COUNTED: ClassVar[dict[str, str]] = {
        "came due": "{number} came due ({counts})",
        "worse": "{number} worse",
        "better": "{number} better",
        "behind": "{number} behind what is asked",
        "even": "{number} neither",
        "newly assessed": "{number} newly assessed",
        "no longer assessed": "{number} no longer assessed",
    }
    SAME = "{number} the same"
    MOVED = "Moved: {counts}"
    MOVED_NONE = "no indicator"
    FIRST = "{year} is the strategy's first year, so there is no year before to compare it with."
    UNKNOWN = "Comparing with {year} ..."
    RESTATED = {"one": "Restated: 1 figure", "other": "Restated: {number} figures"}
    RESTATED_NONE = "Restated: nothing"
    FLIPPED = {
        "one": "{restated}, 1 status flipped",
        "other": "{restated}, {number} statuses flipped",
    }
    FLIPPED_NONE = "{restated}, no status flipped"
    ENTERED = "Entered: {now} of {expected}"
    ENTERED_BEFORE = "Entered: {now} of {expected}, {then} of {then_expected} in {before}"
    PRIORITIES = "Priorities: {counts}"
    PRIORITIES_OPEN = "{number} open"
    PRIORITIES_NONE = "Priorities: none set for {year}"
    DECISIONS = "Decisions: {number} open"
    DECISIONS_LATE = "Decisions: {number} open, {late} of them overdue"
    AMISS, AMISS_NONE = "Missed or off track: {number}, one a page", "Missed or off track: none"
    # The sections below the counts.
    SECTION = "{heading}: {counts}"
    MOVES: ClassVar[dict[str, str]] = {
        "came due": "Came due",
        "worse": "Worse",
        "better": "Better",
        "behind": "Behind what is asked",
        "even": "Neither better nor worse",
        "newly assessed": "Newly assessed",
        "no longer assessed": "No longer assessed",
    }
    LEVELS: ClassVar[dict[str, dict[str, str]]] = {
        "indicator": {"one": "1 indicator", "other": "{number} indicators"},
        "objective": {"one": "1 objective", "other": "{number} objectives"},
        "goal": {"one": "1 goal", "other": "{number} goals"},
    }
    MOVED_FROM = "{moved}."
    # A finding.
    WAS = "was {status} {when}"
    WAS_NOT = "without a status {when}: {why}"
    STILL = "as {when}"
    IN_YEAR, ON_DAY = "in {year}", "on {day}"
    NOT_KEPT = "not kept"
    PRIORITY_FOR = "Priority set for {year}"
    PRIORITY_IS = '"{text}", {state}'


class ScreenMeeting:
    """The meeting of the board, a page for each thing it looks at."""

    PAGE = "page {number} of {all}"
    # What is compared, beside every title.
    AGAINST, SINCE = "against {year}", "since the meeting of {day}"
    SINCE_DAY = "since {day}"
    NO_MEETING = "no earlier meeting is known: against {year}"
    NO_MEETING_FIRST = "no earlier meeting is known"
    FIRST = "the first year"
    # What the palette says of a page.
    KINDS: ClassVar[dict[str, str]] = {
        "opening": "opening page",
        "goal": "a goal",
        "achievements": "achievements",
        "finding": "a finding",
        "decisions": "decisions sought",
        "closing": "closing page",
    }
    NAMED = "{id}  {title}"
    GOAL, FINDING = "Goal {id}", "Finding {number} of {all}"
    WELL, WELL_SINCE = "What went well in {year}", "What went well since {day}"
    DECISIONS, CLOSING = "Decisions sought", "Closing"
    GOALS = {"one": "There is 1 goal.", "other": "There are {number} goals."}
    NO_FINDING = "No indicator is missed or off track."
    POINT = "Point at an indicator first, with the arrow keys; enter then opens it."
    # A goal.
    NARRATIVE, NO_NARRATIVE = "What staff say", "Nobody has commented on this goal for {year}."
    OBJECTIVES, INDICATORS, PARTS = "Objectives", "Indicators", "Indicators and objectives"
    # What went well.
    GROUPS, DONE = "Goals and objectives", "Carried out"
    NOTHING_WELL = "Nothing was achieved and nothing turned better."
    NUMBER = "{number}."
    # The closing page.
    TODAY, NOTHING_TODAY = "Decided today, {day}", "Nothing yet."
    CLOSED, REOPENED = "closed", "reopened"
    PRIORITIES = "Priorities for {year}"
    TO_DO, NEXT = "To be done", "What comes next"
    OPEN = "{year} is not closed yet."
    LAST_YEAR = "{year} is the last year of the strategy."
    TARGETS_DUE = {
        "one": "1 target is due in {year}.",
        "other": "{number} targets are due in {year}.",
    }
    FAULT = "This page cannot be shown, by a fault of the program ({what}). The others can."


class ScreenBoard:
    """The lists of priorities and of decisions."""

    CHOOSE = "Choose one of the list first, or press a to add one."
    BETWEEN = "; "
    NAMED = "{id} {title}"


class ScreenPriorities:
    """Priorities on the screens."""

    TITLE = "Priorities {first} to {last}"
    SECTION = "Priorities for {year}: {counts}"
    NO_COUNTS = "none"
    NONE_ADD, NONE = "None for {year} yet; press a to add one.", "None for {year} yet."
    WAITING = "Still to be settled: {number}"
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
    # In a meeting whose minutes are taken.
    STATE = "State"
    NOT_ADOPTED = "It is proposed, not adopted: {why}"
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
    NONE = "No decisions of {year} yet."
    NONE_ADD = "No decisions of {year} yet; press a to add one."
    # The form.
    ADD_TITLE, REVISE_TITLE = "A decision", "Decision {ref}"
    ON, TEXT, VOTE, WHO, DUE = "Meeting", "Decision", "Vote", "Who", "Due"
    VOTE_HINT = "7, 1, 2: for, against, abstained"
    ABOUT, DONE, BECAUSE = "About", "Done on", "Why now"
    NO_DAY = "is empty; write the day of the meeting, such as 2019-03-01"
    DONE_ALREADY = "{ref} is done already; enter opens it."
    DONE_ASK, DONE_YES, DONE_WHEN = "Is it done?", "Done", "The day it was done"
    ASK_TEXT = "{ref}: {text}. It was done on this day:"
    WITHDRAW, WITHDRAW_YES = "Withdraw it?", "Withdraw"
    WITHDRAW_TEXT = "{ref}: {text}. It was entered by mistake; its history stays."
    REFUSED = "Not saved: {what}."


class ScreenMinutes:
    """Taking minutes in a meeting."""

    TAKEN, TAKEN_UNWRITTEN = "minutes: {by}", "minutes in no file: {by}"
    NOTE, NOTE_FOR = "Note", "Note on: {title}"
    PRESENT_TITLE, PRESENT, PRESENT_HINT = "Who is present", "Present", "Ana, Bo, Cy"
    NOTED, UNNOTED = "Noted on: {title}.", "Nothing is noted any more on: {title}."
    NAMED = "Present: {names}."
    NAMED_NOBODY = "Nobody is named as present any more."
    FAULT = "the text {fault}"
    WRITTEN = "{name} has the minutes so far; it is in {folder}."
    NOTHING = "Nothing is noted or decided yet; n notes, a decides, s sets a priority."
    NOT_WRITTEN = "The minutes are in no file, but kept on this computer; w tries again. {why}"
    # A meeting that was under way.
    AGAIN = "Go on with the meeting of {day}?"
    AGAIN_TEXT = "Its minutes are under way: {counts}. What it decided stands in the store."
    AGAIN_TYPED = "A form that was typed into and not saved opens again."
    NOTES = {"one": "1 page with a note", "other": "{number} pages with a note"}
    RECORDS = {"one": "1 decision or priority", "other": "{number} decisions and priorities"}
    GO_ON, ANOTHER = "Go on", "Begin another"
    ANOTHER_SAID = "Another meeting; the minutes of the one before stay in {file}."


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


class ScreenImport:
    """Importing a file: choosing it, what it would do, and the questions before it is taken in."""

    CHOOSE, PATH = "Import a file", "The path of a sheet: .csv, .xlsx, .xlsm, .xls or .ods"
    NAME, SIZE, CHANGED_ON = "Sheet", "Size", "Changed"
    KIB, MIB = "{size} KiB", "{size} MiB"
    NO_FOLDER = "This folder cannot be listed: {why}."
    NO_SUCH = "Nothing here has that in its name."
    NO_SHEETS = "No sheet lies in this folder: .csv, .xlsx, .xlsm, .xls or .ods."
    TYPED_OPENS = "Enter opens the file whose path is typed."
    OPENS = "Enter shows what importing {name} would do; nothing is taken in yet."
    OPENS_FOLDER = "Enter opens the folder {name}"
    # What the file would do.
    TITLE, TITLE_SHEET = "Import {file}", "Import {file}, sheet {sheet}"
    READING, IMPORTING = "Reading the file ...", "Importing ..."
    PROGRESS = "Importing: {done} of {total}"
    HISTORY = (
        "this file is a whole history, each revision with its moment of entry; scorecard import "
        "takes it in, as a command"
    )
    SORTS: ClassVar[dict[str, str]] = {
        "refused": "refused",
        "doubted": "looks wrong",
        "changed": "changed",
        "new": "new",
        "left": "left out",
        "same": "the same",
    }
    COUNTED = "{number} {sort}"
    SHOWS_WRONG = "Shown: what asks for a look."
    SHOWS_TAKEN = "Shown: what would be taken in."
    SHOWS_MOST = "Listed: the first {most}; / finds others."
    FILTERED = "Shown: what holds {text}."
    NO_ROWS = "No row is like that; f shows others."
    EMPTY = "The file holds no reading."
    PLACE, INDICATOR, YEAR = "Where", "Indicator", "Year"
    WRITTEN, UNDERSTOOD, LAST = "Written", "Understood", "Year before"
    SOURCE, NOTE = "Source", "Note"
    HEADING = "{title}, {year}"
    OF_YEAR, LAST_IN = "{year}", "{value} ({year})"
    REFUSED_BECAUSE = "{column}: {what}"
    SAYS_NO_FIGURE = "{text} says that there is no figure; s asks why"
    HAS_MARK = "{text} is a figure with a footnote mark; s asks whether to keep it as a note"
    CHANGED_SINCE = "changed here since the sheet was made: {value}, by {by} on {day}"
    NAMES_NOT_KEPT = "What the names stand for is not kept for next time: {why}."
    STANDS_THERE = "In {place}: {written}."
    NOTHING = "nothing"
    MEANS = "That is {value}."
    STORED = "It stands so already."
    REPLACES = "{value} stands now."
    SENTENCE = "{what}."
    LAST_BEFORE = "The year before: {last}."
    IS_LEFT = "It is left out."
    # One row.
    TAKE, LEAVE, CLOSE = "Take it", "Leave it out", "Back"
    NOT_YOURS = "This row is not taken in; there is nothing to leave out."
    # Before it is taken in.
    WHICH_SHEET = "Which sheet of {file} is to be read?"
    NO_SHEET_CALLED = "No sheet is called so. Type other letters."
    SHEET = "Sheet"
    ONE_SHEET = "There is no other sheet in this file."
    UNKNOWN_COLUMN = "The tool knows no column {name}"
    LEAVE_COLUMN = "Leave a column out"
    LEAVE_COLUMN_TEXT = "It is not read; the rest of the file is read anew."
    LEAVE_COLUMN_NAME = "Its name, as in the file"
    LEAVE_COLUMN_YES = "Leave it out"
    WHICH = "The plan knows no {name} ({places}). Which indicator is meant?"
    WHICH_HINT = "Type a few letters of its title, choose with the arrows, then enter."
    WHICH_NONE = "No indicator is called so. Type other letters."
    WHICH_LEAVE = "None of them: leave it out"
    MORE_PLACES = "{places} and {number} more"
    NO_FIGURE: ClassVar[dict[str, str]] = {
        "one": "1 cell says that there is no figure",
        "other": "{number} cells say that there is no figure",
    }
    NO_FIGURE_TEXT = '{written} ({places}). They can be kept as "no data, because" your words.'
    NO_FIGURE_WHY = "Why there is none"
    NO_FIGURE_TAKE, LEAVE_THEM = "Keep as no data", "Leave them out"
    MARKED: ClassVar[dict[str, str]] = {
        "one": "1 figure has a footnote mark",
        "other": "{number} figures have footnote marks",
    }
    MARKED_TEXT = "{written} ({places}). The mark can be kept as a note beside the figure."
    MARKED_TAKE = "Keep as notes"
    SINCE: ClassVar[dict[str, str]] = {
        "one": "1 reading was changed here since the sheet was made",
        "other": "{number} readings were changed here since the sheet was made",
    }
    SINCE_TAKE = "Take the sheet's"
    DOUBTED: ClassVar[dict[str, str]] = {
        "one": "1 figure looks wrong",
        "other": "{number} figures look wrong",
    }
    TAKE_DOUBTED, LOOK = "They are right", "Back to the list"
    REFUSED: ClassVar[dict[str, str]] = {
        "one": "1 row cannot be taken in",
        "other": "{number} rows cannot be taken in",
    }
    REFUSED_ROW = "{place}: {why}"
    REFUSED_TEXT = "{why}. Take what is right, and leave the rest?"
    TAKE_REST = "Take what is right"
    NOTHING_RIGHT = "Nothing to import: no row can be taken in; the line of each says why."
    NOTHING_NEW = "Nothing to import: the store holds every row already, or it is left out."
    ASK_TEXT = "{new} new, {changed} changed; {same} stand so already."
    ASK_LEFT: ClassVar[dict[str, str]] = {
        "one": "1 row is left out.",
        "other": "{number} rows are left out.",
    }
    IMPORT = "Import"
    NOT_IMPORTED = "Nothing is imported yet"
    NOT_IMPORTED_TEXT = "What you answered about this file is forgotten; the file stays as it is."
    LEAVE_FILE = "Leave the file"


class ScreenReport:
    """The screen of the year's report: how it reads, and what was written where."""

    TITLE = "Report for {year}{known}, {audience}, {charts}"
    AS_OF = ", as of {day}"
    WITH_CHARTS, WITHOUT_CHARTS, BRIEF = "with charts", "without charts", "two pages"
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
    CHARTS = {"one": ", 1 chart in {folder}", "other": ", {number} charts in {folder}"}
    CHARTS_KEPT = {
        "one": "; 1 chart kept there, for it was edited",
        "other": "; {number} charts kept there, for they were edited",
    }
    CHARTS_REMOVED = {
        "one": "; 1 chart of before removed",
        "other": "; {number} charts of before removed",
    }
    ALIKE = "They differ in charts alone, or are too long to compare here."
    LEFT = "Left as it was."
    NO_SCORECARD = "there is no scorecard to report on; see the problems"
    NOTHING_TO_REPLACE = "No edited report stands in the way; w writes."
