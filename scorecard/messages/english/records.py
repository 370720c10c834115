"""The store and what is entered into it: what is wrong, and what is refused."""

from __future__ import annotations

from typing import ClassVar


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
    MOVED = "it was moved to {to}; open it there"
    MOVED_NOTE = "This store was moved; nothing is added to the file beside this note any more."
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
        "other store": (
            "a line of another store; kept, and not counted; take it over with `scorecard merge`, "
            "this file and --other-store, or delete it"
        ),
    }
    RUN = "{number} lines from here on, each: {what}"
    TWICE = "its id stands on another line that differs"
    VANISHED = (
        "{lines} known before can no longer be found here: an older copy was put in its place, or "
        "it was cut; bring it back from git or a backup"
    )
    NEWER = (
        "written by a newer scorecard (format {format}): it can be read here, not written; update "
        "scorecard; {lines} could not be read"
    )
    NEWER_LINES = {
        "one": (
            "this line was written by a newer scorecard or another program; kept, but not "
            "counted; update scorecard"
        ),
        "other": (
            "{number} lines, this the first, were written by a newer scorecard or another "
            "program; kept, but not counted; update scorecard"
        ),
    }
    CUT_OFF = "an import of {size} stopped after {lines}; none of it counts; run it again"
    # Of TinyDB's methods that would change what stands.
    READ_ONLY = (
        "what was entered is never changed or removed: enter a new revision with `scorecard "
        "record`, or take a reading back with `scorecard retract`"
    )
    # Of a document that is inserted into a TinyDB table.
    NOT_A_REVISION = (
        'NOT saved: a document for the table "{table}" needs that as its `type`, an `id` that '
        "is text, and no `crc`: enter readings with `scorecard record`"
    )
    STANDS_ALREADY = "NOT saved: a record with the id {id} stands already"


class Line:
    """A sealed line that does not count: what is wrong with its fields, and being rid of it."""

    FAULTY = (
        "this line does not count: {what}; it cannot be deleted, since every computer that has "
        "seen it puts it back; if it is of no use, say so with `scorecard dismiss {line} --because "
        "WHY`"
    )
    COUNTED = {
        "one": "1 line holds nonsense and does not count; see: scorecard check",
        "other": "{number} lines hold nonsense and do not count; see: scorecard check",
    }
    MISSING = "`{field}` is missing"
    WRONG = "`{field}` is {value}, not {must}"
    MUST: ClassVar[dict[str, str]] = {
        "text": "a text of at most 64 KiB",
        "name": "a text that is not empty",
        "value": "a value as text, and no endless number",
        "number": "a number as text, in plain digits with a point",
        "whole": "a whole number from {least} to {most}",
        "truth": "true or false",
        "day": "a day such as 2018-11-20, from 1900 to 2999",
        "moment": "a moment with its zone, from 1900 to 2999",
        "word": "{listed} (a newer scorecard may know more)",
        "words": "a list of {listed} (a newer scorecard may know more)",
        "names": "a list of texts",
        "parts": "an object of texts",
        "evidence": "a list of files, each with its `path` and its `sha256`",
        "vote": (
            "an object of `for`, `against` and `abstained`, whole numbers from {least} to {most}"
        ),
        "batch": "a batch, a place in it and its size such as 01a209/3/300",
        "sha256": "a SHA-256 of 64 hexadecimal digits",
        "another": "the id of another line",
    }
    SAYS_NOTHING = "it must give `value`, or say why in `no_data`, or be `retracted`: one of these"
    NO_RANGE = "`high` goes with the qualifier `between`, and is above a `value` that is a number"
    NULL, LIST, OBJECT = "null", "a list", "an object"
    TRUTH = ("false", "true")
    OUT_OF_TIME = (
        "{what}: {by} entered this at {at} over what {other} entered at {before}; one of their "
        "clocks was wrong; what was made over another counts after it, whatever the clocks said"
    )
    STILL_TO_COME = {
        "one": "{what}: {by} entered this at {at}, which is still to come: a clock was ahead; "
        "before that day --as-of does not show it",
        "other": "{number} records say that they were entered in time to come, the last of them "
        "{what}, by {by} at {at}: a clock was ahead; before that day --as-of does not show them",
    }
    JUDGEMENT = "the judgement of {indicator} {year}"
    CLOSING, REOPENING = "the closing of {year}", "the reopening of {year}"
    # Of the command that dismisses one.
    COUNTS = (
        "{file}: line {line} counts, so there is nothing to dismiss; correct it with a revision, "
        "or take it back"
    )
    NO_SEAL = "{file}: line {line} has no whole seal, so it can be deleted; see: scorecard check"
    NO_LINE = "{file}: there is no line {line}; it has {lines}"
    DISMISSED_ALREADY = "line {line} was dismissed already"
    DISMISSED = "Line {line} is dismissed by {by}: {because}. It is kept, and named no more."
    ACCEPT_FAULTY = "{file}: line {line} cannot be entered: {what}; see: scorecard dismiss"
    HELD = {
        "one": "1 line of it is dismissed and does not count.",
        "other": "{number} lines of it are dismissed and do not count.",
    }


