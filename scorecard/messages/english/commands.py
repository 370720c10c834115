"""The commands: what they say of themselves, what they print and what they refuse."""

from __future__ import annotations

from typing import ClassVar


class CommandHelp:
    """What ``--help`` says: a line and a text for each command, a line for each option."""

    LINES: ClassVar[dict[str, str]] = {
        "status": "The scorecard as text, or as JSON.",
        "show": "One indicator, objective or goal: why, readings, history.",
        "record": "Enter one reading, or revise one.",
        "retract": "Take a reading back, with a reason.",
        "judge": "Give a qualitative indicator its status, with a reason.",
        "comment": "The narrative for an indicator, objective or goal.",
        "priority": "What the board set itself for a year.",
        "decision": "What meetings decided: who, by when, done.",
        "close": "Close a year when the board has approved.",
        "reopen": "Open a closed year again, with a reason.",
        "compare": "What each published method says, side by side.",
        "due": "What is still to do for a year: readings, comments, priorities.",
        "history": "Every revision: who, when, from what to what, why.",
        "check": "Every fault of the plan and the data, by file and line.",
        "pin": "The figures of a report that went out, as lines of the plan.",
        "changes": "What changed between two years or two days.",
        "report": "The progress report of a year, as Markdown.",
        "page": "The interactive scorecard, one file for a browser.",
        "portfolio": "Many strategies on one page, and what they share.",
        "serve": "The screens in a browser on this computer.",
        "import": "Take in readings from a file or a folder, all or nothing.",
        "export": "Write the readings as a CSV file or a workbook.",
        "sheet": "A workbook for staff: what is due, with room to type.",
        "backup": "A dated copy of the data file, with its digest.",
        "restore": "Put back what a backup has and the data file lacks.",
        "verify": "Hold file, this computer's copy and backups together.",
        "merge": "Take in another copy of the data file, by revision.",
        "accept": "Enter a line that was edited by hand as a revision.",
        "dismiss": "Be rid of a line that does not count, with a reason.",
        "forget": "Drop this computer's copy of the data file.",
        "move": "Move the readings to a PostgreSQL server, or back into a file.",
        "init": "Start a strategy of your own in a folder.",
        "demo": "Put the bundled example into a folder.",
        "schema": "The JSON Schema of indicators.toml, or of the scorecard.",
        "doctor": "What this computer has and lacks, for a bug report.",
        "man": "The manual page, for man.",
    }
    # By the command's name, the program's own under none; a blank line parts paragraphs.
    TEXTS: ClassVar[dict[str, str]] = {
        "": """Keep a strategy honest: what is on track, what is off track, and why.

        Without a command, opens the scorecard on a terminal, and prints the status elsewhere.""",
        "status": """Show the scorecard of a year: what is on track, what is off track.

        With IDs of goals, objectives or indicators, shows those alone.""",
        "show": (
            "Show one indicator, objective or goal: its status and why, its readings and their "
            "sources."
        ),
        "record": """Enter the reading VALUE of indicator ID for YEAR; echoes what was understood.

        A reading that stands is never overwritten: a new value becomes its next revision and needs
        --reason. It keeps its source unless another is named; a first reading begins with the
        indicator's last one, else the plan's. A figure that looks wrong is asked about on a
        terminal, and needs --yes elsewhere.""",
        "retract": "Take back the reading of indicator ID for YEAR; its history stays.",
        "judge": """Judge the qualitative indicator ID for YEAR: STATUS is one of the statuses.

        achieved, on_track, at_risk, off_track or missed; "on track" works too.""",
        "comment": """Write the comment on ID (an indicator, objective or goal) for YEAR.

        What we did, what changed and how we know, what went otherwise. Without TEXT it opens your
        editor on a terminal, and prints the standing comment elsewhere; with - it reads the text
        from standard input. A new text becomes the next revision of the one that stands.""",
        "priority": """List the priorities of a year; add, adopt and settle them.

        "scorecard priority 2019" lists those of 2019. A priority is proposed, then adopted, and at
        the next review done, carried over to the next year, or dropped. REF is its name, such as
        2019-1.""",
        "priority list": "List the priorities of a YEAR, or all.",
        "priority add": "Propose a priority for YEAR: TEXT in one line.",
        "priority adopt": (
            "Adopt the priority REF; one that was settled is taken up again, with a word why."
        ),
        "priority revise": "Change the words of the priority REF; an empty text clears a field.",
        "priority done": "Say that the priority REF is done.",
        "priority carry": "Carry the priority REF over: it is proposed anew for the next year.",
        "priority drop": "Drop the priority REF.",
        "decision": """List the decisions of meetings; add them, and say when they are done.

        "scorecard decision" lists all, "scorecard decision 2019" those of the meetings of 2019. REF
        is a decision's name, such as D2019-1.""",
        "decision list": "List the decisions of the meetings of a YEAR, or all.",
        "decision add": "Enter what a meeting decided: TEXT in one line.",
        "decision done": "Say that the decision REF was carried out.",
        "decision revise": "Change the words, the days or the vote of the decision REF.",
        "decision withdraw": (
            "Take back the decision REF, which was entered by mistake; its history stays."
        ),
        "close": """Close YEAR when the board has approved it.

        From then on a change of it needs a reason and is a restatement. What is still to do for the
        year is counted first; then it asks on a terminal, and needs --yes elsewhere.""",
        "reopen": "Open the closed YEAR again, with a reason.",
        "compare": """Show what each published method says of an indicator, and where they disagree.

        With IDs of goals, objectives or indicators, compares those alone.""",
        "due": """List what is still to do for a year.

        Readings that are missing, drafts, provisional or without a source; comments that are asked
        for; priorities nobody settled; decisions overdue.""",
        "history": """Show every revision of indicator ID: who, when, from what to what, and why.

        Comments and closed years are among them. ID may also be an objective or a goal, for its
        comments, or the name of a priority or decision, such as 2019-1 or D2019-1.""",
        "check": """Name every fault of the plan and the data: file, line, column, what.

        Exits with 1 when there is any error; a warning alone leaves it at 0.""",
        "pin": """Print the lines that pin the figures of a report that went out.

        They are those of the scorecard of --year, with the knowledge of --as-of, or of today. In
        the plan they let check and report tell when a figure would no longer come out.""",
        "changes": """Show what changed between two years, or between what was known on two days.

        \b
        scorecard changes              the year before, and the year that status shows
        scorecard changes 2018 2020    two years, with what is known now
        scorecard changes 2018-11-30 today
                                       what was known then, and what is known now

        With days, --year compares the scorecards of one year; else each day has the scorecard that
        it showed. A single FROM goes up to the year that status shows, or to today.""",
        "report": """Write the progress report of a year as Markdown, to a file or the screen.

        A report that was edited since it was written is kept: the new one goes beside it, the
        difference is shown, and the exit code is 1.""",
        "page": """Write the interactive scorecard into FILE.html: one file for a browser.

        It holds every year that has readings, needs no server and no network, and can be read
        without script. A page that was edited since it was written is kept, as a report is.""",
        "portfolio": """Show the strategies that FILE.toml names on one page.

        Of each its goals and counts, what is worst and what is due; then the indicators they share,
        side by side, and summed or pooled where the file says so. One that cannot be read is named,
        and the rest shown. docs/portfolio.md describes the file.""",
        "serve": """Show the screens in a browser, until Ctrl-C ends it.

        There is no login and no encryption: whoever reaches the port has the screens, and enters
        under your name. Only this computer reaches it; another --host is asked about on a terminal,
        and needs --yes elsewhere.""",
        "import": """Take in the readings of FILE, a CSV file, a workbook, the folder of a data
        package or a data folder of Open SDG: all of them, or none.

        A row a reading, or indicators down and years across: which of the two is found and said.

        Shows what is new, changed, the same and refused, each value as written beside what was
        understood; asks on a terminal, needs --yes elsewhere. The same file twice changes nothing.

        What a person has to agree to is asked on a terminal and said by name elsewhere: --no-data,
        --marks-as-notes, --over-changes, --take-right. Names of indicators that somebody agreed to
        are kept beside the store and hold for the next file.""",
        "export": """Write the readings to FILE, which `import` takes back: a workbook where it is
        named .xlsx, else a long CSV; - is the screen.

        A workbook has the scorecard and the plan beside the readings.""",
        "sheet": """Write a workbook for staff: a row for each reading that is due, with title,
        unit, target, definition and the last figures, and columns to type into.

        `import` takes it back, and tells what somebody else changed meanwhile. A reading that is
        provisional or without a source is filled in as it stands.""",
        "backup": """Write a dated copy of the store into DIR, with its SHA-256 beside it.

        The lines that wait on this computer are in it too. Nothing is written when nothing has
        changed since the last backup there.""",
        "restore": """Put back what BACKUP has and the store lacks; a folder means the newest backup
        in it.

        Nothing the store holds is taken away. A file that is gone or cannot be read any more is
        made anew from the backup; what stood there is kept beside it. Of a folder with backups of
        several stores, that of this store is taken; another one only by its name, and with
        --other-store where there is a store here.""",
        "verify": """Count what the file, this computer's copy and each BACKUP hold, and compare the
        digests.

        A folder means the newest backup in it. A backup may lack what was entered since; that is
        said. Exits with 1 when the file or the copy lacks a line, or anything is damaged; what a
        save that was cut off left behind is neither.""",
        "merge": """Take in the lines of FILE, another copy of this store, that the store has not.

        Shows what is new, and which readings two people revised at once; asks on a terminal, needs
        --yes elsewhere. FILE stays as it is. With --other-store, lines of another store become
        this one's own; FILE may be the data file itself, where it holds such lines.""",
        "accept": """Enter what LINE of the data file was edited to, or added as, as a revision of
        yours.

        The line as it was entered stays in the history. `scorecard check` names such lines.""",
        "dismiss": """Say that LINE of the data file, which holds nonsense and does not count, is of
        no use.

        The line is kept and named no more, on every computer that sees this. `scorecard check`
        names such lines.""",
        "forget": """Drop this computer's copy of the store; the file stays as it is.

        For a computer you hand on, or when the file is meant to be what it is now. Copies of other
        stores that were here stay, unless --other-store says that those are meant.""",
        "move": """Move the readings to WHERE: the address of a server's store, such as
        postgresql://host/database?store=name, or a folder.

        Every line is brought and compared before the old place is closed, which then can be read
        and not added to. Cut off at any moment, it goes on where it was when it is started again.
        --prepare prints the SQL with which an administrator makes a database ready. A password
        never stands in an address: ~/.pgpass, a service file or PGPASSWORD have it.""",
        "init": """Start a strategy of your own in DIR: a commented plan and an empty store.

        A plan that is there already stays as it is; only what is missing is made. Where readings
        are kept of a store that was there, they are offered first.""",
        "demo": """Put the bundled example, the ICBL-CMC Strategy 2017–2021, into DIR to try things
        on.

        Where readings are kept of a store that was there, they are offered first.""",
        "schema": """Print the JSON Schema of indicators.toml, so that editors complete and check
        it.

        --of scorecard prints that of `export --format json` and `status --json`.""",
        "doctor": """Say what was found of this computer, its terminal, the plan and the store, and
        what is wrong with any of it: for a bug report.

        Nothing private is in it: no title, name or figure; a folder of yours is shown as …, your
        home as ~, a server without its name. Nothing is changed. Exits with 1 when something is
        wrong, and with 0 where there are notes alone.""",
        "man": "Print the manual page: every command with its options, as roff for `man -l`.",
    }
    # Options that say the same wherever they stand.
    OPTIONS: ClassVar[dict[str, str]] = {
        "--language": "Say everything in this language: en, fr, es, ar. [default: the plan's]",
        "--framework": "The plan. [default: indicators.toml here or in the nearest parent]",
        "--data": "The folder of the store, or a server's address. [default: data beside the plan]",
        "--json": "Print JSON, where there is output.",
        "--ascii": "Draw the status marks in ASCII.",
        "--year": "The scorecard's year.",
        "--as-of": "Use only what was known on that day.",
        "--entity": "The state, region or partner it is for.",
        "--part": "The part of a breakdown, such as women.",
        "--by": "Who enters it.",
        "--because": "A word why.",
        "--over": "The last revision you saw.",
        "--yes": "Do not ask.",
        "--dry-run": "Only show what would happen.",
    }
    # Options of one command, or of every command of a group.
    OWN: ClassVar[dict[str, dict[str, str]]] = {
        "": {
            "--version": "Print the version.",
            "--board": "Open the meeting of the board, page by page, read-only.",
            "--minutes": "Open the meeting of the board, and take its minutes.",
            "--by": "Who enters, and takes the minutes. [default: SCORECARD_BY, git's user, login]",
            "--since-meeting": (
                "With --board: compare with what was known at the last meeting, or on a day,"
                " instead of with the year before."
            ),
        },
        "show": {
            "--what-if": "Show the status a reading of the year would give; nothing is saved.",
            "--entity": "With --what-if: the state, region or partner.",
            "--part": "With --what-if: the part of a breakdown, such as women.",
        },
        "record": {
            "--parts": "A part's figure, such as women=12, as often as there are some.",
            "--source": "Where the figure stands: the title.",
            "--edition": "The source's edition.",
            "--address": "The source's web address.",
            "--page": "The source's page.",
            "--evidence": (
                "A file the figure rests on, as often as there are some: copied to data/evidence, "
                'unless it lies there; "" names none any more.'
            ),
            "--published": "When the source came out.",
            "--numerator": "For a percent: the part.",
            "--denominator": "For a percent: the whole.",
            "--qualifier": "exact, at least, at most, more than, less than, between or about.",
            "--state": "final (default), provisional or draft.",
            "--flags": "estimated, break, low reliability.",
            "--note": "What a reader should know.",
            "--reason": "Why an earlier reading is revised.",
            "--no-data": "There is no figure, and why.",
            "--yes": "Save a figure that looks wrong.",
        },
        "history": {"--part": "Only of this part of a breakdown."},
        "pin": {
            "--in": 'What the report is called, such as "Progress report 2018" (needed).',
            "--add": "Put the lines at the end of the plan, where nothing else is changed.",
        },
        "retract": {
            "--reason": "Why it is taken back (needed).",
            "--by": "Who takes it back.",
        },
        "judge": {
            "--because": "What the judgement rests on (needed).",
            "--reason": "Why a year that is closed is judged.",
            "--by": "Who judges.",
        },
        "comment": {
            "--audience": (
                "The narrowest circle meant to read it. [default: as it was, else public]"
            ),
            "--draft": "A draft is left to the board's own report.",
            "--withdraw": "Take the comment back; its history stays.",
            "--show": "Print the one that stands, and change nothing.",
            "--by": "Who writes it.",
            "--as-of": "Print the one that stood on that day.",
        },
        "priority": {
            "--for": "What it is for; may be repeated.",
            "--kind": "thematic or operational.",
            "--reason": "opportunity, urgent challenge or capacity.",
            "--lead": "Who leads on it.",
            "--measure": "How we will know.",
        },
        "priority add": {
            "--kind": "thematic (default) or operational.",
        },
        "priority revise": {
            "--text": "The priority in one line.",
            "--for": "What it is for, instead.",
        },
        "priority done": {
            "--because": "A word why (needed).",
        },
        "priority carry": {
            "--because": "A word why (needed).",
        },
        "priority drop": {
            "--because": "A word why (needed).",
        },
        "decision": {
            "--on": "The day of the meeting.",
            "--who": "Who sees to it.",
            "--due": "By when.",
            "--vote": "How many were for it, against it, and abstained.",
            "--for": "What it is about; may be repeated.",
        },
        "decision list": {
            "--open": "Only those that are not done.",
        },
        "decision done": {
            "--on": "When. [default: today]",
        },
        "decision revise": {
            "--text": "What was decided, in one line.",
            "--not-done": "It was not carried out after all.",
        },
        "decision withdraw": {
            "--because": "A word why (needed).",
        },
        "close": {
            "--on": "When. [default: today]",
            "--yes": "Do not ask, whatever is still to do.",
            "--by": "Who closes it.",
        },
        "reopen": {
            "--because": "Why it is opened again (needed).",
            "--by": "Who opens it.",
        },
        "report": {
            "--output": "Write here; a name in .html is a page.",
            "--html": "Write one HTML page, charts inside.",
            "--charts": (
                "Draw charts into a folder beside the file. "
                "[default: as the plan says, else charts]"
            ),
            "--audience": "Whom it is for. [default: as the plan says, else board]",
            "--template": "A folder with templates of your own.",
            "--brief": "Two printed pages: how it stands, and the objectives.",
            "--force": "Replace what was edited, or is not a report.",
        },
        "page": {
            "--audience": "Whom it is for. [default: as the plan says, else board]",
            "--open": "Open it in the browser.",
            "--force": "Replace what was edited, or is not a page.",
        },
        "portfolio": {
            "--tag": "Only the strategies with this tag.",
            "--screen": "On screens, with a way into each strategy's own.",
            "--markdown": "Write it as Markdown; - is the screen.",
            "--page": "Write it as a page for a browser; - is the screen.",
            "--force": "Replace what was edited, or is no such file.",
        },
        "serve": {
            "--port": "The port; 0 takes a free one. [default: 8017]",
            "--host": "The address to listen at. [default: 127.0.0.1, this computer alone]",
            "--board": "The review, read-only, for a meeting.",
            "--by": "Who enters what is entered there.",
            "--yes": "Let other computers in without asking.",
        },
        "import": {
            "--as-published": "Back-fill: known from the published day.",
            "--numbers": "How the file writes 1234.5.",
            "--sheet": "Which sheet of a workbook, or table of a package.",
            "--ignore": "A column to leave out; may be given again.",
            "--map": "Where the names of indicators are kept.",
            "--no-data": "Why cells such as n/a or \u2013 hold no figure.",
            "--marks-as-notes": "Footnote marks become notes.",
            "--over-changes": "Also what was changed here since.",
            "--take-right": "Leave what is refused or looks wrong.",
            "--by": "Who enters them.",
        },
        "schema": {"--of": "plan (default) or scorecard."},
        "export": {
            "--format": "In a format of other people's tools; see docs/formats.md.",
            "--history": "Every revision, not only what stands.",
            "--wide": "Indicators down, years across.",
            "--force": "Replace a file that stands there.",
        },
        "sheet": {
            "--all": "Every reading of the year, due or not.",
            "--force": "Replace a file that stands there.",
        },
        "accept": {
            "--reason": "Why the reading is revised. [default: correction]",
            "--yes": "Also over a revision entered since.",
            "--by": "Who accepts it.",
        },
        "dismiss": {
            "--because": "Why it is of no use.",
            "--by": "Who decides it.",
        },
        "restore": {
            "--other-store": "Also a backup of another store, in the place of this one.",
        },
        "merge": {
            "--other-store": "Also lines of another store, as this one's own.",
        },
        "forget": {
            "--even-waiting": "Also what is on this computer only.",
            "--other-store": "The copies of other stores that were here, not that of this one.",
        },
        "move": {
            "--prepare": "Print the SQL that makes a database ready for stores; nothing is moved.",
            "--roles": "The roles NAME_reader and NAME_writer instead of scorecard's.",
        },
        "init": {
            "--anew": "Start an empty store, though readings of one are kept.",
        },
        "demo": {
            "--anew": "Start the example, though readings of a store are kept.",
        },
    }


