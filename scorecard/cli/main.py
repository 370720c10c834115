"""The command line: one table of commands, each loaded when it is asked for."""

from __future__ import annotations

import os
import sys

from scorecard.cli.direct import plain_status
from scorecard.model.fault import ScorecardError, UsageError

# name: (module, attribute, help in one line). The help stands here so that `--help` need not
# load every command.
COMMANDS = {
    "status": ("status", "status", "The scorecard as text, or as JSON."),
    "show": ("show", "show", "One indicator, objective or goal: why, readings, history."),
    "record": ("record", "record", "Enter one reading, or revise one."),
    "retract": ("retract", "retract", "Take a reading back, with a reason."),
    "judge": ("judge", "judge", "Give a qualitative indicator its status, with a reason."),
    "comment": ("comment", "comment", "The narrative for an indicator, objective or goal."),
    "priority": ("priority", "priority", "What the board set itself for a year."),
    "decision": ("decision", "decision", "What meetings decided: who, by when, done."),
    "close": ("close", "close", "Close a year when the board has approved."),
    "reopen": ("close", "reopen", "Open a closed year again, with a reason."),
    "compare": ("compare", "compare", "What each published method says, side by side."),
    "due": ("due", "due", "What is still to do for a year: readings, comments, priorities."),
    "history": ("history", "history", "Every revision: who, when, from what to what, why."),
    "check": ("check", "check", "Every fault of the plan and the data, by file and line."),
    "changes": ("changes", "changes", "What changed between two years or two days."),
    "report": ("report", "report", "The progress report of a year, as Markdown."),
    "import": ("import_", "import_", "Take in readings from a CSV file, all or nothing."),
    "export": ("export", "export", "Write the readings as a CSV file."),
    "backup": ("backup", "backup", "A dated copy of the data file, with its digest."),
    "restore": ("restore", "restore", "Put back what a backup has and the data file lacks."),
    "verify": ("verify", "verify", "Hold file, this computer's copy and backups together."),
    "merge": ("merge", "merge", "Take in another copy of the data file, by revision."),
    "accept": ("accept", "accept", "Enter a line that was edited by hand as a revision."),
    "forget": ("forget", "forget", "Drop this computer's copy of the data file."),
    "init": ("init", "init", "Start a strategy of your own in a folder."),
    "demo": ("init", "demo", "Put the bundled example into a folder."),
    "schema": ("schema", "schema", "The JSON Schema of indicators.toml, for editors."),
}


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; a fault is one line, never a traceback."""
    _prepare_streams()
    try:
        code = _answer(arguments)
        sys.stdout.flush()
    except (ScorecardError, OSError) as error:
        code = _refused(error)
    _drop_what_cannot_be_written()
    return code


def _answer(arguments: list[str]) -> int:
    direct = plain_status(arguments)
    if direct is None:
        from scorecard.cli.group import run_group  # noqa: PLC0415 - loads click

        return run_group(arguments)
    from scorecard.cli.standing import print_status  # noqa: PLC0415 - loads when used

    print_status(*direct)
    return 0


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets a stand-in, not a crash.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _drop_what_cannot_be_written() -> None:
    """Drop what a full disk or a reader who left did not take; the interpreter would complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _refused(error: ScorecardError | OSError) -> int:
    """Say what went wrong and return the exit code for it."""
    from scorecard.cli.console import say_aside  # noqa: PLC0415 - only for a fault

    match error:
        case ScorecardError():
            for fault in error.faults:
                say_aside(str(fault))
            return 2 if isinstance(error, UsageError) else 1
        case BrokenPipeError():
            return 0  # the reader (head, less) has seen enough
        case OSError():
            name = f"{error.filename}: " if error.filename else ""
            say_aside(f"{name}{(error.strerror or str(error)).lower()}")
    return 1