class Server:
    """A store on a PostgreSQL server: where it is, and why it cannot be read or added to."""

    IN_THE_OPEN = (
        "a password stands in the address, where everybody on this computer can read it; take it "
        "out, and put it into ~/.pgpass, a service file or PGPASSWORD"
    )
    NO_NAME = (
        "{name} cannot be the name of a store; use letters, digits, dots, dashes and underscores"
    )
    NO_ADDRESS = (
        "this is no address of a store on a server; write postgresql://HOST/DATABASE?store=NAME, "
        "or service=SERVICE store=NAME; what needs quotes goes into the service file"
    )
    NO_ROLE = "{name} cannot be the name of a role; use small letters, digits and underscores"
    WEAK_TLS = (
        'the plan demands tls = "{asked}"; the address asks for sslmode={given}, which is less'
    )
    NO_TLS = "the connection would not be encrypted, as the plan or the address demands"
    NOT_TRUSTED = (
        "no certificate that is trusted here vouches for the server; have its root certificate and "
        "write sslrootcert=FILE behind the address, or sslrootcert=system for a public one"
    )
    OTHER_NAME = (
        "the server's certificate is for another name than the address has; look at the address"
    )
    SILENT = "nothing came from it for too long"
    NO_LIBRARY = (
        "a store on a server needs PostgreSQL's library; install it with: pip install "
        '"scorecard[postgres]"'
    )
    UNREACHABLE = "the server cannot be used: {why}"
    NOT_THERE = "no server answers at this address; look whether it runs, and at your network"
    NO_HOST = "no computer of this name is known; look at the address, and at your network"
    CUT_OFF = "the connection to the server was cut off"
    NOT_PREPARED = (
        "the database is not ready for stores; an administrator makes it ready with the SQL that "
        "`scorecard move --prepare` prints"
    )
    NOT_A_MEMBER = "you may not read it; ask its administrator to make you a member of its readers"
    NOT_KNOWN = "the server does not let you in; look at your user's name and ~/.pgpass"
    NO_DATABASE = "the server has no such database"
    NO_STORES = "no store here that you may read; bring one here with: scorecard move ADDRESS"
    NO_SUCH = "no store named {name} here that you may read; there is {names}"
    WHICH = "several stores are here; say which, with ?store=NAME behind the address: {names}"
    NAME_TAKEN = "a store named {name} is here already; choose another name, with ?store=NAME"
    UNDER_NAME = "this store is here already, named {name}"
    MOVED = "it was moved to {to}; open it there"
    MOVED_MEANWHILE = "it was moved elsewhere a moment ago; open it again"
    STANDBY = "this server only follows another one; write to that"
    READER = "you may read it, and not add to it; ask its administrator"
    UNCONFIRMED = "the server did not confirm it"
    OVERTAKEN = "others keep adding to it"
    STANDS_IN = "{what}; this computer's copy stands in for the server until it can be used again"
    WAITING = (
        "saved on this computer only: {lines} waiting for the server ({why}); tried again at each "
        "save and each opening"
    )
    GONE_OUT: ClassVar[dict[str, str]] = {
        "one": "1 line that waited on this computer has reached the server now",
        "other": "{number} lines that waited on this computer have reached the server now",
    }
    PUT_BACK: ClassVar[dict[str, str]] = {
        "one": "1 line kept on this computer was missing on the server and was put back",
        "other": (
            "{number} lines kept on this computer were missing on the server and were put back"
        ),
    }