class Commands:
    """What is said of a command line itself."""

    VERSION = "scorecard {version}"
    # How the file begins that a crash leaves.
    CRASH_HEAD = "scorecard {version}, Python {python}, {platform}\n"
    UNKNOWN = 'there is no command "{name}"{hint}'
    BOARD_ALONE = "{option} opens the screens, so it goes without a command"
    BY_ALONE = "--by goes behind the command whose entry it is"
    MINUTES_TODAY = "--minutes takes the minutes of today's meeting, so it goes without --as-of"
    SINCE_NEEDS_BOARD = "--since-meeting goes with --board"
    SINCE_NOT_BEFORE = "--since-meeting {day} is not before {today}, the day of this meeting"
    SEE_HELP = "{what}\nsee: {command} --help"
    STOPPED = "stopped; nothing was changed"
    STOPPED_DONE = "stopped; {done}"
    # What a command had done when it was broken off, or when its answer could not be written.
    SAVED = "it is saved"
    SAVED_HERE = "it is saved on this computer, and goes into the file the next time"
    DONE = "it is done"
    DONE_UNSAID = "{done}, but the answer could not be written: {why}"
    NO_GROUP_COMMAND = "there is no command {name}{hint}"
    NO_TIMES = "--year and --as-of say nothing to this command"
    NOT_WHOLE = "{text} is not a whole number from {least} on"
    NOT_YEAR = '"{text}" is not a year; write four digits from 1900 to 2100{hint}'
    # An option that another command has, and the one that stands for it here.
    OPTION_HERE = "{what} here; write {option}"
    YEAR_HERE = "a year is named with --year {year}"
    OPTION_TWINS: ClassVar[dict[str, str]] = {"--because": "--reason", "--reason": "--because"}
    NOT_ONE_DAY = '"{text}" is not one day; write it as 2019-03-01'
    BAD_NAME = "the name of who enters it {fault}; say it with --by NAME"
    BAD_OPTION = "{option} {fault}"
    UNKNOWN_INDICATOR = "the plan has no indicator {name}{hint}"
    ID_IS_YEAR = "; {hint}"
    SEE_STATUS = "; see: scorecard status"
    NO_LANGUAGE = "--language: {text} is no language of this program; there are {known}{hint}"
    UNKNOWN_ID = "the plan has no goal, objective or indicator {name}{hint}"
    # Where no screen opens.
    BOARD_NEEDS = "{option} opens the screens: {why}"
    JSON_PRINTS = "--json prints instead"
    NO_TERMINAL = "there is no terminal to draw on"
    CANNOT_DRAW = 'this terminal cannot draw screens (TERM is "{term}")'
    AS_TEXT = "{why}; here is the status as text"


