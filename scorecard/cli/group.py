"""The command line as click reads it: the options before a command, and the command's own."""

from __future__ import annotations

from importlib import import_module

import click

from scorecard.cli.console import say_aside
from scorecard.cli.main import COMMANDS
from scorecard.cli.options import Asked, common_options
from scorecard.model.fault import UsageError
from scorecard.model.nearest import did_you_mean, nearest


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
def scorecard(ctx: click.Context, /, version: bool, board: bool, asked: Asked) -> None:
    """Keep a strategy honest: what is on track, what is off track, and why.

    Without a command, opens the scorecard on a terminal, and prints the status elsewhere.
    """
    if version:
        from scorecard import __version__  # noqa: PLC0415 - asked for here alone

        click.echo(f"scorecard {__version__}")
        return
    ctx.obj = asked
    if ctx.invoked_subcommand is None:
        from scorecard.cli.open import open_or_print  # noqa: PLC0415 - commands do without

        open_or_print(asked, board=board)
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