class Move:
    """A store moved from one kind of place to another."""

    WAITS = "lines wait on this computer, or it cannot be read; bring that in order first"
    DIFFERS = "what stands there now is not what was brought; the old place stays as it was"
    ANOTHER_THERE = "another store is there; nothing was moved"
    NO_TARGET = "say where to: the address of a server's store, or a folder"
    SAME = "the readings are there already"
    ROLES = "{name} cannot be the beginning of a role's name; use small letters, digits and _"
    ASK = "Bring {lines} from {source} to {target}? The old place is then closed."
    NEEDS = "it closes the old place; say --yes to go on"
    DONE = "{lines} stand in {target} now, {brought} of them brought just now; each was compared."
    LEFT = {
        "one": "1 line that does not count was left in the old file.",
        "other": "{number} lines that do not count were left in the old file.",
    }
    CLOSED = "{source} is closed: it can be read, and nothing is added to it."
    TO_PLAN = "So that everybody finds it there, put this into {plan}:"
    FROM_PLAN = "Take `store` out of [records] in {plan}, so that everybody finds it here."
    EVIDENCE = "Files of evidence stay beside the plan, in {folder}; they are not moved."


class Journal:
    """This computer's copy of the store: what waits, what was put back, what was read in."""

    UNCONFIRMED = "the disk did not confirm it"
    BROKEN_OFF = "the command was broken off"
    REPLACED = "another program keeps replacing it"
    GONE = "it is not there"
    STANDS_IN_GONE = (
        "the file is not there; this computer's copy stands in for it, and makes it again when its "
        "folder is there"
    )
    STANDS_IN = (
        "{what}; this computer's copy stands in for it; move the file away, and it is made again"
    )
    MOVED = "what is read here is not kept up: the store was moved to {to}; open it there"
    LINK_NOWHERE = "is a link to {path}, which is not there; nothing was created"
    STANDS_IN_LINK = (
        "the file this link leads to is not there; this computer's copy stands in for it until it "
        "is; if it is lost, put it back with: scorecard restore BACKUP"
    )
    LEADS_ELSEWHERE = (
        "the path leads to another file than when it was opened; nothing is read or written; open "
        "it again"
    )
    LINES = {"one": "1 line", "other": "{number} lines"}
    WAITING = (
        "saved on this computer only: {lines} waiting for the file ({why}); tried again at each "
        "save and each opening"
    )
    GONE_OUT = {
        "one": "1 line that waited on this computer has reached the file now",
        "other": "{number} lines that waited on this computer have reached the file now",
    }
    PUT_BACK = {
        "one": "1 line kept on this computer was missing from the file and was put back",
        "other": (
            "{number} lines kept on this computer were missing from the file and were put back"
        ),
    }
    BROUGHT = {
        "one": (
            "1 line that was only in this computer's copy of {place}, where this store was before, "
            "was brought along"
        ),
        "other": (
            "{number} lines that were only in this computer's copy of {place}, where this store "
            "was before, were brought along"
        ),
    }
    UNANSWERED = (
        "another store was here before, and only this computer has what it held: {what}, as "
        "{path}; put it back with `scorecard restore {command} --other-store`, take its lines over "
        "with `scorecard merge {command} --other-store`, or drop it with `scorecard forget "
        "--other-store`"
    )
    UNSETTLED = (
        "this is another store than the one this computer knows here, and nothing is saved to it "
        "before you say which it is to be; put back what was here ({what}, as {path}) with "
        "`scorecard restore {command} --other-store`, take its lines over with `scorecard merge "
        "{command} --other-store`, or drop it with `scorecard forget --other-store`"
    )
    UNSETTLED_TO_WRITE = (
        "this is another store than the one this computer knows here; `scorecard status` says how "
        "to settle that"
    )
    FOREIGN = {
        "one": (
            "1 line of another store, in line {line}, is kept and not counted; take it over with "
            "`scorecard merge {file} --other-store`, or delete it"
        ),
        "other": (
            "{number} lines of another store, the first in line {line}, are kept and not counted; "
            "take them over with `scorecard merge {file} --other-store`, or delete them"
        ),
    }
    NOT_COPIED = (
        "this computer's copy cannot be written ({why}), and until it can nothing can be saved"
    )
    BESIDE = {
        "one": (
            "a copy that a sync program left; 1 line that only it had was taken in; it can be "
            "deleted"
        ),
        "other": (
            "a copy that a sync program left; {number} lines that only it had were taken in; it "
            "can be deleted"
        ),
    }
    BESIDE_NOTHING = (
        "a copy that a sync program left; everything in it is in the store; it can be deleted"
    )
    CONTESTED = {
        "one": "{counts} is contested; see: scorecard check",
        "other": "{counts} are contested; see: scorecard check",
    }
    SORTS: ClassVar[dict[str, dict[str, str]]] = {
        "reading": {"one": "1 reading", "other": "{number} readings"},
        "comment": {"one": "1 comment", "other": "{number} comments"},
        "priority": {"one": "1 priority", "other": "{number} priorities"},
        "decision": {"one": "1 decision", "other": "{number} decisions"},
    }
    CONTESTED_FAULT = "{place} is contested: {sides}; the last counts; settle it with `{command}`"
    GIVEN_TWICE_FAULT = (
        "{place} is contested, for two were given that number: {sides}; each stands under its own "
        "name; settle it with `{command}`"
    )
    SETTLE: ClassVar[dict[str, str]] = {
        "reading": "scorecard record {place} VALUE --over {over}",
        "comment": "scorecard comment {place} TEXT --over {over}",
        "priority": "scorecard priority revise {place} --over {over}",
        "decision": "scorecard decision revise {place} --over {over}",
    }
    CONTESTED_MARK = "contested, see: scorecard check"
    SIDE = "{by} says {value} ({day})"
    # What a side says that is no reading: how it stands, and its words; which of two it is.
    STANDS = "{state}, {text}"
    NAMED = "{ref}: {what}"
    EDITED = (
        "edited by hand: {changes}; what was entered still counts; enter the edit as a revision "
        "with `scorecard accept {line}`, or delete the line"
    )
    EDITED_NOTHING = (
        "the line no longer matches its seal, but says what was entered, which still counts; "
        "delete the line"
    )
    CHANGE = "{field} {was} \u2192 {now}"