class Usage:
    """How a command is written, and what of a command line is refused before it is understood."""

    USAGE = "Usage:"
    HEADINGS: ClassVar[dict[str, str]] = {"Options": "Options", "Commands": "Commands"}
    HELP = "Show this message and exit."
    CHOICE = "{text} is not one of {known}"
    NO_OPTION = "No such option '{option}'{hint}"
    MISSING: ClassVar[dict[str, str]] = {
        "argument": "Missing argument {name}",
        "option": "Missing option {name}",
    }
    INVALID_FOR = "Invalid value for {name}: {what}"
    INVALID = "Invalid value: {what}"
    EXTRA: ClassVar[dict[str, str]] = {
        "one": "Got unexpected extra argument ({args})",
        "other": "Got unexpected extra arguments ({args})",
    }
    OPTION: ClassVar[dict[str, str]] = {
        "requires an argument": "Option '{option}' requires an argument",
        "does not take a value": "Option '{option}' does not take a value",
    }


class Serve:
    """The screens in a browser: who may come in, and the page around them."""

    NOT_INSTALLED = (
        "the screens in a browser need the package textual-serve, which is not installed; write: "
        "{python} -m pip install textual-serve"
    )
    ALL_MAY_ENTER = (
        "There is no login and no encryption: whoever reaches the port has these screens, and what "
        "is entered there stands under the name {who}."
    )
    ALL_MAY = (
        "There is no login and no encryption: whoever reaches the port sees what the board sees."
    )
    THIS_COMPUTER = (
        "Only this computer reaches it: you, and whoever else is logged in here. "
        "The page asks nothing of any other computer."
    )
    OTHERS = (
        "Other computers reach it at {host}, and everybody on the way can read along. "
        "The page asks nothing of any other computer."
    )
    ASK = "Let other computers in?"
    SAY_YES = "other computers would reach it; let them in with --yes, or leave --host out"
    NOT_SERVED = "nothing is served"
    NO_HOST = "no address is known for the host {host}"
    CANNOT_LISTEN = (
        "{host} port {port}: cannot listen there: {why}; another port is named with --port"
    )
    OPEN = "Open {url} in a browser; Ctrl-C here ends it."
    NO_LONGER = "no longer served"
    # Answers to a page of another site that asks in the same browser.
    ANOTHER_NAME = "This computer is not reached here under that name."
    ANOTHER_SITE = "Pages of other sites are not answered."
    # The page itself.
    TITLE = "scorecard"
    STARTING = "Opening the scorecard…"
    NO_SCRIPT = "The screens are drawn by a script, and this browser runs none."
    ENDED = "The scorecard is closed."
    AGAIN = "Open it again"


