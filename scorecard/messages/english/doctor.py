"""What `doctor` found: a label for each fact, and a sentence for whatever is wrong."""

from __future__ import annotations

from typing import ClassVar


class Doctor:
    """The findings on this computer; nothing of the strategy or of people stands in them."""

    PARTS: ClassVar[dict[str, str]] = {
        "tool": "The tool",
        "machine": "This computer",
        "terminal": "The terminal",
        "encodings": "Letters",
        "plan": "The plan",
        "store": "The store",
        "copy": "This computer's copy",
        "cache": "The cache of plans",
        "packages": "Packages",
    }
    FACTS: ClassVar[dict[str, str]] = {
        "version": "scorecard",
        "installed": "installed",
        "python": "Python",
        "program": "program",
        "virtual": "virtual environment",
        "system": "system",
        "distribution": "distribution",
        "container": "container",
        "processors": "processors",
        "input": "input",
        "output": "output",
        "errors": "errors",
        "size": "size",
        "term": "TERM",
        "window": "window",
        "within": "within",
        "remote": "over SSH",
        "colours": "colours",
        "no_colour": "NO_COLOR",
        "of_output": "of the output",
        "of_files": "of file names",
        "of_locale": "of the locale",
        "locale": "locale",
        "python_option": "PYTHONIOENCODING",
        "found": "found",
        "where": "where",
        "bytes": "bytes",
        "indicators": "indicators",
        "faults": "errors",
        "warnings": "warnings",
        "kind": "kind",
        "tls": "TLS",
        "link": "a link",
        "format": "format",
        "lines": "lines",
        "unreadable": "damaged lines",
        "foreign": "lines of others",
        "beside": "copies beside",
        "moved": "moved away",
        "writable": "may be written",
        "lock": "lock",
        "disk": "disk",
        "sync": "sync folder",
        "git": "in git",
        "free": "free MiB",
        "named": "named by a variable",
        "private": "private",
        "stores": "copies",
        "waiting": "only here",
        "lacking": "not here",
        "plans": "plans",
    }
    # Values that are words; whatever else is found stands as it is.
    VALUES: ClassVar[dict[str, str]] = {
        "file": "a file",
        "server": "a server",
        "terminal": "a terminal",
        "pipe": "a file or a pipe",
        "checkout": "from a checkout",
        "package": "as a package",
        "none": "none",
        "free": "free",
        "held": "held by a program",
        "impossible": "this disk has none",
        "unmade": "not made yet",
    }
    YES = "yes"
    NO = "no"
    UNKNOWN = "–"
    FACT = "  {label}  {value}"
    RIGHT = "Nothing is wrong."
    WRONG_HEAD: ClassVar[dict[str, str]] = {
        "one": "1 thing to look at:",
        "other": "{number} things to look at:",
    }
    WRONG: ClassVar[dict[str, str]] = {"error": "wrong: ", "warning": "note: "}

    SMALL = (
        "the window has {size}; the screens need 60 columns by 20 rows: make it larger, or use the "
        "commands"
    )
    DUMB = (
        "TERM says that the terminal can do nothing; the screens need another, such as "
        "TERM=xterm-256color"
    )
    NO_UNICODE = (
        "the terminal's encoding is {encoding}: marks and letters get stand-ins; choose a locale "
        "with UTF-8, such as LANG=C.UTF-8"
    )
    OLD_PACKAGE = (
        "{package} is {version}, and scorecard needs {needs}: install scorecard anew, with "
        "constraints.txt"
    )
    NO_PACKAGE = "{package} is not installed, and scorecard needs it: install scorecard anew"
    PLAN_UNREADABLE = (
        "the plan cannot be read, or nothing in it is of use: scorecard check says where and why"
    )
    PLAN_FAULTS: ClassVar[dict[str, str]] = {
        "one": "the plan has 1 error: scorecard check names it",
        "other": "the plan has {number} errors: scorecard check names them",
    }
    STORE_SETTING = (
        "what names the store, --data or [records] store, is no address of a server that can be "
        "used: scorecard check says why"
    )
    STORE_MISSING = (
        "there is no store beside the plan: scorecard status names what is kept of one, scorecard "
        "init makes an empty one"
    )
    STORE_UNREADABLE = (
        "the store cannot be read: scorecard check says why, docs/store.md what to do"
    )
    SERVER_AWAY = (
        "the server's store cannot be read: scorecard status says why; docs/server.md says what "
        "each answer means"
    )
    NO_LIBRARY = "the store is on a server, and psycopg is not installed: scorecard[postgres]"
    UNREADABLE_LINES: ClassVar[dict[str, str]] = {
        "one": "1 line of the store is damaged and does not count: scorecard check names it",
        "other": "{number} lines of the store are damaged and do not count: scorecard check "
        "names them",
    }
    FOREIGN_LINES: ClassVar[dict[str, str]] = {
        "one": "1 line of another store is in the file and does not count: scorecard check names "
        "it",
        "other": "{number} lines of another store are in the file and do not count: scorecard "
        "check names them",
    }
    BESIDE: ClassVar[dict[str, str]] = {
        "one": "a sync program left 1 copy beside the store; its lines are taken in, and scorecard "
        "check says whether it can go",
        "other": "sync programs left {number} copies beside the store; their lines are taken in, "
        "and scorecard check says whether they can go",
    }
    MOVED = "the store went elsewhere, and nothing is added here: scorecard status says where to"
    NOT_WRITABLE = (
        "the store may not be written, so nothing can be entered: ask for the right to write to "
        "its folder"
    )
    HELD = "another program holds the store's lock: wait for its save, or end it"
    NO_LOCKS = (
        "the disk knows no locks: two who save at once may have to be settled later; scorecard "
        "check says so"
    )
    FULL = "the disk has {free} MiB free: make room before something is entered"
    LACKS: ClassVar[dict[str, str]] = {
        "one": "1 line is on this computer only: scorecard status brings it to the store, or says "
        "what is in the way",
        "other": "{number} lines are on this computer only: scorecard status brings them to the "
        "store, or says what is in the way",
    }
    OTHERS: ClassVar[dict[str, str]] = {
        "one": "another store was here before, and this computer has what it held: scorecard "
        "status says what to do",
        "other": "{number} other stores were here before, and this computer has what they held: "
        "scorecard status says what to do",
    }
    COPY_UNREADABLE = (
        "this computer's copy cannot be read: see who may read its folder, or name another with "
        "SCORECARD_STATE"
    )
    COPY_NOT_WRITABLE = (
        "this computer's copies cannot be written, so nothing can be entered: see who may write to "
        "the folder, or name another with SCORECARD_STATE"
    )
    COPY_NOT_PRIVATE = (
        "others may write to the folder of this computer's copies: take that right away, or name "
        "another with SCORECARD_STATE"
    )
    CACHE_OF_NO_USE = (
        "others may write to the cache, or you may not: it is not used, and every command reads "
        "the plan anew; SCORECARD_CACHE names another folder"
    )