class Recovery:
    """What this computer's copies, and backups, hold of a store."""

    HOLDS = "{lines} of {title}, the newest of {day} (store \u2026{id})"
    TITLED = "\u201c{title}\u201d"
    UNTITLED = "a strategy without a title"
    NO_STORE = "no store here; nothing was created, for readings of it are kept:"
    LINE = "{what}: {path}; put it back with: scorecard restore {command}{where}"
    LINKED = "{what}: {path}, where a link led from here before; put the link there again"
    MORE = "\u2026 and {number} more"


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
        "evidence": "evidence",
        "flags": "flags",
        "high": "upper end",
        "id": "id",
        "indicator": "indicator",
        "judge": "name",
        "no_data": "no data",
        "note": "note",
        "numerator": "numerator",
        "page": "page",
        "parent": "parent",
        "part": "part",
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
    NO_PARTS = "{id} has no breakdowns in the plan; leave {name} out"
    UNKNOWN_PART = "{id} has no part {name}{hint}"
    IT_IS = "; it is {listed}"
    ONE_OF_SUCH = "one of {number}, such as {first}"
    EMPTY_YEAR = "is empty; write four digits from {first} to {last}"
    WRONG_YEAR = "{text} is not a year; write four digits from {first} to {last}{hint}"
    EMPTY_FISCAL = "is empty; write a year such as 2019/20, FY2020 or 2019, the year it begins in"
    WRONG_FISCAL = (
        "{text} is not a year of this strategy; write it like 2019/20, FY2020 (it ends in 2020) or "
        "2019, the year it begins in"
    )
    # Behind it, for a year over two calendar years.
    BEGINS_IN = ": {year}, the year in which it begins"
    YEAR_TO_COME = "{year} is still to come; a reading says what was measured"
    # The value, or why there is none.
    BOTH_SAID = "is given, but the reading is marked as taken back"
    WHY_TAKEN_BACK = "is empty; say why the reading is taken back"
    HOLDS_TAKEN_BACK = "holds {text}, but the reading is marked as taken back; keep one"
    HOLDS_NO_DATA = "holds {text}, but no_data is given; keep one"
    EMPTY_VALUE = "is empty; write the value, or say in no_data why there is none"
    TO_COME = "{text} is still to come"
    NO_VOTE = (
        "{text} is not a vote; write how many were for, against, and abstained, such as 7, 1, 2"
    )
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
    NEEDS_BOTH = 'says "between", so give both ends: 5–6 in the value, or the upper one in high'
    TWO_HIGHS = "says {high}, but the value {value} says {written}"
    RANGE_OF_PARTS = (
        "{text} lies between two figures, but numerator and denominator give one; leave them out, "
        "or the value"
    )
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
    WAS_NOW = "{was} \u2192 {now}"
    COMMENT = "the comment on {about} {year}"
    PRIORITY = "priority {ref}"
    DECISION = "decision {ref}"
    SAME_AGAIN = "the same again"
    UNCONTESTED = "NOT saved: {place} is not contested any more; look at it again first"