class StatusTable:
    """The scorecard as text."""

    TITLE = "{title}: {year}{as_of}"
    AS_OF = ", as known on {day}"
    COUNTS = "{counts}. {entered} of {expected} entered for {year}."
    NO_GOALS = "The plan has no goals yet; docs/framework.md shows how to write them."
    GROUP = "{title} ({counts})"
    PROVISIONAL = "* provisional"


class ShowPage:
    """One indicator, its facts and its readings."""

    ENTITY_ALONE, PART_ALONE = "--entity goes with --what-if", "--part goes with --what-if"
    TITLED = "{title} ({id})"
    NOTED = ", {note}"
    YEAR = "Year"
    TARGET = "Target"
    FIRST_TARGET = "First target"
    BASELINE = "Baseline"
    EXPECTED = "Expected"
    TREND = "Trend"
    KEPT = "Kept"
    UNIT = "Unit"
    OWNER = "Owner"
    CONFIDENCE = "Confidence"
    PACE = "Pace"
    PROJECTION = "Projection"
    TAKES = "It takes"
    DEFINITION = "Definition: "
    SET_BY: ClassVar[dict[str, str]] = {
        "strategy": ", set by the strategy",
        "wording": ", implied by the strategy's wording",
        "example": ", set by this example",
    }
    REVISED = "Revised"
    NO_READINGS = "No readings yet."
    READINGS = "Readings, newest first:"
    WAS = "was {value}"
    TOTAL = "total {value}"
    KNOWN_FROM = "known from {day}"
    COMPUTED = "computed"


