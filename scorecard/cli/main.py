"""The command line: one table of commands, each loaded when it is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from scorecard import __version__
from scorecard.cli.console import say_aside
from scorecard.cli.options import Options, common_options
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.text import did_you_mean, nearest

# name: (module, attribute, help in one line). The help stands here so that `--help` need not
# load every command.
COMMANDS = {
    "status": ("status", "status", "The scorecard as text, or as JSON."),
    "show": ("show", "show", "One indicator, objective or goal: why, readings, history."),
    "record": ("record", "record", "Enter one reading, or revise one."),
    "retract": ("record", "retract", "Take a reading back, with a reason."),
    "judge": ("record", "judge", "Give a qualitative indicator its status, with a reason."),
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
    "import": ("transfer", "import_", "Take in readings from a CSV file, all or nothing."),
    "export": ("transfer", "export", "Write the readings as a CSV file."),
    "backup": ("care", "backup", "A dated copy of the data file, with its digest."),
    "restore": ("care", "restore", "Put back what a backup has and the data file lacks."),
    "verify": ("verify", "verify", "Hold file, this computer's copy and backups together."),
    "merge": ("care", "merge", "Take in another copy of the data file, by revision."),
    "accept": ("verify", "accept", "Enter a line that was edited by hand as a revision."),
    "forget": ("care", "forget", "Drop this computer's copy of the data file."),
    "init": ("init", "init", "Start a strategy of your own in a folder."),
    "demo": ("init", "demo", "Put the bundled example into a folder."),
    "schema": ("init", "schema", "The JSON Schema of indicators.toml, for editors."),
}


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; a fault is one line, never a traceback."""
    _prepare_streams()
    try:
        code = run_group(arguments)
        sys.stdout.flush()
    except (ScorecardError, OSError) as error:
        code = _refused(error)
    _drop_what_cannot_be_written()
    return code


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


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; an unknown name gets the nearest ones."""
        found = COMMANDS.get(cmd_name)
        if found is None:
            hint = did_you_mean(nearest(cmd_name, COMMANDS))
            raise click.UsageError(f'there is no command "{cmd_name}"{hint}', ctx)
        module, attribute, _ = found
        command = getattr(import_module(f"scorecard.cli.{module}"), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above says so
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, _, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", "-V", is_flag=True, help="Print the version.")
@click.option("--board", is_flag=True, help="Open the review, read-only, for a meeting.")
@common_options
@click.pass_context
def scorecard(ctx: click.Context, /, version: bool, board: bool, options: Options) -> None:
    """Keep a strategy honest: what is on track, what is off track, and why.

    Without a command, opens the scorecard on a terminal, and prints the status elsewhere.
    """
    if version:
        click.echo(f"scorecard {__version__}")
        return
    ctx.obj = options
    if ctx.invoked_subcommand is None:
        from scorecard.cli.open import open_or_print  # noqa: PLC0415 - commands do without

        open_or_print(options, board=board)
    elif board:
        raise UsageError("--board opens the screens, so it goes without a command")


def run_group(arguments: list[str]) -> int:
    """Run one command line and return its exit code; what click refuses is said here.

    Raises:
        ScorecardError: the plan, the data or the input is at fault.
        OSError: a file cannot be read or written.
    """
    try:
        result = scorecard.main(arguments, prog_name="scorecard", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "scorecard"
        say_aside(f"{error.format_message().rstrip('.')}\nsee: {command} --help")
        return 2
    except click.ClickException as error:
        say_aside(error.format_message())
        return 1
    except click.Abort:
        say_aside("stopped")
        return 1
    return result if isinstance(result, int) else 0