class Evidence:
    """Files beside the store that readings rest on."""

    NOT_THERE = "evidence: {path} is not there"
    NO_FILE = "evidence: {path} is no file"
    OUTSIDE = (
        "evidence: {path} is no file of the evidence folder itself; links, absolute paths and .. "
        "lead out of it"
    )
    UNREADABLE = "evidence: {path} cannot be read: {why}"
    TOO_LARGE = (
        "evidence: {path} has more than {most} MiB; name where it is kept with --address instead"
    )
    TOO_MANY = "evidence: a reading names {most} files at most"
    NO_DIGEST = "evidence: after {path} stands no SHA-256 of 64 hexadecimal digits"
    CHANGED_MEANWHILE = "evidence: {path} changed while it was copied; nothing was saved"
    NOT_COPIED = "evidence: {path} could not be copied here: {why}; nothing was saved"
    # Of a file that a reading names.
    FAULT: ClassVar[dict[str, str]] = {
        "missing": "is missing; it is evidence for {place}",
        "changed": "is not what it was when it was entered as evidence for {place}",
        "outside": "leads out of the evidence folder, or through a link; it is named for {place}",
        "unreadable": "cannot be read; it is evidence for {place}",
    }
    STATE: ClassVar[dict[str, str]] = {
        "whole": "",
        "missing": "missing",
        "changed": "changed since",
        "outside": "not in the evidence folder",
        "unreadable": "cannot be read",
    }
    NAMED = "evidence {files}"
    WITH_STATE = "{path} ({state})"
    NOT_HERE = {
        "one": "1 file of evidence that readings name is not here; copy it into {folder}.",
        "other": (
            "{number} files of evidence that readings name are not here; copy them into {folder}."
        ),
    }
    VERIFY = {"one": "1 evidence file is wrong:", "other": "{number} evidence files are wrong:"}


class Doubts:
    """A figure that is possible and hardly meant: why, and what may be."""

    MEANT = "{what}. Did you mean {meant}?"
    RIGHT = "{what}. Is it right?"
    IS_TIMES = "{value} is {times} {other}, {held}"
    ABOUT = "about {times}"
    # By how many decimal places it slipped.
    TIMES: ClassVar[dict[int, str]] = {
        1: "ten times",
        2: "a hundred times",
        3: "a thousand times",
        -1: "a tenth of",
        -2: "a hundredth of",
        -3: "a thousandth of",
    }
    FAR_FROM = "{value} is far from {other}, {held}"
    FAR_FROM_BOTH = "{value} is far from {other}, {held}, and from {another}, {beside}"
    LOOKS: ClassVar[dict[str, str]] = {
        "fraction": "{value} is entered where percent is kept; {held} is {other}",
        "amount": (
            "{value} looks like the amount of one year; readings of this indicator are totals, and "
            "{held} is {other}"
        ),
        "total": (
            "{value} looks like the total so far; readings of this indicator are the amounts of "
            "single years, and {held} is {other}"
        ),
    }
    # Of a year in which it is not kept.
    BETWEEN = "{year} lies between {before} and {after}: it is kept every {every} years"
    BEFORE_FIRST = "{year} lies before {first}, the first year in which it is kept"
    # What it is held against.
    HELD: ClassVar[dict[str, str]] = {
        "reading": "the reading of {year}",
        "baseline": "the baseline of {year}",
        "milestone": "the milestone of {year}",
        "target": "the target for {year}",
        "sum": "their sum up to {year}",
    }
    HELD_ALWAYS = "the target"


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


class Misfit:
    """Records without a place in the plan, or two in one place."""

    FOLDED = (
        "{names} are one now, {now}, and each has a reading of its own for {years}; one hides the "
        "other: take one of the two back, or take a former id out of the plan"
    )
    UNKNOWN = {
        "one": (
            '1 reading is for "{name}", which the plan does not name; if it was renamed, write '
            'formerly = ["{name}"] on the indicator it became'
        ),
        "other": (
            '{number} readings are for "{name}", which the plan does not name; if it was renamed, '
            'write formerly = ["{name}"] on the indicator it became'
        ),
    }
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
    PART = "the indicator has no breakdowns, so the reading for {name} is not used"
    UNKNOWN_PART = (
        "the reading is for {name}, which is no part of the indicator's breakdowns; if it was "
        'renamed, write formerly = ["{part}"] on the part it became'
    )


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
        "is another store, not a copy of this one; nothing was changed; to take its lines over as "
        "this store's own, say --other-store"
    )
    COPY_NOT_WRITTEN = (
        "NOT saved: this computer's copy cannot be written: {why}; enter it again when it can"
    )
    NOTHING = "nothing"