class Recording:
    """One reading or judgement that is entered, or taken back."""

    OF = "{title}, {year}"
    OF_ENTITY = "{title}, {entity}, {year}"
    SAME = "{place}: already so, nothing changed."
    NEEDS_REASON = (
        "{place} already reads {value}, entered by {by} on {day}; to revise it, say why with "
        "--reason (correction, late data, method change, restated by source)"
    )
    WAS = ", was {value} ({reason})"
    STATE = ", {state}"
    SOURCE_KEPT = " The source stays as it was."
    # A first reading that names none.
    SOURCE_AS_LAST = " Source as in {year}: {source}."
    SOURCE_OF_PLAN = " Source as in the plan: {source}."
    DOUBT = "{place}: {what}"
    NEEDS_YES = "{what} Nothing was saved; add --yes to save it as it is."
    ASK = "Save it as it is?"
    NOT_SAVED = "nothing was saved"
    SAVED = "{place}: {value}{was}{state}. Saved.{source}"
    PART_OR_PARTS = "--part names one part, --parts several; take one of the two"
    ONE_AT_A_TIME = "{option} goes with one figure; enter the parts one by one with --part"
    PART_IS_NO_PAIR = '--parts "{text}": write the part and its figure, such as women=12'
    PART_IS_EMPTY = (
        '--parts "{text}": write its figure; where there is none, enter it alone: --part "{name}" '
        "--no-data WHY"
    )
    PART_TWICE = "{place} is given twice; keep one"
    SETTLE_ALONE = (
        "{place} is contested, so it is entered alone, with --over; scorecard check shows both "
        "sides. Nothing was saved."
    )
    SAY_WHY_BACK = "say why the reading is taken back: --reason TEXT"
    NOTHING_THERE = "{place}: no reading to take back"
    TAKEN_BACK = (
        "{place}: {value} taken back ({reason}). Its history stays: scorecard history {id} {year}"
    )
    NO_STATUS = '"{status}" is not a status a person can give; choose: {listed}'
    SAY_WHY_JUDGED = "say what the judgement rests on: --because WHY"
    REASON_IS_NO_BECAUSE = (
        "say what the judgement rests on with --because WHY; --reason says why a year that is "
        "closed is judged again"
    )
    JUDGED_ALREADY = "{title}, {year}: {status} already, judged by {by}; nothing changed."
    JUDGED_AHEAD = "{year} is still to come; a judgement says what was seen"
    NOT_QUALITATIVE = "{id} is of kind {kind}; only a qualitative indicator is judged by a person"
    FAULTY = "{id} is faulty in the plan; only a qualitative indicator is judged by a person"
    JUDGED = "{title}, {year}: {status}, judged by {by}. Saved."


