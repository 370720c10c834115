"""Comments, priorities, decisions and closed years, as commands and screens tell of them."""

from __future__ import annotations

from typing import ClassVar


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
    SHOW_OR_WRITE = "{option} shows what stands, and a text is written; leave one of them out"
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
    ADDED_ADOPTED = "{ref}, adopted for {year}: {text}. Saved."
    SAVED = "{ref}: {state}. {text}. Saved."
    CHANGED = "{ref}: {changes}. Saved."
    SAME = "{ref}: already so, nothing changed."
    AGREED = "{ref} stands as it is: {text}. Settled."
    FOLLOWED = "{ref}, proposed for {year}, goes on with it."
    SAY_WHY = "say in a word why: --because WHY"
    NOTHING = "say what is to change: --text, --for, --kind, --reason, --lead or --measure"


class Decisions:
    """The commands for decisions."""

    HEADING = "Decisions: {counts}"
    COUNT = "{number} {state}"
    OPEN, OVERDUE, DONE = "open", "overdue", "done"
    NONE = "No decisions yet; add one with: scorecard decision add TEXT --on DATE"
    NONE_OF = "No decisions of {year} yet; add one with: scorecard decision add TEXT --on DATE"
    MET = "meeting of {day}"
    WHO = "who: {who}"
    DUE = "due {day}"
    DONE_ON = "done {day}"
    FOR = "for {ids}"
    VOTE = "{in_favour} for, {against} against, {abstained} abstained"
    ADDED = "{ref}, meeting of {day}: {text}{vote}{who}{due}. Saved."
    ADDED_VOTE = "; {vote}"
    ADDED_WHO = "; {who} sees to it"
    ADDED_DUE = "; due {day}"
    SAVED_DONE = "{ref}: done on {day}. {text}. Saved."
    SAVED_WITHDRAWN = "{ref}: withdrawn. {text}. Its history stays."
    CHANGED = "{ref}: {changes}. Saved."
    SAME = "{ref}: already so, nothing changed."
    AGREED = "{ref} stands as it is: {text}. Settled."
    SAY_WHY = "say why it is withdrawn: --because WHY"
    NOTHING = "say what is to change: --text, --on, --who, --due, --vote or --for"


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
