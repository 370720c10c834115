"""The command line: one table of commands, each loaded when it is asked for."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from importlib import import_module
from itertools import zip_longest
from typing import Any

import click

from scorecard import __version__
from scorecard.cli.console import drop_unwritten, prepare_streams, say, say_aside
from scorecard.cli.options import BY, Options, changed, common_options
from scorecard.cli.spoken import Context, refused
from scorecard.messages.catalogue import did_you_mean, languages, prefer, preferred, use, words
from scorecard.model.fault import ScorecardError, UsageError
from scorecard.model.text import nearest
from scorecard.signals import exit_code

# name: (module, attribute). A command's module, with the libraries that it alone needs (Jinja2,
# Rich, TinyDB's way of writing), is imported when the command is called; `open` is what goes
# without a command, and imports Textual where a screen can be drawn.
COMMANDS = {
    "status": ("status", "status"),
    "show": ("show", "show"),
    "record": ("record", "record"),
    "retract": ("record", "retract"),
    "judge": ("record", "judge"),
    "comment": ("comment", "comment"),
    "priority": ("priority", "priority"),
    "decision": ("decision", "decision"),
    "close": ("close", "close"),
    "reopen": ("close", "reopen"),
    "compare": ("compare", "compare"),
    "due": ("due", "due"),
    "history": ("history", "history"),
    "check": ("check", "check"),
    "pin": ("pin", "pin"),
    "changes": ("changes", "changes"),
    "report": ("report", "report"),
    "page": ("page", "page"),
    "portfolio": ("portfolio", "portfolio"),
    "serve": ("serve", "serve"),
    "import": ("transfer", "import_"),
    "export": ("export", "export"),
    "sheet": ("sheet", "sheet"),
    "backup": ("care", "backup"),
    "restore": ("care", "restore"),
    "verify": ("verify", "verify"),
    "merge": ("care", "merge"),
    "accept": ("verify", "accept"),
    "dismiss": ("verify", "dismiss"),
    "forget": ("care", "forget"),
    "move": ("move", "move"),
    "init": ("init", "init"),
    "demo": ("init", "demo"),
    "schema": ("init", "schema"),
    "doctor": ("doctor", "doctor"),
    "man": ("man", "man"),
}


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; a fault is one line, never a traceback."""
    prepare_streams()
    if preferred() is not None:  # of the command before, where one process runs several
        prefer(None)
        use()
    _speak(arguments)
    try:
        code = run_group(arguments)
        sys.stdout.flush()
    except (ScorecardError, OSError) as error:
        code = _refused(error)
    except KeyboardInterrupt as stop:
        code = _stopped(stop)
    drop_unwritten()
    return code


def _speak(arguments: list[str]) -> None:
    """Have all of a command line answered in the language that it asks for, its help included."""
    for text, after in zip_longest(arguments, arguments[1:], fillvalue=""):
        name, has_value, value = text.partition("=")
        code = (value if has_value else after).strip().lower()
        if name == "--language" and code in languages():
            prefer(code)
            use()