class HistoryPage:
    """Every revision of a reading or judgement."""

    ENTERED = "entered by {by}"
    ENTERED_ON = "entered by {by} on {day}"
    CHANGED = "{was} \u2192 {now}"
    OF_ENTITY = "{entity}: {what}"
    JUDGED = "judged {status} by {by}: {because}{reason}"
    NONE = "No readings."
    NONE_OF = "No readings for {year}."


class ChangesAsked:
    """Two ends that cannot be compared."""

    SAYS_NOTHING_YEARS = "--year says nothing where two years are given; leave it out"
    SAYS_NOTHING_DAYS = "--as-of says nothing where two days are given; leave it out"
    YEAR_AND_DAY = (
        "{year} is a year and {day} a day; write two years, such as 2018 2020, or two days, such "
        "as 2018-11-30 2020-11-30"
    )
    ALIKE = "nothing lies between {first} and {last}; name two that differ"
    TURNED = (
        "{first} comes after {last}; the earlier one goes first: scorecard changes {last} {first}"
    )


class Checked:
    """A plan and a store without a fault."""

    NO_FAULT = "No fault: {indicators}, {readings}, revisions counted{warnings}."
    INDICATORS: ClassVar[dict[str, str]] = {
        "one": "1 indicator",
        "other": "{number} indicators",
    }
    READINGS: ClassVar[dict[str, str]] = {"one": "1 reading", "other": "{number} readings"}
    WARNINGS = ", {number} to look at again"


class ReportAsked:
    """Where a report goes."""

    TWO_PAGES = "--output names a page and --html another; name the Markdown or one page"
    TWO_TO_SCREEN = "only one of --output and --html can go to the screen"


class Transfer:
    """Readings taken in from a file, and written to one."""

    PREVIEW = "{file}: {preview}."
    ROW = "  {place}: {what}"
    DOUBTED = "{file}: {place}: {what}"
    MORE_DOUBTED = "\u2026 and {number} more that look wrong"
    REFUSED = "{file}: {refusal}"
    REFUSED_TOO: ClassVar[dict[str, str]] = {
        "one": "{refusal} (and at {number} place more)",
        "other": "{refusal} (and at {number} places more)",
    }
    MORE_REFUSED = "\u2026 and {number} more refused"
    REFUSED_NOTHING = "Nothing was imported: mend the refused rows and import again."
    NOTHING_RIGHT = "Nothing was imported: no row is right."
    IS_NAME = '"{name}" is no indicator of the plan. Is it {id}, "{title}"?'
    WHY_NO_FIGURE: ClassVar[dict[str, str]] = {
        "one": "1 cell says that there is no figure ({texts}). No data, because (Enter: refused)",
        "other": (
            "{number} cells say that there is no figure ({texts}). No data, because (Enter: "
            "refused)"
        ),
    }
    KEEP_MARKS: ClassVar[dict[str, str]] = {
        "one": "1 figure has a footnote mark ({texts}). Keep it as a note beside the figure?",
        "other": (
            "{number} figures have footnote marks ({texts}). Keep these as notes beside the "
            "figures?"
        ),
    }
    OVER_CHANGES: ClassVar[dict[str, str]] = {
        "one": (
            "1 reading was changed here since the sheet was made. Take the sheet's all the same?"
        ),
        "other": (
            "{number} readings were changed here since the sheet was made. Take the sheet's all "
            "the same?"
        ),
    }
    TAKE_RIGHT: ClassVar[dict[str, str]] = {
        "one": "1 row is refused. Take the rows that are right, and leave it?",
        "other": "{number} rows are refused. Take the rows that are right, and leave these?",
    }
    OTHERS: ClassVar[dict[str, str]] = {
        "one": "Import the other one, which looks right?",
        "other": "Import the {number} others, which look right?",
    }
    ALL_THERE = "Nothing to import: the store holds every row already."
    DRY_RUN = "Nothing was imported: this was a dry run."
    ASK: ClassVar[dict[str, str]] = {
        "one": "Import 1 reading?",
        "other": "Import {number} readings?",
    }
    ASK_DOUBTED: ClassVar[dict[str, str]] = {
        "one": "1 figure looks wrong. {ask}",
        "other": "{number} figures look wrong. {ask}",
    }
    NEEDS_YES = (
        "nothing was imported: without a terminal to ask on, say --yes to import or --dry-run to "
        "look"
    )
    STOPPED = "nothing was imported"
    IMPORTING = "Importing"
    IMPORTED: ClassVar[dict[str, str]] = {
        "one": "Imported 1 reading.",
        "other": "Imported {number} readings.",
    }
    NUMBERS = "--numbers: {fault}"
    EXPORTED: ClassVar[dict[str, str]] = {
        "one": "{file}: 1 reading.",
        "other": "{file}: {number} readings.",
    }
    EXPORTED_HISTORY: ClassVar[dict[str, str]] = {
        "one": "{file}: 1 revision.",
        "other": "{file}: {number} revisions.",
    }