def _stopped(stop: click.Abort | KeyboardInterrupt, done: str = "") -> int:
    """Say what a command that was broken off has done, and return the exit code for it.

    Args:
        stop: a signal, or an answer that was refused.
        done: what is changed, in words.
    """
    with suppress(OSError, ValueError):  # a stream of a test's own has no descriptor
        # Nothing waits for a reader any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if sys.stderr.isatty():
        say_aside("")  # below the ^C
    said = words.Commands
    say_aside(said.STOPPED_DONE.format(done=done) if done else said.STOPPED)
    if done:
        return 0
    signal = stop.__context__ if isinstance(stop, click.Abort) else stop
    return exit_code(signal) if isinstance(signal, KeyboardInterrupt) else 1


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

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; an unknown name gets the nearest ones."""
        found = COMMANDS.get(cmd_name)
        if found is None:
            if ctx.resilient_parsing:  # a shell completes what is typed, and shows no fault
                return None
            hint = did_you_mean(nearest(cmd_name, COMMANDS))
            raise click.UsageError(words.Commands.UNKNOWN.format(name=cmd_name, hint=hint), ctx)
        module, attribute = found
        command: click.Command = getattr(import_module(f"scorecard.cli.{module}"), attribute)
        describe(command, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; where it is broken off, what is said and the exit code tell what is so."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort) as stop:
            return _stopped(stop, changed(ctx))
        except OSError as error:
            done = changed(ctx)
            drop_unwritten()
            if not done:
                return _refused(error)
            why = (error.strerror or str(error)).lower()
            say_aside(words.Commands.DONE_UNSAID.format(done=done, why=why))
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section(words.Usage.HEADINGS["Commands"]):
            formatter.write_dl(list(words.CommandHelp.LINES.items()))


def describe(command: click.Command, path: str) -> None:
    """Give a command, its options and its own commands the help the catalogue has for them."""
    said = words.CommandHelp
    command.help, command.short_help = said.TEXTS[path], said.LINES.get(path)
    command.context_class = Context
    group, _, _ = path.partition(" ")
    texts = {**said.OPTIONS, **said.OWN.get(group, {}), **said.OWN.get(path, {})}
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = texts[parameter.opts[0]]
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            describe(part, f"{path} {name}")


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", "-V", is_flag=True)
@click.option("--board", is_flag=True)
@click.option("--minutes", is_flag=True)
@click.option("--since-meeting", is_flag=False, flag_value="", metavar="[DATE]")
@BY
@common_options
@click.pass_context
def scorecard(
    ctx: click.Context,
    /,
    version: bool,
    board: bool,
    minutes: bool,
    since_meeting: str | None,
    by: str | None,
    options: Options,
) -> None:
    """Keep a strategy honest: what is on track, what is off track, and why."""
    if version:
        say([words.Commands.VERSION.format(version=__version__)])
        return
    ctx.obj = options
    if since_meeting is not None and not (board or minutes):
        raise UsageError(words.Commands.SINCE_NEEDS_BOARD)
    if ctx.invoked_subcommand is None:
        opens, meets = import_module("scorecard.cli.open"), board or minutes
        opens.open_or_print(
            options, board=meets, minutes=minutes, since_meeting=since_meeting, by=by
        )
    elif board or minutes:
        said, named = words.Commands.BOARD_ALONE, "--minutes" if minutes else "--board"
        raise UsageError(said.format(option=named))
    elif by is not None:
        raise UsageError(words.Commands.BY_ALONE)


def _twin(error: click.UsageError) -> str:
    """Name the option that does here what an unknown one does elsewhere; "" for another fault."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None:
        return ""
    twin = words.Commands.OPTION_TWINS.get(error.option_name, "")
    if not any(twin in option.opts for option in error.ctx.command.params):
        return ""
    what = words.Usage.NO_OPTION.format(option=error.option_name, hint="")
    said: str = words.Commands.OPTION_HERE.format(what=what, option=twin)
    return said


def _year_left_over(error: click.UsageError) -> str:
    """Say how a year is named that stands where a command takes no words; "" for others."""
    year = re.search(r"\(((?:19|20|21)\d\d)\)", error.message)
    if year is None or error.ctx is None:
        return ""
    params = error.ctx.command.params
    takes_words = any(isinstance(each, click.Argument) for each in params)
    if takes_words or not any("--year" in option.opts for option in params):
        return ""
    said: str = words.Commands.YEAR_HERE.format(year=year[1])
    return said


def run_group(arguments: list[str]) -> int:
    """Run one command line and return its exit code; what click refuses is said here.

    Raises:
        ScorecardError: the plan, the data or the input is at fault.
        OSError: a file cannot be read or written.
    """
    describe(scorecard, "")
    try:
        result = scorecard.main(arguments, prog_name="scorecard", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "scorecard"
        what = _twin(error) or _year_left_over(error) or refused(error)
        say_aside(words.Commands.SEE_HELP.format(what=what, command=command))
        return 2
    except click.ClickException as error:
        say_aside(error.format_message())
        return 1
    except SystemExit:
        return 0  # how click answers a reader (head, less) who has seen enough
    except (click.Abort, KeyboardInterrupt) as stop:
        return _stopped(stop)
    return result if isinstance(result, int) else 0