class Beginning:
    """A strategy begun in a folder."""

    NO_NAME = "the folder has no name; write a dot for this one"
    IS_FILE = "{place}: is a file; a folder is needed there"
    STORE_THERE = "{place}: a store is there already; nothing was changed"
    LINK_THERE = (
        "{place}: is a link, and what it leads to is not there; nothing was changed; mount what it "
        "leads to, or take the link away"
    )
    KEPT = "{place}: no store is there, but readings of one are kept; nothing was made:"
    KEPT_ANEW = "to start all the same, with none of them, say --anew"
    KEPT_ASK = "Put the first of these back?"
    KEPT_BACK = "{store}: {lines} put back from {path}."
    THERE = "{place}: is there already; nothing was changed"
    FOLDER_NOT_MADE = "{folder}: the folder cannot be made: {why}"
    NOT_WRITTEN = "{place}: not written: {why}"
    PLAN = "{plan}: a strategy to fill in."
    STORE = "{store}: an empty store."
    NEXT = "Next: write your indicators into {plan}, then look at them with:"
    NEXT_COMMAND = "  scorecard status --framework {plan}"
    DEMO_PLAN = "{plan}: the ICBL-CMC Strategy 2017\u20132021."
    DEMO_STORE = "{store}: its {number} readings, every edition a revision."
    DEMO_NEXT = "Next: scorecard status --framework {plan}"


class Manual:
    """What the manual page says beside the help of the commands; blank lines part paragraphs."""

    PURPOSE = "keeps a strategy honest: what is on track, what is off track, and why"
    HEADINGS: ClassVar[dict[str, str]] = {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "description": "DESCRIPTION",
        "options": "OPTIONS",
        "commands": "COMMANDS",
        "exit": "EXIT STATUS",
        "environment": "ENVIRONMENT",
        "files": "FILES",
        "see": "SEE ALSO",
    }
    SHARED = "Every command takes those that say where to look and how to print."
    EXITS: ClassVar[dict[str, str]] = {
        "0": "All is well, or what was asked for is done.",
        "1": "The plan, the data or the input is at fault; what and where stands on standard "
        "error.",
        "2": "The command was asked wrongly.",
        "128+N": "The signal with the number N ended it.",
    }
    VARIABLES: ClassVar[dict[str, str]] = {
        "SCORECARD_BY": "Who enters, where --by does not say it.",
        "SCORECARD_STATE": "The folder of this computer's copies and of what is typed and not "
        "saved.",
        "SCORECARD_CACHE": "The folder of checked plans; empty for none.",
        "SCORECARD_CONFIG": "The folder of what was chosen on the screens.",
        "VISUAL, EDITOR": "What comments are written in.",
        "NO_COLOR": "Where it is set, nothing is coloured.",
        "PGPASSFILE, PGSERVICEFILE": "Where a server's password and address are, as for psql.",
    }
    FILES: ClassVar[dict[str, str]] = {
        "indicators.toml": "The plan; scorecard reads it and never writes it.",
        "data/readings.jsonl": "The store: a line for each revision.",
        "data/evidence/": "The files that figures rest on.",
    }
    SEE = "man(1). The pages of the documentation stand in the folder docs of the project."
